//! Footnotes: which are referred to, their numbers and anchors, and the list at the end of a page.
//!
//! Always holds: numbers follow the order in which readers meet the references; notes that are referred to
//! only from other notes come after them, and those that nothing refers to come last.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::fmt::Write;

use super::escape;
use super::facts::Footnote;
use super::heading::Ids;
use super::host::Host;
use super::slug::slug;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::Span;
use crate::diagnostic::text;

pub(super) static UNDEFINED_FOOTNOTE: Code = Code::error(
    "undefined-footnote",
    "`[^name]` refers to a footnote that the page does not have. Add `[^name]: text` on a line of its own; if it is \
     no footnote, write `\\[^name]`.",
);
pub(super) static UNUSED_FOOTNOTE: Code = Code::lint(
    "unused-footnote",
    Severity::Warning,
    "A footnote is defined but nothing refers to it, so it stands last, without a way back. Write \
     `[^name]` where it belongs.",
);
pub(super) static REPEATED_FOOTNOTE: Code = Code::error(
    "repeated-footnote",
    "Two footnotes of a page have the same name, so that only the first would be shown. Give one another name.",
);

/// References and definitions as they are met.
#[derive(Default)]
pub(super) struct Footnotes {
    definitions: Vec<(String, Span)>,
    by_key: BTreeMap<String, usize>,
    /// The definition that each reference stands in, if it does, and the key it refers to.
    references: Vec<(Option<usize>, String)>,
    inside: Vec<usize>,
}

/// What names are compared by.
pub(super) fn key(name: &str) -> String {
    name.to_lowercase()
}

impl Footnotes {
    pub(super) fn begin(&mut self, name: &str, span: Span, found: &mut Diagnostics) {
        let number = self.definitions.len();
        self.inside.push(number);
        if let Some(first) = self.by_key.get(&key(name)) {
            let fault = text!("the footnote `[^{name}]` is defined twice", name);
            let first = self.definitions[*first].1;
            found.push(
                Diagnostic::new(&REPEATED_FOOTNOTE, fault)
                    .at(span)
                    .related(first, text!("it is defined here first")),
            );
        } else {
            self.by_key.insert(key(name), number);
        }
        self.definitions.push((name.to_owned(), span));
    }

    pub(super) fn end(&mut self) {
        self.inside.pop();
    }

    pub(super) fn refer(&mut self, name: &str) {
        self.references.push((self.inside.last().copied(), key(name)));
    }

    /// The notes in the order of their numbers.
    pub(super) fn finish(self, ids: &mut Ids, found: &mut Diagnostics) -> Vec<Footnote> {
        let mut inside: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for (container, key) in &self.references {
            if let Some(definition) = self.by_key.get(key) {
                inside.entry(*container).or_default().push(*definition);
            }
        }
        let mut times: BTreeMap<usize, usize> = BTreeMap::new();
        let mut order = Vec::new();
        let mut containers = VecDeque::from([None]);
        for root in 0..=self.definitions.len() {
            while let Some(container) = containers.pop_front() {
                for definition in inside.remove(&container).unwrap_or_default() {
                    *times.entry(definition).or_insert(0) += 1;
                    if times[&definition] == 1 {
                        order.push(definition);
                        containers.push_back(Some(definition));
                    }
                }
            }
            // Notes that nothing leads to come last, so that nothing is lost.
            if self.is_first(root) && !times.contains_key(&root) {
                times.insert(root, 0);
                order.push(root);
                containers.push_back(Some(root));
                found.push(self.unused(root));
            }
        }
        let note = |definition: &usize| {
            let name = &self.definitions[*definition].0;
            let slug = slug(name);
            let id = ids.take(&format!("fn-{slug}"));
            let times = times.get(definition).copied().unwrap_or_default();
            let references = (0..times).map(|_| ids.take(&format!("fnref-{slug}"))).collect();
            Footnote { name: name.clone(), id, references }
        };
        order.iter().map(note).collect()
    }

    /// Whether a definition is the first of its name.
    fn is_first(&self, number: usize) -> bool {
        let name = self.definitions.get(number).map(|(name, _)| key(name));
        name.is_some_and(|key| self.by_key.get(&key) == Some(&number))
    }

    fn unused(&self, number: usize) -> Diagnostic {
        let (name, span) = &self.definitions[number];
        Diagnostic::new(&UNUSED_FOOTNOTE, text!("nothing refers to the footnote `[^{name}]`", name))
            .at(*span)
            .hint(text!("write `[^{name}]` where it belongs, or take the footnote out", name))
    }
}

/// The finding about a reference without a footnote.
pub(super) fn undefined(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&UNDEFINED_FOOTNOTE, text!("there is no footnote `[^{name}]`", name))
        .at(span)
        .hint(text!(
            "`[^{name}]: text` on a line of its own, or `\\[^{name}]` if it is no footnote",
            name
        ))
}

/// Writes a reference: the number of the note, which leads to it.
pub(super) fn write_reference(html: &mut String, notes: &[Footnote], note: usize, time: usize) {
    let Some(footnote) = notes.get(note) else { return };
    html.push_str("<sup class=\"footnote-reference\"><a");
    if let Some(id) = footnote.references.get(time) {
        html.push_str(" id=\"");
        escape::attribute(html, id);
        html.push('"');
    }
    html.push_str(" href=\"#");
    escape::attribute(html, &footnote.id);
    let _ = write!(html, "\" role=\"doc-noteref\">{}</a></sup>", note + 1);
}

/// Writes the notes, given the HTML of each, with links back to their references.
pub(super) fn write_section(
    html: &mut String,
    notes: &[Footnote],
    texts: &[String],
    host: &dyn Host,
) {
    if notes.is_empty() {
        return;
    }
    html.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
    escape::attribute(html, &host.word("footnotes"));
    html.push_str("\">\n<ol>\n");
    let back = host.word("footnote-back");
    for (footnote, text) in notes.iter().zip(texts) {
        html.push_str("<li id=\"");
        escape::attribute(html, &footnote.id);
        html.push_str("\">");
        // The links stand on the last line of the note, if that is a paragraph.
        let (text, end) =
            text.strip_suffix("</p>\n").map_or((text.as_str(), ""), |text| (text, "</p>"));
        html.push_str(text);
        for (time, id) in footnote.references.iter().enumerate() {
            write_back_link(html, id, &back, time + 1);
        }
        html.push_str(end);
        html.push_str("</li>\n");
    }
    html.push_str("</ol>\n</section>\n");
}

fn write_back_link(html: &mut String, id: &str, back: &str, time: usize) {
    html.push_str(" <a href=\"#");
    escape::attribute(html, id);
    html.push_str("\" role=\"doc-backlink\" aria-label=\"");
    escape::attribute(html, back);
    if time > 1 {
        let _ = write!(html, " {time}\">↩<sup>{time}</sup></a>");
    } else {
        html.push_str("\">↩</a>");
    }
}

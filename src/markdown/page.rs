//! The Markdown of a page: its body, and the fields that hold some.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Body;
use super::parse;
use super::parse_inline;
use crate::content::Data;
use crate::content::Entry;
use crate::content::Value;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;

/// What the Markdown of a page holds.
#[derive(Clone, Default, Debug)]
pub struct PageText {
    /// The body; none for a page that is made without a file.
    pub body: Option<Body>,
    /// The fields of the type `markdown`, by where their value stands.
    pub fields: BTreeMap<Span, Body>,
}

impl PageText {
    /// The body and the fields, in the order in which readers meet them.
    pub fn bodies(&self) -> impl Iterator<Item = &Body> {
        self.body.iter().chain(self.fields.values())
    }

    /// Whether a link can lead to this id: that of a heading or a footnote.
    pub fn has_id(&self, id: &str) -> bool {
        self.body.iter().any(|body| {
            body.headings.iter().any(|heading| heading.id == id)
                || body
                    .footnotes
                    .iter()
                    .any(|note| note.id == id || note.references.iter().any(|own| own == id))
        })
    }
}

/// Reads the Markdown of all entries, each on its own; the texts are in the order of the entries.
pub fn parse_all(entries: &[Entry], found: &mut Diagnostics) -> Vec<PageText> {
    let read: Vec<(PageText, Diagnostics)> = entries
        .par_iter()
        .map(|entry| {
            let mut found = Diagnostics::default();
            (read(entry, &mut found), found)
        })
        .collect();
    let mut texts = Vec::new();
    for (text, findings) in read {
        found.extend(findings);
        texts.push(text);
    }
    texts
}

fn read(entry: &Entry, found: &mut Diagnostics) -> PageText {
    let mut text = PageText::default();
    if let Some(file) = entry.file {
        text.body = Some(parse(file, &entry.text, entry.body.clone(), found));
    }
    for value in entry.fields.iter().flatten() {
        gather(value, &mut text.fields, found);
    }
    text
}

fn gather(value: &Value, fields: &mut BTreeMap<Span, Body>, found: &mut Diagnostics) {
    match &value.data {
        Data::Markdown(text) => {
            fields.insert(value.span, parse_inline(text, value.span, found));
        }
        Data::List(values) => values.iter().for_each(|value| gather(value, fields, found)),
        Data::Record(values) => {
            values.iter().flatten().for_each(|value| gather(value, fields, found))
        }
        _ => {}
    }
}

//! For someone on GitHub who sees no terminal: all findings as Markdown, each with a link to its line in the web editor.
//!
//! Always holds: what a file says is text here and never markup; the whole stays far below what GitHub takes, with a line
//! that says how many findings are left out.

mod markdown;

use std::cmp::Reverse;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Position;
use crate::diagnostic::Severity;
use crate::diagnostic::Span;
use crate::diagnostic::Texts;
use crate::path;
use markdown::plain;
use markdown::raised;
use markdown::sentence;

/// GitHub refuses more than 1 MiB of a step.
const LIMIT: usize = 256 * 1024;

/// Where a branch is edited in the browser.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Editor {
    /// The address below which files are edited; ends in `/`.
    base: String,
}

impl Editor {
    /// The editor of a branch of a repository (`https://github.com/OWNER/REPO`) and, if the site is not at its root, of a folder.
    pub fn of(repository: &str, branch: &str, folder: &str) -> Self {
        let mut base = format!("{repository}/edit/{}/", path::escaped(branch));
        if !folder.is_empty() {
            base.push_str(&format!("{}/", path::escaped(folder)));
        }
        Self { base }
    }

    /// The address at which a file is edited, at a line if one is known.
    fn address(&self, file: &str, line: Option<usize>) -> String {
        let line = line.map(|line| format!("#L{line}")).unwrap_or_default();
        format!("{}{}{line}", self.base, path::escaped(file))
    }
}

/// All findings by file, errors first, after one sentence on the whole. Where all is well, there is only the sentence.
pub fn summary(
    found: &Diagnostics,
    texts: &impl Texts,
    editor: Option<&Editor>,
    said: &str,
) -> String {
    if found.is_empty() {
        return format!("All is well: {}.\n", plain(said));
    }
    let said = if said.is_empty() { String::new() } else { format!("{}.\n\n", raised(said)) };
    let mut told = format!("## {}\n\n{said}", found.counts());
    let mut left_out = 0;
    for group in groups(found) {
        let mut heading = Some(heading(group[0], texts, editor));
        for one in group {
            let item = item(one, texts, editor);
            if left_out > 0 || told.len() + item.len() > LIMIT {
                left_out += 1;
                continue;
            }
            told.extend(heading.take());
            told.push_str(&item);
        }
    }
    if left_out > 0 {
        told.push_str(&format!(
            "\n**Left out here: {left_out} more.** The log of this run has them, and `jubilee check` tells them all.\n"
        ));
    }
    told
}

/// Findings by file: files with errors first, and in each its errors first; otherwise in order.
fn groups(found: &Diagnostics) -> Vec<Vec<&Diagnostic>> {
    let all: Vec<&Diagnostic> = found.iter().collect();
    let file = |one: &Diagnostic| one.span.map(|span| span.file);
    let mut groups: Vec<Vec<&Diagnostic>> =
        all.chunk_by(|a, b| file(a) == file(b)).map(<[_]>::to_vec).collect();
    for group in &mut groups {
        group.sort_by_key(|one| one.severity);
    }
    groups.sort_by_key(|group| Reverse(group[0].severity == Severity::Error));
    groups
}

fn heading(one: &Diagnostic, texts: &impl Texts, editor: Option<&Editor>) -> String {
    let Some(span) = one.span else { return "\n### In no single file\n\n".to_owned() };
    let path = texts.path(span.file);
    let editor = editor.filter(|_| texts.is_own(span.file));
    match editor {
        Some(editor) => format!("\n### [{}]({})\n\n", plain(path), editor.address(path, None)),
        None => format!("\n### {}\n\n", plain(path)),
    }
}

/// A finding as a sentence, and below it its other places, its circumstances, and what to type.
fn item(one: &Diagnostic, texts: &impl Texts, editor: Option<&Editor>) -> String {
    let severity = match one.severity {
        Severity::Error => "**Error**",
        Severity::Warning => "Warning",
    };
    let place = one.span.and_then(|span| line(span, texts, editor));
    let place = place.map(|line| format!(" in {line}")).unwrap_or_default();
    let mut item = format!(
        "- {severity}{place}: {} (<code>{}</code>)\n",
        sentence(&one.message),
        one.code.name
    );
    for (span, what) in &one.related {
        let path = plain(texts.path(span.file));
        let line = line(*span, texts, editor).map(|line| format!(", {line}")).unwrap_or_default();
        item.push_str(&format!("  - {}: {path}{line}\n", sentence(what)));
    }
    for more in one.notes.iter().chain(&one.hints) {
        item.push_str(&format!("  - {}\n", sentence(more)));
    }
    item
}

/// The line of a place, linked to the editor; nothing for a file as a whole.
fn line(span: Span, texts: &impl Texts, editor: Option<&Editor>) -> Option<String> {
    let text = texts.text(span.file).filter(|_| span != Span::file(span.file))?;
    let line = Position::of(text, span.range().start).line;
    Some(match editor.filter(|_| texts.is_own(span.file)) {
        Some(editor) => {
            format!("[line {line}]({})", editor.address(texts.path(span.file), Some(line)))
        }
        None => format!("line {line}"),
    })
}

#[cfg(test)]
mod tests;

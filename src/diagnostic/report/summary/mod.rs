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
use crate::diagnostic::Words;
use crate::diagnostic::text;
use crate::lang;
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

/// All findings in words of one language, by file, errors first, after one sentence on the whole. Where all is well, there is only the sentence.
pub fn summary(
    found: &Diagnostics,
    texts: &impl Texts,
    words: &Words,
    editor: Option<&Editor>,
    said: &str,
) -> String {
    if found.is_empty() {
        let well = words.report(&text!("all is well: {said}", said = plain(said)));
        return format!("{}.\n", lang::raised(&well));
    }
    let said = if said.is_empty() { String::new() } else { format!("{}.\n\n", raised(said)) };
    let mut told = format!("## {}\n\n{said}", words.counts(found.counts()));
    let mut left_out = 0;
    for group in groups(found) {
        let mut heading = Some(heading(group[0], texts, words, editor));
        for one in group {
            let item = item(one, texts, words, editor);
            if left_out > 0 || told.len() + item.len() > LIMIT {
                left_out += 1;
                continue;
            }
            told.extend(heading.take());
            told.push_str(&item);
        }
    }
    if left_out > 0 {
        let more = words.report(&text!("left out here: {left_out} more", left_out));
        let whole = text!("the log of this run has them, and `jubilee check` tells them all");
        let whole = sentence(&lang::raised(&words.report(&whole)));
        told.push_str(&format!("\n**{}.** {whole}.\n", lang::raised(&more)));
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

fn heading(one: &Diagnostic, texts: &impl Texts, words: &Words, editor: Option<&Editor>) -> String {
    let Some(span) = one.span else {
        return format!("\n### {}\n\n", lang::raised(&words.report(&text!("in no single file"))));
    };
    let path = texts.path(span.file);
    let editor = editor.filter(|_| texts.is_own(span.file));
    match editor {
        Some(editor) => format!("\n### [{}]({})\n\n", plain(path), editor.address(path, None)),
        None => format!("\n### {}\n\n", plain(path)),
    }
}

/// A finding as a sentence, and below it its other places, its circumstances, and what to type.
fn item(one: &Diagnostic, texts: &impl Texts, words: &Words, editor: Option<&Editor>) -> String {
    let told = words.tell(one);
    let level = match one.severity {
        Severity::Error => format!("**{}**", lang::raised(&told.level)),
        Severity::Warning => lang::raised(&told.level),
    };
    let line = |span: Span| {
        let number = number(span, texts)?;
        let line = words.around(one, &text!("line {number}", number));
        let editor = editor.filter(|_| texts.is_own(span.file));
        let path = texts.path(span.file);
        Some(editor.map_or_else(
            || line.clone(),
            |editor| format!("[{line}]({})", editor.address(path, Some(number))),
        ))
    };
    let start = match one.span.and_then(line) {
        Some(place) => words.around(one, &text!("{level} in {place}", level, place)),
        None => level,
    };
    let mut item =
        format!("- {start}: {} (<code>{}</code>)\n", sentence(&told.message), one.code.name);
    for (span, what) in &told.related {
        let path = plain(texts.path(span.file));
        let line = line(*span).map(|line| format!(", {line}")).unwrap_or_default();
        item.push_str(&format!("  - {}: {path}{line}\n", sentence(what)));
    }
    for more in told.notes.iter().chain(&told.hints) {
        item.push_str(&format!("  - {}\n", sentence(more)));
    }
    item
}

/// The number of the line of a place; nothing for a file as a whole.
fn number(span: Span, texts: &impl Texts) -> Option<usize> {
    let text = texts.text(span.file).filter(|_| span != Span::file(span.file))?;
    Some(Position::of(text, span.range().start).line)
}

#[cfg(test)]
mod tests;

//! Findings as open pages show them: what is wrong, where, the line with a caret, and what to type instead.

use serde::Serialize;

use crate::diagnostic::Counts;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Position;
use crate::diagnostic::Span;
use crate::diagnostic::Texts;
use crate::diagnostic::Words;
use crate::diagnostic::report;
use crate::diagnostic::report::Format;
use crate::diagnostic::report::Paint;

/// How many findings a page shows; nobody reads more.
const MOST: usize = 100;

/// All findings, in words of one language.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Debug)]
pub(super) struct Shown {
    /// The language, as a BCP 47 tag.
    lang: &'static str,
    findings: Vec<One>,
    errors: usize,
    warnings: usize,
    /// How many there are, in words.
    counted: String,
    /// How many warnings there are, in words.
    counted_warnings: String,
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Serialize, Debug)]
struct One {
    severity: &'static str,
    code: &'static str,
    /// The severity in words.
    level: String,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    snippet: String,
    /// What is said before a note, and before a hint.
    note: String,
    help: String,
    notes: Vec<String>,
    hints: Vec<String>,
}

/// Findings, in their order, for pages; errors first, should there be more than a page shows.
pub(super) fn shown(found: &Diagnostics, texts: &impl Texts, words: &Words) -> Shown {
    let counts = found.counts();
    let mut first: Vec<&Diagnostic> = found.iter().collect();
    first.sort_by_key(|finding| finding.severity);
    Shown {
        lang: words.tongue().tag(),
        findings: first.into_iter().take(MOST).map(|finding| one(finding, texts, words)).collect(),
        errors: counts.errors,
        warnings: counts.warnings,
        counted: words.counts(counts),
        counted_warnings: words.counts(Counts { errors: 0, ..counts }),
    }
}

fn one(finding: &Diagnostic, texts: &impl Texts, words: &Words) -> One {
    let place = finding.span.and_then(|span| {
        let text = texts.text(span.file).filter(|_| span != Span::file(span.file))?;
        Some(Position::of(text, span.range().start))
    });
    let told = words.tell(finding);
    One {
        severity: finding.severity.name(),
        code: finding.code.name,
        level: told.level,
        message: told.message,
        file: finding.span.map(|span| texts.path(span.file).to_owned()),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        snippet: snippet(finding, texts, words),
        note: told.note,
        help: told.help,
        notes: told.notes,
        hints: told.hints,
    }
}

/// The lines of the report that quote the file.
fn snippet(finding: &Diagnostic, texts: &impl Texts, words: &Words) -> String {
    let mut alone = Diagnostics::default();
    alone.push(finding.clone());
    let report = report::write(&alone, texts, words, Format::Human, Paint::Plain);
    let is_quoted = |line: &&str| {
        let behind = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        behind.trim_start().starts_with('|')
    };
    report.lines().filter(is_quoted).collect::<Vec<_>>().join("\n")
}

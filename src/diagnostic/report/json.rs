//! For programs: one JSON object a line.
//!
//! `message`, `label`, `notes` and `hints` are in the language that was asked for; all else is the same in each.
//!
//! Keys: `code`, `severity`, `message`, `values` (the values in the message, by name), `file`, `line`, `column`,
//! `end_line`, `end_column` (from 1, in characters), `start`, `end` (from 0, in bytes), `related` (the same with
//! `label`), `notes`, `hints`. What is not known is left out.

use serde::Serialize;
use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Position;
use crate::diagnostic::Span;
use crate::diagnostic::Texts;
use crate::diagnostic::Told;

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    values: BTreeMap<&'a str, &'a str>,
    #[serde(flatten)]
    place: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    hints: &'a [String],
}

#[derive(Serialize)]
struct Related<'a> {
    label: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    #[serde(flatten)]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: u32,
    end: u32,
}

/// One finding as one line.
pub(super) fn write(one: &Diagnostic, told: &Told, texts: &impl Texts) -> String {
    let line = Line {
        code: one.code.name,
        severity: one.severity.name(),
        message: &told.message,
        values: one.message.values().into_iter().collect(),
        place: one.span.map(|span| place(span, texts)),
        related: told
            .related
            .iter()
            .map(|(span, label)| Related { label, place: place(*span, texts) })
            .collect(),
        notes: &told.notes,
        hints: &told.hints,
    };
    // Strings and numbers only: this cannot fail, and an empty line would still be honest.
    format!("{}\n", serde_json::to_string(&line).unwrap_or_default())
}

fn place(span: Span, texts: &impl Texts) -> Place<'_> {
    let text = texts.text(span.file).filter(|_| span != Span::file(span.file));
    let range = text.map(|text| {
        let (from, to) =
            (Position::of(text, span.range().start), Position::of(text, span.range().end));
        Range {
            line: from.line,
            column: from.column,
            end_line: to.line,
            end_column: to.column,
            start: span.start,
            end: span.end,
        }
    });
    Place { file: texts.path(span.file), range }
}

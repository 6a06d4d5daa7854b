//! For people: the line, a caret, and what to type instead.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::Annotation;
use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level;
use annotate_snippets::Origin;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;
use annotate_snippets::renderer::DecorStyle;

use super::Paint;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::diagnostic::Span;
use crate::diagnostic::Texts;
use crate::diagnostic::Told;
use crate::id::FileId;

/// One finding as rustc would write it, and an empty line.
pub(super) fn write(one: &Diagnostic, told: &Told, texts: &impl Texts, paint: Paint) -> String {
    let level = match one.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let level = level.with_name(told.level.as_str());
    let title = level.primary_title(printable(&told.message)).id(one.code.name);
    let mut main = Group::with_title(title);
    for (file, annotations) in places(one, told) {
        main = match texts.text(file) {
            // A file that is to blame as a whole is named, not quoted.
            Some(text)
                if one.span != Some(Span::file(file))
                    || one.related.iter().any(|(s, _)| s.file == file) =>
            {
                let excerpt = Excerpt::around(text, &annotations);
                let annotations =
                    annotations.into_iter().map(|place| place.annotation(excerpt.start));
                let snippet = Snippet::source(excerpt.text).line_start(excerpt.line);
                main.element(snippet.path(texts.path(file)).annotations(annotations))
            }
            _ => main.element(Origin::path(texts.path(file))),
        };
    }
    for note in &told.notes {
        let level = Level::NOTE.with_name(told.note.as_str());
        main = main.element(level.message(printable(note)));
    }
    let mut report = vec![main];
    for hint in &told.hints {
        let level = Level::HELP.with_name(told.help.as_str());
        report.push(Group::with_title(level.secondary_title(printable(hint))));
    }
    let renderer = match paint {
        Paint::Coloured => Renderer::styled(),
        Paint::Plain => Renderer::plain(),
    };
    format!("{}\n\n", renderer.decor_style(DecorStyle::Ascii).render(&report))
}

/// The lines of a text that a report shows. Cut out here, so that a long file is not gone through once for each finding.
struct Excerpt<'t> {
    /// The number of the first line, from 1.
    line: usize,
    /// The byte at which it begins.
    start: usize,
    text: &'t str,
}

impl<'t> Excerpt<'t> {
    /// The lines from the first place to the last.
    fn around(text: &'t str, places: &[Place]) -> Self {
        let first = places.iter().map(|place| place.range.start).min().unwrap_or(0);
        let last = places.iter().map(|place| place.range.end).max().unwrap_or(0).min(text.len());
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let bytes = text.as_bytes();
        let before = &bytes[..first.min(text.len())];
        // A byte order mark is no column.
        let start =
            before.iter().rposition(|byte| *byte == b'\n').map_or(mark, |newline| newline + 1);
        let rest = bytes[last..].iter().position(|byte| *byte == b'\n');
        let end = rest.map_or(text.len(), |newline| last + newline + 1);
        let line = text[..start].matches('\n').count() + 1;
        // Lines begin and end between characters.
        Self { line, start, text: text.get(start..end).unwrap_or(text) }
    }
}

/// A place in a file; without a label it is that of the finding itself.
struct Place {
    range: Range<usize>,
    label: Option<String>,
}

impl Place {
    /// The place in a text that lacks so many bytes at its beginning.
    fn annotation(self, missing: usize) -> Annotation<'static> {
        let range =
            self.range.start.saturating_sub(missing)..self.range.end.saturating_sub(missing);
        match self.label {
            Some(label) => AnnotationKind::Context.span(range).label(label),
            None => AnnotationKind::Primary.span(range),
        }
    }
}

/// The places of a finding by file, its own file first.
fn places(one: &Diagnostic, told: &Told) -> Vec<(FileId, Vec<Place>)> {
    let mut others: BTreeMap<FileId, Vec<Place>> = BTreeMap::new();
    for (span, what) in &told.related {
        let place = Place { range: span.range(), label: Some(printable(what)) };
        others.entry(span.file).or_default().push(place);
    }
    let mut files = Vec::new();
    if let Some(span) = one.span {
        let mut places = vec![Place { range: span.range(), label: None }];
        places.extend(others.remove(&span.file).unwrap_or_default());
        files.push((span.file, places));
    }
    files.extend(others);
    files
}

/// Text from a file may hold escape sequences, which are not for the terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}

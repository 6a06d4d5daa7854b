//! For people: the line, a caret, and what to type instead.

use std::collections::BTreeMap;

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
use crate::id::FileId;

/// One finding as rustc would write it, and an empty line.
pub(super) fn write(one: &Diagnostic, texts: &impl Texts, paint: Paint) -> String {
    let level = match one.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(printable(&one.message.to_string())).id(one.code.name);
    let mut main = Group::with_title(title);
    for (file, annotations) in places(one) {
        main = match texts.text(file) {
            // A file that is to blame as a whole is named, not quoted.
            Some(text)
                if one.span != Some(Span::file(file))
                    || one.related.iter().any(|(s, _)| s.file == file) =>
            {
                main.element(Snippet::source(text).path(texts.path(file)).annotations(annotations))
            }
            _ => main.element(Origin::path(texts.path(file))),
        };
    }
    for note in &one.notes {
        main = main.element(Level::NOTE.message(printable(&note.to_string())));
    }
    let mut report = vec![main];
    for hint in &one.hints {
        report.push(Group::with_title(Level::HELP.secondary_title(printable(&hint.to_string()))));
    }
    let renderer = match paint {
        Paint::Coloured => Renderer::styled(),
        Paint::Plain => Renderer::plain(),
    };
    format!("{}\n\n", renderer.decor_style(DecorStyle::Ascii).render(&report))
}

/// The places of a finding by file, its own file first.
fn places(one: &Diagnostic) -> Vec<(FileId, Vec<Annotation<'static>>)> {
    let mut others: BTreeMap<FileId, Vec<Annotation<'static>>> = BTreeMap::new();
    for (span, what) in &one.related {
        let label = AnnotationKind::Context.span(span.range()).label(printable(&what.to_string()));
        others.entry(span.file).or_default().push(label);
    }
    let mut files = Vec::new();
    if let Some(span) = one.span {
        let mut annotations = vec![AnnotationKind::Primary.span(span.range())];
        annotations.extend(others.remove(&span.file).unwrap_or_default());
        files.push((span.file, annotations));
    }
    files.extend(others);
    files
}

/// Text from a file may hold escape sequences, which are not for the terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}

//! For GitHub: workflow commands, shown beside the line of a pull request.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Position;
use crate::diagnostic::Span;
use crate::diagnostic::Texts;
use crate::diagnostic::Told;

/// One finding as `::error file=…,line=…,col=…,title=…::message`.
pub(super) fn write(one: &Diagnostic, told: &Told, texts: &impl Texts) -> String {
    let mut properties = Vec::new();
    if let Some(span) = one.span {
        properties.push(format!("file={}", property(texts.path(span.file))));
        if let Some(text) = texts.text(span.file).filter(|_| span != Span::file(span.file)) {
            let from = Position::of(text, span.range().start);
            let to = Position::of(text, span.range().end);
            properties.push(format!("line={},col={}", from.line, from.column));
            // GitHub marks a range only within one line.
            if to.line == from.line {
                properties.push(format!("endLine={},endColumn={}", to.line, to.column));
            }
        }
    }
    properties.push(format!("title={}", property(one.code.name)));
    let mut message = told.message.clone();
    let notes = told.notes.iter().map(|note| format!("{}: {note}", told.note));
    let hints = told.hints.iter().map(|hint| format!("{}: {hint}", told.help));
    for line in notes.chain(hints) {
        message.push('\n');
        message.push_str(&line);
    }
    format!("::{} {}::{}\n", one.severity.name(), properties.join(","), data(&message))
}

/// Escapes the text of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

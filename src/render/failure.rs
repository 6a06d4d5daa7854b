//! What Tera says went wrong, as findings with their place in the template.

use tera::Error;
use tera::ErrorKind;
use tera::ReportError;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::Text;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::source::Origin;
use crate::source::Sources;

pub(super) static TEMPLATE_SYNTAX: Code = Code::error(
    "template-syntax",
    "A template is not valid Tera 2. The finding shows where the program stopped reading.",
);
pub(super) static TEMPLATE_ERROR: Code = Code::error(
    "template-error",
    "A template could not be drawn for a page: it speaks of something that is not there, or calls a function wrongly. What \
     is not always there is asked for with `{% if … %}` or `?.`.",
);
pub(super) static TEMPLATE_LOOP: Code = Code::error(
    "template-loop",
    "A template includes or extends itself, directly or through others, so that it would never end.",
);
pub(super) static TEMPLATE_UNKNOWN: Code = Code::error(
    "template-unknown-name",
    "A template names a template, component, function, filter or block that there is not. It may be mistyped, or a file \
     may be missing from templates/.",
);

/// The prefix under which Tera knows the templates that are built in.
pub(super) const BUILTIN: &str = "builtin/";

/// A finding about an error while templates were read.
pub(super) fn of_loading(error: &Error, sources: &Sources) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) => vec![reported(&TEMPLATE_SYNTAX, report, sources)],
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            vec![in_a_loop(tpl, "extends", inheritance_chain, sources)]
        }
        ErrorKind::CircularInclude { tpl, include_chain } => {
            vec![in_a_loop(tpl, "includes", include_chain, sources)]
        }
        ErrorKind::MissingParent { current, parent } => vec![
            Diagnostic::new(
                &TEMPLATE_UNKNOWN,
                text!("there is no template `{name}` to extend", name = parent),
            )
            .at(file_of(current, sources).and_then(|file| span_of(file, parent, sources)))
            .maybe_hint(parent_meant(parent, sources)),
        ],
        ErrorKind::Msg(message) => several(message, sources),
        other => vec![Diagnostic::new(&TEMPLATE_ERROR, text!("{message}", message = other))],
    }
}

/// A finding about an error while a template was drawn.
pub(super) fn of_rendering(error: &Error, sources: &Sources) -> Diagnostic {
    match error.kind() {
        ErrorKind::RenderingError(report) => reported(&TEMPLATE_ERROR, report, sources),
        other => Diagnostic::new(
            &TEMPLATE_ERROR,
            text!("{message}", message = first_line(&other.to_string())),
        ),
    }
}

fn reported(code: &'static Code, report: &ReportError, sources: &Sources) -> Diagnostic {
    let span = file_of(report.filename(), sources)
        .map(|file| Span::new(file, report.span().range.clone()));
    let (message, hint) = told(first_line(report.message()));
    Diagnostic::new(code, text!("{message}", message)).at(span).maybe_hint(hint)
}

/// What Tera or a function says, parted into what is wrong and what to type.
fn told(said: &str) -> (String, Option<Text>) {
    if let Some((message, meant)) = said.split_once("; did you mean ") {
        return (lowered(message), Some(text!("did you mean {meant}", meant)));
    }
    let Some((message, known)) = said.split_once(" Available ") else {
        return (lowered(said), None);
    };
    let name = message.split('`').nth(1).unwrap_or_default();
    let known: Vec<&str> =
        known.split_once(": ").map_or(known, |(_, names)| names).split(", ").collect();
    let hint = match nearest(name, known.iter().copied()) {
        Some(meant) => text!("did you mean `{meant}`?", meant),
        None => text!(
            "there are {known}; what is not always there is asked for with `{{% if … %}}`",
            known = known.join(", ")
        ),
    };
    (lowered(message), Some(hint))
}

/// The template that was meant by one that is not there.
fn parent_meant(parent: &str, sources: &Sources) -> Option<Text> {
    let names = sources.iter().filter_map(|(_, file)| file.path.below("templates"));
    nearest(parent, names).map(|meant| text!("did you mean \"{meant}\"?", meant))
}

fn in_a_loop(name: &str, verb: &str, chain: &[String], sources: &Sources) -> Diagnostic {
    let way = chain.iter().map(|name| format!("`{}`", shown(name))).collect::<Vec<_>>().join(" → ");
    let file = file_of(name, sources);
    let name = shown(name);
    let next = chain.get(1).map_or(name, |next| shown(next));
    Diagnostic::new(&TEMPLATE_LOOP, text!("the template `{name}` {verb} itself", name, verb))
        .at(file.and_then(|file| span_of(file, next, sources)).or(file.map(Span::file)))
        .note(text!("the way round: {way}", way))
        .hint(text!("take out one of the lines on this way"))
}

/// Tera gives the faults of all templates as one text of reports, each with ` --> file:line:column`.
fn several(message: &str, sources: &Sources) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for report in message.split("\n\n").filter(|report| !report.trim().is_empty()) {
        let said = first_line(report).trim_start_matches("error: ");
        let place = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
        let span = place.and_then(|place| {
            let mut parts = place.trim_end().rsplitn(3, ':');
            let column: usize = parts.next()?.parse().ok()?;
            let line: usize = parts.next()?.parse().ok()?;
            let file = file_of(parts.next()?, sources)?;
            position(file, line, column, sources)
        });
        findings.push(
            Diagnostic::new(&TEMPLATE_UNKNOWN, text!("{message}", message = lowered(said)))
                .at(span),
        );
    }
    findings
}

/// The place of a line and a column, both counted from 1, up to the end of the name that stands there.
fn position(file: FileId, line: usize, column: usize, sources: &Sources) -> Option<Span> {
    let text = sources.file(file).text()?;
    let start = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum::<usize>();
    let in_line = text[start..].lines().next().unwrap_or_default();
    let offset =
        in_line.char_indices().nth(column.saturating_sub(1)).map_or(in_line.len(), |(at, _)| at);
    let rest = &in_line[offset..];
    let length = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '(' | '}' | '%' | '|'))
        .unwrap_or(rest.len());
    Some(Span::new(file, start + offset..start + offset + length))
}

/// Where a name in quotes stands in a template, if it stands there once.
fn span_of(file: FileId, name: &str, sources: &Sources) -> Option<Span> {
    let text = sources.file(file).text()?;
    let quoted = format!("\"{name}\"");
    let at = text.find(&quoted)?;
    (text.rfind(&quoted) == Some(at)).then(|| Span::new(file, at..at + quoted.len()))
}

/// The file of a template by the name that Tera knows it by.
pub(super) fn file_of(name: &str, sources: &Sources) -> Option<FileId> {
    let origin = if name.starts_with(BUILTIN) { Origin::Builtin } else { Origin::Site };
    let path = format!("templates/{}", shown(name));
    sources
        .iter()
        .find(|(_, file)| file.origin == origin && file.path.as_str() == path)
        .map(|(id, _)| id)
}

fn shown(name: &str) -> &str {
    name.strip_prefix(BUILTIN).unwrap_or(name)
}

fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}

/// Findings begin in lower case and end without a full stop.
fn lowered(message: &str) -> String {
    let mut letters = message.trim_end_matches('.').chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

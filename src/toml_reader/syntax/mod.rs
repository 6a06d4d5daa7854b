//! Faults of syntax, told as what the editor did: curly quotes, a date in another form, a word without quotes.
//!
//! Each reading looks at the line of the fault for one such mistake; the first that recognises its own tells of it.

mod line;
mod list;
mod quote;

pub(super) use line::as_toml;

use std::ops::Range;

use toml::de::Error;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::Text;
use crate::diagnostic::text;
use crate::id::FileId;

pub(super) static SYNTAX: Code = Code::error(
    "toml-syntax",
    "The lines between +++ and the .toml files are TOML: one `key = value` a line, text in straight quotes, lists in \
     square brackets. A date with a day stands as it is, 1948-05-29; a month alone in quotes, \"1948-05\".",
);

/// A fault and where it was met.
struct Fault<'t> {
    toml: &'t str,
    /// What the parser says.
    message: &'t str,
    /// Where the parser stopped.
    range: Range<usize>,
    /// The line that it stopped in, and where that line begins.
    line: &'t str,
    line_start: usize,
}

/// What is told of a fault.
struct Told {
    message: Text,
    range: Range<usize>,
    hint: Option<Text>,
}

/// All readings, the surest first.
const READINGS: &[fn(&Fault<'_>) -> Option<Told>] = &[
    quote::foreign,
    line::odd_space,
    line::key_twice,
    list::not_closed,
    list::comma,
    line::foreign_letter,
    line::colon,
    line::no_pair,
    line::no_value,
    line::date,
    quote::inner,
    quote::odd,
    quote::none,
];

/// A finding about a fault, with what to type where that can be told from the line.
pub(super) fn explain(file: FileId, toml: &str, start: usize, error: &Error) -> Diagnostic {
    let range = error.span().unwrap_or(0..0);
    let at = toml.floor_char_boundary(range.start.min(toml.len()));
    let line_start = toml[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = toml[line_start..].lines().next().unwrap_or_default();
    let message = error.message().lines().next().unwrap_or_default();
    let end = range.end.min(line_start + line.len()).max(at);
    let fault = Fault { toml, message, range: at..end, line, line_start };
    let span = |range: &Range<usize>| Span::new(file, start + range.start..start + range.end);
    match READINGS.iter().find_map(|reading| reading(&fault)) {
        Some(Told { message, range, hint }) => {
            Diagnostic::new(&SYNTAX, message).at(span(&range)).maybe_hint(hint)
        }
        None => Diagnostic::new(&SYNTAX, text!("this cannot be read as TOML"))
            .at(span(&fault.range))
            .note(text!("the TOML reader says: {message}", message)),
    }
}

/// Key and value of a line, and where in the line they begin.
struct Pair<'t> {
    key: &'t str,
    key_at: usize,
    value: &'t str,
    value_at: usize,
}

impl<'t> Fault<'t> {
    /// Key and value of the line, where it has a sign of equality.
    fn pair(&self) -> Option<Pair<'t>> {
        let line = self.line.trim_end();
        let (key, value) = line.split_once('=')?;
        let (key_at, value) = (key.len() - key.trim_start().len(), value.trim_start());
        Some(Pair { key: key.trim(), key_at, value, value_at: line.len() - value.len() })
    }

    /// So many bytes of the line from one of its bytes.
    fn place(&self, at: usize, length: usize) -> Range<usize> {
        let start = self.line_start + at;
        start..start + length
    }
}

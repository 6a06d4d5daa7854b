//! Faults of syntax, told as what the editor did: curly quotes, a date in another form, a word without quotes.

use toml::de::Error;

use crate::date::Date;
use crate::date::DateError;
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

/// A finding about a fault, with what to type where that can be told from the line.
pub(super) fn explain(file: FileId, toml: &str, start: usize, fault: &Error) -> Diagnostic {
    let range = fault.span().unwrap_or(0..0);
    let at = range.start.min(toml.len());
    let line_start = toml[..floor(toml, at)].rfind('\n').map_or(0, |newline| newline + 1);
    let line = toml[line_start..].lines().next().unwrap_or_default();
    let place =
        |range: std::ops::Range<usize>| Span::new(file, start + range.start..start + range.end);
    let narrow = at..range.end.min(line_start + line.len()).max(at);

    if let Some((offset, letter)) = foreign_quote(line) {
        let from = line_start + offset;
        return Diagnostic::new(
            &SYNTAX,
            text!("`{letter}` is not a quote that TOML knows", letter),
        )
        .at(place(from..from + letter.len_utf8()))
        .hint(text!("write `{line}`", line = straight(line)));
    }
    if let Some(offset) = odd_space(line) {
        let from = line_start + offset;
        return Diagnostic::new(&SYNTAX, text!("there is a no-break space outside the quotes"))
            .at(place(from..from + '\u{a0}'.len_utf8()))
            .hint(text!("type an ordinary space in its place"));
    }
    let message = fault.message().lines().next().unwrap_or_default();
    let finding = Diagnostic::new(&SYNTAX, text!("{message}", message)).at(place(narrow));
    if message.contains("duplicate key") {
        let name = toml.get(range).unwrap_or_default();
        return Diagnostic::new(&SYNTAX, text!("`{name}` is given twice", name))
            .at(finding.span)
            .hint(text!("keep one of the two lines"));
    }
    finding.maybe_hint(mend(line))
}

/// What the line should be, where its fault is a common one.
fn mend(line: &str) -> Option<Text> {
    let Some((key, value)) = line.split_once('=') else {
        let (key, value) = line.split_once(": ")?;
        let plain = key.trim().chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        return plain.then(|| {
            text!("write `{key} = {value}`", key = key.trim(), value = quoted(value.trim()))
        });
    };
    let (key, value) = (key.trim(), value.trim());
    match Date::parse(value) {
        Ok(date) | Err(DateError::Form { meant: Some(date) }) => {
            return Some(text!("write `{key} = {date}`", key, date = as_toml(date)));
        }
        Err(_) => {}
    }
    let inner = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    if let Some(inner) = inner.filter(|inner| inner.replace("\\\"", "").contains('"')) {
        let escaped = inner.replace("\\\"", "\"").replace('"', "\\\"");
        return Some(text!(
            "put a backslash before a quote within the text: `{key} = \"{escaped}\"`",
            key,
            escaped
        ));
    }
    if value.matches('"').count() % 2 == 1 {
        return Some(text!(
            "the text wants a quote at its start and at its end: `{key} = \"…\"`",
            key
        ));
    }
    let bare =
        value.chars().next().is_some_and(char::is_alphanumeric) && !value.contains(['"', '[', '{']);
    bare.then(|| text!("put text in quotes: `{key} = {value}`", key, value = quoted(value)))
}

fn quoted(value: &str) -> String {
    if value.starts_with('"') || value.parse::<f64>().is_ok() || matches!(value, "true" | "false") {
        value.to_owned()
    } else {
        format!("\"{}\"", value.trim_matches('\''))
    }
}

/// A date as TOML takes it: a month alone wants quotes.
pub(super) fn as_toml(date: Date) -> String {
    if date.month().is_some() && date.day().is_none() {
        format!("\"{date}\"")
    } else {
        date.to_string()
    }
}

const FOREIGN_QUOTES: &[char] = &['“', '”', '„', '«', '»', '‘', '’', '‟'];

/// The first quote of another kind that opens a value.
fn foreign_quote(line: &str) -> Option<(usize, char)> {
    let value_at = line.find('=').map(|at| at + 1)?;
    let value = &line[value_at..];
    let opens = value.trim_start().trim_start_matches('[').trim_start();
    let letter = opens.chars().next().filter(|c| FOREIGN_QUOTES.contains(c))?;
    Some((value_at + value.find(letter)?, letter))
}

fn straight(line: &str) -> String {
    line.trim().replace(FOREIGN_QUOTES, "\"")
}

/// A no-break space outside quotes.
fn odd_space(line: &str) -> Option<usize> {
    let mut inside = false;
    line.char_indices().find_map(|(at, letter)| {
        inside ^= letter == '"';
        (!inside && matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2007}')).then_some(at)
    })
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

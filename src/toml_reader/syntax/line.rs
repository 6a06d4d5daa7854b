//! Mistakes of a line: an odd space, a key that cannot be one, a colon, no value, a date in another form.

use super::Fault;
use super::Pair;
use super::Told;
use crate::date::Date;
use crate::date::DateError;
use crate::diagnostic::latin;
use crate::diagnostic::text;
use crate::toml_reader::date;

/// A no-break space outside quotes.
pub(super) fn odd_space(fault: &Fault<'_>) -> Option<Told> {
    let mut inside = false;
    let (at, space) = fault.line.char_indices().find(|(_, letter)| {
        inside ^= *letter == '"';
        !inside && matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2007}')
    })?;
    Some(Told {
        message: text!("there is a no-break space outside the quotes"),
        range: fault.place(at, space.len_utf8()),
        hint: Some(text!("type an ordinary space in its place")),
    })
}

/// A key that is there already.
pub(super) fn key_twice(fault: &Fault<'_>) -> Option<Told> {
    let name = fault.toml.get(fault.range.clone())?;
    fault.message.contains("duplicate key").then(|| Told {
        message: text!("`{name}` is given twice", name),
        range: fault.range.clone(),
        hint: Some(text!("keep one of the two lines")),
    })
}

/// A letter in a key that is not a Latin one.
pub(super) fn foreign_letter(fault: &Fault<'_>) -> Option<Told> {
    let Pair { key, key_at, .. } = fault.pair()?;
    let letter = key.chars().find(|letter| letter.is_alphabetic() && !letter.is_ascii())?;
    let at = key.find(letter)?;
    if key.starts_with(['"', '\'', '[']) {
        return None;
    }
    let meant = latin(key);
    let hint = if is_bare_key(&meant) {
        text!("write `{meant}`", meant)
    } else {
        text!("keys are made of Latin letters, such as `title`")
    };
    Some(Told {
        message: text!("the letter `{letter}` in `{key}` is not a Latin one", letter, key),
        range: fault.place(key_at + at, letter.len_utf8()),
        hint: Some(hint),
    })
}

/// A colon in place of the sign of equality.
pub(super) fn colon(fault: &Fault<'_>) -> Option<Told> {
    let at = fault.line.find(':').filter(|_| !fault.line.contains('='))?;
    let (key, value) = (fault.line[..at].trim(), fault.line[at + 1..].trim());
    is_bare_key(key).then(|| Told {
        message: text!("key and value are joined by `=`, not by `:`"),
        range: fault.place(at, 1),
        hint: Some(text!("write `{key} = {value}`", key, value = quoted(value))),
    })
}

/// A line of text where a key is wanted.
pub(super) fn no_pair(fault: &Fault<'_>) -> Option<Told> {
    let line = fault.line.trim();
    let is_text = fault.message.contains("key with no value") && !fault.line.contains('=');
    is_text.then(|| Told {
        message: text!("this line is not of the form `key = value`"),
        range: fault.place(fault.line.len() - fault.line.trim_start().len(), line.len()),
        hint: Some(text!("put the text of a page below its second `+++`, and `#` before a remark")),
    })
}

/// Nothing after the sign of equality.
pub(super) fn no_value(fault: &Fault<'_>) -> Option<Told> {
    let Pair { key, key_at, value, .. } = fault.pair()?;
    (value.is_empty() && is_bare_key(key)).then(|| Told {
        message: text!("`{key}` has no value", key),
        range: fault.place(key_at, key.len()),
        hint: Some(text!("write it after the `=`, or take the line out")),
    })
}

/// A date in another form, or one that there is not.
pub(super) fn date(fault: &Fault<'_>) -> Option<Told> {
    let Pair { key, value, value_at, .. } = fault.pair()?;
    let (message, hint) = match Date::parse(value) {
        Ok(date) => (
            text!("`{value}` stands without quotes, which only a year and a full date do", value),
            text!("write `{key} = {date}`", key, date = as_toml(date)),
        ),
        Err(DateError::Form { meant: None }) => return None,
        Err(error) => date::fault(key, value, error),
    };
    Some(Told { message, range: fault.place(value_at, value.len()), hint: Some(hint) })
}

/// A date as TOML takes it: a month alone wants quotes.
pub(in crate::toml_reader) fn as_toml(date: Date) -> String {
    if date.month().is_some() && date.day().is_none() {
        format!("\"{date}\"")
    } else {
        date.to_string()
    }
}

/// A value of YAML or of nothing in particular, as TOML takes it.
fn quoted(value: &str) -> String {
    let is_plain = value.starts_with('"')
        || value.parse::<f64>().is_ok()
        || matches!(value, "true" | "false")
        || Date::parse(value).is_ok_and(|date| date.day().is_some());
    if is_plain { value.to_owned() } else { format!("\"{}\"", value.trim_matches('\'')) }
}

fn is_bare_key(key: &str) -> bool {
    !key.is_empty()
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

//! Mistakes of quotes: curly ones, one within the text, one too few, none.

use super::Fault;
use super::Pair;
use super::Told;
use crate::diagnostic::text;

const FOREIGN: &[char] = &['“', '”', '„', '«', '»', '‘', '’', '‟', '″'];

/// A quote of another kind that opens or closes a text.
pub(super) fn foreign(fault: &Fault<'_>) -> Option<Told> {
    let mut inside = false;
    let opener = fault.line.char_indices().find(|(at, letter)| {
        inside ^= *letter == '"';
        !inside && FOREIGN.contains(letter) && opens(&fault.line[..*at])
    });
    // A text that opens with a straight quote and closes with another one goes on to the end of the line.
    let closer = || {
        let line = fault.line.trim_end();
        let letter = line.chars().last().filter(|letter| FOREIGN.contains(letter))?;
        (line.matches('"').count() == 1).then_some((line.len() - letter.len_utf8(), letter))
    };
    let (at, letter) = opener.or_else(closer)?;
    Some(Told {
        message: text!("`{letter}` is not a quote that TOML knows", letter),
        range: fault.place(at, letter.len_utf8()),
        hint: Some(text!("write `{line}`", line = straight(fault.line.trim()))),
    })
}

/// A line whose texts stand in straight quotes; quotes within the texts are left.
fn straight(line: &str) -> String {
    let mut written = String::new();
    for (at, letter) in line.char_indices() {
        let ends = |rest: &str| rest.trim_start().chars().next().is_none_or(|c| ",]}#".contains(c));
        let is_outer = FOREIGN.contains(&letter)
            && (opens(&line[..at]) || ends(&line[at + letter.len_utf8()..]));
        written.push(if is_outer { '"' } else { letter });
    }
    written
}

/// Whether a text can begin after this part of a line.
fn opens(before: &str) -> bool {
    before.trim_end().chars().last().is_none_or(|c| "=[,{".contains(c))
}

/// A quote within the text, which ends it.
pub(super) fn inner(fault: &Fault<'_>) -> Option<Told> {
    let Pair { key, value, value_at, .. } = fault.pair()?;
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let plain = |at: &usize| !inner[..*at].ends_with('\\');
    let at = inner.match_indices('"').map(|(at, _)| at).find(plain)?;
    let escaped = inner.replace("\\\"", "\"").replace('"', "\\\"");
    Some(Told {
        message: text!("this quote ends the text, which goes on after it"),
        range: fault.place(value_at + 1 + at, 1),
        hint: Some(text!(
            "put a backslash before a quote within the text: `{key} = \"{escaped}\"`",
            key,
            escaped
        )),
    })
}

/// A quote at the start or at the end only.
pub(super) fn odd(fault: &Fault<'_>) -> Option<Told> {
    let Pair { key, value, value_at, .. } = fault.pair()?;
    if value.matches('"').count() % 2 == 0 || value.starts_with("\"\"\"") {
        return None;
    }
    let message = if value.starts_with('"') {
        text!("the text has no quote at its end")
    } else {
        text!("the text has no quote at its start")
    };
    let words = value.trim_matches('"');
    let is_one = value.len() == words.len() + 1 && !words.contains('"');
    Some(Told {
        message,
        range: fault.place(value_at, value.len()),
        hint: is_one.then(|| text!("write `{key} = \"{words}\"`", key, words)),
    })
}

/// A text without quotes.
pub(super) fn none(fault: &Fault<'_>) -> Option<Told> {
    let Pair { key, value, value_at, .. } = fault.pair()?;
    let is_word = |word: &str| {
        word.chars().next().is_some_and(char::is_alphanumeric) && !word.contains(['"', '[', '{'])
    };
    let quoted = |word: &str| format!("\"{}\"", word.trim_matches('\''));
    let list = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let written = match list {
        Some(list) if list.split(',').all(|word| is_word(word.trim())) => {
            let words: Vec<String> = list.split(',').map(|word| quoted(word.trim())).collect();
            format!("[{}]", words.join(", "))
        }
        None if is_word(value) => quoted(value),
        _ => return None,
    };
    Some(Told {
        message: text!("text stands in quotes, which are not there"),
        range: fault.place(value_at, value.len()),
        hint: Some(text!("write `{key} = {written}`", key, written)),
    })
}

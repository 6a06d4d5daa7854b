//! Mistakes of lists: a bracket that is not closed, a comma that is not there.

use super::Fault;
use super::Told;
use crate::diagnostic::text;

/// A list or a table in braces that was not closed before the next line began.
pub(super) fn not_closed(fault: &Fault<'_>) -> Option<Told> {
    let before = &fault.toml[..fault.line_start];
    let is_next = fault.pair().is_some() || fault.line.trim().is_empty() || is_table(fault.line);
    if !is_next {
        return None;
    }
    let mut start = before.len();
    let opener = before.split_inclusive('\n').rev().find_map(|line| {
        start -= line.len();
        let value_at = line.find('=')? + 1;
        let value = line[value_at..].trim_start();
        let at = start + line.len() - value.len();
        Some((at, value.chars().next()?))
    });
    let (at, bracket) = opener.filter(|(_, bracket)| matches!(bracket, '[' | '{'))?;
    if depth(&before[at..]) <= 0 {
        return None;
    }
    let end = if bracket == '[' { "]" } else { "}" };
    Some(Told {
        message: text!("`{bracket}` is opened here and never closed", bracket),
        range: at..at + bracket.len_utf8(),
        hint: Some(text!("put `{end}` after the last of what belongs to it", end)),
    })
}

/// Two elements without a comma between them.
pub(super) fn comma(fault: &Fault<'_>) -> Option<Told> {
    if !fault.message.contains("missing comma") {
        return None;
    }
    let at = fault.range.start - fault.line_start;
    let (before, after) = (fault.line[..at].trim(), fault.line[at..].trim());
    let hint = if before.is_empty() {
        text!("put a comma at the end of the line above")
    } else {
        text!("write `{before}, {after}`", before, after)
    };
    Some(Told {
        message: text!("there is no comma before this"),
        range: fault.range.clone(),
        hint: Some(hint),
    })
}

fn is_table(line: &str) -> bool {
    line.starts_with('[') && line.trim_end().ends_with(']')
}

/// How many brackets are still open at the end of a text.
fn depth(text: &str) -> i32 {
    let mut inside = false;
    text.chars().fold(0, |depth, letter| {
        inside ^= letter == '"';
        match letter {
            '[' | '{' if !inside => depth + 1,
            ']' | '}' if !inside => depth - 1,
            _ => depth,
        }
    })
}

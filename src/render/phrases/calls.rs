//! Calls of `t` in the text of a template, with their keys and the names of what they fill in.
//!
//! Tera does not show the tree of a template, so its code is read here as far as calls go: strings, brackets and commas.

use std::ops::Range;

/// A call of `t`.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Call {
    pub(super) key: Key,
    /// The names of the other arguments.
    pub(super) given: Vec<String>,
}

/// The key of a phrase.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Key {
    /// A text in quotes.
    Literal(String),
    /// Anything else, where it stands, and the text that it starts with.
    Computed { range: Range<usize>, start: String },
}

/// All calls of `t` in a template. One without a key fails when it is drawn.
pub(super) fn calls(text: &str) -> Vec<Call> {
    let code = code_of(text);
    let is_call = |at: usize| {
        let before = code[..at].chars().next_back().unwrap_or(' ');
        let is_apart = !before.is_alphanumeric() && !matches!(before, '_' | '.');
        is_apart && code[at + 1..].trim_start().starts_with('(')
    };
    let starts = code.match_indices('t').map(|(at, _)| at).filter(|at| is_call(*at));
    starts.filter_map(|at| read_call(text, &code, at)).collect()
}

/// The families of keys that the comments of a template name: `{# phrases: sign-* #}`.
pub(super) fn families(text: &str) -> Vec<String> {
    let comments = text.split("{#").skip(1).filter_map(|rest| rest.split_once("#}"));
    let named = comments.filter_map(|(comment, _)| {
        comment.trim_matches('-').trim().strip_prefix("phrases:").map(str::to_owned)
    });
    let names = |list: String| {
        let parts = list.split(|c: char| c == ',' || c.is_whitespace());
        parts.filter(|name| !name.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    named.flat_map(names).collect()
}

/// The call that begins at a byte of the code.
fn read_call(text: &str, code: &str, at: usize) -> Option<Call> {
    let mut key = None;
    let mut given = Vec::new();
    for range in arguments(code, at) {
        let argument = &code[range.clone()];
        let Some((name, value)) = argument.split_once('=') else { continue };
        if name.trim() != "key" {
            given.push(name.trim().to_owned());
            continue;
        }
        let end = range.start + argument.trim_end().len();
        let start = range.end - value.trim_start().len();
        key = Some(read_key(text, code, start..end));
    }
    Some(Call { key: key?, given })
}

/// Where the arguments of a call stand in the code.
fn arguments(code: &str, at: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut depth = 0;
    let mut start = at;
    for (offset, letter) in code[at..].char_indices() {
        let here = at + offset;
        match letter {
            '(' | '[' | '{' => {
                depth += 1;
                if depth == 1 {
                    start = here + 1;
                }
            }
            ',' if depth == 1 => {
                found.push(start..here);
                start = here + 1;
            }
            ')' | ']' | '}' => {
                depth -= 1;
                if depth == 0 {
                    found.push(start..here);
                    break;
                }
            }
            _ => {}
        }
    }
    found
}

fn read_key(text: &str, code: &str, range: Range<usize>) -> Key {
    let Some(quote) = code[range.clone()].chars().next().filter(|c| is_quote(*c)) else {
        return Key::Computed { range, start: String::new() };
    };
    // Within quotes the code is blank, so that the next quote is the one that ends the text.
    let inner = range.start + 1;
    let end = code[inner..range.end].find(quote).map_or(range.end, |length| inner + length);
    let start = text[inner..end].to_owned();
    if end + 1 == range.end { Key::Literal(start) } else { Key::Computed { range, start } }
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '`')
}

/// The template with all blanked that is not code, and what stands in quotes; every byte keeps its place.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut end = None;
    while let Some(letter) = text[code.len()..].chars().next() {
        let rest = &text[code.len()..];
        match end {
            None if rest.starts_with("{#") => blank(&mut code, after(rest, "#}")),
            None if is_tag(rest, "raw") => blank(&mut code, after(rest, "endraw")),
            None if rest.starts_with("{{") || rest.starts_with("{%") => {
                end = Some(if rest.starts_with("{{") { "}}" } else { "%}" });
                blank(&mut code, 2);
            }
            Some(sign) if rest.starts_with(sign) => {
                end = None;
                blank(&mut code, 2);
            }
            Some(_) if is_quote(letter) => {
                code.push(letter);
                blank(&mut code, within(&rest[1..], letter));
                if code.len() < text.len() {
                    code.push(letter);
                }
            }
            Some(_) => code.push(letter),
            None => blank(&mut code, letter.len_utf8()),
        }
    }
    code
}

fn blank(code: &mut String, length: usize) {
    code.extend(std::iter::repeat_n(' ', length));
}

/// Up to behind a sign, or to the end.
fn after(text: &str, sign: &str) -> usize {
    text.find(sign).map_or(text.len(), |at| at + sign.len())
}

/// Up to the quote that ends a text.
fn within(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            letter if letter == quote => return at,
            _ => {}
        }
    }
    text.len()
}

fn is_tag(text: &str, name: &str) -> bool {
    let inner = text.strip_prefix("{%").map(|inner| inner.trim_start_matches('-').trim_start());
    let rest = inner.and_then(|inner| inner.strip_prefix(name));
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

#[cfg(test)]
mod tests {
    use super::Call;
    use super::Key;
    use super::calls;

    fn said(key: &str, given: &[&str]) -> Call {
        let given = given.iter().map(|name| (*name).to_owned()).collect();
        Call { key: Key::Literal(key.to_owned()), given }
    }

    #[test]
    fn calls_are_found_in_code_and_nowhere_else() {
        for (text, found) in [
            ("{{ t(key=\"mill\") }}", vec![said("mill", &[])]),
            ("{%- set x = t ( n = a[1, 2] | f(b=3), key='mill' ) -%}", vec![said("mill", &["n"])]),
            (
                "{{ t(key=\"mill\", of=t(key=\"a, ) }} b\")) }}",
                vec![said("mill", &["of"]), said("a, ) }} b", &[])],
            ),
            ("{{ x.t(key=\"a\") }}{{ at(key=\"a\") }}{{ t }}", vec![]),
            ("t(key=\"a\") {# t(key=\"a\") #} {{ \"t(key='a')\" }}", vec![]),
            ("{% raw %}{{ t(key=\"a\") }}{% endraw %}{{ t(key=\"b\") }}", vec![said("b", &[])]),
            ("{% rawer %}{{ t(key=\"a\") }}", vec![said("a", &[])]),
            ("{{ t(n=3) }}{{ t(key=\"", vec![]),
        ] {
            assert_eq!(calls(text), found, "{text}");
        }
    }

    #[test]
    fn a_key_that_is_made_is_told_with_its_place() {
        for (text, key, start) in [
            ("{{ t(key=x) }}", "x", ""),
            ("{{ t(key = \"sign-\" ~ мост , n=1) }}", "\"sign-\" ~ мост", "sign-"),
            ("{{ t(key=\"a\" if x else \"b\") }}", "\"a\" if x else \"b\"", "a"),
            ("{{ t(key=x == 1) }}", "x == 1", ""),
        ] {
            let range = text.find(key).map(|at| at..at + key.len()).expect(key);
            let found: Vec<Key> = calls(text).into_iter().map(|call| call.key).collect();
            assert_eq!(found, [Key::Computed { range, start: start.to_owned() }], "{text}");
        }
    }
}

//! Reads one argument of a call: `key="value"`, `n=3`, `flag=true`.
//!
//! Always holds: something is passed over, so that reading comes to an end; what can be understood in spite of
//! a mistake is kept, so that one mistake is told once.

use super::facts::Argument;
use super::facts::Literal;
use super::tag::Scanner;
use super::tag::Tag;
use super::tag::is_name;
use super::tag::is_paragraph_break;
use super::tag::syntax;
use crate::diagnostic::Span;
use crate::diagnostic::text;

/// Quotes that word processors put in place of the straight ones.
const CURLY: [char; 9] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '″'];

/// Reads the argument that comes next into a tag.
pub(super) fn read(scanner: &mut Scanner<'_>, tag: &mut Tag) {
    let start = scanner.at;
    let name = scanner.take(is_name);
    let name_span = scanner.since(start);
    if name.is_empty() {
        return stray(scanner, tag);
    }
    let before_equals = scanner.at;
    scanner.take(char::is_whitespace);
    if !scanner.eat("=") {
        scanner.at = before_equals;
        let hint = text!("`{name}=\"…\"`, or `{name}=true`", name);
        tag.faults.push(syntax(text!("`{name}` has no value", name), name_span, Some(hint)));
        return;
    }
    scanner.take(char::is_whitespace);
    let value_start = scanner.at;
    let Some(value) = value(scanner, tag, name, name_span) else { return };
    let value_span = scanner.since(value_start);
    match tag.arguments.iter().find(|argument| argument.name == name) {
        Some(first) => {
            let fault = syntax(text!("`{name}` is given twice", name), name_span, None)
                .related(first.name_span, text!("it is given here first"));
            tag.faults.push(fault);
        }
        None => {
            tag.arguments.push(Argument { name: name.to_owned(), name_span, value, value_span });
        }
    }
}

/// Passes over what cannot begin an argument.
fn stray(scanner: &mut Scanner<'_>, tag: &mut Tag) {
    let start = scanner.at;
    let first = scanner.rest().chars().next().map_or(0, char::len_utf8);
    scanner.at += first;
    scanner
        .take(|letter| !letter.is_whitespace() && !matches!(letter, '/' | '>' | '{' | '}' | '%'));
    let span = scanner.since(start);
    // One finding is enough for a stretch that went wrong.
    if tag.faults.last().is_none_or(|last| last.span.is_none_or(|last| last.end < span.start)) {
        let hint = text!("arguments are `key=\"value\"`, with spaces between them");
        tag.faults.push(syntax(text!("this is no argument"), span, Some(hint)));
    }
}

fn value(scanner: &mut Scanner<'_>, tag: &mut Tag, name: &str, name_span: Span) -> Option<Literal> {
    let start = scanner.at;
    match scanner.rest().chars().next() {
        Some(quote @ ('"' | '\'')) => quoted(scanner, tag, quote),
        Some(quote) if CURLY.contains(&quote) => Some(curly(scanner, tag, name)),
        Some(first) if is_word(first) => {
            let word = scanner.take(is_word);
            let literal = literal(word);
            if literal.is_none() {
                let hint = text!("`{name}=\"{word}\"`", name, word);
                let span = scanner.since(start);
                tag.faults.push(syntax(
                    text!("the value `{word}` stands without quotes", word),
                    span,
                    Some(hint),
                ));
            }
            Some(literal.unwrap_or_else(|| Literal::String(word.to_owned())))
        }
        _ => {
            let hint = text!("`{name}=\"…\"`, a number, `true` or `false`", name);
            tag.faults.push(syntax(text!("`{name}` has no value", name), name_span, Some(hint)));
            None
        }
    }
}

/// A number, `true` or `false`.
fn literal(word: &str) -> Option<Literal> {
    match word {
        "true" => return Some(Literal::Bool(true)),
        "false" => return Some(Literal::Bool(false)),
        _ => {}
    }
    if !word.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | '+')) {
        return None;
    }
    if let Ok(number) = word.parse() {
        return Some(Literal::Integer(number));
    }
    let number = word.parse().ok().filter(|number: &f64| number.is_finite());
    number.filter(|_| word.ends_with(|last: char| last.is_ascii_digit())).map(Literal::Float)
}

/// Text in straight quotes, in which a backslash stands before a quote, a backslash or an `n`.
fn quoted(scanner: &mut Scanner<'_>, tag: &mut Tag, quote: char) -> Option<Literal> {
    let start = scanner.at;
    let rest = &scanner.rest()[1..];
    let mut value = String::new();
    let mut letters = rest.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some((_, 'n')) => value.push('\n'),
                Some((_, escaped @ ('"' | '\'' | '\\'))) => value.push(escaped),
                Some((_, other)) => value.extend(['\\', other]),
                None => break,
            },
            '\n' if is_paragraph_break(&rest[at..rest.len() - rest[at..].trim_start().len()]) => {
                break;
            }
            letter if letter == quote => {
                scanner.at += at + 2;
                return Some(Literal::String(value));
            }
            letter => value.push(letter),
        }
    }
    scanner.at += 1;
    let hint = text!("close it with `{quote}`; a quote inside is written `\\{quote}`", quote);
    let span = scanner.since(start);
    tag.faults.push(syntax(text!("the text that begins here has no end"), span, Some(hint)));
    // What follows on the line belongs to the text, up to what looks like the end of the tag.
    let line = rest.split(['\n', '{', '}']).next().unwrap_or_default();
    scanner.at += line.find("/>").or_else(|| line.find('>')).unwrap_or(line.len());
    None
}

/// Text in curly quotes, which is told and taken for what is meant.
fn curly(scanner: &mut Scanner<'_>, tag: &mut Tag, name: &str) -> Literal {
    let start = scanner.at;
    let rest = scanner.rest();
    let inside = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
    let line = inside.split(['\n', '{', '}']).next().unwrap_or_default();
    let (word, quote) = match line.find(|letter| CURLY.contains(&letter) || letter == '"') {
        Some(end) => (&line[..end], line[end..].chars().next().map_or(0, char::len_utf8)),
        None => (line.split(['>', '/']).next().unwrap_or_default(), 0),
    };
    scanner.at += rest.len() - inside.len() + word.len() + quote;
    let hint = text!("`{name}=\"{word}\"`", name, word);
    let span = scanner.since(start);
    tag.faults.push(syntax(
        text!("the value of `{name}` stands in curly quotes", name),
        span,
        Some(hint),
    ));
    Literal::String(word.to_owned())
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-' | '+' | '.' | ':')
}

#[cfg(test)]
mod tests {
    use super::super::facts::Literal;
    use super::super::tag;
    use crate::id::FileId;
    use crate::id::Id;

    fn only_tag(text: &str) -> tag::Tag {
        tag::all(FileId::from_row(0), text, 0).pop().expect("a tag")
    }

    #[test]
    fn values_are_text_numbers_and_truths() {
        let string = |text: &str| Literal::String(text.to_owned());
        for (written, value) in [
            (r#""a > b /> c""#, string("a > b /> c")),
            (r#""""#, string("")),
            (r#""say \"so\" \\ \d\n""#, string("say \"so\" \\ \\d\n")),
            ("'it is \"so\"'", string("it is \"so\"")),
            ("\"two\nlines\"", string("two\nlines")),
            ("\"Мост “новый”\"", string("Мост “новый”")),
            ("3", Literal::Integer(3)),
            ("-12", Literal::Integer(-12)),
            ("2.5", Literal::Float(2.5)),
            ("1e3", Literal::Float(1000.0)),
            ("true", Literal::Bool(true)),
            ("false", Literal::Bool(false)),
        ] {
            let text = format!("{{{{<a key = {written} />}}}}");
            let tag = only_tag(&text);
            assert!(tag.faults.is_empty(), "{text}: {:?}", tag.faults);
            assert_eq!(tag.arguments[0].value, value, "{text}");
            assert_eq!(&text[tag.arguments[0].value_span.range()], written);
            assert_eq!(&text[tag.arguments[0].name_span.range()], "key");
        }
    }

    #[test]
    fn a_mistake_in_an_argument_is_told_once_with_what_to_type() {
        for (arguments, place, message, hint) in [
            ("open", "open", "`open` has no value", "`open=\"…\"`, or `open=true`"),
            ("kind=open", "open", "the value `open` stands without quotes", "`kind=\"open\"`"),
            ("n=3px", "3px", "the value `3px` stands without quotes", "`n=\"3px\"`"),
            ("n=1e999", "1e999", "the value `1e999` stands without quotes", "`n=\"1e999\"`"),
            ("a=“b c”", "“b c”", "the value of `a` stands in curly quotes", "`a=\"b c\"`"),
            ("a=«b»", "«b»", "the value of `a` stands in curly quotes", "`a=\"b\"`"),
            ("a=“b\"", "“b\"", "the value of `a` stands in curly quotes", "`a=\"b\"`"),
            ("a=", "a", "`a` has no value", "`a=\"…\"`, a number, `true` or `false`"),
            (
                "a=\"b",
                "\"",
                "the text that begins here has no end",
                "close it with `\"`; a quote inside is written `\\\"`",
            ),
            (
                ", b=1",
                ",",
                "this is no argument",
                "arguments are `key=\"value\"`, with spaces between them",
            ),
            (
                "“a b”",
                "“a",
                "this is no argument",
                "arguments are `key=\"value\"`, with spaces between them",
            ),
        ] {
            let text = format!("{{{{<x {arguments} />}}}}");
            let tag = only_tag(&text);
            let fault = tag.faults.first().expect(&text);
            assert_eq!(fault.message.to_string(), message, "{text}");
            assert_eq!(fault.hints[0].to_string(), hint, "{text}");
            assert_eq!(&text[fault.span.expect("a span").range()], place, "{text}");
            assert!(tag.faults.len() == 1 || arguments.contains(' '), "{text}: {:?}", tag.faults);
            assert_eq!(tag.shape, tag::Shape::Whole, "{text}");
        }
    }

    #[test]
    fn an_argument_that_is_given_twice_keeps_its_first_value() {
        let tag = only_tag("{{<x a=1 a=2 b=3/>}}");
        assert_eq!(tag.arguments.len(), 2);
        assert_eq!(tag.arguments[0].value, Literal::Integer(1));
        assert_eq!(tag.faults[0].message.to_string(), "`a` is given twice");
        assert_eq!(tag.faults[0].related.len(), 1);
    }
}

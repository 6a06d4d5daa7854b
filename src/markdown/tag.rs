//! Reads the tags of components, one at a time: `{{<name key="value" />}}`, `{% <name> %}`, `{% </name> %}`.
//!
//! Always holds: every tag that begins is given back, with what is wrong with it; the tags do not overlap.
//! Whether a tag stands in code, and which two belong together, is not asked here.

use std::ops::Range;

use super::argument;
use super::facts::Argument;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::Text;
use crate::diagnostic::text;
use crate::id::FileId;

pub(super) static COMPONENT_SYNTAX: Code = Code::error(
    "component-syntax",
    "A component is called as `{{<name key=\"value\" />}}`, or around a text as `{% <name key=\"value\"> %}` and \
     `{% </name> %}`. Values are text in straight quotes, numbers, `true` or `false`.",
);

/// A tag of a component.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) range: Range<usize>,
    pub(super) name: String,
    pub(super) name_range: Range<usize>,
    pub(super) arguments: Vec<Argument>,
    pub(super) shape: Shape,
    pub(super) faults: Vec<Diagnostic>,
}

/// What a tag does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// `{{<name />}}`
    Whole,
    /// `{% <name> %}`
    Open,
    /// `{% </name> %}`
    Close,
    /// The tag has no end; its range is that of its beginning.
    Broken,
}

/// All tags from a place in a text to its end.
pub(super) fn all(file: FileId, text: &str, start: usize) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut scanner = Scanner { file, text, at: start };
    while let Some(brace) = scanner.rest().find('{') {
        scanner.at += brace;
        match scanner.tag() {
            Some(tag) => {
                scanner.at = tag.range.end;
                tags.push(tag);
            }
            None => scanner.at += 1,
        }
    }
    tags
}

/// A place in a text that is being read.
pub(super) struct Scanner<'a> {
    file: FileId,
    text: &'a str,
    pub(super) at: usize,
}

impl<'a> Scanner<'a> {
    /// What is still to be read.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The span from a place to where the scanner stands.
    pub(super) fn since(&self, start: usize) -> Span {
        Span::new(self.file, start..self.at)
    }

    /// Passes over a text if it comes next.
    pub(super) fn eat(&mut self, expected: &str) -> bool {
        let there = self.rest().starts_with(expected);
        if there {
            self.at += expected.len();
        }
        there
    }

    /// Passes over letters of a class and gives them.
    pub(super) fn take(&mut self, class: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let taken = rest.find(|letter| !class(letter)).unwrap_or(rest.len());
        self.at += taken;
        &rest[..taken]
    }

    /// The tag that begins here, if one does; the scanner may then stand anywhere.
    fn tag(&mut self) -> Option<Tag> {
        let start = self.at;
        let around = match (self.eat("{{"), self.eat("{%")) {
            (true, _) => Around::Braces,
            (_, true) => Around::Percents,
            _ => return self.back_to(start),
        };
        self.take(is_blank);
        if !self.eat("<") {
            return self.back_to(start);
        }
        let closes = around == Around::Percents && self.eat("/");
        let name_start = self.at;
        let name = self.take(is_name).to_owned();
        if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return self.back_to(start);
        }
        let name_range = name_start..self.at;
        let mut tag = Tag {
            range: start..self.at,
            name,
            name_range,
            arguments: vec![],
            shape: Shape::Broken,
            faults: vec![],
        };
        self.rest_of(&mut tag, around, closes);
        Some(tag)
    }

    fn back_to(&mut self, start: usize) -> Option<Tag> {
        self.at = start;
        None
    }

    /// Reads what follows the name: arguments, and the end of the tag.
    fn rest_of(&mut self, tag: &mut Tag, around: Around, closes: bool) {
        loop {
            let gap = self.take(char::is_whitespace);
            let after_gap = self.at;
            if let Some(slash) = self.end(around) {
                tag.range.end = self.at;
                tag.shape = shape(around, closes);
                self.check_end(tag, around, closes, slash, after_gap);
                return;
            }
            if self.eat(around.end()) {
                tag.faults.push(self.unclosed(tag, around, closes));
                tag.range.end = self.at;
                tag.shape = shape(around, closes);
                return;
            }
            let rest = self.rest();
            if rest.is_empty()
                || is_paragraph_break(gap)
                || rest.starts_with("{{")
                || rest.starts_with("{%")
            {
                // What was read as arguments was words of the page.
                tag.faults = vec![self.unclosed(tag, around, closes)];
                return;
            }
            argument::read(self, tag);
        }
    }

    /// Passes over the end of a tag if it comes next, and says whether it has a slash.
    fn end(&mut self, around: Around) -> Option<bool> {
        let start = self.at;
        let slash = self.eat("/");
        if self.eat(">") {
            self.take(is_blank);
            if self.eat(around.end()) {
                return Some(slash);
            }
        }
        self.at = start;
        None
    }

    /// Tells of an end that belongs to another kind of tag.
    fn check_end(&self, tag: &mut Tag, around: Around, closes: bool, slash: bool, end: usize) {
        let name = &tag.name;
        let fault = match around {
            Around::Braces if !slash => {
                text!("the call of `{name}` ends in `>}}}}`, without a slash", name)
            }
            Around::Percents if slash => text!("a tag around a text has no slash at its end"),
            Around::Percents if closes && !tag.arguments.is_empty() => {
                text!("a closing tag has no arguments")
            }
            _ => return,
        };
        let hint = match around {
            Around::Braces => text!("`{{{{<{name} … />}}}}`", name),
            Around::Percents if closes => text!("`{{% </{name}> %}}`", name),
            Around::Percents => text!(
                "`{{{{<{name} … />}}}}`, or `{{% <{name} … > %}}` with a text and `{{% </{name}> %}}`",
                name
            ),
        };
        tag.faults.push(syntax(fault, self.since(end), Some(hint)));
        if slash && around == Around::Percents && !closes {
            tag.shape = Shape::Whole;
        }
    }

    fn unclosed(&self, tag: &Tag, around: Around, closes: bool) -> Diagnostic {
        let name = &tag.name;
        let hint = match around {
            Around::Braces => text!("close it: `{{{{<{name} … />}}}}`", name),
            Around::Percents if closes => text!("close it: `{{% </{name}> %}}`", name),
            Around::Percents => text!("close it: `{{% <{name} … > %}}`", name),
        };
        let span = Span::new(self.file, tag.range.clone());
        syntax(text!("the tag of `{name}` has no end", name), span, Some(hint))
    }
}

/// What stands around the angle brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Braces,
    Percents,
}

impl Around {
    fn end(self) -> &'static str {
        match self {
            Self::Braces => "}}",
            Self::Percents => "%}",
        }
    }
}

fn shape(around: Around, closes: bool) -> Shape {
    match (around, closes) {
        (Around::Braces, _) => Shape::Whole,
        (Around::Percents, true) => Shape::Close,
        (Around::Percents, false) => Shape::Open,
    }
}

/// A finding about how a call is written.
pub(super) fn syntax(fault: Text, span: Span, hint: Option<Text>) -> Diagnostic {
    Diagnostic::new(&COMPONENT_SYNTAX, fault).at(span).maybe_hint(hint)
}

/// Whether a letter may stand in the name of a component or a parameter.
pub(super) fn is_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.')
}

/// Whether white space holds an empty line.
pub(super) fn is_paragraph_break(gap: &str) -> bool {
    gap.bytes().filter(|byte| *byte == b'\n').count() > 1
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t')
}

#[cfg(test)]
mod tests {
    use super::Shape;
    use super::all;
    use crate::id::FileId;
    use crate::id::Id;

    #[test]
    fn tags_are_found_with_their_ends() {
        for (text, expected) in [
            ("{{<bridge />}}", vec![("bridge", Shape::Whole, 14)]),
            (
                "{{<bridge/>}} {{ <a /> }}",
                vec![("bridge", Shape::Whole, 13), ("a", Shape::Whole, 25)],
            ),
            (
                "{% <note> %}x{%</note>%}",
                vec![("note", Shape::Open, 12), ("note", Shape::Close, 24)],
            ),
            ("{{{<a/>}}", vec![("a", Shape::Whole, 9)]),
            ("{{ title }} {% if a < b %} {{ < 3 }} {{<3/>}} { {<a/>}}", vec![]),
            ("{{<a\n  b=\"c\"\n  d=1\n/>}}", vec![("a", Shape::Whole, 23)]),
        ] {
            let tags = all(FileId::from_row(0), text, 0);
            let found: Vec<_> =
                tags.iter().map(|tag| (tag.name.as_str(), tag.shape, tag.range.end)).collect();
            assert_eq!(found, expected, "{text}");
            assert!(tags.iter().all(|tag| tag.faults.is_empty()), "{text}: {tags:?}");
        }
    }

    #[test]
    fn a_tag_that_is_written_wrong_is_told_and_the_next_one_is_still_found() {
        for (text, message) in [
            ("{{<a b=\"c\" ", "the tag of `a` has no end"),
            ("{{<a b=1\n\n", "the tag of `a` has no end"),
            ("{{<a b=1 ", "the tag of `a` has no end"),
            ("{{<a }}", "the tag of `a` has no end"),
            ("{{<a b=1 /} and so on ", "the tag of `a` has no end"),
            ("{{<a >}}", "the call of `a` ends in `>}}`, without a slash"),
            ("{% <a /> %}", "a tag around a text has no slash at its end"),
            ("{% </a b=1> %}", "a closing tag has no arguments"),
            ("{% </a ", "the tag of `a` has no end"),
        ] {
            let text = format!("{text}{{{{<next/>}}}}");
            let tags = all(FileId::from_row(0), &text, 0);
            assert_eq!(tags.len(), 2, "{text}: {tags:?}");
            assert_eq!(tags[0].faults.len(), 1, "{text}: {tags:?}");
            assert_eq!(tags[0].faults[0].message.to_string(), message, "{text}");
            assert_eq!((tags[1].name.as_str(), tags[1].shape), ("next", Shape::Whole), "{text}");
        }
    }
}

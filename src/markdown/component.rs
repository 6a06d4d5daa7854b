//! Finds the calls of components before Markdown is parsed, and hides them from it.
//!
//! Always holds: what is hidden keeps its length, so that places stay true. A call alone on its line becomes an
//! HTML comment, which Markdown lets stand among paragraphs; another becomes letters. Nothing in code or in a
//! comment of the editor is a call.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag as Element;

use super::OPTIONS;
use super::facts::Call;
use super::facts::Form;
use super::tag;
use super::tag::Shape;
use super::tag::Tag;
use super::tag::syntax;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::id::FileId;

pub(super) static COMPONENT_DEPTH: Code = Code::error(
    "component-depth",
    "Components stand in one another more than sixteen deep. A closing tag such as `{% </note> %}` is \
     probably missing.",
);
pub(super) static COMPONENT_PLACE: Code = Code::error(
    "component-place",
    "A component stands where it cannot be drawn: in the address of a link, in the description of an image, or \
     beginning in one paragraph, list or quotation and ending in another. Put both tags on lines of their own, indented alike.",
);

/// How many components may stand in one another.
const DEPTH: usize = 16;

/// A place that is hidden from Markdown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) role: Role,
    mask: Mask,
}

/// What stands at a mark; the number is that of the call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Whole(usize),
    Open(usize),
    Close(usize),
    /// A mistake that was told; nothing is drawn.
    Broken,
}

impl Role {
    /// The number of the call.
    pub(super) fn call(self) -> Option<usize> {
        match self {
            Self::Whole(call) | Self::Open(call) | Self::Close(call) => Some(call),
            Self::Broken => None,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mask {
    Comment,
    Letters,
}

/// The calls in a range of a text, and the marks that hide them.
pub(super) fn find(
    file: FileId,
    text: &str,
    range: &Range<usize>,
    found: &mut Diagnostics,
) -> (Vec<Call>, Vec<Mark>) {
    let text = text.get(..range.end).unwrap_or(text);
    let mut tags = tag::all(file, text, range.start);
    if tags.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let code = code_and_comments(text, range, &tags);
    tags.retain(|tag| {
        let before = code.partition_point(|code| code.start <= tag.range.start);
        before == 0 || code[before - 1].end <= tag.range.start
    });
    let (calls, marks, open) = (vec![], vec![], vec![]);
    let mut pairing = Pairing { file, text, calls, marks, open, was_too_deep: false, found };
    for tag in tags {
        pairing.add(tag);
    }
    pairing.finish()
}

/// Where code and comments stand, in order.
fn code_and_comments(text: &str, range: &Range<usize>, tags: &[Tag]) -> Vec<Range<usize>> {
    // A tag with a mistake may have read on over the end of a code span, so it is left as it is.
    let sound = tags.iter().filter(|tag| tag.faults.is_empty());
    let marks: Vec<_> = sound
        .map(|tag| Mark {
            range: tag.range.clone(),
            role: Role::Broken,
            mask: if is_alone(text, &tag.range) { Mask::Comment } else { Mask::Letters },
        })
        .collect();
    let masked = mask(text, range, &marks);
    let is_mark = |at: usize| marks.binary_search_by_key(&at, |mark| mark.range.start).is_ok();
    let mut places = Vec::new();
    for (event, place) in Parser::new_ext(&masked, OPTIONS).into_offset_iter() {
        let is_opaque = match event {
            Event::Code(_) | Event::Start(Element::CodeBlock(_)) => true,
            Event::Start(Element::HtmlBlock) | Event::InlineHtml(_) => {
                let html = masked.get(place.clone()).unwrap_or_default();
                let indent = html.len() - html.trim_start().len();
                html.trim_start().starts_with("<!--")
                    && !is_mark(range.start + place.start + indent)
            }
            _ => false,
        };
        if is_opaque {
            places.push(range.start + place.start..range.start + place.end);
        }
    }
    places
}

/// Whether there is nothing else on the lines of a place but what opens a list item or a quotation.
fn is_alone(text: &str, place: &Range<usize>) -> bool {
    // A line that is longer than this before a tag holds more than what opens a list item.
    let near = text.ceil_char_boundary(place.start.saturating_sub(200));
    let before = &text[near..place.start];
    let before = match before.rsplit_once('\n') {
        Some((_, line)) => line,
        None if near > 0 => return false,
        None => before,
    };
    let after = text[place.end..].trim_start_matches([' ', '\t', '\r']);
    let opens = |word: &str| {
        matches!(word, "-" | "*" | "+" | ":")
            || word.bytes().all(|byte| byte == b'>')
            || (word.ends_with(['.', ')'])
                && word[..word.len() - 1].bytes().all(|byte| byte.is_ascii_digit()))
            || (word.starts_with("[^") && word.ends_with("]:"))
    };
    (after.is_empty() || after.starts_with('\n')) && before.split_whitespace().all(opens)
}

/// A range of a text with its marks hidden.
pub(super) fn mask(text: &str, range: &Range<usize>, marks: &[Mark]) -> String {
    let mut masked = String::with_capacity(range.len());
    let mut at = range.start;
    for mark in marks {
        masked.push_str(text.get(at..mark.range.start).unwrap_or_default());
        let length = mark.range.len();
        match mark.mask {
            Mask::Comment => {
                masked.push_str("<!--");
                masked.extend(std::iter::repeat_n('x', length.saturating_sub(7)));
                masked.push_str("-->");
            }
            Mask::Letters => masked.extend(std::iter::repeat_n('x', length)),
        }
        at = mark.range.end;
    }
    masked.push_str(text.get(at..range.end).unwrap_or_default());
    masked
}

/// Opening tags that wait for their closing ones.
struct Pairing<'a> {
    file: FileId,
    text: &'a str,
    calls: Vec<Call>,
    marks: Vec<Mark>,
    open: Vec<Opened>,
    /// Whether they once stood too deep, which tells of closing tags that are missing.
    was_too_deep: bool,
    found: &'a mut Diagnostics,
}

struct Opened {
    name: String,
    span: Span,
    mark: usize,
    /// Nothing for one that stands too deep.
    call: Option<usize>,
}

impl Pairing<'_> {
    fn add(&mut self, tag: Tag) {
        let mask = if is_alone(self.text, &tag.range) { Mask::Comment } else { Mask::Letters };
        let number = self.marks.len();
        self.marks.push(Mark { range: tag.range.clone(), role: Role::Broken, mask });
        self.found.extend(tag.faults.iter().cloned());
        match tag.shape {
            Shape::Broken => self.marks[number].mask = Mask::Letters,
            Shape::Close => self.close(&tag, number),
            Shape::Whole => {
                if let Some(call) = self.call(tag) {
                    self.marks[number].role = Role::Whole(call);
                }
            }
            Shape::Open => {
                let span = Span::new(self.file, tag.range.clone());
                let name = tag.name.clone();
                let call = self.call(tag);
                self.open.push(Opened { name, span, mark: number, call });
            }
        }
    }

    /// Notes a call, unless it stands too deep.
    fn call(&mut self, tag: Tag) -> Option<usize> {
        let span = Span::new(self.file, tag.range.clone());
        if self.open.len() >= DEPTH {
            if !std::mem::replace(&mut self.was_too_deep, true) {
                let fault =
                    text!("components stand in one another more than {depth} deep", depth = DEPTH);
                let finding = Diagnostic::new(&COMPONENT_DEPTH, fault).at(span);
                let hint =
                    text!("close those that are open above: `{{% </{name}> %}}`", name = tag.name);
                self.found.push(finding.hint(hint));
            }
            return None;
        }
        self.calls.push(Call {
            name: tag.name,
            name_span: Span::new(self.file, tag.name_range),
            arguments: tag.arguments,
            span,
            form: Form::Inline,
            body: (tag.shape == Shape::Open)
                .then(|| Span::new(self.file, tag.range.end..tag.range.end)),
        });
        Some(self.calls.len() - 1)
    }

    fn close(&mut self, tag: &Tag, mark: usize) {
        let span = Span::new(self.file, tag.range.clone());
        let name = &tag.name;
        let Some(innermost) = self.open.last() else {
            let hint = text!("put `{{% <{name}> %}}` before the text, or take this tag out", name);
            let fault = text!("`{name}` is closed but was not opened", name);
            return self.found.push(syntax(fault, span, Some(hint)));
        };
        if innermost.name != *name {
            if self.open.iter().rev().take(2 * DEPTH).any(|opened| opened.name == *name) {
                while self.open.last().is_some_and(|opened| opened.name != *name) {
                    self.never_closed();
                }
            } else {
                let open = &innermost.name;
                let fault = text!("`{name}` is closed, but `{open}` is open", name, open);
                let finding = syntax(fault, span, Some(text!("`{{% </{open}> %}}`", open)))
                    .related(innermost.span, text!("it is opened here"));
                self.found.push(finding);
                if nearest(name, [open.as_str()]).is_none() {
                    return;
                }
            }
        }
        if let Some(opened) = self.open.pop() {
            self.join(&opened, mark);
        }
    }

    /// Makes one call of two tags; they are hidden alike, so that Markdown sees them in the same place.
    fn join(&mut self, opened: &Opened, closing: usize) {
        let Some(call) = opened.call else { return };
        let both_alone = self.marks[opened.mark].mask == Mask::Comment
            && self.marks[closing].mask == Mask::Comment;
        let mask = if both_alone { Mask::Comment } else { Mask::Letters };
        self.marks[opened.mark].role = Role::Open(call);
        self.marks[closing].role = Role::Close(call);
        for mark in [opened.mark, closing] {
            self.marks[mark].mask = mask;
        }
        let (start, end) =
            (self.marks[opened.mark].range.clone(), self.marks[closing].range.clone());
        self.calls[call].body = Some(Span::new(self.file, start.end..end.start));
        self.calls[call].span = Span::new(self.file, start.start..end.end);
    }

    fn never_closed(&mut self) {
        let Some(Opened { name, span, .. }) = self.open.pop() else { return };
        if self.was_too_deep {
            return;
        }
        let hint = text!("write `{{% </{name}> %}}` after the text", name);
        self.found.push(syntax(
            text!("`{name}` is opened but never closed", name),
            span,
            Some(hint),
        ));
    }

    fn finish(mut self) -> (Vec<Call>, Vec<Mark>) {
        while !self.open.is_empty() {
            self.never_closed();
        }
        (self.calls, self.marks)
    }
}

//! What Markdown gives, with the hidden calls put back, images in one piece, and HTML set apart.
//!
//! Always holds: facts are read and HTML is written from the same pieces, so that both meet the same things in
//! the same order. Places are those of the text that was parsed.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::BrokenLinkCallback;
use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::OffsetIter;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use super::OPTIONS;
use super::component::Mark;
use super::facts::Form;

/// A piece of a body.
pub(super) enum Piece<'a> {
    /// What Markdown says of itself; never HTML, never an image.
    Event(Event<'a>),
    /// One of the marks, by its number.
    Mark(usize, Form),
    /// An image with all that belongs to it.
    Image(ImagePiece<'a>),
    /// HTML that an editor wrote, comments included.
    Raw,
}

/// An image as Markdown gives it.
pub(super) struct ImagePiece<'a> {
    pub(super) source: CowStr<'a>,
    pub(super) title: CowStr<'a>,
    pub(super) alt: String,
    pub(super) link_type: LinkType,
    /// Where the description ends.
    pub(super) inner_end: usize,
}

/// The pieces of a masked text.
pub(super) struct Pieces<'a, 'm, F> {
    events: OffsetIter<'a, F>,
    marks: &'m [Mark],
    /// Where the masked text begins in the file.
    base: usize,
    ready: VecDeque<(Piece<'a>, Range<usize>)>,
    in_code: bool,
}

/// The pieces of a masked text that begins at `base` in its file.
pub(super) fn pieces<'a, 'm, F: BrokenLinkCallback<'a>>(
    masked: &'a str,
    base: usize,
    marks: &'m [Mark],
    broken: Option<F>,
) -> Pieces<'a, 'm, F> {
    let events = Parser::new_with_broken_link_callback(masked, OPTIONS, broken).into_offset_iter();
    Pieces { events, marks, base, ready: VecDeque::new(), in_code: false }
}

impl<'a, F: BrokenLinkCallback<'a>> Iterator for Pieces<'a, '_, F> {
    type Item = (Piece<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(ready) = self.ready.pop_front() {
            return Some(ready);
        }
        let (event, range) = self.events.next()?;
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.skip_html_block();
                self.html(&range, Form::Block)
            }
            Event::InlineHtml(_) | Event::Html(_) => self.html(&range, Form::Inline),
            Event::Start(Tag::Image { link_type, dest_url, title, .. }) => {
                let (alt, inner_end) = self.description(range.start);
                let image = ImagePiece { source: dest_url, title, alt, link_type, inner_end };
                Some((Piece::Image(image), range))
            }
            Event::Text(text) if !self.in_code => self.text(text, range),
            event => {
                match event {
                    Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
                    Event::End(TagEnd::CodeBlock) => self.in_code = false,
                    _ => {}
                }
                Some((Piece::Event(event), range))
            }
        }
    }
}

impl<'a, F: BrokenLinkCallback<'a>> Pieces<'a, '_, F> {
    /// The numbers of the marks that begin in a place.
    fn marks_in(&self, place: &Range<usize>) -> Range<usize> {
        let first =
            |at: usize| self.marks.partition_point(|mark| mark.range.start < self.base + at);
        first(place.start)..first(place.end)
    }

    fn html(&mut self, range: &Range<usize>, form: Form) -> Option<(Piece<'a>, Range<usize>)> {
        for number in self.marks_in(range) {
            let place = self.place(number);
            self.ready.push_back((Piece::Mark(number, form), place));
        }
        self.ready.push_back((Piece::Raw, range.clone()));
        self.ready.pop_front()
    }

    /// Cuts the marks out of a text.
    fn text(&mut self, text: CowStr<'a>, range: Range<usize>) -> Option<(Piece<'a>, Range<usize>)> {
        let numbers = self.marks_in(&range);
        if numbers.is_empty() || text.len() != range.len() {
            return Some((Piece::Event(Event::Text(text)), range));
        }
        let mut at = range.start;
        for number in numbers {
            let place = self.place(number);
            self.cut(&text, &range, at..place.start);
            at = place.end;
            self.ready.push_back((Piece::Mark(number, Form::Inline), place));
        }
        self.cut(&text, &range, at..range.end);
        self.ready.pop_front()
    }

    fn cut(&mut self, text: &str, range: &Range<usize>, part: Range<usize>) {
        let inside = part.start.saturating_sub(range.start)..part.end.saturating_sub(range.start);
        if let Some(words) = text.get(inside).filter(|words| !words.is_empty()) {
            let words = CowStr::from(words.to_owned());
            self.ready.push_back((Piece::Event(Event::Text(words)), part));
        }
    }

    fn place(&self, number: usize) -> Range<usize> {
        let range = &self.marks[number].range;
        range.start - self.base..range.end - self.base
    }

    fn skip_html_block(&mut self) {
        for (event, _) in self.events.by_ref() {
            if event == Event::End(TagEnd::HtmlBlock) {
                break;
            }
        }
    }

    /// The words of what stands in an image, and where they end.
    fn description(&mut self, start: usize) -> (String, usize) {
        let (mut alt, mut end, mut depth) = (String::new(), start, 0_usize);
        for (event, range) in self.events.by_ref() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                Event::Text(words) | Event::Code(words) => alt.push_str(&words),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
            end = end.max(range.end);
        }
        (alt, end)
    }
}

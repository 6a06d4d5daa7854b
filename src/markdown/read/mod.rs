//! Reads the facts off the pieces of a body, and tells what is wrong with it.

mod call;
mod phrase;

use std::cell::RefCell;
use std::ops::Range;

use pulldown_cmark::BrokenLink;
use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;
use crate::markdown::facts::Body;
use crate::markdown::facts::Extent;
use crate::markdown::footnote::Footnotes;
use crate::markdown::heading::Ids;
use crate::markdown::limit;
use crate::markdown::link;
use crate::markdown::piece::Piece;
use crate::markdown::piece::pieces;
use crate::markdown::place::Place;
use crate::markdown::raw::RawHtml;

pub(super) static BLOCK_IN_FIELD: Code = Code::error(
    "block-in-field",
    "A field with Markdown holds one paragraph: words, emphasis, links. Headings, lists, tables and quotations belong \
     in the body. A number or sign at the beginning that is meant as it is gets a backslash: `1823\\. The bridge`.",
);

/// The facts of a masked text.
pub(super) fn facts(masked: &str, place: Place, body: Body, found: &mut Diagnostics) -> Body {
    let broken: RefCell<Vec<(Range<usize>, String)>> = RefCell::default();
    let note_broken = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        // `[words]` alone is what people write in brackets.
        if link.link_type != LinkType::Shortcut {
            let is_collapsed = link.link_type == LinkType::Collapsed
                && masked.get(link.span.end..).is_some_and(|rest| rest.starts_with("[]"));
            let end = link.span.end + if is_collapsed { 2 } else { 0 };
            broken.borrow_mut().push((link.span.start..end, link.reference.to_string()));
        }
        None
    };
    let marks = body.marks.clone();
    let mut reader = Reader::new(masked, place, body, found);
    let mut pieces = pieces(masked, place.base, &marks, Some(note_broken)).peekable();
    while let Some((piece, range)) = pieces.next() {
        if let Piece::Event(Event::Start(Tag::Paragraph)) = &piece
            && let Some((Piece::Mark(number, _), _)) = pieces.peek()
        {
            reader.paragraph_of_a_call(*number, &range);
        }
        reader.piece(piece, range);
    }
    drop(pieces);
    for (range, name) in broken.into_inner() {
        let shown = masked.get(range.clone()).unwrap_or_default();
        let finding = Diagnostic::new(
            &link::UNDEFINED_REFERENCE,
            text!("`[{name}]` has no address on this page", name),
        );
        let hint = text!(
            "`[{name}]: https://example.org` on a line of its own, or `\\{shown}` if these are only brackets",
            name,
            shown
        );
        reader.found.push(finding.at(place.span(range)).hint(hint));
    }
    reader.finish()
}

struct Reader<'a> {
    masked: &'a str,
    place: Place,
    body: Body,
    found: &'a mut Diagnostics,
    ids: Ids,
    footnotes: Footnotes,
    raw: RawHtml,
    depth: usize,
    too_deep: bool,
    in_code: bool,
    /// Whether a bracket that was left as text waits for its counterpart.
    bracket_is_open: bool,
    blocks: usize,
    heading: Option<OpenHeading>,
    link: Option<OpenLink>,
    calls: Vec<OpenCall>,
    /// Which marks were met.
    met: Vec<bool>,
    /// Which calls stand where they cannot be drawn.
    misplaced: Vec<bool>,
}

struct OpenHeading {
    text: String,
    range: Range<usize>,
    id: Option<String>,
}

struct OpenLink {
    number: usize,
    range: Range<usize>,
    link_type: LinkType,
    /// Where the words end.
    inner_end: usize,
    has_call: bool,
}

struct OpenCall {
    call: usize,
    depth: usize,
    /// What the call began in has ended before it.
    is_cut: bool,
}

impl<'a> Reader<'a> {
    fn new(masked: &'a str, place: Place, body: Body, found: &'a mut Diagnostics) -> Self {
        let met = vec![false; body.marks.len()];
        let misplaced = vec![false; body.calls.len()];
        Self {
            masked,
            place,
            body,
            found,
            ids: Ids::default(),
            footnotes: Footnotes::default(),
            raw: RawHtml::default(),
            depth: 0,
            too_deep: false,
            in_code: false,
            bracket_is_open: false,
            blocks: 0,
            heading: None,
            link: None,
            calls: Vec::new(),
            met,
            misplaced,
        }
    }

    fn piece(&mut self, piece: Piece<'_>, range: Range<usize>) {
        let end = range.end;
        match piece {
            Piece::Event(Event::Start(tag)) => self.start(tag, range),
            Piece::Event(Event::End(tag)) => self.end(tag),
            Piece::Event(event) => self.inside(&event, range),
            Piece::Mark(number, form) => self.mark(number, form),
            Piece::Image(image) => self.image(image, range),
            Piece::Raw => self.raw.meet(self.masked, range, self.place, self.found),
        }
        if let Some(link) = &mut self.link
            && link.range.end > end
        {
            link.inner_end = link.inner_end.max(end);
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        self.depth += 1;
        if self.depth > limit::NESTING && !self.too_deep {
            self.too_deep = true;
            self.found.push(limit::too_deep(self.place, range.clone()));
        }
        self.start_block(&tag, &range);
        match tag {
            Tag::Heading { id, .. } => {
                let id = id.map(|id| id.to_string()).filter(|id| !id.is_empty());
                self.heading = Some(OpenHeading { text: String::new(), range, id });
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(link_type, dest_url, title, range);
            }
            Tag::FootnoteDefinition(name) => {
                let label = range.start..(range.start + name.len() + 3).min(range.end);
                self.footnotes.begin(&name, self.place.span(label), self.found);
            }
            Tag::Table(_) => self.body.tables += 1,
            Tag::CodeBlock(_) => self.in_code = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.depth = self.depth.saturating_sub(1);
        for call in self.calls.iter_mut().rev().take_while(|call| call.depth > self.depth) {
            call.is_cut = true;
        }
        match tag {
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::Link => self.end_link(),
            TagEnd::FootnoteDefinition => self.footnotes.end(),
            TagEnd::CodeBlock => self.in_code = false,
            _ => {}
        }
    }

    fn inside(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(words) => {
                if !self.in_code {
                    self.check_brackets(&range);
                }
                self.words(words);
            }
            Event::Code(words) => self.words(words),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::Rule => {
                self.body.is_empty = false;
                self.refuse_in_field(range);
            }
            Event::FootnoteReference(name) => self.footnotes.refer(name),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        let count = words.split_whitespace().count();
        self.body.words += count;
        self.body.is_empty &= count == 0;
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(words);
        }
        if let Some(link) = &self.link {
            self.body.links[link.number].text.push_str(words);
        }
    }

    fn start_block(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => return,
            Tag::Paragraph => self.blocks += 1,
            _ => self.blocks += 2,
        }
        self.bracket_is_open = false;
        if self.blocks > 1 {
            self.refuse_in_field(range.clone());
        }
    }

    fn refuse_in_field(&mut self, range: Range<usize>) {
        if self.body.extent == Extent::Field {
            let fault =
                text!("a field holds one paragraph, without headings, lists, tables or quotations");
            let block = self.masked.get(range.clone()).unwrap_or_default().trim_end();
            let span = self.place.span(range.start..range.start + block.len());
            let finding = Diagnostic::new(&BLOCK_IN_FIELD, fault).at(span);
            self.found.push(finding.hint(text!(
                "put a backslash before a sign that is meant as it is: `1\\. May`, `\\- 5`"
            )));
        }
    }

    fn finish(mut self) -> Body {
        self.leave_out_misplaced();
        self.body.footnotes = std::mem::take(&mut self.footnotes).finish(&mut self.ids, self.found);
        self.body
    }
}

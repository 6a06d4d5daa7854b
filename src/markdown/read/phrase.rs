//! Headings, links, images, and brackets that are none of them.

use std::ops::Range;

use pulldown_cmark::CowStr;
use pulldown_cmark::LinkType;

use super::OpenHeading;
use super::OpenLink;
use super::Reader;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::text;
use crate::markdown::facts::Heading;
use crate::markdown::facts::Image;
use crate::markdown::facts::Link;
use crate::markdown::footnote;
use crate::markdown::heading::HEADING_ONE;
use crate::markdown::heading::REPEATED_ID;
use crate::markdown::link;
use crate::markdown::link::link_kind;
use crate::markdown::piece::ImagePiece;
use crate::markdown::slug::slug;

/// How long what stands in brackets is thought to be at most.
const NEAR: usize = 400;

impl Reader<'_> {
    pub(super) fn end_heading(&mut self, level: u8) {
        let Some(OpenHeading { text, range, id }) = self.heading.take() else { return };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let source = self.masked.get(range.clone()).unwrap_or_default();
        let span = self.place.span(range.start..range.start + source.trim_end().len());
        if level == 1 {
            let fault = text!("the title is the page's only first-level heading");
            self.found.push(
                Diagnostic::new(&HEADING_ONE, fault)
                    .at(span)
                    .hint(text!("write `## {text}`, or take the line out", text)),
            );
        }
        let is_named = id.is_some();
        let wish = id.unwrap_or_else(|| slug(&text));
        let id = self.ids.take(&wish);
        if is_named && id != wish {
            let first = self
                .body
                .headings
                .iter()
                .find(|heading| heading.id == wish)
                .map(|heading| heading.span);
            let mut finding =
                Diagnostic::new(&REPEATED_ID, text!("the id `{wish}` is taken", wish))
                    .at(span)
                    .hint(text!("give it another one: `{{#{id}}}`", id));
            finding
                .related
                .extend(first.map(|first| (first, text!("it is the id of this heading"))));
            self.found.push(finding);
        }
        self.body.headings.push(Heading { level, text, id, span });
    }

    pub(super) fn start_link(
        &mut self,
        link_type: LinkType,
        destination: CowStr<'_>,
        title: CowStr<'_>,
        range: Range<usize>,
    ) {
        let destination = match link_type {
            LinkType::Email => format!("mailto:{destination}"),
            _ => destination.into_string(),
        };
        let number = self.body.links.len();
        self.body.links.push(Link {
            kind: link_kind(&destination).filter(|_| !destination.trim().is_empty()),
            destination,
            title: title.into_string(),
            text: String::new(),
            span: self.place.span(range.clone()),
        });
        let inner_end = range.start + 1;
        self.link = Some(OpenLink { number, range, link_type, inner_end, has_call: false });
    }

    pub(super) fn end_link(&mut self) {
        let Some(OpenLink { number, range, link_type, inner_end, has_call }) = self.link.take()
        else {
            return;
        };
        let fact = &mut self.body.links[number];
        if matches!(link_type, LinkType::Inline) {
            let tail = inner_end..range.end;
            fact.span = self
                .place
                .span(part(self.masked, tail, &fact.destination).unwrap_or(range.clone()));
        }
        self.found.extend(link::fault(&fact.destination, fact.span));
        if fact.text.trim().is_empty() && !has_call {
            let destination = &fact.destination;
            let finding = Diagnostic::new(&link::EMPTY_LINK_TEXT, text!("a link has no words"))
                .at(self.place.span(range))
                .hint(text!("`[where it leads]({destination})`", destination));
            self.found.push(finding);
        }
    }

    pub(super) fn image(&mut self, image: ImagePiece<'_>, range: Range<usize>) {
        self.words(&image.alt);
        self.body.is_empty = false;
        let source = image.source.into_string();
        let place = matches!(image.link_type, LinkType::Inline)
            .then(|| part(self.masked, image.inner_end..range.end, &source))
            .flatten();
        let span = self.place.span(range);
        let source_span = place.map_or(span, |place| self.place.span(place));
        self.found.extend(link::image_fault(&source, source_span));
        let (alt, title) = (image.alt, image.title.into_string());
        self.body.images.push(Image { source, alt, title, span, source_span });
    }

    /// Tells of `[^name]` and `](address)` that Markdown left as text.
    pub(super) fn check_brackets(&mut self, range: &Range<usize>) {
        let text = self.masked.get(range.clone()).unwrap_or_default();
        for (at, bracket) in text.match_indices(['[', ']']) {
            let start = range.start + at;
            let rest = &self.masked[start..];
            let line = near(rest);
            let was_open = std::mem::replace(&mut self.bracket_is_open, false);
            if self.masked[..start].ends_with('\\') {
                continue;
            }
            self.bracket_is_open = bracket == "[";
            if let (true, Some(label)) = (bracket == "[", line.strip_prefix("[^")) {
                let end = label.find([']', '[']).filter(|end| label[*end..].starts_with(']'));
                let name = &label[..end.unwrap_or(0)];
                if !name.trim().is_empty() {
                    let span = self.place.span(start..start + name.len() + 3);
                    self.found.push(footnote::undefined(name, span));
                }
            } else if was_open && line.starts_with("](") {
                let end = line.find(')').map_or(2, |end| end + 1);
                let span = self.place.span(start..start + end);
                self.found.push(link::malformed(&line[..end], span));
            }
        }
    }
}

/// Where a text stands in a part of a longer one.
fn part(text: &str, range: Range<usize>, wanted: &str) -> Option<Range<usize>> {
    let at = text.get(range.clone())?.find(wanted).filter(|_| !wanted.is_empty())?;
    Some(range.start + at..range.start + at + wanted.len())
}

/// What follows on the line, as far as a name or an address may go.
fn near(text: &str) -> &str {
    let line = text.get(..text.floor_char_boundary(NEAR)).unwrap_or(text);
    line.split('\n').next().unwrap_or_default()
}

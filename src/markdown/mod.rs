//! Markdown: the facts of a body with their places, and its HTML.
//!
//! [`parse`] finds the headings, links, images, footnotes and calls of components of a body once, file by file and
//! in parallel. [`html()`] writes the body later, when the site can answer where a link leads ([`Host`]).
//!
//! Always holds: both see the same pieces in the same order, bodies of components included. No HTML of an editor
//! gets into a page. Deliberately absent: what exists on the site, the parameters of components, and smart
//! punctuation: text stays as it was typed.

mod argument;
mod component;
mod escape;
mod facts;
mod footnote;
mod heading;
mod host;
mod html;
mod limit;
mod link;
mod page;
mod piece;
mod place;
mod raw;
mod read;
mod slug;
mod table;
mod tag;

use std::ops::Range;

use pulldown_cmark::Options;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::id::FileId;

pub use facts::Argument;
pub use facts::Body;
pub use facts::Call;
pub use facts::Footnote;
pub use facts::Form;
pub use facts::Heading;
pub use facts::Image;
pub use facts::Link;
pub use facts::Literal;
pub use host::Anchor;
pub use host::Host;
pub use host::Picture;
pub use host::WORDS;
pub use html::html;
pub use link::LinkKind;
pub use link::link_kind;
pub use page::Memory;
pub use page::PageText;
pub use page::parse_all;
pub use slug::slug;

use facts::Extent;
use place::Place;

/// Codes raised here.
pub static CODES: &[&Code] = &[
    &component::COMPONENT_DEPTH,
    &component::COMPONENT_PLACE,
    &footnote::REPEATED_FOOTNOTE,
    &footnote::UNDEFINED_FOOTNOTE,
    &footnote::UNUSED_FOOTNOTE,
    &heading::HEADING_ONE,
    &heading::REPEATED_ID,
    &limit::NESTING_TOO_DEEP,
    &limit::TOO_MANY_FOOTNOTES,
    &link::EMPTY_LINK,
    &link::EMPTY_LINK_TEXT,
    &link::EXTERNAL_IMAGE,
    &link::LINK_SCHEME,
    &link::MALFORMED_LINK,
    &link::UNDEFINED_REFERENCE,
    &raw::OPEN_COMMENT,
    &raw::RAW_HTML,
    &read::BLOCK_IN_FIELD,
    &tag::COMPONENT_SYNTAX,
];

/// `CommonMark` with what editors know from GitHub, and definition lists.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST);

/// Finds the facts of the body that stands in a range of a file, and what is wrong with it.
pub fn parse(file: FileId, text: &str, range: Range<usize>, found: &mut Diagnostics) -> Body {
    let mut body = Body::new(range.clone(), Extent::Page);
    let place = Place::in_file(file, range.start);
    let Some(markdown) = text.get(range.clone()) else { return body };
    if limit::refuses(markdown, place, found) {
        return body;
    }
    (body.calls, body.marks) = component::find(file, text, &range, found);
    let masked = component::mask(text, &range, &body.marks);
    read::facts(&masked, place, body, found)
}

/// Finds the facts of a field: one paragraph of inline Markdown, without components. Every place is that of
/// the field's value. Its HTML is written with [`html()`], given the same text.
pub fn parse_inline(text: &str, span: Span, found: &mut Diagnostics) -> Body {
    inline(text, Place::of_value(span, None), found)
}

/// Finds the facts of a field whose text stands word for word in its file from a byte on, if that is known.
fn inline(text: &str, place: Place, found: &mut Diagnostics) -> Body {
    let body = Body::new(0..text.len(), Extent::Field);
    if limit::refuses(text, place, found) {
        return body;
    }
    read::facts(text, place, body, found)
}

#[cfg(test)]
mod tests;

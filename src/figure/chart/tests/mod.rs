//! Charts of a town's bicentenary: its bridges and mayors.

mod rows;
mod years;

use crate::date::Date;
use crate::figure::timeline::End;

use super::Frame;
use super::Span;

pub(super) fn date(text: &str) -> Date {
    Date::parse(text).expect(text)
}

/// Reads `1923` (a point), `1831..1902` or `1902..`.
pub(super) fn dates(text: &str) -> (Date, End) {
    match text.split_once("..") {
        None => (date(text), End::Point),
        Some((start, "")) => (date(start), End::Open),
        Some((start, end)) => (date(start), End::At(date(end))),
    }
}

pub(super) fn span(text: &str) -> Span {
    let (start, end) = dates(text);
    Span { start, end, lane: 0, part: None }
}

pub(super) fn spans(texts: &[&str]) -> Vec<Span> {
    texts.iter().map(|text| span(text)).collect()
}

pub(super) fn frame(since: &str, until: &str) -> Frame {
    Frame::of(&[], Some(date(since)), Some(date(until))).expect("two dates")
}

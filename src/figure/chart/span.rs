//! What is counted: an entry from its beginning to its end, seen from the day of the anniversary.

use crate::date::Date;
use crate::figure::timeline::End;

/// An entry on its way into the charts.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Span {
    /// When it begins.
    pub start: Date,
    /// When it ends, if it lasts.
    pub end: End,
    /// Its lane, counted from 0.
    pub lane: usize,
    /// The part of it that is highlighted, from its beginning to its end.
    pub part: Option<(Date, End)>,
}

/// How an entry stands on the day of the anniversary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It has not begun.
    Later,
    /// It goes on: it has no end, or one that is certainly later.
    Open,
    /// It is over, or never lasted.
    Ended,
}

/// The years that charts cover, and the day on which open ends are looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frame {
    /// The first year.
    pub from: u16,
    /// The last year.
    pub to: u16,
    /// The anniversary; without one, the last year that any entry names.
    pub as_of: Date,
}

impl Frame {
    /// From the year of `since` to that of `until`; where one is not stated, from the first year of any entry, or to
    /// the last. Nothing where that leaves no year.
    pub fn of(spans: &[Span], since: Option<Date>, until: Option<Date>) -> Option<Self> {
        let starts = spans.iter().map(|span| span.start.year());
        let ends = spans.iter().filter_map(|span| match span.end {
            End::At(end) => Some(end.year()),
            End::Open | End::Point => None,
        });
        let last = || Date::new(i64::from(starts.clone().chain(ends).max()?), None, None).ok();
        let as_of = until.or_else(last)?;
        let from = since.map(Date::year).or_else(|| starts.clone().min())?;
        (from <= as_of.year()).then_some(Self { from, to: as_of.year(), as_of })
    }
}

impl Span {
    /// How it stands on the last day of `as_of`.
    pub fn state(&self, as_of: Date) -> State {
        let today = as_of.last_day();
        match self.end {
            _ if self.start.first_day() > today => State::Later,
            End::Open => State::Open,
            End::At(end) if end.first_day() > today => State::Open,
            End::At(_) | End::Point => State::Ended,
        }
    }

    /// The first and the last year of the part that is highlighted, as far as it lies within the whole.
    pub(super) fn highlighted_years(&self, frame: &Frame) -> Option<(u16, u16)> {
        let (start, end) = self.part?;
        let (first, last) = years(start, end, frame)?;
        let whole = years(self.start, self.end, frame)?;
        let within = (first.max(whole.0), last.min(whole.1));
        (within.0 <= within.1).then_some(within)
    }
}

/// The first and the last year in which something is active, cut to the years of the frame; nothing if it is not active
/// in any, or begins after the anniversary.
pub(super) fn years(start: Date, end: End, frame: &Frame) -> Option<(u16, u16)> {
    if start.first_day() > frame.as_of.last_day() {
        return None;
    }
    let last = match end {
        End::Open => frame.to,
        End::Point => start.year(),
        End::At(end) => end.year(),
    };
    let (first, last) = (start.year().max(frame.from), last.min(frame.to));
    (first <= last).then_some((first, last))
}

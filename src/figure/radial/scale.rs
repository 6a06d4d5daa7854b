//! The scale of a circle of years: from days to degrees.
//!
//! Always holds: it begins and ends on a day, not with a whole year, so that seventy-five years are
//! once round the circle; every day is equally wide.

use crate::date::Date;
use crate::date::Day;

use super::Span;
use super::measure;
use super::pack::Sector;

/// Days laid round the circle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// The first year.
    pub(super) from: u16,
    /// The last year.
    pub(super) to: u16,
    first: Day,
    /// The day after the last.
    end: Day,
}

impl Scale {
    /// From `since`, or the earliest start, to `until`, or the latest date; nothing without spans.
    pub(super) fn over(spans: &[Span], since: Option<Date>, until: Option<Date>) -> Option<Self> {
        let earliest = spans.iter().map(|span| span.start).min()?;
        let dates = spans.iter().flat_map(|span| [Some(span.start), span.end]).flatten();
        let latest = dates.max_by_key(|date| date.last_day())?;
        let since = since.unwrap_or(earliest);
        let until = until.unwrap_or(latest);
        // An anniversary before its own beginning is told elsewhere; here it is one day long.
        let last = until.last_day().max(since.first_day());
        Some(Self {
            from: since.year(),
            to: until.year().max(since.year()),
            first: since.first_day(),
            end: Day(last.0 + 1),
        })
    }

    /// All of it.
    pub(super) fn whole(&self) -> Sector {
        Sector { start: self.angle(self.first), end: self.angle(self.end) }
    }

    /// What a span takes of it; what begins and ends on the same day is a day long.
    pub(super) fn sector(&self, span: &Span) -> Sector {
        let first = span.start.first_day();
        let end = match span.end {
            Some(end) => Day(end.last_day().max(first).0 + 1),
            None => self.end,
        };
        Sector { start: self.angle(first), end: self.angle(end) }
    }

    /// Where a day begins. What lies outside the scale is drawn to its edge.
    fn angle(&self, day: Day) -> f64 {
        let days = self.end.0 - self.first.0;
        let passed = (day.0 - self.first.0).clamp(0, days);
        measure::GAP / 2.0 + (360.0 - measure::GAP) * number(passed) / number(days)
    }

    /// The years to mark, and where they begin: as many as can be read.
    pub(super) fn ticks(&self) -> impl Iterator<Item = (u16, f64)> {
        let step = self.step();
        let years = (self.from..=self.to).filter(move |year| year % step == 0);
        years.filter_map(|year| {
            let day = Date::new(i64::from(year), None, None).ok()?.first_day();
            (self.first <= day && day < self.end).then(|| (year, self.angle(day)))
        })
    }

    /// Years from tick to tick.
    fn step(&self) -> u16 {
        let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500];
        let is_readable = |step: &u16| (self.to - self.from) / step < measure::MOST_TICKS;
        steps.into_iter().find(is_readable).unwrap_or(1000)
    }
}

#[expect(clippy::cast_precision_loss, reason = "the calendar has fewer than four million days")]
fn number(days: i64) -> f64 {
    days as f64
}

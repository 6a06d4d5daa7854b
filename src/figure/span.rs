//! The place of one entry in the years of a site: a bar or a point over a scale of whole years, in percent of its width.
//!
//! Always holds: the mark lies within the scale and is wide enough to be seen; the layout from right to left is the mirror
//! image of that from left to right.
//! Deliberately absent: other entries, which the timeline shows, and words and colours.

use super::round::round;
use super::timeline::End;
use super::timeline::period;
use crate::date::Date;
use crate::date::Day;
use crate::lang::Direction;

/// The least that a bar takes of the scale, in percent: a stroke that is seen.
const LEAST: f64 = 0.6;

/// Where an entry stands among the years.
#[derive(Clone, PartialEq, Debug)]
pub struct Span {
    /// The first year of the scale.
    pub from: u16,
    /// The last year of the scale.
    pub to: u16,
    /// Where the mark begins, in percent from the left edge.
    pub start: f64,
    /// How wide it is, in percent; 0 for a point.
    pub width: f64,
    /// The round years within the scale, decades as a rule.
    pub ticks: Vec<Tick>,
}

/// A round year on the scale.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tick {
    /// Where it begins, in percent from the left edge.
    pub at: f64,
    /// The year.
    pub year: u16,
}

/// Places an entry over the years from that of `first` to that of `last`, and further where it reaches further. An open
/// end reaches `until`, or the end of the scale.
pub fn span(
    start: Date,
    end: End,
    (first, last): (Date, Date),
    until: Option<Date>,
    direction: Direction,
) -> Span {
    let latest = match end {
        End::At(end) => end.year(),
        End::Point | End::Open => start.year(),
    };
    let from = first.year().min(start.year());
    let to = last.year().max(latest);
    let scale = Scale::over(from, to);
    let last_day = match end {
        End::Point => None,
        End::At(end) => Some(end.last_day()),
        End::Open => Some(until.map_or(scale.end, |until| until.last_day().max(start.last_day()))),
    };
    let begin = scale.percent(start.first_day());
    let width = last_day.map_or(0.0, |day| (scale.percent(Day(day.0 + 1)) - begin).max(LEAST));
    let begin = begin.min(100.0 - width);
    let mirrored = |at: f64, width: f64| match direction {
        Direction::Ltr => round(at),
        Direction::Rtl => round(100.0 - at - width),
    };
    let step = period(from, to);
    let years = (from + 1..=to).filter(|year| year % step == 0);
    let tick = |year| Tick { at: mirrored(scale.percent(first_day(year)), 0.0), year };
    Span {
        from,
        to,
        start: mirrored(begin, width),
        width: round(width),
        ticks: years.map(tick).collect(),
    }
}

/// Whole years, of which every day is equally wide.
struct Scale {
    start: Day,
    end: Day,
}

impl Scale {
    fn over(from: u16, to: u16) -> Self {
        Self { start: first_day(from), end: Day(first_day(to + 1).0 - 1) }
    }

    /// Where a day begins, in percent.
    fn percent(&self, day: Day) -> f64 {
        let days = self.end.0 + 1 - self.start.0;
        100.0 * number((day.0 - self.start.0).clamp(0, days)) / number(days)
    }
}

/// The first day of a year; a year that the calendar does not have begins where the calendar ends.
fn first_day(year: u16) -> Day {
    let last = Date::new(9999, None, None);
    Date::new(i64::from(year), None, None)
        .map(Date::first_day)
        .or_else(|_| last.map(|date| Day(date.last_day().0 + 1)))
        .unwrap_or(Day(0))
}

#[expect(clippy::cast_precision_loss, reason = "the calendar has fewer than four million days")]
fn number(days: i64) -> f64 {
    days as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::any;
    use proptest::prop_assert;
    use proptest::prop_assert_eq;
    use proptest::proptest;

    use super::Span;
    use super::span;
    use crate::date::Date;
    use crate::figure::timeline::End;
    use crate::lang::Direction;

    fn date(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    fn of(start: &str, end: End, until: Option<&str>) -> Span {
        let years = (date("1823-05-29"), date("2022"));
        span(date(start), end, years, until.map(date), Direction::Ltr)
    }

    #[test]
    fn a_bar_covers_its_days_of_all_days() {
        // The scale has two hundred years.
        for (start, end, until, from, width) in [
            ("1823", End::At(date("2022")), None, 0.0, 100.0),
            ("1923", End::At(date("1972")), None, 50.0, 25.0),
            ("1923", End::Point, None, 50.0, 0.0),
            ("1923", End::Open, None, 50.0, 50.0),
            ("1923", End::Open, Some("1972"), 50.0, 25.0),
            // A single day is drawn so that it is seen, and within the scale.
            ("2022-12-31", End::At(date("2022-12-31")), None, 99.4, 0.6),
        ] {
            let found = of(start, end, until);
            assert!((found.start - from).abs() < 0.01, "{start}: {found:?}");
            assert!((found.width - width).abs() < 0.01, "{start}: {found:?}");
        }
    }

    #[test]
    fn the_scale_reaches_as_far_as_the_entry() {
        let found = of("1801", End::At(date("2030")), None);
        assert_eq!((found.from, found.to), (1801, 2030));
        let found = of("1900", End::Open, None);
        assert_eq!((found.from, found.to), (1823, 2022));
        let years: Vec<u16> = found.ticks.iter().map(|tick| tick.year).collect();
        assert_eq!((years.first(), years.last(), years.len()), (Some(&1830), Some(&2020), 20));
    }

    proptest! {
        #[test]
        fn every_mark_lies_within_its_scale_and_is_mirrored(
            first in 1_i64..9999, length in 0_i64..900, start in 1_i64..9999, lasts in 0_i64..900, open in any::<bool>()
        ) {
            let year = |year: i64| Date::new(year.min(9999), None, None).expect("a year");
            let end = if open { End::Open } else { End::At(year(start + lasts)) };
            let years = (year(first), year(first + length));
            let [left, right] = [Direction::Ltr, Direction::Rtl]
                .map(|direction| span(year(start), end, years, Some(year(first + length)), direction));
            prop_assert!(left.start >= 0.0 && left.width >= 0.6 && left.start + left.width <= 100.01, "{left:?}");
            prop_assert!((left.start + left.width + right.start - 100.0).abs() < 0.03, "{left:?} {right:?}");
            prop_assert_eq!(left.ticks.len(), right.ticks.len());
            prop_assert!(left.ticks.iter().all(|tick| (0.0..=100.0).contains(&tick.at)));
        }
    }
}

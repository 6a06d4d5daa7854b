//! The scale of a timeline: from days to x, from left to right.
//!
//! Always holds: it covers whole years, and every day is equally wide.

use crate::date::Date;
use crate::date::Day;

use super::Band;
use super::Tick;
use super::measure;

/// Whole years laid over the width of the canvas.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// The first year.
    pub(super) from: u16,
    /// The last year.
    pub(super) to: u16,
    /// The width of the canvas.
    pub(super) canvas: f64,
    first: Day,
    last: Day,
}

impl Scale {
    /// From the year of the earliest date to that of the latest; nothing if there is no date.
    pub(super) fn over(dates: impl Iterator<Item = Date> + Clone) -> Option<Self> {
        let from = dates.clone().map(Date::year).min()?;
        let to = dates.map(Date::year).max()?;
        Self::of(from, to, measure::WIDTH)
    }

    /// The years of this scale from one to another, laid over a canvas of their own.
    pub(super) fn part(&self, from: u16, to: u16) -> Option<Self> {
        Self::of(from.max(self.from), to.min(self.to), measure::PART)
    }

    fn of(from: u16, to: u16, canvas: f64) -> Option<Self> {
        let (first, last) = (year(from)?.first_day(), year(to)?.last_day());
        Some(Self { from, to, canvas, first, last })
    }

    /// The first day of the first year.
    pub(super) fn first_day(&self) -> Day {
        self.first
    }

    /// The last day of the last year.
    pub(super) fn last_day(&self) -> Day {
        self.last
    }

    /// Whether a day lies on the scale.
    pub(super) fn covers(&self, day: Day) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Where a day begins. What lies outside the scale is drawn to its edge.
    pub(super) fn x(&self, day: Day) -> f64 {
        let days = self.last.0 + 1 - self.first.0;
        let passed = (day.0 - self.first.0).clamp(0, days);
        let room = self.canvas - 2.0 * measure::MARGIN;
        measure::round(measure::MARGIN + room * number(passed) / number(days))
    }

    /// Where a day is over.
    pub(super) fn end(&self, day: Day) -> f64 {
        self.x(Day(day.0 + 1))
    }

    /// The days from the first to the last, both included.
    pub(super) fn band(&self, first: Day, last: Day) -> Band {
        let x = self.x(first);
        Band { x, width: measure::round(self.end(last) - x) }
    }

    /// The years to mark on the axis: as many as can be told apart, and of them as many major ones
    /// as can be read. Where there is room, quarters or months between them.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let (minor, major) = self.tick_steps();
        let months = self.months();
        let tick = |(year, month): (u16, u8)| {
            let date = Date::new(i64::from(year), Some(month), None).ok()?;
            let is_major = month == 1 && year % major == 0;
            Some(Tick { x: self.x(date.first_day()), year, is_major })
        };
        (self.from..=self.to)
            .filter(|year| year % minor == 0)
            .flat_map(|year| months.iter().map(move |month| (year, *month)))
            .filter_map(tick)
            .collect()
    }

    /// How many years a group of the list covers.
    pub(super) fn period(&self) -> u16 {
        period(self.from, self.to)
    }

    /// Years from tick to tick, and from major tick to major tick.
    fn tick_steps(&self) -> (u16, u16) {
        let steps = [(1, 1), (1, 5), (1, 10), (5, 20), (10, 50), (10, 100), (100, 500)];
        let readable = |major: u16| f64::from(major) * self.a_year() >= measure::MAJOR_GAP;
        steps.into_iter().find(|&(_, major)| readable(major)).unwrap_or((100, 1000))
    }

    /// The months in which a year has a tick.
    fn months(&self) -> &'static [u8] {
        const ALL: [u8; 12] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        match self.a_year() {
            wide if wide >= 4.0 * measure::MAJOR_GAP => &ALL,
            wide if wide >= measure::MAJOR_GAP => &[1, 4, 7, 10],
            _ => &[1],
        }
    }

    /// About how wide a year is.
    fn a_year(&self) -> f64 {
        self.canvas / f64::from(self.to - self.from + 1)
    }
}

/// How many years a group of a list covers that reaches from one year to another: a decade, and in long lists more.
pub fn period(from: u16, to: u16) -> u16 {
    match to - from {
        0..=250 => 10,
        251..=500 => 50,
        _ => 100,
    }
}

fn year(number: u16) -> Option<Date> {
    Date::new(i64::from(number), None, None).ok()
}

#[expect(clippy::cast_precision_loss, reason = "the calendar has fewer than four million days")]
fn number(days: i64) -> f64 {
    days as f64
}

#[cfg(test)]
mod tests {
    use crate::date::Date;

    use super::Scale;

    fn scale(from: &str, to: &str) -> Scale {
        let date = |text| Date::parse(text).expect(text);
        Scale::over([date(from), date(to)].into_iter()).expect("two dates")
    }

    #[test]
    fn the_scale_is_linear_in_days() {
        let scale = scale("1999-05", "2000-11-30");
        assert_eq!((scale.from, scale.to), (1999, 2000));
        // 731 days in 1168 units.
        for (day, x) in [
            ("1999-01-01", 16.0),
            ("1999-01-02", 17.6),
            ("2000-01-01", 599.2),
            ("2000-02-29", 693.47),
            ("2000-12-31", 1182.4),
            ("1998-06-01", 16.0),
            ("2001-06-01", 1184.0),
        ] {
            let found = scale.x(Date::parse(day).expect(day).first_day());
            assert!((found - x).abs() < 0.001, "{day}: {found}");
        }
    }

    #[test]
    fn ticks_are_few_enough_to_read() {
        // First and last year; how many ticks; the first years that are major.
        for (from, to, count, major) in [
            ("2023", "2023", 12, vec![2023]),
            ("2021", "2023", 36, vec![2021, 2022, 2023]),
            ("2014", "2023", 40, vec![2014, 2015, 2016]),
            ("2004", "2023", 20, vec![2005, 2010, 2015]),
            ("1998", "2023", 26, vec![2000, 2005, 2010]),
            ("1923", "2023", 101, vec![1930, 1940, 1950]),
            ("1823", "2023", 40, vec![1840, 1860, 1880]),
            ("1147", "2023", 88, vec![1200, 1300, 1400]),
            ("0001", "9999", 99, vec![1000, 2000, 3000]),
        ] {
            let ticks = scale(from, to).ticks();
            let years = ticks.iter().filter(|tick| tick.is_major).map(|tick| tick.year);
            assert_eq!(ticks.len(), count, "{from} to {to}");
            assert_eq!(years.clone().take(3).collect::<Vec<_>>(), major, "{from} to {to}");
            assert!(years.count() <= 13, "{from} to {to}");
        }
    }

    #[test]
    fn a_part_is_a_scale_of_its_own_and_no_longer_than_the_whole() {
        let whole = scale("1948", "2024");
        for (from, to, years, count) in [
            (1940, 1949, (1948, 1949), 24),
            (1950, 1959, (1950, 1959), 40),
            (2020, 2029, (2020, 2024), 20),
        ] {
            let part = whole.part(from, to).expect("years of the whole");
            assert_eq!((part.from, part.to), years);
            assert!((part.x(part.first_day()) - 16.0).abs() < 0.001, "{from}");
            assert!((part.end(part.last_day()) - 884.0).abs() < 0.001, "{from}");
            let ticks = part.ticks();
            assert_eq!(ticks.len(), count, "{from}");
            let major = ticks.iter().filter(|tick| tick.is_major).map(|tick| tick.year);
            assert!(major.eq(part.from..=part.to), "each year of {from} is written");
        }
    }

    #[test]
    fn a_group_is_a_decade_and_on_long_timelines_more() {
        for (from, to, period) in [
            ("2022", "2023", 10),
            ("1823", "2023", 10),
            ("1822", "2024", 10),
            ("1723", "2023", 50),
            ("1023", "2023", 100),
        ] {
            assert_eq!(scale(from, to).period(), period, "{from} to {to}");
        }
    }
}

//! The dates of the texts that a new site begins with, between what the anniversary counts from and the anniversary.
//!
//! Always holds: they are in order, and each era ends before the next begins.

use crate::date::Date;

/// Dates of the first texts.
pub(super) struct Dates {
    /// A year within the working life of those who were there at the beginning.
    pub(super) early: String,
    /// A year in between.
    pub(super) middle: String,
    /// A year within the working life of those who are there today.
    pub(super) late: String,
    /// The first era.
    pub(super) first_era: (String, String),
    /// The second era.
    pub(super) later_era: (String, String),
}

/// How long someone works at one thing, at most.
const WORKING_YEARS: u16 = 25;

impl Dates {
    /// Dates between two, the second of which is after the first.
    pub(super) fn between(since: Date, until: Date) -> Self {
        let (first, last) = (since.year(), until.year());
        let years = last.saturating_sub(first);
        let part = (years / 3).min(WORKING_YEARS);
        let middle = first + years / 2;
        let year = |year: u16| format!("{year:04}");
        let (first_era, later_era) = if years == 0 {
            ((since.to_string(), since.to_string()), (until.to_string(), until.to_string()))
        } else {
            ((year(first), year(middle)), (year(middle + 1), year(last)))
        };
        Self {
            early: year(first + part),
            middle: year(middle),
            late: year(last - part),
            first_era,
            later_era,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Dates;
    use crate::date::Date;

    fn date(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    #[test]
    fn what_begins_a_site_is_in_order_however_short_its_time() {
        for (since, until) in [
            ("1823-06-24", "2023-06-24"),
            ("1823", "1824"),
            ("2021", "2024-05"),
            ("2022-12-31", "2023-01-01"),
            ("2023-01", "2023-02"),
            ("0001", "9999"),
        ] {
            let Dates { early, middle, late, first_era, later_era } =
                Dates::between(date(since), date(until));
            let years = [since, &early, &middle, &late, until].map(|text| date(text).year());
            assert!(years.is_sorted(), "{since} to {until}: {years:?}");
            let [from, to, next, end] =
                [first_era.0, first_era.1, later_era.0, later_era.1].map(|text| date(&text));
            assert!(from.first_day() <= to.last_day(), "{from} to {to}");
            assert!(to.last_day() < next.first_day(), "{to}, then {next}");
            assert!(next.first_day() <= end.last_day(), "{next} to {end}");
        }
    }
}

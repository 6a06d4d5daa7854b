//! A date is a year, perhaps a month, perhaps a day: it stands for the span of days it covers.
//!
//! Always holds: the span exists in the proleptic Gregorian calendar, in the years 1 to 9999.
//! Deliberately absent: instants, time zones, and today.

use std::cmp::Ordering;
use std::fmt;
use std::ops::RangeInclusive;

use icu_calendar::Date as Civil;
use icu_calendar::Iso;
use icu_calendar::types::RataDie;

/// A year, a month of a year, or a day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// How much of a date is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// Year, month and day.
    Day,
}

impl Precision {
    /// The name that templates see: `year`, `month` or `day`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }
}

/// One day, as the number of days since 1 January of year 1, which is day 1 (rata die).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(pub i64);

/// Why a text is no date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateError {
    /// It has another form; `meant` is the date it most likely means.
    Form {
        /// The date in the form that is accepted, where it can be told.
        meant: Option<Date>,
    },
    /// The year is not between 1 and 9999.
    Year,
    /// There is no such month.
    Month(u8),
    /// That month has fewer days.
    Day {
        /// The day that was asked for.
        day: u8,
        /// How many days the month has.
        last: u8,
    },
}

const YEARS: RangeInclusive<i64> = 1..=9999;

impl Date {
    /// A date from its parts. A day without a month is a `Form` error.
    pub fn new(year: i64, month: Option<u8>, day: Option<u8>) -> Result<Self, DateError> {
        let year = u16::try_from(year).ok().filter(|year| YEARS.contains(&i64::from(*year)));
        let year = year.ok_or(DateError::Year)?;
        match (month, day) {
            (None, None) => {}
            (None, Some(_)) => return Err(DateError::Form { meant: None }),
            (Some(month), day) => {
                let first = civil(year, month, 1).ok_or(DateError::Month(month))?;
                let last = first.days_in_month();
                if let Some(day) = day
                    && !(1..=last).contains(&day)
                {
                    return Err(DateError::Day { day, last });
                }
            }
        }
        Ok(Self { year, month, day })
    }

    /// Reads `1948`, `1948-05` or `1948-05-29`.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let year = parts.next().and_then(|part| digits(part, 4));
        let rest: Vec<Option<i64>> = parts.map(|part| digits(part, 2)).collect();
        let small = |part: Option<i64>| part.and_then(|number| u8::try_from(number).ok());
        match (year, rest.as_slice()) {
            (Some(year), []) => Self::new(year, None, None),
            (Some(year), [month @ Some(_)]) => Self::new(year, small(*month), None),
            (Some(year), [month @ Some(_), day @ Some(_)]) => {
                Self::new(year, small(*month), small(*day))
            }
            _ => Err(DateError::Form { meant: guess(text) }),
        }
    }

    /// The date of a day.
    pub fn of_day(day: Day) -> Result<Self, DateError> {
        let civil = Civil::from_rata_die(RataDie::new(day.0), Iso);
        let month = civil.month().ordinal;
        Self::new(
            i64::from(civil.year().extended_year()),
            Some(month),
            Some(civil.day_of_month().0),
        )
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, where it is known.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// How much of the date is known.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (None, _) => Precision::Year,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(_)) => Precision::Day,
        }
    }

    /// The first day of the span.
    pub fn first_day(self) -> Day {
        rata_die(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day of the span.
    pub fn last_day(self) -> Day {
        let month = self.month.unwrap_or(12);
        let last = civil(self.year, month, 1).map_or(28, |date| date.days_in_month());
        rata_die(self.year, month, self.day.unwrap_or(last))
    }

    /// The first day of the span as a full date.
    #[must_use]
    pub fn first_date(self) -> Self {
        Self { month: Some(self.month.unwrap_or(1)), day: Some(self.day.unwrap_or(1)), ..self }
    }
}

/// By first day, then the vaguer first.
impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| (date.first_day(), date.precision());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// As ISO 8601 writes it: `1948`, `1948-05` or `1948-05-29`.
impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(out, "-{part:02}")?;
        }
        Ok(())
    }
}

/// A number of exactly so many ASCII digits.
fn digits(text: &str, count: usize) -> Option<i64> {
    let plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// What someone meant who wrote `29.05.1948`, `29/5/1948`, `5.1948`, `1948/05/29` or `1948-5-29`.
fn guess(text: &str) -> Option<Date> {
    let separators = ['.', '/', '-', ' ', '\u{a0}', '\u{2010}', '\u{2011}', '\u{2013}'];
    let parts: Vec<&str> = text.trim().split(separators).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<i64> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = match (numbers.as_slice(), parts.first()?.len()) {
        ([year], 4) => (*year, None, None),
        ([year, month], 4) | ([month, year], _) => (*year, Some(*month), None),
        ([year, month, day], 4) | ([day, month, year], _) => (*year, Some(*month), Some(*day)),
        _ => return None,
    };
    let small = |part: Option<i64>| part.map(u8::try_from).transpose().ok();
    Date::new(year, small(month)?, small(day)?).ok().filter(|date| date.year() >= 1000)
}

fn civil(year: u16, month: u8, day: u8) -> Option<Civil<Iso>> {
    Civil::try_new_iso(i32::from(year), month, day).ok()
}

fn rata_die(year: u16, month: u8, day: u8) -> Day {
    Day(civil(year, month, day).map_or(0, |date| date.to_rata_die().to_i64_date()))
}

#[cfg(test)]
mod tests {
    use super::Date;
    use super::DateError;

    fn date(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    #[test]
    fn a_date_is_a_year_a_month_or_a_day() {
        for text in ["1948", "1948-05", "1948-05-29", "2000-02-29", "0001", "9999-12-31"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        let cases = [
            ("", DateError::Form { meant: None }),
            ("May 1948", DateError::Form { meant: None }),
            ("29.05.1948", DateError::Form { meant: Date::parse("1948-05-29").ok() }),
            ("29/5/1948", DateError::Form { meant: Date::parse("1948-05-29").ok() }),
            ("1948-5-29", DateError::Form { meant: Date::parse("1948-05-29").ok() }),
            ("05.1948", DateError::Form { meant: Date::parse("1948-05").ok() }),
            ("31.02.1948", DateError::Form { meant: None }),
            ("1948-13", DateError::Month(13)),
            ("1948-00-01", DateError::Month(0)),
            ("1948-02-30", DateError::Day { day: 30, last: 29 }),
            ("1900-02-29", DateError::Day { day: 29, last: 28 }),
            ("0000", DateError::Year),
        ];
        for (text, why) in cases {
            assert_eq!(Date::parse(text), Err(why), "{text}");
        }
    }

    #[test]
    fn order_is_by_first_day_then_the_vaguer_first() {
        let mut dates = ["1948-05-29", "1948", "1948-01", "1947-12-31", "1948-01-01", "1948-05"];
        dates.sort_by_key(|text| date(text));
        assert_eq!(dates, ["1947-12-31", "1948", "1948-01", "1948-01-01", "1948-05", "1948-05-29"]);
    }

    #[test]
    fn a_date_covers_its_whole_span() {
        let length = |text| date(text).last_day().0 - date(text).first_day().0 + 1;
        assert_eq!(length("1948"), 366);
        assert_eq!(length("1949"), 365);
        assert_eq!(length("1948-02"), 29);
        assert_eq!(length("1948-05-29"), 1);
        assert_eq!(date("1949").first_day().0, date("1948").last_day().0 + 1);
    }

    #[test]
    fn a_day_has_one_date() {
        for text in ["0001-01-01", "1600-02-29", "1900-03-01", "1970-01-01", "9999-12-31"] {
            assert_eq!(Date::of_day(date(text).first_day()), Ok(date(text)), "{text}");
        }
        assert_eq!(date("1970-01-01").first_day().0, 719_163);
        assert_eq!(Date::of_day(super::Day(0)), Err(DateError::Year));
    }
}

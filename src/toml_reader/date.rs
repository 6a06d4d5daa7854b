//! Dates in TOML: an integer, a string or a native date, for a year, a month or a day.

use super::Item;
use super::Value;
use super::item::out_of_range;
use super::syntax::as_toml;
use crate::date::Date;
use crate::date::DateError;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Text;
use crate::diagnostic::text;

pub(super) static BAD_DATE: Code = Code::error(
    "bad-date",
    "A date is a year (1948), a month in quotes (\"1948-05\") or a day (1948-05-29). Write as much of it as is known.",
);

/// Reads a date that stands as `1948`, `"1948-05"`, `1948-05-29` or the same as a string.
pub fn read_date(item: &Item, found: &mut Diagnostics) -> Option<Date> {
    let date = match &item.value {
        Value::Integer(year) => Date::new(*year, None, None),
        Value::String(written) | Value::Datetime(written) => Date::parse(written),
        Value::Float(number) if !number.is_finite() => {
            found.push(out_of_range(item.span));
            return None;
        }
        _ => {
            found.push(item.wrong_type(text!("a date")));
            return None;
        }
    };
    match date {
        Ok(date) => Some(date),
        Err(error) => {
            found.push(explain(item, error));
            None
        }
    }
}

fn explain(item: &Item, error: DateError) -> Diagnostic {
    let written = match &item.value {
        Value::String(written) | Value::Datetime(written) => written.clone(),
        Value::Integer(year) => year.to_string(),
        _ => String::new(),
    };
    let (message, hint) = fault(&item.name, &written, error);
    Diagnostic::new(&BAD_DATE, message).at(item.span).hint(hint)
}

/// What is wrong with a date, and what to type.
pub(super) fn fault(name: &str, written: &str, error: DateError) -> (Text, Text) {
    match error {
        DateError::Form { meant: Some(date) } => (
            text!("`{written}` is not how dates are written here", written),
            text!("write `{name} = {date}`", name, date = as_toml(date)),
        ),
        DateError::Form { meant: None } if written.contains('T') || written.contains(':') => (
            text!("`{written}` holds a time of day; dates here are days, months or years", written),
            text!(
                "write only the day: `{name} = {day}`",
                name,
                day = written.get(..10).unwrap_or("1948-05-29")
            ),
        ),
        DateError::Form { meant: None } => (
            text!("`{written}` is no date", written),
            text!("write a year, a month or a day: 1948, \"1948-05\" or 1948-05-29"),
        ),
        DateError::Year => (
            text!("the year of `{written}` is out of range", written),
            text!("write a year from 1 to 9999 with four digits: 1948"),
        ),
        DateError::Month(month) => (
            text!("there is no month {month}", month),
            text!("months are 01 to 12, after the year: \"1948-05\""),
        ),
        DateError::Day { day, last } => (
            text!("there is no day {day} in that month, which has {last}", day, last),
            text!(
                "correct the day, or write only the month: `{name} = \"{month}\"`",
                name,
                month = written.get(..7).unwrap_or("1948-05")
            ),
        ),
    }
}

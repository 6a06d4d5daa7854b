//! Lanes and lengths, and how entries stand on the anniversary.

use super::date;
use super::span;
use super::spans;
use crate::figure::chart::Class;
use crate::figure::chart::Span;
use crate::figure::chart::State;
use crate::figure::chart::lanes;
use crate::figure::chart::lengths;
use crate::lang::Direction;

#[test]
fn an_entry_has_not_begun_goes_on_or_has_ended() {
    for (text, state) in [
        ("1831..1902", State::Ended),
        ("1902..", State::Open),
        ("1923", State::Ended),
        ("2023-05-29..", State::Open),
        ("2023-05-30..", State::Later),
        ("2024..2025", State::Later),
        ("2024", State::Later),
        ("2020..2031", State::Open),
        // It may have ended by then, so nobody says that it goes on.
        ("2020..2023", State::Ended),
        ("2020..2023-06", State::Open),
    ] {
        assert_eq!(span(text).state(date("2023-05-29")), state, "{text}");
    }
}

#[test]
fn lanes_count_their_entries_and_those_that_go_on() {
    let spans = [(0, "1831..1902"), (0, "1902.."), (2, "1923"), (2, "2024.."), (0, "1911..")];
    let spans = spans.map(|(lane, text)| Span { lane, ..span(text) });
    let found = lanes(&spans, date("2023"), Direction::Ltr);
    let rows: Vec<_> = found.rows.iter().map(|row| (row.lane, row.count, row.open)).collect();
    assert_eq!(rows, [(0, 3, 2), (2, 2, 0)]);
    let bars: Vec<_> = found
        .rows
        .iter()
        .map(|row| (row.rest_bar.width, row.open_bar.x, row.open_bar.width))
        .collect();
    assert_eq!(bars, [(33.33, 33.33, 66.67), (66.67, 66.67, 0.0)]);
}

#[test]
fn a_length_is_counted_as_far_as_both_dates_are_known() {
    for (text, months) in [
        ("1988-04..1991-02", 34),
        ("1988..1991-02", 36),
        ("1988-04..1991", 36),
        ("1988-04-10..1991-04-10", 36),
        ("1988-04-10..1991-04-09", 35),
        ("1988-04-10..1991-04", 36),
        ("1988-04..1988-04", 0),
        ("1988-04-10..1988-04-10", 0),
        ("1988..1988", 0),
    ] {
        let found = lengths(&[span(text)], date("2023-05-29"), Direction::Ltr).expect("it lasts");
        assert_eq!(found.median, Some(months), "{text}");
    }
    for (text, months) in [("1978-03..", 542), ("1978-05-30..", 539), ("1978..", 540)] {
        let found = lengths(&[span(text)], date("2023-05-29"), Direction::Ltr).expect("it lasts");
        assert_eq!((found.median, found.longest_open), (None, Some(months)), "{text}");
    }
}

/// `from-to` in years, with how many have ended and how many go on.
fn classes(texts: &[&str]) -> Vec<(String, u32, u32)> {
    let found = lengths(&spans(texts), date("2023"), Direction::Ltr).expect("they last");
    let class = |class: &Class| {
        let to = class.to.map_or("…".to_owned(), |to| to.to_string());
        (format!("{}-{to}", class.from), class.ended, class.open)
    };
    found.classes.iter().map(class).collect()
}

#[test]
fn classes_follow_the_longest_and_are_at_most_seven() {
    let row = |name: &str, ended, open| (name.to_owned(), ended, open);
    assert_eq!(
        classes(&["1948..", "1948-01..1948-12", "1950-01..1951-01", "1950..1952", "1960..1969"]),
        [
            row("0-1", 1, 0),
            row("1-2", 1, 0),
            row("2-5", 1, 0),
            row("5-10", 1, 0),
            row("10-20", 0, 0),
            row("20-50", 0, 0),
            row("50-…", 0, 1)
        ]
    );
    assert_eq!(
        classes(&["1823..", "1900..1902", "1900..1905"]),
        [
            row("0-5", 1, 0),
            row("5-10", 1, 0),
            row("10-20", 0, 0),
            row("20-50", 0, 0),
            row("50-100", 0, 0),
            row("100-200", 0, 0),
            row("200-…", 0, 1)
        ]
    );
    assert_eq!(classes(&["2010..2017", "2011..2022"]), [row("5-10", 1, 0), row("10-…", 1, 0)]);
    assert_eq!(classes(&["2010-01..2010-03"]), [row("0-1", 1, 0)]);
}

#[test]
fn half_of_those_that_have_ended_did_not_last_longer_than_the_median() {
    for (texts, median) in [
        (vec!["2000-01..2000-04"], Some(3)),
        (vec!["2000-01..2000-04", "2000-01..2001-01"], Some(7)),
        (vec!["2000-01..2000-04", "2000-01..2001-01", "2000-01..2010-01"], Some(12)),
        (vec!["2000-01..2000-04", "2000-01.."], Some(3)),
        (vec!["2000-01.."], None),
    ] {
        let found = lengths(&spans(&texts), date("2023"), Direction::Ltr).expect("they last");
        assert_eq!(found.median, median, "{texts:?}");
    }
}

#[test]
fn what_does_not_last_has_no_length() {
    assert_eq!(
        lengths(&spans(&["1923", "2024..", "2024..2025"]), date("2023"), Direction::Ltr),
        None
    );
}

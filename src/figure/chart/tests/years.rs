//! What is active in which year.

use super::date;
use super::dates;
use super::frame;
use super::span;
use super::spans;
use crate::figure::chart::Frame;
use crate::figure::chart::Span;
use crate::figure::chart::active;
use crate::lang::Direction;

/// The years that count an entry, by its first and its last.
fn counted(text: &str) -> Option<(u16, u16)> {
    let found = active(&[span(text)], &frame("1823-05-01", "2023-05-29"), Direction::Ltr);
    let years: Vec<u16> =
        found.years.iter().filter(|year| year.count == 1).map(|year| year.year).collect();
    let (first, last) = (*years.first()?, *years.last()?);
    assert_eq!(years.len(), usize::from(last - first) + 1, "{text}: years without a gap");
    Some((first, last))
}

#[test]
fn an_entry_is_active_from_the_year_of_its_beginning_to_that_of_its_end() {
    for (text, years) in [
        ("1988-04..1991-02", Some((1988, 1991))),
        ("1988..1991", Some((1988, 1991))),
        ("1988-12-31..1989-01-01", Some((1988, 1989))),
        ("1988-04..1988-04", Some((1988, 1988))),
        ("1988-04..", Some((1988, 2023))),
        ("2023-05-29..", Some((2023, 2023))),
        ("2023-05..", Some((2023, 2023))),
        ("2023..", Some((2023, 2023))),
        // Not yet there on the anniversary.
        ("2023-05-30..", None),
        ("2023-06..", None),
        ("2024..2025", None),
        // What was there before, or goes on after, counts within the frame.
        ("1790..1830", Some((1823, 1830))),
        ("1790..1822", None),
        ("2020..2031-05", Some((2020, 2023))),
        ("1911", Some((1911, 1911))),
    ] {
        assert_eq!(counted(text), years, "{text}");
    }
}

#[test]
fn a_highlighted_part_counts_in_its_own_years() {
    for (whole, part, years) in [
        ("1978..", "2018-10..", Some((2018, 2023))),
        ("1978..2020", "2018..", Some((2018, 2020))),
        ("1978..", "2014..2017", Some((2014, 2017))),
        ("1978..", "1970..1980", Some((1978, 1980))),
        ("1978..1990", "1995..1999", None),
        ("2024..", "2024..", None),
    ] {
        let (start, end) = dates(part);
        let spans = [Span { part: Some((start, end)), ..span(whole) }];
        let found = active(&spans, &frame("1823", "2023-05-29"), Direction::Ltr);
        let counted = found.years.iter().filter(|year| year.highlighted == 1);
        let counted: Vec<u16> = counted.map(|year| year.year).collect();
        let ends = counted.first().copied().zip(counted.last().copied());
        assert_eq!(ends, years, "{part} of {whole}");
        assert_eq!(found.highlighted.is_some(), years.is_some(), "{part} of {whole}");
    }
}

#[test]
fn years_with_the_same_count_are_one_step() {
    let spans = spans(&["2014..2016", "2016..2017", "2019..", "2020..2021"]);
    let found = active(&spans, &frame("2014", "2023"), Direction::Ltr);
    let steps: Vec<_> =
        found.all.steps.iter().map(|step| (step.from, step.to, step.count)).collect();
    assert_eq!(
        steps,
        [
            (2014, 2015, 1),
            (2016, 2016, 2),
            (2017, 2017, 1),
            (2018, 2018, 0),
            (2019, 2019, 1),
            (2020, 2021, 2),
            (2022, 2023, 1)
        ]
    );
    let edges: Vec<_> = found.all.steps.iter().map(|step| (step.start, step.end, step.y)).collect();
    assert_eq!(edges[..3], [(0.0, 20.0, 50.0), (20.0, 30.0, 0.0), (30.0, 40.0, 50.0)]);
    assert_eq!((found.all.most, &found.all.peaks[..]), (2, &[(2016, 2016), (2020, 2021)][..]));
    assert_eq!((found.axis.step, found.axis.top), (1, 2));
    let mirrored = active(&spans, &frame("2014", "2023"), Direction::Rtl);
    let edges: Vec<_> = mirrored.all.steps.iter().map(|step| (step.start, step.end)).collect();
    assert_eq!(edges[..3], [(100.0, 80.0), (80.0, 70.0), (70.0, 60.0)]);
}

#[test]
fn round_years_are_named_and_few_enough_to_read() {
    for (since, until, named) in [
        ("1948", "2023", vec![1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]),
        ("1823", "2023", vec![1850, 1900, 1950, 2000]),
        ("2016", "2023", vec![2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023]),
        ("2015", "2023", vec![2016, 2018, 2020, 2022]),
        ("2023", "2023", vec![2023]),
        ("1147", "2023", vec![1200, 1400, 1600, 1800, 2000]),
    ] {
        let ticks = active(&[], &frame(since, until), Direction::Ltr).ticks;
        assert_eq!(ticks.iter().map(|tick| tick.year).collect::<Vec<_>>(), named, "{since}");
    }
    let ticks = active(&[], &frame("2016", "2023"), Direction::Ltr).ticks;
    assert_eq!((ticks[0].x, ticks[7].x), (6.25, 93.75), "in the middle of their years");
    let ticks = active(&[], &frame("2016", "2023"), Direction::Rtl).ticks;
    assert_eq!((ticks[0].x, ticks[7].x), (93.75, 6.25));
}

#[test]
fn without_an_anniversary_the_entries_say_the_years() {
    let spans = spans(&["1831..1902", "1876-05.."]);
    let of = |since: Option<&str>, until: Option<&str>| {
        let frame = Frame::of(&spans, since.map(date), until.map(date));
        frame.map(|frame| (frame.from, frame.to, frame.as_of.to_string()))
    };
    assert_eq!(of(None, None), Some((1831, 1902, "1902".to_owned())));
    assert_eq!(of(Some("1823"), None), Some((1823, 1902, "1902".to_owned())));
    assert_eq!(of(None, Some("2023-05")), Some((1831, 2023, "2023-05".to_owned())));
    assert_eq!(of(Some("2023"), Some("1823")), None);
    assert_eq!(Frame::of(&[], None, None), None);
}

//! Circles of a town's bicentenary: its bridges.

use crate::date::Date;
use crate::lang::Direction;

use super::Radial;
use super::Span;
use super::layout;

fn date(text: &str) -> Date {
    Date::parse(text).expect(text)
}

/// Reads `1831..1902` or `1902..`.
fn span(text: &&str) -> Span {
    let (start, end) = text.split_once("..").expect(text);
    Span { start: date(start), end: (!end.is_empty()).then(|| date(end)) }
}

fn drawn_from(spans: &[&str], since: Option<&str>, until: Option<&str>) -> Option<Radial> {
    let spans: Vec<Span> = spans.iter().map(span).collect();
    layout(&spans, since.map(date), until.map(date), Direction::Ltr)
}

/// Two hundred years to the day.
fn drawn(spans: &[&str]) -> Radial {
    drawn_from(spans, Some("1823-05-01"), Some("2023-04-30")).expect("spans")
}

/// Where the arcs begin and end, in whole degrees.
fn angles(radial: &Radial) -> Vec<(f64, f64)> {
    radial.arcs.iter().map(|arc| (arc.start_angle.round(), arc.end_angle.round())).collect()
}

fn rings(radial: &Radial) -> Vec<usize> {
    radial.arcs.iter().map(|arc| arc.ring).collect()
}

#[test]
fn the_years_go_once_round_and_leave_a_gap_at_the_top() {
    // Of 200 years on 332 degrees, fifty are 83.
    for (text, expected) in [
        ("1823-05-01..2023-04-30", (14.0, 346.0)),
        ("1823-05-01..", (14.0, 346.0)),
        ("1823-05-01..1873-04-30", (14.0, 97.0)),
        ("1923-05-01..", (180.0, 346.0)),
        ("1873-05..1923-04", (97.0, 180.0)),
        ("1790..1873-04-30", (14.0, 97.0)),
        ("1973-05-01..2100", (263.0, 346.0)),
    ] {
        assert_eq!(angles(&drawn(&[text])), [expected], "{text}");
    }
    // A year that is known only as such ends with its last day, not with its first.
    let year = drawn_from(&["1900-05..1900-08"], Some("1900-05"), Some("1900")).expect("a span");
    assert_eq!(angles(&year), [(14.0, 181.0)]);
}

#[test]
fn the_circle_begins_and_ends_with_the_anniversary_else_with_the_spans() {
    let spans = ["1831..1902-03", "1911-06.."];
    for (since, until, years) in [
        (Some("1823-05"), Some("2023"), (1823, 2023)),
        (None, Some("2023"), (1831, 2023)),
        (Some("1823"), None, (1823, 1911)),
        (None, None, (1831, 1911)),
        (Some("1900"), Some("1800"), (1900, 1900)),
        (Some("1900-05"), Some("1900"), (1900, 1900)),
    ] {
        let radial = drawn_from(&spans, since, until).expect("spans");
        assert_eq!((radial.from, radial.to), years, "{since:?} {until:?}");
    }
    assert_eq!(drawn_from(&[], Some("1823"), Some("2023")), None);
}

#[test]
fn what_goes_on_lies_outermost_and_what_has_ended_within() {
    for (spans, expected) in [
        // What began first gives way to what goes on.
        (["1830..1860", "1850..", "1900.."].as_slice(), [1, 0, 1].as_slice()),
        // What goes on leaves room for what ended before it began.
        (&["1830..1840", "1850..", "1835..1845"], &[0, 0, 1]),
        // Of the same start, the longer one lies outside.
        (&["1830..1840", "1830..1850", "1830.."], &[2, 1, 0]),
        // Each takes the outermost ring that is free.
        (&["1830..1900", "1840..1850", "1860..1870", "1845..1865"], &[0, 1, 1, 2]),
    ] {
        let radial = drawn(spans);
        assert_eq!(rings(&radial), expected, "{spans:?}");
        let open: Vec<bool> = radial.arcs.iter().map(|arc| arc.is_open).collect();
        let expected: Vec<bool> = spans.iter().map(|text| text.ends_with("..")).collect();
        assert_eq!(open, expected, "{spans:?}");
    }
}

#[test]
fn arcs_that_would_touch_take_another_ring() {
    // A year is 1.66 degrees: at this radius more than eleven units.
    for (second, ring) in [("1841..1850", 1), ("1840-07..1850", 1), ("1842..1850", 0)] {
        assert_eq!(rings(&drawn(&["1830..1840", second])), [0, ring], "{second}");
    }
}

#[test]
fn the_shortest_arc_can_still_be_seen() {
    // On the outermost ring a degree is 7.09 units long.
    for (text, expected) in [
        ("1900-05-01..1900-05-01", (141.33, 142.32)),
        ("1900-05-01..1890", (141.33, 142.32)),
        ("1823-05-01..1823-05-01", (14.0, 14.99)),
        ("1790..1800", (14.0, 14.99)),
        ("2030..", (345.01, 346.0)),
    ] {
        let arc = &drawn(&[text]).arcs[0];
        let found = (arc.start_angle, arc.end_angle);
        let same = |left: f64, right: f64| (left - right).abs() < 0.006;
        assert!(same(found.0, expected.0) && same(found.1, expected.1), "{text}: {found:?}");
    }
}

#[test]
fn rings_move_together_only_where_there_are_many() {
    let stack = |count| drawn(&vec!["1900..1950"; count]);
    for (count, stroke, free) in [(1, 11.6, 396.0), (14, 11.6, 136.0), (40, 4.15, 130.0)] {
        let radial = stack(count);
        assert_eq!(radial.rings, count);
        let found = (radial.stroke, radial.free);
        assert_eq!(format!("{found:?}"), format!("{:?}", (stroke, free)), "{count}");
    }
}

#[test]
fn an_arc_is_given_in_every_form_that_a_template_may_need() {
    let radial = drawn(&["1823-05-01..1973-04-30"]);
    let arc = &radial.arcs[0];
    assert_eq!((arc.ring, arc.is_open), (0, false));
    let numbers = [arc.radius, arc.start.x, arc.start.y, arc.end.x, arc.end.y, arc.heading];
    let found = numbers.map(|number| number.to_string()).join(" ");
    assert_eq!(found, "406 598.22 106.06 97.03 549.47 263");
    assert_eq!(
        arc.path,
        "M598.22 106.06A406 406 0 0 1 902.97 549.48 406 406 0 0 1 499.99 906 406 406 0 0 1 97.03 549.47"
    );
}

#[test]
fn a_name_stands_in_the_middle_if_there_is_room() {
    let (few, many) = (drawn(&["1900.."]), drawn(&["1900.."; 40]));
    for (name, in_few, in_many) in [
        ("", true, true),
        ("Lång bro", true, true),
        ("Eleven more", true, false),
        ("Міст через річку у центрі міста Олдвотер", false, false),
    ] {
        assert_eq!((few.has_room_for(name), many.has_room_for(name)), (in_few, in_many), "{name}");
    }
}

#[test]
fn years_are_marked_as_far_as_they_can_be_read() {
    // First and last day; how many ticks; the first of them.
    for (since, until, count, first) in [
        ("2023-01-01", "2023-12-31", 1, [2023].as_slice()),
        ("2018-06-01", "2023-05-31", 5, &[2019, 2020]),
        ("2001-01-01", "2023-06-01", 4, &[2005, 2010]),
        ("1950-01-01", "2023-05-31", 8, &[1950, 1960]),
        ("1923-05-31", "2023-05-31", 10, &[1930, 1940]),
        ("1823-05-31", "2023-05-31", 10, &[1840, 1860]),
        ("1147-01-01", "2023-05-31", 9, &[1200, 1300]),
        ("0001-01-01", "9999-12-31", 9, &[1000, 2000]),
    ] {
        let radial = drawn_from(&["1900.."], Some(since), Some(until)).expect("a span");
        let years: Vec<u16> = radial.ticks.iter().map(|tick| tick.year).collect();
        assert_eq!((years.len(), &years[..first.len()]), (count, first), "{since} to {until}");
    }
}

//! Timelines of a town's bicentenary: its bridges, mayors and festivals.

use crate::date::Date;
use crate::lang::Direction;

use super::Decade;
use super::End;
use super::Item;
use super::Shape;
use super::Timeline;
use super::layout;

const BRIDGES: usize = 0;
const MAYORS: usize = 1;
const FESTIVALS: usize = 3;

/// A town's two hundred years. Nothing stands in lane 2.
const TOWN: [(usize, &str); 9] = [
    (BRIDGES, "1831..1902-03-11"),
    (BRIDGES, "1902-03-12.."),
    (BRIDGES, "1876-05.."),
    (MAYORS, "1823-05-01..1840"),
    (MAYORS, "1840..1840-02"),
    (MAYORS, "2019-10-01.."),
    (FESTIVALS, "1923-05-01"),
    (FESTIVALS, "2023-05-01"),
    (FESTIVALS, "2024-06"),
];

fn date(text: &str) -> Date {
    Date::parse(text).expect(text)
}

/// Whether two coordinates agree to the last decimal that is shown.
fn same(left: f64, right: f64) -> bool {
    (left - right).abs() < 0.001
}

/// Reads `1923` (a point), `1831..1902` or `1902..`.
fn item(&(lane, text): &(usize, &str)) -> Item {
    let (start, end) = match text.split_once("..") {
        None => (text, End::Point),
        Some((start, "")) => (start, End::Open),
        Some((start, end)) => (start, End::At(date(end))),
    };
    Item { start: date(start), end, lane, label_width: 0.0 }
}

fn drawn(items: &[(usize, &str)]) -> Timeline {
    let items: Vec<Item> = items.iter().map(item).collect();
    let (since, until) = (Some(date("1823-05-01")), Some(date("2023-05-01")));
    let eras = [(date("1823"), date("1899")), (date("1900"), date("2023"))];
    layout(&items, 4, &eras, since, until, Direction::Ltr).expect("an anniversary")
}

#[test]
fn the_scale_covers_the_anniversary_and_what_lies_beyond() {
    for (items, years) in [
        (&[][..], (1823, 2023)),
        (&[(MAYORS, "1900..1910")], (1823, 2023)),
        (&[(FESTIVALS, "1790-02")], (1790, 2023)),
        (&[(FESTIVALS, "2024-06")], (1823, 2024)),
        (&[(BRIDGES, "2020..2031-05")], (1823, 2031)),
    ] {
        let timeline = drawn(items);
        assert_eq!((timeline.from, timeline.to), years, "{items:?}");
    }
}

#[test]
fn without_any_date_there_is_no_timeline() {
    assert_eq!(layout(&[], 2, &[], None, None, Direction::Ltr), None);
    let alone = layout(&[item(&(0, "1950"))], 1, &[], None, None, Direction::Ltr);
    assert_eq!(alone.map(|alone| (alone.from, alone.to, alone.marks.len())), Some((1950, 1950, 1)));
}

#[test]
fn marks_lie_in_rows_of_their_lanes() {
    let timeline = drawn(&TOWN);
    let rows: Vec<usize> = timeline.marks.iter().map(|mark| mark.row).collect();
    // The bridge of 1902 opened the day after the old one closed: too near for the same row.
    assert_eq!(rows, [0, 2, 1, 0, 1, 0, 0, 0, 1]);
    let lanes: Vec<usize> = timeline.lanes.iter().map(|lane| lane.rows).collect();
    assert_eq!(lanes, [3, 2, 0, 2]);
}

#[test]
fn an_open_end_reaches_the_anniversary() {
    let timeline = drawn(&[(0, "1902-03-12.."), (0, "1902-03-12..2023-05-01"), (0, "1902..2024")]);
    let [open, closed, later] = timeline.marks[..] else { panic!("three marks") };
    assert_eq!((open.shape, closed.shape), (Shape::OpenBar, Shape::Bar));
    assert_eq!((open.x, open.width), (closed.x, closed.width));
    assert!(later.x + later.width > open.x + open.width);
}

#[test]
fn an_open_end_without_anniversary_reaches_the_end_of_the_scale() {
    let items = [item(&(0, "1902..")), item(&(0, "1950"))];
    let timeline = layout(&items, 1, &[], None, None, Direction::Ltr).expect("two items");
    assert!(same(timeline.marks[0].x + timeline.marks[0].width, 1184.0), "{timeline:?}");
}

#[test]
fn the_shortest_bar_can_still_be_seen() {
    for text in ["1840-02-01..1840-02-01", "1840..1839", "2024-06..", "2024-12-31..2024-12-31"] {
        assert!(same(drawn(&[(MAYORS, text)]).marks[0].width, 8.0), "{text}");
    }
}

#[test]
fn eras_meet_and_end_with_the_scale() {
    let eras = drawn(&TOWN).eras;
    assert!(same(eras[0].x, 16.0));
    assert!(same(eras[0].x + eras[0].width, eras[1].x));
    assert!(eras[1].x + eras[1].width < 1184.0, "the last year is a postscript");
    let early = [(date("1700"), date("1750")), (date("1800"), date("2100"))];
    let found = layout(&[item(&(0, "1900"))], 1, &early, None, None, Direction::Ltr);
    let widths: Vec<f64> = found.expect("an item").eras.iter().map(|era| era.width).collect();
    assert_eq!(widths, [0.0, 1168.0]);
}

#[test]
fn the_list_goes_by_date_and_decade() {
    let timeline = drawn(&TOWN);
    assert_eq!(timeline.order, [3, 0, 4, 2, 1, 6, 5, 7, 8]);
    assert_eq!(timeline.step, 10);
    let decade = |from, items: &[usize]| Decade { from, to: from + 9, items: items.to_vec() };
    let expected = [
        decade(1820, &[3]),
        decade(1830, &[0]),
        decade(1840, &[4]),
        decade(1870, &[2]),
        decade(1900, &[1]),
        decade(1920, &[6]),
        decade(2010, &[5]),
        decade(2020, &[7, 8]),
    ];
    assert_eq!(timeline.decades, expected);
}

#[test]
fn of_the_same_date_the_first_written_comes_first() {
    let timeline = drawn(&[(0, "1900-01-01"), (0, "1900"), (0, "1900-01"), (0, "1900")]);
    assert_eq!(timeline.order, [1, 3, 2, 0]);
}

#[test]
fn a_label_keeps_its_neighbour_out_of_the_row() {
    let rows = |label_width| {
        let mut items = [(0, "1850"), (0, "1855"), (0, "1870")].map(|text| item(&text));
        items[0].label_width = label_width;
        let timeline = layout(&items, 1, &[], None, Some(date("2023")), Direction::Ltr);
        timeline.expect("items").marks.iter().map(|mark| mark.row).collect::<Vec<_>>()
    };
    assert_eq!(rows(0.0), [0, 0, 0]);
    assert_eq!(rows(40.0), [0, 1, 0]);
}

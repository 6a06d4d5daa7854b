//! Timelines of a town's bicentenary: its bridges, mayors and festivals.

use crate::date::Date;
use crate::lang::Direction;

use super::Beyond;
use super::Drawing;
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

fn drawn(items: &[(usize, &str)]) -> Drawing {
    laid_out(items).drawing
}

fn laid_out(items: &[(usize, &str)]) -> Timeline {
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
    let years = |drawing: Drawing| (drawing.from, drawing.to, drawing.marks.len());
    assert_eq!(alone.map(|alone| years(alone.drawing)), Some((1950, 1950, 1)));
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
    let mark = timeline.drawing.marks[0];
    assert!(same(mark.x + mark.width, 1184.0), "{timeline:?}");
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
    let eras = found.expect("an item").drawing.eras;
    let widths: Vec<f64> = eras.iter().map(|era| era.width).collect();
    assert_eq!(widths, [0.0, 1168.0]);
}

#[test]
fn the_list_goes_by_date_and_decade() {
    let timeline = laid_out(&TOWN);
    assert_eq!(timeline.order, [3, 0, 4, 2, 1, 6, 5, 7, 8]);
    assert_eq!(timeline.step, 10);
    let found: Vec<(u16, u16, &[usize])> =
        timeline.decades.iter().map(|decade| (decade.from, decade.to, &decade.items[..])).collect();
    let expected: [(u16, u16, &[usize]); 8] = [
        (1820, 1829, &[3]),
        (1830, 1839, &[0]),
        (1840, 1849, &[4]),
        (1870, 1879, &[2]),
        (1900, 1909, &[1]),
        (1920, 1929, &[6]),
        (2010, 2019, &[5]),
        (2020, 2029, &[7, 8]),
    ];
    assert_eq!(found, expected);
}

#[test]
fn of_the_same_date_the_first_written_comes_first() {
    let timeline = laid_out(&[(0, "1900-01-01"), (0, "1900"), (0, "1900-01"), (0, "1900")]);
    assert_eq!(timeline.order, [1, 3, 2, 0]);
}

#[test]
fn a_label_keeps_its_neighbour_out_of_the_row() {
    let rows = |label_width| {
        let mut items = [(0, "1850"), (0, "1855"), (0, "1870")].map(|text| item(&text));
        items[0].label_width = label_width;
        let timeline = layout(&items, 1, &[], None, Some(date("2023")), Direction::Ltr);
        timeline.expect("items").drawing.marks.iter().map(|mark| mark.row).collect::<Vec<_>>()
    };
    assert_eq!(rows(0.0), [0, 0, 0]);
    assert_eq!(rows(40.0), [0, 1, 0]);
}

/// The drawing of the decade that begins with a year.
fn decade(items: &[(usize, &str)], from: u16) -> Drawing {
    let decades = laid_out(items).decades;
    decades.into_iter().find(|decade| decade.from == from).expect("something began then").drawing
}

#[test]
fn a_decade_shows_what_began_in_it_and_what_reaches_into_it() {
    for (from, years, items) in [
        (1820, (1823, 1829), &[3][..]),
        (1840, (1840, 1849), &[0, 3, 4]),
        (1870, (1870, 1879), &[0, 2]),
        (1900, (1900, 1909), &[0, 1, 2]),
        // The mayor of 2019 is in office, both bridges stand; the festival of 1923 is long over.
        (2020, (2020, 2024), &[1, 2, 5, 7, 8]),
    ] {
        let drawing = decade(&TOWN, from);
        assert_eq!((drawing.from, drawing.to), years);
        let shown: Vec<usize> = drawing.marks.iter().map(|mark| mark.item).collect();
        assert_eq!(shown, items, "{from}");
    }
}

#[test]
fn what_goes_on_beyond_a_decade_runs_off_its_scale() {
    let (here, before, after) = (
        Beyond::default(),
        Beyond { before: true, after: false },
        Beyond { before: false, after: true },
    );
    let both = Beyond { before: true, after: true };
    for (text, beyond, x, end) in [
        ("1901..1902", here, 102.75, 276.26),
        ("1900-01-01..1909-12-31", here, 16.0, 884.0),
        ("1899-12-31..1900-01-01", before, 2.0, 16.24),
        ("1909-12-31..1910-01-01", after, 883.76, 898.0),
        ("1831..1950", both, 2.0, 898.0),
        ("1831..", both, 2.0, 898.0),
    ] {
        // What begins in 1905 makes the decade be drawn.
        let drawing = decade(&[(0, text), (1, "1905")], 1900);
        let mark = drawing.marks[0];
        assert_eq!(mark.beyond, beyond, "{text}");
        let right = mark.x + mark.width;
        assert!(same(mark.x, x) && same(right, end), "{text}: {mark:?}");
    }
}

#[test]
fn the_anniversary_is_marked_where_it_lies_on_the_scale() {
    let timeline = laid_out(&TOWN);
    let open = timeline.drawing.marks[1];
    let until = timeline.drawing.until.expect("the anniversary");
    assert!(same(until, open.x + open.width), "open ends reach it: {until}");
    let marked: Vec<u16> = timeline
        .decades
        .iter()
        .filter(|decade| decade.drawing.until.is_some())
        .map(|decade| decade.from)
        .collect();
    assert_eq!(marked, [2020]);
}

#[test]
fn lanes_without_marks_take_no_room_in_a_decade() {
    let lanes: Vec<usize> = decade(&TOWN, 1870).lanes.iter().map(|lane| lane.rows).collect();
    assert_eq!(lanes, [2, 0, 0, 0]);
}

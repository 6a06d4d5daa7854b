//! What holds of every timeline, whatever its items.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::date::Date;
use crate::date::Day;
use crate::lang::Direction;

use super::Drawing;
use super::End;
use super::Item;
use super::Label;
use super::Mark;
use super::Shape;
use super::Side;
use super::Timeline;
use super::layout;
use super::measure;

const LANES: usize = 3;

/// Less than the last decimal that is shown.
const NOTHING: f64 = 0.001;

fn date(years: std::ops::RangeInclusive<i64>) -> impl Strategy<Value = Date> {
    (years, option::of((1..=12_u8, option::of(1..=28_u8)))).prop_map(|(year, rest)| {
        let (month, day) = rest.map_or((None, None), |(month, day)| (Some(month), day));
        Date::new(year, month, day).expect("a date")
    })
}

fn item(years: std::ops::RangeInclusive<i64>) -> impl Strategy<Value = Item> {
    let end =
        prop_oneof![Just(End::Point), Just(End::Open), date(years.clone()).prop_map(End::At),];
    let label_width = prop_oneof![Just(0.0), 1.0..120.0];
    (date(years), end, 0..LANES, label_width).prop_map(|(start, end, lane, label_width)| Item {
        start,
        end,
        lane,
        label_width,
    })
}

/// Items of a span of years, short or long, with the anniversary that may belong to them.
fn town() -> impl Strategy<Value = (Vec<Item>, Option<Date>, Option<Date>)> {
    let span = (1..=9000_i64, prop_oneof![0..=3_i64, 20..=90_i64, 200..=999_i64]);
    span.prop_flat_map(|(from, years)| {
        let years = from..=from + years;
        let anniversary = || option::of(date(years.clone()));
        (vec(item(years.clone()), 0..40), anniversary(), anniversary())
    })
}

fn drawn(items: &[Item], since: Option<Date>, until: Option<Date>) -> Option<Timeline> {
    layout(items, LANES, &[], since, until, Direction::Ltr)
}

/// Where the mark itself begins and ends.
fn edges(mark: &Mark) -> (f64, f64) {
    match mark.shape {
        Shape::Point => (mark.x - mark.height / 2.0, mark.x + mark.height / 2.0),
        Shape::Bar | Shape::OpenBar => (mark.x, mark.x + mark.width),
    }
}

/// Where the mark with its label begins and ends.
fn extent(mark: &Mark, label_width: f64) -> (f64, f64) {
    let (left, right) = edges(mark);
    match mark.label {
        None => (left, right),
        Some(Label { x, side: Side::Before }) => (left.min(x - label_width), right),
        Some(Label { x, side: Side::Inside | Side::After }) => (left, right.max(x + label_width)),
    }
}

fn rows_outside(timeline: &Timeline, items: &[Item], lane: usize) -> Vec<usize> {
    let marks = timeline.drawing.marks.iter().zip(items);
    marks.filter(|(_, item)| item.lane != lane).map(|(mark, _)| mark.row).collect()
}

/// That of all years, then those of the decades.
fn drawings(timeline: &Timeline) -> Vec<&Drawing> {
    let decades = timeline.decades.iter().map(|decade| &decade.drawing);
    std::iter::once(&timeline.drawing).chain(decades).collect()
}

/// The first and the last day that an item is drawn to, given when open ends are reached.
fn days(item: &Item, today: Date) -> (Day, Day) {
    let first = item.start.first_day();
    let last = match item.end {
        End::Point => first,
        End::At(end) => end.last_day().max(first),
        End::Open if first <= today.last_day() => today.last_day(),
        End::Open => item.start.last_day(),
    };
    (first, last)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn no_two_marks_of_a_row_overlap((items, since, until) in town()) {
        let Some(timeline) = drawn(&items, since, until) else { return Ok(()) };
        for drawing in drawings(&timeline) {
            let mut extents: Vec<_> = drawing.marks.iter().map(|mark| (mark, &items[mark.item]))
                .map(|(mark, item)| ((item.lane, mark.row), extent(mark, item.label_width)))
                .collect();
            extents.sort_by(|left, right| left.partial_cmp(right).expect("numbers"));
            for pair in extents.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
                prop_assert!(pair[0].1.1 + measure::MARK_GAP <= pair[1].1.0 + NOTHING, "{pair:?}");
            }
        }
    }

    #[test]
    fn every_mark_lies_in_its_lane_on_the_canvas((items, since, until) in town()) {
        let Some(timeline) = drawn(&items, since, until) else { return Ok(()) };
        let all: Vec<usize> = timeline.drawing.marks.iter().map(|mark| mark.item).collect();
        prop_assert_eq!(all, (0..items.len()).collect::<Vec<_>>());
        for drawing in drawings(&timeline) {
            for mark in &drawing.marks {
                let item = &items[mark.item];
                let (left, right) = extent(mark, item.label_width);
                prop_assert!(left >= -NOTHING && right <= drawing.width + NOTHING, "{mark:?}");
                let lane = drawing.lanes[item.lane];
                prop_assert!(mark.row < lane.rows, "{mark:?} in {lane:?}");
                let (top, bottom) = (mark.y, mark.y + mark.height);
                prop_assert!(lane.y < top && bottom < lane.y + lane.height, "{mark:?} in {lane:?}");
                prop_assert!(lane.y + lane.height < drawing.height, "{lane:?}");
            }
            for pair in drawing.lanes.windows(2) {
                prop_assert!(pair[0].y + pair[0].height <= pair[1].y, "{pair:?}");
            }
        }
    }

    #[test]
    fn a_drawing_shows_what_was_in_its_years_and_nothing_else((items, since, until) in town()) {
        let Some(timeline) = drawn(&items, since, until) else { return Ok(()) };
        let year = |year: u16| Date::new(i64::from(year), None, None).expect("a year");
        let today = until.unwrap_or_else(|| year(timeline.drawing.to));
        for drawing in drawings(&timeline) {
            let (from, to) = (year(drawing.from).first_day(), year(drawing.to).last_day());
            let there: Vec<usize> = (0..items.len())
                .filter(|&item| days(&items[item], today).0 <= to && days(&items[item], today).1 >= from)
                .collect();
            let shown: Vec<usize> = drawing.marks.iter().map(|mark| mark.item).collect();
            prop_assert_eq!(shown, there);
            for mark in &drawing.marks {
                let (first, last) = days(&items[mark.item], today);
                prop_assert_eq!((mark.beyond.before, mark.beyond.after), (first < from, last > to));
                let (left, right) = edges(mark);
                let margin = measure::MARGIN;
                prop_assert_eq!(first < from, mark.shape != Shape::Point && left + NOTHING < margin);
                prop_assert!(last <= to || right > drawing.width - margin + NOTHING, "{mark:?}");
            }
            let is_over = until.filter(|until| (from..=to).contains(&until.last_day()));
            prop_assert_eq!(drawing.until.is_some(), is_over.is_some());
        }
    }

    #[test]
    fn a_decade_lies_within_all_years((items, since, until) in town()) {
        let Some(timeline) = drawn(&items, since, until) else { return Ok(()) };
        let all = &timeline.drawing;
        for decade in &timeline.decades {
            let (band, drawing) = (decade.band, &decade.drawing);
            prop_assert!(decade.from <= drawing.from && drawing.to <= decade.to);
            prop_assert!(all.from <= drawing.from && drawing.to <= all.to);
            prop_assert!(band.width > 0.0 && band.x + band.width <= all.width - measure::MARGIN + NOTHING);
            for &item in &decade.items {
                let x = all.marks[item].x;
                prop_assert!(band.x <= x && x <= band.x + band.width, "{x} in {band:?}");
            }
        }
        let meet = |pair: &[super::Decade]| pair[0].band.x + pair[0].band.width <= pair[1].band.x + NOTHING;
        prop_assert!(timeline.decades.windows(2).all(meet));
    }

    #[test]
    fn what_begins_later_stands_further_on((items, since, until) in town()) {
        let Some(timeline) = drawn(&items, since, until) else { return Ok(()) };
        for pair in timeline.order.windows(2) {
            prop_assert!((items[pair[0]].start, pair[0]) < (items[pair[1]].start, pair[1]));
            let marks = &timeline.drawing.marks;
            prop_assert!(marks[pair[0]].x <= marks[pair[1]].x);
        }
        for drawing in drawings(&timeline) {
            prop_assert!(drawing.ticks.is_sorted_by(|left, right| left.x < right.x));
        }
    }

    #[test]
    fn from_right_to_left_is_the_mirror_image((items, since, until) in town()) {
        let eras: Vec<(Date, Date)> = since.into_iter().zip(until).collect();
        let draw = |direction| layout(&items, LANES, &eras, since, until, direction);
        let (Some(ltr), Some(rtl)) = (draw(Direction::Ltr), draw(Direction::Rtl)) else {
            return Ok(());
        };
        for (ltr, rtl) in drawings(&ltr).into_iter().zip(drawings(&rtl)) {
            let mirrored = |left: f64, right: f64| (left + right - ltr.width).abs() < NOTHING;
            for (left, right) in ltr.marks.iter().zip(&rtl.marks) {
                prop_assert!(mirrored(left.x, right.x + right.width), "{left:?} {right:?}");
                prop_assert_eq!((left.item, left.row, left.beyond), (right.item, right.row, right.beyond));
                prop_assert_eq!((left.y, left.width), (right.y, right.width));
                let labels = left.label.zip(right.label);
                prop_assert_eq!(labels.is_some(), left.label.is_some() || right.label.is_some());
                prop_assert!(labels.is_none_or(|(l, r)| mirrored(l.x, r.x) && l.side == r.side));
            }
            for (left, right) in ltr.ticks.iter().zip(&rtl.ticks) {
                prop_assert!(mirrored(left.x, right.x) && left.year == right.year);
            }
            for (left, right) in ltr.eras.iter().zip(&rtl.eras) {
                prop_assert!(mirrored(left.x, right.x + right.width));
            }
            prop_assert_eq!(ltr.until.is_some(), rtl.until.is_some());
            prop_assert!(ltr.until.zip(rtl.until).is_none_or(|(left, right)| mirrored(left, right)));
            prop_assert_eq!(&ltr.lanes, &rtl.lanes);
        }
        for (left, right) in ltr.decades.iter().zip(&rtl.decades) {
            let width = ltr.drawing.width;
            prop_assert!((left.band.x + right.band.x + right.band.width - width).abs() < NOTHING);
            prop_assert_eq!((left.from, left.to, &left.items), (right.from, right.to, &right.items));
        }
        prop_assert_eq!(ltr.decades.len(), rtl.decades.len());
    }

    #[test]
    fn each_item_is_in_the_one_decade_it_began_in((items, since, until) in town()) {
        let Some(timeline) = drawn(&items, since, until) else { return Ok(()) };
        let listed: Vec<usize> =
            timeline.decades.iter().flat_map(|decade| decade.items.clone()).collect();
        prop_assert_eq!(&listed, &timeline.order);
        let mut sorted = listed;
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..items.len()).collect::<Vec<_>>());
        for decade in &timeline.decades {
            prop_assert_eq!((decade.from % timeline.step, decade.to), (0, decade.from + timeline.step - 1));
            for &item in &decade.items {
                prop_assert!((decade.from..=decade.to).contains(&items[item].start.year()));
            }
        }
    }

    #[test]
    fn numbers_have_two_decimals((items, since, until) in town()) {
        let Some(timeline) = drawn(&items, since, until) else { return Ok(()) };
        let drawings = drawings(&timeline);
        let marks = || drawings.iter().flat_map(|drawing| &drawing.marks);
        let numbers = marks().flat_map(|mark| [mark.x, mark.y, mark.width]);
        let labels = marks().filter_map(|mark| mark.label).map(|label| label.x);
        let ticks = drawings.iter().flat_map(|drawing| &drawing.ticks).map(|tick| tick.x);
        let bands = timeline.decades.iter().flat_map(|decade| [decade.band.x, decade.band.width]);
        let lines = drawings.iter().filter_map(|drawing| drawing.until);
        for number in numbers.chain(labels).chain(ticks).chain(bands).chain(lines) {
            let text = number.to_string();
            let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            prop_assert!(decimals <= 2, "{}", text);
        }
    }

    #[test]
    fn one_more_item_leaves_the_other_lanes_alone(
        items in vec(item(1823..=2023), 0..40),
        more in item(1823..=2023),
    ) {
        let date = |year| Date::new(year, None, None).ok();
        let before = drawn(&items, date(1823), date(2023)).expect("an anniversary");
        let mut longer = items.clone();
        longer.push(more);
        let after = drawn(&longer, date(1823), date(2023)).expect("an anniversary");
        let lane = more.lane;
        prop_assert_eq!(rows_outside(&before, &items, lane), rows_outside(&after, &longer, lane));
    }
}

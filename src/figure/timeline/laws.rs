//! What holds of every timeline, whatever its items.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::date::Date;
use crate::lang::Direction;

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
    let marks = timeline.marks.iter().zip(items);
    marks.filter(|(_, item)| item.lane != lane).map(|(mark, _)| mark.row).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn no_two_marks_of_a_row_overlap((items, since, until) in town()) {
        let Some(timeline) = drawn(&items, since, until) else { return Ok(()) };
        let mut extents: Vec<_> = timeline.marks.iter().zip(&items)
            .map(|(mark, item)| ((item.lane, mark.row), extent(mark, item.label_width)))
            .collect();
        extents.sort_by(|left, right| left.partial_cmp(right).expect("numbers"));
        for pair in extents.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            prop_assert!(pair[0].1.1 + measure::MARK_GAP <= pair[1].1.0 + NOTHING, "{pair:?}");
        }
    }

    #[test]
    fn every_mark_lies_in_its_lane_on_the_canvas((items, since, until) in town()) {
        let Some(timeline) = drawn(&items, since, until) else { return Ok(()) };
        prop_assert_eq!(timeline.marks.len(), items.len());
        for (mark, item) in timeline.marks.iter().zip(&items) {
            let (left, right) = extent(mark, item.label_width);
            prop_assert!(left >= -NOTHING && right <= timeline.width + NOTHING, "{mark:?}");
            let lane = timeline.lanes[item.lane];
            prop_assert!(mark.row < lane.rows, "{mark:?} in {lane:?}");
            let (top, bottom) = (mark.y, mark.y + mark.height);
            prop_assert!(lane.y < top && bottom < lane.y + lane.height, "{mark:?} in {lane:?}");
            prop_assert!(lane.y + lane.height < timeline.height, "{lane:?}");
        }
        for pair in timeline.lanes.windows(2) {
            prop_assert!(pair[0].y + pair[0].height <= pair[1].y, "{pair:?}");
        }
    }

    #[test]
    fn what_begins_later_stands_further_on((items, since, until) in town()) {
        let Some(timeline) = drawn(&items, since, until) else { return Ok(()) };
        for pair in timeline.order.windows(2) {
            prop_assert!((items[pair[0]].start, pair[0]) < (items[pair[1]].start, pair[1]));
            prop_assert!(timeline.marks[pair[0]].x <= timeline.marks[pair[1]].x);
        }
        prop_assert!(timeline.ticks.is_sorted_by(|left, right| left.x < right.x));
    }

    #[test]
    fn from_right_to_left_is_the_mirror_image((items, since, until) in town()) {
        let eras: Vec<(Date, Date)> = since.into_iter().zip(until).collect();
        let draw = |direction| layout(&items, LANES, &eras, since, until, direction);
        let (Some(ltr), Some(rtl)) = (draw(Direction::Ltr), draw(Direction::Rtl)) else {
            return Ok(());
        };
        let mirrored = |left: f64, right: f64| (left + right - ltr.width).abs() < NOTHING;
        for (left, right) in ltr.marks.iter().zip(&rtl.marks) {
            prop_assert!(mirrored(left.x, right.x + right.width), "{left:?} {right:?}");
            prop_assert_eq!((left.y, left.row, left.width), (right.y, right.row, right.width));
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
        prop_assert_eq!((ltr.lanes, ltr.decades), (rtl.lanes, rtl.decades));
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
        let marks = timeline.marks.iter().flat_map(|mark| [mark.x, mark.y, mark.width]);
        let labels = timeline.marks.iter().filter_map(|mark| mark.label).map(|label| label.x);
        let ticks = timeline.ticks.iter().map(|tick| tick.x);
        for number in marks.chain(labels).chain(ticks) {
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

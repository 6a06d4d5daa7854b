//! What holds of every circle of years, whatever its spans.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::date::Date;
use crate::lang::Direction;

use super::Arc;
use super::Point;
use super::Radial;
use super::Span;
use super::layout;
use super::measure;

/// More than coordinates and angles lose by being written with two decimals.
const NOTHING: f64 = 0.03;

fn date(years: std::ops::RangeInclusive<i64>) -> impl Strategy<Value = Date> {
    (years, option::of((1..=12_u8, option::of(1..=28_u8)))).prop_map(|(year, rest)| {
        let (month, day) = rest.map_or((None, None), |(month, day)| (Some(month), day));
        Date::new(year, month, day).expect("a date")
    })
}

fn span(years: std::ops::RangeInclusive<i64>) -> impl Strategy<Value = Span> {
    (date(years.clone()), option::of(date(years))).prop_map(|(start, end)| Span { start, end })
}

/// Spans of some years, few or many, with the anniversary that may belong to them.
fn town() -> impl Strategy<Value = (Vec<Span>, Option<Date>, Option<Date>)> {
    let range = (1..=9000_i64, prop_oneof![0..=3_i64, 20..=90_i64, 200..=999_i64]);
    range.prop_flat_map(|(from, years)| {
        let years = from..=from + years;
        let anniversary = || option::of(date(years.clone()));
        let count = prop_oneof![1..8_usize, 40..90_usize];
        let spans = count.prop_flat_map({
            let years = years.clone();
            move |count| vec(span(years.clone()), count)
        });
        (spans, anniversary(), anniversary())
    })
}

fn drawn(town: &(Vec<Span>, Option<Date>, Option<Date>)) -> Radial {
    layout(&town.0, town.1, town.2, Direction::Ltr).expect("spans")
}

/// How long an angle is at the radius of an arc.
fn length(arc: &Arc, degrees: f64) -> f64 {
    degrees.to_radians() * arc.radius
}

fn from_middle(point: Point) -> f64 {
    (point.x - measure::SIZE / 2.0).hypot(point.y - measure::SIZE / 2.0)
}

/// All numbers that are written.
fn numbers(radial: &Radial) -> Vec<f64> {
    let points = |points: &[Point]| points.iter().flat_map(|at| [at.x, at.y]).collect::<Vec<_>>();
    let arcs = radial.arcs.iter().flat_map(|arc| {
        let angles = [arc.radius, arc.start_angle, arc.end_angle, arc.heading];
        [&angles[..], &points(&[arc.start, arc.end])].concat()
    });
    let ticks = radial.ticks.iter().flat_map(|tick| {
        [&[tick.drop], points(&[tick.from, tick.to, tick.label]).as_slice()].concat()
    });
    let own = [radial.size, radial.stroke, radial.stroke_highlighted, radial.tip, radial.free];
    arcs.chain(ticks).chain(own).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn no_two_arcs_of_a_ring_touch(town in town()) {
        let radial = drawn(&town);
        let mut arcs: Vec<&Arc> = radial.arcs.iter().collect();
        arcs.sort_by(|left, right| {
            (left.ring, left.start_angle).partial_cmp(&(right.ring, right.start_angle)).expect("numbers")
        });
        for pair in arcs.windows(2).filter(|pair| pair[0].ring == pair[1].ring) {
            let gap = length(pair[0], pair[1].start_angle - pair[0].end_angle);
            prop_assert!(gap >= measure::ARC_GAP - 10.0 * NOTHING, "{pair:?}");
        }
    }

    #[test]
    fn rings_lie_within_each_other_and_leave_the_middle_free(town in town()) {
        let radial = drawn(&town);
        prop_assert_eq!(radial.arcs.len(), town.0.len());
        prop_assert!(radial.free >= measure::MIDDLE);
        prop_assert!(radial.stroke < radial.stroke_highlighted);
        prop_assert!(radial.stroke_highlighted <= 2.0 * radial.tip);
        for arc in &radial.arcs {
            prop_assert!(arc.ring < radial.rings, "{arc:?}");
            prop_assert!(arc.radius + radial.tip <= measure::OUTER + NOTHING, "{arc:?}");
            prop_assert!(arc.radius - radial.tip >= radial.free - NOTHING, "{arc:?}");
            for point in [arc.start, arc.end] {
                prop_assert!((from_middle(point) - arc.radius).abs() < NOTHING, "{arc:?}");
            }
        }
        let mut radii: Vec<(usize, f64)> = radial.arcs.iter().map(|arc| (arc.ring, arc.radius)).collect();
        radii.sort_by(|left, right| left.partial_cmp(right).expect("numbers"));
        radii.dedup();
        prop_assert_eq!(radii.len(), radial.rings, "every ring has arcs, and one radius");
        for pair in radii.windows(2) {
            prop_assert!(pair[0].1 - pair[1].1 >= 2.0 * radial.tip - NOTHING, "{pair:?}");
        }
    }

    #[test]
    fn every_arc_is_long_enough_and_leaves_the_gap_open(town in town()) {
        let radial = drawn(&town);
        for arc in &radial.arcs {
            let (start, end) = (arc.start_angle, arc.end_angle);
            prop_assert!(length(arc, end - start) >= measure::SHORTEST - 10.0 * NOTHING, "{arc:?}");
            let edge = measure::GAP / 2.0;
            prop_assert!(edge - NOTHING <= start && end <= 360.0 - edge + NOTHING, "{arc:?}");
            prop_assert!(!arc.is_open || end > 360.0 - edge - NOTHING, "{arc:?}");
        }
    }

    #[test]
    fn ticks_and_their_years_lie_outside_the_rings_on_the_canvas(town in town()) {
        let radial = drawn(&town);
        prop_assert!(radial.ticks.len() <= usize::from(measure::MOST_TICKS));
        for tick in &radial.ticks {
            let units = measure::SIZE / 100.0;
            let label = Point { x: tick.label.x * units, y: tick.label.y * units };
            let outwards = [tick.from, tick.to, label].map(from_middle);
            prop_assert!(measure::OUTER < outwards[0] && outwards.is_sorted(), "{tick:?}");
            prop_assert!(outwards[2] < measure::SIZE / 2.0, "{tick:?}");
        }
        prop_assert!(radial.ticks.is_sorted_by(|left, right| left.year < right.year));
    }

    #[test]
    fn what_begins_later_stands_further_on(town in town()) {
        let radial = drawn(&town);
        let mut order: Vec<usize> = (0..town.0.len()).collect();
        order.sort_by_key(|&at| town.0[at].start.first_day());
        // Arcs that were too short begin a little before or after their day.
        let slack = (measure::SHORTEST / measure::MIDDLE).to_degrees() + NOTHING;
        for pair in order.windows(2) {
            let (earlier, later) = (&radial.arcs[pair[0]], &radial.arcs[pair[1]]);
            prop_assert!(earlier.start_angle <= later.start_angle + slack);
        }
    }

    #[test]
    fn from_right_to_left_is_the_mirror_image(town in town()) {
        let ltr = drawn(&town);
        let rtl = layout(&town.0, town.1, town.2, Direction::Rtl).expect("spans");
        let mirrored = |left: Point, right: Point| {
            (left.x + right.x - measure::SIZE).abs() < NOTHING && (left.y - right.y).abs() < NOTHING
        };
        for (left, right) in ltr.arcs.iter().zip(&rtl.arcs) {
            prop_assert!(mirrored(left.start, right.start) && mirrored(left.end, right.end));
            prop_assert!((left.start_angle + right.start_angle - 360.0).abs() < NOTHING);
            prop_assert_eq!(left.ring, right.ring);
        }
        for (left, right) in ltr.ticks.iter().zip(&rtl.ticks) {
            prop_assert!(mirrored(left.from, right.from) && mirrored(left.to, right.to));
            prop_assert!((left.label.x + right.label.x - 100.0).abs() < NOTHING);
            prop_assert_eq!((left.year, left.anchor), (right.year, right.anchor));
        }
        prop_assert_eq!((ltr.rings, ltr.from, ltr.to), (rtl.rings, rtl.from, rtl.to));
    }

    #[test]
    fn the_order_of_the_input_does_not_matter(town in town()) {
        prop_assert_eq!(drawn(&town), drawn(&town));
        let mut turned = town.clone();
        turned.0.reverse();
        let paths = |radial: Radial| {
            let mut paths: Vec<String> = radial.arcs.into_iter().map(|arc| arc.path).collect();
            paths.sort();
            paths
        };
        prop_assert_eq!(paths(drawn(&town)), paths(drawn(&turned)));
    }

    #[test]
    fn numbers_have_two_decimals_and_none_is_less_than_nothing_by_its_sign_alone(town in town()) {
        let radial = drawn(&town);
        for number in numbers(&radial) {
            let text = number.to_string();
            let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            prop_assert!(decimals <= 2 && text != "-0", "{}", text);
        }
    }

    #[test]
    fn a_path_goes_from_point_to_point_at_the_radius_of_its_ring(town in town()) {
        let radial = drawn(&town);
        for arc in &radial.arcs {
            let (first, pieces) = arc.path.split_once('A').expect("an arc");
            prop_assert_eq!(first, format!("M{} {}", arc.start.x, arc.start.y));
            let pieces: Vec<f64> =
                pieces.split(' ').map(|number| number.parse().expect("a number")).collect();
            let mut before = arc.start;
            for piece in pieces.chunks(7) {
                let end = Point { x: piece[5], y: piece[6] };
                prop_assert_eq!(&piece[..5], [arc.radius, arc.radius, 0.0, 0.0, 1.0]);
                prop_assert!((from_middle(end) - arc.radius).abs() < NOTHING, "{arc:?}");
                let chord = (end.x - before.x).hypot(end.y - before.y);
                prop_assert!(chord < 1.74 * arc.radius, "{arc:?}");
                before = end;
            }
            prop_assert_eq!(before, arc.end);
        }
    }
}

//! What holds of all charts, whatever the entries.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::date::Date;
use crate::figure::timeline::End;
use crate::lang::Direction;

use super::Axis;
use super::Frame;
use super::Span;
use super::State;
use super::active;
use super::lanes;
use super::lengths;

/// Less than the last decimal that is shown.
const NOTHING: f64 = 0.001;

fn date() -> impl Strategy<Value = Date> {
    let rest = option::of((1..=12_u8, option::of(1..=28_u8)));
    (1800..=2040_i64, rest).prop_map(|(year, rest)| {
        let (month, day) = rest.map_or((None, None), |(month, day)| (Some(month), day));
        Date::new(year, month, day).expect("a date")
    })
}

fn end() -> impl Strategy<Value = End> {
    prop_oneof![Just(End::Point), Just(End::Open), date().prop_map(End::At)]
}

fn span() -> impl Strategy<Value = Span> {
    (date(), end(), 0..4_usize, option::of((date(), end())))
        .prop_map(|(start, end, lane, part)| Span { start, end, lane, part })
}

fn town() -> impl Strategy<Value = (Vec<Span>, Option<Date>, Option<Date>)> {
    (vec(span(), 0..40), option::of(date()), option::of(date()))
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Ltr), Just(Direction::Rtl)]
}

fn is_percentage(number: f64) -> bool {
    let hundredths = number * 100.0;
    (0.0..=100.0).contains(&number) && (hundredths - hundredths.round()).abs() < NOTHING
}

fn total(counts: impl Iterator<Item = u32>) -> usize {
    counts.map(|count| count as usize).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn steps_cover_the_years_without_gap_and_lie_in_the_plot(
        (spans, since, until) in town(),
        direction in direction(),
    ) {
        let Some(frame) = Frame::of(&spans, since, until) else { return Ok(()) };
        let found = active(&spans, &frame, direction);
        prop_assert_eq!(found.years.len(), usize::from(frame.to - frame.from) + 1);
        for series in [Some(&found.all), found.highlighted.as_ref()].into_iter().flatten() {
            let (first, last) = (series.steps[0], series.steps[series.steps.len() - 1]);
            prop_assert_eq!((first.from, last.to), (frame.from, frame.to));
            for step in &series.steps {
                prop_assert!(is_percentage(step.start) && is_percentage(step.end), "{step:?}");
                prop_assert!(is_percentage(step.y), "{step:?}");
            }
            for pair in series.steps.windows(2) {
                prop_assert!(pair[0].to + 1 == pair[1].from && pair[0].count != pair[1].count);
                prop_assert!((pair[0].end - pair[1].start).abs() < NOTHING, "{pair:?}");
            }
            let edges = (first.start.min(last.end), first.start.max(last.end));
            prop_assert_eq!(edges, (0.0, 100.0));
            prop_assert!(series.steps.iter().all(|step| step.count <= series.most));
        }
        for year in &found.years {
            prop_assert!(year.highlighted <= year.count, "{year:?}");
        }
    }

    #[test]
    fn each_year_counts_what_lies_in_it((spans, since, until) in town()) {
        let Some(frame) = Frame::of(&spans, since, until) else { return Ok(()) };
        let today = frame.as_of.last_day();
        for year in active(&spans, &frame, Direction::Ltr).years {
            let days = Date::new(i64::from(year.year), None, None).expect("a year");
            let lies = |span: &&Span| {
                let last = match span.end {
                    End::Open => today,
                    End::Point => span.start.last_day(),
                    End::At(end) => end.last_day(),
                };
                let first = span.start.first_day();
                first <= today && first <= days.last_day() && days.first_day() <= last
            };
            let expected = spans.iter().filter(lies).count();
            prop_assert_eq!(total([year.count].into_iter()), expected, "{:?}", year);
        }
    }

    #[test]
    fn lanes_have_all_entries((spans, _, until) in town(), direction in direction()) {
        let Some(frame) = Frame::of(&spans, None, until) else { return Ok(()) };
        let found = lanes(&spans, frame.as_of, direction);
        prop_assert_eq!(total(found.rows.iter().map(|row| row.count)), spans.len());
        let open = spans.iter().filter(|span| span.state(frame.as_of) == State::Open).count();
        prop_assert_eq!(total(found.rows.iter().map(|row| row.open)), open);
        for row in &found.rows {
            for bar in [row.rest_bar, row.open_bar] {
                prop_assert!(is_percentage(bar.x) && is_percentage(bar.width), "{row:?}");
                prop_assert!(bar.x + bar.width <= 100.0 + NOTHING, "{row:?}");
            }
            prop_assert!(row.count <= found.axis.top);
        }
    }

    #[test]
    fn classes_have_all_entries_that_last((spans, _, until) in town(), direction in direction()) {
        let Some(frame) = Frame::of(&spans, None, until) else { return Ok(()) };
        let lasts = |span: &&Span| match span.state(frame.as_of) {
            State::Later => false,
            State::Open => true,
            State::Ended => span.end != End::Point,
        };
        let lasting = spans.iter().filter(lasts).count();
        let Some(found) = lengths(&spans, frame.as_of, direction) else {
            prop_assert_eq!(lasting, 0);
            return Ok(());
        };
        prop_assert_eq!(total(found.classes.iter().map(|class| class.ended + class.open)), lasting);
        prop_assert_eq!(total([found.ended, found.open].into_iter()), lasting);
        prop_assert!((1..=7).contains(&found.classes.len()));
        for pair in found.classes.windows(2) {
            prop_assert_eq!(pair[0].to, Some(pair[1].from));
        }
        prop_assert!(found.classes.last().is_some_and(|class| class.to.is_none_or(|to| to == 1)));
        for class in &found.classes {
            for bar in [class.ended_bar, class.open_bar] {
                prop_assert!(is_percentage(bar.x) && is_percentage(bar.width), "{class:?}");
            }
        }
    }

    #[test]
    fn the_order_of_entries_does_not_matter((spans, since, until) in town()) {
        let Some(frame) = Frame::of(&spans, since, until) else { return Ok(()) };
        let turned: Vec<Span> = spans.iter().rev().copied().collect();
        prop_assert_eq!(Frame::of(&turned, since, until), Some(frame));
        let (ltr, as_of) = (Direction::Ltr, frame.as_of);
        prop_assert_eq!(active(&spans, &frame, ltr), active(&turned, &frame, ltr));
        prop_assert_eq!(lanes(&spans, as_of, ltr), lanes(&turned, as_of, ltr));
        prop_assert_eq!(lengths(&spans, as_of, ltr), lengths(&turned, as_of, ltr));
    }

    #[test]
    fn an_axis_reaches_its_largest_value_in_few_steps(max in 0..=1_000_000_u32, steps in 1..=10_u32) {
        let axis = Axis::up_to(max, steps);
        prop_assert!(axis.top >= max && axis.top.is_multiple_of(axis.step));
        prop_assert!(axis.values().count() <= steps as usize + 1);
        prop_assert!(max == 0 || axis.top - axis.step < max, "no more than it needs: {axis:?}");
        prop_assert!(axis.values().all(|value| is_percentage(axis.share(value))));
    }
}

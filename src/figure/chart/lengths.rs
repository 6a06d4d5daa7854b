//! How long entries lasted, in classes; what goes on is counted to the anniversary and stands apart.
//!
//! Two dates are compared as far as both are known: years with years, months with months, days with days. From 1988 to
//! 1991-02 it is three years; from 1988-04 to 1991-02, two years and ten months; what is not a whole month does not
//! count. That is what a reader finds who subtracts the dates that stand on the page.

use crate::date::Date;
use crate::figure::timeline::End;
use crate::lang::Direction;

use super::Axis;
use super::Bar;
use super::Span;
use super::State;
use super::bars::bars;

/// At most so many classes: the shorter ones are taken together before there are more.
const CLASSES: usize = 7;

/// The chart of the lengths.
#[derive(Clone, PartialEq, Debug)]
pub struct Lengths {
    /// How far the bars can go.
    pub axis: Axis,
    /// From that of the shortest to that of the longest.
    pub classes: Vec<Class>,
    /// How many have ended.
    pub ended: u32,
    /// How many go on.
    pub open: u32,
    /// In whole months, what half of those that have ended did not exceed.
    pub median: Option<u32>,
    /// In whole months, how long the longest of those that go on has lasted.
    pub longest_open: Option<u32>,
}

/// Entries of about the same length. A length of exactly so many years stands in the class that begins with it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Class {
    /// From how many years on; 0 for the first class.
    pub from: u32,
    /// Below how many years; nothing for the class of all that is longer.
    pub to: Option<u32>,
    /// How many have ended.
    pub ended: u32,
    /// How many go on.
    pub open: u32,
    /// The bar of those that have ended.
    pub ended_bar: Bar,
    /// The bar of those that go on, after it.
    pub open_bar: Bar,
}

/// Sorts what lasts into classes as of the anniversary. Points have no length, and what begins later has none yet.
/// Nothing if no entry is left.
pub fn lengths(spans: &[Span], as_of: Date, direction: Direction) -> Option<Lengths> {
    let (mut ended, mut open) = (Vec::new(), Vec::new());
    for span in spans {
        match (span.state(as_of), span.end) {
            (State::Open, _) => open.push(months(span.start, as_of)),
            (State::Ended, End::At(end)) => ended.push(months(span.start, end)),
            (State::Ended | State::Later, _) => {}
        }
    }
    ended.sort_unstable();
    let longest = ended.iter().chain(&open).copied().max()?;
    let bounds = bounds(longest / 12);
    let counts: Vec<[u32; 2]> = (0..=bounds.len())
        .map(|class| [&ended, &open].map(|lengths| count(lengths, &bounds, class)))
        .collect();
    let bars = bars(&counts, direction);
    let is_empty = |class: &Class| class.ended + class.open == 0;
    let class = |(class, (count, bar)): (usize, (&[u32; 2], &[Bar; 2]))| Class {
        from: class.checked_sub(1).map_or(0, |before| bounds[before]),
        to: bounds.get(class).copied(),
        ended: count[0],
        open: count[1],
        ended_bar: bar[0],
        open_bar: bar[1],
    };
    let classes = counts.iter().zip(&bars.rows).enumerate().map(class);
    let mut classes: Vec<Class> = classes.skip_while(is_empty).collect();
    classes.truncate(classes.iter().rposition(|class| !is_empty(class)).map_or(0, |last| last + 1));
    Some(Lengths {
        axis: bars.axis,
        classes,
        ended: counts.iter().map(|count| count[0]).sum(),
        open: counts.iter().map(|count| count[1]).sum(),
        median: median(&ended),
        longest_open: open.into_iter().max(),
    })
}

/// The whole months from one date to another, as far as both are known; 0 if the second is not later.
fn months(from: Date, to: Date) -> u32 {
    let years = i32::from(to.year()) - i32::from(from.year());
    let months = match (from.month(), to.month()) {
        (Some(first), Some(last)) => i32::from(last) - i32::from(first),
        _ => 0,
    };
    let is_short = matches!((from.day(), to.day()), (Some(first), Some(last)) if last < first);
    u32::try_from(years * 12 + months - i32::from(is_short)).unwrap_or(0)
}

/// Where classes meet, in years: 1, 2, 5, 10, 20, 50 … as far as the longest goes, and of those the last.
fn bounds(longest: u32) -> Vec<u32> {
    let tens = (0..).map_while(|power| 10_u32.checked_pow(power));
    let series = tens.flat_map(|ten| [1, 2, 5].map(|digit| ten.saturating_mul(digit)));
    let bounds: Vec<u32> = series.take_while(|bound| *bound <= longest.max(1)).collect();
    bounds[bounds.len().saturating_sub(CLASSES - 1)..].to_vec()
}

/// How many lengths, in months, a class has: those from the bound before it, and below its own.
fn count(lengths: &[u32], bounds: &[u32], class: usize) -> u32 {
    let of = |months: &u32| bounds.partition_point(|bound| *bound <= months / 12);
    lengths.iter().filter(|months| of(months) == class).map(|_| 1).sum()
}

/// The middle one; of an even number, what lies between the two in the middle.
fn median(sorted: &[u32]) -> Option<u32> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    let lower = if sorted.len().is_multiple_of(2) { sorted[middle - 1] } else { upper };
    Some(u32::midpoint(lower, upper))
}

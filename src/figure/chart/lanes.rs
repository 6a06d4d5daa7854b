//! How entries share out among lanes, and how many of each lane go on.

use crate::date::Date;
use crate::lang::Direction;

use super::Axis;
use super::Bar;
use super::Span;
use super::State;
use super::bars::bars;

/// The chart of the lanes.
#[derive(Clone, PartialEq, Debug)]
pub struct Lanes {
    /// How far the bars can go.
    pub axis: Axis,
    /// The lanes that have an entry, in their order.
    pub rows: Vec<Lane>,
    /// How many entries begin only after the anniversary.
    pub later: u32,
}

/// The entries of a lane.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Lane {
    /// Which lane it is, counted from 0.
    pub lane: usize,
    /// How many entries it has.
    pub count: u32,
    /// How many of them go on at the anniversary.
    pub open: u32,
    /// The bar of all others.
    pub rest_bar: Bar,
    /// The bar of those that go on, after it.
    pub open_bar: Bar,
}

/// Counts the entries of each lane as of the anniversary. All are counted, also those that begin later.
pub fn lanes(spans: &[Span], as_of: Date, direction: Direction) -> Lanes {
    let last = spans.iter().map(|span| span.lane + 1).max().unwrap_or(0);
    let mut counts = vec![(0, 0); last];
    for span in spans {
        let (count, open) = &mut counts[span.lane];
        *count += 1;
        *open += u32::from(span.state(as_of) == State::Open);
    }
    let filled: Vec<(usize, (u32, u32))> =
        counts.into_iter().enumerate().filter(|(_, (count, _))| *count > 0).collect();
    let parts: Vec<[u32; 2]> =
        filled.iter().map(|(_, (count, open))| [count - open, *open]).collect();
    let bars = bars(&parts, direction);
    let row = |((lane, (count, open)), [rest_bar, open_bar]): ((usize, (u32, u32)), [Bar; 2])| {
        Lane { lane, count, open, rest_bar, open_bar }
    };
    let is_later = |span: &&Span| span.state(as_of) == State::Later;
    Lanes {
        axis: bars.axis,
        rows: filled.into_iter().zip(bars.rows).map(row).collect(),
        later: spans.iter().filter(is_later).map(|_| 1).sum(),
    }
}

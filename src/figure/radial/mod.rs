//! The circle of years: an arc for each span of time, in rings round an open circle.
//!
//! The years run clockwise from the gap at the top, or against the clock for those who read from
//! right to left. What goes on lies outermost, by start, and so holds the circle together and ends
//! in one place; what has ended lies within it, by start, each in the outermost ring that is free.
//! With the longest outermost, short arcs lose the places that long ones leave between them, and
//! the circle needs more rings; purely by start, open ends are strewn over the rings.
//!
//! Always holds: no two arcs of a ring touch; every arc and tick lies on the canvas; no arc is too
//! short to be seen; the order of the input does not matter; the circle from right to left is the
//! mirror image of that from left to right.
//! Deliberately absent: entries, words and colours. Spans are known by their place in the input.

mod circle;
mod drawing;
mod measure;
mod pack;
mod scale;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use crate::date::Date;
use crate::lang::Direction;

pub use drawing::Arc;
pub use drawing::Point;
pub use drawing::Radial;
pub use drawing::Tick;

use circle::Circle;
use pack::Packed;
use scale::Scale;

/// What is to be drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// When it begins.
    pub start: Date,
    /// When it ends; nothing if it has not.
    pub end: Option<Date>,
}

/// Lays out a circle of years; nothing if there is no span.
///
/// The circle runs from the first day of `since`, or of the earliest span, to the last day of
/// `until`, or of the latest span. An open end reaches its end. What lies beyond is drawn to its edge.
pub fn layout(
    spans: &[Span],
    since: Option<Date>,
    until: Option<Date>,
    direction: Direction,
) -> Option<Radial> {
    let scale = Scale::over(spans, since, until)?;
    let packed = pack::pack(spans, &scale);
    let circle = Circle { direction };
    let radial = Radial {
        from: scale.from,
        to: scale.to,
        size: measure::SIZE,
        rings: packed.rings,
        stroke: measure::round(packed.pitch * measure::STROKE),
        stroke_highlighted: measure::round(packed.pitch * measure::STROKE_HIGHLIGHTED),
        tip: measure::round(packed.pitch * measure::TIP),
        free: measure::round(packed.inner_edge()),
        base: circle.path(measure::BASE, scale.whole()),
        arcs: arcs(spans, &packed, circle),
        ticks: scale.ticks().map(|(year, angle)| tick(year, angle, circle)).collect(),
    };
    Some(radial)
}

fn arcs(spans: &[Span], packed: &Packed, circle: Circle) -> Vec<Arc> {
    let arc = |(span, (ring, sector)): (&Span, &(usize, pack::Sector))| {
        let radius = packed.radius(*ring);
        Arc {
            ring: *ring,
            radius: measure::round(radius),
            start_angle: circle.angle(sector.start),
            end_angle: circle.angle(sector.end),
            start: circle.point(radius, sector.start),
            end: circle.point(radius, sector.end),
            heading: circle.heading(sector.end),
            is_open: span.end.is_none(),
            path: circle.path(radius, *sector),
        }
    };
    spans.iter().zip(&packed.sectors).map(arc).collect()
}

fn tick(year: u16, angle: f64, circle: Circle) -> Tick {
    Tick {
        year,
        from: circle.point(measure::BASE, angle),
        to: circle.point(measure::BASE + measure::TICK, angle),
        label: circle.percent(measure::LABEL, angle),
        anchor: circle::anchor(angle),
        drop: circle::drop(angle),
    }
}

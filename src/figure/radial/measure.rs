//! How large things are on the canvas of a circle of years, in user units and degrees.

pub(super) use crate::figure::round::round;

/// The width and height of the canvas; its middle is that of the circle.
pub(super) const SIZE: f64 = 1000.0;

/// How much of the circle stays open at the top, in degrees.
pub(super) const GAP: f64 = 28.0;

/// The outer edge of the outermost ring. Outside it is room for ticks and years.
pub(super) const OUTER: f64 = 416.0;

/// What stays free in the middle, however many rings there are.
pub(super) const MIDDLE: f64 = 130.0;

/// The greatest distance from ring to ring; more rings than have room lie closer.
pub(super) const PITCH: f64 = 20.0;

/// The thickness of an arc, as a share of the distance from ring to ring.
pub(super) const STROKE: f64 = 0.58;

/// The thickness of an arc that stands out.
pub(super) const STROKE_HIGHLIGHTED: f64 = 0.8;

/// How far a sign at the end of an arc reaches to either side, as a share of that distance.
pub(super) const TIP: f64 = 0.46;

/// How wide a letter of a name in the middle is taken to be: generous, for capitals.
pub(super) const LETTER: f64 = 24.0;

/// The shortest arc: a single day must still be seen.
pub(super) const SHORTEST: f64 = 7.0;

/// What stays free between two arcs of a ring.
pub(super) const ARC_GAP: f64 = 5.0;

/// The radius of the line that carries the ticks.
pub(super) const BASE: f64 = 427.0;

/// The length of a tick.
pub(super) const TICK: f64 = 8.0;

/// The radius at which years are written.
pub(super) const LABEL: f64 = 443.0;

/// The most years that can be written round the circle.
pub(super) const MOST_TICKS: u16 = 11;

//! What a template draws: every coordinate of a circle of years.

use super::measure;

/// The finished layout, in user units of an SVG whose `viewBox` is `0 0 size size`. Angles are
/// degrees, clockwise from the top.
#[derive(Clone, PartialEq, Debug)]
pub struct Radial {
    /// The first year of the circle.
    pub from: u16,
    /// The last year of the circle.
    pub to: u16,
    /// The width and height of the canvas.
    pub size: f64,
    /// How many rings there are.
    pub rings: usize,
    /// The thickness of an arc.
    pub stroke: f64,
    /// The thickness of an arc that stands out; it stays within its ring.
    pub stroke_highlighted: f64,
    /// How far a sign at the end of an arc reaches to either side, within its ring.
    pub tip: f64,
    /// The radius of the room in the middle that all rings leave free.
    pub free: f64,
    /// The line outside the rings that carries the ticks, as the data of an SVG path.
    pub base: String,
    /// One per span of the input.
    pub arcs: Vec<Arc>,
    /// The years to mark, in order.
    pub ticks: Vec<Tick>,
}

impl Radial {
    /// Whether there is room in the middle for a name on one line.
    pub fn has_room_for(&self, name: &str) -> bool {
        let letters = name.chars().map(|_| measure::LETTER).sum::<f64>();
        letters <= 2.0 * self.free
    }
}

/// The arc of a span.
#[derive(Clone, PartialEq, Debug)]
pub struct Arc {
    /// Its ring, counted from 0, from the outermost inwards.
    pub ring: usize,
    /// The radius of its middle line.
    pub radius: f64,
    /// Where it begins.
    pub start_angle: f64,
    /// Where it ends.
    pub end_angle: f64,
    /// Where it begins, on its middle line.
    pub start: Point,
    /// Where it ends, on its middle line.
    pub end: Point,
    /// Which way it goes at its end, in degrees by which `rotate` turns what points to the right.
    pub heading: f64,
    /// Whether it has not ended.
    pub is_open: bool,
    /// The middle line as the data of an SVG path.
    pub path: String,
}

/// The first day of a year, on the line outside the rings.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tick {
    /// The year.
    pub year: u16,
    /// The inner end of the tick.
    pub from: Point,
    /// Its outer end.
    pub to: Point,
    /// Where the year is written, in percent of the canvas: it has a size of its own.
    pub label: Point,
    /// SVG's `text-anchor` of the year.
    pub anchor: &'static str,
    /// How far the foot of the year lies below its point, in heights of its letters.
    pub drop: f64,
}

/// A place on the canvas.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

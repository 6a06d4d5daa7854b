//! The map: land in the Equal Earth projection, and a marker for items that share a point.
//!
//! Always holds: no two markers overlap, and each lies on the canvas; each item is in one marker; the order of the input
//! does not move a marker. East stays on the right, whichever way the page runs.
//! Deliberately absent: borders, names of places, entries, words and colours. Items are known by their place in the input.

mod clip;
mod frame;
mod land;
mod markers;
mod measure;
mod projection;
mod topology;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use frame::Frame;

/// What is to be marked.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Item {
    /// Where it is.
    pub place: Place,
    /// Its group, counted from 0: items of different groups share a marker only where there is no room for two.
    pub group: usize,
}

/// A place on earth.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Place {
    /// Degrees to the north, from -90 to 90.
    pub lat: f64,
    /// Degrees to the east, from -180 to 180.
    pub lon: f64,
}

/// A point of a plane.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Point {
    x: f64,
    y: f64,
}

/// The finished layout, in user units of an SVG whose `viewBox` is `0 0 width height`.
#[derive(Clone, PartialEq, Debug)]
pub struct Map {
    /// The width of the canvas.
    pub width: f64,
    /// The height of the canvas.
    pub height: f64,
    /// The land, as the data of a path whose lakes are holes by the rule of even and odd. It goes a little beyond the canvas.
    pub land: String,
    /// Meridians and parallels, as the data of a path.
    pub graticule: String,
    /// The markers, in the order of groups, and of a group from the west to the east.
    pub markers: Vec<Marker>,
}

/// A circle at the place of one item, or in the middle of several.
#[derive(Clone, PartialEq, Debug)]
pub struct Marker {
    /// Its middle.
    pub x: f64,
    /// Its middle.
    pub y: f64,
    /// The radius of its disc, which grows with the number of items.
    pub radius: f64,
    /// The ring around the disc of several items.
    pub ring: Option<Ring>,
    /// The groups of its items, in order.
    pub groups: Vec<usize>,
    /// Its items, in the order of the input.
    pub items: Vec<usize>,
}

/// A ring of equal parts, one for each item: how many there are can be counted.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ring {
    /// The radius of the middle of its stroke.
    pub radius: f64,
    /// The length of a part along the ring.
    pub part: f64,
    /// What stays free between two parts.
    pub gap: f64,
}

impl Ring {
    #[expect(clippy::cast_precision_loss, reason = "items are counted in thousands at most")]
    fn of(radius: f64, parts: usize) -> Self {
        let whole = std::f64::consts::TAU * radius / parts as f64;
        // Of very many parts nothing would be left but gaps.
        let gap = measure::RING_GAP.min(whole / 2.0);
        Self { radius, part: measure::hundredth(whole - gap), gap: measure::hundredth(gap) }
    }

    /// Parts and gaps from the start of the ring, and then nothing, as SVG's `stroke-dasharray` has it.
    pub fn dashes(&self, parts: usize) -> String {
        let dash = format!("{} {} ", self.part, self.gap).repeat(parts);
        format!("{dash}0 {}", (self.radius * 7.0).round())
    }
}

/// Lays out a map; nothing if there is no item.
pub fn layout(items: &[Item]) -> Option<Map> {
    if items.is_empty() {
        return None;
    }
    let (frame, points) = framed(items);
    Some(Map {
        width: measure::WIDTH,
        height: frame.height,
        land: land::land(&frame, &points),
        graticule: land::graticule(&frame),
        markers: marked(items, &frame, &points),
    })
}

/// What a map of the items shows, and where they lie on its canvas.
fn framed(items: &[Item]) -> (Frame, Vec<Point>) {
    let places: Vec<Place> = items.iter().map(|item| item.place).collect();
    let frame = Frame::around(&places);
    let points = places.iter().map(|place| frame.point(*place)).collect();
    (frame, points)
}

fn marked(items: &[Item], frame: &Frame, points: &[Point]) -> Vec<Marker> {
    let groups = items.iter().map(|item| item.group);
    let marked: Vec<(Point, usize)> = points.iter().copied().zip(groups).collect();
    markers::mark(&marked, frame.height)
}

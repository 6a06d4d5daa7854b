//! How large things are on the canvas of a map, in its user units. Drawn 800 pixels wide, one is 0.4 of them.

use super::Point;

/// The width of the canvas.
pub(super) const WIDTH: f64 = 2000.0;

/// What stays free beside the land and the places, so that a marker fits.
pub(super) const MARGIN: f64 = 60.0;

/// The radius of the disc of one item: room for a number of two digits.
const DISC: f64 = 25.0;

/// How much of the area of a disc each further item adds, and how many items count.
const GROWTH: f64 = 0.08;
const COUNTED: usize = 12;

/// How far the ring of several items is from their disc, from the edge of one to the middle of the other.
const RING: f64 = 7.0;

/// What stays free between two parts of a ring.
pub(super) const RING_GAP: f64 = 7.0;

/// How much room the stroke of a disc or of a ring takes outwards.
const STROKE: f64 = 4.0;

/// What stays free between two markers.
pub(super) const GAP: f64 = 4.0;

/// How far a marker may stand from the middle of its places.
pub(super) const REACH: f64 = 1.6 * DISC;

/// How near to land an item must be to stand on it.
pub(super) const BESIDE: f64 = DISC;

/// The smallest land that is drawn, as an area; smaller land only where an item stands on it.
pub(super) const SPECK: f64 = 12.0;

/// How much beyond its edges the land is drawn, so that no stroke follows the edge.
pub(super) const BLEED: f64 = 10.0;

/// The radius of the disc of so many items. Its area grows with them, and is at most twice that of one.
#[expect(clippy::cast_precision_loss, reason = "a dozen at most is counted")]
pub(super) fn disc(items: usize) -> f64 {
    let further = items.saturating_sub(1).min(COUNTED) as f64;
    tenth(DISC * (1.0 + GROWTH * further).sqrt())
}

/// The radius of the ring around the disc of several items.
pub(super) fn ring(items: usize) -> Option<f64> {
    (items > 1).then(|| tenth(disc(items) + RING))
}

/// The radius that a marker of so many items takes, its strokes included.
pub(super) fn extent(items: usize) -> f64 {
    ring(items).unwrap_or_else(|| disc(items)) + STROKE
}

/// How far apart two points are.
pub(super) fn distance(a: Point, b: Point) -> f64 {
    let (x, y) = (b.x - a.x, b.y - a.y);
    (x * x + y * y).sqrt()
}

/// To one decimal, as it stands in the page.
pub(super) fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// To two decimals.
pub(super) fn hundredth(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

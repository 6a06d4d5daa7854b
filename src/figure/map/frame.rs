//! Which part of the world a map shows, and how large.
//!
//! Places that lie near together are shown in their region, with its middle as the middle meridian. Else it is the world from
//! 60° south to 80° north, without the Antarctic and its ice, or as far as a place calls for; the middle meridian of 11° east
//! cuts it in the Bering Strait, where there is no land to cut. Always holds: every place lies on the canvas, `MARGIN` from its edge.

use super::Place;
use super::Point;
use super::measure::MARGIN;
use super::measure::WIDTH;
use super::measure::hundredth;
use super::projection::project;
use super::topology::LAND;

/// The middle meridian of the world, in degrees east.
const MIDDLE: f64 = 11.0;

/// What of the world is always shown, in degrees north.
const SOUTH: f64 = -60.0;
const NORTH: f64 = 80.0;

/// Places within so many degrees of longitude make a region.
const REGION: f64 = 90.0;

/// The narrowest and the widest region, in units of the projection; a degree of the equator is 0.015.
const NARROWEST: f64 = 0.9;
const WIDEST: f64 = 2.4;

/// How much wider than its places a region is.
const ROOM: f64 = 1.5;

/// How much wider than high a region is.
const ASPECT: f64 = 2.0;

/// A rectangle of the plane of the projection, laid on the canvas.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The middle meridian, in degrees east.
    middle: f64,
    /// The left and the upper edge, in units of the projection.
    left: f64,
    top: f64,
    /// How many units of the canvas are one of the projection.
    scale: f64,
    /// The height of the canvas; its width is `WIDTH`.
    pub(super) height: f64,
    /// How many degrees the lines of the graticule are apart.
    pub(super) step: u16,
}

/// From the least to the greatest.
#[derive(Clone, Copy)]
struct Span {
    from: f64,
    to: f64,
}

impl Frame {
    /// What a map with these places shows.
    pub(super) fn around(places: &[Place]) -> Self {
        region(places).unwrap_or_else(|| world(places))
    }

    /// From west to east just `x` and a margin; from south to north `y`, or more if a place calls for it.
    fn over(middle: f64, x: Span, y: Span, places: &[Place], step: u16) -> Self {
        let scale = (WIDTH - 2.0 * MARGIN) / x.length();
        let margin = MARGIN / scale;
        let of_places = Span::of(places.iter().map(|place| project(0.0, place.lat).y));
        let bottom = y.from.min(of_places.from - margin);
        let top = y.to.max(of_places.to + margin);
        let height = ((top - bottom) * scale).round();
        Self { middle, left: x.from - margin, top, scale, height, step }
    }

    /// A longitude counted from the middle meridian, from -180 to 180.
    pub(super) fn east_of_middle(&self, lon: f64) -> f64 {
        turned(lon - self.middle)
    }

    /// Where a longitude counted from the middle meridian and a latitude lie on the canvas.
    pub(super) fn lay(&self, lon: f64, lat: f64) -> Point {
        let Point { x, y } = project(lon, lat);
        Point { x: (x - self.left) * self.scale, y: (self.top - y) * self.scale }
    }

    /// Where a place lies on the canvas. Rounded at once, so that all that follows from it is the same on any machine.
    pub(super) fn point(&self, place: Place) -> Point {
        let Point { x, y } = self.lay(self.east_of_middle(place.lon), place.lat);
        Point { x: hundredth(x), y: hundredth(y) }
    }
}

impl Span {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let none = Self { from: f64::INFINITY, to: f64::NEG_INFINITY };
        values.fold(none, |span, x| Self { from: span.from.min(x), to: span.to.max(x) })
    }

    fn length(self) -> f64 {
        self.to - self.from
    }

    /// So long around the same middle.
    fn stretched(self, length: f64) -> Self {
        let middle = f64::midpoint(self.from, self.to);
        Self { from: middle - length / 2.0, to: middle + length / 2.0 }
    }

    /// As long, but moved so that it does not go beyond a limit in either direction.
    fn within(self, limit: f64) -> Self {
        let over = (self.to - limit).max(0.0) + (self.from + limit).min(0.0);
        Self { from: self.from - over, to: self.to - over }
    }
}

fn world(places: &[Place]) -> Frame {
    let lats = places.iter().map(|place| place.lat);
    let seen =
        lats.fold(SOUTH, f64::min)..=places.iter().map(|place| place.lat).fold(NORTH, f64::max);
    let land = LAND.iter().flatten().filter(|place| seen.contains(&place.lat));
    let x = |place: &Place| project(turned(place.lon - MIDDLE), place.lat).x;
    let y = Span { from: project(0.0, SOUTH).y, to: project(0.0, NORTH).y };
    Frame::over(MIDDLE, Span::of(land.chain(places).map(x)), y, places, 30)
}

/// The region of the places, if they lie near together.
fn region(places: &[Place]) -> Option<Frame> {
    let (west, length) = arc(places)?;
    let middle = turned(west + length / 2.0);
    let points = || places.iter().map(|place| project(turned(place.lon - middle), place.lat));
    let x = Span::of(points().map(|point| point.x));
    let y = Span::of(points().map(|point| point.y));
    let width = (ROOM * x.length()).max(ROOM * ASPECT * y.length()).max(NARROWEST);
    let step = if width < WIDEST / 2.0 { 10 } else { 15 };
    let pole = project(0.0, 90.0).y;
    let y = y.stretched(width / ASPECT).within(pole);
    let is_near = length <= REGION && width <= WIDEST;
    is_near.then(|| Frame::over(middle, x.stretched(width), y, places, step))
}

/// The shortest arc of longitude that holds all places: its western end, and its length in degrees.
fn arc(places: &[Place]) -> Option<(f64, f64)> {
    let mut lons: Vec<f64> = places.iter().map(|place| turned(place.lon)).collect();
    lons.sort_by(f64::total_cmp);
    let (first, last) = (*lons.first()?, *lons.last()?);
    let gaps = lons.windows(2).map(|pair| (pair[1] - pair[0], pair[1]));
    let (gap, west) =
        gaps.fold(
            (first + 360.0 - last, first),
            |widest, gap| {
                if gap.0 > widest.0 { gap } else { widest }
            },
        );
    Some((west, 360.0 - gap))
}

/// The same longitude from -180 to 180.
fn turned(lon: f64) -> f64 {
    (lon + 180.0).rem_euclid(360.0) - 180.0
}

#[cfg(test)]
mod tests {
    use super::Frame;
    use super::MARGIN;
    use super::Place;
    use super::WIDTH;
    use super::arc;

    fn places(places: &[(f64, f64)]) -> Vec<Place> {
        places.iter().map(|&(lat, lon)| Place { lat, lon }).collect()
    }

    #[test]
    fn what_is_shown_follows_from_the_places() {
        type Case = (&'static [(f64, f64)], f64, u16, f64);
        let cases: &[Case] = &[
            // The places; the middle meridian; the step of the graticule; the height of the canvas.
            (&[(43.2, 76.9)], 76.9, 10, 940.0),
            (&[(43.2, 76.9), (51.1, 71.4)], 74.15, 10, 940.0),
            (&[(-18.1, 178.4), (-13.8, -171.8)], -176.7, 10, 940.0),
            (&[(45.0, -70.0), (45.0, 10.0)], -30.0, 15, 940.0),
            (&[(43.2, 76.9), (40.7, -74.0)], 11.0, 30, 898.0),
            (&[(10.0, 20.0), (-60.0, 30.0), (60.0, 30.0)], 11.0, 30, 958.0),
            (&[(0.0, -90.0), (0.0, 90.0), (-77.8, 166.7)], 11.0, 30, 1028.0),
        ];
        for &(given, middle, step, height) in cases {
            let frame = Frame::around(&places(given));
            assert!((frame.middle - middle).abs() < 1e-9, "{given:?}: {frame:?}");
            assert_eq!((frame.step, frame.height.round()), (step, height), "{given:?}");
            for place in places(given) {
                let point = frame.point(place);
                let inside = MARGIN - 0.01..=WIDTH - MARGIN + 0.01;
                assert!(inside.contains(&point.x), "{given:?}: {point:?}");
                let inside = MARGIN - 0.51..=frame.height - MARGIN + 0.51;
                assert!(inside.contains(&point.y), "{given:?}: {point:?}");
            }
        }
    }

    #[test]
    fn the_shortest_arc_may_cross_the_line_of_the_date() {
        assert_eq!(arc(&places(&[(0.0, 170.0), (0.0, -170.0)])), Some((170.0, 20.0)));
        assert_eq!(arc(&places(&[(0.0, 10.0), (0.0, -20.0)])), Some((-20.0, 30.0)));
        assert_eq!(arc(&places(&[(0.0, 10.0)])), Some((10.0, 0.0)));
        assert_eq!(arc(&[]), None);
    }
}

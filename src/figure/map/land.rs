//! Land and graticule as the data of SVG paths: whole numbers, each a step from the one before.
//!
//! Always holds: the antimeridian of the map tears no land apart, it is cut there; what lies outside the frame is not
//! written. Deliberately absent: borders.

use super::Place;
use super::Point;
use super::clip::cut;
use super::frame::Frame;
use super::measure::BESIDE;
use super::measure::BLEED;
use super::measure::SPECK;
use super::measure::WIDTH;
use super::topology::LAND;

/// The land within a frame. Specks of it are left out, but where one of the points stands on or beside them.
pub(super) fn land(frame: &Frame, points: &[Point]) -> String {
    let rings = LAND.iter().flat_map(|ring| pieces(ring, frame));
    let seen = rings.filter(|ring| area(ring) >= SPECK || is_stood_on(ring, points));
    seen.filter_map(|ring| path(&ring, Ending::Closed)).collect()
}

/// Meridians and parallels within a frame.
pub(super) fn graticule(frame: &Frame) -> String {
    let lats = || steps(-90, 90, 10);
    let meridians = steps(-180, 179, frame.step)
        .map(|lon| lats().map(|lat| frame.lay(frame.east_of_middle(lon), lat)).collect::<Vec<_>>());
    let parallels = steps(-90, 90, frame.step)
        .map(|lat| [-180.0, 180.0].map(|lon| frame.lay(lon, lat)).to_vec());
    let lines =
        meridians.chain(parallels).filter_map(|line| path(&within(&line, frame)?, Ending::Open));
    lines.collect()
}

/// Degrees from one to another, both included if the steps meet them.
fn steps(from: i16, to: i16, step: u16) -> impl Iterator<Item = f64> {
    (from..=to).step_by(usize::from(step)).map(f64::from)
}

/// The stretch of a line that lies in the frame. Lines of a graticule leave it once at each end.
fn within(line: &[Point], frame: &Frame) -> Option<Vec<Point>> {
    let (width, height) = (WIDTH + BLEED, frame.height + BLEED);
    let clamped = |p: &Point| Point { x: p.x.clamp(-BLEED, width), y: p.y.clamp(-BLEED, height) };
    // A parallel is level: both its ends may lie outside.
    if let [from, to] = line {
        let (from, to) = (clamped(from), clamped(to));
        return (0.0..frame.height).contains(&line[0].y).then(|| vec![from, to]);
    }
    let is_in = |p: &Point| (-BLEED..width).contains(&p.x) && (-BLEED..height).contains(&p.y);
    let first = line.iter().position(is_in)?;
    let last = line.iter().rposition(is_in)?;
    Some(line[first.saturating_sub(1)..(last + 2).min(line.len())].to_vec())
}

/// The parts of a ring that lie in a frame, on the canvas.
fn pieces(ring: &[Place], frame: &Frame) -> Vec<Vec<Point>> {
    let unrolled = unrolled(ring, frame);
    // A ring may lie on the map whole, in two parts, or a turn further on.
    let is_seen = |turn: &f64| {
        let x = || unrolled.iter().map(|p| p.x + turn);
        x().any(|x| x > -180.0) && x().any(|x| x < 180.0)
    };
    let turns = [-720.0, -360.0, 0.0, 360.0, 720.0].into_iter().filter(is_seen);
    let piece = |turn: f64| {
        let turned: Vec<Point> = unrolled.iter().map(|p| Point { x: p.x + turn, y: p.y }).collect();
        let east = cut(&turned, |p| p.x + 180.0);
        let world = cut(&east, |p| 180.0 - p.x);
        let laid: Vec<Point> = world.iter().map(|p| frame.lay(p.x, p.y)).collect();
        let laid = cut(&cut(&laid, |p| p.x + BLEED), |p| WIDTH + BLEED - p.x);
        cut(&cut(&laid, |p| p.y + BLEED), |p| frame.height + BLEED - p.y)
    };
    turns.map(piece).filter(|piece| piece.len() > 2).collect()
}

/// A ring in degrees from the middle meridian (x) and north (y), without leaps: it may go on beyond 180. One that runs round
/// the earth is closed over its pole.
fn unrolled(ring: &[Place], frame: &Frame) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::with_capacity(ring.len() + 2);
    for place in ring {
        let here = frame.east_of_middle(place.lon);
        let near = |before: &Point| here + 360.0 * ((before.x - here) / 360.0).round();
        points.push(Point { x: points.last().map_or(here, near), y: place.lat });
    }
    let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else {
        return points;
    };
    if (first.x - last.x).abs() > 1.0 {
        let pole = 90.0_f64.copysign(first.y);
        points.extend([Point { y: pole, ..last }, Point { y: pole, ..first }]);
    }
    points
}

/// The area within a ring, in square units of the canvas.
fn area(ring: &[Point]) -> f64 {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    (edges.map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>() / 2.0).abs()
}

/// Whether one of the points lies within a ring, or no further than a disc from its box.
fn is_stood_on(ring: &[Point], points: &[Point]) -> bool {
    points.iter().any(|point| {
        let is_near = |values: &mut dyn Iterator<Item = f64>, value: f64| {
            let (from, to) = values.fold((f64::MAX, f64::MIN), |(a, b), v| (a.min(v), b.max(v)));
            (from - BESIDE..=to + BESIDE).contains(&value)
        };
        is_near(&mut ring.iter().map(|p| p.x), point.x)
            && is_near(&mut ring.iter().map(|p| p.y), point.y)
    })
}

/// How a path ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Open,
    Closed,
}

/// The data of a path; nothing if too little is left of it in whole numbers.
fn path(points: &[Point], ending: Ending) -> Option<String> {
    let mut whole: Vec<(i32, i32)> = points.iter().map(|p| (rounded(p.x), rounded(p.y))).collect();
    whole.dedup();
    if ending == Ending::Closed && whole.len() > 1 && whole.first() == whole.last() {
        whole.pop();
    }
    let least = if ending == Ending::Closed { 3 } else { 2 };
    if whole.len() < least {
        return None;
    }
    let (x, y) = whole[0];
    let mut data = format!("M{x} {y}");
    for (at, pair) in whole.windows(2).enumerate() {
        let (x, y) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
        data.push_str(if at == 0 { "l" } else { between(x) });
        data.push_str(&format!("{x}{}{y}", between(y)));
    }
    data.extend((ending == Ending::Closed).then_some('z'));
    Some(data)
}

/// What parts a number from the one before it: a minus does.
fn between(number: i32) -> &'static str {
    if number < 0 { "" } else { " " }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "what is drawn lies within a few thousand units"
)]
fn rounded(value: f64) -> i32 {
    value.round() as i32
}

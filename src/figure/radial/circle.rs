//! From angles to the canvas.
//!
//! Angles are degrees from the top, in the direction of the years. Only here do they become
//! coordinates, and only here does it matter which way a page is read.

use std::fmt::Write as _;

use crate::lang::Direction;

use super::drawing::Point;
use super::measure;
use super::pack::Sector;

/// A circle round the middle of the canvas.
#[derive(Clone, Copy)]
pub(super) struct Circle {
    pub(super) direction: Direction,
}

impl Circle {
    /// Whether the years run clockwise.
    pub(super) fn is_clockwise(self) -> bool {
        self.direction == Direction::Ltr
    }

    /// The point at an angle of a circle.
    pub(super) fn point(self, radius: f64, angle: f64) -> Point {
        let (sine, cosine) = angle.to_radians().sin_cos();
        let across = if self.is_clockwise() { radius * sine } else { -radius * sine };
        let middle = measure::SIZE / 2.0;
        Point { x: measure::round(middle + across), y: measure::round(middle - radius * cosine) }
    }

    /// An angle as it is on the canvas: clockwise from the top.
    pub(super) fn angle(self, angle: f64) -> f64 {
        measure::round(if self.is_clockwise() { angle } else { 360.0 - angle })
    }

    /// Which way the years run at an angle, as SVG's `rotate` turns what points to the right.
    pub(super) fn heading(self, angle: f64) -> f64 {
        measure::round(if self.is_clockwise() { angle } else { 180.0 - angle })
    }

    /// An arc as the data of an SVG path.
    ///
    /// In pieces of a third of a circle at most: the nearer a piece is to half of it, the farther
    /// a hundredth at its ends moves its middle.
    pub(super) fn path(self, radius: f64, sector: Sector) -> String {
        let start = self.point(radius, sector.start);
        let sweep = u8::from(self.is_clockwise());
        let shown = measure::round(radius);
        let mut path = format!("M{} {}A", start.x, start.y);
        for (at, end) in sector.thirds().into_iter().enumerate() {
            let (point, space) = (self.point(radius, end), if at == 0 { "" } else { " " });
            write!(path, "{space}{shown} {shown} 0 0 {sweep} {} {}", point.x, point.y).ok();
        }
        path
    }

    /// The point at an angle of a circle, in percent of the canvas.
    pub(super) fn percent(self, radius: f64, angle: f64) -> Point {
        let point = self.point(radius, angle);
        let percent = |value: f64| measure::round(value * 100.0 / measure::SIZE);
        Point { x: percent(point.x), y: percent(point.y) }
    }
}

/// Which side of a year lies at its point, as SVG's `text-anchor`, which follows the direction of
/// reading like the years themselves.
pub(super) fn anchor(angle: f64) -> &'static str {
    let across = angle.to_radians().sin();
    if across > 0.3 {
        "start"
    } else if across < -0.3 {
        "end"
    } else {
        "middle"
    }
}

/// How far below its point the foot of a year lies, in heights of its letters: at the top it stands
/// on it, at the bottom it hangs from it.
pub(super) fn drop(angle: f64) -> f64 {
    measure::round((1.0 - angle.to_radians().cos()) * 0.36)
}

#[cfg(test)]
mod tests {
    use super::Circle;
    use super::Direction;
    use super::Sector;
    use super::anchor;
    use super::drop;

    const LTR: Circle = Circle { direction: Direction::Ltr };
    const RTL: Circle = Circle { direction: Direction::Rtl };

    #[test]
    fn the_quarters_of_the_circle_lie_where_those_of_a_clock_do() {
        // An angle; its point; its heading; the same from right to left.
        let cases = [
            (0.0, (500.0, 100.0), 0.0, (500.0, 100.0), 180.0),
            (90.0, (900.0, 500.0), 90.0, (100.0, 500.0), 90.0),
            (180.0, (500.0, 900.0), 180.0, (500.0, 900.0), 0.0),
            (270.0, (100.0, 500.0), 270.0, (900.0, 500.0), -90.0),
        ];
        for (angle, ltr, heading, rtl, back) in cases {
            for (circle, (x, y), heading) in [(LTR, ltr, heading), (RTL, rtl, back)] {
                let found = circle.point(400.0, angle);
                let found = format!("{} {} {}", found.x, found.y, circle.heading(angle));
                assert_eq!(found, format!("{x} {y} {heading}"), "{angle}");
            }
        }
    }

    #[test]
    fn a_path_says_which_way_it_goes_in_pieces_that_stay_round() {
        let cases = [
            (LTR, 0.0, 90.0, "M500 100A400 400 0 0 1 900 500"),
            (RTL, 0.0, 90.0, "M500 100A400 400 0 0 0 100 500"),
            (LTR, 90.0, 270.0, "M900 500A400 400 0 0 1 500 900 400 400 0 0 1 100 500"),
            (RTL, 90.0, 270.0, "M100 500A400 400 0 0 0 500 900 400 400 0 0 0 900 500"),
            (
                LTR,
                30.0,
                300.0,
                "M700 153.59A400 400 0 0 1 846.41 700 400 400 0 0 1 300 846.41 400 400 0 0 1 153.59 300",
            ),
        ];
        for (circle, start, end, path) in cases {
            assert_eq!(circle.path(400.0, Sector { start, end }), path);
        }
    }

    #[test]
    fn a_year_is_placed_in_percent_of_the_canvas() {
        for (circle, x) in [(LTR, 90.0), (RTL, 10.0)] {
            let found = circle.percent(400.0, 90.0);
            assert_eq!(format!("{} {}", found.x, found.y), format!("{x} 50"));
        }
    }

    #[test]
    fn a_year_stands_outside_the_circle_on_every_side() {
        for (angle, side, foot) in [
            (14.0, "middle", "0.01"),
            (45.0, "start", "0.11"),
            (90.0, "start", "0.36"),
            (180.0, "middle", "0.72"),
            (270.0, "end", "0.36"),
            (346.0, "middle", "0.01"),
        ] {
            assert_eq!((anchor(angle), drop(angle).to_string().as_str()), (side, foot), "{angle}");
        }
    }
}

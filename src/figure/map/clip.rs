//! Cuts rings off along straight lines (I. Sutherland and G. Hodgman, "Reentrant polygon clipping", 1974).

use super::Point;

/// What of a ring lies where `inside`, a distance from a straight line, is not negative. Where it is cut, it follows the line.
pub(super) fn cut(ring: &[Point], inside: impl Fn(Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(ring.len());
    let Some(mut before) = ring.last().copied() else { return kept };
    for &point in ring {
        let (from, to) = (inside(before), inside(point));
        if (from < 0.0) != (to < 0.0) {
            let part = from / (from - to);
            kept.push(Point {
                x: before.x + (point.x - before.x) * part,
                y: before.y + (point.y - before.y) * part,
            });
        }
        if to >= 0.0 {
            kept.push(point);
        }
        before = point;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::Point;
    use super::cut;

    #[test]
    fn a_square_is_cut_kept_or_gone() {
        let ring = |corners: &[(f64, f64)]| {
            corners.iter().map(|&(x, y)| Point { x, y }).collect::<Vec<_>>()
        };
        let square = ring(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]);
        let half = ring(&[(1.0, 0.0), (4.0, 0.0), (4.0, 4.0), (1.0, 4.0)]);
        assert_eq!(cut(&square, |point| point.x - 1.0), half);
        assert_eq!(cut(&square, |point| point.x), square);
        assert_eq!(cut(&square, |point| -1.0 - point.y), []);
        assert_eq!(cut(&[], |point| point.x), []);
    }
}

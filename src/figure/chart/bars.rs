//! Bars along the line of text, each made of parts that follow each other; and numbers beside each other.

use crate::lang::Direction;

use super::Axis;
use super::percent;

/// At most so many steps along the axis.
const STEPS: u32 = 5;

/// A part of a bar.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bar {
    /// Its left edge.
    pub x: f64,
    /// Its width.
    pub width: f64,
}

/// Bars on a common scale.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Bars {
    /// The scale.
    pub(super) axis: Axis,
    /// One per row, with one bar per part.
    pub(super) rows: Vec<[Bar; 2]>,
}

/// Where a value of the axis lies along the line of text.
pub fn along(axis: Axis, value: u32, direction: Direction) -> f64 {
    percent::along(axis.share(value), direction)
}

/// Lays out rows of two parts each, the second after the first.
pub(super) fn bars(rows: &[[u32; 2]], direction: Direction) -> Bars {
    let longest = rows.iter().map(|[first, second]| first + second).max().unwrap_or(0);
    let axis = Axis::up_to(longest, STEPS);
    let row = |&[first, second]: &[u32; 2]| {
        let (middle, end) = (axis.share(first), axis.share(first + second));
        [bar(0.0, middle, direction), bar(middle, end, direction)]
    };
    Bars { axis, rows: rows.iter().map(row).collect() }
}

/// Numbers beside each other: each as a share of the largest, whatever its size. Numbers below zero have no length.
///
/// A scale of its own for each group, since two thousand and two million on one scale would be a bar and nothing.
pub fn beside(numbers: &[f64], direction: Direction) -> Vec<Bar> {
    let largest = numbers.iter().copied().fold(0.0, f64::max);
    numbers.iter().map(|number| bar(0.0, percent::share(*number, largest), direction)).collect()
}

/// From one place along the line of text to another.
fn bar(from: f64, to: f64, direction: Direction) -> Bar {
    let x = percent::along(from, direction).min(percent::along(to, direction));
    Bar { x, width: percent::round(to - from) }
}

#[cfg(test)]
mod tests {
    use super::bars;
    use super::beside;
    use crate::lang::Direction::Ltr;
    use crate::lang::Direction::Rtl;

    #[test]
    fn parts_follow_each_other_on_a_common_scale() {
        let found = bars(&[[6, 2], [0, 3], [1, 0]], Ltr);
        assert_eq!((found.axis.step, found.axis.top), (2, 8));
        let edges = |rows: Vec<[super::Bar; 2]>| -> Vec<[(f64, f64); 2]> {
            rows.iter().map(|row| row.map(|bar| (bar.x, bar.width))).collect()
        };
        assert_eq!(
            edges(found.rows),
            [[(0.0, 75.0), (75.0, 25.0)], [(0.0, 0.0), (0.0, 37.5)], [(0.0, 12.5), (12.5, 0.0)]]
        );
        assert_eq!(
            edges(bars(&[[6, 2], [0, 3]], Rtl).rows),
            [[(25.0, 75.0), (0.0, 25.0)], [(100.0, 0.0), (62.5, 37.5)]]
        );
    }

    #[test]
    fn numbers_beside_each_other_have_a_scale_of_their_own() {
        for (numbers, direction, expected) in [
            ([72.0, 71.0], Ltr, [(0.0, 100.0), (0.0, 98.61)]),
            ([4000.0, 4200.0], Ltr, [(0.0, 95.24), (0.0, 100.0)]),
            ([4000.0, 4200.0], Rtl, [(4.76, 95.24), (0.0, 100.0)]),
            ([2_000_000.0, 2_000_000.0], Ltr, [(0.0, 100.0), (0.0, 100.0)]),
            ([0.0, 0.0], Ltr, [(0.0, 0.0), (0.0, 0.0)]),
            ([-3.0, 6.0], Ltr, [(0.0, 0.0), (0.0, 100.0)]),
        ] {
            let found = beside(&numbers, direction);
            let found: Vec<(f64, f64)> = found.iter().map(|bar| (bar.x, bar.width)).collect();
            assert_eq!(found, expected, "{numbers:?}");
        }
        assert!(beside(&[], Ltr).is_empty());
    }
}

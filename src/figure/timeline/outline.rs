//! Where an item lies on the scale, before it has a row: its mark and its label.

use crate::date::Day;

use super::End;
use super::Item;
use super::Label;
use super::Shape;
use super::Side;
use super::measure;
use super::scale::Scale;

/// What an item takes of the width of the canvas.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outline {
    pub(super) shape: Shape,
    pub(super) x: f64,
    pub(super) width: f64,
    pub(super) label: Option<Label>,
    /// Where mark and label together begin and end.
    pub(super) extent: Extent,
}

/// From left to right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    pub(super) left: f64,
    pub(super) right: f64,
}

/// Lays an item on the scale. An open end reaches the last day of `today`.
pub(super) fn outline(item: &Item, scale: &Scale, today: Day) -> Outline {
    let shape = item.end.shape();
    let x = scale.x(item.start.first_day());
    let width = width(item, scale, today);
    let mark = match shape {
        Shape::Point => Extent { left: x - measure::MARK / 2.0, right: x + measure::MARK / 2.0 },
        Shape::Bar | Shape::OpenBar => Extent { left: x, right: x + width },
    };
    let (label, extent) = match label(item.label_width, mark, shape) {
        Some((label, extent)) => (Some(label), extent),
        None => (None, mark),
    };
    Outline { shape, x, width, label, extent }
}

/// A point has none; a bar has at least the shortest.
fn width(item: &Item, scale: &Scale, today: Day) -> f64 {
    let first = item.start.first_day();
    let last = match item.end {
        End::Point => return 0.0,
        End::At(end) => end.last_day().max(first),
        End::Open if first <= today => today,
        // It began after the anniversary: nothing is known but that.
        End::Open => item.start.last_day(),
    };
    scale.width(first, last).max(measure::SHORTEST)
}

/// A label stands in its bar if it fits there, else after the mark, else before it; it is left
/// out if the canvas has no room. With it comes the extent of mark and label together.
fn label(width: f64, mark: Extent, shape: Shape) -> Option<(Label, Extent)> {
    let gap = measure::LABEL_GAP;
    let fits_inside = shape != Shape::Point && width + 2.0 * gap <= mark.right - mark.left;
    let (left, right) = (mark.left - gap - width, mark.right + gap + width);
    if width <= 0.0 {
        None
    } else if fits_inside {
        Some((Label { x: measure::round(mark.left + gap), side: Side::Inside }, mark))
    } else if right <= measure::WIDTH {
        let label = Label { x: measure::round(mark.right + gap), side: Side::After };
        Some((label, Extent { right, ..mark }))
    } else if left >= 0.0 {
        let label = Label { x: measure::round(mark.left - gap), side: Side::Before };
        Some((label, Extent { left, ..mark }))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Extent;
    use super::Shape;
    use super::Side;
    use super::label;

    #[test]
    fn a_label_stands_where_there_is_room() {
        let cases = [
            // The mark; its shape; the width of the label; where the label stands.
            ((100.0, 200.0), Shape::Bar, 92.0, Some((Side::Inside, 104.0))),
            ((100.0, 200.0), Shape::Bar, 93.0, Some((Side::After, 204.0))),
            ((1000.0, 1184.0), Shape::OpenBar, 200.0, Some((Side::Before, 996.0))),
            ((100.0, 114.0), Shape::Point, 2.0, Some((Side::After, 118.0))),
            ((1177.0, 1191.0), Shape::Point, 2.0, Some((Side::After, 1195.0))),
            ((1177.0, 1191.0), Shape::Point, 24.0, Some((Side::Before, 1173.0))),
            ((100.0, 200.0), Shape::Bar, 2000.0, None),
            ((100.0, 200.0), Shape::Bar, 0.0, None),
        ];
        for ((left, right), shape, width, expected) in cases {
            let found = label(width, Extent { left, right }, shape);
            let found = found.map(|(label, _)| (label.side, label.x));
            assert_eq!(found, expected, "{left} to {right}, {width}");
        }
    }
}

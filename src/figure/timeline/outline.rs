//! Where an item lies on the scale, before it has a row: its mark and its label.

use crate::date::Day;

use super::Beyond;
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
    pub(super) beyond: Beyond,
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

/// Lays an item on the scale, if it was there in its years. An open end reaches the last day of `today`.
pub(super) fn outline(item: &Item, scale: &Scale, today: Day) -> Option<Outline> {
    let shape = item.end.shape();
    let (first, last) = days(item, today);
    if last < scale.first_day() || first > scale.last_day() {
        return None;
    }
    let beyond = Beyond { before: first < scale.first_day(), after: last > scale.last_day() };
    let x = if beyond.before { measure::EDGE } else { scale.x(first) };
    let end = if beyond.after { scale.canvas - measure::EDGE } else { scale.end(last) };
    let (mark, width) = match shape {
        Shape::Point => (Extent { left: x, right: x }.wider(measure::MARK / 2.0), 0.0),
        Shape::Bar | Shape::OpenBar => {
            let width = measure::round(end - x).max(measure::SHORTEST);
            (Extent { left: x, right: x + width }, width)
        }
    };
    let (label, extent) = match label(item.label_width, mark, shape, beyond, scale.canvas) {
        Some((label, extent)) => (Some(label), extent),
        None => (None, mark),
    };
    Some(Outline { shape, beyond, x, width, label, extent })
}

/// The first and the last day of an item. A point has one.
fn days(item: &Item, today: Day) -> (Day, Day) {
    let first = item.start.first_day();
    let last = match item.end {
        End::Point => first,
        End::At(end) => end.last_day().max(first),
        End::Open if first <= today => today,
        // It began after the anniversary: nothing is known but that.
        End::Open => item.start.last_day(),
    };
    (first, last)
}

impl Extent {
    fn wider(self, by: f64) -> Self {
        Self { left: self.left - by, right: self.right + by }
    }
}

/// A label stands in its bar if it fits there, else after the mark, else before it; it is left
/// out if the canvas has no room. With it comes the extent of mark and label together.
fn label(
    width: f64,
    mark: Extent,
    shape: Shape,
    beyond: Beyond,
    canvas: f64,
) -> Option<(Label, Extent)> {
    let gap = measure::LABEL_GAP;
    // The tip of a bar that began before is no room for letters.
    let inside = mark.left + gap + if beyond.before { measure::TIP } else { 0.0 };
    let fits_inside = shape != Shape::Point && inside + width + gap <= mark.right;
    let (left, right) = (mark.left - gap - width, mark.right + gap + width);
    if width <= 0.0 {
        None
    } else if fits_inside {
        Some((Label { x: measure::round(inside), side: Side::Inside }, mark))
    } else if right <= canvas {
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
    use super::Beyond;
    use super::Extent;
    use super::Shape;
    use super::Side;
    use super::label;

    const WHOLE: Beyond = Beyond { before: false, after: false };
    const BEFORE: Beyond = Beyond { before: true, after: false };

    #[test]
    fn a_label_stands_where_there_is_room() {
        let cases = [
            // The mark; its shape; the width of the label; where the label stands.
            ((100.0, 200.0), Shape::Bar, WHOLE, 92.0, Some((Side::Inside, 104.0))),
            ((100.0, 200.0), Shape::Bar, WHOLE, 93.0, Some((Side::After, 204.0))),
            ((100.0, 200.0), Shape::Bar, BEFORE, 85.0, Some((Side::Inside, 111.0))),
            ((100.0, 200.0), Shape::Bar, BEFORE, 86.0, Some((Side::After, 204.0))),
            ((1000.0, 1184.0), Shape::OpenBar, WHOLE, 200.0, Some((Side::Before, 996.0))),
            ((100.0, 114.0), Shape::Point, WHOLE, 2.0, Some((Side::After, 118.0))),
            ((1177.0, 1191.0), Shape::Point, WHOLE, 2.0, Some((Side::After, 1195.0))),
            ((1177.0, 1191.0), Shape::Point, WHOLE, 24.0, Some((Side::Before, 1173.0))),
            ((100.0, 200.0), Shape::Bar, WHOLE, 2000.0, None),
            ((100.0, 200.0), Shape::Bar, WHOLE, 0.0, None),
        ];
        for ((left, right), shape, beyond, width, expected) in cases {
            let found = label(width, Extent { left, right }, shape, beyond, 1200.0);
            let found = found.map(|(label, _)| (label.side, label.x));
            assert_eq!(found, expected, "{left} to {right}, {width}");
        }
    }
}

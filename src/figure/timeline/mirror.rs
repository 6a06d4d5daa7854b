//! A timeline for those who read from right to left: the years run to the left.

use super::Band;
use super::Label;
use super::Mark;
use super::Tick;
use super::Timeline;
use super::measure;

/// The mirror image. Rows, heights and groups stay as they are.
pub(super) fn mirrored(timeline: Timeline) -> Timeline {
    let flip = |x: f64| measure::round(timeline.width - x);
    let tick = |tick: Tick| Tick { x: flip(tick.x), ..tick };
    let band = |band: Band| Band { x: flip(band.x + band.width), ..band };
    let label = |label: Label| Label { x: flip(label.x), ..label };
    let mark =
        |mark: Mark| Mark { x: flip(mark.x + mark.width), label: mark.label.map(label), ..mark };
    Timeline {
        ticks: timeline.ticks.into_iter().map(tick).collect(),
        eras: timeline.eras.into_iter().map(band).collect(),
        marks: timeline.marks.into_iter().map(mark).collect(),
        ..timeline
    }
}

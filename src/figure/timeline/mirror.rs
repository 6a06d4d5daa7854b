//! A timeline for those who read from right to left: the years run to the left.

use super::Band;
use super::Decade;
use super::Drawing;
use super::Label;
use super::Mark;
use super::Tick;
use super::Timeline;
use super::measure;

/// The mirror image. Rows, heights and groups stay as they are.
pub(super) fn mirrored(timeline: Timeline) -> Timeline {
    let width = timeline.drawing.width;
    let decade = |decade: Decade| Decade {
        band: flipped(decade.band, width),
        drawing: drawing(decade.drawing),
        ..decade
    };
    Timeline {
        drawing: drawing(timeline.drawing),
        decades: timeline.decades.into_iter().map(decade).collect(),
        ..timeline
    }
}

fn drawing(drawing: Drawing) -> Drawing {
    let width = drawing.width;
    let flip = |x: f64| measure::round(width - x);
    let tick = |tick: Tick| Tick { x: flip(tick.x), ..tick };
    let label = |label: Label| Label { x: flip(label.x), ..label };
    let mark =
        |mark: Mark| Mark { x: flip(mark.x + mark.width), label: mark.label.map(label), ..mark };
    Drawing {
        until: drawing.until.map(flip),
        ticks: drawing.ticks.into_iter().map(tick).collect(),
        eras: drawing.eras.into_iter().map(|era| flipped(era, width)).collect(),
        marks: drawing.marks.into_iter().map(mark).collect(),
        ..drawing
    }
}

fn flipped(band: Band, width: f64) -> Band {
    Band { x: measure::round(width - band.x - band.width), ..band }
}

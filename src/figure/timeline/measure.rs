//! How large things are on the canvas of a timeline, in user units: about one CSS pixel each.

pub(super) use crate::figure::round::round;

/// The width of the canvas of all years.
pub(super) const WIDTH: f64 = 1200.0;

/// The width of the canvas of a decade, which is to fit beside an index.
pub(super) const PART: f64 = 900.0;

/// What stays free left and right of the scale, so that a mark on the first or last day fits.
pub(super) const MARGIN: f64 = 16.0;

/// How near to the edge of the canvas bars go that go on beyond it.
pub(super) const EDGE: f64 = 2.0;

/// Where the axis lies: above it is room for the names of eras and the years of ticks.
pub(super) const AXIS: f64 = 48.0;

/// What stays free above, between and below the lanes.
pub(super) const LANE_GAP: f64 = 12.0;

/// Room for the name of a lane, above its rows.
pub(super) const LANE_HEAD: f64 = 24.0;

/// The height of a row.
pub(super) const ROW: f64 = 24.0;

/// The height of a bar, and the diameter of a point.
pub(super) const MARK: f64 = 14.0;

/// The least distance of two marks, with their labels, in a row.
///
/// With `MARK` it makes 24, the least distance of two targets for a finger.
pub(super) const MARK_GAP: f64 = 10.0;

/// The width of the shortest bar: a single day must still be seen.
pub(super) const SHORTEST: f64 = 8.0;

/// How long the tip is in which a bar ends that goes on.
pub(super) const TIP: f64 = MARK / 2.0;

/// What stays free between a mark and its label.
pub(super) const LABEL_GAP: f64 = 4.0;

/// The least distance of two ticks that carry a year.
pub(super) const MAJOR_GAP: f64 = 80.0;

/// How wide a label is taken to be: generous, for a small sans serif in capitals.
///
/// It reserves room and measures nothing: which font is used, only the browser knows.
pub fn label_width(text: &str) -> f64 {
    // From here on scripts are as wide as they are high, or nearly so.
    let wide = '\u{1100}';
    text.chars().map(|character| if character < wide { 8.0 } else { 14.0 }).sum()
}

/// The height of so many rows.
#[expect(clippy::cast_precision_loss, reason = "rows are counted in thousands at most")]
pub(super) fn rows_high(rows: usize) -> f64 {
    rows as f64 * ROW
}

#[cfg(test)]
mod tests {
    use super::label_width;

    #[test]
    fn a_label_takes_room_by_its_letters_not_its_bytes() {
        for (text, width) in [("", 0.0), ("Oak", 24.0), ("Мост", 32.0), ("橋", 14.0)] {
            assert!((label_width(text) - width).abs() < 0.01, "{text}");
        }
    }
}

//! Shares of a whole as percentages: short in the page, and the same on every machine.

pub(super) use crate::figure::round::round;
use crate::lang::Direction;

/// What a part is of a whole, 0 to 100; of nothing, 0.
pub(super) fn share(part: f64, whole: f64) -> f64 {
    let share = part / whole * 100.0;
    if share.is_finite() { round(share.clamp(0.0, 100.0)) } else { 0.0 }
}

/// Where a place along the line of text lies from the left.
pub(super) fn along(place: f64, direction: Direction) -> f64 {
    match direction {
        Direction::Ltr => place,
        Direction::Rtl => round(100.0 - place),
    }
}

#[cfg(test)]
mod tests {
    use super::along;
    use super::share;
    use crate::lang::Direction;

    #[test]
    fn a_share_is_a_percentage_with_two_decimals() {
        for (part, whole, percent) in [
            (0.0, 3.0, 0.0),
            (1.0, 3.0, 33.33),
            (2.0, 3.0, 66.67),
            (3.0, 3.0, 100.0),
            (4.0, 3.0, 100.0),
            (-1.0, 3.0, 0.0),
            (1.0, 0.0, 0.0),
            (0.0, 0.0, 0.0),
            (f64::NAN, 1.0, 0.0),
        ] {
            let found = share(part, whole);
            assert!((found - percent).abs() < 0.001, "{part} of {whole}: {found}");
        }
    }

    #[test]
    fn from_right_to_left_a_place_is_counted_from_the_other_side() {
        for (place, mirrored) in [(0.0, 100.0), (33.33, 66.67), (100.0, 0.0)] {
            assert!((along(place, Direction::Rtl) - mirrored).abs() < 0.001);
            assert!((along(place, Direction::Ltr) - place).abs() < 0.001);
        }
    }
}

//! How numbers of figures are rounded.

/// To two decimals, and never -0: short in the page, the same on every machine, and less than a pixel off.
pub(super) fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::round;

    #[test]
    fn nothing_is_written_as_less_than_nothing() {
        for (value, text) in [(-0.004, "0"), (0.004, "0"), (-1.005_1, "-1.01"), (12.345_6, "12.35")]
        {
            assert_eq!(round(value).to_string(), text, "{value}");
        }
    }
}

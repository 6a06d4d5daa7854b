//! An axis of counts: from 0 to a round number, in round steps.

use super::percent;

/// The scale of an axis. Its steps are 1, 2 or 5 with zeros, its end is a whole number of steps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Axis {
    /// From tick to tick, at least 1.
    pub step: u32,
    /// Where it ends: the least number of steps that reaches the largest value, and at least one.
    pub top: u32,
}

impl Axis {
    /// An axis that reaches `max` in at most so many steps.
    pub fn up_to(max: u32, steps: u32) -> Self {
        let step = round_step(max, steps);
        let count = max.div_ceil(step).max(1);
        Self { step, top: step.saturating_mul(count) }
    }

    /// The values on the axis, from 0 to the top.
    pub fn values(self) -> impl Iterator<Item = u32> {
        (0..=self.top / self.step).map(move |count| count * self.step)
    }

    /// Where a value lies, as a percentage of the way to the top.
    pub fn share(self, value: u32) -> f64 {
        percent::share(f64::from(value), f64::from(self.top))
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50 … that covers a length in at most so many steps.
pub fn round_step(length: u32, steps: u32) -> u32 {
    let mut ten: u32 = 1;
    loop {
        for step in [1, 2, 5].map(|digit| ten.saturating_mul(digit)) {
            if length.div_ceil(step) <= steps.max(1) {
                return step;
            }
        }
        ten = ten.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::Axis;

    #[test]
    fn an_axis_ends_in_a_round_number_and_has_few_ticks() {
        for (max, step, top) in [
            (0, 1, 1),
            (1, 1, 1),
            (4, 1, 4),
            (5, 1, 5),
            (6, 2, 6),
            (7, 2, 8),
            (10, 2, 10),
            (11, 5, 15),
            (18, 5, 20),
            (25, 5, 25),
            (26, 10, 30),
            (71, 20, 80),
            (100, 20, 100),
            (101, 50, 150),
            (4_200, 1_000, 5_000),
            (u32::MAX, 1_000_000_000, u32::MAX),
        ] {
            assert_eq!(Axis::up_to(max, 5), Axis { step, top }, "{max}");
        }
    }

    #[test]
    fn ticks_go_from_nothing_to_the_top() {
        let axis = Axis::up_to(18, 5);
        assert_eq!(axis.values().collect::<Vec<_>>(), [0, 5, 10, 15, 20]);
        let shares: Vec<f64> = axis.values().map(|value| axis.share(value)).collect();
        assert_eq!(shares, [0.0, 25.0, 50.0, 75.0, 100.0]);
    }
}

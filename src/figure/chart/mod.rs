//! Charts of entries that have dates: how many were active in each year, how they share out among lanes, how long they
//! lasted; and numbers beside each other.
//!
//! Always holds: what is counted is whole entries; every position is a percentage of the plot, from 0 to 100 with two
//! decimals, so that texts keep their own size at any width. What runs along the line of text (years, bars) is mirrored
//! here for those who read from right to left. Deliberately absent: marks, colours, words and titles.

mod active;
mod axis;
mod bars;
mod lanes;
mod lengths;
mod percent;
mod span;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

pub use active::Active;
pub use active::Series;
pub use active::Step;
pub use active::Year;
pub use active::YearTick;
pub use active::active;
pub use axis::Axis;
pub use axis::round_step;
pub use bars::Bar;
pub use bars::along;
pub use bars::beside;
pub use lanes::Lane;
pub use lanes::Lanes;
pub use lanes::lanes;
pub use lengths::Class;
pub use lengths::Lengths;
pub use lengths::lengths;
pub use span::Frame;
pub use span::Span;
pub use span::State;

//! Figures: data in, coordinates out. Templates draw them.
//!
//! Always holds: the same data gives the same numbers, rounded to two decimals, in user units of
//! the figure's own canvas or as percentages of it. Deliberately absent: marks, colours, words, and the site itself.

pub mod chart;
pub mod map;
pub mod radial;
mod round;
pub mod span;
pub mod timeline;

//! jubilee: a static site generator for anniversary microsites.

pub mod date;
pub mod diagnostic;
pub mod id;
pub mod lang;
pub mod path;
pub mod source;

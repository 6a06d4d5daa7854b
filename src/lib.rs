//! jubilee: a static site generator for anniversary microsites.

pub mod config;
pub mod date;
pub mod diagnostic;
pub mod id;
pub mod lang;
pub mod path;
pub mod source;
pub mod toml_reader;

//! jubilee: a static site generator for anniversary microsites.
//!
//! A site is declared in `book.toml` and written in Markdown; [`pipeline`] reads top to bottom how it is made:
//!
//! ```text
//! Sources → Vec<Entry> → Site → Relations → Tree → disk | browser
//! ```
//!
//! The modules in reading order, from the ground up. A module names only modules above it.
//!
//! | layer | modules |
//! | --- | --- |
//! | ground | [`id`] [`date`] [`lang`] [`path`] [`diagnostic`] |
//! | in | [`source`] [`toml_reader`] [`config`] |
//! | parse, file by file | [`content`] [`markdown`] |
//! | the site as a whole | [`site`] [`relations`] |
//! | draw and render | [`figure`] [`render`] |
//! | judge | [`lint`] |
//! | out | [`output`] [`publish`] [`serve`] |
//! | people | [`command`] |
//!
//! [`pipeline`] is the frame: it names the stages and is named by the commands.

pub mod command;
pub mod config;
pub mod content;
pub mod date;
pub mod diagnostic;
pub mod figure;
pub mod id;
pub mod lang;
pub mod lint;
pub mod markdown;
pub mod output;
pub mod path;
pub mod pipeline;
pub mod publish;
pub mod relations;
pub mod render;
#[cfg(feature = "serve")]
pub mod serve;
pub mod site;
pub mod source;
pub mod toml_reader;

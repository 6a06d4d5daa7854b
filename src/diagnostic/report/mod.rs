//! Findings as they are told: to people, as JSON, and to GitHub.

mod github;
mod human;
mod json;
mod summary;

pub use summary::Editor;
pub use summary::summary;

use super::Diagnostics;
use super::Texts;

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Format {
    /// As rustc does, with the line and a caret.
    #[default]
    Human,
    /// One object a line.
    Json,
    /// Workflow commands, which GitHub shows beside the line.
    Github,
}

/// Whether reports carry terminal colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paint {
    /// With colours.
    Coloured,
    /// Without.
    Plain,
}

/// Writes all findings, in their order. Empty if there are none.
pub fn write(found: &Diagnostics, texts: &impl Texts, format: Format, paint: Paint) -> String {
    let each = |one: &super::Diagnostic| match format {
        Format::Human => human::write(one, texts, paint),
        Format::Json => json::write(one, texts),
        Format::Github => github::write(one, texts),
    };
    found.iter().map(each).collect()
}

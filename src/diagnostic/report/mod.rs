//! Findings as they are told: to people, as JSON, and to GitHub.

mod github;
mod human;
mod json;
mod summary;

pub use summary::Editor;
pub use summary::summary;

use super::Diagnostic;
use super::Diagnostics;
use super::Texts;
use super::Words;

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

/// Writes all findings in words of one language, in their order. Empty if there are none.
pub fn write(
    found: &Diagnostics,
    texts: &impl Texts,
    words: &Words,
    format: Format,
    paint: Paint,
) -> String {
    let each = |one: &Diagnostic| {
        let told = words.tell(one);
        match format {
            Format::Human => human::write(one, &told, texts, paint),
            Format::Json => json::write(one, &told, texts),
            Format::Github => github::write(one, &told, texts),
        }
    };
    found.iter().map(each).collect()
}

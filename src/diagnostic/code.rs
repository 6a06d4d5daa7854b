//! The code of a finding, and what `jubilee explain` says of it.

use super::Severity;

/// A kind of mistake. Declared as a `static` beside the check that raises it.
#[derive(Debug)]
pub struct Code {
    /// Lower case with hyphens: `broken-link`.
    pub name: &'static str,
    /// Unless `[lints]` says otherwise.
    pub severity: Severity,
    /// Whether `[lints]` may say otherwise.
    pub class: Class,
    /// What it means and how to mend it: a sentence or two of each. A lint gives the source of its own
    /// file, whose `//!` lines are meant.
    pub meaning: &'static str,
}

/// Whether the site may set how much a finding matters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// An error of form: it cannot be turned off.
    Form,
    /// A lint: `[lints]` sets its level.
    Lint,
}

impl Code {
    /// An error of form.
    pub const fn error(name: &'static str, meaning: &'static str) -> Self {
        Self { name, severity: Severity::Error, class: Class::Form, meaning }
    }

    /// A lint whose level `[lints]` may set.
    pub const fn lint(name: &'static str, severity: Severity, meaning: &'static str) -> Self {
        Self { name, severity, class: Class::Lint, meaning }
    }

    /// The explanation as plain text.
    pub fn explanation(&self) -> String {
        let docs: Vec<&str> =
            self.meaning.lines().map_while(|line| line.strip_prefix("//!")).collect();
        if docs.is_empty() {
            return self.meaning.trim().to_owned();
        }
        docs.iter()
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Code {}

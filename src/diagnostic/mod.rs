//! Findings are values: what is wrong, where, and what to type instead.
//!
//! Always holds: a finding has a [`Code`] that `jubilee explain` knows. No stage stops at the first
//! finding; stages that run in parallel give theirs back and they are merged in the order of the sources.

mod code;
mod diagnostics;
mod nearest;
pub mod report;
mod span;
mod text;
mod words;

pub use code::Class;
pub use code::Code;
pub use diagnostics::Counts;
pub use diagnostics::Diagnostics;
pub use nearest::latin;
pub use nearest::nearest;
pub use span::Position;
pub use span::Span;
pub use span::Texts;
pub use text::Text;
pub use text::Value;
pub(crate) use text::text;
pub(crate) use text::value_of;
pub use words::Told;
pub use words::Tongue;
pub use words::Words;

/// How much a finding matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Something would break a page or a promise to readers: nothing is published.
    Error,
    /// Worth mending; never stops publishing unless `--strict`.
    Warning,
}

impl Severity {
    /// The word that reports use: `error` or `warning`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// What `jubilee explain` is asked for.
    pub code: &'static Code,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong: lower case, names in backticks, no full stop.
    pub message: Text,
    /// Where it stands.
    pub span: Option<Span>,
    /// Other places that have to do with it, each with what it is.
    pub related: Vec<(Span, Text)>,
    /// Circumstances: the page that was being made, a tag that is quoted.
    pub notes: Vec<Text>,
    /// What can be typed to mend it.
    pub hints: Vec<Text>,
}

impl Diagnostic {
    /// A finding with the severity of its code, as yet without a place.
    pub fn new(code: &'static Code, message: Text) -> Self {
        Self {
            code,
            severity: code.severity,
            message,
            span: None,
            related: Vec::new(),
            notes: Vec::new(),
            hints: Vec::new(),
        }
    }

    /// Says where it stands.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Span>>) -> Self {
        self.span = span.into();
        self
    }

    /// Names another place that has to do with it.
    #[must_use]
    pub fn related(mut self, span: Span, what: Text) -> Self {
        self.related.push((span, what));
        self
    }

    /// Adds a circumstance.
    #[must_use]
    pub fn note(mut self, note: Text) -> Self {
        self.notes.push(note);
        self
    }

    /// Adds what can be typed to mend it.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hints.push(hint);
        self
    }

    /// Adds a hint where there is one.
    #[must_use]
    pub fn maybe_hint(mut self, hint: Option<Text>) -> Self {
        self.hints.extend(hint);
        self
    }
}

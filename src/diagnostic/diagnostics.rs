//! Findings as they are gathered, and as they are told: sorted by file and line, each once.

use super::Diagnostic;
use super::Severity;
use super::Text;
use super::Texts;
use super::text;

/// The findings so far.
#[derive(Clone, Default, Debug)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    /// How many stop publishing.
    pub errors: usize,
    /// How many do not.
    pub warnings: usize,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds those of another stage.
    pub fn extend(&mut self, more: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(more);
    }

    /// Sets or drops each by a rule, such as the levels in `[lints]`.
    pub fn retain_with(&mut self, level: impl Fn(&Diagnostic) -> Option<Severity>) {
        self.found.retain_mut(|diagnostic| {
            level(diagnostic).map(|severity| diagnostic.severity = severity).is_some()
        });
    }

    /// Sorts by path, place and code, so that the report does not depend on who found what first;
    /// the same finding at the same place is told once, with how many circumstances it has besides the first.
    pub fn sort(&mut self, texts: &impl Texts) {
        let place = |d: &Diagnostic| {
            let span = d.span.map(|span| (texts.path(span.file).to_owned(), span.start, span.end));
            // What has no place of its own comes last.
            (span.is_none(), span, d.code.name, d.message.to_string())
        };
        self.found.sort_by_cached_key(place);
        let mut told: Vec<Diagnostic> = Vec::new();
        let mut others = 0;
        for finding in self.found.drain(..) {
            match told.last_mut() {
                Some(last) if place(last) == place(&finding) => {
                    others += usize::from(last.notes != finding.notes);
                }
                last => {
                    last.into_iter().for_each(|last| last.notes.extend(also(others)));
                    others = 0;
                    told.push(finding);
                }
            }
        }
        told.last_mut().into_iter().for_each(|last| last.notes.extend(also(others)));
        self.found = told;
    }

    /// All of them, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.found.iter()
    }

    /// How many there are of each severity.
    pub fn counts(&self) -> Counts {
        let errors = self.found.iter().filter(|d| d.severity == Severity::Error).count();
        Counts { errors, warnings: self.found.len() - errors }
    }

    /// Whether something stops publishing.
    pub fn has_errors(&self) -> bool {
        self.counts().errors > 0
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

/// How many more circumstances a finding has.
fn also(others: usize) -> Option<Text> {
    match others {
        0 => None,
        1 => Some(text!("and in one more case")),
        count => Some(text!("and in {count} more cases", count)),
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

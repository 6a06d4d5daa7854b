//! Findings in the language of the editor.
//!
//! `<tag>.toml` beside this file holds a table for each code that an editor can cause in the content: the English pattern,
//! and what is said for it with the same values. `[report]` holds the words of the report itself.
//!
//! Always holds: a finding is told in one language. One whose code has no table, since only `book.toml`, a template or the
//! command line can cause it, is told in English.

mod fill;
#[cfg(test)]
mod tests;
mod tongue;

pub use tongue::Tongue;

use std::collections::BTreeMap;

use self::fill::Part;
use super::Counts;
use super::Diagnostic;
use super::Severity;
use super::Span;
use super::Text;
use super::Value;
use super::text;
use crate::lang::Lang;
use crate::lang::Plurals;

/// The table of the report itself.
const REPORT: &str = "report";
/// The value that a form is chosen by.
const COUNT: &str = "count";

/// What is said for each pattern of one table: a string, or a table of them by the category of a number.
type Table = BTreeMap<String, toml::Value>;

/// All that is said in a language.
#[derive(Debug)]
pub struct Words {
    tongue: Tongue,
    tables: BTreeMap<String, Table>,
    plurals: Option<Plurals>,
}

/// A finding in words of one language, with what is to be said before its notes and hints.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// `error` or `warning`.
    pub level: String,
    /// What is wrong.
    pub message: String,
    /// Other places, each with what it is.
    pub related: Vec<(Span, String)>,
    /// Circumstances.
    pub notes: Vec<String>,
    /// What can be typed.
    pub hints: Vec<String>,
    /// `note`.
    pub note: String,
    /// `help`.
    pub help: String,
}

impl Words {
    /// The words of a language.
    pub fn of(tongue: Tongue) -> Self {
        let written = match tongue {
            Tongue::En => "",
            Tongue::Ru => include_str!("ru.toml"),
            Tongue::Kk => include_str!("kk.toml"),
        };
        // A test reads them; what could not be read would be told in English.
        let tables = toml::from_str(written).unwrap_or_default();
        let lang = Lang::parse(tongue.tag());
        Self { tongue, tables, plurals: lang.as_ref().map(Plurals::of) }
    }

    /// The language.
    pub fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// A finding in this language.
    pub fn tell(&self, finding: &Diagnostic) -> Told {
        let own = self.tables.get(finding.code.name);
        let report = own.and_then(|_| self.tables.get(REPORT));
        let tables = [own, report];
        let say = |text: &Text| self.say(text, tables);
        Told {
            level: say(&level(finding.severity)),
            message: say(&finding.message),
            related: finding.related.iter().map(|(span, what)| (*span, say(what))).collect(),
            notes: finding.notes.iter().map(say).collect(),
            hints: finding.hints.iter().map(say).collect(),
            note: say(&text!("note")),
            help: say(&text!("help")),
        }
    }

    /// A sentence that the report says of a finding, in the language in which the finding is told.
    pub fn around(&self, finding: &Diagnostic, text: &Text) -> String {
        let is_known = self.tables.contains_key(finding.code.name);
        if is_known { self.report(text) } else { text.to_string() }
    }

    /// A sentence of the report itself.
    pub fn report(&self, text: &Text) -> String {
        self.say(text, [self.tables.get(REPORT), None])
    }

    /// How many errors and warnings there are; nothing if there are none.
    pub fn counts(&self, counts: Counts) -> String {
        let is_english = self.tongue == Tongue::En;
        let errors = match counts.errors {
            1 if is_english => text!("1 error"),
            count => text!("{count} errors", count),
        };
        let warnings = match counts.warnings {
            1 if is_english => text!("1 warning"),
            count => text!("{count} warnings", count),
        };
        let told = [(counts.errors, errors), (counts.warnings, warnings)];
        let told = told.iter().filter(|(count, _)| *count > 0).map(|(_, text)| self.report(text));
        told.collect::<Vec<_>>().join(", ")
    }

    /// A text by the first table that has words for it; else in English.
    fn say(&self, text: &Text, tables: [Option<&Table>; 2]) -> String {
        let wording = tables.iter().flatten().find_map(|table| table.get(text.pattern()));
        let pattern = wording.and_then(|wording| match wording.as_table() {
            Some(forms) => self.form(forms, text),
            None => wording.as_str(),
        });
        // Without words of its own it may be a mere frame for a text that has some.
        let pattern = pattern.unwrap_or_else(|| text.pattern());
        let mut said = String::new();
        for part in fill::parts(pattern) {
            match part {
                Part::Said(words) => said.push_str(words),
                Part::Value(name) => match text.value(name) {
                    Some(Value::Name(name)) => said.push_str(name),
                    Some(Value::Words(text)) => said.push_str(&self.say(text, tables)),
                    None => {}
                },
            }
        }
        said
    }

    /// The form for the number that a text counts.
    fn form<'w>(&self, forms: &'w toml::Table, text: &Text) -> Option<&'w str> {
        let number = match text.value(COUNT) {
            Some(Value::Name(number)) => number.parse().ok(),
            _ => None,
        };
        let counted = number.zip(self.plurals.as_ref());
        let category = counted.map_or("other", |(number, plurals)| plurals.category(number));
        forms.get(category).or_else(|| forms.get("other"))?.as_str()
    }
}

fn level(severity: Severity) -> Text {
    match severity {
        Severity::Error => text!("error"),
        Severity::Warning => text!("warning"),
    }
}

//! Which phrases are said, and what is filled into them: by templates, and by the program itself.
//!
//! All templates count, also those of kinds that a site does not declare, so that nobody is told to take a word out of a
//! file that translates all of them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::calls::Key;
use super::calls::calls;
use super::calls::families;
use super::missing::HELD;
use crate::diagnostic::Span;
use crate::markdown;
use crate::source::Sources;

/// Words that the program says, each with what it fills in; those of views and of texts, which take nothing, stand there.
const FILLED: &[(&str, &[&str])] = &[("in-language", &["language"])];

/// The words of the form, which a script shows.
const FORM: &str = "form-*";

type Names = BTreeSet<String>;

/// The phrases that are said.
#[derive(Default)]
pub(super) struct Spoken {
    /// What is filled in, by key.
    keys: BTreeMap<String, Names>,
    /// The same by families: `sign-*`.
    families: BTreeMap<String, Names>,
    /// Keys that are made without a family.
    pub(super) computed: Vec<Computed>,
}

/// A key that is not written out.
pub(super) struct Computed {
    pub(super) span: Span,
    /// The text that it starts with.
    pub(super) start: String,
}

impl Spoken {
    /// What the program and all templates say.
    pub(super) fn of(sources: &Sources) -> Self {
        let mut spoken = Self::default();
        for key in markdown::WORDS.iter().chain(HELD) {
            spoken.keys.entry((*key).to_owned()).or_default();
        }
        spoken.families.insert(FORM.to_owned(), Names::default());
        for (key, given) in FILLED {
            let names = spoken.keys.entry((*key).to_owned()).or_default();
            names.extend(given.iter().map(|name| (*name).to_owned()));
        }
        for (id, file) in sources.iter() {
            let is_template =
                file.path.below("templates").is_some_and(|name| name.ends_with(".html"));
            if let Some(text) = file.text().filter(|_| is_template) {
                spoken.read(text, |range| Span::new(id, range));
            }
        }
        spoken
    }

    fn read(&mut self, text: &str, place: impl Fn(std::ops::Range<usize>) -> Span) {
        let declared = families(text);
        for family in &declared {
            self.families.entry(family.clone()).or_default();
        }
        for call in calls(text) {
            match call.key {
                Key::Literal(key) => self.keys.entry(key).or_default().extend(call.given),
                Key::Computed { range, start } if declared.is_empty() => {
                    self.computed.push(Computed { span: place(range), start });
                }
                Key::Computed { .. } => {
                    for family in &declared {
                        let names = self.families.entry(family.clone()).or_default();
                        names.extend(call.given.iter().cloned());
                    }
                }
            }
        }
    }

    /// What is filled into a phrase; nothing if nobody says it.
    pub(super) fn given(&self, key: &str) -> Option<BTreeSet<&str>> {
        let is_of = |family: &str| match family.strip_suffix('*') {
            Some(start) => key.starts_with(start),
            None => key == family,
        };
        let families = self.families.iter().filter(|(family, _)| is_of(family));
        let mut sets = families.map(|(_, names)| names).chain(self.keys.get(key)).peekable();
        sets.peek()?;
        Some(sets.flatten().map(String::as_str).collect())
    }

    /// The keys that are said.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Spoken;
    use crate::diagnostic::Span;
    use crate::id::FileId;
    use crate::id::Id;

    #[test]
    fn a_family_says_its_keys_and_others_are_not_said() {
        let mut spoken = Spoken::default();
        let text =
            "{#- phrases: sign-*, gate -#}{{ t(key=\"sign-\" ~ x, n=3) }}{{ t(key=\"mill\") }}";
        spoken.read(text, |range| Span::new(FileId::from_row(0), range));
        let given = |key| spoken.given(key).map(|names| names.into_iter().collect::<Vec<_>>());
        assert_eq!(given("sign-open"), Some(vec!["n"]));
        assert_eq!(given("gate"), Some(vec!["n"]));
        assert_eq!(given("mill"), Some(vec![]));
        assert_eq!(given("gates"), None);
        assert!(spoken.computed.is_empty());
    }
}

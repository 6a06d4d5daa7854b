//! `templates/i18n/<lang>.toml`: the words of the templates, with a form for each plural category where a count is
//! involved. A site's own words are laid over the built-in ones, key by key.

mod calls;
mod computed;
mod missing;
mod placeholder;
mod plural;
mod read;
mod spoken;
mod unused;

pub(super) use computed::COMPUTED_PHRASE;
pub(super) use missing::MISSING_PHRASE;
pub(super) use placeholder::UNKNOWN_PLACEHOLDER;
pub(super) use plural::MISSING_PLURAL;
pub(super) use read::read_all;
pub(super) use unused::UNUSED_PHRASE;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::formats::Formats;
use crate::diagnostic::Diagnostics;
use crate::id::LangId;
use crate::id::Table;
use crate::source::Sources;
use missing::Borrowed;
use read::Written;
use spoken::Spoken;

/// The key of a language's own name, which no other language has for it.
const NAME: &str = "language";

/// The words of the templates in one language.
#[derive(Default)]
pub(super) struct Phrases {
    words: Words,
    /// As the site's own file has them.
    own: Vec<Written>,
    borrowed: Borrowed,
}

type Words = BTreeMap<String, Phrase>;

#[derive(Clone)]
enum Phrase {
    Plain(String),
    Counted(BTreeMap<String, String>),
}

/// A value that a phrase can hold.
pub(super) enum Filling {
    Text(String),
    Number(f64),
}

/// Holds the site's own phrases against what the templates say, which must be templates that can be read.
pub(super) fn judge(
    phrases: &Table<LangId, Arc<Phrases>>,
    sources: &Sources,
    found: &mut Diagnostics,
) {
    let spoken = Spoken::of(sources);
    computed::tell(&spoken, found);
    for phrases in phrases.values() {
        placeholder::tell(&phrases.own, &spoken, sources, found);
        unused::tell(&phrases.own, &spoken, found);
    }
}

impl Phrases {
    /// A phrase with its placeholders filled in; nothing if there is no such phrase.
    pub(super) fn say(
        &self,
        key: &str,
        fillings: &[(String, Filling)],
        formats: &Formats,
    ) -> Option<String> {
        self.borrowed.note(key);
        let pattern = match self.words.get(key)? {
            Phrase::Plain(text) => text,
            Phrase::Counted(forms) => {
                let count = fillings.iter().find_map(|(name, filling)| match filling {
                    Filling::Number(number) if name == "n" => Some(*number),
                    _ => None,
                });
                let category = count.map_or("other", |count| formats.plural(count));
                forms.get(category).or_else(|| forms.get("other"))?
            }
        };
        let mut said = pattern.clone();
        for (name, filling) in fillings {
            let written = match filling {
                Filling::Text(text) => text.clone(),
                Filling::Number(number) => formats.number(*number),
            };
            said = said.replace(&format!("{{{name}}}"), &written);
        }
        Some(said)
    }

    /// A phrase without placeholders that a page shows, or its key where there is no such phrase.
    pub(super) fn said(&self, key: &str) -> String {
        self.borrowed.note(key);
        self.word(key)
    }

    /// The same for a view, which holds words whether or not a template shows them.
    pub(super) fn word(&self, key: &str) -> String {
        match self.words.get(key) {
            Some(Phrase::Plain(text)) => text.clone(),
            Some(Phrase::Counted(forms)) => forms.get("other").cloned().unwrap_or_default(),
            None => key.to_owned(),
        }
    }

    /// The keys, for hints.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }
}

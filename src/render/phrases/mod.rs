//! `templates/i18n/<lang>.toml`: the words of the templates, with a form for each plural category where a count is
//! involved. A site's own words are laid over the built-in ones, key by key.

mod missing;

pub(super) use missing::MISSING_PHRASE;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::formats::Formats;
use crate::config::Config;
use crate::config::Language;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;
use crate::id::LangId;
use crate::id::Table;
use crate::source::Origin;
use crate::source::Sources;
use crate::toml_reader;
use crate::toml_reader::Item;
use crate::toml_reader::Syntax;
use crate::toml_reader::Value;
use missing::Borrowed;

pub(super) static BAD_PHRASE: Code = Code::error(
    "bad-phrase",
    "A phrase of the templates is a text, or a table of texts by plural category: { one = \"…\", other = \"…\" }.",
);

/// The key of a language's own name, which no other language has for it.
const NAME: &str = "language";

const CATEGORIES: &[&str] = &["zero", "one", "two", "few", "many", "other"];

/// The language of the words that are always there.
const BUILTIN: &str = "en";

/// The words of the templates in one language.
#[derive(Default)]
pub(super) struct Phrases {
    phrases: Words,
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

/// Reads the words of all languages. What one lacks is said in the default language, or in English.
pub(super) fn read_all(
    sources: &Sources,
    config: &Config,
    found: &mut Diagnostics,
) -> Table<LangId, Arc<Phrases>> {
    let default = config.languages[config.default_language].lang.tag();
    let (mut common, _) = read(BUILTIN, sources, &mut Diagnostics::default());
    common.extend(read(default, sources, &mut Diagnostics::default()).0);
    let one = |language: &Language| {
        let (own, syntax) = read(language.lang.tag(), sources, found);
        let borrowed = Borrowed::new(&common, &own, syntax);
        let mut phrases = common.clone();
        // No language is called by another's name.
        phrases.insert(NAME.to_owned(), Phrase::Plain(language.lang.tag().to_owned()));
        phrases.extend(own);
        Arc::new(Phrases { phrases, borrowed })
    };
    config.languages.values().map(one).collect()
}

/// The words of a language, those of the site laid over the built-in ones.
fn read(tag: &str, sources: &Sources, found: &mut Diagnostics) -> (Words, Syntax) {
    let path = path_of(tag);
    let (mut words, mut syntax) = (Words::default(), Syntax::Sound);
    for origin in [Origin::Builtin, Origin::Site] {
        for (id, file) in
            sources.iter().filter(|(_, file)| file.origin == origin && file.path.as_str() == path)
        {
            let Some(text) = file.text() else {
                syntax = Syntax::Faulty;
                continue;
            };
            let (table, read) = toml_reader::parse(id, text, 0, found);
            if read == Syntax::Faulty {
                syntax = Syntax::Faulty;
            }
            for item in table.into_items() {
                let key = item.name.clone();
                words.extend(read_phrase(item, found).map(|phrase| (key, phrase)));
            }
        }
    }
    (words, syntax)
}

fn path_of(tag: &str) -> String {
    format!("templates/i18n/{tag}.toml")
}

fn read_phrase(item: Item, found: &mut Diagnostics) -> Option<Phrase> {
    let span = item.span;
    match item.value {
        Value::String(text) => Some(Phrase::Plain(text)),
        Value::Table(table) => {
            let mut forms = BTreeMap::new();
            for item in table.into_items() {
                if !CATEGORIES.contains(&item.name.as_str()) {
                    found.push(toml_reader::unknown(&item, CATEGORIES));
                    continue;
                }
                let category = item.name.clone();
                forms.extend(item.string(found).map(|form| (category, form)));
            }
            if !forms.contains_key("other") {
                found.push(
                    Diagnostic::new(
                        &BAD_PHRASE,
                        text!("`{name}` has no form `other`", name = item.name),
                    )
                    .at(span)
                    .hint(text!("add `other = \"…\"`")),
                );
            }
            Some(Phrase::Counted(forms))
        }
        _ => {
            found.push(item.wrong_type(toml_reader::PHRASE));
            None
        }
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
        let pattern = match self.phrases.get(key)? {
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
        match self.phrases.get(key) {
            Some(Phrase::Plain(text)) => text.clone(),
            Some(Phrase::Counted(forms)) => forms.get("other").cloned().unwrap_or_default(),
            None => key.to_owned(),
        }
    }

    /// The keys, for hints.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.phrases.keys().map(String::as_str)
    }
}

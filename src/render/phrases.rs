//! `templates/i18n/<lang>.toml`: the words of the templates, with a form for each plural category where a count is
//! involved. A site's own words are laid over the built-in ones, key by key.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::formats::Formats;
use crate::config::Config;
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
use crate::toml_reader::Value;

pub(super) static BAD_PHRASE: Code = Code::error(
    "bad-phrase",
    "A phrase of the templates is a text, or a table of texts by plural category: { one = \"…\", other = \"…\" }.",
);

const CATEGORIES: &[&str] = &["zero", "one", "two", "few", "many", "other"];

/// The words of the templates in one language.
#[derive(Default)]
pub(super) struct Phrases {
    phrases: BTreeMap<String, Phrase>,
}

enum Phrase {
    Plain(String),
    Counted(BTreeMap<String, String>),
}

/// A value that a phrase can hold.
pub(super) enum Filling {
    Text(String),
    Number(f64),
}

/// Reads the words of all languages.
pub(super) fn read_all(
    sources: &Sources,
    config: &Config,
    found: &mut Diagnostics,
) -> Table<LangId, Arc<Phrases>> {
    let tags = config.languages.values().map(|language| language.lang.tag().to_owned());
    tags.map(|tag| Arc::new(read(&format!("templates/i18n/{tag}.toml"), sources, found))).collect()
}

fn read(path: &str, sources: &Sources, found: &mut Diagnostics) -> Phrases {
    let mut phrases = Phrases::default();
    for origin in [Origin::Builtin, Origin::Site] {
        for (id, file) in
            sources.iter().filter(|(_, file)| file.origin == origin && file.path.as_str() == path)
        {
            let Some(text) = file.text() else { continue };
            let (table, _) = toml_reader::parse(id, text, 0, found);
            for item in table.into_items() {
                let key = item.name.clone();
                phrases.phrases.extend(read_phrase(item, found).map(|phrase| (key, phrase)));
            }
        }
    }
    phrases
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
            found.push(item.wrong_type("a text or a table of plural forms"));
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

    /// A phrase without placeholders, or its key where there is no such phrase.
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

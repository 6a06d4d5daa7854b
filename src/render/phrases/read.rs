//! Reads the words of the templates: the built-in ones, and the site's own over them, with their places.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::NAME;
use super::Phrase;
use super::Phrases;
use super::Words;
use super::missing::Borrowed;
use super::plural;
use crate::config::Config;
use crate::config::Language;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::id::LangId;
use crate::id::Table;
use crate::source::Origin;
use crate::source::Sources;
use crate::toml_reader;
use crate::toml_reader::Item;
use crate::toml_reader::Syntax;
use crate::toml_reader::Value;

pub(super) const CATEGORIES: &[&str] = &["zero", "one", "two", "few", "many", "other"];

/// The language of the words that are always there.
const BUILTIN: &str = "en";

/// A phrase as it stands in a file of the site.
pub(super) struct Written {
    pub(super) key: String,
    pub(super) key_span: Span,
    pub(super) span: Span,
    /// The names of its forms, if it is chosen by a count.
    pub(super) forms: Option<Vec<String>>,
    /// Where its texts stand.
    pub(super) texts: Vec<Span>,
}

/// The words of a language.
struct Read {
    words: Words,
    /// Those of the site's own file, if that could be read to its end.
    own: Vec<Written>,
    syntax: Syntax,
}

/// Reads the words of all languages. What one lacks is said in the default language, or in English.
pub(in crate::render) fn read_all(
    sources: &Sources,
    config: &Config,
    found: &mut Diagnostics,
) -> Table<LangId, Arc<Phrases>> {
    let default = config.languages[config.default_language].lang.tag();
    let mut common = read(BUILTIN, sources, &mut Diagnostics::default()).words;
    common.extend(read(default, sources, &mut Diagnostics::default()).words);
    let one = |language: &Language| {
        let Read { words: theirs, own, syntax } = read(language.lang.tag(), sources, found);
        plural::tell(&own, &language.lang, found);
        let borrowed = Borrowed::new(&common, &theirs, syntax);
        let mut words = common.clone();
        // No language is called by another's name.
        words.insert(NAME.to_owned(), Phrase::Plain(language.lang.tag().to_owned()));
        words.extend(theirs);
        Arc::new(Phrases { words, own, borrowed })
    };
    config.languages.values().map(one).collect()
}

pub(super) fn path_of(tag: &str) -> String {
    format!("templates/i18n/{tag}.toml")
}

/// The words of a language, those of the site laid over the built-in ones.
fn read(tag: &str, sources: &Sources, found: &mut Diagnostics) -> Read {
    let path = path_of(tag);
    let mut all = Read { words: Words::default(), own: Vec::new(), syntax: Syntax::Sound };
    for origin in [Origin::Builtin, Origin::Site] {
        for (id, file) in
            sources.iter().filter(|(_, file)| file.origin == origin && file.path.as_str() == path)
        {
            let Some(text) = file.text() else {
                all.syntax = Syntax::Faulty;
                continue;
            };
            let (table, syntax) = toml_reader::parse(id, text, 0, found);
            if syntax == Syntax::Faulty {
                all.syntax = Syntax::Faulty;
            }
            for item in table.into_items() {
                let key = item.name.clone();
                if origin == Origin::Site && syntax == Syntax::Sound {
                    all.own.extend(Written::of(&item));
                }
                all.words.extend(read_phrase(item, found).map(|phrase| (key, phrase)));
            }
        }
    }
    all
}

fn read_phrase(item: Item, found: &mut Diagnostics) -> Option<Phrase> {
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
            Some(Phrase::Counted(forms))
        }
        _ => {
            found.push(item.wrong_type(text!("a text or a table of plural forms")));
            None
        }
    }
}

impl Written {
    /// Nothing if it is no phrase.
    fn of(item: &Item) -> Option<Self> {
        let (forms, texts) = match &item.value {
            Value::String(_) => (None, vec![item.span]),
            Value::Table(table) => {
                let texts = table.names().filter_map(|name| table.span_of(name)).collect();
                (Some(table.names().map(str::to_owned).collect()), texts)
            }
            _ => return None,
        };
        Some(Self {
            key: item.name.clone(),
            key_span: item.key_span,
            span: item.span,
            forms,
            texts,
        })
    }
}

//! The languages that the texts of a new site are written in.

use crate::command::init::fill::Values;
use crate::command::init::fill::fill;
use crate::command::init::fill::quoted;
use crate::lang::Lang;

/// A language that has all texts of a new site.
pub(super) struct Tongue {
    /// Its tag.
    pub(super) tag: &'static str,
    /// What editors read first.
    pub(super) readme: &'static str,
    /// The names of kinds, fields, choices and eras.
    pub(super) words: &'static str,
    /// The list of sources.
    pub(super) sources: &'static str,
    /// Each page by its path below the content, as a translation states it.
    pub(super) pages: &'static [(&'static str, &'static str)],
    /// Its own name, and sentences of `book.toml`, by their keys.
    phrases: &'static str,
}

/// A language whose texts lie in the folder of its tag.
macro_rules! tongue {
    ($tag:literal) => {
        tongue!($tag, [
            "_index",
            "about",
            "milestones/beginning",
            "milestones/first-work",
            "milestones/turning-point",
            "milestones/anniversary",
            "people/founder",
            "people/successor",
        ])
    };
    ($tag:literal, [$($page:literal),* $(,)?]) => {
        Tongue {
            tag: $tag,
            readme: include_str!(concat!($tag, "/README.md")),
            words: include_str!(concat!($tag, "/words.toml")),
            sources: include_str!(concat!($tag, "/sources.toml")),
            pages: &[$(($page, include_str!(concat!($tag, "/", $page, ".md")))),*],
            phrases: include_str!(concat!($tag, "/phrases.toml")),
        }
    };
}

/// English, which stands in where there is nothing else.
pub(super) static EN: Tongue = tongue!("en");
static RU: Tongue = tongue!("ru");
static KK: Tongue = tongue!("kk");

impl Tongue {
    /// The texts in a language, where there are such: those of `kk` also for `kk-KZ`, not for `kk-Arab`.
    pub(super) fn of(lang: &Lang) -> Option<&'static Self> {
        let id = &lang.locale().id;
        let tongue = [&EN, &RU, &KK].into_iter().find(|tongue| tongue.tag == id.language.as_str());
        tongue.filter(|_| id.script.is_none())
    }

    /// The texts in a language, else the English ones.
    pub(super) fn or_english(lang: &Lang) -> &'static Self {
        Self::of(lang).unwrap_or(&EN)
    }

    /// Its own name.
    pub(super) fn name(&self) -> String {
        let name = self.phrases().remove("name");
        name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Values together with the sentences of this language.
    pub(super) fn values(&self, values: &Values) -> Values {
        let mut all = values.clone();
        for (key, phrase) in self.phrases() {
            let phrase = phrase.as_str().unwrap_or_default();
            all.insert(key, quoted(&fill(phrase, values)));
        }
        all
    }

    fn phrases(&self) -> toml::Table {
        self.phrases.parse().unwrap_or_default()
    }
}

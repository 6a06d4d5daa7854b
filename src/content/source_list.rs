//! `content/sources.toml`: the sources that many pages share, by key.

use std::collections::BTreeMap;

use super::value::absolute_url;
use crate::config;
use crate::config::Config;
use crate::date::Date;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::lang::Lang;
use crate::path::RelPath;
use crate::source::Sources;
use crate::toml_reader;
use crate::toml_reader::Item;
use crate::toml_reader::Syntax;
use crate::toml_reader::Table;
use crate::toml_reader::read_date;

pub(super) static UNKNOWN_SOURCE: Code = Code::error(
    "unknown-source",
    "The page names a source by a key that content/sources.toml does not have. Add it there, or correct the key.",
);

const KEYS: &[&str] = &["title", "url", "publisher", "date", "lang"];

/// A source.
#[derive(Clone, PartialEq, Debug)]
pub struct SourceFact {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// In which language.
    pub lang: Option<Lang>,
}

/// The shared sources by key.
#[derive(Clone, Default, Debug)]
pub struct SourceList {
    by_key: BTreeMap<String, (SourceFact, Span)>,
    /// Whether the file could be read to its end; if not, it may have the sources that pages name.
    is_partial: bool,
}

impl SourceList {
    /// The source of a key.
    pub fn get(&self, key: &str) -> Option<&SourceFact> {
        self.by_key.get(key).map(|(fact, _)| fact)
    }

    /// All sources with their keys and where they are written down, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &SourceFact, Span)> {
        self.by_key.iter().map(|(key, (fact, span))| (key.as_str(), fact, *span))
    }

    /// Tells if there is no source of a key.
    pub(super) fn require(&self, key: &str, span: Span, found: &mut Diagnostics) {
        if self.by_key.contains_key(key) || self.is_partial {
            return;
        }
        let hint = match nearest(key, self.by_key.keys().map(String::as_str)) {
            Some(meant) => text!("did you mean \"{meant}\"?", meant),
            None => text!(
                "write in sources.toml in the folder of the content:\n[{key}]\ntitle = \"…\"\nurl = \"https://…\"",
                key
            ),
        };
        found.push(
            Diagnostic::new(&UNKNOWN_SOURCE, text!("there is no source `{key}`", key))
                .at(span)
                .hint(hint),
        );
    }
}

/// Reads `sources.toml`, if there is one.
pub(super) fn read(sources: &Sources, config: &Config, found: &mut Diagnostics) -> SourceList {
    let mut list = SourceList::default();
    let file = RelPath::new(&format!("{}/sources.toml", config.content))
        .and_then(|path| sources.at(&path));
    let Some(file) = file else { return list };
    let Some(text) = sources.file(file).text() else {
        list.is_partial = true;
        return list;
    };
    let (table, syntax) = toml_reader::parse(file, text, 0, found);
    list.is_partial = syntax == Syntax::Faulty;
    for item in table.into_items() {
        let (key, span) = (item.name.clone(), item.key_span);
        let fact = item.table(found).and_then(|table| read_fact(table, found));
        // A source with a fault is still a source: pages that name it are not at fault.
        let fact = fact.unwrap_or_else(|| SourceFact {
            title: key.clone(),
            url: String::new(),
            publisher: None,
            date: None,
            lang: None,
        });
        list.by_key.insert(key, (fact, span));
    }
    list
}

/// Reads one source.
pub(super) fn read_fact(mut table: Table, found: &mut Diagnostics) -> Option<SourceFact> {
    let title = table.require("title", "\"…\"", KEYS, found).and_then(|item| item.string(found));
    let url = table
        .require("url", "\"https://…\"", KEYS, found)
        .and_then(|item| absolute_url(item, found));
    let publisher = table.take_said("publisher").and_then(|item| item.string(found));
    let date = table.take_said("date").and_then(|item| read_date(&item, found));
    let lang = table.take_said("lang").and_then(|item| read_lang(item, found));
    table.finish(KEYS, found);
    Some(SourceFact { title: title?, url: url?, publisher, date, lang })
}

/// A tag that says in which language something is.
pub(super) fn read_lang(item: Item, found: &mut Diagnostics) -> Option<Lang> {
    let span = item.span;
    let tag = item.string(found)?;
    let lang = Lang::parse(&tag);
    if lang.is_none() {
        found.push(
            Diagnostic::new(&config::BAD_LANGUAGE, text!("`{tag}` is no language tag", tag))
                .at(span)
                .hint(text!("write a BCP 47 tag such as \"en\" or \"ru\"")),
        );
    }
    lang
}

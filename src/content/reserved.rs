//! What every page may say of itself, whatever its kind.

use super::names::read_aliases;
use super::names::read_slug;
use super::source_list;
use super::source_list::SourceFact;
use super::source_list::SourceList;
use crate::date::Date;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::id::Id;
use crate::lang::Lang;
use crate::toml_reader;
use crate::toml_reader::Item;
use crate::toml_reader::Table;
use crate::toml_reader::Value;
use crate::toml_reader::read_date;

pub(super) static EMPTY: Code = Code::error(
    "empty-value",
    "The value is there but empty. Write it, or take the line out if it may be missing.",
);

/// A value with its place.
pub type Located<T> = (T, Span);

/// Reserved front matter.
#[derive(Clone, Debug)]
pub struct Front {
    /// The title; empty only where there is a finding about it.
    pub title: Located<String>,
    /// The language of the title, where it is not that of the page: a name that has no translation.
    pub title_lang: Option<Lang>,
    /// A sentence or two.
    pub description: Option<String>,
    /// A date, unless the kind declares its own.
    pub date: Option<Date>,
    /// The last part of the address, if it is not the key.
    pub slug: Option<Located<String>>,
    /// Whether it is not for readers yet.
    pub draft: bool,
    /// Addresses at which it once stood, without the leading `/`.
    pub aliases: Vec<Located<String>>,
    /// When it was last changed in substance.
    pub updated: Option<Date>,
    /// The template, if it is not the kind's.
    pub template: Option<Located<String>>,
    /// Its place in orders by weight.
    pub weight: Option<i64>,
    /// What it rests on.
    pub sources: Vec<Located<SourceUse>>,
    /// The `updated` of the original that was translated.
    pub translated_from: Option<Located<Date>>,
    /// Who read the translation as a native, and when.
    pub reviewed: Option<String>,
    /// Whatever else templates want.
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl Front {
    /// Front matter that says nothing but the title.
    pub(super) fn titled(title: String) -> Self {
        Self {
            title: (title, Span::file(FileId::from_row(0))),
            title_lang: None,
            description: None,
            date: None,
            slug: None,
            draft: false,
            aliases: Vec::new(),
            updated: None,
            template: None,
            weight: None,
            sources: Vec::new(),
            translated_from: None,
            reviewed: None,
            extra: serde_json::Map::new(),
        }
    }
}

/// A source as an entry names it.
#[derive(Clone, PartialEq, Debug)]
pub enum SourceUse {
    /// By its key in `sources.toml`.
    Key(String),
    /// Written out in the front matter.
    Inline(Box<SourceFact>),
}

/// A finding about an original that says from what it was translated.
pub(super) fn translated_original(span: Span) -> Diagnostic {
    let message = text!("`translated-from` is for translations, and this is an original");
    Diagnostic::new(&toml_reader::UNKNOWN_KEY, message)
        .at(span)
        .hint(text!("take the line out, or write `updated` instead"))
}

/// Takes reserved front matter out of the table.
pub(super) fn read(
    table: &mut Table,
    own_date: bool,
    known: &[&str],
    list: &SourceList,
    found: &mut Diagnostics,
) -> Front {
    let title = read_title(table, known, found);
    let description = table
        .take("description")
        .and_then(|item| item.string(found))
        .filter(|text| !text.trim().is_empty());
    let mut date = |name: &str, found: &mut Diagnostics| {
        let item = table.take_said(name)?;
        let span = item.span;
        read_date(&item, found).map(|date| (date, span))
    };
    // A kind's own field `date` is left for the kind.
    let own = if own_date { None } else { date("date", found) };
    let updated = date("updated", found);
    let translated_from = date("translated-from", found);
    Front {
        title,
        title_lang: table
            .take_said("title-lang")
            .and_then(|item| source_list::read_lang(item, found)),
        description,
        date: own.map(|(date, _)| date),
        slug: table.take("slug").and_then(|item| read_slug(item, found)),
        draft: table.take("draft").and_then(|item| item.bool(found)).unwrap_or(false),
        aliases: table.take("aliases").map(|item| read_aliases(item, found)).unwrap_or_default(),
        updated: updated.map(|(date, _)| date),
        template: table.take_said("template").and_then(|item| {
            let span = item.span;
            item.string(found).map(|name| (name, span))
        }),
        weight: table.take_said("weight").and_then(|item| item.integer(found)),
        sources: table
            .take("sources")
            .map(|item| read_sources(item, list, found))
            .unwrap_or_default(),
        translated_from,
        reviewed: table
            .take("reviewed")
            .and_then(|item| item.string(found))
            .filter(|text| !text.is_empty()),
        extra: table.take("extra").and_then(|item| read_extra(item, found)).unwrap_or_default(),
    }
}

fn read_title(table: &mut Table, known: &[&str], found: &mut Diagnostics) -> Located<String> {
    let place = table.span;
    let Some(item) = table.require("title", "\"…\"", known, found) else {
        return (String::new(), place);
    };
    let span = item.span;
    let Some(title) = item.string(found) else { return (String::new(), span) };
    if title.trim().is_empty() {
        found.push(
            Diagnostic::new(&EMPTY, text!("the title is empty"))
                .at(span)
                .hint(text!("write `title = \"…\"`")),
        );
    }
    (title, span)
}

fn read_sources(item: Item, list: &SourceList, found: &mut Diagnostics) -> Vec<Located<SourceUse>> {
    let mut sources = Vec::new();
    for item in item.array(found).unwrap_or_default() {
        let span = item.span;
        let source =
            match item.value {
                Value::String(key) => {
                    list.require(&key, span, found);
                    Some(SourceUse::Key(key))
                }
                Value::Table(table) => source_list::read_fact(table, found)
                    .map(|fact| SourceUse::Inline(Box::new(fact))),
                _ => {
                    found.push(item.wrong_type(text!(
                        "the key of a source, or a table with its title and url"
                    )));
                    None
                }
            };
        sources.extend(source.map(|source| (source, span)));
    }
    sources
}

fn read_extra(
    item: Item,
    found: &mut Diagnostics,
) -> Option<serde_json::Map<String, serde_json::Value>> {
    let plain = item.value.plain();
    item.table(found)?;
    plain.as_object().cloned()
}

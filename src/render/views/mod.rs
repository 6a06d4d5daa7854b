//! What templates see: complete views, made here and nowhere else. Nothing is inserted afterwards.
//!
//! Names are a contract; `tests/views.rs` renders a template that speaks each of them.

mod card;
mod charts;
mod component;
mod dated;
mod field;
mod figures;
mod handbook;
mod map;
mod object;
mod page;
mod radial;
mod repository;
mod site;
mod source;
mod span;
mod timeline;

pub(super) use card::Cards;
pub(super) use component::components;
pub(super) use object::Object;

use std::sync::Arc;

use tera::Value;

use super::formats::Formats;
use super::phrases::Filling;
use super::phrases::Phrases;
use super::pictures::Pictures;
use crate::content::Role;
use crate::content::Words;
use crate::date::Date;
use crate::id::EntryId;
use crate::id::LangId;
use crate::id::Table;
use crate::lang::Direction;
use crate::lang::Lang;
use crate::path::Address;
use crate::relations::Relations;
use crate::site::Site;

/// A reader of one language, for whom views are made.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) site: &'a Site,
    pub(super) relations: &'a Relations,
    pub(super) lang: LangId,
    pub(super) formats: &'a Formats,
    pub(super) phrases: &'a Phrases,
    /// The words of all languages, for their names.
    pub(super) all_phrases: &'a Table<LangId, Arc<Phrases>>,
    pub(super) pictures: &'a Pictures,
    pub(super) cards: &'a Cards,
}

impl<'a> Reader<'a> {
    /// The site's names in the reader's language.
    fn words(&self) -> &'a Words {
        &self.site.words[self.lang]
    }

    /// `{iso, text, precision}`.
    fn date(&self, date: Date) -> Value {
        Object::new()
            .with("iso", date.to_string())
            .with("text", self.formats.date(date))
            .with("precision", date.precision().name())
            .into()
    }

    /// The title of a page; pages made without a file are called by the words of the templates.
    pub(super) fn title(&self, id: EntryId) -> String {
        self.title_in(id, self.phrases)
    }

    /// The title of a page, with the words of a language where it has none of its own.
    fn title_in(&self, id: EntryId, phrases: &Phrases) -> String {
        let entry = &self.site.entries[id];
        let title = &entry.front.title.0;
        match entry.role {
            Role::Timeline if title.is_empty() => phrases.word("timeline"),
            Role::Map if title.is_empty() => phrases.word("map"),
            Role::Sources if title.is_empty() => phrases.word("sources"),
            Role::Handbook if title.is_empty() => phrases.word("handbook"),
            _ => title.clone(),
        }
    }

    /// What one entry of the kind of a page is called.
    pub(super) fn kind_name(&self, id: EntryId) -> String {
        let kind = self.site.entries[id].kind;
        self.words().one(kind, &self.site.config.kinds[kind])
    }

    /// The way that the language of the reader runs.
    pub(super) fn direction(&self) -> Direction {
        self.site.config.languages[self.lang].lang.direction()
    }

    /// The address of a page with the path of the base.
    pub(super) fn url(&self, id: EntryId) -> String {
        self.site.config.site.base.path_to(self.site.address(id))
    }

    /// The address of a page with the origin, where that is known.
    pub(super) fn permalink(&self, id: EntryId) -> String {
        self.site.config.site.base.full_to(self.site.address(id))
    }

    /// The address of a path in the reader's part of the site.
    pub(super) fn local(&self, path: &str) -> String {
        let config = &self.site.config;
        let tag = config.languages[self.lang].lang.tag();
        let dir = if self.lang == config.default_language { "" } else { tag };
        let folder = config.site.base.path_to(&Address::folder([dir]));
        format!("{folder}{path}")
    }

    /// Words that say in which language something is: `in English`.
    pub(super) fn in_language(&self, lang: LangId) -> String {
        let name = self.formats.language(&self.site.config.languages[lang].lang);
        let filling = [("language".to_owned(), Filling::Text(name.clone()))];
        self.phrases.say("in-language", &filling, self.formats).unwrap_or(name)
    }

    /// The tag of the language of a page's title, which may be a name without translation.
    pub(super) fn title_lang(&self, id: EntryId) -> &'a str {
        self.site.entries[id].front.title_lang.as_ref().map_or_else(|| self.tag(id), Lang::tag)
    }

    /// The tag of a page's language.
    pub(super) fn tag(&self, id: EntryId) -> &'a str {
        self.site.config.languages[self.site.entries[id].lang].lang.tag()
    }
}

//! What functions, filters and pages of one language look up.
//!
//! Always holds: a card, a list, a kind or the figures are made when they are first asked for, and once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::OnceLock;

use tera::Value;

use super::formats::Formats;
use super::phrases::Phrases;
use super::pictures::Pictures;
use super::views::Cards;
use super::views::Reader;
use crate::id::KindId;
use crate::id::LangId;
use crate::id::Table;
use crate::lang::Direction;
use crate::path::Address;
use crate::path::RelPath;
use crate::relations::Relations;
use crate::site::Site;
use crate::source::Origin;

/// What the tables of all languages hold in common.
#[derive(Clone)]
pub(super) struct Shared {
    pub(super) site: Arc<Site>,
    pub(super) relations: Arc<Relations>,
    /// The words of all languages.
    pub(super) phrases: Arc<Table<LangId, Arc<Phrases>>>,
    /// The pictures beside the content.
    pub(super) pictures: Arc<Pictures>,
    /// Views of the pictures by their path below the content.
    pub(super) picture_views: Arc<BTreeMap<String, Value>>,
    /// The addresses of static files by their path.
    pub(super) assets: Arc<BTreeMap<String, String>>,
}

/// Made once for each language, and shared by all its pages.
pub(super) struct Tables {
    /// What all languages have in common.
    pub(super) shared: Shared,
    /// The language.
    lang: LangId,
    /// Its dates and numbers.
    pub(super) formats: Formats,
    /// The address of its part of the site.
    pub(super) local: String,
    cards: Cards,
    lists: Table<KindId, OnceLock<Value>>,
    kinds: Table<KindId, OnceLock<Value>>,
    figures: OnceLock<Value>,
}

impl Tables {
    /// The tables of a language, in which nothing is made yet.
    pub(super) fn of(shared: Shared, lang: LangId) -> Self {
        let site = &shared.site;
        let mut tables = Self {
            lang,
            formats: Formats::of(&site.config.languages[lang].lang),
            local: String::new(),
            cards: Cards::of(site),
            lists: site.config.kinds.ids().map(|_| OnceLock::new()).collect(),
            kinds: site.config.kinds.ids().map(|_| OnceLock::new()).collect(),
            figures: OnceLock::new(),
            shared,
        };
        tables.local = tables.reader().local("");
        tables
    }

    /// The reader for whom views are made.
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader {
            site: &self.shared.site,
            relations: &self.shared.relations,
            lang: self.lang,
            formats: &self.formats,
            phrases: self.phrases(),
            all_phrases: &self.shared.phrases,
            pictures: &self.shared.pictures,
            cards: &self.cards,
        }
    }

    /// The words of the language.
    pub(super) fn phrases(&self) -> &Phrases {
        &self.shared.phrases[self.lang]
    }

    /// The tag of the language.
    pub(super) fn tag(&self) -> &str {
        self.shared.site.config.languages[self.lang].lang.tag()
    }

    /// Which way the language is written.
    pub(super) fn direction(&self) -> Direction {
        self.reader().direction()
    }

    /// The cards of a kind in its order; nothing if there is no such kind.
    pub(super) fn list(&self, kind: &str) -> Option<Value> {
        let kind = self.shared.site.config.kind(kind)?;
        let reader = self.reader();
        let make = || Value::from(reader.cards_of(reader.site.order(kind, self.lang)));
        Some(self.lists[kind].get_or_init(make).clone())
    }

    /// What pages see of a kind.
    pub(super) fn kind(&self, id: KindId) -> Value {
        let kind = &self.shared.site.config.kinds[id];
        self.kinds[id].get_or_init(|| self.reader().kind_view(id, kind)).clone()
    }

    /// The card of an entry; nothing if there is none.
    pub(super) fn card(&self, kind: &str, key: &str) -> Option<Value> {
        let site = &self.shared.site;
        let id = site.find(site.config.kind(kind)?, key, self.lang)?;
        Some(self.reader().card(id))
    }

    /// The drawings that every page may show.
    pub(super) fn figures(&self) -> Value {
        self.figures.get_or_init(|| self.reader().figures()).clone()
    }
}

/// Static files with the address under which they are linked: those that pages load carry the hash of what they hold.
pub(super) fn assets(site: &Site) -> BTreeMap<String, String> {
    let mut assets = BTreeMap::new();
    for origin in [Origin::Builtin, Origin::Site] {
        for (_, file) in site.sources.iter().filter(|(_, file)| file.origin == origin) {
            let Some(path) = file.path.below("static") else { continue };
            let address =
                RelPath::new(path).map(|path| site.config.site.base.path_to(&Address::file(&path)));
            let hash = file.bytes().map(|bytes| blake3::hash(&bytes).to_hex()).ok();
            let address =
                address.zip(hash).map(|(address, hash)| format!("{address}?v={}", &hash[..10]));
            assets.extend(address.map(|address| (path.to_owned(), address)));
        }
    }
    assets
}

//! What functions and filters of one language look up.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Value;

use super::formats::Formats;
use super::phrases::Phrases;
use super::views::Reader;
use crate::content::Role;
use crate::lang::Direction;
use crate::lang::Lang;
use crate::path::Address;
use crate::path::RelPath;
use crate::site::Site;
use crate::source::Origin;

/// Made once for each language, and shared by all its pages.
pub(super) struct Tables {
    /// The tag of the language.
    pub(super) tag: String,
    /// Which way it is written.
    pub(super) direction: Direction,
    /// Its dates and numbers.
    pub(super) formats: Formats,
    /// Its words.
    pub(super) phrases: Arc<Phrases>,
    /// The address of its part of the site.
    pub(super) local: String,
    /// The cards of all entries by kind and key.
    pub(super) cards: BTreeMap<String, BTreeMap<String, Value>>,
    /// The cards of each kind in its order.
    pub(super) lists: BTreeMap<String, Value>,
    /// The addresses of static files by their path.
    pub(super) assets: Arc<BTreeMap<String, String>>,
    /// Pictures by their path below the content.
    pub(super) pictures: Arc<BTreeMap<String, Value>>,
}

impl Tables {
    /// Tables with nothing in them, while templates are only being read.
    pub(super) fn empty(lang: &Lang) -> Self {
        Self {
            tag: lang.tag().to_owned(),
            direction: lang.direction(),
            formats: Formats::of(lang),
            phrases: Arc::default(),
            local: String::new(),
            cards: BTreeMap::new(),
            lists: BTreeMap::new(),
            assets: Arc::default(),
            pictures: Arc::default(),
        }
    }
}

/// The cards of all entries, and the lists of all kinds.
pub(super) fn cards(
    reader: Reader<'_>,
) -> (BTreeMap<String, BTreeMap<String, Value>>, BTreeMap<String, Value>) {
    let site = reader.site;
    let (mut cards, mut lists) = (BTreeMap::new(), BTreeMap::new());
    for (kind_id, kind) in site.config.kinds.iter() {
        let order = site.order(kind_id, reader.lang);
        let list = reader.cards_of(order);
        let by_key =
            order.iter().zip(&list).map(|(id, card)| (site.entries[*id].key.clone(), card.clone()));
        cards.insert(kind.key.clone(), by_key.collect::<BTreeMap<_, _>>());
        lists.insert(kind.key.clone(), Value::from(list));
    }
    for (id, entry) in
        site.entries.iter().filter(|(_, e)| e.role != Role::Entry && e.lang == reader.lang)
    {
        let kind = &site.config.kinds[entry.kind].key;
        cards.entry(kind.clone()).or_default().insert(entry.key.clone(), reader.card(id));
    }
    (cards, lists)
}

/// Static files with the address under which they are linked: those that pages load carry the hash of what they hold.
pub(super) fn assets(site: &Site<'_>) -> BTreeMap<String, String> {
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

//! Cards: an entry as lists show it.

use std::sync::OnceLock;

use tera::Value;

use super::Reader;
use super::field::Depth;
use super::object::Object;
use crate::id::EntryId;
use crate::id::Table;
use crate::site::Site;

/// The cards that readers of one language are shown, each made once.
pub(in crate::render) struct Cards(Table<EntryId, OnceLock<Value>>);

impl Cards {
    /// A place for the card of each entry.
    pub(in crate::render) fn of(site: &Site<'_>) -> Self {
        Self(site.entries.ids().map(|_| OnceLock::new()).collect())
    }
}

impl Reader<'_> {
    /// `key kind title title_lang lang url description date fields is_fallback`.
    pub(in crate::render) fn card(&self, id: EntryId) -> Value {
        self.cards.0[id].get_or_init(|| self.make_card(id)).clone()
    }

    fn make_card(&self, id: EntryId) -> Value {
        let entry = &self.site.entries[id];
        Object::new()
            .with("key", entry.key.clone())
            .with("kind", self.site.config.kinds[entry.kind].key.clone())
            .with("title", self.title(id))
            .with("title_lang", self.title_lang(id))
            .with("lang", self.tag(id))
            .with("url", self.url(id))
            .maybe("description", entry.front.description.clone())
            .maybe("date", entry.front.date.map(|date| self.date(date)))
            .with("fields", self.fields(id, Depth::Names))
            .with("is_fallback", entry.lang != self.lang)
            .into()
    }

    /// The cards of several entries.
    pub(in crate::render) fn cards_of(&self, ids: &[EntryId]) -> Vec<Value> {
        ids.iter().map(|id| self.card(*id)).collect()
    }
}

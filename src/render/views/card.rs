//! Cards: an entry as lists show it.

use std::sync::OnceLock;

use tera::Value;

use super::Reader;
use super::field::Depth;
use super::object::Object;
use crate::content::Data;
use crate::date::Date;
use crate::id::EntryId;
use crate::id::Table;
use crate::site::Site;

/// The cards that readers of one language are shown, each made once.
pub(in crate::render) struct Cards(Table<EntryId, OnceLock<Value>>);

impl Cards {
    /// A place for the card of each entry.
    pub(in crate::render) fn of(site: &Site) -> Self {
        Self(site.entries.ids().map(|_| OnceLock::new()).collect())
    }
}

impl Reader<'_> {
    /// `key kind title title_lang label? lang url description date fields is_fallback`.
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
            .maybe("label", self.label(id))
            .with("lang", self.tag(id))
            .with("url", self.url(id))
            .maybe("description", entry.front.description.clone())
            .maybe("date", self.date_of(id).map(|date| self.date(date)))
            .with("fields", self.fields(id, Depth::Names))
            .with("is_fallback", entry.lang != self.lang)
            .into()
    }

    /// The date of an entry: its own, or that of its point on the timeline.
    fn date_of(&self, id: EntryId) -> Option<Date> {
        let entry = &self.site.entries[id];
        let facet = self.site.config.kinds[entry.kind].facets.timeline.as_ref();
        let start = facet.filter(|facet| facet.end.is_none()).map(|facet| facet.start);
        entry.front.date.or_else(|| entry.date_in(start?))
    }

    /// The short name of an entry, where the timeline or the map of its kind has one and it is not the title.
    pub(in crate::render) fn label(&self, id: EntryId) -> Option<String> {
        let entry = &self.site.entries[id];
        let facets = &self.site.config.kinds[entry.kind].facets;
        let on_timeline = facets.timeline.as_ref().and_then(|facet| facet.label);
        let on_map = facets.map.as_ref().and_then(|facet| facet.label);
        match &entry.field(on_timeline.or(on_map)?)?.data {
            Data::Text(text) => Some(text.clone()).filter(|text| *text != entry.front.title.0),
            _ => None,
        }
    }

    /// The cards of several entries.
    pub(in crate::render) fn cards_of(&self, ids: &[EntryId]) -> Vec<Value> {
        ids.iter().map(|id| self.card(*id)).collect()
    }
}

//! Cards: an entry as lists show it.

use tera::Value;

use super::Reader;
use super::field::Depth;
use super::object::Object;
use crate::id::EntryId;

impl Reader<'_> {
    /// `key kind title lang url description date fields is_fallback`.
    pub(in crate::render) fn card(&self, id: EntryId) -> Value {
        let entry = &self.site.entries[id];
        Object::new()
            .with("key", entry.key.clone())
            .with("kind", self.site.config.kinds[entry.kind].key.clone())
            .with("title", self.title(id))
            .with("lang", self.tag(id))
            .with("url", self.url(id))
            .maybe("description", entry.front.description.clone())
            .maybe("date", entry.front.date.map(|date| self.date(date)))
            .with("fields", self.fields(id, Depth::Names))
            .with("is_fallback", entry.lang != self.lang)
            .into()
    }

    /// The cards of several entries.
    pub(in crate::render) fn cards(&self, ids: &[EntryId]) -> Vec<Value> {
        ids.iter().map(|id| self.card(*id)).collect()
    }
}

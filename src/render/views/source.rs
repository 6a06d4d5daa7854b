//! Sources as pages and the list of sources show them.

use tera::Value;

use super::Reader;
use super::object::Object;
use crate::content::SourceUse;
use crate::id::EntryId;
use crate::relations::SourceRow;

impl Reader<'_> {
    /// `key? title title_lang url publisher? date? lang? id`.
    fn source(&self, row: &SourceRow) -> Object {
        let fact = &row.fact;
        Object::new()
            .maybe("key", row.key.clone())
            .with("title", fact.title.clone())
            .with(
                "title_lang",
                self.site.config.languages[self.site.config.default_language].lang.tag(),
            )
            .with("url", fact.url.clone())
            .maybe("publisher", fact.publisher.clone())
            .maybe("date", fact.date.map(|date| self.date(date)))
            .maybe("lang", fact.lang.as_ref().map(|lang| lang.tag().to_owned()))
            .maybe("lang_name", fact.lang.as_ref().map(|lang| self.formats.language(lang)))
            .with("id", row.id.clone())
    }

    /// The sources of a page, in the order in which it names them.
    pub(super) fn sources_of(&self, id: EntryId) -> Vec<Value> {
        let named = &self.site.entries[id].front.sources;
        let row = |source: &SourceUse| {
            self.relations.sources.iter().find(|row| match source {
                SourceUse::Key(key) => row.key.as_ref() == Some(key),
                SourceUse::Inline(fact) => row.key.is_none() && row.fact.url == fact.url,
            })
        };
        named.iter().filter_map(|(source, _)| Some(self.source(row(source)?).into())).collect()
    }

    /// All sources, each with the pages in the reader's language that rest on it.
    pub(super) fn all_sources(&self) -> Vec<Value> {
        let pages = |row: &SourceRow| {
            let own =
                row.entries.iter().copied().filter(|id| self.site.entries[*id].lang == self.lang);
            let own: Vec<EntryId> = own.collect();
            self.cards_of(&own)
        };
        self.relations
            .sources
            .iter()
            .map(|row| self.source(row).with("pages", pages(row)).into())
            .collect()
    }
}

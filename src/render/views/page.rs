//! `page`: everything that the template of a page may say of it.

use tera::Value;

use super::Reader;
use super::field::Depth;
use super::object::Object;
use crate::content::Role;
use crate::id::EntryId;
use crate::id::KindId;
use crate::relations::Nearness;

impl Reader<'_> {
    /// The view of a page, given its body as HTML and the template it is drawn with.
    pub(in crate::render) fn page(&self, id: EntryId, content: &str, template: &str) -> Value {
        let entry = &self.site.entries[id];
        let front = &entry.front;
        let neighbours = self.relations.neighbours[id];
        Object::new()
            .with("key", entry.key.clone())
            .with("kind", self.site.config.kinds[entry.kind].key.clone())
            .with("role", role_name(entry.role))
            .with("title", self.title(id))
            .with("title_lang", self.title_lang(id))
            .maybe("description", front.description.clone().or_else(|| self.home_description(id)))
            .with("url", self.url(id))
            .with("permalink", self.permalink(id))
            .with("lang", self.tag(id))
            .with("content", Value::safe_string(content))
            .with("toc", self.toc(id))
            .maybe("date", front.date.map(|date| self.date(date)))
            .maybe("updated", front.updated.map(|date| self.date(date)))
            .with("fields", self.fields(id, Depth::Cards))
            .maybe("span", self.among_years(id))
            .with("extra", Value::from_serializable(&front.extra))
            .with("sources", self.sources_of(id))
            .with("references", self.references(id))
            .with("backlinks", self.cards_of(&self.relations.backlinks[id]))
            .maybe("prev", neighbours.prev.map(|id| self.card(id)))
            .maybe("next", neighbours.next.map(|id| self.card(id)))
            .with("translations", self.translations(id))
            .with("breadcrumbs", self.breadcrumbs(id))
            .maybe("edit_url", self.edit_url(id))
            .maybe("write_url", self.write_url(id))
            .with("untranslated", self.untranslated(id))
            .with("draft", front.draft)
            .maybe("reviewed", front.reviewed.clone())
            .with("template", template)
            .into()
    }

    fn home_description(&self, id: EntryId) -> Option<String> {
        let is_home = self.site.entries[id].role == Role::Home;
        is_home.then(|| self.site.description(self.lang).map(str::to_owned)).flatten()
    }

    /// The second- and third-level headings.
    fn toc(&self, id: EntryId) -> Vec<Value> {
        let headings = self.site.texts[id].body.iter().flat_map(|body| &body.headings);
        headings
            .filter(|heading| (2..=3).contains(&heading.level))
            .map(|heading| {
                Object::new()
                    .with("id", heading.id.clone())
                    .with("title", heading.text.clone())
                    .with("level", u32::from(heading.level))
                    .into()
            })
            .collect()
    }

    /// Related entries by kind: `{kind title entries}`.
    fn references(&self, id: EntryId) -> Vec<Value> {
        let related = &self.relations.references[id];
        let groups =
            related.chunk_by(|a, b| self.site.entries[*a].kind == self.site.entries[*b].kind);
        let view = |ids: &[EntryId]| {
            let kind_id: KindId = self.site.entries[*ids.first()?].kind;
            let kind = &self.site.config.kinds[kind_id];
            let title = crate::lang::raised(&self.words().many(kind_id, kind));
            let group = Object::new()
                .with("kind", kind.key.clone())
                .with("title", title)
                .with("entries", self.cards_of(ids));
            Some(Value::from(group))
        };
        groups.filter_map(view).collect()
    }

    /// Where the switch leads: `{tag name dir url permalink is_current is_exact}`.
    fn translations(&self, id: EntryId) -> Vec<Value> {
        let places = self.relations.translations[id].iter();
        places
            .map(|place| {
                let lang = &self.site.config.languages[place.lang].lang;
                Object::new()
                    .with("tag", lang.tag())
                    .with("name", self.all_phrases[place.lang].word("language"))
                    .with("dir", lang.direction().name())
                    .with("url", self.url(place.entry))
                    .with("permalink", self.permalink(place.entry))
                    .with("is_default", place.lang == self.site.config.default_language)
                    .with("is_current", place.lang == self.site.entries[id].lang)
                    .with("is_exact", place.nearness == Nearness::Same)
                    .into()
            })
            .collect()
    }

    /// The way from the home page down to the parent.
    fn breadcrumbs(&self, id: EntryId) -> Vec<Value> {
        let entry = &self.site.entries[id];
        if entry.role == Role::Home {
            return Vec::new();
        }
        let parent = self.site.list(entry.kind, self.lang).filter(|list| *list != id);
        let way = self.site.home(self.lang).into_iter().chain(parent);
        way.map(|id| {
            Object::new()
                .with("title", self.title(id))
                .with("url", self.url(id))
                .with("lang", self.title_lang(id))
                .into()
        })
        .collect()
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Home => "home",
        Role::List => "list",
        Role::Timeline => "timeline",
        Role::Map => "map",
        Role::Sources => "sources",
        Role::Handbook => "handbook",
        Role::Entry => "entry",
    }
}

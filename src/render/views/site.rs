//! `site`, `lang` and `kind`: what every page knows.

use tera::Value;

use super::Reader;
use super::object::Object;
use crate::config::Drafts;
use crate::config::Field;
use crate::config::Kind;
use crate::config::Type;
use crate::content::Role;
use crate::id::KindId;
use crate::id::LangId;
use crate::render::phrases::Phrases;

impl Reader<'_> {
    /// `tag name dir is_default`.
    pub(in crate::render) fn lang_view(&self) -> Value {
        self.language(self.lang, self.phrases).into()
    }

    pub(super) fn language(&self, id: LangId, phrases: &Phrases) -> Object {
        let lang = &self.site.config.languages[id].lang;
        Object::new()
            .with("tag", lang.tag())
            .with("name", phrases.word("language"))
            .with("local_name", self.formats.language(lang))
            .with("dir", lang.direction().name())
            .with("is_default", id == self.site.config.default_language)
    }

    /// The site as every page sees it.
    ///
    /// `components` are those that templates have, by [`super::components`].
    pub(in crate::render) fn site_view(&self, components: Value) -> Value {
        let (site, config) = (self.site, &self.site.config);
        let facts = &config.site;
        let languages: Vec<Value> = config
            .languages
            .ids()
            .map(|id| {
                let url = site.home(id).map(|home| self.url(home));
                self.language(id, &self.all_phrases[id])
                    .maybe("url", url)
                    .with("is_current", id == self.lang)
                    .into()
            })
            .collect();
        let mut kinds = Object::new();
        for (id, kind) in config.kinds.iter() {
            kinds = kinds.named(&kind.key, self.kind_view(id, kind));
        }
        let made = |role| {
            let page = site.entries.iter().find(|(_, e)| e.role == role && e.lang == self.lang);
            page.map(|(id, _)| self.url(id))
        };
        Object::new()
            .with("title", site.title(self.lang))
            .maybe("description", site.description(self.lang))
            .with("languages", languages)
            .with("default_lang", config.languages[config.default_language].lang.tag())
            .with("base_url", facts.base.full())
            .with("base_path", facts.base.path())
            .maybe("repository", facts.repository.clone())
            .maybe("since", facts.since.map(|date| self.date(date)))
            .maybe("until", facts.until.map(|date| self.date(date)))
            .maybe(
                "years",
                facts
                    .since
                    .zip(facts.until)
                    .map(|(since, until)| until.year().saturating_sub(since.year())),
            )
            .maybe("updated", facts.updated.map(|date| self.date(date)))
            .maybe("feed_url", site.feed_address(self.lang).map(|feed| facts.base.path_to(&feed)))
            .with("menu", self.menu())
            .with("kinds", kinds)
            .with("sources", self.all_sources())
            .with("components", components)
            .maybe("publisher", facts.publisher.clone())
            .maybe("contact", facts.contact.clone())
            .maybe("licence", facts.licence.clone())
            .with("is_preview", config.drafts == Drafts::Show)
            .with("generator", concat!("jubilee ", env!("CARGO_PKG_VERSION")))
            .with("has_timeline", site.has_timeline())
            .maybe("timeline_url", made(Role::Timeline))
            .with("has_map", site.has_map())
            .maybe("map_url", made(Role::Map))
            .maybe("handbook_url", made(Role::Handbook))
            .maybe("admin", self.admin())
            .into()
    }

    /// The page with the form, if it is there: `{url repository owner auth_url?}`. Only the handbook speaks of it.
    fn admin(&self) -> Option<Object> {
        let desk = self.site.desk()?.ok()?;
        let url = self.site.config.site.base.path_to(&self.site.admin_address()?);
        let owner = desk.repository.split('/').next().unwrap_or_default();
        let view =
            Object::new().with("url", url).with("repository", desk.repository).with("owner", owner);
        Some(view.maybe("auth_url", desk.admin.auth_url.clone()))
    }

    /// `key one many url? add_url? count fields`; at `add_url` the repository takes a new entry.
    pub(in crate::render) fn kind_view(&self, id: KindId, kind: &Kind) -> Value {
        let fields: Vec<Value> = kind
            .fields
            .iter()
            .map(|field| {
                Object::new()
                    .with("name", field.name.clone())
                    .with("label", self.words().field(id, &field.name))
                    .with("type", field.kind.name())
                    .maybe("options", self.options(id, field))
                    .maybe("help", field.help.clone())
                    .into()
            })
            .collect();
        Object::new()
            .with("key", kind.key.clone())
            .with("one", self.words().one(id, kind))
            .with("many", crate::lang::raised(&self.words().many(id, kind)))
            .maybe("url", self.site.list(id, self.lang).map(|list| self.url(list)))
            .maybe("add_url", self.add_url(id))
            .with("count", self.site.order(id, self.lang).len())
            .with("fields", fields)
            .into()
    }

    /// What a choice may be, in the order of `book.toml`: `{key label}`.
    pub(super) fn options(&self, kind: KindId, field: &Field) -> Option<Vec<Value>> {
        let Type::Choice { options } = &field.kind else { return None };
        let view = |option: &String| {
            let label = self.words().choice(kind, &field.name, option);
            Object::new().with("key", option.clone()).with("label", label).into()
        };
        Some(options.iter().map(view).collect())
    }

    pub(in crate::render) fn menu(&self) -> Vec<Value> {
        let items = self.site.config.site.menu.iter();
        items
            .filter_map(|(name, _)| {
                let id = self.site.menu_target(name, self.lang)?;
                let item = Object::new()
                    .with("title", self.title(id))
                    .with("url", self.url(id))
                    .with("lang", self.title_lang(id))
                    .with("key", name.clone());
                Some(item.into())
            })
            .collect()
    }
}

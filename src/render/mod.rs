//! The Tera environment, one for each language, and the pages that it draws.
//!
//! Always holds: views are made once and shared by reference; a template sees nothing that `views` did not make.
//! The functions of an environment hold its language, since a component does not see its caller's context.

mod components;
mod failure;
mod filters;
mod formats;
mod functions;
mod host;
mod mention;
mod phrases;
mod pictures;
mod tables;
mod templates;
mod views;

pub use templates::Memory;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::OnceLock;

use tera::Context;
use tera::Tera;
use tera::Value;

use crate::content::Role;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;
use crate::id::EntryId;
use crate::id::FileId;
use crate::id::LangId;
use crate::id::Table;
use crate::markdown;
use crate::relations::Relations;
use crate::site::SVELTIA;
use crate::site::Site;
use host::Host;
use pictures::Pictures;
use tables::Shared;
use tables::Tables;
use views::Object;
use views::Reader;

/// Codes raised here.
pub static CODES: &[&Code] = &[
    &failure::TEMPLATE_SYNTAX,
    &failure::TEMPLATE_ERROR,
    &failure::TEMPLATE_LOOP,
    &failure::TEMPLATE_UNKNOWN,
    &templates::MISSING_TEMPLATE,
    &components::UNKNOWN_COMPONENT,
    &components::BAD_ARGUMENT,
    &components::MISSING_FILE,
    &phrases::MISSING_PHRASE,
    &phrases::MISSING_PLURAL,
    &phrases::UNKNOWN_PLACEHOLDER,
    &phrases::UNUSED_PHRASE,
    &phrases::COMPUTED_PHRASE,
];

/// Everything that pages are drawn with.
pub struct Templates {
    site: Arc<Site>,
    stock: Arc<Stock>,
}

/// What the words in the bodies of pages have no part in.
struct Stock {
    tables: Table<LangId, Arc<Tables>>,
    /// The templates as they were read.
    base: Arc<Tera>,
    environments: Table<LangId, OnceLock<Tera>>,
    /// The template of each page, by the name that Tera knows.
    names: Table<EntryId, String>,
    /// The templates that speak of drawings.
    drawing: BTreeSet<String>,
    /// The files that components of texts show.
    shown: BTreeSet<FileId>,
    /// The pages whose components name an entry that there is not.
    astray: BTreeSet<EntryId>,
}

/// Reads templates and words. What pages show in common is made when the first of them is drawn. Nothing if the templates
/// cannot be read.
pub fn load(
    site: &Arc<Site>,
    relations: &Arc<Relations>,
    memory: &mut Memory,
    found: &mut Diagnostics,
) -> Option<Templates> {
    let config = &site.config;
    let phrases = Arc::new(phrases::read_all(&site.sources, config, found));
    let pictures = Arc::new(Pictures::of(site));
    let shared = Shared {
        site: Arc::clone(site),
        relations: Arc::clone(relations),
        phrases: Arc::clone(&phrases),
        picture_views: Arc::new(pictures.views()),
        pictures,
        assets: Arc::new(tables::assets(site)),
    };
    let languages = config.languages.ids();
    let tables: Table<LangId, Arc<Tables>> =
        languages.map(|lang| Arc::new(Tables::of(shared.clone(), lang))).collect();
    let base = memory.read(site, found)?;
    phrases::judge(&phrases, &site.sources, found);
    let names = templates::of_pages(site, &base, found);
    let named = components::check(site, &base, found);
    let environments = config.languages.ids().map(|_| OnceLock::new()).collect();
    let (shown, astray) = (named.files, named.astray);
    let drawing = mention::of("figure", site).into_iter().map(str::to_owned).collect();
    let stock = Stock { tables, base, environments, names, drawing, shown, astray };
    Some(Templates { site: Arc::clone(site), stock: Arc::new(stock) })
}

impl Templates {
    /// The same for a site that differs in the words of some bodies.
    #[must_use]
    pub fn with_words(&self, site: &Arc<Site>) -> Self {
        Self { site: Arc::clone(site), stock: Arc::clone(&self.stock) }
    }

    /// What the pages of a language are drawn with.
    fn environment(&self, lang: LangId) -> &Tera {
        let stock = &self.stock;
        stock.environments[lang].get_or_init(|| {
            let reader = stock.tables[lang].reader();
            let mut tera = Tera::clone(&stock.base);
            let components = views::components(&stock.base);
            tera.global_context().insert_value("site", reader.site_view(components));
            tera.global_context().insert_value("lang", reader.lang_view());
            templates::register(&mut tera, &stock.tables[lang]);
            tera
        })
    }

    /// A page as HTML, and what went wrong.
    pub fn page(&self, id: EntryId) -> (String, Diagnostics) {
        let entry = &self.site.entries[id];
        let tables = &self.stock.tables[entry.lang];
        let reader = Reader { site: &self.site, ..tables.reader() };
        let mut found = Diagnostics::default();
        let host = Host::of_body(reader, id, self.environment(entry.lang));
        let body = self.site.texts[id].body.as_ref();
        let html = body.map(|body| markdown::html(body, &entry.text, &host)).unwrap_or_default();
        let notes = host.into_findings().into_iter().map(|finding| self.made_for(id, finding));
        found.extend(notes);

        let mut context = Context::new();
        context.insert_value("page", reader.page(id, &html, &self.stock.names[id]));
        if self.site.config.kinds[entry.kind].folder.is_some() {
            context.insert_value("kind", tables.kind(entry.kind));
            if entry.role == Role::List {
                let kind = &self.site.config.kinds[entry.kind];
                context.insert_value(
                    "entries",
                    tables.list(&kind.key).unwrap_or_else(|| Value::from(Vec::<Value>::new())),
                );
                context.insert_value("decades", Value::from(reader.by_decade(entry.kind)));
            }
        }
        if self.stock.drawing.contains(mention::plain(&self.stock.names[id])) {
            context.insert_value("figure", tables.figures());
        }
        if entry.role == Role::Handbook {
            context.insert_value("handbook", reader.handbook(&self.stock.base));
        }
        let html =
            self.draw(entry.lang, &self.stock.names[id], &context).unwrap_or_else(|finding| {
                found.push(self.made_for(id, *finding));
                String::new()
            });
        (html, found)
    }

    /// A finding with the page that was being made.
    fn made_for(&self, id: EntryId, finding: Diagnostic) -> Diagnostic {
        let address = self.site.address(id);
        let template = &self.stock.names[id];
        finding.note(text!(
            "while the page `{address}` was made with `{template}`",
            address,
            template
        ))
    }

    fn draw(&self, lang: LangId, name: &str, context: &Context) -> Result<String, Box<Diagnostic>> {
        let drawn = self.environment(lang).render(name, context);
        drawn.map_err(|error| Box::new(failure::of_rendering(&error, &self.site.sources)))
    }

    /// The page for addresses that are not there, in all languages, with links from the root of the host.
    pub fn not_found(&self) -> (String, Diagnostics) {
        let config = &self.site.config;
        let languages: Vec<Value> = config
            .languages
            .iter()
            .map(|(id, language)| {
                let reader = self.stock.tables[id].reader();
                let phrases = reader.phrases;
                Object::new()
                    .with("tag", language.lang.tag())
                    .with("name", phrases.word("language"))
                    .with("dir", language.lang.direction().name())
                    .with("url", reader.local(""))
                    .with("title", phrases.word("not-found"))
                    .with("text", phrases.word("not-found-text"))
                    .with("home", phrases.word("not-found-home"))
                    .with("menu", reader.menu())
                    .into()
            })
            .collect();
        let mut context = Context::new();
        context.insert_value("languages", Value::from(languages));
        self.made("404.html", config.default_language, &context)
    }

    /// The page at a former address, which leads to the present one at once.
    pub fn redirect(&self, to: EntryId) -> (String, Diagnostics) {
        let lang = self.site.entries[to].lang;
        let reader = self.stock.tables[lang].reader();
        let mut context = Context::new();
        context.insert_value("target", Value::from(reader.url(to)));
        context.insert_value("permalink", Value::from(reader.permalink(to)));
        self.made("redirect.html", lang, &context)
    }

    /// The page with the form, which a script draws. Without it, it says so in all languages.
    pub fn admin(&self) -> (String, Diagnostics) {
        let config = &self.site.config;
        let assets = &self.stock.tables[config.default_language].shared.assets;
        let admin = config.admin.as_ref();
        let script = admin.and_then(|admin| assets.get(admin.script.as_str()).cloned());
        let languages: Vec<Value> = config
            .languages
            .iter()
            .map(|(id, language)| {
                Object::new()
                    .with("tag", language.lang.tag())
                    .with("dir", language.lang.direction().name())
                    .with("text", self.word(id, "form-script"))
                    .into()
            })
            .collect();
        let mut context = Context::new();
        context.insert_value("languages", Value::from(languages));
        context.insert_value("script", Value::from(script.unwrap_or_default()));
        context.insert_value("release", Value::from(SVELTIA));
        self.made("admin.html", config.default_language, &context)
    }

    /// A word of the templates in a language.
    pub fn word(&self, lang: LangId, key: &str) -> String {
        self.stock.tables[lang].shared.phrases[lang].word(key)
    }

    fn made(&self, name: &str, lang: LangId, context: &Context) -> (String, Diagnostics) {
        let mut found = Diagnostics::default();
        let html = self.draw(lang, name, context).unwrap_or_else(|finding| {
            found.push(*finding);
            String::new()
        });
        (html, found)
    }

    /// Findings about words that pages had to say in another language than their own. For after the last page.
    pub fn missing_words(&self) -> impl Iterator<Item = Diagnostic> {
        let languages = self.site.config.languages.iter();
        languages.filter_map(|(id, language)| {
            self.stock.tables[id].phrases().missing(language, &self.site.sources)
        })
    }

    /// The files that components of texts show.
    pub fn shown(&self) -> &BTreeSet<FileId> {
        &self.stock.shown
    }

    /// Whether a component on a page names an entry that there is not, so that the page cannot be drawn.
    pub fn names_nothing(&self, id: EntryId) -> bool {
        self.stock.astray.contains(&id)
    }

    /// The name of the template of a page, for findings on the finished page.
    pub fn name_of(&self, id: EntryId) -> &str {
        &self.stock.names[id]
    }
}

//! `/admin/`: a page with a form for those who never open a file, drawn by Sveltia CMS, and its `config.yml`, which is made from
//! the kinds. The file is JSON, as every JSON is YAML.
//!
//! Always holds: what the form leaves out of a file stays in it as it was. Deliberately absent: the script itself, which is a
//! file of the site's own, and any link from the public site.

mod collection;
mod field;
mod parts;
mod reserved;

use serde_json::Value;
use serde_json::json;

use super::Output;
use super::Promise;
use super::Scope;
use super::Tree;
use super::tree::Claim;
use crate::config::Kind;
use crate::config::Translation;
use crate::config::Type;
use crate::content::Words;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;
use crate::id::LangId;
use crate::path::Address;
use crate::path::RelPath;
use crate::render::Templates;
use crate::site::Desk;
use crate::site::Site;
use field::is_translated;

pub(super) const OUTPUT: Output = Output { name: "admin", plan };

fn plan(scope: Scope<'_>, tree: &mut Tree, found: &mut Diagnostics) {
    let Some(Ok(desk)) = scope.site.desk() else { return };
    let form = Form { site: scope.site, templates: scope.templates };
    let (page, findings) = scope.templates.admin();
    found.extend(findings);
    let config = format!("{:#}\n", form.config(desk));
    for (path, text) in [("admin/index.html", page), ("admin/config.yml", config)] {
        let claim = Claim { what: text!("the page with the form"), span: Some(desk.admin.span) };
        tree.add(RelPath::from_name(path), Promise::Text(text), claim, found);
    }
}

/// What the form is made from. It speaks the default language.
#[derive(Clone, Copy)]
struct Form<'a> {
    site: &'a Site,
    templates: &'a Templates,
}

impl<'a> Form<'a> {
    fn lang(self) -> LangId {
        self.site.config.default_language
    }

    /// The site's own names.
    fn names(self) -> &'a Words {
        &self.site.words[self.lang()]
    }

    /// A word of the form.
    fn word(self, key: &str) -> String {
        self.templates.word(self.lang(), key)
    }

    fn config(self, desk: Desk<'_>) -> Value {
        let site = self.site;
        let base = &site.config.site.base;
        let content = &site.config.content;
        let kinds = site.config.kinds.iter().filter(|(_, kind)| kind.folder.is_some());
        let mut collections: Vec<Value> =
            kinds.map(|(id, kind): (_, &Kind)| self.of_kind(id, kind)).collect();
        collections.extend(self.of_pages());
        let mut config = json!({
            "backend": backend(desk),
            "app_title": site.title(self.lang()),
            "logo": { "src": base.path_to(&Address::file(&RelPath::from_name("favicon.svg"))) },
            "media_folder": content.as_str(),
            "public_folder": "/",
            "media_libraries": {
                "default": { "config": { "slugify_filename": true } },
                "stock_assets": false,
            },
            "slug": { "encoding": "ascii", "clean_accents": true },
            "output": { "omit_empty_optional_fields": self.may_omit() },
            "show_preview_links": false,
            "editor": { "preview": false },
            "collections": collections,
        });
        if base.is_absolute() {
            config["site_url"] = base.full().into();
        }
        if site.config.languages.len() > 1 {
            config["i18n"] = self.languages();
        }
        config
    }

    /// Whether the files can do without lines that say nothing. Sveltia CMS writes no file in which a record of a list would be
    /// left out for it, so such lists want a part that is always there, and no part that a translation could leave empty.
    fn may_omit(self) -> bool {
        let fields = self.site.config.kinds.values().flat_map(|kind| &kind.fields);
        fields.map(|field| &field.kind).all(is_full)
    }

    /// The languages, each in a file of its own. Those that must be there are asked for from the start.
    fn languages(self) -> Value {
        let config = &self.site.config;
        let tags = |wanted: &dyn Fn(LangId) -> bool| -> Vec<&str> {
            let wanted = config.languages.iter().filter(|(id, _)| wanted(*id));
            wanted.map(|(_, language)| language.lang.tag()).collect()
        };
        let is_required =
            |id| id == self.lang() || config.languages[id].translation == Translation::Required;
        json!({
            "structure": "multiple_files",
            "locales": tags(&|_| true),
            "default_locale": config.languages[self.lang()].lang.tag(),
            "initial_locales": tags(&is_required),
            "omit_default_locale_from_file_path": true,
        })
    }
}

fn is_full(kind: &Type) -> bool {
    match kind {
        Type::List { of, .. } => match &**of {
            Type::Record { fields } => {
                fields.iter().any(|field| field.required) && !is_translated(of) && is_full(of)
            }
            of => is_full(of),
        },
        Type::Record { fields } => fields.iter().all(|field| is_full(&field.kind)),
        _ => true,
    }
}

/// Where the form writes, and how people sign in: by a token of their own, or where book.toml says.
fn backend(desk: Desk<'_>) -> Value {
    let mut backend = json!({
        "name": "github",
        "repo": desk.repository,
        "auth_methods": ["token"],
    });
    if let Some(address) = &desk.admin.auth_url {
        backend["auth_methods"] = json!(["oauth", "token"]);
        backend["base_url"] = address.as_str().into();
    }
    backend
}

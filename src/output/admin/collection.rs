//! Collections: one for each kind, and one for each folder of free pages.

use std::collections::BTreeSet;

use serde_json::Value;
use serde_json::json;

use super::Form;
use super::reserved::body_name;
use super::reserved::is_own_page;
use crate::config::Kind;
use crate::config::PAGE;
use crate::config::SortBy;
use crate::id::KindId;
use crate::lang::raised;

/// What the key of a page is made of.
const KEY: &str = "^[a-z0-9_][a-z0-9_-]*$";

impl Form<'_> {
    pub(super) fn of_kind(self, id: KindId, kind: &Kind) -> Value {
        let folder = kind.folder.as_ref().map(ToString::to_string).unwrap_or_default();
        let mut fields = vec![self.title(), self.description()];
        fields.extend(kind.fields.iter().map(|field| self.field(id, field)));
        fields.extend(self.end(id, kind));
        let label = raised(&self.names().many(id, kind));
        let mut collection = self.collection(&kind.key, &folder, &label, &fields);
        collection["label_singular"] = raised(&self.names().one(id, kind)).into();
        collection["sortable_fields"] = sortable(kind);
        collection["index_file"] = self.index("form-list", id, kind);
        collection["body_field"] = json!({ "key": body_name(kind) });
        collection
    }

    /// Free pages: those of the content folder, with the home page, and those of folders within it.
    pub(super) fn of_pages(self) -> Vec<Value> {
        let id = self.site.page_kind();
        let kind = &self.site.config.kinds[id];
        let pages =
            self.site.entries.values().filter(|entry| entry.kind == id && entry.file.is_some());
        let folders: BTreeSet<&str> =
            pages.map(|page| page.key.rsplit_once('/').map_or("", |(folder, _)| folder)).collect();
        let other = folders.into_iter().filter(|folder| !folder.is_empty());
        let others: Vec<Value> = other.map(|folder| self.of_folder(folder, id, kind)).collect();
        let mut home = self.collection(PAGE, "", &self.word("form-pages"), &self.of_page(id, kind));
        home["label_singular"] = self.word("form-page").into();
        home["index_file"] = self.index("form-home", id, kind);
        [vec![home], others].concat()
    }

    fn of_folder(self, folder: &str, id: KindId, kind: &Kind) -> Value {
        let name = format!("{PAGE}-{}", folder.replace('/', "--"));
        let label = format!("{}: {folder}", self.word("form-pages"));
        let mut collection = self.collection(&name, folder, &label, &self.of_page(id, kind));
        collection["label_singular"] = self.word("form-page").into();
        collection
    }

    fn of_page(self, id: KindId, kind: &Kind) -> Vec<Value> {
        [vec![self.title(), self.description()], self.end(id, kind)].concat()
    }

    fn collection(self, name: &str, folder: &str, label: &str, fields: &[Value]) -> Value {
        let content = &self.site.config.content;
        let path =
            if folder.is_empty() { content.to_string() } else { format!("{content}/{folder}") };
        let mut collection = json!({
            "name": name,
            "label": label,
            "folder": path,
            "extension": "md",
            "format": "toml-frontmatter",
            "create": true,
            "identifier_field": "title",
            "slug": {
                "template": "{{title}}",
                "editable": ["create"],
                "pattern": [KEY, self.word("form-key-hint")],
                "hint": self.word("form-key-hint"),
            },
            // Pictures lie beside the pages that show them.
            "media_folder": "",
            "public_folder": "",
            "fields": fields,
        });
        if self.site.config.languages.len() > 1 {
            collection["i18n"] = self.says_default(&path);
        }
        collection
    }

    /// The own page of a folder: its title and text.
    fn index(self, label: &str, id: KindId, kind: &Kind) -> Value {
        let fields = [
            vec![self.title(), self.description(), self.body(body_name(kind))],
            self.sources(id, is_own_page),
            self.record(),
        ];
        json!({ "name": "_index", "label": self.word(label), "fields": fields.concat() })
    }

    /// Whether the originals of a folder say their language, as in `old-bridge.en.md`: then new ones do so too.
    fn says_default(self, folder: &str) -> Value {
        let config = &self.site.config;
        let end = format!(".{}.md", config.languages[self.lang()].lang);
        let others: Vec<String> =
            config.languages.values().map(|language| format!(".{}.md", language.lang)).collect();
        let names: Vec<&str> = self
            .site
            .sources
            .below(folder)
            .filter_map(|(_, file)| file.path.below(folder))
            .filter(|name| name.ends_with(".md") && !name.contains('/'))
            .collect();
        let says = names.iter().any(|name| name.ends_with(&end));
        let is_plain = |name: &&str| !others.iter().any(|end| name.ends_with(end));
        if says && !names.iter().any(is_plain) {
            json!({ "omit_default_locale_from_file_path": false })
        } else {
            true.into()
        }
    }
}

/// By what the list is sorted: as on the site, or by title.
fn sortable(kind: &Kind) -> Value {
    let field = match kind.sort.by {
        SortBy::Field(at) => kind[at].name.as_str(),
        SortBy::Weight => "weight",
        SortBy::Date => "date",
        SortBy::Title => "title",
    };
    let mut fields = vec!["title"];
    fields.extend((field != "title").then_some(field));
    let direction = if kind.sort.descending { "descending" } else { "ascending" };
    json!({ "fields": fields, "default": { "field": field, "direction": direction } })
}

//! What every page may say of itself. `template`, `title-lang` and `[extra]` are for those who open the file.

use serde_json::Value;
use serde_json::json;

use super::Form;
use super::parts::DATE;
use super::parts::LINK;
use crate::config::Kind;
use crate::config::SortBy;
use crate::content::Entry;
use crate::content::SourceUse;
use crate::id::KindId;

/// An address from the root of the site.
const ALIAS: &str = "^/\\S+$";
/// The last part of an address.
const SLUG: &str = "^[a-z0-9_-]+$";

/// In which languages something is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum In {
    /// In each, since it differs.
    Each,
    /// In the default one, where translations take it from.
    Default,
}

/// The name of the text among the fields, which a kind may have given to one of its own.
pub(super) fn body_name(kind: &Kind) -> &'static str {
    if kind.field("body").is_some() { "_body" } else { "body" }
}

/// Whether it is the own page of a folder: a list, or the home page.
pub(super) fn is_own_page(entry: &Entry) -> bool {
    entry.key == "_index"
}

impl Form<'_> {
    pub(super) fn title(self) -> Value {
        let mut title = self.line("title", "string", In::Each);
        title["required"] = true.into();
        title
    }

    pub(super) fn description(self) -> Value {
        self.hinted(self.line("description", "text", In::Each))
    }

    /// The text. Its Markdown is shown as it is written, since an editor of the looks would not keep components, footnotes
    /// and the ids of headings.
    pub(super) fn body(self, name: &str) -> Value {
        let mut body = self.line("body", "markdown", In::Each);
        body["name"] = name.into();
        body["modes"] = json!(["raw"]);
        self.hinted(body)
    }

    /// What comes after the fields of a kind.
    pub(super) fn end(self, id: KindId, kind: &Kind) -> Vec<Value> {
        let mut fields = vec![self.body(body_name(kind))];
        fields.extend(self.sources(id, |entry| !is_own_page(entry)));
        fields.extend(match kind.sort.by {
            SortBy::Weight => Some(self.weight()),
            SortBy::Date if kind.field("date").is_none() => {
                Some(self.written("date", DATE, In::Default))
            }
            _ => None,
        });
        fields.push(self.draft());
        fields.extend(self.record());
        fields.push(self.written("slug", SLUG, In::Each));
        fields.push(self.aliases());
        fields
    }

    /// When it was changed, and of a translation from what it was translated and who has read it.
    pub(super) fn record(self) -> Vec<Value> {
        let mut record = vec![self.written("updated", DATE, In::Default)];
        if self.site.config.languages.len() > 1 {
            record.push(self.written("translated-from", DATE, In::Each));
            record.push(self.hinted(self.line("reviewed", "string", In::Each)));
        }
        record
    }

    /// What pages rest on: keys that are picked, or sources that are written out, as those of the kind do it already. Where both
    /// are found the form leaves them alone.
    pub(super) fn sources(self, id: KindId, are_meant: impl Fn(&Entry) -> bool) -> Vec<Value> {
        let entries = self.site.entries.values();
        let of_kind = entries.filter(|entry| entry.kind == id && are_meant(entry));
        let uses: Vec<bool> = of_kind
            .flat_map(|entry| &entry.front.sources)
            .map(|(source, _)| matches!(source, SourceUse::Key(_)))
            .collect();
        let has_list = self.site.source_list.iter().next().is_some();
        let by_key = uses.first().copied().unwrap_or(has_list);
        if uses.iter().any(|is_key| *is_key != by_key) {
            return Vec::new();
        }
        vec![if by_key { self.source_keys() } else { self.source_facts() }]
    }

    fn source_keys(self) -> Value {
        let options: Vec<Value> = self
            .site
            .source_list
            .iter()
            .map(|(key, source, _)| {
                let publisher = source.publisher.iter().map(String::as_str);
                let parts: Vec<&str> = publisher.chain([source.title.as_str()]).collect();
                json!({ "label": parts.join(": "), "value": key })
            })
            .collect();
        let mut sources = self.line("sources", "select", In::Default);
        sources["multiple"] = true.into();
        sources["options"] = options.into();
        sources
    }

    fn source_facts(self) -> Value {
        let part = |name: &str| {
            let mut part = self.line(name, "string", In::Default);
            part["label"] = self.word(&format!("form-source-{name}")).into();
            part
        };
        let (mut title, mut url, mut date) = (part("title"), part("url"), part("date"));
        title["required"] = true.into();
        url["required"] = true.into();
        url["pattern"] = json!([LINK, self.word("form-link-hint")]);
        date["pattern"] = json!([DATE, self.word("form-date-hint")]);
        let mut sources = self.line("sources", "list", In::Default);
        sources["fields"] = json!([title, url, part("publisher"), date, part("lang")]);
        sources
    }

    fn weight(self) -> Value {
        let mut weight = self.line("weight", "number", In::Default);
        weight["value_type"] = "int".into();
        self.hinted(weight)
    }

    fn draft(self) -> Value {
        self.hinted(self.line("draft", "boolean", In::Default))
    }

    fn aliases(self) -> Value {
        let mut aliases = self.line("aliases", "list", In::Default);
        let mut alias = self.line("aliases", "string", In::Default);
        alias["required"] = true.into();
        alias["pattern"] = json!([ALIAS, self.word("form-aliases-hint")]);
        aliases["field"] = alias;
        self.hinted(aliases)
    }

    /// A line that is written in one way only.
    fn written(self, name: &str, pattern: &str, language: In) -> Value {
        let mut line = self.hinted(self.line(name, "string", language));
        line["pattern"] = json!([pattern, line["hint"]]);
        line
    }

    /// A field that may be missing, with its name in words.
    fn line(self, name: &str, widget: &str, language: In) -> Value {
        let mut line = json!({
            "name": name,
            "label": self.word(&format!("form-{name}")),
            "widget": widget,
            "required": false,
        });
        if language == In::Each {
            line["i18n"] = true.into();
        }
        line
    }

    fn hinted(self, mut line: Value) -> Value {
        let name = line["name"].as_str().unwrap_or_default().trim_start_matches('_');
        line["hint"] = self.word(&format!("form-{name}-hint")).into();
        line
    }
}

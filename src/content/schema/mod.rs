//! JSON Schema (draft 2020-12) of front matter, for editors' programs and forms: what a page of each kind may say, and what
//! its translation may.
//!
//! Always holds: what a schema accepts is front matter as `book.toml` declares it, once TOML's dates have become strings, as
//! they do in JSON. The order is that of `book.toml`. A name with a hyphen is never that of a kind, so that
//! `bridge-translation` and `partial-date` can stand beside the kinds.
//! Deliberately absent: what one page alone does not tell (whether a key or a source is there, whether a translation says
//! the same as its original), which is for `check`; and empty values, which count as absent but are not to be written.

mod field;
mod front;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::Standing;
use crate::config::Config;
use crate::config::Kind;
use field::Fields;

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The names of all schemas: each kind, and after it its translation.
pub fn schema_names(config: &Config) -> Vec<String> {
    let kinds = config.kinds.values();
    kinds.flat_map(|kind| FORMS.map(|standing| name_of(kind, standing))).collect()
}

/// One document with all of them, and what they share, under `$defs`.
pub fn schemas(config: &Config) -> Value {
    let mut definitions = Map::new();
    for kind in config.kinds.values() {
        for standing in FORMS {
            definitions.insert(name_of(kind, standing), page(kind, standing, config));
        }
    }
    definitions.extend(front::shared());
    json!({
        "$schema": DIALECT,
        "title": config.title,
        "description": "Front matter of each kind of page, and of its translations, under `$defs`.",
        "$defs": definitions,
    })
}

/// The schema of a name, complete in itself; nothing if there is none.
pub fn schema(name: &str, config: &Config) -> Option<Value> {
    let (kind, standing) = config.kinds.values().find_map(|kind| {
        let standing = FORMS.into_iter().find(|standing| name_of(kind, *standing) == name)?;
        Some((kind, standing))
    })?;
    let mut document = Map::from_iter([("$schema".to_owned(), json!(DIALECT))]);
    if let Value::Object(page) = page(kind, standing, config) {
        document.extend(page);
    }
    document.insert("$defs".to_owned(), Value::Object(front::shared()));
    Some(Value::Object(document))
}

const FORMS: [Standing; 2] = [Standing::Original, Standing::Translation];

fn name_of(kind: &Kind, standing: Standing) -> String {
    match standing {
        Standing::Original => kind.key.clone(),
        Standing::Translation => format!("{}-translation", kind.key),
    }
}

/// The front matter of a page of a kind.
fn page(kind: &Kind, standing: Standing, config: &Config) -> Value {
    let mut properties = front::first();
    let fields = Fields { config, standing };
    for field in &kind.fields {
        properties.insert(field.name.clone(), fields.of_page(field));
    }
    for (name, schema) in front::rest(standing) {
        properties.entry(name).or_insert(schema);
    }
    let own = kind.fields.iter().filter(|field| field.required && standing == Standing::Original);
    let required: Vec<&str> =
        ["title"].into_iter().chain(own.map(|field| field.name.as_str())).collect();
    let folder = kind.folder.as_ref().map(|folder| format!("{folder}/")).unwrap_or_default();
    let file = format!("{}/{folder}KEY", config.content);
    let description = match standing {
        Standing::Original => format!("Front matter of `{file}.md`."),
        Standing::Translation => format!(
            "Front matter of `{file}.LANG.md`, which states only what differs from its original."
        ),
    };
    json!({
        "title": name_of(kind, standing),
        "description": description,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

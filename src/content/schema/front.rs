//! The schema of what every page may say of itself, and of what many fields share.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::content::Standing;

/// A year from 0001, perhaps a month, perhaps a day of that month; of 29 February no year is asked.
const DATE: &str = "^([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\
    (-(0[13578]|1[02])(-(0[1-9]|[12][0-9]|3[01]))?|-(0[469]|11)(-(0[1-9]|[12][0-9]|30))?|-02(-(0[1-9]|[12][0-9]))?)?$";
/// What `https://`, `http://` and `mailto:` lead to, in small or capital letters.
const LINK: &str =
    r#"^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)[^\s<>"\u0000-\u001f\u007f]+$"#;
/// The key of an entry; that of a free page in a folder holds its path.
const KEY: &str = "^[a-z0-9_][a-z0-9_-]*(/[a-z0-9_][a-z0-9_-]*)*$";
const TAG: &str = "^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$";
const SLUG: &str = r"^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-]+$";
const ALIAS: &str = r#"^(/[^/?#\\% "<>:]+)+/?$"#;

/// A reference to one of the shared schemas.
pub(super) fn reference_to(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// What many fields share, by name.
pub(super) fn shared() -> Map<String, Value> {
    members(json!({
        "partial-date": {
            "anyOf": [
                { "type": "integer", "minimum": 1, "maximum": 9999 },
                { "type": "string", "pattern": DATE },
            ],
        },
        "absolute-link": { "type": "string", "pattern": LINK },
        "entry-key": { "type": "string", "pattern": KEY },
        "language-tag": { "type": "string", "pattern": TAG },
        "page-source": {
            "anyOf": [
                { "type": "string", "minLength": 1 },
                {
                    "type": "object",
                    "properties": {
                        "title": { "type": "string" },
                        "url": reference_to("absolute-link"),
                        "publisher": { "type": "string" },
                        "date": reference_to("partial-date"),
                        "lang": reference_to("language-tag"),
                    },
                    "required": ["title", "url"],
                    "additionalProperties": false,
                },
            ],
        },
    }))
}

/// What stands before the fields of a kind.
pub(super) fn first() -> Map<String, Value> {
    members(json!({
        "title": { "description": "The title of the page.", "type": "string", "pattern": r"\S" },
        "title-lang": described("The language of the title, where it is not that of the page.", "language-tag"),
        "description": { "description": "A sentence or two, shown in lists and by search engines.", "type": "string" },
    }))
}

/// What stands after them. A kind that has a field `date` has its own; only a translation was translated from something.
pub(super) fn rest(standing: Standing) -> Map<String, Value> {
    let mut rest = members(json!({
        "date": described("The date of the page: a year, a month or a day.", "partial-date"),
        "slug": { "description": "The last part of the address, where it is not the key.", "type": "string", "pattern": SLUG },
        "draft": { "description": "true while readers are not to see the page.", "type": "boolean" },
        "aliases": {
            "description": "Addresses at which the page once stood, from the root of the site.",
            "type": "array",
            "items": { "type": "string", "pattern": ALIAS },
        },
        "updated": described("When the page was last changed in substance.", "partial-date"),
        "template": { "description": "The template of this page alone.", "type": "string", "pattern": r"\.html$" },
        "weight": { "description": "Its place where pages are sorted by weight: small numbers first.", "type": "integer" },
        "sources": {
            "description": "What the page rests on: keys of sources.toml, or sources written out.",
            "type": "array",
            "items": reference_to("page-source"),
        },
        "translated-from": described("The `updated` of the original that was translated.", "partial-date"),
        "reviewed": { "description": "Who read the translation as a native speaker, and when.", "type": "string" },
        "extra": { "description": "Whatever else a template wants.", "type": "object" },
    }));
    if standing == Standing::Original {
        rest.shift_remove("translated-from");
    }
    rest
}

fn described(description: &str, shared: &str) -> Value {
    json!({ "description": description, "$ref": format!("#/$defs/{shared}") })
}

fn members(object: Value) -> Map<String, Value> {
    match object {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

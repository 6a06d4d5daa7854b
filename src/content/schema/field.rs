//! The schema of a field, by its type.
//!
//! Always holds: in a translation no field is required, at no depth, and a place or a picture that is a field of the page
//! itself may give its words alone.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::front::reference_to;
use crate::config::Config;
use crate::config::Field;
use crate::config::Type;
use crate::content::Standing;

/// Whether a value is that of a field of the page, or lies within a list or a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Page,
    Within,
}

/// What the fields are of: the kinds of a site, and an original or a translation.
#[derive(Clone, Copy)]
pub(super) struct Fields<'c> {
    pub(super) config: &'c Config,
    pub(super) standing: Standing,
}

impl Fields<'_> {
    /// The schema of a field of a page.
    pub(super) fn of_page(self, field: &Field) -> Value {
        self.of_field(field, Depth::Page)
    }

    fn of_field(self, field: &Field, depth: Depth) -> Value {
        let help = field.help.clone();
        let description: Vec<String> = help.into_iter().chain(self.remark(&field.kind)).collect();
        let mut schema = Map::new();
        if !description.is_empty() {
            schema.insert("description".to_owned(), json!(description.join(" ")));
        }
        // What is required and empty counts as missing.
        let least = usize::from(field.required && self.standing == Standing::Original);
        schema.extend(self.of_type(&field.kind, least, depth));
        Value::Object(schema)
    }

    /// What a schema cannot hold a value against, in words.
    fn remark(self, kind: &Type) -> Option<String> {
        match kind {
            Type::Date { after: Some(after) } => Some(format!("Not before `{after}`.")),
            Type::Number { unit: Some(unit), .. } => Some(format!("Unit: {unit}.")),
            Type::Reference { kind } => Some(format!(
                "Names an entry by its key; its kind is `{}`.",
                self.config.kinds[*kind].key
            )),
            Type::List { of, .. } => self.remark(of),
            _ => None,
        }
    }

    fn of_type(self, kind: &Type, least: usize, depth: Depth) -> Map<String, Value> {
        let schema = match kind {
            Type::Text { min, max, .. } => text(*min, *max, least),
            Type::Markdown { .. } => text(None, None, least),
            Type::Number { min, max, .. } => {
                let bounds = [("minimum", min.map(number)), ("maximum", max.map(number))];
                with(json!({ "type": "number" }), bounds)
            }
            Type::Bool => json!({ "type": "boolean" }),
            Type::Date { .. } => reference_to("partial-date"),
            Type::Choice { options } => json!({ "enum": options }),
            Type::Place => place(self.words_alone(depth)),
            Type::Link => reference_to("absolute-link"),
            Type::Image => image(self.words_alone(depth)),
            Type::Reference { .. } => reference_to("entry-key"),
            Type::List { of, min, max } => {
                let items = self.of_type(of, 0, Depth::Within);
                let fewest = Some(min.unwrap_or(0).max(least)).filter(|fewest| *fewest > 0);
                let bounds =
                    [("minItems", fewest.map(Value::from)), ("maxItems", max.map(Value::from))];
                with(json!({ "type": "array", "items": items }), bounds)
            }
            Type::Record { fields } => self.record(fields),
        };
        match schema {
            Value::Object(schema) => schema,
            _ => Map::new(),
        }
    }

    fn record(self, fields: &[Field]) -> Value {
        let properties: Map<String, Value> = fields
            .iter()
            .map(|field| (field.name.clone(), self.of_field(field, Depth::Within)))
            .collect();
        let required: Vec<&str> = fields
            .iter()
            .filter(|field| field.required && self.standing == Standing::Original)
            .map(|field| field.name.as_str())
            .collect();
        let required = (!required.is_empty()).then(|| json!(required));
        closed(&json!(properties), [("required", required)])
    }

    /// Whether a table may state its words without the rest.
    fn words_alone(self, depth: Depth) -> bool {
        self.standing == Standing::Translation && depth == Depth::Page
    }
}

fn text(min: Option<usize>, max: Option<usize>, least: usize) -> Value {
    let shortest = Some(min.unwrap_or(0).max(least)).filter(|shortest| *shortest > 0);
    with(
        json!({ "type": "string" }),
        [("minLength", shortest.map(Value::from)), ("maxLength", max.map(Value::from))],
    )
}

/// A number as an integer where it is one.
fn number(number: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "whole bounds of fields are below 2^53")]
    let whole = number as i64;
    if number.fract() == 0.0 { json!(whole) } else { json!(number) }
}

fn place(words_alone: bool) -> Value {
    let properties = json!({
        "lat": { "type": "number", "minimum": -90, "maximum": 90 },
        "lon": { "type": "number", "minimum": -180, "maximum": 180 },
        "name": { "type": "string" },
    });
    let both = json!({ "lat": ["lon"], "lon": ["lat"] });
    table(&properties, &json!(["lat", "lon"]), &both, words_alone)
}

fn image(words_alone: bool) -> Value {
    let properties = json!({
        "src": { "description": "The path of the picture, from the page.", "type": "string", "minLength": 1 },
        "alt": { "description": "What it shows, for those who cannot see it.", "type": "string" },
        "credit": { "type": "string" },
        "licence": { "type": "string" },
    });
    table(&properties, &json!(["src", "alt"]), &json!({ "src": ["alt"] }), words_alone)
}

/// A table of which a translation may state the words alone: then `together` says what keeps together.
fn table(properties: &Value, required: &Value, together: &Value, words_alone: bool) -> Value {
    let members = if words_alone {
        [("minProperties", Some(json!(1))), ("dependentRequired", Some(together.clone()))]
    } else {
        [("required", Some(required.clone())), ("minProperties", None)]
    };
    closed(properties, members)
}

/// A table that takes nothing but these.
fn closed<const N: usize>(properties: &Value, more: [(&str, Option<Value>); N]) -> Value {
    let table = json!({ "type": "object", "properties": properties });
    let Value::Object(mut members) = with(table, more) else { return Value::Null };
    members.insert("additionalProperties".to_owned(), json!(false));
    Value::Object(members)
}

/// Adds what there is.
fn with<const N: usize>(mut schema: Value, more: [(&str, Option<Value>); N]) -> Value {
    if let Value::Object(members) = &mut schema {
        for (name, value) in more {
            members.extend(value.map(|value| (name.to_owned(), value)));
        }
    }
    schema
}

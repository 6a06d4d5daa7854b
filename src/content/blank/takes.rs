//! What a field takes, in words.

use crate::config::Field;
use crate::config::Type;
use crate::content::example::Examples;

/// What a field of a type takes; keys of references are taken from the site.
pub(super) fn takes(kind: &Type, examples: Examples<'_>) -> String {
    match kind {
        Type::Text { min, max, .. } => format!("a text{}", bounds(*min, *max, " characters")),
        Type::Markdown { .. } => "a text in Markdown".to_owned(),
        Type::Number { min, max, unit } => {
            let unit = unit.as_ref().map(|unit| format!(", in {unit}")).unwrap_or_default();
            format!("a number{}{unit}", bounds(*min, *max, ""))
        }
        Type::Bool => "true or false".to_owned(),
        Type::Date { after: None } => "a year, a month or a day".to_owned(),
        Type::Date { after: Some(after) } => {
            format!("a year, a month or a day, not before `{after}`")
        }
        Type::Choice { options } => format!("one of \"{}\"", options.join("\", \"")),
        Type::Place => "a point on the map, in degrees".to_owned(),
        Type::Link => "an absolute address".to_owned(),
        Type::Image => "a picture, and what it shows".to_owned(),
        Type::Reference { kind } => {
            let name = examples.site.map(|(config, _)| config.kinds[*kind].key.as_str());
            let keys = examples.references(*kind, 3).join(", ");
            let such = if keys.is_empty() { String::new() } else { format!(", such as {keys}") };
            format!("the key of a {}{such}", name.unwrap_or("page"))
        }
        Type::List { of, min, max } => {
            format!("a list{}, each {}", bounds(*min, *max, " elements"), takes(of, examples))
        }
        Type::Record { fields } => record(fields, examples),
    }
}

fn record(fields: &[Field], examples: Examples<'_>) -> String {
    let parts = fields.iter().map(|field| {
        let must = if field.required { " (required)" } else { "" };
        format!("`{}`{must} {}", field.name, takes(&field.kind, examples))
    });
    format!("a record: {}", parts.collect::<Vec<_>>().join("; "))
}

fn bounds<N: std::fmt::Display>(min: Option<N>, max: Option<N>, what: &str) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!(" of {min} to {max}{what}"),
        (Some(min), None) => format!(" of at least {min}{what}"),
        (None, Some(max)) => format!(" of at most {max}{what}"),
        (None, None) => String::new(),
    }
}

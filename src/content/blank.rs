//! A page that is still to be written: front matter with every field of its kind.
//!
//! Always holds: a required field stands there empty, which counts as missing until it is filled; an optional one is a
//! comment that is right once its `#` is taken out and its example replaced.

use super::require::example;
use crate::config::Config;
use crate::config::Field;
use crate::config::Type;
use crate::id::KindId;
use crate::source::Sources;

/// The text of a new original of a kind.
pub fn blank(kind: KindId, config: &Config, sources: &Sources) -> String {
    let mut lines =
        ["+++", "title = \"\"", "description = \"\"", "sources = []"].map(str::to_owned).to_vec();
    for field in &config.kinds[kind].fields {
        lines.push(String::new());
        lines.extend(
            field.help.iter().flat_map(|help| help.lines()).map(|line| format!("# {line}")),
        );
        let (name, example) = (&field.name, example(&field.kind));
        let takes = takes(&field.kind, config, sources);
        if field.required {
            lines.push(format!("# Required: {takes}. Example: {example}"));
            lines.push(format!("{name} = \"\""));
        } else {
            lines.push(format!("# Optional: {takes}."));
            lines.push(format!("# {name} = {example}"));
        }
    }
    lines.push("+++\n\n".to_owned());
    lines.join("\n")
}

/// What a field takes, in words.
fn takes(kind: &Type, config: &Config, sources: &Sources) -> String {
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
        Type::Reference { kind } => reference(*kind, config, sources),
        Type::List { of, min, max } => {
            format!(
                "a list{}, each {}",
                bounds(*min, *max, " elements"),
                takes(of, config, sources)
            )
        }
        Type::Record { fields } => record(fields, config, sources),
    }
}

fn record(fields: &[Field], config: &Config, sources: &Sources) -> String {
    let parts = fields.iter().map(|field| {
        let must = if field.required { " (required)" } else { "" };
        format!("`{}`{must} {}", field.name, takes(&field.kind, config, sources))
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

/// The kind that is named, with the keys of a few of its entries.
fn reference(kind: KindId, config: &Config, sources: &Sources) -> String {
    let kind = &config.kinds[kind];
    let content = &config.content;
    let folder = match &kind.folder {
        Some(folder) => format!("{content}/{folder}"),
        None => content.to_string(),
    };
    let keys: Vec<String> = sources
        .below(&folder)
        .filter_map(|(_, file)| file.path.below(&folder)?.strip_suffix(".md"))
        .filter(|stem| super::is_key(stem) && !stem.starts_with('_'))
        .take(3)
        .map(|key| format!("\"{key}\""))
        .collect();
    let such =
        if keys.is_empty() { String::new() } else { format!(", such as {}", keys.join(", ")) };
    format!("the key of a {}{such}", kind.key)
}

//! A translation: only what is to be translated, each below the words of the original.
//!
//! Always holds: what is left empty is told by the check or taken from the original; a list is restated whole, so that
//! its elements are matched by position. Deliberately absent: `[extra]`, which may hold anything.

use super::Blank;
use super::Worth;
use super::comment;
use super::quoted;
use crate::config::Config;
use crate::config::Field;
use crate::config::Type;
use crate::content::Data;
use crate::content::Entry;
use crate::content::Value;
use crate::date::Date;

/// A new translation of an original. Its title may be known already.
pub fn blank_translation(original: &Entry, title: &str, config: &Config) -> Blank {
    let mut blank = Blank(Vec::new());
    let front = &original.front;
    blank.add(Worth::Frame, "+++\n");
    blank.add(Worth::Help, comment(&front.title.0));
    blank.add(Worth::Frame, format!("title = {}\n", quoted(title)));
    if let Some(description) = &front.description {
        blank.add(Worth::Help, comment(description));
        blank.add(Worth::Needed, "description = \"\"\n");
    }
    if let Some(from) = front.updated.or(config.site.updated) {
        blank.add(Worth::Needed, format!("translated-from = {}\n", day(from)));
    }
    for (field, value) in config.kinds[original.kind].fields.iter().zip(&original.fields) {
        if let Some(worded) =
            value.as_ref().and_then(|value| worded(&field.kind, value, Depth::Field))
        {
            let said = worded.said.iter().map(|(path, text)| match path.as_str() {
                "" => text.clone(),
                path => format!("{path}: {text}"),
            });
            let said: String = said.map(|text| comment(&text)).collect();
            blank.add(Worth::Help, format!("\n{said}"));
            blank.add(Worth::Needed, format!("{} = {}\n", field.name, worded.blank));
        }
    }
    let body = original.text.get(original.body.clone()).unwrap_or_default().trim();
    if !body.is_empty() {
        let told = "# The text of the original, to be translated below the next `+++`:\n#\n";
        blank.add(Worth::Body, format!("\n{told}{}", comment(body)));
    }
    blank.add(Worth::Frame, "+++\n\n");
    blank
}

/// A value with room for other words.
struct Worded {
    /// The value as TOML, empty where it is to be translated.
    blank: String,
    /// The words of the original, each with what it is in the value.
    said: Vec<(String, String)>,
}

/// Where a value stands. Only in a field itself may a place or a picture be given by its words alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Field,
    Within,
}

/// A value with room for a translation; nothing if no word of it is translated.
fn worded(kind: &Type, value: &Value, depth: Depth) -> Option<Worded> {
    match (kind, &value.data) {
        (
            Type::Text { translated: true, .. } | Type::Markdown { translated: true },
            Data::Text(text) | Data::Markdown(text),
        ) => Some(Worded { blank: "\"\"".to_owned(), said: vec![(String::new(), text.clone())] }),
        (_, Data::Place { .. } | Data::Image { .. }) => words(value, depth),
        (Type::Record { fields }, Data::Record(values)) => record(fields, values),
        (Type::List { of, .. }, Data::List(values)) => list(of, values),
        _ => None,
    }
}

/// The words of a place or a picture.
fn words(value: &Value, depth: Depth) -> Option<Worded> {
    let parts = match &value.data {
        Data::Place { name, .. } => vec![("name", name)],
        Data::Image { alt, credit, .. } => vec![("alt", alt), ("credit", credit)],
        _ => return None,
    };
    let said = parts.into_iter().filter_map(|(part, text)| {
        let text = text.as_ref().filter(|text| !text.is_empty())?;
        Some((part.to_owned(), text.clone()))
    });
    let said: Vec<(String, String)> = said.collect();
    if said.is_empty() {
        return None;
    }
    let facts = match (&value.data, depth) {
        (Data::Place { lat, lon, .. }, Depth::Within) => vec![format!("lat = {lat}, lon = {lon}")],
        (Data::Image { src, .. }, Depth::Within) => vec![format!("src = {}", quoted(src))],
        _ => Vec::new(),
    };
    let decorates = matches!(&value.data, Data::Image { alt: Some(alt), .. } if alt.is_empty());
    let alt = decorates.then(|| "alt = \"\"".to_owned());
    let blanks = said.iter().map(|(part, _)| format!("{part} = \"\""));
    let pairs: Vec<String> = facts.into_iter().chain(alt).chain(blanks).collect();
    Some(Worded { blank: format!("{{ {} }}", pairs.join(", ")), said })
}

fn record(fields: &[Field], values: &[Option<Value>]) -> Option<Worded> {
    let (mut pairs, mut said) = (Vec::new(), Vec::new());
    for (field, value) in fields.iter().zip(values) {
        let Some(value) = value else { continue };
        if let Some(part) = worded(&field.kind, value, Depth::Within) {
            pairs.push(format!("{} = {}", field.name, part.blank));
            said.extend(below(&field.name, part.said));
        }
    }
    (!said.is_empty()).then(|| Worded { blank: format!("{{ {} }}", pairs.join(", ")), said })
}

fn list(of: &Type, values: &[Value]) -> Option<Worded> {
    let (mut elements, mut said) = (Vec::new(), Vec::new());
    for (at, value) in values.iter().enumerate() {
        let part = worded(of, value, Depth::Within);
        let part = part.unwrap_or_else(|| Worded { blank: literal(value), said: Vec::new() });
        elements.push(part.blank);
        said.extend(below(&(at + 1).to_string(), part.said));
    }
    let blank = match elements.as_slice() {
        [one] => format!("[{one}]"),
        _ => format!("[\n  {},\n]", elements.join(",\n  ")),
    };
    (!said.is_empty()).then_some(Worded { blank, said })
}

/// Words of a part, by what the part is.
fn below(part: &str, said: Vec<(String, String)>) -> impl Iterator<Item = (String, String)> {
    said.into_iter().map(move |(path, text)| (format!("{part} {path}").trim_end().to_owned(), text))
}

/// An element in which there is nothing to translate, as it must be restated among others. A record takes all from the original.
fn literal(value: &Value) -> String {
    match &value.data {
        Data::Text(text)
        | Data::Markdown(text)
        | Data::Choice(text)
        | Data::Link(text)
        | Data::Reference(text) => quoted(text),
        Data::Number(number) => number.to_string(),
        Data::Bool(yes) => yes.to_string(),
        Data::Date(date) => day(*date),
        Data::Place { lat, lon, .. } => format!("{{ lat = {lat}, lon = {lon} }}"),
        Data::Image { src, .. } => format!("{{ src = {}, alt = \"\" }}", quoted(src)),
        Data::List(values) => {
            format!("[{}]", values.iter().map(literal).collect::<Vec<_>>().join(", "))
        }
        Data::Record(_) => "{}".to_owned(),
    }
}

/// A date as TOML has it: a day bare, what is vaguer in quotes.
fn day(date: Date) -> String {
    match date.day() {
        Some(_) => date.to_string(),
        None => format!("\"{date}\""),
    }
}

//! Typed values of fields, read by what `book.toml` declares.

use super::Entry;
use crate::config::Field;
use crate::config::Kind;
use crate::config::Type;
use crate::date::Date;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::toml_reader::Item;
use crate::toml_reader::Table;
use crate::toml_reader::Value as Raw;
use crate::toml_reader::read_date;

pub(super) static UNKNOWN_CHOICE: Code = Code::error(
    "unknown-choice",
    "The field takes one of the names that book.toml lists for it, and this is not one of them.",
);
pub(super) static OUT_OF_BOUNDS: Code = Code::error(
    "out-of-bounds",
    "The number, the length of the text or the number of elements is outside the limits that book.toml sets for the field.",
);
pub(super) static BAD_LINK: Code = Code::error(
    "bad-link",
    "The address is not absolute, or not one for the web: it starts with https://, http:// or mailto:.",
);
pub(super) static BAD_PLACE: Code = Code::error(
    "bad-place",
    "A place has a latitude from -90 to 90 and a longitude from -180 to 180, in degrees: { lat = 43.2, lon = 76.9 }.",
);
pub(super) static MISSING_FIELD: Code = Code::error(
    "missing-field",
    "Every entry of this kind must say this; book.toml declares the field as required.",
);

/// A value with its place.
#[derive(Clone, Debug)]
pub struct Value {
    /// Where it stands; for what a translation inherits, in the original.
    pub span: Span,
    /// What it is.
    pub data: Data,
}

/// A value of one of the types.
#[derive(Clone, PartialEq, Debug)]
pub enum Data {
    /// A text.
    Text(String),
    /// A text in inline Markdown.
    Markdown(String),
    /// A number.
    Number(f64),
    /// True or false.
    Bool(bool),
    /// A date.
    Date(Date),
    /// One of the options.
    Choice(String),
    /// A point on the globe, in degrees.
    Place {
        /// The latitude.
        lat: f64,
        /// The longitude.
        lon: f64,
        /// What it is called.
        name: Option<String>,
    },
    /// An absolute URL.
    Link(String),
    /// A picture.
    Image {
        /// The path as it was written.
        src: String,
        /// What it shows; nothing if that is not said.
        alt: Option<String>,
        /// Who made it.
        credit: Option<String>,
        /// Under which licence.
        licence: Option<String>,
    },
    /// The key of an entry of the kind that the field names.
    Reference(String),
    /// Several values.
    List(Vec<Value>),
    /// The values of a record's fields, in their order.
    Record(Vec<Option<Value>>),
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.data == other.data
    }
}

/// Takes the fields out of a table. What is empty is absent.
pub(super) fn read_fields(
    table: &mut Table,
    fields: &[Field],
    found: &mut Diagnostics,
) -> Vec<Option<Value>> {
    fields
        .iter()
        .map(|field| table.take(&field.name).and_then(|item| read(item, &field.kind, found)))
        .collect()
}

fn read(item: Item, kind: &Type, found: &mut Diagnostics) -> Option<Value> {
    let span = item.span;
    if matches!(&item.value, Raw::String(text) if text.is_empty())
        || matches!(&item.value, Raw::Array(items) if items.is_empty())
    {
        return None;
    }
    let data = match kind {
        Type::Text { min, max, .. } => Data::Text(read_text(item, *min, *max, found)?),
        Type::Markdown { .. } => Data::Markdown(item.string(found)?),
        Type::Number { min, max, .. } => Data::Number(read_number(item, *min, *max, found)?),
        Type::Bool => Data::Bool(item.bool(found)?),
        Type::Date { .. } => Data::Date(read_date(&item, found)?),
        Type::Choice { options } => Data::Choice(read_choice(item, options, found)?),
        Type::Place => read_place(item, found)?,
        Type::Link => Data::Link(absolute_url(item, found)?),
        Type::Image => read_image(item, found)?,
        Type::Reference { .. } => Data::Reference(read_key(item, found)?),
        Type::List { of, min, max } => Data::List(read_list(item, of, *min, *max, found)?),
        Type::Record { fields } => {
            let mut table = item.table(found)?;
            let values = read_fields(&mut table, fields, found);
            let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
            table.finish(&names, found);
            Data::Record(values)
        }
    };
    Some(Value { span, data })
}

fn read_text(
    item: Item,
    min: Option<usize>,
    max: Option<usize>,
    found: &mut Diagnostics,
) -> Option<String> {
    let (name, span) = (item.name.clone(), item.span);
    let text = item.string(found)?;
    let length = text.chars().count();
    bounds(&name, length, min, max, "characters", span, found);
    Some(text)
}

fn read_number(
    item: Item,
    min: Option<f64>,
    max: Option<f64>,
    found: &mut Diagnostics,
) -> Option<f64> {
    let (name, span) = (item.name.clone(), item.span);
    let number = item.number(found)?;
    let message = match (min, max) {
        (Some(min), _) if number < min => {
            text!("`{name}` is at least {min}, not {number}", name, min, number)
        }
        (_, Some(max)) if number > max => {
            text!("`{name}` is at most {max}, not {number}", name, max, number)
        }
        _ => return Some(number),
    };
    found.push(Diagnostic::new(&OUT_OF_BOUNDS, message).at(span));
    Some(number)
}

fn bounds(
    name: &str,
    count: usize,
    min: Option<usize>,
    max: Option<usize>,
    what: &str,
    span: Span,
    found: &mut Diagnostics,
) {
    let message = match (min, max) {
        (Some(min), _) if count < min => {
            text!("`{name}` has {count} {what}; it takes at least {min}", name, count, what, min)
        }
        (_, Some(max)) if count > max => {
            text!("`{name}` has {count} {what}; it takes at most {max}", name, count, what, max)
        }
        _ => return,
    };
    found.push(Diagnostic::new(&OUT_OF_BOUNDS, message).at(span));
}

fn read_choice(item: Item, options: &[String], found: &mut Diagnostics) -> Option<String> {
    let (name, span) = (item.name.clone(), item.span);
    let written = item.string(found)?;
    if options.contains(&written) {
        return Some(written);
    }
    let hint = match nearest(&written, options.iter().map(String::as_str)) {
        Some(meant) => text!("did you mean \"{meant}\"?", meant),
        None => text!(
            "one of {options}",
            options = options.iter().map(|o| format!("\"{o}\"")).collect::<Vec<_>>().join(", ")
        ),
    };
    found.push(
        Diagnostic::new(&UNKNOWN_CHOICE, text!("`{name}` cannot be \"{written}\"", name, written))
            .at(span)
            .hint(hint),
    );
    None
}

fn read_place(item: Item, found: &mut Diagnostics) -> Option<Data> {
    let span = item.span;
    let mut table = item.table(found)?;
    let mut degrees = |name: &'static str, limit: f64, found: &mut Diagnostics| {
        let item = table.require(name, found)?;
        let span = item.span;
        let number = item.number(found)?;
        if number.abs() > limit {
            found.push(
                Diagnostic::new(
                    &BAD_PLACE,
                    text!(
                        "`{name}` is from -{limit} to {limit}, not {number}",
                        name,
                        limit,
                        number
                    ),
                )
                .at(span),
            );
        }
        Some(number)
    };
    let (lat, lon) = (degrees("lat", 90.0, found), degrees("lon", 180.0, found));
    let name = table.take("name").and_then(|item| item.string(found));
    table.finish(&["lat", "lon", "name"], found);
    let _ = span;
    Some(Data::Place { lat: lat?, lon: lon?, name })
}

/// An absolute http(s) or mailto URL.
pub(super) fn absolute_url(item: Item, found: &mut Diagnostics) -> Option<String> {
    let span = item.span;
    let url = item.string(found)?;
    let lower = url.to_ascii_lowercase();
    let scheme =
        ["https://", "http://", "mailto:"].iter().find(|scheme| lower.starts_with(**scheme));
    let sound = scheme.is_some_and(|scheme| {
        url.len() > scheme.len()
            && !url
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'))
    });
    if !sound {
        let finding =
            Diagnostic::new(&BAD_LINK, text!("`{url}` is no absolute address", url)).at(span);
        let hint = if url.contains('@') && !url.contains(':') {
            text!("write \"mailto:{url}\"", url)
        } else if scheme.is_none() && url.contains('.') && !url.contains([' ', ':']) {
            text!("write \"https://{url}\"", url = url.trim_start_matches('/'))
        } else {
            text!("write it like \"https://example.org/page\"")
        };
        found.push(finding.hint(hint));
        return None;
    }
    Some(url)
}

fn read_image(item: Item, found: &mut Diagnostics) -> Option<Data> {
    let mut table = item.table(found)?;
    let src = table.require("src", found).and_then(|item| item.string(found));
    let mut text =
        |name: &str, found: &mut Diagnostics| table.take(name).and_then(|item| item.string(found));
    let (alt, credit, licence) =
        (text("alt", found), text("credit", found), text("licence", found));
    table.finish(&["src", "alt", "credit", "licence"], found);
    Some(Data::Image { src: src?, alt, credit, licence })
}

/// The key of an entry; a path to its file says what the key is.
fn read_key(item: Item, found: &mut Diagnostics) -> Option<String> {
    let span = item.span;
    let written = item.string(found)?;
    let Some(stem) = written.strip_suffix(".md") else { return Some(written) };
    let key = stem.rsplit('/').next().unwrap_or(stem);
    found.push(
        Diagnostic::new(
            &UNKNOWN_CHOICE,
            text!("`{written}` is a file; entries are named by their key", written),
        )
        .at(span)
        .hint(text!("write \"{key}\"", key)),
    );
    None
}

fn read_list(
    item: Item,
    of: &Type,
    min: Option<usize>,
    max: Option<usize>,
    found: &mut Diagnostics,
) -> Option<Vec<Value>> {
    let (name, span) = (item.name.clone(), item.span);
    let items = item.array(found)?;
    bounds(&name, items.len(), min, max, "elements", span, found);
    Some(items.into_iter().filter_map(|item| read(item, of, found)).collect())
}

/// Tells of required fields that an entry does not state, also within records.
pub(super) fn require(entry: &Entry, kind: &Kind, found: &mut Diagnostics) {
    let place = entry.front.title.1;
    let missing = |field: &Field| {
        Diagnostic::new(
            &MISSING_FIELD,
            text!("a {kind} says `{name}`", kind = kind.key, name = field.name),
        )
        .at(place)
        .hint(text!(
            "add `{name} = {example}`",
            name = field.name,
            example = example(&field.kind)
        ))
    };
    for (field, value) in kind.fields.iter().zip(&entry.fields) {
        match value {
            None if field.required => {
                let finding = missing(field);
                found.push(match &field.help {
                    Some(help) => finding.note(text!("{help}", help)),
                    None => finding,
                });
            }
            Some(value) => require_within(value, &field.kind, found),
            None => {}
        }
    }
}

fn require_within(value: &Value, kind: &Type, found: &mut Diagnostics) {
    match (&value.data, kind) {
        (Data::List(values), Type::List { of, .. }) => {
            for value in values {
                require_within(value, of, found);
            }
        }
        (Data::Record(values), Type::Record { fields }) => {
            for (field, inner) in fields.iter().zip(values) {
                match inner {
                    None if field.required => found.push(
                        Diagnostic::new(
                            &MISSING_FIELD,
                            text!("`{name}` is missing here", name = field.name),
                        )
                        .at(value.span)
                        .hint(text!(
                            "add `{name} = {example}`",
                            name = field.name,
                            example = example(&field.kind)
                        )),
                    ),
                    Some(inner) => require_within(inner, &field.kind, found),
                    None => {}
                }
            }
        }
        _ => {}
    }
}

/// A value of a type, as an example of how it is written.
pub(super) fn example(kind: &Type) -> String {
    match kind {
        Type::Text { .. } | Type::Markdown { .. } => "\"…\"".to_owned(),
        Type::Number { min, .. } => min.unwrap_or(1.0).to_string(),
        Type::Bool => "true".to_owned(),
        Type::Date { .. } => "\"1948-05\"".to_owned(),
        Type::Choice { options } => format!("\"{}\"", options.first().map_or("…", String::as_str)),
        Type::Place => "{ lat = 43.2, lon = 76.9, name = \"…\" }".to_owned(),
        Type::Link => "\"https://…\"".to_owned(),
        Type::Image => "{ src = \"….jpg\", alt = \"…\" }".to_owned(),
        Type::Reference { .. } => "\"the-key\"".to_owned(),
        Type::List { of, .. } => format!("[{}]", example(of)),
        Type::Record { fields } => {
            let pairs =
                fields.iter().map(|field| format!("{} = {}", field.name, example(&field.kind)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
    }
}

//! Typed values of fields, read by what `book.toml` declares.

use super::example::Examples;
use super::require::Stated;
use crate::config::Field;
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
pub(super) static BAD_REFERENCE: Code = Code::error(
    "bad-reference",
    "A field names an entry of another kind by its key, the name of its file without folder and `.md`.",
);
pub(super) static BAD_PLACE: Code = Code::error(
    "bad-place",
    "A place has a latitude from -90 to 90 and a longitude from -180 to 180, in degrees: { lat = 43.2, lon = 76.9 }.",
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
        /// Where the path stands.
        src_span: Span,
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

/// Takes the fields out of a table, and notes which it states. What is empty is absent.
pub(super) fn read_fields(
    table: &mut Table,
    fields: &[Field],
    stated: &mut Stated,
    found: &mut Diagnostics,
) -> Vec<Option<Value>> {
    let place = table.span;
    let mut one = |field: &Field| {
        let item = table.take(&field.name)?;
        if item.value.is_empty() {
            stated.note_empty(place, &field.name, item.span);
            return None;
        }
        stated.note(place, &field.name);
        read(item, &field.kind, stated, found)
    };
    let values = fields.iter().map(&mut one).collect();
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    for slip in table.slips(&names) {
        stated.note(place, slip);
    }
    values
}

fn read(item: Item, kind: &Type, stated: &mut Stated, found: &mut Diagnostics) -> Option<Value> {
    let span = item.span;
    // A record of a list that says nothing keeps its place: a translation of it may.
    if item.value.is_empty() && !matches!(item.value, Raw::Table(_)) {
        return None;
    }
    if wants_table(kind) && !matches!(item.value, Raw::Table(_)) {
        found.push(not_a_table(&item, kind));
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
        Type::List { of, min, max } => Data::List(read_list(item, of, *min, *max, stated, found)?),
        Type::Record { fields } => {
            let mut table = item.table(found)?;
            let values = read_fields(&mut table, fields, stated, found);
            let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
            table.finish(&names, found);
            Data::Record(values)
        }
    };
    Some(Value { span, data })
}

fn wants_table(kind: &Type) -> bool {
    matches!(kind, Type::Place | Type::Image | Type::Record { .. })
}

/// A finding that shows how a value with parts is written.
fn not_a_table(item: &Item, kind: &Type) -> Diagnostic {
    let (name, mut example) = (&item.name, Examples::default().of(kind));
    if let (Type::Image, Raw::String(source)) = (kind, &item.value) {
        example = example.replace("….jpg", source);
    }
    item.wrong_type(text!("a table")).hint(text!("write `{name} = {example}`", name, example))
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
    let message = match outside(length, min, max) {
        Some(Outside::Below(min)) => {
            text!(
                "`{name}` has {count} characters; it takes at least {min}",
                name,
                count = length,
                min
            )
        }
        Some(Outside::Above(max)) => {
            text!(
                "`{name}` has {count} characters; it takes at most {max}",
                name,
                count = length,
                max
            )
        }
        None => return Some(text),
    };
    found.push(Diagnostic::new(&OUT_OF_BOUNDS, message).at(span));
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

/// A limit that a count or a length is beyond.
enum Outside {
    Below(usize),
    Above(usize),
}

fn outside(count: usize, min: Option<usize>, max: Option<usize>) -> Option<Outside> {
    let below = min.filter(|min| count < *min).map(Outside::Below);
    below.or(max.filter(|max| count > *max).map(Outside::Above))
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
    const KEYS: &[&str] = &["lat", "lon", "name"];
    let mut table = item.table(found)?;
    for (wrong, right) in
        [("lng", "lon"), ("long", "lon"), ("longitude", "lon"), ("latitude", "lat")]
    {
        table.misnamed(wrong, right, found);
    }
    let mut degrees = |name: &'static str, example: &str, found: &mut Diagnostics| {
        let item = table.require(name, example, KEYS, found)?;
        let span = item.span;
        item.number(found).map(|number| (number, span))
    };
    let (lat, lon) = (degrees("lat", "43.2", found), degrees("lon", "76.9", found));
    let name = table.take_said("name").and_then(|item| item.string(found));
    table.finish(KEYS, found);
    let (lat, lon) = (lat?, lon?);
    // Whoever exchanges the two is told of one mistake.
    let are_exchanged = lat.0.abs() > 90.0 && lat.0.abs() <= 180.0 && lon.0.abs() <= 90.0;
    for (name, (number, span), limit) in [("lat", lat, 90.0), ("lon", lon, 180.0)] {
        if number.abs() <= limit {
            continue;
        }
        let message =
            text!("`{name}` is from -{limit} to {limit}, not {number}", name, limit, number);
        let hint = if are_exchanged {
            text!("exchange the two: `lat = {lat}, lon = {lon}`", lat = lon.0, lon = lat.0)
        } else {
            text!("write it in degrees, with a point: `{name} = 43.2`", name)
        };
        found.push(Diagnostic::new(&BAD_PLACE, message).at(span).hint(hint));
    }
    Some(Data::Place { lat: lat.0, lon: lon.0, name })
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
    const KEYS: &[&str] = &["src", "alt", "credit", "licence"];
    let mut table = item.table(found)?;
    for wrong in ["source", "file", "url", "path"] {
        table.misnamed(wrong, "src", found);
    }
    let src = table.require("src", "\"….jpg\"", KEYS, found);
    let src_span = src.as_ref().map(|item| item.span);
    let src = src.and_then(|item| item.string(found));
    // A text that is there, but wrongly written, is not missing as well.
    let says_alt = table.span_of("alt").is_some() || table.slips(KEYS).any(|meant| meant == "alt");
    let mut text =
        |name: &str, found: &mut Diagnostics| table.take(name).and_then(|item| item.string(found));
    let (alt, credit, licence) =
        (text("alt", found), text("credit", found), text("licence", found));
    table.finish(KEYS, found);
    let alt = alt.or_else(|| says_alt.then(String::new));
    let said = |text: Option<String>| text.filter(|text| !text.is_empty());
    let (credit, licence) = (said(credit), said(licence));
    Some(Data::Image { src: src?, src_span: src_span?, alt, credit, licence })
}

/// The key of an entry; a path to its file says what the key is.
fn read_key(item: Item, found: &mut Diagnostics) -> Option<String> {
    let span = item.span;
    let written = item.string(found)?;
    let Some(stem) = written.strip_suffix(".md") else { return Some(written) };
    let key = stem.rsplit('/').next().unwrap_or(stem);
    found.push(
        Diagnostic::new(
            &BAD_REFERENCE,
            text!("`{written}` is a file, and entries are named by their key", written),
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
    stated: &mut Stated,
    found: &mut Diagnostics,
) -> Option<Vec<Value>> {
    let (name, span) = (item.name.clone(), item.span);
    let items = item.array(found)?;
    let count = items.len();
    let message = outside(count, min, max).map(|outside| match outside {
        Outside::Below(min) => {
            text!("`{name}` has {count} elements; it takes at least {min}", name, count, min)
        }
        Outside::Above(max) => {
            text!("`{name}` has {count} elements; it takes at most {max}", name, count, max)
        }
    });
    found.extend(message.map(|message| Diagnostic::new(&OUT_OF_BOUNDS, message).at(span)));
    Some(items.into_iter().filter_map(|item| read(item, of, stated, found)).collect())
}

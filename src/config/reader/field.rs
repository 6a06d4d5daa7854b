//! Reads fields and their types.

use std::collections::BTreeMap;

use crate::config::BAD_OPTION;
use crate::config::bad_name;
use crate::config::field::Field;
use crate::config::field::Type;
use crate::config::is_name;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::id::KindId;
use crate::toml_reader::Item;
use crate::toml_reader::Table;
use crate::toml_reader::Value;

pub(in crate::config) static UNKNOWN_KIND: Code =
    Code::error("unknown-kind", "No kind of this name is declared under [kinds] in book.toml.");

const TYPES: &[&str] = &[
    "text",
    "markdown",
    "number",
    "bool",
    "date",
    "choice",
    "place",
    "link",
    "image",
    "reference",
    "list",
    "record",
];

/// The kinds by name, for references.
pub(in crate::config) type KindNames = BTreeMap<String, KindId>;

/// Reads a table of fields; also gives the names of those whose declaration has a fault.
pub(in crate::config) fn read_fields(
    table: Table,
    kinds: &KindNames,
    found: &mut Diagnostics,
) -> (Vec<Field>, Vec<String>) {
    let mut fields = Vec::new();
    let mut faulty = Vec::new();
    let mut afters = Vec::new();
    for item in table.into_items() {
        let (name, span) = (item.name.clone(), item.key_span);
        if !is_name(&name) {
            found.push(bad_name("a field", &name, span));
        }
        let Some(read) = read_spec(item, kinds, found) else {
            faulty.push(name);
            continue;
        };
        afters.extend(read.after);
        fields.push(Field {
            name,
            span,
            kind: read.kind,
            required: read.required,
            help: read.help,
        });
    }
    for (after, span) in afters {
        let dates = fields.iter().filter(|field| matches!(field.kind, Type::Date { .. }));
        let dates: Vec<&str> = dates.map(|field| field.name.as_str()).collect();
        if !dates.contains(&after.as_str()) && !faulty.contains(&after) {
            let hint = match nearest(&after, dates.iter().copied()) {
                Some(meant) => text!("did you mean \"{meant}\"?", meant),
                None => text!("name a date field of this table, or take `after` out"),
            };
            found.push(
                Diagnostic::new(
                    &BAD_OPTION,
                    text!("`after` names `{after}`, which is no date field beside it", after),
                )
                .at(span)
                .hint(hint),
            );
        }
    }
    (fields, faulty)
}

/// A type with what belongs to the field.
struct Spec {
    kind: Type,
    required: bool,
    help: Option<String>,
    after: Option<(String, Span)>,
}

/// Reads `"date"` or `{ type = "date", … }`.
fn read_spec(item: Item, kinds: &KindNames, found: &mut Diagnostics) -> Option<Spec> {
    let span = item.span;
    let mut table = match item.value {
        Value::String(name) => {
            let mut options = Table::empty();
            let kind = read_type(&name, span, &mut options, kinds, found)?;
            return Some(Spec { kind, required: false, help: None, after: None });
        }
        Value::Table(table) => table,
        _ => {
            found.push(item.wrong_type(text!("the name of a type or a table")));
            return None;
        }
    };
    let type_item = table.require("type", "\"text\"", OPTIONS, found)?;
    let type_span = type_item.span;
    let type_name = type_item.string(found)?;
    let required = table.take("required").and_then(|item| item.bool(found)).unwrap_or(false);
    let help = table.take("help").and_then(|item| item.string(found));
    let after_span = table.span_of("after");
    let kind = read_type(&type_name, type_span, &mut table, kinds, found)?;
    let after = match (&kind, after_span) {
        (Type::Date { after: Some(after) }, Some(span)) => Some((after.clone(), span)),
        _ => None,
    };
    let known: Vec<&str> =
        ["type", "required", "help"].iter().chain(options_of(&type_name)).copied().collect();
    table.finish(&known, found);
    Some(Spec { kind, required, help, after })
}

/// All keys that a declaration can have.
const OPTIONS: &[&str] = &[
    "type",
    "required",
    "help",
    "translated",
    "min",
    "max",
    "unit",
    "after",
    "options",
    "kind",
    "of",
    "fields",
];

/// The options that a type takes.
fn options_of(name: &str) -> &'static [&'static str] {
    match name {
        "text" => &["translated", "min", "max"],
        "markdown" => &["translated"],
        "number" => &["min", "max", "unit"],
        "date" => &["after"],
        "choice" => &["options"],
        "reference" => &["kind"],
        "list" => &["of", "min", "max"],
        "record" => &["fields"],
        _ => &[],
    }
}

/// Reads a type and takes its options out of the table.
fn read_type(
    name: &str,
    span: Span,
    table: &mut Table,
    kinds: &KindNames,
    found: &mut Diagnostics,
) -> Option<Type> {
    let translated = |table: &mut Table, found: &mut Diagnostics| {
        table.take("translated").and_then(|item| item.bool(found)).unwrap_or(true)
    };
    let kind = match name {
        "text" => {
            let (min, max) = limits(table, Item::count, found);
            Type::Text { translated: translated(table, found), min, max }
        }
        "markdown" => Type::Markdown { translated: translated(table, found) },
        "number" => {
            let (min, max) = limits(table, Item::number, found);
            Type::Number { min, max, unit: table.take("unit").and_then(|item| item.string(found)) }
        }
        "bool" => Type::Bool,
        "date" => Type::Date { after: table.take("after").and_then(|item| item.string(found)) },
        "choice" => {
            let options = table.require("options", "[\"one\", \"two\"]", OPTIONS, found)?;
            Type::Choice { options: read_choices(options, found)? }
        }
        "place" => Type::Place,
        "link" => Type::Link,
        "image" => Type::Image,
        "reference" => {
            let kind = table.require("kind", "\"…\"", OPTIONS, found)?;
            Type::Reference { kind: read_kind(kind, kinds, found)? }
        }
        "list" => {
            let (min, max) = limits(table, Item::count, found);
            let of = read_spec(table.require("of", "\"text\"", OPTIONS, found)?, kinds, found)?;
            Type::List { of: Box::new(of.kind), min, max }
        }
        "record" => {
            let example = "{ name = \"text\" }";
            let fields = table.require("fields", example, OPTIONS, found)?.table(found)?;
            let (fields, faulty) = read_fields(fields, kinds, found);
            if !faulty.is_empty() {
                return None;
            }
            Type::Record { fields }
        }
        _ => {
            let hint = match nearest(name, TYPES.iter().copied()) {
                Some(meant) => text!("did you mean \"{meant}\"?", meant),
                None => text!("the types are {types}", types = TYPES.join(", ")),
            };
            found.push(
                Diagnostic::new(&BAD_OPTION, text!("there is no type `{name}`", name))
                    .at(span)
                    .hint(hint),
            );
            return None;
        }
    };
    Some(kind)
}

/// `min` and `max`, which must not contradict each other.
fn limits<N: PartialOrd>(
    table: &mut Table,
    read: fn(Item, &mut Diagnostics) -> Option<N>,
    found: &mut Diagnostics,
) -> (Option<N>, Option<N>) {
    let min = table.take("min").and_then(|item| read(item, found));
    let max_span = table.span_of("max");
    let max = table.take("max").and_then(|item| read(item, found));
    if let (Some(low), Some(high), Some(span)) = (&min, &max, max_span)
        && low > high
    {
        found.push(
            Diagnostic::new(&BAD_OPTION, text!("`max` is smaller than `min`"))
                .at(span)
                .hint(text!("exchange the two, or take one out")),
        );
    }
    (min, max)
}

fn read_choices(item: Item, found: &mut Diagnostics) -> Option<Vec<String>> {
    let span = item.span;
    let mut options: Vec<String> = Vec::new();
    for item in item.array(found)? {
        let span = item.span;
        let Some(option) = item.string(found) else { continue };
        if !is_name(&option.replace('-', "_")) {
            found.push(bad_name("a choice", &option, span));
        } else if options.contains(&option) {
            found.push(
                Diagnostic::new(&BAD_OPTION, text!("the choice `{option}` is given twice", option))
                    .at(span)
                    .hint(text!("keep one of the two")),
            );
        }
        options.push(option);
    }
    if options.is_empty() {
        found.push(
            Diagnostic::new(&BAD_OPTION, text!("there is no option to choose"))
                .at(span)
                .hint(text!("name at least one: `options = [\"one\", \"two\"]`")),
        );
        return None;
    }
    Some(options)
}

fn read_kind(item: Item, kinds: &KindNames, found: &mut Diagnostics) -> Option<KindId> {
    let span = item.span;
    let name = item.string(found)?;
    let kind = kinds.get(&name).copied();
    if kind.is_none() {
        let hint = match nearest(&name, kinds.keys().map(String::as_str)) {
            Some(meant) => text!("did you mean \"{meant}\"?", meant),
            None => text!("declare it under `[kinds.{name}]`, or take the field out", name),
        };
        found.push(
            Diagnostic::new(&UNKNOWN_KIND, text!("there is no kind `{name}`", name))
                .at(span)
                .hint(hint),
        );
    }
    kind
}

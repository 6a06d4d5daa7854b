//! What a translation takes from its original: all that is not translated.

use super::Entry;
use super::value::Data;
use super::value::Value;
use super::wording;
use crate::config::Field;
use crate::config::Type;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::Text;
use crate::diagnostic::text;

pub(super) static CONTRADICTION: Code = Code::error(
    "translation-contradicts",
    "What is not translated, a date say, comes from the original. A translation need not state it, and cannot state it differently.",
);
pub(super) static LIST_LENGTH: Code = Code::error(
    "translation-list-length",
    "A translation that restates a list states all of it, in the same order, so that its parts can be matched.",
);

/// Fills in what the translation does not state, and tells where it contradicts the original.
pub(super) fn take(
    translation: &mut Entry,
    original: &Entry,
    fields: &[Field],
    found: &mut Diagnostics,
) {
    let (own, theirs) = (&mut translation.front, &original.front);
    own.date = own.date.or(theirs.date);
    own.weight = own.weight.or(theirs.weight);
    own.draft |= theirs.draft;
    if own.template.is_none() {
        own.template.clone_from(&theirs.template);
    }
    for (key, value) in &theirs.extra {
        own.extra.entry(key.clone()).or_insert_with(|| value.clone());
    }
    if own.sources.is_empty() {
        own.sources.clone_from(&theirs.sources);
    }
    for ((field, own), theirs) in fields.iter().zip(&mut translation.fields).zip(&original.fields) {
        let merged = merge(&field.name, &field.kind, own.take(), theirs.as_ref(), found);
        *own = merged;
    }
}

/// One value of a translation.
fn merge(
    name: &str,
    kind: &Type,
    own: Option<Value>,
    theirs: Option<&Value>,
    found: &mut Diagnostics,
) -> Option<Value> {
    let Some(own) = own else { return theirs.and_then(|theirs| inherited(kind, theirs)) };
    let Some(theirs) = theirs else { return Some(own) };
    let (span, their_span) = (own.span, theirs.span);
    let data = match (kind, own.data, &theirs.data) {
        (Type::Text { translated: true, .. } | Type::Markdown { translated: true }, own, _) => own,
        (Type::Record { fields }, Data::Record(own), Data::Record(theirs)) => {
            let pairs = fields.iter().zip(own).zip(theirs);
            Data::Record(
                pairs
                    .map(|((field, own), theirs)| {
                        merge(&field.name, &field.kind, own, theirs.as_ref(), found)
                    })
                    .collect(),
            )
        }
        (Type::List { of, .. }, Data::List(own), Data::List(theirs)) => {
            if own.len() != theirs.len() {
                let (count, wanted) = (own.len(), theirs.len());
                found.push(
                    Diagnostic::new(
                        &LIST_LENGTH,
                        text!(
                            "the list `{name}` is {count} long here and {wanted} in the original",
                            name,
                            count,
                            wanted
                        ),
                    )
                    .at(span)
                    .related(their_span, text!("the original"))
                    .hint(text!("translate all of it, in the same order, or take the line out")),
                );
                return Some(Value { span, data: Data::List(own) });
            }
            let pairs = own.into_iter().zip(theirs);
            Data::List(
                pairs
                    .filter_map(|(own, theirs)| merge(name, of, Some(own), Some(theirs), found))
                    .collect(),
            )
        }
        (
            Type::Place,
            Data::Place { lat, lon, name: own },
            Data::Place { lat: their_lat, lon: their_lon, name: theirs },
        ) => {
            let same =
                (lat - their_lat).abs() < f64::EPSILON && (lon - their_lon).abs() < f64::EPSILON;
            if !same {
                found.push(contradiction(
                    name,
                    text!("{value}", value = format!("{lat}, {lon}")),
                    text!("{value}", value = format!("{their_lat}, {their_lon}")),
                    (span, their_span),
                ));
            }
            Data::Place { lat: *their_lat, lon: *their_lon, name: own.or_else(|| theirs.clone()) }
        }
        (
            Type::Image,
            Data::Image { src, src_span, alt, credit, licence },
            Data::Image {
                src: their_src,
                alt: their_alt,
                credit: their_credit,
                licence: their_licence,
                ..
            },
        ) => {
            if &src != their_src {
                found.push(contradiction(
                    name,
                    text!("{value}", value = src),
                    text!("{value}", value = their_src),
                    (span, their_span),
                ));
            }
            Data::Image {
                src,
                src_span,
                alt: wording::alt(alt, their_alt.as_deref()),
                credit: credit.or_else(|| their_credit.clone()),
                licence: licence.or_else(|| their_licence.clone()),
            }
        }
        (_, own, theirs) => {
            if own != *theirs {
                found.push(contradiction(name, shown(&own), shown(theirs), (span, their_span)));
            }
            theirs.clone()
        }
    };
    Some(Value { span, data })
}

/// What a translation has of a value that it does not state: all but the text.
fn inherited(kind: &Type, theirs: &Value) -> Option<Value> {
    let data = match (kind, &theirs.data) {
        (Type::Text { translated: true, .. } | Type::Markdown { translated: true }, _) => {
            return None;
        }
        (Type::List { of, .. }, _) if is_text(of) => return None,
        (Type::Record { fields }, Data::Record(values)) => Data::Record(
            fields
                .iter()
                .zip(values)
                .map(|(field, value)| value.as_ref().and_then(|v| inherited(&field.kind, v)))
                .collect(),
        ),
        (_, data) => data.clone(),
    };
    Some(Value { span: theirs.span, data })
}

fn is_text(kind: &Type) -> bool {
    matches!(kind, Type::Text { translated: true, .. } | Type::Markdown { translated: true })
}

fn contradiction(
    name: &str,
    own: Text,
    theirs: Text,
    (span, their_span): (Span, Span),
) -> Diagnostic {
    Diagnostic::new(
        &CONTRADICTION,
        text!("`{name}` is {own} here and {theirs} in the original", name; own, theirs),
    )
    .at(span)
    .related(their_span, text!("the original"))
    .hint(text!("take it out: it comes from the original"))
}

fn shown(data: &Data) -> Text {
    let value = match data {
        Data::Text(text)
        | Data::Markdown(text)
        | Data::Choice(text)
        | Data::Link(text)
        | Data::Reference(text) => {
            format!("\"{text}\"")
        }
        Data::Number(number) => number.to_string(),
        Data::Bool(yes) => yes.to_string(),
        Data::Date(day) => day.to_string(),
        Data::Place { lat, lon, .. } => format!("{lat}, {lon}"),
        Data::Image { src, .. } => format!("\"{src}\""),
        Data::List(values) => return text!("a list of {count}", count = values.len()),
        Data::Record(_) => return text!("another record"),
    };
    text!("{value}", value)
}

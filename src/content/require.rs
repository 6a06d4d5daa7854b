//! What an entry must say: required fields, also within records.
//!
//! Always holds: what is stated wrongly, or under a mistyped name, is not missing as well.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::Entry;
use super::example::Examples;
use super::value::Data;
use super::value::Value;
use crate::config::Field;
use crate::config::Kind;
use crate::config::Type;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::text;

pub(super) static MISSING_FIELD: Code = Code::error(
    "missing-field",
    "Every entry of this kind must say this; book.toml declares the field as required.",
);

/// The fields that are stated, rightly or wrongly, by the place of the table and the name; and where those stand that are left
/// empty.
#[derive(Clone, Default, Debug)]
pub(super) struct Stated {
    filled: BTreeSet<(Span, String)>,
    empty: BTreeMap<(Span, String), Span>,
}

impl Stated {
    pub(super) fn note(&mut self, table: Span, name: &str) {
        self.filled.insert((table, name.to_owned()));
    }

    /// Notes where a field stands that says nothing.
    pub(super) fn note_empty(&mut self, table: Span, name: &str, place: Span) {
        self.empty.insert((table, name.to_owned()), place);
    }

    fn has(&self, table: Span, name: &str) -> bool {
        self.filled.contains(&(table, name.to_owned()))
    }

    fn is_empty_at(&self, table: Span, name: &str) -> Option<Span> {
        self.empty.get(&(table, name.to_owned())).copied()
    }
}

/// Tells of required fields that an entry does not state. What the original of a translation lacks is told there.
pub(super) fn all(
    entry: &Entry,
    original: Option<&Entry>,
    kind: &Kind,
    (front_matter, stated): (Span, &Stated),
    found: &mut Diagnostics,
) {
    let mut check = Check { stated, found };
    let theirs = original.map(|original| original.fields.as_slice());
    for field in check.missing(&kind.fields, &entry.fields, theirs, front_matter) {
        let name = &field.name;
        let message = text!("`{name}` is missing, which every {kind} has", name, kind = kind.key);
        let finding = match stated.is_empty_at(front_matter, name) {
            Some(place) => empty(field, &kind.fields, place),
            None => missing(field, &kind.fields, message).at(entry.front.title.1),
        };
        check.found.push(match &field.help {
            Some(help) => finding.note(text!("{help}", help)),
            None => finding,
        });
    }
}

struct Check<'a> {
    stated: &'a Stated,
    found: &'a mut Diagnostics,
}

impl Check<'_> {
    /// The required fields that are not there. Those of records within are told at once.
    fn missing<'f>(
        &mut self,
        fields: &'f [Field],
        values: &[Option<Value>],
        theirs: Option<&[Option<Value>]>,
        place: Span,
    ) -> Vec<&'f Field> {
        let mut missing = Vec::new();
        for (at, (field, value)) in fields.iter().zip(values).enumerate() {
            let their = theirs.map(|theirs| theirs.get(at).and_then(Option::as_ref));
            match (value, their) {
                (Some(value), their) => self.within(value, their.flatten(), &field.kind),
                (None, Some(None)) => {}
                (None, _) if field.required && !self.stated.has(place, &field.name) => {
                    missing.push(field)
                }
                (None, _) => {}
            }
        }
        missing
    }

    fn within(&mut self, value: &Value, theirs: Option<&Value>, kind: &Type) {
        match (&value.data, kind) {
            (Data::List(values), Type::List { of, .. }) => {
                let theirs = theirs.map(|theirs| match &theirs.data {
                    Data::List(theirs) => theirs.as_slice(),
                    _ => &[],
                });
                for (at, value) in values.iter().enumerate() {
                    self.within(value, theirs.and_then(|theirs| theirs.get(at)), of);
                }
            }
            (Data::Record(values), Type::Record { fields }) => {
                let theirs = theirs.and_then(|theirs| match &theirs.data {
                    Data::Record(theirs) => Some(theirs.as_slice()),
                    _ => None,
                });
                for field in self.missing(fields, values, theirs, value.span) {
                    let message = text!("`{name}` is missing here", name = field.name);
                    self.found.push(match self.stated.is_empty_at(value.span, &field.name) {
                        Some(place) => empty(field, fields, place),
                        None => missing(field, fields, message).at(value.span),
                    });
                }
            }
            _ => {}
        }
    }
}

fn missing(field: &Field, beside: &[Field], message: crate::diagnostic::Text) -> Diagnostic {
    let examples = Examples { beside, site: None };
    let (name, example) = (&field.name, examples.of(&field.kind));
    Diagnostic::new(&MISSING_FIELD, message).hint(text!("add `{name} = {example}`", name, example))
}

/// A finding about a line that is there and waits to be filled in.
fn empty(field: &Field, beside: &[Field], place: Span) -> Diagnostic {
    let examples = Examples { beside, site: None };
    let (name, example) = (&field.name, examples.of(&field.kind));
    Diagnostic::new(&MISSING_FIELD, text!("`{name}` is empty, and has to be filled in", name))
        .at(place)
        .hint(text!("write `{name} = {example}`", name, example))
}

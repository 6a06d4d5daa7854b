//! What a translation says of a place or a picture in its own words: the name, the text for those who cannot see it. The rest
//! comes from the original.

use super::value::Data;
use super::value::Value;
use crate::config::Field;
use crate::config::Type;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::toml_reader::Table;
use crate::toml_reader::Value as Raw;

pub(super) static NOTHING_TO_WORD: Code = Code::error(
    "nothing-to-translate",
    "A translation gives the name of a place or the words of a picture that its original does not have. Add the place or the \
     picture to the original, or take the line out. An original states all of it.",
);

/// The words of one field.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    /// The place of the field among those of its kind.
    pub(super) at: usize,
    /// Where the words stand.
    pub(super) span: Span,
    words: Words,
}

#[derive(Clone, Debug)]
enum Words {
    Place { name: Option<String> },
    Image { alt: Option<String>, credit: Option<String>, licence: Option<String> },
}

/// Takes the fields out of a translation's table that give words alone. Those that state everything are left there.
pub(super) fn take(table: &mut Table, fields: &[Field], found: &mut Diagnostics) -> Vec<Wording> {
    let mut wordings = Vec::new();
    for (at, field) in fields.iter().enumerate() {
        let (facts, words): (&[&str], &[&str]) = match field.kind {
            Type::Place => (&["lat", "lon"], &["name"]),
            Type::Image => (&["src"], &["alt", "credit", "licence"]),
            _ => continue,
        };
        let is_worded = |value: &Raw| match value {
            Raw::Table(table) => {
                let has = |names: &[&str]| names.iter().any(|name| table.span_of(name).is_some());
                has(words) && !has(facts) && !value.is_empty()
            }
            _ => false,
        };
        let Some(item) = table.take_if(&field.name, is_worded) else { continue };
        let span = item.span;
        let Some(mut table) = item.table(found) else { continue };
        let mut word = |name: &str| table.take_said(name).and_then(|item| item.string(found));
        let said = match field.kind {
            Type::Place => Words::Place { name: word("name").filter(|name| !name.is_empty()) },
            _ => {
                let alt = word("alt");
                let mut said = |name: &str| word(name).filter(|word| !word.is_empty());
                Words::Image { alt, credit: said("credit"), licence: said("licence") }
            }
        };
        table.finish(words, found);
        wordings.push(Wording { at, span, words: said });
    }
    wordings
}

/// The text of a picture in a translation. Left empty it is missing, unless the picture only decorates in the original too.
pub(super) fn alt(own: Option<String>, theirs: Option<&str>) -> Option<String> {
    own.filter(|own| !own.is_empty() || theirs.is_none_or(str::is_empty))
}

impl Wording {
    /// A finding about words in an original, which has nothing to take the rest from.
    pub(super) fn in_an_original(&self, name: &str) -> Diagnostic {
        let example = match self.words {
            Words::Place { .. } => "lat = 43.2, lon = 76.9",
            Words::Image { .. } => "src = \"….jpg\"",
        };
        Diagnostic::new(
            &NOTHING_TO_WORD,
            text!("this is an original, and `{name}` states words alone", name),
        )
        .at(self.span)
        .hint(text!("add `{example}`", example))
    }

    /// The value of the original in these words.
    pub(super) fn of(
        self,
        name: &str,
        original: Option<&Value>,
        found: &mut Diagnostics,
    ) -> Option<Value> {
        let data = match (self.words, original.map(|value| &value.data)) {
            (Words::Place { name }, Some(Data::Place { lat, lon, name: theirs })) => {
                Data::Place { lat: *lat, lon: *lon, name: name.or_else(|| theirs.clone()) }
            }
            (
                Words::Image { alt, credit, licence },
                Some(Data::Image {
                    src,
                    src_span,
                    alt: their_alt,
                    credit: their_credit,
                    licence: their_licence,
                    ..
                }),
            ) => {
                let alt = self::alt(alt, their_alt.as_deref());
                // What is missing is missing here, not where the picture is named.
                let src_span = if alt.is_some() { *src_span } else { self.span };
                Data::Image {
                    src: src.clone(),
                    src_span,
                    alt,
                    credit: credit.or_else(|| their_credit.clone()),
                    licence: licence.or_else(|| their_licence.clone()),
                }
            }
            _ => {
                found.push(
                    Diagnostic::new(
                        &NOTHING_TO_WORD,
                        text!("the original has no `{name}` to be worded", name),
                    )
                    .at(self.span)
                    .hint(text!("add `{name}` to the original, or take it out here", name)),
                );
                return None;
            }
        };
        Some(Value { span: self.span, data })
    }
}

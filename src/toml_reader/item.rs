//! A value with its name and place, and the readers that say what was expected.

use std::ops::Range;

use serde::Serialize;
use toml::Spanned;
use toml::de::DeInteger;
use toml::de::DeValue;

use super::Table;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::Text;
use crate::diagnostic::text;
use crate::id::FileId;

pub(super) static WRONG_TYPE: Code = Code::error(
    "wrong-type",
    "The value has another type than this key takes. Text stands in straight quotes, numbers and true or false without.",
);
pub(super) static NUMBER_RANGE: Code = Code::error(
    "number-range",
    "The number is too large or too small, or has more digits than can be kept.",
);

/// Where a text begins in its file.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) file: FileId,
    pub(super) start: usize,
}

impl Place {
    pub(super) fn span(self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start + self.start..range.end + self.start)
    }
}

/// A named value.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its key; for an element of an array that of the array.
    pub name: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Where the value stands.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// A value as TOML has it.
#[derive(Clone, Debug)]
pub enum Value {
    /// A string.
    String(String),
    /// An integer.
    Integer(i64),
    /// A float.
    Float(f64),
    /// `true` or `false`.
    Bool(bool),
    /// A date or a time, as it was written.
    Datetime(String),
    /// An array.
    Array(Vec<Item>),
    /// A table.
    Table(Table),
}

impl Value {
    fn type_name(&self) -> Text {
        match self {
            Self::String(_) => text!("text"),
            Self::Integer(_) | Self::Float(_) => text!("a number"),
            Self::Bool(_) => text!("true or false"),
            Self::Datetime(_) => text!("a date"),
            Self::Array(_) => text!("a list"),
            Self::Table(_) => text!("a table"),
        }
    }

    /// Whether nothing is said: an empty text, list or table, or a table of nothing else. Forms write such.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::String(text) => text.is_empty(),
            Self::Array(items) => items.is_empty(),
            Self::Table(table) => table.items.iter().all(|item| item.value.is_empty()),
            _ => false,
        }
    }

    /// The value without places, for `[extra]` and for JSON.
    pub fn plain(&self) -> serde_json::Value {
        match self {
            Self::String(text) | Self::Datetime(text) => text.as_str().into(),
            Self::Integer(number) => (*number).into(),
            Self::Float(number) => (*number).into(),
            Self::Bool(yes) => (*yes).into(),
            Self::Array(items) => items.iter().map(|item| item.value.plain()).collect(),
            Self::Table(table) => {
                table.items.iter().map(|item| (item.name.clone(), item.value.plain())).collect()
            }
        }
    }
}

impl Serialize for Value {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        self.plain().serialize(out)
    }
}

impl Item {
    pub(super) fn read(
        place: Place,
        name: String,
        key_span: Span,
        value: Spanned<DeValue<'_>>,
        found: &mut Diagnostics,
    ) -> Self {
        let range = value.span();
        let span = place.span(range.clone());
        let value = match value.into_inner() {
            DeValue::String(text) => Value::String(text.into_owned()),
            // A number that cannot be kept is told here, since it may stand where nobody reads it as a number; told
            // again by its reader, it is the same finding.
            DeValue::Integer(number) => integer(&number).map_or_else(
                || {
                    found.push(out_of_range(span));
                    Value::Float(f64::INFINITY)
                },
                Value::Integer,
            ),
            DeValue::Float(number) => Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(yes) => Value::Bool(yes),
            DeValue::Datetime(date) => Value::Datetime(date.to_string()),
            DeValue::Array(array) => {
                let mut elements = Vec::new();
                for element in array {
                    elements.push(Self::read(place, name.clone(), key_span, element, found));
                }
                Value::Array(elements)
            }
            DeValue::Table(table) => Value::Table(Table::read(place, range, table, found)),
        };
        Self { name, key_span, span, value }
    }

    /// A finding that this value has another type than the expected one.
    pub fn wrong_type(&self, expected: Text) -> Diagnostic {
        let actual = self.value.type_name();
        let (name, wanted) = (&self.name, expected.pattern());
        let finding = Diagnostic::new(
            &WRONG_TYPE,
            text!("`{name}` takes {expected}, not {actual}", name; expected, actual),
        )
        .at(self.span);
        let example = match (wanted, &self.value) {
            ("text" | "a text or a table of plural forms", Value::Integer(number)) => {
                format!("{name} = \"{number}\"")
            }
            ("text" | "a text or a table of plural forms", Value::Bool(yes)) => {
                format!("{name} = \"{yes}\"")
            }
            ("true or false" | "true or a table", _) => format!("{name} = true"),
            ("a number", Value::String(text)) if text.trim().parse::<f64>().is_ok() => {
                format!("{name} = {}", text.trim())
            }
            ("a number" | "a whole number", _) => format!("{name} = 3"),
            ("a date", _) => format!("{name} = 1948-05-29"),
            ("a list", Value::String(text)) => format!("{name} = [\"{text}\"]"),
            _ => return finding,
        };
        finding.hint(text!("write `{example}`", example))
    }

    /// The text of a string.
    pub fn string(self, found: &mut Diagnostics) -> Option<String> {
        match self.value {
            Value::String(text) => Some(text),
            _ => self.refuse(text!("text"), found),
        }
    }

    /// The value of a boolean.
    pub fn bool(self, found: &mut Diagnostics) -> Option<bool> {
        match self.value {
            Value::Bool(yes) => Some(yes),
            _ => self.refuse(text!("true or false"), found),
        }
    }

    /// The value of an integer.
    pub fn integer(self, found: &mut Diagnostics) -> Option<i64> {
        match self.value {
            Value::Integer(number) => Some(number),
            Value::Float(number) if !number.is_finite() => {
                found.push(out_of_range(self.span));
                None
            }
            _ => self.refuse(text!("a whole number"), found),
        }
    }

    /// An integer that counts something: 0 or more.
    pub fn count(self, found: &mut Diagnostics) -> Option<usize> {
        let span = self.span;
        let number = self.integer(found)?;
        let count = usize::try_from(number).ok();
        if count.is_none() {
            found.push(out_of_range(span));
        }
        count
    }

    /// The value of an integer or a float that is finite.
    pub fn number(self, found: &mut Diagnostics) -> Option<f64> {
        match self.value {
            #[expect(
                clippy::cast_precision_loss,
                reason = "numbers of over 2^53 are refused by `number-range`"
            )]
            Value::Integer(number) if number.unsigned_abs() < 1 << 53 => Some(number as f64),
            Value::Float(number) if number.is_finite() => Some(number),
            Value::Integer(_) | Value::Float(_) => {
                found.push(out_of_range(self.span));
                None
            }
            _ => self.refuse(text!("a number"), found),
        }
    }

    /// The elements of an array.
    pub fn array(self, found: &mut Diagnostics) -> Option<Vec<Item>> {
        match self.value {
            Value::Array(items) => Some(items),
            _ => self.refuse(text!("a list"), found),
        }
    }

    /// The entries of a table.
    pub fn table(self, found: &mut Diagnostics) -> Option<Table> {
        match self.value {
            Value::Table(table) => Some(table),
            _ => self.refuse(text!("a table"), found),
        }
    }

    /// The strings of an array.
    pub fn strings(self, found: &mut Diagnostics) -> Option<Vec<String>> {
        let items = self.array(found)?;
        Some(items.into_iter().filter_map(|item| item.string(found)).collect())
    }

    fn refuse<T>(&self, expected: Text, found: &mut Diagnostics) -> Option<T> {
        found.push(self.wrong_type(expected));
        None
    }
}

fn integer(number: &DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

pub(super) fn out_of_range(span: Span) -> Diagnostic {
    Diagnostic::new(&NUMBER_RANGE, text!("the number is out of range"))
        .at(span)
        .hint(text!("write a whole number with fifteen digits or fewer"))
}

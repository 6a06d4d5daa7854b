//! How a field is written: as the first entry that has it does, or with three dots in place of words.

use crate::config::Field;
use crate::config::FieldIndex;
use crate::config::Type;
use crate::content;
use crate::content::Data;
use crate::content::Standing;
use crate::content::Value;
use crate::date::Date;
use crate::date::Precision;
use crate::id::KindId;
use crate::render::views::Reader;

/// How many characters an example from the site may have; a longer one says less than it takes.
const LONGEST: usize = 90;

impl Reader<'_> {
    /// The value that the first entry of a kind gives a field, if it is short; else one of its type.
    pub(super) fn told(&self, kind: KindId, at: FieldIndex, field: &Field) -> String {
        let site = self.site;
        let originals = site
            .order(kind, site.config.default_language)
            .iter()
            .map(|id| &site.entries[*id])
            .filter(|entry| entry.standing == Standing::Original);
        let values = originals.filter_map(|entry| entry.field(at));
        let written = values.map(|value| written(&field.kind, value));
        let mut short =
            written.filter(|written| written.chars().count() <= LONGEST && !written.contains('\n'));
        short
            .next()
            .unwrap_or_else(|| self.example(&field.kind, &self.site.config.kinds[kind].fields))
    }

    /// A value of a type, which stands among some fields. A key is that of an entry that readers see.
    pub(super) fn example(&self, kind: &Type, beside: &[Field]) -> String {
        match kind {
            Type::Reference { kind } => quoted(self.site.keys(*kind).next().unwrap_or("…")),
            Type::List { of, min, .. } => {
                let values = vec![self.example(of, beside); min.unwrap_or(1).max(1)];
                format!("[{}]", values.join(", "))
            }
            Type::Record { fields } => {
                let pairs = fields
                    .iter()
                    .map(|part| format!("{} = {}", part.name, self.example(&part.kind, fields)));
                format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
            }
            Type::Text { min: Some(min), .. } => quoted(&"…".repeat((*min).max(1))),
            _ => content::example(kind, beside),
        }
    }
}

/// A date as front matter has it: a month stands in quotation marks.
pub(super) fn dated(date: Date) -> String {
    match date.precision() {
        Precision::Month => quoted(&date.to_string()),
        Precision::Year | Precision::Day => date.to_string(),
    }
}

/// A value as TOML, in one line.
fn written(kind: &Type, value: &Value) -> String {
    match (&value.data, kind) {
        (
            Data::Text(text)
            | Data::Markdown(text)
            | Data::Choice(text)
            | Data::Link(text)
            | Data::Reference(text),
            _,
        ) => quoted(text),
        (Data::Number(number), _) => number.to_string(),
        (Data::Bool(yes), _) => yes.to_string(),
        (Data::Date(date), _) => dated(*date),
        (Data::Place { lat, lon, name }, _) => {
            let name = name.as_ref().map(|name| format!("name = {}", quoted(name)));
            table([Some(format!("lat = {lat}")), Some(format!("lon = {lon}")), name])
        }
        (Data::Image { src, alt, credit, licence, .. }, _) => {
            let text = |key: &str, text: &Option<String>| {
                text.as_ref().map(|text| format!("{key} = {}", quoted(text)))
            };
            let src = Some(format!("src = {}", quoted(src)));
            table([src, text("alt", alt), text("credit", credit), text("licence", licence)])
        }
        (Data::List(values), Type::List { of, .. }) => {
            let values: Vec<String> = values.iter().map(|value| written(of, value)).collect();
            format!("[{}]", values.join(", "))
        }
        (Data::Record(values), Type::Record { fields }) => {
            let parts = fields.iter().zip(values).map(|(field, value)| {
                let value = value.as_ref()?;
                Some(format!("{} = {}", field.name, written(&field.kind, value)))
            });
            table(parts)
        }
        (Data::List(_) | Data::Record(_), _) => content::example(kind, &[]),
    }
}

fn table(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{{ {} }}", parts.join(", "))
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

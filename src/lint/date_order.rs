//! `date-order`: something ends before it begins.
//!
//! Why: one of the two dates is wrong, and timelines cannot be drawn. Dates may overlap: a year may end in itself.
//! Mend: correct one of the two dates.

use super::Check;
use super::Lint;
use super::Scope;
use crate::config::Field;
use crate::config::Type;
use crate::content::Data;
use crate::content::Standing;
use crate::content::Value;
use crate::date::Date;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;

static CODE: Code = Code::error("date-order", include_str!("date_order.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    let config = &scope.site.config;
    // Dates are not translated: the originals have them all.
    for entry in scope.site.entries.values().filter(|entry| entry.standing == Standing::Original) {
        compare(&config.kinds[entry.kind].fields, &entry.fields, found);
    }
}

fn compare(fields: &[Field], values: &[Option<Value>], found: &mut Diagnostics) {
    let dated = |name: &str| {
        let value = fields.iter().zip(values).find(|(field, _)| field.name == name)?.1.as_ref()?;
        as_date(value).map(|date| (date, value.span))
    };
    for (field, value) in fields.iter().zip(values) {
        let Some(value) = value else { continue };
        within(&field.kind, value, found);
        let (Type::Date { after: Some(after) }, Some(end)) = (&field.kind, as_date(value)) else {
            continue;
        };
        if let Some((start, start_span)) = dated(after)
            && end.last_day() < start.first_day()
        {
            let name = &field.name;
            found.push(
                Diagnostic::new(
                    &CODE,
                    text!(
                        "`{name}` ({end}) is before `{after}` ({start})",
                        name,
                        end,
                        after,
                        start
                    ),
                )
                .at(value.span)
                .related(start_span, text!("`{after}` stands here", after))
                .hint(text!("correct one of the two dates")),
            );
        }
    }
}

fn within(kind: &Type, value: &Value, found: &mut Diagnostics) {
    match (kind, &value.data) {
        (Type::Record { fields }, Data::Record(values)) => compare(fields, values, found),
        (Type::List { of, .. }, Data::List(values)) => {
            values.iter().for_each(|value| within(of, value, found))
        }
        _ => {}
    }
}

fn as_date(value: &Value) -> Option<Date> {
    match value.data {
        Data::Date(date) => Some(date),
        _ => None,
    }
}

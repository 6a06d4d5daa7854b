//! Arguments that name an entry by its kind and key, and arguments that name fields of that kind.
//!
//! A component marks them in its metadata: `"entry": [["kind", "key"]]` and
//! `"field": [["kind", "value", "number"], ["kind", "note"]]`, always by the names of parameters. A field with a type is
//! needed: the kind must have it, of that type, and the entry must say it. One without is optional.

use tera::Value;

use super::BAD_ARGUMENT;
use super::Named;
use super::Use;
use crate::config::Kind;
use crate::content;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::Text;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::id::EntryId;
use crate::id::KindId;
use crate::relations;
use crate::site::Site;

/// The key of a component's metadata that lists its pairs of parameters for entries.
const ENTRY: &str = "entry";
/// The key of a component's metadata that lists its parameters for fields.
const FIELD: &str = "field";

/// An entry that a call names.
struct Subject<'s> {
    /// The parameter that gave the kind.
    parameter: &'s str,
    kind: KindId,
    key: &'s str,
    entry: EntryId,
    kind_span: Span,
    key_span: Span,
}

/// Tells of kinds, entries and fields that there are not. What follows from one of them is not told again.
pub(super) fn check(site: &Site, of: Use<'_>, named: &mut Named, found: &mut Diagnostics) {
    for pair in rows(of, ENTRY) {
        let [kind, key] = pair.as_slice() else { continue };
        let Some(subject) = subject(site, of, kind, key, named, found) else { continue };
        for row in rows(of, FIELD) {
            match row.as_slice() {
                [kind, parameter, wanted @ ..] if *kind == subject.parameter => {
                    let wanted = wanted.first().copied();
                    found.extend(field_fault(site, of, &subject, parameter, wanted));
                }
                _ => {}
            }
        }
    }
}

/// The lists of names that the metadata holds under a key.
fn rows<'c>(of: Use<'c>, mark: &str) -> Vec<Vec<&'c str>> {
    let rows = of.component.metadata().get(mark).and_then(Value::as_array).unwrap_or_default();
    let names = |row: &'c Value| {
        row.as_array().unwrap_or_default().iter().filter_map(Value::as_str).collect()
    };
    rows.iter().map(names).collect()
}

/// The entry that two arguments name.
fn subject<'c>(
    site: &Site,
    of: Use<'c>,
    kind_parameter: &'c str,
    key_parameter: &str,
    named: &mut Named,
    found: &mut Diagnostics,
) -> Option<Subject<'c>> {
    let kind_span = of.call.argument(kind_parameter)?.value_span;
    let key_span = of.call.argument(key_parameter)?.value_span;
    let (kind_key, key) = (of.given(kind_parameter)?, of.given(key_parameter)?);
    let Some(kind) = site.config.kind(kind_key) else {
        named.astray.insert(of.page);
        found.push(unknown_kind(site, kind_key, kind_span));
        return None;
    };
    let Some(entry) = site.find(kind, key, site.entries[of.page].lang) else {
        named.astray.insert(of.page);
        // A file that is there and yet no page was told of.
        let is_told =
            !site.is_hidden(kind, key) && content::is_there(&site.sources, &site.config, kind, key);
        found.extend((!is_told).then(|| relations::unknown_entry(site, kind, key, key_span)));
        return None;
    };
    Some(Subject { parameter: kind_parameter, kind, key, entry, kind_span, key_span })
}

fn unknown_kind(site: &Site, kind: &str, span: Span) -> Diagnostic {
    let known = site.config.kinds.values().map(|kind| kind.key.as_str());
    let hint = match nearest(kind, known.clone()) {
        Some(meant) => text!("did you mean \"{meant}\"?", meant),
        None => text!("one of {known}", known = known.collect::<Vec<_>>().join(", ")),
    };
    Diagnostic::new(&BAD_ARGUMENT, text!("there is no kind `{kind}`", kind)).at(span).hint(hint)
}

/// What is wrong with the field that a parameter names, by the call or by default.
fn field_fault(
    site: &Site,
    of: Use<'_>,
    subject: &Subject<'_>,
    parameter: &str,
    wanted: Option<&str>,
) -> Option<Diagnostic> {
    let given = of.given(parameter).filter(|name| !name.is_empty() || wanted.is_some());
    if of.call.argument(parameter).is_some() != of.given(parameter).is_some() {
        // It is not even a text, which was told.
        return None;
    }
    let default = wanted.and_then(|_| default(of, parameter));
    let name = given.or(default)?;
    let span = match (given, of.call.argument(parameter)) {
        (Some(_), Some(argument)) => argument.value_span,
        _ => subject.kind_span,
    };
    let kind = &site.config.kinds[subject.kind];
    let entry = &site.entries[subject.entry];
    // Every kind has the reserved date, unless it declares its own.
    let is_reserved = name == "date" && entry.front.date.is_some();
    let fault = |message: Text, span: Span, hint: Text| {
        Some(Diagnostic::new(&BAD_ARGUMENT, message).at(span).hint(hint))
    };
    match (kind.field(name), wanted) {
        (None, _) if is_reserved => None,
        (None, _) => fault(
            text!("the kind `{kind}` has no field `{name}`", kind = kind.key, name),
            span,
            meant(kind, name, parameter, wanted),
        ),
        (Some((_, field)), Some(wanted)) if field.kind.name() != wanted => fault(
            text!(
                "`{parameter}` takes a {wanted}, and `{name}` is a {own}",
                parameter,
                wanted,
                name,
                own = field.kind.name()
            ),
            span,
            meant(kind, "", parameter, Some(wanted)),
        ),
        (Some((at, _)), Some(_)) if entry.fields[at.0].is_none() => fault(
            text!("the {kind} `{key}` has no `{name}`", kind = kind.key, key = subject.key, name),
            subject.key_span,
            text!(
                "add `{name}` to its page, or name another field: `{parameter}=\"…\"`",
                name,
                parameter
            ),
        ),
        _ => None,
    }
}

fn default<'c>(of: Use<'c>, parameter: &str) -> Option<&'c str> {
    let declared = of.component.args().iter().find(|arg| arg.name() == parameter)?;
    declared.default()?.as_str()
}

/// The field that was meant, or those that there are to choose from.
fn meant(kind: &Kind, name: &str, parameter: &str, wanted: Option<&str>) -> Text {
    let fields = kind.fields.iter();
    let fields: Vec<&str> = fields
        .filter(|field| wanted.is_none_or(|wanted| field.kind.name() == wanted))
        .map(|field| field.name.as_str())
        .collect();
    match (nearest(name, fields.iter().copied()), fields.as_slice()) {
        (Some(meant), _) => text!("did you mean \"{meant}\"?", meant),
        (None, []) if name == "date" => text!("write the key `date` on the page of the entry"),
        (None, []) => text!("leave the component out; no field of this kind can be shown here"),
        (None, [only]) => text!("write `{parameter}=\"{only}\"`", parameter, only),
        (None, several) => text!(
            "write `{parameter}=\"…\"` with one of {fields}",
            parameter,
            fields = several.join(", ")
        ),
    }
}

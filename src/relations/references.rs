//! References: entries that a field names by key, seen from both ends.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::config::Type;
use crate::content;
use crate::content::Data;
use crate::content::Entry;
use crate::content::Standing;
use crate::content::Value;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::id::EntryId;
use crate::id::KindId;
use crate::id::Table;
use crate::site::Site;

pub(super) static UNKNOWN_ENTRY: Code = Code::error(
    "unknown-entry",
    "A field, or a component in a text, names an entry by its key, the name of its file without `.md`. There is no such \
     entry, or it is of another kind than is asked for.",
);

/// An entry in all languages.
type Key = (KindId, String);

/// The entries that each page names and those that name it, by kind and in the kind's order.
pub(super) fn all(site: &Site, found: &mut Diagnostics) -> Table<EntryId, Vec<EntryId>> {
    let mut related: BTreeMap<Key, BTreeSet<Key>> = BTreeMap::new();
    for entry in site.entries.values() {
        let own = (entry.kind, entry.key.clone());
        for (kind, key, span) in of_entry(site, entry) {
            if site.find(kind, key, entry.lang).is_none() {
                // A translation inherits its references; the original has told of them. So has a file that is there
                // and yet no page.
                let is_told = entry.standing == Standing::Translation
                    || (!site.is_hidden(kind, key)
                        && content::is_there(&site.sources, &site.config, kind, key));
                found.extend((!is_told).then(|| unknown_entry(site, kind, key, span)));
                continue;
            }
            let other = (kind, key.to_owned());
            related.entry(other.clone()).or_default().insert(own.clone());
            related.entry(own.clone()).or_default().insert(other);
        }
    }
    let ranks = ranks(site);
    let none = BTreeSet::new();
    let of_page = |entry: &Entry| {
        let others = related.get(&(entry.kind, entry.key.clone())).unwrap_or(&none);
        let mut others: Vec<EntryId> =
            others.iter().filter_map(|(kind, key)| site.find(*kind, key, entry.lang)).collect();
        others.sort_by_key(|id| (site.entries[*id].kind, ranks.get(id)));
        others
    };
    site.entries.values().map(AsRef::as_ref).map(of_page).collect()
}

/// The place of each entry in its kind's order.
fn ranks(site: &Site) -> BTreeMap<EntryId, usize> {
    let mut ranks = BTreeMap::new();
    for kind in site.config.kinds.ids() {
        for lang in site.config.languages.ids() {
            ranks.extend(site.order(kind, lang).iter().enumerate().map(|(rank, id)| (*id, rank)));
        }
    }
    ranks
}

/// All references of an entry, also within lists and records.
fn of_entry<'e>(site: &Site, entry: &'e Entry) -> Vec<(KindId, &'e str, Span)> {
    let mut references = Vec::new();
    for (field, value) in site.config.kinds[entry.kind].fields.iter().zip(&entry.fields) {
        if let Some(value) = value {
            gather(value, &field.kind, &mut references);
        }
    }
    references
}

/// Whether an entry names another that there is not.
pub fn names_nothing(site: &Site, entry: &Entry) -> bool {
    of_entry(site, entry).iter().any(|(kind, key, _)| site.find(*kind, key, entry.lang).is_none())
}

fn gather<'v>(value: &'v Value, kind: &Type, references: &mut Vec<(KindId, &'v str, Span)>) {
    match (&value.data, kind) {
        (Data::Reference(key), Type::Reference { kind }) => {
            references.push((*kind, key, value.span))
        }
        (Data::List(values), Type::List { of, .. }) => {
            for value in values {
                gather(value, of, references);
            }
        }
        (Data::Record(values), Type::Record { fields }) => {
            for (field, value) in fields.iter().zip(values) {
                if let Some(value) = value {
                    gather(value, &field.kind, references);
                }
            }
        }
        _ => {}
    }
}

/// A finding about a key that names no entry of a kind, with what was probably meant.
pub fn unknown_entry(site: &Site, kind: KindId, key: &str, span: Span) -> Diagnostic {
    let wanted = &site.config.kinds[kind].key;
    if site.is_hidden(kind, key) {
        return Diagnostic::new(
            &UNKNOWN_ENTRY,
            text!("the {wanted} `{key}` is a draft, which readers do not see", wanted, key),
        )
        .at(span)
        .hint(text!("take `draft = true` out of it, or leave it out here"));
    }
    let finding =
        Diagnostic::new(&UNKNOWN_ENTRY, text!("there is no {wanted} `{key}`", wanted, key))
            .at(span);
    let lang = site.config.default_language;
    let mut others = site
        .config
        .kinds
        .iter()
        .filter(|(other, _)| *other != kind && site.exact(*other, key, lang).is_some());
    if let Some((_, other)) = others.next() {
        return finding.hint(text!(
            "`{key}` is a {other}, and here a {wanted} is asked for",
            key,
            other = other.key,
            wanted
        ));
    }
    if let Some(meant) = nearest(key, site.keys(kind)) {
        return finding.hint(text!("did you mean \"{meant}\"?", meant));
    }
    let folder =
        site.config.kinds[kind].folder.as_ref().map(ToString::to_string).unwrap_or_default();
    let content = &site.config.content;
    finding.hint(text!(
        "write it as `{content}/{folder}/{key}.md`, or leave it out here",
        content,
        folder,
        key
    ))
}

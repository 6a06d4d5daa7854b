//! Reads the kinds.

use super::facet::UNKNOWN_FIELD;
use super::facet::read_facets;
use super::field::KindNames;
use super::field::read_fields;
use crate::config::bad_name;
use crate::config::facet;
use crate::config::facet::Facets;
use crate::config::is_name;
use crate::config::kind::Kind;
use crate::config::kind::PAGE;
use crate::config::kind::RESERVED;
use crate::config::kind::Sort;
use crate::config::kind::SortBy;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::id::Id;
use crate::id::KindId;
use crate::id::Table;
use crate::toml_reader;
use crate::toml_reader::Item;

pub(in crate::config) static RESERVED_NAME: Code = Code::error(
    "reserved-name",
    "The name means something to every page already, so no kind or field can have it. Choose another.",
);
pub(in crate::config) static TAKEN: Code = Code::error(
    "folder-taken",
    "Two kinds cannot share a folder: the folder tells which kind a file is of.",
);

/// Reads all kinds. The built-in kind `page` comes first.
pub(in crate::config) fn read_all(
    table: Option<toml_reader::Table>,
    found: &mut Diagnostics,
) -> Table<KindId, Kind> {
    let items = table.map(toml_reader::Table::into_items).unwrap_or_default();
    let mut names = KindNames::from([(PAGE.to_owned(), KindId::from_row(0))]);
    for (row, item) in items.iter().enumerate() {
        names.entry(item.name.clone()).or_insert(KindId::from_row(row + 1));
    }
    let mut kinds: Table<KindId, Kind> = Table::default();
    kinds.push(page());
    for item in items {
        let kind = read_kind(item, &names, found);
        let taken =
            kinds.values().find(|other| other.folder.is_some() && other.folder == kind.folder);
        if let (Some(other), Some(folder)) = (taken, &kind.folder) {
            found.push(
                Diagnostic::new(
                    &TAKEN,
                    text!("the folder `{folder}` is that of `{other}`", folder, other = other.key),
                )
                .at(kind.span)
                .related(other.span, text!("declared here"))
                .hint(text!("give each kind a folder of its own")),
            );
        }
        kinds.push(kind);
    }
    kinds
}

fn page() -> Kind {
    Kind {
        key: PAGE.to_owned(),
        span: Span::file(FileId::from_row(0)),
        folder: None,
        template: None,
        sort: Sort { by: SortBy::Weight, descending: false },
        fields: Vec::new(),
        faulty: Vec::new(),
        facets: Facets::default(),
    }
}

fn read_kind(item: Item, names: &KindNames, found: &mut Diagnostics) -> Kind {
    let (key, span) = (item.name.clone(), item.key_span);
    if key == PAGE {
        found.push(
            Diagnostic::new(&RESERVED_NAME, text!("`page` is the built-in kind of free pages"))
                .at(span)
                .hint(text!("choose another name")),
        );
    } else if !is_name(&key) {
        found.push(bad_name("a kind", &key, span));
    }
    let mut table = item.table(found).unwrap_or_else(toml_reader::Table::empty);
    let example = format!("\"{}s\"", key.to_lowercase());
    let folder = table.require("folder", &example, &known(), found);
    let folder = folder.and_then(|item| crate::config::book::folder(item, found));
    let template = table.take("template").and_then(|item| {
        let span = item.span;
        item.string(found).map(|name| (name, span))
    });
    let sort = table.take("sort");
    let fields = table.take("fields").and_then(|item| item.table(found));
    let (fields, faulty) = fields.map(|table| read_fields(table, names, found)).unwrap_or_default();
    for field in fields
        .iter()
        .filter(|field| field.name != "date" && RESERVED.contains(&field.name.as_str()))
    {
        found.push(
            Diagnostic::new(
                &RESERVED_NAME,
                text!("`{name}` is reserved for every page", name = field.name),
            )
            .at(field.span)
            .hint(text!(
                "choose another name, such as `{key}_{name}`",
                key,
                name = field.name
            )),
        );
    }
    let (sort_by, facets) = (page().sort, Facets::default());
    let mut kind = Kind { key, span, folder, template, sort: sort_by, fields, faulty, facets };
    if let Some(sort) = sort.and_then(|item| read_sort(item, &kind, found)) {
        kind.sort = sort;
    }
    kind.facets = read_facets(&mut table, &kind, found);
    table.finish(&known(), found);
    kind
}

/// The keys that a kind can have.
fn known() -> Vec<&'static str> {
    let own = ["folder", "template", "sort", "fields"];
    own.iter().chain(facet::NAMES).copied().collect()
}

fn read_sort(item: Item, kind: &Kind, found: &mut Diagnostics) -> Option<Sort> {
    let span = item.span;
    let written = item.string(found)?;
    let (name, descending) =
        written.strip_prefix('-').map_or((written.as_str(), false), |name| (name, true));
    let by = match (kind.field(name), name) {
        (Some((index, _)), _) => SortBy::Field(index),
        (None, "title") => SortBy::Title,
        (None, "weight") => SortBy::Weight,
        (None, "date") => SortBy::Date,
        _ if kind.faulty.iter().any(|faulty| faulty == name) => return None,
        _ => {
            let own = kind.fields.iter().map(|field| field.name.as_str());
            let fields: Vec<&str> = own.chain(["title", "weight", "date"]).collect();
            let hint = match nearest(name, fields.iter().copied()) {
                Some(meant) => text!("did you mean `{meant}`?", meant),
                None => text!("it can be sorted by {fields}", fields = fields.join(", ")),
            };
            found.push(
                Diagnostic::new(
                    &UNKNOWN_FIELD,
                    text!("a {kind} has no field `{name}`", kind = kind.key, name),
                )
                .at(span)
                .hint(hint),
            );
            return None;
        }
    };
    Some(Sort { by, descending })
}

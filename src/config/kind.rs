//! `[kinds]`: what kinds of content there are, where their files lie, and what their entries say.

use super::bad_name;
use super::facet::Facets;
use super::facet::read_facets;
use super::field::Field;
use super::field::FieldIndex;
use super::field::KindNames;
use super::field::read_fields;
use super::is_name;
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
use crate::path::RelPath;
use crate::toml_reader;
use crate::toml_reader::Item;

pub(super) static RESERVED_NAME: Code = Code::error(
    "reserved-name",
    "The name means something to every page already, so no kind or field can have it. Choose another.",
);
pub(super) static TAKEN: Code = Code::error(
    "folder-taken",
    "Two kinds cannot share a folder: the folder tells which kind a file is of.",
);
pub(super) static UNKNOWN_KIND: Code =
    Code::error("unknown-kind", "No kind of this name is declared under [kinds] in book.toml.");

/// The key of the built-in kind of free pages.
pub const PAGE: &str = "page";

/// Front matter that every page may have. `date` may also be a field of a kind.
pub const RESERVED: &[&str] = &[
    "title",
    "description",
    "date",
    "slug",
    "draft",
    "aliases",
    "updated",
    "template",
    "weight",
    "sources",
    "translated-from",
    "reviewed",
    "extra",
];

/// A kind of content.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its name in `book.toml`.
    pub key: String,
    /// Where it is declared.
    pub span: Span,
    /// The folder of its files, below the content; none for free pages.
    pub folder: Option<RelPath>,
    /// The template of its entries, if it is not the usual one.
    pub template: Option<(String, Span)>,
    /// The order of its entries.
    pub sort: Sort,
    /// What its entries say, in order.
    pub fields: Vec<Field>,
    /// The names of fields whose declaration has a fault: whoever speaks of them is not to blame.
    pub faulty: Vec<String>,
    /// Where its entries appear.
    pub facets: Facets,
}

/// An order of entries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sort {
    /// What they are sorted by.
    pub by: SortBy,
    /// Whether the order is turned round.
    pub descending: bool,
}

/// What entries are sorted by; ties go by title and key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SortBy {
    /// By a field.
    Field(FieldIndex),
    /// By `weight`, those without it last.
    Weight,
    /// By `date`, those without it last.
    Date,
    /// By `title`.
    Title,
}

impl Kind {
    /// The field of a name.
    pub fn field(&self, name: &str) -> Option<(FieldIndex, &Field)> {
        self.fields
            .iter()
            .enumerate()
            .find(|(_, field)| field.name == name)
            .map(|(at, field)| (FieldIndex(at), field))
    }
}

impl std::ops::Index<FieldIndex> for Kind {
    type Output = Field;
    fn index(&self, at: FieldIndex) -> &Field {
        &self.fields[at.0]
    }
}

/// Reads all kinds. The built-in kind `page` comes first.
pub(super) fn read_all(
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
    let folder = folder.and_then(|item| super::book::folder(item, found));
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
    own.iter().chain(super::facet::NAMES).copied().collect()
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
                    &super::facet::UNKNOWN_FIELD,
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

//! `[kinds]`: what kinds of content there are, where their files lie, and what their entries say.

use super::facet::Facets;
use super::field::Field;
use super::field::FieldIndex;
use crate::diagnostic::Span;
use crate::path::RelPath;

/// The key of the built-in kind of free pages.
pub const PAGE: &str = "page";

/// Front matter that every page may have. `date` may also be a field of a kind.
pub const RESERVED: &[&str] = &[
    "title",
    "title-lang",
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

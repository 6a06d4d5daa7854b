//! `[book]` and `[build]`, in mdBook's meaning.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::path::RelPath;
use crate::toml_reader::Item;
use crate::toml_reader::Table;

pub(super) static BAD_FOLDER: Code = Code::error(
    "bad-folder",
    "A folder is named by its path below the folder of the site, without `..` and without a leading `/`.",
);

const KEYS: &[&str] = &["title", "description", "authors", "language", "src"];

/// `[book]` as meant.
pub(super) struct Book {
    pub(super) title: String,
    pub(super) description: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) language: (String, Span),
    /// Nothing where what is said of it is wrong.
    pub(super) content: Option<RelPath>,
}

pub(super) fn read_book(table: Option<Table>, file: FileId, found: &mut Diagnostics) -> Book {
    let mut book = Book {
        title: String::new(),
        description: None,
        authors: Vec::new(),
        language: ("en".to_owned(), Span::file(file)),
        content: Some(default_content()),
    };
    let Some(mut table) = table else {
        found.push(
            Diagnostic::new(&super::BAD_OPTION, text!("the table `[book]` is missing"))
                .at(Span::file(file))
                .hint(text!("write in book.toml:\n[book]\ntitle = \"…\"")),
        );
        return book;
    };
    book.title = table
        .require("title", "\"…\"", KEYS, found)
        .and_then(|item| item.string(found))
        .unwrap_or_default();
    book.description = table.take("description").and_then(|item| item.string(found));
    book.authors = table.take("authors").and_then(|item| item.strings(found)).unwrap_or_default();
    if let Some(item) = table.take("language") {
        let span = item.span;
        book.language = (item.string(found).unwrap_or_else(|| "en".to_owned()), span);
    }
    if let Some(item) = table.take("src") {
        book.content = folder(item, found);
    }
    table.finish(KEYS, found);
    book
}

pub(super) fn read_build(table: Option<Table>, found: &mut Diagnostics) -> RelPath {
    let Some(mut table) = table else { return default_folder("public") };
    let output = table.take("build-dir").and_then(|item| folder(item, found));
    table.finish(&["build-dir"], found);
    output.unwrap_or_else(|| default_folder("public"))
}

/// The path of a folder below the root.
pub(super) fn folder(item: Item, found: &mut Diagnostics) -> Option<RelPath> {
    let span = item.span;
    let written = item.string(found)?;
    let folder = RelPath::new(written.trim_end_matches('/'));
    if folder.is_none() {
        found.push(
            Diagnostic::new(&BAD_FOLDER, text!("`{written}` is no folder below this one", written))
                .at(span)
                .hint(text!("write a name such as \"content\"")),
        );
    }
    folder
}

/// The folder of the content where nothing else is said.
pub(super) fn default_content() -> RelPath {
    default_folder("content")
}

fn default_folder(name: &'static str) -> RelPath {
    RelPath::from_name(name)
}

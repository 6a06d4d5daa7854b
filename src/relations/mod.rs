//! How pages belong together: links and backlinks, references both ways, neighbours, translations, sources.
//!
//! Always holds: relations speak of pages by id; what leads nowhere is kept as a value with its reason, for the
//! lints to tell.

mod backlinks;
mod files;
mod links;
mod neighbours;
mod references;
mod sources;
mod state;
mod translations;

pub use files::Picture;
pub use links::Broken;
pub use links::Target;
pub use links::file_beside;
pub use links::files_beside;
pub use links::resolve;
pub use neighbours::Neighbours;
pub use references::names_nothing;
pub use references::unknown_entry;
pub use sources::SourceRow;
pub use state::Freshness;
pub use state::TranslationState;
pub use translations::Nearness;
pub use translations::Translated;

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostics;
use crate::id::EntryId;
use crate::id::FileId;
use crate::id::Table;
use crate::site::Site;

/// Codes raised here.
pub static CODES: &[&Code] = &[&references::UNKNOWN_ENTRY];

/// What is known of the pages beside themselves.
#[derive(Debug)]
pub struct Relations {
    /// The links in each page's text and fields, in page order.
    pub links: Table<EntryId, Vec<Link>>,
    /// The pages whose text links to each page, in its own language.
    pub backlinks: Table<EntryId, Vec<EntryId>>,
    /// The entries that each page names in its fields, and those that name it: by kind, in the kind's order.
    pub references: Table<EntryId, Vec<EntryId>>,
    /// The entries before and after each entry in its kind's order.
    pub neighbours: Table<EntryId, Neighbours>,
    /// The way to every language, in the order of the switch.
    pub translations: Table<EntryId, Vec<Translated>>,
    /// The state of every translation, there or missing, by language, kind and path.
    pub states: Vec<TranslationState>,
    /// The pictures of all texts and fields.
    pub pictures: Vec<Picture>,
    used: BTreeSet<FileId>,
    /// All sources by title, with the pages that rest on them.
    pub sources: Vec<SourceRow>,
}

/// A link of a page, and where it leads.
#[derive(Clone, Debug)]
pub struct Link {
    /// As it was written.
    pub destination: String,
    /// Where it stands.
    pub span: crate::diagnostic::Span,
    /// Where it leads.
    pub target: Target,
}

/// Works out all relations.
pub fn all(site: &Site, found: &mut Diagnostics) -> Relations {
    let links = links::all(site);
    let references = references::all(site, found);
    let pictures = files::pictures(site);
    Relations {
        backlinks: backlinks::all(site, &links, &references),
        neighbours: neighbours::all(site),
        translations: translations::all(site),
        states: state::all(site),
        sources: sources::all(site),
        used: files::used(&links, &pictures),
        pictures,
        links,
        references,
    }
}

impl Relations {
    /// The files beside the content that texts and fields use.
    pub fn used_files(&self) -> impl Iterator<Item = FileId> {
        self.used.iter().copied()
    }
}

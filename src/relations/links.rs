//! Links of a text: relative paths of files, as they work on GitHub and in any editor.

use percent_encoding::percent_decode_str;
use rayon::prelude::*;

use super::Link;
use crate::content::Role;
use crate::id::EntryId;
use crate::id::FileId;
use crate::id::LangId;
use crate::id::Table;
use crate::markdown;
use crate::markdown::LinkKind;
use crate::markdown::link_kind;
use crate::path::RelPath;
use crate::site::Site;

/// Where a link leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// To another site, or to an address of e-mail or a telephone.
    Elsewhere,
    /// To a page of the site.
    Page {
        /// The page.
        entry: EntryId,
        /// The place on it.
        anchor: Option<String>,
    },
    /// To a file that is published beside the content.
    File(FileId),
    /// Nowhere.
    Broken(Broken),
}

/// Why a link leads nowhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Broken {
    /// There is no file at this path below the root.
    NoFile(RelPath),
    /// The path leads out of the site.
    OutOfRoot,
    /// The path leads to a file that is not part of the content.
    Beside(RelPath),
    /// The page is a draft, which readers do not see.
    Draft,
    /// The page has no heading with this id.
    NoAnchor {
        /// The page.
        entry: EntryId,
        /// The id that it lacks.
        anchor: String,
    },
    /// It is a path from the root of a host, which editors and GitHub would not follow.
    FromRoot,
    /// Its scheme is not let through; that was told when it was read.
    Refused,
}

/// The links of all pages, which do not wait for each other.
pub(super) fn all(site: &Site) -> Table<EntryId, Vec<Link>> {
    let of_page = |id: &EntryId| {
        let links = site.texts[*id].bodies().flat_map(|body| &body.links);
        let resolved = |link: &markdown::Link| Link {
            destination: link.destination.clone(),
            span: link.span,
            target: resolve(site, *id, &link.destination),
        };
        links.map(resolved).collect()
    };
    let pages: Vec<EntryId> = site.texts.ids().collect();
    pages.par_iter().map(of_page).collect::<Vec<_>>().into_iter().collect()
}

/// Where a link on a page leads.
pub fn resolve(site: &Site, from: EntryId, destination: &str) -> Target {
    match link_kind(destination) {
        None => return Target::Broken(Broken::Refused),
        Some(LinkKind::Web | LinkKind::Mail | LinkKind::Telephone) => return Target::Elsewhere,
        Some(LinkKind::Site) => return Target::Broken(Broken::FromRoot),
        Some(LinkKind::Relative) => {}
    }
    let (path, anchor) = destination
        .split_once('#')
        .map_or((destination, None), |(path, anchor)| (path, Some(anchor)));
    let path = path.split('?').next().unwrap_or_default();
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let anchor = anchor.map(decode).filter(|anchor| !anchor.is_empty());
    if path.is_empty() {
        return on_page(site, from, anchor);
    }
    // Only pages with a file have text, and so links.
    let Some(file) = site.entries[from].file else { return Target::Broken(Broken::OutOfRoot) };
    let own = &site.sources.file(file).path;
    let Some(path) = own.follow(&decode(path)) else { return Target::Broken(Broken::OutOfRoot) };
    if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("md")) {
        return match page_at(site, &path, site.entries[from].lang) {
            Ok(entry) => on_page(site, entry, anchor),
            Err(broken) => Target::Broken(broken),
        };
    }
    match site.sources.at(&path) {
        Some(file) if path.below(site.config.content.as_str()).is_some() => Target::File(file),
        Some(_) => Target::Broken(Broken::Beside(path)),
        _ => Target::Broken(Broken::NoFile(path)),
    }
}

/// A place on a page. Pages that templates fill have ids that are not known here; they are checked when finished.
fn on_page(site: &Site, entry: EntryId, anchor: Option<String>) -> Target {
    let is_filled = matches!(
        site.entries[entry].role,
        Role::List | Role::Timeline | Role::Map | Role::Sources | Role::Handbook | Role::Home
    );
    match anchor {
        Some(anchor) if !is_filled && !site.texts[entry].has_id(&anchor) => {
            Target::Broken(Broken::NoAnchor { entry, anchor })
        }
        anchor => Target::Page { entry, anchor },
    }
}

/// The page that a path of a Markdown file means to a reader of a language: `x.md` is x in that language or in the
/// default one, `x.fr.md` always the French one.
fn page_at(site: &Site, path: &RelPath, reader: LangId) -> Result<EntryId, Broken> {
    let missing = || Broken::NoFile(path.clone());
    let below = path.below(site.config.content.as_str()).ok_or_else(missing)?;
    let (folder, name) = below.rsplit_once('/').unwrap_or(("", below));
    let stem = name.strip_suffix(".md").ok_or_else(missing)?;
    let (stem, said) = match stem.rsplit_once('.') {
        Some((start, tag)) => (start, Some(site.config.language(tag).ok_or_else(missing)?)),
        None => (stem, None),
    };
    let kind = site
        .config
        .kinds
        .iter()
        .find(|(_, kind)| kind.folder.as_ref().is_some_and(|own| own.as_str() == folder));
    let (kind, key) = match kind {
        Some((kind, _)) => (kind, stem.to_owned()),
        None if folder.is_empty() => (site.page_kind(), stem.to_owned()),
        None => (site.page_kind(), format!("{folder}/{stem}")),
    };
    let found = match said {
        Some(lang) => site.exact(kind, &key, lang),
        None => site.find(kind, &key, reader),
    };
    found.ok_or_else(|| if site.is_hidden(kind, &key) { Broken::Draft } else { missing() })
}

/// A file beside the content, by a relative path from a page.
pub fn file_beside(site: &Site, from: EntryId, reference: &str) -> Option<FileId> {
    let own = &site.sources.file(site.entries[from].file?).path;
    let path = own.follow(&percent_decode_str(reference).decode_utf8_lossy())?;
    path.below(site.config.content.as_str())?;
    site.sources
        .at(&path)
        .filter(|_| path.extension().is_none_or(|end| !matches!(end, "md" | "toml")))
}

/// The names of the files beside a page that are no pages.
pub fn files_beside(site: &Site, id: EntryId) -> Vec<String> {
    let Some(own) = site.entries[id].file.map(|file| &site.sources.file(file).path) else {
        return Vec::new();
    };
    let folder = own.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
    let names = site.sources.below(folder).filter_map(|(_, file)| file.path.below(folder));
    names.filter(|name| !name.ends_with(".md")).map(str::to_owned).collect()
}

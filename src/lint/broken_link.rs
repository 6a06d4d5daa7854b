//! `broken-link`: a link leads to a file that is not there.
//!
//! Why: a reader who follows it finds nothing.
//! Mend: links are the relative paths of files, as on GitHub: `[the bridge](../bridges/old-bridge.md)`. Correct the path; if the
//! page was renamed, give it an alias for those who kept its old address.

use super::Check;
use super::Lint;
use super::Scope;
use crate::content::Role;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Text;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::id::EntryId;
use crate::path::RelPath;
use crate::relations::Broken;
use crate::relations::Target;
use crate::site::Site;

static CODE: Code = Code::error("broken-link", include_str!("broken_link.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    for (id, links) in scope.relations.links.iter() {
        for link in links {
            let Target::Broken(broken) = &link.target else { continue };
            let destination = &link.destination;
            let (message, hint) = match broken {
                // A file that is there and yet no page was told of.
                Broken::NoFile(path) if scope.site.sources.at(path).is_some() => continue,
                Broken::NoFile(path) => (
                    text!("there is no page or file `{path}`", path),
                    missing(scope.site, id, destination, path),
                ),
                Broken::OutOfRoot => (
                    text!("`{destination}` leads out of the site", destination),
                    Some(text!(
                        "link to a file of the site, or to an address that starts with https://"
                    )),
                ),
                Broken::Beside(path) => (
                    text!("`{path}` is not part of the content, and not published there", path),
                    Some(text!(
                        "put a copy of the file into the folder of this page, and link to that"
                    )),
                ),
                Broken::Draft => (
                    text!("`{destination}` is a draft, which readers do not see", destination),
                    Some(text!("take `draft = true` out of it, or take the link out")),
                ),
                Broken::FromRoot => (
                    text!("`{destination}` starts at the root of the host", destination),
                    Some(from_root(scope.site, id, destination)),
                ),
                Broken::NoAnchor { .. } | Broken::Refused => continue,
            };
            found.push(Diagnostic::new(&CODE, message).at(link.span).maybe_hint(hint));
        }
    }
}

/// The path that was meant by one that leads nowhere.
fn missing(site: &Site, from: EntryId, destination: &str, path: &RelPath) -> Option<Text> {
    let meant = |path: &RelPath| relative(site, from, path);
    if let Some(exact) = as_a_page(site, path) {
        return Some(text!("write `{meant}`", meant = meant(&exact)?));
    }
    if let Some(path) = renamed(site, path) {
        return Some(text!("the page was renamed: write `{meant}`", meant = meant(&path)?));
    }
    match similar(site, from, path) {
        Some(path) => Some(text!("did you mean `{meant}`?", meant = meant(&path)?)),
        None if destination.ends_with(".md") => Some(text!("write the page, or take the link out")),
        None => Some(text!("put the file beside the page, or take the link out")),
    }
}

/// The file of a page whose path lacks its end, whose folder is named, or that is not there in this language.
fn as_a_page(site: &Site, path: &RelPath) -> Option<RelPath> {
    let index = RelPath::new(&format!("{path}/_index.md"))?;
    let below = path.below(site.config.content.as_str());
    let kinds = || site.config.kinds.values().filter_map(|kind| kind.folder.as_ref());
    if below.is_some_and(|below| kinds().any(|folder| folder.as_str() == below)) {
        return Some(index);
    }
    let original = path.as_str().strip_suffix(".md").and_then(|path| path.rsplit_once('.'));
    let original = original.and_then(|(path, _)| RelPath::new(&format!("{path}.md")));
    [RelPath::new(&format!("{path}.md")), Some(index), original]
        .into_iter()
        .flatten()
        .find(|path| site.sources.at(path).is_some())
}

/// The file of the page that once had this name, by its aliases.
fn renamed(site: &Site, path: &RelPath) -> Option<RelPath> {
    let stem = path.name().strip_suffix(".md")?;
    let had = |alias: &str| alias.trim_end_matches('/').rsplit('/').next() == Some(stem);
    let entry = site
        .entries
        .values()
        .find(|entry| entry.front.aliases.iter().any(|(alias, _)| had(alias)))?;
    Some(site.sources.file(entry.file?).path.clone())
}

/// A file of nearly this name, or of the same name in another folder.
fn similar(site: &Site, from: EntryId, path: &RelPath) -> Option<RelPath> {
    let stem = |path: &RelPath| path.name().split('.').next().unwrap_or_default().to_owned();
    let wanted = stem(path);
    let own = site.entries[from].file;
    let others = site
        .sources
        .below(site.config.content.as_str())
        .filter(|(id, file)| Some(*id) != own && file.path.extension() == path.extension());
    let others: Vec<(String, &RelPath)> =
        others.map(|(_, file)| (stem(&file.path), &file.path)).collect();
    let holds = |other: &str| {
        let (short, long) = if other.len() < wanted.len() {
            (other, wanted.as_str())
        } else {
            (wanted.as_str(), other)
        };
        short.len() > 2 && long.split(['-', '_']).any(|part| part == short)
    };
    let near = nearest(&wanted, others.iter().map(|(stem, _)| stem.as_str()));
    let meant =
        near.or_else(|| others.iter().map(|(stem, _)| stem.as_str()).find(|stem| holds(stem)))?;
    // Of a page in several languages the original is meant, whose name has no language in it.
    let so_called = others.iter().filter(|(stem, _)| stem == meant);
    so_called
        .min_by_key(|(_, path)| path.name().matches('.').count())
        .map(|(_, path)| (*path).clone())
}

/// The link that leads to the page which stands at an address.
fn from_root(site: &Site, from: EntryId, destination: &str) -> Text {
    let wanted = destination.trim_matches('/');
    let page = site.entries.iter().find(|(id, entry)| {
        entry.role != Role::Home
            && entry.file.is_some()
            && site.address(*id).as_str().trim_matches('/') == wanted
    });
    let file =
        page.and_then(|(_, entry)| relative(site, from, &site.sources.file(entry.file?).path));
    match file {
        Some(meant) => text!("link to the file: `{meant}`", meant),
        None => text!("link to a file by its relative path: `../folder/name.md`"),
    }
}

/// The relative path from a page to a file.
fn relative(site: &Site, from: EntryId, to: &RelPath) -> Option<String> {
    let own = &site.sources.file(site.entries[from].file?).path;
    let mut own: Vec<&str> = own.as_str().split('/').collect();
    own.pop();
    let target: Vec<&str> = to.as_str().split('/').collect();
    let common = own.iter().zip(&target).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(own.len() - common);
    Some(format!("{up}{}", target[common..].join("/")))
}

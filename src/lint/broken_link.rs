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
fn missing(site: &Site<'_>, from: EntryId, destination: &str, path: &RelPath) -> Option<Text> {
    let files = || site.sources.below(site.config.content.as_str());
    let as_page = format!("{path}.md");
    if let Some((_, file)) = files().find(|(_, file)| file.path.as_str() == as_page) {
        return Some(text!("write `{meant}`", meant = relative(site, from, &file.path)?));
    }
    let index = format!("{path}/_index.md");
    if let Some((_, file)) = files().find(|(_, file)| file.path.as_str() == index) {
        return Some(text!("write `{meant}`", meant = relative(site, from, &file.path)?));
    }
    // The same name in another folder, then a name that is nearly the same.
    let same_name = files()
        .find(|(_, file)| file.path.name() == path.name())
        .map(|(_, file)| file.path.clone());
    let near = || {
        let names: Vec<&str> = files().map(|(_, file)| file.path.as_str()).collect();
        nearest(path.as_str(), names).and_then(RelPath::new)
    };
    match same_name.or_else(near) {
        Some(meant) => {
            Some(text!("did you mean `{meant}`?", meant = relative(site, from, &meant)?))
        }
        None if destination.ends_with(".md") => Some(text!("write the page, or take the link out")),
        None => Some(text!("put the file beside the page, or take the link out")),
    }
}

/// The link that leads to the page which stands at an address.
fn from_root(site: &Site<'_>, from: EntryId, destination: &str) -> Text {
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
fn relative(site: &Site<'_>, from: EntryId, to: &RelPath) -> Option<String> {
    let own = &site.sources.file(site.entries[from].file?).path;
    let mut own: Vec<&str> = own.as_str().split('/').collect();
    own.pop();
    let target: Vec<&str> = to.as_str().split('/').collect();
    let common = own.iter().zip(&target).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(own.len() - common);
    Some(format!("{up}{}", target[common..].join("/")))
}

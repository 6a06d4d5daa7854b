//! `broken-page-link`: a finished page leads to an address of the site that is not there, or names an id twice.
//!
//! Why: what texts say is checked before; this is what templates wrote around them.
//! Mend: look into the template that the finding names for the tag that it quotes.

use super::Check;
use super::Lint;
use super::finished::Finished;
use super::finished::Pages;
use super::finished::Tag;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Text;
use crate::diagnostic::text;
use crate::path::Address;
use crate::path::RelPath;

static CODE: Code = Code::error("broken-page-link", include_str!("broken_page_link.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Pages(check) };

fn check(pages: &Pages<'_>, found: &mut Diagnostics) {
    for (path, (entry, page)) in &pages.by_path {
        for id in &page.repeated {
            let quoted = format!("id=\"{id}\"");
            let message = text!("the id `{id}` stands twice on a page", id);
            found.push(pages.finding(&CODE, path, *entry, message, &quoted));
        }
        for tag in &page.tags {
            if let Some(message) = fault(pages, path, page, tag) {
                found.push(pages.finding(&CODE, path, *entry, message, &tag.quoted()));
            }
        }
    }
}

/// What is wrong with where a tag leads.
fn fault(pages: &Pages<'_>, own: &RelPath, page: &Finished, tag: &Tag) -> Option<Text> {
    let address = tag.address.as_str();
    let (path, anchor) =
        address.split_once('#').map_or((address, None), |(path, anchor)| (path, Some(anchor)));
    let path = path.split('?').next().unwrap_or_default();
    let target = if path.is_empty() {
        own.clone()
    } else {
        match inside(pages, path)? {
            Ok(target) => target,
            Err(message) => return Some(message),
        }
    };
    if !pages.files.contains(&target) {
        return Some(text!("`{address}` is not there", address));
    }
    let anchor = percent_encoding::percent_decode_str(anchor?).decode_utf8_lossy().into_owned();
    let other = if &target == own { page } else { &pages.by_path.get(&target)?.1 };
    (!anchor.is_empty() && !other.ids.contains(&anchor))
        .then(|| text!("`{address}` is not there: the page has no id `{anchor}`", address, anchor))
}

/// The file that an address of the site means; nothing for addresses elsewhere.
fn inside(pages: &Pages<'_>, path: &str) -> Option<Result<RelPath, Text>> {
    let base = &pages.site.config.site.base;
    let full = base.full();
    let local = path
        .strip_prefix(&full)
        .filter(|_| base.is_absolute())
        .map(|rest| format!("{}{rest}", base.path()));
    let path = local.as_deref().unwrap_or(path);
    let is_elsewhere = path.starts_with("//")
        || path.split(['/', '?']).next().is_some_and(|start| start.contains(':'));
    if is_elsewhere {
        return None;
    }
    let Some(below) = path.strip_prefix(base.path()) else {
        return Some(Err(text!("`{path}` lies outside of `{base}`", path, base = base.path())));
    };
    let decoded = percent_encoding::percent_decode_str(below).decode_utf8_lossy().into_owned();
    let ends_open = decoded.is_empty() || decoded.ends_with('/');
    let target = if ends_open {
        Some(Address::folder(decoded.split('/')).output())
    } else {
        RelPath::new(&decoded)
    };
    Some(target.ok_or_else(|| text!("`{path}` is no address", path)))
}

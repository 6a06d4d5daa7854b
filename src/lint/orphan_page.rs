//! `orphan-page`: no page links to this one, and it is not in the menu.
//!
//! Why: readers cannot find it.
//! Mend: link to it from another page, or add its key to `menu` in book.toml.

use super::Check;
use super::Lint;
use super::Scope;
use crate::content::Role;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::text;

static CODE: Code = Code::lint("orphan-page", Severity::Warning, include_str!("orphan_page.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    let (site, relations) = (scope.site, scope.relations);
    // A page that could not be read may hold the link.
    if site.unread().next().is_some() {
        return;
    }
    // The entries of a kind are found in its list; nobody need find a draft.
    let free = site
        .entries
        .iter()
        .filter(|(_, entry)| entry.role == Role::Entry && entry.kind == site.page_kind())
        .filter(|(_, entry)| !entry.front.draft);
    for (id, entry) in free {
        let in_menu = site.config.site.menu.iter().any(|(name, _)| *name == entry.key);
        if in_menu || !relations.backlinks[id].is_empty() || !relations.references[id].is_empty() {
            continue;
        }
        let title = &entry.front.title.0;
        found.push(
            Diagnostic::new(&CODE, text!("no page links to \"{title}\"", title))
                .at(entry.span())
                .hint(text!(
                    "link to it, or add \"{key}\" to `menu` in book.toml",
                    key = entry.key
                )),
        );
    }
}

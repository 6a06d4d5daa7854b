//! `unknown-menu`: the menu names a page that is not there.
//!
//! Why: readers would miss it, and someone meant it to be there.
//! Mend: `menu` in book.toml takes the folders of kinds, the keys of free pages, and `timeline`, `map` and `sources` where there are such.

use super::Check;
use super::Lint;
use super::Scope;
use crate::content;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::nearest;
use crate::diagnostic::text;

static CODE: Code = Code::error("unknown-menu", include_str!("unknown_menu.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    let site = scope.site;
    let lang = site.config.default_language;
    for (name, span) in &site.config.site.menu {
        // What a facet with a fault would have made, or a page that could not be read, was told of.
        let facets = site.config.kinds.values().flat_map(|kind| &kind.facets.faulty);
        let is_told = facets.copied().any(|facet| facet == name)
            || (!site.is_hidden(site.page_kind(), name)
                && content::is_there(&site.sources, &site.config, site.page_kind(), name));
        if is_told || site.menu_target(name, lang).is_some() {
            continue;
        }
        let folders = site
            .config
            .kinds
            .values()
            .filter_map(|kind| kind.folder.as_ref())
            .map(crate::path::RelPath::as_str);
        let pages = site
            .entries
            .values()
            .filter(|entry| entry.kind == site.page_kind())
            .map(|entry| entry.key.as_str());
        let draft = site.is_hidden(site.page_kind(), name);
        let message = if draft {
            text!("the menu names `{name}`, a draft, which readers do not see", name)
        } else {
            text!("the menu names `{name}`, which is no page", name)
        };
        let hint = match nearest(name, folders.chain(pages)) {
            Some(meant) => text!("did you mean \"{meant}\"?", meant),
            None if draft => text!("take `draft = true` out of it, or take it out of the menu"),
            None => text!(
                "write the page `{content}/{name}.md`, or take the name out",
                content = site.config.content,
                name
            ),
        };
        found.push(Diagnostic::new(&CODE, message).at(*span).hint(hint));
    }
}

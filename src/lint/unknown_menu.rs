//! `unknown-menu`: the menu names a page that is not there.
//!
//! Why: readers would miss it, and someone meant it to be there.
//! Mend: `menu` in book.toml takes the folders of kinds, the keys of free pages, and `timeline` and `sources` where there are such.

use super::Check;
use super::Lint;
use super::Scope;
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
        if site.menu_target(name, lang).is_some() {
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
        let hint = nearest(name, folders.chain(pages))
            .map(|meant| text!("did you mean \"{meant}\"?", meant));
        found.push(
            Diagnostic::new(&CODE, text!("the menu names `{name}`, which is no page", name))
                .at(*span)
                .maybe_hint(hint),
        );
    }
}

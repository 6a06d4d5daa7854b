//! `unreviewed`: nobody who speaks the language has read the translations.
//!
//! Why: a translation that no native speaker has read may be wrong in ways that its maker cannot see. Pages say so to readers.
//! Mend: have them read, and write `reviewed = "name, 2023-06-01"` into each; `jubilee status` names the files.

use super::Check;
use super::Lint;
use super::Scope;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::text;

static CODE: Code = Code::lint("unreviewed", Severity::Warning, include_str!("unreviewed.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    let config = &scope.site.config;
    let states = &scope.relations.states;
    for (lang, language) in config.languages.iter() {
        let of_language =
            states.iter().filter(|state| state.lang == lang && state.translation.is_some());
        let unread = of_language.filter(|state| state.reviewed.is_none()).count();
        if unread > 0 {
            let tag = language.lang.tag();
            let message = text!(
                "translations into the language `{tag}` that no native speaker has read: {unread}",
                tag,
                unread
            );
            found.push(
                Diagnostic::new(&CODE, message)
                    .hint(text!("`jubilee status` names them; write `reviewed = \"name, 2023-06-01\"` into those that were read")),
            );
        }
    }
}

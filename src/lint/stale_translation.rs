//! `stale-translation`: the original was changed after it was translated.
//!
//! Why: readers of the two languages are told different things.
//! Mend: compare the two, correct the translation, and set its `translated-from` to the `updated` of the original.

use super::Check;
use super::Lint;
use super::Scope;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::text;
use crate::relations::Freshness;

static CODE: Code =
    Code::lint("stale-translation", Severity::Warning, include_str!("stale_translation.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    let site = scope.site;
    for state in &scope.relations.states {
        let (Freshness::Stale { from, changed }, Some(id)) = (state.freshness, state.translation)
        else {
            continue;
        };
        let place = site.entries[id].front.translated_from.map(|(_, span)| span);
        let message = text!(
            "the original was changed on {changed}, after the state of {from} that was translated",
            changed,
            from
        );
        found.push(
            Diagnostic::new(&CODE, message)
                .at(place)
                .hint(text!("compare the two, then write `translated-from = {changed}`", changed)),
        );
    }
}

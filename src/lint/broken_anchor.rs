//! `broken-anchor`: a link leads to a place on a page that is not there.
//!
//! Why: a reader who follows it lands at the top and must search.
//! Mend: correct what stands after `#`, or give the heading that is meant this id: `## The heading {#id}`.

use super::Check;
use super::Lint;
use super::Scope;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::relations::Broken;
use crate::relations::Target;

static CODE: Code = Code::error("broken-anchor", include_str!("broken_anchor.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    for link in scope.relations.links.values().flatten() {
        let Target::Broken(Broken::NoAnchor { entry, anchor }) = &link.target else { continue };
        let site = scope.site;
        let headings = || site.texts[*entry].body.iter().flat_map(|body| &body.headings);
        let title = &site.entries[*entry].front.title.0;
        let mut finding = Diagnostic::new(
            &CODE,
            text!("the page \"{title}\" has no heading `#{anchor}`", title, anchor),
        )
        .at(link.span);
        let near = nearest(anchor, headings().map(|heading| heading.id.as_str()));
        finding = match (near, headings().next()) {
            (Some(meant), _) => finding.hint(text!("did you mean `#{meant}`?", meant)),
            (None, Some(heading)) => {
                let (level, text) = ("#".repeat(heading.level.into()), &heading.text);
                finding.hint(text!(
                    "give the heading that is meant this id: `{level} {text} {{#{anchor}}}`",
                    level,
                    text,
                    anchor
                ))
            }
            (None, None) => {
                finding.hint(text!("take `#{anchor}` out: the page has no headings", anchor))
            }
        };
        found.push(finding);
    }
}

//! `heading-order`: a heading skips a level.
//!
//! Why: readers who move from heading to heading think that something is missing between them.
//! Mend: the title of the page is the first level, so a text begins with `##`; below it stands `###`, and so on.

use super::Check;
use super::Lint;
use super::Scope;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::text;

static CODE: Code =
    Code::lint("heading-order", Severity::Warning, include_str!("heading_order.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    for body in scope.site.texts.values().filter_map(|text| text.body.as_ref()) {
        let mut before = 1;
        for heading in &body.headings {
            if heading.level > before + 1 {
                let (level, wanted) = (heading.level, before + 1);
                let (text, marks) = (&heading.text, "#".repeat(wanted.into()));
                found.push(
                    Diagnostic::new(
                        &CODE,
                        text!(
                            "\"{text}\" is a heading of level {level} after one of level {before}",
                            text,
                            level,
                            before
                        ),
                    )
                    .at(heading.span)
                    .hint(text!("write `{marks} {text}`", marks, text)),
                );
            }
            before = heading.level;
        }
    }
}

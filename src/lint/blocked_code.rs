//! `blocked-code`: a page forbids styles and scripts that are written into it, and holds one.
//!
//! Why: browsers drop it without a word, so that the page is not what its template says.
//! Mend: move it to a file in `static/` and link that: `<script src="{{ asset(path="js/x.js") }}" defer></script>`; or widen
//! the page's policy in the block `policy` of the frame.

use super::Check;
use super::Lint;
use super::finished::Pages;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::text;

static CODE: Code = Code::lint("blocked-code", Severity::Warning, include_str!("blocked_code.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Pages(check) };

fn check(pages: &Pages<'_>, found: &mut Diagnostics) {
    for (path, (entry, page)) in &pages.by_path {
        let forbids = page.policy.as_ref().is_some_and(|policy| !policy.contains("unsafe-inline"));
        for quoted in page.inline.iter().filter(|_| forbids) {
            let message = text!("the policy of the page blocks `{quoted}`", quoted);
            let hint =
                text!("move it to a file in `static/`, and link it: `{{{{ asset(path=\"…\") }}}}`");
            found.push(pages.finding(&CODE, path, *entry, message, quoted).hint(hint));
        }
    }
}

//! `missing-picture`: a picture that a page shows is not there.
//!
//! Why: readers see a broken frame.
//! Mend: put the file beside the page, or correct its path, which starts from where the page stands.

use super::Check;
use super::Lint;
use super::Scope;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::relations;

static CODE: Code = Code::error("missing-picture", include_str!("missing_picture.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    for picture in scope.relations.pictures.iter().filter(|picture| picture.file.is_none()) {
        let source = &picture.source;
        let beside = relations::files_beside(scope.site, picture.entry);
        let hint = match nearest(source, beside.iter().map(String::as_str)) {
            Some(meant) => text!("did you mean `{meant}`?", meant),
            None => text!("put the file into the folder of the page, or correct its path"),
        };
        found.push(
            Diagnostic::new(&CODE, text!("there is no picture `{source}`", source))
                .at(picture.source_span)
                .hint(hint),
        );
    }
}

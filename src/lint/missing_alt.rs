//! `missing-alt`: an image says nothing to those who cannot see it.
//!
//! Why: a reader with a screen reader hears a file name instead of the picture.
//! Mend: describe what the picture shows: `![The bridge in 1950](bridge.jpg)`, or `alt = "…"` in a field. In a field,
//! `alt = ""` says that the picture only decorates.

use super::Check;
use super::Lint;
use super::Scope;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;

static CODE: Code = Code::error("missing-alt", include_str!("missing_alt.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    for picture in scope.relations.pictures.iter().filter(|picture| picture.alt.is_none()) {
        let source = &picture.source;
        let text = &scope.site.texts[picture.entry];
        let in_text = text
            .bodies()
            .any(|body| body.images.iter().any(|image| image.source_span == picture.span));
        let hint = if in_text {
            text!(
                "write what it shows between the square brackets: `![what it shows]({source})`",
                source
            )
        } else {
            text!("add what it shows: `alt = \"…\"`")
        };
        found.push(
            Diagnostic::new(
                &CODE,
                text!("the picture `{source}` has no text for those who cannot see it", source),
            )
            .at(picture.span)
            .hint(hint),
        );
    }
}

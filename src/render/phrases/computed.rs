//! `computed-phrase`: a template makes the key of a phrase, so that nobody can tell which phrases it says.

use super::spoken::Spoken;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;

pub(in crate::render) static COMPUTED_PHRASE: Code = Code::error(
    "computed-phrase",
    "The key of a phrase is a text in quotes, so that missing and unused phrases can be told. A template that makes keys out \
     of values names their family in a comment: `{# phrases: sign-* #}`.",
);

/// Tells of keys that are not written out, in templates that name no family.
pub(super) fn tell(spoken: &Spoken, found: &mut Diagnostics) {
    for key in &spoken.computed {
        let family = if key.start.is_empty() { "name-" } else { key.start.as_str() };
        let message = text!("the key of `t` is not a text in quotes");
        found.push(Diagnostic::new(&COMPUTED_PHRASE, message).at(key.span).hint(text!(
            "write the key out, or name the keys that it can be in a comment of this template: `{{# phrases: {family}* #}}`",
            family
        )));
    }
}

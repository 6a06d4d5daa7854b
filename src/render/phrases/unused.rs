//! `unused-phrase`: a phrase of the site's own that nobody says.

use super::read::Written;
use super::spoken::Spoken;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::nearest;
use crate::diagnostic::text;

pub(in crate::render) static UNUSED_PHRASE: Code = Code::lint(
    "unused-phrase",
    Severity::Warning,
    "A phrase in templates/i18n/ that no template says, and the program neither: its key is mistyped, or what said it is \
     gone. Mend the key, or take the line out.",
);

/// Tells of phrases that nobody says. Where keys are computed nobody knows which are said.
pub(super) fn tell(own: &[Written], spoken: &Spoken, found: &mut Diagnostics) {
    if !spoken.computed.is_empty() {
        return;
    }
    let has = |key: &str| own.iter().any(|phrase| phrase.key == key);
    for phrase in own.iter().filter(|phrase| spoken.given(&phrase.key).is_none()) {
        let key = &phrase.key;
        let hint = match nearest(key, spoken.keys().filter(|key| !has(key))) {
            Some(meant) => text!("did you mean `{meant}`?", meant),
            None => text!("take the line out, or say it in a template: `t(key=\"{key}\")`", key),
        };
        let message = text!("no template says the phrase `{key}`", key);
        found.push(Diagnostic::new(&UNUSED_PHRASE, message).at(phrase.key_span).hint(hint));
    }
}

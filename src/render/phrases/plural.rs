//! `missing-plural`: a counted phrase lacks a form that its language counts with.

use super::read::CATEGORIES;
use super::read::Written;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;
use crate::lang::Lang;
use crate::lang::Plurals;

pub(in crate::render) static MISSING_PLURAL: Code = Code::error(
    "missing-plural",
    "A phrase that is chosen by a number lacks a form that the language has: English counts with `one` and `other`, \
     Russian with `few` and `many` besides, Arabic with all six. Add each form, even if it is the same as another.",
);

/// Tells of the forms that phrases lack. A form under a wrong name is told by itself.
pub(super) fn tell(own: &[Written], lang: &Lang, found: &mut Diagnostics) {
    let plurals = Plurals::of(lang);
    let categories = plurals.categories();
    for phrase in own {
        let Some(forms) = &phrase.forms else { continue };
        let mut lacking = categories.clone();
        lacking.retain(|category| !forms.iter().any(|form| form == category));
        let is_mistyped = forms.iter().any(|form| !CATEGORIES.contains(&form.as_str()));
        if lacking.is_empty() || is_mistyped {
            continue;
        }
        let names: Vec<String> = lacking.iter().map(|form| format!("`{form}`")).collect();
        let added: Vec<String> = lacking.iter().map(|form| format!("{form} = \"…\"")).collect();
        let mut finding = Diagnostic::new(
            &MISSING_PLURAL,
            text!(
                "`{key}` lacks forms that the language `{lang}` has: {names}",
                key = phrase.key,
                lang,
                names = names.join(", ")
            ),
        )
        .at(phrase.span);
        for form in lacking {
            let numbers: Vec<String> =
                plurals.examples(form).iter().map(ToString::to_string).collect();
            let numbers = numbers.join(", ");
            finding =
                finding.note(text!("`{form}` is for numbers such as {numbers}", form, numbers));
        }
        found.push(finding.hint(text!("add `{added}`", added = added.join(", "))));
    }
}

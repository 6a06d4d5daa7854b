//! `unknown-placeholder`: a phrase waits for a value that nothing gives it.

use std::ops::Range;

use super::read::Written;
use super::spoken::Spoken;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::source::Sources;

pub(in crate::render) static UNKNOWN_PLACEHOLDER: Code = Code::error(
    "unknown-placeholder",
    "A phrase holds a name in braces that no template fills in, so readers would see the braces. Use the names that the \
     templates give: `t(key=\"entries\", n=3)` fills in `{n}`.",
);

/// Tells of placeholders that nobody who says the phrase fills in.
pub(super) fn tell(own: &[Written], spoken: &Spoken, sources: &Sources, found: &mut Diagnostics) {
    for phrase in own {
        // What nobody says is told as such.
        let Some(given) = spoken.given(&phrase.key) else { continue };
        for span in &phrase.texts {
            let text = sources.file(span.file).text().and_then(|text| text.get(span.range()));
            for (range, name) in placeholders(text.map_or("", |text| text)) {
                if given.contains(name) {
                    continue;
                }
                let hint = match nearest(name.trim(), given.iter().copied()) {
                    Some(meant) => text!("did you mean `{{{meant}}}`?", meant),
                    None if given.is_empty() => text!("take it out: nothing is filled in here"),
                    None => {
                        let known: Vec<String> =
                            given.iter().map(|name| format!("{{{name}}}")).collect();
                        text!("known here: {known}", known = known.join(", "))
                    }
                };
                let start = span.range().start;
                let place = Span::new(span.file, start + range.start..start + range.end);
                let message = text!(
                    "nothing is filled in for `{{{name}}}` in `{key}`",
                    name,
                    key = phrase.key
                );
                found.push(Diagnostic::new(&UNKNOWN_PLACEHOLDER, message).at(place).hint(hint));
            }
        }
    }
}

/// The names in braces, and where they stand.
fn placeholders(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.match_indices('{').filter_map(|(start, _)| {
        let (name, _) = text[start + 1..].split_once('}')?;
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let is_meant = !name.trim().is_empty() && name.trim().chars().all(is_name);
        is_meant.then(|| (start..start + name.len() + 2, name))
    })
}

#[cfg(test)]
mod tests {
    use super::placeholders;

    #[test]
    fn names_in_braces_are_found_and_other_braces_are_not() {
        for (text, names) in [
            ("{n} bridges over {river}", vec!["n", "river"]),
            ("{ n }", vec![" n "]),
            ("{{n}}", vec!["n"]),
            ("{өзен}", vec!["өзен"]),
            ("{} {a b} {a. b} { n", vec![]),
        ] {
            let found: Vec<&str> = placeholders(text).map(|(_, name)| name).collect();
            assert_eq!(found, names, "{text}");
        }
    }
}

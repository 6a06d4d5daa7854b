//! `missing-translation`: a page is missing in a language in which the site is to be complete.
//!
//! Why: `[languages]` says `required = true` for that language, which is a promise to its readers.
//! Mend: write the translation beside the original: `name.kk.md` for `name.md`.

use super::Check;
use super::Lint;
use super::Scope;
use crate::config::Translation;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::site::Site;

static CODE: Code =
    Code::lint("missing-translation", Severity::Error, include_str!("missing_translation.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    let site = scope.site;
    let default = site.config.default_language;
    let required = site
        .config
        .languages
        .iter()
        .filter(|(_, language)| language.translation == Translation::Required);
    for (lang, language) in required.filter(|(lang, _)| *lang != default) {
        let originals = site.entries.values().filter(|entry| entry.lang == default);
        for entry in originals {
            let translated = site.exact(entry.kind, &entry.key, lang).map(|id| &site.entries[id]);
            if let Some(file) = entry.file
                && translated.is_none_or(|translated| translated.file.is_none())
            {
                let tag = language.lang.tag();
                let name = site.sources.file(file).path.name();
                let stem = name.trim_end_matches(".md").split('.').next().unwrap_or(name);
                // A translation that is there but could not be read was told of.
                if is_unread(site, file, &format!("{stem}.{tag}.md")) {
                    continue;
                }
                found.push(
                    Diagnostic::new(
                        &CODE,
                        text!("`{name}` has no translation into the language `{tag}`", name, tag),
                    )
                    .at(entry.span())
                    .hint(text!(
                        "write `{stem}.{tag}.md` beside it",
                        stem,
                        tag
                    )),
                );
            }
        }
    }
}

/// Whether a file of this name lies beside another, and could not be read as a page.
fn is_unread(site: &Site<'_>, beside: FileId, name: &str) -> bool {
    let path = site.sources.file(beside).path.follow(name);
    let file = path.and_then(|path| site.sources.at(&path));
    file.is_some_and(|file| site.unread().any(|unread| unread == file))
}

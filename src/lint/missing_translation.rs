//! `missing-translation`: a page is missing in a language in which the site is to be complete.
//!
//! Why: `[languages]` says `required = true` for that language, which is a promise to its readers.
//! Mend: write the translation beside the original: `name.kk.md` for `name.md`. Where a folder lacks many, they are told
//! of together, and `jubilee status` names them. A draft waits for its translations.

use std::collections::BTreeMap;

use super::Check;
use super::Lint;
use super::Scope;
use crate::config::Language;
use crate::config::Translation;
use crate::content::Entry;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::id::LangId;
use crate::path::RelPath;
use crate::site::Site;

static CODE: Code =
    Code::lint("missing-translation", Severity::Error, include_str!("missing_translation.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

/// How many pages of a folder are told of one by one; of more, `jubilee status` has the list.
const ONE_BY_ONE: usize = 3;

/// A page without a translation, with the name of the file that would be it.
struct Lacking<'s> {
    entry: &'s Entry,
    name: &'s str,
    wanted: String,
}

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    let config = &scope.site.config;
    let required = config.languages.iter().filter(|(lang, language)| {
        language.translation == Translation::Required && *lang != config.default_language
    });
    for (lang, language) in required {
        let tag = language.lang.tag();
        let mut folders: BTreeMap<&str, (usize, Vec<Lacking<'_>>)> = BTreeMap::new();
        for (entry, path) in originals(scope.site) {
            let folder = path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
            let (count, pages) = folders.entry(folder).or_default();
            *count += 1;
            pages.extend(lacking(scope.site, entry, path, lang));
        }
        for (folder, (count, pages)) in folders {
            if pages.len() > ONE_BY_ONE {
                found.extend(
                    pages.first().map(|first| of_folder(folder, count, &pages, first, language)),
                );
            } else {
                found.extend(pages.iter().map(|page| of_page(page, tag)));
            }
        }
    }
}

/// The pages in the default language that someone wrote. A draft waits for its translations.
fn originals(site: &Site) -> impl Iterator<Item = (&Entry, &RelPath)> {
    let own = site
        .entries
        .values()
        .filter(|entry| entry.lang == site.config.default_language && !entry.front.draft);
    own.filter_map(|entry| Some((entry.as_ref(), &site.sources.file(entry.file?).path)))
}

fn lacking<'s>(
    site: &'s Site,
    entry: &'s Entry,
    path: &'s RelPath,
    lang: LangId,
) -> Option<Lacking<'s>> {
    let translated = site.exact(entry.kind, &entry.key, lang).map(|id| &site.entries[id]);
    if translated.is_some_and(|translated| translated.file.is_some()) {
        return None;
    }
    let (tag, name) = (site.config.languages[lang].lang.tag(), path.name());
    let stem = name.trim_end_matches(".md").split('.').next().unwrap_or(name);
    let wanted = format!("{stem}.{tag}.md");
    // A translation that is there but could not be read was told of.
    let is_told = entry.file.is_some_and(|file| is_unread(site, file, &wanted));
    (!is_told).then_some(Lacking { entry, name, wanted })
}

fn of_page(page: &Lacking<'_>, tag: &str) -> Diagnostic {
    let Lacking { name, wanted, .. } = page;
    Diagnostic::new(
        &CODE,
        text!("`{name}` has no translation into the language `{tag}`", name, tag),
    )
    .at(page.entry.span())
    .hint(text!("write `{wanted}` beside it", wanted))
}

fn of_folder(
    folder: &str,
    count: usize,
    pages: &[Lacking<'_>],
    first: &Lacking<'_>,
    language: &Language,
) -> Diagnostic {
    let (tag, lacking, wanted) = (language.lang.tag(), pages.len(), &first.wanted);
    Diagnostic::new(
        &CODE,
        text!(
            "{lacking} of {count} pages in `{folder}` have no translation into the language `{tag}`",
            lacking,
            count,
            folder,
            tag
        ),
    )
    .at(language.span)
    .hint(text!(
        "write them beside their originals, such as `{folder}/{wanted}`; `jubilee status` names them",
        folder,
        wanted
    ))
}

/// Whether a file of this name lies beside another, and could not be read as a page.
fn is_unread(site: &Site, beside: FileId, name: &str) -> bool {
    let path = site.sources.file(beside).path.follow(name);
    let file = path.and_then(|path| site.sources.at(&path));
    file.is_some_and(|file| site.unread().any(|unread| unread == file))
}

//! The state of translation: which pages are translated, whether the original has changed since, and whether someone
//! who speaks the language has read them.

use crate::content;
use crate::content::Entry;
use crate::content::Standing;
use crate::date::Date;
use crate::id::EntryId;
use crate::id::KindId;
use crate::id::LangId;
use crate::site::Site;

/// The state of one page in one language other than that of its original.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TranslationState {
    /// The language.
    pub lang: LangId,
    /// The kind of the page.
    pub kind: KindId,
    /// The page it is translated from.
    pub original: EntryId,
    /// The page in this language, where there is one.
    pub translation: Option<EntryId>,
    /// Where the file lies, or should.
    pub path: String,
    /// How it stands to the original.
    pub freshness: Freshness,
    /// Who has read it as a native, and when.
    pub reviewed: Option<String>,
}

/// How a translation stands to its original.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Freshness {
    /// There is none.
    Missing,
    /// It was made from the original as it is.
    Fresh,
    /// The original was changed since.
    Stale {
        /// The state of the original that was translated.
        from: Date,
        /// When the original was changed.
        changed: Date,
    },
    /// It does not say which state of the original was translated.
    Unmarked,
}

/// The state of every page that was written, in every language but that of its original, by language, kind and key.
pub(super) fn all(site: &Site) -> Vec<TranslationState> {
    let originals =
        || site.entries.iter().filter(|(_, entry)| entry.standing == Standing::Original);
    let mut states = Vec::new();
    for lang in site.config.languages.ids() {
        for (id, original) in originals().filter(|(_, entry)| entry.lang != lang) {
            states.extend(state(site, lang, id, original));
        }
    }
    states.sort_by(|a, b| (a.lang, a.kind, &a.path).cmp(&(b.lang, b.kind, &b.path)));
    states
}

/// The state of one page; nothing for pages that are made without a file.
fn state(site: &Site, lang: LangId, id: EntryId, original: &Entry) -> Option<TranslationState> {
    let path = content::translation_path(&site.sources, &site.config, original, lang)?;
    let translation = site.exact(original.kind, &original.key, lang);
    let entry = translation.map(|id| &site.entries[id]).filter(|entry| entry.file.is_some());
    Some(TranslationState {
        lang,
        kind: original.kind,
        original: id,
        translation: translation.filter(|_| entry.is_some()),
        path: entry
            .and_then(|entry| entry.file)
            .map_or_else(|| path, |file| site.sources.file(file).path.to_string()),
        freshness: entry.map_or(Freshness::Missing, |entry| freshness(site, original, entry)),
        reviewed: entry.and_then(|entry| entry.front.reviewed.clone()),
    })
}

fn freshness(site: &Site, original: &Entry, translation: &Entry) -> Freshness {
    let Some((from, _)) = translation.front.translated_from else { return Freshness::Unmarked };
    match original.front.updated.or(site.config.site.updated) {
        Some(changed) if changed.first_day() > from.last_day() => {
            Freshness::Stale { from, changed }
        }
        _ => Freshness::Fresh,
    }
}

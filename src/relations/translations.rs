//! Translations: the way from a page to every language of the site.

use crate::content::Entry;
use crate::id::EntryId;
use crate::id::LangId;
use crate::id::Table;
use crate::site::Site;

/// Where the switch leads in one language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Translated {
    /// The language.
    pub lang: LangId,
    /// The page there.
    pub entry: EntryId,
    /// Whether it is the same page, or only the nearest there is.
    pub nearness: Nearness,
}

/// Whether a page in another language is the same one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nearness {
    /// The same page.
    Same,
    /// The list it belongs to, or the home page.
    Nearest,
}

/// The way from each page to every language in which there is a page at all.
pub(super) fn all(site: &Site) -> Table<EntryId, Vec<Translated>> {
    let of_page = |entry: &Entry| {
        site.config.languages.ids().filter_map(|lang| in_language(site, entry, lang)).collect()
    };
    site.entries.values().map(AsRef::as_ref).map(of_page).collect()
}

fn in_language(site: &Site, entry: &Entry, lang: LangId) -> Option<Translated> {
    if let Some(same) = site.exact(entry.kind, &entry.key, lang) {
        return Some(Translated { lang, entry: same, nearness: Nearness::Same });
    }
    let nearest = site.list(entry.kind, lang).or_else(|| site.home(lang))?;
    Some(Translated { lang, entry: nearest, nearness: Nearness::Nearest })
}

//! Sources: what pages rest on, each source once, with the pages.

use std::collections::BTreeMap;

use crate::content::SourceFact;
use crate::content::SourceUse;
use crate::id::EntryId;
use crate::lang::Collation;
use crate::markdown::slug;
use crate::site::Site;

/// A source and the pages that rest on it.
#[derive(Clone, Debug)]
pub struct SourceRow {
    /// Its anchor on the page of sources.
    pub id: String,
    /// Its key, if it is one of the shared ones.
    pub key: Option<String>,
    /// What it is.
    pub fact: SourceFact,
    /// The pages, in all languages.
    pub entries: Vec<EntryId>,
}

/// All sources by publisher, those without one last, and by title. A source that is written out on a page is told apart by its address.
pub(super) fn all(site: &Site) -> Vec<SourceRow> {
    let mut shared: BTreeMap<&str, SourceRow> = BTreeMap::new();
    for (key, fact, _) in site.source_list.iter() {
        let id = format!("source-{}", slug(key));
        shared.insert(
            key,
            SourceRow { id, key: Some(key.to_owned()), fact: fact.clone(), entries: Vec::new() },
        );
    }
    let mut inline: BTreeMap<&str, SourceRow> = BTreeMap::new();
    for (id, entry) in site.entries.iter() {
        for (source, _) in &entry.front.sources {
            let row = match source {
                SourceUse::Key(key) => shared.get_mut(key.as_str()),
                SourceUse::Inline(fact) => {
                    Some(inline.entry(&fact.url).or_insert_with(|| SourceRow {
                        id: format!("source-{}", slug(&fact.url)),
                        key: None,
                        fact: (**fact).clone(),
                        entries: Vec::new(),
                    }))
                }
            };
            if let Some(row) = row.filter(|row| row.entries.last() != Some(&id)) {
                row.entries.push(id);
            }
        }
    }
    let mut rows: Vec<SourceRow> = shared.into_values().chain(inline.into_values()).collect();
    // The list is one for all languages: that of the default one orders it.
    let collation = Collation::of(&site.config.languages[site.config.default_language].lang);
    let by_publisher = |a: &SourceFact, b: &SourceFact| match (&a.publisher, &b.publisher) {
        (Some(a), Some(b)) => collation.compare(a, b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    rows.sort_by(|a, b| {
        by_publisher(&a.fact, &b.fact)
            .then_with(|| collation.compare(&a.fact.title, &b.fact.title))
            .then_with(|| a.fact.url.cmp(&b.fact.url))
    });
    rows
}

//! Backlinks: the pages whose text links to a page.

use std::collections::BTreeSet;

use super::Link;
use super::Target;
use crate::id::EntryId;
use crate::id::Table;
use crate::site::Site;

/// The pages that link to each page in its own language, without those that its fields name already.
pub(super) fn all(
    site: &Site,
    links: &Table<EntryId, Vec<Link>>,
    references: &Table<EntryId, Vec<EntryId>>,
) -> Table<EntryId, Vec<EntryId>> {
    let mut linking: Table<EntryId, BTreeSet<EntryId>> =
        site.entries.ids().map(|_| BTreeSet::new()).collect();
    for (from, links) in links.iter() {
        for link in links {
            if let Target::Page { entry, .. } = link.target
                && entry != from
                && site.entries[entry].lang == site.entries[from].lang
            {
                linking[entry].insert(from);
            }
        }
    }
    let without = |(id, pages): (EntryId, &BTreeSet<EntryId>)| {
        pages.iter().copied().filter(|page| !references[id].contains(page)).collect()
    };
    linking.iter().map(without).collect()
}

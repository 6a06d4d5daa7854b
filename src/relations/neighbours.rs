//! Neighbours: the entries before and after an entry in its kind's order.

use crate::content::Role;
use crate::id::EntryId;
use crate::id::Table;
use crate::site::Site;

/// The entries around an entry.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Neighbours {
    /// The one before.
    pub prev: Option<EntryId>,
    /// The one after.
    pub next: Option<EntryId>,
}

/// The neighbours of all entries. Free pages have no order, and so none.
pub(super) fn all(site: &Site) -> Table<EntryId, Neighbours> {
    let mut neighbours: Table<EntryId, Neighbours> =
        site.entries.ids().map(|_| Neighbours::default()).collect();
    for (kind, _) in site.config.kinds.iter().filter(|(_, kind)| kind.folder.is_some()) {
        for lang in site.config.languages.ids() {
            for pair in site.order(kind, lang).windows(2) {
                let is_own = |id: EntryId| {
                    site.entries[id].lang == lang && site.entries[id].role == Role::Entry
                };
                if is_own(pair[0]) {
                    neighbours[pair[0]].next = Some(pair[1]);
                }
                if is_own(pair[1]) {
                    neighbours[pair[1]].prev = Some(pair[0]);
                }
            }
        }
    }
    neighbours
}

//! Where the feed of a language stands, if it has one.

use super::Site;
use crate::content::Role;
use crate::id::EntryId;
use crate::id::LangId;
use crate::path::Address;
use crate::path::RelPath;

impl Site {
    /// The address of the feed of a language: it has one where pages of a kind with the facet are written in that language,
    /// and the site knows its own address, since those who read a feed are elsewhere.
    pub fn feed_address(&self, lang: LangId) -> Option<Address> {
        let has_items =
            self.config.site.base.is_absolute() && self.feed_items(lang).next().is_some();
        let home = self.address(self.home(lang)?);
        let path = RelPath::new(&format!("{}feed.xml", home.as_str()))?;
        has_items.then(|| Address::file(&path))
    }

    /// The pages of the kinds that are in the feed, written in this language: what is not translated is in the feed of its own.
    pub fn feed_items(&self, lang: LangId) -> impl Iterator<Item = EntryId> {
        let kinds = self.config.kinds.iter().filter(|(_, kind)| kind.facets.feed.is_some());
        let entries = kinds.flat_map(move |(kind, _)| self.order(kind, lang)).copied();
        entries.filter(move |id| {
            self.entries[*id].lang == lang && self.entries[*id].role == Role::Entry
        })
    }
}

//! The site as a whole: every page in every language with its address, and the look-ups between them.
//!
//! Always holds: nothing changes once it is assembled; ids index the tables they came from. Pages that no file
//! was written for, such as the list of a kind, are entries like the others, without a file.

mod admin;
mod feed;
mod order;

pub use admin::Desk;
pub use admin::Lack;
pub use admin::SVELTIA;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::Config;
use crate::config::Drafts;
use crate::config::Handbook;
use crate::config::PAGE;
use crate::content::Content;
use crate::content::Entry;
use crate::content::Role;
use crate::content::SourceList;
use crate::content::Standing;
use crate::content::Words;
use crate::id::EntryId;
use crate::id::FileId;
use crate::id::Id;
use crate::id::KindId;
use crate::id::LangId;
use crate::id::Table;
use crate::lang::Collation;
use crate::markdown::PageText;
use crate::path::Address;
use crate::source::Sources;
use crate::toml_reader::Syntax;

/// All pages and what is known of them.
#[derive(Clone, Debug)]
pub struct Site {
    /// What the site is.
    pub config: Arc<Config>,
    /// Its files.
    pub sources: Arc<Sources>,
    /// The pages.
    pub entries: Table<EntryId, Arc<Entry>>,
    /// What their texts hold.
    pub texts: Table<EntryId, Arc<PageText>>,
    /// The site's names, by language.
    pub words: Arc<Table<LangId, Words>>,
    /// The shared sources.
    pub source_list: Arc<SourceList>,
    index: Arc<Index>,
}

/// The look-ups, which no text of a page changes.
#[derive(Clone, Default, Debug)]
struct Index {
    addresses: Table<EntryId, Address>,
    by_key: BTreeMap<(KindId, LangId), BTreeMap<String, EntryId>>,
    by_file: BTreeMap<FileId, EntryId>,
    orders: BTreeMap<(KindId, LangId), Vec<EntryId>>,
    hidden: BTreeSet<(KindId, String)>,
    hidden_files: BTreeSet<FileId>,
}

impl Site {
    /// Puts the pages into tables, adds those that are made without a file, and leaves out drafts.
    pub fn assemble(
        config: &Arc<Config>,
        sources: &Arc<Sources>,
        content: Content,
        texts: Vec<Arc<PageText>>,
    ) -> Self {
        let mut site = Self {
            config: Arc::clone(config),
            sources: Arc::clone(sources),
            entries: Table::default(),
            texts: Table::default(),
            words: content.words,
            source_list: content.sources,
            index: Arc::default(),
        };
        for (entry, text) in content.entries.into_iter().zip(texts) {
            if entry.front.draft && config.drafts == Drafts::Hide {
                Arc::make_mut(&mut site.index).hidden_files.extend(entry.file);
                Arc::make_mut(&mut site.index).hidden.insert((entry.kind, entry.key.clone()));
            } else {
                site.add(entry, text);
            }
        }
        site.add_made_pages();
        let orders = site.order_all();
        Arc::make_mut(&mut site.index).orders = orders;
        site
    }

    /// The same site with other words in the body of a page, which says nothing else than before.
    #[must_use]
    pub fn with_words(
        &self,
        id: EntryId,
        sources: &Arc<Sources>,
        entry: Entry,
        text: PageText,
    ) -> Self {
        let mut site = Self { sources: Arc::clone(sources), ..self.clone() };
        site.entries[id] = Arc::new(entry);
        site.texts[id] = Arc::new(text);
        site
    }

    fn add(&mut self, mut entry: Arc<Entry>, text: Arc<PageText>) {
        let role = self.role(&entry);
        if role != entry.role {
            Arc::make_mut(&mut entry).role = role;
        }
        let address = self.address_of(&entry);
        let (file, place, key) = (entry.file, (entry.kind, entry.lang), entry.key.clone());
        self.texts.push(text);
        let id = self.entries.push(entry);
        let index = Arc::make_mut(&mut self.index);
        index.addresses.push(address);
        index.by_file.extend(file.map(|file| (file, id)));
        index.by_key.entry(place).or_default().insert(key, id);
    }

    /// Free pages of certain names give title and text to pages that a facet or fact calls for.
    fn role(&self, entry: &Entry) -> Role {
        let is_page = self.config.kinds[entry.kind].key == PAGE;
        match entry.key.as_str() {
            "timeline" if is_page && self.has_timeline() => Role::Timeline,
            "map" if is_page && self.has_map() => Role::Map,
            "sources" if is_page => Role::Sources,
            "handbook" if is_page && self.has_handbook() => Role::Handbook,
            _ => entry.role,
        }
    }

    /// Whether some kind has a timeline.
    pub fn has_timeline(&self) -> bool {
        self.config.kinds.values().any(|kind| kind.facets.timeline.is_some())
    }

    /// Whether some kind is on the map.
    pub fn has_map(&self) -> bool {
        self.config.kinds.values().any(|kind| kind.facets.map.is_some())
    }

    /// Whether there is a handbook for editors. One that nobody asked for leaves its address to the kind that has it.
    pub fn has_handbook(&self) -> bool {
        let mut folders = self.config.kinds.values().filter_map(|kind| kind.folder.as_ref());
        match self.config.site.handbook {
            Handbook::Always => true,
            Handbook::WithDrafts => {
                self.config.drafts == Drafts::Show
                    && folders.all(|folder| folder.as_str() != "handbook")
            }
        }
    }

    /// Adds lists, the home page and the others for which no file was written.
    fn add_made_pages(&mut self) {
        let page = self.page_kind();
        let has_sources = self.entries.values().any(|entry| !entry.front.sources.is_empty());
        for lang in self.config.languages.ids() {
            let mut made = vec![(page, "_index", Role::Home)];
            made.extend(self.has_timeline().then_some((page, "timeline", Role::Timeline)));
            made.extend(self.has_map().then_some((page, "map", Role::Map)));
            made.extend(has_sources.then_some((page, "sources", Role::Sources)));
            made.extend(self.has_handbook().then_some((page, "handbook", Role::Handbook)));
            let kinds = self.config.kinds.iter().filter(|(_, kind)| kind.folder.is_some());
            made.extend(kinds.map(|(id, _)| (id, "_index", Role::List)));
            for (kind, key, role) in made {
                if self.exact(kind, key, lang).is_none() {
                    let title = match role {
                        Role::List => crate::lang::raised(
                            &self.words[lang].many(kind, &self.config.kinds[kind]),
                        ),
                        Role::Home => self.title(lang).to_owned(),
                        _ => String::new(),
                    };
                    let entry = Entry::made(
                        kind,
                        key,
                        lang,
                        role,
                        title,
                        self.config.kinds[kind].fields.len(),
                    );
                    self.add(Arc::new(entry), Arc::default());
                }
            }
        }
    }

    fn address_of(&self, entry: &Entry) -> Address {
        let lang = (entry.lang != self.config.default_language)
            .then(|| self.config.languages[entry.lang].lang.tag());
        let folder =
            self.config.kinds[entry.kind].folder.as_ref().map(crate::path::RelPath::as_str);
        let (parents, last) = entry.key.rsplit_once('/').unwrap_or(("", &entry.key));
        let last = match (&entry.front.slug, last) {
            (_, "_index") => "",
            (Some((slug, _)), _) => slug,
            (None, last) => last,
        };
        Address::folder([lang.unwrap_or_default(), folder.unwrap_or_default(), parents, last])
    }

    /// The built-in kind of free pages.
    pub fn page_kind(&self) -> KindId {
        KindId::from_row(0)
    }

    /// The site's title in a language.
    pub fn title(&self, lang: LangId) -> &str {
        self.config.languages[lang].title.as_deref().unwrap_or(&self.config.title)
    }

    /// The site's description in a language.
    pub fn description(&self, lang: LangId) -> Option<&str> {
        self.config.languages[lang].description.as_deref().or(self.config.description.as_deref())
    }

    /// Where a page stands.
    pub fn address(&self, id: EntryId) -> &Address {
        &self.index.addresses[id]
    }

    /// The page of a key in just this language.
    pub fn exact(&self, kind: KindId, key: &str, lang: LangId) -> Option<EntryId> {
        self.index.by_key.get(&(kind, lang))?.get(key).copied()
    }

    /// The page of a key in this language, or in the default language.
    pub fn find(&self, kind: KindId, key: &str, lang: LangId) -> Option<EntryId> {
        self.exact(kind, key, lang).or_else(|| self.exact(kind, key, self.config.default_language))
    }

    /// The page from which this one was translated, or itself.
    pub fn original(&self, entry: &Entry) -> Option<EntryId> {
        let pages =
            self.config.languages.ids().filter_map(|lang| self.exact(entry.kind, &entry.key, lang));
        pages.into_iter().find(|id| self.entries[*id].standing == Standing::Original)
    }

    /// The page that was written in a file.
    pub fn of_file(&self, file: FileId) -> Option<EntryId> {
        self.index.by_file.get(&file).copied()
    }

    /// Whether the page is there, but only as a draft that is not shown.
    pub fn is_hidden(&self, kind: KindId, key: &str) -> bool {
        self.index.hidden.contains(&(kind, key.to_owned()))
    }

    /// The files of drafts that are not shown.
    pub fn hidden_files(&self) -> impl Iterator<Item = FileId> {
        self.index.hidden_files.iter().copied()
    }

    /// The Markdown files that could not be read as pages, or not to their end: nobody knows what they link to. They
    /// were told of.
    pub fn unread(&self) -> impl Iterator<Item = FileId> {
        let pages = self.sources.below(self.config.content.as_str()).filter(|(_, file)| {
            file.path.extension().is_some_and(|end| end.eq_ignore_ascii_case("md"))
        });
        let is_read = |id: &FileId| {
            let entry = self.of_file(*id).map(|id| &self.entries[id]);
            entry.is_some_and(|entry| entry.syntax == Syntax::Sound)
                || self.index.hidden_files.contains(id)
        };
        pages.map(|(id, _)| id).filter(move |id| !is_read(id))
    }

    /// The home page of a language.
    pub fn home(&self, lang: LangId) -> Option<EntryId> {
        self.exact(self.page_kind(), "_index", lang)
    }

    /// The list of a kind in a language.
    pub fn list(&self, kind: KindId, lang: LangId) -> Option<EntryId> {
        self.exact(kind, "_index", lang).filter(|_| kind != self.page_kind())
    }

    /// The page that a word of the menu means in a language: the folder of a kind, or the key of a page.
    pub fn menu_target(&self, name: &str, lang: LangId) -> Option<EntryId> {
        let folder = |kind: &crate::config::Kind| {
            kind.folder.as_ref().is_some_and(|folder| folder.as_str() == name)
        };
        let kind = self.config.kinds.iter().find(|(_, kind)| folder(kind));
        kind.and_then(|(kind, _)| self.list(kind, lang))
            .or_else(|| self.find(self.page_kind(), name, lang))
    }

    /// The entries of a kind in its order: those of a language, and in the default language what it lacks.
    pub fn order(&self, kind: KindId, lang: LangId) -> &[EntryId] {
        self.index.orders.get(&(kind, lang)).map_or(&[], Vec::as_slice)
    }

    /// The keys of a kind's entries, for hints.
    pub fn keys(&self, kind: KindId) -> impl Iterator<Item = &str> {
        let lang = self.config.default_language;
        self.order(kind, lang).iter().map(|id| self.entries[*id].key.as_str())
    }

    fn order_all(&self) -> BTreeMap<(KindId, LangId), Vec<EntryId>> {
        let mut orders = BTreeMap::new();
        for (lang, language) in self.config.languages.iter() {
            let collation = Collation::of(&language.lang);
            for (kind_id, kind) in self.config.kinds.iter() {
                let entries = self.entries.iter().filter(|(_, entry)| {
                    let other = entry.lang == self.config.default_language
                        && self.exact(kind_id, &entry.key, lang).is_none();
                    entry.kind == kind_id
                        && entry.role == Role::Entry
                        && (entry.lang == lang || other)
                });
                let mut order: Vec<EntryId> = entries.map(|(id, _)| id).collect();
                let entry = |id: &EntryId| &self.entries[*id];
                order.sort_by(|a, b| order::compare(entry(a), entry(b), kind.sort, &collation));
                orders.insert((kind_id, lang), order);
            }
        }
        orders
    }
}

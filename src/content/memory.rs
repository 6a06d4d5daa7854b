//! What is remembered of reading the content, so that after an edit only what changed is read again.
//!
//! Always holds: what is remembered is taken only where all that it was made from is the same, so that who remembers
//! nothing gets the same content and the same findings. It is for one `book.toml` and one set of files.

use std::sync::Arc;

use rayon::prelude::*;

use super::Entry;
use super::SourceList;
use super::Words;
use super::draft;
use super::draft::Draft;
use super::group;
use super::identity;
use super::source_list;
use super::words;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::id::FileId;
use crate::id::KindId;
use crate::id::LangId;
use crate::id::Table;
use crate::source::Sources;

/// What was read the last time.
#[derive(Default)]
pub struct Memory {
    tables: Option<Tables>,
    /// In the order of the files.
    parsed: Vec<Parsed>,
    /// In the order of kinds and keys.
    groups: Vec<Group>,
}

/// What the TOML files beside the pages say.
struct Tables {
    texts: Vec<Arc<str>>,
    words: Arc<Table<LangId, Words>>,
    list: Arc<SourceList>,
    found: Diagnostics,
}

/// What a file gave.
struct Parsed {
    file: FileId,
    text: Option<Arc<str>>,
    draft: Option<Arc<Draft>>,
    found: Diagnostics,
}

/// What the drafts of one key gave together.
struct Group {
    drafts: Vec<Arc<Draft>>,
    entries: Vec<Arc<Entry>>,
    found: Diagnostics,
}

impl Memory {
    /// The site's names and the shared sources. Where they changed, all pages are read again.
    pub(super) fn tables(
        &mut self,
        sources: &Sources,
        config: &Config,
        found: &mut Diagnostics,
    ) -> (Arc<Table<LangId, Words>>, Arc<SourceList>) {
        let files = sources.below(config.content.as_str());
        let tables = files.filter(|(_, file)| file.path.extension() == Some("toml"));
        let texts: Vec<Arc<str>> = tables.filter_map(|(_, file)| file.text().cloned()).collect();
        let is_same = |known: &Tables| {
            known.texts.len() == texts.len()
                && known.texts.iter().zip(&texts).all(|(one, other)| Arc::ptr_eq(one, other))
        };
        let tables = match self.tables.take().filter(is_same) {
            Some(tables) => self.tables.insert(tables),
            None => {
                self.parsed.clear();
                self.groups.clear();
                self.tables.insert(Tables::read(texts, sources, config))
            }
        };
        found.extend(tables.found.clone());
        (Arc::clone(&tables.words), Arc::clone(&tables.list))
    }

    /// The draft of each file that is a page.
    pub(super) fn drafts(
        &mut self,
        sources: &Sources,
        config: &Config,
        list: &SourceList,
        found: &mut Diagnostics,
    ) -> Vec<Arc<Draft>> {
        let files: Vec<FileId> = sources.below(config.content.as_str()).map(|(id, _)| id).collect();
        let mut known = std::mem::take(&mut self.parsed);
        if known.len() != files.len() {
            known = files.iter().map(|file| Parsed::nothing(*file)).collect();
        }
        self.parsed = known
            .into_par_iter()
            .zip(files)
            .map(|(known, file)| {
                let text = sources.file(file).text();
                if known.is_of(file, text) {
                    return known;
                }
                let mut found = Diagnostics::default();
                let draft = draft::parse(file, sources, config, list, &mut found).map(Arc::new);
                Parsed { file, text: text.cloned(), draft, found }
            })
            .collect();
        for parsed in &self.parsed {
            found.extend(parsed.found.clone());
        }
        self.parsed.iter().filter_map(|parsed| parsed.draft.clone()).collect()
    }

    /// The entries by kind, key and language.
    pub(super) fn entries(
        &mut self,
        mut drafts: Vec<Arc<Draft>>,
        sources: &Sources,
        config: &Config,
        found: &mut Diagnostics,
    ) -> Vec<Arc<Entry>> {
        drafts.sort_by(|a, b| place(a).cmp(&place(b)));
        let mut known = std::mem::take(&mut self.groups).into_iter().peekable();
        let mut drafts = drafts.into_iter().peekable();
        while let Some(first) = drafts.next() {
            let mut group = vec![first];
            while let Some(next) = drafts.next_if(|next| place(next) == place(&group[0])) {
                group.push(next);
            }
            while known.next_if(|known| place(&known.drafts[0]) < place(&group[0])).is_some() {}
            let same = known.next_if(|known| place(&known.drafts[0]) == place(&group[0]));
            let same = same.filter(|known| known.is_of(&group));
            self.groups.push(same.unwrap_or_else(|| Group::read(group, sources, config)));
        }
        for group in &self.groups {
            found.extend(group.found.clone());
        }
        self.groups.iter().flat_map(|group| &group.entries).cloned().collect()
    }
}

impl Tables {
    fn read(texts: Vec<Arc<str>>, sources: &Sources, config: &Config) -> Self {
        let mut found = Diagnostics::default();
        identity::check_folders(sources, config, &mut found);
        let list = Arc::new(source_list::read(sources, config, &mut found));
        let words = Arc::new(words::read_all(sources, config, &mut found));
        Self { texts, words, list, found }
    }
}

impl Parsed {
    fn nothing(file: FileId) -> Self {
        Self { file, text: None, draft: None, found: Diagnostics::default() }
    }

    /// Whether it is what a file gives that has this text now. Of files without text nothing is remembered.
    fn is_of(&self, file: FileId, text: Option<&Arc<str>>) -> bool {
        let same_text = self.text.as_ref().zip(text).is_some_and(|(a, b)| Arc::ptr_eq(a, b));
        self.file == file && same_text
    }
}

impl Group {
    fn read(drafts: Vec<Arc<Draft>>, sources: &Sources, config: &Config) -> Self {
        let mut found = Diagnostics::default();
        let entries = group::assemble(&drafts, sources, config, &mut found);
        Self { drafts, entries, found }
    }

    fn is_of(&self, drafts: &[Arc<Draft>]) -> bool {
        self.drafts.len() == drafts.len()
            && self.drafts.iter().zip(drafts).all(|(one, other)| Arc::ptr_eq(one, other))
    }
}

/// What drafts of one entry have in common.
fn place(draft: &Draft) -> (KindId, &str) {
    (draft.entry.kind, &draft.entry.key)
}

//! Links for editors who install nothing: to a page's file in the repository's own editor, and to new files, filled in
//! with what `jubilee new` would write.
//!
//! Always holds: without a repository there is no link; a link to a new file is never so long that GitHub refuses it, and
//! never leads to a file that is there.

use tera::Value;

use super::Reader;
use super::object::Object;
use crate::content;
use crate::content::Blank;
use crate::content::Entry;
use crate::content::Standing;
use crate::id::EntryId;
use crate::id::KindId;
use crate::id::LangId;
use crate::path::RelPath;
use crate::path::escaped;
use crate::path::escaped_value;

/// The branch that is published.
const BRANCH: &str = "main";

/// What stands for the key in the name of a new file. It holds capitals, so that the check asks for another.
const KEY: &str = "KEY";

/// How long a link to a new page may be, in bytes; GitHub takes about eight thousand.
const LONGEST: usize = 6000;

/// How long a link to a translation may be. Any page may have one for each language, and nearly no reader wants them.
const LONGEST_OF_TRANSLATIONS: usize = 2000;

impl Reader<'_> {
    /// Where the file of a page is edited: that of its own language.
    pub(super) fn edit_url(&self, id: EntryId) -> Option<String> {
        let path = &self.site.sources.file(self.site.entries[id].file?).path;
        self.link("edit", path.as_str())
    }

    /// Where a new entry of a kind is begun. It is the original, in the default language, also for readers of another:
    /// a translation can only stand beside one.
    pub(super) fn add_url(&self, kind: KindId) -> Option<String> {
        let (config, sources) = (&self.site.config, &self.site.sources);
        let blank = content::blank(&config.kinds[kind].fields, "", config, sources);
        self.new_file(&content::original_path(config, kind, KEY), &blank, LONGEST)
    }

    /// Where the text of a page is begun that was made without a file, and has no original to be translated either.
    pub(super) fn write_url(&self, id: EntryId) -> Option<String> {
        let (config, sources) = (&self.site.config, &self.site.sources);
        let entry = &self.site.entries[id];
        let original = self.site.exact(entry.kind, &entry.key, config.default_language)?;
        if entry.file.or(self.site.entries[original].file).is_some() {
            return None;
        }
        let title = self.title_in(original, &self.all_phrases[config.default_language]);
        let blank = content::blank(&[], &title, config, sources);
        self.new_file(&content::original_path(config, entry.kind, &entry.key), &blank, LONGEST)
    }

    /// The languages in which a page is still to be written, each with where that is begun: `{tag name url}`. A page that
    /// was made without a file is to be written in its own.
    pub(super) fn untranslated(&self, id: EntryId) -> Vec<Value> {
        let entry = &self.site.entries[id];
        let languages = self.site.config.languages.ids();
        let in_all = languages.filter_map(|lang| self.site.exact(entry.kind, &entry.key, lang));
        let written = in_all.map(|id| &self.site.entries[id]);
        let mut written = written.filter(|page| page.file.is_some());
        let Some(original) = written.find(|page| page.standing == Standing::Original) else {
            return Vec::new();
        };
        let lacks = |lang: &LangId| match entry.file {
            Some(_) if entry.standing == Standing::Original => {
                let there = self.site.exact(entry.kind, &entry.key, *lang);
                there.is_none_or(|there| self.site.entries[there].file.is_none())
            }
            Some(_) => false,
            None => *lang == entry.lang,
        };
        let languages = self.site.config.languages.ids();
        languages.filter(lacks).filter_map(|lang| self.translation(original, lang)).collect()
    }

    fn translation(&self, original: &Entry, lang: LangId) -> Option<Value> {
        let (config, sources) = (&self.site.config, &self.site.sources);
        let path = content::translation_path(sources, config, original, lang)?;
        let blank = content::blank_translation(original, "", config);
        let url = self.new_file(&path, &blank, LONGEST_OF_TRANSLATIONS)?;
        let language = &config.languages[lang].lang;
        let view = Object::new()
            .with("tag", language.tag())
            .with("name", self.formats.language(language))
            .with("url", url);
        Some(view.into())
    }

    /// Where the repository takes a new file; nothing if it is there, as a draft may be that is not shown.
    fn new_file(&self, path: &str, blank: &Blank, longest: usize) -> Option<String> {
        if self.site.sources.at(&RelPath::new(path)?).is_some() {
            return None;
        }
        let (folder, name) = path.rsplit_once('/')?;
        let start =
            format!("{}?filename={}&value=", self.link("new", folder)?, escaped_value(name));
        let room = longest.checked_sub(start.len())?;
        let text = blank.within(room, |text| escaped_value(text).len())?;
        Some(format!("{start}{}", escaped_value(&text)))
    }

    fn link(&self, action: &str, path: &str) -> Option<String> {
        let repository = self.site.config.site.repository.as_ref()?;
        Some(format!("{repository}/{action}/{BRANCH}/{}", escaped(path)))
    }
}

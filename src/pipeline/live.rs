//! A site that is kept in memory and follows its files.
//!
//! Always holds: after each change it is what reading everything anew would give, with the same findings. Only what a change
//! can have a part in is done again; other words in the body of one page are the least of it. Deliberately absent: watching the
//! disk, and keeping promises.

use std::path::PathBuf;
use std::sync::Arc;

use super::Memory;
use super::Plan;
use super::plan;
use super::read;
use crate::config::Config;
use crate::config::Overrides;
use crate::content::Entry;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::id::EntryId;
use crate::id::FileId;
use crate::markdown;
use crate::markdown::PageText;
use crate::path::RelPath;
use crate::source::Sources;
use crate::toml_reader::Syntax;

/// A site in memory.
pub struct Live {
    root: PathBuf,
    overrides: Overrides,
    memory: Memory,
    sources: Arc<Sources>,
    config: Option<Arc<Config>>,
    /// What was wrong with the files themselves and with `book.toml`.
    unread: Diagnostics,
    plan: Option<Plan>,
    found: Diagnostics,
}

/// How much of the site was made again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// The words of one page.
    Words(EntryId),
    /// All of it, but for files that are the same.
    Site,
    /// All of it.
    Everything,
}

/// A page with other words.
struct Reworded {
    id: EntryId,
    entry: Entry,
    text: PageText,
}

impl Live {
    /// Reads and plans the site in a folder.
    pub fn open(root: PathBuf, overrides: Overrides) -> Self {
        let mut unread = Diagnostics::default();
        let (sources, config) = read(&root, overrides.clone(), &mut unread);
        let mut live = Self {
            root,
            overrides,
            memory: Memory::default(),
            sources,
            config,
            unread,
            plan: None,
            found: Diagnostics::default(),
        };
        live.plan_again();
        live
    }

    /// Follows changes of files, by their paths below the root.
    pub fn follow(&mut self, paths: &[RelPath]) -> Extent {
        let mut unread = Diagnostics::default();
        let is_same_site =
            self.unread.is_empty() && paths.iter().all(|path| path.as_str() != "book.toml");
        let again = is_same_site.then(|| self.sources.again(paths, &mut unread)).flatten();
        let Some(sources) = again else {
            *self = Self::open(self.root.clone(), self.overrides.clone());
            return Extent::Everything;
        };
        self.sources = Arc::new(sources);
        self.unread = unread;
        if let Some(reworded) = self.reworded(paths) {
            return self.take_words(reworded);
        }
        self.plan_again();
        Extent::Site
    }

    /// The planned site; nothing if `book.toml` or a template cannot be read.
    pub fn plan(&self) -> Option<&Plan> {
        self.plan.as_ref()
    }

    /// The files, for reports.
    pub fn sources(&self) -> &Arc<Sources> {
        &self.sources
    }

    /// `book.toml`, if it can be read.
    pub fn config(&self) -> Option<&Arc<Config>> {
        self.config.as_ref()
    }

    /// What was found before any page is drawn.
    pub fn found(&self) -> &Diagnostics {
        &self.found
    }

    fn plan_again(&mut self) {
        // Nobody waits for the old site to be taken apart.
        let old = self.plan.take();
        rayon::spawn(move || drop(old));
        self.found = self.unread.clone();
        self.plan = self
            .config
            .as_ref()
            .and_then(|config| plan(&self.sources, config, &mut self.memory, &mut self.found));
    }

    fn take_words(&mut self, Reworded { id, entry, text }: Reworded) -> Extent {
        self.plan = self.plan.take().map(|plan| {
            let site = Arc::new(plan.site.with_words(id, &self.sources, entry, text));
            Plan { templates: plan.templates.with_words(&site), site, ..plan }
        });
        Extent::Words(id)
    }

    /// The page whose body alone has other words than before: nothing is known of it or said about it that they could change.
    fn reworded(&self, paths: &[RelPath]) -> Option<Reworded> {
        let [path] = paths else { return None };
        let site = &self.plan.as_ref()?.site;
        let file = self.sources.at(path)?;
        let id = site.of_file(file)?;
        let text = self.sources.file(file).text()?;
        let old = &site.entries[id];
        let front = ..old.body.start;
        let is_same_front = old.text.get(front)? == text.get(front)?;
        if !is_same_front || old.syntax == Syntax::Faulty || self.is_blamed(file, old.body.start) {
            return None;
        }
        let entry =
            Entry { text: Arc::clone(text), body: old.body.start..text.len(), ..Entry::clone(old) };
        let mut found = Diagnostics::default();
        let body = markdown::parse(file, text, entry.body.clone(), &mut found);
        let known = &site.texts[id];
        let is_alike = known.body.as_ref().is_some_and(|known| known.differs_in_words_alone(&body));
        let text = PageText { body: Some(body), fields: known.fields.clone() };
        (is_alike && found.is_empty()).then_some(Reworded { id, entry, text })
    }

    /// Whether some finding speaks of a place in the body of a file. What is said of its front matter, no words can change.
    fn is_blamed(&self, file: FileId, body: usize) -> bool {
        self.found.iter().any(|finding| {
            let related = finding.related.iter().map(|(span, _)| *span);
            let is_in_body = |span: Span| span.file == file && span.range().end > body;
            finding.span.into_iter().chain(related).any(is_in_body)
        })
    }
}

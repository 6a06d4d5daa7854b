//! The stages, from files to a planned site, and what keeps its promises.

mod live;

pub use live::Extent;
pub use live::Live;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config;
use crate::config::Config;
use crate::config::Ground;
use crate::config::Overrides;
use crate::content;
use crate::content::Role;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::id::EntryId;
use crate::id::FileId;
use crate::lint;
use crate::markdown;
use crate::output;
use crate::output::Promise;
use crate::output::Tree;
use crate::path::RelPath;
use crate::relations;
use crate::relations::Relations;
use crate::render;
use crate::render::Templates;
use crate::site::Site;
use crate::source::Sources;

/// A planned site.
pub struct Plan {
    /// The pages.
    pub site: Arc<Site>,
    /// How they belong together.
    pub relations: Arc<Relations>,
    /// What they are drawn with.
    pub templates: Templates,
    /// The promises.
    pub tree: Arc<Tree>,
}

/// What the stages remember, so that after an edit only what changed is done again. It is for one `book.toml` and one set of
/// files; a build begins with nothing.
#[derive(Default)]
pub struct Memory {
    content: content::Memory,
    markdown: markdown::Memory,
    templates: render::Memory,
}

/// Takes the files of the site as they are kept.
pub trait Sink: Sync {
    /// Takes the bytes of a file.
    fn write(&self, path: &RelPath, bytes: &[u8]) -> Result<(), Box<Diagnostic>>;
    /// Takes a file that is copied from another on disk.
    fn copy(&self, path: &RelPath, from: &Path) -> Result<(), Box<Diagnostic>>;
}

/// Reads all files and `book.toml`.
pub fn read(
    root: &Path,
    overrides: Overrides,
    found: &mut Diagnostics,
) -> (Arc<Sources>, Option<Arc<Config>>) {
    let mut sources = Sources::open(root, found);
    let config = config::read(&sources, overrides, found);
    if let Some(config) = &config {
        sources.walk(&[config.content.as_str(), "templates", "static"], found);
    }
    (Arc::new(sources), config.map(Arc::new))
}

/// From files to the site and how its pages belong together; nothing if `book.toml` does not say what files are.
pub fn assemble(
    sources: &Arc<Sources>,
    config: &Arc<Config>,
    memory: &mut Memory,
    found: &mut Diagnostics,
) -> Option<(Arc<Site>, Arc<Relations>)> {
    if config.ground == Ground::Shaky {
        return None;
    }
    let content = content::parse_all(sources, config, &mut memory.content, found);
    let texts = markdown::parse_all(&content.entries, &mut memory.markdown, found);
    let site = Site::assemble(config, sources, content, texts);
    let relations = relations::all(&site, found);
    Some((Arc::new(site), Arc::new(relations)))
}

/// From files to a planned site; nothing if the templates cannot be read either.
pub fn plan(
    sources: &Arc<Sources>,
    config: &Arc<Config>,
    memory: &mut Memory,
    found: &mut Diagnostics,
) -> Option<Plan> {
    let (site, relations) = assemble(sources, config, memory, found)?;
    let templates = render::load(&site, &relations, &mut memory.templates, found);
    let shown = templates.as_ref().map(Templates::shown);
    lint::site(lint::Scope { site: &site, relations: &relations, shown }, found);
    let templates = templates?;
    let scope = output::Scope { site: &site, relations: &relations, templates: &templates };
    let tree = Arc::new(output::plan(scope, found));
    Some(Plan { site, relations, templates, tree })
}

/// Keeps all promises, in parallel, and looks at the finished pages.
///
/// Where there are errors already, pages that could only repeat them are passed over. What the site calls no error keeps no
/// page from being made.
pub fn keep(plan: &Plan, sink: &dyn Sink, found: &mut Diagnostics) {
    let blamed = blamed(plan, found);
    let promises: Vec<(&RelPath, &Promise)> = plan
        .tree
        .iter()
        .filter(|(_, promise)| is_sound(plan, promise, blamed.as_deref()))
        .collect();
    let kept: Vec<Kept> =
        promises.par_iter().map(|(path, promise)| keep_one(plan, path, promise, sink)).collect();
    let mut by_path = BTreeMap::new();
    for ((path, _), kept) in promises.into_iter().zip(kept) {
        found.extend(kept.found);
        by_path.extend(kept.page.map(|page| (path.clone(), page)));
    }
    if !lint::has_errors(&plan.site.config, found) {
        judge(plan, by_path, found);
    }
    found.extend(plan.templates.missing_words());
}

/// Looks at finished pages.
pub fn judge(
    plan: &Plan,
    by_path: BTreeMap<RelPath, (Option<EntryId>, lint::Finished)>,
    found: &mut Diagnostics,
) {
    let files = plan.tree.iter().map(|(path, _)| path).collect();
    let pages = lint::Pages { by_path, files, site: &plan.site, templates: &plan.templates };
    lint::pages(&pages, found);
}

/// The files that are spoken of where there are errors; nothing if there are none.
pub fn blamed(plan: &Plan, found: &Diagnostics) -> Option<Vec<FileId>> {
    let files = || found.iter().filter_map(|finding| Some(finding.span?.file)).collect();
    lint::has_errors(&plan.site.config, found).then(files)
}

/// Whether an error in some file can have no echo on a page; so it is where there are no errors.
pub fn is_sound(plan: &Plan, promise: &Promise, blamed: Option<&[FileId]>) -> bool {
    let Some(blamed) = blamed else { return true };
    let site = &plan.site;
    match promise {
        Promise::Page(id) => {
            let entry = &site.entries[*id];
            let original = site.original(entry);
            let files = [entry.file, original.and_then(|id| site.entries[id].file)];
            entry.role == Role::Entry
                && files.iter().flatten().all(|file| !blamed.contains(file))
                && !relations::names_nothing(site, entry)
                && !plan.templates.names_nothing(*id)
        }
        Promise::NotFound | Promise::Redirect(_) | Promise::Text(_) | Promise::Copy(_) => true,
    }
}

/// What came of a promise.
#[derive(Default)]
struct Kept {
    page: Option<(Option<EntryId>, lint::Finished)>,
    found: Diagnostics,
}

fn keep_one(plan: &Plan, path: &RelPath, promise: &Promise, sink: &dyn Sink) -> Kept {
    let mut kept = Kept::default();
    let written = match promise {
        Promise::Text(text) => sink.write(path, text.as_bytes()),
        Promise::Copy(id) => copy(&plan.site.sources, *id, path, sink),
        Promise::Page(_) | Promise::NotFound | Promise::Redirect(_) => {
            draw(plan, promise).map_or(Ok(()), |Drawn { entry, html, found }| {
                kept.found = found;
                kept.page = Some((entry, lint::Finished::read(&html)));
                sink.write(path, html.as_bytes())
            })
        }
    };
    if let Err(finding) = written {
        kept.found.push(*finding);
    }
    kept
}

/// A page that was drawn, and what went wrong.
pub struct Drawn {
    /// Of what entry it is; the page for missing addresses is of none.
    pub entry: Option<EntryId>,
    /// The page.
    pub html: String,
    /// What went wrong.
    pub found: Diagnostics,
}

/// Draws what a promise says, if it is a page.
pub fn draw(plan: &Plan, promise: &Promise) -> Option<Drawn> {
    let (entry, (html, found)) = match promise {
        Promise::Page(id) => (Some(*id), plan.templates.page(*id)),
        Promise::Redirect(id) => (Some(*id), plan.templates.redirect(*id)),
        Promise::NotFound => (None, plan.templates.not_found()),
        Promise::Text(_) | Promise::Copy(_) => return None,
    };
    Some(Drawn { entry, html, found })
}

fn copy(
    sources: &Sources,
    id: FileId,
    path: &RelPath,
    sink: &dyn Sink,
) -> Result<(), Box<Diagnostic>> {
    let file = sources.file(id);
    match file.disk() {
        Some(disk) => sink.copy(path, disk),
        None => sink.write(
            path,
            &file.bytes().map_err(|error| Box::new(crate::source::unreadable(id, &error)))?,
        ),
    }
}

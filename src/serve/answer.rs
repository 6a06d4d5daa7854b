//! What stands at a path of the site: looked up among the promises of the plan, and nowhere else.

use std::borrow::Cow;
use std::path::Path;

use crate::id::FileId;
use crate::output::Promise;
use crate::output::Tree;
use crate::path::BaseUrl;
use crate::path::RelPath;
use crate::pipeline::Plan;
use crate::source::Sources;

/// What is answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Answer {
    /// A page, of a revision.
    Page {
        /// What became of the request.
        fate: Fate,
        /// The page as it is built.
        html: String,
        /// The revision that it is of.
        revision: u64,
    },
    /// A file that is no page.
    File {
        /// Its path, which says what it is.
        path: RelPath,
        /// What it holds.
        bytes: Vec<u8>,
    },
    /// It stands at another path of this server.
    Elsewhere(String),
    /// There is no page to show: what is told instead.
    Untold {
        /// What became of the request.
        fate: Fate,
        /// The findings, as the terminal shows them.
        report: String,
        /// The revision that they are of.
        revision: u64,
    },
}

/// What became of a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fate {
    /// It is there.
    There,
    /// There is nothing at this path.
    Missing,
    /// It is there once something is mended.
    Unmended,
    /// The program has a fault.
    Faulty,
}

/// What a path means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Place<'t> {
    /// This file of the site.
    File(RelPath, &'t Promise),
    /// It stands at another path.
    Elsewhere(String),
    /// There is nothing.
    Nowhere,
}

/// Finds what a path means.
pub(super) fn find<'t>(tree: &'t Tree, base: &BaseUrl, path: &str) -> Place<'t> {
    let Some(below) = path.strip_prefix(base.path()) else {
        let is_above = path == "/" || format!("{path}/") == base.path();
        return if is_above { Place::Elsewhere(base.path().to_owned()) } else { Place::Nowhere };
    };
    let is_folder = below.is_empty() || below.ends_with('/');
    let file = if is_folder { format!("{below}index.html") } else { below.to_owned() };
    let promise = |file: &str| RelPath::new(file).and_then(|file| Some((tree.get(&file)?, file)));
    match promise(&file) {
        Some((promise, file)) => Place::File(file, promise),
        None if promise(&format!("{file}/index.html")).is_some() => {
            Place::Elsewhere(format!("{path}/"))
        }
        None => Place::Nowhere,
    }
}

/// The bytes of a promise that is no page; nothing if the file has gone or leads out of the site by now.
pub(super) fn bytes<'p>(plan: &'p Plan, promise: &'p Promise) -> Option<Cow<'p, [u8]>> {
    match promise {
        Promise::Text(text) => Some(text.as_bytes().into()),
        Promise::Copy(id) => copied(&plan.site.sources, *id),
        Promise::Page(_) | Promise::Redirect(_) | Promise::NotFound => None,
    }
}

fn copied(sources: &Sources, id: FileId) -> Option<Cow<'_, [u8]>> {
    let file = sources.file(id);
    // What is only copied lies on disk, where a link may have taken its place since it was seen.
    let stays = |disk: &Path| {
        let (disk, root) = (disk.canonicalize().ok(), sources.root().canonicalize().ok());
        disk.zip(root).is_some_and(|(disk, root)| disk.starts_with(root))
    };
    file.disk().is_none_or(stays).then(|| file.bytes().ok()).flatten()
}

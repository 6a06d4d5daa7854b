//! Watches what a site is made of, and tells the desk what changed: at once, but for a moment in which a save is finished
//! and what belongs together comes together.

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use notify::Config;
use notify::Event;
use notify::EventKind;
use notify::RecommendedWatcher;
use notify::RecursiveMode;
use notify::Watcher;
use notify::event::AccessKind;
use notify::event::AccessMode;

use super::change::Change;
use super::change::is_passing;
use super::inbox::Letter;
use crate::path::RelPath;

/// After a pause so long what was begun is taken to be finished.
const PAUSE: Duration = Duration::from_millis(6);
/// A change waits no longer than this for others.
const MOST: Duration = Duration::from_millis(30);

/// What is watched.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    root: PathBuf,
    folders: Vec<RelPath>,
}

impl Watch {
    /// Watches the root folder, and as yet nothing below it.
    ///
    /// # Errors
    /// When the system cannot watch it.
    pub(super) fn open(root: PathBuf, letters: Sender<Letter>) -> notify::Result<Self> {
        let (raw, events) = mpsc::channel();
        // Links lead to what is watched itself, or out of the site.
        let config = Config::default().with_follow_symlinks(false);
        let mut watcher = RecommendedWatcher::new(raw, config)?;
        watcher.watch(&root, RecursiveMode::NonRecursive)?;
        let below = root.clone();
        thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || gather(&events, &letters, &below))
            .map_err(notify::Error::io)?;
        Ok(Self { watcher, root, folders: Vec::new() })
    }

    /// Watches these folders with all below them, and again those that a change may have replaced. Whether there are others
    /// among them than before, of which changes may have been missed.
    ///
    /// # Errors
    /// When the system cannot watch a folder that is there.
    pub(super) fn follow(&mut self, folders: &[RelPath], change: &Change) -> notify::Result<bool> {
        let mut others = false;
        for folder in folders {
            let is_new = !self.folders.contains(folder);
            if is_new || change.replaces(folder) {
                self.again(folder)?;
            }
            others |= is_new;
        }
        for former in self.folders.iter().filter(|former| !folders.contains(former)) {
            // It may have gone long ago.
            let _ = self.watcher.unwatch(&self.root.join(former.as_str()));
        }
        self.folders = folders.to_vec();
        Ok(others)
    }

    /// Watches a folder, whatever was there before, and those that it lies in, so that its coming is seen.
    fn again(&mut self, folder: &RelPath) -> notify::Result<()> {
        let way = folder.as_str().match_indices('/').map(|(end, _)| &folder.as_str()[..end]);
        for (part, mode) in way
            .map(|part| (part, RecursiveMode::NonRecursive))
            .chain([(folder.as_str(), RecursiveMode::Recursive)])
        {
            let path = self.root.join(part);
            let _ = self.watcher.unwatch(&path);
            match self.watcher.watch(&path, mode) {
                // It is not there, or went just now; the folder above tells when it comes.
                Err(error) if path.exists() => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Tells what changes, until nobody wants to know.
fn gather(events: &Receiver<notify::Result<Event>>, letters: &Sender<Letter>, root: &Path) {
    while let Ok(first) = events.recv() {
        let mut batch = Batch::new();
        batch.add(first, root);
        if batch.change.is_nothing() {
            continue;
        }
        #[expect(clippy::disallowed_methods, reason = "a change must not wait long for others")]
        let since = Instant::now();
        while since.elapsed() < MOST {
            let Ok(more) = events.recv_timeout(PAUSE) else { break };
            batch.add(more, root);
        }
        if letters.send(Letter::Changed(batch.lasting(root))).is_err() {
            return;
        }
    }
}

/// Events that belong together.
struct Batch {
    change: Change,
    created: BTreeSet<RelPath>,
}

impl Batch {
    fn new() -> Self {
        Self { change: Change::Paths(BTreeSet::new()), created: BTreeSet::new() }
    }

    fn add(&mut self, event: notify::Result<Event>, root: &Path) {
        if let Ok(event) = &event
            && event.kind.is_create()
        {
            let paths = event.paths.iter().filter_map(|path| below(path, root));
            // What was there before this batch is missed when it has gone.
            self.created.extend(paths.filter(|path| !self.change.names(path)));
        }
        let change = std::mem::replace(&mut self.change, Change::Everything);
        self.change = change.and(of_event(event, root));
    }

    /// The change without files that only came to take the place of others, under whatever name.
    fn lasting(self, root: &Path) -> Change {
        let Self { change, created } = self;
        let lasts = |path: &RelPath| !created.contains(path) || root.join(path.as_str()).exists();
        match change {
            Change::Paths(paths) => Change::Paths(paths.into_iter().filter(lasts).collect()),
            Change::Everything => Change::Everything,
        }
    }
}

/// What an event says to have changed.
fn of_event(event: notify::Result<Event>, root: &Path) -> Change {
    match event {
        Ok(event) if event.need_rescan() => Change::Everything,
        Ok(event) if is_only_looking(event.kind) => Change::Paths(BTreeSet::new()),
        Ok(event) => {
            let paths = event.paths.iter().filter_map(|path| below(path, root));
            Change::Paths(paths.filter(|path| !is_passing(path)).collect())
        }
        Err(_) => Change::Everything,
    }
}

fn is_only_looking(kind: EventKind) -> bool {
    let is_saved = EventKind::Access(AccessKind::Close(AccessMode::Write));
    kind.is_access() && kind != is_saved
}

/// A path on disk as one below the root.
fn below(path: &Path, root: &Path) -> Option<RelPath> {
    let below = path.strip_prefix(root).ok()?.to_str()?;
    RelPath::new(&below.replace(std::path::MAIN_SEPARATOR, "/"))
}

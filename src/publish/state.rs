//! What lies beside the target: the lock, and which trees are jubilee's.
#![expect(clippy::disallowed_methods, reason = "this is the edge that writes the disk")]

use std::fs;
use std::fs::File;
use std::fs::TryLockError;
use std::path::Path;
use std::path::PathBuf;

use walkdir::WalkDir;

use super::PublishError;
use super::failure::At;
use super::failure::LOCK;
use super::failure::NOT_OURS;
use super::manifest::Identity;
use super::manifest::Manifest;
use super::target;
use super::target::Place;
use super::target::SCRATCH;
use super::target::Standing;
use crate::diagnostic::text;

/// The folder beside the target, locked for as long as this lives.
#[derive(Debug)]
pub(super) struct State {
    /// The target.
    pub(super) target: PathBuf,
    folder: PathBuf,
    _lock: File,
}

impl State {
    /// Makes the folder and takes the lock, after telling `on_wait` if another build has it.
    pub(super) fn open(place: Place, on_wait: &mut dyn FnMut()) -> Result<Self, PublishError> {
        let scratch = place.parent.join(SCRATCH);
        let folder = scratch.join(&place.name);
        // In this order: a build makes its folder here before it makes the target.
        if target::standing(&place.dir)? == Standing::Full && !folder.exists() {
            return Err(not_ours(&place.dir));
        }
        fs::create_dir_all(&folder).at(&folder)?;
        if folder.canonicalize().at(&folder)? != folder {
            return Err(target::refused(&folder, "behind a link"));
        }
        let ignore = scratch.join(".gitignore");
        if !ignore.exists() {
            fs::write(&ignore, "*\n").at(&ignore)?;
        }
        let lock = lock(&folder.join("lock"), on_wait)?;
        Ok(Self { target: place.dir, folder, _lock: lock })
    }

    /// The tree that is being written.
    pub(super) fn staging(&self) -> PathBuf {
        self.folder.join("staging")
    }

    /// Where the site from before lies between two renames.
    pub(super) fn outgoing(&self) -> PathBuf {
        self.folder.join("outgoing")
    }

    /// That two renames are under way.
    pub(super) fn journal(&self) -> PathBuf {
        self.folder.join("journal")
    }

    /// What a tree held.
    pub(super) fn manifest(&self, tree: Identity) -> PathBuf {
        self.folder.join(format!("tree-{tree}.json"))
    }

    /// What lies at the target, if it is empty or jubilee's own.
    pub(super) fn claim(&self) -> Result<Standing, PublishError> {
        let standing = target::standing(&self.target)?;
        if standing == Standing::Full {
            let tree = Identity::of(&self.target).at(&self.target)?;
            let own = self.manifest(tree);
            if !own.exists() {
                // Copied to another disk, a tree has a new identity and still nothing that is not ours.
                let mut manifests = self.manifests().map(|path| Manifest::load(&path));
                let known = manifests.find(|manifest| holds_only(&self.target, manifest));
                known.ok_or_else(|| not_ours(&self.target))?.save(&own).at(&own)?;
            }
        }
        Ok(standing)
    }

    /// Drops the manifests of trees that are no more.
    pub(super) fn forget_lost_trees(&self) {
        let trees = [self.target.clone(), self.staging()];
        let known = trees.map(|tree| Identity::of(&tree).ok().map(|tree| self.manifest(tree)));
        for path in self.manifests().filter(|path| !known.contains(&Some(path.clone()))) {
            // It does no harm if it stays.
            let _ = fs::remove_file(path);
        }
    }

    fn manifests(&self) -> impl Iterator<Item = PathBuf> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            name.starts_with("tree-") && name.ends_with(".json")
        })
    }
}

fn lock(path: &Path, on_wait: &mut dyn FnMut()) -> Result<File, PublishError> {
    let file = File::options().create(true).append(true).open(path).at(path)?;
    let taken = match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            on_wait();
            file.lock()
        }
        Err(TryLockError::Error(error)) => Err(error),
    };
    taken.map(|()| file).map_err(|error| {
        let message = text!("cannot lock `{path}`: {why}", path = path.display(), why = error);
        PublishError::refused(&LOCK, message)
    })
}

/// Whether all files of a tree are among those of a manifest, word for word.
fn holds_only(tree: &Path, manifest: &Manifest) -> bool {
    WalkDir::new(tree).min_depth(1).into_iter().all(|entry| {
        let Ok(entry) = entry else { return false };
        if entry.file_type().is_dir() {
            return true;
        }
        let known = name_below(tree, entry.path()).and_then(|name| manifest.files.get(&name));
        entry.file_type().is_file()
            && known.is_some_and(|known| {
                let bytes = fs::read(entry.path());
                bytes.is_ok_and(|bytes| blake3::hash(&bytes).to_hex().as_str() == known.blake3)
            })
    })
}

/// The path of a file below a tree, with `/` between the parts.
pub(super) fn name_below(tree: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(tree).ok()?.components();
    let names: Option<Vec<&str>> = parts.map(|part| part.as_os_str().to_str()).collect();
    Some(names?.join("/"))
}

fn not_ours(target: &Path) -> PublishError {
    let path = target.display();
    let message = text!("`{path}` is not empty, and jubilee did not make what is in it", path);
    PublishError::refused(&NOT_OURS, message)
}

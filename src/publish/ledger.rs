//! Which paths of the tree are kept from before, and which are taken by the site that is being written.
//!
//! Always holds: no path is taken twice, nor as a file and as a folder.
#![expect(clippy::disallowed_methods, reason = "this is the edge that writes the disk")]

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

use super::PublishError;
use super::failure::At;
use super::manifest::Entry;
use super::manifest::Manifest;
use super::manifest::Stamp;
use super::modes;
use super::staging::Published;
use super::state::name_below;

/// The paths of a tree.
#[derive(Default, Debug)]
pub(super) struct Ledger {
    kept: BTreeMap<String, Entry>,
    kept_folders: BTreeSet<String>,
    /// Nothing stands for a file that is claimed and not yet written.
    files: BTreeMap<String, Option<Entry>>,
    folders: BTreeSet<String>,
    written: usize,
}

impl Ledger {
    /// Takes over a tree: what its manifest does not describe as it is now, is deleted.
    pub(super) fn sift(tree: &Path, manifest: &Manifest) -> io::Result<Self> {
        let mut ledger = Self::default();
        if !fs::symlink_metadata(tree)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        modes::set_folder(tree)?;
        let mut walk = WalkDir::new(tree).min_depth(1).into_iter();
        while let Some(entry) = walk.next() {
            let entry = entry?;
            let name = name_below(tree, entry.path());
            if entry.file_type().is_dir() {
                if let Some(name) = name {
                    modes::set_folder(entry.path())?;
                    ledger.kept_folders.insert(name);
                } else {
                    fs::remove_dir_all(entry.path())?;
                    walk.skip_current_dir();
                }
                continue;
            }
            let known = name.and_then(|name| manifest.files.get_key_value(&name));
            let stamp = Stamp::of(&entry.metadata()?);
            match known.filter(|(_, known)| entry.file_type().is_file() && known.stamp == stamp) {
                Some((name, known)) => {
                    ledger.kept.insert(name.clone(), known.clone());
                }
                None => fs::remove_file(entry.path())?,
            }
        }
        Ok(ledger)
    }

    /// Whether there is no file to be used again.
    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Takes a path for a file and makes the folders it lies in. Gives what was kept there.
    pub(super) fn claim(&mut self, tree: &Path, path: &str) -> Result<Option<Entry>, PublishError> {
        for (slash, _) in path.match_indices('/') {
            self.enter(tree, &path[..slash], path)?;
        }
        if self.folders.contains(path) {
            let inside = format!("{path}/");
            let inner =
                self.files.range(inside.clone()..).next().map_or(inside, |(f, _)| f.clone());
            return Err(PublishError::taken(path, &inner));
        }
        if self.files.contains_key(path) {
            return Err(PublishError::taken(path, path));
        }
        if self.kept_folders.contains(path) {
            let disk = tree.join(path);
            fs::remove_dir_all(&disk).at(&disk)?;
            let stays = |other: &str| {
                !other
                    .strip_prefix(path)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            self.kept.retain(|file, _| stays(file));
            self.kept_folders.retain(|folder| stays(folder));
        }
        self.files.insert(path.to_owned(), None);
        Ok(self.kept.remove(path))
    }

    /// Makes a folder, once.
    fn enter(&mut self, tree: &Path, folder: &str, path: &str) -> Result<(), PublishError> {
        if self.folders.contains(folder) {
            return Ok(());
        }
        if self.files.contains_key(folder) {
            return Err(PublishError::taken(folder, path));
        }
        let disk = tree.join(folder);
        if self.kept.remove(folder).is_some() {
            fs::remove_file(&disk).at(&disk)?;
        }
        if !self.kept_folders.contains(folder) {
            fs::create_dir(&disk).and_then(|()| modes::set_folder(&disk)).at(&disk)?;
        }
        self.folders.insert(folder.to_owned());
        Ok(())
    }

    /// Notes that a kept file is used again.
    pub(super) fn keep(&mut self, path: &str, entry: Entry) {
        self.files.insert(path.to_owned(), Some(entry));
    }

    /// Notes that a file was written.
    pub(super) fn add(&mut self, path: &str, entry: Entry) {
        self.written += 1;
        self.files.insert(path.to_owned(), Some(entry));
    }

    /// Deletes what was kept and is not used, and says what the tree holds.
    pub(super) fn finish(&mut self, tree: &Path) -> Result<(Manifest, Published), PublishError> {
        for file in self.kept.keys() {
            let disk = tree.join(file);
            fs::remove_file(&disk).at(&disk)?;
        }
        // From the inside out: a folder sorts before what is in it.
        for folder in self.kept_folders.iter().rev() {
            if self.folders.contains(folder) {
                continue;
            }
            let disk = tree.join(folder);
            match fs::remove_dir(&disk) {
                // The same folder by another name, where capitals and small letters are one.
                Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => {}
                removed => removed.at(&disk)?,
            }
        }
        let mut files = BTreeMap::new();
        for (path, entry) in std::mem::take(&mut self.files) {
            let Some(entry) = entry else { return Err(PublishError::unfinished(&path)) };
            files.insert(path, entry);
        }
        let bytes = files.values().map(|entry| entry.stamp.size).sum();
        let published = Published { files: files.len(), bytes, written: self.written };
        Ok((Manifest { files }, published))
    }
}

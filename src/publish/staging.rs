//! The tree that is being written.
//!
//! Always holds: a file that changes is a new file, so nothing is written through a link or into a file that
//! someone else has open; a path is written once.
#![expect(clippy::disallowed_methods, reason = "this is the edge that writes the disk")]

use std::fs;
use std::fs::File;
use std::io;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use super::PublishError;
use super::Trust;
use super::failure::At;
use super::ledger::Ledger;
use super::manifest::Entry;
use super::manifest::Identity;
use super::manifest::Manifest;
use super::manifest::Stamp;
use super::modes;
use super::state::State;
use super::swap;
use super::swap::Exchange;
use crate::path::RelPath;

/// A folder to write the site into. Dropped without [`Staging::publish`], it leaves the site as it was.
#[derive(Debug)]
pub struct Staging {
    pub(super) state: State,
    trust: Trust,
    folder: PathBuf,
    ledger: Mutex<Ledger>,
    pub(super) exchange: Exchange,
    pub(super) end: End,
}

/// What was published.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Published {
    /// How many files the site has.
    pub files: usize,
    /// How many bytes they have.
    pub bytes: u64,
    /// How many of them had to be written.
    pub written: usize,
}

/// What becomes of the staging folder in the end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum End {
    /// It is kept as it is.
    Keep,
    /// What was kept from before stays; what was written makes room.
    Sift,
    /// It is deleted.
    Delete,
}

impl Staging {
    /// Puts the state of an earlier build in order and takes what is to be kept of its tree.
    pub(super) fn open(state: State, trust: Trust) -> Result<Self, PublishError> {
        swap::settle(&state)?;
        state.claim()?;
        swap::clear(&state)?;
        let folder = state.staging();
        let kept = match trust {
            Trust::Kept => sift(&state).ok().filter(|ledger| !ledger.is_empty()),
            Trust::Nothing => None,
        };
        let end = if kept.is_some() { End::Sift } else { End::Delete };
        let ledger = match kept {
            Some(ledger) => ledger,
            None => afresh(&folder).at(&folder)?,
        };
        state.forget_lost_trees();
        let (ledger, exchange) = (Mutex::new(ledger), swap::exchange as Exchange);
        Ok(Self { state, trust, folder, ledger, exchange, end })
    }

    /// Writes a file, unless the very same was kept.
    ///
    /// # Errors
    /// When the disk does not take it, or the path is not free.
    pub fn write(&self, path: &RelPath, bytes: &[u8]) -> Result<(), PublishError> {
        let blake3 = blake3::hash(bytes).to_hex().to_string();
        let disk = self.folder.join(path.as_str());
        let kept = self.ledger().claim(&self.folder, path.as_str())?;
        if let Some(entry) = kept {
            if entry.blake3 == blake3 {
                self.ledger().keep(path.as_str(), entry);
                return Ok(());
            }
            fs::remove_file(&disk).at(&disk)?;
        }
        let stamp = create(&disk, |file| file.write_all(bytes)).at(&disk)?;
        self.ledger().add(path.as_str(), Entry { stamp, blake3 });
        Ok(())
    }

    /// Copies a file, unless the very same was kept. What is copied through a link becomes a file.
    ///
    /// # Errors
    /// When it cannot be read, the disk does not take it, or the path is not free.
    pub fn copy(&self, path: &RelPath, from: &Path) -> Result<(), PublishError> {
        let unread = |error| PublishError::unread(from, &error);
        let size = fs::metadata(from).map_err(unread)?.len();
        let disk = self.folder.join(path.as_str());
        let kept = self.ledger().claim(&self.folder, path.as_str())?;
        if let Some(entry) = kept {
            // A file of another size need not be read to be known as another.
            if entry.stamp.size == size && hash_of(from).map_err(unread)? == entry.blake3 {
                self.ledger().keep(path.as_str(), entry);
                return Ok(());
            }
            fs::remove_file(&disk).at(&disk)?;
        }
        let mut source = File::open(from).map_err(unread)?;
        let mut hasher = blake3::Hasher::new();
        let stamp = create(&disk, |file| duplicate(&mut source, file, &mut hasher)).at(&disk)?;
        let blake3 = hasher.finalize().to_hex().to_string();
        self.ledger().add(path.as_str(), Entry { stamp, blake3 });
        Ok(())
    }

    /// Removes what was not written this time and swaps the tree in.
    ///
    /// # Errors
    /// When the disk does not take it, or something else has come to lie at the target meanwhile.
    pub fn publish(mut self) -> Result<Published, PublishError> {
        let published = self.finish()?;
        // Whole from here on: if the swap stops halfway, the next build may put it in its place.
        self.end = End::Keep;
        swap::swap(&self.state, self.exchange)?;
        if self.trust == Trust::Nothing {
            self.end = End::Delete;
        }
        Ok(published)
    }

    /// Completes the tree and sees to it that it has reached the disk.
    pub(super) fn finish(&self) -> Result<Published, PublishError> {
        let (manifest, published) = self.ledger().finish(&self.folder)?;
        let tree = Identity::of(&self.folder).at(&self.folder)?;
        let path = self.state.manifest(tree);
        manifest.save(&path).at(&path)?;
        swap::sync(&self.folder).at(&self.folder)?;
        Ok(published)
    }

    fn ledger(&self) -> MutexGuard<'_, Ledger> {
        // A thread that panicked in here leaves a file that was claimed and not added: no site.
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be deleted now is cleared by the next build.
        match self.end {
            End::Keep => {}
            End::Sift => drop(sift(&self.state)),
            End::Delete => drop(fs::remove_dir_all(&self.folder)),
        }
    }
}

/// What is left in the staging folder of the tree that its manifest describes.
fn sift(state: &State) -> io::Result<Ledger> {
    let folder = state.staging();
    let manifest = Manifest::load(&state.manifest(Identity::of(&folder)?));
    Ledger::sift(&folder, &manifest)
}

/// An empty folder in the place of whatever is there.
fn afresh(folder: &Path) -> io::Result<Ledger> {
    match fs::symlink_metadata(folder) {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(folder)?,
        Ok(_) => fs::remove_file(folder)?,
        Err(_) => {}
    }
    fs::create_dir(folder)?;
    modes::set_folder(folder)?;
    Ok(Ledger::default())
}

/// Makes a file and fills it.
fn create(disk: &Path, pour: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<Stamp> {
    let mut file = File::create_new(disk)?;
    pour(&mut file)?;
    Ok(Stamp::of(&modes::set_file(&file)?))
}

/// Copies bytes and hashes them on the way.
fn duplicate(from: &mut File, into: &mut File, hasher: &mut blake3::Hasher) -> io::Result<()> {
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = match from.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hasher.update(&buffer[..read]);
        into.write_all(&buffer[..read])?;
    }
}

fn hash_of(file: &Path) -> io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(file)?)?;
    Ok(hasher.finalize().to_hex().to_string())
}

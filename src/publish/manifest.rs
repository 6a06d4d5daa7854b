//! What a tree held when it was finished, so that its files can be used again.
//!
//! Always holds: a wrong or old manifest costs time and never a wrong file, because it is believed only of a
//! file that the disk still describes in the same way.
#![expect(clippy::disallowed_methods, reason = "this is the edge that writes the disk")]

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::fs::Metadata;
use std::io;
use std::io::Write;
use std::path::Path;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use serde::Deserialize;
use serde::Serialize;

/// The files of a tree by path.
#[derive(Clone, Default, Serialize, Deserialize, Debug)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<String, Entry>,
}

/// A file that was written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Debug)]
pub(super) struct Entry {
    /// How the disk described it.
    #[serde(flatten)]
    pub(super) stamp: Stamp,
    /// What it holds.
    pub(super) blake3: String,
}

/// How the disk describes a file. Times are in nanoseconds.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Debug)]
pub(super) struct Stamp {
    pub(super) size: u64,
    pub(super) inode: u64,
    pub(super) modified: i64,
    /// When anything about it was changed last. Nobody can set it back, as they can `modified`.
    pub(super) changed: i64,
}

/// Which folder it is, wherever it is moved on its disk. The number alone would not do: a folder made
/// after another was deleted often gets the same.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Debug)]
pub(super) struct Identity {
    inode: u64,
    born: i64,
}

impl Manifest {
    /// Reads what was saved; nothing if that cannot be read.
    pub(super) fn load(path: &Path) -> Self {
        load(path).unwrap_or_default()
    }

    /// Saves it whole or not at all.
    pub(super) fn save(&self, path: &Path) -> io::Result<()> {
        save(self, path)
    }
}

impl Stamp {
    /// How the disk describes a file now.
    #[cfg(unix)]
    pub(super) fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let time = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000) + rest;
        Self {
            size: metadata.size(),
            inode: metadata.ino(),
            modified: time(metadata.mtime(), metadata.mtime_nsec()),
            changed: time(metadata.ctime(), metadata.ctime_nsec()),
        }
    }

    /// How the disk describes a file now.
    #[cfg(not(unix))]
    pub(super) fn of(metadata: &Metadata) -> Self {
        Self {
            size: metadata.len(),
            inode: 0,
            modified: nanoseconds(metadata.modified()),
            changed: nanoseconds(metadata.created()),
        }
    }
}

impl Identity {
    /// Which folder lies at a path.
    pub(super) fn of(folder: &Path) -> io::Result<Self> {
        let metadata = fs::symlink_metadata(folder)?;
        Ok(Self { inode: Stamp::of(&metadata).inode, born: nanoseconds(metadata.created()) })
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:x}-{:x}", self.inode, self.born)
    }
}

/// A time as a number; zero where the file system does not have it.
fn nanoseconds(time: io::Result<SystemTime>) -> i64 {
    let since = time.ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or(0)
}

/// Reads a value that [`save`] wrote.
pub(super) fn load<T: for<'a> Deserialize<'a>>(path: &Path) -> Option<T> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// Writes a value beside its path and moves it there when it has reached the disk.
pub(super) fn save(value: &impl Serialize, path: &Path) -> io::Result<()> {
    let unfinished = path.with_file_name("unfinished");
    let mut file = fs::File::create(&unfinished)?;
    file.write_all(&serde_json::to_vec(value)?)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)
}

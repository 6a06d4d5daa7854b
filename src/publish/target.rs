//! Where the site goes, and what is refused as a target.
//!
//! Always holds: a [`Place`] has no link in its path and touches no source.
#![expect(clippy::disallowed_methods, reason = "this is the edge that writes the disk")]

use std::fs;
use std::io;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;

use super::PublishError;
use super::failure::At;
use super::failure::HOLDS_SOURCES;
use super::failure::NOT_FOLDER;
use crate::diagnostic::text;

/// Where the site goes, and what must not be overwritten.
#[derive(Clone, Debug)]
pub struct Target {
    /// The folder that is replaced.
    pub dir: PathBuf,
    /// The folder of the site.
    pub root: PathBuf,
    /// Folders and files that are sources: content, templates, `book.toml`. They need not exist.
    pub sources: Vec<PathBuf>,
}

/// A target that may be written, unless something else lies there.
#[derive(Debug)]
pub(super) struct Place {
    /// The folder, on a path without links.
    pub(super) dir: PathBuf,
    /// The folder it lies in.
    pub(super) parent: PathBuf,
    /// Its name there.
    pub(super) name: PathBuf,
}

/// What lies at the target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// Nothing.
    Free,
    /// A folder without anything in it.
    Empty,
    /// A folder with something in it.
    Full,
}

/// The name of the folder beside targets that holds all but the sites.
pub(super) const SCRATCH: &str = ".jubilee";

/// Finds the target on disk, and refuses what no build may replace.
pub(super) fn place(target: &Target) -> Result<Place, PublishError> {
    // Without a slash at the end, which would look through a link.
    let written: PathBuf = target.dir.components().collect();
    standing(&written)?;
    let dir = canonical(&written).at(&written)?;
    let (Some(parent), Some(name)) = (dir.parent(), dir.file_name()) else {
        return Err(refused(&dir, "the root of a disk"));
    };
    if dir.components().any(|part| part.as_os_str() == SCRATCH) {
        return Err(refused(&written, "jubilee's own scratch folder"));
    }
    refuse_sources(&written, &dir, target)?;
    if is_mounted(&dir, parent) {
        return Err(refused(&written, "a mounted volume, which cannot be swapped"));
    }
    let (parent, name) = (parent.to_owned(), name.into());
    Ok(Place { dir, parent, name })
}

/// What lies at a path; neither a link nor a file is right.
pub(super) fn standing(dir: &Path) -> Result<Standing, PublishError> {
    let Ok(metadata) = fs::symlink_metadata(dir) else { return Ok(Standing::Free) };
    if metadata.is_symlink() {
        return Err(refused(dir, "a link"));
    }
    if !metadata.is_dir() {
        return Err(refused(dir, "a file"));
    }
    let is_empty = fs::read_dir(dir).at(dir)?.next().is_none();
    Ok(if is_empty { Standing::Empty } else { Standing::Full })
}

/// The target cannot be replaced as a whole.
pub(super) fn refused(dir: &Path, what: &str) -> PublishError {
    let message = text!("cannot build into `{path}`: it is {what}", path = dir.display(), what);
    PublishError::refused(&NOT_FOLDER, message)
}

fn refuse_sources(written: &Path, dir: &Path, target: &Target) -> Result<(), PublishError> {
    let path = written.display();
    let refused = |message| Err(PublishError::refused(&HOLDS_SOURCES, message));
    let root = canonical(&target.root).at(&target.root)?;
    if root.starts_with(dir) {
        return refused(text!("cannot build into `{path}`: the whole site lies in it", path));
    }
    for source in &target.sources {
        let real = canonical(source).at(source)?;
        let source = source.display();
        if real == dir {
            return refused(text!("cannot build into `{path}`: it is a source of the site", path));
        }
        if real.starts_with(dir) {
            return refused(text!("cannot build into `{path}`: it holds `{source}`", path, source));
        }
        if dir.starts_with(&real) {
            return refused(text!(
                "cannot build into `{path}`: it lies in `{source}`",
                path,
                source
            ));
        }
    }
    Ok(())
}

/// The path without links as far as it exists, and the rest as written.
fn canonical(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let mut parts: Vec<Component> = path.components().collect();
    let mut rest = Vec::new();
    let existing = loop {
        match parts.iter().collect::<PathBuf>().canonicalize() {
            Ok(existing) => break existing,
            Err(error) => rest.push(parts.pop().ok_or(error)?),
        }
    };
    Ok(rest.iter().rev().fold(existing, |mut path, part| {
        // Nothing is there yet, so no link can make `..` lead elsewhere.
        if *part == Component::ParentDir {
            path.pop();
        } else {
            path.push(part);
        }
        path
    }))
}

#[cfg(unix)]
fn is_mounted(dir: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path| fs::metadata(path).map(|metadata| metadata.dev());
    matches!((device(dir), device(parent)), (Ok(own), Ok(outer)) if own != outer)
}

#[cfg(not(unix))]
fn is_mounted(_: &Path, _: &Path) -> bool {
    false
}

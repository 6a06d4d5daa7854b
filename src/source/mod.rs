//! Every file of the site, read once, and the files that are built into the program.
//!
//! Always holds: files are in the order of their paths; no link is followed out of the root; text is UTF-8
//! without NUL. Large files that are only copied are not read here.
#![expect(clippy::disallowed_methods, reason = "this is the edge that reads the disk")]

mod read;
mod walk;

pub use read::unreadable;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Texts;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::id::Table;
use crate::path::RelPath;
use read::Finding;
use read::read;
use walk::Listed;
use walk::list;

/// Codes raised here.
pub static CODES: &[&Code] = &[
    &NO_BOOK,
    &read::UNREADABLE,
    &read::NOT_UTF8,
    &read::NUL,
    &read::TOO_LARGE,
    &walk::LINK_OUT,
    &walk::LINK_LOOP,
    &walk::NOT_UNICODE_NAME,
];

static NO_BOOK: Code = Code::error(
    "no-book",
    "A site is a folder with a file book.toml. Give the folder with --root DIR, or make a site there.",
);

static BUILTIN: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The files of a site by id, and by path.
#[derive(Clone, Debug)]
pub struct Sources {
    root: PathBuf,
    files: Table<FileId, Arc<File>>,
    by_path: Arc<BTreeMap<RelPath, FileId>>,
}

/// One file.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path below the root.
    pub path: RelPath,
    /// Whose it is.
    pub origin: Origin,
    /// What it holds.
    pub body: Body,
}

/// Whose a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// The site's own.
    Site,
    /// Built into the program as a default.
    Builtin,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Body {
    /// Text that has been read.
    Text(Arc<str>),
    /// Text that is not valid, as far as it can be shown; there is a finding about it.
    Broken(Arc<str>),
    /// Bytes that are built in.
    Embedded(&'static [u8]),
    /// A file that is only copied; it lies here, with so many bytes.
    Asset {
        /// Where it lies.
        disk: PathBuf,
        /// How many bytes it has.
        len: u64,
    },
}

impl File {
    /// The text, where the file is sound text.
    pub fn text(&self) -> Option<&Arc<str>> {
        match &self.body {
            Body::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Where the file lies, where it is only copied.
    pub fn disk(&self) -> Option<&Path> {
        match &self.body {
            Body::Asset { disk, .. } => Some(disk),
            _ => None,
        }
    }

    /// All bytes of the file.
    ///
    /// # Errors
    /// When the file has vanished or cannot be read any more.
    pub fn bytes(&self) -> io::Result<Cow<'_, [u8]>> {
        match &self.body {
            Body::Text(text) | Body::Broken(text) => Ok(text.as_bytes().into()),
            Body::Embedded(bytes) => Ok((*bytes).into()),
            Body::Asset { disk, .. } => fs::read(disk).map(Into::into),
        }
    }
}

impl Sources {
    /// Reads `book.toml` of a root folder and takes in what is built in.
    pub fn open(root: &Path, found: &mut Diagnostics) -> Self {
        let mut sources =
            Self { root: root.to_owned(), files: Table::default(), by_path: Arc::default() };
        if let Some(path) = RelPath::new("book.toml") {
            let disk = root.join("book.toml");
            if disk.is_file() {
                let (file, findings) = read(&Listed { path, disk, len: None });
                sources.add(file, findings, found);
            } else {
                let shown = root.display();
                found.push(
                    Diagnostic::new(
                        &NO_BOOK,
                        text!("there is no `book.toml` in `{folder}`", folder = shown),
                    )
                    .hint(text!("name the folder of the site with `--root DIR`")),
                );
            }
        }
        sources
    }

    /// Reads all files below the folders, which need not exist, and adds the built-in files that the
    /// site does not have word for word itself.
    pub fn walk(&mut self, folders: &[&str], found: &mut Diagnostics) {
        let mut listed = Vec::new();
        for folder in folders {
            list(&self.root, folder, &mut listed, found);
        }
        listed.sort_by(|a, b| a.path.cmp(&b.path));
        let read: Vec<_> = listed.par_iter().map(read).collect();
        for (file, findings) in read {
            self.add(file, findings, found);
        }
        for (name, bytes) in BUILTIN {
            let Some(path) = RelPath::new(name) else { continue };
            let same =
                |id: &FileId| self.files[*id].bytes().is_ok_and(|own| own.as_ref() == *bytes);
            if self.by_path.get(&path).is_some_and(same) {
                continue;
            }
            let body = match std::str::from_utf8(bytes) {
                Ok(text) => Body::Text(text.into()),
                Err(_) => Body::Embedded(bytes),
            };
            self.files.push(Arc::new(File { path, origin: Origin::Builtin, body }));
        }
    }

    /// The same files, of which those at some paths are read again. Nothing if one of them is not a file of the site, or is no
    /// plain file any more: then all folders are to be walked.
    pub fn again(&self, paths: &[RelPath], found: &mut Diagnostics) -> Option<Self> {
        let mut sources = self.clone();
        for path in paths {
            let id = self.at(path)?;
            let disk = self.root.join(path.as_str());
            if !fs::symlink_metadata(&disk).is_ok_and(|metadata| metadata.is_file()) {
                return None;
            }
            let (file, findings) = read(&Listed { path: path.clone(), disk, len: None });
            found.extend(findings.into_iter().map(|finding| finding(id)));
            if file.text().is_none() || file.text() != self.file(id).text() {
                sources.files[id] = Arc::new(file);
            }
        }
        Some(sources)
    }

    fn add(&mut self, file: File, findings: Vec<Finding>, found: &mut Diagnostics) {
        let path = file.path.clone();
        let id = self.files.push(Arc::new(file));
        Arc::make_mut(&mut self.by_path).insert(path, id);
        found.extend(findings.into_iter().map(|finding| finding(id)));
    }

    /// A file by id.
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id]
    }

    /// The site's own file at a path.
    pub fn at(&self, path: &RelPath) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// All files in the order of their paths, then the built-in ones.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.files.iter().map(|(id, file)| (id, file.as_ref()))
    }

    /// The site's own files below a folder, in order.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = (FileId, &File)> {
        self.iter().filter(move |(_, file)| {
            file.origin == Origin::Site && file.path.below(folder).is_some()
        })
    }

    /// The folder of the site on disk.
    pub fn root(&self) -> &Path {
        &self.root
    }
}

impl Texts for Sources {
    fn path(&self, file: FileId) -> &str {
        self.files[file].path.as_str()
    }

    fn text(&self, file: FileId) -> Option<&str> {
        match &self.files[file].body {
            Body::Text(text) | Body::Broken(text) => Some(text),
            _ => None,
        }
    }

    fn is_own(&self, file: FileId) -> bool {
        self.files[file].origin == Origin::Site
    }
}

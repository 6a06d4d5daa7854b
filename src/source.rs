//! Every file of the site, read once, and the files that are built into the program.
//!
//! Always holds: files are in the order of their paths; no link is followed out of the root; text is UTF-8
//! without NUL. Large files that are only copied are not read here.
#![expect(clippy::disallowed_methods, reason = "this is the edge that reads the disk")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::DirEntry;
use walkdir::WalkDir;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::Texts;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::id::Table;
use crate::path::RelPath;

/// Codes raised here.
pub static CODES: &[&Code] =
    &[&NO_BOOK, &UNREADABLE, &NOT_UTF8, &NUL, &TOO_LARGE, &LINK_OUT, &LINK_LOOP, &NOT_UNICODE_NAME];

static NO_BOOK: Code = Code::error(
    "no-book",
    "A site is a folder with a file book.toml. Give the folder with --root DIR, or make a site there.",
);
static UNREADABLE: Code = Code::error(
    "unreadable",
    "The file or folder is there but cannot be read. Look at its permissions, and whether it still exists.",
);
static NOT_UTF8: Code = Code::error(
    "not-utf8",
    "Text must be saved as UTF-8. In most editors: Save as, Encoding, UTF-8.",
);
static NUL: Code = Code::error(
    "nul-byte",
    "The file holds a NUL byte, which no text has: it is not a text file, or it was damaged in copying.",
);
static TOO_LARGE: Code = Code::error(
    "file-too-large",
    "Text files may have 2 MiB, other files 100 MiB, which is the most that GitHub takes. Split or shrink the file.",
);
static LINK_OUT: Code = Code::error(
    "link-outside",
    "A symbolic link leads out of the folder of the site or to nothing. Only files inside it are published: \
     copy the file to where it is needed.",
);
static LINK_LOOP: Code = Code::error(
    "link-loop",
    "A symbolic link leads to a folder that holds the link itself. Remove the link.",
);
static NOT_UNICODE_NAME: Code = Code::error(
    "not-unicode-name",
    "The name of the file is not valid Unicode or holds a backslash, so no address can be made of it. It may come from an \
     archive that was packed on another system. Rename the file.",
);

/// The most that a text file may have, in bytes.
const TEXT_LIMIT: u64 = 2 << 20;
/// The most that any other file may have, in bytes.
const ASSET_LIMIT: u64 = 100 << 20;

static BUILTIN: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The files of a site by id, and by path.
#[derive(Debug)]
pub struct Sources {
    root: PathBuf,
    files: Table<FileId, File>,
    by_path: BTreeMap<RelPath, FileId>,
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
            Self { root: root.to_owned(), files: Table::default(), by_path: BTreeMap::new() };
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
            self.files.push(File { path, origin: Origin::Builtin, body });
        }
    }

    fn add(&mut self, file: File, findings: Vec<Finding>, found: &mut Diagnostics) {
        let path = file.path.clone();
        let id = self.files.push(file);
        self.by_path.insert(path, id);
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
        self.files.iter()
    }

    /// The site's own files below a folder, in order.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = (FileId, &File)> {
        self.files.iter().filter(move |(_, file)| {
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
}

/// A finding about a file that could not be read.
pub fn unreadable(file: FileId, error: &io::Error) -> Diagnostic {
    Diagnostic::new(&UNREADABLE, text!("the file cannot be read: {why}", why = error))
        .at(Span::file(file))
}

/// A file that was seen but not yet read.
struct Listed {
    path: RelPath,
    disk: PathBuf,
    len: Option<u64>,
}

/// A finding that waits for the id of its file.
type Finding = Box<dyn FnOnce(FileId) -> Diagnostic + Send>;

/// Lists the files below a folder. Hidden files and what editors leave behind are passed over.
fn list(root: &Path, folder: &str, listed: &mut Vec<Listed>, found: &mut Diagnostics) {
    let top = root.join(folder);
    if !top.exists() {
        return;
    }
    let inside = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let relative =
        |path: &Path| with_slashes(&path.strip_prefix(root).unwrap_or(path).to_string_lossy());
    let walk = WalkDir::new(&top).follow_links(true).sort_by_file_name();
    let mut links_out = Vec::new();
    let stays = |entry: &DirEntry| {
        let target = entry.path_is_symlink().then(|| entry.path().canonicalize());
        let out = matches!(&target, Some(Ok(target)) if !target.starts_with(&inside));
        if out {
            links_out.push(relative(entry.path()));
        }
        !out && (entry.depth() == 0 || !is_passed_over(entry))
    };
    for entry in walk.into_iter().filter_entry(stays) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let name = relative(entry.path());
                let path = entry.path().to_str().and_then(|_| RelPath::new(&name));
                let len = entry.metadata().ok().map(|metadata| metadata.len());
                match path {
                    Some(path) => listed.push(Listed { path, disk: entry.into_path(), len }),
                    None => found.push(unspeakable(&name)),
                }
            }
            Ok(_) => {}
            Err(error) => found.push(unlisted(&error, &relative)),
        }
    }
    for path in links_out {
        found.push(
            Diagnostic::new(
                &LINK_OUT,
                text!("`{path}` is a link that leads out of the site", path),
            )
            .hint(text!("put a copy of the file there")),
        );
    }
}

/// A path with `/` between its parts on every system; elsewhere than on Windows a backslash is part of a name.
fn with_slashes(path: &str) -> String {
    path.replace(std::path::MAIN_SEPARATOR, "/")
}

/// A finding about a name that no path can hold.
fn unspeakable(path: &str) -> Diagnostic {
    let message = if path.contains('\\') {
        text!("the name of `{path}` holds a backslash", path)
    } else {
        text!("the name of `{path}` is not Unicode", path)
    };
    Diagnostic::new(&NOT_UNICODE_NAME, message)
        .hint(text!("rename the file with small Latin letters, digits and hyphens"))
}

/// Why an entry could not be listed.
fn unlisted(error: &walkdir::Error, relative: &dyn Fn(&Path) -> String) -> Diagnostic {
    let path = error.path().map(relative).unwrap_or_default();
    if let Some(ancestor) = error.loop_ancestor() {
        let ancestor = relative(ancestor);
        return Diagnostic::new(
            &LINK_LOOP,
            text!("`{path}` is a link back to `{ancestor}`", path, ancestor),
        )
        .hint(text!("remove the link"));
    }
    let dangling = error.path().is_some_and(|path| path.is_symlink() && !path.exists());
    if dangling {
        return Diagnostic::new(&LINK_OUT, text!("`{path}` is a link to nothing", path))
            .hint(text!("remove the link, or put the file there"));
    }
    let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    Diagnostic::new(&UNREADABLE, text!("`{path}` cannot be read: {why}", path, why))
}

/// Whether a name is hidden or left behind by an editor or an operating system.
fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with(['.', '#'])
        || name.starts_with("~$")
        || name.ends_with(['~', '#'])
        || name == "Thumbs.db"
}

/// Whether files of this name are read as text.
fn is_text(path: &RelPath) -> bool {
    let extension = path.extension().map(str::to_ascii_lowercase);
    matches!(
        extension.as_deref(),
        Some("md" | "toml" | "html" | "css" | "js" | "svg" | "xml" | "txt")
    )
}

/// Reads one file.
fn read(listed: &Listed) -> (File, Vec<Finding>) {
    let path = listed.path.clone();
    let is_text = is_text(&path);
    let limit = if is_text { TEXT_LIMIT } else { ASSET_LIMIT };
    let len = listed.len.or_else(|| fs::metadata(&listed.disk).ok().map(|metadata| metadata.len()));
    let len = len.unwrap_or(0);
    if len > limit {
        let (size, most) = (in_mib(len), limit >> 20);
        let finding: Finding = Box::new(move |file| {
            let message = text!("the file has {size} MiB, and {most} MiB are the most", size, most);
            let hint = if is_text {
                text!("split it into several")
            } else {
                text!("make it smaller, or put it elsewhere and link to it")
            };
            Diagnostic::new(&TOO_LARGE, message).at(Span::file(file)).hint(hint)
        });
        return (asset(path, listed, len), vec![finding]);
    }
    if !is_text {
        return (asset(path, listed, len), Vec::new());
    }
    match fs::read(&listed.disk) {
        Ok(bytes) => {
            let (body, finding) = decode(bytes);
            (File { path, origin: Origin::Site, body }, finding.into_iter().collect())
        }
        Err(error) => {
            let finding: Finding = Box::new(move |file| unreadable(file, &error));
            (File { path, origin: Origin::Site, body: Body::Broken("".into()) }, vec![finding])
        }
    }
}

/// A number of bytes in MiB, with one digit after the point, rounded up so that what is too large looks so.
fn in_mib(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1 << 20);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn asset(path: RelPath, listed: &Listed, len: u64) -> File {
    File { path, origin: Origin::Site, body: Body::Asset { disk: listed.disk.clone(), len } }
}

/// Bytes as text, or as what can be shown of it, with what is wrong.
fn decode(bytes: Vec<u8>) -> (Body, Option<Finding>) {
    match String::from_utf8(bytes) {
        Ok(text) => match text.find('\0') {
            None => (Body::Text(text.into()), None),
            Some(at) => {
                let finding: Finding = Box::new(move |file| {
                    Diagnostic::new(&NUL, text!("there is a NUL byte in this text"))
                        .at(Span::new(file, at..at + 1))
                        .hint(text!("save the text anew as UTF-8, or delete the character"))
                });
                (Body::Broken(text.into()), Some(finding))
            }
        },
        Err(error) => {
            let utf16 = error.as_bytes().starts_with(&[0xff, 0xfe])
                || error.as_bytes().starts_with(&[0xfe, 0xff]);
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let finding: Finding = Box::new(move |file| {
                let message = if utf16 {
                    text!("this file is UTF-16, not UTF-8")
                } else {
                    text!("this is not UTF-8 text")
                };
                Diagnostic::new(&NOT_UTF8, message)
                    .at(Span::new(file, at..at + '\u{fffd}'.len_utf8()))
                    .hint(text!("save the file with the encoding UTF-8"))
            });
            (Body::Broken(text.into()), Some(finding))
        }
    }
}

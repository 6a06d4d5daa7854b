//! A town's site, built again and again into a folder of its own.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk")]

mod builds;
mod law;
mod recovery;
mod refusals;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use tempfile::TempDir;
use walkdir::WalkDir;

use super::PublishError;
use super::Published;
use super::Staging;
use super::Target;
use super::Trust;
use super::manifest::Identity;
use super::prepare;
use super::staging::End;
use super::state::name_below;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::path::RelPath;

/// How a tree takes the place of another.
#[derive(Clone, Copy, Debug)]
enum Method {
    /// As the system can: at once on Linux.
    System,
    /// One rename after the other.
    TwoRenames,
}

/// Files by path, with their text.
type Files<'a> = &'a [(&'a str, &'a str)];

const BRIDGES: Files = &[
    ("index.html", "<h1>Two hundred years</h1>"),
    ("bridges/index.html", "<h1>Bridges</h1>"),
    ("bridges/old/index.html", "<h1>The old bridge</h1>"),
    ("css/site.css", "h1 { color: teal }"),
];

const MAYORS: Files = &[
    ("index.html", "<h1>Two hundred years</h1>"),
    ("css/site.css", "h1 { color: navy }"),
    ("mayors/index.html", "<h1>Mayors</h1>"),
];

/// A site on disk, without a word in it.
struct Town {
    folder: TempDir,
    method: Method,
}

impl Town {
    fn new() -> Self {
        Self::with(Method::System)
    }

    fn with(method: Method) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("content")).expect("a folder");
        fs::write(folder.path().join("book.toml"), "").expect("a file");
        Self { folder, method }
    }

    fn path(&self, below: &str) -> PathBuf {
        let root = self.folder.path().canonicalize().expect("a folder");
        root.join(below)
    }

    fn target(&self, dir: &str) -> Target {
        let sources = ["content", "static", "book.toml"].map(|name| self.path(name));
        Target { dir: self.path(dir), root: self.path(""), sources: sources.into() }
    }

    fn prepare(&self, trust: Trust) -> Result<Staging, Box<Diagnostic>> {
        let mut staging = prepared(&self.target("public"), trust)?;
        if let Method::TwoRenames = self.method {
            staging.exchange = |_, _| Err(io::ErrorKind::Unsupported.into());
        }
        Ok(staging)
    }

    /// Writes files without publishing them.
    fn write(&self, files: Files) -> Staging {
        let staging = self.prepare(Trust::Kept).expect("a staging folder");
        for (path, text) in files {
            staging.write(&rel(path), text.as_bytes()).expect(path);
        }
        staging
    }

    fn build(&self, files: Files) -> Published {
        self.write(files).publish().expect("a site")
    }

    fn staging(&self) -> PathBuf {
        self.path(".jubilee/public/staging")
    }

    /// The site as a reader finds it.
    fn site(&self) -> BTreeMap<String, String> {
        tree(&self.path("public"))
    }
}

/// A staging folder, or the one finding why there is none.
fn prepared(target: &Target, trust: Trust) -> Result<Staging, Box<Diagnostic>> {
    let mut found = Diagnostics::default();
    match prepare(target, trust, &mut || {}, &mut found) {
        Some(staging) => {
            assert!(found.is_empty(), "{found:?}");
            Ok(staging)
        }
        None => Err(Box::new(found.into_iter().next().expect("a finding"))),
    }
}

impl Staging {
    /// Ends as a killed program does: nothing is tidied, and the system takes the lock back.
    fn kill(mut self) {
        self.end = End::Keep;
    }
}

fn rel(path: &str) -> RelPath {
    RelPath::new(path).expect(path)
}

fn text_of(files: Files) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// All files below a folder with their text, and all folders, which end in `/`, without.
fn everything(folder: &Path) -> BTreeMap<String, String> {
    let entries = WalkDir::new(folder).min_depth(1).into_iter();
    let entries = entries.map(|entry| {
        let entry = entry.expect("an entry");
        let name = name_below(folder, entry.path()).expect("a name");
        if entry.file_type().is_dir() {
            return (format!("{name}/"), String::new());
        }
        assert!(entry.file_type().is_file(), "`{name}` is neither a file nor a folder");
        (name, fs::read_to_string(entry.path()).expect("a text"))
    });
    entries.collect()
}

/// The files below a folder; no folder may be empty.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut all = everything(folder);
    let names: Vec<String> = all.keys().cloned().collect();
    all.retain(|name, _| {
        let holds = names.iter().any(|other| other != name && other.starts_with(name.as_str()));
        assert!(!name.ends_with('/') || holds, "`{name}` is empty");
        !name.ends_with('/')
    });
    all
}

fn finding(error: PublishError) -> Diagnostic {
    error.into()
}

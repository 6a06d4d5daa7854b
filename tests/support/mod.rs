//! Sites in temporary folders, the command that builds them, and what it leaves as values.
#![allow(dead_code, reason = "each file of tests takes what it needs")]
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "tests read and write sites of their own, and end where they cannot"
)]

pub(crate) mod html;
#[cfg(unix)]
pub(crate) mod terminal;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;

use tempfile::TempDir;
use walkdir::WalkDir;

/// Files by their path below a folder, with `/` between the parts.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// What the environment could say to the command; tests say it themselves.
const ENVIRONMENT: &[&str] = &[
    "GITHUB_EVENT_PATH",
    "GITHUB_HEAD_REF",
    "GITHUB_REF_NAME",
    "GITHUB_REF_TYPE",
    "GITHUB_REPOSITORY",
    "GITHUB_SERVER_URL",
    "GITHUB_STEP_SUMMARY",
    "GITHUB_WORKSPACE",
    "RAYON_NUM_THREADS",
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
];

/// The repository, which is also the first site.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The command, in an environment that says nothing.
pub(crate) fn jubilee(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jubilee"));
    command.args(arguments);
    for name in ENVIRONMENT {
        command.env_remove(name);
    }
    command
}

/// What a command told when it ended.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) status: Option<i32>,
    pub(crate) output: String,
    pub(crate) errors: String,
}

/// Runs a command to its end.
pub(crate) fn told(command: &mut Command) -> Told {
    let Output { status, stdout, stderr } = command.output().expect("the command starts");
    let text = |bytes| String::from_utf8(bytes).expect("it speaks UTF-8");
    Told { status: status.code(), output: text(stdout), errors: text(stderr) }
}

/// A site in a folder of its own, which is gone when the test is over.
pub(crate) struct Site {
    folder: TempDir,
}

impl Site {
    /// A site of these files.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let site = Self { folder: TempDir::new().expect("a temporary folder") };
        for (path, text) in files {
            site.write(path, text);
        }
        site
    }

    /// A site of the files of these folders; those of a later folder replace those of an earlier one.
    pub(crate) fn copy_of(folders: &[&Path]) -> Self {
        let site = Self::of(&[]);
        for folder in folders {
            for (path, bytes) in tree(folder) {
                site.write(&path, bytes);
            }
        }
        site
    }

    /// A copy of the first site.
    pub(crate) fn first() -> Self {
        let site = Self::of(&[]);
        for (path, bytes) in first_sources() {
            site.write(&path, bytes);
        }
        site
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path below the folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file and the folders it needs.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("below the root")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    /// Replaces some words of a file, which must be there.
    pub(crate) fn replace(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).expect(path);
        assert!(text.contains(from), "{path} does not say {from:?}");
        self.write(path, text.replacen(from, to, 1));
    }

    /// A command on this site.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = jubilee(arguments);
        command.arg("--root").arg(self.root());
        command
    }

    /// Runs a command on this site to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Told {
        told(&mut self.command(arguments))
    }

    /// Builds the site, which must go well, and gives what is published.
    pub(crate) fn build(&self, arguments: &[&str]) -> Tree {
        let told = self.run(&[&["build"], arguments].concat());
        assert_eq!(told.status, Some(0), "{}{}", told.errors, told.output);
        self.public()
    }

    /// What is published.
    pub(crate) fn public(&self) -> Tree {
        tree(&self.path("public"))
    }
}

/// The sources of the first site.
pub(crate) fn first_sources() -> Tree {
    let mut files = Tree::new();
    for folder in ["content", "templates", "static"] {
        let mut below = tree(&repository().join(folder));
        // Fetched, and no part of the repository.
        below.retain(|path, _| !(folder == "static" && path.starts_with("admin/")));
        files.extend(below.into_iter().map(|(path, bytes)| (format!("{folder}/{path}"), bytes)));
    }
    files.insert(
        "book.toml".to_owned(),
        fs::read(repository().join("book.toml")).expect("it is there"),
    );
    files
}

/// All files below a folder; nothing if it is not there.
pub(crate) fn tree(folder: &Path) -> Tree {
    if !folder.exists() {
        return Tree::new();
    }
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.expect("a readable folder"));
    entries
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            assert!(entry.file_type().is_file(), "{} is no plain file", entry.path().display());
            let below = entry.path().strip_prefix(folder).expect("below the folder");
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            (parts.join("/"), fs::read(entry.path()).expect("a readable file"))
        })
        .collect()
}

/// A file of a tree as text.
pub(crate) fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    let bytes = tree.get(path).unwrap_or_else(|| panic!("{path} was not made"));
    std::str::from_utf8(bytes).expect("it is text")
}

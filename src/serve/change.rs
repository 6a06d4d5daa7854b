//! What changed on disk, and how much of an open page it reaches.
//!
//! What editors leave beside a file for a moment is no change.

use std::collections::BTreeSet;

use crate::path::RelPath;

/// What changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Change {
    /// These files or folders, by their paths below the root.
    Paths(BTreeSet<RelPath>),
    /// It is not known what; perhaps everything.
    Everything,
}

/// How much of an open page a change reaches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reach {
    /// How it looks.
    Styles,
    /// The page.
    Pages,
}

impl Change {
    /// Both of two changes.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Paths(mut these), Self::Paths(those)) => {
                these.extend(those);
                Self::Paths(these)
            }
            _ => Self::Everything,
        }
    }

    /// Whether nothing changed.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(self, Self::Paths(paths) if paths.is_empty())
    }

    /// Whether it names a path.
    pub(super) fn names(&self, path: &RelPath) -> bool {
        matches!(self, Self::Paths(paths) if paths.contains(path))
    }

    /// What of it touches what a site is made of: `book.toml`, one of the folders, or a folder that one of them lies in.
    pub(super) fn of_site(self, folders: &[RelPath]) -> Self {
        let is_of_site = |path: &RelPath| {
            path.as_str() == "book.toml"
                || folders.iter().any(|folder| is_within(path, folder) || is_within(folder, path))
        };
        match self {
            Self::Paths(paths) => Self::Paths(paths.into_iter().filter(is_of_site).collect()),
            Self::Everything => Self::Everything,
        }
    }

    /// Whether a folder itself may have gone or come.
    pub(super) fn replaces(&self, folder: &RelPath) -> bool {
        match self {
            Self::Paths(paths) => paths.iter().any(|path| is_within(folder, path)),
            Self::Everything => true,
        }
    }

    /// How much of an open page it reaches.
    pub(super) fn reach(&self) -> Reach {
        let is_style =
            |path: &RelPath| path.below("static").is_some() && path.extension() == Some("css");
        match self {
            Self::Paths(paths) if paths.iter().all(is_style) => Reach::Styles,
            _ => Reach::Pages,
        }
    }

    /// What changed, in a few words; empty where it is not known.
    pub(super) fn what(&self) -> String {
        match self {
            Self::Paths(paths) => match (paths.first(), paths.len()) {
                (Some(path), 1) => path.to_string(),
                (Some(path), many) => format!("{path} and {} more", many - 1),
                (None, _) => String::new(),
            },
            Self::Everything => String::new(),
        }
    }
}

/// Whether a path is a folder or lies in it.
fn is_within(path: &RelPath, folder: &RelPath) -> bool {
    path == folder || path.below(folder.as_str()).is_some()
}

/// Whether a file of this path is one that an editor or an operating system keeps for a moment, or for itself.
pub(super) fn is_passing(path: &RelPath) -> bool {
    path.as_str().split('/').any(|part| part.starts_with('.')) || is_passing_name(path.name())
}

fn is_passing_name(name: &str) -> bool {
    let ends = ["~", "#", ".tmp", ".temp", ".swp", ".swo", ".swx", ".bak", ".part", ".crdownload"];
    // Vim tries with a file of this name whether it can write; IDEA saves by way of ___jb_tmp___ and ___jb_old___.
    name == "4913"
        || name == "Thumbs.db"
        || name.starts_with('#')
        || name.starts_with("~$")
        || name.ends_with("___")
        || name.contains(".tmp.")
        || ends.iter().any(|end| name.ends_with(end))
}

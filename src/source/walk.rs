//! Which files there are. Hidden ones and what editors leave behind are passed over; no link is followed out.

use std::path::Path;
use std::path::PathBuf;

use walkdir::DirEntry;
use walkdir::WalkDir;

use super::read::UNREADABLE;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;
use crate::path::RelPath;

pub(super) static LINK_OUT: Code = Code::error(
    "link-outside",
    "A symbolic link leads out of the folder of the site or to nothing. Only files inside it are published: \
     copy the file to where it is needed.",
);
pub(super) static LINK_LOOP: Code = Code::error(
    "link-loop",
    "A symbolic link leads to a folder that holds the link itself. Remove the link.",
);
pub(super) static NOT_UNICODE_NAME: Code = Code::error(
    "not-unicode-name",
    "The name of the file is not valid Unicode or holds a backslash, so no address can be made of it. It may come from an \
     archive that was packed on another system. Rename the file.",
);

/// A file that was seen but not yet read.
pub(super) struct Listed {
    pub(super) path: RelPath,
    pub(super) disk: PathBuf,
    pub(super) len: Option<u64>,
}

/// Lists the files below a folder. Hidden files and what editors leave behind are passed over.
pub(super) fn list(root: &Path, folder: &str, listed: &mut Vec<Listed>, found: &mut Diagnostics) {
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

//! Why nothing was published.

use std::fmt;
use std::io;
use std::path::Path;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Text;
use crate::diagnostic::text;

/// Codes raised here.
pub static CODES: &[&Code] =
    &[&NOT_OURS, &HOLDS_SOURCES, &NOT_FOLDER, &LOCK, &DISK_FULL, &CANNOT_WRITE];

pub(super) static NOT_OURS: Code = Code::error(
    "target-not-ours",
    "The folder to build into is not empty, and jubilee did not make what is in it, so it is left alone. \
     Build into another folder with --output DIR, or empty this one first.",
);
pub(super) static HOLDS_SOURCES: Code = Code::error(
    "target-holds-sources",
    "A build replaces everything in its folder, and this one is a folder of sources, lies in one, or holds \
     one, perhaps through a link. Build into a folder of its own with --output DIR.",
);
pub(super) static NOT_FOLDER: Code = Code::error(
    "target-not-folder",
    "A build replaces its folder as a whole. A file, a link, a mounted volume or the root of a disk cannot \
     be replaced so. Name an ordinary folder, or one that does not exist yet, with --output DIR.",
);
pub(super) static LOCK: Code = Code::error(
    "target-locked",
    "Two builds into one folder take turns by means of a lock on a file in .jubilee/ beside it. The file \
     system does not give that lock. Build into a folder on another disk with --output DIR.",
);
static DISK_FULL: Code = Code::error(
    "disk-full",
    "There was no room left, on the disk or in what the user is allowed, before the site was complete. The \
     site from before is as it was. Make room and build again.",
);
static CANNOT_WRITE: Code = Code::error(
    "cannot-write",
    "A file or folder of the site could not be written, or one that is copied could not be read. The site \
     from before is as it was. Look at the permissions of the path that is named, and build again.",
);

/// Why nothing was published: a finding. The site from before is as it was.
#[derive(Debug)]
pub struct PublishError(Box<Diagnostic>);

impl PublishError {
    /// The target is refused; a hint says where to build instead.
    pub(super) fn refused(code: &'static Code, message: Text) -> Self {
        Self(Box::new(Diagnostic::new(code, message).hint(elsewhere())))
    }

    /// Something could not be written.
    pub(super) fn unwritten(path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        if matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
            return Self::unchanged(
                &DISK_FULL,
                text!("the disk is full: no room is left for `{path}`", path),
            );
        }
        let message = text!("cannot write `{path}`: {why}", path, why = error);
        let Self(mut finding) = Self::unchanged(&CANNOT_WRITE, message);
        match error.kind() {
            // Capitals and small letters are one on some disks, and a name may have changed in them only.
            io::ErrorKind::AlreadyExists => finding
                .hints
                .push(text!("build once without what was kept: `jubilee build --clean`")),
            // The target is a volume that is mounted from the same disk, or a part of a container's image.
            io::ErrorKind::CrossesDevices | io::ErrorKind::ResourceBusy => {
                finding.hints.push(elsewhere());
            }
            _ => {}
        }
        Self(finding)
    }

    /// Something that is copied could not be read.
    pub(super) fn unread(path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        Self::unchanged(&CANNOT_WRITE, text!("cannot copy `{path}`: {why}", path, why = error))
    }

    /// A file was begun and could not be finished.
    pub(super) fn unfinished(path: &str) -> Self {
        Self::unchanged(&CANNOT_WRITE, text!("`{path}` was not written to its end", path))
    }

    /// A path is not free in the tree that is being made.
    pub(super) fn taken(path: &str, by: &str) -> Self {
        let message = if path == by {
            text!("`{path}` is written twice", path)
        } else {
            text!("`{path}` and `{by}` cannot both be written", path, by)
        };
        Self::unchanged(&CANNOT_WRITE, message)
    }

    /// The two renames stopped halfway, and could not be undone.
    pub(super) fn halfway(target: &Path, kept: &Path, error: &io::Error) -> Self {
        let message =
            text!("cannot put `{path}` in its place: {why}", path = target.display(), why = error);
        let note = text!(
            "the site from before lies whole in `{folder}`; the next build puts a whole site back",
            folder = kept.display()
        );
        Self(Box::new(Diagnostic::new(&CANNOT_WRITE, message).note(note)))
    }

    fn unchanged(code: &'static Code, message: Text) -> Self {
        let note = text!("the published site is unchanged");
        Self(Box::new(Diagnostic::new(code, message).note(note)))
    }
}

fn elsewhere() -> Text {
    text!("choose another folder: `jubilee build --output DIR`")
}

impl From<PublishError> for Diagnostic {
    fn from(error: PublishError) -> Self {
        *error.0
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.message.fmt(out)
    }
}

impl std::error::Error for PublishError {}

/// Turns an error of the disk into a finding about a path.
pub(super) trait At<T> {
    /// Says what could not be written.
    fn at(self, path: &Path) -> Result<T, PublishError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, PublishError> {
        self.map_err(|error| PublishError::unwritten(path, &error))
    }
}

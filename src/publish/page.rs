//! One new page among the sources, never over another file.
#![expect(clippy::disallowed_methods, reason = "this is the edge that writes the disk")]

use std::fs;
use std::io;
use std::io::Write as _;
use std::path::Path;

use super::PublishError;
use super::failure::At;

/// Whether a page was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    /// It was.
    New,
    /// Something stands at its path, and was left alone.
    Taken,
}

/// Writes a page where nothing stands yet.
///
/// # Errors
/// When the disk refuses.
pub fn write_page(path: &Path, text: &str) -> Result<Written, PublishError> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).at(folder)?;
    match fs::File::create_new(path).and_then(|mut file| file.write_all(text.as_bytes())) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Written::Taken),
        written => written.at(path).map(|()| Written::New),
    }
}

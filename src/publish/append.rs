//! More text at the end of a file that another program gave for it.

use std::fs::OpenOptions;
use std::io;
use std::io::Write as _;
use std::path::Path;

/// Adds text to the end of a file, which is made if it is not there.
///
/// # Errors
/// When the disk refuses.
pub fn append(path: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().create(true).append(true).open(path)?.write_all(text.as_bytes())
}

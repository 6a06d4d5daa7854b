//! Reads one file: text is UTF-8 without NUL, and neither text nor other files are too large.
#![expect(clippy::disallowed_methods, reason = "this is the edge that reads the disk")]

use std::fs;
use std::io;

use super::Body;
use super::File;
use super::Origin;
use super::walk::Listed;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::path::RelPath;

pub(super) static UNREADABLE: Code = Code::error(
    "unreadable",
    "The file or folder is there but cannot be read. Look at its permissions, and whether it still exists.",
);
pub(super) static NOT_UTF8: Code = Code::error(
    "not-utf8",
    "Text must be saved as UTF-8. In most editors: Save as, Encoding, UTF-8.",
);
pub(super) static NUL: Code = Code::error(
    "nul-byte",
    "The file holds a NUL byte, which no text has: it is not a text file, or it was damaged in copying.",
);
pub(super) static TOO_LARGE: Code = Code::error(
    "file-too-large",
    "Text files may have 2 MiB, other files and those of static/ 100 MiB, which is the most that GitHub takes. Split or shrink the \
     file.",
);

/// The most that a text file may have, in bytes.
const TEXT_LIMIT: u64 = 2 << 20;
/// The most that any other file may have, in bytes.
const ASSET_LIMIT: u64 = 100 << 20;

/// A finding that waits for the id of its file.
pub(super) type Finding = Box<dyn FnOnce(FileId) -> Diagnostic + Send>;

/// A finding about a file that could not be read.
pub fn unreadable(file: FileId, error: &io::Error) -> Diagnostic {
    Diagnostic::new(&UNREADABLE, text!("the file cannot be read: {why}", why = error))
        .at(Span::file(file))
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
pub(super) fn read(listed: &Listed) -> (File, Vec<Finding>) {
    let path = listed.path.clone();
    let len = listed.len.or_else(|| fs::metadata(&listed.disk).ok().map(|metadata| metadata.len()));
    let len = len.unwrap_or(0);
    // What is large in static/ is only copied: a script of another's making, say.
    let is_only_copied = len > TEXT_LIMIT && path.below("static").is_some();
    let is_text = is_text(&path) && !is_only_copied;
    let limit = if is_text { TEXT_LIMIT } else { ASSET_LIMIT };
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

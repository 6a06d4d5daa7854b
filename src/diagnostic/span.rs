//! Where a finding stands: bytes of a file for the program, lines and columns for people.

use std::ops::Range;
use std::sync::Arc;

use crate::id::FileId;

/// A range of bytes in a file, on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A range of bytes in a file. Files over 4 GiB are refused before they get here.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let small = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Self { file, start: small(range.start), end: small(range.end) }
    }

    /// The file as a whole, where no single place is to blame.
    pub fn file(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Gives reports the paths and texts of files.
pub trait Texts {
    /// The path as people know it.
    fn path(&self, file: FileId) -> &str;
    /// The text, where the file has one.
    fn text(&self, file: FileId) -> Option<&str>;
    /// Whether the file is one of the site, and not built into the program.
    fn is_own(&self, _file: FileId) -> bool {
        true
    }
}

/// A line and a column, both counted from 1 in Unicode characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Position {
    /// The position of a byte in a text.
    pub fn of(text: &str, byte: usize) -> Self {
        let before = &text[..floor(text, byte)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1,
        }
    }
}

impl<T: Texts> Texts for Arc<T> {
    fn path(&self, file: FileId) -> &str {
        self.as_ref().path(file)
    }

    fn text(&self, file: FileId) -> Option<&str> {
        self.as_ref().text(file)
    }
}

/// The nearest character boundary at or before a byte.
fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::Position;

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let text = "а = 1\nәріп = «x»\n";
        let quote = text.find('«').expect("a quote");
        assert_eq!(Position::of(text, quote), Position { line: 2, column: 8 });
        assert_eq!(Position::of(text, text.len()), Position { line: 3, column: 1 });
        assert_eq!(Position::of("", 9), Position { line: 1, column: 1 });
    }
}

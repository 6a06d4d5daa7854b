//! Where a parsed text stands.

use std::ops::Range;

use crate::diagnostic::Span;
use crate::id::FileId;

/// The place of a parsed text in its file.
#[derive(Clone, Copy)]
pub(super) struct Place {
    file: FileId,
    pub(super) base: usize,
    /// The place of everything, where a text has no places of its own.
    whole: Option<Span>,
}

impl Place {
    /// A text that begins at a byte of a file.
    pub(super) fn in_file(file: FileId, base: usize) -> Self {
        Self { file, base, whole: None }
    }

    /// The value of a field.
    pub(super) fn of_value(span: Span) -> Self {
        Self { file: span.file, base: 0, whole: Some(span) }
    }

    /// The span of a range of the parsed text.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let moved = self.base + range.start..self.base + range.end;
        self.whole.unwrap_or_else(|| Span::new(self.file, moved))
    }
}

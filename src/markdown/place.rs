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
    /// Where in the file the text of a value stands word for word.
    verbatim: Option<usize>,
}

impl Place {
    /// A text that begins at a byte of a file.
    pub(super) fn in_file(file: FileId, base: usize) -> Self {
        Self { file, base, whole: None, verbatim: None }
    }

    /// The value of a field, whose places are known where it stands word for word in its file from a byte on.
    pub(super) fn of_value(span: Span, verbatim: Option<usize>) -> Self {
        Self { file: span.file, base: 0, whole: Some(span), verbatim }
    }

    /// The span of a range of the parsed text.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let from = self.verbatim.unwrap_or(self.base);
        let moved = Span::new(self.file, from + range.start..from + range.end);
        if self.verbatim.is_some() { moved } else { self.whole.unwrap_or(moved) }
    }
}

//! Front matter: TOML between two lines of `+++` at the start of a file.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::toml_reader;
use crate::toml_reader::Syntax;
use crate::toml_reader::Table;

pub(super) static NO_FRONT_MATTER: Code = Code::error(
    "no-front-matter",
    "A page begins with front matter: a line `+++`, lines such as `title = \"…\"`, and another line `+++`. The text follows.",
);
pub(super) static YAML: Code = Code::error(
    "yaml-front-matter",
    "Front matter here is TOML between `+++` lines, not YAML between `---` lines. The hint shows how these lines are written.",
);
pub(super) static UNTERMINATED: Code = Code::error(
    "unterminated-front-matter",
    "The front matter begins with `+++` but never ends. Put a line `+++` after its last line.",
);

/// Where the parts of a file are.
pub(super) struct Split {
    /// The line `+++` with which it begins.
    start: Range<usize>,
    toml: Range<usize>,
    pub(super) body: Range<usize>,
    syntax: Syntax,
}

/// Splits a file into front matter and body.
pub(super) fn split(file: FileId, text: &str, found: &mut Diagnostics) -> Split {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let first = text[start..].lines().next().unwrap_or_default().trim_end();
    let fence = start..start + first.len();
    let below = line_after(text, start);
    let nothing = |body: usize| Split {
        start: fence.clone(),
        toml: body..body,
        body: body..text.len(),
        syntax: Syntax::Faulty,
    };
    match first {
        "+++" => {}
        "---" => {
            let end = closing(text, below, "---").unwrap_or(text.len()..text.len());
            found.push(yaml(file, fence.clone(), &text[below..end.start]));
            return nothing(end.end);
        }
        _ => {
            let (finding, body) = missing(file, text, fence.clone());
            found.push(finding);
            return nothing(body);
        }
    }
    if let Some(end) = closing(text, below, "+++") {
        let (toml, body) = (below..end.start, end.end..text.len());
        return Split { start: fence, toml, body, syntax: Syntax::Sound };
    }
    found.push(
        Diagnostic::new(&UNTERMINATED, text!("the front matter has no end"))
            .at(Span::new(file, fence.clone()))
            .hint(text!("put a line `+++` between the front matter and the text")),
    );
    nothing(text.len())
}

impl Split {
    /// Reads the front matter.
    pub(super) fn read(
        &self,
        file: FileId,
        text: &str,
        found: &mut Diagnostics,
    ) -> (Table, Syntax) {
        let (mut table, syntax) =
            toml_reader::parse(file, &text[self.toml.clone()], self.toml.start, found);
        table.span = Span::new(file, self.start.clone());
        let faulty = self.syntax == Syntax::Faulty;
        (table, if faulty { Syntax::Faulty } else { syntax })
    }
}

/// The line that ends the front matter, from a place on.
fn closing(text: &str, from: usize, fence: &str) -> Option<Range<usize>> {
    let mut at = from;
    while at < text.len() {
        let next = line_after(text, at);
        if text[at..next].trim_end() == fence {
            return Some(at..next);
        }
        at = next;
    }
    None
}

fn line_after(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// A finding about a page that does not begin as it should, and where its text begins.
fn missing(file: FileId, text: &str, first: Range<usize>) -> (Diagnostic, usize) {
    // Something may stand before the front matter.
    let above = text[first.start..].find("+++").map(|at| first.start + at);
    if let Some(at) = above.filter(|at| text[first.start..*at].trim().is_empty()) {
        let finding =
            Diagnostic::new(&NO_FRONT_MATTER, text!("`+++` is not at the start of the page"))
                .at(Span::new(file, at..at + 3))
                .hint(text!("take out the empty lines and spaces before it"));
        return (finding, text.len());
    }
    let span = if text[first.start..].is_empty() {
        Span::file(file)
    } else {
        Span::new(file, first.clone())
    };
    let finding = Diagnostic::new(&NO_FRONT_MATTER, text!("the page does not begin with `+++`"))
        .at(span)
        .hint(text!("begin the file with three lines:\n+++\ntitle = \"…\"\n+++"));
    (finding, first.start)
}

/// A finding that shows the TOML to write.
fn yaml(file: FileId, fence: Range<usize>, yaml: &str) -> Diagnostic {
    Diagnostic::new(&YAML, text!("the front matter is YAML, and TOML is wanted"))
        .at(Span::new(file, fence))
        .hint(text!(
            "write it like this:\n+++\n{written}\n+++",
            written = super::yaml::as_toml(yaml)
        ))
}

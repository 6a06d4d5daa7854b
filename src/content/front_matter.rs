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
    toml: Range<usize>,
    pub(super) body: Range<usize>,
    syntax: Syntax,
}

/// Splits a file into front matter and body.
pub(super) fn split(file: FileId, text: &str, found: &mut Diagnostics) -> Split {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let first = text[start..].lines().next().unwrap_or_default();
    let nothing =
        |body: usize| Split { toml: body..body, body: body..text.len(), syntax: Syntax::Faulty };
    match first.trim_end() {
        "+++" => {}
        "---" => {
            found.push(yaml(file, text, start));
            return nothing(start);
        }
        _ => {
            let end = start + first.len().max(1).min(text.len() - start);
            let span =
                if text.len() > start { Span::new(file, start..end) } else { Span::file(file) };
            found.push(
                Diagnostic::new(&NO_FRONT_MATTER, text!("the page does not begin with `+++`"))
                    .at(span)
                    .hint(text!("begin the file with three lines: `+++`, `title = \"…\"`, `+++`")),
            );
            return nothing(start);
        }
    }
    let toml_start = line_after(text, start);
    let mut at = toml_start;
    while at < text.len() {
        let next = line_after(text, at);
        if text[at..next].trim_end() == "+++" {
            return Split { toml: toml_start..at, body: next..text.len(), syntax: Syntax::Sound };
        }
        at = next;
    }
    found.push(
        Diagnostic::new(&UNTERMINATED, text!("the front matter has no end"))
            .at(Span::new(file, start..start + 3))
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
        let (table, syntax) =
            toml_reader::parse(file, &text[self.toml.clone()], self.toml.start, found);
        let faulty = self.syntax == Syntax::Faulty;
        (table, if faulty { Syntax::Faulty } else { syntax })
    }
}

fn line_after(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// A finding that shows the TOML to write.
fn yaml(file: FileId, text: &str, start: usize) -> Diagnostic {
    let lines = text[start..].lines().skip(1).take_while(|line| line.trim_end() != "---");
    let pairs = lines.filter_map(|line| line.split_once(": ").or_else(|| line.split_once(':')));
    let written = pairs
        .map(|(key, value)| format!("{} = {}", key.trim(), as_toml(value.trim())))
        .collect::<Vec<_>>()
        .join("\n");
    Diagnostic::new(&YAML, text!("the front matter is YAML; here it is TOML"))
        .at(Span::new(file, start..start + 3))
        .hint(text!("write it like this:\n+++\n{written}\n+++", written))
}

fn as_toml(value: &str) -> String {
    let plain = value.parse::<f64>().is_ok()
        || matches!(value, "true" | "false")
        || value.starts_with(['"', '[']);
    let day = crate::date::Date::parse(value).is_ok_and(|date| date.day().is_some());
    if plain || day {
        value.to_owned()
    } else {
        format!("\"{}\"", value.trim_matches('\'').replace('"', "\\\""))
    }
}

//! What is refused before Markdown is parsed, since parsing it would take too long.

use super::place::Place;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;

pub(super) static TOO_MANY_FOOTNOTES: Code = Code::error(
    "too-many-footnotes",
    "A page has more than a thousand footnote marks `[^`. Part the page into several.",
);
pub(super) static NESTING_TOO_DEEP: Code = Code::error(
    "nesting-too-deep",
    "Quotations, lists or emphasis stand in one another more than a hundred deep, which nobody can read. Something \
     was pasted by mistake.",
);

/// How many `[^` a body may have.
const FOOTNOTES: usize = 1000;
/// How deep quotations, lists and emphasis may stand in one another.
pub(super) const NESTING: usize = 100;

/// Whether a body is not to be parsed; says why.
pub(super) fn refuses(markdown: &str, place: Place, found: &mut Diagnostics) -> bool {
    if let Some((at, _)) = markdown.match_indices("[^").nth(FOOTNOTES) {
        let fault = text!("there are more than {most} footnote marks `[^`", most = FOOTNOTES);
        found.push(
            Diagnostic::new(&TOO_MANY_FOOTNOTES, fault)
                .at(place.span(at..at + 2))
                .hint(text!("part the page into several")),
        );
        return true;
    }
    let mut start = 0;
    for line in markdown.split_inclusive('\n') {
        if opened_by(line) > NESTING {
            found.push(too_deep(place, start..start + line.trim_end().len()));
            return true;
        }
        start += line.len();
    }
    false
}

/// The finding about nesting.
pub(super) fn too_deep(place: Place, range: std::ops::Range<usize>) -> Diagnostic {
    let fault = text!("things stand in one another more than {most} deep", most = NESTING);
    Diagnostic::new(&NESTING_TOO_DEEP, fault)
        .at(place.span(range))
        .hint(text!("take out the signs before the text that were pasted with it"))
}

/// How many quotations and list items a line opens at most.
fn opened_by(line: &str) -> usize {
    let opens = |byte: &u8| matches!(byte, b'>' | b'-' | b'+' | b'*' | b':' | b'.' | b')');
    let head = line
        .bytes()
        .take_while(|byte| opens(byte) || byte.is_ascii_digit() || matches!(byte, b' ' | b'\t'));
    let mut opened = 0;
    let mut last = b' ';
    // `----------` is a rule: only a quotation may open without a space after it.
    for byte in head.chain([b'x']) {
        let ends = byte == b' ' || byte == b'\t';
        opened += usize::from(last == b'>' || (ends && opens(&last)));
        last = byte;
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::opened_by;

    #[test]
    fn a_rule_opens_nothing_and_quotations_add_up() {
        for (line, opened) in [
            ("text > text", 0),
            ("> > - text", 3),
            (">>>text", 3),
            ("----------", 0),
            ("  1. - text", 2),
        ] {
            assert_eq!(opened_by(line), opened, "{line}");
        }
    }
}

//! `raw-html`: HTML in a body, and what to write instead. Comments are dropped, if they end.

use std::collections::BTreeSet;
use std::ops::Range;

use super::place::Place;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Text;
use crate::diagnostic::text;

pub(super) static RAW_HTML: Code = Code::error(
    "raw-html",
    "A body is Markdown without HTML, so that every page stays accessible and safe. Write it as Markdown or call a \
     component. A picture is a file in the folder of the page; on GitHub: Add file, Upload files. To show a tag as \
     text put it in backticks.",
);
pub(super) static OPEN_COMMENT: Code = Code::error(
    "open-comment",
    "A comment begins with `<!--` but never ends, so that the rest of the page is left out. End it with `-->`.",
);

/// The HTML of a body as it is met.
#[derive(Default)]
pub(super) struct RawHtml {
    /// Names of tags that were told and whose closing tags need no telling.
    told: BTreeSet<String>,
}

impl RawHtml {
    /// Tells of the tags in a stretch of HTML.
    pub(super) fn meet(
        &mut self,
        text: &str,
        range: Range<usize>,
        place: Place,
        found: &mut Diagnostics,
    ) {
        let html = text.get(range.clone()).unwrap_or_default();
        let mut at = 0;
        let mut after_comment = false;
        while at < html.len() {
            let rest = &html[at..];
            if rest.starts_with("<!--") {
                let Some(end) = comment_end(rest) else {
                    let span = place.span(range.start + at..range.start + at + 4);
                    let fault = text!("the comment that begins here never ends");
                    return found.push(
                        Diagnostic::new(&OPEN_COMMENT, fault)
                            .at(span)
                            .hint(text!("close it: `-->`")),
                    );
                };
                at += end;
                after_comment = true;
                continue;
            }
            let length = stretch(rest);
            let start = range.start + at;
            let words = rest[..length].trim();
            if rest.starts_with('<') {
                self.tag(&rest[..length], start, place, found);
            } else if after_comment && !words.is_empty() && self.told.is_empty() {
                let begin = start + rest.len() - rest.trim_start().len();
                let fault = text!("what stands on the line of a comment would be left out");
                let finding =
                    Diagnostic::new(&RAW_HTML, fault).at(place.span(begin..begin + words.len()));
                found.push(finding.hint(text!(
                    "put the comment on a line of its own, with an empty line after it"
                )));
                after_comment = false;
            }
            at += length;
        }
    }

    fn tag(&mut self, tag: &str, start: usize, place: Place, found: &mut Diagnostics) {
        let inner = tag.trim_start_matches(['<', '/']);
        let end =
            inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
        let name = inner[..end].to_ascii_lowercase();
        let is_new = self.told.insert(name.clone());
        if tag.starts_with("</") && !is_new {
            return;
        }
        let shown = tag.split('\n').next().unwrap_or_default().trim_end();
        let fault = match name.as_str() {
            "" => text!("a body takes no HTML"),
            _ => text!("a body takes no HTML such as `<{name}>`", name),
        };
        let span = place.span(start..start + shown.len());
        found.push(Diagnostic::new(&RAW_HTML, fault).at(span).hint(instead(&name)));
    }
}

/// Where a comment that begins a text ends.
fn comment_end(html: &str) -> Option<usize> {
    // `<!-->` and `<!--->` are comments too.
    ["<!-->", "<!--->"]
        .iter()
        .find(|short| html.starts_with(**short))
        .map(|short| short.len())
        .or_else(|| html.get(4..)?.find("-->").map(|end| end + 7))
}

/// How far a tag, or the text before the next one, goes.
fn stretch(html: &str) -> usize {
    let opens = |rest: &str| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    };
    let is_tag = html.starts_with('<') && opens(&html[1..]);
    if is_tag {
        return html.find('>').map_or(html.len(), |end| end + 1);
    }
    html.match_indices('<')
        .map(|(at, _)| at)
        .find(|at| *at > 0 && opens(&html[at + 1..]))
        .unwrap_or(html.len())
}

/// What to write instead of a tag.
fn instead(name: &str) -> Text {
    match name {
        "img" | "picture" | "svg" => {
            text!(
                "put the file into the folder of this page, and write `![what it shows](file.jpg)`"
            )
        }
        "figure" | "figcaption" => text!(
            "`{{{{<figure src=\"file.jpg\" alt=\"what the picture shows\" caption=\"…\" />}}}}`"
        ),
        "br" | "wbr" => {
            text!("end the line with a backslash `\\`, or leave an empty line for a new paragraph")
        }
        "p" | "div" | "span" | "center" | "font" | "section" | "article" | "small" | "big" => {
            text!("leave the tag out; an empty line begins a new paragraph")
        }
        "a" => text!("`[words](https://example.org)`, or `## Heading {{#id}}` for an anchor"),
        "b" | "strong" => text!("`**words**`"),
        "i" | "em" | "cite" => text!("`*words*`"),
        "s" | "del" | "strike" => text!("`~~words~~`"),
        "u" | "ins" | "mark" => text!("`**words**`; what is underlined looks like a link"),
        "code" | "kbd" | "samp" | "tt" => text!("`` `words` ``"),
        "pre" => text!("put a line of three backticks before and after the text"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => text!("`## Heading`"),
        "ul" | "ol" | "li" | "menu" => text!("`- point`, or `1. point`, a line each"),
        "dl" | "dt" | "dd" => text!("the term on a line, and `: what it means` on the next"),
        "table" | "thead" | "tbody" | "tr" | "td" | "th" | "caption" => {
            text!("`| Year | Event |`, below it `| --- | --- |`, then a row a line")
        }
        "blockquote" | "q" => {
            text!("`> words`, or `{{% <quotation> %}} words {{% </quotation> %}}`")
        }
        "aside" | "details" | "summary" => {
            text!("`{{% <note title=\"…\"> %}} words {{% </note> %}}`")
        }
        "hr" => text!("`---` between two empty lines"),
        "sup" | "sub" => text!("a note is `[^1]`; raised figures can be typed: `m²`, `CO₂`"),
        "iframe" | "video" | "audio" | "embed" | "object" | "source" => {
            text!(
                "link to it: `[what it shows](https://example.org)`; a page loads nothing from other sites"
            )
        }
        "script" | "style" | "link" | "meta" | "form" | "input" | "button" => {
            text!(
                "take it out; scripts and styles belong into `static/`, forms and buttons into `templates/`"
            )
        }
        "" => text!("take it out; to show it as text put it in backticks"),
        name => text!("take it out; to show it as text write `` `<{name}>` ``", name),
    }
}

#[cfg(test)]
mod tests {
    use super::instead;
    use super::stretch;

    #[test]
    fn tags_and_text_alternate() {
        for (html, length) in [("<b>x", 3), ("x < y <b>", 6), ("<b", 2), ("< x", 3), ("é</b>", 2)]
        {
            assert_eq!(stretch(html), length, "{html}");
        }
    }

    #[test]
    fn hints_can_be_typed() {
        assert_eq!(instead("i").to_string(), "`*words*`");
        assert_eq!(instead("aside").to_string(), "`{% <note title=\"…\"> %} words {% </note> %}`");
        assert!(instead("marquee").to_string().contains("`` `<marquee>` ``"));
    }
}

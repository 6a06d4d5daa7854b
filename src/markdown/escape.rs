//! Text as HTML says it.

/// Writes text between tags.
pub(super) fn text(html: &mut String, text: &str) {
    escape(html, text, |letter| matches!(letter, '&' | '<' | '>'));
}

/// Writes text in a double-quoted attribute.
pub(super) fn attribute(html: &mut String, text: &str) {
    escape(html, text, |letter| matches!(letter, '&' | '<' | '>' | '"'));
}

fn escape(html: &mut String, text: &str, is_special: impl Fn(char) -> bool) {
    let mut rest = text;
    while let Some(at) = rest.find(&is_special) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

//! What files say as Markdown that means nothing: no letter of it is markup.

/// So many characters of one text are shown.
const LONGEST: usize = 600;

/// What a finding says, its names as code.
pub(super) fn sentence(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    // A backtick of a value would turn names and words around; then all of it is words.
    if parts.len().is_multiple_of(2) || text.chars().count() > LONGEST {
        return plain(text);
    }
    let part = |(index, part): (usize, &&str)| match index % 2 {
        0 => plain(part),
        _ => format!("<code>{}</code>", plain(part)),
    };
    parts.iter().enumerate().map(part).collect()
}

/// Text as Markdown that shows it letter by letter, in one line.
pub(super) fn plain(text: &str) -> String {
    let shown = text.chars().take(LONGEST).map(|c| match c {
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '&' => "&amp;".to_owned(),
        // These two mean something to GitHub even after a backslash: a formula, and someone's name.
        '$' | '@' => format!("<span>{c}</span>"),
        ',' | ';' | '\'' | '"' | '/' | '?' | '%' | '=' => c.to_string(),
        c if c.is_ascii_punctuation() => format!("\\{c}"),
        c if c.is_whitespace() => " ".to_owned(),
        c if c.is_control() => '\u{fffd}'.to_string(),
        c => c.to_string(),
    });
    let rest = text.chars().nth(LONGEST).map(|_| "…");
    shown.collect::<String>() + rest.unwrap_or_default()
}

/// Text as the beginning of a sentence.
pub(super) fn raised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase).collect::<String>();
    plain(&(first + letters.as_str()))
}

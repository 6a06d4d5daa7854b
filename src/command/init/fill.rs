//! Fills the names between two `@` in a text; every other `@` stands as it is.

use std::collections::BTreeMap;

/// What to write for each name.
pub(super) type Values = BTreeMap<String, String>;

/// The text with its names filled in. What is filled in is not read again.
pub(super) fn fill(text: &str, values: &Values) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('@') {
        filled.push_str(before);
        let named = after.split_once('@').and_then(|(name, rest)| Some((values.get(name)?, rest)));
        rest = match named {
            Some((value, rest)) => {
                filled.push_str(value);
                rest
            }
            None => {
                filled.push('@');
                after
            }
        };
    }
    filled + rest
}

/// A text as a value of TOML.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A text as it stands in Markdown, where some of its signs would mean something.
pub(super) fn in_markdown(text: &str) -> String {
    let mut written = String::new();
    for letter in text.chars() {
        if "\\`*_[]<>#|&".contains(letter) {
            written.push('\\');
        }
        written.push(letter);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::Values;
    use super::fill;
    use super::in_markdown;
    use super::quoted;

    #[test]
    fn names_are_filled_once_and_all_else_stands() {
        let values: Values = [("title", "An @until@ affair"), ("until", "2023")]
            .map(|(a, b)| (a.into(), b.into()))
            .into();
        for (text, filled) in [
            ("# @title@, @until@", "# An @until@ affair, 2023"),
            ("uses: checkout@de0f # v6@until@", "uses: checkout@de0f # v62023"),
            ("archive@town.example", "archive@town.example"),
            ("@@until@", "@2023"),
            ("@nobody@until@", "@nobody2023"),
        ] {
            assert_eq!(fill(text, &values), filled);
        }
    }

    #[test]
    fn any_title_is_a_value_of_toml_and_reads_the_same() {
        for title in [
            "A town",
            "\"Hart's\" bridge \\ 200",
            "'''",
            "\"\"\"'''\\u0041",
            "مئتا عام على \u{202b}المدينة",
            "# = [ { }",
            "@title@",
            "\u{1f389} 二百年",
        ] {
            let table: toml::Table = format!("title = {}", quoted(title)).parse().expect(title);
            assert_eq!(table["title"].as_str(), Some(title));
        }
        assert_eq!(in_markdown("*A* <b> [c](d)"), "\\*A\\* \\<b\\> \\[c\\](d)");
    }
}

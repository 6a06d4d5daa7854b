//! YAML front matter, written as the TOML that is wanted instead.
//!
//! Deliberately small: pairs, lists and one level of pairs within, as other generators' pages have them.

use crate::date::Date;

/// The lines of YAML between two `---`, as lines of TOML.
pub(super) fn as_toml(yaml: &str) -> String {
    let mut lines = yaml.lines().filter(|line| is_said(line)).peekable();
    let mut written = Vec::new();
    while let Some(line) = lines.next() {
        let Some((key, rest)) = pair(line) else { continue };
        let mut below = Vec::new();
        while let Some(inner) = lines.next_if(|next| next.starts_with([' ', '\t', '-'])) {
            below.push(inner.trim());
        }
        let is_block = matches!(rest, "" | ">" | "|" | ">-" | "|-");
        let written_value = if is_block { block(&below) } else { value(rest) };
        written.push(format!("{key} = {written_value}"));
    }
    written.join("\n")
}

/// Whether a line says something: it is neither empty nor a remark.
fn is_said(line: &str) -> bool {
    !line.trim().is_empty() && !line.trim_start().starts_with('#')
}

fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_pair = value.is_empty() || value.starts_with(char::is_whitespace);
    is_pair.then(|| (key.trim(), value.trim()))
}

/// What stands below a key: a list, a table, or lines of text.
fn block(lines: &[&str]) -> String {
    let elements: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix('-')).collect();
    if lines.is_empty() {
        return "\"\"".to_owned();
    }
    if elements.len() == lines.len() {
        return format!("[{}]", joined(elements.into_iter().map(|element| value(element.trim()))));
    }
    let pairs: Vec<(&str, &str)> = lines.iter().filter_map(|line| pair(line)).collect();
    if pairs.len() == lines.len() {
        return table(pairs.into_iter());
    }
    value(&lines.join(" "))
}

fn value(yaml: &str) -> String {
    let within = |open, close| yaml.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    if let Some(list) = within('[', ']') {
        let elements = list.split(',').map(str::trim).filter(|element| !element.is_empty());
        return format!("[{}]", joined(elements.map(value)));
    }
    if let Some(pairs) = within('{', '}') {
        return table(pairs.split(',').filter_map(pair));
    }
    let is_plain = yaml.parse::<f64>().is_ok_and(f64::is_finite)
        || matches!(yaml, "true" | "false")
        || Date::parse(yaml).is_ok_and(|date| date.day().is_some());
    if is_plain {
        return yaml.to_owned();
    }
    if within('"', '"').is_some_and(|inner| !inner.is_empty()) {
        return yaml.to_owned();
    }
    let words = within('\'', '\'').map_or_else(|| yaml.to_owned(), |text| text.replace("''", "'"));
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

fn table<'y>(pairs: impl Iterator<Item = (&'y str, &'y str)>) -> String {
    format!("{{ {} }}", joined(pairs.map(|(key, inner)| format!("{key} = {}", value(inner)))))
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::as_toml;

    #[test]
    fn common_yaml_becomes_toml() {
        for (yaml, toml) in [
            ("title: The mill", "title = \"The mill\""),
            ("title: \"The mill\"", "title = \"The mill\""),
            ("title: 'The town''s mill'", "title = \"The town's mill\""),
            ("title: The \"old\" mill", "title = \"The \\\"old\\\" mill\""),
            ("date: 1923-06-18", "date = 1923-06-18"),
            ("weight: 3", "weight = 3"),
            ("draft: true", "draft = true"),
            ("rooms:\n  - hall\n  - loft", "rooms = [\"hall\", \"loft\"]"),
            ("rooms: [hall, 'loft']", "rooms = [\"hall\", \"loft\"]"),
            ("place: { lat: 1.5, lon: 2 }", "place = { lat = 1.5, lon = 2 }"),
            (
                "owner:\n  name: The town\n  from: 1900",
                "owner = { name = \"The town\", from = 1900 }",
            ),
            ("description: >\n  A mill\n  by the river", "description = \"A mill by the river\""),
            ("description:\n  A mill\n  by the river", "description = \"A mill by the river\""),
            ("# a remark\n\nurl: https://example.org/", "url = \"https://example.org/\""),
            ("empty:", "empty = \"\""),
        ] {
            assert_eq!(as_toml(yaml), toml, "{yaml}");
        }
    }
}

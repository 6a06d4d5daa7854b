//! The built-in templates have no words of their own: whatever a reader sees or hears comes from `t`, from the site's words
//! or from a page, so that it is in the reader's language.

mod support;

use support::repository;
use support::tree;

/// Attributes that people read or hear.
const READ: &[&str] = &[
    "abbr",
    "alt",
    "aria-description",
    "aria-label",
    "aria-placeholder",
    "aria-roledescription",
    "aria-valuetext",
    "label",
    "placeholder",
    "title",
];

/// What stands for code of Tera in the text that is looked at: no letter.
const CODE: char = '\u{1}';

#[test]
fn no_template_has_bare_words() {
    let mut found = Vec::new();
    let mut files = 0;
    for (path, bytes) in tree(&repository().join("templates")) {
        if path.ends_with(".html") {
            files += 1;
            let text = String::from_utf8(bytes).expect("UTF-8");
            found.extend(bare(&text).into_iter().map(|place| format!("templates/{path}:{place}")));
        }
    }
    assert!(files > 30, "only {files} templates were read");
    assert!(found.is_empty(), "these words belong in templates/i18n/:\n{}\n", found.join("\n"));
}

#[test]
fn bare_words_are_told_with_their_line() {
    for (text, found) in [
        ("<p>\n{{ x }} pages</p>", vec!["2: pages"]),
        ("<p>{% if a > 1 %}Да{% endif %}</p>", vec!["1: Да"]),
        (
            "<a\n aria-label=\"Read {{ title }}\" href=\"a\">{{ x }}</a>",
            vec!["2: aria-label=\"Read …\""],
        ),
        ("<img src='mill.jpg' alt='The mill'>", vec!["1: alt=\"The mill\""]),
        ("<meta name=\"description\" content=\"A town\">", vec!["1: content=\"A town\""]),
        ("<meta content=\"A town\" property=\"og:title\">", vec!["1: content=\"A town\""]),
        (
            "<p>{{ page.summary or \"Nothing yet\" }}</p>",
            vec!["1: {{ page.summary or \"Nothing yet\" }}"],
        ),
        (
            "<a title=\"{{ \"Old\" if old else \"New\" }}\">{{ x }}</a>",
            vec!["1: {{ \"Old\" if old else \"New\" }}", "1: {{ \"Old\" if old else \"New\" }}"],
        ),
        ("{# Note -#}<p>{{ t(key=\"menu\", of=f(a=[\"b\", \"c\"])) }} · &nbsp;–</p>", vec![]),
        (
            "<a class=\"{{ \"old\" if old }} big\"{% if x == \"y\" %} rel=\"next\"{% endif %}>{{ x }}</a>",
            vec![],
        ),
        ("<meta name=\"viewport\" content=\"width=device-width\"><!-- a remark -->", vec![]),
        ("{%- component x() {\"doc\": \"Marks a > b %} well.\"} -%}{{ body }}", vec![]),
        ("{{ <ui.card card={x} skip={[\"a\"]} /> }}", vec![]),
    ] {
        assert_eq!(bare(text), found, "{text}");
    }
}

/// The bare words of a template, each after its line.
fn bare(template: &str) -> Vec<String> {
    let (html, code) = parted(template);
    let mut found = Vec::new();
    let line = |at: usize| html[..at].matches('\n').count() + 1;
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        if rest.starts_with("<!--") {
            at += rest.find("-->").map_or(rest.len(), |end| end + 3);
        } else if rest.starts_with('<') {
            let length = tag(rest);
            for (start, name, value) in attributes(&rest[..length]) {
                if is_read(&rest[..length], name) {
                    let shown = format!("{name}=\"{}\"", value.replace(CODE, "…"));
                    told(line(at + start), value, &shown, &html[..at + start], &code, &mut found);
                }
            }
            at += length;
        } else {
            let length = rest.find('<').unwrap_or(rest.len());
            let start = rest.len() - rest.trim_start().len();
            let words = rest[..length].replace(CODE, " ");
            told(
                line(at + start.min(length)),
                &rest[..length],
                words.trim(),
                &html[..at],
                &code,
                &mut found,
            );
            at += length;
        }
    }
    found
}

/// Tells of the letters of a text, and of those in its code. `before` is what stands before the text.
fn told(
    line: usize,
    text: &str,
    shown: &str,
    before: &str,
    code: &[String],
    found: &mut Vec<String>,
) {
    if has_letters(text) {
        found.push(format!("{line}: {shown}"));
    }
    let first = before.matches(CODE).count();
    for code in code.iter().skip(first).take(text.matches(CODE).count()) {
        found.extend(words_of(code).map(|_| format!("{line}: {code}")));
    }
}

/// Texts in the code of `{{ … }}` that are shown, and not given to something or compared.
fn words_of(code: &str) -> impl Iterator<Item = &str> {
    let parts: Vec<&str> = code.split('"').collect();
    let is_output = code.starts_with("{{");
    let texts: Vec<&str> = (1..parts.len())
        .step_by(2)
        .filter(|at| {
            let before = parts[at - 1].trim_end();
            is_output && has_letters(parts[*at]) && !before.ends_with(['=', '(', ',', '[', ':'])
        })
        .map(|at| parts[at])
        .collect();
    texts.into_iter()
}

/// Letters that are not those of a name such as `&nbsp;`.
fn has_letters(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        if rest[..at].contains(char::is_alphabetic) {
            return true;
        }
        let name = &rest[at + 1..];
        let length = name.find(|c: char| !c.is_alphanumeric() && c != '#').unwrap_or(name.len());
        rest = if name[length..].starts_with(';') { &name[length..] } else { name };
    }
    rest.contains(char::is_alphabetic)
}

/// A template with a sign for each piece of code, and the pieces. Lines stay: those within code follow its sign.
fn parted(template: &str) -> (String, Vec<String>) {
    let mut html = String::new();
    let mut code = Vec::new();
    let mut rest = template;
    while let Some(at) =
        rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min()
    {
        html.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = code_length(rest);
        if !rest.starts_with("{#") {
            html.push(CODE);
            code.push(rest[..length].to_owned());
        }
        html.extend(rest[..length].chars().filter(|letter| *letter == '\n'));
        rest = &rest[length..];
    }
    html.push_str(rest);
    (html, code)
}

/// How long the code is that a text begins with; what ends it counts for nothing in quotes.
fn code_length(text: &str) -> usize {
    let end = match &text[..2] {
        "{{" => "}}",
        "{%" => "%}",
        _ => return text.find("#}").map_or(text.len(), |at| at + 2),
    };
    let mut quoted = false;
    for (at, letter) in text.char_indices().skip(2) {
        quoted ^= letter == '"';
        if !quoted && text[at..].starts_with(end) {
            return at + 2;
        }
    }
    text.len()
}

/// How long the tag is that a text begins with.
fn tag(text: &str) -> usize {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// The attributes of a tag with their values in quotes, and where they stand in it.
fn attributes(tag: &str) -> Vec<(usize, &str, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(equals) = tag[at..].find('=').map(|equals| at + equals) {
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | ':');
        let start = tag[..equals].rfind(|c| !is_name(c)).map_or(0, |before| before + 1);
        at = equals + 1;
        let Some(quote) = tag[at..].chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            continue;
        };
        let value = &tag[at + 1..];
        let length = value.find(quote).unwrap_or(value.len());
        found.push((start, &tag[start..equals], &value[..length]));
        at = (at + length + 2).min(tag.len());
    }
    found
}

/// Whether people read an attribute: of the facts of a page, what describes it.
fn is_read(tag: &str, name: &str) -> bool {
    let is_description = |(_, own, value): &(usize, &str, &str)| {
        matches!(*own, "name" | "property")
            && ["description", "title", "site_name", "alt"].iter().any(|end| value.ends_with(end))
    };
    READ.contains(&name) || name == "content" && attributes(tag).iter().any(is_description)
}

//! The layers hold: from the ground down, a module names only modules above it. What this reads is the text of `src/`,
//! without its comments and strings.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the house is read from disk, and a test ends where it cannot be"
)]

mod support;

use std::collections::BTreeSet;
use std::fs;

use support::repository;
use support::tree;

/// The modules from the ground down, also those of the design that are not there yet.
const LAYERS: &[&str] = &[
    "id",
    "date",
    "lang",
    "path",
    "diagnostic",
    "source",
    "toml_reader",
    "config",
    "content",
    "markdown",
    "site",
    "relations",
    "figure",
    "image",
    "render",
    "lint",
    "output",
    "publish",
    "serve",
    "command",
];

/// The modules that name the stages, each with those who may name it.
const FRAME: &[(&str, &[&str])] =
    &[("lib", &[]), ("main", &[]), ("pipeline", &["main", "lib", "pipeline", "serve", "command"])];

#[test]
fn a_module_names_only_modules_above_it() {
    let mut files = 0;
    let mut broken = Vec::new();
    for (path, text) in sources() {
        files += 1;
        broken.extend(breaches(&path, &text));
    }
    assert!(files > 50, "only {files} files of src/ were read");
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn a_breach_is_told_with_file_line_and_name() {
    for (path, text, told) in [
        (
            "src/lint/missing_alt.rs",
            "//! crate::output\nuse crate::site::Site;\nuse crate::output::Tree;\n",
            "src/lint/missing_alt.rs:3: `lint` may not name `output`, which comes after it",
        ),
        (
            "src/date.rs",
            "fn a() {\n    crate :: id::x();\n    crate::lang::raised();\n}\n",
            "src/date.rs:3: `date` may not name `lang`, which comes after it",
        ),
        (
            "src/render/views/page.rs",
            "const A: &str = \"crate::lint\";\nuse crate::pipeline::Plan;\n",
            "src/render/views/page.rs:2: `render` may not name `pipeline`, which is the frame",
        ),
        (
            "src/site.rs",
            "use crate::{lint, date};\n",
            "src/site.rs:1: `site` names a group; write one `use crate::…;` a line",
        ),
        (
            "src/output/tree.rs",
            "/* crate::command */ fn a() { super::super::command::run() }\n",
            "src/output/tree.rs:1: `output` may not name `command`, which comes after it",
        ),
        (
            "src/render/mod.rs",
            "use crate::weather::Rain;\n",
            "src/render/mod.rs:1: `render` may not name `weather`, which is no layer",
        ),
        (
            "src/pipeline.rs",
            "use crate::output;\nuse crate::command;\n",
            "src/pipeline.rs:2: `pipeline` may not name `command`, which names it",
        ),
        ("src/weather.rs", "", "src/weather.rs:1: `weather` is no layer of the house"),
    ] {
        assert_eq!(breaches(path, text), [told], "{path}");
    }
    let sound = "use super::Depth;\nuse crate::site::Site;\n// crate::lint\n\
                 fn a<'a>(_: &'a str) { ['\"', '\\'', '\\\\']; r#\"\" crate::lint \"#; \"\\\" crate::lint\" }\n";
    assert_eq!(breaches("src/render/views/page.rs", sound), [""; 0]);
    let after = format!("{sound}fn b(_: crate::lint::Lint) {{}}");
    assert_eq!(breaches("src/render/views/page.rs", &after).len(), 1);
}

#[test]
fn the_map_in_lib_lists_the_modules_as_they_are() {
    let lib = fs::read_to_string(repository().join("src/lib.rs")).expect("it is there");
    let rows = lib.lines().filter(|line| line.starts_with("//! | ") && line.contains("[`"));
    let listed: Vec<&str> = rows.flat_map(linked).collect();
    let declared = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let declared: BTreeSet<&str> = declared.collect();
    let files: Vec<String> =
        sources().into_iter().map(|(path, _)| module(&path).to_owned()).collect();
    let on_disk: BTreeSet<&str> =
        files.iter().map(String::as_str).filter(|name| !["lib", "main"].contains(name)).collect();
    let known: Vec<&str> = LAYERS.iter().copied().filter(|name| on_disk.contains(name)).collect();
    assert_eq!(listed, known, "the table of src/lib.rs and the layers that are there");
    let all: BTreeSet<&str> = listed.iter().copied().chain(["pipeline"]).collect();
    assert_eq!(all, on_disk, "the table of src/lib.rs and the folders of src/");
    assert_eq!(declared, on_disk, "the modules of src/lib.rs and the folders of src/");
}

#[test]
fn the_engine_does_not_know_the_first_site() {
    let words = words_of_the_first_site();
    let mut known = Vec::new();
    for (path, text) in sources() {
        known.extend(spoken(&path, &text, &words));
    }
    assert!(known.is_empty(), "\n{}\n", known.join("\n"));
}

/// Only templates that bear the name of a kind, or of its list, speak of what the first site is about.
#[test]
fn templates_for_every_site_do_not_know_the_first_one() {
    let book = fs::read_to_string(repository().join("book.toml")).expect("it is there");
    let declared = |stem: &str| {
        book.contains(&format!("[kinds.{stem}]")) || book.contains(&format!("folder = \"{stem}\""))
    };
    let words = words_of_the_first_site();
    let mut known = Vec::new();
    for (path, bytes) in tree(&repository().join("templates")) {
        let stem = path.trim_end_matches(".html");
        if !declared(stem) {
            let text = String::from_utf8(bytes).expect("templates are text");
            // The words in Kazakh may say that they are Kazakh: that is the language, not the site.
            let text = if path == "i18n/kk.toml" { text.replace("азақ", "") } else { text };
            known.extend(spoken(&format!("templates/{path}"), &text, &words));
        }
    }
    assert!(known.is_empty(), "\n{}\n", known.join("\n"));
}

/// Beginnings of words: those of its subject, and the names of its missions and people.
fn words_of_the_first_site() -> BTreeSet<String> {
    let subject = [
        "peacekeep",
        "kazakh",
        "qazaq",
        "казах",
        "қазақ",
        "миротвор",
        "бітімгер",
        "kazcent",
        "mission",
        "astana",
    ];
    let mut words: BTreeSet<String> = subject.iter().map(ToString::to_string).collect();
    for folder in ["content/missions", "content/people"] {
        for path in tree(&repository().join(folder)).keys() {
            let stem = path.split(['.', '-', '_']).next().unwrap_or_default();
            words.extend((stem.len() >= 4).then(|| stem.to_owned()));
        }
    }
    assert!(words.len() > 60, "only {} words of the first site are known", words.len());
    words
}

/// Where a text says one of the words.
fn spoken(path: &str, text: &str, words: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for said in line.to_lowercase().split(|c: char| !c.is_alphanumeric()) {
            if words.iter().any(|word| said.starts_with(word.as_str())) {
                found.push(format!("{path}:{}: `{said}` is a word of the first site", number + 1));
            }
        }
    }
    found
}

/// All Rust files of `src/`, in order.
fn sources() -> Vec<(String, String)> {
    let files = tree(&repository().join("src")).into_iter();
    files
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(path, bytes)| (format!("src/{path}"), String::from_utf8(bytes).expect("UTF-8")))
        .collect()
}

/// The module of the house that a file belongs to.
fn module(path: &str) -> &str {
    let below = path.trim_start_matches("src/");
    below.split_once('/').map_or(below.trim_end_matches(".rs"), |(folder, _)| folder)
}

/// How deep the module of a file lies below the crate.
fn depth(path: &str) -> usize {
    let parts = path.trim_start_matches("src/").split('/').count();
    if path.ends_with("/mod.rs") { parts - 1 } else { parts }
}

/// The names between `[` and `]` in a row of the map.
fn linked(row: &str) -> Vec<&str> {
    row.split("[`").skip(1).filter_map(|rest| rest.split('`').next()).collect()
}

/// What a file names against the order of the layers, a sentence each.
fn breaches(path: &str, text: &str) -> Vec<String> {
    let own = module(path);
    let rank = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    let is_frame = FRAME.iter().any(|(name, _)| *name == own);
    if rank(own).is_none() && !is_frame {
        return vec![format!("{path}:1: `{own}` is no layer of the house")];
    }
    let plain = without_comments_and_strings(text);
    let mut found = Vec::new();
    for (line, named) in named(&plain, depth(path)) {
        let why = match (rank(own), rank(&named)) {
            _ if named.is_empty() => {
                found.push(format!(
                    "{path}:{line}: `{own}` names a group; write one `use crate::…;` a line"
                ));
                continue;
            }
            _ if named == own => continue,
            (_, None) => match FRAME.iter().find(|(name, _)| *name == named) {
                Some((_, by)) if by.contains(&own) => continue,
                Some(_) => "is the frame",
                None => "is no layer",
            },
            (None, Some(_)) if own == "pipeline" && named == "command" => "names it",
            (None, Some(_)) => continue,
            (Some(own), Some(other)) if other < own => continue,
            (Some(_), Some(_)) => "comes after it",
        };
        found.push(format!("{path}:{line}: `{own}` may not name `{named}`, which {why}"));
    }
    found
}

/// The modules of the crate that a text names, with their lines; an empty name for a group in braces.
fn named(plain: &str, depth: usize) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut supers = 0;
    let mut at_root = false;
    for (line, token) in tokens(plain) {
        match token.as_str() {
            "::" => {}
            "crate" | "jubilee" => (at_root, supers) = (true, 0),
            "super" => {
                supers += 1;
                at_root = false;
            }
            // Tests within a file lie one module deeper, so a name counts there only if it is that of a layer.
            name if at_root || (supers >= depth && LAYERS.contains(&name)) => {
                found.push((line, if name == "{" { String::new() } else { name.to_owned() }));
                (at_root, supers) = (false, 0);
            }
            _ => (at_root, supers) = (false, 0),
        }
    }
    // `pub(crate)` and `crate::` that ends a text name nothing; neither do `crate)` and `crate;`.
    found.retain(|(_, name)| name.is_empty() || name.starts_with(char::is_alphabetic));
    found
}

/// Words and signs with their lines; `::` is one sign.
fn tokens(plain: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in plain.lines().enumerate() {
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            let mut token = String::from(letter);
            let is_word = |c: &char| c.is_alphanumeric() || *c == '_';
            if is_word(&letter) {
                while let Some(more) = letters.next_if(is_word) {
                    token.push(more);
                }
            } else if letter == ':' && letters.next_if_eq(&':').is_some() {
                token.push(':');
            } else if letter.is_whitespace() {
                continue;
            }
            found.push((number + 1, token));
        }
    }
    found
}

/// A Rust text with its comments and strings blanked; lines stay.
fn without_comments_and_strings(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = opaque(rest, &plain).unwrap_or(0);
        if length > 0 {
            plain.extend(rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = &rest[length..];
        } else {
            plain.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    plain
}

/// How long the comment or string is that a text starts with; nothing if it starts with code.
fn opaque(text: &str, before: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return Some(text.find("*/").map_or(text.len(), |at| at + 2));
    }
    if let Some(quoted) = text.strip_prefix('"') {
        return Some(1 + end_of_string(quoted));
    }
    if let Some(quoted) = text.strip_prefix('\'') {
        return end_of_letter(quoted).map(|end| 1 + end);
    }
    let unhashed = text.strip_prefix('r')?.trim_start_matches('#');
    if !unhashed.starts_with('"') || before.ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let start = text.len() - unhashed.len() + 1;
    let end = format!("\"{}", "#".repeat(start - 2));
    Some(text[start..].find(&end).map_or(text.len(), |at| start + at + end.len()))
}

/// Where a letter in quotes ends, after its first quote; nothing if it is the name of a lifetime.
fn end_of_letter(quoted: &str) -> Option<usize> {
    let letter = quoted.chars().next()?;
    let start = if letter == '\\' { 2 } else { letter.len_utf8() };
    let end = quoted.get(start..)?.find('\'')?;
    (letter == '\\' || end == 0).then_some(start + end + 1)
}

/// Where a string ends, after its quote.
fn end_of_string(quoted: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in quoted.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    quoted.len()
}

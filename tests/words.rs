//! The words of findings: whatever an editor can be told about the content is said in each language, with the same values,
//! and nothing is translated that nobody says.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the house is read from disk, and a test ends where it cannot be"
)]

#[path = "words/source.rs"]
mod source;
mod support;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;

use jubilee::command;
use jubilee::lang::Lang;
use jubilee::lang::Plurals;
use support::repository;

/// What is told in English, since it is not for those who write the content: the only list of it.
const ENGLISH: &[(&str, &[&str])] = &[
    (
        "book.toml declares the site",
        &[
            "admin-left-out",
            "bad-folder",
            "bad-id",
            "bad-name",
            "bad-option",
            "bad-url",
            "folder-taken",
            "no-book",
            "reserved-name",
            "unknown-field",
            "unknown-kind",
            "unknown-lint",
            "wrong-field-type",
        ],
    ),
    (
        "templates and their words",
        &[
            "blocked-code",
            "broken-page-link",
            "computed-phrase",
            "missing-phrase",
            "missing-plural",
            "template-error",
            "template-loop",
            "template-syntax",
            "template-unknown-name",
            "unknown-placeholder",
            "unused-phrase",
        ],
    ),
    (
        "where the site is published",
        &[
            "cannot-write",
            "disk-full",
            "target-holds-sources",
            "target-locked",
            "target-not-folder",
            "target-not-ours",
        ],
    ),
    ("what the system says of a file it does not give", &["unreadable"]),
];

/// The table of the report itself.
const REPORT: &str = "report";

/// What a language says, by code and English pattern; a form without a category has none.
type Tables = BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>;

fn languages() -> [(&'static str, Tables); 2] {
    ["ru", "kk"].map(|tag| (tag, tables(tag)))
}

fn tables(tag: &str) -> Tables {
    let path = repository().join(format!("src/diagnostic/words/{tag}.toml"));
    let text = fs::read_to_string(path).expect(tag);
    let written: BTreeMap<String, toml::Table> = toml::from_str(&text).expect(tag);
    let form = |wording: &toml::Value| match wording {
        toml::Value::Table(forms) => forms
            .iter()
            .map(|(category, form)| (category.clone(), form.as_str().expect(tag).to_owned()))
            .collect(),
        one => BTreeMap::from([(String::new(), one.as_str().expect(tag).to_owned())]),
    };
    let table =
        |table: toml::Table| table.iter().map(|(key, said)| (key.clone(), form(said))).collect();
    written.into_iter().map(|(code, words)| (code, table(words))).collect()
}

fn english() -> BTreeSet<&'static str> {
    ENGLISH.iter().flat_map(|(_, codes)| codes.iter().copied()).collect()
}

/// Whether a pattern has letters of its own, and not just values and signs.
fn has_words(pattern: &str) -> bool {
    let mut within = false;
    pattern.replace("{{", "").replace("}}", "").chars().any(|c| {
        within = c == '{' || (within && c != '}');
        !within && c.is_alphabetic()
    })
}

/// The names between single braces, each as often as it stands there.
fn placeholders(pattern: &str) -> Vec<String> {
    let plain = pattern.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let mut names: Vec<String> = plain
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn every_code_is_told_in_all_languages_or_is_in_the_list_of_english_ones() {
    let known: BTreeSet<&str> = command::codes().iter().map(|code| code.name).collect();
    let wanted: BTreeSet<&str> = known.difference(&english()).copied().collect();
    assert!(english().is_subset(&known), "{:?}", english().difference(&known));
    for (tag, tables) in languages() {
        let told: BTreeSet<&str> =
            tables.keys().map(String::as_str).filter(|code| *code != REPORT).collect();
        assert_eq!(told, wanted, "the tables of {tag}.toml and the codes that are not English");
    }
}

#[test]
fn whatever_the_sources_can_raise_has_words_in_each_language() {
    let english = english();
    let mut lacking = BTreeSet::new();
    let mut seen = 0;
    let languages = languages();
    for raised in source::raised().into_iter().filter(|raised| has_words(&raised.pattern)) {
        let is_english = |code: &&String| english.contains(code.as_str());
        let (sure, unsure) = (&raised.under.sure, &raised.under.unsure);
        // Where one of several codes is told in English, it may be the one.
        let is_unsure =
            !sure.is_empty() || unsure.is_empty() || unsure.iter().any(|code| is_english(&code));
        seen += usize::from(sure.iter().any(|code| !is_english(&code)) || !is_unsure);
        for (tag, tables) in &languages {
            let has =
                |code: &String| tables.get(code).is_some_and(|t| t.contains_key(&raised.pattern));
            let is_said = sure.iter().filter(|code| !is_english(code)).all(has)
                && (is_unsure || unsure.iter().any(has));
            if !is_said {
                lacking.insert(format!(
                    "{tag} {:?} {:?}: {}",
                    raised.under, raised.pattern, raised.place
                ));
            }
        }
    }
    assert!(seen > 350, "only {seen} patterns were found");
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn nothing_is_translated_that_nobody_says() {
    let mut said: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for raised in source::raised() {
        for code in raised.under.sure.iter().chain(&raised.under.unsure) {
            said.entry(code.clone()).or_default().insert(raised.pattern.clone());
        }
    }
    said.insert(REPORT.to_owned(), source::of_the_report());
    for (tag, tables) in languages() {
        for (code, words) in tables {
            let idle: Vec<&String> = words
                .keys()
                .filter(|pattern| !said.get(&code).is_some_and(|said| said.contains(*pattern)))
                .collect();
            assert!(idle.is_empty(), "{tag} [{code}]: {idle:#?}");
        }
    }
}

#[test]
fn the_languages_say_the_same_things() {
    let [(_, ru), (_, kk)] = languages();
    let keys = |tables: &Tables| -> BTreeSet<String> {
        let of = |(code, words): (&String, &BTreeMap<_, _>)| {
            words.keys().map(|pattern: &String| format!("[{code}] {pattern}")).collect::<Vec<_>>()
        };
        tables.iter().flat_map(of).collect()
    };
    let (ru, kk) = (keys(&ru), keys(&kk));
    let differ: Vec<_> = ru.symmetric_difference(&kk).collect();
    assert!(differ.is_empty(), "{differ:#?}");
}

#[test]
fn every_wording_has_the_values_of_its_pattern_and_words_of_its_own() {
    for (tag, tables) in languages() {
        let lang = Lang::parse(tag).expect(tag);
        let categories: Vec<String> =
            Plurals::of(&lang).categories().into_iter().map(str::to_owned).collect();
        for (code, words) in tables {
            for (pattern, forms) in words {
                for form in forms.values() {
                    assert_eq!(
                        placeholders(form),
                        placeholders(&pattern),
                        "{tag} [{code}] {form:?}"
                    );
                    assert!(
                        !form.trim().is_empty(),
                        "{tag} [{code}] {pattern:?} is said by nothing"
                    );
                    assert!(!form.ends_with(['.', '!', ' ']), "{tag} [{code}] {form:?}");
                }
                let is_counted = !forms.contains_key("");
                if is_counted {
                    let has: BTreeSet<&String> = forms.keys().collect();
                    assert_eq!(has, categories.iter().collect(), "{tag} [{code}] {pattern:?}");
                    assert!(pattern.contains("{count}"), "{tag} [{code}] {pattern:?}");
                }
            }
        }
    }
}

#[test]
fn tables_are_in_the_order_of_their_codes_and_the_report_comes_last() {
    for tag in ["ru", "kk"] {
        let path = repository().join(format!("src/diagnostic/words/{tag}.toml"));
        let text = fs::read_to_string(path).expect(tag);
        let heads = text.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
        let written: Vec<&str> = heads.collect();
        let (last, codes) = written.split_last().expect("tables");
        assert!(codes.is_sorted(), "{tag}: {codes:?}");
        assert_eq!(*last, REPORT, "{tag}");
    }
}

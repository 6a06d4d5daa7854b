//! What an editor is told.
//!
//! Each `tests/errors/<mistake>.txt` is a tiny site that is wrong in one way; its snapshot is the whole report, as it
//! stands on a terminal, with the exit status. `tests/errors/case.rs` says how a case is written.
//!
//! What can be caused in the content is told in Russian and Kazakh too: `tests/errors/words/<language>.snap` has it beside
//! the English, case by case, to be read from top to bottom.
//!
//! To write a case: add the file, run `INSTA_UPDATE=always cargo test --test errors`, and read the snapshot.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "a test writes the sites that it checks, and fails by panicking"
)]

#[path = "errors/case.rs"]
mod case;

use std::collections::BTreeSet;
use std::fs;
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use case::Case;
use serde_json::Value;

/// Codes that no case can raise, and why.
const WITHOUT_CASE: &[(&str, &str)] = &[
    ("unreadable", "nothing is unreadable to the superuser, who may run the tests"),
    ("disk-full", "it would take a disk of its own"),
    ("cannot-write", "nothing is closed to the superuser; `publish` tests its reasons itself"),
    ("target-locked", "it would take a file system without locks"),
];

/// The languages besides English.
const LANGUAGES: [&str; 2] = ["ru", "kk"];

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/errors");

/// The names without their ending of the files of a folder that have it.
fn names(folder: &Path, ending: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder).expect("the folder").map(|file| file.expect("a file"));
    let names = files.map(|file| file.file_name().into_string().expect("a name in Unicode"));
    names.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect()
}

fn cases() -> Vec<String> {
    names(Path::new(FOLDER), ".txt").into_iter().collect()
}

/// The reports that are expected, with the names of their cases.
fn expected() -> Vec<(String, String)> {
    let folder = Path::new(FOLDER).join("snapshots");
    let read = |name: String| {
        let path = folder.join(format!("{name}.snap"));
        let text = fs::read_to_string(path).expect("a snapshot");
        (name, text)
    };
    names(&folder, ".snap").into_iter().map(read).collect()
}

/// Compares the report of a case with its snapshot.
fn check(name: &str) {
    let text = fs::read_to_string(format!("{FOLDER}/{name}.txt")).expect("a case");
    let report = Case::parse(&text).report();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("{FOLDER}/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, report));
}

/// Does something with each case and gives the answers in order. The sites are small, so what can be done at once is one
/// site each.
fn of_each<T: Send>(cases: &[String], work: impl Fn(&str) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(name) = cases.get(number) else { return done };
            done.push((number, work(name)));
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut done: Vec<(usize, T)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(take)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a worker")).collect()
    });
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, answer)| answer).collect()
}

#[test]
fn every_mistake_is_told_as_its_snapshot_says() {
    let cases = cases();
    assert!(cases.len() >= 100, "only {} cases were found", cases.len());
    let is_told = |name: &str| std::panic::catch_unwind(AssertUnwindSafe(|| check(name))).is_ok();
    let told = of_each(&cases, is_told);
    let failed: Vec<&String> =
        told.iter().zip(&cases).filter(|(told, _)| !**told).map(|(_, name)| name).collect();
    assert!(failed.is_empty(), "these differ from their snapshots: {failed:#?}");
}

/// What one case is told in the other languages beside the English, sentence by sentence; nothing of what is told in English
/// alone, or of a case whose own report is in another language.
fn side_by_side(name: &str) -> [String; 2] {
    let case = Case::parse(&fs::read_to_string(format!("{FOLDER}/{name}.txt")).expect("a case"));
    if case.chooses_its_language() {
        return [String::new(), String::new()];
    }
    let english = case.findings("en");
    LANGUAGES.map(|tag| {
        let other = case.findings(tag);
        assert_eq!(english.len(), other.len(), "{name}");
        let told: String =
            english.iter().zip(&other).filter_map(|(one, other)| beside(tag, one, other)).collect();
        if told.is_empty() { told } else { format!("=== {name} ===\n{told}\n") }
    })
}

/// A finding in two languages; nothing if it is told in English in both.
fn beside(tag: &str, english: &Value, other: &Value) -> Option<String> {
    assert_eq!(places(english), places(other));
    let (said, meant) = (sentences(english), sentences(other));
    let pairs = || said.iter().zip(&meant);
    if pairs().all(|(said, meant)| said == meant) {
        return None;
    }
    let lines = pairs().flat_map(|((what, said), (_, meant))| {
        [format!("en {what}{said}\n"), format!("{tag} {what}{meant}\n")]
    });
    let told: String = lines.collect();
    Some(format!("[{}]\n{told}", english["code"].as_str().expect("a code")))
}

/// What is the same in every language.
fn places(finding: &Value) -> Value {
    let mut finding = finding.clone();
    for key in ["message", "notes", "hints"] {
        finding[key].take();
    }
    for place in finding["related"].as_array_mut().into_iter().flatten() {
        place["label"].take();
    }
    finding
}

/// The sentences of a finding, each with what it is.
fn sentences(finding: &Value) -> Vec<(&'static str, &str)> {
    let list = |key: &str| finding[key].as_array().into_iter().flatten();
    let message = finding["message"].as_str().map(|text| ("", text));
    let labels = list("related").filter_map(|place| Some(("there: ", place["label"].as_str()?)));
    let notes = list("notes").filter_map(|note| Some(("note: ", note.as_str()?)));
    let hints = list("hints").filter_map(|hint| Some(("help: ", hint.as_str()?)));
    message.into_iter().chain(labels).chain(notes).chain(hints).collect()
}

#[test]
fn what_content_can_cause_is_told_in_each_language_as_its_snapshot_says() {
    let cases = cases();
    let told = of_each(&cases, side_by_side);
    for (at, tag) in LANGUAGES.into_iter().enumerate() {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(format!("{FOLDER}/words"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let told: String = told.iter().map(|told| told[at].as_str()).collect();
        settings.bind(|| insta::assert_snapshot!(tag, told.trim_end()));
    }
}

#[test]
fn every_code_with_words_is_told_in_each_language_in_some_case() {
    for tag in LANGUAGES {
        let words = concat!(env!("CARGO_MANIFEST_DIR"), "/src/diagnostic/words");
        let words = fs::read_to_string(format!("{words}/{tag}.toml")).expect("words");
        let heads = words.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
        let told = fs::read_to_string(format!("{FOLDER}/words/{tag}.snap")).expect("a snapshot");
        let is_told = |code: &&str| *code == "report" || told.contains(&format!("\n[{code}]\n"));
        let silent: Vec<&str> = heads.filter(|code| !is_told(code)).collect();
        assert!(silent.is_empty(), "{tag}: {silent:?}");
    }
}

/// Words of which English sentences are made, and which are no names of fields, keys or files.
const ENGLISH: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "but", "cannot", "did", "for", "has", "have",
    "here", "holds", "in", "is", "it", "its", "no", "not", "of", "on", "or", "out", "take",
    "takes", "than", "that", "the", "there", "these", "this", "to", "was", "which", "with",
    "write", "you",
];

/// A sentence without what it quotes.
fn unquoted(sentence: &str) -> String {
    let within = |text: &str, open: char, close: char| {
        let parts = text.split(open).enumerate();
        let said = parts.map(|(at, part)| match at {
            0 => part,
            _ if open == close => [part, ""][at % 2],
            _ => part.split_once(close).map_or("", |(_, rest)| rest),
        });
        said.collect::<String>()
    };
    within(&within(&within(sentence, '`', '`'), '"', '"'), '«', '»')
}

#[test]
fn no_sentence_keeps_english_words() {
    let mut kept = BTreeSet::new();
    for tag in LANGUAGES {
        let told = fs::read_to_string(format!("{FOLDER}/words/{tag}.snap")).expect("a snapshot");
        let lines: Vec<&str> = told.lines().collect();
        let own = format!("{tag} ");
        for pair in lines.windows(2).filter(|pair| pair[1].starts_with(&own)) {
            let sentence = &pair[1][own.len()..];
            // What is the same in both is the site's own: the help of a field, a line to type.
            let sentence = if pair[0].ends_with(sentence) { "" } else { sentence };
            let (what, said) = sentence.split_once(": ").unwrap_or(("", sentence));
            let said = if ["there", "note", "help"].contains(&what) { said } else { sentence };
            let plain = unquoted(said);
            let mut words = plain.split(|c: char| !c.is_alphanumeric() && !"._-/".contains(c));
            if words.any(|word| ENGLISH.contains(&word)) {
                kept.insert(format!("{tag}: {sentence}"));
            }
        }
    }
    assert!(kept.is_empty(), "{kept:#?}");
}

#[test]
fn what_is_quoted_counts_as_no_words() {
    for (sentence, plain) in [
        ("здесь `write it` нет", "здесь  нет"),
        ("напишите `title = \"the town\"`", "напишите "),
        ("на странице «The mill» — \"a\", the end", "на странице  — , the end"),
    ] {
        assert_eq!(unquoted(sentence), plain, "{sentence}");
    }
}

#[test]
fn every_snapshot_has_its_case() {
    let snapshots: Vec<String> = expected().into_iter().map(|(name, _)| name).collect();
    assert_eq!(snapshots, cases());
}

#[test]
fn every_code_is_seen_in_some_report() {
    let reports = expected();
    let is_seen = |code: &str| {
        let ways = ["error", "warning"].map(|level| format!("{level}[{code}]: "));
        reports.iter().any(|(_, report)| ways.iter().any(|way| report.contains(way)))
    };
    let codes: BTreeSet<&str> = jubilee::command::codes().iter().map(|code| code.name).collect();
    let seen: BTreeSet<&str> = codes.iter().copied().filter(|code| is_seen(code)).collect();
    let excused: BTreeSet<&str> = WITHOUT_CASE.iter().map(|(code, _)| *code).collect();
    assert_eq!(&codes - &seen, excused);
}

#[test]
fn messages_keep_the_manner_of_the_house() {
    for (name, report) in expected() {
        for line in report.lines() {
            let told = ["error[", "warning["].iter().find_map(|start| line.strip_prefix(start));
            let Some((_, message)) = told.and_then(|told| told.split_once("]: ")) else { continue };
            let starts_well = |c: char| !c.is_uppercase();
            assert!(message.starts_with(starts_well), "{name}: {message}");
            assert!(!message.ends_with(['.', '!', ' ']), "{name}: {message}");
        }
    }
}

#[test]
fn no_report_shows_where_the_site_lies_on_this_machine() {
    for (name, report) in expected() {
        assert!(!report.contains("/tmp") && !report.contains(FOLDER), "{name}");
    }
}

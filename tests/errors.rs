//! What an editor is told.
//!
//! Each `tests/errors/<mistake>.txt` is a tiny site that is wrong in one way; its snapshot is the whole report, as it
//! stands on a terminal, with the exit status. `tests/errors/case.rs` says how a case is written.
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

/// Codes that no case can raise, and why.
const WITHOUT_CASE: &[(&str, &str)] = &[
    ("unreadable", "nothing is unreadable to the superuser, who may run the tests"),
    ("disk-full", "it would take a disk of its own"),
    ("cannot-write", "nothing is closed to the superuser; `publish` tests its reasons itself"),
    ("target-locked", "it would take a file system without locks"),
];

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

#[test]
fn every_mistake_is_told_as_its_snapshot_says() {
    let cases = cases();
    assert!(cases.len() >= 100, "only {} cases were found", cases.len());
    let next = AtomicUsize::new(0);
    // The sites are small, so what can be done at once is one site each.
    let work = || {
        let mut failed = Vec::new();
        while let Some(name) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            if std::panic::catch_unwind(AssertUnwindSafe(|| check(name))).is_err() {
                failed.push(name.as_str());
            }
        }
        failed
    };
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let failed: BTreeSet<&str> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a worker")).collect()
    });
    assert!(failed.is_empty(), "these differ from their snapshots: {failed:#?}");
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

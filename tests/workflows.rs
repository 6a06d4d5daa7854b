//! What GitHub runs: every action is pinned, every job has few rights and an end, and the program that is kept from an earlier
//! run is the one that would be compiled.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the files are read from disk, and a test ends where they cannot be"
)]

mod support;

use std::fs;

use support::repository;
use support::tree;

/// Workflows and actions by path.
fn files() -> Vec<(String, String)> {
    let files = tree(&repository().join(".github")).into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

fn file(wanted: &str) -> String {
    files().into_iter().find(|(path, _)| path == wanted).expect(wanted).1
}

#[test]
fn every_action_of_others_is_pinned_to_a_commit_and_names_its_version() {
    let mut pinned = 0;
    for (path, text) in files() {
        for line in text
            .lines()
            .filter_map(|line| line.trim_start_matches([' ', '-']).strip_prefix("uses: "))
        {
            if line.starts_with("./") {
                continue;
            }
            let (action, version) = line.split_once(" # v").expect(line);
            let commit = action.split_once('@').expect(line).1;
            assert!(
                commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit()),
                "{path}: {line}"
            );
            assert_eq!(version.split('.').count(), 3, "{path}: {line}");
            pinned += 1;
        }
    }
    assert!(pinned > 10, "only {pinned} actions were found");
}

#[test]
fn every_job_has_its_own_rights_and_an_end() {
    let mut jobs = 0;
    for (path, text) in files().into_iter().filter(|(path, _)| path.starts_with("workflows/")) {
        assert!(text.contains("\npermissions: {}\n"), "{path} grants rights to all jobs");
        assert!(text.contains("\nconcurrency:\n"), "{path}");
        assert!(!text.contains("schedule:") && !text.contains("pull_request_target"), "{path}");
        let (_, all) = text.split_once("\njobs:\n").expect("it has jobs");
        let own =
            |key: &str| all.lines().filter(|line| line.starts_with(&format!("    {key}:"))).count();
        let here =
            all.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   ")).count();
        assert_eq!(
            [own("runs-on"), own("permissions"), own("timeout-minutes")],
            [here; 3],
            "{path}"
        );
        jobs += here;
    }
    assert!(jobs > 3, "only {jobs} jobs were found");
}

/// Else a template could be changed without any effect on the site that is published.
#[test]
fn the_program_that_is_kept_is_known_by_all_that_is_compiled_into_it() {
    let action = file("actions/jubilee/action.yml");
    let keys: Vec<&str> = action.lines().filter(|line| line.contains("key: jubilee-")).collect();
    let [key] = keys[..] else { panic!("one key: {keys:?}") };
    let script = fs::read_to_string(repository().join("build.rs")).expect("build.rs");
    let embedded = script.split_once("for folder in [").and_then(|(_, rest)| rest.split_once(']'));
    let embedded = embedded.expect("the folders that are embedded").0.split(',');
    let folders = embedded.map(|folder| folder.trim().trim_matches('"')).chain(["src"]);
    for folder in folders {
        assert!(key.contains(&format!("'{folder}/**'")), "{folder} is compiled in\n{key}");
    }
    for name in ["Cargo.lock", "Cargo.toml", "build.rs"] {
        assert!(key.contains(&format!("'{name}'")), "{name}\n{key}");
    }
    assert!(!key.contains("content"), "an edit of a text waits for no compiler\n{key}");
}

#[test]
fn what_is_published_keeps_its_hidden_files() {
    let pages = file("workflows/pages.yml");
    let (_, upload) = pages.split_once("uses: actions/upload-pages-artifact@").expect("an upload");
    let step = upload.split("\n      -").next().expect("a step");
    assert!(step.contains("include-hidden-files: true"), "{step}");
}

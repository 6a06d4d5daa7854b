//! What `init` refuses, with what to type; and that it then leaves no trace.

use std::fs;
use std::process::Stdio;

use super::init;
use crate::support::Site;
use crate::support::jubilee;
use crate::support::told;
use crate::support::tree;

const GIVEN: [&str; 6] = ["--title", "Larkford", "--since", "1823", "--until", "2023"];

#[test]
fn a_folder_with_anything_in_it_is_left_as_it_is() {
    for (name, below) in
        [("book.toml", ""), ("notes/today.txt", ""), (".keep", ""), ("town", "town")]
    {
        let site = Site::of(&[(name, "mine")]);
        let dir = site.path(below);
        let told = init(&dir, &GIVEN);
        assert_eq!((told.status, told.output.as_str()), (Some(2), ""), "{name}");
        let first = name.split('/').next().expect("a name");
        assert!(told.errors.contains(&format!("{first}` is there already")), "{}", told.errors);
        assert!(
            told.errors.contains("-2 --title Larkford --since 1823 --until 2023"),
            "{}",
            told.errors
        );
        let after = tree(site.root());
        assert_eq!(after.into_iter().collect::<Vec<_>>(), [(name.to_owned(), b"mine".to_vec())]);
    }
}

#[test]
fn a_fresh_repository_and_a_folder_that_is_not_there_are_filled() {
    let site = Site::of(&[(".git/HEAD", "ref: refs/heads/main\n")]);
    assert_eq!(init(site.root(), &GIVEN).status, Some(0));
    assert!(site.path("book.toml").exists() && site.path(".git/HEAD").exists());
    let there = site.path("sites/new town");
    let told = init(&there, &GIVEN);
    assert_eq!(told.status, Some(0), "{}", told.errors);
    let steps = format!("`cd '{}' && jubilee serve`", there.display());
    let last = told.output.lines().last().expect("a line");
    assert!(last.starts_with(&steps) && last.contains("`jubilee build`"), "{last}");
    assert!(there.join("book.toml").exists());
    let here = told_here(&Site::of(&[]));
    assert!(here.lines().last().expect("a line").starts_with("`jubilee serve` "), "{here}");
}

fn told_here(site: &Site) -> String {
    let mut command = jubilee(&[&["init", "."], &GIVEN[..]].concat());
    told(command.current_dir(site.root()).stdin(Stdio::null())).output
}

#[test]
fn what_is_wrong_or_missing_is_told_with_a_whole_command() {
    for (arguments, why, command) in [
        (
            &[][..],
            "`--title`, `--since`, `--until` are missing",
            "--title 'The bridge at Larkford' --since 1923 --until 2023 --languages en",
        ),
        (
            &["--title", "Larkford", "--since", "1823"],
            "`--until` is missing",
            "--title Larkford --since 1823 --until 1923 --languages en",
        ),
        (&["--title", "  "], "the title is empty", "--title 'The bridge at Larkford'"),
        (&["--title", "Two\nlines"], "in one line", "--title 'The bridge at Larkford'"),
        (&["--since", "24.06.1823"], "write 1823-06-24", "--since 1823-06-24 --until 1923"),
        (&["--since", "long ago"], "`long ago` is no date", "--since 1923"),
        (&["--since", "1823-13"], "there is no month 13", "--since 1923"),
        (&["--until", "2023-02-30"], "which has 28", "--until 2023"),
        (
            &["--since", "1823", "--until", "1801"],
            "1801, does not come after 1823",
            "--since 1823 --until 1923",
        ),
        (
            &["--since", "1823", "--until", "1823-06"],
            "does not come after",
            "--since 1823 --until 1923",
        ),
        (&["--languages", "english"], "`english` is no language tag", "--languages en"),
        (&["--languages", ","], "no language is named", "--languages en"),
        (&["--language", "e"], "`e` is no language tag", "--languages en"),
        (
            &["--language", "fr", "--languages", "kk,ru"],
            "`fr` is none of the languages kk, ru",
            "--language fr --languages kk,ru,fr",
        ),
    ] {
        let site = Site::of(&[]);
        let told = init(&site.path("town"), arguments);
        assert_eq!((told.status, told.output.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(told.errors.starts_with("error: ") && told.errors.contains(why), "{}", told.errors);
        assert!(told.errors.contains(command), "{arguments:?}\n{}", told.errors);
        assert!(!site.path("town").exists(), "{arguments:?}");
    }
    let told = init(&Site::of(&[]).path("town"), &["--release-repository", "https://example.org/"]);
    assert_eq!(told.status, Some(2));
    assert!(told.errors.contains("write it like larkford/jubilee"), "{}", told.errors);
}

#[cfg(unix)]
#[test]
fn the_command_of_a_hint_can_be_typed() {
    let site = Site::of(&[]);
    let said = init(&site.path("the town"), &["--title", "Hart's $HOME", "--since", "24.6.1823"]);
    let command = said.errors.split('`').rev().find(|part| part.starts_with("jubilee init"));
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_jubilee")).parent().expect("a folder");
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", command.expect("a command")]).stdin(Stdio::null());
    let path = std::env::var("PATH").unwrap_or_default();
    let told = told(shell.env("PATH", format!("{}:{path}", program.display())));
    assert_eq!(told.status, Some(0), "{}", told.errors);
    let book = fs::read_to_string(site.path("the town/book.toml")).expect("a book");
    assert!(book.contains("title       = \"Hart's $HOME\"\n"), "{book}");
    assert!(book.contains("since   = \"1823-06-24\"\n"), "{book}");
}

#[test]
fn a_site_that_cannot_be_written_leaves_nothing() {
    let site = Site::of(&[("file", "mine")]);
    let told = init(&site.path("file/town"), &GIVEN);
    assert_eq!((told.status, told.output.as_str()), (Some(1), ""), "{}", told.errors);
    assert!(told.errors.contains("nothing was written"), "{}", told.errors);
    assert_eq!(tree(site.root()).len(), 1);
}

//! What the next build makes of two renames that were cut short.

use std::fs;

use super::BRIDGES;
use super::MAYORS;
use super::Method;
use super::Town;
use super::Trust;
use super::prepared;
use super::text_of;
use super::tree;
use crate::publish::swap;

/// The town's site with bridges published and mayors finished beside it, as just before the swap.
fn ready() -> (Town, super::Staging) {
    let town = Town::with(Method::TwoRenames);
    town.build(MAYORS);
    town.build(BRIDGES);
    let staging = town.write(MAYORS);
    staging.finish().expect("a tree");
    (town, staging)
}

/// Prepares the next build, looks at the site, and sees that building goes on.
fn next_build_finds(town: &Town, files: super::Files, case: &str) {
    drop(town.prepare(Trust::Kept).expect("a staging folder"));
    assert_eq!(town.site(), text_of(files), "{case}");
    assert!(!town.path(".jubilee/public/journal").exists(), "{case}");
    assert!(!town.path(".jubilee/public/outgoing").exists(), "{case}");
    for files in [BRIDGES, MAYORS, BRIDGES] {
        town.build(files);
        assert_eq!(town.site(), text_of(files), "{case}");
    }
}

#[test]
fn killed_before_the_first_rename_the_earlier_site_stays() {
    let (town, staging) = ready();
    swap::put_aside(&staging.state).expect("a step");
    fs::rename(town.path(".jubilee/public/outgoing"), town.path("public")).expect("undone");
    staging.kill();
    next_build_finds(&town, BRIDGES, "before the first rename");
}

#[test]
fn killed_after_the_first_rename_the_new_site_goes_in() {
    let (town, staging) = ready();
    swap::put_aside(&staging.state).expect("a step");
    assert!(!town.path("public").exists());
    staging.kill();
    next_build_finds(&town, MAYORS, "after the first rename");
}

#[test]
fn killed_after_the_first_rename_and_without_a_whole_tree_the_earlier_site_comes_back() {
    for journal in [None, Some("{"), Some("{\"inode\":1,\"born\":1}")] {
        let (town, staging) = ready();
        swap::put_aside(&staging.state).expect("a step");
        staging.kill();
        match journal {
            None => fs::remove_dir_all(town.staging()).expect("a folder"),
            Some(text) => fs::write(town.path(".jubilee/public/journal"), text).expect("a file"),
        }
        next_build_finds(&town, BRIDGES, &format!("journal {journal:?}"));
    }
}

#[test]
fn killed_after_the_second_rename_the_new_site_stays() {
    let (town, staging) = ready();
    swap::put_aside(&staging.state).expect("a step");
    swap::bring_in(&staging.state).expect("a step");
    staging.kill();
    assert_eq!(town.site(), text_of(MAYORS));
    next_build_finds(&town, MAYORS, "after the second rename");
}

#[test]
fn killed_before_the_journal_is_gone_the_new_site_stays() {
    let (town, staging) = ready();
    swap::put_aside(&staging.state).expect("a step");
    swap::bring_in(&staging.state).expect("a step");
    fs::rename(town.path(".jubilee/public/outgoing"), town.staging()).expect("a step");
    staging.kill();
    next_build_finds(&town, MAYORS, "before the journal is gone");
}

#[test]
fn when_the_new_site_cannot_go_in_the_earlier_one_comes_back() {
    let (town, staging) = ready();
    swap::put_aside(&staging.state).expect("a step");
    fs::remove_dir_all(town.staging()).expect("a folder");
    let error = super::finding(swap::bring_in(&staging.state).expect_err("nothing to bring in"));
    assert_eq!(error.notes[0].to_string(), "the published site is unchanged");
    assert_eq!(town.site(), text_of(BRIDGES));
    drop(staging);
    next_build_finds(&town, BRIDGES, "brought back");
}

#[test]
fn what_was_put_in_the_gap_by_hand_is_left_alone_and_nothing_is_lost() {
    let (town, staging) = ready();
    swap::put_aside(&staging.state).expect("a step");
    staging.kill();
    fs::create_dir(town.path("public")).expect("a folder");
    fs::write(town.path("public/diary.txt"), "mine").expect("a file");
    let error = prepared(&town.target("public"), Trust::Kept).expect_err("a diary");
    assert_eq!(error.code.name, "target-not-ours");
    assert_eq!(town.site(), text_of(&[("diary.txt", "mine")]));
    assert_eq!(tree(&town.path(".jubilee/public/outgoing")), text_of(BRIDGES));
    fs::remove_file(town.path("public/diary.txt")).expect("a file");
    next_build_finds(&town, MAYORS, "emptied");
}

#[test]
fn a_site_that_was_put_back_by_hand_is_the_site() {
    let (town, staging) = ready();
    swap::put_aside(&staging.state).expect("a step");
    staging.kill();
    for (path, text) in tree(&town.path(".jubilee/public/outgoing")) {
        let path = town.path("public").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    next_build_finds(&town, BRIDGES, "put back by hand");
}

#[test]
fn a_swap_that_could_not_be_undone_is_made_good_by_the_next_build() {
    let (town, staging) = ready();
    swap::put_aside(&staging.state).expect("a step");
    fs::write(town.path("public"), "in the way").expect("a file");
    let error = super::finding(swap::bring_in(&staging.state).expect_err("a file is in the way"));
    assert!(error.notes[0].to_string().starts_with("the site from before lies whole in `"));
    drop(staging);
    fs::remove_file(town.path("public")).expect("a file");
    drop(town.prepare(Trust::Kept).expect("a staging folder"));
    assert_eq!(town.site(), text_of(MAYORS));
}

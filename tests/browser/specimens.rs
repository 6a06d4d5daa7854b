//! The checks can fail: each finds what is wrong with a page that was made wrong on purpose, and nothing else there.

use std::collections::BTreeSet;

use crate::browser::Browser;
use crate::budget;
use crate::keyboard;
use crate::matrix;
use crate::visit;

/// Checks that do not judge.
const NOTES: [&str; 4] = ["title", "drawn", "drawings", "undecided"];

/// Pages with what the visit must find there. They have no skip link, and styles and scripts of their own.
const VISITED: &[(&str, &[&str])] = &[
    ("axe", &["axe"]),
    ("wide", &["sideways"]),
    ("clipped", &["clipped"]),
    ("policy", &["script", "violation"]),
    ("elsewhere", &["axe", "exception", "missing-alt", "origin", "script"]),
    ("structure", &["axe", "heading-order", "lost-name", "one-h1", "repeated-id"]),
    ("links", &["acronym", "axe", "nameless-link"]),
];

fn path(name: &str) -> String {
    format!("/specimens/{name}.html")
}

#[test]
fn what_is_wrong_with_a_page_is_found() {
    let Some(browser) = Browser::get() else { return };
    let found = browser.each(VISITED, |tab, (name, _)| visit::visit(tab, &path(name)));
    for ((name, expected), found) in VISITED.iter().zip(found) {
        let checks: BTreeSet<&str> = found.iter().map(|found| found.check.as_str()).collect();
        let is_judged = |check: &&str| !NOTES.contains(check) && *check != "skip-link";
        let checks: Vec<&str> = checks.into_iter().filter(is_judged).collect();
        assert_eq!(checks, *expected, "{name}: {found:#?}");
    }
}

#[test]
fn what_is_wrong_by_keyboard_is_found() {
    let Some(browser) = Browser::get() else { return };
    let walk = browser.look(|tab| keyboard::walk(tab, &path("focus")));
    let mut found: Vec<&str> = walk.findings.iter().map(|found| found.what.as_str()).collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "a “Above”: it stands above the last, a “Below”",
            "a “Covered”: it is covered or off the screen",
            "a “Well”: it comes before the last in the text",
            "a “Well”: it stands above the last, a “The first fact”",
            "a “Without outline”: the focus is not seen",
        ]
    );
    assert_eq!((walk.stops, walk.before_facts), (6, Some(4)));
}

#[test]
fn what_moves_while_loading_is_found() {
    let Some(browser) = Browser::get() else { return };
    let weight = browser.look(|tab| budget::weigh(tab, &path("shift")));
    assert!(weight.shift > 0.01, "{weight:?}");
    let weight = browser.look(|tab| budget::weigh(tab, &path("wide")));
    assert!(weight.shift < f64::EPSILON && weight.requests <= 2, "{weight:?}");
}

#[test]
fn what_is_said_only_with_scripts_is_found() {
    let Some(browser) = Browser::get() else { return };
    let found = browser.look(|tab| matrix::both(tab, &path("unlike")));
    let unlike: Vec<&str> = found
        .iter()
        .filter(|found| found.check == "unlike")
        .map(|found| found.what.as_str())
        .collect();
    assert_eq!(unlike, ["\"Built in 1831\""]);
}

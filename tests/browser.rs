//! What readers get, seen by Chromium: every page in every language, and one of each template on every screen, by keyboard
//! and on paper; what it weighs, what axe-core and the Nu HTML checker say of it.
//!
//! The sites are built under base paths and served on loopback. `cargo test --test browser` writes a table of what was found
//! (`browser/report.rs`). Where Chromium, axe-core or the checker is absent, one line says what did not run; with `CI` set
//! that is a failure.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests fail by panicking, read what was built, and ask the environment for Chromium"
)]

#[path = "browser/admin.rs"]
mod admin;
#[path = "browser/axe.rs"]
mod axe;
#[path = "browser/browser.rs"]
mod browser;
#[path = "browser/budget.rs"]
mod budget;
#[path = "browser/checker.rs"]
mod checker;
#[path = "browser/chromium.rs"]
mod chromium;
#[path = "browser/controls.rs"]
mod controls;
#[path = "browser/finding.rs"]
mod finding;
#[path = "browser/keyboard.rs"]
mod keyboard;
#[path = "browser/matrix.rs"]
mod matrix;
#[path = "browser/paper.rs"]
mod paper;
#[path = "browser/pipe.rs"]
mod pipe;
#[path = "browser/report.rs"]
mod report;
#[cfg(feature = "serve")]
#[path = "browser/serve.rs"]
mod serve;
#[path = "browser/server.rs"]
mod server;
#[cfg(feature = "serve")]
#[path = "serve/service.rs"]
mod service;
#[path = "browser/site.rs"]
mod site;
#[path = "browser/specimens.rs"]
mod specimens;
#[cfg(feature = "serve")]
mod support;
#[path = "browser/tab.rs"]
mod tab;
#[path = "browser/tools.rs"]
mod tools;
#[path = "browser/tree.rs"]
mod tree;
#[path = "browser/visit.rs"]
mod visit;

use std::collections::BTreeSet;
use std::path::Path;

use browser::Browser;
use budget::HOMES;
use checker::CHECKED;
use finding::Finding;
use keyboard::WALKS;
use matrix::MATRIX;
use paper::PRINTED;
use visit::VISIT;

/// No check of these found anything, on no page and no screen.
fn nothing_found(checks: &[&str]) {
    let (Some(visit), Some(matrix)) = (&*VISIT, &*MATRIX) else { return };
    for check in checks {
        let mut found = finding::of(&visit.findings, check);
        found.extend(finding::of(&matrix.findings, check));
        let found: Vec<String> = found.into_iter().collect();
        assert!(found.is_empty(), "{check}, {}:\n{}", found.len(), found.join("\n"));
    }
}

#[test]
fn a_report_says_what_was_found() {
    report::write();
}

#[test]
fn every_page_of_the_sitemaps_was_seen() {
    let Some(visit) = &*VISIT else { return };
    let seen: BTreeSet<&str> = visit.pages.iter().map(String::as_str).collect();
    let pages: Vec<String> = site::all().into_iter().flat_map(site::Site::pages).collect();
    assert!(pages.len() > 400, "the sitemaps name the pages, not {}", pages.len());
    assert_eq!(seen, pages.iter().map(String::as_str).collect());
}

#[test]
fn every_template_has_a_page_on_every_screen() {
    let seen: BTreeSet<&str> = matrix::pages().iter().map(|(template, _)| *template).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut templates = BTreeSet::new();
    for file in std::fs::read_dir(folder).expect("templates") {
        let path = file.expect("a template").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        let is_page =
            path.is_file() && std::fs::read_to_string(&path).expect("text").contains("extends");
        // Nobody reads the page that leads on at once.
        if is_page && name != "redirect" {
            templates.insert(name);
        }
    }
    assert_eq!(seen, templates.iter().map(String::as_str).collect());
}

#[test]
fn axe_core_finds_nothing() {
    nothing_found(&["axe"]);
}

#[test]
fn no_page_breaks_its_policy_and_no_script_fails() {
    nothing_found(&["violation", "exception"]);
}

#[test]
fn no_page_asks_another_origin_or_holds_a_script() {
    nothing_found(&["origin", "script"]);
}

#[test]
fn no_page_scrolls_sideways_and_no_text_is_cut_off() {
    nothing_found(&["sideways", "clipped"]);
}

#[test]
fn a_page_says_without_scripts_what_it_says_with_them() {
    nothing_found(&["unlike"]);
}

#[test]
fn no_page_asks_for_what_is_not_there() {
    nothing_found(&[]);
    assert_eq!(server::missing(), Vec::<String>::new());
}

#[test]
fn every_page_has_one_title_and_headings_that_descend_step_by_step() {
    nothing_found(&["one-h1", "heading-order"]);
}

#[test]
fn the_skip_link_comes_first_and_leads_to_the_text() {
    nothing_found(&["skip-link"]);
}

#[test]
fn every_id_is_used_once_and_every_name_refers_to_one() {
    nothing_found(&["repeated-id", "lost-name"]);
}

#[test]
fn every_link_says_in_words_where_it_leads_and_every_image_has_an_alternative() {
    nothing_found(&["nameless-link", "acronym", "missing-alt", "shortcut"]);
}

#[test]
fn the_timeline_says_in_words_what_it_draws() {
    nothing_found(&["timeline-words", "overlap"]);
    let Some(visit) = &*VISIT else { return };
    let drawings = finding::of(&visit.findings, "drawings");
    for lang in site::LANGUAGES {
        let page = site::FIRST.path(&format!("{lang}timeline/"));
        assert!(
            drawings.contains(&format!("{page}: 10")),
            "all years, and nine decades: {drawings:?}"
        );
    }
}

/// Pages that draw a timeline, each with the number of its marks.
fn drawn(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|found| found.check == "drawn")
}

#[test]
fn the_nu_html_checker_finds_nothing() {
    let Some(checked) = &*CHECKED else { return };
    let found: Vec<String> =
        checked.findings.iter().map(|found| format!("{}: {}", found.page, found.what)).collect();
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
    assert_eq!(checked.unsaid, Vec::<&str>::new(), "the checker no longer says this");
    let specimen: BTreeSet<&str> =
        checked.specimen.iter().map(|found| found.check.as_str()).collect();
    assert!(specimen.contains("error"), "what is wrong is found: {:?}", checked.specimen);
}

#[test]
fn the_home_page_keeps_to_its_budget() {
    for home in HOMES.iter().flatten() {
        assert!(home.total <= budget::TOTAL, "{home:?}");
        assert!(home.html <= budget::HTML, "{home:?}");
        assert!(home.css <= budget::CSS, "{home:?}");
        assert!(home.requests <= budget::REQUESTS, "{home:?}");
        assert!(home.shift < f64::EPSILON, "{home:?}");
    }
    assert!(budget::scripts() <= budget::SCRIPTS, "{} bytes of scripts", budget::scripts());
}

#[test]
fn the_focus_is_seen_at_every_stop_and_goes_on_as_one_reads() {
    let Some(walks) = &*WALKS else { return };
    for walk in walks {
        assert!(walk.stops > 3, "{}: {} stops", walk.page, walk.stops);
        assert!(walk.findings.is_empty(), "{:#?}", walk.findings);
    }
}

/// The pages on which drawings, lists and tables stand beside each other, as assistive software is told of them.
#[test]
fn what_is_read_out_is_as_it_was() {
    let Some(browser) = Browser::get() else { return };
    let languages = [("en", ""), ("kk", "kk/"), ("ru", "ru/")];
    let pages =
        [("home", ""), ("timeline", "timeline/"), ("map", "map/"), ("mission", "missions/unifil/")];
    let there = site::FIRST.pages();
    for (tag, lang) in languages {
        for (name, page) in pages {
            let page = site::FIRST.path(&format!("{lang}{page}"));
            if there.contains(&page) {
                let text = browser.look(|tab| tree::read_out(tab, &page));
                insta::assert_snapshot!(format!("{name}_{tag}"), text);
            }
        }
    }
}

#[test]
fn a_mission_is_printed_on_one_page() {
    let Some(printed) = &*PRINTED else { return };
    let long: Vec<String> = printed
        .iter()
        .filter(|printed| !printed.page.contains("timeline/") && printed.sheets != 1)
        .map(|printed| format!("{}: {}", printed.page, printed.sheets))
        .collect();
    assert!(
        printed.len() > 200 && long.is_empty(),
        "{} of {}: {long:#?}",
        long.len(),
        printed.len()
    );
}

#[test]
fn the_timeline_is_printed_with_all_its_entries() {
    let (Some(visit), Some(printed)) = (&*VISIT, &*PRINTED) else { return };
    for timeline in printed.iter().filter(|printed| printed.page.contains("timeline/")) {
        let marks = drawn(&visit.findings).find(|found| found.page == timeline.page);
        let marks: usize = marks.map_or(0, |found| found.what.parse().expect("a number"));
        let (sheets, links) = (timeline.sheets, timeline.addresses.len());
        assert!((2..=6).contains(&sheets), "{sheets} pages");
        assert!(marks > 100 && links >= marks, "{links} addresses for {marks} entries");
    }
}

//! What readers get, seen by Chromium: no script, no other origin, narrow screens, keyboard, drawing, print.
//!
//! The first site is built under a base path and served on loopback. One page holds every page of it in a frame
//! 320 pixels wide that runs no script, and writes down what it finds (`browser/visit.js`).
//! Where there is no Chromium, one line says so; with `CI` set that is a failure.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests fail by panicking, read what was built, and ask the environment for Chromium"
)]

#[path = "browser/chromium.rs"]
mod chromium;
#[path = "browser/server.rs"]
mod server;
#[path = "browser/site.rs"]
mod site;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chromium::Chromium;
use server::Server;
use site::Site;

/// A site, a server and a browser, and what was found on every page.
struct Visit {
    chromium: Chromium,
    server: Server,
    pages: Vec<String>,
    findings: Vec<Finding>,
}

/// What is wrong with a page, or how many of something there are.
struct Finding {
    check: String,
    page: String,
    what: String,
}

static VISIT: LazyLock<Option<Visit>> = LazyLock::new(|| {
    let chromium = Chromium::find()?;
    let site = Site::build();
    let pages = site.pages();
    let server = Server::start(site, visit_page(&pages));
    let findings = findings(&chromium.dom(&server.address("/visit")));
    Some(Visit { chromium, server, pages, findings })
});

/// A page that holds all others, with the script that looks at them.
fn visit_page(pages: &[String]) -> String {
    let script = include_str!("browser/visit.js");
    let frame =
        |page: &String| format!("<iframe sandbox=\"allow-same-origin\" src=\"{page}\"></iframe>");
    let frames = pages.iter().map(frame).collect::<Vec<_>>().join("\n");
    format!(
        "<!doctype html><title>visit</title><style>iframe {{ width: 320px; height: 640px; border: 0 }}</style>\n\
         <pre id=\"findings\"></pre>\n{frames}<script>{script}</script>\n"
    )
}

fn findings(dom: &str) -> Vec<Finding> {
    let (_, rest) = dom.split_once("<pre id=\"findings\">").expect("the page holds its findings");
    let (text, _) = rest.split_once("</pre>").expect("the findings end");
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let finding = |line: &str| {
        let mut parts = line.splitn(3, '\t').map(str::to_owned);
        let mut part = || parts.next().expect("a finding has three parts");
        Finding { check: part(), page: part(), what: part() }
    };
    text.lines().map(finding).collect()
}

impl Visit {
    fn found(&self, check: &str) -> Vec<String> {
        let of_check = self.findings.iter().filter(|finding| finding.check == check);
        of_check.map(|finding| format!("{}: {}", finding.page, finding.what)).collect()
    }

    fn visited(&self) -> BTreeSet<&str> {
        let visits = self.findings.iter().filter(|finding| finding.check == "visited");
        visits.map(|finding| finding.page.as_str()).collect()
    }
}

/// The visit, if there is a browser, once it is certain that it saw every page.
fn visit() -> Option<&'static Visit> {
    let visit = VISIT.as_ref()?;
    assert_eq!(visit.found("failed"), Vec::<String>::new());
    let pages: BTreeSet<&str> = visit.pages.iter().map(String::as_str).collect();
    assert!(pages.len() > 100, "the sitemap names the pages, not {}", pages.len());
    assert_eq!(visit.visited(), pages, "every page was seen");
    Some(visit)
}

fn nothing_found(check: &str) {
    let Some(visit) = visit() else { return };
    let found = visit.found(check);
    assert!(found.is_empty(), "{check}:\n{}", found.join("\n"));
}

/// The site speaks Kazakh, Russian and English.
const LANGUAGES: usize = 3;

#[test]
fn no_page_scrolls_sideways_on_a_narrow_screen() {
    nothing_found("sideways");
}

#[test]
fn no_page_asks_another_origin_or_holds_a_script_that_it_waits_for() {
    nothing_found("origin");
    nothing_found("script");
}

#[test]
fn no_page_asks_for_what_is_not_there() {
    let Some(visit) = visit() else { return };
    assert_eq!(visit.server.missing(), Vec::<String>::new());
}

#[test]
fn every_page_has_one_title_and_headings_that_descend_step_by_step() {
    nothing_found("one-h1");
    nothing_found("heading-order");
}

#[test]
fn the_skip_link_comes_first_and_leads_to_the_text() {
    nothing_found("skip-link");
}

#[test]
fn every_id_is_used_once_and_every_name_refers_to_one() {
    nothing_found("repeated-id");
    nothing_found("lost-name");
}

#[test]
fn every_link_has_a_name_and_every_image_an_alternative() {
    nothing_found("nameless-link");
    nothing_found("missing-alt");
}

#[test]
fn the_timeline_says_in_words_what_it_draws() {
    nothing_found("timeline-words");
    let Some(visit) = visit() else { return };
    let drawn = visit.found("drawn");
    assert_eq!(drawn.len(), LANGUAGES, "one page a language draws the timeline: {drawn:?}");
}

#[test]
fn no_mark_of_the_drawn_timeline_lies_on_another() {
    nothing_found("overlap");
    let Some(visit) = visit() else { return };
    let drawings = visit.found("drawings");
    // All years, and nine decades.
    let all = drawings.iter().all(|page| page.ends_with(": 10"));
    assert!(drawings.len() == LANGUAGES && all, "{drawings:?}");
}

#[test]
fn a_short_entry_and_the_handout_of_each_language_are_printed_on_one_page() {
    let Some(visit) = visit() else { return };
    let handouts = ["handout/", "ru/handout/", "kk/handout/"];
    let entries = ["missions/onuc/", "people/lacroix/", "events/brahimi-2000/"];
    for page in entries.into_iter().chain(handouts) {
        let pdf = visit.chromium.pdf(&visit.server.address(&site::path(page)));
        assert_eq!(chromium::pages(&pdf), 1, "{page}");
    }
}

#[test]
fn the_timeline_is_printed_with_all_its_entries() {
    let Some(visit) = visit() else { return };
    let entries: usize = visit
        .findings
        .iter()
        .filter(|finding| finding.check == "drawn")
        .map(|finding| finding.what.parse::<usize>().expect("a number"))
        .sum();
    let entries = entries / LANGUAGES;
    for page in ["timeline/", "ru/timeline/", "kk/timeline/"] {
        let pdf = visit.chromium.pdf(&visit.server.address(&site::path(page)));
        let (pages, links) = (chromium::pages(&pdf), chromium::addresses(&pdf).len());
        assert!((2..=6).contains(&pages), "{page}: {pages} pages");
        assert!(
            entries > 100 && links >= entries,
            "{page}: {links} addresses for {entries} entries"
        );
    }
}

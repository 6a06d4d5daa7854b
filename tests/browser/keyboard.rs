//! Pages by keyboard: one of each template is walked from its first stop to its last.

use std::sync::LazyLock;

use serde_json::Value;

use crate::browser::Browser;
use crate::finding::Finding;
use crate::matrix;
use crate::server;
use crate::site;
use crate::tab::Screen;
use crate::tab::Scripts;
use crate::tab::Tab;

/// No page has so many stops; whoever counts to here is caught in a circle.
const MANY: usize = 3000;

/// A walk through a page.
pub(crate) struct Walk {
    pub(crate) page: String,
    pub(crate) stops: usize,
    /// How many stops come before the first fact, where there is one.
    pub(crate) before_facts: Option<usize>,
    pub(crate) findings: Vec<Finding>,
}

/// A walk through a page of each template on a telephone, and the home page in every language.
pub(crate) static WALKS: LazyLock<Option<Vec<Walk>>> = LazyLock::new(|| {
    let browser = Browser::get()?;
    let homes = site::LANGUAGES.iter().map(|lang| site::FIRST.path(lang));
    let mut pages: Vec<String> =
        matrix::pages().into_iter().map(|(_, page)| page).chain(homes).collect();
    pages.sort();
    pages.dedup();
    Some(browser.each(pages, |tab, page| walk(tab, &page)))
});

/// Walks a page.
pub(crate) fn walk(tab: &mut Tab, page: &str) -> Walk {
    tab.scripts(Scripts::Run);
    tab.screen(Screen::light(390));
    tab.load(&server::address(page));
    let begun = tab.evaluate(include_str!("keyboard.js"));
    let (mut stops, mut ahead, mut findings) = (0, 0, Vec::new());
    loop {
        tab.press("Tab");
        let stop = tab.evaluate("walk.look()");
        if stop.is_null() {
            break;
        }
        stops += 1;
        assert!(stops < MANY, "{page} has no last stop");
        ahead += usize::from(stop["ahead"] == true);
        for wrong in stop["wrong"].as_array().expect("a list") {
            let what = format!("{}: {}", text(&stop["name"]), text(wrong));
            findings.push(Finding::new("focus", page, what));
        }
    }
    let before_facts = (begun["fact"] == true).then_some(ahead);
    Walk { page: page.to_owned(), stops, before_facts, findings }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

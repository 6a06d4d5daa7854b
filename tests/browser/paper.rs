//! Pages on paper: A4, as a browser prints them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::browser::Browser;
use crate::server;
use crate::site;
use crate::tab::Screen;
use crate::tab::Scripts;
use crate::tab::Tab;

/// A page that was printed.
pub(crate) struct Printed {
    pub(crate) page: String,
    /// How many sheets it takes.
    pub(crate) sheets: usize,
    /// The addresses that it leads to.
    pub(crate) addresses: BTreeSet<String>,
}

/// Every page of a kind that is meant for paper, in every language.
pub(crate) static PRINTED: LazyLock<Option<Vec<Printed>>> = LazyLock::new(|| {
    let browser = Browser::get()?;
    let pages = site::FIRST.pages().into_iter().filter(|page| is_for_paper(page));
    Some(browser.each(pages, print))
});

/// The timeline, the handout, missions, and one page of each of the other kinds.
fn is_for_paper(page: &str) -> bool {
    let inside = site::FIRST.inside(page);
    let of_kind = inside.strip_prefix("missions/").is_some_and(|mission| !mission.is_empty());
    of_kind
        || ["timeline/", "handout/", "people/lacroix/", "events/brahimi-2000/"].contains(&inside)
}

fn print(tab: &mut Tab, page: String) -> Printed {
    tab.scripts(Scripts::Run);
    tab.screen(Screen::light(1024));
    tab.load(&server::address(&page));
    let pdf = tab.pdf();
    Printed { page, sheets: sheets(&pdf), addresses: addresses(&pdf) }
}

/// How many pages a PDF has.
fn sheets(pdf: &[u8]) -> usize {
    // `/Type /Pages` is the tree that holds them.
    count(pdf, b"/Type /Page") - count(pdf, b"/Type /Pages")
}

/// The addresses to which a PDF leads.
fn addresses(pdf: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(pdf);
    let links = text.split("/URI (").skip(1).filter_map(|rest| rest.split_once(')'));
    links.map(|(address, _)| address.to_owned()).collect()
}

fn count(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).filter(|window| window == &part).count()
}

//! A visit to every page of every site in every language: axe-core judges it on a common screen, then it must do with a narrow
//! one, and with a wide one where something is drawn; a page that has scripts must do with the narrow one without them too.

use std::sync::LazyLock;

use crate::axe;
use crate::browser::Browser;
use crate::finding;
use crate::finding::Finding;
use crate::server;
use crate::site;
use crate::site::Site;
use crate::tab::Screen;
use crate::tab::Scripts;
use crate::tab::Tab;
use crate::tree;

/// The width of the narrowest screen that pages must do with: that of a common one at four times its size.
pub(crate) const NARROW: u32 = 320;

/// The width of a common telephone.
const COMMON: u32 = 390;

/// The width of a desk, where drawings have room for names.
const WIDE: u32 = 1440;

/// What was seen where.
pub(crate) struct Visit {
    /// The paths of the pages that were seen.
    pub(crate) pages: Vec<String>,
    pub(crate) findings: Vec<Finding>,
}

/// The visit, if there is a browser.
pub(crate) static VISIT: LazyLock<Option<Visit>> = LazyLock::new(|| {
    let browser = Browser::get()?;
    let pages = site::all().into_iter().flat_map(Site::pages);
    let findings = browser.each(pages, |tab, page| visit(tab, &page)).concat();
    let pages = findings.iter().filter(|found| found.check == "title");
    let pages = pages.map(|found| found.page.clone()).collect();
    Some(Visit { pages, findings })
});

/// Looks at a page.
pub(crate) fn visit(tab: &mut Tab, page: &str) -> Vec<Finding> {
    let address = server::address(page);
    tab.scripts(Scripts::Run);
    tab.screen(Screen::light(COMMON));
    tab.load(&address);
    let mut found = axe::run(tab, page);
    found.extend(tree::mute_links(tab, page));
    let title = tab.evaluate("document.title");
    found.push(Finding::new("title", page, title.as_str().unwrap_or_default()));
    tab.screen(Screen::light(NARROW));
    found.extend(finding::look(tab, page));
    if tab.evaluate("document.querySelector('main svg a') !== null") == true {
        tab.screen(Screen::light(WIDE));
        found.extend(finding::look(tab, page));
        tab.screen(Screen::light(NARROW));
    }
    found.extend(finding::told(tab, page));
    if tab.evaluate("document.querySelector('script[src]') !== null") == true {
        tab.scripts(Scripts::Off);
        tab.load(&address);
        found.extend(finding::look(tab, page));
        found.extend(finding::told(tab, page));
    }
    found
}

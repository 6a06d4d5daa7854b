//! What a page weighs before its reader has done anything: what the browser asks for, compressed as a host sends it.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::sync::LazyLock;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;
use walkdir::WalkDir;

use crate::browser::Browser;
use crate::server;
use crate::site;
use crate::tab::Screen;
use crate::tab::Scripts;
use crate::tab::Tab;

/// What a home page may weigh in all, in bytes.
pub(crate) const TOTAL: usize = 60 * 1024;
/// Its HTML.
pub(crate) const HTML: usize = 25 * 1024;
/// All of its styles.
pub(crate) const CSS: usize = 12 * 1024;
/// How often it may ask the host before anyone has done anything.
pub(crate) const REQUESTS: usize = 6;
/// What the scripts of all pages may weigh, as they are written.
pub(crate) const SCRIPTS: usize = 10 * 1024;

/// Icons and the manifest, which browsers ask for when they please.
const DECLARED: &str =
    "[...document.querySelectorAll('link[rel~=icon], link[rel=manifest]')].map(({ href }) => href)";

/// How far things have moved while the page was loading, by the measure of `layout-shift`: once two frames are drawn.
const SHIFT: &str = "new Promise((done) => { let sum = 0; \
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => sum += value)) \
    .observe({ type: 'layout-shift', buffered: true }); \
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum)))); })";

/// A page with all it asks for, in bytes.
#[derive(Debug)]
pub(crate) struct Weight {
    pub(crate) page: String,
    pub(crate) html: usize,
    pub(crate) css: usize,
    pub(crate) total: usize,
    pub(crate) requests: usize,
    /// On the screen where it is worst.
    pub(crate) shift: f64,
}

/// The home page in every language.
pub(crate) static HOMES: LazyLock<Option<Vec<Weight>>> = LazyLock::new(|| {
    let browser = Browser::get()?;
    let pages = site::LANGUAGES.iter().map(|lang| site::FIRST.path(lang));
    Some(browser.each(pages, |tab, page| weigh(tab, &page)))
});

/// The HTML of every page, the heaviest first.
pub(crate) static PAGES: LazyLock<Vec<(usize, String)>> = LazyLock::new(|| {
    let weight = |page: String| (sent(&page), page);
    let mut pages: Vec<_> = site::FIRST.pages().into_iter().map(weight).collect();
    pages.sort_by(|a, b| b.cmp(a));
    pages
});

/// Weighs a page.
pub(crate) fn weigh(tab: &mut Tab, page: &str) -> Weight {
    tab.scripts(Scripts::Run);
    let mut shift = 0_f64;
    for width in [390, 1440] {
        tab.screen(Screen::light(width));
        tab.call("Emulation.setEmulatedMedia", &json!({ "features": [] }));
        tab.load(&server::address(page));
        shift = shift.max(tab.evaluate(SHIFT).as_f64().expect("a number"));
    }
    let declared = tab.evaluate(DECLARED);
    let declared = declared.as_array().expect("a list").iter();
    let asked = tab.happened("Network.requestWillBeSent");
    let addresses = asked.iter().map(|event| &event["request"]["url"]).chain(declared);
    let paths: BTreeSet<&str> =
        addresses.map(|url| server::path(url.as_str().expect("an address"))).collect();
    let sum = |ending: &str| -> usize {
        paths.iter().filter(|path| path.ends_with(ending)).map(|path| sent(path)).sum()
    };
    let (page, requests) = (page.to_owned(), paths.len());
    Weight { page, html: sum("/"), css: sum(".css"), total: sum(""), requests, shift }
}

/// What the scripts of all pages weigh, as they are written.
pub(crate) fn scripts() -> usize {
    let entries = WalkDir::new(site::FIRST.folder.join("js")).into_iter().flatten();
    let sizes =
        entries.filter(|entry| entry.file_type().is_file()).flat_map(|entry| entry.metadata());
    sizes.map(|file| usize::try_from(file.len()).expect("a file that fits")).sum()
}

/// How many bytes a host sends for a path. What is compressed already does not become smaller.
fn sent(path: &str) -> usize {
    let bytes = server::bytes(path).unwrap_or_default();
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(&bytes).expect("memory is written");
    // Nothing is sent for what is not there; that it is asked for is told elsewhere.
    bytes.len().min(gzip.finish().expect("memory is written").len())
}

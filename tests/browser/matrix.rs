//! One page of each template on every screen: from a telephone at four times its size to a desk, light and dark, with and
//! without scripts. The first site is seen in Kazakh, whose words are the longest.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value;

use crate::axe;
use crate::browser::Browser;
use crate::finding;
use crate::finding::Finding;
use crate::server;
use crate::site;
use crate::site::Site;
use crate::tab::Scheme;
use crate::tab::Screen;
use crate::tab::Scripts;
use crate::tab::Tab;

const WIDTHS: [u32; 4] = [320, 390, 820, 1440];
const SCHEMES: [Scheme; 2] = [Scheme::Light, Scheme::Dark];

/// A page of the first site for each template; `entry` is only for sites that have none for a kind.
const FIRST: &[(&str, &str)] = &[
    ("404", "404.html"),
    ("course", "kk/courses/un-poc/"),
    ("event", "kk/events/unifil-1978/"),
    ("figure", "kk/figures/fatalities/"),
    ("figures", "kk/figures/"),
    ("handbook", "kk/handbook/"),
    ("handout", "kk/handout/"),
    ("home", "kk/"),
    ("list", "kk/people/"),
    ("map", "kk/map/"),
    ("mission", "kk/missions/unifil/"),
    ("missions", "kk/missions/"),
    ("page", "kk/briefing/"),
    ("person", "kk/people/umarov/"),
    ("sources", "kk/sources/"),
    ("timeline", "kk/timeline/"),
];

/// Pages that are seen with drafts alone.
const PREVIEW: &[(&str, &str)] = &[("styleguide", "styleguide/")];

/// A page for each template that the other sites use.
const OTHERS: &[(&str, &str)] = &[
    ("404", "404.html"),
    ("entry", "buildings/long-bridge/"),
    ("home", ""),
    ("list", "buildings/"),
    ("page", "about/"),
    ("sources", "sources/"),
    ("timeline", "timeline/"),
];

/// The texts of the page that are there for reading. What a form says, and what tells of its effect, may need a script.
const TEXTS: &str = "(() => { const texts = []; \
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT); \
    while (walker.nextNode()) { const { data, parentElement } = walker.currentNode; \
    if (data.trim() && !parentElement.closest('form, output, [role=status]')) texts.push(data.trim()); } \
    return texts; })()";

/// What was seen, how often.
pub(crate) struct Matrix {
    pub(crate) pages: usize,
    pub(crate) views: usize,
    pub(crate) findings: Vec<Finding>,
}

/// All views, if there is a browser.
pub(crate) static MATRIX: LazyLock<Option<Matrix>> = LazyLock::new(|| {
    let browser = Browser::get()?;
    let pages = pages();
    let seen = browser.each(&pages, |tab, (_, page)| both(tab, page));
    let views = pages.len() * WIDTHS.len() * SCHEMES.len() * 2;
    Some(Matrix { pages: pages.len(), views, findings: seen.concat() })
});

/// The templates that have a page here, each with the path of its page.
pub(crate) fn pages() -> Vec<(&'static str, String)> {
    let of = |site: &Site, pages: &[(&'static str, &str)]| -> Vec<_> {
        pages.iter().map(|(template, page)| (*template, site.path(page))).collect()
    };
    let others = [of(&site::BICENTENARY, OTHERS), of(&site::ARABIC, OTHERS)].concat();
    [of(&site::FIRST, FIRST), of(&site::PREVIEW, PREVIEW), others].concat()
}

/// Looks at a page on every screen, with and without scripts, and compares what it says.
pub(crate) fn both(tab: &mut Tab, page: &str) -> Vec<Finding> {
    let (with, mut found) = views(tab, page, Scripts::Run);
    let (without, more) = views(tab, page, Scripts::Off);
    found.extend(more);
    found.extend(unlike(page, &with, &without));
    found
}

/// Loads a page once and looks at it on every screen. Gives its texts, too.
fn views(tab: &mut Tab, page: &str, scripts: Scripts) -> (Value, Vec<Finding>) {
    tab.scripts(scripts);
    tab.load(&server::address(page));
    // Those of the page do not run later.
    tab.scripts(Scripts::Run);
    let texts = tab.evaluate(TEXTS);
    let mut findings = Vec::new();
    for width in WIDTHS {
        for scheme in SCHEMES {
            tab.screen(Screen { width, scheme });
            let screen = format!("{width} {scheme:?}");
            let mut found = finding::look(tab, page);
            if scripts == Scripts::Run {
                found.extend(axe::run(tab, page));
            }
            findings.extend(found.into_iter().map(|found| found.on(&screen)));
        }
    }
    findings.extend(finding::told(tab, page));
    (texts, findings)
}

/// What a page says only with scripts, or only without.
fn unlike(page: &str, with: &Value, without: &Value) -> Vec<Finding> {
    let texts = |texts: &Value| -> BTreeSet<String> {
        texts.as_array().expect("a list").iter().map(ToString::to_string).collect()
    };
    let (with, without) = (texts(with), texts(without));
    let differ = with.symmetric_difference(&without);
    differ.map(|text| Finding::new("unlike", page, text)).collect()
}

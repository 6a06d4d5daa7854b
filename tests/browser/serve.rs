//! `jubilee serve` as an editor sees it: the page changes where they are reading, styles change in place, and what is wrong
//! stands over the page until it is mended.

use crate::axe;
use crate::browser::Browser;
use crate::finding::Finding;
use crate::service::Service;
use crate::support::Site;
use crate::tab::Scheme;
use crate::tab::Screen;
use crate::tab::Scripts;
use crate::tab::Tab;

const BOOK: &str =
    "[book]\ntitle = \"200 years of Larkford\"\n\n[site]\nbase-url = \"/larkford/\"\n";
const PAGE: &str = "content/bridge.md";
const STYLES: &str = "static/css/site.css";

/// The region that says what is wrong.
const REGION: &str =
    "document.querySelector('jubilee-findings')?.shadowRoot?.querySelector('section')";

/// A long page.
fn page(line: &str) -> String {
    let lines = format!("{line}\n\n").repeat(200);
    let source = "{ title = \"Archive\", url = \"https://example.com/\" }";
    format!("+++\ntitle = \"The old bridge\"\nsources = [{source}]\n+++\n\n{lines}")
}

/// Saves a page at once, so that it is loaded anew once.
fn save(site: &Site, text: &str) {
    site.write(".saved", text);
    std::fs::rename(site.path(".saved"), site.path(PAGE)).expect("it takes its place");
}

/// A town with a long page, served and open in a tab.
fn open(tab: &mut Tab, screen: Screen) -> (Site, Service) {
    let site = Site::of(&[("book.toml", BOOK), (PAGE, &page("It carried carts.")), (STYLES, "")]);
    let service = Service::of(site.root());
    tab.scripts(Scripts::Run);
    tab.screen(screen);
    tab.load(&format!("http://{}{}bridge/", service.host(), service.base));
    (site, service)
}

#[test]
fn an_edit_shows_where_the_editor_is_reading() {
    let Some(browser) = Browser::get() else { return };
    browser.look(|tab| {
        let (site, _service) = open(tab, Screen::light(1440));
        tab.evaluate("scrollTo(0, 900)");
        tab.reloaded("an edit", || save(&site, &page("It carried trams.")));
        tab.until("document.body.textContent.includes('It carried trams.') && scrollY === 900");
        assert_eq!(tab.evaluate("violations.length"), 0);
    });
}

#[test]
fn styles_change_without_the_page_being_loaded_anew() {
    let Some(browser) = Browser::get() else { return };
    browser.look(|tab| {
        let (site, _service) = open(tab, Screen::light(1440));
        tab.evaluate("self.isTheSame = true; scrollTo(0, 900)");
        for order in ["7", "8"] {
            site.write(STYLES, format!("main {{ order: {order} }}"));
            tab.until(&format!(
                "getComputedStyle(document.querySelector('main')).order === '{order}'"
            ));
        }
        tab.until("document.querySelectorAll('link[rel=stylesheet][href*=site]').length === 1");
        assert_eq!(tab.evaluate("self.isTheSame && scrollY"), 900);
    });
}

#[test]
fn a_page_comes_back_by_itself_when_it_is_served_again() {
    let Some(browser) = Browser::get() else { return };
    browser.look(|tab| {
        let (site, service) = open(tab, Screen::light(1440));
        let port = service.port.to_string();
        tab.until("document.querySelector('script[data-run]')");
        drop(service);
        site.write(PAGE, page("It carried trams."));
        let mut again = None;
        tab.reloaded("a new start", || {
            again = Some(Service::with(site.root(), &["--port", &port]));
        });
        tab.until("document.body.textContent.includes('It carried trams.')");
        assert_eq!(again.map(|again| again.port.to_string()), Some(port));
    });
}

#[test]
fn what_is_wrong_stands_over_the_page_until_it_is_mended() {
    let Some(browser) = Browser::get() else { return };
    for scheme in [Scheme::Light, Scheme::Dark] {
        browser.look(|tab| {
            let (site, _service) = open(tab, Screen { width: 390, scheme });
            let broken = page("It carried trams.").replace("sources", "suorces");
            tab.reloaded("a mistake", || save(&site, &broken));
            tab.until(&format!("{REGION} && !{REGION}.hidden"));
            let told = tab.evaluate(&format!("{REGION}.textContent"));
            let told = told.as_str().expect("a text");
            for part in [
                "1 error",
                "unknown-key",
                "content/bridge.md:3:1",
                "^^^^^^^",
                "did you mean `sources`?",
            ] {
                assert!(told.contains(part), "{part}: {told}");
            }
            assert_eq!(tab.evaluate("document.activeElement === document.body"), true);
            let mut judged = axe::run(tab, "the page with a finding");
            judged.retain(|one| one.check == "axe" && one.what.contains("jubilee-findings"));
            assert_eq!(judged, Vec::<Finding>::new());
            let is_folded = format!("{REGION}.querySelector('[id=all]').hidden");
            assert_eq!(tab.evaluate(&is_folded), false);
            tab.press("Escape");
            assert_eq!(tab.evaluate(&is_folded), true);
            tab.reloaded("mending", || save(&site, &page("It carried trams.")));
            tab.until("document.body.textContent.includes('It carried trams.')");
            tab.until(&format!("!{REGION} || {REGION}.getClientRects().length === 0"));
            assert_eq!(tab.evaluate("violations.length"), 0);
        });
    }
}

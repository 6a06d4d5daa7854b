//! The menu, filters and the sorting of a table, worked by keyboard alone: Tab goes there, Space and Enter do what they do
//! everywhere. Filters must do without scripts, too.

use serde_json::Value;

use crate::browser::Browser;
use crate::server;
use crate::site;
use crate::tab::Screen;
use crate::tab::Scripts;
use crate::tab::Tab;

/// How many entries of the list that is filtered are shown.
const SHOWN: &str = "[...document.querySelectorAll('.filter-list :is(ol, tbody) > .f')] \
    .filter((entry) => entry.getClientRects().length > 0).length";

/// The first box that can be ticked, and how many entries it says it is for.
const BOX: &str = ".filter input";
const COUNT: &str = "Number(document.querySelector('.filter label .count').textContent)";

/// The column that tells when something began; the table is in another order at first.
const HEAD: &str = "table.sortable th:nth-child(5)";

/// Loads a page of the first site on a desk.
fn open(tab: &mut Tab, page: &str, scripts: Scripts) {
    tab.scripts(Scripts::Run);
    tab.screen(Screen::light(1440));
    tab.scripts(scripts);
    tab.load(&server::address(&site::FIRST.path(page)));
}

/// Presses Tab until the focus is on what a selector names.
fn reach(tab: &Tab, selector: &str) {
    let is_there = format!("document.activeElement.matches(\"{selector}\")");
    for _ in 0..500 {
        tab.press("Tab");
        if tab.evaluate(&is_there) == true {
            return;
        }
    }
    panic!("the keyboard does not come to {selector}");
}

fn number(tab: &Tab, expression: &str) -> u64 {
    tab.evaluate(expression).as_u64().expect("a number")
}

#[test]
fn the_menu_leads_on_by_keyboard() {
    let Some(browser) = Browser::get() else { return };
    browser.look(|tab| {
        open(tab, "about/", Scripts::Off);
        reach(tab, ".menu a");
        let leads = tab.evaluate("document.activeElement.href");
        tab.follow("Enter");
        assert_eq!(tab.evaluate("location.href"), leads);
        assert_ne!(leads, server::address(&site::FIRST.path("about/")).as_str());
    });
}

#[test]
fn a_filter_is_worked_by_keyboard_with_and_without_scripts() {
    let Some(browser) = Browser::get() else { return };
    for page in ["timeline/", "missions/"] {
        for scripts in [Scripts::Off, Scripts::Run] {
            browser.look(|tab| {
                open(tab, page, scripts);
                let all = number(tab, SHOWN);
                let some = number(tab, COUNT);
                assert!(0 < some && some < all, "{page}: {some} of {all}");
                reach(tab, BOX);
                tab.press(" ");
                assert_eq!(number(tab, SHOWN), some, "{page} {scripts:?}");
                if scripts == Scripts::Run {
                    let told = tab.evaluate("document.querySelector('[role=status]').textContent");
                    let told = told.as_str().expect("a text").to_owned();
                    assert!(told.contains(&some.to_string()), "{page}: {told}");
                    assert_eq!(tab.evaluate("location.search.length > 1"), true, "{page}");
                }
                reach(tab, ".filter button[type=reset]");
                tab.press("Enter");
                assert_eq!(number(tab, SHOWN), all, "{page} {scripts:?}");
            });
        }
    }
}

#[test]
fn a_table_is_sorted_by_keyboard() {
    let Some(browser) = Browser::get() else { return };
    let keys = format!(
        "[...document.querySelectorAll('table.sortable tbody tr')] \
         .map((row) => row.cells[document.querySelector('{HEAD}').cellIndex].querySelector('time').dateTime)"
    );
    let dates = |tab: &Tab| -> Vec<String> {
        let keys = tab.evaluate(&keys);
        let keys = keys.as_array().expect("a list").iter();
        keys.map(|key| key.as_str().expect("a date").to_owned()).collect()
    };
    let sorted = |tab: &Tab| -> Value {
        tab.evaluate(&format!("document.querySelector('{HEAD}').getAttribute('aria-sort')"))
    };
    browser.look(|tab| {
        open(tab, "missions/", Scripts::Run);
        reach(tab, &format!("{HEAD} button"));
        for (key, order) in [("Enter", "ascending"), (" ", "descending")] {
            tab.press(key);
            let mut expected = dates(tab);
            expected.sort();
            if order == "descending" {
                expected.reverse();
            }
            assert_eq!((sorted(tab), dates(tab)), (order.into(), expected), "{key:?}");
        }
        assert!(dates(tab).len() > 50);
    });
}

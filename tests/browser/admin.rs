//! The form at /admin/ in the real Sveltia CMS: it takes what is made from the kinds of the first site without a word, keeps
//! to its policy, and lists every kind.

use serde_json::Value;
use serde_json::json;

use crate::browser::Browser;
use crate::server;
use crate::site::FORM;
use crate::tab::Tab;
use crate::tools;

/// It looks whether there is a newer release. It is pinned, and the policy of the page keeps it from asking.
const KEPT_FROM: &str = "connect-src https://unpkg.com/@sveltia/cms/package.json";

/// Gives the form a repository in the browser instead of that on GitHub, which tests do not ask. All else is as it is served.
const IN_THE_BROWSER: &str = "{ const ask = self.fetch; self.fetch = async (address, ...rest) => { \
    const answer = await ask(address, ...rest); \
    if (!String(address).includes('/admin/config.yml')) return answer; \
    const config = await answer.json(); config.backend = { name: 'test-repo' }; \
    return new Response(JSON.stringify(config)); }; }";

/// What stands on the page once a condition holds.
fn once(tab: &Tab, condition: &str) -> String {
    let text = tab.evaluate(&format!(
        "new Promise((done) => (function see() {{ \
         if ({condition}) done(document.body.innerText); else requestAnimationFrame(see); }})())"
    ));
    text.as_str().expect("a text").to_owned()
}

/// What went wrong on the page.
fn complaints(tab: &mut Tab) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for call in tab.happened("Runtime.consoleAPICalled") {
        if ["error", "warning", "assert"].iter().any(|kind| call["type"] == *kind) {
            told.push(call["args"].to_string());
        }
    }
    told.extend(tab.happened("Runtime.exceptionThrown").into_iter().map(Value::to_string));
    let violations = tab.evaluate("violations");
    let violations = violations.as_array().expect("a list").iter().filter_map(Value::as_str);
    told.extend(violations.filter(|rule| *rule != KEPT_FROM).map(str::to_owned));
    told
}

/// Opens the form where people sign in, and gives what it says.
fn opened(tab: &mut Tab) -> String {
    tab.load(&server::address(&FORM.path("admin/")));
    // Or with what it says of its configuration.
    once(tab, "document.querySelector('.buttons button, .message .error')")
}

#[test]
fn the_form_takes_its_configuration_and_asks_to_sign_in() {
    let Some(browser) = Browser::get().filter(|_| tools::has_form()) else { return };
    browser.look(|tab| {
        let said = opened(tab);
        assert!(said.contains("75 years of UN peacekeeping"), "{said}");
        assert_eq!(complaints(tab), Vec::<String>::new());
    });
}

#[test]
fn the_form_lists_every_kind_and_the_pages() {
    let Some(browser) = Browser::get().filter(|_| tools::has_form()) else { return };
    let config = server::bytes(&FORM.path("admin/config.yml")).expect("it is made");
    let config: Value = serde_json::from_slice(&config).expect("it is JSON");
    let collections = config["collections"].as_array().expect("a list");
    let labels: Vec<&str> =
        collections.iter().filter_map(|collection| collection["label"].as_str()).collect();
    assert_eq!(labels, ["Missions", "People", "Courses", "Events", "Figures", "Pages"]);
    browser.look(|tab| {
        let added = json!({ "source": IN_THE_BROWSER });
        let added = tab.call("Page.addScriptToEvaluateOnNewDocument", &added);
        let said = opened(tab);
        // Other pages that are loaded in this tab are as they are.
        tab.call("Page.removeScriptToEvaluateOnNewDocument", &added);
        assert_eq!(complaints(tab), Vec::<String>::new(), "{said}");
        tab.evaluate("document.querySelector('.buttons button').click()");
        let all = json!(labels);
        let said =
            once(tab, &format!("{all}.every((label) => document.body.innerText.includes(label))"));
        let listed: Vec<&str> = said.lines().filter(|line| labels.contains(line)).collect();
        assert!(labels.iter().all(|label| listed.contains(label)), "{said}");
        assert_eq!(complaints(tab), Vec::<String>::new());
    });
}

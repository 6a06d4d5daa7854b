//! What is wrong with a page, said once.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::tab::Tab;

/// A page, what was checked on it, and what was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    pub(crate) check: String,
    pub(crate) page: String,
    pub(crate) what: String,
}

impl Finding {
    pub(crate) fn new(check: &str, page: &str, what: impl Into<String>) -> Self {
        Self { check: check.to_owned(), page: page.to_owned(), what: what.into() }
    }

    /// The finding with the screen on which it was made.
    pub(crate) fn on(mut self, screen: &str) -> Self {
        self.what = format!("{} [{screen}]", self.what);
        self
    }
}

/// What a look at the page in the tab finds.
pub(crate) fn look(tab: &Tab, page: &str) -> Vec<Finding> {
    let pairs = tab.evaluate(include_str!("look.js"));
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let pairs = pairs.as_array().expect("pairs").iter();
    pairs.map(|pair| Finding::new(&text(&pair[0]), page, text(&pair[1]))).collect()
}

/// What Chromium told since the page began to load: rules of the page that were broken, scripts that failed, other origins
/// that were asked.
pub(crate) fn told(tab: &mut Tab, page: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for event in tab.happened("Audits.issueAdded") {
        let issue = &event["issue"]["details"]["contentSecurityPolicyIssueDetails"];
        if !issue.is_null() {
            let what = format!("{} {}", issue["violatedDirective"], issue["blockedURL"]);
            found.push(Finding::new("violation", page, what.replace('"', "")));
        }
    }
    for event in tab.happened("Runtime.exceptionThrown") {
        let what = &event["exceptionDetails"]["exception"]["description"];
        found.push(Finding::new("exception", page, what.to_string()));
    }
    for event in tab.happened("Network.requestWillBeSent") {
        let address = event["request"]["url"].as_str().expect("an address");
        if !address.starts_with(&crate::server::address("/")) {
            found.push(Finding::new("origin", page, address));
        }
    }
    found
}

/// Findings of a check as lines, each once.
pub(crate) fn of(findings: &[Finding], check: &str) -> BTreeSet<String> {
    let of_check = findings.iter().filter(|found| found.check == check);
    of_check.map(|found| format!("{}: {}", found.page, found.what)).collect()
}

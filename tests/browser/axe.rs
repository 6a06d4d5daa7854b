//! What axe-core finds on a page: WCAG 2.0 to 2.2, A and AA, and best practices. It runs in the page through the protocol, so
//! that the page's own policy stays as readers get it.

use std::sync::LazyLock;

use serde_json::Value;

use crate::finding::Finding;
use crate::tab::Script;
use crate::tab::Tab;
use crate::tools;

static SCRIPT: LazyLock<Option<Script>> =
    LazyLock::new(|| tools::axe().map(|script| Script::new(&format!("{script}\n;null"))));

/// The rules are named by their tags; a rule that is no part of a norm yet is under none of them.
const RUN: &str = "axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', \
    'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] }).then(({ violations, incomplete }) => { \
    const nodes = (rules) => rules.flatMap(({ id, help, nodes }) => nodes.map(({ target, any }) => \
    `${id}: ${target.join(' ')}: ${any[0]?.message ?? help}`)); \
    return [nodes(violations), nodes(incomplete)]; })";

/// What is wrong (`axe`), and what a person must judge (`undecided`), in the page in the tab. Nothing without axe-core.
pub(crate) fn run(tab: &Tab, page: &str) -> Vec<Finding> {
    let Some(script) = SCRIPT.as_ref() else { return Vec::new() };
    if tab.evaluate("typeof axe") == "undefined" {
        tab.run(script);
    }
    let judged = tab.evaluate(RUN);
    let of = |check: &'static str, nodes: &Value| {
        let nodes = nodes.as_array().expect("a list").clone();
        nodes
            .into_iter()
            .map(move |node| Finding::new(check, page, node.as_str().unwrap_or_default()))
    };
    of("axe", &judged[0]).chain(of("undecided", &judged[1])).collect()
}

/// Whether axe-core is there.
pub(crate) fn is_there() -> bool {
    SCRIPT.is_some()
}

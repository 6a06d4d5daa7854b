use std::collections::BTreeSet;

use proptest::prelude::*;

use super::Echo;
use super::at;
use super::html;
use super::parsed;

/// Pieces of Markdown and of components that get in each other's way.
const SCRAPS: [&str; 44] = [
    "{{<a/>}}",
    "{{<a ",
    "/>}}",
    "k=\"v\"",
    "k=“v” ",
    "k='",
    "{% <b> %}",
    "{% </b> %}",
    "{% <c> %}",
    "{% </c> %}",
    "{{",
    "}}",
    "{%",
    "%}",
    "\n",
    "\n",
    "\n\n",
    "    ",
    "> ",
    "- ",
    "1. ",
    "## ",
    "# ",
    "[",
    "]",
    "(",
    ")",
    "](x.md)",
    "![",
    "[^n]",
    "[^n]: ",
    "[r]: ",
    "*",
    "**",
    "`",
    "```\n",
    "<!--",
    "-->",
    "<i>",
    "|",
    "|-|\n",
    "Ә",
    "word ",
    ": ",
];

fn text() -> impl Strategy<Value = String> {
    let scrap = (0..SCRAPS.len()).prop_map(|number| SCRAPS[number]);
    prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_written(text in text()) {
        let (body, found) = parsed(&text);
        let html = html(&body, &text, &Echo);
        for finding in &found {
            at(&text, finding.span.expect("a place"));
        }
        for call in &body.calls {
            at(&text, call.span);
        }
        let ids: Vec<_> = body.headings.iter().map(|heading| &heading.id).collect();
        prop_assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        prop_assert!(!html.contains("<i>") && !html.contains("<!--"), "{}", html);
        if !found.has_errors() {
            // What was read is written, each thing once.
            for heading in &body.headings {
                prop_assert_eq!(html.matches(&format!(" id=\"{}\"", heading.id)).count(), 1, "{}", html);
            }
            prop_assert_eq!(html.matches("<a href").count() - html.matches("doc-backlink").count(), body.links.len());
            prop_assert_eq!(html.matches("<x-").count(), body.calls.len());
            prop_assert!(!html.contains("xxxx"), "{}", html);
        }
    }

    #[test]
    fn any_letters_are_read_and_written(text in "(\\PC|[\\[\\](){}<>%/`*_\"=\n]){0,60}") {
        let (body, found) = parsed(&text);
        html(&body, &text, &Echo);
        for finding in &found {
            at(&text, finding.span.expect("a place"));
        }
    }
}

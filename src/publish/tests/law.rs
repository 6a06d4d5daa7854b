//! Any sequence of builds ends with exactly the last site.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::Method;
use super::Town;
use super::Trust;
use super::rel;

/// Few paths and texts, so that sites share files and files become folders.
const PATHS: [&str; 7] = ["a", "a/b", "a/b/c", "a-b", "d/e", "d/f/g", "h"];
const TEXTS: [&str; 4] = ["", "x", "y", "long"];

#[derive(Clone, Copy, Debug)]
enum End {
    Published,
    Cleanly,
    Dropped,
    Killed,
}

/// A site in which no file is also a folder.
fn site() -> impl Strategy<Value = BTreeMap<String, String>> {
    prop::collection::vec(prop::option::of(0..TEXTS.len()), PATHS.len()).prop_map(|texts| {
        let mut site = BTreeMap::new();
        for (path, text) in PATHS.iter().zip(texts) {
            let lies_in_a_file = site.keys().any(|file: &String| {
                path.strip_prefix(file.as_str()).is_some_and(|rest| rest.starts_with('/'))
            });
            if let (Some(text), false) = (text, lies_in_a_file) {
                site.insert((*path).to_owned(), TEXTS[text].to_owned());
            }
        }
        site
    })
}

fn end() -> impl Strategy<Value = End> {
    prop_oneof![
        6 => Just(End::Published),
        1 => Just(End::Cleanly),
        1 => Just(End::Dropped),
        1 => Just(End::Killed),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_last_published_site_is_the_site(
        builds in prop::collection::vec((site(), end()), 1..8),
        method in prop_oneof![Just(Method::System), Just(Method::TwoRenames)],
    ) {
        let town = Town::with(method);
        let mut last = None;
        for (site, end) in builds {
            let trust = if matches!(end, End::Cleanly) { Trust::Nothing } else { Trust::Kept };
            let staging = town.prepare(trust).expect("a staging folder");
            for (path, text) in &site {
                staging.write(&rel(path), text.as_bytes()).expect(path);
            }
            match end {
                End::Dropped => drop(staging),
                End::Killed => staging.kill(),
                End::Published | End::Cleanly => {
                    staging.publish().expect("a site");
                    last = Some(site);
                }
            }
            match &last {
                Some(last) => prop_assert_eq!(&town.site(), last),
                None => prop_assert!(!town.path("public").exists()),
            }
        }
    }
}

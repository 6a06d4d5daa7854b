//! Laws that hold for any date, path and text, and for any order of files and number of threads.

mod support;

use std::collections::BTreeMap;

use jubilee::date::Date;
use jubilee::markdown::slug;
use jubilee::path::Address;
use jubilee::path::BaseUrl;
use jubilee::path::RelPath;
use proptest::prelude::*;
use support::Site;
use support::Tree;

/// Any date that there is: a year, a month or a day.
fn date() -> impl Strategy<Value = Date> {
    let parts = (1i64..=9999, prop::option::of((1u8..=12, prop::option::of(1u8..=31))));
    parts.prop_filter_map("there is no such day", |(year, rest)| {
        let (month, day) = rest.map_or((None, None), |(month, day)| (Some(month), day));
        Date::new(year, month, day).ok()
    })
}

/// Dates that are near each other, so that they meet and overlap.
fn near() -> impl Strategy<Value = Date> {
    let parts = (1823i64..=1825, prop::option::of((1u8..=3, prop::option::of(27u8..=31))));
    parts.prop_filter_map("there is no such day", |(year, rest)| {
        let (month, day) = rest.map_or((None, None), |(month, day)| (Some(month), day));
        Date::new(year, month, day).ok()
    })
}

fn path() -> impl Strategy<Value = RelPath> {
    prop::collection::vec("[a-z.][a-z-]{0,4}", 1..5)
        .prop_filter_map("a path", |parts| RelPath::new(&parts.join("/")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_date_that_is_written_is_read_as_the_same_date(date in date()) {
        prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
    }

    #[test]
    fn a_text_that_is_read_as_a_date_is_written_as_the_same_text(text in "[0-9]{4}(-[0-9]{2}){0,2}|\\PC{0,12}") {
        if let Ok(date) = Date::parse(&text) {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn dates_are_in_one_order_which_is_that_of_their_days(a in near(), b in near(), c in near()) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
        if a < b {
            prop_assert!(a.first_day() <= b.first_day());
        }
        if a.first_day() == b.first_day() && a < b {
            prop_assert!(a.precision() < b.precision(), "the vaguer comes first");
            prop_assert!(a.last_day() >= b.last_day());
        }
        prop_assert!(a.first_day() <= a.last_day());
    }

    /// `after` fails only where the end is over before the start begins; a date is never before itself.
    #[test]
    fn two_dates_overlap_or_one_is_before_the_other(a in near(), b in near()) {
        let before = |a: Date, b: Date| a.last_day() < b.first_day();
        prop_assert!(!before(a, a));
        prop_assert!(!(before(a, b) && before(b, a)));
        if before(a, b) {
            prop_assert!(a < b);
        }
    }

    #[test]
    fn a_path_is_itself_and_its_own_parts_lead_back_to_it(path in path(), other in path()) {
        prop_assert_eq!(RelPath::new(path.as_str()), Some(path.clone()));
        prop_assert_eq!(path.follow(path.name()), Some(path.clone()));
        // Up to the root, and down again.
        let up = "../".repeat(path.as_str().matches('/').count());
        prop_assert_eq!(path.follow(&format!("{up}{other}")), Some(other.clone()));
        prop_assert_eq!(path.follow(&format!("../{up}{other}")), None);
        let below = RelPath::new(&format!("{other}/{path}")).expect("a path");
        prop_assert_eq!(below.below(other.as_str()), Some(path.as_str()));
    }

    #[test]
    fn what_is_no_path_below_the_root_is_none(text in "(/|\\.|\\.\\.|a|\\\\|\\x00){0,8}") {
        if let Some(path) = RelPath::new(&text) {
            for part in path.as_str().split('/') {
                prop_assert!(!["", ".", ".."].contains(&part), "{:?}", text);
            }
            prop_assert!(!path.as_str().contains(['\\', '\0']), "{:?}", text);
        }
    }

    #[test]
    fn an_address_lies_below_its_base(url in "(https?://[a-z]{1,5}(:80)?)?(/[a-z]{1,4}){0,3}/?", path in path()) {
        if let Some(base) = BaseUrl::parse(&url) {
            prop_assert_eq!(BaseUrl::parse(&base.full()), Some(base.clone()));
            let address = Address::file(&path);
            prop_assert!(base.path_to(&address).starts_with(base.path()));
            prop_assert!(base.full_to(&address).ends_with(&base.path_to(&address)));
            prop_assert_eq!(address.output(), path);
        } else {
            prop_assert!(url.is_empty());
        }
    }

    #[test]
    fn the_slug_of_a_slug_is_that_slug(text in "\\PC{0,30}") {
        let once = slug(&text);
        prop_assert_eq!(slug(&once), once);
    }
}

/// A town with so many bridges, each of which may name and link to the next.
fn bridges() -> impl Strategy<Value = BTreeMap<String, String>> {
    let bridge = (date(), any::<bool>(), any::<bool>());
    prop::collection::vec(bridge, 1..8).prop_map(|bridges| {
        let last = bridges.len() - 1;
        let page = |(at, (opened, names, links)): (usize, (Date, bool, bool))| {
            let next = (at + 1).min(last);
            let twin = if names { format!("twin = \"bridge-{next}\"\n") } else { String::new() };
            let text =
                if links { format!("The [next](bridge-{next}.md).\n") } else { String::new() };
            let page =
                format!("+++\ntitle = \"Bridge {at}\"\nopened = \"{opened}\"\n{twin}+++\n\n{text}");
            (format!("content/bridges/bridge-{at}.md"), page)
        };
        let mut files: BTreeMap<String, String> =
            bridges.into_iter().enumerate().map(page).collect();
        files.insert("book.toml".to_owned(), BOOK.to_owned());
        files
    })
}

const BOOK: &str = "\
[book]
title = \"A town of bridges\"
[lints]
missing-source = \"off\"
[kinds.bridge]
folder = \"bridges\"
sort = \"-opened\"
[kinds.bridge.fields]
opened = \"date\"
twin = { type = \"reference\", kind = \"bridge\" }
[kinds.bridge.timeline]
start = \"opened\"
";

fn built(files: &[(&String, &String)], threads: &str) -> (Site, Tree) {
    let site = Site::of(&[]);
    for (path, text) in files {
        site.write(path, text);
    }
    let public = rebuilt(&site, threads);
    (site, public)
}

fn rebuilt(site: &Site, threads: &str) -> Tree {
    let told = support::told(site.command(&["build"]).env("RAYON_NUM_THREADS", threads));
    assert_eq!(told.status, Some(0), "{}", told.errors);
    site.public()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_files_and_number_of_threads_gives_the_same_site(
        (files, order) in bridges().prop_flat_map(|files| {
            let order: Vec<String> = files.keys().cloned().collect();
            (Just(files), Just(order).prop_shuffle())
        }),
        threads in "[1-4]",
    ) {
        let sorted: Vec<_> = files.iter().collect();
        let shuffled: Vec<_> = order.iter().map(|path| (path, &files[path])).collect();
        let (_, once) = built(&sorted, "1");
        let (site, other) = built(&shuffled, &threads);
        prop_assert!(once == other);
        // Publishing again changes nothing.
        prop_assert!(rebuilt(&site, &threads) == once);
        prop_assert!(rebuilt(&site, "1") == once);
    }
}

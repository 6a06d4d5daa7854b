//! The feeds, as a program that reads feeds takes them.
#![expect(clippy::expect_used, reason = "a test ends where what it looks at is not there")]

mod support;

use std::collections::BTreeSet;

use atom_syndication::Entry;
use atom_syndication::Feed;
use atom_syndication::FixedDateTime;
use atom_syndication::Link;
use support::Site;
use support::Tree;
use support::text;

const BOOK: &str = r#"[book]
title = "A town & its bridges"
description = "What was built."
language = "en"

[site]
base-url = "https://example.org/town/"
id = "example.org,2023"
updated = 2023-05-29
publisher = "The archive"
licence = "CC BY 4.0"

[languages]
fr = { title = "Une ville", description = "Ce que l'on a bâti." }
kk = {}
en = {}

[lints]
missing-source = "off"
missing-translation = "off"
missing-word = "off"
missing-phrase = "off"
unreviewed = "off"
orphan-page = "off"

[kinds.bridge]
folder = "bridges"

[kinds.bridge.fields]
opened = { type = "date", required = true }
lead   = "text"

[kinds.bridge.feed]
date    = "opened"
summary = "lead"

[kinds.mayor]
folder = "mayors"
"#;

fn town() -> Site {
    Site::of(&[
        ("book.toml", BOOK),
        ("content/words.fr.toml", "[kinds.bridge]\none = \"pont\"\n"),
        ("content/mayors/moss.md", "+++\ntitle = \"Moss\"\n+++\n"),
        (
            "content/bridges/old.md",
            "+++\ntitle = \"The \\\"Old\\\" <bridge>\\b\"\nopened = 1823-05-29\nlead = \"Of stone & lime.\"\ndescription = \"Not this.\"\n+++\n\nOf stone.\n",
        ),
        (
            "content/bridges/old.fr.md",
            "+++\ntitle = \"Le vieux pont\"\nlead = \"En pierre.\"\nslug = \"vieux\"\ntranslated-from = 2023-05-29\n+++\n",
        ),
        (
            "content/bridges/new.md",
            "+++\ntitle = \"New\"\nopened = \"1901-05\"\nupdated = 2023-01-02\ndescription = \"Of iron.\"\n+++\n",
        ),
        ("content/bridges/ferry.md", "+++\ntitle = \"Ferry\"\nopened = 1850\n+++\n"),
        (
            "content/bridges/planned.md",
            "+++\ntitle = \"Planned\"\nopened = 2024\ndraft = true\n+++\n",
        ),
    ])
}

fn feed(public: &Tree, path: &str) -> Feed {
    text(public, path).parse().expect("a feed of Atom")
}

fn titles(feed: &Feed) -> Vec<&str> {
    feed.entries().iter().map(|entry| entry.title().as_str()).collect()
}

fn ids(public: &Tree) -> BTreeSet<String> {
    let feeds = ["feed.xml", "fr/feed.xml"].map(|path| feed(public, path));
    let ids = |feed: &Feed| {
        let entries = feed.entries().iter().map(|entry| entry.id().to_owned());
        entries.chain([feed.id().to_owned()]).collect::<Vec<_>>()
    };
    feeds.iter().flat_map(ids).collect()
}

fn links(entry: &Entry) -> Vec<(&str, &str)> {
    entry.links().iter().map(|link| (link.hreflang().unwrap_or("-"), link.href())).collect()
}

#[test]
fn a_feed_says_what_it_is_and_of_whom() {
    let feed = feed(&town().build(&[]), "feed.xml");
    assert_eq!(feed.title().as_str(), "A town & its bridges");
    assert_eq!(feed.subtitle().expect("a subtitle").as_str(), "What was built.");
    assert_eq!(feed.authors()[0].name(), "The archive");
    assert_eq!(feed.rights().expect("rights").as_str(), "CC BY 4.0");
    assert_eq!((feed.lang(), feed.id()), (Some("en"), "tag:example.org,2023:feed"));
    let link = |rel| feed.links().iter().find(|link| link.rel() == rel).map(Link::href);
    assert_eq!(link("self"), Some("https://example.org/town/feed.xml"));
    assert_eq!(link("alternate"), Some("https://example.org/town/"));
}

#[test]
fn what_changed_last_comes_first_then_what_is_dated_last_and_no_draft() {
    let feed = feed(&town().build(&[]), "feed.xml");
    assert_eq!(titles(&feed), ["Ferry", "The \"Old\" <bridge>", "New"]);
    assert_eq!(feed.updated().to_rfc3339(), "2023-05-29T00:00:00+00:00");
    let updated: Vec<String> =
        feed.entries().iter().map(|entry| entry.updated().to_rfc3339()).collect();
    assert_eq!(
        updated,
        ["2023-05-29T00:00:00+00:00", "2023-05-29T00:00:00+00:00", "2023-01-02T00:00:00+00:00"]
    );
}

#[test]
fn a_date_without_a_day_is_not_made_one() {
    let feed = feed(&town().build(&[]), "feed.xml");
    let published = |entry: &Entry| entry.published().map(FixedDateTime::to_rfc3339);
    let published: Vec<_> = feed.entries().iter().map(published).collect();
    assert_eq!(published, [None, Some("1823-05-29T00:00:00+00:00".to_owned()), None]);
}

#[test]
fn an_item_has_its_summary_kind_and_a_link_in_each_language_that_it_is_written_in() {
    let public = town().build(&[]);
    let (english, french) = (feed(&public, "feed.xml"), feed(&public, "fr/feed.xml"));
    let summaries = |feed: &Feed| {
        let summary = |entry: &Entry| entry.summary().map(|text| text.as_str().to_owned());
        feed.entries().iter().map(summary).collect::<Vec<_>>()
    };
    assert_eq!(
        summaries(&english),
        [None, Some("Of stone & lime.".to_owned()), Some("Of iron.".to_owned())]
    );
    assert_eq!(summaries(&french), [Some("En pierre.".to_owned())]);
    assert_eq!(
        links(&english.entries()[1]),
        [
            ("fr", "https://example.org/town/fr/bridges/vieux/"),
            ("en", "https://example.org/town/bridges/old/")
        ]
    );
    assert_eq!(links(&english.entries()[0]), [("en", "https://example.org/town/bridges/ferry/")]);
    let category = &french.entries()[0].categories()[0];
    assert_eq!((category.term(), category.label()), ("bridge", Some("pont")));
}

#[test]
fn ids_differ_by_language_and_outlive_a_move_of_the_site_and_of_a_page() {
    let site = town();
    let before = ids(&site.build(&[]));
    let expected = [
        "tag:example.org,2023:bridge/ferry",
        "tag:example.org,2023:bridge/new",
        "tag:example.org,2023:bridge/old",
        "tag:example.org,2023:bridge/old:fr",
        "tag:example.org,2023:feed",
        "tag:example.org,2023:feed:fr",
    ];
    assert_eq!(before, expected.map(str::to_owned).into());
    site.replace("content/bridges/old.fr.md", "vieux", "ancien");
    assert_eq!(before, ids(&site.build(&["--base-url", "https://other.example/"])));
}

#[test]
fn pages_lead_to_the_feed_of_their_language_only_where_there_is_one() {
    let site = town();
    let public = site.build(&[]);
    for (page, address) in
        [("index.html", "/town/feed.xml"), ("fr/index.html", "/town/fr/feed.xml")]
    {
        let page = text(&public, page);
        let head =
            format!("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{address}\"");
        assert!(page.contains(&head), "{page}");
        assert!(page.contains(&format!("<a href=\"{address}\"")), "{page}");
    }
    // Nothing is written in Kazakh; a site without an origin has no addresses for those who are elsewhere.
    let without = site.build(&["--base-url", "/town/"]);
    for (tree, page) in [(&public, "kk/index.html"), (&without, "index.html")] {
        assert!(!text(tree, page).contains("atom"), "{page}");
    }
    assert!(!public.contains_key("kk/feed.xml") && !without.contains_key("feed.xml"));
}

#[test]
fn a_site_whose_kinds_have_no_feed_says_nothing_of_one() {
    let site = town();
    site.replace(
        "book.toml",
        "[kinds.bridge.feed]\ndate    = \"opened\"\nsummary = \"lead\"\n",
        "",
    );
    let public = site.build(&[]);
    assert!(!public.keys().any(|path| path.ends_with("feed.xml")));
    assert!(!public.values().any(|file| String::from_utf8_lossy(file).contains("atom+xml")));
}

//! What is built: the smallest sites that each show one behaviour, with all that comes out of them.
//!
//! A site is `tests/sites/<behaviour>/in/`, what comes out of it `expected/` beside it; a file that is no longer made is as
//! wrong as one that differs. `JUBILEE_BLESS=1 cargo test --test sites` writes `expected/` anew, for `git diff` to show.
//! All but those of `WITHOUT_FRAME` stand in the plain frame of `tests/sites/_frame/`, so that the look of the built-in
//! templates does not stand in the way. Built-in static files are compared with those of the repository, not kept again, and the
//! hash of an asset is recomputed from the file it belongs to, and then written as `?v=…`.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "expectations are read from disk, and a test ends where they cannot be"
)]

mod support;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::PathBuf;

use support::Site;
use support::Told;
use support::Tree;
use support::html::Element;
use support::html::Met;
use support::html::walk;
use support::repository;
use support::text;
use support::tree;

/// The sites that show the built-in templates.
const WITHOUT_FRAME: &[&str] = &["bicentenary", "titles", "arabic"];

/// What comes out of a site, and what was told.
struct Built {
    site: Site,
    public: Tree,
    told: Told,
}

fn folder(site: &str) -> PathBuf {
    repository().join("tests/sites").join(site)
}

fn build(name: &str, arguments: &[&str]) -> Built {
    let own = folder(name).join("in");
    let frame = folder("_frame");
    let site = if WITHOUT_FRAME.contains(&name) {
        Site::copy_of(&[&own])
    } else {
        Site::copy_of(&[&frame, &own])
    };
    let told = site.run(&[&["build"], arguments].concat());
    assert_eq!(told.status, Some(0), "{name}\n{}", told.errors);
    let public = site.public();
    Built { site, public, told }
}

/// Builds a site without a finding, and compares all that comes out of it with what is kept.
fn check(name: &str) -> Built {
    let built = build(name, &[]);
    assert!(built.told.errors.contains(" pages in "), "{name}\n{}", built.told.errors);
    assert_eq!(built.told.errors.lines().count(), 1, "{name}\n{}", built.told.errors);
    compare(name, "expected", &built);
    built
}

fn compare(name: &str, expected: &str, built: &Built) {
    let made = comparable(name, built);
    let kept = folder(name).join(expected);
    if env::var_os("JUBILEE_BLESS").is_some() {
        let _ = fs::remove_dir_all(&kept);
        for (path, bytes) in &made {
            let path = kept.join(path);
            fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
    }
    let wanted = tree(&kept);
    let names = |tree: &Tree| tree.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(&made), names(&wanted), "the files of {name}");
    for (path, bytes) in &made {
        let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        // Texts first, since they are told better.
        assert_eq!(shown(bytes), shown(&wanted[path]), "{path} of {name}");
        assert_eq!(bytes, &wanted[path], "{path} of {name}");
    }
}

/// What was made, without built-in static files and without hashes of assets: both are judged here.
fn comparable(name: &str, built: &Built) -> Tree {
    let mut made = built.public.clone();
    for (path, bytes) in tree(&repository().join("static")) {
        let is_fetched = path.starts_with("admin/");
        if !is_fetched && !built.site.path("static").join(&path).exists() {
            assert_eq!(made.remove(&path), Some(bytes), "{path} of {name} is that of static/");
        }
    }
    for (path, bytes) in &mut made {
        if path.ends_with(".html") {
            let html = std::str::from_utf8(bytes).expect("pages are text");
            *bytes = without_hashes(html, path, &built.public).into_bytes();
        }
    }
    made
}

/// A page with `?v=…` for each hash, which must be that of the file before it.
fn without_hashes(html: &str, page: &str, public: &Tree) -> String {
    let mut pieces = html.split("?v=");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let address = plain.rsplit(['"', ' ']).next().unwrap_or_default().to_owned();
        let file = public.iter().find(|(path, _)| address.ends_with(&format!("/{path}")));
        let (_, bytes) = file.unwrap_or_else(|| panic!("{page} loads {address}"));
        let hash = &blake3::hash(bytes).to_hex()[..10];
        let rest = piece.strip_prefix(hash);
        plain += "?v=…";
        plain += rest.unwrap_or_else(|| panic!("the hash of {address} on {page} is not {hash}"));
    }
    plain
}

#[test]
fn every_site_is_built_by_a_test() {
    let source = fs::read_to_string(repository().join("tests/sites.rs")).expect("this file");
    for entry in fs::read_dir(folder("")).expect("a folder") {
        let name = entry.expect("an entry").file_name().into_string().expect("UTF-8");
        let is_built = source.contains(&format!("check(\"{name}\")"))
            || source.contains(&format!("build(\"{name}\""));
        assert!(is_built || name == "_frame", "no test builds tests/sites/{name}");
    }
}

#[test]
fn another_anniversary_is_only_book_toml_and_content() {
    let built = check("bicentenary");
    let own: Vec<String> = tree(&folder("bicentenary/in")).into_keys().collect();
    assert!(own.iter().all(|path| path == "book.toml" || path.starts_with("content/")), "{own:?}");
    let page = |path: &str| text(&built.public, path);
    for made in [
        "buildings/town-hall/index.html",
        "mayors/hart/index.html",
        "festivals/regatta/index.html",
        "about/index.html",
        "buildings/index.html",
        "mayors/index.html",
        "festivals/index.html",
        "timeline/index.html",
        "sources/index.html",
        "index.html",
        "404.html",
        "sitemap.xml",
    ] {
        page(made);
    }
    let links = |from: &str, to: &str| page(from).contains(&format!("href=\"{to}\""));
    for (from, to) in [
        // A field names a mayor, who is told of the building; a mayor names a festival, which is told of both.
        ("buildings/town-hall/index.html", "/mayors/hart/"),
        ("mayors/hart/index.html", "/buildings/town-hall/"),
        ("mayors/lund/index.html", "/festivals/regatta/"),
        ("festivals/regatta/index.html", "/mayors/lund/"),
        ("festivals/regatta/index.html", "/mayors/moss/"),
        // A text links to a building, which is told of the page.
        ("about/index.html", "/buildings/town-hall/#the-clock"),
        ("buildings/town-hall/index.html", "/about/"),
        ("buildings/long-bridge/index.html", "/festivals/regatta/"),
    ] {
        assert!(links(from, to), "{from} does not lead to {to}");
    }
    for (kind, keys) in [
        ("buildings", ["town-hall", "rope-works", "long-bridge"].as_slice()),
        ("mayors", &["hart", "lund", "moss"]),
        ("festivals", &["regatta", "bicentenary"]),
    ] {
        for key in keys {
            let address = format!("/{kind}/{key}/");
            assert!(links("timeline/index.html", &address), "the timeline shows {address}");
            assert!(links(&format!("{kind}/index.html"), &address), "{kind} list {address}");
        }
    }
    let home = page("index.html");
    let buildings = own.iter().filter(|path| path.starts_with("content/buildings/")).count() - 1;
    let (before, arcs) = home.split_once("<g class=\"arcs\"").expect("a circle of years");
    let (arcs, _) = arcs.split_once("</g>").expect("its end");
    assert_eq!(arcs.matches("<a ").count(), buildings, "an arc for each building");
    assert_eq!(arcs.matches("is-highlighted").count(), 3, "and those that are listed stand out");
    assert!(before.contains(">200</text>") && before.contains("href=\"/buildings/\""), "{before}");
    let timeline = page("timeline/index.html");
    for words in ["<svg", "Old town", "Riverside", "A market town", "Bridge town", "is-highlighted"]
    {
        assert!(timeline.contains(words), "the timeline says {words}");
    }
    let map = page("map/index.html");
    for words in ["<svg", "class=\"land\"", "Old town", "Riverside", "The market", "is-highlighted"]
    {
        assert!(map.contains(words), "the map says {words}");
    }
    for key in ["town-hall", "rope-works", "long-bridge"] {
        assert!(links("map/index.html", &format!("/buildings/{key}/")), "the map shows {key}");
    }
}

#[test]
fn dates_are_as_exact_as_they_are_and_in_order() {
    check("dates");
}

#[test]
fn markdown_becomes_safe_html_with_components() {
    check("markdown");
}

#[test]
fn numbers_and_moments_of_a_text_show_entries() {
    let built = check("numbers");
    let page = |path: &str| text(&built.public, path);
    let about = page("about/index.html");
    assert_eq!(
        about.matches("<li>\n<div class=\"number\">").count(),
        4,
        "each is an item of a list"
    );
    assert_eq!(about.matches("<li>\n<div class=\"dated\">").count(), 3);
    // The official number stands only where it differs, a note only where it is asked for.
    assert_eq!(about.matches("class=\"number-official\"").count(), 1);
    assert_eq!(about.matches("class=\"number-note\"").count(), 1);
    // What is in another language says so.
    let french = page("fr/about/index.html");
    for words in
        ["<bdi lang=\"en\">People who live here</bdi>", "<span lang=\"en\"><bdi>Town archive</bdi>"]
    {
        assert!(french.contains(words), "{words}");
    }
}

#[test]
fn references_and_links_are_seen_from_both_ends() {
    check("references");
}

#[test]
fn a_draft_is_left_out_unless_it_is_asked_for() {
    let hidden = check("drafts");
    assert!(hidden.public.keys().all(|path| !path.contains("second")));
    let shown = build("drafts", &["--drafts"]);
    compare("drafts", "expected-with-drafts", &shown);
}

#[test]
fn every_page_of_a_preview_asks_search_engines_to_leave_it_out() {
    let noindex = "<meta name=\"robots\" content=\"noindex\">";
    for (arguments, told) in [(&[][..], false), (&["--drafts"], true)] {
        let built = build("bicentenary", arguments);
        for path in built.public.keys().filter(|path| path.ends_with("index.html")) {
            assert_eq!(text(&built.public, path).contains(noindex), told, "{path} {arguments:?}");
        }
    }
}

#[test]
fn an_alias_leads_to_the_page_at_once() {
    let built = check("aliases");
    for path in ["ferry/index.html", "old/site/bridge.html"] {
        let page = text(&built.public, path);
        for part in [
            "<meta http-equiv=\"refresh\" content=\"0; url=/town/long-bridge/\">",
            "<link rel=\"canonical\" href=\"https://example.org/town/long-bridge/\">",
            "<meta name=\"robots\" content=\"noindex\">",
        ] {
            assert!(page.contains(part), "{path} has no {part}");
        }
    }
    assert!(!text(&built.public, "sitemap.xml").contains("ferry"));
}

#[test]
fn a_site_lays_its_own_templates_words_and_styles_over_the_built_in_ones() {
    check("own_template");
}

/// The pages in the form's own words are those that Sveltia CMS wrote: with every field, with next to none, and as a
/// translation; `old-hall` is as it writes where it may leave out what is empty.
#[test]
fn what_a_form_writes_is_read() {
    let built = check("form");
    let page = |path: &str| text(&built.public, path);
    let hall = page("buildings/the-town-hall/index.html");
    for words in [
        "May 1830",
        "Market Square",
        "2 January 1860",
        "31 December 1849",
        "Letters of the council",
    ] {
        assert!(hall.contains(words), "{words}");
    }
    let french = page("fr/buildings/the-town-hall/index.html");
    for words in ["mai 1830", "Place du marché", "La cloche", "Lund", "La foudre"] {
        assert!(french.contains(words), "{words}");
    }
    // What the form left empty is not there; what a list holds keeps its place.
    let mill = page("buildings/the-mill/index.html");
    assert!(!mill.contains("repairs") && !mill.contains("gone"), "{mill}");
    assert!(!french.contains("The roof"), "a translation that says nothing says nothing else");
}

#[test]
fn a_form_is_made_from_the_kinds_and_nothing_of_the_site_leads_to_it() {
    let built = build("form", &[]);
    let page = text(&built.public, "admin/index.html");
    for part in [
        "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'",
        "<meta name=\"robots\" content=\"noindex\">",
        "<script src=\"/larkford/admin/sveltia-cms.js?v=",
        "<p lang=\"fr\" dir=\"ltr\">",
    ] {
        assert!(page.contains(part), "{part}");
    }
    for (path, bytes) in built.public.iter().filter(|(path, _)| !path.starts_with("admin/")) {
        assert!(!String::from_utf8_lossy(bytes).contains("admin/"), "{path} speaks of /admin/");
    }
}

/// The same site at the root and below a path differs in nothing but the path.
#[test]
fn every_address_carries_the_path_of_the_base() {
    let root = check("base_path");
    let below = build("base_path", &["--base-url", "/town/"]);
    let mut moved = Tree::new();
    for (path, bytes) in &below.public {
        let page = String::from_utf8_lossy(bytes);
        for (at, _) in page.match_indices("=\"/").chain(page.match_indices(": /")) {
            assert!(
                page[at + 2..].trim_start().starts_with("/town/"),
                "{path}: {}",
                &page[at..at + 20]
            );
        }
        let bytes = if path.ends_with(".html") {
            page.replace("/town/", "/").into_bytes()
        } else {
            bytes.clone()
        };
        moved.insert(path.clone(), bytes);
    }
    let robots = root.public.get("robots.txt").expect("robots look for it at the root of a host");
    assert!(moved.insert("robots.txt".to_owned(), robots.clone()).is_none(), "and only there");
    let names = |tree: &Tree| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&moved), names(&root.public));
    for (path, bytes) in &moved {
        let (moved, root) =
            (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&root.public[path]));
        assert_eq!(moved, root, "{path}");
    }
}

#[test]
fn a_page_without_translation_is_shown_in_the_default_language_and_marked() {
    check("languages");
}

#[test]
fn a_file_beside_the_content_is_published_once_where_a_page_uses_it() {
    let built = build("beside", &[]);
    compare("beside", "expected", &built);
    for unused in ["content/unused.png", "content/plans/unused.txt"] {
        let finding = format!("warning[unused-file]: no page uses `{unused}`");
        assert!(built.told.errors.contains(&finding), "{}", built.told.errors);
    }
    assert_eq!(built.told.errors.matches("warning[").count(), 2, "{}", built.told.errors);
}

/// A title of letters that HTML keeps to itself, in two scripts that run against each other.
const TITLE: &str = "<b>\"Ada\" & Sons</b> جسر 1";

/// Where the title stood on some page, and whether it stood by itself: nothing before or after it runs into it.
fn appearances(page: &str, html: &str) -> BTreeSet<(String, bool)> {
    let mut found = BTreeSet::new();
    walk(html, |met, within| {
        let (Met::Text(words) | Met::Attribute(words)) = met else { return };
        let Some(element) = within.last().filter(|_| words.contains(TITLE)) else { return };
        if within.iter().any(|element| element.has_class("prose")) {
            return; // An editor's own words.
        }
        let is_apart = element.name == "bdi" || element.get("dir") == Some("auto");
        let is_drawing = |e: &Element| e.has_class("timeline") || e.has_class("circle-arcs");
        let is_drawn = element.name == "text" && within.iter().any(is_drawing);
        // Only the words of an element can stand apart, not those of an attribute, nor of a title.
        let is_plain = matches!(met, Met::Attribute(_)) || element.name == "title";
        let place = within.iter().rev().find_map(place);
        let place = place.unwrap_or_else(|| panic!("{page}: {words} stands in no known place"));
        found.insert((place, is_apart || is_drawn || is_plain));
    });
    found
}

/// What an element is called, if it is one of the places that show titles.
fn place(element: &Element) -> Option<String> {
    const PLACES: &[&str] = &[
        "menu",
        "breadcrumbs",
        "cards",
        "chronicle-items",
        "lost",
        "source-publisher",
        "moment-label",
        "moments",
        "timeline",
        "circle-arcs",
        "toc",
        "neighbours",
        "backlinks",
        "relations",
        "sources",
        "all-sources",
        "source",
        "field-reference",
        "field-text",
    ];
    let by_name = ["head", "h1"].iter().find(|name| element.name == **name);
    let by_class = PLACES.iter().find(|class| element.has_class(class));
    by_name.or(by_class).map(|place| (*place).to_owned())
}

#[test]
fn a_title_is_escaped_and_stands_by_itself_wherever_it_appears() {
    let built = check("titles");
    let mut seen: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for path in built.public.keys().filter(|path| path.ends_with(".html")) {
        let html = text(&built.public, path);
        assert!(!html.contains("<b>") && !html.contains("& Sons"), "{path} holds a bare title");
        for (place, is_apart) in appearances(path, html) {
            assert!(is_apart, "{path}: a title runs into what stands around it in {place}");
            seen.entry(path).or_default().insert(place);
        }
    }
    for (page, places) in [
        ("404.html", ["menu", "lost"].as_slice()),
        ("index.html", &["menu", "h1", "circle-arcs"]),
        ("about/index.html", &["head", "menu", "breadcrumbs", "h1", "toc", "sources"]),
        ("bridges/index.html", &["head", "menu", "breadcrumbs", "h1", "cards"]),
        ("fairs/index.html", &["head", "menu", "breadcrumbs", "h1", "chronicle-items"]),
        (
            "fairs/corn/index.html",
            &["head", "menu", "breadcrumbs", "h1", "field-reference", "relations", "sources"],
        ),
        (
            "bridges/second/index.html",
            &[
                "head",
                "menu",
                "breadcrumbs",
                "h1",
                "field-reference",
                "field-text",
                "relations",
                "sources",
                "neighbours",
            ],
        ),
        (
            "bridges/first/index.html",
            &[
                "head",
                "menu",
                "breadcrumbs",
                "h1",
                "relations",
                "backlinks",
                "sources",
                "neighbours",
            ],
        ),
        (
            "timeline/index.html",
            &["head", "menu", "breadcrumbs", "h1", "timeline", "moments", "moment-label"],
        ),
        (
            "sources/index.html",
            &["head", "menu", "breadcrumbs", "h1", "source", "source-publisher", "all-sources"],
        ),
    ] {
        let wanted: BTreeSet<String> = places.iter().map(|place| (*place).to_owned()).collect();
        assert_eq!(seen.remove(page), Some(wanted), "{page}");
    }
}

#[test]
fn a_title_that_runs_into_its_neighbours_is_seen() {
    let escaped = TITLE.replace('&', "&amp;").replace('<', "&lt;");
    for (html, is_apart) in [
        (format!("<nav class=\"menu\"><a>{escaped}</a></nav>"), false),
        (format!("<nav class=\"menu\"><a><bdi>{escaped}</bdi></a></nav>"), true),
        (format!("<h1 dir=\"auto\">{escaped}</h1>"), true),
        (format!("<h1>{escaped}</h1>"), false),
    ] {
        let found: Vec<bool> =
            appearances("a page", &html).into_iter().map(|seen| seen.1).collect();
        assert_eq!(found, [is_apart], "{html}");
    }
}

#[test]
fn an_arabic_site_speaks_arabic_from_right_to_left() {
    let built = check("arabic");
    let page = |path: &str| text(&built.public, path);
    for path in built.public.keys().filter(|path| path.ends_with(".html")) {
        assert!(page(path).contains("<html lang=\"ar\" dir=\"rtl\">"), "{path}");
    }
    for (path, words) in [
        // One, two, and three to ten are told apart.
        ("timeline/index.html", ">مدخل واحد</p>"),
        ("mayors/index.html", "<p class=\"count\">مدخلان</p>"),
        ("buildings/index.html", "<p class=\"count\">3 مدخلات</p>"),
        ("sources/index.html", "تستند إليه 4 صفحات:"),
        ("buildings/town-hall/index.html", "<bdi>Ida Moss &amp; Sons (London)</bdi>"),
    ] {
        assert!(page(path).contains(words), "{path} does not say {words}");
    }
    // Time runs from right to left: what is earlier stands further to the right.
    let (all_years, _) =
        page("timeline/index.html").split_once("decades-index").expect("decades follow");
    let years: Vec<f64> = all_years
        .split("<text class=\"year\" x=\"")
        .skip(1)
        .step_by(2)
        .map(|rest| rest.split('"').next().unwrap_or_default().parse().expect("a number"))
        .collect();
    assert!(years.len() > 5 && years.is_sorted_by(|a, b| a > b), "{years:?}");
}

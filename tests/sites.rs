//! What is built: the smallest sites that each show one behaviour, with all that comes out of them.
//!
//! A site is `tests/sites/<behaviour>/in/`, what comes out of it `expected/` beside it; a file that is no longer made is as
//! wrong as one that differs. `JUBILEE_BLESS=1 cargo test --test sites` writes `expected/` anew, for `git diff` to show.
//! All but `bicentenary` stand in the plain frame of `tests/sites/_frame/`, so that the look of the built-in templates
//! does not stand in the way. Built-in static files are compared with those of the repository, not kept again, and the
//! hash of an asset is recomputed from the file it belongs to, and then written as `?v=…`.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "expectations are read from disk, and a test ends where they cannot be"
)]

mod support;

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::PathBuf;

use support::Site;
use support::Told;
use support::Tree;
use support::repository;
use support::text;
use support::tree;

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
    let site =
        if name == "bicentenary" { Site::copy_of(&[&own]) } else { Site::copy_of(&[&frame, &own]) };
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
        if !built.site.path("static").join(&path).exists() {
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
    let timeline = page("timeline/index.html");
    for words in ["<svg", "Old town", "Riverside", "A market town", "Bridge town", "is-highlighted"]
    {
        assert!(timeline.contains(words), "the timeline says {words}");
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

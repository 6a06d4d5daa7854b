//! What the built-in pages are made of: lists in groups and by decade, the place of an entry among the years, names beside
//! short names, what stands on paper, and the styleguide, which shows every component.
#![expect(clippy::expect_used, reason = "a test ends where what it looks at is not there")]

mod support;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use support::Site;
use support::Tree;
use support::html::Element;
use support::html::Met;
use support::html::walk;
use support::repository;
use support::text;
use support::tree;

const BOOK: &str = r#"
[book]
title = "200 years of Larkford"
language = "en"

[site]
base-url = "https://example.org/larkford/"
since = "1823-05"
until = 2022
updated = 2022-05-29
menu = ["bridges"]

[languages]
fr = { title = "Larkford, 200 ans" }
en = {}

[lints]
missing-source = "off"
missing-phrase = "off"
missing-word = "off"

[kinds.bridge]
folder = "bridges"
sort = "opened"

[kinds.bridge.fields]
short  = { type = "text", translated = false }
opened = { type = "date", required = true }
closed = { type = "date", after = "opened" }
listed = "bool"

[kinds.bridge.timeline]
start = "opened"
end = "closed"
label = "short"
highlight = "listed"

[kinds.fair]
folder = "fairs"
sort = "held"

[kinds.fair.fields]
held    = { type = "date", required = true }
part    = { type = "choice", options = ["market", "feast"] }
bridges = { type = "list", of = { type = "reference", kind = "bridge" } }

[kinds.fair.timeline]
start = "held"
lane = "part"

[kinds.mayor]
folder = "mayors"

[kinds.mayor.fields]
part = { type = "choice", options = ["first", "elected", "acting"] }
"#;

fn town() -> Site {
    Site::of(&[
        ("book.toml", BOOK),
        (
            "content/bridges/old.md",
            "+++\ntitle = \"The old bridge\"\nshort = \"OB\"\nopened = 1923\nlisted = true\n+++\n",
        ),
        (
            "content/bridges/iron.md",
            "+++\ntitle = \"The iron bridge\"\nshort = \"IB\"\nopened = 1823\nclosed = 1872\n+++\n\nBeside the [OB](old.md), the [second](old.md).\n",
        ),
        (
            "content/fairs/regatta.md",
            "+++\ntitle = \"Regatta\"\nheld = 1951-07-01\npart = \"feast\"\nbridges = [\"old\"]\n+++\n",
        ),
        (
            "content/fairs/corn.md",
            "+++\ntitle = \"Corn market\"\nheld = 1948\npart = \"market\"\n+++\n",
        ),
        ("content/fairs/horse.md", "+++\ntitle = \"Horse market\"\nheld = 1944\n+++\n"),
        ("content/mayors/_index.md", "+++\ntitle = \"Mayors\"\n[extra]\ngroup = \"part\"\n+++\n"),
        ("content/mayors/_index.fr.md", "+++\ntitle = \"Maires\"\n+++\n"),
        ("content/mayors/lund.md", "+++\ntitle = \"Olaf Lund\"\npart = \"acting\"\n+++\n"),
        (
            "content/mayors/moss.md",
            "+++\ntitle = \"Runa Moss\"\n+++\n\nAfter [ADA](hart.md), [AH](hart.md) and [IV](vale.md).\n",
        ),
        ("content/mayors/hart.md", "+++\ntitle = \"Ada Hart\"\npart = \"first\"\n+++\n"),
        (
            "content/mayors/vale.md",
            "+++\ntitle = \"Ivo Vale\"\ntitle-lang = \"fr\"\npart = \"acting\"\n+++\n",
        ),
    ])
}

/// The town as it is built.
static TOWN: LazyLock<Tree> = LazyLock::new(|| town().build(&[]));

/// The texts within elements that are looked for, each with its spaces made one; an element within another is not told again.
fn texts(html: &str, is_wanted: impl Fn(&Element) -> bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    walk(html, |met, within| {
        let (last, outer) = within.split_last().map_or((None, within), |(l, o)| (Some(l), o));
        match met {
            Met::Start if last.is_some_and(&is_wanted) && !outer.iter().any(&is_wanted) => {
                found.push(String::new());
            }
            Met::Text(words) if within.iter().any(&is_wanted) => {
                found.last_mut().expect("an element has begun").push_str(words);
            }
            _ => {}
        }
    });
    found.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn of_class(html: &str, class: &str) -> Vec<String> {
    texts(html, |element| element.has_class(class))
}

/// The elements of a name, with their attributes.
fn elements(html: &str, name: &str) -> Vec<Element> {
    let mut found = Vec::new();
    walk(html, |met, within| {
        found
            .extend(within.last().filter(|e| matches!(met, Met::Start) && e.name == name).cloned());
    });
    found
}

#[test]
fn a_list_stands_in_groups_by_the_choice_that_its_page_names() {
    for path in ["mayors/index.html", "fr/mayors/index.html"] {
        let page = text(&TOWN, path);
        // In the order of the options; what nobody chose has no group.
        let headings = texts(page, |e| {
            e.name == "h2" && e.get("id").is_some_and(|id| id.starts_with("_group-"))
        });
        assert_eq!(headings, ["First", "Acting"], "{path}");
        let cards = texts(page, |e| e.has_class("cards"));
        let cards: Vec<Vec<&str>> = cards.iter().map(|group| names(group)).collect();
        assert_eq!(cards, [vec!["Hart"], vec!["Vale", "Lund"], vec!["Moss"]], "{path}");
    }
    // The choice is not said again on each card.
    assert_eq!(of_class(text(&TOWN, "mayors/index.html"), "card-facts"), Vec::<String>::new());
}

/// The mayors of whom a text speaks, in its order.
fn names(text: &str) -> Vec<&str> {
    let known = ["Hart", "Lund", "Moss", "Vale"];
    text.split(' ').filter(|word| known.contains(word)).collect()
}

/// The headings of the decades of a list.
fn decades(page: &str) -> Vec<String> {
    texts(page, |e| e.name == "h2" && e.get("id").is_some_and(|id| id.starts_with("_from-")))
}

#[test]
fn a_kind_that_is_told_by_its_dates_is_listed_by_decade() {
    let page = text(&TOWN, "fairs/index.html");
    assert_eq!(decades(page), ["1940s", "1950s"]);
    assert_eq!(
        of_class(page, "chronicle-item"),
        ["1944 Horse market", "1948 Corn market Market", "1 July 1951 Regatta Feast"]
    );
    assert_eq!(of_class(page, "count"), ["3 entries", "2 entries", "1 entry"]);
    assert_eq!(of_class(page, "card"), Vec::<String>::new());
}

#[test]
fn a_kind_is_told_by_its_dates_if_it_is_sorted_by_them_and_does_not_last() {
    for (from, to, headings) in [
        ("sort = \"held\"", "sort = \"-held\"", ["1950s", "1940s"].as_slice()),
        ("sort = \"held\"", "sort = \"title\"", &[]),
        ("start = \"held\"", "start = \"held\"\nend = \"until\"", &[]),
    ] {
        let site = town();
        let book = BOOK.replace("[kinds.fair.fields]", "[kinds.fair.fields]\nuntil = \"date\"");
        site.write("book.toml", book.replace(from, to));
        let public = site.build(&[]);
        let page = text(&public, "fairs/index.html");
        assert_eq!(decades(page), headings, "{to}");
        assert_eq!(of_class(page, "card").is_empty(), !headings.is_empty(), "{to}");
    }
}

#[test]
fn an_entry_shows_where_it_stands_among_the_years() {
    // The scale has two hundred years. A bar, one that has not ended, a point, and a kind without a timeline.
    for (path, years, mark) in [
        ("bridges/iron/index.html", ["1823", "2022"].as_slice(), Some(("rect", "0%", "25%"))),
        ("bridges/old/index.html", &["1823", "2022"], Some(("rect", "50%", "50%"))),
        ("fairs/corn/index.html", &["1823", "2022"], Some(("circle", "62.5%", ""))),
        ("mayors/hart/index.html", &[], None),
    ] {
        let page = text(&TOWN, path);
        assert_eq!(of_class(page, "lifespan-year"), years, "{path}");
        let marks = ["rect", "circle"].map(|name| elements(page, name)).concat();
        let marks: Vec<(&str, &str, &str)> = marks
            .iter()
            .filter(|element| element.has_class("lifespan-mark"))
            .map(|e| {
                let at = e.get("x").or(e.get("cx")).unwrap_or_default();
                (e.name.as_str(), at, e.get("width").unwrap_or_default())
            })
            .collect();
        let wanted: Vec<(&str, &str, &str)> = mark.into_iter().collect();
        assert_eq!(marks.len(), wanted.len(), "{path}");
        for (found, wanted) in marks.iter().zip(&wanted) {
            let near = |a: &str, b: &str| {
                let number = |text: &str| text.trim_end_matches('%').parse::<f64>().unwrap_or(-1.0);
                (number(a) - number(b)).abs() < 0.1
            };
            assert!(
                found.0 == wanted.0 && near(found.1, wanted.1) && near(found.2, wanted.2),
                "{path}: {found:?}"
            );
        }
    }
    let drawing = |path: &str| {
        let svg = elements(text(&TOWN, path), "svg");
        let classes = |e: &Element| e.get("class").unwrap_or_default().to_owned();
        svg.iter().map(classes).collect::<Vec<_>>()
    };
    assert_eq!(drawing("bridges/old/index.html"), ["lifespan is-highlighted", "lifespan-open"]);
    assert_eq!(drawing("bridges/iron/index.html"), ["lifespan"]);
}

#[test]
fn no_link_to_an_entry_is_only_its_short_name() {
    let bridge = text(&TOWN, "bridges/old/index.html");
    assert_eq!(of_class(bridge, "neighbours"), ["Before IB The iron bridge"]);
    assert_eq!(of_class(bridge, "backlinks"), ["Pages that link here IB The iron bridge"]);
    let fair = text(&TOWN, "fairs/regatta/index.html");
    assert_eq!(of_class(fair, "links"), ["OB The old bridge"]);
    // In a text, where the short name is all that is written, the link says more to those who hear it.
    let said = |path: &str| -> Vec<String> {
        let links = elements(text(&TOWN, path), "a");
        links.iter().filter_map(|link| link.get("aria-label")).map(str::to_owned).collect()
    };
    assert_eq!(said("bridges/iron/index.html"), ["OB, The old bridge"]);
    // So does one of a few capitals; a title in another language is left out, since a name has only one.
    assert_eq!(said("mayors/moss/index.html"), ["Ada Hart", "AH, Ada Hart", "IV, Mayor"]);
}

#[test]
fn dated_entries_are_told_with_their_date_where_they_belong_to_another() {
    let related = of_class(text(&TOWN, "bridges/old/index.html"), "relation-group");
    assert_eq!(related, ["Fairs Regatta 1 July 1951"]);
}

#[test]
fn a_page_on_paper_says_where_it_stands() {
    let address = |path: &str| of_class(text(&TOWN, path), "print-address");
    assert_eq!(address("fr/mayors/index.html"), ["https://example.org/larkford/fr/mayors/"]);
    assert_eq!(address("404.html"), Vec::<String>::new());
    for (path, page) in TOWN.iter().filter(|(path, _)| path.ends_with("index.html")) {
        let html = std::str::from_utf8(page).expect("pages are text");
        let footer = texts(html, |e| e.name == "footer");
        let folder = path.trim_end_matches("index.html");
        let [footer] = footer.as_slice() else { panic!("{path} has not one footer") };
        assert!(footer.ends_with(&format!(" https://example.org/larkford/{folder}")), "{footer}");
        assert!(footer.contains("29"), "{path} says as of which day it is: {footer}");
    }
}

#[test]
fn a_missing_page_leads_on_in_every_language() {
    let lists = of_class(text(&TOWN, "404.html"), "links");
    assert_eq!(lists.len(), 2);
    assert!(lists.iter().all(|list| list.ends_with(" Bridges")), "{lists:?}");
}

/// The first site with its drafts.
static PREVIEW: LazyLock<Tree> = LazyLock::new(|| Site::first().build(&["--drafts"]));

/// The components that stand in `templates/components/`, by their names.
fn components() -> Vec<String> {
    let files = tree(&repository().join("templates/components"));
    let name = |bytes: Vec<u8>| {
        let source = String::from_utf8(bytes).expect("UTF-8");
        let (_, rest) = source.split_once("{%- component ").expect("a component in each file");
        rest.split('(').next().unwrap_or_default().trim().to_owned()
    };
    files.into_values().map(name).collect()
}

#[test]
fn every_component_has_an_example_in_the_styleguide() {
    let page = text(&PREVIEW, "styleguide/index.html");
    // What each component says of itself, and how much the example of its specimen shows.
    let mut shown: BTreeMap<String, (String, usize)> = BTreeMap::new();
    let mut names: Vec<String> = Vec::new();
    walk(page, |met, within| {
        let is_in = |class: &str| within.iter().any(|element| element.has_class(class));
        if !is_in("specimen") {
            return;
        }
        let is_heading = within.iter().any(|e| e.name == "h3") && !is_in("example");
        let size = match met {
            Met::Start if within.last().is_some_and(|element| element.has_class("specimen")) => {
                names.clear();
                return;
            }
            Met::Text(words) if is_heading => {
                names.push(words.trim().to_owned());
                shown.insert(words.trim().to_owned(), (String::new(), 0));
                return;
            }
            Met::Text(words) if !is_in("example") => {
                if let Some((said, _)) = names.last().and_then(|name| shown.get_mut(name)) {
                    said.push_str(words.trim());
                }
                return;
            }
            Met::Text(words) => words.trim().len(),
            Met::Start => {
                let name = within.last().map_or("", |element| element.name.as_str());
                usize::from(["path", "img"].contains(&name))
            }
            Met::Attribute(_) => 0,
        };
        for name in &names {
            shown.entry(name.clone()).or_default().1 += size;
        }
    });
    for component in components() {
        let (said, size) = shown.remove(&component).unwrap_or_default();
        assert!(
            said.len() > 10,
            "`{component}` is not in templates/styleguide.html, or has no `doc`"
        );
        assert!(size > 0, "`{component}` has no example in templates/styleguide.html");
    }
    assert!(shown.is_empty(), "{shown:?} are no components");
}

#[test]
fn the_styleguide_is_seen_with_drafts_alone() {
    assert!(!Site::first().build(&[]).contains_key("styleguide/index.html"));
    assert!(text(&PREVIEW, "styleguide/index.html").contains("noindex"));
}

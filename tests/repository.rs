//! Links for editors who install nothing: they lead to the file that is meant, begin it with what `jubilee new` would
//! write, and are never too long.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a test looks at what is on disk, and ends where it is not there"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;

use percent_encoding::percent_decode_str;
use support::Site;
use support::Tree;
use support::html;
use support::html::Met;
use support::repository;
use support::text;

const REPOSITORY: &str = "https://example.com/owner/town";

const BOOK: &str = r#"[book]
title = "A town"

[site]
repository = "https://example.com/owner/town"
updated = 2023-05-29
menu = ["about"]

[languages]
fr = { title = "Une ville" }
kk = {}
en = {}

[lints]
missing-source = "off"
missing-word = "off"
missing-phrase = "off"
unreviewed = "off"
orphan-page = "off"

[kinds.bridge]
folder = "bridges"

[kinds.bridge.fields]
opened = { type = "date", required = true }
name   = "text"

[kinds.bridge.timeline]
start = "opened"

[kinds.mayor]
folder = "mayors"
"#;

fn town() -> Site {
    Site::of(&[
        ("book.toml", BOOK),
        ("content/about.md", "+++\ntitle = \"About\"\n+++\n"),
        ("content/about.fr.md", "+++\ntitle = \"À propos\"\ntranslated-from = 2023-05-29\n+++\n"),
        ("content/mayors/_index.md", "+++\ntitle = \"Mayors\"\n+++\n"),
        (
            "content/bridges/old.md",
            "+++\ntitle = \"Old\"\nopened = 1823\nname = \"Old\"\n+++\n\nOf stone.\n",
        ),
        (
            "content/bridges/old.kk.md",
            "+++\ntitle = \"Ескі\"\nname = \"Ескі\"\ndraft = true\n+++\n",
        ),
        ("content/words.fr.toml", "[kinds.bridge]\none = \"pont\"\n"),
        (
            "templates/i18n/fr.toml",
            "add = \"Ajouter : {kind}\"\nedit = \"Modifier\"\ntranslate = \"Traduire : {language}\"\n",
        ),
    ])
}

/// A link to the repository.
#[derive(PartialEq, Eq, Debug)]
struct Link {
    words: String,
    address: String,
    /// Below the repository, without its parameters.
    path: String,
    parameters: BTreeMap<String, String>,
}

/// The links of a page to the repository. Each stands at the foot, in what is not printed.
fn links(public: &Tree, page: &str) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    html::walk(text(public, page), |met, open| {
        let Some(element) = open.last() else { return };
        let href = element.get("href").filter(|href| href.starts_with(REPOSITORY));
        let Some(href) = href else { return };
        match met {
            Met::Start => {
                assert!(open.iter().any(|element| element.has_class("footer-links")), "{page}");
                links.push(link(href));
            }
            Met::Text(words) => links.last_mut().expect("it has begun").words += words,
            Met::Attribute(_) => {}
        }
    });
    links
}

fn link(href: &str) -> Link {
    let address = href.strip_prefix(REPOSITORY).expect("its beginning");
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let decoded = |text: &str| percent_decode_str(text).decode_utf8().expect("UTF-8").into_owned();
    let parameters = pairs.map(|(name, value)| (name.to_owned(), decoded(value)));
    Link {
        words: String::new(),
        address: href.to_owned(),
        path: decoded(path),
        parameters: parameters.collect(),
    }
}

#[test]
fn each_page_leads_to_its_own_file_or_to_one_that_is_to_be_written() {
    let public = town().build(&[]);
    for (page, wanted) in [
        (
            "about/index.html",
            [
                ("Edit this page", "/edit/main/content/about.md", ""),
                ("Translate into Kazakh", "/new/main/content", "about.kk.md"),
            ]
            .as_slice(),
        ),
        ("fr/about/index.html", &[("Modifier", "/edit/main/content/about.fr.md", "")]),
        // The translation into Kazakh is there, but as a draft.
        (
            "bridges/old/index.html",
            &[
                ("Edit this page", "/edit/main/content/bridges/old.md", ""),
                ("Translate into French", "/new/main/content/bridges", "old.fr.md"),
            ],
        ),
        (
            "mayors/index.html",
            &[
                ("Edit this page", "/edit/main/content/mayors/_index.md", ""),
                ("Translate into French", "/new/main/content/mayors", "_index.fr.md"),
                ("Translate into Kazakh", "/new/main/content/mayors", "_index.kk.md"),
                ("Add a new Mayor", "/new/main/content/mayors", "KEY.md"),
            ],
        ),
        (
            "bridges/index.html",
            &[
                ("Write this page", "/new/main/content/bridges", "_index.md"),
                ("Add a new Bridge", "/new/main/content/bridges", "KEY.md"),
            ],
        ),
        // A page without a file is written in its own language if there is something to translate, else in the default one.
        (
            "fr/mayors/index.html",
            &[
                ("Traduire : français", "/new/main/content/mayors", "_index.fr.md"),
                ("Ajouter : Mayor", "/new/main/content/mayors", "KEY.md"),
            ],
        ),
        (
            "fr/bridges/index.html",
            &[
                ("Write this page", "/new/main/content/bridges", "_index.md"),
                ("Ajouter : pont", "/new/main/content/bridges", "KEY.md"),
            ],
        ),
        ("timeline/index.html", &[("Write this page", "/new/main/content", "timeline.md")]),
        ("fr/timeline/index.html", &[("Write this page", "/new/main/content", "timeline.md")]),
        ("index.html", &[("Write this page", "/new/main/content", "_index.md")]),
        ("404.html", &[]),
    ] {
        let links = links(&public, page);
        let found = links.iter().map(|link| {
            let name = link.parameters.get("filename").map_or("", String::as_str);
            (link.words.as_str(), link.path.as_str(), name)
        });
        assert_eq!(found.collect::<Vec<_>>(), wanted, "{page}");
    }
}

#[test]
fn a_new_file_begins_with_what_the_command_would_write() {
    let site = town();
    let public = site.build(&[]);
    let value = |page: &str, name: &str| {
        let all = links(&public, page);
        let link =
            all.iter().find(|link| link.parameters.get("filename").is_some_and(|f| f == name));
        link.and_then(|link| link.parameters.get("value")).expect(name).clone()
    };
    let added = [value("bridges/index.html", "KEY.md"), value("fr/bridges/index.html", "KEY.md")];
    let translated = value("bridges/old/index.html", "old.fr.md");
    assert!(translated.contains("\n# Of stone.\n"), "{translated}");
    // Whoever forgets to replace the name of the file is told.
    let forgotten = Site::copy_of(&[site.root()]);
    forgotten.write("content/bridges/KEY.md", &added[0]);
    let told = forgotten.run(&["check"]).errors;
    assert!(told.contains("rename the file to `key.md`"), "{told}");
    assert_eq!(site.run(&["new", "bridge", "new"]).status, Some(0));
    assert_eq!(site.run(&["new", "bridge", "old", "--lang", "fr"]).status, Some(0));
    let written = |path: &str| fs::read_to_string(site.path(path)).expect(path);
    assert_eq!(added, [written("content/bridges/new.md"), written("content/bridges/new.md")]);
    assert_eq!(translated, written("content/bridges/old.fr.md"));
    let title = |page: &str, name: &str| value(page, name).lines().nth(1).map(str::to_owned);
    assert_eq!(title("fr/bridges/index.html", "_index.md").as_deref(), Some("title = \"Bridges\""));
    assert_eq!(
        title("fr/timeline/index.html", "timeline.md").as_deref(),
        Some("title = \"Timeline\"")
    );
}

#[test]
fn without_a_repository_there_is_no_link_and_on_paper_none_is_seen() {
    let site = town();
    site.replace("book.toml", &format!("repository = \"{REPOSITORY}\"\n"), "");
    let public = site.build(&[]);
    for page in public.keys().filter(|path| path.ends_with(".html")) {
        assert!(!text(&public, page).contains("class=\"editing\""), "{page}");
    }
    let styles = fs::read_to_string(repository().join("static/css/site.css")).expect("styles");
    let (_, paper) = styles.split_once("@media print").expect("styles for paper");
    let hidden = paper.lines().find(|line| line.contains(".footer-links"));
    assert!(hidden.is_some_and(|line| line.contains("display: none")), "{hidden:?}");
}

/// However many fields a kind has, and whatever is written in them.
#[test]
fn a_link_is_never_too_long_and_loses_first_what_one_can_best_do_without() {
    let mut kept = Vec::new();
    for (count, help) in [(1, "Қ"), (32, "Ұзындығы, метрмен"), (60, "Ұзындығы, метрмен"), (500, "")]
    {
        let site = town();
        let mut book = BOOK.to_owned() + "\n[kinds.mayor.fields]\n";
        for number in 0..count {
            book += &format!(
                "needed_{number} = {{ type = \"text\", required = true, help = \"{help}\" }}\n"
            );
            book += &format!("maybe_{number} = {{ type = \"text\", help = \"{help}\" }}\n");
        }
        site.write("book.toml", book);
        let field = |number| format!("needed_{number} = \"Астана көпірі\"\n");
        let fields = (0..count).map(field).collect::<Vec<_>>().concat();
        let page = format!(
            "+++\ntitle = \"Мэр\"\n{fields}+++\n\n{}\n",
            "Ол қаланы басқарды. ".repeat(count)
        );
        site.write("content/mayors/first.md", page);
        let public = site.build(&[]);
        for (page, name, longest) in [
            ("mayors/index.html", "KEY.md", 6000),
            ("mayors/first/index.html", "first.fr.md", 2000),
        ] {
            let links = links(&public, page);
            let link = links
                .iter()
                .find(|link| link.parameters.get("filename").is_some_and(|f| f == name));
            let link = link.expect(name);
            assert!(link.address.len() <= longest, "{count} {name}: {}", link.address.len());
            let value = &link.parameters["value"];
            let inner = value.strip_prefix("+++\n").and_then(|rest| rest.strip_suffix("+++\n\n"));
            let inner = inner.expect("a page with a beginning and an end");
            assert!(inner.contains("title = \"\"\n"), "{value}");
            let lines = |start: &str| inner.lines().filter(|line| line.starts_with(start)).count();
            let [needed, told, maybe] = ["needed_", "# Required", "# maybe_"].map(lines);
            assert!(needed == count || lines("# ") == 0, "{value}");
            assert!(told == count || maybe == 0, "{value}");
            kept.push([needed == count, told == count, maybe == count]);
        }
    }
    let new_pages: Vec<[bool; 3]> = kept.into_iter().step_by(2).collect();
    let wanted = [[true, true, true], [true, true, false], [true, false, false], [false; 3]];
    assert_eq!(new_pages, wanted, "what is needed, what is said of it, and what is optional");
}

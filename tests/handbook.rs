//! The handbook: it names all that a site is made of, what it shows to be copied passes `check`, and readers are not led
//! there unasked.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a test reads a site of its own, and ends where what it looks at is not there"
)]

mod support;

use std::collections::BTreeSet;
use std::fs;

use support::Site;
use support::repository;
use support::text;

const RESERVED: usize = 14;

/// The sites, each with the folders of its languages.
fn sites() -> Vec<(Site, &'static [&'static str])> {
    let of = |name: &str| Site::copy_of(&[&repository().join("tests/sites").join(name).join("in")]);
    let bare = Site::of(&[("book.toml", "[book]\ntitle = \"A town\"\n")]);
    vec![
        (Site::first(), &["", "ru/", "kk/"]),
        (of("bicentenary"), &[""]),
        (of("arabic"), &[""]),
        (bare, &[""]),
    ]
}

fn read(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path(path)).expect(path)
}

fn book(site: &Site) -> toml::Table {
    read(site, "book.toml").parse().expect("it is TOML")
}

/// A page as a reader sees it, without its marks.
fn words(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, words)| words));
    }
    for (code, letter) in
        [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
    {
        text = text.replace(code, letter);
    }
    text
}

/// What stands in `pre`, as it would be copied.
fn copied(html: &str) -> Vec<String> {
    let parts = html.split("<pre dir=\"ltr\"><code>").skip(1);
    parts.map(|part| words(part.split("</code></pre>").next().expect("it ends"))).collect()
}

#[test]
fn the_handbook_names_every_kind_field_choice_key_and_component_in_every_language() {
    let components =
        ["entry", "facts", "figure", "foreign", "moment", "note", "number", "quotation"];
    for (site, folders) in sites() {
        let public = site.build(&["--drafts"]);
        let empty = toml::Table::new();
        let book = book(&site);
        let kinds = book.get("kinds").and_then(toml::Value::as_table).unwrap_or(&empty);
        for folder in folders {
            let html = text(&public, &format!("{folder}handbook/index.html"));
            let mut wanted: Vec<String> =
                kinds.keys().map(|kind| format!("id=\"_kind-{kind}\"")).collect();
            wanted.push("id=\"_kind-page\"".to_owned());
            wanted.extend(components.map(|name| format!("id=\"_component-{name}\"")));
            for (kind, table) in kinds {
                for (field, declared) in table["fields"].as_table().expect("a table") {
                    wanted.push(format!("id=\"_field-{kind}-{field}\""));
                    let options = declared.get("options").and_then(toml::Value::as_array);
                    let options = options.into_iter().flatten().filter_map(toml::Value::as_str);
                    wanted.extend(options.map(|option| format!("<code>\"{option}\"</code>")));
                    let within = declared.get("of").unwrap_or(declared).get("fields");
                    let within = within.and_then(toml::Value::as_table).into_iter().flatten();
                    wanted.extend(
                        within.map(|(part, _)| format!("id=\"_field-{kind}-{field}-{part}\"")),
                    );
                    if let Some(help) = declared.get("help").and_then(toml::Value::as_str) {
                        assert!(words(html).contains(help), "{folder} {kind} {field}: {help}");
                    }
                }
            }
            for name in &wanted {
                assert!(html.contains(name.as_str()), "{folder}: no {name}");
            }
            assert_eq!(html.matches("class=\"handbook-line\"").count(), RESERVED, "{folder}");
        }
    }
}

#[test]
fn what_the_handbook_shows_to_be_copied_passes_check() {
    for (site, languages) in [(Site::first(), 3), (bicentenary(), 1)] {
        let public = site.build(&["--drafts"]);
        let html = text(&public, "handbook/index.html");
        let (mut pages, mut calls) = (0, String::new());
        for section in html.split("<section ").skip(1) {
            let about = words(section);
            let file =
                about.split("….md").next().and_then(|before| before.split_whitespace().last());
            for copy in copied(section) {
                if let Some(file) = file.filter(|_| copy.starts_with("+++")) {
                    let is_translation = copy.contains("\ntranslated-from = ");
                    let endings: &[&str] =
                        if is_translation { &[".kk.md", ".ru.md"] } else { &[".md"] };
                    for ending in endings {
                        site.write(&format!("{file}from-the-handbook{ending}"), &copy);
                        pages += 1;
                    }
                } else if copy.starts_with("{{") || copy.starts_with("{%") {
                    calls.push_str(&format!("{}\n", copy.replace("….jpg", "styleguide.png")));
                }
            }
        }
        let kinds = html.matches("class=\"handbook-kind\"").count();
        assert_eq!(pages, kinds * languages, "a page of each kind in each language");
        let size = include_bytes!("../content/styleguide.png");
        site.write("content/styleguide.png", size);
        site.write(
            "content/calls.md",
            format!("+++\ntitle = \"Calls\"\ndraft = true\n+++\n\n{calls}"),
        );
        let told = site.run(&["check", "--drafts"]);
        assert!(!told.errors.contains("error["), "{}", told.errors);
        assert!(calls.matches("<note>").count() > 0, "{calls}");
    }
}

#[test]
fn the_line_of_a_field_can_be_copied_into_a_page_that_has_what_is_required() {
    let site = bicentenary();
    let public = site.build(&["--drafts"]);
    let html = text(&public, "handbook/index.html");
    let mut lines = 0;
    for (at, part) in html.split("id=\"_field-").skip(1).enumerate() {
        let (kind, rest) = part.split_once('-').expect("its id names the kind");
        let (field, _) = rest.split_once('"').expect("and the field");
        let line = copied(part).into_iter().next().expect("it has an example");
        assert!(line.starts_with(&format!("{field} = ")), "{line}");
        let page = match kind {
            "building" => "opened = 1823\nquarter = \"old-town\"\n",
            "mayor" => "from = 1823\n",
            _ => "date = 1823\n",
        };
        let page: Vec<&str> =
            page.lines().filter(|own| !own.starts_with(&format!("{field} "))).collect();
        let page = format!("+++\ntitle = \"New\"\n{}\n{line}\n+++\n", page.join("\n"));
        site.write(&format!("content/{kind}s/copied-{at}.md"), page);
        lines += 1;
    }
    let told = site.run(&["check"]);
    assert!(lines > 10 && !told.errors.contains("error["), "{lines}\n{}", told.errors);
}

fn bicentenary() -> Site {
    Site::copy_of(&[&repository().join("tests/sites/bicentenary/in")])
}

#[test]
fn the_handbook_is_made_for_a_preview_or_where_it_is_asked_for() {
    let site = bicentenary();
    let pages = |site: &Site, arguments: &[&str]| -> BTreeSet<String> {
        let public = site.build(arguments);
        public.into_keys().filter(|path| path.contains("handbook/")).collect()
    };
    let made = BTreeSet::from(["handbook/index.html".to_owned()]);
    assert_eq!(pages(&site, &[]), BTreeSet::new());
    assert_eq!(pages(&site, &["--drafts"]), made);
    assert!(!text(&site.build(&[]), "index.html").contains("handbook"));
    site.replace("book.toml", "menu      =", "handbook  = true\nmenu      =");
    assert_eq!(pages(&site, &[]), made);
}

#[test]
fn readers_are_led_to_the_handbook_by_the_foot_of_a_page_alone() {
    let site = bicentenary();
    site.replace("book.toml", "menu      =", "handbook  = true\nmenu      =");
    let public = site.build(&[]);
    assert!(!text(&public, "sitemap.xml").contains("handbook"));
    let handbook = text(&public, "handbook/index.html");
    assert!(handbook.contains("<meta name=\"robots\" content=\"noindex\">"), "{handbook}");
    for page in ["index.html", "buildings/index.html", "about/index.html"] {
        let html = text(&public, page);
        assert!(!html.contains("noindex"), "{page}");
        let (above, foot) = html.split_once("<footer").expect("it has a foot");
        assert!(foot.contains("href=\"/handbook/\"") && !above.contains("/handbook/"), "{page}");
    }
    let told = site.run(&["check", "--strict"]);
    assert_eq!(told.status, Some(0), "{}", told.errors);
}

#[test]
fn a_page_of_that_name_gives_the_handbook_its_title_and_text() {
    let site = bicentenary();
    site.replace("book.toml", "menu      =", "handbook  = true\nmenu      =");
    site.write(
        "content/handbook.md",
        "+++\ntitle = \"For the archive\"\ndescription = \"How we write.\"\n+++\n\nAsk *Ada*.\n",
    );
    let public = site.build(&[]);
    let html = text(&public, "handbook/index.html");
    for part in [
        "<h1 dir=\"auto\">For the archive</h1>",
        "How we write.",
        "Ask <em>Ada</em>.",
        "id=\"_kind-mayor\"",
    ] {
        assert!(html.contains(part), "{part}");
    }
}

#[test]
fn a_kind_that_has_the_address_keeps_it_in_a_preview() {
    let site = bicentenary();
    site.write(
        "book.toml",
        format!("{}\n[kinds.rule]\nfolder = \"handbook\"\n", read(&site, "book.toml")),
    );
    let public = site.build(&["--drafts"]);
    assert!(!text(&public, "handbook/index.html").contains("handbook-kind"));
    site.replace("book.toml", "menu      =", "handbook  = true\nmenu      =");
    let told = site.run(&["check"]);
    assert!(told.errors.contains("error[duplicate-address]"), "{}", told.errors);
}

#[test]
fn a_preview_does_not_fail_for_words_that_editors_alone_read() {
    let site = bicentenary();
    let languages = "[languages]\nen = {}\nde = { title = \"Stadt\", required = true }\n\n\
        [lints]\nmissing-translation = \"off\"\nmissing-word = \"off\"\n\n[kinds.building]\n";
    site.replace("book.toml", "[kinds.building]\n", languages);
    let english = include_str!("../templates/i18n/en.toml");
    let (own, _) = english.split_once("# The handbook for editors").expect("its words come last");
    site.write("templates/i18n/de.toml", own.replace("\"English\"", "\"Deutsch\""));
    for (arguments, warned) in
        [(["check", "-q"].as_slice(), false), (&["check", "-q", "--drafts"], true)]
    {
        let told = site.run(arguments);
        assert_eq!(told.errors.contains("warning[missing-phrase]"), warned, "{}", told.errors);
        assert!(!told.errors.contains("error[missing-phrase]"), "{}", told.errors);
    }
}

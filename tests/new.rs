//! `jubilee new`: what it writes passes `check` once it is filled in, and it never writes over a file.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a test looks at what is on disk, and ends where it is not there"
)]

mod support;

use std::fs;

use support::Site;
use support::Told;

/// Fields of a bridge, one of each type, each with a value to fill in.
const FIELDS: &[(&str, &str, &str)] = &[
    ("name", "type = \"text\", min = 2", "\"Old\""),
    ("story", "type = \"markdown\"", "\"Long\""),
    ("length", "type = \"number\", min = 1, unit = \"metres\"", "12"),
    ("open", "type = \"bool\"", "true"),
    ("opened", "type = \"date\"", "\"1823-05\""),
    ("style", "type = \"choice\", options = [\"arch\", \"beam\"]", "\"arch\""),
    ("site", "type = \"place\"", "{ lat = 1.5, lon = 2.5 }"),
    ("more", "type = \"link\"", "\"https://example.org/\""),
    ("picture", "type = \"image\"", "{ src = \"old.png\", alt = \"The bridge\" }"),
    ("mayor", "type = \"reference\", kind = \"mayor\"", "\"hart\""),
    ("arches", "type = \"list\", of = \"number\"", "[1, 2]"),
    ("repair", "type = \"record\", fields = { year = \"date\" }", "{ year = 1900 }"),
];

const BOOK: &str = "[book]\ntitle = \"A town\"\n\n[lints]\nmissing-source = \"off\"\nmissing-word = \"off\"\n\
    missing-phrase = \"off\"\nunreviewed = \"off\"\n\n[kinds.mayor]\nfolder = \"mayors\"\n\n[kinds.bridge]\nfolder = \"bridges\"\n\n";

const PICTURE: &[u8] = include_bytes!("sites/beside/in/content/bridges/old-bridge.png");

/// A town whose bridges have these fields.
fn with(rest: &str) -> Site {
    let site = Site::of(&[
        ("book.toml", &format!("{BOOK}{rest}")),
        ("content/mayors/hart.md", "+++\ntitle = \"Hart\"\n+++\n"),
    ]);
    site.write("content/bridges/old.png", PICTURE);
    site
}

fn town() -> Site {
    let field = |(name, options, _): &(&str, &str, &str)| {
        format!(
            "{name} = {{ {options}, required = true, help = \"Help of {name}.\" }}\n\
             maybe_{name} = {{ {options} }}\n"
        )
    };
    let fields: String = FIELDS.iter().map(field).collect();
    with(&format!("[kinds.bridge.fields]\n{fields}"))
}

fn read(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path(path)).expect(path)
}

/// Writes a new page, which must go well.
fn new(site: &Site, arguments: &[&str]) -> Told {
    let told = site.run(&[&["new"], arguments].concat());
    assert_eq!(told.status, Some(0), "{arguments:?}\n{}", told.errors);
    told
}

/// Checks a site, in which nothing may be wrong.
fn passes(site: &Site) {
    let told = site.run(&["check"]);
    assert_eq!((told.status, told.errors.contains("error")), (Some(0), false), "{}", told.errors);
}

#[test]
fn a_new_page_passes_check_once_its_required_fields_are_filled() {
    let site = town();
    let path = "content/bridges/old-bridge.md";
    let told = new(&site, &["bridge", "old-bridge"]);
    assert_eq!(told.output, format!("{path}\n"));
    assert_eq!(told.errors, "fill it in, then run `jubilee check`\n");
    let mut page = read(&site, path);
    let empty = site.run(&["check"]).errors;
    for (name, _, value) in FIELDS {
        assert!(empty.contains(&format!("`{name}` is empty")), "{name}\n{empty}");
        assert!(page.contains(&format!("# Help of {name}.\n# Required: ")), "{page}");
        page = page.replace(&format!("\n{name} = \"\"\n"), &format!("\n{name} = {value}\n"));
    }
    assert!(page.contains("a number of at least 1, in metres.\n"), "{page}");
    assert!(page.contains("the key of a mayor, such as \"hart\".\n"), "{page}");
    site.write(path, page.replace("title = \"\"", "title = \"Old bridge\""));
    passes(&site);
}

#[test]
fn what_is_optional_passes_check_once_its_comment_is_one_no_longer() {
    let site = town();
    let path = "content/bridges/old-bridge.md";
    new(&site, &["bridge", "old-bridge"]);
    let page = read(&site, path).replace("title = \"\"", "title = \"Old bridge\"");
    let lines = page.lines().map(|line| {
        let Some((name, _)) = line.trim_start_matches("# ").split_once(" = ") else {
            return line.to_owned();
        };
        let name = name.trim_start_matches("maybe_");
        let field = FIELDS.iter().find(|(field, ..)| *field == name);
        field.map_or_else(
            || line.to_owned(),
            |(.., value)| {
                let maybe = if line.starts_with('#') { "maybe_" } else { "" };
                format!("{maybe}{name} = {value}")
            },
        )
    });
    let filled = lines.collect::<Vec<_>>().join("\n");
    for (name, _, value) in FIELDS {
        assert!(filled.contains(&format!("\nmaybe_{name} = {value}\n")), "{name}\n{filled}");
    }
    site.write(path, format!("{filled}\n"));
    passes(&site);
}

#[test]
fn examples_are_such_as_one_would_write() {
    let site = with(
        "[kinds.bridge.fields]\n\
         opened = { type = \"date\", required = true }\n\
         closed = { type = \"date\", after = \"opened\" }\n\
         razed = { type = \"date\", after = \"closed\" }\n\
         built = { type = \"record\", fields = { from = \"date\", to = { type = \"date\", after = \"from\" } } }\n\
         mayors = { type = \"list\", of = { type = \"reference\", kind = \"mayor\" } }\n\
         bridges = { type = \"list\", of = { type = \"reference\", kind = \"bridge\" } }\n\
         ford = { type = \"place\", required = true, help = \"Here: { lat = 1.5, lon = 2.5 }.\" }\n\
         inn = { type = \"place\", help = \"There: { lat = 3.5, lon = 4.5 }.\" }\n\
         hut = { type = \"place\", required = true }\n\
         piers = { type = \"number\", max = 0 }\n",
    );
    site.write("content/mayors/moss.md", "+++\ntitle = \"Moss\"\n+++\n");
    new(&site, &["bridge", "old"]);
    let page = read(&site, "content/bridges/old.md");
    for line in [
        "# Required: a year, a month or a day. Example: \"1948-05\"",
        "# closed = \"1949-05\"",
        "# razed = \"1950-05\"",
        "# built = { from = \"1948-05\", to = \"1949-05\" }",
        "# mayors = [\"hart\", \"moss\"]",
        "# bridges = [\"the-key\"]",
        "# Here: { lat = 1.5, lon = 2.5 }.",
        "# Required: a point on the map, in degrees.",
        "# inn = { lat = 3.5, lon = 4.5 }",
        "# Required: a point on the map, in degrees. Example: { lat = 43.2, lon = 76.9, name = \"…\" }",
        "# piers = 0",
    ] {
        assert!(page.lines().any(|other| other == line), "{line}\n{page}");
    }
    assert_eq!(page.matches("lat = 1.5").count(), 1, "{page}");
}

#[test]
fn a_new_page_is_begun_whatever_is_wrong_with_others() {
    let site = town();
    site.write("content/bridges/broken.md", "+++\ntitle = \n+++\n");
    site.write("content/bridges/latin.md", b"+++\ntitle = \"Caf\xe9\"\n+++\n");
    site.write("content/mayors/gone.fr.md", "no front matter");
    new(&site, &["bridge", "new"]);
    site.replace("book.toml", "[kinds.mayor]", "[kinds.mayor]\nfoldr = \"m\"");
    let told = site.run(&["new", "bridge", "newer"]);
    assert_eq!((told.status, told.output.as_str()), (Some(1), ""), "{}", told.errors);
    assert!(told.errors.contains("--> book.toml:"), "{}", told.errors);
    assert!(!site.path("content/bridges/newer.md").exists());
}

#[test]
fn quiet_tells_the_path_alone() {
    let told = new(&town(), &["bridge", "old-bridge", "--quiet"]);
    assert_eq!(
        (told.output.as_str(), told.errors.as_str()),
        ("content/bridges/old-bridge.md\n", "")
    );
}

#[test]
fn what_cannot_be_made_is_told_with_what_to_type() {
    let site = town();
    site.write("content/mayors/hart-2.md", "+++\ntitle = \"Hart\"\n+++\n");
    for (arguments, why, hint) in [
        (
            ["brigde", "old"].as_slice(),
            "no kind `brigde`",
            "did you mean `jubilee new bridge old`?",
        ),
        (
            &["weather", "old"],
            "no kind",
            "write `jubilee new mayor old`; the kinds are page, mayor, bridge",
        ),
        (&["bridge", "Old Bridge"], "cannot be a key", "write `jubilee new bridge old-bridge`"),
        (&["page", "_index"], "cannot be a key", "write `jubilee new page index`"),
        (
            &["mayor", "hart"],
            "`content/mayors/hart.md` is there",
            "another key: `jubilee new mayor hart-3`",
        ),
        (
            &[],
            "the kind and the key of the new page are missing",
            "write `jubilee new mayor a-key`; the kinds are",
        ),
        (&["bridge"], "the key of the new bridge is missing", "write `jubilee new bridge a-key`"),
        (&["brigde"], "no kind", "did you mean `jubilee new bridge a-key`?"),
    ] {
        let told = site.run(&[&["new"], arguments].concat());
        assert_eq!((told.status, told.output.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(told.errors.starts_with("error: "), "{}", told.errors);
        assert!(told.errors.contains(why), "{arguments:?}\n{}", told.errors);
        assert!(told.errors.contains(hint), "{arguments:?}\n{}", told.errors);
    }
    assert_eq!(read(&site, "content/mayors/hart.md"), "+++\ntitle = \"Hart\"\n+++\n");
}

#[cfg(unix)]
#[test]
fn on_a_terminal_it_asks_for_what_is_left_out() {
    let site = town();
    let typed = "brigde\nbridge\nThe \"Long\" bridge\nLong\n\n";
    let told = support::terminal::answered(site.command(&["new"]), typed);
    assert_eq!(
        (told.status, told.output.as_str()),
        (Some(0), "content/bridges/the-long-bridge.md\n"),
        "{}",
        told.errors
    );
    for question in [
        "Kind (page, mayor, bridge): ",
        "there is no kind `brigde`",
        "Title (may be left for later): ",
        "[the-long-bridge]: ",
        "`Long` cannot be a key",
        "fill it in",
    ] {
        assert!(told.errors.contains(question), "{question}\n{}", told.errors);
    }
    let page = read(&site, "content/bridges/the-long-bridge.md");
    assert!(page.starts_with("+++\ntitle = 'The \"Long\" bridge'\n"), "{page}");
    let told = support::terminal::answered(site.command(&["new", "bridge", "short"]), "\n");
    assert_eq!(told.status, Some(0), "{}", told.errors);
    assert!(!told.errors.contains("Kind") && told.errors.contains("Title"), "{}", told.errors);
    let told = support::terminal::answered(site.command(&["new", "bridge", "--quiet"]), "");
    assert_eq!(told.status, Some(2), "{}", told.errors);
    assert!(told.errors.contains("`jubilee new bridge a-key`"), "{}", told.errors);
}

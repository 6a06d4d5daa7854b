//! `jubilee new --lang`: what it writes holds what is to be translated and no more, and passes `check` once it is filled in.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a test looks at what is on disk, and ends where it is not there"
)]

mod support;

use std::fs;

use support::Site;
use support::text;

const BOOK: &str = r#"[book]
title = "A town"

[site]
updated = 2023-05-29
menu = ["about", "bridges"]

[languages]
fr = {}
en = {}
kk = {}

[lints]
missing-source = "off"
missing-word = "off"
missing-phrase = "off"
unreviewed = "off"

[kinds.bridge]
folder = "bridges"

[kinds.bridge.fields]
opened  = { type = "date", required = true }
name    = { type = "text", required = true }
code    = { type = "text", translated = false, required = true }
note    = "markdown"
length  = "number"
ford    = "place"
inn     = "place"
picture = "image"
pattern = "image"
tags    = { type = "list", of = "text" }
codes   = { type = "list", of = { type = "text", translated = false } }
repair  = { type = "record", fields = { year = "date", by = { type = "text", required = true }, at = "place" } }
works   = { type = "list", of = { type = "record", fields = { year = { type = "date", required = true }, what = "text" } } }
views   = { type = "list", of = "image" }
"#;

const ORIGINAL: &str = r#"+++
title = "The \"Old\" bridge"
description = "The first crossing."
updated = "2023-06"
opened = 1823
name = "Old"
code = "B1"
note = "Of *stone*."
length = 12
ford = { lat = 1.5, lon = 2.5, name = "The ford" }
inn = { lat = 1.5, lon = 2.5 }
picture = { src = "old.png", alt = "The bridge", credit = "The archive" }
pattern = { src = "old.png", alt = "" }
tags = ["long", "low"]
codes = ["a", "b"]
repair = { year = 1850, by = "The masons", at = { lat = 3.5, lon = 4.5, name = "The north end" } }
works = [{ year = 1850, what = "New stones" }, { year = 1851 }]
views = [{ src = "old.png", alt = "From the river" }]
+++

Built by hand. <!-- who? -->

{% <note title="A question"> %}
Whose hand?
{% </note> %}
"#;

/// What is written of it, with what a translator then writes between the quotes, in order.
const TRANSLATION: &str = r#"+++
# The "Old" bridge
title = ""
# The first crossing.
description = ""
translated-from = "2023-06"

# Old
name = ""

# Of *stone*.
note = ""

# name: The ford
ford = { name = "" }

# alt: The bridge
# credit: The archive
picture = { alt = "", credit = "" }

# 1: long
# 2: low
tags = [
  "",
  "",
]

# by: The masons
# at name: The north end
repair = { by = "", at = { lat = 3.5, lon = 4.5, name = "" } }

# 1 what: New stones
works = [
  { what = "" },
  {},
]

# 1 alt: From the river
views = [{ src = "old.png", alt = "" }]

# The text of the original, to be translated below the next `+++`:
#
# Built by hand. <!-- who? -->
#
# {% <note title="A question"> %}
# Whose hand?
# {% </note> %}
+++

"#;

fn town() -> Site {
    let site = Site::of(&[
        ("book.toml", BOOK),
        ("content/about.md", "+++\ntitle = \"About\"\n+++\n\n[It](bridges/old.md)\n"),
        ("content/bridges/old.md", &ORIGINAL.replace(" <!-- who? -->", "")),
    ]);
    site.write(
        "content/bridges/old.png",
        include_bytes!("sites/beside/in/content/bridges/old-bridge.png"),
    );
    site
}

fn read(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path(path)).expect(path)
}

#[test]
fn a_translation_holds_what_is_to_be_translated_and_passes_check_once_it_is_filled() {
    let site = town();
    let path = "content/bridges/old.fr.md";
    let told = site.run(&["new", "bridge", "old", "--lang", "fr"]);
    assert_eq!((told.status, told.output), (Some(0), format!("{path}\n")), "{}", told.errors);
    let page = read(&site, path);
    assert_eq!(page, TRANSLATION.replace(" <!-- who? -->", ""));
    let empty = site.run(&["check"]).errors;
    for told in [
        "the title is empty",
        "`name` is empty",
        "the picture `old.png` has no text",
        "the list `tags` is 0 long here and 2",
    ] {
        assert!(empty.contains(told), "{told}\n{empty}");
    }
    let mut parts = page.split("\"\"");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    let count = parts.clone().count();
    for (number, part) in (1..).zip(parts) {
        filled += &format!("\"Mot {number}\"{part}");
    }
    site.write(path, format!("{filled}Un texte.\n"));
    let told = site.run(&["check", "--strict"]);
    assert_eq!(told.status, Some(0), "{}", told.errors);
    let public = site.build(&[]);
    let html = text(&public, "fr/bridges/old/index.html");
    for number in 1..=count {
        assert!(html.contains(&format!("Mot {number}")), "{number}\n{html}");
    }
    for word in ["The ford", "The masons", "From the river", "Whose hand", "who?"] {
        assert!(!html.contains(word), "{word}\n{html}");
    }
}

#[test]
fn a_translation_of_a_page_without_fields_is_begun_too() {
    let site = town();
    site.write("content/bridges/_index.md", "+++\ntitle = \"Bridges\"\n+++\n\nAll.\n");
    for (arguments, path, title) in [
        (["page", "about"], "content/about.fr.md", "About"),
        (["bridge", "_index"], "content/bridges/_index.fr.md", "Bridges"),
    ] {
        let told = site.run(&[&["new"], arguments.as_slice(), &["--lang", "fr"]].concat());
        assert_eq!(told.status, Some(0), "{}", told.errors);
        let page = read(&site, path);
        let start = format!("+++\n# {title}\ntitle = \"\"\ntranslated-from = 2023-05-29\n");
        assert!(page.starts_with(&start), "{page}");
    }
}

#[test]
fn what_cannot_be_translated_is_told_with_what_to_type() {
    let site = town();
    site.write("content/bridges/old.kk.md", "+++\ntitle = \"Ескі\"\nname = \"Ескі\"\n+++\n");
    site.write("content/bridges/broken.md", "+++\ntitle = \n+++\n");
    for (arguments, why, hint) in [
        (
            ["bridge", "old", "--lang", "de"].as_slice(),
            "no language `de`",
            "write `jubilee new bridge old --lang fr`; the languages are fr, kk",
        ),
        (
            &["bridge", "old", "--lang", "fra"],
            "no language `fra`",
            "did you mean `jubilee new bridge old --lang fr`?",
        ),
        (
            &["bridge", "old", "--lang", "en"],
            "`en` is the default language",
            "write `jubilee new bridge old`",
        ),
        (
            &["bridge", "odl", "--lang", "fr"],
            "no bridge `odl`",
            "did you mean `jubilee new bridge old --lang fr`?",
        ),
        (
            &["bridge", "New one", "--lang", "fr"],
            "no bridge `New one`",
            "write the original first: `jubilee new bridge new-one`",
        ),
        (
            &["bridge", "old", "--lang", "kk"],
            "`content/bridges/old.kk.md` is there already",
            "`jubilee status`",
        ),
        (&["bridge", "broken", "--lang", "fr"], "`broken` cannot be read", "`jubilee check`"),
        (
            &["bridge", "--lang", "fr"],
            "the key of the bridge to translate is missing",
            "write `jubilee new bridge old --lang fr`",
        ),
        (&["--lang", "fr"], "the kind and the key", "write `jubilee new bridge a-key --lang fr`"),
    ] {
        let told = site.run(&[&["new"], arguments].concat());
        assert_eq!((told.status, told.output.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(told.errors.contains(why), "{arguments:?}\n{}", told.errors);
        assert!(told.errors.contains(hint), "{arguments:?}\n{}", told.errors);
    }
    assert_eq!(
        read(&site, "content/bridges/old.kk.md"),
        "+++\ntitle = \"Ескі\"\nname = \"Ескі\"\n+++\n"
    );
}

#[cfg(unix)]
#[test]
fn on_a_terminal_it_asks_which_page_is_translated_and_what_it_is_called() {
    let site = town();
    let command = site.command(&["new", "bridge", "--lang", "fr"]);
    let told = support::terminal::answered(command, "nowhere\nold\nLe vieux pont\n");
    assert_eq!(told.status, Some(0), "{}", told.errors);
    assert!(told.errors.contains("there is no bridge `nowhere`"), "{}", told.errors);
    assert!(told.errors.contains("Title in fr, for \"The \"Old\" bridge\""), "{}", told.errors);
    let page = read(&site, "content/bridges/old.fr.md");
    assert!(page.contains("\n# The \"Old\" bridge\ntitle = \"Le vieux pont\"\n"), "{page}");
}

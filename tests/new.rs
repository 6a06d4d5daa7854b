//! `jubilee new`: what it writes passes `check` once it is filled in, and it never writes over a file.
#![expect(clippy::disallowed_methods, reason = "a test looks at what is on disk")]

mod support;

use std::fs;

use support::Site;

/// Fields of a bridge, each with a value to fill in.
const FIELDS: &[(&str, &str, &str)] = &[
    ("name", "type = \"text\", min = 2", "\"Old\""),
    ("story", "type = \"markdown\"", "\"Long\""),
    ("length", "type = \"number\", min = 1, unit = \"metres\"", "12"),
    ("open", "type = \"bool\"", "true"),
    ("opened", "type = \"date\"", "\"1823-05\""),
    ("style", "type = \"choice\", options = [\"arch\", \"beam\"]", "\"arch\""),
    ("site", "type = \"place\"", "{ lat = 1.5, lon = 2.5 }"),
    ("more", "type = \"link\"", "\"https://example.org/\""),
    ("mayor", "type = \"reference\", kind = \"mayor\"", "\"hart\""),
    ("arches", "type = \"list\", of = \"number\"", "[1, 2]"),
    ("repair", "type = \"record\", fields = { year = \"date\" }", "{ year = 1900 }"),
];

fn town() -> Site {
    let mut book = "[book]\ntitle = \"A town\"\n\n[lints]\nmissing-source = \"off\"\nmissing-word = \"off\"\n\n\
                    [kinds.mayor]\nfolder = \"mayors\"\n\n[kinds.bridge]\nfolder = \"bridges\"\n\n[kinds.bridge.fields]\n"
        .to_owned();
    for (name, options, _) in FIELDS {
        book += &format!("{name} = {{ {options}, required = true, help = \"Help of {name}.\" }}\n");
        book += &format!("maybe_{name} = {{ {options} }}\n");
    }
    Site::of(&[("book.toml", &book), ("content/mayors/hart.md", "+++\ntitle = \"Hart\"\n+++\n")])
}

#[test]
fn a_new_page_passes_check_once_its_required_fields_are_filled() {
    let site = town();
    let told = site.run(&["new", "bridge", "old-bridge"]);
    assert_eq!(told.status, Some(0), "{}", told.errors);
    assert!(told.output.starts_with("content/bridges/old-bridge.md\n"), "{}", told.output);
    let path = site.root().join("content/bridges/old-bridge.md");
    let mut page = fs::read_to_string(&path).expect("the page");
    let empty = site.run(&["check"]).errors;
    for (name, _, value) in FIELDS {
        assert!(empty.contains(&format!("`{name}` is missing")), "{name}\n{empty}");
        assert!(page.contains(&format!("# Help of {name}.\n# Required: ")), "{page}");
        assert!(page.contains(&format!("\n# maybe_{name} = ")), "{page}");
        page = page.replace(&format!("\n{name} = \"\"\n"), &format!("\n{name} = {value}\n"));
    }
    assert!(page.contains("a number of at least 1, in metres. Example:"), "{page}");
    assert!(page.contains("the key of a mayor, such as \"hart\""), "{page}");
    fs::write(&path, page.replace("title = \"\"", "title = \"Old bridge\"")).expect("written");
    let told = site.run(&["check"]);
    assert_eq!((told.status, told.errors.contains("error")), (Some(0), false), "{}", told.errors);
}

#[test]
fn what_cannot_be_made_is_told_with_what_to_type() {
    let site = town();
    for (arguments, hint) in [
        (["new", "brigde", "old"], "did you mean `jubilee new bridge old`?"),
        (["new", "weather", "old"], "one of page, mayor, bridge"),
        (["new", "bridge", "Old Bridge"], "write `jubilee new bridge old-bridge`"),
        (["new", "page", "_index"], "write `jubilee new page index`"),
        (["new", "mayor", "hart"], "`content/mayors/hart.md` is there already"),
    ] {
        let told = site.run(&arguments);
        assert_eq!((told.status, told.output.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(told.errors.contains(hint), "{arguments:?}\n{}", told.errors);
    }
    let kept = fs::read_to_string(site.root().join("content/mayors/hart.md")).expect("the page");
    assert_eq!(kept, "+++\ntitle = \"Hart\"\n+++\n");
}

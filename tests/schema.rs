//! `jubilee schema`: what it accepts and what `check` accepts are the same, as far as one page alone can tell. A validator
//! that is not ours reads the schemas.
#![expect(clippy::expect_used, reason = "a test ends where what it looks at is not there")]

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use boon::Compiler;
use boon::SchemaIndex;
use boon::Schemas;
use serde_json::Value;
use serde_json::json;
use support::Site;
use support::first_sources;
use support::repository;
use support::tree;

const BOOK: &str = r#"
[book]
title = "A town"

[languages]
en = {}
fr = {}

[lints]
missing-source = "off"
missing-word = "off"
missing-phrase = "off"

[kinds.mayor]
folder = "mayors"

[kinds.bridge]
folder = "bridges"

[kinds.bridge.fields]
opened  = { type = "date", required = true, help = "The day of the first crossing." }
closed  = { type = "date", after = "opened" }
name    = { type = "text", min = 2, max = 5 }
story   = { type = "markdown" }
length  = { type = "number", min = 1, max = 2.5, unit = "metres" }
open    = { type = "bool" }
style   = { type = "choice", options = ["arch", "beam"] }
site    = { type = "place" }
more    = { type = "link" }
view    = { type = "image" }
mayor   = { type = "reference", kind = "mayor" }
arches  = { type = "list", of = { type = "number", min = 1 }, min = 2, max = 3 }
repair  = { type = "record", fields = { year = { type = "date", required = true }, by = "text" } }
repairs = { type = "list", of = { type = "record", fields = { year = { type = "date", required = true }, at = "place" } } }
"#;

/// Lines of front matter that a bridge may have.
const RIGHT: &[&str] = &[
    "",
    "closed = 1823",
    "closed = \"1823\"",
    "closed = \"1823-05\"",
    "closed = 1824-02-29",
    "closed = \"1823-05-29\"",
    "name = \"Мост\"",
    "story = \"Of *stone*.\"",
    "length = 2.5",
    "length = 1",
    "open = false",
    "style = \"beam\"",
    "view = { src = \"old.png\", alt = \"The bridge\", credit = \"A. Moss\" }",
    "site = { lat = -43.2, lon = 176, name = \"The ford\" }",
    "more = \"HTTPS://example.org/мост\"",
    "more = \"mailto:a@example.org\"",
    "mayor = \"hart\"",
    "arches = [1, 2.5]",
    "repair = { year = 1900 }",
    "repair = { year = 1900, by = \"Lund\" }",
    "repairs = [{ year = 1900 }, { year = \"1901-02\", at = { lat = 1, lon = 2 } }]",
    "title-lang = \"pt-BR\"",
    "description = \"A bridge.\"",
    "date = 1823",
    "slug = \"мост-2\"",
    "draft = false",
    "aliases = [\"/old/bridge/\", \"/older\"]",
    "updated = 2023-05-29",
    "template = \"entry.html\"",
    "weight = -1",
    "sources = [\"plan\", { title = \"A map\", url = \"https://example.org/\", date = 1822, lang = \"fr\" }]",
    "extra = { colour = \"red\", many = [1, { a = true }] }",
];

/// Lines that it may not have, each wrong in one way.
const WRONG: &[&str] = &[
    "closed = 0",
    "closed = true",
    "closed = \"0000\"",
    "closed = \"1823-5\"",
    "closed = \"1823-13\"",
    "closed = \"1823-06-31\"",
    "closed = \"1823-02-30\"",
    "closed = \"May 1823\"",
    "closed = 1823-05-29T12:00:00Z",
    "name = 5",
    "name = \"A\"",
    "name = \"Bridge\"",
    "story = true",
    "length = \"2\"",
    "length = 0.5",
    "length = 3",
    "open = \"yes\"",
    "style = \"Beam\"",
    "site = \"here\"",
    "site = { lat = 43.2 }",
    "site = { name = \"The ford\" }",
    "site = { lat = 91, lon = 2 }",
    "site = { lat = 43.2, lon = -181 }",
    "site = { lat = 43.2, lon = 2, hight = 3 }",
    "more = \"example.org\"",
    "more = \"ftp://example.org/\"",
    "more = \"https://exam ple.org/\"",
    "view = \"old.png\"",
    "view = { alt = \"The bridge\" }",
    "view = { src = \"old.png\" }",
    "view = { src = \"old.png\", alt = 1 }",
    "view = { src = \"old.png\", alt = \"A\", by = \"B\" }",
    "mayor = \"hart.md\"",
    "mayor = [\"hart\"]",
    "arches = 3",
    "arches = [1]",
    "arches = [1, 2, 3, 4]",
    "arches = [1, 0]",
    "arches = [1, \"two\"]",
    "repair = 1900",
    "repair = { by = \"Lund\" }",
    "repair = { year = 1900, cost = 3 }",
    "repairs = [1900]",
    "repairs = [{ at = { lat = 1, lon = 2 } }]",
    "repairs = [{ year = 1900, at = { name = \"The ford\" } }]",
    "lenght = 2",
    "title-lang = \"-\"",
    "description = 3",
    "date = \"soon\"",
    "slug = \"Old bridge\"",
    "draft = \"no\"",
    "aliases = \"/old/\"",
    "aliases = [\"old/\"]",
    "aliases = [\"/a b/\"]",
    "updated = \"29.05.2023\"",
    "template = \"entry\"",
    "weight = \"first\"",
    "weight = 1.5",
    "sources = \"plan\"",
    "sources = [3]",
    "sources = [{ title = \"A map\" }]",
    "sources = [{ title = \"A map\", url = \"https://example.org/\", page = 3 }]",
    "translated-from = 2023-05-29",
    "reviewed = true",
    "extra = \"red\"",
];

/// Lines that the translation of a bridge may have whose original states everything.
const RIGHT_IN_A_TRANSLATION: &[&str] = &[
    "",
    "opened = \"1823\"",
    "name = \"Pont\"",
    "site = { name = \"Le gué\" }",
    "site = { lat = 43.2, lon = 76.9 }",
    "repair = { by = \"Lund\" }",
    "repairs = [{ year = 1900 }]",
    "repairs = [{}]",
    "translated-from = 2023-05-29",
    "reviewed = \"A. Moss, 2023-06-01\"",
];

const WRONG_IN_A_TRANSLATION: &[&str] = &[
    "opened = \"soon\"",
    "name = \"P\"",
    "site = { lat = 43.2, name = \"Le gué\" }",
    "site = { nom = \"Le gué\" }",
    "view = { alt = 3 }",
    "repair = { cost = 3 }",
    "repairs = [{ at = { name = \"Le gué\" } }]",
    "largeur = 2",
    "translated-from = \"soon\"",
];

/// The schemas of a site, each by its name.
struct Shapes {
    document: Value,
    compiled: Schemas,
    compiler: Compiler,
}

impl Shapes {
    fn of(root: &Path) -> Self {
        let root = root.to_str().expect("its name is text");
        let told = support::told(&mut support::jubilee(&["schema", "--root", root]));
        assert_eq!((told.status, told.errors.as_str()), (Some(0), ""), "{root}");
        let document: Value = serde_json::from_str(&told.output).expect("it is JSON");
        let mut compiler = Compiler::new();
        compiler.add_resource("mem:all", document.clone()).expect("it is a resource");
        Self { document, compiled: Schemas::new(), compiler }
    }

    /// Why a name does not take this front matter; nothing if it does.
    fn refuse(&mut self, name: &str, front_matter: &str) -> Option<String> {
        let at: SchemaIndex = self
            .compiler
            .compile(&format!("mem:all#/$defs/{name}"), &mut self.compiled)
            .expect(name);
        let table: toml::Table = front_matter.parse().expect("it is TOML");
        let value = plain(&toml::Value::Table(table));
        self.compiled.validate(&value, at).err().map(|error| format!("{error:#}"))
    }
}

/// TOML as JSON: dates become strings.
fn plain(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(values) => values.iter().map(plain).collect(),
        toml::Value::Table(table) => {
            table.iter().map(|(name, value)| (name.clone(), plain(value))).collect()
        }
        other => json!(other),
    }
}

/// What stands between the lines of `+++`.
fn front_matter(text: &str) -> &str {
    let after = text.trim_start_matches('\u{feff}').strip_prefix("+++\n").expect("it begins");
    after.split_once("+++").expect("it ends").0
}

/// The name of the schema for a file below the content folder.
fn name_of(path: &str, front_matter: &str, book: &toml::Table) -> String {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.strip_suffix(".md").expect("a page");
    let kinds = book.get("kinds").and_then(toml::Value::as_table).into_iter().flatten();
    let mut of_folder = kinds.filter(|(_, kind)| kind["folder"].as_str() == Some(folder));
    let is_index = stem.split('.').next() == Some("_index");
    let kind = of_folder.next().filter(|_| !is_index).map_or("page", |(kind, _)| kind.as_str());
    let default = book["book"].get("language").and_then(toml::Value::as_str).unwrap_or("en");
    let lang = stem.split_once('.').map_or(default, |(_, lang)| lang);
    if lang != default || front_matter.contains("\ntranslated-from") {
        return format!("{kind}-translation");
    }
    kind.to_owned()
}

#[test]
fn the_front_matter_of_every_page_of_every_site_is_accepted() {
    let sites = repository().join("tests/sites");
    let mut folders: BTreeSet<String> = tree(&sites)
        .into_keys()
        .filter_map(|path| Some(path.strip_suffix("/in/book.toml")?.to_owned()))
        .collect();
    folders.insert(String::new());
    let mut pages = 0;
    for folder in &folders {
        let (root, files) = if folder.is_empty() {
            (repository().to_owned(), first_sources())
        } else {
            let root = sites.join(folder).join("in");
            let files = tree(&root).into_iter().collect();
            (root, files)
        };
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        let book = files.iter().find(|(path, _)| path.as_str() == "book.toml").expect("a book").1;
        let book: toml::Table = text(book).parse().expect("TOML");
        let mut shapes = Shapes::of(&root);
        for (path, bytes) in &files {
            let Some(page) = path.strip_prefix("content/").filter(|path| path.ends_with(".md"))
            else {
                continue;
            };
            pages += 1;
            let page_text = text(bytes);
            let front_matter = front_matter(&page_text);
            let name = name_of(page, front_matter, &book);
            let refused = shapes.refuse(&name, &without_empty(front_matter));
            assert_eq!(refused, None, "{folder} {path} as {name}");
        }
    }
    assert!(folders.len() > 10 && pages > 450, "{} sites, {pages} pages", folders.len());
}

/// Front matter without what is left empty, as forms leave it: it counts as absent, and schemas do not speak of it.
fn without_empty(front_matter: &str) -> String {
    let is_empty = |value: &toml::Value| match value {
        toml::Value::String(text) => text.is_empty(),
        toml::Value::Array(values) => values.is_empty(),
        toml::Value::Table(values) => values.is_empty(),
        _ => false,
    };
    let Ok(mut table) = front_matter.parse::<toml::Table>() else { return front_matter.to_owned() };
    table.retain(|_, value| {
        if let toml::Value::Table(values) = value {
            values.retain(|_, value| !is_empty(value));
        }
        !is_empty(value)
    });
    table.to_string()
}

/// Whether the schema refuses each of these, and whether `check` does.
fn verdicts(cases: &[&str], page: impl Fn(&str) -> (String, String), name: &str) -> Vec<[bool; 2]> {
    let site = Site::of(&[
        ("book.toml", BOOK),
        ("content/mayors/hart.md", "+++\ntitle = \"Hart\"\n+++\n"),
        ("content/sources.toml", "[plan]\ntitle = \"Plan\"\nurl = \"https://example.org/plan\"\n"),
    ]);
    site.write(
        "content/bridges/old.png",
        include_bytes!("sites/beside/in/content/bridges/old-bridge.png"),
    );
    let mut shapes = Shapes::of(site.root());
    let ending = if name.ends_with("translation") { ".fr.md" } else { ".md" };
    for (at, case) in cases.iter().enumerate() {
        let (original, judged) = page(case);
        site.write(&format!("content/bridges/c{at}.md"), format!("+++\n{original}\n+++\n"));
        site.write(&format!("content/bridges/c{at}{ending}"), format!("+++\n{judged}\n+++\n"));
    }
    let told = site.run(&["check", "--format", "json"]);
    let findings =
        told.output.lines().map(|line| -> Value { serde_json::from_str(line).expect(line) });
    let errors: Vec<Value> = findings.filter(|finding| finding["severity"] == "error").collect();
    let of = |at: usize| {
        let file = format!("content/bridges/c{at}{ending}");
        errors.iter().any(|finding| finding["file"] == *file)
    };
    let cases = cases.iter().enumerate();
    cases.map(|(at, case)| [shapes.refuse(name, &page(case).1).is_some(), of(at)]).collect()
}

#[test]
fn a_value_that_check_accepts_is_accepted_and_one_that_it_refuses_is_refused() {
    let page = |case: &str| {
        let text = format!("title = \"Bridge\"\nopened = 1823\n{case}");
        (text.clone(), text)
    };
    for (case, verdict) in RIGHT.iter().zip(verdicts(RIGHT, page, "bridge")) {
        assert_eq!(verdict, [false, false], "{case}: refused by the schema, by `check`");
    }
    for (case, verdict) in WRONG.iter().zip(verdicts(WRONG, page, "bridge")) {
        assert_eq!(verdict, [true, true], "{case}: refused by the schema, by `check`");
    }
}

#[test]
fn what_every_page_must_say_is_asked_for() {
    let cases = [
        "opened = 1823",
        "title = \"Bridge\"",
        "title = \" \"\nopened = 1823",
        "title = 3\nopened = 1823",
    ];
    let page = |case: &str| (case.to_owned(), case.to_owned());
    for (case, verdict) in cases.iter().zip(verdicts(&cases, page, "bridge")) {
        assert_eq!(verdict, [true, true], "{case}");
    }
}

#[test]
fn a_translation_states_only_what_differs() {
    let original = "title = \"Bridge\"\nopened = 1823\nname = \"Old\"\nsite = { lat = 43.2, lon = 76.9 }\n\
        view = { src = \"old.png\", alt = \"It\" }\nrepair = { year = 1900, by = \"Moss\" }\nrepairs = [{ year = 1900 }]";
    let page = |case: &str| (original.to_owned(), format!("title = \"Pont\"\n{case}"));
    let (right, wrong) = (RIGHT_IN_A_TRANSLATION, WRONG_IN_A_TRANSLATION);
    for (case, verdict) in right.iter().zip(verdicts(right, page, "bridge-translation")) {
        assert_eq!(verdict, [false, false], "{case}: refused by the schema, by `check`");
    }
    for (case, verdict) in wrong.iter().zip(verdicts(wrong, page, "bridge-translation")) {
        assert_eq!(verdict, [true, true], "{case}: refused by the schema, by `check`");
    }
}

#[test]
fn fields_stand_in_the_order_of_book_toml_with_their_help() {
    let site = Site::of(&[("book.toml", BOOK)]);
    let shapes = Shapes::of(site.root());
    let bridge = &shapes.document["$defs"]["bridge"];
    let names: Vec<&String> = bridge["properties"].as_object().expect("a map").keys().collect();
    let named =
        |names: &[&String]| names.iter().map(|name| name.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(
        named(&names[..6]),
        ["title", "title-lang", "description", "opened", "closed", "name"]
    );
    assert_eq!(bridge["properties"]["opened"]["description"], "The day of the first crossing.");
    assert_eq!(bridge["properties"]["length"]["description"], "Unit: metres.");
    assert_eq!(bridge["required"], json!(["title", "opened"]));
    assert_eq!(shapes.document["$defs"]["bridge-translation"]["required"], json!(["title"]));
}

#[test]
fn a_kind_is_printed_alone_and_complete_and_a_wrong_one_is_told() {
    let site = Site::of(&[("book.toml", BOOK)]);
    let all = Shapes::of(site.root()).document;
    for name in ["page", "bridge", "bridge-translation"] {
        let told = site.run(&["schema", name]);
        let mut alone: Value = serde_json::from_str(&told.output).expect("it is JSON");
        let members = alone.as_object_mut().expect("an object");
        let shared = members.shift_remove("$defs").expect("what it shares");
        assert_eq!(members.shift_remove("$schema"), Some(all["$schema"].clone()));
        assert_eq!(alone, all["$defs"][name]);
        for (name, schema) in shared.as_object().expect("an object") {
            assert_eq!(*schema, all["$defs"][name], "{name}");
        }
    }
    for (name, hint) in [
        ("brigde", "did you mean `jubilee schema bridge`?"),
        (
            "weather",
            "one of page, page-translation, mayor, mayor-translation, bridge, bridge-translation",
        ),
    ] {
        let told = site.run(&["schema", name]);
        assert_eq!((told.status, told.output.as_str()), (Some(2), ""), "{name}");
        assert!(told.errors.contains(hint), "{name}\n{}", told.errors);
    }
}

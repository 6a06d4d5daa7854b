//! A site that is kept in memory and follows its files is always what reading everything anew gives: every page, byte for
//! byte, and every finding.
#![expect(clippy::disallowed_methods, reason = "a test changes what is on disk")]
#![expect(clippy::expect_used, reason = "a test ends where it cannot go on")]

mod support;

use std::collections::BTreeMap;
use std::fs;

use jubilee::config::Overrides;
use jubilee::diagnostic::Tongue;
use jubilee::diagnostic::Words;
use jubilee::diagnostic::report;
use jubilee::diagnostic::report::Format;
use jubilee::diagnostic::report::Paint;
use jubilee::output::Promise;
use jubilee::path::RelPath;
use jubilee::pipeline::Extent;
use jubilee::pipeline::Live;
use proptest::prelude::*;
use support::Site;

const BOOK: &str = "[book]\ntitle = \"Larkford\"\n[languages]\nen = {}\nfr = {}\n[site]\nsince = 1823\nuntil = 2023\n\
    [kinds.bridge]\nfolder = \"bridges\"\nsort = \"built\"\n[kinds.bridge.fields]\nbuilt = { type = \"date\", required = true }\n\
    note = \"markdown\"\nmayor = { type = \"reference\", kind = \"mayor\" }\n[kinds.bridge.timeline]\nstart = \"built\"\n\
    [kinds.mayor]\nfolder = \"mayors\"\n";

const OLD: &str = "+++\ntitle = \"Old\"\nbuilt = 1823\nmayor = \"hart\"\nnote = \"Of *stone*.\"\n+++\n\n## Arches {#arches}\n\n\
    Five, as [Hart](../mayors/hart.md) said.[^n]\n\n[^n]: In a letter.\n";

/// Files, and what an editor may make of each. Nothing: the file is not there.
const FILES: &[(&str, &[Option<&str>])] = &[
    (
        "content/bridges/old.md",
        &[
            Some(OLD),
            Some(
                "+++\ntitle = \"Old\"\nbuilt = 1823\nmayor = \"hart\"\nnote = \"Of *stone*.\"\n+++\n\n## The arches {#arches}\n\n\
                  Six, as [he](../mayors/hart.md) said.[^n]\n\n[^n]: In two letters.\n",
            ),
            Some(
                "+++\ntitle = \"Old\"\nbuilt = 1823\nmayor = \"hart\"\nnote = \"Of *stone*.\"\n+++\n\n## The arches {#vaults}\n\nSix.\n",
            ),
            Some(
                "+++\ntitle = \"Older\"\nbuilt = 1821\nnote = \"Of *wood*.\"\n+++\n\n{{<entry kind=\"mayor\" key=\"hart\" />}}\n",
            ),
            Some("+++\ntitle = \"Old\nbuilt = 1823\n+++\n"),
            Some(
                "+++\ntitle = \"Old\"\nbuilt = 1823\n+++\n\n<b>Raw</b> and [nowhere](nowhere.md)\n",
            ),
            None,
        ],
    ),
    (
        "content/bridges/old.fr.md",
        &[
            None,
            Some("+++\ntitle = \"Vieux\"\n+++\n\nCinq.\n"),
            Some(
                "+++\ntitle = \"Vieux\"\nnote = \"De *pierre*.\"\n+++\n\nSix, voir [Hart](../mayors/hart.md).\n",
            ),
        ],
    ),
    (
        "content/bridges/new.md",
        &[
            Some("+++\ntitle = \"New\"\nbuilt = 1900\n+++\n\nSee [the arches](old.md#arches).\n"),
            Some("+++\ntitle = \"New\"\nbuilt = 1900\n+++\n\nLook at [them](old.md#arches).\n"),
            Some("+++\ntitle = \"New\"\nbuilt = 1900\ndraft = true\n+++\n"),
        ],
    ),
    (
        "content/mayors/hart.md",
        &[
            Some("+++\ntitle = \"Hart\"\n+++\n\nHe voted.\n"),
            Some("+++\ntitle = \"Hart\"\n+++\n\nHe voted twice, [on this](../bridges/new.md).\n"),
            Some("+++\ntitle = \"Ada Hart\"\nslug = \"ada\"\n+++\n"),
            None,
        ],
    ),
    (
        "content/words.en.toml",
        &[None, Some("[kinds.bridge]\none = \"crossing\"\nmany = \"crossings\"\n")],
    ),
    (
        "templates/bridge.html",
        &[
            None,
            Some(
                "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}</h1>{{ page.content }}{% endblock %}",
            ),
        ],
    ),
    ("static/more.css", &[None, Some("b { color: red }"), Some("b { color: blue }")]),
    ("book.toml", &[Some(BOOK), Some("[book]\ntitle = \"Other\"\n")]),
];

/// Everything that there is to see of a site.
fn seen(live: &Live) -> (String, BTreeMap<String, Vec<u8>>) {
    let mut found = live.found().clone();
    found.sort(live.sources());
    let told =
        report::write(&found, live.sources(), &Words::of(Tongue::En), Format::Human, Paint::Plain);
    let Some(plan) = live.plan() else { return (told, BTreeMap::new()) };
    let bytes = |promise: &Promise| match promise {
        Promise::Page(id) => plan.templates.page(*id).0.into_bytes(),
        Promise::NotFound => plan.templates.not_found().0.into_bytes(),
        Promise::Redirect(id) => plan.templates.redirect(*id).0.into_bytes(),
        Promise::Text(text) => text.clone().into_bytes(),
        Promise::Copy(file) => live.sources().file(*file).bytes().expect("a file").into_owned(),
    };
    (told, plan.tree.iter().map(|(path, promise)| (path.to_string(), bytes(promise))).collect())
}

/// Makes of a file what an editor may make of it.
fn edit(site: &Site, file: usize, choice: usize) -> RelPath {
    let (path, choices) = FILES[file];
    let disk = site.root().join(path);
    match choices[choice % choices.len()] {
        Some(text) => {
            fs::create_dir_all(disk.parent().expect("a folder")).expect("a folder");
            fs::write(disk, text).expect("written");
        }
        None => drop(fs::remove_file(disk)),
    }
    RelPath::new(path).expect("a path")
}

fn town() -> Site {
    let first =
        |(path, choices): &(&'static str, &[Option<&'static str>])| Some((*path, choices[0]?));
    Site::of(&FILES.iter().filter_map(first).collect::<Vec<_>>())
}

fn open(site: &Site) -> Live {
    Live::open(site.root().to_owned(), Overrides::default())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_it_is_what_reading_everything_anew_gives(
        edits in prop::collection::vec((0..FILES.len(), 0usize..7), 6)
    ) {
        let site = town();
        let mut live = open(&site);
        for (file, choice) in edits {
            let path = edit(&site, file, choice);
            live.follow(std::slice::from_ref(&path));
            let ((told, files), (told_anew, anew)) = (seen(&live), seen(&open(&site)));
            prop_assert_eq!(told, told_anew);
            prop_assert_eq!(files.keys().collect::<Vec<_>>(), anew.keys().collect::<Vec<_>>());
            for (path, bytes) in files {
                prop_assert_eq!(String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&anew[&path]), "{}", path);
            }
        }
    }
}

#[test]
fn only_what_an_edit_can_change_is_made_again() {
    let site = town();
    let mut live = open(&site);
    let mut follow = |file, choice| live.follow(&[edit(&site, file, choice)]);
    assert!(matches!(follow(0, 1), Extent::Words(_)), "other words");
    assert_eq!(follow(0, 2), Extent::Site, "another anchor, to which a link leads");
    assert_eq!(follow(0, 3), Extent::Site, "another title");
    assert_eq!(follow(1, 1), Extent::Everything, "a file that was not there");
    assert!(matches!(follow(1, 1), Extent::Words(_)), "a file that was saved as it is");
    assert_eq!(follow(7, 0), Extent::Everything, "book.toml");
}

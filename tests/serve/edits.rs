//! Each way in which files change shows in the pages, and what editors leave beside them for a moment does not.

use std::fs;

use crate::BOOK;
use crate::BRIDGE;
use crate::bridge;
use crate::service::Service;
use crate::service::pages;
use crate::support::Site;
use crate::town;

/// Saves as many editors do: beside the file, then in its place.
fn save(site: &Site, beside: &str, path: &str, text: impl AsRef<[u8]>) {
    site.write(beside, text);
    fs::rename(site.path(beside), site.path(path)).expect("it is replaced");
}

/// What someone does, the page that is then asked for, the status, and a part of the page.
type Step = (fn(&Site), &'static str, u16, &'static str);

const STEPS: &[Step] = &[
    (
        |site| site.write(BRIDGE, bridge("A", "Written in place.")),
        "bridges/old-bridge/",
        200,
        "Written in place.",
    ),
    (
        |site| {
            save(
                site,
                "content/bridges/.old-bridge.md.swp",
                BRIDGE,
                bridge("A", "Renamed from hidden."),
            )
        },
        "bridges/old-bridge/",
        200,
        "Renamed from hidden.",
    ),
    (
        |site| save(site, "content/bridges/k3Jq", BRIDGE, bridge("A", "Renamed from anything.")),
        "bridges/old-bridge/",
        200,
        "Renamed from anything.",
    ),
    (
        |site| {
            fs::rename(site.path(BRIDGE), site.path("content/bridges/old-bridge.md~"))
                .expect("a copy");
            site.write(BRIDGE, bridge("A", "A copy is kept."));
        },
        "bridges/old-bridge/",
        200,
        "A copy is kept.",
    ),
    (
        |site| site.write("content/bridges/second.md", bridge("The second", "")),
        "bridges/",
        200,
        "The second",
    ),
    (
        |site| {
            fs::rename(
                site.path("content/bridges/second.md"),
                site.path("content/bridges/third.md"),
            )
            .expect("renamed")
        },
        "bridges/third/",
        200,
        "The second",
    ),
    (
        |site| fs::remove_file(site.path("content/bridges/third.md")).expect("removed"),
        "bridges/third/",
        404,
        "",
    ),
    (
        |site| fs::remove_dir_all(site.path("content/bridges")).expect("removed"),
        "bridges/old-bridge/",
        404,
        "",
    ),
    (
        |site| site.write(BRIDGE, bridge("A", "The folder is back.")),
        "bridges/old-bridge/",
        200,
        "The folder is back.",
    ),
    (
        |site| site.write(BRIDGE, bridge("A", "And is still seen.")),
        "bridges/old-bridge/",
        200,
        "And is still seen.",
    ),
    (
        |site| fs::remove_dir_all(site.path("content")).expect("removed"),
        "bridges/old-bridge/",
        404,
        "",
    ),
    (
        |site| site.write(BRIDGE, bridge("A", "All is back.")),
        "bridges/old-bridge/",
        200,
        "All is back.",
    ),
    (
        |site| site.write(BRIDGE, bridge("A", "All is still seen.")),
        "bridges/old-bridge/",
        200,
        "All is still seen.",
    ),
    (
        |site| fs::rename(site.path("content"), site.path("texts")).expect("renamed"),
        "bridges/old-bridge/",
        404,
        "",
    ),
    (
        |site| site.write("book.toml", BOOK.replace("[site]", "src = \"texts\"\n[site]")),
        "bridges/old-bridge/",
        200,
        "All is still seen.",
    ),
    (
        |site| site.write("texts/bridges/old-bridge.md", bridge("A", "In another folder.")),
        "bridges/old-bridge/",
        200,
        "In another folder.",
    ),
    (
        |site| {
            site.write(
                "templates/bridge.html",
                "{% extends \"base.html\" %}{% block main %}Own{% endblock %}",
            )
        },
        "bridges/old-bridge/",
        200,
        "Own",
    ),
    (
        |site| {
            site.write(
                "templates/bridge.html",
                "{% extends \"base.html\" %}{% block main %}Other{% endblock %}",
            )
        },
        "bridges/old-bridge/",
        200,
        "Other",
    ),
    (|site| site.write("static/deep/er/note.txt", "A note."), "deep/er/note.txt", 200, "A note."),
    (|site| site.write("static/deep/er/note.txt", "Another."), "deep/er/note.txt", 200, "Another."),
];

#[test]
fn whatever_is_done_to_files_shows() {
    let site = town();
    let service = Service::of(site.root());
    let mut events = service.events();
    let mut revision = pages(&events.next());
    for (number, (edit, path, status, part)) in STEPS.iter().enumerate() {
        edit(&site);
        // What is done in several steps may be seen in several.
        loop {
            revision = events.after(revision);
            let reply = service.get(path);
            if reply.status == *status && reply.body.contains(part) {
                break;
            }
        }
        assert!(revision > 0, "step {number}");
    }
}

#[test]
fn another_base_url_moves_the_site() {
    let site = town();
    let service = Service::of(site.root());
    let mut events = service.events();
    assert_eq!(events.next()["base"], "/larkford/");
    site.write("book.toml", BOOK.replace("/larkford/", "/town/"));
    events.until(|event| event["base"] == "/town/");
    assert!(service.line("the site is at").contains("/town/ "));
    assert_eq!(service.ask("GET", "/town/bridges/", &[]).status, 200);
    assert_eq!(service.ask("GET", "/larkford/bridges/", &[]).status, 404);
}

#[test]
fn a_stylesheet_alone_does_not_load_the_page_anew() {
    let site = town();
    site.write("static/css/site.css", "");
    let service = Service::of(site.root());
    let mut events = service.events();
    let before = events.next();
    let mut styles = 0;
    for number in 0..3 {
        let text = format!("main {{ order: {number} }}");
        if number == 1 {
            save(&site, "static/css/sedk3Jq", "static/css/site.css", &text);
        } else {
            site.write("static/css/site.css", &text);
        }
        loop {
            let event = events.until(|event| event["styles"].as_u64() > Some(styles));
            assert_eq!(event["pages"], before["pages"], "{number}");
            styles = event["styles"].as_u64().expect("a number");
            if service.get("css/site.css").body == text {
                break;
            }
        }
    }
}

#[test]
fn what_editors_leave_for_a_moment_is_no_change() {
    let site = town();
    let service = Service::of(site.root());
    let mut events = service.events();
    let revision = pages(&events.next());
    service.line(" ms · ");
    for name in [
        ".old-bridge.md.swp",
        ".old-bridge.md.swx",
        "4913",
        ".#old-bridge.md",
        "#old-bridge.md#",
        "old-bridge.md~",
        "old-bridge.md.tmp",
        "old-bridge.md.tmp.4242",
        "old-bridge.md___jb_tmp___",
        "~$old-bridge.md",
        "x.crdownload",
    ] {
        site.write(&format!("content/bridges/{name}"), "x");
        fs::remove_file(site.path(&format!("content/bridges/{name}"))).expect("it was there");
    }
    for path in ["public/index.html", ".git/index", ".jubilee/lock", "README.md", "target/debug/x"]
    {
        site.write(path, "x");
    }
    site.write(BRIDGE, bridge("A", "The only change."));
    let line = service.line(" ms · ");
    assert!(line.starts_with(&format!("{BRIDGE} · ")), "{line}");
    assert!(events.after(revision) > revision);
    assert!(service.get("bridges/old-bridge/").body.contains("The only change."));
}

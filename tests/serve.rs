//! `jubilee serve`: what is answered and to whom, that an edit shows and a mistake is told until it is mended, and that
//! nothing an editor does ends it. Nothing here waits for a time: it waits for events.
#![cfg(feature = "serve")]
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "tests write sites of their own, and end where they cannot"
)]

#[path = "serve/burst.rs"]
mod burst;
#[path = "serve/edits.rs"]
mod edits;
#[path = "serve/findings.rs"]
mod findings;
#[path = "serve/gate.rs"]
mod gate;
#[path = "serve/service.rs"]
mod service;
mod support;

use std::net::TcpListener;

use service::Service;
use support::Site;
use support::told;
use support::tree;

const BOOK: &str = r#"
[book]
title = "200 years of Larkford"

[site]
base-url = "https://example.org/larkford/"

[kinds.bridge]
folder = "bridges"

[kinds.bridge.fields]
built = { type = "date", required = true }
"#;

/// A bridge, with a text.
fn bridge(title: &str, text: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\nbuilt = 1831\nsources = [{{ title = \"Archive\", url = \"https://example.com/\" }}]\n+++\n\n{text}\n"
    )
}

const BRIDGE: &str = "content/bridges/old-bridge.md";

/// A town with one bridge.
fn town() -> Site {
    let site = Site::of(&[("book.toml", BOOK)]);
    site.write(BRIDGE, bridge("The old bridge", "It carried carts until 1902."));
    site
}

#[test]
fn the_site_is_answered_under_its_path_as_it_will_stand() {
    let site = town();
    let service = Service::of(site.root());
    assert_eq!(service.base, "/larkford/");
    for (target, place) in [
        ("/", "/larkford/"),
        ("/larkford", "/larkford/"),
        ("/larkford/bridges", "/larkford/bridges/"),
        ("/larkford/bridges/old-bridge?a=%22b", "/larkford/bridges/old-bridge/?a=%22b"),
    ] {
        let reply = service.ask("GET", target, &[]);
        assert_eq!((reply.status, reply.header("location")), (302, place), "{target}");
    }
    for (path, status, kind, part) in [
        ("", 200, "text/html; charset=utf-8", "200 years of Larkford"),
        ("bridges/old-bridge/", 200, "text/html; charset=utf-8", "It carried carts"),
        ("bridges/old%2Dbridge/index.html", 200, "text/html; charset=utf-8", "It carried carts"),
        ("css/site.css?v=1", 200, "text/css; charset=utf-8", "{"),
        ("favicon.svg", 200, "image/svg+xml; charset=utf-8", "<svg"),
        ("sitemap.xml", 200, "text/xml; charset=utf-8", "/larkford/"),
        ("bridges/new-bridge/", 404, "text/html; charset=utf-8", "<html"),
    ] {
        let reply = service.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (status, kind), "{path}");
        assert!(reply.body.contains(part), "{path}: {}", reply.body);
        assert_eq!(reply.header("cache-control"), "no-store", "{path}");
        assert_eq!(reply.header("access-control-allow-origin"), "", "{path}");
    }
    assert_eq!(service.ask("GET", "/elsewhere/", &[]).status, 404);
}

#[test]
fn a_page_has_the_script_and_the_leave_to_run_it_and_is_else_as_it_is_built() {
    let site = town();
    let service = Service::of(site.root());
    let reply = service.get("bridges/old-bridge/");
    let policy = reply.body.split("Content-Security-Policy\" content=\"").nth(1);
    let policy = policy.and_then(|rest| rest.split('"').next()).expect("it has a policy");
    assert!(policy.ends_with("; connect-src 'self'"), "{policy}");
    let script = reply.body.lines().find(|line| line.contains("/_jubilee/")).expect("a script");
    let built = reply.body.replace(&format!("{script}\n"), "").replace("; connect-src 'self'", "");
    let output = site.path("public");
    let root = site.root().to_str().expect("Unicode");
    let status = told(&mut support::jubilee(&["build", "--root", root])).status;
    assert_eq!(status, Some(0));
    let page = std::fs::read_to_string(output.join("bridges/old-bridge/index.html"));
    assert_eq!(page.expect("it is built"), built);
    for own in ["/_jubilee/reload.js", "/_jubilee/findings.css"] {
        assert_eq!(service.ask("GET", own, &[]).status, 200, "{own}");
    }
}

#[test]
fn a_head_has_no_body_and_nothing_can_be_sent() {
    let site = town();
    let service = Service::of(site.root());
    let (get, head) = (service.get(""), service.ask("HEAD", "/larkford/", &[]));
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-length"), get.header("content-length"));
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        assert_eq!(service.ask(method, "/larkford/", &[("Content-Length", "0")]).status, 405);
    }
}

#[test]
fn a_port_that_is_taken_is_said_and_the_next_one_is_taken() {
    let site = town();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("an address").port();
    let service = Service::with(site.root(), &["--port", &port.to_string()]);
    assert!(service.port > port, "{}", service.opened);
    assert!(service.opened.starts_with(&format!("port {port} is taken; ")), "{}", service.opened);
    assert_eq!(service.get("").status, 200);
}

#[test]
fn nothing_is_written_to_disk() {
    let site = town();
    let before = tree(site.root());
    let service = Service::of(site.root());
    for path in ["", "bridges/", "bridges/old-bridge/", "css/site.css", "nowhere"] {
        service.get(path);
    }
    drop(service);
    assert_eq!(before, tree(site.root()));
}

#[cfg(unix)]
#[test]
fn an_interruption_is_an_end_like_any_other() {
    let site = town();
    let service = Service::of(site.root());
    let _open_page = service.events();
    assert_eq!(service.interrupt(), Some(0));
}

#[test]
fn a_folder_that_is_no_site_is_refused_with_what_to_type() {
    let site = Site::of(&[("readme.md", "Nothing.")]);
    let root = site.root().to_str().expect("Unicode");
    let told = told(&mut support::jubilee(&["serve", "--root", root]));
    assert_eq!(told.status, Some(1));
    assert!(told.errors.contains("--root DIR"), "{}", told.errors);
}

//! Who may ask, and for what: loopback by name, no page of another site, and nothing but the files of the site.

use std::fs;

use crate::service::Service;
use crate::support::Site;
use crate::town;

#[test]
fn only_loopback_by_its_name_is_answered() {
    let site = town();
    let service = Service::of(site.root());
    let port = service.port;
    for (host, status) in [
        (format!("127.0.0.1:{port}"), 200),
        (format!("localhost:{port}"), 200),
        (format!("LOCALHOST:{port}"), 200),
        (format!("[::1]:{port}"), 200),
        ("localhost".to_owned(), 403),
        ("localhost:1".to_owned(), 403),
        (format!("example.org:{port}"), 403),
        (format!("localhost.example.org:{port}"), 403),
        (format!("127.0.0.1.example.org:{port}"), 403),
        (format!("example.org@127.0.0.1:{port}"), 403),
        (format!("192.168.0.1:{port}"), 403),
        (String::new(), 403),
    ] {
        for target in ["/larkford/", "/_jubilee/reload.js"] {
            let reply = service.ask("GET", target, &[("Host", &host)]);
            assert_eq!(reply.status, status, "{host} {target}");
        }
        if status != 200 {
            assert_eq!(service.ask("GET", "/_jubilee/events", &[("Host", &host)]).status, status);
        }
    }
    let own = service.host();
    let twice = [("Host", own.as_str()), ("Host", "example.org")];
    assert_eq!(service.ask("GET", "/larkford/", &twice).status, 400);
    let absolute = format!("http://example.org:{port}/larkford/");
    assert_eq!(service.ask("GET", &absolute, &[]).status, 403);
}

#[test]
fn a_page_of_another_site_is_refused_on_the_stream_of_events_too() {
    let site = town();
    let service = Service::of(site.root());
    let own = format!("http://{}", service.host());
    let other_port = "http://127.0.0.1:1";
    for target in ["/larkford/", "/larkford/css/site.css", "/_jubilee/events"] {
        for headers in [
            &[("Origin", "https://example.org")][..],
            &[("Origin", "null")],
            &[("Origin", other_port)],
            &[("Origin", &own), ("Origin", "https://example.org")],
            &[("Sec-Fetch-Site", "cross-site")],
            &[("Sec-Fetch-Site", "same-site")],
            &[
                ("Sec-Fetch-Site", "cross-site"),
                ("Sec-Fetch-Mode", "navigate"),
                ("Sec-Fetch-Dest", "iframe"),
            ],
        ] {
            let reply = service.ask("GET", target, headers);
            assert_eq!(reply.status, 403, "{target} {headers:?}");
            assert_eq!(reply.header("access-control-allow-origin"), "");
        }
    }
    for headers in [
        &[("Origin", own.as_str())][..],
        &[("Sec-Fetch-Site", "same-origin")],
        &[("Sec-Fetch-Site", "none")],
        // A link to here that a reader follows.
        &[
            ("Sec-Fetch-Site", "cross-site"),
            ("Sec-Fetch-Mode", "navigate"),
            ("Sec-Fetch-Dest", "document"),
        ],
    ] {
        assert_eq!(service.ask("GET", "/larkford/", headers).status, 200, "{headers:?}");
    }
}

#[test]
fn no_path_leads_out_of_the_site() {
    let site = town();
    site.write("secret.txt", "secret");
    site.write("static/open.txt", "open");
    let service = Service::of(site.root());
    assert_eq!(service.get("open.txt").body, "open");
    for target in [
        "/larkford/../secret.txt",
        "/larkford/../book.toml",
        "/larkford/%2e%2e/secret.txt",
        "/larkford/%2E%2E%2Fsecret.txt",
        "/larkford/%252e%252e/secret.txt",
        "/larkford/..%5csecret.txt",
        "/larkford/..\\secret.txt",
        "/larkford/%5c..%5csecret.txt",
        "/larkford/open.txt%00.html",
        "/larkford/%00",
        "/larkford/./open.txt",
        "/larkford//open.txt",
        "/larkford/open.txt/",
        "/larkford/%6fpen%2etxt%2f..%2f..%2fsecret.txt",
        "/larkford/%ff",
        "/larkford/%c0%ae%c0%ae/secret.txt",
        "/larkford/book.toml",
        "/larkford/content/bridges/old-bridge.md",
        "/larkford/static/open.txt",
        "//larkford/open.txt",
        "/etc/passwd",
        "secret.txt",
        "*",
    ] {
        let reply = service.ask("GET", target, &[]);
        assert!([400, 403, 404].contains(&reply.status), "{target}: {}", reply.status);
        assert!(!reply.body.contains("secret\n") && reply.body != "secret", "{target}");
    }
    assert_eq!(service.get("open.txt").status, 200);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_site_is_not_followed() {
    let outside = Site::of(&[
        ("secret.txt", "secret"),
        ("secret.bin", "secret"),
        ("secret.md", "+++\n+++\nsecret"),
    ]);
    let site = town();
    site.write("static/kept.bin", "kept");
    let link = |to: &str, from: &str| {
        let _ = fs::remove_file(site.path(from));
        std::os::unix::fs::symlink(outside.path(to), site.path(from)).expect("a link");
    };
    link("secret.txt", "static/secret.txt");
    link("secret.md", "content/bridges/secret.md");
    let service = Service::of(site.root());
    let mut events = service.events();
    events.finding(Some("link-outside"));
    assert_eq!(service.get("kept.bin").body, "kept");
    // It takes the place of a file, and may be asked for before that was seen.
    link("secret.bin", "static/kept.bin");
    for path in ["kept.bin", "secret.txt", "bridges/secret/"] {
        let reply = service.get(path);
        assert_eq!(reply.status, 404, "{path}");
        assert!(!reply.body.contains("secret\n") && reply.body != "secret", "{path}");
    }
}

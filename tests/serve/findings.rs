//! A mistake is told to open pages and to the terminal, while all that can be shown is shown, and goes when it is mended.

use std::fs;

use crate::BOOK;
use crate::BRIDGE;
use crate::bridge;
use crate::service::Service;
use crate::support::Site;
use crate::town;

const TEMPLATE: &str =
    "{% extends \"base.html\" %}{% block main %}{{ page.body | safe }}{% endblock %}";

#[test]
fn a_mistake_in_a_page_is_told_with_its_place_and_goes_when_mended() {
    let site = town();
    site.write("content/bridges/second.md", bridge("The second", "It stands."));
    let service = Service::of(site.root());
    let mut events = service.events();
    events.finding(None);
    let sound = bridge("The old bridge", "Mended.");
    site.write(BRIDGE, sound.replace("built = 1831", "biult = 1831"));
    let event = events.finding(Some("unknown-key"));
    let finding = &event["findings"][0];
    assert_eq!(finding["severity"], "error", "{event}");
    assert_eq!(
        (&finding["file"], &finding["line"], &finding["column"]),
        (&BRIDGE.into(), &3.into(), &1.into())
    );
    assert_eq!(finding["hints"][0], "did you mean `built`?");
    let snippet = finding["snippet"].as_str().expect("a text");
    assert!(snippet.contains("3 | biult = 1831") && snippet.contains("^^^^^"), "{snippet}");
    service.line("error[unknown-key]");
    assert_eq!(service.get("bridges/second/").status, 200);
    assert_eq!(service.get("").status, 200);
    site.write(BRIDGE, sound);
    events.finding(None);
    assert!(service.get("bridges/old-bridge/").body.contains("Mended."));
}

#[test]
fn a_site_that_cannot_be_planned_says_why_and_comes_back() {
    for (path, broken, code) in [
        ("book.toml", "[book\n", "toml-syntax"),
        ("templates/bridge.html", "{% if %}", "template-syntax"),
    ] {
        let site = town();
        site.write("templates/bridge.html", TEMPLATE);
        let service = Service::of(site.root());
        let mut events = service.events();
        events.finding(None);
        let sound = fs::read_to_string(site.path(path)).expect("it is there");
        site.write(path, broken);
        events.finding(Some(code));
        let reply = service.get("bridges/old-bridge/");
        assert_eq!(reply.status, 503, "{path}");
        assert!(reply.body.contains(&format!("error[{code}]")), "{path}: {}", reply.body);
        assert!(reply.body.contains("/_jubilee/reload.js"), "{path}");
        service.line(&format!("error[{code}]"));
        site.write(path, sound);
        events.finding(None);
        assert_eq!(service.get("bridges/old-bridge/").status, 200, "{path}");
    }
}

#[test]
fn book_toml_may_go_and_come() {
    let site = town();
    let service = Service::of(site.root());
    let mut events = service.events();
    events.finding(None);
    fs::remove_file(site.path("book.toml")).expect("it was there");
    events.finding(Some("no-book"));
    site.write("book.toml", BOOK);
    events.finding(None);
    assert_eq!(service.get("bridges/old-bridge/").status, 200);
}

#[test]
fn a_site_with_mistakes_at_the_start_is_served_all_the_same() {
    for (files, code) in [
        (&[("book.toml", "[book\n")][..], "toml-syntax"),
        (&[("book.toml", BOOK), (BRIDGE, "+++\n+++\n")], "missing-field"),
    ] {
        let site = Site::of(files);
        let service = Service::of(site.root());
        service.events().finding(Some(code));
        site.write("book.toml", BOOK);
        site.write(BRIDGE, bridge("The old bridge", "It stands."));
        service.events().finding(None);
        assert_eq!(service.ask("GET", "/larkford/bridges/old-bridge/", &[]).status, 200);
    }
}

#[test]
fn what_only_finished_pages_tell_is_told_when_one_is_shown_and_when_it_is_quiet() {
    let site = town();
    site.write(
        "templates/bridge.html",
        TEMPLATE.replace("{{", "<a href=\"/larkford/nowhere/\">x</a>{{"),
    );
    let service = Service::of(site.root());
    // Nobody asks for the page.
    let mut events = service.events();
    events.finding(Some("broken-page-link"));
    service.line("error[broken-page-link]");
    site.write("templates/bridge.html", TEMPLATE);
    events.finding(None);
}

#[test]
fn a_template_that_fails_on_a_page_fails_on_no_other() {
    let site = town();
    site.write("templates/bridge.html", TEMPLATE.replace("{{", "{{ page.title + 1 }}{{"));
    let service = Service::of(site.root());
    let reply = service.get("bridges/old-bridge/");
    assert_eq!(reply.status, 503);
    assert!(reply.body.contains("error[template-error]"), "{}", reply.body);
    assert_eq!(service.get("bridges/").status, 200);
    service.events().finding(Some("template-error"));
}

#[test]
fn an_editor_is_told_in_the_language_of_the_site_and_at_once_in_another() {
    let site = town();
    let text = bridge("The old bridge", "").replace("built = 1831", "biult = 1831");
    site.write(BRIDGE, text);
    let service = Service::of(site.root());
    let mut events = service.events();
    for (tag, counted) in [("ru", "1 ошибка"), ("kk", "1 қате"), ("en", "1 error")] {
        site.write(
            "book.toml",
            BOOK.replace("[site]", &format!("[site]\neditor-language = \"{tag}\"")),
        );
        let event = events.until(|event| event["lang"] == tag);
        assert_eq!(event["counted"], counted, "{event}");
        service.line(counted);
    }
}

//! The form of the first site: it is there where it is published, and nowhere leaves a trace where it is not.
#![expect(clippy::disallowed_methods, reason = "what was built is compared with files on disk")]

mod support;

use std::fs;

use jubilee::site::SVELTIA;
use support::Site;
use support::repository;
use support::text;
use support::told;

const SCRIPT: &str = "static/admin/sveltia-cms.js";

/// The first site with a file in place of the script.
fn first() -> Site {
    let site = Site::first();
    site.write(SCRIPT, "// Stands for the script of the form.\n");
    site
}

#[test]
fn the_first_site_has_a_form_where_it_is_published_on_github() {
    let site = first();
    let mut command = site.command(&["build", "--base-url", "https://example.org/site/"]);
    let told = told(command.env("GITHUB_REPOSITORY", "example/site"));
    assert_eq!(told.status, Some(0), "{}", told.errors);
    assert_eq!(told.errors.lines().count(), 1, "{}", told.errors);
    let public = site.public();
    let config = text(&public, "admin/config.yml");
    let config: serde_json::Value = serde_json::from_str(config).expect("it is JSON");
    assert_eq!(config["backend"]["repo"], "example/site");
    assert_eq!(config["i18n"]["locales"], serde_json::json!(["kk", "ru", "en"]));
    assert_eq!(config["i18n"]["initial_locales"], serde_json::json!(["kk", "ru", "en"]));
    assert_eq!(config["output"]["omit_empty_optional_fields"], true);
    assert_eq!(public["admin/sveltia-cms.js"], fs::read(site.path(SCRIPT)).expect("it is there"));
    assert!(!text(&public, "sitemap.xml").contains("admin"));
}

#[test]
fn without_a_repository_or_a_script_nothing_of_the_form_is_published() {
    for (site, repository) in [(first(), None), (Site::first(), Some("example/site"))] {
        let mut command = site.command(&["build", "--strict"]);
        let told = told(command.envs(repository.map(|name| ("GITHUB_REPOSITORY", name))));
        assert_eq!(told.status, Some(0), "{}", told.errors);
        let public = site.public();
        let traces: Vec<&String> = public.keys().filter(|path| path.contains("admin")).collect();
        assert!(traces.is_empty(), "{traces:?}");
    }
}

#[test]
fn the_release_that_is_fetched_is_the_one_that_the_hint_names() {
    let script = fs::read_to_string(repository().join(".ci/fetch-admin")).expect("it is there");
    let version = script.lines().find_map(|line| line.strip_prefix("version="));
    assert_eq!(version, Some(SVELTIA));
}

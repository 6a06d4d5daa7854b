//! In which language findings are told: the command line says it before the site, and the site before the environment.

mod support;

use serde_json::Value;
use support::Site;
use support::Told;
use support::told;

const BOOK: &str = "[book]\ntitle = \"A town\"\n\n[languages]\nen = {}\n";

/// A town with a link that leads nowhere, and what its `[site]` says.
fn town(site: &str) -> Site {
    Site::of(&[
        ("book.toml", &format!("{BOOK}\n[site]\n{site}\n")),
        ("content/mill.md", "+++\ntitle = \"The mill\"\n+++\n\nSee the [bridge](bridge.md).\n"),
    ])
}

/// What a check says where the environment says something too.
fn check(site: &Site, options: &[&str], environment: &[(&str, &str)]) -> Told {
    let options = [&["check", "--color", "never"], options].concat();
    told(site.command(&options).envs(environment.iter().copied()))
}

#[test]
fn the_command_line_comes_before_the_site_and_the_site_before_the_environment() {
    let (en, ru, kk) = ("error[broken-link]", "ошибка[broken-link]", "қате[broken-link]");
    let kazakh: &[(&str, &str)] = &[("LANG", "kk_KZ.UTF-8")];
    for (site, options, environment, start) in [
        ("", &[] as &[&str], &[] as &[(&str, &str)], en),
        ("", &[], kazakh, kk),
        ("", &[], &[("LANG", "kk_KZ.UTF-8"), ("LC_MESSAGES", "ru_RU.UTF-8")], ru),
        ("", &[], &[("LANG", "ru_RU"), ("LC_MESSAGES", "ru_RU"), ("LC_ALL", "C")], en),
        ("", &[], &[("LANG", "de_DE.UTF-8")], en),
        ("editor-language = \"ru\"", &[], kazakh, ru),
        ("editor-language = \"en\"", &[], kazakh, en),
        ("editor-language = \"ru\"", &["--messages", "kk"], &[], kk),
        ("editor-language = \"ru\"", &["--messages", "en"], kazakh, en),
        ("", &["--messages", "ru"], kazakh, ru),
    ] {
        let told = check(&town(site), options, environment);
        assert_eq!(told.status, Some(1), "{}", told.errors);
        let is_told = told.errors.contains(start);
        assert!(is_told, "{site:?} {options:?} {environment:?}\n{}", told.errors);
    }
}

#[test]
fn the_code_the_place_and_the_values_are_the_same_in_every_language() {
    let site = town("");
    let all: Vec<Value> = ["en", "ru", "kk"]
        .iter()
        .map(|tag| {
            let told = check(&site, &["--format", "json", "--messages", tag], &[]);
            let link = told.output.lines().find(|line| line.contains("broken-link"));
            let link = link.unwrap_or_else(|| panic!("{}", told.output));
            serde_json::from_str(link).unwrap_or_default()
        })
        .collect();
    for key in ["code", "severity", "file", "line", "column", "start", "end", "values"] {
        assert!(all.iter().all(|link| link[key] == all[0][key]), "{key}: {all:#?}");
        assert!(!all[0][key].is_null(), "{key}: {all:#?}");
    }
    for key in ["message", "hints"] {
        let said: Vec<&Value> = all.iter().map(|link| &link[key]).collect();
        let differ = said[0] != said[1] && said[1] != said[2] && said[0] != said[2];
        assert!(differ, "{key}: {said:#?}");
    }
}

#[test]
fn a_build_says_in_the_same_language_how_it_ended() {
    let site = town("editor-language = \"ru\"");
    let told = site.run(&["build"]);
    let end = "1 ошибка, 1 предупреждение\nничего не опубликовано; сайт остался прежним\n";
    assert!(told.errors.ends_with(end), "{}", told.errors);
}

#[test]
fn what_a_code_means_is_explained_in_english() {
    let told = told(support::jubilee(&["explain", "broken-link"]).env("LANG", "ru_RU.UTF-8"));
    assert!(told.output.starts_with("broken-link: a link leads to"), "{}", told.output);
}

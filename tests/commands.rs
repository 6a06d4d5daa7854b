//! The command: what it answers, on which stream, and with which exit status.
#![expect(clippy::disallowed_methods, reason = "a test looks at what is on disk")]

mod support;

use std::collections::BTreeSet;
use std::fs;

use jubilee::command;
use serde_json::Value;
use support::Site;
use support::Told;
use support::jubilee;
use support::told;

const BOOK: &str = "\
[book]
title = \"A town\"

[languages]
en = {}
fr = {}

[lints]
unreviewed = \"off\"
missing-word = \"off\"
missing-phrase = \"off\"
missing-source = \"off\"

[kinds.bridge]
folder = \"bridges\"

[kinds.bridge.fields]
opened = { type = \"date\", required = true }
name = { type = \"text\", required = true }
repair = { type = \"record\", fields = { year = { type = \"date\", required = true }, by = \"text\" } }
";

const BRIDGE: &str = "+++\ntitle = \"Old bridge\"\nopened = 1823\nname = \"Old\"\n+++\n";

/// A town that passes every check.
fn town() -> Site {
    let words = "language = \"français\"\ntimeline = \"Chronologie\"\n";
    let site = Site::of(&[
        ("book.toml", BOOK),
        ("content/bridges/old.md", BRIDGE),
        ("templates/i18n/fr.toml", words),
    ]);
    for name in ["base", "home", "list", "entry", "page", "404", "redirect"] {
        let plain = "<!doctype html>\n<html lang=\"{{ lang.tag }}\">\n<title>{{ site.title }}</title>\n\
                     {% block title %}{% endblock %}{% block head %}{% endblock %}{% block main %}{% endblock %}\
                     {% block scripts %}{% endblock %}";
        site.write(&format!("templates/{name}.html"), plain);
    }
    site
}

/// A town with an error and a warning.
fn faulty() -> Site {
    let site = town();
    site.write(
        "content/about.md",
        "+++\ntitle = \"About: 100 %\"\n+++\n\nNothing leads [here](gone.md).\n",
    );
    site
}

#[test]
fn the_exit_status_says_how_it_went() {
    let (town, faulty) = (town(), faulty());
    let warned = Site::copy_of(&[town.root()]);
    warned.write("content/lonely.md", "+++\ntitle = \"Lonely\"\n+++\n");
    for (site, arguments, status) in [
        (&town, ["check"].as_slice(), 0),
        (&town, &["build"], 0),
        (&town, &["check", "--strict"], 0),
        (&warned, &["check"], 0),
        (&warned, &["build"], 0),
        (&warned, &["check", "--strict"], 1),
        (&faulty, &["check"], 1),
        (&faulty, &["build"], 1),
        (&faulty, &["build", "--format", "json"], 1),
        (&faulty, &["build", "--format", "xml"], 2),
        (&town, &["check", "--base-url", "example.org"], 2),
        (&town, &["check", "--base-url", "ftp://example.org/"], 2),
        (&town, &["check", "more"], 2),
        (&town, &["check", "--output", "there"], 2),
    ] {
        let told = site.run(arguments);
        assert_eq!(told.status, Some(status), "{arguments:?}\n{}{}", told.errors, told.output);
    }
    let bare = told(&mut jubilee(&[]));
    assert_eq!((bare.status, bare.output.as_str()), (Some(2), ""));
    assert!(bare.errors.contains("Usage: jubilee <COMMAND>"), "{}", bare.errors);
}

#[test]
fn the_help_names_every_command_and_option() {
    let help = told(&mut jubilee(&["--help"]));
    assert_eq!((help.status, help.errors.as_str()), (Some(0), ""));
    for command in command::ALL {
        assert!(help.output.contains(&format!("\n  {} ", command.name)), "{}", help.output);
        let own = told(&mut jubilee(&[command.name, "--help"]));
        assert_eq!(own.status, Some(0));
        for argument in (command.declare)().get_arguments() {
            assert!(argument.get_help().is_some(), "{} {}", command.name, argument.get_id());
            if let Some(long) = argument.get_long() {
                assert!(own.output.contains(&format!("--{long}")), "{}", own.output);
            }
        }
    }
    let version = told(&mut jubilee(&["--version"]));
    assert_eq!(version.output, concat!("jubilee ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn explain_says_what_a_code_means_and_how_to_set_its_level() {
    let lint = told(&mut jubilee(&["explain", "orphan-page"]));
    assert_eq!((lint.status, lint.errors.as_str()), (Some(0), ""));
    for part in [
        "orphan-page: no page links to this one",
        "Why: ",
        "Mend: ",
        "[lints] orphan-page = \"off\"",
    ] {
        assert!(lint.output.contains(part), "{}", lint.output);
    }
    let form = told(&mut jubilee(&["explain", "bad-date"]));
    assert!(
        form.output.contains("It is an error of form and cannot be turned off."),
        "{}",
        form.output
    );
    let all = told(&mut jubilee(&["explain"]));
    let names: Vec<&str> = command::codes().iter().map(|code| code.name).collect();
    assert_eq!(all.output.lines().collect::<Vec<_>>(), names);
}

#[test]
fn findings_for_people_go_to_standard_error_without_colour_unless_it_is_asked_for() {
    let site = faulty();
    let human = site.run(&["check"]);
    assert_eq!(human.output, "");
    for part in [
        "error[broken-link]: there is no page or file `content/gone.md`",
        "--> content/about.md:5:",
        "^^^^^^^",
        "warning[orphan-page]",
        "1 error, 1 warning\n",
    ] {
        assert!(human.errors.contains(part), "{}", human.errors);
    }
    for arguments in
        [["check"].as_slice(), &["check", "--color", "auto"], &["check", "--color", "never"]]
    {
        let told = site.run(arguments);
        assert_eq!(told.errors, human.errors, "{arguments:?}");
        assert!(!told.errors.contains('\u{1b}'), "{}", told.errors);
    }
    let coloured = site.run(&["check", "--color", "always"]);
    assert!(coloured.errors.contains("\u{1b}["), "{}", coloured.errors);
    for format in ["json", "github"] {
        let told = site.run(&["check", "--format", format, "--color", "always"]);
        assert!(!told.output.contains('\u{1b}'), "{}", told.output);
    }
}

#[test]
fn json_is_an_object_a_line_with_the_keys_that_are_documented() {
    let told = faulty().run(&["check", "--format", "json"]);
    assert_eq!(told.errors, "1 error, 1 warning\n");
    let findings: Vec<Value> =
        told.output.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let documented: BTreeSet<&str> = BTreeSet::from([
        "code",
        "severity",
        "message",
        "values",
        "file",
        "line",
        "column",
        "end_line",
        "end_column",
        "start",
        "end",
        "related",
        "notes",
        "hints",
    ]);
    for finding in &findings {
        let keys: BTreeSet<&str> =
            finding.as_object().expect("an object").keys().map(String::as_str).collect();
        assert!(keys.is_subset(&documented), "{keys:?}");
        assert!(
            keys.is_superset(&BTreeSet::from(["code", "severity", "message", "values", "file"])),
            "{keys:?}"
        );
    }
    let link =
        findings.iter().find(|finding| finding["code"] == "broken-link").expect("it is found");
    let text = "+++\ntitle = \"About: 100 %\"\n+++\n\nNothing leads [here](gone.md).\n";
    let at = text.find("gone.md").expect("it is there");
    assert_eq!(link["severity"], "error");
    assert_eq!(link["file"], "content/about.md");
    assert_eq!((&link["start"], &link["end"]), (&Value::from(at), &Value::from(at + 7)));
    assert_eq!((&link["line"], &link["column"]), (&Value::from(5), &Value::from(22)));
    assert_eq!((&link["end_line"], &link["end_column"]), (&Value::from(5), &Value::from(29)));
    assert_eq!(link["values"]["path"], "content/gone.md");
    assert!(link["hints"].as_array().is_some_and(|hints| !hints.is_empty()), "{link}");
}

#[test]
fn github_is_told_in_workflow_commands() {
    let told = faulty().run(&["check", "--format", "github"]);
    let lines: Vec<&str> = told.output.lines().collect();
    assert_eq!(lines.len(), 2, "{}", told.output);
    let link = lines.iter().find(|line| line.starts_with("::error ")).expect("an error");
    let start = "::error file=content/about.md,line=5,col=22,endLine=5,endColumn=29,title=broken-link::there is no page or file";
    assert!(link.starts_with(start), "{link}");
    assert!(link.contains("%0Ahelp: "), "a line that ends is written as %0A: {link}");
    let orphan = lines.iter().find(|line| line.starts_with("::warning ")).expect("a warning");
    assert!(orphan.contains("About: 100 %25"), "{orphan}");
}

#[test]
fn github_is_given_a_summary_with_links_to_the_lines() {
    let (site, town, elsewhere) = (faulty(), town(), Site::of(&[("event.json", EVENT)]));
    let summary = elsewhere.path("summary.md");
    let run = |site: &Site, arguments: &[&str]| {
        let mut command = site.command(arguments);
        command
            .env("GITHUB_STEP_SUMMARY", &summary)
            .env("GITHUB_WORKSPACE", site.root())
            .env("GITHUB_REPOSITORY", "town/site")
            .env("GITHUB_REF_TYPE", "branch")
            .env("GITHUB_REF_NAME", "12/merge")
            .env("GITHUB_HEAD_REF", "new-page")
            .env("GITHUB_EVENT_PATH", elsewhere.path("event.json"));
        told(&mut command)
    };
    let human = run(&site, &["check"]);
    assert!(!summary.exists(), "{}", human.errors);
    let github = run(&site, &["check", "--format", "github"]);
    assert_eq!(github.output.lines().count(), 2, "the annotations stay: {}", github.output);
    let first = fs::read_to_string(&summary).expect("a summary");
    let line = "](https://github.com/mayor/site/edit/new-page/content/about.md#L5): there is no page or file";
    assert!(first.starts_with("## 1 error, 1 warning\n"), "{first}");
    assert!(first.contains(line), "{first}");
    assert!(first.contains("About\\: 100 %"), "{first}");
    run(&town, &["status", "--format", "github"]);
    run(&town, &["check", "--format", "github"]);
    run(&town, &["build", "--format", "github"]);
    let all = fs::read_to_string(&summary).expect("a summary");
    let added = all.strip_prefix(&first).expect("it is added to");
    let added: Vec<&str> = added.split_terminator("\n\n").collect();
    assert_eq!((added.len(), added[0]), (2, "All is well: nothing to mend."), "{all}");
    assert!(added[1].starts_with("All is well: 5 pages in 2 languages, "), "{all}");
}

/// What GitHub says of a pull request from a fork.
const EVENT: &str = r#"{"pull_request": {"head": {"repo": {"full_name": "mayor/site"}}}}"#;

#[test]
fn a_summary_that_cannot_be_written_is_told_and_fails_nothing() {
    let site = town();
    let mut command = site.command(&["check", "--format", "github"]);
    let told = told(command.env("GITHUB_STEP_SUMMARY", site.path("no/such/folder")));
    assert_eq!(told.status, Some(0));
    assert!(told.errors.contains("the summary of the run cannot be written to"), "{}", told.errors);
}

#[test]
fn quiet_says_nothing_but_findings() {
    let town = town();
    for command in ["check", "build"] {
        let told = town.run(&[command, "--quiet"]);
        assert_eq!((told.errors.as_str(), told.output.as_str()), ("", ""), "{command}");
    }
    let (loud, quiet) = (faulty().run(&["check"]), faulty().run(&["check", "-q"]));
    assert_eq!(loud.errors.strip_suffix("1 error, 1 warning\n"), Some(quiet.errors.as_str()));
}

#[test]
fn a_build_ends_in_one_line() {
    let told = town().run(&["build"]);
    let (line, milliseconds) = told.errors.split_once(" bytes, in ").expect(&told.errors);
    assert!(line.starts_with("5 pages in 2 languages, "), "{line}");
    assert!(
        milliseconds.split_once(" ms: ").is_some_and(|(number, _)| number.parse::<u64>().is_ok())
    );
    assert_eq!((told.errors.lines().count(), told.output.as_str()), (1, ""));
}

#[test]
fn strict_lets_warnings_stop_publishing() {
    let site = town();
    site.write("content/lonely.md", "+++\ntitle = \"Lonely\"\n+++\n");
    let told = site.run(&["build", "--strict"]);
    assert_eq!(told.status, Some(1), "{}", told.errors);
    assert!(
        told.errors.ends_with("1 warning\nnothing was published; the site is as it was\n"),
        "{}",
        told.errors
    );
    assert!(!site.path("public").exists());
    assert!(site.build(&[]).contains_key("lonely/index.html"));
}

#[test]
fn lints_have_the_level_that_the_site_gives_them() {
    let site = town();
    site.write("content/lonely.md", "+++\ntitle = \"Lonely\"\n+++\n");
    for (level, status, said) in [
        ("error", 1, "error[orphan-page]"),
        ("warning", 0, "warning[orphan-page]"),
        ("off", 0, "nothing to mend"),
    ] {
        site.write(
            "book.toml",
            BOOK.replace("[lints]\n", &format!("[lints]\norphan-page = \"{level}\"\n")),
        );
        let told = site.run(&["check"]);
        assert_eq!(told.status, Some(status), "{level}");
        assert!(told.errors.contains(said), "{level}\n{}", told.errors);
    }
}

#[test]
fn a_folder_without_a_site_is_named() {
    let empty = Site::of(&[]);
    for root in ["", "nowhere"] {
        let folder = empty.path(root);
        let folder = folder.to_str().expect("UTF-8");
        for command in ["check", "build"] {
            let told = told(&mut jubilee(&[command, "--root", folder]));
            assert_eq!(told.status, Some(1), "{}", told.errors);
            let message = format!("error[no-book]: there is no `book.toml` in `{folder}`");
            assert!(told.errors.contains(&message), "{}", told.errors);
        }
    }
    assert_eq!(fs::read_dir(empty.root()).expect("a folder").count(), 0, "nothing is made there");
}

#[test]
fn output_is_the_folder_that_is_published_into() {
    let (site, elsewhere) = (town(), Site::of(&[]));
    let there = elsewhere.path("a/town");
    let told = site.run(&["build", "--output", there.to_str().expect("UTF-8")]);
    assert_eq!(told.status, Some(0), "{}", told.errors);
    assert!(there.join("index.html").exists() && !site.path("public").exists());
    let here = told_in(&site, &["build", "--output", "here"]);
    assert_eq!(here.status, Some(0), "{}", here.errors);
    assert!(site.path("here/index.html").exists(), "a folder is named from where one stands");
}

/// Runs a command within the folder of a site, without naming it.
fn told_in(site: &Site, arguments: &[&str]) -> Told {
    told(jubilee(arguments).current_dir(site.root()))
}

#[test]
fn drafts_are_part_of_the_site_only_where_they_are_asked_for() {
    let site = town();
    site.write(
        "content/bridges/planned.md",
        BRIDGE.replace("+++\ntitle", "+++\ndraft = true\ntitle"),
    );
    assert!(!site.build(&[]).contains_key("bridges/planned/index.html"));
    let shown = site.build(&["--drafts"]);
    assert!(shown.contains_key("bridges/planned/index.html"));
    assert_eq!(support::text(&shown, "robots.txt"), "User-agent: *\nDisallow: /\n");
}

/// Each is wrong in one way, however many pages show it.
#[test]
fn one_mistake_is_one_finding() {
    let french = "content/bridges/old.fr.md";
    for (path, page, code) in [
        (BRIDGE_PATH, BRIDGE.replace("1823", "\"in May\""), "bad-date"),
        (BRIDGE_PATH, BRIDGE.replace("opened", "openned"), "unknown-key"),
        (BRIDGE_PATH, BRIDGE.replace("opened = 1823\n", ""), "missing-field"),
        (BRIDGE_PATH, BRIDGE.replace("\"Old\"", "3"), "wrong-type"),
        (BRIDGE_PATH, BRIDGE.replace("\"Old\"", "\"\""), "missing-field"),
        (BRIDGE_PATH, BRIDGE.replace("title", "titel"), "unknown-key"),
        (BRIDGE_PATH, BRIDGE.replace("title = \"Old bridge\"\n", ""), "missing-key"),
        (BRIDGE_PATH, BRIDGE.replace("\"Old bridge\"", "1"), "wrong-type"),
        (BRIDGE_PATH, BRIDGE.replace("name", "repair = { year = \"1850s\" }\nname"), "bad-date"),
        (BRIDGE_PATH, BRIDGE.replace("name", "repair = { yaer = 1850 }\nname"), "unknown-key"),
        (BRIDGE_PATH, BRIDGE.replace("name", "repair = { by = \"Hart\" }\nname"), "missing-field"),
        (french, "+++\ntitle = \"Vieux pont\"\nname = 3\n+++\n".to_owned(), "wrong-type"),
        (french, "+++\ntitle = \"Vieux pont\"\n+++\n".to_owned(), "missing-field"),
    ] {
        let site = town();
        site.write("content/bridges/new.md", BRIDGE);
        site.write(path, &page);
        let told = site.run(&["check", "--format", "json"]);
        let codes =
            told.output.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        let codes: Vec<Value> = codes.map(|finding| finding["code"].clone()).collect();
        assert_eq!(codes, [code], "{page}\n{}", told.output);
    }
    // What the original lacks, its translation lacks too.
    let site = town();
    site.write(BRIDGE_PATH, BRIDGE.replace("opened = 1823\n", ""));
    site.write(french, "+++\ntitle = \"Vieux pont\"\nname = \"Vieux\"\n+++\n");
    let told = site.run(&["check"]);
    assert!(told.errors.ends_with("\n1 error\n"), "{}", told.errors);
}

const BRIDGE_PATH: &str = "content/bridges/old.md";

#[test]
fn status_tells_what_is_missing_stale_unmarked_and_unreviewed() {
    let site = town();
    site.write(
        "book.toml",
        BOOK.replace("[languages]", "[site]\nupdated = 2023-05-29\n\n[languages]"),
    );
    site.write("content/bridges/new.md", BRIDGE);
    site.write("content/bridges/mill.md", BRIDGE.replace("opened", "updated = 2024\nopened"));
    let french = |marks: &str| format!("+++\ntitle = \"Pont\"\n{marks}name = \"Pont\"\n+++\n");
    site.write(
        "content/bridges/new.fr.md",
        french("translated-from = 2023-05-29\nreviewed = \"Mme Hart\"\n"),
    );
    site.write("content/bridges/mill.fr.md", french("translated-from = 2023-05-29\n"));
    let told = site.run(&["status", "--format", "json"]);
    assert_eq!(told.status, Some(0));
    let status: Value = serde_json::from_str(&told.output).expect("JSON");
    let bridges = &status["languages"][0]["kinds"];
    let bridges = bridges.as_array().expect("kinds").iter().find(|kind| kind["kind"] == "bridge");
    let bridges = bridges.expect("the bridges");
    assert_eq!(bridges["pages"], 3);
    assert_eq!(bridges["complete"], 1);
    assert_eq!(bridges["missing"], serde_json::json!(["content/bridges/old.fr.md"]));
    assert_eq!(bridges["stale"], serde_json::json!(["content/bridges/mill.fr.md"]));
    assert_eq!(bridges["unreviewed"], serde_json::json!(["content/bridges/mill.fr.md"]));
    let told = site.run(&["status"]).output;
    for line in ["fr ", "  missing:\n    content/bridges/old.fr.md", "  without source:\n"] {
        assert!(told.contains(line), "{told}");
    }
}

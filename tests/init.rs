//! `jubilee init`: what it makes builds, in whatever languages; and what it makes is all there is to say about a site.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a test makes sites on disk, looks at them, and ends where it cannot"
)]

#[path = "init/refusals.rs"]
mod refusals;
mod support;
#[cfg(target_os = "linux")]
#[path = "init/terminal.rs"]
mod terminal;
#[path = "init/workflow.rs"]
mod workflow;

use std::fs;

use jubilee::command;
use jubilee::diagnostic::Class;
use serde_json::Value;
use support::Site;
use support::Told;
use support::jubilee;
use support::text;
use support::told;

/// Runs `init` on a folder.
fn init(dir: &std::path::Path, arguments: &[&str]) -> Told {
    let mut command = jubilee(&["init"]);
    command.arg(dir).args(arguments).stdin(std::process::Stdio::null());
    told(&mut command)
}

/// A site of Larkford with these arguments more.
fn larkford(arguments: &[&str]) -> Site {
    let site = Site::of(&[]);
    let town = ["--title", "Larkford", "--since", "1823-06-24", "--until", "2023-06"];
    let told = init(site.root(), &[&town, arguments].concat());
    assert_eq!((told.status, told.errors.as_str()), (Some(0), ""), "{arguments:?}");
    site
}

/// What `check` finds: the code and the severity of each finding.
fn findings(site: &Site) -> Vec<(String, String)> {
    let told = site.run(&["check", "--format", "json"]);
    let word = |finding: &Value, key: &str| finding[key].as_str().expect(key).to_owned();
    let findings = told.output.lines().map(|line| serde_json::from_str(line).expect("JSON"));
    findings.map(|finding: Value| (word(&finding, "code"), word(&finding, "severity"))).collect()
}

/// Everything that `init` wrote, below the folder of the site.
fn written(site: &Site) -> Vec<(String, String)> {
    let all = support::tree(site.root()).into_iter();
    all.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

#[test]
fn a_new_site_builds_in_any_languages_and_warns_of_nothing_but_what_is_to_be_done() {
    for (arguments, warnings, complete) in [
        (["--languages", "en"].as_slice(), [].as_slice(), ["en"].as_slice()),
        (&[], &[], &["en"]),
        (&["--languages", "kk,ru,en"], &[], &["kk", "ru", "en"]),
        (&["--languages", "kk,ru,en", "--language", "ru"], &[], &["kk", "ru", "en"]),
        (&["--languages", "kk,ru,en", "--language", "en"], &[], &["kk", "ru", "en"]),
        (&["--languages", "fr"], &["missing-phrase"], &["fr"]),
        (&["--languages", "ar"], &["missing-phrase"], &["ar"]),
        (&["--languages", "fr,en"], &["missing-phrase"], &["fr", "en"]),
        (&["--languages", "en,fr"], &["missing-phrase", "missing-word"], &["en"]),
    ] {
        let site = larkford(arguments);
        let warned = warnings.iter().map(|code| ((*code).to_owned(), "warning".to_owned()));
        assert_eq!(findings(&site), warned.collect::<Vec<_>>(), "{arguments:?}");
        let public = site.build(&[]);
        let default = match arguments {
            [.., "--language", tag] => tag,
            _ => complete[0],
        };
        for tag in complete {
            let folder = if *tag == default { String::new() } else { format!("{tag}/") };
            let timeline = text(&public, &format!("{folder}timeline/index.html"));
            for page in
                ["", "about", "milestones/beginning", "milestones/anniversary", "people/founder"]
            {
                let path = format!("{folder}{page}/index.html").replace("//", "/");
                let page = text(&public, path.trim_start_matches('/'));
                assert!(page.contains(&format!("<html lang=\"{tag}\"")), "{arguments:?} {path}");
            }
            let entries = public.keys().filter_map(|path| path.strip_prefix(&*folder));
            let entries = entries
                .filter(|path| path.starts_with("milestones/") || path.starts_with("people/"));
            for entry in entries
                .filter_map(|path| path.strip_suffix("/index.html"))
                .filter(|path| path.contains('/'))
            {
                assert!(
                    timeline.contains(&format!("{entry}/\"")),
                    "{arguments:?}: {entry} in {tag}"
                );
            }
        }
    }
}

#[test]
fn a_language_without_texts_shows_the_original_and_says_so() {
    let public = larkford(&["--languages", "en,fr"]).build(&[]);
    assert!(text(&public, "fr/index.html").contains("<html lang=\"fr\""));
    assert!(!public.contains_key("fr/milestones/beginning/index.html"));
    assert!(text(&public, "fr/milestones/index.html").contains("lang=\"en\""));
    let site = larkford(&["--languages", "ar"]);
    let page = fs::read_to_string(site.path("content/people/founder.md")).expect("a page");
    assert!(page.starts_with("+++\n# Still in English, to be written in `ar`.\n"), "{page}");
    assert!(page.contains("\ntitle-lang = \"en\"\n"), "{page}");
}

#[test]
fn every_option_that_is_shown_as_a_comment_is_right_when_it_is_taken_into_use() {
    for arguments in [["--languages", "kk,ru,en"], ["--languages", "en"]] {
        let site = larkford(&arguments);
        let mut taken = 0;
        for (path, text) in written(&site) {
            if !path.ends_with(".toml") && !path.starts_with("content/") {
                continue;
            }
            let option = |line: &str| {
                line.starts_with('#') && !line.starts_with("# ") && !line.starts_with("##")
            };
            let lines = text.lines().map(|line| if option(line) { &line[1..] } else { line });
            taken += text.lines().filter(|line| option(line)).count();
            site.write(&path, lines.collect::<Vec<_>>().join("\n") + "\n");
        }
        assert!(taken > 40, "only {taken} options are shown");
        assert_eq!(findings(&site), [], "{arguments:?}\n{}", site.run(&["check"]).errors);
        let public = site.build(&[]);
        assert!(public.contains_key("map/index.html") && public.contains_key("CNAME"));
    }
}

#[test]
fn every_key_and_every_lint_that_there_is_stands_in_the_new_book() {
    let site = larkford(&[]);
    let book = fs::read_to_string(site.path("book.toml")).expect("the book");
    let ends = |rest: &str| rest.trim_start_matches(' ').starts_with(['=', ']', '.', '`']);
    let shows = |key: &str| {
        let mut places = book.match_indices(key);
        places.any(|(at, _)| {
            let begins = !book[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-');
            begins && ends(&book[at + key.len()..])
        })
    };
    for code in command::codes().iter().filter(|code| code.class == Class::Lint) {
        assert!(shows(code.name), "the book shows no `{}`", code.name);
    }
    // A key that nothing resembles is told with those that are known in its place.
    let odd = "zzzzzzzz = 1\n";
    let mut wrong = format!("{odd}{book}");
    for section in
        ["[book]", "[site]", "[kinds.milestone]", "[kinds.milestone.timeline]", "[[eras]]"]
    {
        wrong = wrong.replacen(&format!("\n{section}\n"), &format!("\n{section}\n{odd}"), 1);
    }
    wrong = wrong.replacen("en = {}", "en = { zzzzzzzz = 1 }", 1);
    wrong = format!("{wrong}\n[build]\n{odd}");
    site.write("book.toml", &wrong);
    let report = site.run(&["check"]).errors;
    let known: Vec<&str> = report
        .lines()
        .filter_map(|line| line.split_once("known here: "))
        .flat_map(|(_, keys)| keys.split(", "))
        .collect();
    assert!(known.len() > 30, "{report}");
    for key in known {
        assert!(shows(key), "the book shows no `{key}`");
    }
}

#[test]
fn any_title_is_written_as_it_was_said() {
    for title in [
        "Larkford: 200 \"years\"",
        "Hart's bridge",
        "Both \"kinds\" and 'these'",
        "C:\\larkford\\bridge",
        "'''\"\"\"",
        "Ларкфорд: 200 жыл",
        "مئتا عام على «المدينة»",
        "ע\"ש הארט",
        "二百年 🎉",
        "{{ title }} {% raw %}",
        "</title><b>Bold</b> & more",
        "@since@ # [book] = 1",
        "*Larkford* _and_ `more`",
    ] {
        let site = Site::of(&[]);
        let dates = ["--since", "1823", "--until", "2023", "--languages", "en,kk"];
        let told = init(site.root(), &[&["--title", title], &dates[..]].concat());
        assert_eq!(told.status, Some(0), "{title}: {}", told.errors);
        assert_eq!(findings(&site), [], "{title}");
        for (path, language) in
            [("book.toml", None), ("content/_index.md", None), ("content/_index.kk.md", Some("en"))]
        {
            let text = fs::read_to_string(site.path(path)).expect(path);
            let toml = text
                .strip_prefix("+++\n")
                .and_then(|text| text.split_once("+++\n"))
                .map_or(&*text, |(front, _)| front);
            let table: toml::Table = toml.parse().expect(path);
            let front = table.get("book").and_then(toml::Value::as_table).unwrap_or(&table);
            assert_eq!(front["title"].as_str(), Some(title), "{path}");
            assert_eq!(front.get("title-lang").and_then(toml::Value::as_str), language, "{path}");
        }
    }
}

#[test]
fn what_the_readme_shows_is_a_page_that_passes_check() {
    for language in ["en", "ru", "kk"] {
        let site = larkford(&["--language", language, "--languages", "kk,ru,en"]);
        let readme = fs::read_to_string(site.path("README.md")).expect("a README");
        let page = readme.split_once("```markdown\n").and_then(|(_, rest)| rest.split_once("```"));
        site.write("content/milestones/first-school.md", page.expect("an example").0);
        assert_eq!(findings(&site), [], "{language}\n{}", site.run(&["check"]).errors);
        assert!(site.build(&[]).contains_key("milestones/first-school/index.html"));
        let others = ["en", "ru", "kk"].into_iter().filter(|other| *other != language);
        for other in others {
            assert!(readme.contains(&format!("(README.{other}.md)")), "{readme}");
            assert!(site.path(&format!("README.{other}.md")).exists());
        }
    }
}

/// The site of one bridge that the README of the repository shows.
#[test]
fn the_small_site_of_the_readme_builds() {
    let readme = fs::read_to_string(support::repository().join("README.md")).expect("it is there");
    let (_, shown) =
        readme.split_once("This is a whole site, `bridges/book.toml`").expect("it is shown");
    let block = |start: &str| {
        let block = shown.split_once(start).and_then(|(_, rest)| rest.split_once("```"));
        block.expect(start).0
    };
    let page = ("content/bridges/old-bridge.md", block("```markdown\n"));
    let site = Site::of(&[("book.toml", block("```toml\n")), page]);
    assert_eq!(findings(&site), []);
    assert!(text(&site.build(&[]), "timeline/index.html").contains("The old bridge"));
}

#[test]
fn nothing_is_left_to_fill_in_but_what_an_editor_is_to_say() {
    for (path, text) in written(&larkford(&["--languages", "kk,ru,en,fr"])) {
        let names = text.split('@').skip(1).step_by(2);
        for name in names {
            let is_name =
                !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            assert!(!is_name, "{path} still says @{name}@");
        }
        assert!(text.ends_with('\n') && !text.contains("\n\n\n"), "{path}");
    }
}

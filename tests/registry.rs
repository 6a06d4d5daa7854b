//! One file, one thing, one line to list it: what lies in a folder of lints, outputs, commands, functions or filters is in
//! its `ALL`, and what is in `ALL` lies there under its own name. Every code of a finding can be explained.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the house is read from disk, and a test ends where it cannot be"
)]

mod support;

use std::collections::BTreeSet;
use std::fs;

use jubilee::command;
use jubilee::lint;
use jubilee::output;
use support::jubilee;
use support::repository;
use support::told;
use support::tree;

/// A folder, and what each of its files declares.
struct Registry {
    folder: &'static str,
    constant: &'static str,
}

const REGISTRIES: &[Registry] = &[
    Registry { folder: "src/lint", constant: "LINT" },
    Registry { folder: "src/output", constant: "OUTPUT" },
    Registry { folder: "src/command", constant: "COMMAND" },
    Registry { folder: "src/render/functions", constant: "FUNCTION" },
    Registry { folder: "src/render/filters", constant: "FILTER" },
];

impl Registry {
    /// The files beside `mod.rs`, by their stem.
    fn files(&self) -> Vec<(String, String)> {
        let files = tree(&repository().join(self.folder)).into_iter();
        files
            .filter(|(path, _)| path.ends_with(".rs") && path != "mod.rs")
            .map(|(path, bytes)| {
                let text = String::from_utf8(bytes).expect("UTF-8");
                (path.trim_end_matches(".rs").to_owned(), text)
            })
            .collect()
    }

    /// The files that declare a member of the registry.
    fn members(&self) -> Vec<(String, String)> {
        let declares = format!("const {}:", self.constant);
        self.files().into_iter().filter(|(_, text)| text.contains(&declares)).collect()
    }

    fn stems(&self) -> BTreeSet<String> {
        self.members().into_iter().map(|(stem, _)| stem).collect()
    }

    fn module(&self) -> String {
        fs::read_to_string(repository().join(self.folder).join("mod.rs")).expect(self.folder)
    }

    /// What `ALL` lists, in its order.
    fn listed(&self) -> Vec<String> {
        let module = self.module();
        let (_, all) = module.split_once("const ALL: ").expect("it has a list");
        let (_, all) =
            all.split_once("&[").and_then(|(_, list)| list.split_once("&[")).expect("it is a list");
        let (all, _) = all.split_once("];").expect("the list ends");
        let end = format!("::{}", self.constant);
        all.split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty())
            // A member may be there on a condition, which stands on the line above.
            .map(|item| item.lines().last().unwrap_or(item).trim())
            .map(|item| item.strip_suffix(&end).unwrap_or(item).to_owned())
            .collect()
    }

    /// The name by which a member is known, as its text says it.
    fn named(text: &str) -> Option<&str> {
        text.split_once("{ name: \"")?.1.split('"').next()
    }
}

#[test]
fn every_file_of_a_registry_is_listed_once_and_nothing_else() {
    for registry in REGISTRIES {
        let listed = registry.listed();
        let once: BTreeSet<String> = listed.iter().cloned().collect();
        assert_eq!(listed.len(), once.len(), "{}: {listed:?}", registry.folder);
        assert_eq!(once, registry.stems(), "`ALL` of {} and its files", registry.folder);
        assert!(once.len() > 1, "{} lists {once:?}", registry.folder);
    }
}

#[test]
fn every_file_of_a_registry_is_compiled() {
    for registry in REGISTRIES {
        let module = registry.module();
        // Of a module in a folder of its own, the folder is declared.
        let files = registry.files().into_iter().map(|(stem, _)| stem);
        for stem in files.map(|stem| stem.split('/').next().unwrap_or_default().to_owned()) {
            let declared = module.contains(&format!("mod {stem};\n"));
            assert!(declared, "{}/mod.rs does not declare `{stem}`", registry.folder);
        }
    }
}

#[test]
fn a_member_bears_the_name_of_its_file() {
    for registry in REGISTRIES.iter().filter(|registry| registry.constant != "LINT") {
        for (stem, text) in registry.members() {
            let name = Registry::named(&text).map(|name| name.replace('-', "_"));
            assert_eq!(name.as_deref(), Some(stem.as_str()), "{}/{stem}.rs", registry.folder);
        }
    }
    let of = |constant| {
        let registry = REGISTRIES.iter().find(|registry| registry.constant == constant);
        registry.expect(constant).listed()
    };
    let lints: Vec<String> =
        lint::ALL.iter().map(|lint| lint.code.name.replace('-', "_")).collect();
    assert_eq!(lints, of("LINT"));
    assert_eq!(output::names().collect::<Vec<_>>(), of("OUTPUT"));
    let commands: Vec<String> =
        command::ALL.iter().map(|command| command.name.replace('-', "_")).collect();
    assert_eq!(commands, of("COMMAND"));
}

#[test]
fn every_code_of_the_sources_is_known_by_its_own_name() {
    let known: Vec<&str> = command::codes().iter().map(|code| code.name).collect();
    let once: BTreeSet<&str> = known.iter().copied().collect();
    assert_eq!(known.len(), once.len(), "a name is there twice: {known:?}");
    let mut written = BTreeSet::new();
    for (path, bytes) in tree(&repository().join("src")) {
        let text = String::from_utf8(bytes).expect("UTF-8");
        let is_code =
            path.ends_with(".rs") && path != "diagnostic/code.rs" && !path.contains("/tests");
        for (before, after) in text.match_indices("Code::").map(|(at, _)| text.split_at(at)) {
            let is_static = before.lines().rev().take(2).any(|line| line.contains("static "));
            if is_code && is_static {
                written.extend(after.split('"').nth(1).map(str::to_owned));
            }
        }
    }
    let written: BTreeSet<&str> = written.iter().map(String::as_str).collect();
    assert_eq!(once, written, "the codes that `explain` knows, and those that src/ declares");
    assert!(once.len() > 60, "only {} codes", once.len());
}

#[test]
fn every_code_is_explained_in_sentences() {
    for code in command::codes() {
        let said = code.explanation();
        assert!(said.split_whitespace().count() >= 6, "{}: {said:?}", code.name);
        assert!(said.trim_end().ends_with(['.', '`', '}']), "{}: {said:?}", code.name);
        let told = told(&mut jubilee(&["explain", code.name]));
        assert_eq!(told.status, Some(0), "{}", code.name);
        let start = said.trim_start_matches(&format!("`{}`: ", code.name));
        assert_eq!(
            told.output
                .strip_prefix(&format!("{}: ", code.name))
                .map(|text| text.starts_with(start)),
            Some(true),
            "{}",
            told.output
        );
    }
}

#[test]
fn the_file_of_a_lint_begins_with_what_explain_says() {
    let lints = REGISTRIES.iter().find(|registry| registry.constant == "LINT").expect("lints");
    for (stem, text) in lints.members() {
        let name = stem.replace('_', "-");
        let doc: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//!")).collect();
        let doc: Vec<&str> =
            doc.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        assert!(doc[0].starts_with(&format!("`{name}`: ")), "{stem}: {doc:?}");
        for part in ["Why: ", "Mend: "] {
            assert!(doc.iter().any(|line| line.starts_with(part)), "{stem} has no {part}");
        }
        let told = told(&mut jubilee(&["explain", &name]));
        let doc = doc.join("\n");
        let said = doc.trim_start_matches(&format!("`{name}`: "));
        assert!(told.output.contains(said), "{name}\n{}", told.output);
    }
}

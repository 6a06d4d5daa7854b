//! The workflow of a new site: the version that wrote it, its checksum, and the same actions as the repository's own.

use std::fs;

use super::larkford;
use crate::support::Site;
use crate::support::repository;

const PATH: &str = ".github/workflows/pages.yml";

fn workflow(site: &Site) -> String {
    fs::read_to_string(site.path(PATH)).expect("a workflow")
}

#[test]
fn the_workflow_names_the_version_that_wrote_it_and_where_its_releases_are() {
    let version = format!("JUBILEE_VERSION: \"{}\"\n", env!("CARGO_PKG_VERSION"));
    let own = env!("CARGO_PKG_REPOSITORY").strip_prefix("https://github.com/");
    let own = own.map_or("${{ vars.JUBILEE_REPOSITORY }}".to_owned(), |name| format!("\"{name}\""));
    for (arguments, repository) in [
        (&[][..], own.as_str()),
        (&["--release-repository", "larkford/jubilee"], "\"larkford/jubilee\""),
    ] {
        let text = workflow(&larkford(arguments));
        assert!(text.contains(&version), "{text}");
        assert!(text.contains(&format!("  JUBILEE_REPOSITORY: {repository}\n")), "{text}");
    }
}

#[test]
fn the_workflow_takes_the_actions_that_the_repository_takes_itself() {
    let own = fs::read_to_string(repository().join(PATH)).expect("the repository's workflow");
    let actions = |text: &str| -> Vec<String> {
        let lines = text.lines().filter_map(|line| line.split_once("uses: "));
        lines.map(|(_, action)| action.to_owned()).collect()
    };
    let (own, new) = (actions(&own), actions(&workflow(&larkford(&[]))));
    assert_eq!(new.len(), 4, "{new:?}");
    for action in new {
        assert!(own.contains(&action), "the repository's own workflow does not take {action}");
        assert_eq!(
            action.split(['@', ' ']).nth(1).map(str::len),
            Some(40),
            "{action} is not pinned"
        );
    }
}

/// The step that fetches the program, with a `curl` that takes the release from a folder.
#[cfg(target_os = "linux")]
mod fetching {
    use std::path::Path;
    use std::process::Command;

    use super::workflow;
    use crate::larkford;
    use crate::support::Site;
    use crate::support::Told;
    use crate::support::told;

    const NAME: &str = concat!("jubilee-", env!("CARGO_PKG_VERSION"), "-x86_64-unknown-linux-musl");

    /// What the step runs.
    fn script() -> String {
        let text = workflow(&larkford(&[]));
        let (_, step) = text.split_once("- name: Fetch jubilee\n").expect("the step");
        let (_, step) = step.split_once("run: |\n").expect("it runs something");
        let lines = step.lines().map_while(|line| line.strip_prefix("          "));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn sh(dir: &Path, script: &str) -> Told {
        let mut bash = Command::new("bash");
        told(bash.args(["-eo", "pipefail", "-c", script]).current_dir(dir))
    }

    /// A release with a program that says its name, its checksums, and a machine to fetch it on.
    fn release() -> Site {
        let site =
            Site::of(&[("release/program", "#!/bin/sh\necho jubilee\n"), ("machine/path", "")]);
        let curl = "#!/bin/bash\nwhile [ \"$1\" != --output ]; do shift; done\ncp \"$RELEASE/${3##*/}\" \"$2\"\necho \"$3\" >> \"$RELEASE/asked\"\n";
        site.write("bin/curl", curl);
        let pack = format!(
            "chmod +x ../bin/curl program; mkdir {NAME}; cp program {NAME}/jubilee; tar -czf {NAME}.tar.gz {NAME}; sha256sum program {NAME}.tar.gz > SHA256SUMS"
        );
        assert_eq!(sh(&site.path("release"), &pack).status, Some(0));
        site
    }

    fn fetch(site: &Site, repository: &str, pinned: &str) -> Told {
        let at = |path: &str| site.path(path).display().to_string();
        let path = std::env::var("PATH").unwrap_or_default();
        let mut bash = Command::new("bash");
        bash.args(["-eo", "pipefail", "-c", &script()]).envs([
            ("PATH", format!("{}:{path}", at("bin"))),
            ("RELEASE", at("release")),
            ("RUNNER_TEMP", at("machine")),
            ("GITHUB_PATH", at("machine/path")),
            ("JUBILEE_VERSION", env!("CARGO_PKG_VERSION").to_owned()),
            ("JUBILEE_REPOSITORY", repository.to_owned()),
            ("JUBILEE_SHA256", pinned.to_owned()),
        ]);
        told(&mut bash)
    }

    #[test]
    fn the_program_is_taken_where_its_checksum_is_right_and_nowhere_else() {
        let sum = |site: &Site| {
            let told = sh(&site.path("release"), &format!("sha256sum {NAME}.tar.gz | cut -c1-64"));
            told.output.trim().to_owned()
        };
        let wrong = "0".repeat(64);
        let damage = format!("echo more >> {NAME}.tar.gz");
        let forget = "sha256sum program > SHA256SUMS";
        for (what, change, pinned, goes_well) in [
            ("a sound release", "", None, true),
            ("a sound release, pinned", "", Some(String::new()), true),
            ("another release than the pinned one", "", Some(wrong), false),
            ("a damaged archive", damage.as_str(), None, false),
            ("a list without the archive", forget, None, false),
            ("no list", "rm SHA256SUMS", None, false),
        ] {
            let site = release();
            let pinned = pinned.map(|text| if text.is_empty() { sum(&site) } else { text });
            assert_eq!(sh(&site.path("release"), change).status, Some(0));
            let told = fetch(&site, "larkford/jubilee", &pinned.unwrap_or_default());
            assert_eq!(told.status == Some(0), goes_well, "{what}: {told:?}");
            let unpacked = site.path(&format!("machine/{NAME}/jubilee"));
            assert_eq!(unpacked.exists(), goes_well, "{what}");
            if goes_well {
                let asked = std::fs::read_to_string(site.path("release/asked")).expect("asked");
                let address = format!(
                    "https://github.com/larkford/jubilee/releases/download/v{}/{NAME}.tar.gz\n",
                    env!("CARGO_PKG_VERSION")
                );
                assert!(asked.starts_with(&address), "{asked}");
                let path = std::fs::read_to_string(site.path("machine/path")).expect("a path");
                assert!(path.ends_with(&format!("/machine/{NAME}\n")), "{path}");
            }
        }
    }

    #[test]
    fn a_repository_that_nobody_named_is_an_error_that_says_where_to_name_it() {
        let told = fetch(&release(), "", "");
        assert_eq!(told.status, Some(1));
        assert!(told.output.starts_with("::error::"), "{}", told.output);
        assert!(
            told.output.contains("JUBILEE_REPOSITORY in .github/workflows/pages.yml"),
            "{}",
            told.output
        );
    }
}

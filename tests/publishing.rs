//! What a build leaves on disk: the whole new site or the whole old one, the same bytes from the same sources, whatever
//! befalls the build.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the disk is what is looked at, and a test ends where it cannot be"
)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::process::Child;
use std::process::Stdio;

use support::Site;
use support::Tree;
use support::first_sources;
use support::repository;

/// A town with a few pages, which is built in no time.
fn town() -> Site {
    Site::copy_of(&[&repository().join("tests/sites/bicentenary/in")])
}

/// Ten files of the first site, what stands in each, the mistake that takes its place, and what it is called.
const MISTAKES: &[(&str, &str, &str, &str)] = &[
    ("content/missions/unifil.md", "start = \"1978-03\"", "start = \"March 1978\"", "bad-date"),
    (
        "content/missions/undof.md",
        "region = \"middle-east\"",
        "region = \"middle-eest\"",
        "unknown-choice",
    ),
    ("content/missions/untso.md", "acronym = ", "acronim = ", "unknown-key"),
    ("content/people/umarov.md", "+++\n\n", "+++\n\n<b>Loud</b>\n\n", "raw-html"),
    ("content/people/guterres.md", "+++\n\n", "+++\n\n[gone](gone.md)\n\n", "broken-link"),
    (
        "content/courses/un-poc.md",
        "+++\n\n",
        "+++\n\n![A sign](../favicon.png)\n\n",
        "missing-picture",
    ),
    ("content/events/untso-1948.md", "+++\n\n", "+++\n\n[home](https//x)\n\n", "broken-link"),
    ("content/events/dpko-1992.md", "title = ", "titel = ", "unknown-key"),
    (
        "content/about.md",
        "+++\n\n",
        "+++\n\n{{<figur src=\"a.png\" alt=\"b\" />}}\n\n",
        "unknown-component",
    ),
    ("content/privacy.md", "+++\n\n", "+++\n\nA note.[^none]\n\n", "undefined-footnote"),
];

#[test]
fn ten_mistakes_in_ten_files_are_ten_findings_and_leave_the_site_as_it_was() {
    let site = Site::first();
    site.build(&[]);
    let before = everything(&site);
    for (path, from, to, _) in MISTAKES {
        site.replace(path, from, to);
    }
    let told = site.run(&["build", "--format", "json"]);
    assert_eq!(told.status, Some(1), "{}", told.errors);
    let mut found = BTreeSet::new();
    for line in told.output.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        let word = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        assert_eq!(word("severity"), "error", "{line}");
        assert!(finding["line"].is_u64() && finding["column"].is_u64(), "{line}");
        found.insert((word("file"), word("code")));
    }
    let wanted: BTreeSet<(String, String)> = MISTAKES
        .iter()
        .map(|(path, _, _, code)| ((*path).to_owned(), (*code).to_owned()))
        .collect();
    assert_eq!(found, wanted, "{}", told.output);
    assert_eq!(told.output.lines().count(), 10, "{}", told.output);
    assert!(
        told.errors.contains("nothing was published; the site is as it was"),
        "{}",
        told.errors
    );
    assert!(everything(&site) == before, "public/ has changed");
}

/// All that can be told of what is published: bytes, modes, when it was written, and which file it is.
#[cfg(unix)]
fn everything(site: &Site) -> Vec<(String, u32, i64, u64, Vec<u8>)> {
    use std::os::unix::fs::MetadataExt;
    let files = site.public().into_iter();
    files
        .map(|(path, bytes)| {
            let about = fs::metadata(site.path("public").join(&path)).expect("it is there");
            (path, about.mode(), about.mtime_nsec(), about.ino(), bytes)
        })
        .collect()
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let site = Site::first();
    let once = site.build(&[]);
    assert!(once.len() > 160, "only {} files", once.len());
    let same = |tree: &Tree, how: &str| {
        let differs = tree.iter().find(|(path, bytes)| once.get(*path) != Some(bytes));
        assert_eq!(differs.map(|(path, _)| path), None, "{how}");
        assert_eq!(tree.len(), once.len(), "{how}");
    };
    same(&site.build(&[]), "built again beside the old one");
    same(&site.build(&[]), "built over what was kept");
    same(&site.build(&["--clean"]), "built anew");
    let turned = Site::of(&[]);
    for (path, bytes) in first_sources().into_iter().rev() {
        turned.write(&path, bytes);
    }
    for threads in ["1", "2"] {
        let built = turned.command(&["build"]).env("RAYON_NUM_THREADS", threads).output();
        assert!(built.expect("it starts").status.success(), "{threads} threads");
        same(&turned.public(), "written in another order, with other threads");
        fs::remove_dir_all(turned.path("public")).expect("a fresh output");
        fs::remove_dir_all(turned.path(".jubilee")).expect("nothing is kept");
    }
}

#[cfg(unix)]
#[test]
fn everyone_may_read_what_is_published_and_nothing_is_a_link() {
    use std::os::unix::fs::PermissionsExt;
    let site = town();
    site.write("static/plan.bin", [0, 159, 146, 150]);
    fs::set_permissions(site.path("static/plan.bin"), fs::Permissions::from_mode(0o600))
        .expect("a mode");
    std::os::unix::fs::symlink("plan.bin", site.path("static/copy.bin")).expect("a link");
    let mut strict = std::process::Command::new("sh");
    strict.args([
        "-c",
        "umask 077; exec \"$@\"",
        "sh",
        env!("CARGO_BIN_EXE_jubilee"),
        "build",
        "--root",
    ]);
    for _ in 0..3 {
        let built = strict.arg(site.root()).output().expect("it starts");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        let mut kinds = BTreeSet::new();
        for entry in walkdir::WalkDir::new(site.path("public")) {
            let entry = entry.expect("an entry");
            let about = fs::symlink_metadata(entry.path()).expect("it is there");
            let what = if about.is_dir() {
                "folder"
            } else if about.is_file() {
                "file"
            } else {
                "other"
            };
            kinds.insert((what, about.permissions().mode() & 0o7777));
        }
        assert_eq!(kinds, BTreeSet::from([("file", 0o644), ("folder", 0o755)]));
        assert_eq!(fs::read(site.path("public/copy.bin")).expect("a copy"), [0, 159, 146, 150]);
        strict = std::process::Command::new("sh");
        strict.args([
            "-c",
            "umask 077; exec \"$@\"",
            "sh",
            env!("CARGO_BIN_EXE_jubilee"),
            "build",
            "--root",
        ]);
    }
}

#[test]
fn two_builds_at_once_both_end_well() {
    let site = town();
    let alone = town().build(&[]);
    for _ in 0..5 {
        let builds = [0, 1, 2].map(|_| started(&site));
        for build in builds {
            let ended = build.wait_with_output().expect("it ends");
            assert!(ended.status.success());
            assert_eq!(
                String::from_utf8_lossy(&ended.stderr),
                "",
                "`--quiet` says nothing of waiting"
            );
        }
        assert!(site.public() == alone, "the site is not that of one build alone");
    }
}

/// A build that runs on its own, and says nothing.
fn started(site: &Site) -> Child {
    let mut command = site.command(&["build", "--quiet"]);
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts")
}

/// How often one asks a build whether it has ended until it has.
fn length_of_a_build(site: &Site) -> u32 {
    let mut build = started(site);
    let mut asked = 0;
    while build.try_wait().expect("it can be asked").is_none() {
        asked += 1;
    }
    asked
}

#[test]
fn a_build_that_is_killed_leaves_the_old_site_or_the_new_one() {
    let (site, home) = (town(), "content/_index.md");
    let (old, new) = ("Two hundred years of Aldwater", "Two centuries of Aldwater");
    let first = site.build(&[]);
    site.replace(home, old, new);
    let second = site.build(&[]);
    assert!(first != second);
    site.build(&[]);
    let mut length = length_of_a_build(&site);
    let (mut killed, mut whole) = (0, second.clone());
    for part in 0..48 {
        let (from, to, next) =
            if whole == first { (old, new, &second) } else { (new, old, &first) };
        // What stands in the sources may be ahead of what is published, where the last build did not end.
        if fs::read_to_string(site.path(home)).expect("a page").contains(from) {
            site.replace(home, from, to);
        }
        let mut build = started(&site);
        for _ in 0..length * part / 44 {
            let _ = build.try_wait().expect("it can be asked");
        }
        build.kill().expect("it can be killed");
        let ended = build.wait().expect("it ends");
        killed += u32::from(!ended.success());
        // On a busy machine the measured build may have taken longer than the others do.
        if ended.success() && part < 40 {
            length -= length / 8;
        }
        let public = site.public();
        assert!(
            public == whole || &public == next,
            "moment {part}: neither the old site nor the new one"
        );
        assert!(
            !ended.success() || &public == next,
            "moment {part}: it ended well with the old site"
        );
        whole = public;
    }
    assert!(killed > 10, "only {killed} builds were killed");
    // The next build clears what was left.
    let told = site.run(&["build"]);
    assert_eq!(told.status, Some(0), "{}", told.errors);
    let last = site.public();
    assert!(last == first || last == second);
    let kept = fs::read_dir(site.path(".jubilee/public")).expect("its own folder");
    let kept: Vec<String> = kept
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    assert!(kept.len() <= 5, "what was left is not cleared: {kept:?}");
}

#[test]
fn a_folder_that_jubilee_did_not_make_is_refused() {
    let site = town();
    site.write("public/letter.txt", "Dear mayor");
    let told = site.run(&["build"]);
    assert_eq!(told.status, Some(1), "{}", told.errors);
    assert!(told.errors.contains("error[target-not-ours]"), "{}", told.errors);
    assert_eq!(site.public(), Tree::from([("letter.txt".to_owned(), b"Dear mayor".to_vec())]));
    for output in [".", "content", "static/out"] {
        let path = site.path(output);
        let told = site.run(&["build", "--output", path.to_str().expect("UTF-8")]);
        assert_eq!(told.status, Some(1), "{output}: {}", told.errors);
        assert!(told.errors.contains("error[target-"), "{output}: {}", told.errors);
    }
}

#[test]
fn what_a_site_calls_no_error_leaves_no_page_out() {
    let paths = |required: bool, level: &str| {
        let site = town();
        let more = format!(
            "[languages]\nen = {{}}\nfr = {{ title = \"Ville\", required = {required} }}\n\n[lints]\n\
             missing-translation = \"{level}\"\nmissing-word = \"off\"\nmissing-phrase = \"off\"\n\n[kinds.building]\n"
        );
        site.replace("book.toml", "[kinds.building]\n", &more);
        site.build(&[]).into_keys().collect::<Vec<_>>()
    };
    let all = paths(false, "error");
    assert!(all.contains(&"fr/timeline/index.html".to_owned()), "{all:?}");
    for level in ["off", "warning"] {
        assert_eq!(paths(true, level), all, "{level}");
    }
}

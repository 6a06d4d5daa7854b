//! What no build may overwrite, and what it says when it cannot write.

use std::fs;

use super::BRIDGES;
use super::Town;
use super::Trust;
use super::finding;
use super::prepared;
use super::rel;
use super::text_of;
use super::tree;

/// The code and the message of the refusal, with the folder of the site left out.
fn refusal(town: &Town, dir: &str) -> (&'static str, String) {
    let error = prepared(&town.target(dir), Trust::Kept).expect_err(dir);
    assert!(error.hints[0].to_string().contains("--output DIR"), "{dir}");
    let root = format!("{}/", town.path("").display());
    let root = root.replace("//", "/");
    (error.code.name, error.message.to_string().replace(&root, ""))
}

#[test]
fn a_folder_of_someone_else_is_left_alone() {
    let town = Town::new();
    fs::create_dir(town.path("photos")).expect("a folder");
    fs::write(town.path("photos/bridge.jpg"), "a bridge").expect("a file");
    for _ in 0..2 {
        let (code, message) = refusal(&town, "photos");
        assert_eq!(code, "target-not-ours");
        assert_eq!(message, "`photos` is not empty, and jubilee did not make what is in it");
        assert!(!town.path(".jubilee").exists(), "nothing is made beside it");
    }
    fs::create_dir_all(town.path(".jubilee/photos")).expect("a folder");
    assert_eq!(refusal(&town, "photos").0, "target-not-ours");
    assert_eq!(tree(&town.path("photos")), text_of(&[("bridge.jpg", "a bridge")]));
}

#[test]
fn a_folder_made_by_hand_in_the_place_of_the_site_is_left_alone() {
    let town = Town::new();
    for _ in 0..2 {
        town.build(BRIDGES);
    }
    fs::remove_dir_all(town.path("public")).expect("a folder");
    fs::create_dir(town.path("public")).expect("a folder");
    fs::write(town.path("public/diary.txt"), "mine").expect("a file");
    assert_eq!(refusal(&town, "public").0, "target-not-ours");
    assert_eq!(town.site(), text_of(&[("diary.txt", "mine")]));
}

#[test]
fn a_folder_that_comes_while_a_build_runs_is_left_alone() {
    for before in [0, 2] {
        let town = Town::new();
        for _ in 0..before {
            town.build(BRIDGES);
        }
        let staging = town.write(BRIDGES);
        let _ = fs::remove_dir_all(town.path("public"));
        fs::create_dir(town.path("public")).expect("a folder");
        fs::write(town.path("public/diary.txt"), "mine").expect("a file");
        let error = finding(staging.publish().expect_err("a diary"));
        assert_eq!(error.code.name, "target-not-ours");
        assert_eq!(town.site(), text_of(&[("diary.txt", "mine")]));
    }
}

#[test]
fn a_site_that_was_moved_to_another_disk_is_still_ours() {
    let town = Town::new();
    for _ in 0..2 {
        town.build(BRIDGES);
    }
    let copied = town.path("copied");
    for (path, text) in town.site() {
        let path = copied.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    fs::remove_dir_all(town.path("public")).expect("a folder");
    fs::rename(&copied, town.path("public")).expect("a folder");
    drop(town.prepare(Trust::Kept).expect("a staging folder"));
    town.build(BRIDGES);
    assert_eq!(town.site(), text_of(BRIDGES));
}

#[test]
fn sources_are_never_overwritten() {
    let town = Town::new();
    for (dir, message) in [
        ("content", "cannot build into `content`: it is a source of the site"),
        ("content/", "cannot build into `content`: it is a source of the site"),
        ("public/../content", "cannot build into `public/../content`: it is a source of the site"),
        ("content/public", "cannot build into `content/public`: it lies in `content`"),
        ("content/a/b", "cannot build into `content/a/b`: it lies in `content`"),
        ("static", "cannot build into `static`: it is a source of the site"),
        ("static/x", "cannot build into `static/x`: it lies in `static`"),
        ("book.toml/x", "cannot build into `book.toml/x`: it lies in `book.toml`"),
    ] {
        assert_eq!(refusal(&town, dir), ("target-holds-sources", message.to_owned()), "{dir}");
    }
    for dir in ["", ".", "..", "content/.."] {
        let (code, message) = refusal(&town, dir);
        assert_eq!(code, "target-holds-sources", "{dir}");
        assert!(message.ends_with(": the whole site lies in it"), "{message}");
    }
    let mut target = town.target("shared");
    target.sources.push(town.path("shared/templates"));
    let error = prepared(&target, Trust::Kept).expect_err("templates lie there");
    assert_eq!(error.code.name, "target-holds-sources");
    assert!(!town.path(".jubilee").exists());
}

#[cfg(unix)]
#[test]
fn links_do_not_hide_sources() {
    use std::os::unix::fs::symlink;
    let town = Town::new();
    fs::create_dir(town.path("elsewhere")).expect("a folder");
    symlink(town.path("elsewhere"), town.path("static")).expect("a link");
    symlink(town.path("content"), town.path("way")).expect("a link");
    for dir in ["elsewhere", "elsewhere/x", "way/x"] {
        assert_eq!(refusal(&town, dir).0, "target-holds-sources", "{dir}");
    }
}

#[test]
fn only_a_folder_can_be_a_target() {
    let town = Town::new();
    fs::write(town.path("file"), "x").expect("a file");
    let expected = [
        ("file", "cannot build into `file`: it is a file"),
        (
            ".jubilee/public",
            "cannot build into `.jubilee/public`: it is jubilee's own scratch folder",
        ),
    ];
    for (dir, message) in expected {
        assert_eq!(refusal(&town, dir), ("target-not-folder", message.to_owned()));
    }
    assert_eq!(fs::read_to_string(town.path("file")).expect("a file"), "x");
}

#[cfg(unix)]
#[test]
fn a_link_is_no_target() {
    use std::os::unix::fs::symlink;
    let town = Town::new();
    fs::create_dir(town.path("empty")).expect("a folder");
    symlink(town.path("empty"), town.path("link")).expect("a link");
    symlink(town.path("nothing"), town.path("dangling")).expect("a link");
    for dir in ["link", "link/", "link/.", "dangling"] {
        assert_eq!(refusal(&town, dir).0, "target-not-folder", "{dir}");
    }
    // On the way to the target a link is nothing special.
    let staging = prepared(&town.target("link/public"), Trust::Kept).expect("a staging folder");
    staging.write(&rel("index.html"), b"x").expect("a file");
    staging.publish().expect("a site");
    assert_eq!(tree(&town.path("empty/public")), text_of(&[("index.html", "x")]));
    // What lies beside the target is on its disk, and not somewhere else.
    symlink(town.path("empty"), town.path(".jubilee")).expect("a link");
    let (code, message) = refusal(&town, "public");
    assert_eq!(code, "target-not-folder");
    assert_eq!(message, "cannot build into `.jubilee/public`: it is behind a link");
}

#[test]
fn a_folder_that_cannot_be_made_is_a_finding() {
    let town = Town::new();
    fs::write(town.path("file"), "x").expect("a file");
    fs::write(town.path(".jubilee"), "x").expect("a file");
    for dir in ["file/public", "public"] {
        let error = prepared(&town.target(dir), Trust::Kept).expect_err(dir);
        assert_eq!(error.code.name, "cannot-write", "{dir}");
        assert_eq!(error.notes[0].to_string(), "the published site is unchanged");
    }
}

#[test]
fn a_file_that_cannot_be_written_stops_the_site() {
    let town = Town::new();
    town.build(BRIDGES);
    let staging = town.write(BRIDGES);
    fs::create_dir(town.staging().join("late.html")).expect("a folder");
    let error = finding(staging.write(&rel("late.html"), b"x").expect_err("a folder is there"));
    assert_eq!(error.code.name, "cannot-write");
    // Even if the caller goes on, a site with a hole in it is not published.
    let error = finding(staging.publish().expect_err("a file is missing"));
    assert_eq!(error.message.to_string(), "`late.html` was not written to its end");
    assert_eq!(town.site(), text_of(BRIDGES));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_called_by_its_name() {
    use std::io::Write;
    let full = std::path::Path::new("/dev/full");
    let error = fs::File::options().write(true).open(full).and_then(|mut file| file.write(b"x"));
    let error = error.expect_err("it is always full");
    let error = finding(super::PublishError::unwritten(full, &error));
    assert_eq!(error.code.name, "disk-full");
    assert_eq!(error.message.to_string(), "the disk is full: no room is left for `/dev/full`");
}

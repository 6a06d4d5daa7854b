//! What a build leaves.

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::SystemTime;

use super::BRIDGES;
use super::Files;
use super::Identity;
use super::MAYORS;
use super::Method;
use super::Town;
use super::Trust;
use super::everything;
use super::finding;
use super::prepare;
use super::rel;
use super::text_of;
use crate::diagnostic::Diagnostics;

/// What may befall a file.
type Touch = fn(&Path);

const BOTH: [Method; 2] = [Method::System, Method::TwoRenames];

#[test]
fn what_is_published_is_what_was_written_last() {
    for method in BOTH {
        let town = Town::with(method);
        let first = town.build(BRIDGES);
        assert_eq!((first.files, first.written), (4, 4));
        let bytes: usize = BRIDGES.iter().map(|(_, text)| text.len()).sum();
        assert_eq!(first.bytes, bytes as u64);
        assert_eq!(town.site(), text_of(BRIDGES));
        for files in [MAYORS, BRIDGES, &[], MAYORS, MAYORS, &[], BRIDGES] {
            town.build(files);
            assert_eq!(town.site(), text_of(files), "{method:?}");
        }
    }
}

#[test]
fn only_what_differs_is_written() {
    for method in BOTH {
        let town = Town::with(method);
        let written = |files: Files| town.build(files).written;
        assert_eq!([written(BRIDGES), written(BRIDGES)], [4, 4], "two trees take turns");
        assert_eq!([written(BRIDGES), written(BRIDGES)], [0, 0], "{method:?}");
        // `index.html` stays as it is, `css/site.css` is another, and `mayors/` is new.
        assert_eq!([written(MAYORS), written(MAYORS)], [2, 2], "{method:?}");
        assert_eq!(written(BRIDGES), 3, "{method:?}");
        assert_eq!(town.site(), text_of(BRIDGES));
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_stays_the_same_is_the_same_file() {
    use std::os::unix::fs::MetadataExt;
    let town = Town::new();
    let inode = |path: &str| fs::metadata(town.path(path)).expect(path).ino();
    let home = |_| {
        town.build(BRIDGES);
        inode("public/index.html")
    };
    let [first, second, third, fourth] = [1, 2, 3, 4].map(home);
    assert_ne!(first, second);
    assert_eq!((first, second), (third, fourth));
}

#[cfg(unix)]
#[test]
fn a_file_that_changes_is_another_file() {
    let town = Town::new();
    town.build(BRIDGES);
    town.build(BRIDGES);
    let linked = town.path("linked.css");
    fs::hard_link(town.staging().join("css/site.css"), &linked).expect("a link");
    town.build(MAYORS);
    assert_eq!(fs::read_to_string(&linked).expect("a file"), "h1 { color: teal }");
    assert_eq!(town.site(), text_of(MAYORS));
}

#[test]
fn a_build_that_is_given_up_leaves_the_site_as_it_was() {
    for method in BOTH {
        let town = Town::with(method);
        drop(town.write(BRIDGES));
        assert!(!town.path("public").exists());
        assert!(!town.staging().exists(), "nothing is of use yet");
        for files in [BRIDGES, MAYORS] {
            town.build(files);
            drop(town.write(&[("css/site.css", "h1"), ("other.html", "x")]));
            assert_eq!(town.site(), text_of(files), "{method:?}");
        }
        // What it wrote makes room; what had been kept before it and not replaced is still there.
        let kept = [("index.html", "<h1>Two hundred years</h1>")];
        drop(town.write(&[kept[0], ("css/site.css", "h1"), ("bridges", "x")]));
        let mut left = everything(&town.staging());
        left.retain(|name, _| !name.ends_with('/'));
        assert_eq!(left, text_of(&kept), "{method:?}");
        town.build(MAYORS);
        assert_eq!(town.site(), text_of(MAYORS), "{method:?}");
    }
}

#[test]
fn a_build_that_was_killed_leaves_nothing_in_the_next() {
    let town = Town::new();
    for round in 0..3 {
        let half = town.write(&[("half.html", "<h1>Ha"), ("css/site.css", "h1 { co")]);
        half.kill();
        town.build(BRIDGES);
        assert_eq!(town.site(), text_of(BRIDGES), "round {round}");
    }
}

#[test]
fn a_clean_build_keeps_nothing() {
    let town = Town::new();
    town.build(BRIDGES);
    town.build(BRIDGES);
    fs::write(town.staging().join("index.html"), "<h1>Vandals</h1>").expect("a file");
    let staging = town.prepare(Trust::Nothing).expect("a staging folder");
    assert!(everything(&town.staging()).is_empty());
    for (path, text) in BRIDGES {
        staging.write(&rel(path), text.as_bytes()).expect(path);
    }
    assert_eq!(staging.publish().expect("a site").written, 4);
    assert_eq!(town.site(), text_of(BRIDGES));
    assert!(!town.staging().exists());
    town.build(BRIDGES);
    let state = fs::read_dir(town.path(".jubilee/public")).expect("a folder");
    let names = state.map(|entry| entry.expect("an entry").file_name().into_string());
    let manifests = names.filter(|name| name.as_ref().is_ok_and(|name| name.starts_with("tree-")));
    assert_eq!(manifests.count(), 2, "one for each tree that there is");
}

#[test]
fn each_part_of_the_description_of_a_kept_file_counts() {
    for part in ["size", "inode", "modified", "changed", "blake3"] {
        let town = Town::new();
        town.build(BRIDGES);
        town.build(BRIDGES);
        let tree = Identity::of(&town.staging()).expect("a folder");
        let path = town.path(&format!(".jubilee/public/tree-{tree}.json"));
        let manifest = fs::read(&path).expect("a manifest");
        let mut manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
        let value = &mut manifest["files"]["index.html"][part];
        *value = value.as_u64().map_or("another".into(), |number| (number + 1).into());
        fs::write(&path, manifest.to_string()).expect("a manifest");
        assert_eq!(town.build(BRIDGES).written, 1, "{part}");
        assert_eq!(town.site(), text_of(BRIDGES), "{part}");
    }
}

#[test]
fn a_kept_file_that_was_touched_is_written_anew() {
    let touches: &[(&str, Touch)] = &[
        ("longer", |file| fs::write(file, "<h1>Two hundred and one years</h1>").expect("a file")),
        ("as long", |file| fs::write(file, "<h1>Two hundred tears</h1>").expect("a file")),
        #[cfg(unix)]
        ("as long and as old", |file| {
            let modified = fs::metadata(file).and_then(|file| file.modified()).expect("a time");
            fs::write(file, "<h1>Two hundred tears</h1>").expect("a file");
            let file = fs::File::options().write(true).open(file).expect("a file");
            file.set_modified(modified).expect("a time");
        }),
        ("older", |file| {
            let file = fs::File::options().write(true).open(file).expect("a file");
            file.set_modified(SystemTime::UNIX_EPOCH).expect("a time");
        }),
        ("copied", |file| {
            let text = fs::read(file).expect("a file");
            fs::write(file.with_extension("copy"), text).expect("a file");
            fs::rename(file.with_extension("copy"), file).expect("a file");
        }),
        ("deleted", |file| fs::remove_file(file).expect("a file")),
    ];
    for (touched, touch) in touches {
        let town = Town::new();
        town.build(BRIDGES);
        town.build(BRIDGES);
        touch(&town.staging().join("index.html"));
        assert_eq!(town.build(BRIDGES).written, 1, "{touched}");
        assert_eq!(town.site(), text_of(BRIDGES), "{touched}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_a_kept_tree_is_not_written_through() {
    let town = Town::new();
    for _ in 0..2 {
        town.build(BRIDGES);
    }
    let outside = town.path("outside");
    fs::create_dir(&outside).expect("a folder");
    fs::write(outside.join("site.css"), "mine").expect("a file");
    let staging = town.staging();
    fs::remove_dir_all(staging.join("css")).expect("a folder");
    std::os::unix::fs::symlink(&outside, staging.join("css")).expect("a link");
    fs::remove_file(staging.join("index.html")).expect("a file");
    std::os::unix::fs::symlink(outside.join("site.css"), staging.join("index.html")).expect("one");
    town.build(BRIDGES);
    assert_eq!(town.site(), text_of(BRIDGES));
    assert_eq!(fs::read_to_string(outside.join("site.css")).expect("a file"), "mine");
    // The whole folder may be a link, too.
    fs::remove_dir_all(&staging).expect("a folder");
    std::os::unix::fs::symlink(&outside, &staging).expect("a link");
    town.build(BRIDGES);
    assert_eq!(town.site(), text_of(BRIDGES));
    assert_eq!(fs::read_to_string(outside.join("site.css")).expect("a file"), "mine");
}

#[test]
fn a_file_and_a_folder_can_change_into_each_other() {
    let town = Town::new();
    let file: Files = &[("map", "a map"), ("map.css", "x")];
    let folder: Files = &[("map/one/a", "1"), ("map/two", "2"), ("map.css", "x")];
    for files in [file, folder, folder, file, file, folder, file] {
        town.build(files);
        assert_eq!(town.site(), text_of(files));
    }
}

#[test]
fn a_path_is_taken_once() {
    let town = Town::new();
    for (first, second, message) in [
        ("a", "a", "`a` is written twice"),
        ("a", "a/b/c", "`a` and `a/b/c` cannot both be written"),
        ("a/b/c", "a", "`a` and `a/b/c` cannot both be written"),
        ("a/b/c", "a/b", "`a/b` and `a/b/c` cannot both be written"),
    ] {
        for _ in 0..3 {
            town.build(&[("a/b/c", "kept"), ("z", "kept")]);
        }
        let staging = town.write(&[(first, "1")]);
        let error = finding(staging.write(&rel(second), b"2").expect_err(second));
        assert_eq!(error.code.name, "cannot-write");
        assert_eq!(error.message.to_string(), message);
        assert_eq!(error.notes[0].to_string(), "the published site is unchanged");
    }
}

#[test]
fn many_threads_write_one_site() {
    let town = Town::new();
    let text = |thread: usize, file: usize| format!("{file} of {thread}").repeat(300);
    let path = |thread: usize, file: usize| rel(&format!("years/{file}/{}/x{thread}", file % 3));
    for written in [400, 400, 0] {
        let staging = town.prepare(Trust::Kept).expect("a staging folder");
        thread::scope(|scope| {
            for thread in 0..4 {
                let staging = &staging;
                scope.spawn(move || {
                    for file in 0..100 {
                        let text = text(thread, file);
                        staging.write(&path(thread, file), text.as_bytes()).expect("a file");
                    }
                });
            }
        });
        assert_eq!(staging.publish().expect("a site").written, written);
    }
    let site = town.site();
    assert_eq!(site.len(), 400);
    assert_eq!(site["years/17/2/x3"], text(3, 17));
}

#[test]
fn a_large_file_is_copied_and_known_again() {
    let town = Town::new();
    let photo = town.path("content/bridge.jpg");
    let copy = |text: &str| {
        fs::write(&photo, text).expect("a file");
        let staging = town.prepare(Trust::Kept).expect("a staging folder");
        staging.copy(&rel("photos/bridge.jpg"), &photo).expect("a copy");
        let published = staging.publish().expect("a site");
        assert_eq!(published.bytes, text.len() as u64);
        assert_eq!(town.site()["photos/bridge.jpg"], text);
        published.written
    };
    let (old, new) = ("a bridge".repeat(20_000), "A bridge".repeat(20_000));
    assert_eq!([copy(&old), copy(&old), copy(&old), copy(&new)], [1, 1, 0, 1]);
    assert_eq!([copy("small"), copy("small"), copy("small")], [1, 1, 0]);
    let staging = town.prepare(Trust::Kept).expect("a staging folder");
    let error = finding(staging.copy(&rel("x"), &town.path("content/none")).expect_err("none"));
    assert!(error.message.to_string().starts_with("cannot copy `"), "{}", error.message);
}

#[cfg(unix)]
#[test]
fn what_is_copied_through_a_link_is_a_file() {
    let town = Town::new();
    fs::write(town.path("content/bridge.jpg"), "a bridge").expect("a file");
    let link = town.path("content/link.jpg");
    std::os::unix::fs::symlink(town.path("content/bridge.jpg"), &link).expect("a link");
    let staging = town.prepare(Trust::Kept).expect("a staging folder");
    staging.copy(&rel("link.jpg"), &link).expect("a copy");
    staging.publish().expect("a site");
    assert_eq!(town.site(), text_of(&[("link.jpg", "a bridge")]));
}

#[cfg(unix)]
#[test]
fn all_may_read_files_and_enter_folders() {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    let town = Town::new();
    let set = |path: &Path, mode| {
        fs::set_permissions(path, Permissions::from_mode(mode)).expect("permissions");
    };
    // New folders take over the bit for the group from the folder they are made in.
    set(&town.path(""), 0o2775);
    for round in 0..3 {
        town.build(BRIDGES);
        for entry in walkdir::WalkDir::new(town.path("public")) {
            let entry = entry.expect("an entry");
            let mode = entry.metadata().expect("metadata").permissions().mode() & 0o7777;
            let meant = if entry.file_type().is_dir() { 0o755 } else { 0o644 };
            assert_eq!(mode, meant, "round {round}: {}", entry.path().display());
        }
        if town.staging().exists() {
            set(&town.staging(), 0o700);
            set(&town.staging().join("css"), 0o777);
            set(&town.staging().join("css/site.css"), 0o600);
        }
    }
}

#[test]
fn two_builds_take_turns() {
    let town = Town::new();
    let first = town.write(BRIDGES);
    let (say, hear) = mpsc::channel();
    thread::scope(|scope| {
        let target = town.target("public");
        let second = scope.spawn(move || {
            let mut found = Diagnostics::default();
            let mut on_wait = || say.send("waiting").expect("a listener");
            let staging = prepare(&target, Trust::Kept, &mut on_wait, &mut found);
            let staging = staging.expect("a staging folder");
            for (path, text) in MAYORS {
                staging.write(&rel(path), text.as_bytes()).expect(path);
            }
            staging.publish().expect("a site")
        });
        assert_eq!(hear.recv(), Ok("waiting"));
        first.publish().expect("a site");
        second.join().expect("a site");
    });
    assert_eq!(town.site(), text_of(MAYORS));
}

#[test]
fn a_site_that_was_deleted_or_changed_by_hand_is_made_again() {
    for method in BOTH {
        let town = Town::with(method);
        for round in 0..3 {
            town.build(BRIDGES);
            fs::write(town.path("public/index.html"), "mine").expect("a file");
            fs::write(town.path("public/css/more.css"), "mine").expect("a file");
            town.build(MAYORS);
            assert_eq!(town.site(), text_of(MAYORS), "{method:?}, round {round}");
            fs::remove_dir_all(town.path("public")).expect("a folder");
        }
        fs::create_dir(town.path("public")).expect("a folder");
        town.build(BRIDGES);
        assert_eq!(town.site(), text_of(BRIDGES), "{method:?}");
    }
}

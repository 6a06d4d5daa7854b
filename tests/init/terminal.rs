//! Questions and answers on a pseudo terminal.

use std::ffi::OsStr;
use std::fs;
use std::fs::File;
use std::io::Read;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::process::Stdio;

use rustix::fs::Mode;
use rustix::fs::OFlags;
use rustix::pty;
use rustix::pty::OpenptFlags;

use crate::findings;
use crate::support::Site;
use crate::support::jubilee;

/// Runs `init` on a terminal on which somebody types these lines; the exit status, and what stands on the screen.
fn typed(site: &Site, arguments: &[&str], lines: &str) -> (Option<i32>, String) {
    let screen = pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    pty::grantpt(&screen).and_then(|()| pty::unlockpt(&screen)).expect("a terminal that is ours");
    let name = pty::ptsname(&screen, Vec::new()).expect("its name");
    let path = OsStr::from_bytes(name.as_bytes());
    let keyboard = rustix::fs::open(path, OFlags::RDWR | OFlags::NOCTTY, Mode::empty());
    let keyboard = File::from(keyboard.expect("its other end"));
    let mut command = jubilee(&["init"]);
    command.arg(site.path("town")).args(arguments);
    command
        .stderr(keyboard.try_clone().expect("another hold of it"))
        .stdin(keyboard)
        .stdout(Stdio::null());
    let mut child = command.spawn().expect("the command starts");
    drop(command);
    let mut screen = File::from(screen);
    screen.write_all(lines.as_bytes()).expect("typed");
    let mut seen = Vec::new();
    // A terminal whose other end is closed fails to be read, after everything on it was.
    let _ = screen.read_to_end(&mut seen);
    let status = child.wait().expect("it ends").code();
    (status, String::from_utf8(seen).expect("UTF-8"))
}

#[test]
fn what_is_not_said_is_asked_for_and_a_wrong_answer_is_asked_again() {
    let site = Site::of(&[]);
    let lines = "\nLarkford\nsoon\n1823-06-24\n1801\n2023-06-24\nenglish!\nkk, ru\n";
    let (status, seen) = typed(&site, &[], lines);
    assert_eq!(status, Some(0), "{seen}");
    for part in [
        "The title of the site: ",
        "the title is empty; write it in a few words",
        "`soon` is no date; write 1823, 1823-06 or 1823-06-24",
        "the anniversary, 1801, does not come after 1823-06-24",
        "`english!` is no language tag",
        "the default one first (such as kk, ru, en) [en]: ",
    ] {
        assert!(seen.contains(part), "{part}\n{seen}");
    }
    let book = fs::read_to_string(site.path("town/book.toml")).expect("a book");
    for line in [
        "title       = \"Larkford\"",
        "since   = \"1823-06-24\"",
        "until   = \"2023-06-24\"",
        "language    = \"kk\"",
    ] {
        assert!(book.contains(&format!("{line}\n")), "{line}\n{book}");
    }
    let town = Site::copy_of(&[&site.path("town")]);
    assert_eq!(findings(&town), []);
}

#[test]
fn only_what_is_not_said_is_asked_for() {
    let site = Site::of(&[]);
    let given = ["--title", "Larkford", "--since", "1823", "--language", "ru"];
    let (status, seen) = typed(&site, &given, "2023\nkk\n\n");
    assert_eq!(status, Some(0), "{seen}");
    assert!(!seen.contains("The title") && !seen.contains("counts from ("), "{seen}");
    assert!(seen.contains("the default language `ru` is none of the languages kk"), "{seen}");
    assert!(site.path("town/content/words.ru.toml").exists());
}

#[test]
fn who_goes_away_is_told_what_to_type_and_nothing_is_made() {
    let site = Site::of(&[]);
    let (status, seen) = typed(&site, &["--since", "1823"], "Larkford\n\u{4}");
    assert_eq!(status, Some(2), "{seen}");
    assert!(seen.contains("the answers ended before all was said"), "{seen}");
    assert!(seen.contains("--since 1823 --until 1923 --languages en"), "{seen}");
    assert!(!site.path("town").exists());
}

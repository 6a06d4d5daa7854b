//! Chromium as a process: where it is found, and how it is started. It has no window, asks nobody but the server of the
//! test, keeps nothing, and ends when the test does, since it then has nobody to talk to.

use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

use crate::tools::absent;

/// Where Chromium usually is.
const PLACES: [&str; 5] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// A window that is covered by another must be drawn all the same; pages that were left are not kept.
const FLAGS: [&str; 15] = [
    "--headless",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-features=BackForwardCache",
    "--no-first-run",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// Chromium reads messages from its third file and writes them to its fourth: the shell makes both of what it has
/// itself. The profile is gone when Chromium has ended, however the test did.
const SHELL: &str = "profile=$(mktemp -d) && trap 'rm -rf \"$profile\"' EXIT && \
    \"$0\" \"$@\" --user-data-dir=\"$profile\" 3<&0 4>&1 </dev/null >/dev/null";

/// The Chromium that `CHROMIUM` names, or one in the usual places. If there is none, says so.
pub(crate) fn find() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = PLACES.iter().map(PathBuf::from).find(|place| place.exists());
    let found = named.or(usual);
    if found.is_none() {
        absent("the browser tests did not run: there is no Chromium; CHROMIUM=… names one");
    }
    found
}

/// Starts it; what it hears and says goes through standard input and output.
pub(crate) fn start(program: PathBuf) -> Child {
    Command::new("sh")
        .args(["-c", SHELL])
        .arg(program)
        .args(FLAGS)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a shell starts Chromium")
}

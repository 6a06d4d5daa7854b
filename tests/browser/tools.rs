//! What the tests take from elsewhere, and do not download themselves: axe-core and the Nu HTML checker, which
//! `npm ci --prefix tests/tools` puts in place, and a Java to run the latter.
//! Where something is absent, one line says what did not run; with `CI` set that is a failure.

use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

/// The script that judges whether a page is accessible.
pub(crate) fn axe() -> Option<String> {
    let script = std::fs::read_to_string(place("axe-core/axe.min.js")).ok();
    if script.is_none() {
        absent("axe-core did not run: `npm ci --prefix tests/tools` installs it");
    }
    script
}

/// The Nu HTML checker as a command.
pub(crate) fn checker() -> Option<Command> {
    let program = place("vnu-jar/build/dist/vnu.jar");
    let has_java = Command::new("java").arg("-version").stderr(Stdio::null()).status().is_ok();
    if !program.exists() || !has_java {
        absent(
            "the Nu HTML checker did not run: `npm ci --prefix tests/tools` installs it, and it needs Java 17",
        );
        return None;
    }
    let mut java = Command::new("java");
    java.arg("-jar").arg(program);
    Some(java)
}

/// Whether the script of the form is there.
pub(crate) fn has_form() -> bool {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/admin/sveltia-cms.js");
    if !script.exists() {
        absent("the form at /admin/ was not tried: `.ci/fetch-admin` brings its script");
    }
    script.exists()
}

/// Says what did not run.
pub(crate) fn absent(what: &str) {
    assert!(std::env::var_os("CI").is_none(), "{what}");
    say(&format!("{what}\n"));
}

/// Says something even if the tests pass: what `eprintln!` writes is then not shown.
pub(crate) fn say(text: &str) {
    std::io::stderr().write_all(text.as_bytes()).expect("standard error is open");
}

fn place(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tools/node_modules").join(below)
}

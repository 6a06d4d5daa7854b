//! What the Nu HTML checker says of every page, stylesheet and drawing of the sites: no error, and no warning either.

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::LazyLock;

use serde_json::Value;
use walkdir::WalkDir;

use crate::finding::Finding;
use crate::server;
use crate::site;
use crate::site::Site;
use crate::tools;

/// What the checker says without need, each with the reason: what it does not know yet, or cannot see. Where a message has
/// an `…`, anything may stand. What it no longer says is to be taken out.
const MISTAKEN: &[(&str, &str)] = &[
    ("“container”: Property “container” doesn't exist", "CSS Conditional Rules 5"),
    ("Property “container-type” doesn't exist", "CSS Conditional Rules 5"),
    ("Property “paint-order” doesn't exist", "SVG 2, chapter 13"),
    ("Property “vector-effect” doesn't exist", "SVG 2, chapter 8"),
    (
        "Resource violates Content Security Policy (meta tag): …“/… blocked by",
        "files are read where they lie, and a file has no origin of its own: the browser judges that",
    ),
];

/// Parts of styles that the checker does not know, each with one that it knows, so that it reads what stands around.
/// One that no stylesheet has is to be taken out.
const UNKNOWN: &[(&str, &str)] = &[("cqi", "vw"), ("@container", "@media ")];

/// What was checked.
pub(crate) struct Checked {
    pub(crate) files: usize,
    pub(crate) findings: Vec<Finding>,
    /// What it says of the specimen, which is wrong.
    pub(crate) specimen: Vec<Finding>,
    /// What is listed as mistaken or unknown, and was not met.
    pub(crate) unsaid: Vec<&'static str>,
}

/// What the checker says, if it is there.
pub(crate) static CHECKED: LazyLock<Option<Checked>> = LazyLock::new(|| {
    let mut checker = tools::checker()?;
    let [first, others @ ..] = site::all();
    // Styles and drawings are the same in all of them.
    let read = files(first, &["html", "svg"]);
    let read = read.chain(others.into_iter().flat_map(|site| files(site, &["html"])));
    let (styles, unmet) = known_styles(first);
    let files: Vec<String> = read.chain(styles).collect();
    checker.args(["--format", "json", "--stdout", "--exit-zero-always"]);
    checker.args(["--also-check-css", "--also-check-svg"]).args(&files);
    checker.arg(format!("{}/markup.html", server::SPECIMENS));
    let said = checker.stderr(Stdio::inherit()).output().expect("Java runs");
    let said: Value = serde_json::from_slice(&said.stdout).expect("it speaks JSON");
    let messages = said["messages"].as_array().expect("a list of messages");
    let mut unsaid: BTreeSet<&str> = MISTAKEN.iter().map(|(part, _)| *part).collect();
    unsaid.extend(unmet);
    let (mut findings, mut specimen) = (Vec::new(), Vec::new());
    for message in messages {
        let finding = finding(message);
        if finding.page.starts_with(server::SPECIMENS) {
            specimen.push(finding);
            continue;
        }
        let mistaken = MISTAKEN
            .iter()
            .find(|(said, _)| said.split('…').all(|part| finding.what.contains(part)));
        match mistaken {
            Some((part, _)) => drop(unsaid.remove(part)),
            None => findings.push(finding),
        }
    }
    Some(Checked { files: files.len(), findings, specimen, unsaid: unsaid.into_iter().collect() })
});

/// The files of a site that end so.
fn files(site: &Site, endings: &[&str]) -> impl Iterator<Item = String> {
    let entries = WalkDir::new(&site.folder).sort_by_file_name().into_iter();
    let paths = entries.map(|entry| entry.expect("a readable folder").into_path());
    let is_read = |path: &PathBuf| {
        path.extension().is_some_and(|ending| endings.iter().any(|other| ending == *other))
    };
    paths.filter(is_read).map(|path| path.display().to_string())
}

/// Copies of the stylesheets without what the checker does not know, and what of that they do not have.
fn known_styles(site: &Site) -> (Vec<String>, Vec<&'static str>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser/styles");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut unmet: Vec<&str> = UNKNOWN.iter().map(|(unknown, _)| *unknown).collect();
    let mut copies = Vec::new();
    for path in files(site, &["css"]) {
        let css = std::fs::read_to_string(&path).expect("a stylesheet");
        unmet.retain(|unknown| !css.contains(unknown));
        let copy = folder.join(Path::new(&path).file_name().expect("a name"));
        std::fs::write(&copy, known(css)).expect("a file");
        copies.push(copy.display().to_string());
    }
    (copies, unmet)
}

/// A stylesheet in words that the checker knows.
fn known(css: String) -> String {
    UNKNOWN.iter().fold(css, |css, (unknown, known)| {
        let mut pieces = css.split(unknown);
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            // A rule may have a name before its condition.
            let from = if unknown.starts_with('@') { piece.find('(') } else { None };
            text.push_str(known);
            text.push_str(&piece[from.unwrap_or_default()..]);
        }
        text
    })
}

fn finding(message: &Value) -> Finding {
    let text = |key: &str| message[key].as_str().unwrap_or_default();
    let place = format!("{}:{}", text("url").trim_start_matches("file:"), message["lastLine"]);
    let level = if text("type") == "info" { "warning" } else { "error" };
    Finding::new(level, &place, format!("{} ({})", text("message"), text("extract").trim()))
}

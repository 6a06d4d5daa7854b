//! The report: what was counted and measured, in a table that is written even when all is well.

use std::collections::BTreeSet;
use std::fmt::Display;

use crate::axe;
use crate::budget;
use crate::checker::CHECKED;
use crate::finding::Finding;
use crate::keyboard::WALKS;
use crate::matrix::MATRIX;
use crate::paper::PRINTED;
use crate::site;
use crate::tools::say;
use crate::visit::VISIT;

/// What is counted, and how much of it there may be.
pub(crate) struct Line {
    what: String,
    counted: String,
    allowed: String,
}

impl Line {
    fn new(what: impl Into<String>, counted: impl Display, allowed: impl Display) -> Self {
        Self { what: what.into(), counted: format!("{counted}"), allowed: format!("{allowed}") }
    }
}

/// Writes the table to standard error.
pub(crate) fn write() {
    let lines: Vec<Line> =
        [seen(), checked(), budgets(), stops(), paper()].into_iter().flatten().collect();
    let width = |of: fn(&Line) -> &str| {
        lines.iter().map(|line| of(line).chars().count()).max().unwrap_or_default()
    };
    let (what, counted) = (width(|line| &line.what), width(|line| &line.counted));
    let mut text = "\nThe reader: what was found, and what is allowed\n".to_owned();
    for line in &lines {
        text.push_str(&format!(
            "  {:what$}  {:>counted$}  {}\n",
            line.what, line.counted, line.allowed
        ));
    }
    text.push_str("  heaviest pages, HTML:");
    for (bytes, page) in budget::PAGES.iter().take(10) {
        text.push_str(&format!("\n    {:>8}  {page}", kilobytes(*bytes)));
    }
    say(&format!("{text}\n\n"));
}

/// What the browser found on the pages.
fn seen() -> Vec<Line> {
    let (Some(visit), Some(matrix)) = (&*VISIT, &*MATRIX) else { return Vec::new() };
    let all = [visit.findings.clone(), matrix.findings.clone()].concat();
    let count = |checks: &[&str]| {
        let of_check = |found: &&Finding| checks.contains(&found.check.as_str());
        all.iter().filter(of_check).collect::<BTreeSet<_>>().len()
    };
    let pages: usize = site::all().iter().map(|site| site.pages().len()).sum();
    let screens = format!("screens of {} pages, with and without scripts", matrix.pages);
    let axe_core = if axe::is_there() { count(&["axe"]).to_string() } else { "absent".to_owned() };
    vec![
        Line::new("pages seen, of those in the sitemaps", visit.pages.len(), pages),
        Line::new(screens, matrix.views, matrix.views),
        Line::new("axe-core findings", axe_core, 0),
        Line::new("what axe-core leaves to people", count(&["undecided"]), "to look at"),
        Line::new("breaches of the pages' policy", count(&["violation"]), 0),
        Line::new("requests to elsewhere, scripts that fail", count(&["origin", "exception"]), 0),
        Line::new("pages that scroll sideways, texts cut off", count(&["sideways", "clipped"]), 0),
        Line::new("texts that need a script", count(&["unlike"]), 0),
        Line::new(
            "links that are nameless or only an acronym",
            count(&["nameless-link", "acronym"]),
            0,
        ),
    ]
}

/// What the Nu HTML checker found.
fn checked() -> Vec<Line> {
    let Some(checked) = &*CHECKED else {
        return vec![Line::new("Nu HTML checker", "absent", 0)];
    };
    let what = format!("Nu HTML checker, {} files: errors and warnings", checked.files);
    vec![Line::new(what, checked.findings.len(), 0)]
}

/// What the home pages weigh.
fn budgets() -> Vec<Line> {
    let mut lines = Vec::new();
    for home in budget::HOMES.iter().flatten() {
        let mut line = |what: &str, counted: String, allowed: String| {
            lines.push(Line::new(format!("{}: {what}", home.page), counted, allowed));
        };
        line("over the wire", kilobytes(home.total), kilobytes(budget::TOTAL));
        line("HTML", kilobytes(home.html), kilobytes(budget::HTML));
        line("CSS", kilobytes(home.css), kilobytes(budget::CSS));
        line("requests", home.requests.to_string(), budget::REQUESTS.to_string());
        line("layout shift", format!("{:.4}", home.shift), "0".to_owned());
    }
    lines.push(Line::new(
        "scripts, uncompressed",
        kilobytes(budget::scripts()),
        kilobytes(budget::SCRIPTS),
    ));
    lines
}

/// What it takes to walk the pages by keyboard.
fn stops() -> Vec<Line> {
    let Some(walks) = &*WALKS else { return Vec::new() };
    let stops: usize = walks.iter().map(|walk| walk.stops).sum();
    let findings: usize = walks.iter().map(|walk| walk.findings.len()).sum();
    let what = format!("{stops} stops of the keyboard: unseen or out of order");
    let mut lines = vec![Line::new(what, findings, 0)];
    for walk in walks {
        let Some(before) = walk.before_facts else { continue };
        if site::LANGUAGES.iter().any(|lang| walk.page == site::FIRST.path(lang)) {
            lines.push(Line::new(
                format!("{}: stops before the first fact", walk.page),
                before,
                15,
            ));
        }
    }
    lines
}

/// What is printed.
fn paper() -> Vec<Line> {
    let Some(printed) = &*PRINTED else { return Vec::new() };
    let sheets = |part: &str| {
        let pages = printed.iter().filter(|printed| printed.page.contains(part));
        pages.map(|printed| printed.sheets).max().unwrap_or_default()
    };
    let missions = printed.iter().filter(|printed| printed.page.contains("/missions/"));
    let long = missions.filter(|printed| printed.sheets > 1).count();
    vec![
        Line::new("sheets of paper: timeline, in the longest language", sheets("/timeline/"), 6),
        Line::new("sheets of paper: handout", sheets("/handout/"), 1),
        Line::new("missions that take more than one sheet", long, 0),
    ]
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{} KB", bytes / 1024, bytes % 1024 * 10 / 1024)
}

//! `missing-source`: an entry names nothing that it rests on.
//!
//! Why: a reader cannot check what it says.
//! Mend: add `sources = ["key"]` with keys of content/sources.toml, or `sources = [{ title = "…", url = "https://…" }]`.

use std::sync::Arc;

use super::Check;
use super::Lint;
use super::Scope;
use crate::content::Entry;
use crate::content::Role;
use crate::content::Standing;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::text;
use crate::toml_reader::Syntax;

static CODE: Code =
    Code::lint("missing-source", Severity::Warning, include_str!("missing_source.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    let config = &scope.site.config;
    // Free pages speak for the site itself; a translation rests on what its original rests on.
    let entries = scope.site.entries.values().filter(|entry| {
        entry.role == Role::Entry
            && config.kinds[entry.kind].folder.is_some()
            && entry.standing == Standing::Original
    });
    // What could not be read to its end may name some.
    let is_without =
        |entry: &&Arc<Entry>| entry.front.sources.is_empty() && entry.syntax == Syntax::Sound;
    for entry in entries.filter(is_without) {
        let title = &entry.front.title.0;
        found.push(
            Diagnostic::new(&CODE, text!("\"{title}\" names no source", title))
                .at(entry.span())
                .hint(text!("add `sources = [{{ title = \"…\", url = \"https://…\" }}]`")),
        );
    }
}

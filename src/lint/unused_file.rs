//! `unused-file`: a file lies among the content, and no page uses it.
//!
//! Why: it is not published; perhaps a picture or a link was forgotten, or a text was saved in another form than Markdown.
//! Mend: use it, move it to static/ if it is to be published as it is, or delete it.

use std::collections::BTreeSet;

use super::Check;
use super::Lint;
use super::Scope;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::path::RelPath;

static CODE: Code = Code::lint("unused-file", Severity::Warning, include_str!("unused_file.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

/// Documents of word processors, which editors take for pages.
const DOCUMENTS: &[&str] = &["docx", "doc", "odt", "rtf", "pages", "markdown", "mdx"];
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "gif", "webp", "svg", "avif"];

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    let Some(shown) = scope.shown else { return };
    let site = scope.site;
    let used: Vec<_> = scope.relations.used_files().collect();
    // What a page that could not be read shows, or a draft, mostly lies beside it.
    let folder =
        |path: &RelPath| path.as_str().rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let unsure: BTreeSet<_> = site
        .unread()
        .chain(site.hidden_files())
        .map(|id| folder(&site.sources.file(id).path))
        .collect();
    for (id, file) in site.sources.below(site.config.content.as_str()) {
        let end = file.path.extension().map(str::to_ascii_lowercase).unwrap_or_default();
        if unsure.contains(&folder(&file.path)) {
            continue;
        }
        if end == "md" || used.contains(&id) || shown.contains(&id) || is_known(scope, &file.path) {
            continue;
        }
        let path = &file.path;
        let name = path.name();
        let hint = if DOCUMENTS.contains(&end.as_str()) {
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            text!("save its text as Markdown: `{stem}.md`", stem)
        } else if PICTURES.contains(&end.as_str()) {
            text!("show it in a page: `![what it shows]({name})`, or delete it", name)
        } else {
            text!("link to it in a page: `[words]({name})`, or delete it", name)
        };
        found.push(
            Diagnostic::new(&CODE, text!("no page uses `{path}`", path))
                .at(Span::file(id))
                .hint(hint),
        );
    }
}

/// Whether the program itself reads the file.
fn is_known(scope: Scope<'_>, path: &RelPath) -> bool {
    let Some(below) = path.below(scope.site.config.content.as_str()) else { return false };
    let words = |tag: &str| below == format!("words.{tag}.toml");
    below == "sources.toml"
        || scope.site.config.languages.values().any(|language| words(language.lang.tag()))
}

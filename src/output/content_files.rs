//! Files beside the content that a page uses, at their own paths, once for all languages.

use super::Output;
use super::Promise;
use super::Scope;
use super::Tree;
use super::tree::Claim;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::path::RelPath;

pub(super) const OUTPUT: Output = Output { name: "content_files", plan };

fn plan(scope: Scope<'_>, tree: &mut Tree, found: &mut Diagnostics) {
    let site = scope.site;
    let used = scope.relations.used_files().chain(scope.templates.shown().iter().copied());
    for id in used.collect::<std::collections::BTreeSet<_>>() {
        let path =
            site.sources.file(id).path.below(site.config.content.as_str()).and_then(RelPath::new);
        let Some(path) = path else { continue };
        let claim = Claim { what: text!("a file beside the content"), span: Some(Span::file(id)) };
        tree.add(path, Promise::Copy(id), claim, found);
    }
}

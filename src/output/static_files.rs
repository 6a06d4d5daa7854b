//! The files of `static/`, as they are. A site's own file replaces the built-in one at the same path.

use super::Output;
use super::Promise;
use super::Scope;
use super::Tree;
use super::tree::Claim;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::path::RelPath;
use crate::source::Origin;

pub(super) const OUTPUT: Output = Output { name: "static_files", plan };

fn plan(scope: Scope<'_>, tree: &mut Tree, found: &mut Diagnostics) {
    let sources = &scope.site.sources;
    // What draws the form is of no use without it, and is large.
    let unwanted = scope.site.admin_script().filter(|_| scope.site.admin_address().is_none());
    for (id, file) in sources.iter() {
        let is_replaced = file.origin == Origin::Builtin && sources.at(&file.path).is_some();
        let is_wanted = !is_replaced && unwanted != Some(id);
        let Some(path) = file.path.below("static").and_then(RelPath::new).filter(|_| is_wanted)
        else {
            continue;
        };
        let claim = Claim { what: text!("a static file"), span: Some(Span::file(id)) };
        tree.add(path, Promise::Copy(id), claim, found);
    }
}

//! Every page at its address.

use super::Output;
use super::Promise;
use super::Scope;
use super::Tree;
use super::tree::Claim;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;

pub(super) const OUTPUT: Output = Output { name: "pages", plan };

fn plan(scope: Scope<'_>, tree: &mut Tree, found: &mut Diagnostics) {
    for (id, entry) in scope.site.entries.iter() {
        let what = if entry.file.is_some() {
            text!("a page")
        } else {
            text!("a page that the site makes")
        };
        let claim =
            Claim { what, span: entry.front.slug.as_ref().map(|(_, span)| *span).or(entry.span()) };
        tree.add(scope.site.address(id).output(), Promise::Page(id), claim, found);
    }
}

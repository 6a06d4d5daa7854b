//! `404.html`: what GitHub Pages shows for an address that is not there.

use super::Output;
use super::Promise;
use super::Scope;
use super::Tree;
use super::tree::Claim;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;
use crate::path::RelPath;

pub(super) const OUTPUT: Output = Output { name: "not_found", plan };

fn plan(_: Scope<'_>, tree: &mut Tree, found: &mut Diagnostics) {
    let claim = Claim { what: text!("the page for missing addresses"), span: None };
    tree.add(RelPath::from_name("404.html"), Promise::NotFound, claim, found);
}

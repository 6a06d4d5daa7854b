//! `.nojekyll`: GitHub Pages is to publish the files as they are.

use super::Output;
use super::Promise;
use super::Scope;
use super::Tree;
use super::tree::Claim;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;
use crate::path::RelPath;

pub(super) const OUTPUT: Output = Output { name: "nojekyll", plan };

fn plan(_: Scope<'_>, tree: &mut Tree, found: &mut Diagnostics) {
    let claim = Claim { what: text!("the mark against Jekyll"), span: None };
    tree.add(RelPath::from_name(".nojekyll"), Promise::Text(String::new()), claim, found);
}

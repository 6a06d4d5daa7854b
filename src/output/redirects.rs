//! `aliases`: a page at each former address, which leads to the present one at once.

use super::Output;
use super::Promise;
use super::Scope;
use super::Tree;
use super::tree::Claim;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;
use crate::path::Address;
use crate::path::RelPath;

pub(super) const OUTPUT: Output = Output { name: "redirects", plan };

fn plan(scope: Scope<'_>, tree: &mut Tree, found: &mut Diagnostics) {
    for (id, entry) in scope.site.entries.iter() {
        for (alias, span) in &entry.front.aliases {
            let is_file = alias.rsplit('/').next().is_some_and(|name| name.ends_with(".html"));
            let path = if is_file {
                RelPath::new(alias)
            } else {
                Some(Address::folder(alias.split('/')).output())
            };
            let Some(path) = path else { continue };
            let claim = Claim { what: text!("an alias"), span: Some(*span) };
            tree.add(path, Promise::Redirect(id), claim, found);
        }
    }
}

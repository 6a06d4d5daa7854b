//! `CNAME`: the site's own domain on GitHub Pages, when `book.toml` names one.

use super::Output;
use super::Promise;
use super::Scope;
use super::Tree;
use super::tree::Claim;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;
use crate::path::RelPath;

pub(super) const OUTPUT: Output = Output { name: "cname", plan };

fn plan(scope: Scope<'_>, tree: &mut Tree, found: &mut Diagnostics) {
    if let Some(domain) = &scope.site.config.site.cname {
        let claim = Claim { what: text!("the name of the domain"), span: None };
        tree.add(RelPath::from_name("CNAME"), Promise::Text(format!("{domain}\n")), claim, found);
    }
}

//! `robots.txt`, which means something only at the root of a host.

use super::Output;
use super::Promise;
use super::Scope;
use super::Tree;
use super::tree::Claim;
use crate::config::Drafts;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;
use crate::path::RelPath;

pub(super) const OUTPUT: Output = Output { name: "robots", plan };

fn plan(scope: Scope<'_>, tree: &mut Tree, found: &mut Diagnostics) {
    let config = &scope.site.config;
    let base = &config.site.base;
    if base.path() != "/" {
        return;
    }
    // A preview with drafts is for nobody's index.
    let rule = if config.drafts == Drafts::Show { "Disallow: /" } else { "Disallow:" };
    let mut robots = format!("User-agent: *\n{rule}\n");
    if base.is_absolute() {
        robots.push_str(&format!("\nSitemap: {}sitemap.xml\n", base.full()));
    }
    let claim = Claim { what: text!("the rules for robots"), span: None };
    tree.add(RelPath::from_name("robots.txt"), Promise::Text(robots), claim, found);
}

//! Outputs: what the site consists of, as promises of files. Nothing is written here.

mod admin;
mod cname;
mod content_files;
mod feed;
mod nojekyll;
mod not_found;
mod pages;
mod redirects;
mod robots;
mod sitemap;
mod static_files;
mod tree;

pub use tree::Promise;
pub use tree::Tree;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostics;
use crate::relations::Relations;
use crate::render::Templates;
use crate::site::Site;

/// Codes raised here.
pub static CODES: &[&Code] =
    &[&tree::DUPLICATE_ADDRESS, &tree::ADDRESS_CASE, &feed::MISSING_UPDATED];

/// What outputs are planned from.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The pages.
    pub site: &'a Site,
    /// How they belong together.
    pub relations: &'a Relations,
    /// What they are drawn with.
    pub templates: &'a Templates,
}

/// An output: it adds its files to the tree.
pub(crate) struct Output {
    /// Its name, which is that of its file.
    pub(crate) name: &'static str,
    /// Adds its promises.
    pub(crate) plan: fn(Scope<'_>, &mut Tree, &mut Diagnostics),
}

/// All outputs. Who comes first keeps an address that two of them claim.
pub(crate) const ALL: &[Output] = &[
    pages::OUTPUT,
    not_found::OUTPUT,
    admin::OUTPUT,
    static_files::OUTPUT,
    content_files::OUTPUT,
    redirects::OUTPUT,
    feed::OUTPUT,
    sitemap::OUTPUT,
    robots::OUTPUT,
    nojekyll::OUTPUT,
    cname::OUTPUT,
];

/// The names of all outputs.
pub fn names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|output| output.name)
}

/// Plans the whole site.
pub fn plan(scope: Scope<'_>, found: &mut Diagnostics) -> Tree {
    let mut tree = Tree::default();
    for output in ALL {
        (output.plan)(scope, &mut tree, found);
    }
    tree
}

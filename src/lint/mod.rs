//! Lints: one file each, over the site or over a finished page.
//!
//! The `//!` lines of a lint's file are what `jubilee explain` says of it.

mod active_file;
mod admin_left_out;
mod blocked_code;
mod broken_anchor;
mod broken_link;
mod broken_page_link;
mod date_order;
mod finished;
mod heading_order;
mod levels;
mod missing_alt;
mod missing_picture;
mod missing_source;
mod missing_translation;
mod orphan_page;
mod stale_translation;
mod unknown_menu;
mod unreviewed;
mod unused_file;

pub use finished::Finished;
pub use finished::Tag;
pub use levels::apply as apply_levels;
pub use levels::has_errors;

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostics;
use crate::id::FileId;
use crate::relations::Relations;
use crate::site::Site;

/// Codes raised here.
pub static CODES: &[&Code] = &[&levels::UNKNOWN_LINT];

/// A lint.
pub struct Lint {
    /// Its code.
    pub code: &'static Code,
    /// What it looks at.
    pub check: Check,
}

/// What a lint looks at.
pub enum Check {
    /// The site before it is drawn.
    Site(fn(Scope<'_>, &mut Diagnostics)),
    /// All pages when they are finished.
    Pages(fn(&finished::Pages<'_>, &mut Diagnostics)),
}

/// What lints over the site see.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The pages.
    pub site: &'a Site,
    /// How they belong together.
    pub relations: &'a Relations,
    /// The files that components show; nothing if that is not known because the templates have faults.
    pub shown: Option<&'a BTreeSet<FileId>>,
}

/// All lints.
pub const ALL: &[Lint] = &[
    active_file::LINT,
    admin_left_out::LINT,
    blocked_code::LINT,
    broken_anchor::LINT,
    broken_link::LINT,
    broken_page_link::LINT,
    date_order::LINT,
    heading_order::LINT,
    missing_alt::LINT,
    missing_picture::LINT,
    missing_source::LINT,
    missing_translation::LINT,
    orphan_page::LINT,
    stale_translation::LINT,
    unknown_menu::LINT,
    unreviewed::LINT,
    unused_file::LINT,
];

/// Looks at the site before it is drawn.
pub fn site(scope: Scope<'_>, found: &mut Diagnostics) {
    for lint in ALL {
        if let Check::Site(check) = lint.check {
            check(scope, found);
        }
    }
}

/// Looks at the finished pages.
pub fn pages(pages: &finished::Pages<'_>, found: &mut Diagnostics) {
    for lint in ALL {
        if let Check::Pages(check) = lint.check {
            check(pages, found);
        }
    }
}

pub use finished::Pages;

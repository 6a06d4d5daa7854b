//! The finished site on disk: built beside the target, then swapped in as a whole.
//!
//! Always holds: whoever looks at the target sees the site before or the site after, each whole. A build
//! that fails, is killed or finds the disk full leaves the site before, and the next build clears up. What
//! jubilee did not make is never deleted. Files are 0644, folders 0755, and there are no links among them.
//! Promised for a killed program always; for a loss of power on Linux, where the files reach the disk
//! before the swap does, and elsewhere as far as the file system keeps that order by itself.
//!
//! Everything but the site lies in `.jubilee/<name of the target>/` beside the target:
//! - `lock`: held while a build runs, so that a second one waits;
//! - `staging/`: the tree that is being written, which is the one swapped out before, kept for its files;
//! - `tree-<identity>.json`: one for each tree; that it is there says that jubilee made the tree, and what
//!   it lists says which files have not been touched since;
//! - `outgoing/` and `journal`: only while a swap takes two renames.
//!
//! Deliberately absent: links between trees, a copy of the site from before the last, the clock.

mod append;
mod failure;
mod folder;
mod ledger;
mod manifest;
mod modes;
mod page;
mod staging;
mod state;
mod swap;
mod target;

pub use append::append;
pub use failure::CODES;
pub use failure::PublishError;
pub use folder::File;
pub use folder::occupant;
pub use folder::write_folder;
pub use page::Written;
pub use page::write_page;
pub use staging::Published;
pub use staging::Staging;
pub use target::Target;

use crate::diagnostic::Diagnostics;

/// How far what an earlier build left is believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trust {
    /// Files that were kept and not touched since are used again.
    Kept,
    /// Every file is written anew, and no earlier tree is kept.
    Nothing,
}

/// Refuses what must not be overwritten, waits for a build that is under way, finishes or undoes what an
/// earlier one left, and gives the folder to write into. Tells `on_wait` before it waits.
pub fn prepare(
    target: &Target,
    trust: Trust,
    on_wait: &mut dyn FnMut(),
    found: &mut Diagnostics,
) -> Option<Staging> {
    let prepared = target::place(target)
        .and_then(|place| state::State::open(place, on_wait))
        .and_then(|state| Staging::open(state, trust));
    prepared.map_err(|error| found.push(error.into())).ok()
}

#[cfg(test)]
mod tests;

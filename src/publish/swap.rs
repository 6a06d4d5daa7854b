//! Putting a finished tree in the place of the site from before.
//!
//! With two renames there is a moment without a site. The journal, written before it, names the tree that
//! goes in; whoever comes next finishes with that tree, or puts the site from before back.
#![expect(clippy::disallowed_methods, reason = "this is the edge that writes the disk")]

use std::fs;
use std::io;
use std::path::Path;

use super::PublishError;
use super::failure::At;
use super::manifest;
use super::manifest::Identity;
use super::state::State;
use super::target::Standing;

/// Lets two folders take each other's place at once; an error where the file system cannot.
pub(super) type Exchange = fn(&Path, &Path) -> io::Result<()>;

/// Puts the staging folder in the place of the target, and the target in the place of the staging folder.
pub(super) fn swap(state: &State, exchange: Exchange) -> Result<(), PublishError> {
    let (staging, target) = (state.staging(), &state.target);
    if state.claim()? == Standing::Free {
        return fs::rename(&staging, target).at(target);
    }
    match exchange(&staging, target) {
        Err(error) if cannot_exchange(&error) => {
            put_aside(state)?;
            bring_in(state)?;
            // The new site is in its place; what is left to do, the next build does.
            let _ = settle(state);
            Ok(())
        }
        exchanged => exchanged.at(target),
    }
}

/// Writes the journal and moves the site from before away.
pub(super) fn put_aside(state: &State) -> Result<(), PublishError> {
    let journal = state.journal();
    let incoming = Identity::of(&state.staging()).at(&state.staging())?;
    manifest::save(&incoming, &journal).at(&journal)?;
    fs::rename(&state.target, state.outgoing()).at(&state.target)
}

/// Moves the new site in, or else the site from before back.
pub(super) fn bring_in(state: &State) -> Result<(), PublishError> {
    let Err(error) = fs::rename(state.staging(), &state.target) else { return Ok(()) };
    Err(match fs::rename(state.outgoing(), &state.target) {
        Ok(()) => PublishError::unwritten(&state.target, &error),
        Err(_) => PublishError::halfway(&state.target, &state.outgoing(), &error),
    })
}

/// Finishes or undoes two renames that were begun.
pub(super) fn settle(state: &State) -> Result<(), PublishError> {
    let (journal, staging, outgoing) = (state.journal(), state.staging(), state.outgoing());
    if !journal.exists() {
        return Ok(());
    }
    let target = &state.target;
    let incoming: Option<Identity> = manifest::load(&journal);
    if outgoing.exists() && Identity::of(target).ok() != incoming {
        // One may have been made by hand meanwhile; only an empty folder gives way.
        let _ = fs::remove_dir(target);
    }
    if outgoing.exists() && fs::symlink_metadata(target).is_err() {
        let is_whole = incoming.is_some() && incoming == Identity::of(&staging).ok();
        fs::rename(if is_whole { &staging } else { &outgoing }, target).at(target)?;
    }
    if outgoing.exists() && !staging.exists() {
        fs::rename(&outgoing, &staging).at(&staging)?;
    }
    if outgoing.exists() {
        return Ok(()); // someone has put something at the target; see `clear`
    }
    fs::remove_file(&journal).at(&journal)
}

/// Drops a site that was moved away when what lies at the target is known to be whole.
pub(super) fn clear(state: &State) -> Result<(), PublishError> {
    let (journal, outgoing) = (state.journal(), state.outgoing());
    if !outgoing.exists() {
        return Ok(());
    }
    if journal.exists() {
        fs::remove_file(&journal).at(&journal)?;
    }
    fs::remove_dir_all(&outgoing).at(&outgoing)
}

/// Sees to it that all that was written reaches the disk before what is written next.
#[cfg(target_os = "linux")]
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    match rustix::fs::syncfs(fs::File::open(folder)?) {
        Err(rustix::io::Errno::NOSYS | rustix::io::Errno::INVAL) => Ok(()),
        done => Ok(done?),
    }
}

/// Sees to it that all that was written reaches the disk before what is written next.
#[cfg(not(target_os = "linux"))]
pub(super) fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The exchange of the system.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::CWD;
    use rustix::fs::RenameFlags;
    Ok(rustix::fs::renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// The system has no exchange.
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the system or the file system has no exchange.
fn cannot_exchange(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

//! The site on loopback, from memory, as it will stand on the web: an edit shows at once, and what is wrong is told in the
//! page.
//!
//! One thread owns the site (`desk`): it reads and plans it, then answers one request after another out of that plan, until
//! something changes and it reads and plans anew. `watch` tells it what changed, `http` brings it the requests, and `board`
//! holds what open pages are told.
//!
//! Always holds: every answer comes from one whole revision of the site. No request is lost while the site is planned. What
//! is asked for is looked up among the promises of the plan, never on disk. Bad content is something to tell, and neither it
//! nor a fault of the program ends the service.
//!
//! Deliberately absent: anything that is written to disk, a cache, answers to other machines or to pages of other sites,
//! ranges of files, a second way to draw a page than the one that builds it.

mod answer;
mod board;
mod change;
mod desk;
mod finding;
mod gate;
mod http;
mod inbox;
mod inject;
mod outside;
mod port;
mod revision;
mod round;
mod watch;

use std::io;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;

use crate::config::Config;
use crate::config::Overrides;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Words;
use crate::source::Sources;
use board::Board;
use desk::Desk;
use inbox::Inbox;
use outside::Outside;
use watch::Watch;

/// How deep texts and templates may be nested on the thread that draws pages, in bytes. It is taken only as it is used.
const STACK: usize = 256 << 20;

/// What is served, and where.
pub struct Order {
    /// The folder of the site.
    pub root: PathBuf,
    /// What the command line says of the site.
    pub overrides: Overrides,
    /// The port; if it is taken, one of those after it. 0 is any that is free.
    pub port: u16,
    /// All codes that findings can have.
    pub codes: Vec<&'static Code>,
    /// The words that findings are told in, for a site.
    pub words: Vocabulary,
}

/// Chooses the words that findings are told in.
pub type Vocabulary = Box<dyn Fn(Option<&Config>) -> Words + Send>;

/// What happens, for those who stand at the terminal.
#[derive(Clone, Copy)]
pub enum News<'n> {
    /// The site is served at an address.
    Open {
        /// The address of the home page.
        address: &'n str,
        /// Whether another program has the port that was wished for.
        port: Port,
    },
    /// Something changed, and the site was planned anew.
    Planned {
        /// What changed, in a few words; empty at the start.
        what: &'n str,
        /// How long it took.
        milliseconds: u128,
        /// How much is wrong as far as is known without drawing pages.
        counts: &'n str,
    },
    /// What is wrong. It may be what was wrong before.
    Found(&'n Diagnostics, &'n Sources, &'n Words),
    /// Something is not as it should be with the service itself.
    Trouble(&'n str),
}

/// Whether the port is the one that was wished for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Port {
    /// It is.
    AsWished,
    /// That one is taken.
    Another,
}

/// Takes the news.
pub type Listener = Box<dyn FnMut(News<'_>) + Send>;

/// Serves a site until it is interrupted.
///
/// # Errors
/// When there is no free port, or the system gives no threads.
pub fn run(order: Order, mut listener: Listener) -> io::Result<()> {
    let (socket, port) = port::bind(order.port)?;
    let local = socket.local_addr()?;
    // Watched under its real name, which is that of events.
    let root = order.root.canonicalize().unwrap_or_else(|_| order.root.clone());
    let (letters, inbox) = mpsc::channel();
    let watched = Watch::open(root, letters.clone());
    if let Err(error) = &watched {
        listener(News::Trouble(&format!("edits are not seen: {error}")));
    }
    let board = Arc::new(Board::new());
    let place = outside::Place { origin: format!("http://{local}"), port };
    let outside = Outside::new(Arc::clone(&board), listener, order.codes, order.words, place);
    let desk = Desk::new(order.root, order.overrides, Inbox::new(inbox), watched.ok(), outside);
    thread::Builder::new().name("desk".to_owned()).stack_size(STACK).spawn(move || desk.run())?;
    http::run(socket, http::House { letters, board, port: local.port() })
}

/// What comes of some work; nothing if the program has a fault in it. What it has half done must not be used again.
fn survived<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests;

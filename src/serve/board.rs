//! The board that open pages look at: which revision there is, and what is wrong.
//!
//! A page compares the board with what it was drawn from, so it misses nothing, however late it looks.

use std::hash::BuildHasher as _;
use std::hash::RandomState;
use std::sync::Arc;

use serde::Serialize;
use tokio::sync::watch;

use super::change::Reach;
use super::finding::Shown;

/// The board.
pub(super) struct Board {
    /// Tells this run of the program from the one before.
    pub(super) run: String,
    told: watch::Sender<Arc<str>>,
}

/// What stands on the board.
#[derive(Clone, Serialize, Debug)]
pub(super) struct Notice {
    /// The path of the site.
    pub(super) base: String,
    /// The last revision that pages are to be loaded anew for.
    pages: u64,
    /// The last revision that stylesheets are to be loaded anew for.
    styles: u64,
    #[serde(flatten)]
    pub(super) shown: Shown,
}

impl Notice {
    /// Before the first revision.
    pub(super) fn blank() -> Self {
        Self { base: "/".to_owned(), pages: 0, styles: 0, shown: Shown::default() }
    }

    /// Says that there is another revision.
    pub(super) fn revise(&mut self, revision: u64, reach: Reach) {
        match reach {
            Reach::Styles => self.styles = revision,
            Reach::Pages => self.pages = revision,
        }
    }
}

#[derive(Serialize)]
struct Signed<'n> {
    run: &'n str,
    #[serde(flatten)]
    notice: &'n Notice,
}

impl Board {
    pub(super) fn new() -> Self {
        let run = format!("{:016x}", RandomState::new().hash_one(()));
        Self { run, told: watch::Sender::new("".into()) }
    }

    /// Puts a notice on the board, unless it is there already.
    pub(super) fn post(&self, notice: &Notice) {
        let signed = Signed { run: &self.run, notice };
        // Strings and numbers only: this cannot fail.
        let text = serde_json::to_string(&signed).unwrap_or_default();
        self.told.send_if_modified(|told| {
            let is_new = **told != *text;
            if is_new {
                *told = text.into();
            }
            is_new
        });
    }

    /// Looks at the board from now on.
    pub(super) fn look(&self) -> watch::Receiver<Arc<str>> {
        self.told.subscribe()
    }
}

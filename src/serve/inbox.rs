//! What comes to the desk: requests and changes, in the order in which they come.

use std::collections::VecDeque;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use tokio::sync::oneshot;

use super::answer::Answer;
use super::change::Change;
use crate::path::RelPath;

/// What is brought to the desk.
#[derive(Debug)]
pub(super) enum Letter {
    /// Someone asks for something.
    Ask(Ask),
    /// Something changed on disk.
    Changed(Change),
}

/// Someone asks for what stands at a path.
#[derive(Debug)]
pub(super) struct Ask {
    /// The path of the address, decoded, with the base.
    pub(super) path: String,
    /// Where the answer goes.
    pub(super) reply: oneshot::Sender<Answer>,
}

/// What is to be done next.
#[derive(Debug)]
pub(super) enum Next {
    /// To answer.
    Ask(Ask),
    /// To plan the site anew.
    Changed(Change),
    /// Nothing, for as long as it was waited.
    Quiet,
    /// To end: nobody is there any more.
    Closed,
}

/// Letters that have come and are still to come.
pub(super) struct Inbox {
    letters: Receiver<Letter>,
    /// Requests that came together with a change; their turn is first.
    waiting: VecDeque<Ask>,
    /// The folders that a site is made of.
    pub(super) folders: Vec<RelPath>,
}

impl Inbox {
    pub(super) fn new(letters: Receiver<Letter>) -> Self {
        Self { letters, waiting: VecDeque::new(), folders: Vec::new() }
    }

    /// What is to be done next. Waits so long for it, or until it comes. After a change all that has come is looked
    /// through, so that many changes are one; the requests among it are answered from what follows the change.
    pub(super) fn next(&mut self, patience: Option<Duration>) -> Next {
        if let Some(ask) = self.waiting.pop_front() {
            return Next::Ask(ask);
        }
        loop {
            let letter = match patience {
                None => self.letters.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(patience) => self.letters.recv_timeout(patience),
            };
            match letter {
                Ok(Letter::Ask(ask)) => return Next::Ask(ask),
                Ok(Letter::Changed(change)) => {
                    let change = change.of_site(&self.folders);
                    if !change.is_nothing() {
                        return Next::Changed(self.gather(change));
                    }
                }
                Err(RecvTimeoutError::Timeout) => return Next::Quiet,
                Err(RecvTimeoutError::Disconnected) => return Next::Closed,
            }
        }
    }

    fn gather(&mut self, mut change: Change) -> Change {
        for letter in self.letters.try_iter() {
            match letter {
                Letter::Ask(ask) => self.waiting.push_back(ask),
                Letter::Changed(more) => change = change.and(more.of_site(&self.folders)),
            }
        }
        change
    }
}

//! The desk: one thread that owns the site. It reads and plans it, answers out of that plan until something changes, and
//! begins anew.
//!
//! Always holds: what is answered from one plan is answered before the next is made, so no answer mixes two. After a panic
//! nothing that was planned is used again.

use std::path::PathBuf;
use std::time::Instant;

use super::News;
use super::answer::Answer;
use super::answer::Fate;
use super::change::Change;
use super::inbox::Inbox;
use super::inbox::Next;
use super::outside::Outside;
use super::outside::Revised;
use super::revision::Revision;
use super::survived;
use super::watch::Watch;
use crate::config::Overrides;
use crate::path::RelPath;
use crate::pipeline::Live;

/// The thread that owns the site.
pub(super) struct Desk {
    root: PathBuf,
    overrides: Overrides,
    inbox: Inbox,
    /// Nothing if the system cannot watch files.
    watch: Option<Watch>,
    outside: Outside,
    number: u64,
    /// The site, between two revisions.
    live: Option<Live>,
}

impl Desk {
    pub(super) fn new(
        root: PathBuf,
        overrides: Overrides,
        mut inbox: Inbox,
        watch: Option<Watch>,
        outside: Outside,
    ) -> Self {
        inbox.folders = folders(RelPath::from_name("content"));
        Self { root, overrides, inbox, watch, outside, number: 0, live: None }
    }

    /// One revision after another, until nobody asks any more.
    pub(super) fn run(mut self) {
        let mut change = Some(Change::Everything);
        while let Some(present) = change {
            self.number += 1;
            let next = survived(|| self.revise(&present));
            change = next.unwrap_or_else(|| {
                let fault = "the program has a fault: the site could not be planned\n";
                self.outside.tell(News::Trouble(fault.trim_end()));
                self.without_plan(Fate::Faulty, fault)
            });
        }
    }

    /// Plans the site after a change, and answers out of the plan; what changes next, or nothing at the end.
    fn revise(&mut self, change: &Change) -> Option<Change> {
        #[expect(clippy::disallowed_methods, reason = "who edits is told how long it took")]
        let started = Instant::now();
        // Watched before it is read, so that no change falls between.
        self.follow(self.inbox.folders.clone(), change);
        let live = self.plan(change);
        if let Some(config) = live.config()
            && self.follow(folders(config.content.clone()), change)
        {
            return Some(Change::Everything);
        }
        let (found, sources, config) = (live.found(), live.sources(), live.config());
        self.outside.revised(&Revised {
            number: self.number,
            change,
            milliseconds: started.elapsed().as_millis(),
            found,
            sources,
            config: config.map(AsRef::as_ref),
        });
        let next = if let Some(plan) = live.plan() {
            let revision = Revision::new(self.number, plan, found.clone());
            revision.answer(&mut self.inbox, &mut self.outside)
        } else {
            let found = self.outside.as_told(found.clone(), config.map(AsRef::as_ref), sources);
            let report = self.outside.report(&found, sources);
            self.without_plan(Fate::Unmended, &report)
        };
        self.live = Some(live);
        next
    }

    /// The site after a change: only what the change has a part in is read and planned again.
    fn plan(&mut self, change: &Change) -> Live {
        match (self.live.take(), change) {
            (Some(mut live), Change::Paths(paths)) => {
                live.follow(&paths.iter().cloned().collect::<Vec<_>>());
                live
            }
            _ => Live::open(self.root.clone(), self.overrides.clone()),
        }
    }

    /// Watches what the site is made of; whether that is more than before.
    fn follow(&mut self, folders: Vec<RelPath>, change: &Change) -> bool {
        let followed =
            self.watch.as_mut().map_or(Ok(false), |watch| watch.follow(&folders, change));
        self.inbox.folders = folders;
        followed.unwrap_or_else(|error| {
            self.outside.tell(News::Trouble(&format!("not every edit is seen: {error}")));
            false
        })
    }

    /// Answers with what is wrong until something changes, since there is no plan.
    fn without_plan(&mut self, fate: Fate, report: &str) -> Option<Change> {
        loop {
            match self.inbox.next(None) {
                Next::Ask(ask) => {
                    let (report, revision) = (report.to_owned(), self.number);
                    // Who has hung up needs no answer.
                    let _ = ask.reply.send(Answer::Untold { fate, report, revision });
                }
                Next::Changed(change) => return Some(change),
                Next::Quiet => {}
                Next::Closed => return None,
            }
        }
    }
}

/// The folders that a site is made of.
fn folders(content: RelPath) -> Vec<RelPath> {
    vec![content, RelPath::from_name("templates"), RelPath::from_name("static")]
}

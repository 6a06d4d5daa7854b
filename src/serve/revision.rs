//! One revision of the site, while it is the present one: it answers what it is asked, and tells what is wrong in it.

use std::collections::BTreeMap;
use std::time::Duration;

use super::News;
use super::answer::Answer;
use super::answer::Fate;
use super::answer::Place;
use super::answer::bytes;
use super::answer::find;
use super::change::Change;
use super::inbox::Inbox;
use super::inbox::Next;
use super::outside::Outside;
use super::round::Round;
use super::survived;
use crate::diagnostic::Diagnostics;
use crate::id::FileId;
use crate::lint;
use crate::lint::Finished;
use crate::output::Promise;
use crate::path::RelPath;
use crate::pipeline;
use crate::pipeline::Drawn;
use crate::pipeline::Plan;
use crate::pipeline::draw;
use crate::pipeline::judge;

/// So long nobody must have asked for anything before all pages are looked at.
const QUIET: Duration = Duration::from_millis(150);

/// A revision.
pub(super) struct Revision<'p> {
    number: u64,
    plan: &'p Plan,
    /// What was found before pages were drawn.
    planned: Diagnostics,
    /// The files that errors are in, if there are any.
    blamed: Option<Vec<FileId>>,
    seen: Seen<'p>,
}

/// What is known of finished pages.
enum Seen<'p> {
    /// Something of those that were asked for.
    Some(BTreeMap<RelPath, Diagnostics>, Round<'p>),
    /// All.
    All(Diagnostics),
}

impl<'p> Revision<'p> {
    /// The revision that a plan makes.
    pub(super) fn new(number: u64, plan: &'p Plan, planned: Diagnostics) -> Self {
        let blamed = pipeline::blamed(plan, &planned);
        let is_sound = |promise: &Promise| pipeline::is_sound(plan, promise, blamed.as_deref());
        let pages = plan.tree.iter().filter(|(_, promise)| is_sound(promise)).collect();
        let seen = Seen::Some(BTreeMap::new(), Round::new(pages));
        Self { number, plan, planned, blamed, seen }
    }

    /// Answers until something changes; nothing when nobody is there any more.
    pub(super) fn answer(mut self, inbox: &mut Inbox, outside: &mut Outside) -> Option<Change> {
        let mut patience = Some(QUIET);
        loop {
            match inbox.next(patience) {
                Next::Ask(ask) => {
                    let answer = self.answer_one(&ask.path, outside);
                    // Who has hung up needs no answer.
                    let _ = ask.reply.send(answer);
                    patience = patience.map(|_| QUIET);
                }
                Next::Changed(change) => return Some(change),
                Next::Quiet => patience = self.look_on(outside).then_some(Duration::ZERO),
                Next::Closed => return None,
            }
        }
    }

    /// Answers, whatever happens on the way.
    fn answer_one(&mut self, path: &str, outside: &mut Outside) -> Answer {
        let answered = survived(|| self.try_answer(path, outside));
        answered.unwrap_or_else(|| {
            let report = format!("the program has a fault: `{path}` could not be drawn\n");
            outside.tell(News::Trouble(report.trim_end()));
            Answer::Untold { fate: Fate::Faulty, report, revision: self.number }
        })
    }

    fn try_answer(&mut self, path: &str, outside: &mut Outside) -> Answer {
        let plan = self.plan;
        match find(&plan.tree, &plan.site.config.site.base, path) {
            Place::Elsewhere(path) => Answer::Elsewhere(path),
            Place::Nowhere => {
                let drawn = draw(plan, &Promise::NotFound);
                let html = drawn.map(|drawn| drawn.html).unwrap_or_default();
                self.page(Fate::Missing, html, outside)
            }
            Place::File(path, promise) => match draw(plan, promise) {
                Some(drawn) => self.drawn(path, promise, drawn, outside),
                None => match bytes(plan, promise) {
                    Some(bytes) => Answer::File { path, bytes: bytes.into_owned() },
                    None => self.untold(Fate::Missing, outside),
                },
            },
        }
    }

    /// The answer that a page is, and what it tells.
    fn drawn(
        &mut self,
        path: RelPath,
        promise: &Promise,
        drawn: Drawn,
        outside: &mut Outside,
    ) -> Answer {
        let Drawn { entry, html, mut found } = drawn;
        let blamed = self.blamed.as_deref();
        if pipeline::is_sound(self.plan, promise, blamed) {
            if blamed.is_none() && !lint::has_errors(&self.plan.site.config, &found) {
                let page = (entry, Finished::read(&html));
                judge(self.plan, BTreeMap::from([(path.clone(), page)]), &mut found);
            }
            if let Seen::Some(pages, _) = &mut self.seen
                && pages.insert(path, found.clone()).is_none()
                && !found.is_empty()
            {
                self.tell_pages(outside);
            }
        }
        self.page(if html.is_empty() { Fate::Unmended } else { Fate::There }, html, outside)
    }

    /// The answer that is a page, or what is told where there is none.
    fn page(&self, fate: Fate, html: String, outside: &Outside) -> Answer {
        if html.is_empty() {
            return self.untold(fate, outside);
        }
        Answer::Page { fate, html, revision: self.number }
    }

    /// There is no page to show.
    fn untold(&self, fate: Fate, outside: &Outside) -> Answer {
        let report = outside.report(&self.found(outside), &self.plan.site.sources);
        Answer::Untold { fate, report, revision: self.number }
    }

    /// Looks at some pages more; whether there are others still.
    fn look_on(&mut self, outside: &mut Outside) -> bool {
        let Seen::Some(_, round) = &mut self.seen else { return false };
        let plan = self.plan;
        match survived(|| round.step(plan)) {
            Some(true) => return true,
            Some(false) => {}
            None => outside.tell(News::Trouble("a page cannot be looked at")),
        }
        let none = Seen::All(Diagnostics::default());
        if let Seen::Some(_, round) = std::mem::replace(&mut self.seen, none) {
            self.seen = Seen::All(round.end(plan, &self.planned));
        }
        self.tell_pages(outside);
        let found = self.found(outside);
        outside.tell_found(&found, &plan.site.sources);
        false
    }

    /// All that is known to be wrong, as it is told.
    fn found(&self, outside: &Outside) -> Diagnostics {
        let mut found = self.planned.clone();
        match &self.seen {
            Seen::Some(pages, _) => found.extend(pages.values().flatten().cloned()),
            Seen::All(all) => found.extend(all.iter().cloned()),
        }
        outside.as_told(found, Some(&self.plan.site.config), &self.plan.site.sources)
    }

    /// Tells open pages what is wrong.
    fn tell_pages(&self, outside: &mut Outside) {
        let found = self.found(outside);
        outside.show(&found, &self.plan.site.sources);
    }
}

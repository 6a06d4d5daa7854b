//! The round through all pages, in small steps, when nobody asks for anything: what only the finished pages tell.
//!
//! It finds what `check` finds, but can be left at any step.

use std::collections::BTreeMap;
use std::vec::IntoIter;

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::id::EntryId;
use crate::lint;
use crate::lint::Finished;
use crate::output::Promise;
use crate::path::RelPath;
use crate::pipeline::Drawn;
use crate::pipeline::Plan;
use crate::pipeline::draw;
use crate::pipeline::judge;

/// How many pages are drawn in a step: a few milliseconds.
const STEP: usize = 8;

/// A round under way.
pub(super) struct Round<'p> {
    left: IntoIter<(&'p RelPath, &'p Promise)>,
    by_path: BTreeMap<RelPath, (Option<EntryId>, Finished)>,
    found: Diagnostics,
}

impl<'p> Round<'p> {
    /// A round through these pages.
    pub(super) fn new(pages: Vec<(&'p RelPath, &'p Promise)>) -> Self {
        Self { left: pages.into_iter(), by_path: BTreeMap::new(), found: Diagnostics::default() }
    }

    /// Draws some pages more; whether there are still others.
    pub(super) fn step(&mut self, plan: &Plan) -> bool {
        let some: Vec<_> = self.left.by_ref().take(STEP).collect();
        let drawn: Vec<_> = some
            .par_iter()
            .filter_map(|(path, promise)| {
                let Drawn { entry, html, found } = draw(plan, promise)?;
                Some(((*path).clone(), (entry, Finished::read(&html)), found))
            })
            .collect();
        for (path, page, found) in drawn {
            self.by_path.insert(path, page);
            self.found.extend(found);
        }
        !self.left.as_slice().is_empty()
    }

    /// What all pages tell, besides what was known before they were drawn.
    pub(super) fn end(mut self, plan: &Plan, planned: &Diagnostics) -> Diagnostics {
        let config = &plan.site.config;
        if !lint::has_errors(config, planned) && !lint::has_errors(config, &self.found) {
            judge(plan, self.by_path, &mut self.found);
        }
        self.found.extend(plan.templates.missing_words());
        self.found
    }
}

//! Anchors of a page: each is given once.
//!
//! Always holds: what stands later on a page never changes the anchor of what stands before it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Severity;

pub(super) static HEADING_ONE: Code = Code::error(
    "heading-one",
    "The title of a page is its only heading of the first level; it stands in the front matter. Start the headings \
     of the body with two signs: `## Heading`.",
);
pub(super) static REPEATED_ID: Code = Code::lint(
    "repeated-id",
    Severity::Warning,
    "A heading names an id that another one above it has already, so it gets a number: `-2`. Links to the id lead \
     to the first heading. Give the second another id: `## Heading {#another}`.",
);

/// The anchors that are taken.
#[derive(Default)]
pub(super) struct Ids {
    taken: BTreeSet<String>,
    repeats: BTreeMap<String, usize>,
}

impl Ids {
    /// The wished anchor if it is free, else the first free one of `wish-2`, `wish-3`…
    pub(super) fn take(&mut self, wish: &str) -> String {
        let mut id = wish.to_owned();
        if self.taken.contains(wish) {
            let repeat = self.repeats.entry(wish.to_owned()).or_insert(1);
            while self.taken.contains(&id) {
                *repeat += 1;
                id = format!("{wish}-{repeat}");
            }
        }
        self.taken.insert(id.clone());
        id
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn a_repeated_anchor_gets_the_next_free_number() {
        let mut ids = Ids::default();
        let given: Vec<_> =
            ["a", "a", "a-2", "a", "a-4", "a", "b"].iter().map(|wish| ids.take(wish)).collect();
        assert_eq!(given, ["a", "a-2", "a-2-2", "a-3", "a-4", "a-5", "b"]);
    }
}

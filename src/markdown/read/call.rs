//! Calls of components: whether they stand alone, and whether they can be drawn where they stand.

use std::ops::Range;

use super::OpenCall;
use super::Reader;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::text;
use crate::markdown::component::COMPONENT_PLACE;
use crate::markdown::component::Role;
use crate::markdown::facts::Form;

impl Reader<'_> {
    /// A paragraph that a call fills from end to end is no paragraph: the call stands alone.
    pub(super) fn paragraph_of_a_call(&mut self, mark: usize, paragraph: &Range<usize>) {
        let (Role::Whole(call) | Role::Open(call)) = self.body.marks[mark].role else { return };
        let place = self.body.calls[call].span.range();
        let text = self.masked.get(paragraph.clone()).unwrap_or_default();
        let start = paragraph.start + text.len() - text.trim_start().len() + self.place.base;
        if place.start == start && place.len() == text.trim().len() {
            self.body.calls[call].form = Form::Block;
        }
    }

    pub(super) fn mark(&mut self, number: usize, form: Form) {
        self.met[number] = true;
        self.body.is_empty = false;
        if let Some(link) = &mut self.link {
            link.has_call = true;
        }
        let role = self.body.marks[number].role;
        if let (Role::Whole(call) | Role::Open(call), Form::Block) = (role, form) {
            self.body.calls[call].form = Form::Block;
        }
        match role {
            Role::Open(call) => {
                self.calls.push(OpenCall { call, depth: self.depth, is_cut: false });
            }
            Role::Close(call) => {
                let opened = self.calls.pop();
                let fits = opened.is_some_and(|opened| {
                    opened.call == call && opened.depth == self.depth && !opened.is_cut
                });
                if !fits {
                    self.misplace(call);
                }
            }
            Role::Whole(_) | Role::Broken => {}
        }
    }

    /// Tells of a call that cannot be drawn where it stands.
    fn misplace(&mut self, call: usize) {
        if std::mem::replace(&mut self.misplaced[call], true) {
            return;
        }
        let call = &self.body.calls[call];
        let name = &call.name;
        let (fault, hint) = if call.body.is_some() {
            (
                text!(
                    "`{name}` begins and ends in different paragraphs, lists or quotations",
                    name
                ),
                text!(
                    "put `{{% <{name}> %}}` and `{{% </{name}> %}}` on lines of their own, indented alike",
                    name
                ),
            )
        } else {
            (
                text!("`{name}` cannot stand here", name),
                text!("put it between words, or on a line of its own"),
            )
        };
        self.found.push(Diagnostic::new(&COMPONENT_PLACE, fault).at(call.name_span).hint(hint));
    }

    /// Takes the marks of misplaced calls away, those that were never met included.
    pub(super) fn leave_out_misplaced(&mut self) {
        for number in 0..self.met.len() {
            if let (false, Some(call)) = (self.met[number], self.body.marks[number].role.call()) {
                self.misplace(call);
            }
        }
        for mark in &mut self.body.marks {
            if mark.role.call().is_some_and(|call| self.misplaced[call]) {
                mark.role = Role::Broken;
            }
        }
    }
}

//! Components, and the paragraphs that they may fill.

use std::ops::Range;

use super::Begun;
use super::Paragraph;
use super::Writer;
use crate::markdown::component::Role;
use crate::markdown::facts::Extent;
use crate::markdown::facts::Form;
use crate::markdown::piece::Piece;

impl Writer<'_> {
    /// Begins a paragraph, given its place and what comes first in it.
    pub(super) fn start_paragraph(
        &mut self,
        range: &Range<usize>,
        first: Option<&(Piece<'_>, Range<usize>)>,
    ) {
        self.paragraph = match first {
            Some((Piece::Mark(number, _), _)) => self.filled_by(self.body.marks[*number].role),
            Some((Piece::Image(image), place))
                if !image.title.is_empty() && self.fills(place, range) =>
            {
                Paragraph::Figure
            }
            _ => Paragraph::Plain,
        };
        match (self.paragraph, self.body.extent) {
            (Paragraph::Plain, Extent::Page) => self.block("<p>"),
            (Paragraph::Figure, Extent::Page) => self.block("<figure>"),
            _ => {}
        }
    }

    fn filled_by(&self, role: Role) -> Paragraph {
        match role {
            Role::Whole(call) | Role::Open(call) if self.body.calls[call].form == Form::Block => {
                Paragraph::Call(call)
            }
            _ => Paragraph::Plain,
        }
    }

    /// Whether a place is all there is in another.
    fn fills(&self, place: &Range<usize>, whole: &Range<usize>) -> bool {
        let text = |range: &Range<usize>| self.masked.get(range.clone()).unwrap_or_default().trim();
        text(place).len() == text(whole).len()
    }

    pub(super) fn end_paragraph(&mut self) {
        match (std::mem::replace(&mut self.paragraph, Paragraph::Plain), self.body.extent) {
            (Paragraph::Plain, Extent::Page) => self.push("</p>\n"),
            (Paragraph::Figure, Extent::Page) => self.push("</figure>\n"),
            (_, Extent::Field) => {}
            (Paragraph::Call(_), Extent::Page) => self.block(""),
        }
    }

    /// Draws a component, or begins or ends its body.
    pub(super) fn mark(&mut self, role: Role) {
        match role {
            Role::Whole(call) => self.draw(call, None),
            Role::Open(call) => {
                self.begin(Begun::Component(call));
                if self.paragraph == Paragraph::Call(call) {
                    self.push("<p>");
                }
            }
            Role::Close(call) => {
                if self.paragraph == Paragraph::Call(call) {
                    self.push("</p>\n");
                }
                if let Some((Begun::Component(_), body)) = self.finish_inner() {
                    self.draw(call, Some(body));
                }
            }
            Role::Broken => {}
        }
    }

    fn draw(&mut self, number: usize, body: Option<String>) {
        let call = &self.body.calls[number];
        let drawn = self.host.component(call, body);
        match call.form {
            Form::Inline => self.push(drawn.trim()),
            Form::Block if drawn.trim().is_empty() => {}
            Form::Block => {
                self.block(drawn.trim());
                self.push("\n");
            }
        }
    }
}

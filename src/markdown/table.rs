//! Tables: in a region that can be scrolled with a finger and with the keyboard.

use std::fmt::Write;

use pulldown_cmark::Alignment;

use super::escape;

/// The table that is being written.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    part: Part,
    tag: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Part {
    #[default]
    Head,
    /// No row of the body was written yet.
    BeforeBody,
    Body,
}

impl Table {
    pub(super) fn start(html: &mut String, alignments: Vec<Alignment>, label: &str) -> Self {
        html.push_str("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
        escape::attribute(html, label);
        html.push_str("\">\n<table>\n");
        Self { alignments, ..Self::default() }
    }

    pub(super) fn start_head(&mut self, html: &mut String) {
        self.column = 0;
        html.push_str("<thead>\n<tr>");
    }

    pub(super) fn end_head(&mut self, html: &mut String) {
        self.part = Part::BeforeBody;
        html.push_str("</tr>\n</thead>\n");
    }

    pub(super) fn start_row(&mut self, html: &mut String) {
        self.column = 0;
        if self.part == Part::BeforeBody {
            html.push_str("<tbody>\n");
        }
        self.part = Part::Body;
        html.push_str("<tr>");
    }

    /// A heading without words would be announced and say nothing, so it is a plain cell.
    pub(super) fn start_cell(&mut self, html: &mut String, is_empty: bool) {
        self.tag = if self.part == Part::Head && !is_empty { "th" } else { "td" };
        let scope = if self.tag == "th" { " scope=\"col\"" } else { "" };
        let alignment = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        let _ = write!(html, "<{}{scope}{alignment}>", self.tag);
        self.column += 1;
    }

    pub(super) fn end_cell(&self, html: &mut String) {
        let _ = write!(html, "</{}>", self.tag);
    }

    pub(super) fn end(&self, html: &mut String) {
        if self.part == Part::Body {
            html.push_str("</tbody>\n");
        }
        html.push_str("</table>\n</div>\n");
    }
}

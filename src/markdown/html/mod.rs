//! Writes a body as HTML, asking the site where links and images lead and how components are drawn.
//!
//! Always holds: no `style`, no script, and no HTML but what is written here or given by the host; text and
//! attributes are escaped here.

mod call;
mod inline;

use std::collections::BTreeMap;
use std::fmt::Write;

use pulldown_cmark::BlockQuoteKind;
use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::DefaultBrokenLinkCallback;
use pulldown_cmark::Event;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::markdown::component;
use crate::markdown::escape;
use crate::markdown::facts::Body;
use crate::markdown::facts::Heading;
use crate::markdown::facts::Image;
use crate::markdown::facts::Link;
use crate::markdown::footnote;
use crate::markdown::host::Host;
use crate::markdown::piece::Piece;
use crate::markdown::piece::pieces;
use crate::markdown::table::Table;

/// The HTML of a body, given the text in which its facts were found.
pub fn html(body: &Body, text: &str, host: &dyn Host) -> String {
    let masked = component::mask(text, &body.range, &body.marks);
    let mut writer = Writer::new(body, host, &masked);
    let none: Option<DefaultBrokenLinkCallback> = None;
    let mut pieces = pieces(&masked, body.range.start, &body.marks, none).peekable();
    while let Some((piece, range)) = pieces.next() {
        match piece {
            Piece::Event(Event::Start(Tag::Paragraph)) => {
                writer.start_paragraph(&range, pieces.peek());
            }
            Piece::Event(Event::Start(Tag::TableCell)) => {
                let is_empty = matches!(pieces.peek(), Some((Piece::Event(Event::End(_)), _)));
                writer.table.start_cell(&mut writer.html, is_empty);
            }
            Piece::Event(Event::Start(tag)) => writer.start(tag),
            Piece::Event(Event::End(tag)) => writer.end(tag),
            Piece::Event(event) => writer.inside(&event),
            Piece::Mark(number, _) => writer.mark(body.marks[number].role),
            Piece::Image(_) => writer.image(),
            Piece::Raw => {}
        }
    }
    writer.finish()
}

struct Writer<'a> {
    body: &'a Body,
    host: &'a dyn Host,
    masked: &'a str,
    html: String,
    /// What was being written when a component or a footnote began.
    outer: Vec<Outer>,
    headings: std::slice::Iter<'a, Heading>,
    links: std::slice::Iter<'a, Link>,
    images: std::slice::Iter<'a, Image>,
    /// The end of the link that is open.
    link_end: String,
    table: Table,
    tables: usize,
    paragraph: Paragraph,
    note_of: BTreeMap<String, usize>,
    /// The HTML of each footnote, once its definition was met.
    notes: Vec<Option<String>>,
    /// How often each footnote was referred to.
    times: Vec<usize>,
}

struct Outer {
    html: String,
    begun: Begun,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Begun {
    Component(usize),
    /// Nothing for a second footnote of the same name, which is left out.
    Footnote(Option<usize>),
}

/// What the open paragraph is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Paragraph {
    Plain,
    /// An image with a caption.
    Figure,
    /// A call that stands alone; the words in it are the paragraph.
    Call(usize),
}

impl<'a> Writer<'a> {
    fn new(body: &'a Body, host: &'a dyn Host, masked: &'a str) -> Self {
        let keys = body.footnotes.iter().map(|footnote| footnote::key(&footnote.name));
        Self {
            body,
            host,
            masked,
            html: String::with_capacity(masked.len() * 3 / 2),
            outer: Vec::new(),
            headings: body.headings.iter(),
            links: body.links.iter(),
            images: body.images.iter(),
            link_end: String::new(),
            table: Table::default(),
            tables: 0,
            paragraph: Paragraph::Plain,
            note_of: keys.zip(0..).collect(),
            notes: vec![None; body.footnotes.len()],
            times: vec![0; body.footnotes.len()],
        }
    }

    fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Begins a block on a line of its own.
    fn block(&mut self, html: &str) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
        self.html.push_str(html);
    }

    /// Puts what follows aside, for a component or a footnote.
    fn begin(&mut self, begun: Begun) {
        self.outer.push(Outer { html: std::mem::take(&mut self.html), begun });
    }

    /// What was put aside since the last beginning.
    fn finish_inner(&mut self) -> Option<(Begun, String)> {
        let Outer { html, begun } = self.outer.pop()?;
        Some((begun, std::mem::replace(&mut self.html, html)))
    }

    fn finish(mut self) -> String {
        while self.finish_inner().is_some() {}
        let notes: Vec<_> = self.notes.into_iter().map(Option::unwrap_or_default).collect();
        footnote::write_section(&mut self.html, &self.body.footnotes, &notes, self.host);
        self.html
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                let id = self.headings.next().map_or("", |heading| heading.id.as_str());
                self.block("<");
                let _ = write!(self.html, "{level} id=\"");
                escape::attribute(&mut self.html, id);
                self.push("\">");
            }
            Tag::BlockQuote(None) => self.block("<blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => self.start_alert(kind),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::List(Some(1)) => self.block("<ol>\n"),
            Tag::List(Some(first)) => self.block(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.block("<li>"),
            Tag::DefinitionList => self.block("<dl>\n"),
            Tag::DefinitionListTitle => self.block("<dt>"),
            Tag::DefinitionListDefinition => self.block("<dd>"),
            Tag::Table(alignments) => {
                self.block("");
                let label = self.table_label();
                self.table = Table::start(&mut self.html, alignments, &label);
            }
            Tag::TableHead => self.table.start_head(&mut self.html),
            Tag::TableRow => self.table.start_row(&mut self.html),
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<del>"),
            Tag::Link { .. } => self.start_link(),
            Tag::FootnoteDefinition(name) => {
                let note = self.note_of.get(&footnote::key(&name)).copied();
                // Of two with the same name the first is meant.
                let note = note.filter(|note| self.notes[*note].is_none());
                self.begin(Begun::Footnote(note));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(level) => self.push(&format!("</{level}>\n")),
            TagEnd::BlockQuote(None) => self.block("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.block("</aside>\n"),
            TagEnd::CodeBlock => self.push("</code></pre>\n"),
            TagEnd::List(true) => self.block("</ol>\n"),
            TagEnd::List(false) => self.block("</ul>\n"),
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::DefinitionList => self.block("</dl>\n"),
            TagEnd::DefinitionListTitle => self.push("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.push("</dd>\n"),
            TagEnd::Table => self.table.end(&mut self.html),
            TagEnd::TableHead => self.table.end_head(&mut self.html),
            TagEnd::TableRow => self.push("</tr>\n"),
            TagEnd::TableCell => self.table.end_cell(&mut self.html),
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</del>"),
            TagEnd::Link => {
                let end = std::mem::take(&mut self.link_end);
                self.push(&end);
            }
            TagEnd::FootnoteDefinition => {
                if let Some((Begun::Footnote(note), html)) = self.finish_inner()
                    && let Some(note) = note
                {
                    self.notes[note] = Some(html);
                }
            }
            _ => {}
        }
    }

    fn inside(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(words) => escape::text(&mut self.html, words),
            Event::Code(words) => {
                self.push("<code>");
                escape::text(&mut self.html, words);
                self.push("</code>");
            }
            Event::SoftBreak => self.push("\n"),
            Event::HardBreak => self.push("<br>\n"),
            Event::Rule => self.block("<hr>\n"),
            Event::FootnoteReference(name) => self.reference(name),
            Event::TaskListMarker(done) => {
                let (sign, key) = if *done { ('☑', "task-done") } else { ('☐', "task-open") };
                self.push("<span class=\"task\" role=\"img\" aria-label=\"");
                escape::attribute(&mut self.html, &self.host.word(key));
                let _ = write!(self.html, "\">{sign}</span> ");
            }
            _ => {}
        }
    }

    fn start_alert(&mut self, kind: BlockQuoteKind) {
        let name = match kind {
            BlockQuoteKind::Note => "alert-note",
            BlockQuoteKind::Tip => "alert-tip",
            BlockQuoteKind::Important => "alert-important",
            BlockQuoteKind::Warning => "alert-warning",
            BlockQuoteKind::Caution => "alert-caution",
        };
        // An `aside` by itself would be a landmark, one for each alert.
        self.block(&format!(
            "<aside class=\"alert {name}\" role=\"note\">\n<p class=\"alert-title\">"
        ));
        escape::text(&mut self.html, &self.host.word(name));
        self.push("</p>\n");
    }

    /// What is too wide for the page is scrolled, which the keyboard can do where there is focus.
    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.block("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = info.split_whitespace().next()
        {
            self.push(" class=\"language-");
            escape::attribute(&mut self.html, language);
            self.push("\"");
        }
        self.push(">");
    }

    /// Regions are told apart by their names, so a second table gets a number.
    fn table_label(&mut self) -> String {
        self.tables += 1;
        let word = self.host.word("table");
        if self.body.tables > 1 { format!("{word} {}", self.tables) } else { word }
    }
}

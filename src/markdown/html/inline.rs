//! Links, images and references to footnotes.

use std::fmt::Write;

use super::Begun;
use super::Paragraph;
use super::Writer;
use crate::markdown::escape;
use crate::markdown::footnote;
use crate::markdown::footnote::write_reference;

impl Writer<'_> {
    /// Begins a link; of one whose scheme is refused only the words are written.
    pub(super) fn start_link(&mut self) {
        let Some(link) = self.links.next().filter(|link| link.kind.is_some()) else { return };
        let anchor = self.host.link(link);
        self.push("<a href=\"");
        escape::attribute(&mut self.html, &anchor.href);
        for (name, value) in [
            ("hreflang", anchor.hreflang.as_deref()),
            ("title", Some(link.title.as_str())),
            ("aria-label", anchor.name.as_deref()),
        ] {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                let _ = write!(self.html, "\" {name}=\"");
                escape::attribute(&mut self.html, value);
            }
        }
        self.push("\">");
        if let Some(mark) = anchor.mark {
            self.link_end.push_str(" <span class=\"language-mark\">");
            escape::text(&mut self.link_end, &mark);
            self.link_end.push_str("</span>");
        }
        self.link_end.push_str("</a>");
    }

    pub(super) fn image(&mut self) {
        let Some(image) = self.images.next() else { return };
        let picture = self.host.image(image);
        self.push("<img src=\"");
        escape::attribute(&mut self.html, &picture.src);
        self.push("\" alt=\"");
        escape::attribute(&mut self.html, &image.alt);
        self.push("\"");
        for (name, pixels) in [("width", picture.width), ("height", picture.height)] {
            if let Some(pixels) = pixels {
                let _ = write!(self.html, " {name}=\"{pixels}\"");
            }
        }
        let is_figure = self.paragraph == Paragraph::Figure;
        if !is_figure && !image.title.is_empty() {
            self.push(" title=\"");
            escape::attribute(&mut self.html, &image.title);
            self.push("\"");
        }
        self.push(" loading=\"lazy\" decoding=\"async\">");
        if is_figure {
            self.push("<figcaption>");
            escape::text(&mut self.html, &image.title);
            self.push("</figcaption>");
        }
    }

    pub(super) fn reference(&mut self, name: &str) {
        let Some(note) = self.note_of.get(&footnote::key(name)).copied() else { return };
        // A second footnote of the same name is left out, with all it refers to.
        if self.outer.iter().any(|outer| outer.begun == Begun::Footnote(None)) {
            return;
        }
        write_reference(&mut self.html, &self.body.footnotes, note, self.times[note]);
        self.times[note] += 1;
    }
}

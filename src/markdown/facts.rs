//! What a body holds: headings, links, images, calls of components and footnotes, each with its place.
//!
//! Always holds: every list is in page order, bodies of components and of footnotes included, and
//! [`html`](super::html()) meets the facts in the same order.

use std::ops::Range;

use super::component::Mark;
use super::link::LinkKind;
use crate::diagnostic::Span;

/// The facts of one body, or of one field that holds inline Markdown.
#[derive(Clone, Debug)]
pub struct Body {
    /// Where the Markdown stands in the text it was read from.
    pub range: Range<usize>,
    /// The headings.
    pub headings: Vec<Heading>,
    /// The links, those of the scheme list that are refused included.
    pub links: Vec<Link>,
    /// The images that are written as Markdown.
    pub images: Vec<Image>,
    /// The calls of components.
    pub calls: Vec<Call>,
    /// The footnotes in the order of their numbers.
    pub footnotes: Vec<Footnote>,
    /// How many tables there are.
    pub tables: usize,
    /// How many words there are, about.
    pub words: usize,
    /// Whether there is nothing that a reader would see.
    pub is_empty: bool,
    pub(super) extent: Extent,
    pub(super) marks: Vec<Mark>,
}

/// What the Markdown is the text of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Extent {
    /// A page.
    Page,
    /// A field, which holds one paragraph.
    Field,
}

/// A heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// From 1 to 6; 1 is an error that was already told.
    pub level: u8,
    /// The words alone.
    pub text: String,
    /// The anchor, unique on the page.
    pub id: String,
    /// The whole heading.
    pub span: Span,
}

/// A link.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// As it was written, with entities decoded; an address of e-mail has its `mailto:`.
    pub destination: String,
    /// Where it leads by its scheme; nothing if that is refused, which was already told.
    pub kind: Option<LinkKind>,
    /// The title in quotes, if there is one.
    pub title: String,
    /// The words alone.
    pub text: String,
    /// The destination where it stands in the link, else the whole link.
    pub span: Span,
}

/// An image.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Image {
    /// The file, as it was written, with entities decoded.
    pub source: String,
    /// What the picture shows; may be missing.
    pub alt: String,
    /// The title in quotes, if there is one: the caption of an image that stands alone.
    pub title: String,
    /// The whole image.
    pub span: Span,
    /// The file where it stands in the image, else the whole image.
    pub source_span: Span,
}

/// A call of a component.
#[derive(Clone, PartialEq, Debug)]
pub struct Call {
    /// The name as it was written.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// The arguments in the order in which they were written; no name comes twice.
    pub arguments: Vec<Argument>,
    /// From the first brace to the last, the body included.
    pub span: Span,
    /// Whether it stands among paragraphs or inside one.
    pub form: Form,
    /// What stands between the tags of a call with a body.
    pub body: Option<Span>,
}

/// Whether a call stands among paragraphs or inside one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Alone on its line or lines.
    Block,
    /// Among words.
    Inline,
}

/// An argument of a call.
#[derive(Clone, PartialEq, Debug)]
pub struct Argument {
    /// The name of the parameter.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// The value.
    pub value: Literal,
    /// Where the value stands, with its quotes.
    pub value_span: Span,
}

/// The value of an argument.
#[derive(Clone, PartialEq, Debug)]
pub enum Literal {
    /// Text in straight quotes.
    String(String),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction or an exponent; always finite.
    Float(f64),
    /// `true` or `false`.
    Bool(bool),
}

/// A footnote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Footnote {
    /// The name as its definition has it.
    pub name: String,
    /// The anchor of the note.
    pub id: String,
    /// The anchors of the references to it, in page order; empty if nothing refers to it.
    pub references: Vec<String>,
}

impl Call {
    /// The argument for a parameter, if it is given.
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.name == name)
    }
}

impl Body {
    /// Whether a body holds the same headings, links, images, calls and footnotes as another, in whatever words and wherever
    /// they stand: then all that is known of its page beside the words still holds.
    pub fn differs_in_words_alone(&self, other: &Self) -> bool {
        let heading = |one: &Heading| (one.level, one.id.clone());
        let link = |one: &Link| (one.destination.clone(), one.kind);
        let image = |one: &Image| (one.source.clone(), one.alt.clone());
        let argument = |one: &Argument| (one.name.clone(), one.value.clone());
        let call =
            |one: &Call| (one.name.clone(), one.arguments.iter().map(argument).collect::<Vec<_>>());
        alike(&self.headings, &other.headings, heading)
            && alike(&self.links, &other.links, link)
            && alike(&self.images, &other.images, image)
            && alike(&self.calls, &other.calls, call)
            && self.footnotes == other.footnotes
            && self.is_empty == other.is_empty
    }

    /// A body in which nothing was found yet.
    pub(super) fn new(range: Range<usize>, extent: Extent) -> Self {
        Self {
            range,
            headings: Vec::new(),
            links: Vec::new(),
            images: Vec::new(),
            calls: Vec::new(),
            footnotes: Vec::new(),
            tables: 0,
            words: 0,
            is_empty: true,
            extent,
            marks: Vec::new(),
        }
    }
}

fn alike<T, P: PartialEq>(some: &[T], others: &[T], part: impl Fn(&T) -> P) -> bool {
    some.len() == others.len() && some.iter().zip(others).all(|(a, b)| part(a) == part(b))
}

//! Fields: the types that a kind's front matter can have.
//!
//! Always holds: an `after` names a date field beside it, a reference a kind that exists.
use crate::diagnostic::Span;
use crate::id::KindId;

/// The place of a field among the fields of its kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FieldIndex(pub usize);

/// A field of a kind or of a record.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in front matter and templates.
    pub name: String,
    /// Where it is declared.
    pub span: Span,
    /// What it takes.
    pub kind: Type,
    /// Whether it must be there.
    pub required: bool,
    /// A sentence for editors.
    pub help: Option<String>,
}

/// What a field takes.
#[derive(Clone, Debug)]
pub enum Type {
    /// A string.
    Text {
        /// Whether translations state their own.
        translated: bool,
        /// The fewest characters.
        min: Option<usize>,
        /// The most characters.
        max: Option<usize>,
    },
    /// A string of inline Markdown.
    Markdown {
        /// Whether translations state their own.
        translated: bool,
    },
    /// An integer or a float.
    Number {
        /// The smallest.
        min: Option<f64>,
        /// The largest.
        max: Option<f64>,
        /// What is counted.
        unit: Option<String>,
    },
    /// True or false.
    Bool,
    /// A year, a month or a day.
    Date {
        /// The field beside it that must not be later.
        after: Option<String>,
    },
    /// One of some names.
    Choice {
        /// The names, in order.
        options: Vec<String>,
    },
    /// A point on the globe.
    Place,
    /// An absolute http(s) or mailto URL.
    Link,
    /// A picture with a text for those who cannot see it.
    Image,
    /// An entry of another kind, by its key.
    Reference {
        /// That kind.
        kind: KindId,
    },
    /// Several of one type.
    List {
        /// That type.
        of: Box<Type>,
        /// The fewest.
        min: Option<usize>,
        /// The most.
        max: Option<usize>,
    },
    /// Fields within a field.
    Record {
        /// Those fields.
        fields: Vec<Field>,
    },
}

impl Type {
    /// The name in `book.toml`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Markdown { .. } => "markdown",
            Self::Number { .. } => "number",
            Self::Bool => "bool",
            Self::Date { .. } => "date",
            Self::Choice { .. } => "choice",
            Self::Place => "place",
            Self::Link => "link",
            Self::Image => "image",
            Self::Reference { .. } => "reference",
            Self::List { .. } => "list",
            Self::Record { .. } => "record",
        }
    }
}

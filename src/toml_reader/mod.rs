//! TOML as a tree that knows where everything stands, read to the end whatever is wrong in it.
//!
//! Derived deserialising stops at the first fault; editors want all of them. Of faults of syntax only the
//! first is told, since the others are mostly its echoes.

mod date;
mod item;
mod syntax;

pub use date::read_date;
pub use item::Item;
pub use item::Value;

use toml::de::DeTable;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::id::Id;

/// Codes raised here.
pub static CODES: &[&Code] = &[
    &syntax::SYNTAX,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &item::WRONG_TYPE,
    &item::NUMBER_RANGE,
    &date::BAD_DATE,
];

static UNKNOWN_KEY: Code = Code::error(
    "unknown-key",
    "The key is not one that may stand here; most often it is mistyped. Names of fields are declared in book.toml; \
     what only a template needs goes under [extra].",
);
static MISSING_KEY: Code = Code::error(
    "missing-key",
    "Something that must be there is missing. Add a line with the key and its value.",
);

/// Whether the text could be read as it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Syntax {
    /// All of it.
    Sound,
    /// There is a fault, which has been told; what else seems wrong may be its echo.
    Faulty,
}

/// A table whose entries are taken out one by one; what is left at the end is unknown.
#[derive(Clone, Debug)]
pub struct Table {
    /// Where it stands.
    pub span: Span,
    items: Vec<Item>,
}

/// Reads TOML that begins at byte `start` of a file.
pub fn parse(file: FileId, text: &str, start: usize, found: &mut Diagnostics) -> (Table, Syntax) {
    let (table, faults) = DeTable::parse_recoverable(text);
    let place = item::Place { file, start };
    let (span, table) = (table.span(), table.into_inner());
    let read = Table::read(place, span, table, found);
    let Some(fault) = faults.first() else { return (read, Syntax::Sound) };
    found.push(syntax::explain(file, text, start, fault));
    (read, Syntax::Faulty)
}

impl Table {
    fn read(
        place: item::Place,
        range: std::ops::Range<usize>,
        table: DeTable<'_>,
        found: &mut Diagnostics,
    ) -> Self {
        let items = table
            .into_iter()
            .map(|(key, value)| {
                let key_span = place.span(key.span());
                Item::read(place, key.into_inner().into_owned(), key_span, value, found)
            })
            .collect();
        Self { span: place.span(range), items }
    }

    /// A table with nothing in it, at no place.
    pub fn empty() -> Self {
        Self { span: Span::file(FileId::from_row(0)), items: Vec::new() }
    }

    /// Takes an entry out.
    pub fn take(&mut self, name: &str) -> Option<Item> {
        let at = self.items.iter().position(|item| item.name == name)?;
        Some(self.items.remove(at))
    }

    /// Takes an entry out that must be there.
    pub fn require(&mut self, name: &'static str, found: &mut Diagnostics) -> Option<Item> {
        let item = self.take(name);
        if item.is_none() {
            found.push(
                Diagnostic::new(&MISSING_KEY, text!("`{name}` is missing", name))
                    .at(self.place())
                    .hint(text!("add `{name} = …`", name)),
            );
        }
        item
    }

    /// Where the value of an entry stands that is still there.
    pub fn span_of(&self, name: &str) -> Option<Span> {
        self.items.iter().find(|item| item.name == name).map(|item| item.span)
    }

    /// Takes all entries out, for tables whose keys are names that the site gives.
    pub fn into_items(self) -> Vec<Item> {
        self.items
    }

    /// The names of the entries that are still there.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.items.iter().map(|item| item.name.as_str())
    }

    /// Where to point when something is missing: the table, or its first line if that is long.
    pub fn place(&self) -> Span {
        self.items.first().map_or(self.span, |item| {
            let inline = self.span.start < item.key_span.start && self.span.end >= item.span.end;
            if inline { self.span } else { item.key_span }
        })
    }

    /// Tells of every entry that nobody took, with the known name that is nearest.
    pub fn finish(self, known: &[&str], found: &mut Diagnostics) {
        for item in self.items {
            found.push(unknown(&item, known));
        }
    }
}

/// A finding about a key that is not one of the known ones.
pub fn unknown(item: &Item, known: &[&str]) -> Diagnostic {
    let name = &item.name;
    let hint = match nearest(name, known.iter().copied()) {
        Some(meant) => Some(text!("did you mean `{meant}`?", meant)),
        None if known.is_empty() => None,
        None => Some(text!("known here: {known}", known = known.join(", "))),
    };
    let mut finding = Diagnostic::new(&UNKNOWN_KEY, text!("there is no key `{name}` here", name))
        .at(item.key_span)
        .maybe_hint(hint);
    if let Some(letter) = name.chars().find(|c| !c.is_ascii())
        && nearest(name, known.iter().copied()).is_some()
    {
        finding = finding.note(text!("the letter `{letter}` in it is not a Latin one", letter));
    }
    finding
}

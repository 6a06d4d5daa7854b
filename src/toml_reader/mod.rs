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

pub(crate) static UNKNOWN_KEY: Code = Code::error(
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
    /// Where it stands; of the table of a whole file, the file.
    pub span: Span,
    items: Vec<Item>,
    /// The names of the entries that were taken out.
    taken: Vec<String>,
}

/// Reads TOML that begins at byte `start` of a file.
pub fn parse(file: FileId, text: &str, start: usize, found: &mut Diagnostics) -> (Table, Syntax) {
    let (table, faults) = DeTable::parse_recoverable(text);
    let place = item::Place { file, start };
    let mut read = Table::read(place, table.span(), table.into_inner(), found);
    read.span = Span::file(file);
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
        Self { span: place.span(range), items, taken: Vec::new() }
    }

    /// A table with nothing in it, at no place.
    pub fn empty() -> Self {
        Self { span: Span::file(FileId::from_row(0)), items: Vec::new(), taken: Vec::new() }
    }

    /// Takes an entry out.
    pub fn take(&mut self, name: &str) -> Option<Item> {
        let at = self.items.iter().position(|item| item.name == name)?;
        self.taken.push(name.to_owned());
        Some(self.items.remove(at))
    }

    /// The same, but an entry that says nothing is as good as none.
    pub fn take_said(&mut self, name: &str) -> Option<Item> {
        self.take(name).filter(|item| !item.value.is_empty())
    }

    /// Takes an entry out if its value is as wanted.
    pub fn take_if(&mut self, name: &str, is_wanted: impl Fn(&Value) -> bool) -> Option<Item> {
        let at = self.items.iter().position(|item| item.name == name && is_wanted(&item.value))?;
        Some(self.items.remove(at))
    }

    /// Takes an entry out that must be there. Where one of the others, none of the `known`, is a slip of its name,
    /// that will be told instead.
    pub fn require(
        &mut self,
        name: &'static str,
        example: &str,
        known: &[&str],
        found: &mut Diagnostics,
    ) -> Option<Item> {
        let item = self.take(name);
        if item.is_none() && !self.slips(known).any(|slip| slip == name) {
            found.push(
                Diagnostic::new(&MISSING_KEY, text!("`{name}` is missing", name))
                    .at(self.span)
                    .hint(text!("add `{name} = {example}`", name, example)),
            );
        }
        item
    }

    /// Tells of an entry under a name that people give it, and goes on as if it had the right one.
    pub fn misnamed(&mut self, wrong: &str, right: &'static str, found: &mut Diagnostics) {
        if self.span_of(right).is_some() {
            return;
        }
        if let Some(item) = self.items.iter_mut().find(|item| item.name == wrong) {
            let message = text!("there is no key `{wrong}` here", wrong);
            let hint = text!("write `{right}`", right);
            found.push(Diagnostic::new(&UNKNOWN_KEY, message).at(item.key_span).hint(hint));
            right.clone_into(&mut item.name);
        }
    }

    /// The known names that the unknown ones among the entries most likely mean.
    pub fn slips<'k>(&self, known: &'k [&'k str]) -> impl Iterator<Item = &'k str> {
        let open = self.open(known);
        let unknown = self.items.iter().filter(|item| !known.contains(&item.name.as_str()));
        let meant: Vec<&str> =
            unknown.filter_map(|item| nearest(&item.name, open.iter().copied())).collect();
        meant.into_iter()
    }

    /// The known names that were not given.
    fn open<'k>(&self, known: &[&'k str]) -> Vec<&'k str> {
        let is_given = |name: &str| self.taken.iter().any(|taken| taken == name);
        known.iter().copied().filter(|name| !is_given(name)).collect()
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

    /// Tells of every entry that nobody took, with the known name that is nearest.
    pub fn finish(self, known: &[&str], found: &mut Diagnostics) {
        let open = self.open(known);
        for item in self.items {
            found.push(unmet(&item, &open, known));
        }
    }
}

/// A finding about a key that is not one of the known ones.
pub fn unknown(item: &Item, known: &[&str]) -> Diagnostic {
    unmet(item, known, known)
}

/// The same, where some of the known ones are given already and so not meant.
fn unmet(item: &Item, open: &[&str], known: &[&str]) -> Diagnostic {
    let name = &item.name;
    let meant = nearest(name, open.iter().copied());
    let hint = match meant {
        Some(meant) => Some(text!("did you mean `{meant}`?", meant)),
        None if known.is_empty() => None,
        None => Some(text!("known here: {known}", known = known.join(", "))),
    };
    let mut finding = Diagnostic::new(&UNKNOWN_KEY, text!("there is no key `{name}` here", name))
        .at(item.key_span)
        .maybe_hint(hint);
    if let Some(letter) = name.chars().find(|c| !c.is_ascii())
        && meant.is_some()
    {
        finding = finding.note(text!("the letter `{letter}` in it is not a Latin one", letter));
    }
    finding
}

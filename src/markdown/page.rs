//! The Markdown of a page: its body, and the fields that hold some.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::LazyLock;

use rayon::prelude::*;

use super::Body;
use super::inline;
use super::parse;
use super::place::Place;
use crate::content::Data;
use crate::content::Entry;
use crate::content::Value;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::id::FileId;

/// What the Markdown of a page holds.
#[derive(Clone, Default, Debug)]
pub struct PageText {
    /// The body; none for a page that is made without a file.
    pub body: Option<Body>,
    /// The fields of the type `markdown`, by where their value stands.
    pub fields: BTreeMap<Span, Body>,
}

impl PageText {
    /// The body and the fields, in the order in which readers meet them.
    pub fn bodies(&self) -> impl Iterator<Item = &Body> {
        self.body.iter().chain(self.fields.values())
    }

    /// Whether a link can lead to this id: that of a heading or a footnote.
    pub fn has_id(&self, id: &str) -> bool {
        self.body.iter().any(|body| {
            body.headings.iter().any(|heading| heading.id == id)
                || body
                    .footnotes
                    .iter()
                    .any(|note| note.id == id || note.references.iter().any(|own| own == id))
        })
    }
}

/// What was read the last time, by file. A page is read again where it or its original is another than then.
#[derive(Default)]
pub struct Memory(HashMap<FileId, Known>);

/// What an entry gave.
struct Known {
    entry: Arc<Entry>,
    text: Arc<PageText>,
    found: Diagnostics,
}

/// Reads the Markdown of all entries, each on its own; the texts are in the order of the entries. What `memory` has from the
/// last time is not read again.
pub fn parse_all(
    entries: &[Arc<Entry>],
    memory: &mut Memory,
    found: &mut Diagnostics,
) -> Vec<Arc<PageText>> {
    let files = LazyLock::new(|| texts(entries));
    let mut known = std::mem::take(&mut memory.0);
    let known: Vec<Option<Known>> =
        entries.iter().map(|entry| entry.file.and_then(|file| known.remove(&file))).collect();
    let read: Vec<Known> = entries
        .par_iter()
        .zip(known)
        .map(|(entry, known)| {
            known.filter(|known| Arc::ptr_eq(&known.entry, entry)).unwrap_or_else(|| {
                let mut found = Diagnostics::default();
                let text = Arc::new(read(entry, &files, &mut found));
                Known { entry: Arc::clone(entry), text, found }
            })
        })
        .collect();
    for known in &read {
        found.extend(known.found.clone());
    }
    let texts = read.iter().map(|known| Arc::clone(&known.text)).collect();
    memory.0 = read.into_iter().filter_map(|known| Some((known.entry.file?, known))).collect();
    texts
}

/// The texts of all files, since a translation has values that stand in its original.
type Files<'e> = BTreeMap<FileId, &'e str>;

fn texts(entries: &[Arc<Entry>]) -> Files<'_> {
    entries.iter().filter_map(|entry| Some((entry.file?, entry.text.as_ref()))).collect()
}

fn read(entry: &Entry, files: &Files<'_>, found: &mut Diagnostics) -> PageText {
    let mut text = PageText::default();
    if let Some(file) = entry.file {
        text.body = Some(parse(file, &entry.text, entry.body.clone(), found));
    }
    for value in entry.fields.iter().flatten() {
        gather(value, files, &mut text.fields, found);
    }
    text
}

fn gather(
    value: &Value,
    files: &Files<'_>,
    fields: &mut BTreeMap<Span, Body>,
    found: &mut Diagnostics,
) {
    match &value.data {
        Data::Markdown(text) => {
            let place = Place::of_value(value.span, verbatim(files, value.span, text));
            fields.insert(value.span, inline(text, place, found));
        }
        Data::List(values) => values.iter().for_each(|value| gather(value, files, fields, found)),
        Data::Record(values) => {
            values.iter().flatten().for_each(|value| gather(value, files, fields, found))
        }
        _ => {}
    }
}

/// Where the text of a value begins in its file, if it stands there without escapes.
fn verbatim(files: &Files<'_>, span: Span, text: &str) -> Option<usize> {
    let written = files.get(&span.file)?.get(span.range()).filter(|_| !text.is_empty())?;
    written.find(text).map(|at| span.range().start + at)
}

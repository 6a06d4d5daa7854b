//! `content/words.<lang>.toml`: what kinds, fields, choices and eras are called in each language.

mod missing;

pub(super) use missing::MISSING_WORD;

use std::collections::BTreeMap;

use crate::config::Config;
use crate::config::Field;
use crate::config::Kind;
use crate::config::Type;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Text;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::id::KindId;
use crate::id::LangId;
use crate::id::Table as Rows;
use crate::lang::raised;
use crate::path::RelPath;
use crate::source::Sources;
use crate::toml_reader;
use crate::toml_reader::Item;
use crate::toml_reader::Syntax;
use crate::toml_reader::Table;

pub(super) static UNKNOWN_WORD: Code = Code::error(
    "unknown-word",
    "The words file names a kind, field, choice or era that book.toml does not declare.",
);
/// The names of one language. What has no word is called by its key with the first letter raised.
#[derive(Clone, Default, Debug)]
pub struct Words {
    kinds: BTreeMap<KindId, KindWords>,
    eras: BTreeMap<String, String>,
}

/// The names of one kind.
#[derive(Clone, Default, Debug)]
pub struct KindWords {
    one: Option<String>,
    many: Option<String>,
    fields: BTreeMap<String, String>,
    records: BTreeMap<(String, String), String>,
    choices: BTreeMap<(String, String), String>,
}

impl Words {
    /// What one entry of a kind is called.
    pub fn one(&self, id: KindId, kind: &Kind) -> String {
        self.kind(id).and_then(|words| words.one.clone()).unwrap_or_else(|| spoken(&kind.key))
    }

    /// What several entries of a kind are called.
    pub fn many(&self, id: KindId, kind: &Kind) -> String {
        let folder = || {
            kind.folder.as_ref().map_or_else(|| spoken(&kind.key), |folder| spoken(folder.name()))
        };
        self.kind(id).and_then(|words| words.many.clone()).unwrap_or_else(folder)
    }

    /// What a field is called.
    pub fn field(&self, id: KindId, field: &str) -> String {
        self.kind(id)
            .and_then(|words| words.fields.get(field).cloned())
            .unwrap_or_else(|| spoken(field))
    }

    /// What a field of a record is called.
    pub fn within(&self, id: KindId, record: &str, field: &str) -> String {
        let key = (record.to_owned(), field.to_owned());
        self.kind(id)
            .and_then(|words| words.records.get(&key).cloned())
            .unwrap_or_else(|| spoken(field))
    }

    /// What a choice is called.
    pub fn choice(&self, id: KindId, field: &str, option: &str) -> String {
        let key = (field.to_owned(), option.to_owned());
        self.kind(id)
            .and_then(|words| words.choices.get(&key).cloned())
            .unwrap_or_else(|| spoken(option))
    }

    /// What an era is called.
    pub fn era(&self, key: &str) -> String {
        self.eras.get(key).cloned().unwrap_or_else(|| spoken(key))
    }

    fn kind(&self, id: KindId) -> Option<&KindWords> {
        self.kinds.get(&id)
    }
}

/// A key as words: with its first letter raised and spaces for `_` and `-`.
fn spoken(key: &str) -> String {
    raised(&key.replace(['_', '-'], " "))
}

/// Reads the words of all languages.
pub(super) fn read_all(
    sources: &Sources,
    config: &Config,
    found: &mut Diagnostics,
) -> Rows<LangId, Words> {
    config.languages.iter().map(|(id, _)| read(id, sources, config, found)).collect()
}

fn read(id: LangId, sources: &Sources, config: &Config, found: &mut Diagnostics) -> Words {
    let language = &config.languages[id];
    let path = format!("{}/words.{}.toml", config.content, language.lang);
    let file = RelPath::new(&path).and_then(|path| sources.at(&path));
    let mut words = Words::default();
    if let Some(file) = file {
        // Of a file that could not be read nobody knows what it lacks.
        let Some(text) = sources.file(file).text() else { return words };
        let (table, syntax) = toml_reader::parse(file, text, 0, found);
        words = read_table(table, config, found);
        if syntax == Syntax::Faulty {
            return words;
        }
    }
    if id != config.default_language {
        missing::tell(&words, file, config, id, found);
    }
    words
}

fn read_table(mut table: Table, config: &Config, found: &mut Diagnostics) -> Words {
    let mut words = Words::default();
    for item in tables(table.take("kinds"), found) {
        let Some(kind) = config.kind(&item.name) else {
            let kinds = config.kinds.values().map(|kind| kind.key.as_str());
            found.push(unknown(text!("kind"), &item, kinds));
            continue;
        };
        let read = read_kind(item, &config.kinds[kind], found);
        words.kinds.insert(kind, read);
    }
    let eras: Vec<&str> = config.eras.iter().map(|era| era.key.as_str()).collect();
    words.eras = read_names(table.take("eras"), &text!("era"), &eras, found);
    table.finish(&["kinds", "eras"], found);
    words
}

fn read_kind(item: Item, kind: &Kind, found: &mut Diagnostics) -> KindWords {
    let mut words = KindWords::default();
    let Some(mut table) = item.table(found) else { return words };
    words.one = table.take("one").and_then(|item| item.string(found));
    words.many = table.take("many").and_then(|item| item.string(found));
    let declared = kind.fields.iter().map(|field| field.name.as_str());
    let names: Vec<&str> = declared.chain(kind.faulty.iter().map(String::as_str)).collect();
    words.fields = read_names(table.take("fields"), &text!("field"), &names, found);
    for item in tables(table.take("records"), found) {
        let record = item.name.clone();
        let fields: Option<Vec<&str>> = kind
            .fields
            .iter()
            .find(|field| field.name == record)
            .and_then(|field| within(&field.kind));
        if kind.faulty.contains(&record) {
            continue;
        }
        let Some(fields) = fields else {
            let records = kind.fields.iter().filter(|field| within(&field.kind).is_some());
            found.push(unknown(text!("record"), &item, records.map(|field| field.name.as_str())));
            continue;
        };
        let read = read_names(Some(item), &text!("field"), &fields, found);
        words.records.extend(read.into_iter().map(|(field, word)| ((record.clone(), field), word)));
    }
    for item in tables(table.take("choices"), found) {
        let name = item.name.clone();
        if kind.faulty.contains(&name) {
            continue;
        }
        let all = choices(&kind.fields);
        let Some((_, options)) = all.iter().find(|(field, _)| *field == name) else {
            found.push(unknown(text!("choice"), &item, all.iter().map(|(field, _)| *field)));
            continue;
        };
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        let read = read_names(Some(item), &text!("option"), &options, found);
        words.choices.extend(read.into_iter().map(|(option, word)| ((name.clone(), option), word)));
    }
    table.finish(&["one", "many", "fields", "records", "choices"], found);
    words
}

fn tables(item: Option<Item>, found: &mut Diagnostics) -> Vec<Item> {
    item.and_then(|item| item.table(found)).map(Table::into_items).unwrap_or_default()
}

/// The names of a record's fields, also where it is in a list.
fn within(kind: &Type) -> Option<Vec<&str>> {
    match kind {
        Type::Record { fields } => Some(fields.iter().map(|field| field.name.as_str()).collect()),
        Type::List { of, .. } => within(of),
        _ => None,
    }
}

/// All choices among fields, also within lists and records.
fn choices(fields: &[Field]) -> Vec<(&str, &[String])> {
    fn gather<'f>(name: &'f str, kind: &'f Type, all: &mut Vec<(&'f str, &'f [String])>) {
        match kind {
            Type::Choice { options } => all.push((name, options)),
            Type::List { of, .. } => gather(name, of, all),
            Type::Record { fields } => {
                for field in fields {
                    gather(&field.name, &field.kind, all);
                }
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    for field in fields {
        gather(&field.name, &field.kind, &mut all);
    }
    all
}

/// A table of names whose keys must be known.
fn read_names(
    item: Option<Item>,
    what: &Text,
    known: &[&str],
    found: &mut Diagnostics,
) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for item in tables(item, found) {
        if !known.contains(&item.name.as_str()) {
            found.push(unknown(what.clone(), &item, known.iter().copied()));
            continue;
        }
        let key = item.name.clone();
        names.extend(item.string(found).map(|word| (key, word)));
    }
    names
}

fn unknown<'k>(what: Text, item: &Item, known: impl Iterator<Item = &'k str>) -> Diagnostic {
    let name = &item.name;
    let known: Vec<&str> = known.collect();
    let hint = match nearest(name, known.iter().copied()) {
        Some(meant) => text!("did you mean `{meant}`?", meant),
        None if known.is_empty() => text!("take it out: there is none"),
        None => text!("it declares {known}", known = known.join(", ")),
    };
    Diagnostic::new(&UNKNOWN_WORD, text!("book.toml declares no {what} `{name}`", name; what))
        .at(item.key_span)
        .hint(hint)
}

//! Content: from a file to an [`Entry`] with typed fields, and what a translation takes from its original.
//!
//! Always holds: a field's value has the type that its kind declares. Whether a reference leads anywhere is not
//! known here; that is for `relations`.

mod blank;
mod draft;
mod example;
mod front_matter;
mod group;
mod identity;
mod inherit;
mod memory;
mod names;
mod place;
mod require;
mod reserved;
mod schema;
mod source_list;
mod value;
mod wording;
mod words;
mod yaml;

pub use blank::Blank;
pub use blank::blank;
pub use blank::blank_translation;
pub use example::example;
pub use identity::Role;
pub use memory::Memory;
pub use names::as_key;
pub use names::is_key;
pub use place::is_there;
pub use place::original_path;
pub use place::translation_path;
pub use reserved::Front;
pub use reserved::Located;
pub use reserved::SourceUse;
pub use schema::schema;
pub use schema::schema_names;
pub use schema::schemas;
pub use source_list::SourceFact;
pub use source_list::SourceList;
pub use value::Data;
pub use value::Value;
pub use words::KindWords;
pub use words::Words;

use std::ops::Range;
use std::sync::Arc;

use crate::config::Config;
use crate::config::FieldIndex;
use crate::date::Date;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::id::FileId;
use crate::id::KindId;
use crate::id::LangId;
use crate::id::Table;
use crate::source::Sources;
use crate::toml_reader::Syntax;

/// Codes raised here.
pub static CODES: &[&Code] = &[
    &names::BAD_FILE_NAME,
    &names::BAD_SLUG,
    &names::BAD_ALIAS,
    &identity::MISPLACED,
    &identity::UNKNOWN_LANGUAGE,
    &identity::ORPHAN_TRANSLATION,
    &identity::TWICE,
    &front_matter::NO_FRONT_MATTER,
    &front_matter::YAML,
    &front_matter::UNTERMINATED,
    &reserved::EMPTY,
    &value::UNKNOWN_CHOICE,
    &value::OUT_OF_BOUNDS,
    &value::BAD_LINK,
    &value::BAD_PLACE,
    &value::BAD_REFERENCE,
    &require::MISSING_FIELD,
    &inherit::CONTRADICTION,
    &inherit::LIST_LENGTH,
    &wording::NOTHING_TO_WORD,
    &source_list::UNKNOWN_SOURCE,
    &words::UNKNOWN_WORD,
    &words::MISSING_WORD,
];

/// A page in one language.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The file it was read from; none for a page that is made without one.
    pub file: Option<FileId>,
    /// Its kind.
    pub kind: KindId,
    /// Its key, the same in all languages.
    pub key: String,
    /// Its language.
    pub lang: LangId,
    /// What it is in its folder.
    pub role: Role,
    /// Whether others are translated from it.
    pub standing: Standing,
    /// What every page may say of itself.
    pub front: Front,
    /// The values of its kind's fields, in their order.
    pub fields: Vec<Option<Value>>,
    /// Whether the front matter could be read to its end; if not, what it seems to lack may be there.
    pub syntax: Syntax,
    /// The text of the file and where in it the body stands.
    pub text: Arc<str>,
    /// The body, in bytes of the text.
    pub body: Range<usize>,
}

impl Entry {
    /// A page for which no file was written.
    pub fn made(
        kind: KindId,
        key: &str,
        lang: LangId,
        role: Role,
        title: String,
        fields: usize,
    ) -> Self {
        Self {
            file: None,
            kind,
            key: key.to_owned(),
            lang,
            role,
            standing: Standing::Original,
            front: Front::titled(title),
            fields: vec![None; fields],
            syntax: Syntax::Sound,
            text: "".into(),
            body: 0..0,
        }
    }

    /// Where to point when the page as a whole is meant.
    pub fn span(&self) -> Option<Span> {
        self.file.map(|_| self.front.title.1)
    }

    /// The value of a field.
    pub fn field(&self, at: FieldIndex) -> Option<&Value> {
        self.fields.get(at.0)?.as_ref()
    }

    /// The date that a field holds.
    pub fn date_in(&self, at: FieldIndex) -> Option<Date> {
        match self.field(at)?.data {
            Data::Date(date) => Some(date),
            _ => None,
        }
    }

    /// The text that a field holds.
    pub fn text_in(&self, at: FieldIndex) -> Option<&str> {
        match &self.field(at)?.data {
            Data::Text(text) | Data::Markdown(text) => Some(text),
            _ => None,
        }
    }
}

/// How a page stands to the same page in other languages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It states everything.
    Original,
    /// It takes from the original what it does not state.
    Translation,
}

/// All that the content folder says.
#[derive(Debug)]
pub struct Content {
    /// The pages: originals and translations, sorted by kind, key and language.
    pub entries: Vec<Arc<Entry>>,
    /// The site's names, by language.
    pub words: Arc<Table<LangId, Words>>,
    /// The sources that entries may name by key.
    pub sources: Arc<SourceList>,
}

/// Reads all content files, each on its own, and lets translations inherit. What `memory` has from the last time is not
/// read again.
pub fn parse_all(
    sources: &Sources,
    config: &Config,
    memory: &mut Memory,
    found: &mut Diagnostics,
) -> Content {
    let (words, list) = memory.tables(sources, config, found);
    let drafts = memory.drafts(sources, config, &list, found);
    let entries = memory.entries(drafts, sources, config, found);
    Content { entries, words, sources: list }
}

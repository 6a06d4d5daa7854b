//! Content: from a file to an [`Entry`] with typed fields, and what a translation takes from its original.
//!
//! Always holds: a field's value has the type that its kind declares. Whether a reference leads anywhere is not
//! known here; that is for `relations`.

mod blank;
mod front_matter;
mod identity;
mod inherit;
mod names;
mod require;
mod reserved;
mod source_list;
mod value;
mod wording;
mod words;
mod yaml;

pub use blank::blank;
pub use identity::Role;
pub use names::as_key;
pub use names::is_key;
pub use reserved::Front;
pub use reserved::Located;
pub use reserved::SourceUse;
pub use source_list::SourceFact;
pub use source_list::SourceList;
pub use value::Data;
pub use value::Value;
pub use words::KindWords;
pub use words::Words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::config::Drafts;
use crate::config::FieldIndex;
use crate::date::Date;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::id::FileId;
use crate::id::KindId;
use crate::id::LangId;
use crate::id::Table;
use crate::path::RelPath;
use crate::source::Sources;
use crate::toml_reader::Syntax;
use require::Stated;
use wording::Wording;

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
    pub entries: Vec<Entry>,
    /// The site's names, by language.
    pub words: Table<LangId, Words>,
    /// The sources that entries may name by key.
    pub sources: SourceList,
}

/// Reads all content files, each on its own, and lets translations inherit.
pub fn parse_all(sources: &Sources, config: &Config, found: &mut Diagnostics) -> Content {
    identity::check_folders(sources, config, found);
    let list = source_list::read(sources, config, found);
    let words = words::read_all(sources, config, found);
    let files: Vec<FileId> = sources.below(config.content.as_str()).map(|(id, _)| id).collect();
    let parsed: Vec<(Option<Draft>, Diagnostics)> = files
        .par_iter()
        .map(|file| {
            let mut found = Diagnostics::default();
            (parse(*file, sources, config, &list, &mut found), found)
        })
        .collect();
    let mut drafts = Vec::new();
    for (draft, findings) in parsed {
        found.extend(findings);
        drafts.extend(draft);
    }
    Content { entries: assemble(drafts, sources, config, found), words, sources: list }
}

/// An entry as its own file has it, before a translation has taken what it does not state.
#[derive(Debug)]
struct Draft {
    entry: Entry,
    /// Where its front matter begins, and what it states there.
    place: Span,
    stated: Stated,
    /// What it says of places and pictures in words alone.
    wordings: Vec<Wording>,
}

/// Reads one content file: nothing if it is not Markdown or cannot be a page.
fn parse(
    file: FileId,
    sources: &Sources,
    config: &Config,
    list: &SourceList,
    found: &mut Diagnostics,
) -> Option<Draft> {
    let source = sources.file(file);
    let below = source.path.below(config.content.as_str())?;
    let identity = identity::of(file, below, config, found)?;
    let text = source.text()?;
    let split = front_matter::split(file, text, found);
    let kind = &config.kinds[identity.kind];
    let mut scratch = Diagnostics::default();
    let (mut table, syntax) = split.read(file, text, found);
    // What follows a fault of syntax is mostly its echo.
    let findings = if syntax == Syntax::Sound { found } else { &mut scratch };
    let place = table.span;
    for faulty in &kind.faulty {
        table.take(faulty);
    }
    let own_date = kind.field("date").is_some();
    let names = kind
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .filter(|_| identity.role == Role::Entry);
    let known: Vec<&str> = names.chain(crate::config::RESERVED.iter().copied()).collect();
    let mut front = reserved::read(&mut table, own_date, &known, list, findings);
    // Pages that name this one are not at fault, and have something to show.
    if front.title.0.trim().is_empty() {
        front.title.0.clone_from(&identity.key);
    }
    let mut stated = Stated::default();
    let may_translate = identity.lang != config.default_language || front.translated_from.is_some();
    let wordings = if may_translate && identity.role == Role::Entry {
        wording::take(&mut table, &kind.fields, findings)
    } else {
        Vec::new()
    };
    // A folder's own page and the home page have no fields of their kind.
    let fields = if identity.role == Role::Entry {
        value::read_fields(&mut table, &kind.fields, &mut stated, findings)
    } else {
        vec![None; kind.fields.len()]
    };
    table.finish(&known, findings);
    let entry = Entry {
        file: Some(file),
        kind: identity.kind,
        key: identity.key,
        lang: identity.lang,
        role: identity.role,
        standing: Standing::Original,
        front,
        fields,
        syntax,
        text: Arc::clone(text),
        body: split.body,
    };
    Some(Draft { entry, place, stated, wordings })
}

/// Puts translations beside their originals, lets them inherit, and looks for what is required.
fn assemble(
    drafts: Vec<Draft>,
    sources: &Sources,
    config: &Config,
    found: &mut Diagnostics,
) -> Vec<Entry> {
    let mut groups: BTreeMap<(KindId, String), Vec<Draft>> = BTreeMap::new();
    for draft in drafts {
        groups.entry((draft.entry.kind, draft.entry.key.clone())).or_default().push(draft);
    }
    let mut entries = Vec::new();
    for mut group in groups.into_values() {
        group.sort_by_key(|draft| (draft.entry.lang != config.default_language, draft.entry.lang));
        identity::refuse_twins(&mut group, config, found);
        let Some(first) = group.first() else { continue };
        if first.entry.lang != config.default_language {
            // An original that is there but could not be read was told of; a draft that is not shown may wait for its own.
            let is_hidden = first.entry.front.draft && config.drafts == Drafts::Hide;
            if !is_hidden && !is_there(sources, config, first.entry.kind, &first.entry.key) {
                found.push(identity::orphan(&first.entry, config));
            }
            continue;
        }
        let original = group.remove(original_of(&group));
        let fields = &config.kinds[original.entry.kind].fields;
        for wording in &original.wordings {
            found.push(wording.in_an_original(&fields[wording.at].name));
        }
        if let Some((_, span)) = original.entry.front.translated_from {
            found.push(reserved::translated_original(span));
        }
        let original = complete(original, None, config, found);
        let translations: Vec<Entry> = group
            .into_iter()
            .map(|mut draft| {
                draft.entry.standing = Standing::Translation;
                inherit::take(&mut draft.entry, &original, fields, found);
                for wording in std::mem::take(&mut draft.wordings) {
                    let (at, name) = (wording.at, &fields[wording.at].name);
                    draft.entry.fields[at] = wording.of(name, original.fields[at].as_ref(), found);
                }
                complete(draft, Some(&original), config, found)
            })
            .collect();
        entries.push(original);
        entries.extend(translations);
    }
    entries
}

/// Which of the pages in several languages the others are translated from: the one in the default language, which comes
/// first, unless it says itself that it is a translation and another does not.
fn original_of(group: &[Draft]) -> usize {
    let says_nothing = |draft: &Draft| draft.entry.front.translated_from.is_none();
    let says_it_is = group.first().is_some_and(|first| !says_nothing(first));
    if says_it_is { group.iter().position(says_nothing).unwrap_or(0) } else { 0 }
}

/// Whether there is a file that would be this entry in the default language, though it may not be readable as such.
pub fn is_there(sources: &Sources, config: &Config, kind: KindId, key: &str) -> bool {
    let folder = config.kinds[kind].folder.iter().map(ToString::to_string);
    let parts: Vec<String> = [config.content.to_string()].into_iter().chain(folder).collect();
    let stem = format!("{}/{key}", parts.join("/"));
    let lang = &config.languages[config.default_language].lang;
    [format!("{stem}.md"), format!("{stem}.{lang}.md")]
        .iter()
        .any(|path| RelPath::new(path).is_some_and(|path| sources.at(&path).is_some()))
}

/// Looks for required fields that are not there, unless a fault of syntax explains them.
fn complete(
    Draft { entry, place, stated, .. }: Draft,
    original: Option<&Entry>,
    config: &Config,
    found: &mut Diagnostics,
) -> Entry {
    if entry.syntax == Syntax::Sound && entry.role == Role::Entry {
        require::all(&entry, original, &config.kinds[entry.kind], (place, &stated), found);
    }
    entry
}

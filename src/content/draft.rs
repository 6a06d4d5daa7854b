//! From a file to a draft: an entry as its own file has it.

use std::sync::Arc;

use super::Entry;
use super::Role;
use super::SourceList;
use super::Standing;
use super::front_matter;
use super::identity;
use super::require::Stated;
use super::reserved;
use super::value;
use super::wording;
use super::wording::Wording;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::id::FileId;
use crate::source::Sources;
use crate::toml_reader::Syntax;

/// An entry as its own file has it, before a translation has taken what it does not state.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) entry: Arc<Entry>,
    /// Where its front matter begins, and what it states there.
    pub(super) place: Span,
    pub(super) stated: Stated,
    /// What it says of places and pictures in words alone.
    pub(super) wordings: Vec<Wording>,
}

/// Reads one content file: nothing if it is not Markdown or cannot be a page.
pub(super) fn parse(
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
    Some(Draft { entry: Arc::new(entry), place, stated, wordings })
}

//! From drafts to entries: translations stand beside their originals, and take from them what they do not state.

use std::sync::Arc;

use super::Entry;
use super::Role;
use super::Standing;
use super::draft::Draft;
use super::identity;
use super::inherit;
use super::is_there;
use super::require;
use super::reserved;
use crate::config::Config;
use crate::config::Drafts;
use crate::diagnostic::Diagnostics;
use crate::source::Sources;
use crate::toml_reader::Syntax;

/// The entries of one key from the drafts of its files, in all languages; and what is wrong with them together.
pub(super) fn assemble(
    drafts: &[Arc<Draft>],
    sources: &Sources,
    config: &Config,
    found: &mut Diagnostics,
) -> Vec<Arc<Entry>> {
    let mut group: Vec<&Draft> = drafts.iter().map(AsRef::as_ref).collect();
    group.sort_by_key(|draft| (draft.entry.lang != config.default_language, draft.entry.lang));
    identity::refuse_twins(&mut group, config, found);
    let Some(first) = group.first() else { return Vec::new() };
    if first.entry.lang != config.default_language {
        // An original that is there but could not be read was told of; a draft that is not shown may wait for its own.
        let is_hidden = first.entry.front.draft && config.drafts == Drafts::Hide;
        if !is_hidden && !is_there(sources, config, first.entry.kind, &first.entry.key) {
            found.push(identity::orphan(&first.entry, config));
        }
        return Vec::new();
    }
    let original = group.remove(original_of(&group));
    let fields = &config.kinds[original.entry.kind].fields;
    for wording in &original.wordings {
        found.push(wording.in_an_original(&fields[wording.at].name));
    }
    if let Some((_, span)) = original.entry.front.translated_from {
        found.push(reserved::translated_original(span));
    }
    let entry = &original.entry;
    look_for_required(original, entry, None, config, found);
    let translations =
        group.into_iter().map(|draft| Arc::new(translation(draft, entry, config, found)));
    std::iter::once(Arc::clone(entry)).chain(translations).collect()
}

/// A translation, with what it takes from its original.
fn translation(draft: &Draft, original: &Entry, config: &Config, found: &mut Diagnostics) -> Entry {
    let fields = &config.kinds[original.kind].fields;
    let mut entry = Entry::clone(&draft.entry);
    entry.standing = Standing::Translation;
    inherit::take(&mut entry, original, fields, found);
    for wording in &draft.wordings {
        let (at, name) = (wording.at, &fields[wording.at].name);
        entry.fields[at] = wording.clone().of(name, original.fields[at].as_ref(), found);
    }
    look_for_required(draft, &entry, Some(original), config, found);
    entry
}

/// Which of the pages in several languages the others are translated from: the one in the default language, which comes
/// first, unless it says itself that it is a translation and another does not.
fn original_of(group: &[&Draft]) -> usize {
    let says_nothing = |draft: &&Draft| draft.entry.front.translated_from.is_none();
    let says_it_is = group.first().is_some_and(|first| !says_nothing(first));
    if says_it_is { group.iter().position(says_nothing).unwrap_or(0) } else { 0 }
}

/// Looks for required fields that are not there, unless a fault of syntax explains them.
fn look_for_required(
    draft: &Draft,
    entry: &Entry,
    original: Option<&Entry>,
    config: &Config,
    found: &mut Diagnostics,
) {
    if entry.syntax == Syntax::Sound && entry.role == Role::Entry {
        let stated = (draft.place, &draft.stated);
        require::all(entry, original, &config.kinds[entry.kind], stated, found);
    }
}

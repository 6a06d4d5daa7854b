//! What a file is by its path: its kind, its key, its language, and its part in its folder.

use std::collections::BTreeSet;

use super::Entry;
use super::draft::Draft;
use super::names::BAD_FILE_NAME;
use super::names::Named;
use super::names::as_key;
use super::names::bad_file_name;
use super::names::is_key;
use crate::config::Config;
use crate::config::PAGE;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::id::KindId;
use crate::id::LangId;
use crate::lang::Lang;
use crate::source::Sources;

pub(super) static MISPLACED: Code = Code::error(
    "misplaced-file",
    "The entries of a kind lie in the folder of the kind itself, not in folders within it, so that keys are unique.",
);
pub(super) static UNKNOWN_LANGUAGE: Code = Code::error(
    "unknown-language",
    "The end of the file name says a language that book.toml does not list. Add it to [languages], or rename the file.",
);
pub(super) static ORPHAN_TRANSLATION: Code = Code::error(
    "orphan-translation",
    "A translation stands beside its original, the file of the same name in the default language. There is none.",
);
pub(super) static TWICE: Code = Code::error(
    "same-page-twice",
    "Two files are the same page in the same language: `name.md` and `name.en.md`, say, where English is the default.",
);

/// What an entry is in its folder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// The home page.
    Home,
    /// The list of a kind.
    List,
    /// The timeline.
    Timeline,
    /// The map.
    Map,
    /// The list of sources.
    Sources,
    /// The handbook for editors.
    Handbook,
    /// An entry of a kind, or a free page.
    Entry,
}

/// What a file is.
pub(super) struct Identity {
    pub(super) kind: KindId,
    pub(super) key: String,
    pub(super) lang: LangId,
    pub(super) role: Role,
}

/// What the Markdown file at a path below the content folder is; nothing for other files.
pub(super) fn of(
    file: FileId,
    below: &str,
    config: &Config,
    found: &mut Diagnostics,
) -> Option<Identity> {
    let (folder, name) = below.rsplit_once('/').unwrap_or(("", below));
    if folder.split('/').any(|part| !part.is_empty() && !is_key(part)) {
        // Told once for all that lies in it.
        return None;
    }
    let (stem, extension) = name.rsplit_once('.')?;
    if !extension.eq_ignore_ascii_case("md") {
        check_asset(file, name, found);
        return None;
    }
    let (stem, lang) = split_language(file, stem, config, found)?;
    if extension != "md" || !is_key(stem) {
        let suffix = if lang == config.default_language {
            String::new()
        } else {
            format!(".{}", config.languages[lang].lang)
        };
        let meant = format!("{}{suffix}.md", as_key(stem));
        found.push(bad_file_name(Named::File, name, &meant, Span::file(file)));
        return None;
    }
    let (kind, rest) = kind_of(folder, config);
    let role = match (folder, stem) {
        ("", "_index") => Role::Home,
        (_, "_index") if config.kinds[kind].folder.is_some() && rest.is_empty() => Role::List,
        _ => Role::Entry,
    };
    let key = if config.kinds[kind].key == PAGE {
        let parts = folder.split('/').filter(|part| !part.is_empty());
        parts.chain([stem]).collect::<Vec<_>>().join("/")
    } else if rest.is_empty() {
        stem.to_owned()
    } else {
        let (kind, folder) = (&config.kinds[kind].key, &config.kinds[kind].folder);
        let folder = folder.as_ref().map(ToString::to_string).unwrap_or_default();
        found.push(
            Diagnostic::new(
                &MISPLACED,
                text!("a {kind} does not lie in a folder of its own", kind),
            )
            .at(Span::file(file))
            .hint(text!(
                "move the file to `{content}/{folder}/{name}`",
                content = config.content,
                folder,
                name
            )),
        );
        return None;
    };
    Some(Identity { kind, key, lang, role })
}

/// Tells of folders whose names cannot be part of an address, each once.
pub(super) fn check_folders(sources: &Sources, config: &Config, found: &mut Diagnostics) {
    let content = config.content.as_str();
    let mut told = BTreeSet::new();
    for (file, source) in sources.below(content) {
        let mut parts = source.path.below(content).unwrap_or_default().split('/');
        parts.next_back();
        if let Some(part) = parts.find(|part| !is_key(part))
            && told.insert(part)
        {
            found.push(bad_file_name(Named::Folder, part, &as_key(part), Span::file(file)));
        }
    }
}

/// The kind whose folder this is or lies in, with what is left of the path.
fn kind_of<'p>(folder: &'p str, config: &Config) -> (KindId, &'p str) {
    let rest_below = |kind_folder: &str| {
        let rest = folder.strip_prefix(kind_folder)?;
        if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
    };
    config
        .kinds
        .iter()
        .filter_map(|(id, kind)| {
            let own = kind.folder.as_ref()?;
            Some((own.as_str().len(), id, rest_below(own.as_str())?))
        })
        .max_by_key(|(length, ..)| *length)
        .map_or_else(
            || (config.kind(PAGE).unwrap_or_else(|| crate::id::Id::from_row(0)), folder),
            |(_, id, rest)| (id, rest),
        )
}

/// Splits `old-bridge.fr` into the stem and the language; without one it is the default language.
fn split_language<'s>(
    file: FileId,
    stem: &'s str,
    config: &Config,
    found: &mut Diagnostics,
) -> Option<(&'s str, LangId)> {
    let Some((start, tag)) = stem.rsplit_once('.') else {
        return Some((stem, config.default_language));
    };
    if let Some(lang) = config.language(tag) {
        return Some((start, lang));
    }
    let tags = config.languages.values().map(|language| language.lang.tag());
    let finding = if Lang::parse(tag).is_some() && tag.len() <= 3 {
        let hint = match nearest(tag, tags) {
            Some(meant) => text!("did you mean `{start}.{meant}.md`?", start, meant),
            None => text!(
                "add `{tag} = {{}}` to `[languages]` in book.toml, or rename the file to `{start}.md`",
                tag,
                start
            ),
        };
        let message = text!("`{tag}` is not a language of this site", tag);
        Diagnostic::new(&UNKNOWN_LANGUAGE, message).hint(hint)
    } else {
        let name = format!("{stem}.md");
        let meant = format!("{}.md", as_key(stem));
        let message = text!("the name of the file `{name}` holds a dot too many", name);
        Diagnostic::new(&BAD_FILE_NAME, message).hint(text!("rename the file to `{meant}`", meant))
    };
    found.push(finding.at(Span::file(file)));
    None
}

/// Files beside the content are published at their own path, so their names are addresses too.
fn check_asset(file: FileId, name: &str, found: &mut Diagnostics) {
    let sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.chars().all(sound) {
        return;
    }
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let meant = format!("{}.{}", as_key(stem), extension.to_lowercase());
    found.push(bad_file_name(Named::File, name, &meant, Span::file(file)));
}

/// Tells of a page that two files claim in one language, and keeps the first.
pub(super) fn refuse_twins(group: &mut Vec<&Draft>, config: &Config, found: &mut Diagnostics) {
    let mut seen: Vec<(LangId, Span)> = Vec::new();
    group.retain(|draft| {
        let entry = &draft.entry;
        let place = entry.front.title.1;
        let twin = seen.iter().copied().find(|(lang, _)| *lang == entry.lang);
        if let Some((_, first)) = twin {
            let lang = &config.languages[entry.lang].lang;
            found.push(
                Diagnostic::new(
                    &TWICE,
                    text!("`{key}` is there twice in the language `{lang}`", key = entry.key, lang),
                )
                .at(place)
                .related(first, text!("the other file"))
                .hint(text!("keep one of the two files")),
            );
        } else {
            seen.push((entry.lang, place));
        }
        twin.is_none()
    });
}

/// A finding about a translation without an original.
pub(super) fn orphan(entry: &Entry, config: &Config) -> Diagnostic {
    let default = &config.languages[config.default_language].lang;
    let name = entry.key.rsplit('/').next().unwrap_or_default();
    Diagnostic::new(
        &ORPHAN_TRANSLATION,
        text!(
            "this is a translation of `{key}`, which there is not in the language `{default}`",
            key = entry.key,
            default
        ),
    )
    .at(entry.span())
    .hint(text!("write the original `{name}.md` beside it, or correct the name of this file", name))
}

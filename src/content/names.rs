//! Names that become addresses: of files, slugs and aliases.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::toml_reader::Item;

pub(super) static BAD_FILE_NAME: Code = Code::error(
    "bad-file-name",
    "The name of a file becomes its address, so it is made of small Latin letters, digits, hyphens and underscores, and \
     pages end in `.md`. Rename the file; links to it follow its name.",
);
pub(super) static BAD_SLUG: Code = Code::error(
    "bad-slug",
    "A slug is the last part of a page's address: small letters, digits and hyphens, in one script, without `/` and dots.",
);
pub(super) static BAD_ALIAS: Code = Code::error(
    "bad-alias",
    "An alias is an address at which the page once stood, from the root of the site: \"/old/name/\".",
);

/// Whether a name can be a key and the address of a file: small Latin letters, digits, `-` and `_`.
pub fn is_key(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'))
}

/// The key nearest to a name.
pub fn as_key(name: &str) -> String {
    let latin = any_ascii::any_ascii(name).to_lowercase();
    let mut key = String::new();
    // Soft signs become apostrophes, which are left out.
    for letter in latin.chars().filter(|letter| *letter != '\'') {
        if letter.is_ascii_alphanumeric() || letter == '_' {
            key.push(letter);
        } else if !key.is_empty() && !key.ends_with('-') {
            key.push('-');
        }
    }
    key.trim_end_matches('-').to_owned()
}

/// What has a name.
#[derive(Clone, Copy)]
pub(super) enum Named {
    File,
    Folder,
}

/// A finding about the name of a file or a folder.
pub(super) fn bad_file_name(what: Named, name: &str, meant: &str, span: Span) -> Diagnostic {
    let (subject, hint) = match what {
        Named::File => (
            text!("the name of the file `{name}`", name),
            text!("rename the file to `{meant}`", meant),
        ),
        Named::Folder => (
            text!("the name of the folder `{name}`", name),
            text!("rename the folder to `{meant}`", meant),
        ),
    };
    let is_letter = |c: &char| !c.is_ascii() && c.is_alphabetic();
    let why = if name.contains(char::is_whitespace) {
        text!("{subject} holds a space"; subject)
    } else if let Some(letter) = name.chars().find(is_letter) {
        text!("{subject} holds the letter `{letter}`, which is not a Latin one", letter; subject)
    } else if let Some(letter) = name.chars().find(char::is_ascii_uppercase) {
        text!("{subject} holds the capital letter `{letter}`", letter; subject)
    } else {
        text!("{subject} cannot be an address"; subject)
    };
    Diagnostic::new(&BAD_FILE_NAME, why).at(span).hint(hint)
}

/// Reads a slug.
pub(super) fn read_slug(item: Item, found: &mut Diagnostics) -> Option<(String, Span)> {
    let span = item.span;
    let slug = item.string(found).filter(|slug| !slug.is_empty())?;
    let plain =
        slug.chars().all(|c| (c.is_alphanumeric() && !c.is_uppercase()) || matches!(c, '-' | '_'));
    let latin = slug.chars().any(|c| c.is_ascii_alphabetic());
    let foreign = slug.chars().find(|c| c.is_alphabetic() && !c.is_ascii());
    if plain && !(latin && foreign.is_some()) {
        return Some((slug, span));
    }
    let message = match foreign {
        Some(letter) if plain => text!(
            "the slug `{slug}` mixes Latin letters with `{letter}` of another script",
            slug,
            letter
        ),
        _ => text!("`{slug}` cannot be the last part of an address", slug),
    };
    let meant = as_key(slug.rsplit('/').next().unwrap_or_default());
    let finding = Diagnostic::new(&BAD_SLUG, message).at(span);
    found.push(if meant.is_empty() {
        finding.hint(text!("leave the line out: the name of the file is used then"))
    } else {
        finding.hint(text!("write `slug = \"{meant}\"`", meant))
    });
    None
}

/// Reads the list of aliases, as paths from the root of the site without the leading `/`.
pub(super) fn read_aliases(item: Item, found: &mut Diagnostics) -> Vec<(String, Span)> {
    let mut aliases = Vec::new();
    let items = item.array(found).unwrap_or_default();
    for item in items.into_iter().filter(|item| !item.value.is_empty()) {
        let span = item.span;
        let Some(alias) = item.string(found) else { continue };
        let parts = alias.trim_matches('/').split('/');
        let sound = parts.clone().all(|part| !matches!(part, "" | "." | ".."))
            && !alias.contains(['?', '#', '\\', '%', ' ', '"', '<', '>', ':'])
            && !alias.chars().any(char::is_control);
        if alias.starts_with('/') && sound {
            aliases.push((alias[1..].to_owned(), span));
        } else {
            let meant = format!(
                "/{}/",
                parts.map(as_key).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
            );
            found.push(
                Diagnostic::new(&BAD_ALIAS, text!("`{alias}` is no address on this site", alias))
                    .at(span)
                    .hint(text!("write it from the root: \"{meant}\"", meant)),
            );
        }
    }
    aliases
}

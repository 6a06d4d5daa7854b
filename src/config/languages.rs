//! `[languages]`: the languages of the site in the order of the switch.

use super::Ground;
use super::book::Book;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::id::Id;
use crate::id::LangId;
use crate::id::Table;
use crate::lang::Lang;
use crate::toml_reader;
use crate::toml_reader::Item;

pub(crate) static BAD_LANGUAGE: Code = Code::error(
    "bad-language",
    "Languages are named by their BCP 47 tags, such as `kk`, `pt-BR` or `zh-Hans`, also those of sources. The default \
     language of the site is one of [languages].",
);

/// A language of the site.
#[derive(Clone, Debug)]
pub struct Language {
    /// Its tag.
    pub lang: Lang,
    /// The site's title in it.
    pub title: Option<String>,
    /// The site's description in it.
    pub description: Option<String>,
    /// What a missing translation is.
    pub translation: Translation,
    /// Where book.toml names it.
    pub span: Span,
}

/// What it is when a page is missing in a language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Translation {
    /// An error.
    Required,
    /// No fault.
    Optional,
}

/// The languages, the default one, and whether that is all there is to know of them.
pub(super) fn read(
    table: Option<toml_reader::Table>,
    book: &Book,
    found: &mut Diagnostics,
) -> (Table<LangId, Language>, LangId, Ground) {
    let (default_tag, default_span) = &book.language;
    let mut languages: Table<LangId, Language> = Table::default();
    let listed = table.is_some();
    let items = table.map(toml_reader::Table::into_items).unwrap_or_default();
    let count = items.len();
    for item in items {
        languages.extend(one(item, found));
    }
    let ground = if languages.len() == count { Ground::Firm } else { Ground::Shaky };
    let default = languages.iter().find(|(_, language)| language.lang.tag() == default_tag);
    if let Some(id) = default.map(|(id, _)| id) {
        return (languages, id, ground);
    }
    let lang = parse(default_tag, *default_span, found);
    let ground = if listed || lang.is_none() { Ground::Shaky } else { ground };
    if listed && lang.is_some() {
        found.push(
            Diagnostic::new(
                &BAD_LANGUAGE,
                text!("the default language `{tag}` is not in `[languages]`", tag = default_tag),
            )
            .at(*default_span)
            .hint(text!("add `{tag} = {{}}` to `[languages]`", tag = default_tag)),
        );
    }
    if let Some(lang) = lang.or_else(|| Lang::parse("und")).or_else(|| Lang::parse("en")) {
        languages.push(Language {
            lang,
            title: None,
            description: None,
            translation: Translation::Optional,
            span: *default_span,
        });
    }
    let last = LangId::from_row(languages.len().saturating_sub(1));
    (languages, last, ground)
}

fn one(item: Item, found: &mut Diagnostics) -> Option<Language> {
    let span = item.key_span;
    let lang = parse(&item.name, span, found);
    let mut table = item.table(found)?;
    let title = table.take("title").and_then(|item| item.string(found));
    let description = table.take("description").and_then(|item| item.string(found));
    let required = table.take("required").and_then(|item| item.bool(found)).unwrap_or(false);
    table.finish(&["title", "description", "required"], found);
    let translation = if required { Translation::Required } else { Translation::Optional };
    Some(Language { lang: lang?, title, description, translation, span })
}

fn parse(tag: &str, span: Span, found: &mut Diagnostics) -> Option<Lang> {
    let lang = Lang::parse(tag);
    if lang.is_none() {
        found.push(
            Diagnostic::new(&BAD_LANGUAGE, text!("`{tag}` is no language tag", tag))
                .at(span)
                .hint(text!("write a BCP 47 tag such as `en`, `kk` or `pt-BR`")),
        );
    }
    lang
}

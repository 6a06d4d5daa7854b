//! `missing-word`: names of the site that have no word in a language other than the default.
//!
//! Told once for each table of the file, with the lines to add to it; where there is no file, once for all of it.

use super::Words;
use super::choices;
use super::within;
use crate::config::Config;
use crate::config::Kind;
use crate::config::Language;
use crate::config::Translation;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::id::KindId;
use crate::id::LangId;

pub(in crate::content) static MISSING_WORD: Code = Code::lint(
    "missing-word",
    Severity::Warning,
    "A name of this site has no word in this language, so readers see the one of the program. Add it to content/words.<lang>.toml.",
);

/// Tells of what has no word in a language. Without a file of words there is no place to point to.
pub(super) fn tell(
    words: &Words,
    file: Option<FileId>,
    config: &Config,
    id: LangId,
    found: &mut Diagnostics,
) {
    let language = &config.languages[id];
    let tables = lacking(words, config);
    if file.is_none() && tables.len() > 1 {
        found.push(raised(of_all(&tables, language, config), language));
        return;
    }
    for (table, names) in tables {
        let lang = &language.lang;
        let spoken = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let finding = Diagnostic::new(
            &MISSING_WORD,
            text!(
                "the language `{lang}` has no word in `[{table}]` for {spoken}",
                lang,
                table,
                spoken
            ),
        )
        .at(file.map(Span::file))
        .hint(text!(
            "write in {content}/words.{lang}.toml:\n{lines}",
            content = config.content,
            lang,
            lines = as_toml(&table, &names)
        ));
        found.push(raised(finding, language));
    }
}

/// Where there is no file of words, all that it would hold is told at once.
fn of_all(tables: &[(String, Vec<String>)], language: &Language, config: &Config) -> Diagnostic {
    let (lang, count) =
        (&language.lang, tables.iter().map(|(_, names)| names.len()).sum::<usize>());
    let lines: Vec<String> = tables.iter().map(|(table, names)| as_toml(table, names)).collect();
    Diagnostic::new(
        &MISSING_WORD,
        text!(
            "the language `{lang}` has no word for any of the {count} names of the site",
            lang,
            count
        ),
    )
    .at(language.span)
    .hint(text!(
        "write in {content}/words.{lang}.toml:\n{lines}",
        content = config.content,
        lang,
        lines = lines.join("\n")
    ))
}

fn as_toml(table: &str, names: &[String]) -> String {
    let lines: Vec<String> = names.iter().map(|name| format!("{name} = \"…\"")).collect();
    format!("[{table}]\n{}", lines.join("\n"))
}

/// In a language in which the site is to be complete, what is missing is an error.
fn raised(mut finding: Diagnostic, language: &Language) -> Diagnostic {
    if language.translation == Translation::Required {
        finding.severity = Severity::Error;
    }
    finding
}

/// The tables that lack words, and the names they lack, in the order of `book.toml`.
fn lacking(words: &Words, config: &Config) -> Vec<(String, Vec<String>)> {
    let mut tables = Vec::new();
    for (id, kind) in config.kinds.iter().filter(|(_, kind)| kind.folder.is_some()) {
        of_kind(words, id, kind, &mut tables);
    }
    let eras = config.eras.iter().map(|era| &era.key).filter(|key| !words.eras.contains_key(*key));
    tables.push(("eras".to_owned(), eras.cloned().collect()));
    tables.retain(|(_, names)| !names.is_empty());
    tables
}

fn of_kind(words: &Words, id: KindId, kind: &Kind, tables: &mut Vec<(String, Vec<String>)>) {
    let none = super::KindWords::default();
    let own = words.kind(id).unwrap_or(&none);
    let key = &kind.key;
    let forms = [("one", &own.one), ("many", &own.many)];
    let forms = forms.iter().filter(|(_, word)| word.is_none());
    tables.push((format!("kinds.{key}"), forms.map(|(name, _)| (*name).to_owned()).collect()));
    let fields = kind.fields.iter().map(|field| &field.name);
    let fields = fields.filter(|name| !own.fields.contains_key(*name));
    tables.push((format!("kinds.{key}.fields"), fields.cloned().collect()));
    for field in &kind.fields {
        let inner = within(&field.kind).unwrap_or_default().into_iter().map(str::to_owned);
        let inner =
            inner.filter(|name| !own.records.contains_key(&(field.name.clone(), name.clone())));
        tables.push((format!("kinds.{key}.records.{}", field.name), inner.collect()));
    }
    for (field, options) in choices(&kind.fields) {
        let options = options
            .iter()
            .filter(|option| !own.choices.contains_key(&(field.to_owned(), (*option).clone())));
        tables.push((format!("kinds.{key}.choices.{field}"), options.cloned().collect()));
    }
}

//! `missing-phrase`: words of the templates that a language lacks.

use super::BUILTIN;
use super::Phrase;
use super::Phrases;
use super::path_of;
use crate::config::Language;
use crate::config::Translation;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::path::RelPath;
use crate::source::Sources;

pub(in crate::render) static MISSING_PHRASE: Code = Code::lint(
    "missing-phrase",
    Severity::Warning,
    "The templates have no words in this language, or not all, so readers see those of the default language or English \
     ones. Add them to templates/i18n/<lang>.toml.",
);

/// A finding about the words that a language lacks.
pub(super) fn tell(
    own: &Phrases,
    common: &Phrases,
    language: &Language,
    sources: &Sources,
) -> Option<Diagnostic> {
    let lang = &language.lang;
    let lacking = common.phrases.iter().filter(|(key, _)| !own.phrases.contains_key(*key));
    let lines: Vec<String> =
        lacking.map(|(key, phrase)| format!("{key} = {}", phrase.as_toml())).collect();
    if lines.is_empty() {
        return None;
    }
    let path = path_of(lang.tag());
    let finding = if own.phrases.is_empty() {
        let message = text!("the templates have no words in the language `{lang}`", lang);
        Diagnostic::new(&MISSING_PHRASE, message).hint(text!(
            "write `{path}`, with the keys of templates/i18n/{builtin}.toml",
            path,
            builtin = BUILTIN
        ))
    } else {
        let message = text!("the templates lack words in the language `{lang}`", lang);
        let lines = lines.join("\n");
        Diagnostic::new(&MISSING_PHRASE, message).hint(text!(
            "translate these, and write them in {path}:\n{lines}",
            path,
            lines
        ))
    };
    let file = RelPath::new(&path).and_then(|path| sources.at(&path));
    let mut finding = finding.at(file.map(Span::file));
    if language.translation == Translation::Required {
        finding.severity = Severity::Error;
    }
    Some(finding)
}

impl Phrase {
    /// As it is written in a file of words.
    fn as_toml(&self) -> String {
        let quoted =
            |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        match self {
            Self::Plain(text) => quoted(text),
            Self::Counted(forms) => {
                let forms: Vec<String> =
                    forms.iter().map(|(name, form)| format!("{name} = {}", quoted(form))).collect();
                format!("{{ {} }}", forms.join(", "))
            }
        }
    }
}

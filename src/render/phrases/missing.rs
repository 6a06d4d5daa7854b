//! `missing-phrase`: words of the templates that a language lacks.

use std::collections::BTreeSet;
use std::sync::Mutex;

use super::NAME;
use super::Phrase;
use super::Phrases;
use super::Words;
use super::read::path_of;
use crate::config::Language;
use crate::config::Translation;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::path::RelPath;
use crate::source::Sources;
use crate::toml_reader::Syntax;

pub(in crate::render) static MISSING_PHRASE: Code = Code::lint(
    "missing-phrase",
    Severity::Warning,
    "The templates have no words in this language, or not all, so readers see those of the default language or English \
     ones. Add them to templates/i18n/<lang>.toml.",
);

/// How the keys of words begin that only editors read: those of the handbook.
const EDITORS: &str = "handbook";

/// Words that views hold whether or not a template shows them: told together with others.
pub(super) const HELD: &[&str] = &[
    NAME,
    "map",
    "no",
    "not-found",
    "not-found-home",
    "not-found-text",
    "sources",
    "timeline",
    "yes",
];

/// The words that a language lacks and takes from others, and which of them were said.
///
/// Only pages know which words they say, and they are drawn in parallel; the set is the same in whatever order.
#[derive(Default)]
pub(super) struct Borrowed {
    keys: BTreeSet<String>,
    said: Mutex<BTreeSet<String>>,
    owns: Owns,
}

/// What a language has of its own.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Owns {
    /// Not a word.
    Nothing,
    /// Words, or a file that could not be read.
    #[default]
    Something,
}

impl Borrowed {
    /// What is common and not a language's own. Of a file that could not be read to its end nobody knows what it lacks.
    pub(super) fn new(common: &Words, own: &Words, syntax: Syntax) -> Self {
        let is_lacking = |key: &&String| syntax == Syntax::Sound && !own.contains_key(*key);
        let keys = common.keys().filter(is_lacking).cloned().collect();
        let is_silent = own.is_empty() && syntax == Syntax::Sound;
        let owns = if is_silent { Owns::Nothing } else { Owns::Something };
        Self { keys, said: Mutex::default(), owns }
    }

    /// Notes that a word is said.
    pub(super) fn note(&self, key: &str) {
        if self.keys.contains(key)
            && let Ok(mut said) = self.said.lock()
        {
            said.insert(key.to_owned());
        }
    }
}

impl Phrases {
    /// A finding about the words that pages said in another language than their own. A language in which the site is to be
    /// complete lacks all words before it has a page that says them.
    pub(in crate::render) fn missing(
        &self,
        language: &Language,
        sources: &Sources,
    ) -> Option<Diagnostic> {
        let mut keys = self.borrowed.said.lock().ok()?.clone();
        let is_required = language.translation == Translation::Required;
        if is_required && self.borrowed.owns == Owns::Nothing {
            keys.clone_from(&self.borrowed.keys);
        }
        // What editors alone read breaks no promise to readers.
        let breaks_promise = is_required && keys.iter().any(|key| !key.starts_with(EDITORS));
        if keys.is_empty() {
            return None;
        }
        keys.extend(HELD.iter().filter_map(|key| self.borrowed.keys.get(*key)).cloned());
        let lines: Vec<String> = keys
            .iter()
            .filter_map(|key| Some(format!("{key} = {}", self.words.get(key)?.as_toml())))
            .collect();
        let (lang, path) = (&language.lang, path_of(language.lang.tag()));
        let message = text!("the templates lack words in the language `{lang}`", lang);
        let file = RelPath::new(&path).and_then(|path| sources.at(&path));
        let mut finding = Diagnostic::new(&MISSING_PHRASE, message)
            .at(file.map_or(language.span, Span::file))
            .hint(text!(
                "translate these, and write them in {path}:\n{lines}",
                path,
                lines = lines.join("\n")
            ));
        if breaks_promise {
            finding.severity = Severity::Error;
        }
        Some(finding)
    }
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

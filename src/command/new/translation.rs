//! A new translation, beside its original.

use super::request::Fault;
use super::request::Page;
use super::request::Request;
use crate::config::Config;
use crate::content;
use crate::content::Content;
use crate::content::Entry;
use crate::content::Memory;
use crate::content::Standing;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::nearest;
use crate::id::KindId;
use crate::id::LangId;
use crate::source::Sources;
use crate::toml_reader::Syntax;

/// The language of a tag, into which pages are translated.
pub(super) fn language(tag: &str, request: &Request, config: &Config) -> Result<LangId, Fault> {
    let kind = request.kind.as_deref().unwrap_or("page");
    let command = |tag: &str| format!("jubilee new {kind} {} --lang {tag}", request.key());
    let default = &config.languages[config.default_language].lang;
    if tag == default.tag() {
        return Err(Fault {
            why: format!("`{tag}` is the default language, in which originals are written"),
            hint: format!("write `jubilee new {kind} {}`", request.key()),
        });
    }
    let tags = || config.languages.values().map(|language| language.lang.tag());
    let others: Vec<&str> = tags().filter(|tag| *tag != default.tag()).collect();
    config.language(tag).ok_or_else(|| Fault {
        why: format!("there is no language `{tag}` here"),
        hint: match (nearest(tag, others.iter().copied()), others.first()) {
            (Some(meant), _) => format!("did you mean `{}`?", command(meant)),
            (None, Some(first)) => {
                format!("write `{}`; the languages are {}", command(first), others.join(", "))
            }
            (None, None) => format!("add `{tag} = {{}}` to `[languages]` in book.toml first"),
        },
    })
}

/// The translation of an entry of a kind that was asked for.
pub(super) fn page(
    request: &Request,
    kind: KindId,
    lang: LangId,
    config: &Config,
    sources: &Sources,
) -> Result<Page, Fault> {
    // What is wrong with pages is for `check`: here they are only looked up.
    let content =
        content::parse_all(sources, config, &mut Memory::default(), &mut Diagnostics::default());
    let pages = Pages { request, kind, lang, config, sources, content: &content };
    let original = match &request.key {
        Some(key) => pages.original(key)?,
        None => request
            .answer("Key of the page to translate", None, |key| pages.original(key))
            .ok_or_else(|| pages.no_key())?,
    };
    let tag = &config.languages[lang].lang;
    let question =
        format!("Title in {tag}, for \"{}\" (may be left for later)", original.front.title.0);
    let title = request.title(&question);
    let path = content::translation_path(sources, config, original, lang);
    let path = path.ok_or_else(|| pages.unreadable(&original.key))?;
    let taken = taken(&path);
    let text = content::blank_translation(original, &title, config).text();
    Ok(Page { path, text, taken })
}

/// The pages of a kind, as someone who translates them looks them up.
#[derive(Clone, Copy)]
struct Pages<'a> {
    request: &'a Request,
    kind: KindId,
    lang: LangId,
    config: &'a Config,
    sources: &'a Sources,
    content: &'a Content,
}

impl<'a> Pages<'a> {
    fn entries(self) -> impl Iterator<Item = &'a Entry> {
        let entries = self.content.entries.iter().map(AsRef::as_ref);
        entries.filter(move |entry: &&Entry| entry.kind == self.kind)
    }

    fn originals(self) -> impl Iterator<Item = &'a Entry> {
        self.entries().filter(|entry| entry.standing == Standing::Original)
    }

    /// The file in which a page is written in the language.
    fn translated(self, key: &str) -> Option<String> {
        let there = self.entries().find(|entry| entry.key == key && entry.lang == self.lang)?;
        Some(self.sources.file(there.file?).path.to_string())
    }

    /// The original of a key, if it has no translation yet.
    fn original(self, key: &str) -> Result<&'a Entry, Fault> {
        if let Some(path) = self.translated(key) {
            return Err(taken(&path));
        }
        let original = self.originals().find(|entry| entry.key == key);
        match original.filter(|entry| entry.syntax == Syntax::Sound) {
            Some(original) => Ok(original),
            None if content::is_there(self.sources, self.config, self.kind, key) => {
                Err(self.unreadable(key))
            }
            None => Err(self.missing(key)),
        }
    }

    fn name(self) -> &'a str {
        &self.config.kinds[self.kind].key
    }

    fn missing(self, key: &str) -> Fault {
        let name = self.name();
        let meant = nearest(key, self.originals().map(|entry| entry.key.as_str()));
        Fault {
            why: format!("there is no {name} `{key}` to translate"),
            hint: match meant {
                Some(meant) => format!("did you mean `{}`?", self.request.command(name, meant)),
                None => {
                    format!(
                        "write the original first: `jubilee new {name} {}`",
                        content::as_key(key)
                    )
                }
            },
        }
    }

    fn no_key(self) -> Fault {
        let name = self.name();
        let mut open = self.originals().filter_map(|entry| self.original(&entry.key).ok());
        let key = open.next().map_or("a-key", |entry| entry.key.as_str());
        Fault {
            why: format!("the key of the {name} to translate is missing"),
            hint: format!("write `{}`", self.request.command(name, key)),
        }
    }

    fn unreadable(self, key: &str) -> Fault {
        Fault {
            why: format!("the {} `{key}` cannot be read, and so not be translated", self.name()),
            hint: "see what is wrong with it: `jubilee check`".to_owned(),
        }
    }
}

fn taken(path: &str) -> Fault {
    Fault {
        why: format!("`{path}` is there already, and is left as it is"),
        hint: "edit it; what is not translated yet is listed by `jubilee status`".to_owned(),
    }
}

//! What was asked for: the arguments, and on a terminal the answers to what they leave out.
//!
//! Always holds: what cannot be made is told with a command to type instead.

use std::fmt;

use crate::command::ask;
use crate::config::Config;
use crate::diagnostic::nearest;
use crate::id::KindId;

/// What was asked for.
pub(super) struct Request {
    pub(super) kind: Option<String>,
    pub(super) key: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) terminal: Terminal,
}

/// Whether there is somebody to ask.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Terminal {
    /// Questions are answered.
    Answers,
    /// Nobody reads them, or wants to.
    Silent,
}

/// A page to be written.
pub(super) struct Page {
    /// Below the root.
    pub(super) path: String,
    pub(super) text: String,
    /// What to say if something stands there already.
    pub(super) taken: Fault,
}

/// Why there is no page, and what to type instead.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) why: String,
    pub(super) hint: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "error: {}\n\n{}", self.why, self.hint)
    }
}

impl Request {
    /// The kind.
    pub(super) fn kind(&self, config: &Config) -> Result<KindId, Fault> {
        let keys = || config.kinds.values().map(|kind| kind.key.as_str());
        let (names, example) = (keys().collect::<Vec<_>>().join(", "), self.example(config));
        let read = |name: &str| {
            config.kind(name).ok_or_else(|| Fault {
                why: format!("there is no kind `{name}`"),
                hint: match nearest(name, keys()) {
                    Some(meant) => format!("did you mean `{}`?", self.command(meant, self.key())),
                    None => format!("write `{example}`; the kinds are {names}"),
                },
            })
        };
        match &self.kind {
            Some(name) => read(name),
            None => self.answer(&format!("Kind ({names})"), None, read).ok_or_else(|| Fault {
                why: match self.key {
                    Some(_) => "the kind of the new page is missing".to_owned(),
                    None => "the kind and the key of the new page are missing".to_owned(),
                },
                hint: format!("write `{example}`; the kinds are {names}"),
            }),
        }
    }

    /// This command with a kind that there is.
    fn example(&self, config: &Config) -> String {
        let mut kinds = config.kinds.values();
        let kind = kinds.clone().find(|kind| kind.folder.is_some()).or_else(|| kinds.next());
        self.command(kind.map_or("page", |kind| kind.key.as_str()), self.key())
    }

    /// The key, or what stands for one in a command.
    pub(super) fn key(&self) -> &str {
        self.key.as_deref().unwrap_or("a-key")
    }

    /// This command with another kind and key.
    pub(super) fn command(&self, kind: &str, key: &str) -> String {
        let lang = self.lang.as_ref().map(|lang| format!(" --lang {lang}")).unwrap_or_default();
        format!("jubilee new {kind} {key}{lang}")
    }

    /// The answer to a question; nothing if nobody gives one.
    pub(super) fn answer<T>(
        &self,
        question: &str,
        default: Option<&str>,
        read: impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        match self.terminal {
            Terminal::Silent => None,
            Terminal::Answers => {
                ask::ask(question, default, |answer| read(answer).map_err(|fault| fault.why))
            }
        }
    }

    /// The title, which may be left for later.
    pub(super) fn title(&self, question: &str) -> String {
        self.answer(question, None, |title| Ok(title.to_owned())).unwrap_or_default()
    }
}

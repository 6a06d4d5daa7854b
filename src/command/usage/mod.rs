//! A wrong command line, as it is told: what is wrong, and a command to type instead.
//!
//! Always holds: whatever clap finds has a hint. What only a command can find, it tells itself, in the same form.

mod call;

use std::error::Error as _;
use std::ffi::OsString;
use std::path::Path;

use clap::Command;
use clap::Error;
use clap::error::ContextKind;
use clap::error::ContextValue;
use clap::error::ErrorKind;

use super::ALL;
use super::Outcome;
use call::Given;
use call::as_typed;
use call::name_of;

/// What to say of arguments that clap refuses.
pub(super) fn wrong(error: &Error, typed: &[OsString]) -> Outcome {
    let named = typed.iter().skip(1).find_map(|word| ALL.iter().find(|own| word == own.name));
    let mut command_line = super::command_line();
    command_line.build();
    let command = named.and_then(|named| command_line.find_subcommand(named.name));
    let Told { what, hint } = Fault { error, command }.told();
    Outcome::wrong_usage(&format!("error: {what}\n\n{hint}"))
}

/// What to say where no command is named: which there are, and the one that makes sense in this folder.
pub(super) fn bare(command_line: Command, here: &Path) -> Outcome {
    let next = if here.join("book.toml").is_file() {
        "Here is a site: `jubilee build` builds it, `jubilee check` looks for mistakes."
    } else {
        "There is no book.toml here: `jubilee init DIR` begins a site."
    };
    let help = command_line.after_help(next).render_help().to_string();
    Outcome::wrong_usage(&help.trim_end())
}

/// What is wrong, and what to type.
struct Told {
    what: String,
    hint: String,
}

/// An error of clap, and the command at which it occurred.
struct Fault<'a> {
    error: &'a Error,
    command: Option<&'a Command>,
}

impl Fault<'_> {
    fn told(&self) -> Told {
        match self.error.kind() {
            ErrorKind::InvalidSubcommand => self.unknown_command(),
            ErrorKind::UnknownArgument => self.unknown_argument(),
            ErrorKind::InvalidValue => self.invalid_value(),
            ErrorKind::ValueValidation => self.refused_value(),
            ErrorKind::MissingRequiredArgument => self.missing_argument(),
            ErrorKind::ArgumentConflict => self.conflict(),
            ErrorKind::TooManyValues => self.too_many_values(),
            _ => self.other(),
        }
    }

    fn unknown_command(&self) -> Told {
        let what = format!("there is no command `{}`", self.text(ContextKind::InvalidSubcommand));
        let hint = match self.texts(ContextKind::SuggestedSubcommand).first() {
            Some(meant) => format!("did you mean `jubilee {meant}`?"),
            None => "`jubilee --help` lists the commands".to_owned(),
        };
        Told { what, hint }
    }

    fn unknown_argument(&self) -> Told {
        let (argument, name) = (self.text(ContextKind::InvalidArg), call::name(self.command));
        if !argument.starts_with('-') {
            let what = format!("`{name}` does not take `{argument}`");
            return Told { what, hint: format!("write {}", self.call(&Given::Nothing)) };
        }
        if let Some(own) = call::option(self.command, &argument) {
            let what = format!("`{argument}` comes after the command");
            return Told { what, hint: format!("write {}", self.call(&own)) };
        }
        let meant = self.texts(ContextKind::SuggestedArg);
        let meant = meant.first().and_then(|meant| call::option(self.command, meant));
        let hint = match meant {
            Some(meant) => format!("did you mean {}?", self.call(&meant)),
            None => format!("`{name} --help` lists the options"),
        };
        Told { what: format!("`{name}` has no option `{argument}`"), hint }
    }

    fn invalid_value(&self) -> Told {
        let argument = self.text(ContextKind::InvalidArg);
        let value = self.text(ContextKind::InvalidValue);
        let valid = self.texts(ContextKind::ValidValue);
        let example = self.call(&Given::of(&argument, valid.first()));
        let name = name_of(&argument);
        if value.is_empty() {
            let what = format!("`{name}` wants a value");
            return Told { what, hint: format!("write {example}") };
        }
        let hint = match self.texts(ContextKind::SuggestedValue).first() {
            Some(meant) => {
                format!("did you mean {}?", self.call(&Given::of(&argument, Some(meant))))
            }
            None => format!("one of {}, such as in {example}", valid.join(", ")),
        };
        Told { what: format!("`{value}` is no value of `{name}`"), hint }
    }

    /// A value that its own reader refuses, which may say how to write it.
    fn refused_value(&self) -> Told {
        let argument = self.text(ContextKind::InvalidArg);
        let value = self.text(ContextKind::InvalidValue);
        let what = format!("`{value}` is no value of `{}`", name_of(&argument));
        match self.error.source().map(ToString::to_string).unwrap_or_default() {
            hint if hint.starts_with("write ") => Told { what, hint },
            why => {
                let example = self.call(&self.given(&argument));
                Told { what: format!("{what}: {why}"), hint: format!("write {example}") }
            }
        }
    }

    fn missing_argument(&self) -> Told {
        let missing = self.texts(ContextKind::InvalidArg);
        let missing: Vec<String> = missing.iter().map(|argument| as_typed(argument)).collect();
        let what = format!("`{}` wants {}", call::name(self.command), missing.join(" and "));
        Told { what, hint: format!("write {}", self.call(&Given::Nothing)) }
    }

    /// The same argument twice, or two that exclude each other.
    fn conflict(&self) -> Told {
        let argument = self.text(ContextKind::InvalidArg);
        let others = self.texts(ContextKind::PriorArg);
        let name = name_of(&argument);
        let one = self.call(&self.given(&argument));
        match others.first().filter(|other| **other != argument) {
            None => Told {
                what: format!("`{name}` is given twice"),
                hint: format!("write it once: {one}"),
            },
            Some(other) => Told {
                what: format!("`{name}` does not go with `{}`", name_of(other)),
                hint: format!("write {one} or {}", self.call(&self.given(other))),
            },
        }
    }

    fn too_many_values(&self) -> Told {
        let argument = self.text(ContextKind::InvalidArg);
        let value = self.text(ContextKind::InvalidValue);
        Told {
            what: format!("`{}` does not take `{value}`", name_of(&argument)),
            hint: format!("write {}", self.call(&self.given(&argument))),
        }
    }

    /// What clap says in its first line; the help says the rest.
    fn other(&self) -> Told {
        let said = self.error.to_string();
        let what = said.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        Told { what, hint: format!("`{} --help` says what it takes", call::name(self.command)) }
    }

    /// An argument as clap names it, with a value that it takes.
    fn given(&self, argument: &str) -> Given {
        call::option(self.command, &name_of(argument)).unwrap_or_else(|| Given::of(argument, None))
    }

    fn call(&self, given: &Given) -> String {
        format!("`{}`", call::call(self.command, given))
    }

    /// What clap knows under a name, as one text.
    fn text(&self, kind: ContextKind) -> String {
        self.texts(kind).into_iter().next().unwrap_or_default()
    }

    /// What clap knows under a name.
    fn texts(&self, kind: ContextKind) -> Vec<String> {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => Vec::new(),
        }
    }
}

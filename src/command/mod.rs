//! The command line: one file a command, and one line each in [`ALL`].

mod ask;
mod build;
mod check;
mod completions;
mod explain;
mod github;
mod init;
mod man;
mod messages;
mod new;
mod progress;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod shared;
mod status;
mod usage;

pub use shared::Outcome;
pub use shared::Status;

use std::ffi::OsString;
use std::path::Path;

use clap::ArgMatches;
use clap::Parser;
use clap::error::ErrorKind;

use crate::diagnostic::Code;

/// A command.
pub struct Command {
    /// Its name.
    pub name: &'static str,
    /// What clap knows of it.
    pub declare: fn() -> clap::Command,
    /// Runs it.
    pub run: fn(&ArgMatches) -> Outcome,
}

/// All commands, in the order of the help.
pub const ALL: &[Command] = &[
    build::COMMAND,
    check::COMMAND,
    #[cfg(feature = "serve")]
    serve::COMMAND,
    new::COMMAND,
    init::COMMAND,
    status::COMMAND,
    explain::COMMAND,
    schema::COMMAND,
    completions::COMMAND,
    man::COMMAND,
];

/// All codes that findings can have.
pub fn codes() -> Vec<&'static Code> {
    let lists = [
        crate::source::CODES,
        crate::toml_reader::CODES,
        crate::config::CODES,
        crate::content::CODES,
        crate::markdown::CODES,
        crate::relations::CODES,
        crate::render::CODES,
        crate::output::CODES,
        crate::lint::CODES,
        crate::publish::CODES,
    ];
    let lints = crate::lint::ALL.iter().map(|lint| lint.code);
    let mut codes: Vec<&Code> = lists.into_iter().flatten().copied().chain(lints).collect();
    codes.sort_by_key(|code| code.name);
    codes
}

/// The whole command line, as clap knows it. Its help fits a small terminal.
pub fn command_line() -> clap::Command {
    clap::Command::new("jubilee")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Anniversary microsites from Markdown, checked to the last link")
        .after_help(
            "Next: `jubilee init DIR` begins a site; `jubilee build` in it fills public/.\n\
             `jubilee COMMAND --help` and `jubilee explain CODE` say more.",
        )
        .max_term_width(80)
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommands(ALL.iter().map(|command| (command.declare)().name(command.name)))
}

/// Runs the command that the arguments name. What clap answers itself, help and version, is its error.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Result<Outcome, clap::Error> {
    let mut typed: Vec<OsString> = arguments.into_iter().collect();
    // `jubilee help build` is understood, but takes no line of the help.
    if typed.get(1).is_some_and(|word| word == "help") {
        typed.remove(1);
        typed.push("--help".into());
    }
    let matches = match command_line().try_get_matches_from(&typed) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => return Err(error),
        Err(error) if error.kind() == ErrorKind::MissingSubcommand => {
            return Ok(usage::bare(command_line(), Path::new(".")));
        }
        Err(error) => return Ok(usage::wrong(&error, &typed)),
    };
    let chosen = matches.subcommand().and_then(|(name, inner)| {
        let command = ALL.iter().find(|command| command.name == name)?;
        Some((command.run)(inner))
    });
    chosen.ok_or_else(|| clap::Error::new(ErrorKind::MissingSubcommand))
}

/// Runs a command with its arguments as its own type; clap has checked them.
fn parsed<T: Parser>(matches: &ArgMatches, run: fn(T) -> Outcome) -> Outcome {
    T::from_arg_matches(matches).map_or_else(|error| Outcome::wrong_usage(&error), run)
}

//! The command line: one file a command, and one line each in [`ALL`].

mod build;
mod check;
mod completions;
mod explain;
mod github;
mod man;
mod new;
mod shared;
mod status;

pub use shared::Outcome;
pub use shared::Status;

use clap::ArgMatches;
use clap::Parser;

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
    new::COMMAND,
    status::COMMAND,
    explain::COMMAND,
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

/// The whole command line, as clap knows it.
pub fn command_line() -> clap::Command {
    clap::Command::new("jubilee")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Makes anniversary microsites from Markdown: declared in one file, checked to the last link")
        .after_help("Start with `jubilee build`: the site is then in public/. `jubilee explain CODE` says more of a finding.")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(ALL.iter().map(|command| (command.declare)().name(command.name)))
}

/// Runs the command that the arguments name; clap's own error where they name none.
pub fn run(
    arguments: impl IntoIterator<Item = std::ffi::OsString>,
) -> Result<Outcome, clap::Error> {
    let matches = command_line().try_get_matches_from(arguments)?;
    let chosen = matches.subcommand().and_then(|(name, inner)| {
        let command = ALL.iter().find(|command| command.name == name)?;
        Some((command.run)(inner))
    });
    chosen.ok_or_else(|| clap::Error::new(clap::error::ErrorKind::MissingSubcommand))
}

/// Runs a command with its arguments as its own type; clap has checked them.
fn parsed<T: Parser>(matches: &ArgMatches, run: fn(T) -> Outcome) -> Outcome {
    T::from_arg_matches(matches).map_or_else(|error| Outcome::wrong_usage(&error), run)
}

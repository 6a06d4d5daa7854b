//! `jubilee completions SHELL`: what a shell wants to know to complete a command line.

use clap::CommandFactory;
use clap::Parser;
use clap_complete::Shell;

use super::Command;
use super::Outcome;
use super::command_line;
use super::parsed;

pub(super) const COMMAND: Command =
    Command { name: "completions", declare: Arguments::command, run: |typed| parsed(typed, run) };

/// Print the script by which a shell completes commands and options
#[derive(Parser, Debug)]
#[command(after_help = "For bash, for one session: source <(jubilee completions bash)")]
struct Arguments {
    /// The shell
    shell: Shell,
}

fn run(Arguments { shell }: Arguments) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command_line(), "jubilee", &mut script);
    Outcome::data(String::from_utf8_lossy(&script).into_owned())
}

//! `jubilee man [COMMAND]`: the manual, a page for the whole and one for each command.

use clap::CommandFactory;
use clap::Parser;
use clap::builder::PossibleValuesParser;
use clap_mangen::Man;

use super::ALL;
use super::Command;
use super::Outcome;
use super::command_line;
use super::parsed;

pub(super) const COMMAND: Command =
    Command { name: "man", declare: Arguments::command, run: |matches| parsed(matches, run) };

/// Print the manual page of jubilee or of a command
#[derive(Parser, Debug)]
#[command(after_help = "To read it: jubilee man build | man -l -")]
struct Arguments {
    /// The command; without one, the page on all of jubilee
    #[arg(value_parser = PossibleValuesParser::new(ALL.iter().map(|command| command.name)))]
    #[arg(hide_possible_values = true)]
    command: Option<String>,
}

fn run(Arguments { command }: Arguments) -> Outcome {
    let mut whole = command_line();
    whole.build();
    let wanted = command.and_then(|name| whole.find_subcommand(name).cloned()).unwrap_or(whole);
    let mut page = Vec::new();
    // Into memory, which does not fail.
    let _ = Man::new(wanted)
        .source(concat!("jubilee ", env!("CARGO_PKG_VERSION")))
        .manual("jubilee")
        .render(&mut page);
    Outcome::data(String::from_utf8_lossy(&page).into_owned())
}

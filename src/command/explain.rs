//! `jubilee explain CODE`: what a finding means and how to mend it.

use clap::CommandFactory;
use clap::Parser;

use super::Command;
use super::Outcome;
use super::parsed;
use crate::diagnostic::Class;
use crate::diagnostic::nearest;

pub(super) const COMMAND: Command =
    Command { name: "explain", declare: Arguments::command, run: |matches| parsed(matches, run) };

/// Explain the code of a finding: what it means and how to mend it
#[derive(Parser, Debug)]
struct Arguments {
    /// The code, such as broken-link; without one, all codes are listed
    code: Option<String>,
}

fn run(Arguments { code }: Arguments) -> Outcome {
    let codes = super::codes();
    let Some(wanted) = code else {
        let names: Vec<&str> = codes.iter().map(|code| code.name).collect();
        return Outcome::data(names.join("\n") + "\n");
    };
    let Some(code) = codes.iter().find(|code| code.name == wanted) else {
        let meant = nearest(&wanted, codes.iter().map(|code| code.name));
        let hint = meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
        return Outcome::wrong_usage(&format!(
            "error: there is no code `{wanted}`{hint}\n\n`jubilee explain` lists them all"
        ));
    };
    let level = match code.class {
        Class::Form => "It is an error of form and cannot be turned off.".to_owned(),
        Class::Lint => {
            let (name, severity) = (code.name, code.severity.name());
            format!(
                "Its level is \"{severity}\" unless book.toml says otherwise: [lints] {name} = \"off\" | \"warning\" | \"error\""
            )
        }
    };
    Outcome::data(format!(
        "{}: {}\n\n{level}\n",
        code.name,
        code.explanation().trim_start_matches(&format!("`{}`: ", code.name))
    ))
}

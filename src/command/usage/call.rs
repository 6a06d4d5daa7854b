//! Commands as they can be typed: with all that a command wants, and one argument as it is to be written.

use clap::Arg;
use clap::Command;

/// The argument that a call is about.
pub(super) enum Given {
    /// None.
    Nothing,
    /// An option with its value, or one that takes none: `--root DIR`.
    Option(String),
    /// A value in its position.
    Position {
        /// What the position is called.
        name: String,
        /// The value.
        value: String,
    },
}

impl Given {
    /// An argument as clap names it, `--root <DIR>` or `<KIND>`, with a value if one is known.
    pub(super) fn of(argument: &str, value: Option<&String>) -> Self {
        let typed = as_typed(argument);
        match (argument.starts_with('-'), value) {
            (true, None) => Self::Option(typed),
            (true, Some(value)) => Self::Option(format!("{} {value}", name_of(argument))),
            (false, Some(value)) => Self::Position { name: typed, value: value.clone() },
            (false, None) => Self::Nothing,
        }
    }
}

/// `jubilee build`, or `jubilee` where no command is known.
pub(super) fn name(command: Option<&Command>) -> String {
    let name = command.map(|command| format!(" {}", command.get_name()));
    format!("jubilee{}", name.unwrap_or_default())
}

/// An option of a command with a value that it takes.
pub(super) fn option(command: Option<&Command>, long: &str) -> Option<Given> {
    let wanted = long.strip_prefix("--")?;
    let option = command?.get_arguments().find(|argument| argument.get_long() == Some(wanted))?;
    let values = option.get_possible_values();
    let value = values.first().map(|value| value.get_name().to_owned());
    Some(Given::of(&option.to_string(), value.as_ref()))
}

/// A whole command to type.
pub(super) fn call(command: Option<&Command>, given: &Given) -> String {
    let mut words = vec![name(command)];
    words.extend(command.into_iter().flat_map(Command::get_positionals).filter_map(|position| {
        match given {
            Given::Position { name, value } if *name == as_typed(&position.to_string()) => {
                Some(value.clone())
            }
            _ => position.is_required_set().then(|| placeholder(position)),
        }
    }));
    if let Given::Option(option) = given {
        words.push(option.clone());
    }
    words.join(" ")
}

/// What to write in a position: a value that it takes, where these are known, or its name.
fn placeholder(position: &Arg) -> String {
    let values = position.get_possible_values();
    values
        .first()
        .map_or_else(|| as_typed(&position.to_string()), |value| value.get_name().to_owned())
}

/// `--root` of `--root <DIR>`, `KIND` of `<KIND>`.
pub(super) fn name_of(argument: &str) -> String {
    as_typed(argument).split(' ').next().unwrap_or_default().to_owned()
}

/// `--root DIR` of `--root <DIR>`, `KIND` of `<KIND>`, `CODE` of `[CODE]`.
pub(super) fn as_typed(argument: &str) -> String {
    argument.trim_end_matches("...").replace(['<', '>', '[', ']'], "")
}

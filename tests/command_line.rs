//! The command line itself: help that fits the screen, completions, the manual, and for every mistake a hint that can be typed.
//! The tables go over all commands, so that they hold for one that is added.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test ends where a command line is not refused"
)]

mod support;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;

use clap::Arg;
use clap::ArgAction;
use clap::error::ErrorKind;
use jubilee::command;
use support::Site;
use support::Told;
use support::jubilee;
use support::told;

/// A command line that is wrong in the way of a kind.
fn wrong(arguments: &[OsString]) -> (ErrorKind, Told) {
    let line = [OsString::from("jubilee")].into_iter().chain(arguments.iter().cloned());
    let line: Vec<OsString> = line.collect();
    let refused = command::command_line().try_get_matches_from(&line);
    let kind = refused.expect_err(&format!("{arguments:?} is wrong")).kind();
    let outcome = command::run(line).expect("it is no help");
    let status = Some(i32::from(outcome.status.code()));
    (kind, Told { status, output: outcome.output, errors: outcome.errors })
}

/// Holds of what a wrong command line is told: a line that says what is wrong, an empty one, and a hint that can be typed.
fn holds(arguments: &[OsString], told: &Told) {
    assert_eq!((told.status, told.output.as_str()), (Some(2), ""), "{arguments:?}");
    let lines: Vec<&str> = told.errors.lines().collect();
    let [what, "", hint] = lines[..] else { panic!("{arguments:?}\n{}", told.errors) };
    let what = what.strip_prefix("error: ").expect(what);
    assert!(!what.ends_with('.') && !what.starts_with(char::is_uppercase), "{what}");
    let typed: Vec<&str> = hint.split('`').skip(1).step_by(2).collect();
    assert!(hint.starts_with("write it like ") || !typed.is_empty(), "{arguments:?}\n{hint}");
    for typed in typed.into_iter().filter(|typed| typed.starts_with("jubilee")) {
        assert!(can_be_typed(typed), "{arguments:?}: `{typed}` is wrong too\n{hint}");
    }
}

/// Whether a command of a hint is right, with something in place of the words in capitals.
fn can_be_typed(command: &str) -> bool {
    ["x", "/", "1", "1823-05-29", "en"].iter().any(|value| {
        let is_placeholder = |word: &str| word.chars().all(|c| c.is_ascii_uppercase());
        let words = command.split(' ').map(|word| if is_placeholder(word) { value } else { word });
        match command::command_line().try_get_matches_from(words) {
            Ok(_) => true,
            Err(error) => error.kind() == ErrorKind::DisplayHelp,
        }
    })
}

fn words(words: &[&str]) -> Vec<OsString> {
    words.iter().map(OsString::from).collect()
}

#[test]
fn every_kind_of_mistake_is_told_with_a_hint_that_can_be_typed() {
    for (arguments, kind, what, hint) in [
        (
            ["buidl"].as_slice(),
            ErrorKind::InvalidSubcommand,
            "there is no command `buidl`",
            "did you mean `jubilee build`?",
        ),
        (
            &["weather"],
            ErrorKind::InvalidSubcommand,
            "there is no command `weather`",
            "`jubilee --help` lists the commands",
        ),
        (
            &["build", "--stric"],
            ErrorKind::UnknownArgument,
            "`jubilee build` has no option `--stric`",
            "did you mean `jubilee build --strict`?",
        ),
        (
            &["check", "--weather"],
            ErrorKind::UnknownArgument,
            "`jubilee check` has no option `--weather`",
            "`jubilee check --help` lists the options",
        ),
        (
            &["--strict", "check"],
            ErrorKind::UnknownArgument,
            "`--strict` comes after the command",
            "write `jubilee check --strict`",
        ),
        (
            &["check", "more"],
            ErrorKind::UnknownArgument,
            "`jubilee check` does not take `more`",
            "write `jubilee check`",
        ),
        (
            &["check", "--format", "jsn"],
            ErrorKind::InvalidValue,
            "`jsn` is no value of `--format`",
            "did you mean `jubilee check --format json`?",
        ),
        (
            &["check", "--format", "weather"],
            ErrorKind::InvalidValue,
            "`weather` is no value of `--format`",
            "one of human, json, github, such as in `jubilee check --format human`",
        ),
        (
            &["check", "--messages", "de"],
            ErrorKind::InvalidValue,
            "`de` is no value of `--messages`",
            "one of en, ru, kk, such as in `jubilee check --messages en`",
        ),
        (
            &["completions", "fsh"],
            ErrorKind::InvalidValue,
            "`fsh` is no value of `SHELL`",
            "did you mean `jubilee completions fish`?",
        ),
        (
            &["check", "--root"],
            ErrorKind::InvalidValue,
            "`--root` wants a value",
            "write `jubilee check --root DIR`",
        ),
        (
            &["check", "--base-url", "example.org"],
            ErrorKind::ValueValidation,
            "`example.org` is no value of `--base-url`",
            "write it like https://example.org/anniversary/, or / for the root",
        ),
        (
            &["completions"],
            ErrorKind::MissingRequiredArgument,
            "`jubilee completions` wants SHELL",
            "write `jubilee completions bash`",
        ),
        (
            &["check", "--root", "a", "--root", "b"],
            ErrorKind::ArgumentConflict,
            "`--root` is given twice",
            "write it once: `jubilee check --root DIR`",
        ),
        (
            &["build", "--strict=yes"],
            ErrorKind::TooManyValues,
            "`--strict` does not take `yes`",
            "write `jubilee build --strict`",
        ),
    ] {
        let arguments = words(arguments);
        let (found, told) = wrong(&arguments);
        assert_eq!(found, kind, "{arguments:?}");
        assert_eq!(told.errors, format!("error: {what}\n\n{hint}\n"), "{arguments:?}");
        holds(&arguments, &told);
    }
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_told_with_a_hint() {
    use std::os::unix::ffi::OsStringExt as _;
    let arguments = [OsString::from("check"), OsString::from_vec(b"--base-url=\xff".to_vec())];
    let (kind, told) = wrong(&arguments);
    assert_eq!(kind, ErrorKind::InvalidUtf8);
    holds(&arguments, &told);
}

/// What a command wants before it says anything of another argument.
fn wanted(command: &clap::Command) -> Vec<OsString> {
    let wanted = command.get_positionals().filter(|argument| argument.is_required_set());
    wanted.map(|argument| value(argument).into()).collect()
}

/// A value that an argument takes.
fn value(argument: &Arg) -> String {
    let values = argument.get_possible_values();
    values.first().map_or_else(|| "x".to_owned(), |value| value.get_name().to_owned())
}

/// All mistakes that can be made with the arguments of a command.
fn mistakes(command: &clap::Command) -> Vec<Vec<OsString>> {
    let mut mistakes = vec![words(&["--no-such-option"]), words(&["-Z"]), words(&["x"; 9])];
    if !wanted(command).is_empty() {
        return vec![vec![], words(&["--no-such-option"])];
    }
    for argument in command.get_arguments() {
        let Some(long) = argument.get_long().filter(|long| *long != "help") else { continue };
        let option = format!("--{long}");
        mistakes.push(words(&[&option[..option.len() - 1]]));
        mistakes.push(words(&[&format!("{option}x")]));
        let is_flag = matches!(argument.get_action(), ArgAction::SetTrue);
        if is_flag {
            mistakes.push(words(&[&format!("{option}=yes")]));
            mistakes.push(words(&[&option, &option]));
        } else {
            mistakes.push(words(&[&option]));
            mistakes.push(words(&[&option, ""]));
        }
        // After a flag comes what the command itself takes, if it takes anything.
        if is_flag && command.get_positionals().next().is_some() {
            continue;
        }
        if !argument.get_possible_values().is_empty() {
            mistakes.push(words(&[&option, "weather"]));
            mistakes.push(words(&[&option, &value(argument), &option, &value(argument)]));
        }
    }
    mistakes
}

#[test]
fn every_argument_of_every_command_is_told_with_a_hint_where_it_is_wrong() {
    let mut kinds = BTreeSet::new();
    let mut tried = 0;
    for command in command::ALL {
        for mistake in mistakes(&(command.declare)()) {
            let arguments: Vec<OsString> =
                [command.name.into()].into_iter().chain(mistake).collect();
            let (kind, told) = wrong(&arguments);
            holds(&arguments, &told);
            kinds.insert(format!("{kind:?}"));
            tried += 1;
        }
    }
    assert!(tried > 80 && kinds.len() >= 5, "only {tried} mistakes of the kinds {kinds:?}");
}

#[test]
fn what_only_a_command_can_find_is_told_in_the_same_way() {
    let town = Site::of(&[
        ("book.toml", "[book]\ntitle = \"A town\"\n\n[kinds.bridge]\nfolder = \"bridges\"\n"),
        ("content/bridges/old.md", "+++\ntitle = \"Old bridge\"\n+++\n"),
    ]);
    for arguments in [
        ["explain", "broken-lnk"].as_slice(),
        &["explain", "weather"],
        &["new", "brigde", "new"],
        &["new", "bridge", "Old Bridge"],
        &["new", "bridge", "old"],
        &["new"],
        &["new", "bridge"],
        &["new", "bridge", "old", "--lang", "fr"],
        &["new", "bridge", "old", "--lang", "en"],
        &["schema", "brigde"],
        &["schema", "weather"],
    ] {
        let told = told(jubilee(arguments).current_dir(town.root()));
        holds(&words(arguments), &told);
    }
}

#[test]
fn the_help_fits_a_small_terminal_and_names_the_next_step() {
    let help = told(&mut jubilee(&["--help"]));
    assert_eq!((help.status, help.errors.as_str()), (Some(0), ""));
    assert!(help.output.lines().count() <= 24, "{}", help.output);
    let next = help.output.trim_end().rsplit("\n\n").next().expect("a last paragraph");
    assert!(next.starts_with("Next: `jubilee "), "{}", help.output);
    for command in command::ALL {
        let row =
            help.output.lines().filter(|line| line.starts_with(&format!("  {} ", command.name)));
        assert_eq!(row.count(), 1, "{}", help.output);
        for option in ["-h", "--help"] {
            let own = told(&mut jubilee(&[command.name, option])).output;
            let wide =
                own.lines().chain(help.output.lines()).find(|line| line.chars().count() > 80);
            assert_eq!(wide, None, "jubilee {} {option}", command.name);
            assert!(option != "-h" || own.lines().count() <= 24, "{own}");
        }
        let asked = told(&mut jubilee(&["help", command.name]));
        assert_eq!(asked.output, told(&mut jubilee(&[command.name, "--help"])).output);
    }
    let rows = help.output.split("Commands:\n").nth(1).expect("commands");
    let rows = rows.lines().take_while(|line| !line.is_empty()).count();
    assert_eq!(rows, command::ALL.len(), "each has one line\n{}", help.output);
}

#[test]
fn without_a_command_the_help_says_what_can_be_done_in_this_folder() {
    let (site, empty) = (Site::of(&[("book.toml", "")]), Site::of(&[]));
    for (folder, next) in [(site.root(), "`jubilee build`"), (empty.root(), "`jubilee init DIR`")] {
        let told = bare(folder);
        assert_eq!((told.status, told.output.as_str()), (Some(2), ""));
        assert!(told.errors.contains("\n\nUsage: jubilee <COMMAND>\n\n"), "{}", told.errors);
        assert!(told.errors.lines().count() <= 24, "{}", told.errors);
        assert!(
            told.errors.lines().last().is_some_and(|line| line.contains(next)),
            "{}",
            told.errors
        );
    }
}

fn bare(folder: &Path) -> Told {
    told(jubilee(&[]).current_dir(folder))
}

#[test]
fn completions_know_every_command_and_option() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let told = told(&mut jubilee(&["completions", shell]));
        assert_eq!((told.status, told.errors.as_str()), (Some(0), ""));
        for command in command::ALL {
            assert!(told.output.contains(command.name), "{shell} does not know {}", command.name);
            let arguments = (command.declare)();
            for long in arguments.get_arguments().filter_map(Arg::get_long) {
                assert!(told.output.contains(long), "{shell} does not know --{long}");
            }
        }
    }
}

#[test]
fn the_manual_has_a_page_for_the_whole_and_for_each_command() {
    let whole = told(&mut jubilee(&["man"]));
    assert_eq!((whole.status, whole.errors.as_str()), (Some(0), ""));
    assert!(whole.output.contains("\n.TH jubilee 1 "), "{}", whole.output);
    for command in command::ALL {
        let name = format!("jubilee\\-{}(1)", command.name);
        assert!(whole.output.contains(&name), "{name}\n{}", whole.output);
        let page = told(&mut jubilee(&["man", command.name])).output;
        assert!(page.contains(&format!("\n.TH jubilee-{} 1 ", command.name)), "{page}");
        for long in (command.declare)().get_arguments().filter_map(Arg::get_long) {
            assert!(
                page.contains(&format!("\\-\\-{}", long.replace('-', "\\-"))),
                "--{long}\n{page}"
            );
        }
    }
}

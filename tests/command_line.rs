//! The command line itself: completions and the manual. The tests go over all commands, so that they hold for one that is added.

mod support;

use clap::Arg;
use jubilee::command;
use support::jubilee;
use support::told;

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

//! Parses the command line, runs a command, prints what it has to say, and chooses the exit status.

use std::io::Write;
use std::process::ExitCode;

use jubilee::command;
use jubilee::command::Outcome;

fn main() -> ExitCode {
    match command::run(std::env::args_os()) {
        Ok(outcome) => tell(&outcome),
        Err(error) => {
            // Help and version are errors to clap, and go to standard output. If nobody listens, nothing is lost.
            let _ = error.print();
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
        }
    }
}

fn tell(outcome: &Outcome) -> ExitCode {
    let mut errors = anstream::AutoStream::new(std::io::stderr(), outcome.paint);
    let mut output = std::io::stdout();
    // Someone who closed the pipe has read enough; a full disk must not pass for success.
    let errors_told = errors.write_all(outcome.errors.as_bytes());
    let output_told = output.write_all(outcome.output.as_bytes()).and_then(|()| output.flush());
    let lost = [errors_told, output_told].into_iter().filter_map(Result::err);
    if lost.into_iter().any(|error| error.kind() != std::io::ErrorKind::BrokenPipe) {
        return ExitCode::FAILURE;
    }
    ExitCode::from(outcome.status.code())
}

//! `jubilee serve`: the site on this machine, drawn when it is asked for; an edit shows at once.

use std::io::Write as _;
use std::sync::Arc;

use clap::CommandFactory;
use clap::Parser;

use super::Command;
use super::Outcome;
use super::Status;
use super::parsed;
use super::shared::Shared;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Words;
use crate::serve;
use crate::serve::News;
use crate::serve::Order;
use crate::serve::Port;
use crate::source::Sources;

pub(super) const COMMAND: Command =
    Command { name: "serve", declare: Arguments::command, run: |matches| parsed(matches, run) };

/// Show the site in the browser; edits and mistakes show at once
#[derive(Parser, Debug)]
struct Arguments {
    /// The port; if it is taken, the next one that is free
    #[arg(long, value_name = "N", default_value_t = 8000)]
    port: u16,
    /// Open the browser
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    shared: Shared,
}

fn run(Arguments { port, open, shared }: Arguments) -> Outcome {
    let mut found = Diagnostics::default();
    let sources = Sources::open(&shared.root, &mut found);
    if sources.iter().next().is_none() {
        // Another folder was meant: there is nothing to mend in this one.
        return shared.outcome(found, &sources, &shared.words(None), None);
    }
    let shared = Arc::new(shared);
    let speaker = Arc::clone(&shared);
    let order = Order {
        root: shared.root.clone(),
        overrides: shared.overrides(),
        port,
        codes: super::codes(),
        words: Box::new(move |config| speaker.words(config)),
    };
    let mut terminal = Terminal { shared, port, browser: open.then_some(Browser), told: None };
    match serve::run(order, Box::new(move |news| terminal.hear(news))) {
        Ok(()) => Outcome::data(String::new()),
        Err(error) => Outcome {
            errors: format!(
                "cannot serve at port {port}: {error}\nname another with `jubilee serve --port N`; 0 is any that is free\n"
            ),
            status: Status::Errors,
            ..Outcome::data(String::new())
        },
    }
}

/// The browser is still to be opened.
#[derive(Debug)]
struct Browser;

/// Whoever stands at the terminal.
struct Terminal {
    shared: Arc<Shared>,
    port: u16,
    browser: Option<Browser>,
    /// The findings that were told last.
    told: Option<String>,
}

impl Terminal {
    fn hear(&mut self, news: News<'_>) {
        match news {
            News::Open { address, port } => self.opened(address, port),
            News::Planned { what, milliseconds, counts } => {
                let what = if what.is_empty() { String::new() } else { format!("{what} · ") };
                self.say(&format!("{what}{milliseconds} ms · {counts}"));
            }
            News::Found(found, sources, words) => self.found(found, sources, words),
            News::Trouble(trouble) => write(&format!("{trouble}\n")),
        }
    }

    /// Says where the site is, always: without that nobody finds it.
    fn opened(&mut self, address: &str, port: Port) {
        let taken = match port {
            Port::AsWished => String::new(),
            Port::Another => format!("port {} is taken; ", self.port),
        };
        write(&format!("{taken}the site is at {address} until Ctrl-C\n"));
        if self.browser.take().is_some()
            && let Err(error) = open::that_detached(address)
        {
            write(&format!("no browser could be opened: {error}\n"));
        }
    }

    /// Says what is wrong, unless it was said last.
    fn found(&mut self, found: &Diagnostics, sources: &Sources, words: &Words) {
        let outcome = self.shared.outcome(found.clone(), sources, words, None);
        let report = format!("{}{}", outcome.errors, outcome.output);
        if self.told.as_ref().is_some_and(|told| *told == report) {
            return;
        }
        let mut errors = anstream::AutoStream::new(std::io::stderr(), outcome.paint);
        // Who has closed the terminal still has the page.
        let _ = errors.write_all(outcome.errors.as_bytes());
        let mut output = std::io::stdout();
        let _ = output.write_all(outcome.output.as_bytes()).and_then(|()| output.flush());
        self.told = Some(report);
    }

    fn say(&self, line: &str) {
        if !self.shared.quiet {
            write(&format!("{line}\n"));
        }
    }
}

fn write(text: &str) {
    // Who has closed the terminal still has the page.
    let _ = std::io::stderr().write_all(text.as_bytes());
}

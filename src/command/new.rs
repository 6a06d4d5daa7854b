//! `jubilee new KIND KEY`: a page with every field of its kind, or its translation, for an editor to fill in.
//!
//! Always holds: no file is written over, and other pages may be as wrong as they like: only book.toml must be right.

mod original;
mod request;
mod translation;

use clap::CommandFactory;
use clap::Parser;
use clap::builder::NonEmptyStringValueParser;

use super::Command;
use super::Outcome;
use super::ask;
use super::parsed;
use super::shared::Shared;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::pipeline;
use crate::publish;
use crate::publish::Written;
use crate::source::Sources;
use request::Fault;
use request::Page;
use request::Request;
use request::Terminal;

pub(super) const COMMAND: Command =
    Command { name: "new", declare: Arguments::command, run: |matches| parsed(matches, run) };

/// Write a new page or a translation, to be filled in
///
/// It has every field of its kind, each with what it takes; a translation has what is to be translated. On a terminal it
/// asks for what is left out, and for the title.
#[derive(Parser, Debug)]
struct Arguments {
    /// The kind, as book.toml names it, or page
    kind: Option<String>,
    /// The key: the name of the file without .md
    key: Option<String>,
    /// Write its translation into this language
    #[arg(long, value_name = "L", value_parser = NonEmptyStringValueParser::new())]
    lang: Option<String>,
    #[command(flatten)]
    shared: Shared,
}

fn run(Arguments { kind, key, lang, shared }: Arguments) -> Outcome {
    let mut found = Diagnostics::default();
    let (sources, config) = pipeline::read(&shared.root, shared.overrides(), &mut found);
    let words = shared.words(config.as_deref());
    let Some(config) = config.filter(|config| is_sound(config, &found)) else {
        return shared.outcome(found, &sources, &words, None);
    };
    let can_ask = ask::can_ask() && !shared.quiet;
    let terminal = if can_ask { Terminal::Answers } else { Terminal::Silent };
    let request = Request { kind, key, lang, terminal };
    match page(&request, &config, &sources) {
        Ok(page) => write(&page, &shared, &sources),
        Err(fault) => Outcome::wrong_usage(&fault),
    }
}

/// Whether nothing is wrong with book.toml. What is wrong with pages is for `check`.
fn is_sound(config: &Config, found: &Diagnostics) -> bool {
    let is_of_book =
        |finding: &Diagnostic| finding.span.is_some_and(|span| span.file == config.file);
    !found.iter().any(|finding| finding.severity == Severity::Error && is_of_book(finding))
}

fn page(request: &Request, config: &Config, sources: &Sources) -> Result<Page, Fault> {
    let lang = request.lang.as_deref();
    let lang = lang.map(|tag| translation::language(tag, request, config)).transpose()?;
    let kind = request.kind(config)?;
    match lang {
        Some(lang) => translation::page(request, kind, lang, config, sources),
        None => original::page(request, kind, config, sources),
    }
}

fn write(page: &Page, shared: &Shared, sources: &Sources) -> Outcome {
    match publish::write_page(&shared.root.join(&page.path), &page.text) {
        Ok(Written::New) => {
            let next = if shared.quiet { "" } else { "fill it in, then run `jubilee check`\n" };
            let output = format!("{}\n", page.path);
            Outcome { errors: next.to_owned(), ..Outcome::data(output) }
        }
        Ok(Written::Taken) => Outcome::wrong_usage(&page.taken),
        Err(error) => {
            let mut found = Diagnostics::default();
            found.push(error.into());
            shared.outcome(found, sources, &shared.words(None), None)
        }
    }
}

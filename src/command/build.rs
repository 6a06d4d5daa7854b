//! `jubilee build`: load, check, render, and publish the site as a whole.

use std::path::Path;
use std::path::PathBuf;
use std::time::Instant;

use clap::CommandFactory;
use clap::Parser;

use super::Command;
use super::Outcome;
use super::parsed;
use super::progress::Progress;
use super::progress::Watched;
use super::shared::Shared;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Text;
use crate::diagnostic::text;
use crate::lint;
use crate::path::RelPath;
use crate::pipeline;
use crate::pipeline::Memory;
use crate::pipeline::Plan;
use crate::pipeline::Sink;
use crate::publish;
use crate::publish::Published;
use crate::publish::Staging;
use crate::publish::Target;
use crate::publish::Trust;

pub(super) const COMMAND: Command =
    Command { name: "build", declare: Arguments::command, run: |matches| parsed(matches, run) };

/// Build the site and publish it, as a whole or not at all
#[derive(Parser, Debug)]
struct Arguments {
    /// The folder to publish into, in place of `build-dir` in book.toml
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Trust nothing that was kept from earlier builds
    #[arg(long)]
    clean: bool,
    #[command(flatten)]
    shared: Shared,
}

fn run(Arguments { output, clean, shared }: Arguments) -> Outcome {
    #[expect(clippy::disallowed_methods, reason = "the summary says how long the build took")]
    let started = Instant::now();
    let mut found = Diagnostics::default();
    let mut overrides = shared.overrides();
    overrides.output = output;
    let (sources, config) = pipeline::read(&shared.root, overrides, &mut found);
    let words = shared.words(config.as_deref());
    let Some(config) = config else { return shared.verdict(found, &sources, &words, None) };

    let trust = if clean { Trust::Nothing } else { Trust::Kept };
    // Before anything is drawn: a folder that is not ours is refused at once, and two builds take turns.
    let mut on_wait = || {
        if !shared.quiet {
            say_waiting();
        }
    };
    let watched = if shared.quiet { Watched::Never } else { Watched::IfTerminal };
    let staging = publish::prepare(&target(&shared.root, &config), trust, &mut on_wait, &mut found);
    let plan = pipeline::plan(&sources, &config, &mut Memory::default(), &mut found);
    let made = plan.map(|plan| {
        match &staging {
            Some(staging) => {
                let all = plan.tree.len();
                let sink = Progress::new(staging, all, started, watched);
                pipeline::keep(&plan, &sink, &mut found);
            }
            None => pipeline::keep(&plan, &super::check::Nowhere, &mut found),
        }
        Made::of(&plan)
    });
    lint::apply_levels(&config, &super::codes(), &mut found);
    let (Some(made), Some(staging), false) = (made, staging, shared.stops(&found)) else {
        return shared.verdict(found, &sources, &words, Some(unpublished()));
    };
    match staging.publish() {
        Ok(published) => {
            let summary = summary(&made, &published, &config, started.elapsed().as_millis());
            shared.verdict(found, &sources, &words, Some(summary))
        }
        Err(error) => {
            found.push(error.into());
            shared.verdict(found, &sources, &words, Some(unpublished()))
        }
    }
}

#[expect(
    clippy::print_stderr,
    reason = "someone who waits wants to know why, before the command ends"
)]
fn say_waiting() {
    eprintln!("another build of this site is at work; waiting for it to end");
}

fn unpublished() -> Text {
    text!("nothing was published; the site is as it was")
}

fn target(root: &Path, config: &Config) -> Target {
    let folders = [config.content.as_str(), "templates", "static", "book.toml", "src"];
    Target {
        dir: config.output.clone(),
        root: root.to_owned(),
        sources: folders.iter().map(|folder| root.join(folder)).collect(),
    }
}

/// What the summary says of the site.
struct Made {
    pages: usize,
    languages: usize,
}

impl Made {
    fn of(plan: &Plan) -> Self {
        Self { pages: plan.site.entries.len(), languages: plan.site.config.languages.len() }
    }
}

fn summary(made: &Made, published: &Published, config: &Config, milliseconds: u128) -> Text {
    let languages = if made.languages == 1 { "language" } else { "languages" };
    let summary = format!(
        "{} pages in {} {languages}, {} files ({} written), {} bytes, in {milliseconds} ms: {}",
        made.pages,
        made.languages,
        published.files,
        published.written,
        published.bytes,
        config.output.display()
    );
    text!("{summary}", summary)
}

impl Sink for Staging {
    fn write(&self, path: &RelPath, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        Self::write(self, path, bytes).map_err(|error| Box::new(error.into()))
    }

    fn copy(&self, path: &RelPath, from: &Path) -> Result<(), Box<Diagnostic>> {
        Self::copy(self, path, from).map_err(|error| Box::new(error.into()))
    }
}

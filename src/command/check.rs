//! `jubilee check`: all of a build but the publishing.

use std::path::Path;

use clap::CommandFactory;
use clap::Parser;

use super::Command;
use super::Outcome;
use super::parsed;
use super::shared::Shared;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;
use crate::lint;
use crate::path::RelPath;
use crate::pipeline;
use crate::pipeline::Memory;
use crate::pipeline::Sink;

pub(super) const COMMAND: Command =
    Command { name: "check", declare: Arguments::command, run: |matches| parsed(matches, run) };

/// Look for mistakes: all that `build` does, but nothing is written
#[derive(Parser, Debug)]
struct Arguments {
    #[command(flatten)]
    shared: Shared,
}

fn run(Arguments { shared }: Arguments) -> Outcome {
    let mut found = Diagnostics::default();
    let (sources, config) = pipeline::read(&shared.root, shared.overrides(), &mut found);
    if let Some(config) = &config {
        if let Some(plan) = pipeline::plan(&sources, config, &mut Memory::default(), &mut found) {
            pipeline::keep(&plan, &Nowhere, &mut found);
        }
        lint::apply_levels(config, &super::codes(), &mut found);
    }
    let summary = found.is_empty().then(|| text!("nothing to mend"));
    shared.verdict(found, &sources, &shared.words(config.as_deref()), summary)
}

/// Takes files and throws them away.
pub(super) struct Nowhere;

impl Sink for Nowhere {
    fn write(&self, _: &RelPath, _: &[u8]) -> Result<(), Box<Diagnostic>> {
        Ok(())
    }

    fn copy(&self, _: &RelPath, _: &Path) -> Result<(), Box<Diagnostic>> {
        Ok(())
    }
}

//! `jubilee new KIND KEY`: a page with every field of its kind, for an editor to fill in.
//!
//! Deliberately absent: questions on a terminal, and translations.

use clap::CommandFactory;
use clap::Parser;

use super::Command;
use super::Outcome;
use super::parsed;
use super::shared::Shared;
use crate::config::Config;
use crate::content;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::nearest;
use crate::id::KindId;
use crate::pipeline;
use crate::publish;
use crate::publish::Written;

pub(super) const COMMAND: Command =
    Command { name: "new", declare: Arguments::command, run: |matches| parsed(matches, run) };

/// Write a new page with every field of its kind, to be filled in
#[derive(Parser, Debug)]
struct Arguments {
    /// The kind, as book.toml names it, or page
    kind: String,
    /// The key: the name of the file without .md
    key: String,
    #[command(flatten)]
    shared: Shared,
}

fn run(Arguments { kind, key, shared }: Arguments) -> Outcome {
    let mut found = Diagnostics::default();
    let (sources, config) = pipeline::read(&shared.root, shared.overrides(), &mut found);
    let words = shared.words(config.as_deref());
    let Some(config) = config.filter(|_| !found.has_errors()) else {
        return shared.outcome(found, &sources, &words, None);
    };
    let id = match wanted(&kind, &key, &config) {
        Ok(id) => id,
        Err(why) => return Outcome::wrong_usage(&why),
    };
    let folder = config.kinds[id].folder.iter().map(|folder| format!("{folder}/"));
    let path = format!("{}/{}{key}.md", config.content, folder.collect::<String>());
    let taken = format!(
        "error: `{path}` is there already, and is left as it is\n\nedit it, or choose another key: `jubilee new {kind} {key}-2`"
    );
    if content::is_there(&sources, &config, id, &key) {
        return Outcome::wrong_usage(&taken);
    }
    let text = content::blank(id, &config, &sources);
    match publish::write_page(&shared.root.join(&path), &text) {
        Ok(Written::New) => {
            Outcome::data(format!("{path}\nfill it in, then run `jubilee check`\n"))
        }
        Ok(Written::Taken) => Outcome::wrong_usage(&taken),
        Err(error) => {
            found.push(error.into());
            shared.outcome(found, &sources, &words, None)
        }
    }
}

/// The kind that is wanted; else what is wrong with it or with the key.
fn wanted(kind: &str, key: &str, config: &Config) -> Result<KindId, String> {
    let kinds = || config.kinds.values().map(|kind| kind.key.as_str());
    let Some(id) = config.kind(kind) else {
        let hint = match nearest(kind, kinds()) {
            Some(meant) => format!("did you mean `jubilee new {meant} {key}`?"),
            None => format!("one of {}", kinds().collect::<Vec<_>>().join(", ")),
        };
        return Err(format!("error: there is no kind `{kind}`\n\n{hint}"));
    };
    if content::is_key(key) && !key.starts_with('_') {
        return Ok(id);
    }
    let meant = content::as_key(key.trim_end_matches(".md"));
    let meant = match meant.trim_start_matches('_') {
        "" => "a-key",
        meant => meant,
    };
    Err(format!(
        "error: `{key}` cannot be a key, which is made of small Latin letters, digits and hyphens\n\nwrite `jubilee new {kind} {meant}`"
    ))
}

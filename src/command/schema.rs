//! `jubilee schema [NAME]`: JSON Schema of the front matter of each kind, and of its translations.
//!
//! Deliberately absent: writing files, which a `>` does; and what one page alone does not tell, which is for `check`.

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
use crate::pipeline;

pub(super) const COMMAND: Command =
    Command { name: "schema", declare: Arguments::command, run: |matches| parsed(matches, run) };

/// Print the JSON Schema of the front matter of each kind
#[derive(Parser, Debug)]
struct Arguments {
    /// A kind, as book.toml names it, page, or KIND-translation; without one, all in one document
    #[arg(value_name = "KIND")]
    name: Option<String>,
    #[command(flatten)]
    shared: Shared,
}

fn run(Arguments { name, shared }: Arguments) -> Outcome {
    let mut found = Diagnostics::default();
    let (sources, config) = pipeline::read(&shared.root, shared.overrides(), &mut found);
    let words = shared.words(config.as_deref());
    let Some(config) = config.filter(|_| !found.has_errors()) else {
        return shared.outcome(found, &sources, &words, None);
    };
    let schema = match &name {
        None => Some(content::schemas(&config)),
        Some(name) => content::schema(name, &config),
    };
    match (schema, name) {
        (Some(schema), _) => Outcome::data(format!("{schema:#}\n")),
        (None, name) => Outcome::wrong_usage(&unknown(&name.unwrap_or_default(), &config)),
    }
}

/// What is wrong with a name, and what to type.
fn unknown(name: &str, config: &Config) -> String {
    let names = content::schema_names(config);
    let hint = match nearest(name, names.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `jubilee schema {meant}`?"),
        None => format!("one of {}, such as in `jubilee schema page`", names.join(", ")),
    };
    format!("error: there is no kind `{name}`\n\n{hint}")
}

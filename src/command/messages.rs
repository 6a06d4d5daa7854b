//! In which language findings are told.

use clap::ValueEnum;

use crate::config::Config;
use crate::diagnostic::Tongue;
use crate::diagnostic::Words;

/// What `--messages` takes.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum MessagesArg {
    En,
    Ru,
    Kk,
}

/// The words that the command line asks for, else the site, else the environment.
#[expect(clippy::disallowed_methods, reason = "this is the edge that reads the environment")]
pub(super) fn words(asked: Option<MessagesArg>, config: Option<&Config>) -> Words {
    let asked = asked.map(|messages| match messages {
        MessagesArg::En => Tongue::En,
        MessagesArg::Ru => Tongue::Ru,
        MessagesArg::Kk => Tongue::Kk,
    });
    let tongue = asked.or_else(|| config?.site.editor_language).unwrap_or_else(|| {
        let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).ok());
        Tongue::of_environment(variables.iter().map(Option::as_deref))
    });
    Words::of(tongue)
}

//! What all commands share: their options, and what they tell.

use std::path::PathBuf;

use clap::Args;
use clap::ValueEnum;

use super::github;
use super::messages;
use super::messages::MessagesArg;
use crate::config::Config;
use crate::config::Drafts;
use crate::config::Overrides;
use crate::diagnostic::Counts;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Text;
use crate::diagnostic::Texts;
use crate::diagnostic::Words;
use crate::diagnostic::report;
use crate::diagnostic::report::Format;
use crate::diagnostic::report::Paint;
use crate::path::BaseUrl;

/// Options of every command that reads a site.
#[derive(Args, Debug)]
pub(super) struct Shared {
    /// The folder of the site
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// Where the site will stand on the web, in place of `base-url` in book.toml
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<BaseUrl>,
    /// Show drafts, for a preview
    #[arg(long)]
    drafts: bool,
    /// Let warnings fail the command
    #[arg(long)]
    strict: bool,
    /// How findings are written
    #[arg(long, value_enum, default_value = "human")]
    format: FormatArg,
    /// When findings are coloured
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    color: ColorArg,
    /// The language of findings about the content, in place of `editor-language` in book.toml
    #[arg(long, value_enum, value_name = "LANG")]
    messages: Option<MessagesArg>,
    /// Say nothing but findings
    #[arg(long, short)]
    pub(super) quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum FormatArg {
    /// With the line and a caret
    Human,
    /// One JSON object a line, on standard output
    Json,
    /// Annotations of GitHub Actions, on standard output
    Github,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum ColorArg {
    Auto,
    Always,
    Never,
}

fn base_url(written: &str) -> Result<BaseUrl, String> {
    BaseUrl::parse(written).ok_or_else(|| {
        "write it like https://example.org/anniversary/, or / for the root".to_owned()
    })
}

impl Shared {
    /// What the command line and the environment say of the site.
    #[expect(clippy::disallowed_methods, reason = "this is the edge that reads the environment")]
    pub(super) fn overrides(&self) -> Overrides {
        let server =
            std::env::var("GITHUB_SERVER_URL").unwrap_or_else(|_| "https://github.com".to_owned());
        let repository = std::env::var("GITHUB_REPOSITORY").ok().filter(|name| name.contains('/'));
        Overrides {
            base_url: self.base_url.clone(),
            output: None,
            drafts: if self.drafts { Drafts::Show } else { Drafts::Hide },
            repository: repository.map(|name| format!("{server}/{name}")),
        }
    }

    /// How findings are written.
    pub(super) fn format(&self) -> Format {
        match self.format {
            FormatArg::Human => Format::Human,
            FormatArg::Json => Format::Json,
            FormatArg::Github => Format::Github,
        }
    }

    /// The words that findings are told in.
    pub(super) fn words(&self, config: Option<&Config>) -> Words {
        messages::words(self.messages, config)
    }

    /// The same as [`Self::outcome`], for a command that judges the site: GitHub is given a summary too.
    pub(super) fn verdict(
        &self,
        mut found: Diagnostics,
        texts: &impl Texts,
        words: &Words,
        said: Option<Text>,
    ) -> Outcome {
        let written = match self.format() {
            Format::Github => {
                found.sort(texts);
                let said = said.as_ref().map(|said| words.report(said)).unwrap_or_default();
                github::summarise(&self.root, &found, texts, words, &said)
            }
            Format::Human | Format::Json => Ok(()),
        };
        let mut outcome = self.outcome(found, texts, words, said);
        outcome.errors.extend(written.err());
        outcome
    }

    /// Writes what was found, in order, and chooses the status.
    pub(super) fn outcome(
        &self,
        mut found: Diagnostics,
        texts: &impl Texts,
        words: &Words,
        summary: Option<Text>,
    ) -> Outcome {
        found.sort(texts);
        let format = self.format();
        let paint = match (format, self.color) {
            (Format::Human, ColorArg::Auto | ColorArg::Always) => Paint::Coloured,
            _ => Paint::Plain,
        };
        let report = report::write(&found, texts, words, format, paint);
        let counts = found.counts();
        let failed = counts.errors > 0 || (self.strict && counts.warnings > 0);
        let told = self.tell(counts, words, summary);
        Outcome {
            errors: if format == Format::Human { format!("{report}{told}") } else { told },
            output: if format == Format::Human { String::new() } else { report },
            paint: match self.color {
                ColorArg::Auto => anstream::ColorChoice::Auto,
                ColorArg::Always => anstream::ColorChoice::Always,
                ColorArg::Never => anstream::ColorChoice::Never,
            },
            status: if failed { Status::Errors } else { Status::Well },
        }
    }

    /// Whether warnings stop publishing.
    pub(super) fn stops(&self, found: &Diagnostics) -> bool {
        found.has_errors() || (self.strict && !found.is_empty())
    }

    fn tell(&self, counts: Counts, words: &Words, summary: Option<Text>) -> String {
        if self.quiet {
            return String::new();
        }
        let counts = Some(words.counts(counts)).filter(|counts| !counts.is_empty());
        let summary = summary.map(|summary| words.report(&summary));
        [counts, summary].into_iter().flatten().map(|line| line + "\n").collect()
    }
}

/// What a command has to say.
#[derive(Debug)]
pub struct Outcome {
    /// For standard error.
    pub errors: String,
    /// For standard output.
    pub output: String,
    /// Whether colours are shown.
    pub paint: anstream::ColorChoice,
    /// How it went.
    pub status: Status,
}

impl Outcome {
    /// Data for standard output.
    pub(super) fn data(output: String) -> Self {
        Self {
            errors: String::new(),
            output,
            paint: anstream::ColorChoice::Auto,
            status: Status::Well,
        }
    }

    /// The command line was wrong.
    pub(super) fn wrong_usage(why: &dyn std::fmt::Display) -> Self {
        Self {
            errors: format!("{why}\n"),
            output: String::new(),
            paint: anstream::ColorChoice::Auto,
            status: Status::WrongUsage,
        }
    }
}

/// How a command went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// Well: 0.
    Well,
    /// There are errors: 1.
    Errors,
    /// The command line is wrong: 2.
    WrongUsage,
}

impl Status {
    /// The exit status.
    pub fn code(self) -> u8 {
        match self {
            Self::Well => 0,
            Self::Errors => 1,
            Self::WrongUsage => 2,
        }
    }
}

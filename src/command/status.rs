//! `jubilee status`: what is translated, stale, unmarked and unreviewed, by language and kind, and what has no source.

use std::fmt;

use clap::CommandFactory;
use clap::Parser;
use serde::Serialize;

use super::Command;
use super::Outcome;
use super::parsed;
use super::shared::Shared;
use crate::config::Kind;
use crate::content::Role;
use crate::content::Standing;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::report::Format;
use crate::pipeline;
use crate::pipeline::Memory;
use crate::relations::Freshness;
use crate::relations::Relations;
use crate::relations::TranslationState;
use crate::site::Site;

pub(super) const COMMAND: Command =
    Command { name: "status", declare: Arguments::command, run: |matches| parsed(matches, run) };

/// Tell what still wants a translation, a review or a source
#[derive(Parser, Debug)]
struct Arguments {
    #[command(flatten)]
    shared: Shared,
}

fn run(Arguments { shared }: Arguments) -> Outcome {
    let mut found = Diagnostics::default();
    let (sources, config) = pipeline::read(&shared.root, shared.overrides(), &mut found);
    let status = config.as_ref().and_then(|config| {
        let (site, relations) =
            pipeline::assemble(&sources, config, &mut Memory::default(), &mut found)?;
        Some(Status::of(&site, &relations))
    });
    let told = match (&status, shared.format()) {
        (None, _) => String::new(),
        (Some(status), Format::Json) => {
            format!("{}\n", serde_json::to_string(status).unwrap_or_default())
        }
        (Some(status), _) => status.to_string(),
    };
    // What is wrong with pages is for `check`; here it only keeps the command from counting them.
    found.retain_with(|finding| status.is_none().then_some(finding.severity));
    let mut outcome = shared.outcome(found, &sources, &shared.words(config.as_deref()), None);
    outcome.output.push_str(&told);
    outcome
}

/// The state of the whole site.
#[derive(Serialize)]
struct Status {
    languages: Vec<Language>,
    /// Originals that name no source, by file.
    without_source: Vec<String>,
}

/// The state of one language.
#[derive(Serialize)]
struct Language {
    tag: String,
    kinds: Vec<KindStatus>,
}

/// The state of one kind in one language; files by path.
#[derive(Serialize)]
struct KindStatus {
    kind: String,
    pages: usize,
    complete: usize,
    missing: Vec<String>,
    stale: Vec<String>,
    unmarked: Vec<String>,
    unreviewed: Vec<String>,
}

impl Status {
    fn of(site: &Site, relations: &Relations) -> Self {
        let states = &relations.states;
        let languages = site
            .config
            .languages
            .iter()
            .filter(|(lang, _)| states.iter().any(|state| state.lang == *lang));
        let languages = languages.map(|(lang, language)| Language {
            tag: language.lang.tag().to_owned(),
            kinds: site
                .config
                .kinds
                .iter()
                .filter_map(|(id, kind)| {
                    let of_kind: Vec<&TranslationState> = states
                        .iter()
                        .filter(|state| state.lang == lang && state.kind == id)
                        .collect();
                    (!of_kind.is_empty()).then(|| KindStatus::of(kind, &of_kind))
                })
                .collect(),
        });
        Self { languages: languages.collect(), without_source: without_source(site) }
    }
}

/// Entries of kinds that name no source; free pages speak for the site itself.
fn without_source(site: &Site) -> Vec<String> {
    let entries = site.entries.values().filter(|entry| {
        entry.standing == Standing::Original
            && entry.role == Role::Entry
            && site.config.kinds[entry.kind].folder.is_some()
    });
    let bare = entries.filter(|entry| entry.front.sources.is_empty());
    let mut paths: Vec<String> =
        bare.filter_map(|entry| Some(site.sources.file(entry.file?).path.to_string())).collect();
    paths.sort();
    paths
}

impl KindStatus {
    fn of(kind: &Kind, states: &[&TranslationState]) -> Self {
        let paths = |which: fn(&TranslationState) -> bool| {
            states
                .iter()
                .filter(|state| which(state))
                .map(|state| state.path.clone())
                .collect::<Vec<_>>()
        };
        Self {
            kind: kind.key.clone(),
            pages: states.len(),
            complete: states.iter().filter(|state| state.freshness == Freshness::Fresh).count(),
            missing: paths(|state| state.freshness == Freshness::Missing),
            stale: paths(|state| matches!(state.freshness, Freshness::Stale { .. })),
            unmarked: paths(|state| state.freshness == Freshness::Unmarked),
            unreviewed: paths(|state| state.translation.is_some() && state.reviewed.is_none()),
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for language in &self.languages {
            language.fmt(out)?;
        }
        list(out, "without source", &self.without_source)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:<14}", self.tag)?;
        for word in ["pages", "complete", "missing", "stale", "unmarked", "unreviewed"] {
            write!(out, "{word:>12}")?;
        }
        for kind in &self.kinds {
            write!(out, "\n  {:<12}", kind.kind)?;
            let lists =
                [&kind.missing, &kind.stale, &kind.unmarked, &kind.unreviewed].map(Vec::len);
            for count in [kind.pages, kind.complete].into_iter().chain(lists) {
                write!(out, "{count:>12}")?;
            }
        }
        writeln!(out)?;
        let files = |pick: fn(&KindStatus) -> &[String]| {
            self.kinds.iter().flat_map(|kind| kind.named(pick(kind), &self.tag)).collect::<Vec<_>>()
        };
        list(out, "missing", &files(|kind| &kind.missing))?;
        list(out, "stale", &files(|kind| &kind.stale))?;
        list(out, "unmarked", &files(|kind| &kind.unmarked))?;
        list(out, "unreviewed", &files(|kind| &kind.unreviewed))?;
        writeln!(out)
    }
}

impl KindStatus {
    /// The files of a list; all of a folder in one line.
    fn named(&self, files: &[String], tag: &str) -> Vec<String> {
        let folder = files.first().and_then(|file| file.rsplit_once('/')).map(|(folder, _)| folder);
        match folder {
            Some(folder) if files.len() == self.pages && files.len() > 1 => {
                vec![format!("{folder}/*.{tag}.md, all {}", files.len())]
            }
            _ => files.to_vec(),
        }
    }
}

fn list(out: &mut fmt::Formatter<'_>, word: &str, files: &[String]) -> fmt::Result {
    if files.is_empty() {
        return Ok(());
    }
    writeln!(out, "  {word}:")?;
    files.iter().try_for_each(|file| writeln!(out, "    {file}"))
}

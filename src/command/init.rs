//! `jubilee init DIR`: a new anniversary site that builds at once, with texts that say what to write in their place.
//!
//! Always holds: all of its files are written or none, and only into a folder that nobody uses. Deliberately absent: a choice of
//! kinds, since `book.toml` says how to change them, and anything that is fetched.

mod answers;
mod dates;
mod example;
mod fill;
mod scaffold;

use std::path::Path;
use std::path::PathBuf;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use clap::Args;
use clap::CommandFactory;
use clap::Parser;

use super::Command;
use super::Outcome;
use super::Status;
use super::parsed;
use crate::date::Date;
use crate::date::Day;
use crate::publish;
use crate::publish::PublishError;
use crate::publish::Written;

pub(super) const COMMAND: Command =
    Command { name: "init", declare: Arguments::command, run: |matches| parsed(matches, run) };

/// Write a new anniversary site that builds at once
///
/// On a terminal it asks for what is left out.
#[derive(Parser, Debug)]
struct Arguments {
    /// The folder: a new one, or one with nothing but .git in it
    dir: PathBuf,
    #[command(flatten)]
    given: Given,
}

/// What is said of the new site.
#[derive(Args, Debug)]
struct Given {
    /// The title of the site
    #[arg(long)]
    title: Option<String>,
    /// What the anniversary counts from: 1823, 1823-06 or 1823-06-24
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// The anniversary
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// The default language, at the root of the site (the first of them)
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// The languages in the order of the switch, such as kk,ru,en
    #[arg(long, value_name = "TAGS")]
    languages: Option<String>,
    /// The repository on GitHub whose releases the workflow fetches
    #[arg(long, value_name = "OWNER/REPO", value_parser = repository)]
    release_repository: Option<String>,
}

fn run(Arguments { dir, given }: Arguments) -> Outcome {
    match publish::occupant(&dir) {
        // Before anything is asked.
        Ok(Some(path)) => return in_the_way(&path, &dir, &given),
        Ok(None) => {}
        Err(error) => return unwritten(&error),
    }
    let wanted = match answers::wanted(&given) {
        Ok(wanted) => wanted,
        Err(why) => {
            let command = example::command(&dir, &given);
            return Outcome::wrong_usage(&format!("error: {why}\n\ntype it all: `{command}`"));
        }
    };
    let today = today().unwrap_or(wanted.until.first_date());
    let files = scaffold::files(&wanted, today);
    match publish::write_folder(&dir, &files) {
        Ok(Written::New) => Outcome::data(made(&dir, files.len())),
        Ok(Written::Taken) => in_the_way(&dir, &dir, &given),
        Err(error) => unwritten(&error),
    }
}

/// What was made, and the next steps to type.
fn made(dir: &Path, count: usize) -> String {
    let step = match dir.components().as_path() {
        here if here == Path::new(".") => String::new(),
        dir => format!("cd {} && ", example::shell(&dir.display().to_string())),
    };
    format!(
        "{count} files in {}; its README.md says how to go on\n`{step}jubilee serve` shows the site, `jubilee build` writes it into public/\n",
        dir.display()
    )
}

fn in_the_way(path: &Path, dir: &Path, given: &Given) -> Outcome {
    let elsewhere = match dir.file_name() {
        Some(name) => dir.with_file_name(format!("{}-2", name.display())),
        None => dir.join("site"),
    };
    Outcome::wrong_usage(&format!(
        "error: `{}` is there already, and is left as it is\n\nchoose a folder that is not there yet, or one with nothing but .git in it: `{}`",
        path.display(),
        example::command(&elsewhere, given)
    ))
}

fn unwritten(error: &PublishError) -> Outcome {
    Outcome {
        errors: format!(
            "error: {error}\n\nnothing was written; choose a folder that is yours: `jubilee init DIR`\n"
        ),
        status: Status::Errors,
        ..Outcome::data(String::new())
    }
}

/// The repository that the program says it comes from, as GitHub names it.
fn own_repository() -> Option<String> {
    let path = env!("CARGO_PKG_REPOSITORY").strip_prefix("https://github.com/")?;
    repository(path.trim_end_matches('/').trim_end_matches(".git")).ok()
}

fn repository(written: &str) -> Result<String, String> {
    let is_name = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    };
    match written.split_once('/') {
        Some((owner, name)) if is_name(owner) && is_name(name) => Ok(written.to_owned()),
        _ => Err("write it like larkford/jubilee".to_owned()),
    }
}

/// The day on which the texts are written, which translations name as the state that they were made from.
#[expect(clippy::disallowed_methods, reason = "a new site says when its texts were written")]
fn today() -> Option<Date> {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let days = i64::try_from(since_1970.as_secs() / 86_400).ok()?;
    let first = Date::parse("1970-01-01").ok()?.first_day();
    Date::of_day(Day(first.0 + days)).ok()
}

//! The files of a new site: what stands in `scaffold/`, filled with what the site is to be.
//!
//! Always holds: the default language has every page; of the others those do that the program has texts in, and they state only
//! what a translation states. Deliberately absent: pages in a language that are only English, but for the default one.

mod tongue;

use super::answers::Wanted;
use super::dates::Dates;
use super::fill::Values;
use super::fill::fill;
use super::fill::in_markdown;
use super::fill::quoted;
use crate::date::Date;
use crate::lang::Lang;
use crate::publish::File;
use tongue::EN;
use tongue::Tongue;

const BOOK: &str = include_str!("scaffold/book.toml");
const IGNORED: &str = include_str!("scaffold/gitignore");
const WORKFLOW: &str = include_str!("scaffold/pages.yml");

/// What pages state besides their texts, in every language the same.
const FACTS: &[(&str, &str)] = &[
    ("milestones/beginning", include_str!("scaffold/facts/milestones/beginning.toml")),
    ("milestones/first-work", include_str!("scaffold/facts/milestones/first-work.toml")),
    ("milestones/turning-point", include_str!("scaffold/facts/milestones/turning-point.toml")),
    ("milestones/anniversary", include_str!("scaffold/facts/milestones/anniversary.toml")),
    ("people/founder", include_str!("scaffold/facts/people/founder.toml")),
    ("people/successor", include_str!("scaffold/facts/people/successor.toml")),
];

/// All files, each with its path below the folder of the site.
pub(super) fn files(wanted: &Wanted, today: Date) -> Vec<File> {
    let values = values(wanted, today);
    let tongue = Tongue::or_english(&wanted.default);
    let own = tongue.values(&values);
    let mut files: Vec<File> = [
        ("book.toml", BOOK),
        (".gitignore", IGNORED),
        (".github/workflows/pages.yml", WORKFLOW),
        ("content/sources.toml", tongue.sources),
    ]
    .iter()
    .map(|(path, text)| ((*path).to_owned(), fill(text, &own)))
    .collect();
    files.extend(readmes(wanted, &values));
    for lang in &wanted.languages {
        files.extend(of_language(lang, wanted, &values));
    }
    files
}

/// What the texts leave open, but for what each language says in its own words.
fn values(wanted: &Wanted, today: Date) -> Values {
    let dates = Dates::between(wanted.since, wanted.until);
    let releases = wanted.releases.as_deref();
    let mut values: Values = [
        ("title", quoted(&wanted.title)),
        ("title-markdown", in_markdown(&wanted.title)),
        ("language", wanted.default.tag().to_owned()),
        ("since", wanted.since.to_string()),
        ("until", wanted.until.to_string()),
        ("since-year", format!("{:04}", wanted.since.year())),
        ("until-year", format!("{:04}", wanted.until.year())),
        ("today", today.to_string()),
        ("early-year", dates.early),
        ("middle-year", dates.middle),
        ("late-year", dates.late),
        ("first-era-from", dates.first_era.0),
        ("first-era-to", dates.first_era.1),
        ("later-era-from", dates.later_era.0),
        ("later-era-to", dates.later_era.1),
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("repository", releases.map_or("${{ vars.JUBILEE_REPOSITORY }}".to_owned(), quoted)),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    values.insert("languages".to_owned(), switch(wanted, &values));
    values
}

/// The lines of `[languages]`.
fn switch(wanted: &Wanted, values: &Values) -> String {
    let line = |lang: &Lang| match Tongue::of(lang).filter(|_| *lang != wanted.default) {
        Some(tongue) => {
            let own = tongue.values(values);
            fill(&format!("{lang} = {{ title = @title@, description = @description@ }}"), &own)
        }
        None => format!("{lang} = {{}}"),
    };
    wanted.languages.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A README in each language that the program has texts in; that of the default one is shown first.
fn readmes(wanted: &Wanted, values: &Values) -> Vec<File> {
    let mut tongues = vec![Tongue::or_english(&wanted.default)];
    for tongue in wanted.languages.iter().filter_map(Tongue::of) {
        if tongues.iter().all(|other| other.tag != tongue.tag) {
            tongues.push(tongue);
        }
    }
    let mut values = values.clone();
    let others = tongues.iter().skip(1);
    let links: Vec<String> =
        others.map(|tongue| format!("[{}](README.{}.md)", tongue.name(), tongue.tag)).collect();
    let mut files = Vec::new();
    for (count, tongue) in tongues.iter().enumerate() {
        let (path, links) = match (count, links.as_slice()) {
            (0, []) => ("README.md".to_owned(), String::new()),
            (0, links) => ("README.md".to_owned(), format!("\n{}\n", links.join(" · "))),
            _ => (
                format!("README.{}.md", tongue.tag),
                format!("\n[{}](README.md)\n", tongues[0].name()),
            ),
        };
        values.insert("readmes".to_owned(), links);
        files.push((path, fill(tongue.readme, &values)));
    }
    files
}

/// The words and pages of a language. Those of the default one are English where the program has no others, and say so.
fn of_language(lang: &Lang, wanted: &Wanted, values: &Values) -> Vec<File> {
    let is_default = *lang == wanted.default;
    let (tongue, note) = match Tongue::of(lang) {
        Some(tongue) => (tongue, String::new()),
        None if is_default => (&EN, format!("# Still in English, to be written in `{lang}`.\n")),
        None => return Vec::new(),
    };
    let own = tongue.values(values);
    let words = format!("{note}{}", fill(tongue.words, &own));
    let mut files = vec![(format!("content/words.{lang}.toml"), words)];
    for (path, text) in tongue.pages {
        let (suffix, stated) = if is_default {
            (String::new(), original(path, &note))
        } else {
            (format!(".{lang}"), translated(path))
        };
        files.push((format!("content/{path}{suffix}.md"), fill(&page(&note, text, &stated), &own)));
    }
    files
}

/// What an original states besides its texts. Where a note says that they are in English, the title says so too.
fn original(path: &str, note: &str) -> String {
    let facts = FACTS.iter().find(|(of, _)| *of == path).map_or("", |(_, facts)| facts);
    let title = if note.is_empty() || path == HOME { "" } else { "title-lang = \"en\"\n" };
    format!("{title}{facts}")
}

/// What a translation states besides its texts. The title of the site is in the default language until someone translates it.
fn translated(path: &str) -> String {
    let title = if path == HOME { "title-lang = \"@language@\"\n" } else { "" };
    format!("{title}translated-from = @today@\n")
}

/// The home page, whose title is that of the site.
const HOME: &str = "_index";

/// A page whose front matter begins with a note and ends with what is stated besides its texts.
fn page(note: &str, text: &str, stated: &str) -> String {
    let parts = text.strip_prefix("+++\n").and_then(|text| text.split_once("+++\n"));
    let (front, body) = parts.unwrap_or(("", text));
    format!("+++\n{note}{front}{stated}+++\n{body}")
}

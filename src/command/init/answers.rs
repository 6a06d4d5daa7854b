//! What a new site is to be: from the command line, else asked for where somebody can answer.
//!
//! Always holds: what the command line says is judged before anything is asked.

use super::Given;
use crate::command::ask;
use crate::date::Date;
use crate::date::DateError;
use crate::lang::Lang;

/// What the new site is.
pub(super) struct Wanted {
    /// Its title, in one line.
    pub(super) title: String,
    /// What the anniversary counts from.
    pub(super) since: Date,
    /// The anniversary, which is after it.
    pub(super) until: Date,
    /// The languages in the order of the switch, the default one among them.
    pub(super) languages: Vec<Lang>,
    /// The language at the root of the site.
    pub(super) default: Lang,
    /// The repository that the workflow fetches the program from.
    pub(super) releases: Option<String>,
}

/// All that is to be known; else why it is not.
pub(super) fn wanted(given: &Given) -> Result<Wanted, String> {
    let title = given.title.as_deref().map(title).transpose()?;
    let since = given.since.as_deref().map(date).transpose()?;
    let until = given.until.as_deref().map(date).transpose()?;
    let known = given.languages.as_deref().map(languages).transpose()?;
    let default = given.language.as_deref().map(language).transpose()?;
    if let (Some(since), Some(until)) = (since, until) {
        after(since, until)?;
    }
    if let (Some(known), Some(default)) = (&known, &default) {
        among(known, default)?;
    }
    if !ask::can_ask() {
        tell_missing(given)?;
    }
    let title = title.or_else(|| ask::ask("The title of the site", None, self::title));
    let title = title.ok_or(ENDED)?;
    let since = since.or_else(|| ask::ask(SINCE, None, date)).ok_or(ENDED)?;
    let later = |answer: &str| date(answer).and_then(|until| after(since, until));
    let until = until.or_else(|| ask::ask(UNTIL, None, later)).ok_or(ENDED)?;
    after(since, until)?;
    let languages = known.or_else(|| ask_languages(default.as_ref())).ok_or(ENDED)?;
    let default = default.or_else(|| languages.first().cloned()).ok_or(ENDED)?;
    let releases = given.release_repository.clone().or_else(super::own_repository);
    Ok(Wanted { title, since, until, languages, default, releases })
}

const SINCE: &str = "What the anniversary counts from (1823, 1823-06 or 1823-06-24)";
const UNTIL: &str = "The anniversary (2023, 2023-06 or 2023-06-24)";
const LANGUAGES: &str = "Its languages, the default one first (such as kk, ru, en)";
const ENDED: &str = "the answers ended before all was said";

/// The languages, where the command line does not say them: without anybody to ask, the default one alone.
fn ask_languages(default: Option<&Lang>) -> Option<Vec<Lang>> {
    let proposed = default.map_or("en", Lang::tag);
    let all = |answer: &str| {
        let languages = languages(answer)?;
        default.map_or(Ok(()), |default| among(&languages, default))?;
        Ok(languages)
    };
    if ask::can_ask() { ask::ask(LANGUAGES, Some(proposed), all) } else { all(proposed).ok() }
}

fn tell_missing(given: &Given) -> Result<(), String> {
    let needed = [("--title", &given.title), ("--since", &given.since), ("--until", &given.until)];
    let missing: Vec<String> = needed
        .iter()
        .filter(|(_, value)| value.is_none())
        .map(|(name, _)| format!("`{name}`"))
        .collect();
    match missing.as_slice() {
        [] => Ok(()),
        [one] => Err(format!("{one} is missing, and nobody is there to be asked")),
        _ => Err(format!("{} are missing, and nobody is there to be asked", missing.join(", "))),
    }
}

/// Reads a title.
pub(super) fn title(written: &str) -> Result<String, String> {
    let title = written.trim();
    if title.is_empty() {
        return Err("the title is empty; write it in a few words".to_owned());
    }
    if title.chars().any(char::is_control) {
        return Err("the title is to stand in one line, without tabs".to_owned());
    }
    Ok(title.to_owned())
}

/// Reads a date.
pub(super) fn date(written: &str) -> Result<Date, String> {
    let written = written.trim();
    Date::parse(written).map_err(|error| match error {
        DateError::Form { meant: Some(date) } => {
            format!("`{written}` is not how dates are written here; write {date}")
        }
        DateError::Form { meant: None } => {
            format!("`{written}` is no date; write 1823, 1823-06 or 1823-06-24")
        }
        DateError::Year => {
            format!("the year of `{written}` is out of range; write 0001 to 9999")
        }
        DateError::Month(month) => format!("there is no month {month}; write 01 to 12"),
        DateError::Day { day, last } => {
            format!("there is no day {day} in that month, which has {last}")
        }
    })
}

/// The anniversary, if it comes after what it counts from.
pub(super) fn after(since: Date, until: Date) -> Result<Date, String> {
    if until.first_day() > since.last_day() {
        Ok(until)
    } else {
        Err(format!("the anniversary, {until}, does not come after {since}, from which it counts"))
    }
}

/// Reads the tag of a language, and writes it as it is usually written.
pub(super) fn language(written: &str) -> Result<Lang, String> {
    let lang = Lang::parse(written.trim()).and_then(|lang| Lang::parse(&lang.locale().to_string()));
    lang.ok_or_else(|| format!("`{written}` is no language tag; write one such as en, kk or pt-BR"))
}

/// Reads several, each once.
pub(super) fn languages(written: &str) -> Result<Vec<Lang>, String> {
    let tags = written.split([',', ' ']).filter(|tag| !tag.is_empty());
    let mut languages: Vec<Lang> = Vec::new();
    for tag in tags {
        let lang = language(tag)?;
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    if languages.is_empty() {
        return Err("no language is named; write their tags, such as kk,ru,en".to_owned());
    }
    Ok(languages)
}

/// Nothing, if a language is one of them.
pub(super) fn among(languages: &[Lang], default: &Lang) -> Result<(), String> {
    if languages.contains(default) {
        return Ok(());
    }
    let tags: Vec<&str> = languages.iter().map(Lang::tag).collect();
    Err(format!("the default language `{default}` is none of the languages {}", tags.join(", ")))
}

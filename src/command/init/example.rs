//! A whole command to type: what was said and is right, and examples for the rest.

use std::path::Path;

use super::Given;
use super::answers;
use crate::date::Date;
use crate::date::DateError;

/// `jubilee init` with everything that it needs.
pub(super) fn command(dir: &Path, given: &Given) -> String {
    let title = right(given.title.as_deref(), answers::title);
    let title = title.unwrap_or_else(|| "The bridge at Larkford".to_owned());
    let since = given.since.as_deref().and_then(meant).or_else(|| Date::parse("1923").ok());
    let until = given.until.as_deref().and_then(meant);
    let until =
        until.filter(|until| since.is_none_or(|since| answers::after(since, *until).is_ok()));
    let century = || Date::new(i64::from(since?.year()) + 100, None, None).ok();
    let until = until.or_else(century);
    let mut words =
        vec!["jubilee".to_owned(), "init".to_owned(), shell(&dir.display().to_string())];
    words.extend(["--title".to_owned(), shell(&title)]);
    words.extend(since.map(|since| format!("--since {since}")));
    words.extend(until.map(|until| format!("--until {until}")));
    words.extend(languages(given));
    let repository = given.release_repository.as_deref();
    words.extend(repository.map(|name| format!("--release-repository {name}")));
    words.join(" ")
}

/// The languages, with the default one among them.
fn languages(given: &Given) -> Vec<String> {
    let mut all = right(given.languages.as_deref(), answers::languages).unwrap_or_default();
    let default = right(given.language.as_deref(), answers::language);
    all.extend(default.clone().filter(|default| !all.contains(default)));
    let tags: Vec<&str> = all.iter().map(crate::lang::Lang::tag).collect();
    let tags = if tags.is_empty() { "en".to_owned() } else { tags.join(",") };
    let default = default.map(|default| format!("--language {default}"));
    default.into_iter().chain([format!("--languages {tags}")]).collect()
}

fn right<T>(written: Option<&str>, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
    read(written?).ok()
}

/// The date that is written, or was meant.
fn meant(written: &str) -> Option<Date> {
    match Date::parse(written.trim()) {
        Ok(date) => Some(date),
        Err(DateError::Form { meant }) => meant,
        Err(_) => None,
    }
}

/// A word as a shell takes it.
pub(super) fn shell(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:,+@".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::shell;

    #[test]
    fn a_word_is_quoted_where_a_shell_would_take_it_apart() {
        for (word, quoted) in [
            ("larkford", "larkford"),
            ("sites/Ларкфорд-2", "sites/Ларкфорд-2"),
            ("", "''"),
            ("two words", "'two words'"),
            ("$HOME", "'$HOME'"),
            ("Hart's bridge", "'Hart'\\''s bridge'"),
        ] {
            assert_eq!(shell(word), quoted);
        }
    }
}

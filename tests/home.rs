//! The home page of the first site, and its handout: what stands on them in each language, and how soon a keyboard is there.

mod support;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use support::Site;
use support::Tree;
use support::html::Element;
use support::html::Met;
use support::html::walk;
use support::text;

static PUBLIC: LazyLock<Tree> =
    LazyLock::new(|| Site::first().build(&["--base-url", "https://example.org/75/"]));

const LANGUAGES: &[&str] = &["", "ru/", "kk/"];

/// A number as a reader meets it.
#[derive(Default)]
struct Number {
    value: String,
    official: String,
    stated_by: String,
    dates: Vec<String>,
    links: usize,
}

/// All numbers of a page, in order.
fn numbers(html: &str) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    walk(html, |met, open| {
        let within = |class: &str| open.iter().any(|element| element.has_class(class));
        let Some(element) = open.last() else { return };
        if matches!(met, Met::Start) && element.has_class("number") {
            found.push(Number::default());
        }
        let Some(number) = found.last_mut().filter(|_| within("number")) else { return };
        match met {
            Met::Start if element.name == "time" && within("number-by") => {
                number.dates.extend(element.get("datetime").map(str::to_owned));
            }
            Met::Start if element.name == "a" && within("number-what") => number.links += 1,
            Met::Text(words) if element.name == "strong" && within("number-value") => {
                number.value.push_str(words);
            }
            Met::Text(words) if element.name == "strong" && within("number-other") => {
                number.official.push_str(words);
            }
            Met::Text(words) if within("number-by") && element.name != "time" => {
                number.stated_by.push_str(words.trim_matches([',', ' ', '\n']));
            }
            _ => {}
        }
    });
    found
}

/// How many elements of a page have a class.
fn count(html: &str, class: &str) -> usize {
    let mut count = 0;
    walk(html, |met, open| {
        let begins = matches!(met, Met::Start);
        count += usize::from(begins && open.last().is_some_and(|element| element.has_class(class)));
    });
    count
}

#[test]
fn the_home_page_gives_five_numbers_each_with_who_stated_it_and_when() {
    for language in LANGUAGES {
        let numbers = numbers(text(&PUBLIC, &format!("{language}index.html")));
        assert_eq!(numbers.len(), 5, "/{language}");
        for number in &numbers {
            assert!(number.value.contains(|c: char| c.is_ascii_digit()), "/{language}");
            assert!(number.stated_by.len() > 15, "/{language} {}", number.value);
            assert_eq!(number.dates, ["2023-05-26"], "/{language} {}", number.value);
            assert_eq!(number.links, 1, "/{language} {}", number.value);
        }
        assert_eq!((numbers[0].value.as_str(), numbers[0].official.as_str()), ("72", "71"));
    }
}

/// Whether the key that goes from one control to the next stops there.
fn is_stop(element: &Element) -> bool {
    let is_control = (element.name == "a" && element.get("href").is_some())
        || ["button", "input", "select", "summary", "textarea"].contains(&element.name.as_str())
        || element.get("tabindex").is_some();
    is_control && element.get("tabindex").is_none_or(|index| !index.starts_with('-'))
}

#[test]
fn a_keyboard_reaches_the_first_number_of_the_home_page_in_fifteen_stops() {
    for language in LANGUAGES {
        let (mut stops, mut is_there) = (0, false);
        walk(text(&PUBLIC, &format!("{language}index.html")), |met, open| {
            let Some(element) = open.last() else { return };
            is_there |= element.has_class("number");
            stops += usize::from(!is_there && matches!(met, Met::Start) && is_stop(element));
        });
        assert!(is_there && (5..=15).contains(&stops), "/{language}: {stops}");
    }
}

#[test]
fn the_handout_holds_five_numbers_ten_dates_each_source_once_and_where_it_is_from() {
    for language in LANGUAGES {
        let page = text(&PUBLIC, &format!("{language}handout/index.html"));
        assert_eq!(numbers(page).len(), 5, "/{language}");
        assert_eq!(count(page, "dated"), 10, "/{language}");
        let (mut sources, mut foot) = (Vec::new(), String::new());
        walk(page, |met, open| {
            let Some(element) = open.last() else { return };
            match met {
                Met::Start if element.get("rel") == Some("external") => {
                    sources.extend(element.get("href").map(str::to_owned));
                }
                Met::Text(words) if open.iter().any(|element| element.has_class("sheet-foot")) => {
                    foot.push_str(words);
                }
                _ => {}
            }
        });
        let different: BTreeSet<&String> = sources.iter().collect();
        assert!(different.len() == sources.len() && sources.len() > 5, "{sources:?}");
        let address = format!("https://example.org/75/{language}handout/");
        for words in [address.as_str(), "29", "2023", "CC BY 4.0"] {
            assert!(foot.contains(words), "/{language}: {foot} does not say {words}");
        }
    }
}

#[test]
fn the_handout_is_found_from_the_home_page_and_from_the_page_about_the_site() {
    for language in LANGUAGES {
        for page in ["", "about/"] {
            let html = text(&PUBLIC, &format!("{language}{page}index.html"));
            assert!(
                html.contains(&format!("href=\"/75/{language}handout/\"")),
                "/{language}{page}"
            );
        }
    }
}

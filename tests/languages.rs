//! The languages of the first site: every page is there in each of them, leads to itself in the others, and says where it
//! speaks another than its own. Its pages are read here anew, not with the eyes of the templates.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a test ends where what it looks at is not there, and reads book.toml from disk"
)]

mod support;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use support::Site;
use support::Tree;
use support::html::Element;
use support::html::Met;
use support::html::walk;
use support::repository;
use support::text;

/// The languages of the first site as book.toml orders them, each with its own name and the path of its pages.
const LANGUAGES: &[(&str, &str, &str)] =
    &[("kk", "Қазақша", "kk/"), ("ru", "Русский", "ru/"), ("en", "English", "")];

/// Letters that Kazakh has and Russian has not.
const KAZAKH: &str = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";

/// Names that Kazakh and Russian texts write in Latin letters: of a licence, and two in fields, which take no component
/// that could say their language.
const NAMES: &[&str] = &[
    "Creative Commons Attribution",
    "Peace begins with me",
    "United Nations Interim Security Force for Abyei",
];

/// The first site where its own address is known.
static AT_ROOT: LazyLock<Tree> =
    LazyLock::new(|| Site::first().build(&["--base-url", "https://example.org/"]));

/// The first site where only its path is known.
static BELOW_A_PATH: LazyLock<Tree> =
    LazyLock::new(|| Site::first().build(&["--base-url", "/peacekeeping-75/"]));

/// Both, with what an address begins with.
fn both() -> [(&'static Tree, &'static str); 2] {
    [(&AT_ROOT, "https://example.org/"), (&BELOW_A_PATH, "/peacekeeping-75/")]
}

/// The files of all pages but those that only lead elsewhere, and the one for what is not there.
fn pages(public: &Tree) -> impl Iterator<Item = &str> {
    public.keys().map(String::as_str).filter(|path| {
        path.ends_with(".html")
            && *path != "404.html"
            && !text(public, path).contains("http-equiv=\"refresh\"")
    })
}

/// The language of a file, and its name in the default language.
fn language(path: &str) -> (&'static str, &str) {
    let own =
        LANGUAGES.iter().find_map(|(tag, _, folder)| Some((*tag, path.strip_prefix(folder)?)));
    own.expect("the last prefix is empty")
}

/// A file's page in every language, as `hreflang` and address.
fn expected_alternates(path: &str, base: &str) -> BTreeMap<String, String> {
    let (_, name) = language(path);
    let name = name.strip_suffix("index.html").expect("a page is a folder");
    let address = |folder: &str| format!("{base}{folder}{name}");
    let own = LANGUAGES.iter().map(|(tag, _, folder)| ((*tag).to_owned(), address(folder)));
    own.chain([("x-default".to_owned(), address(""))]).collect()
}

#[test]
fn every_page_is_there_in_every_language() {
    for (public, base) in both() {
        let mut languages: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for path in pages(public) {
            let (tag, name) = language(path);
            languages.entry(name).or_default().insert(tag);
        }
        assert!(languages.len() > 100, "only {} pages were found at {base}", languages.len());
        let lacking: Vec<_> =
            languages.iter().filter(|(_, tags)| tags.len() < LANGUAGES.len()).collect();
        assert!(lacking.is_empty(), "{base}: {lacking:?}");
    }
}

#[test]
fn the_site_map_names_every_page_in_every_language_with_the_others_beside_it() {
    let map = text(&AT_ROOT, "sitemap.xml");
    let mut named = BTreeSet::new();
    for url in map.split("<url>").skip(1) {
        let between = |text: &str, from: &str, to: &str| {
            let (_, rest) = text.split_once(from).expect(from);
            rest.split_once(to).expect(to).0.to_owned()
        };
        let loc = between(url, "<loc>", "</loc>");
        let path = loc.strip_prefix("https://example.org/").expect("an absolute address");
        let path = format!("{path}index.html");
        let links = url.split("<xhtml:link ").skip(1);
        let alternates: BTreeMap<_, _> = links
            .map(|link| (between(link, "hreflang=\"", "\""), between(link, "href=\"", "\"")))
            .collect();
        assert_eq!(alternates, expected_alternates(&path, "https://example.org/"), "{loc}");
        named.insert(path);
    }
    // The handbook is for editors.
    let public = pages(&AT_ROOT).filter(|path| !path.ends_with("handbook/index.html"));
    let built: BTreeSet<String> = public.map(str::to_owned).collect();
    assert_eq!(named, built);
}

/// As all pages of a name say the same of the others, each is named by those that it names.
#[test]
fn the_head_of_every_page_names_it_in_every_language() {
    for (public, base) in both() {
        for path in pages(public) {
            let mut alternates = BTreeMap::new();
            let mut count = 0;
            walk(text(public, path), |met, within| {
                // The other kind of alternate is the feed, which is of another type.
                let is_page = |link: &&Element| link.get("type").is_none();
                let link = within.last().filter(|link| link.get("rel") == Some("alternate"));
                if let (Met::Start, Some(link)) = (met, link.filter(is_page)) {
                    let value = |name| link.get(name).expect(name).to_owned();
                    alternates.insert(value("hreflang"), value("href"));
                    count += 1;
                }
            });
            assert_eq!(alternates, expected_alternates(path, base), "{path}");
            assert_eq!(count, LANGUAGES.len() + 1, "{path} says it once");
        }
    }
}

#[test]
fn every_page_says_its_language_and_which_way_it_is_written() {
    for (public, _) in both() {
        for path in pages(public).chain(["404.html"]) {
            let (tag, _) = language(path);
            let html = format!("<html lang=\"{tag}\" dir=\"ltr\">");
            assert!(text(public, path).contains(&html), "{path} has no {html}");
        }
        let lost = text(public, "404.html");
        for (tag, _, _) in LANGUAGES {
            let section = format!("<section class=\"lost\" lang=\"{tag}\" dir=\"ltr\">");
            assert!(lost.contains(&section), "404.html has no {section}");
        }
    }
}

#[test]
fn the_languages_stand_here_in_the_order_of_book_toml() {
    let book = fs::read_to_string(repository().join("book.toml")).expect("it is there");
    let (_, rest) = book.split_once("\n[languages]\n").expect("it has languages");
    let (rows, _) = rest.split_once("\n[").expect("it has more than languages");
    let written: Vec<&str> =
        rows.lines().filter_map(|row| Some(row.split_once('=')?.0.trim())).collect();
    let here: Vec<&str> = LANGUAGES.iter().map(|(tag, _, _)| *tag).collect();
    assert_eq!(written, here);
}

#[test]
fn the_switch_leads_to_the_same_page_by_the_name_of_each_language() {
    for (public, base) in both() {
        let path_of_base = base.strip_prefix("https://example.org").unwrap_or(base);
        for path in pages(public) {
            let mut switch = Vec::new();
            walk(text(public, path), |met, within| {
                let is_switch = within.iter().any(|element| element.has_class("languages"));
                if let (Met::Text(name), [.., link], true) = (met, within, is_switch)
                    && !name.trim().is_empty()
                {
                    let value = |name| link.get(name).unwrap_or_default().to_owned();
                    assert_eq!(value("lang"), value("hreflang"), "{path}");
                    assert_eq!(value("dir"), "ltr", "{path}");
                    switch.push((
                        value("lang"),
                        name.to_owned(),
                        value("href"),
                        value("aria-current"),
                    ));
                }
            });
            let addresses = expected_alternates(path, path_of_base);
            let wanted = LANGUAGES.iter().map(|(tag, name, _)| {
                let current = if language(path).0 == *tag { "true" } else { "" };
                let address = addresses[*tag].clone();
                ((*tag).to_owned(), (*name).to_owned(), address, current.to_owned())
            });
            assert_eq!(switch, wanted.collect::<Vec<_>>(), "{path}");
        }
    }
}

/// What is wrong with a text in a language: letters that it has not.
fn fault(text: &str, lang: &str, is_own: bool) -> Option<String> {
    let is_cyrillic = |c: char| ('\u{400}'..='\u{52f}').contains(&c);
    let plain = || {
        let words = text.split_whitespace().filter(|word| !is_address(word)).collect::<Vec<_>>();
        NAMES.iter().fold(words.join(" "), |text, name| text.replace(name, "·"))
    };
    match lang {
        "en" => text.contains(is_cyrillic).then(|| "Cyrillic letters".to_owned()),
        "ru" if text.contains(|c| KAZAKH.contains(c)) => Some("Kazakh letters".to_owned()),
        "kk" | "ru" if latin_run(&plain()) >= 3 => Some("a run of Latin words".to_owned()),
        "kk" if is_own
            && text.chars().filter(|c| c.is_alphabetic()).count() > 80
            && !text.contains(|c| KAZAKH.contains(c)) =>
        {
            Some("no Kazakh letter".to_owned())
        }
        "kk" | "ru" => None,
        other => Some(format!("the unknown language `{other}`")),
    }
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains('@')
}

/// How many Latin words stand together at most. Acronyms, numerals and symbols such as `S/RES/50` are no words of a
/// language: they neither count nor part those that do.
fn latin_run(text: &str) -> usize {
    let is_word = |word: &str| word.contains(char::is_lowercase);
    let is_latin = |word: &str| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        letters.all(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c))
    };
    let (mut run, mut longest) = (0, 0);
    for word in text.split_whitespace() {
        run = match (is_word(word), is_latin(word)) {
            (true, true) => run + 1,
            (true, false) => 0,
            (false, _) if word.contains(['·', '–', '—']) => 0,
            (false, _) => run,
        };
        longest = longest.max(run);
    }
    longest
}

/// Everything on a page that is in another language than it says.
fn mixed(path: &str, html: &str) -> Vec<String> {
    let (mut titles, mut found) = (Vec::new(), Vec::new());
    walk(html, |met, within| {
        let is_title = within.last().is_some_and(|e| e.name == "h1" && e.get("lang").is_some());
        if let (Met::Text(title), true) = (met, is_title) {
            titles.push(title.to_owned());
        }
    });
    walk(html, |met, within| {
        let (Met::Text(words) | Met::Attribute(words)) = met else { return };
        let is_within = |names: &[&str]| within.iter().any(|e| names.contains(&e.name.as_str()));
        let tags: Vec<&str> = within.iter().filter_map(|element| element.get("lang")).collect();
        let Some(lang) = tags.last().filter(|_| !is_within(&["code", "pre"])) else { return };
        // The title of a window cannot say that a part of it is in another language; the heading does.
        let parts = titles.iter().filter(|_| is_within(&["head"]));
        let own = parts.fold(words.to_owned(), |words, title| words.replace(title.as_str(), ""));
        if let Some(fault) = fault(&own, lang, tags.len() == 1) {
            let element = within.last().map_or("", |element| element.name.as_str());
            found.push(format!("{path}: {fault} under {lang} in <{element}>: {}", words.trim()));
        }
    });
    found
}

#[test]
fn no_page_speaks_another_language_without_saying_so() {
    let mut found = Vec::new();
    for path in AT_ROOT.keys().filter(|path| path.ends_with(".html")) {
        found.extend(mixed(path, text(&AT_ROOT, path)));
    }
    assert!(found.is_empty(), "{} places\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_page_that_mixes_languages_is_seen() {
    let long = "бетпе".repeat(17);
    let page = |tag: &str, inside: &str| format!("<html lang=\"{tag}\"><p>{inside}</p></html>");
    for (tag, inside, seen) in [
        ("en", "the river Нура", "Cyrillic letters"),
        ("en", "<span lang=\"ru\">река</span> <b>Нура</b>", "Cyrillic letters"),
        ("en", "<img alt=\"Нура\">", "Cyrillic letters"),
        ("en", "the river <i lang=\"ru\">Нура</i>, <code>мост</code>", ""),
        ("ru", "мост the long bridge", "a run of Latin words"),
        (
            "ru",
            "мост <q lang=\"en\">the long bridge</q> S/RES/50 (1948) на https://a.example/the-long-bridge",
            "",
        ),
        ("ru", "мост (the UN long bridge)", "a run of Latin words"),
        ("ru", "мосты ABC, DEF I, GHI II – the long", ""),
        ("ru", "мост через реку Нұра", "Kazakh letters"),
        ("kk", "the long bridge", "a run of Latin words"),
        ("kk", &long, "no Kazakh letter"),
        ("kk", &format!("<i lang=\"ru\">{long}</i> көпір"), ""),
        ("de", "Brücke", "the unknown language `de`"),
    ] {
        let found = mixed("page", &page(tag, inside));
        assert_eq!(found.len(), usize::from(!seen.is_empty()), "{tag} {inside}: {found:?}");
        assert!(found.iter().all(|told| told.contains(seen)), "{tag} {inside}: {found:?}");
    }
}

/// A site that is to speak one more language is told what that takes in a few findings, not in hundreds.
#[test]
fn a_further_language_is_told_of_in_a_few_findings() {
    let site = Site::first();
    site.replace("book.toml", "\nen = {}\n", "\nen = {}\ntr = { required = true }\n");
    let told = site.run(&["check"]);
    assert_eq!(told.status, Some(1), "{}", told.errors);
    let findings: Vec<&str> = told
        .errors
        .lines()
        .filter(|line| line.starts_with("error[") || line.starts_with("warning["))
        .collect();
    let of = |code: &str| findings.iter().filter(|finding| finding.contains(code)).count();
    let folders = ["", "/courses", "/events", "/figures", "/missions", "/people"];
    assert_eq!(of("[missing-translation]"), folders.len(), "{findings:?}");
    for folder in folders {
        let part =
            format!(" pages in `content{folder}` have no translation into the language `tr`");
        assert!(findings.iter().any(|finding| finding.ends_with(&part)), "no finding says {part}");
    }
    assert_eq!((of("[missing-word]"), of("[missing-phrase]")), (1, 1), "{findings:?}");
    assert_eq!(findings.len(), folders.len() + 2, "{findings:?}");
    for line in [
        "[kinds.mission.choices.region]",
        "africa = ",
        "first-steps = ",
        "skip = ",
        "entries = { one = ",
    ] {
        let is_told = told.errors.lines().any(|told| told.trim_start().starts_with(line));
        assert!(is_told, "no line to add begins with {line}");
    }
}

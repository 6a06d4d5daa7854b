//! A filter works by stylesheet alone: whatever a page lets be ticked, `static/css/filter.css` has a rule for, and a page that
//! has more to choose from than there are rules draws no filter.
#![expect(clippy::expect_used, reason = "a test ends where what it looks at is not there")]

mod support;

use std::collections::BTreeMap;

use support::Site;
use support::html::Element;
use support::html::Met;
use support::html::walk;
use support::repository;
use support::text;
use support::tree;

/// How many choices of a group the stylesheet knows.
const CHOICES: usize = 16;

/// How many groups.
const GROUPS: usize = 3;

fn stylesheet() -> String {
    let files = tree(&repository().join("static/css"));
    text(&files, "filter.css").to_owned()
}

/// The filter of a page: how many entries each choice says it has, and how many are of its class.
#[derive(Default)]
struct Filter {
    told: BTreeMap<String, usize>,
    there: BTreeMap<String, usize>,
}

fn read(html: &str) -> Filter {
    let (mut filter, mut choice) = (Filter::default(), None);
    walk(html, |met, within| {
        let Some(element) = within.last() else { return };
        let is_choice = within.iter().any(|element| element.has_class("choice"));
        match met {
            Met::Start if element.name == "input" => choice = id(element),
            Met::Start if element.has_class("f") && !within.iter().any(|e| e.name == "nav") => {
                // A part of the list is of all classes of its entries, and no entry itself.
                let counts = usize::from(["li", "tr"].contains(&element.name.as_str()));
                for class in classes(element) {
                    *filter.there.entry(class).or_default() += counts;
                }
            }
            Met::Text(words) if is_choice && element.has_class("count") => {
                let id = choice.take().expect("a choice begins with its box");
                filter.told.insert(id, words.parse().expect("a number"));
            }
            _ => {}
        }
    });
    filter
}

/// `1-3` of the box `_f1-3`.
fn id(element: &Element) -> Option<String> {
    element.get("id")?.strip_prefix("_f").map(str::to_owned)
}

/// `1-3` of the class `f1-3`.
fn classes(element: &Element) -> Vec<String> {
    let all = element.get("class").unwrap_or_default().split_ascii_whitespace();
    let numbers = all.filter_map(|class| class.strip_prefix('f')).filter(|id| id.contains('-'));
    numbers.map(str::to_owned).collect()
}

fn has_rules(id: &str, css: &str) -> bool {
    let group = id.split('-').next().unwrap_or_default();
    let hides = format!("main:has(#_f{group} :checked) :is(.f, .m) {{ --g{group}: none;");
    let shows = format!("main:has(#_f{id}:checked) .f{id}");
    css.contains(&hides) && [" {", ","].iter().any(|end| css.contains(&format!("{shows}{end}")))
}

/// A town with a timeline of so many lanes, an event in each; the first is highlighted.
fn town(lanes: usize) -> Site {
    let options: Vec<String> = (1..=lanes).map(|lane| format!("\"q{lane}\"")).collect();
    let site = Site::of(&[(
        "book.toml",
        &format!(
            "[book]\ntitle = \"A town\"\n[lints]\nmissing-source = \"off\"\n[kinds.bridge]\nfolder = \"bridges\"\n\
             [kinds.bridge.fields]\nopened = \"date\"\ntoll = \"bool\"\nquarter = {{ type = \"choice\", options = [{}] }}\n\
             [kinds.bridge.timeline]\nstart = \"opened\"\nlane = \"quarter\"\nhighlight = \"toll\"\n",
            options.join(", ")
        ),
    )]);
    for lane in 1..=lanes {
        let mut page = format!(
            "+++\ntitle = \"Bridge {lane}\"\nopened = {}\nquarter = \"q{lane}\"\n",
            1900 + lane
        );
        if lane == 1 {
            page += "toll = true\n";
        }
        page += "+++\n";
        site.write(&format!("content/bridges/b{lane}.md"), page);
    }
    site
}

#[test]
fn the_stylesheet_has_a_rule_for_each_choice_and_each_group() {
    let css = stylesheet();
    for group in 1..=GROUPS {
        for choice in 1..=CHOICES {
            assert!(has_rules(&format!("{group}-{choice}"), &css), "{group}-{choice}");
        }
        assert!(
            css.contains(&format!("var(--g{group}, "))
                && css.contains(&format!("var(--o{group}, "))
        );
    }
    assert!(!has_rules("1-17", &css) && !has_rules("4-1", &css));
}

#[test]
fn a_timeline_has_a_filter_unless_its_lanes_are_more_than_the_stylesheet_knows() {
    let css = stylesheet();
    // One choice more is for what is highlighted.
    for (lanes, has_filter) in [(1, false), (2, true), (CHOICES - 1, true), (CHOICES, false)] {
        let public = town(lanes).build(&[]);
        let html = text(&public, "timeline/index.html");
        assert_eq!(html.contains("<form class=\"filter\""), has_filter, "{lanes} lanes");
        let filter = read(html);
        assert_eq!(filter.told.len(), if has_filter { lanes + 1 } else { 0 });
        assert!(filter.told.keys().all(|id| has_rules(id, &css)), "{lanes} lanes");
        assert!(!has_filter || filter.told == filter.there, "{:?} {:?}", filter.told, filter.there);
    }
}

#[test]
fn every_choice_of_the_first_site_shows_as_many_entries_as_it_says() {
    let public = Site::first().build(&[]);
    let css = stylesheet();
    let pages = public.keys().filter(|path| path.ends_with(".html"));
    let pages: Vec<&String> =
        pages.filter(|path| text(&public, path).contains("<form class=\"filter\"")).collect();
    assert_eq!(pages.len(), 6, "timeline and table in three languages: {pages:?}");
    for page in pages {
        let filter = read(text(&public, page));
        assert!(filter.told.len() > 5, "{page}");
        assert_eq!(filter.told, filter.there, "{page}");
        assert!(filter.told.keys().all(|id| has_rules(id, &css)), "{page}");
    }
}

#[test]
fn scripts_are_few_and_short_and_import_nothing() {
    let scripts = tree(&repository().join("static/js"));
    assert!(scripts.values().map(Vec::len).sum::<usize>() < 10 * 1024, "under ten kilobytes");
    for path in scripts.keys() {
        let script = text(&scripts, path);
        for word in ["import", "fetch(", "eval(", "innerHTML", "//#", "http"] {
            assert!(!script.contains(word), "{path} has {word}");
        }
    }
}

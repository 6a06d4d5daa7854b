//! Charts say what the content says: the numbers in the tables behind them are counted here anew from the files.
#![expect(clippy::expect_used, reason = "a test ends where what it looks at is not there")]

mod support;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use support::Site;
use support::Tree;
use support::first_sources;
use support::html::Met;
use support::html::walk;
use support::repository;
use support::text;
use support::tree;

static FIRST: LazyLock<Tree> = LazyLock::new(|| Site::first().build(&["--base-url", "/"]));

/// The day of the anniversary of the first site, to the month.
const UNTIL: (u32, u32) = (2023, 5);

/// What a file says of its entry: the lines of its front matter by their names.
fn facts(file: &str) -> BTreeMap<&str, &str> {
    let front = file.split("+++").nth(1).expect("front matter");
    front.lines().filter_map(|line| line.split_once(" = ")).collect()
}

/// The files of a kind in the default language, each as its facts.
fn of_kind<'t>(sources: &'t Tree, folder: &str) -> Vec<BTreeMap<&'t str, &'t str>> {
    let is_own = |path: &str| {
        let name = path.strip_prefix(folder).unwrap_or("_");
        !name.starts_with('_') && name.matches('.').count() == 1
    };
    sources.keys().filter(|path| is_own(path)).map(|path| facts(text(sources, path))).collect()
}

/// Reads `"1948-05"`, or `2014` as its January.
fn month(date: &str) -> (u32, u32) {
    let (year, month) = date.trim_matches('"').split_once('-').unwrap_or((date, "01"));
    (year.parse().expect("a year"), month[..2].parse().expect("a month"))
}

/// The value of a name within an inline table.
fn within<'t>(table: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = table.split_once(&format!("{name} = "))?;
    rest.split([',', ' ', '}']).next()
}

/// The cells of the tables of a class on a page, by table and row; a mark stands for no text.
fn tables(page: &str, class: &str) -> Vec<Vec<Vec<String>>> {
    let plain = |cell: &str| {
        let (_, cell) = cell.split_once('>').expect("a cell begins");
        let pieces = cell.split("</t").next().expect("a cell ends").split('<');
        pieces.map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect()
    };
    let row = |row: &str| -> Vec<String> {
        let cells = row.split("<t").skip(1).filter(|cell| cell.starts_with(['h', 'd']));
        cells.filter(|cell| !cell.starts_with("head")).map(plain).collect()
    };
    let table = |rest: &str| -> Vec<Vec<String>> {
        let table = rest.split("</table>").next().expect("it ends");
        let (_, body) = table.split_once("<tbody>").expect("it has a body");
        body.split("<tr>").skip(1).map(row).collect()
    };
    page.split(&format!("<table class=\"{class}\">")).skip(1).map(table).collect()
}

/// A table of years as years and numbers: a row is a decade, a column a last digit.
fn by_year(rows: &[Vec<String>]) -> BTreeMap<u32, u32> {
    let mut years = BTreeMap::new();
    for row in rows {
        let decade: u32 = row[0][..4].parse().expect("a decade");
        for (digit, cell) in (0..).zip(&row[1..]).filter(|(_, cell)| !cell.is_empty()) {
            years.insert(decade + digit, cell.parse().expect("a number"));
        }
    }
    years
}

#[test]
fn the_years_of_the_first_site_are_counted_from_its_files() {
    let sources = first_sources();
    let entries = of_kind(&sources, "content/missions/");
    assert_eq!(entries.len(), 71);
    let last = |end: Option<&&str>| end.map_or(UNTIL.0, |end| month(end).0);
    let (mut all, mut part) = (BTreeMap::new(), BTreeMap::new());
    for year in 1948..=2023 {
        let is_active = |facts: &&BTreeMap<&str, &str>| {
            (month(facts["start"]).0..=last(facts.get("end"))).contains(&year)
        };
        let has_part = |facts: &&BTreeMap<&str, &str>| {
            facts.get("kazakhstan").is_some_and(|part| {
                let to = within(part, "to").map_or(last(facts.get("end")), |to| month(to).0);
                (month(within(part, "from").expect("since when")).0..=to).contains(&year)
            })
        };
        all.insert(year, u32::try_from(entries.iter().filter(is_active).count()).expect("few"));
        part.insert(year, u32::try_from(entries.iter().filter(has_part).count()).expect("few"));
    }
    assert_eq!((all[&1948], all[&1949], all[&2023]), (1, 2, 12));
    assert_eq!((part[&2013], part[&2023]), (0, 4));
    for lang in ["", "ru/", "kk/"] {
        let page = text(&FIRST, &format!("{lang}missions/index.html"));
        let tables = tables(page, "chart-years");
        assert_eq!(tables.len(), 2, "{lang}");
        assert_eq!(by_year(&tables[0]), all, "{lang}");
        assert_eq!(by_year(&tables[1]), part, "{lang}");
    }
}

#[test]
fn lanes_and_lengths_of_the_first_site_are_counted_from_its_files() {
    let sources = first_sources();
    let entries = of_kind(&sources, "content/missions/");
    let (mut regions, mut lengths) = (BTreeMap::new(), BTreeMap::new());
    for facts in &entries {
        let (start, end) = (month(facts["start"]), facts.get("end").map(|end| month(end)));
        let until = end.unwrap_or(UNTIL);
        let months = (until.0 * 12 + until.1) - (start.0 * 12 + start.1);
        let class = match months {
            0..12 => "under 1",
            12..24 => "1–2",
            24..60 => "2–5",
            60..120 => "5–10",
            120..240 => "10–20",
            240..600 => "20–50",
            _ => "50 and more",
        };
        let region = facts["region"].trim_matches('"');
        for counts in
            [regions.entry(region).or_insert([0; 3]), lengths.entry(class).or_insert([0; 3])]
        {
            counts[usize::from(end.is_none())] += 1;
            counts[2] += 1;
        }
    }
    let tables = tables(text(&FIRST, "missions/index.html"), "chart-rows");
    let read = |rows: &[Vec<String>]| -> BTreeMap<String, [u32; 3]> {
        let number = |cell: &String| cell.parse::<u32>().expect("a number");
        rows.iter()
            .map(|row| (row[0].clone(), [number(&row[1]), number(&row[2]), number(&row[3])]))
            .collect()
    };
    let named = |region: &str| match region {
        "asia-pacific" => "Asia and the Pacific".to_owned(),
        "middle-east" => "Middle East".to_owned(),
        one => format!("{}{}", one[..1].to_uppercase(), &one[1..]),
    };
    let regions: BTreeMap<String, _> =
        regions.into_iter().map(|(region, counts)| (named(region), counts)).collect();
    let lengths: BTreeMap<String, _> =
        lengths.into_iter().map(|(class, counts)| (class.to_owned(), counts)).collect();
    assert_eq!(read(&tables[0]), regions);
    assert_eq!(read(&tables[1]), lengths);
    assert_eq!(lengths.values().map(|counts| counts[2]).sum::<u32>(), 71);
}

#[test]
fn numbers_side_by_side_are_those_of_the_files() {
    let sources = first_sources();
    let both = |facts: &BTreeMap<&str, &str>| {
        let digits = |number: &str| number.trim().to_owned();
        Some((digits(facts.get("value")?), digits(facts.get("official_value")?)))
    };
    let mut pairs: Vec<_> = of_kind(&sources, "content/figures/").iter().filter_map(both).collect();
    assert!(pairs.len() >= 5, "{pairs:?}");
    let page = text(&FIRST, "figures/index.html");
    let digits = |cell: &String| cell.chars().filter(char::is_ascii_digit).collect::<String>();
    let mut shown: Vec<_> = tables(page, "chart-rows")[0]
        .iter()
        .map(|row| (digits(&row[1]), digits(&row[2])))
        .collect();
    pairs.sort();
    shown.sort();
    assert_eq!(shown, pairs);
    let same = pairs.iter().filter(|(one, other)| one == other).count();
    let words =
        format!("Pairs of numbers: {}; the two are the same in {same} of them.", pairs.len());
    assert!(page.contains(&words), "the page does not say {words}");
}

/// The ids that charts make on a page.
fn ids(page: &str) -> Vec<&str> {
    let ids = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    ids.filter(|id| id.starts_with("_chart")).collect()
}

#[test]
fn another_anniversary_has_charts_without_a_template_of_its_own() {
    let town = repository().join("tests/sites/bicentenary/in");
    let public = Site::copy_of(&[&town]).build(&[]);
    for (path, charts) in [
        (
            "buildings/index.html",
            &[
                "_charts",
                "_chart-building-active",
                "_chart-building-active-hatch",
                "_chart-building-lanes",
                "_chart-building-lanes-hatch",
                "_chart-building-lengths",
                "_chart-building-lengths-hatch",
            ][..],
        ),
        // Mayors have no lanes, and none is highlighted; of two festivals there is nothing to be seen.
        (
            "mayors/index.html",
            &[
                "_charts",
                "_chart-mayor-active",
                "_chart-mayor-lengths",
                "_chart-mayor-lengths-hatch",
            ],
        ),
        ("festivals/index.html", &[]),
        ("index.html", &[]),
    ] {
        let page = text(&public, path);
        assert_eq!(ids(page), charts, "{path}");
        assert_eq!(page.contains("css/charts.css"), !charts.is_empty(), "{path}");
    }
    let page = text(&public, "buildings/index.html");
    let years = by_year(&tables(page, "chart-years")[0]);
    assert_eq!(
        (years.len(), years[&1824], years[&1825], years[&1911], years[&1912]),
        (201, 0, 1, 9, 7)
    );
    let lasted = tables(page, "chart-rows").pop().expect("a table of lengths");
    let lasted: Vec<Vec<&str>> =
        lasted.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let classes =
        [["20–50", "0", "1", "1"], ["50–100", "5", "0", "5"], ["100 and more", "1", "5", "6"]];
    assert_eq!(lasted, classes);
}

#[test]
fn points_share_out_among_lanes_and_have_no_years_and_no_length() {
    let page = text(&FIRST, "events/index.html");
    let own: Vec<&str> = ids(page).into_iter().filter(|id| !id.ends_with("-hatch")).collect();
    assert_eq!(own, ["_charts", "_chart-event-lanes"]);
    let events = of_kind(&first_sources(), "content/events/").len();
    let rows = &tables(page, "chart-rows")[0];
    assert!(rows.iter().all(|row| row.len() == 2), "nothing goes on: {rows:?}");
    let counted: usize = rows.iter().map(|row| row[1].parse::<usize>().expect("a number")).sum();
    assert_eq!(counted, events);
}

/// A town with bridges; each is the rest of its front matter.
fn town(bridges: &[&str]) -> String {
    let book = "[book]\ntitle = \"A town\"\n[site]\nsince = 1823\nuntil = \"2023-05-29\"\n\
                [lints]\nmissing-source = \"off\"\n[kinds.bridge]\nfolder = \"bridges\"\n\
                [kinds.bridge.fields]\nopened = \"date\"\nclosed = \"date\"\n\
                bank = { type = \"choice\", options = [\"north\", \"south\"] }\n\
                repair = { type = \"record\", fields = { by = \"text\", from = \"date\", to = \"date\" } }\n\
                [kinds.bridge.timeline]\nstart = \"opened\"\nend = \"closed\"\nlane = \"bank\"\nhighlight = \"repair\"\n";
    let site = Site::of(&[("book.toml", book)]);
    for (number, facts) in bridges.iter().enumerate() {
        let file = format!("+++\ntitle = \"Bridge {number}\"\n{facts}\n+++\n");
        site.write(&format!("content/bridges/b{number}.md"), file);
    }
    text(&site.build(&[]), "bridges/index.html").to_owned()
}

#[test]
fn sentences_tell_what_is_in_the_numbers() {
    let north = "opened = 1831\nclosed = 1900\nbank = \"north\"";
    let south = "opened = 1902\nbank = \"south\"";
    let odd = |year: u32| format!("opened = {year}\nclosed = {year}\nbank = \"north\"");
    let odd: Vec<String> = [1910, 1920, 1930, 1940, 1950].map(odd).to_vec();
    let often: Vec<&str> = odd.iter().map(String::as_str).chain([south]).collect();
    let cases: &[(&[&str], &[&str])] = &[
        (
            &[north, south, "opened = 1911"],
            &[
                "The highest number is 2 (1911–2023). In the last year shown, 2023, it is 2.",
                "Most: North and South (1 each, of 3). 2 in all are active on 29 May 2023.",
                ">Not stated</th>",
                "The one that has ended lasted 69 years. The longest of the 2 that are active on 29 May 2023 has lasted 121 years so far.",
                ">Ended</th>",
            ],
        ),
        (
            &[north, south, "opened = 2024\nbank = \"south\""],
            &["Most: South (2 of 3). 1 in all is active", ">Ended, or not yet begun</th>"],
        ),
        (&often, &["The highest number is 2, first reached in 1910."]),
        (
            &[north, south, "opened = 1831\nrepair = { by = \"Lund\", from = 1876, to = 1878 }"],
            &["Repair: at most 1 in one year (1876–1878)."],
        ),
        (
            &[north, south, "opened = 1831\nclosed = 1840\nrepair = { by = \"Lund\" }"],
            &["Repair: at most 1 in one year (1831–1840)."],
        ),
    ];
    for (bridges, sentences) in cases {
        let page = town(bridges);
        for sentence in *sentences {
            assert!(page.contains(sentence), "{bridges:?} do not say {sentence}");
        }
    }
    assert!(!town(&[north, south]).contains("<figure"), "two bridges have no charts");
    assert!(!town(&[north, north, north]).contains("-lanes"), "one lane has no chart");
}

/// Numbers in the attributes of each element that a page begins so, where it has them all.
fn drawn(page: &str, start: &str, attributes: &[&str]) -> Vec<Vec<f64>> {
    let number = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        rest.split(['%', '"']).next()?.parse().ok()
    };
    let tags = page.split(start).skip(1).filter_map(|rest| rest.split('>').next());
    tags.filter_map(|tag| attributes.iter().map(|name| number(tag, name)).collect()).collect()
}

#[test]
fn from_right_to_left_years_and_bars_begin_on_the_right() {
    let folders = ["bicentenary", "arabic"]
        .map(|site| repository().join("tests/sites").join(site).join("in"));
    let [all, some] = folders.each_ref().map(|folder| tree(&folder.join("content/buildings")));
    let [ltr, rtl] = folders.map(|folder| Site::copy_of(&[&folder]));
    // Of the buildings, those that both towns have.
    for path in all.keys().filter(|path| !some.contains_key(*path) && *path != "_index.md") {
        ltr.replace(&format!("content/buildings/{path}"), "title =", "draft = true\ntitle =");
    }
    let [ltr, rtl] =
        [ltr, rtl].map(|site| text(&site.build(&[]), "buildings/index.html").to_owned());
    let years = |page| drawn(page, "<line class=\"notch\"", &["x1"]).concat();
    let (first, mirrored) = (years(&ltr), years(&rtl));
    assert!(first.len() == 4 && first.is_sorted(), "{first:?}");
    for (left, right) in first.iter().zip(&mirrored) {
        assert!((left + right - 100.0).abs() < 0.02, "{first:?} {mirrored:?}");
    }
    let bars = |page, class| drawn(page, &format!("<rect class=\"{class}\""), &["x", "width"]);
    for (class, count) in [("bar", 2), ("bar-open", 3)] {
        let (left, right) = (bars(&ltr, class), bars(&rtl, class));
        assert_eq!((left.len(), right.len()), (count, count), "{class}");
        for (left, right) in left.iter().zip(&right) {
            assert!((left[0] + left[1] + right[0] - 100.0).abs() < 0.02, "{left:?} {right:?}");
            assert!((left[1] - right[1]).abs() < 0.001, "{left:?} {right:?}");
        }
    }
}

/// How many drawings stand in charts, and how many of them are read out.
fn drawings(page: &str) -> (usize, usize) {
    let (mut all, mut heard) = (0, 0);
    walk(page, |met, stack| {
        let is_chart = stack.iter().any(|element| element.has_class("chart"));
        if matches!(met, Met::Start) && is_chart && stack.last().is_some_and(|e| e.name == "svg") {
            all += 1;
            heard += usize::from(!stack.iter().any(|e| e.get("aria-hidden") == Some("true")));
        }
    });
    (all, heard)
}

#[test]
fn a_chart_is_hidden_from_those_who_hear_and_says_the_same_in_a_sentence_and_a_table() {
    for path in
        ["missions/index.html", "events/index.html", "figures/index.html", "kk/missions/index.html"]
    {
        let page = text(&FIRST, path);
        let (all, heard) = drawings(page);
        assert!(all > 3 && heard == 0, "{path}: {heard} of {all} drawings are heard");
        for chart in page.split("<figure class=\"chart").skip(1) {
            let (_, behind) = chart.split_once("<details").expect("a table behind it");
            assert!(behind.contains("<table"), "{path}");
            let (_, words) = chart.split_once("<p>").expect("a sentence");
            let words = words.split("</p>").next().expect("it ends").trim();
            assert!(
                words.ends_with('.') && words.contains(|c: char| c.is_ascii_digit()),
                "{words}"
            );
        }
    }
}

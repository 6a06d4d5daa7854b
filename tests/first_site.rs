//! The first site: the repository's own `content/` passes every check and builds, its files are those that are listed, and
//! every link, anchor and file of its finished pages is there. Its pages are read here anew, not with the lint's eyes.
#![expect(clippy::expect_used, reason = "a test ends where what it looks at is not there")]

mod support;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use atom_syndication::Entry;
use atom_syndication::Feed;
use html5gum::Token;
use html5gum::Tokenizer;
use percent_encoding::percent_decode_str;
use support::Site;
use support::Tree;
use support::html::Met;
use support::html::walk;
use support::repository;
use support::text;
use support::tree;

/// Where the links of a built site are followed from.
struct Host<'t> {
    public: &'t Tree,
    /// `https://example.org` where it is known.
    origin: &'static str,
    /// `/` or `/name/`.
    base: &'static str,
    ids: BTreeMap<&'t str, BTreeSet<String>>,
}

/// The first site at the root of a host.
static AT_ROOT: LazyLock<Tree> =
    LazyLock::new(|| Site::first().build(&["--base-url", "https://example.org/"]));

/// The first site below a path, as GitHub Pages has it.
static BELOW_A_PATH: LazyLock<Tree> =
    LazyLock::new(|| Site::first().build(&["--base-url", "https://example.org/peacekeeping-75/"]));

/// A start tag with its attributes.
type Start = (String, BTreeMap<String, String>);

const LEADING: &[&str] = &["href", "src", "action", "poster", "data", "cite", "content"];

fn starts(html: &str) -> Vec<Start> {
    let mut found = Vec::new();
    for Ok(token) in Tokenizer::new(html) {
        if let Token::StartTag(tag) = token {
            let utf8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
            let attributes = tag.attributes.iter();
            let attributes = attributes.map(|(name, value)| (utf8(name), utf8(value))).collect();
            found.push((utf8(&tag.name), attributes));
        }
    }
    found
}

impl<'t> Host<'t> {
    fn of(public: &'t Tree, origin: &'static str, base: &'static str) -> Self {
        let pages = public.keys().filter(|path| path.ends_with(".html"));
        let ids = |path: &'t String| {
            let tags = starts(text(public, path));
            let ids = tags.into_iter().filter_map(|(_, mut attributes)| attributes.remove("id"));
            (path.as_str(), ids.collect())
        };
        Self { public, origin, base, ids: pages.map(ids).collect() }
    }

    /// The file that a server gives for an address; nothing where it has none, or the address leads elsewhere.
    fn file(&self, address: &str) -> Option<String> {
        let path = address.split(['#', '?']).next()?.strip_prefix(self.base)?;
        let path = percent_decode_str(path).decode_utf8().ok()?.into_owned();
        let path =
            if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
        self.public.contains_key(&path).then_some(path)
    }

    /// What is wrong with an address on a page.
    fn fault(&self, page: &str, address: &str) -> Option<String> {
        let own = format!("{}{page}", self.base);
        let address = match (address.strip_prefix(self.origin), address) {
            (Some(path), _) if !self.origin.is_empty() => path.to_owned(),
            (_, address) if address.starts_with('#') => format!("{own}{address}"),
            (_, address) if address.starts_with("https://") || address.starts_with("http://") => {
                return None;
            }
            (_, address) if address.starts_with("mailto:") || address.starts_with("tel:") => {
                return None;
            }
            (_, address) => address.to_owned(),
        };
        let Some(file) = self.file(&address) else {
            return Some(format!("{page}: {address} is not there"));
        };
        let anchor = address
            .split_once('#')
            .map(|(_, anchor)| anchor)
            .filter(|anchor| !anchor.is_empty())?;
        let anchor = percent_decode_str(anchor).decode_utf8().expect("UTF-8").into_owned();
        let has = self.ids.get(file.as_str()).is_some_and(|ids| ids.contains(&anchor));
        (!has).then(|| format!("{page}: {address} has no such place"))
    }

    /// All addresses of a page.
    fn addresses(&self, page: &str) -> Vec<String> {
        let mut found = Vec::new();
        for (name, attributes) in starts(text(self.public, page)) {
            for (attribute, value) in attributes {
                match (name.as_str(), attribute.as_str()) {
                    ("meta", "content") => {
                        found.extend(value.split_once("url=").map(|(_, url)| url.to_owned()))
                    }
                    (_, "srcset") => {
                        let sets = value.split(',').filter_map(|set| set.split_whitespace().next());
                        found.extend(sets.map(str::to_owned));
                    }
                    (_, attribute) if LEADING.contains(&attribute) => found.push(value),
                    _ => {}
                }
            }
        }
        found
    }

    /// What styles load.
    fn loads(css: &str) -> impl Iterator<Item = &str> {
        css.split("url(").skip(1).filter_map(|rest| {
            let address = rest.split(')').next()?.trim_matches(['"', '\'']);
            Some(address).filter(|address| !address.starts_with("data:"))
        })
    }

    /// Everything that is not as it should be, and how many addresses were followed.
    fn faults(&self) -> (Vec<String>, usize) {
        let (mut found, mut followed) = (Vec::new(), 0);
        for page in self.ids.keys() {
            for address in self.addresses(page) {
                followed += 1;
                found.extend(self.fault(page, &address));
            }
        }
        for (path, _) in self.public.iter().filter(|(path, _)| path.ends_with(".css")) {
            let faults =
                Self::loads(text(self.public, path)).map(|address| self.fault(path, address));
            found.extend(faults.flatten());
        }
        (found, followed)
    }
}

#[test]
fn check_finds_nothing() {
    let told = Site::first().run(&["check", "--strict"]);
    assert_eq!((told.status, told.errors.as_str()), (Some(0), "nothing to mend\n"));
}

#[test]
fn every_link_anchor_and_file_of_the_finished_pages_is_there() {
    let below = Site::first().build(&["--base-url", "/peacekeeping-75/"]);
    for (public, origin, base) in
        [(&below, "", "/peacekeeping-75/"), (&*AT_ROOT, "https://example.org", "/")]
    {
        let (faults, followed) = Host::of(public, origin, base).faults();
        assert!(followed > 4000, "only {followed} addresses were found");
        assert!(faults.is_empty(), "{origin}{base}\n{}", faults.join("\n"));
    }
}

#[test]
fn a_dead_link_a_missing_place_and_a_missing_file_are_seen() {
    let page = "<p id=\"here\"><a href=\"/p/there/#x\">a</a> <a href=\"/there/\">b</a> <a href=\"#here\">c</a> \
                <img src=\"/p/no.png\"> <a href=\"/p/%61/\">d</a> <meta content=\"0; url=/p/gone/\"></p>";
    let files = [
        ("a/index.html", page),
        ("there/index.html", "<p>"),
        ("a.css", "p { background: url(\"/p/a.svg\") }"),
    ];
    let public: Tree =
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    let (faults, _) = Host::of(&public, "", "/p/").faults();
    assert_eq!(
        faults,
        [
            "a/index.html: /p/there/#x has no such place",
            "a/index.html: /there/ is not there",
            "a/index.html: /p/no.png is not there",
            "a/index.html: /p/gone/ is not there",
            "a.css: /p/a.svg is not there",
        ]
    );
}

#[test]
fn the_files_are_those_that_are_listed() {
    let public = &*AT_ROOT;
    let missions = public
        .keys()
        .filter(|path| path.starts_with("missions/") && path.matches('/').count() == 2);
    assert_eq!(missions.count(), 71);
    let mut list: Vec<&str> = public.keys().map(String::as_str).collect();
    list.push("");
    insta::assert_snapshot!("files", list.join("\n"));
}

/// The drawing is for those who see it; the list beside it says the same to everyone.
#[test]
fn the_map_lists_every_mission_once_under_the_number_of_its_marker() {
    for language in ["", "kk/", "ru/"] {
        let page = text(&AT_ROOT, &format!("{language}map/index.html"));
        let (drawing, list) = page.split_once("<div class=\"map-list\">").expect("a list");
        let folder = format!("/{language}missions/");
        let missions: Vec<String> = starts(list)
            .into_iter()
            .filter_map(|(_, mut attributes)| attributes.remove("href"))
            .filter(|address| address.starts_with(&folder))
            .collect();
        let once: BTreeSet<&String> = missions.iter().collect();
        assert_eq!((missions.len(), once.len()), (71, 71), "{language}");
        let ids = |html: &str, start: &str| -> Vec<String> {
            let ids = starts(html).into_iter().filter_map(|(_, mut tag)| tag.remove("id"));
            ids.filter_map(|id| id.strip_prefix(start).map(str::to_owned)).collect()
        };
        let drawn = ids(drawing, "_marker-");
        assert!(drawn.len() > 20, "{language}: only {} markers", drawn.len());
        assert_eq!(drawn, ids(list, "_place-"), "{language}");
    }
}

/// Feeds and maps are read by programs, which forgive less than people.
#[test]
fn the_site_map_names_every_page_and_no_other() {
    let public = &*BELOW_A_PATH;
    let map = text(public, "sitemap.xml");
    let host = Host::of(public, "https://example.org", "/peacekeeping-75/");
    let named: BTreeSet<String> = map
        .split("<loc>")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap_or_default())
        .map(|loc| loc.strip_prefix("https://example.org").expect("an absolute address"))
        .map(|loc| host.file(loc).expect(loc))
        .collect();
    // Not what leads on at once, nor the handbook, which is for editors.
    let is_page = |path: &&str| {
        let is_named = |what: &str| text(public, path).contains(what);
        *path != "404.html"
            && !is_named("http-equiv=\"refresh\"")
            && !is_named("content=\"noindex\"")
    };
    let pages: BTreeSet<String> =
        host.ids.keys().filter(|path| is_page(path)).map(ToString::to_string).collect();
    assert_eq!(named, pages);
    insta::assert_snapshot!("sitemap", map);
}

#[test]
fn each_feed_leads_to_pages_that_are_there() {
    let public = &*BELOW_A_PATH;
    let host = Host::of(public, "https://example.org", "/peacekeeping-75/");
    for path in ["feed.xml", "kk/feed.xml", "ru/feed.xml"] {
        let feed: Feed = text(public, path).parse().expect(path);
        let links = feed.links().iter().chain(feed.entries().iter().flat_map(Entry::links));
        for link in links {
            let address = link.href().strip_prefix("https://example.org").expect(path);
            assert!(host.file(address).is_some(), "{path}: {address}");
        }
        let ids: BTreeSet<&str> = feed.entries().iter().map(Entry::id).collect();
        assert_eq!(ids.len(), feed.entries().len(), "{path}");
        let summaries = feed.entries().iter().filter(|entry| entry.summary().is_some()).count();
        assert_eq!(summaries, feed.entries().len(), "{path}");
    }
    insta::assert_snapshot!("feed", text(public, "kk/feed.xml"));
}

/// One page of each kind, and the pages that the site makes, as readers get them; hashes of assets are left out, since
/// `sites.rs` looks after them.
#[test]
fn a_page_of_each_kind_is_as_it_was() {
    let public = &*BELOW_A_PATH;
    for (name, path) in [
        ("home", "index.html"),
        ("page", "about/index.html"),
        ("list", "missions/index.html"),
        ("mission", "missions/unifil/index.html"),
        ("person", "people/umarov/index.html"),
        ("course", "courses/un-poc/index.html"),
        ("event", "events/unifil-1978/index.html"),
        ("figure", "figures/fatalities/index.html"),
        ("timeline", "timeline/index.html"),
        ("sources", "sources/index.html"),
        ("not_found", "404.html"),
    ] {
        let mut pieces = text(public, path).split("?v=");
        let mut page = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            page.push_str("?v=…");
            page.push_str(&piece[10..]);
        }
        insta::assert_snapshot!(name, page);
    }
}

/// The arcs of the circle of years on a page, each the address it leads to and its classes, and the sentence that says it.
fn circle(page: &str) -> (Vec<(String, String)>, String) {
    let (mut arcs, mut sentence) = (Vec::new(), String::new());
    walk(page, |met, stands_in| {
        let (Met::Start, Some(element)) = (met, stands_in.last()) else { return };
        if element.name == "svg" && element.has_class("circle-words") {
            assert_eq!(element.get("role"), Some("img"));
            sentence.push_str(element.get("aria-label").expect("a sentence"));
        }
        let drawing = stands_in.iter().find(|within| within.has_class("circle-arcs"));
        if let (Some(drawing), "a") = (drawing, element.name.as_str()) {
            assert_eq!(drawing.get("aria-hidden"), Some("true"), "arcs are for the pointer");
            assert_eq!(element.get("tabindex"), Some("-1"), "and for no other");
            let address = element.get("href").expect("an address").to_owned();
            arcs.push((address, element.get("class").unwrap_or_default().to_owned()));
        }
    });
    (arcs, sentence)
}

#[test]
fn the_home_page_draws_every_mission_and_marks_those_that_are_highlighted() {
    let files = tree(&repository().join("content/missions"));
    let originals = files.iter().filter(|(path, _)| !path[..path.len() - 3].contains('.'));
    let originals = originals.filter(|(path, _)| *path != "_index.md");
    let says = |bytes: &[u8], name: &str| {
        let text = String::from_utf8_lossy(bytes);
        text.lines()
            .any(|line| line.starts_with(&format!("{name} ")) || line == format!("[{name}]"))
    };
    for folder in ["", "ru/", "kk/"] {
        let expected: BTreeSet<(String, String)> = originals
            .clone()
            .map(|(path, bytes)| {
                let open = (!says(bytes, "end")).then_some("is-open");
                let marked = says(bytes, "kazakhstan").then_some("is-highlighted");
                let classes: Vec<&str> = open.into_iter().chain(marked).collect();
                let key = path.trim_end_matches(".md");
                (format!("/{folder}missions/{key}/"), classes.join(" "))
            })
            .collect();
        let page = text(&AT_ROOT, &format!("{folder}index.html"));
        let (arcs, sentence) = circle(page);
        assert_eq!((arcs.len(), expected.len()), (71, 71), "{folder}");
        let marked = arcs.iter().filter(|(_, classes)| classes.contains("is-highlighted")).count();
        assert_eq!(arcs.into_iter().collect::<BTreeSet<_>>(), expected, "{folder}");
        let numbers = ["1948".to_owned(), "2023".to_owned(), "71".to_owned(), marked.to_string()];
        for number in numbers {
            assert!(sentence.contains(&number), "{folder}: {sentence} says {number}");
        }
        let list = format!("<a class=\"circle-list\" href=\"/{folder}missions/\">");
        assert!(page.contains(&list), "{folder}: the circle leads to the list");
    }
}

#[test]
fn the_mark_at_the_foot_of_a_page_costs_no_request_beside_its_icon() {
    let public = &*AT_ROOT;
    let pages = public.keys().filter(|path| path.ends_with(".html"));
    let mut marked = 0;
    for path in pages {
        let tags = starts(text(public, path));
        let of = |name: &str, attribute: &str, value: &str| {
            let mut tags = tags.iter().filter(|(tag, _)| tag == name);
            let tag = tags.find(|(_, tag)| tag.get(attribute).is_some_and(|own| own == value));
            tag.map(|(_, attributes)| attributes)
        };
        let Some(mark) = of("img", "class", "ornament") else { continue };
        let icon = of("link", "rel", "icon").expect("an icon");
        assert_eq!((&mark["src"], mark["alt"].as_str()), (&icon["href"], ""), "{path}");
        marked += 1;
    }
    assert!(marked > 400, "only {marked} pages wear the mark");
}

#[test]
fn what_a_host_needs_is_there() {
    let site = Site::first();
    let below = site.build(&["--base-url", "/peacekeeping-75/"]);
    assert_eq!(below.get(".nojekyll").map(Vec::len), Some(0));
    assert!(text(&below, "404.html").contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!below.contains_key("robots.txt"), "robots look for it at the root of the host");
    assert!(!below.contains_key("sitemap.xml"), "its addresses would have no origin");
    let root = site.build(&["--base-url", "/"]);
    assert_eq!(text(&root, "robots.txt"), "User-agent: *\nDisallow:\n");
    let absolute = site.build(&["--base-url", "https://example.org/"]);
    assert!(
        text(&absolute, "robots.txt").ends_with("\nSitemap: https://example.org/sitemap.xml\n")
    );
}

/// What a page may load is said before anything could be loaded, and it is nothing but files of the site.
#[test]
fn a_page_says_first_what_it_may_load() {
    for (path, bytes) in AT_ROOT.iter().filter(|(path, _)| path.ends_with(".html")) {
        let starts = starts(std::str::from_utf8(bytes).expect("it is text"));
        let head = starts.iter().position(|(name, _)| name == "head").expect("a head");
        let policy = &starts[head + 1].1;
        assert_eq!(policy["http-equiv"], "Content-Security-Policy", "{path}");
        let allowed = &policy["content"];
        assert!(allowed.starts_with("default-src 'none'; style-src 'self'"), "{path}: {allowed}");
        assert!(!allowed.contains("unsafe") && !allowed.contains(':'), "{path}: {allowed}");
    }
}

/// Promises to readers: no code stands in a page, it waits for none, and nothing is loaded from elsewhere. Data for a script
/// is no code.
#[test]
fn a_page_loads_nothing_from_elsewhere() {
    let public = &*AT_ROOT;
    for path in public.keys().filter(|path| path.ends_with(".html")) {
        for (name, attributes) in starts(text(public, path)) {
            assert_ne!(name, "style", "{path}");
            let is_own = ["src", "defer"].iter().all(|key| attributes.contains_key(*key));
            let is_data = attributes.get("type").is_some_and(|media| media.ends_with("json"));
            assert!(name != "script" || is_own || is_data, "{path}: a script in the page");
            assert!(!attributes.contains_key("style"), "{path}: <{name} style>");
            let handler = attributes.keys().find(|attribute| attribute.starts_with("on"));
            assert_eq!(handler, None, "{path}: <{name}>");
            let loaded = match name.as_str() {
                "link" if !["canonical", "alternate"].contains(&attributes["rel"].as_str()) => {
                    "href"
                }
                "a" | "link" => continue,
                _ => "src",
            };
            let address = attributes.get(loaded).map_or("/", String::as_str);
            assert!(
                address.starts_with('/') && !address.starts_with("//"),
                "{path}: <{name}> loads {address}"
            );
        }
    }
}

//! What an edit costs while a site is kept in memory, from the changed file on disk to the page with the edit:
//! `cargo bench --bench edit`.
//!
//! Three edits of one page, each of them again and again, on sites of several sizes: other words in its body; one link more;
//! another title, which all lists show. Beside them what reading and planning everything anew takes, in the same run. Printed
//! are medians of wall time; what a title costs on the page itself and on the list of its kind is told apart.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock and the disk")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::expect_used, reason = "a benchmark that cannot run says so by failing")]

mod corpus;

use std::fs;
use std::path::Path;
use std::time::Duration;
use std::time::Instant;

use jubilee::config::Overrides;
use jubilee::content::Role;
use jubilee::id::EntryId;
use jubilee::path::RelPath;
use jubilee::pipeline::Extent;
use jubilee::pipeline::Live;

const ROUNDS: usize = 15;
const SIZES: [usize; 3] = [450, 1_000, 10_000];

fn main() {
    println!("median of {ROUNDS}, in ms");
    println!(
        "{:>7} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "pages", "words", "link", "title", "list", "anew"
    );
    for pages in SIZES {
        let scratch = tempfile::tempdir().expect("a scratch folder");
        corpus::write(scratch.path(), pages).expect("a corpus");
        let [words, link, title, list, anew] = measure(scratch.path(), pages).map(millis);
        println!("{pages:>7} {words:>8.1} {link:>8.1} {title:>8.1} {list:>8.1} {anew:>8.1}");
    }
}

fn measure(root: &Path, pages: usize) -> [Duration; 5] {
    let path = RelPath::new(&corpus::path(3)).expect("a path");
    let text = corpus::text(3, pages);
    let mut live = Live::open(root.to_owned(), Overrides::default());
    let write = |text: String| fs::write(root.join(path.as_str()), text).expect("written");
    let mut edit = |round: usize, text: String, whole: bool| {
        write(text);
        let started = Instant::now();
        let extent = live.follow(std::slice::from_ref(&path));
        let (page, list) = pages_of(&live, &path);
        let shown = draw(&live, page);
        let on_page = started.elapsed();
        assert!(shown.contains(&format!("edit {round}")), "the edit is on the page");
        assert_eq!(matches!(extent, Extent::Site), whole, "{extent:?}");
        let _ = draw(&live, list);
        (on_page, started.elapsed())
    };
    let rounds = || 0..ROUNDS;
    let words = rounds().map(|n| edit(n, format!("{text}\nedit {n}\n"), false).0).collect();
    let link = rounds()
        .map(|n| edit(n, format!("{text}\n[edit {n}]({}.md)\n", corpus::key(3 * n)), true).0)
        .collect();
    let titled = |n| text.replacen("title = \"", &format!("title = \"edit {n} "), 1);
    let (title, list) = rounds().map(|n| edit(n, titled(n), true)).unzip();
    let anew = rounds()
        .map(|_| {
            let started = Instant::now();
            let live = Live::open(root.to_owned(), Overrides::default());
            let _ = draw(&live, pages_of(&live, &path).0);
            started.elapsed()
        })
        .collect();
    [words, link, title, list, anew].map(median)
}

/// The page of a file, and the list it belongs to.
fn pages_of(live: &Live, path: &RelPath) -> (EntryId, EntryId) {
    let site = &live.plan().expect("a plan").site;
    let file = live.sources().at(path).expect("the file");
    let page = site.of_file(file).expect("the page");
    let (kind, lang) = (site.entries[page].kind, site.entries[page].lang);
    assert_eq!(site.entries[page].role, Role::Entry);
    (page, site.list(kind, lang).expect("its list"))
}

fn draw(live: &Live, page: EntryId) -> String {
    live.plan().expect("a plan").templates.page(page).0
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

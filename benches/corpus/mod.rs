//! A site of any size for benchmarks: a town's bridges, mayors and festivals, with a timeline, references and links.
//!
//! Always holds: the same size gives the same files, and `jubilee check` finds nothing in them. A page has 500 to 600
//! words in four parts, with a list, a table, a footnote and six links to other pages.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// The kinds by folder, with the share of pages that each has.
const KINDS: [&str; 3] = ["bridges", "mayors", "festivals"];

const BOOK: &str = r#"[book]
title       = "Two centuries of Larkford"
description = "What was built, who led the town, and what it celebrated"

[site]
since = 1823
until = 2023
menu  = ["timeline", "bridges", "mayors", "festivals"]

[lints]
missing-source = "off"

[kinds.mayor]
folder = "mayors"
sort   = "from"
[kinds.mayor.fields]
from = { type = "date", required = true }
to   = { type = "date", after = "from" }

[kinds.bridge]
folder = "bridges"
sort   = "built"
[kinds.bridge.fields]
built = { type = "date", required = true }
ended = { type = "date", after = "built" }
bank  = { type = "choice", options = ["north", "south", "island"], required = true }
mayor = { type = "reference", kind = "mayor" }
[kinds.bridge.timeline]
start = "built"
end   = "ended"
lane  = "bank"

[kinds.festival]
folder = "festivals"
sort   = "day"
[kinds.festival.fields]
day    = { type = "date", required = true }
bridge = { type = "reference", kind = "bridge" }
"#;

const WORDS: [&str; 48] = [
    "river", "stone", "arch", "market", "winter", "council", "timber", "ferry", "toll", "lantern",
    "harvest", "mason", "pier", "quarry", "meadow", "school", "flood", "rope", "carriage", "mill",
    "bell", "orchard", "square", "archive", "letter", "engineer", "vote", "spring", "the", "of",
    "and", "to", "a", "in", "was", "that", "it", "by", "for", "with", "from", "after", "before",
    "which", "they", "again", "had", "over",
];

/// Writes a site of about so many pages into an empty folder.
pub(crate) fn write(root: &Path, pages: usize) -> io::Result<()> {
    fs::write(root.join("book.toml"), BOOK)?;
    for folder in KINDS {
        fs::create_dir_all(root.join("content").join(folder))?;
    }
    for page in 0..pages {
        fs::write(root.join(path(page)), text(page, pages))?;
    }
    Ok(())
}

/// The file of a page, below the root.
pub(crate) fn path(page: usize) -> String {
    format!("content/{}/{}.md", KINDS[page % 3], key(page))
}

/// The key of a page.
pub(crate) fn key(page: usize) -> String {
    format!("{}-{page}", ["bridge", "mayor", "festival"][page % 3])
}

/// The text of a page.
pub(crate) fn text(page: usize, pages: usize) -> String {
    let mut dice = Dice(page as u64 + 1);
    let mut text =
        format!("+++\ntitle = \"{} {page}\"\n", ["Bridge", "Mayor", "Festival"][page % 3]);
    let year = 1823 + dice.below(200);
    let _ = match page % 3 {
        0 => writeln!(
            text,
            "built = {year}\nended = {}\nbank = \"{}\"\nmayor = \"{}\"",
            year + dice.below(60),
            ["north", "south", "island"][dice.below(3)],
            key(if page + 1 < pages { page + 1 } else { page - 2 }),
        ),
        1 => writeln!(text, "from = {year}\nto = {}", year + dice.below(12)),
        _ => writeln!(
            text,
            "day = {year}-06-{:02}\nbridge = \"{}\"",
            1 + dice.below(28),
            key(page - 2)
        ),
    };
    text.push_str("+++\n");
    for part in 0..4 {
        let _ = write!(text, "\n## Part {part} of {page}\n\n");
        for _ in 0..2 {
            sentence_block(&mut text, &mut dice, 55);
        }
        match part {
            0 => {
                for _ in 0..6 {
                    let to = dice.below(pages);
                    let _ =
                        writeln!(text, "- see [{}](../{}/{}.md)", key(to), KINDS[to % 3], key(to));
                }
            }
            1 => text.push_str("| year | spans |\n| --- | ---: |\n| 1823 | 3 |\n| 1900 | 5 |\n"),
            2 => text.push_str(
                "It was counted twice.[^count]\n\n[^count]: By the council, in the year after.\n",
            ),
            _ => {}
        }
    }
    text
}

fn sentence_block(text: &mut String, dice: &mut Dice, words: usize) {
    for word in 0..words {
        let _ =
            write!(text, "{}{}", if word == 0 { "" } else { " " }, WORDS[dice.below(WORDS.len())]);
    }
    text.push_str(".\n\n");
}

/// A linear congruential generator with the constants of Knuth's MMIX: the same numbers on any machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }
}

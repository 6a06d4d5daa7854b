//! A page that is still to be written, as a text for an editor to fill in.
//!
//! Always holds: what is required stands there empty, which counts as missing until it is filled; what is optional is a
//! comment. Where there is little room, what an editor can best do without goes first, and what is left is still a page.

mod original;
mod takes;
mod translation;

pub use original::blank;
pub use translation::blank_translation;

use std::cmp::Reverse;

/// The text of a page to be written.
#[derive(Debug)]
pub struct Blank(Vec<Piece>);

/// Some lines that stay together.
#[derive(Debug)]
struct Piece {
    text: String,
    worth: Worth,
}

/// What pieces are worth to an editor, the least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Worth {
    /// The text that is to be translated, which can be read elsewhere.
    Body,
    /// What is said of what may be left out.
    OptionalHelp,
    /// What may be left out, as a comment.
    Optional,
    /// What is said of what must be there.
    Help,
    /// What must be there.
    Needed,
    /// Without this it is no page.
    Frame,
}

impl Blank {
    /// The whole text.
    pub fn text(&self) -> String {
        self.0.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// As much of the text as there is room for, by what each part of it costs; nothing if it would be no page.
    pub fn within(&self, room: usize, cost: impl Fn(&str) -> usize) -> Option<String> {
        let costs: Vec<usize> = self.0.iter().map(|piece| cost(&piece.text)).collect();
        let mut total: usize = costs.iter().sum();
        let mut kept = vec![true; costs.len()];
        let mut order: Vec<usize> = (0..costs.len()).collect();
        order.sort_by_key(|at| (self.0[*at].worth, Reverse(*at)));
        for at in order.into_iter().filter(|at| self.0[*at].worth < Worth::Frame) {
            if total <= room {
                break;
            }
            total -= costs[at];
            kept[at] = false;
        }
        let pieces = self.0.iter().zip(kept).filter(|(_, kept)| *kept);
        (total <= room).then(|| pieces.map(|(piece, _)| piece.text.as_str()).collect())
    }

    fn add(&mut self, worth: Worth, text: impl Into<String>) {
        self.0.push(Piece { text: text.into(), worth });
    }
}

/// A text as lines of comment; nothing in it can end them.
fn comment(text: &str) -> String {
    let line = |line: &str| {
        let plain: String = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
        format!("{}\n", format!("# {plain}").trim_end())
    };
    text.lines().map(line).collect()
}

/// A text as a string of TOML.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::Blank;
    use super::Worth;

    fn bridge() -> Blank {
        let mut blank = Blank(Vec::new());
        for (worth, text) in [
            (Worth::Frame, "+++\n"),
            (Worth::Help, "# its name\n"),
            (Worth::Needed, "name\n"),
            (Worth::OptionalHelp, "# its length\n"),
            (Worth::Optional, "# length\n"),
            (Worth::OptionalHelp, "# its toll\n"),
            (Worth::Optional, "# toll\n"),
            (Worth::Frame, "+++\n"),
        ] {
            blank.add(worth, text);
        }
        blank
    }

    #[test]
    fn with_little_room_what_an_editor_can_best_do_without_goes_first() {
        let blank = bridge();
        assert_eq!(blank.within(100, str::len), Some(blank.text()));
        for (room, rest) in [
            (60, "+++\n# its name\nname\n# its length\n# length\n# toll\n+++\n"),
            (45, "+++\n# its name\nname\n# length\n# toll\n+++\n"),
            (39, "+++\n# its name\nname\n# length\n+++\n"),
            (24, "+++\n# its name\nname\n+++\n"),
            (20, "+++\nname\n+++\n"),
            (12, "+++\n+++\n"),
        ] {
            assert_eq!(blank.within(room, str::len).as_deref(), Some(rest), "{room}");
        }
        assert_eq!(blank.within(7, str::len), None);
    }
}

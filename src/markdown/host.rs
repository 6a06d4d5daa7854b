//! What the site answers while a body is written.

use super::facts::Call;
use super::facts::Image;
use super::facts::Link;

/// The site, as a body that is being written sees it.
pub trait Host {
    /// Where a link leads.
    fn link(&self, link: &Link) -> Anchor;
    /// The file of an image.
    fn image(&self, image: &Image) -> Picture;
    /// The HTML of a component, given that of its body; empty if it failed.
    fn component(&self, call: &Call, body: Option<String>) -> String;
    /// One of the [`WORDS`] in the language of the page.
    fn word(&self, key: &str) -> String;
}

/// The keys of the words that a [`Host`] is asked for.
pub const WORDS: [&str; 10] = [
    "alert-note",
    "alert-tip",
    "alert-important",
    "alert-warning",
    "alert-caution",
    "footnotes",
    "footnote-back",
    "table",
    "task-done",
    "task-open",
];

/// Where a link leads.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Anchor {
    /// The address.
    pub href: String,
    /// The language of what it leads to, where that is not the page's.
    pub hreflang: Option<String>,
    /// Words that say so.
    pub mark: Option<String>,
    /// What it is called by those who hear it, where its own words are no more than a short name.
    pub name: Option<String>,
}

/// The file of an image.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The address.
    pub src: String,
    /// The width in pixels, where it is known.
    pub width: Option<u32>,
    /// The height in pixels, where it is known.
    pub height: Option<u32>,
}

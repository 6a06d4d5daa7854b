//! What lints see of finished pages: ids, and tags that lead somewhere.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use html5gum::Span;
use html5gum::Tokenizer;
use html5gum::emitters::callback::CallbackEmitter;
use html5gum::emitters::callback::CallbackEvent;

use crate::id::EntryId;
use crate::path::RelPath;
use crate::render::Templates;
use crate::site::Site;

/// What is known of one finished page.
#[derive(Clone, Default, Debug)]
pub struct Finished {
    /// Its ids.
    pub ids: BTreeSet<String>,
    /// Ids that stand on it more than once.
    pub repeated: Vec<String>,
    /// Tags that lead somewhere or load something.
    pub tags: Vec<Tag>,
}

/// A tag with an address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tag {
    /// The name of the tag.
    pub name: String,
    /// The attribute that holds the address.
    pub attribute: &'static str,
    /// The address.
    pub address: String,
}

impl Tag {
    /// The tag as it is quoted in findings.
    pub fn quoted(&self) -> String {
        format!("<{} {}=\"{}\">", self.name, self.attribute, self.address)
    }
}

/// All finished pages.
pub struct Pages<'a> {
    /// The pages by their file.
    pub by_path: BTreeMap<RelPath, (Option<EntryId>, Finished)>,
    /// All files of the site.
    pub files: BTreeSet<&'a RelPath>,
    /// The site.
    pub site: &'a Site<'a>,
    /// What the pages were drawn with.
    pub templates: &'a Templates<'a>,
}

const ADDRESSES: &[&str] = &["href", "src", "action", "poster", "data", "srcset"];

impl Finished {
    /// Reads a finished page.
    pub fn read(html: &str) -> Self {
        let mut reading = Reading::default();
        let emitter =
            CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| reading.take(&event));
        // Nothing comes out, and text that is at hand cannot fail to be read.
        for Ok(()) in Tokenizer::new_with_emitter(html, emitter) {}
        reading.page
    }
}

/// A page on its way through the tokenizer, which hands over names and values without keeping them: a third of the work of
/// a build was making tokens of what nobody asks for (`benches/site`).
#[derive(Default)]
struct Reading {
    page: Finished,
    /// The name of the tag that is open.
    tag: String,
    /// What its attribute is for.
    attribute: Attribute,
}

#[derive(Clone, Copy, Default)]
enum Attribute {
    #[default]
    Other,
    Id,
    Address(&'static str),
}

impl Reading {
    fn take(&mut self, event: &CallbackEvent<'_>) -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag.clear();
                self.tag.push_str(&String::from_utf8_lossy(name));
            }
            CallbackEvent::AttributeName { name } => {
                let address = ADDRESSES.iter().find(|known| known.as_bytes() == *name);
                self.attribute = match address {
                    Some(known) => Attribute::Address(known),
                    None if *name == b"id" => Attribute::Id,
                    None => Attribute::Other,
                };
            }
            CallbackEvent::AttributeValue { value } => self.value(value),
            _ => {}
        }
        None
    }

    fn value(&mut self, value: &[u8]) {
        let text = || String::from_utf8_lossy(value).into_owned();
        match self.attribute {
            Attribute::Other => {}
            Attribute::Id => {
                if !self.page.ids.insert(text()) {
                    self.page.repeated.push(text());
                }
            }
            Attribute::Address(attribute) => {
                self.page.tags.push(Tag { name: self.tag.clone(), attribute, address: text() });
            }
        }
    }
}

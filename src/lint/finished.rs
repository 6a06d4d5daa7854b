//! What lints see of finished pages: ids, and tags that lead somewhere.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use html5gum::Token;
use html5gum::Tokenizer;

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
    pub attribute: String,
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
        let mut page = Self::default();
        for Ok(token) in Tokenizer::new(html) {
            let Token::StartTag(tag) = token else { continue };
            let name = String::from_utf8_lossy(&tag.name).into_owned();
            for (attribute, value) in &tag.attributes {
                let attribute = String::from_utf8_lossy(attribute);
                let value = String::from_utf8_lossy(value).into_owned();
                if attribute == "id" {
                    if !page.ids.insert(value.clone()) {
                        page.repeated.push(value);
                    }
                } else if ADDRESSES.contains(&attribute.as_ref()) {
                    page.tags.push(Tag {
                        name: name.clone(),
                        attribute: attribute.into_owned(),
                        address: value,
                    });
                }
            }
        }
        page
    }
}

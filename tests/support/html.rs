//! Finished pages, read anew: every text a reader meets, with the elements that it stands in.

use std::collections::BTreeMap;

use html5gum::Token;
use html5gum::Tokenizer;

/// An element with its attributes.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
}

/// What a reader meets on a page.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Met<'p> {
    /// An element begins; it is the last of those it stands in.
    Start,
    /// Running text.
    Text(&'p str),
    /// Words in an attribute of the last of the elements.
    Attribute(&'p str),
}

/// Attributes that are read out; `content` only of the description.
const SPOKEN: &[&str] = &["alt", "title", "aria-label"];

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

impl Element {
    /// An attribute, where it has it.
    pub(crate) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    /// Whether it has a class.
    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split(' ').any(|other| other == class))
    }
}

/// Walks a page from its beginning to its end.
pub(crate) fn walk(html: &str, mut meet: impl FnMut(Met<'_>, &[Element])) {
    let utf8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let mut open: Vec<Element> = Vec::new();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter();
                let attributes = attributes.map(|(name, value)| (utf8(name), utf8(value)));
                open.push(Element { name: utf8(&tag.name), attributes: attributes.collect() });
                meet_start(&open, &mut meet);
                if tag.self_closing || VOID.contains(&open[open.len() - 1].name.as_str()) {
                    open.pop();
                }
            }
            Token::EndTag(tag) => {
                let name = utf8(&tag.name);
                let at = open.iter().rposition(|element| element.name == name);
                open.truncate(at.expect("what ends has begun"));
            }
            Token::String(text) => meet(Met::Text(&utf8(&text)), &open),
            _ => {}
        }
    }
    assert!(open.is_empty(), "what begins ends: {open:?}");
}

fn meet_start(open: &[Element], meet: &mut impl FnMut(Met<'_>, &[Element])) {
    let element = &open[open.len() - 1];
    meet(Met::Start, open);
    for (name, value) in &element.attributes {
        let is_description = name == "content" && element.get("name") == Some("description");
        if SPOKEN.contains(&name.as_str()) || is_description {
            meet(Met::Attribute(value), open);
        }
    }
}

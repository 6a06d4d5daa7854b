//! What a body becomes, what is found in it, and what is refused.

mod facts;
mod findings;
mod laws;
mod output;

use std::ops::Range;

use super::Anchor;
use super::Body;
use super::Call;
use super::Host;
use super::Image;
use super::Link;
use super::LinkKind;
use super::Literal;
use super::Picture;
use super::escape;
use super::html;
use super::parse;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::id::FileId;
use crate::id::Id;

/// A site that answers with what it was asked.
struct Echo;

impl Host for Echo {
    fn link(&self, link: &Link) -> Anchor {
        let foreign = link.destination.contains(".ru.");
        Anchor {
            href: link.destination.clone(),
            hreflang: foreign.then(|| "ru".to_owned()),
            mark: foreign.then(|| "(in Russian)".to_owned()),
            name: (link.text == "OB").then(|| "OB, \"the old\" bridge".to_owned()),
        }
    }

    fn image(&self, image: &Image) -> Picture {
        Picture { src: image.source.clone(), width: Some(40), height: Some(30) }
    }

    fn component(&self, call: &Call, body: Option<String>) -> String {
        let mut html = format!("<x-{}", call.name);
        for argument in &call.arguments {
            if let Literal::String(value) = &argument.value {
                html.extend([" ", &argument.name, "="]);
                escape::attribute(&mut html, value);
            }
        }
        match body {
            Some(body) => format!("{html}>{body}</x-{}>", call.name),
            None => format!("{html}/>"),
        }
    }

    fn word(&self, key: &str) -> String {
        key.to_owned()
    }
}

fn file() -> FileId {
    FileId::from_row(0)
}

/// The facts of a whole text, and the findings.
fn parsed(text: &str) -> (Body, Diagnostics) {
    let mut found = Diagnostics::default();
    let body = parse(file(), text, 0..text.len(), &mut found);
    (body, found)
}

/// The HTML of a text in which nothing is wrong.
fn written(text: &str) -> String {
    let (body, found) = parsed(text);
    let messages: Vec<_> = found.iter().map(|finding| finding.message.to_string()).collect();
    assert!(messages.is_empty(), "{text}\n{messages:?}");
    html(&body, text, &Echo)
}

fn at(text: &str, span: Span) -> &str {
    let range: Range<usize> = span.range();
    text.get(range).expect("a span within the text, on character boundaries")
}

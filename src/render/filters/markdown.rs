//! `{{ text | markdown }}`: inline Markdown as HTML. Links in it lead where they say.

use std::sync::Arc;

use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::Value;

use super::Filter;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::id::FileId;
use crate::id::Id;
use crate::markdown;
use crate::markdown::Anchor;
use crate::markdown::Call;
use crate::markdown::Host;
use crate::markdown::Image;
use crate::markdown::Link;
use crate::markdown::Picture;
use crate::render::tables::Tables;

pub(super) const FILTER: Filter = Filter { name: "markdown", register };

fn register(tera: &mut Tera, _: &Arc<Tables>) {
    tera.register_filter(FILTER.name, |value: &str, _: Kwargs, _: &State<'_>| {
        // Where the text stands is not known here, so what is wrong in it is left to the fields it came from.
        let body = markdown::parse_inline(
            value,
            Span::file(FileId::from_row(0)),
            &mut Diagnostics::default(),
        );
        Value::safe_string(&markdown::html(&body, value, &Nowhere))
    });
}

/// A host that knows no page to start from.
struct Nowhere;

impl Host for Nowhere {
    fn link(&self, link: &Link) -> Anchor {
        // A scheme that is not let through leads nowhere.
        let href = if link.kind.is_some() { link.destination.clone() } else { String::new() };
        Anchor { href, ..Anchor::default() }
    }

    fn image(&self, image: &Image) -> Picture {
        Picture { src: image.source.clone(), ..Picture::default() }
    }

    fn component(&self, _: &Call, _: Option<String>) -> String {
        String::new()
    }

    fn word(&self, key: &str) -> String {
        key.to_owned()
    }
}

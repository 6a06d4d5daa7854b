//! Files beside the content that pages use: pictures of texts and fields, and files that links lead to.

use std::collections::BTreeSet;

use super::Link;
use super::Target;
use super::file_beside;
use crate::content::Data;
use crate::content::Value;
use crate::diagnostic::Span;
use crate::id::EntryId;
use crate::id::FileId;
use crate::id::Table;
use crate::site::Site;

/// A picture that a page shows.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The page.
    pub entry: EntryId,
    /// The path as it was written.
    pub source: String,
    /// What it shows in words; nothing if that is not said.
    pub alt: Option<String>,
    /// Where it stands.
    pub span: Span,
    /// Where its path stands.
    pub source_span: Span,
    /// The file; nothing if there is none.
    pub file: Option<FileId>,
}

/// The pictures of all texts and fields, in page order.
pub(super) fn pictures(site: &Site) -> Vec<Picture> {
    let mut pictures = Vec::new();
    for (id, text) in site.texts.iter() {
        let images = text
            .bodies()
            .flat_map(|body| &body.images)
            .filter(|image| !is_elsewhere(&image.source));
        pictures.extend(images.map(|image| Picture {
            entry: id,
            source: image.source.clone(),
            alt: Some(image.alt.clone()).filter(|alt| !alt.trim().is_empty()),
            span: image.source_span,
            source_span: image.source_span,
            file: file_beside(site, id, &image.source),
        }));
        for value in site.entries[id].fields.iter().flatten() {
            gather(site, id, value, &mut pictures);
        }
    }
    pictures
}

/// Pictures of other sites were told of when they were read.
fn is_elsewhere(source: &str) -> bool {
    source.is_empty() || source.contains("//") || source.starts_with("data:")
}

fn gather(site: &Site, entry: EntryId, value: &Value, pictures: &mut Vec<Picture>) {
    match &value.data {
        Data::Image { src, src_span, alt, .. } => pictures.push(Picture {
            entry,
            source: src.clone(),
            alt: alt.clone(),
            span: value.span,
            source_span: *src_span,
            file: file_beside(site, entry, src),
        }),
        Data::List(values) => values.iter().for_each(|value| gather(site, entry, value, pictures)),
        Data::Record(values) => {
            values.iter().flatten().for_each(|value| gather(site, entry, value, pictures))
        }
        _ => {}
    }
}

/// The files that pictures show and links lead to.
pub(super) fn used(links: &Table<EntryId, Vec<Link>>, pictures: &[Picture]) -> BTreeSet<FileId> {
    let linked = links.values().flatten().filter_map(|link| match link.target {
        Target::File(file) => Some(file),
        _ => None,
    });
    linked.chain(pictures.iter().filter_map(|picture| picture.file)).collect()
}

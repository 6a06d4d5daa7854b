//! Where entries of a kind appear, and which of its fields say so.

use tera::Value;

use crate::config::FieldIndex;
use crate::config::Kind;
use crate::config::SearchFacet;
use crate::id::KindId;
use crate::render::views::Reader;
use crate::render::views::object::Object;

/// A key of a facet, and the field that it names, where it does.
type Key = (&'static str, Option<FieldIndex>);

impl Reader<'_> {
    /// `[{name keys: [{name field label}]}]`, those that `book.toml` declares for the kind. A key that names no field is left
    /// out.
    pub(super) fn facets(&self, id: KindId, kind: &Kind) -> Vec<Value> {
        let facets = declared(kind).into_iter();
        facets
            .map(|(name, keys)| {
                let keys = keys.into_iter().filter_map(|(key, at)| {
                    let field = &kind[at?].name;
                    let view = Object::new()
                        .with("name", key)
                        .with("field", field.clone())
                        .with("label", self.words().field(id, field));
                    Some(Value::from(view))
                });
                Object::new().with("name", name).with("keys", keys.collect::<Vec<_>>()).into()
            })
            .collect()
    }
}

fn declared(kind: &Kind) -> Vec<(&'static str, Vec<Key>)> {
    let facets = &kind.facets;
    let timeline = facets.timeline.as_ref().map(|facet| {
        let keys = vec![
            ("start", Some(facet.start)),
            ("end", facet.end),
            ("lane", facet.lane),
            ("label", facet.label),
            ("highlight", facet.highlight),
        ];
        ("timeline", keys)
    });
    let map = facets.map.as_ref().map(|facet| {
        let keys = vec![
            ("place", Some(facet.place)),
            ("group", facet.group),
            ("label", facet.label),
            ("highlight", facet.highlight),
        ];
        ("map", keys)
    });
    let calendar = facets.calendar.as_ref().map(|facet| {
        ("calendar", vec![("start", Some(facet.start)), ("end", facet.end), ("place", facet.place)])
    });
    let feed = facets
        .feed
        .as_ref()
        .map(|facet| ("feed", vec![("date", facet.date), ("summary", facet.summary)]));
    let search = (facets.search != SearchFacet::default()).then(|| ("search", Vec::new()));
    let cards = facets.cards.as_ref().map(|_| ("cards", Vec::new()));
    let schema_org = facets.schema_org.as_ref().map(|_| ("schema-org", Vec::new()));
    let data = facets.data.as_ref().map(|_| ("data", Vec::new()));
    [timeline, map, calendar, feed, search, cards, schema_org, data].into_iter().flatten().collect()
}

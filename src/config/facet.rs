//! Facets: where entries of a kind appear.
//!
//! Always holds: a facet names fields that exist and have a type it can use.

use super::field::FieldIndex;

/// The facets that a kind can have.
pub(super) const NAMES: &[&str] =
    &["timeline", "map", "calendar", "feed", "search", "cards", "schema-org", "data"];

/// Where the entries of a kind appear. Absent means off, but for search.
#[derive(Clone, Default, Debug)]
pub struct Facets {
    /// On the timeline.
    pub timeline: Option<TimelineFacet>,
    /// On the map.
    pub map: Option<MapFacet>,
    /// In the calendar.
    pub calendar: Option<CalendarFacet>,
    /// In the feed.
    pub feed: Option<FeedFacet>,
    /// In the search.
    pub search: SearchFacet,
    /// With a social card of their own.
    pub cards: Option<CardsFacet>,
    /// As structured data.
    pub schema_org: Option<SchemaOrgFacet>,
    /// As open data.
    pub data: Option<DataFacet>,
    /// The facets that could not be read: what they would make is missing for no other reason.
    pub faulty: Vec<&'static str>,
}

impl Facets {
    /// Whether a facet that was declared is not there.
    pub(super) fn lacks(&self, name: &str) -> bool {
        match name {
            "timeline" => self.timeline.is_none(),
            "map" => self.map.is_none(),
            "calendar" => self.calendar.is_none(),
            "schema-org" => self.schema_org.is_none(),
            _ => false,
        }
    }
}

/// A bar or a mark on the timeline.
#[derive(Clone, Debug)]
pub struct TimelineFacet {
    /// The date it starts with.
    pub start: FieldIndex,
    /// The date it ends with; without this facet key, entries are points.
    pub end: Option<FieldIndex>,
    /// The choice that says its lane.
    pub lane: Option<FieldIndex>,
    /// Its short name.
    pub label: Option<FieldIndex>,
    /// The field whose presence marks the entry.
    pub highlight: Option<FieldIndex>,
}

/// A marker on the map.
#[derive(Clone, Debug)]
pub struct MapFacet {
    /// Where it stands.
    pub place: FieldIndex,
    /// Its short name.
    pub label: Option<FieldIndex>,
    /// The choice that groups markers.
    pub group: Option<FieldIndex>,
    /// The field whose presence marks the entry.
    pub highlight: Option<FieldIndex>,
}

/// An event in the calendar.
#[derive(Clone, Debug)]
pub struct CalendarFacet {
    /// The day it starts.
    pub start: FieldIndex,
    /// The day it ends.
    pub end: Option<FieldIndex>,
    /// Where it takes place.
    pub place: Option<FieldIndex>,
    /// Whether it comes back every year.
    pub yearly: bool,
}

/// An item of the feed.
#[derive(Clone, Debug)]
pub struct FeedFacet {
    /// Its date.
    pub date: Option<FieldIndex>,
    /// Its summary.
    pub summary: Option<FieldIndex>,
}

/// Whether and how entries are found by the search.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SearchFacet {
    /// Not at all.
    Off,
    /// With these choices as filters.
    On {
        /// The choices.
        filters: Vec<FieldIndex>,
    },
}

impl Default for SearchFacet {
    fn default() -> Self {
        Self::On { filters: Vec::new() }
    }
}

/// A social card.
#[derive(Clone, Debug)]
pub struct CardsFacet {
    /// The line below the title.
    pub subtitle: Option<FieldIndex>,
    /// The template of the card.
    pub template: Option<String>,
}

/// Structured data.
#[derive(Clone, Debug)]
pub struct SchemaOrgFacet {
    /// The type on schema.org.
    pub kind: String,
    /// Properties and the fields that fill them.
    pub properties: Vec<(String, FieldIndex)>,
}

/// Open data.
#[derive(Clone, Debug)]
pub struct DataFacet {
    /// The columns; nothing for all fields.
    pub columns: Option<Vec<FieldIndex>>,
}

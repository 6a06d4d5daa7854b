//! `figure.map`: the entries of every kind with a place on the map, laid out, and the same by groups for the list.

mod drawn;

use tera::Value;

use super::Reader;
use super::object::Object;
use crate::config::FieldIndex;
use crate::config::Kind;
use crate::config::MapFacet;
use crate::config::Type;
use crate::content::Data;
use crate::content::Entry;
use crate::date::Date;
use crate::figure::map;
use crate::figure::map::Item;
use crate::figure::map::Place;
use crate::id::EntryId;
use crate::id::KindId;
use drawn::Items;
use drawn::view_of;

/// What the list is divided by: a choice of a kind, or the kind as a whole.
struct Group {
    key: String,
    label: String,
    kind: String,
}

/// An entry on its way onto the map.
struct Shown {
    entry: EntryId,
    place: Place,
    /// The name of its place, or its degrees.
    name: String,
    group: usize,
    label: String,
    highlight: Option<String>,
    start: Option<Date>,
    end: Option<Date>,
    is_open: bool,
}

impl Reader<'_> {
    /// The map; nothing if no kind is on it or there is nothing to show.
    pub(super) fn map(&self) -> Option<Value> {
        let (mut groups, mut shown) = (Vec::new(), Vec::new());
        for (id, kind) in self.site.config.kinds.iter() {
            if let Some(facet) = &kind.facets.map {
                let first = groups.len();
                groups.extend(self.groups(id, kind, facet));
                let entries = self.site.order(id, self.lang).iter();
                shown.extend(entries.filter_map(|entry| self.placed(*entry, kind, facet, first)));
            }
        }
        let item = |shown: &Shown| Item { place: shown.place, group: shown.group };
        let layout = map::layout(&shown.iter().map(item).collect::<Vec<_>>())?;
        let views = shown.iter().map(|item| self.map_item(item, &groups[item.group])).collect();
        Some(view_of(layout, &Items { shown: &shown, views }, &groups))
    }

    fn groups(&self, id: KindId, kind: &Kind, facet: &MapFacet) -> Vec<Group> {
        let many = crate::lang::raised(&self.words().many(id, kind));
        let rest = Group { key: kind.key.clone(), label: many.clone(), kind: many.clone() };
        let Some((field, options)) = facet.group.and_then(|at| options(kind, at)) else {
            return vec![rest];
        };
        let group = |option: &String| Group {
            key: format!("{}-{option}", kind.key),
            label: self.words().choice(id, field, option),
            kind: many.clone(),
        };
        // What names no group stands in the last one.
        options.iter().map(group).chain([rest]).collect()
    }

    fn placed(&self, id: EntryId, kind: &Kind, facet: &MapFacet, first: usize) -> Option<Shown> {
        let entry = &self.site.entries[id];
        let Data::Place { lat, lon, name } = &entry.field(facet.place)?.data else { return None };
        let label = facet.label.and_then(|at| entry.text_in(at));
        let highlight = facet.highlight.filter(|at| entry.field(*at).is_some());
        let dates = kind.facets.timeline.as_ref();
        let end = dates.and_then(|facet| facet.end);
        Some(Shown {
            entry: id,
            place: Place { lat: *lat, lon: *lon },
            name: name.clone().unwrap_or_else(|| format!("{lat}, {lon}")),
            group: first + facet.group.map_or(0, |at| option_of(entry, kind, at)),
            label: label.map_or_else(|| self.title(id), str::to_owned),
            highlight: highlight.map(|at| self.words().field(entry.kind, &kind[at].name)),
            start: dates.and_then(|facet| entry.date_in(facet.start)),
            end: end.and_then(|at| entry.date_in(at)),
            is_open: end.is_some_and(|at| entry.field(at).is_none()),
        })
    }

    fn map_item(&self, item: &Shown, group: &Group) -> Value {
        Object::new()
            .with("entry", self.card(item.entry))
            .with("label", item.label.clone())
            .with("group", group.label.clone())
            .with("group_key", group.key.clone())
            .with("kind", group.kind.clone())
            .with("place", item.name.clone())
            .maybe("start", item.start.map(|date| self.date(date)))
            .maybe("end", item.end.map(|date| self.date(date)))
            .with("is_open", item.is_open)
            .with("is_over", item.end.is_some())
            .with("is_highlighted", item.highlight.is_some())
            .maybe("highlight", item.highlight.clone())
            .into()
    }
}

/// The name and the options of a choice.
fn options(kind: &Kind, at: FieldIndex) -> Option<(&str, &[String])> {
    match &kind[at].kind {
        Type::Choice { options } => Some((&kind[at].name, options)),
        _ => None,
    }
}

/// Which option of a choice an entry takes; one more than the last if none.
fn option_of(entry: &Entry, kind: &Kind, at: FieldIndex) -> usize {
    let Some((_, options)) = options(kind, at) else { return 0 };
    let chosen = entry.field(at).and_then(|value| match &value.data {
        Data::Choice(option) => options.iter().position(|other| other == option),
        _ => None,
    });
    chosen.unwrap_or(options.len())
}

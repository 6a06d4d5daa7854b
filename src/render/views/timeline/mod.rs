//! `figure.timeline`: the entries of every kind with a timeline, laid out.

mod drawing;

use tera::Value;

use super::Reader;
use crate::config::Kind;
use crate::config::TimelineFacet;
use crate::config::Type;
use crate::content::Data;
use crate::date::Date;
use crate::figure::timeline;
use crate::figure::timeline::End;
use crate::figure::timeline::Item;
use crate::id::EntryId;
use crate::id::KindId;

/// A lane of the figure: a choice of a kind, or the kind as a whole.
pub(super) struct Lane {
    pub(super) key: String,
    pub(super) label: String,
    kind: String,
    /// Its place among the lanes that hold something, from 1.
    index: usize,
    /// The place of its kind among the kinds that hold something, from 1.
    kind_index: usize,
}

/// An entry on its way into the figure.
pub(super) struct Shown<'f> {
    pub(super) entry: EntryId,
    pub(super) facet: &'f TimelineFacet,
    pub(super) start: Date,
    pub(super) end: Option<Date>,
    pub(super) lane: usize,
    pub(super) label: String,
    /// What marks it, in words.
    pub(super) highlight: Option<String>,
}

impl Reader<'_> {
    /// The timeline; nothing if no kind has one or there is nothing to show.
    pub(in crate::render) fn timeline(&self) -> Option<Value> {
        let config = &self.site.config;
        let (mut lanes, mut shown) = (Vec::new(), Vec::new());
        for (id, kind) in config.kinds.iter() {
            if let Some(facet) = &kind.facets.timeline {
                let first = lanes.len();
                lanes.extend(self.lanes(id, kind, facet));
                shown.extend(
                    self.site
                        .order(id, self.lang)
                        .iter()
                        .filter_map(|entry| self.shown(*entry, kind, facet, first)),
                );
            }
        }
        count_off(&mut lanes, &shown);
        let items: Vec<Item> = shown.iter().map(as_item).collect();
        let eras: Vec<(Date, Date)> = config.eras.iter().map(|era| (era.from, era.to)).collect();
        let direction = self.direction();
        let (since, until) = (config.site.since, config.site.until);
        let layout = timeline::layout(&items, lanes.len(), &eras, since, until, direction)?;
        Some(self.view_of(&layout, &lanes, &shown))
    }

    /// The lanes of a kind; its last one is for what names none.
    pub(super) fn lanes(&self, id: KindId, kind: &Kind, facet: &TimelineFacet) -> Vec<Lane> {
        let many = crate::lang::raised(&self.words().many(id, kind));
        let Some(field) = facet.lane.map(|at| &kind[at]) else {
            return vec![Lane::of(kind.key.clone(), many.clone(), many)];
        };
        let Type::Choice { options } = &field.kind else { return Vec::new() };
        let lane = |option: &String| {
            let label = self.words().choice(id, &field.name, option);
            Lane::of(format!("{}-{option}", kind.key), label, many.clone())
        };
        // What names no lane stands in the last one.
        let rest = Lane::of(kind.key.clone(), many.clone(), many.clone());
        options.iter().map(lane).chain([rest]).collect()
    }

    /// An entry with the dates, the label and the mark that the facet names; its lanes are counted from `first`.
    /// Nothing if it does not say when it begins.
    pub(super) fn shown<'f>(
        &self,
        id: EntryId,
        kind: &Kind,
        facet: &'f TimelineFacet,
        first: usize,
    ) -> Option<Shown<'f>> {
        let entry = &self.site.entries[id];
        let lane =
            match facet.lane.map(|at| (&kind[at].kind, entry.field(at).map(|value| &value.data))) {
                Some((Type::Choice { options }, Some(Data::Choice(option)))) => {
                    options.iter().position(|other| other == option).unwrap_or(options.len())
                }
                Some((Type::Choice { options }, _)) => options.len(),
                _ => 0,
            };
        let label = facet.label.and_then(|at| entry.text_in(at));
        let highlight = facet.highlight.filter(|at| entry.field(*at).is_some());
        Some(Shown {
            entry: id,
            facet,
            start: entry.date_in(facet.start)?,
            end: facet.end.and_then(|at| entry.date_in(at)),
            lane: first + lane,
            label: label.map_or_else(|| self.title(id), str::to_owned),
            highlight: highlight.map(|at| self.words().field(entry.kind, &kind[at].name)),
        })
    }
}

impl Lane {
    fn of(key: String, label: String, kind: String) -> Self {
        Self { key, label, kind, index: 0, kind_index: 0 }
    }
}

/// Gives each lane that holds something its place among them.
fn count_off(lanes: &mut [Lane], shown: &[Shown<'_>]) {
    let (mut index, mut kind_index, mut kind) = (0, 0, String::new());
    for (at, lane) in lanes.iter_mut().enumerate() {
        if shown.iter().any(|item| item.lane == at) {
            index += 1;
            kind_index += usize::from(kind != lane.kind);
            kind.clone_from(&lane.kind);
            (lane.index, lane.kind_index) = (index, kind_index);
        }
    }
}

impl Shown<'_> {
    /// How it ends.
    pub(super) fn end(&self) -> End {
        match (self.facet.end, self.end) {
            (None, _) => End::Point,
            (Some(_), Some(end)) => End::At(end),
            (Some(_), None) => End::Open,
        }
    }
}

fn as_item(shown: &Shown<'_>) -> Item {
    Item {
        start: shown.start,
        end: shown.end(),
        lane: shown.lane,
        label_width: timeline::label_width(&shown.label),
    }
}

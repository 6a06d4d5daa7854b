//! `figure.timeline`: the entries of every kind with a timeline, laid out.

use tera::Value;

use super::Reader;
use super::object::Object;
use crate::config::Kind;
use crate::config::TimelineFacet;
use crate::config::Type;
use crate::content::Data;
use crate::date::Date;
use crate::figure::timeline;
use crate::figure::timeline::End;
use crate::figure::timeline::Item;
use crate::figure::timeline::Mark;
use crate::figure::timeline::Shape;
use crate::figure::timeline::Timeline;
use crate::id::EntryId;
use crate::id::KindId;

/// A row of the figure: a choice of a kind, or the kind as a whole.
pub(super) struct Lane {
    pub(super) key: String,
    pub(super) label: String,
    kind: String,
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
        let config = self.site.config;
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
        let items: Vec<Item> = shown.iter().map(as_item).collect();
        let eras: Vec<(Date, Date)> = config.eras.iter().map(|era| (era.from, era.to)).collect();
        let direction = config.languages[self.lang].lang.direction();
        let (since, until) = (config.site.since, config.site.until);
        let layout = timeline::layout(&items, lanes.len(), &eras, since, until, direction)?;
        Some(self.view_of(&layout, &lanes, &shown))
    }

    /// The lanes of a kind; its last one is for what names none.
    pub(super) fn lanes(&self, id: KindId, kind: &Kind, facet: &TimelineFacet) -> Vec<Lane> {
        let many = crate::lang::raised(&self.words().many(id, kind));
        let Some(field) = facet.lane.map(|at| &kind[at]) else {
            return vec![Lane { key: kind.key.clone(), label: many.clone(), kind: many }];
        };
        let Type::Choice { options } = &field.kind else { return Vec::new() };
        let lane = |option: &String| Lane {
            key: format!("{}-{option}", kind.key),
            label: self.words().choice(id, &field.name, option),
            kind: many.clone(),
        };
        // What names no lane stands in the last one.
        let rest = Lane { key: kind.key.clone(), label: many.clone(), kind: many.clone() };
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
        let date = |at| match entry.field(at)?.data {
            Data::Date(date) => Some(date),
            _ => None,
        };
        let lane =
            match facet.lane.map(|at| (&kind[at].kind, entry.field(at).map(|value| &value.data))) {
                Some((Type::Choice { options }, Some(Data::Choice(option)))) => {
                    options.iter().position(|other| other == option).unwrap_or(options.len())
                }
                Some((Type::Choice { options }, _)) => options.len(),
                _ => 0,
            };
        let label = facet.label.and_then(|at| match &entry.field(at)?.data {
            Data::Text(text) | Data::Markdown(text) => Some(text.clone()),
            _ => None,
        });
        let highlight = facet.highlight.filter(|at| entry.field(*at).is_some());
        Some(Shown {
            entry: id,
            facet,
            start: date(facet.start)?,
            end: facet.end.and_then(date),
            lane: first + lane,
            label: label.unwrap_or_else(|| self.title(id)),
            highlight: highlight.map(|at| self.words().field(entry.kind, &kind[at].name)),
        })
    }

    fn view_of(&self, layout: &Timeline, lanes: &[Lane], shown: &[Shown<'_>]) -> Value {
        let views: Vec<Value> = shown
            .iter()
            .zip(&layout.marks)
            .map(|(item, mark)| self.item(item, mark, &lanes[item.lane]))
            .collect();
        let ordered =
            |indexes: &[usize]| indexes.iter().map(|at| views[*at].clone()).collect::<Vec<_>>();
        let ticks = layout.ticks.iter().map(|tick| {
            Object::new()
                .with("x", tick.x)
                .with("year", tick.year)
                .with("is_major", tick.is_major)
                .into()
        });
        let eras =
            self.site.config.eras.iter().zip(&layout.eras).filter(|(_, band)| band.width > 0.0);
        let eras = eras.map(|(era, band)| {
            Object::new()
                .with("key", era.key.clone())
                .with("label", self.words().era(&era.key))
                .with("x", band.x)
                .with("width", band.width)
                .with("from", era.from.year())
                .with("to", era.to.year())
                .into()
        });
        let lane_views =
            lanes.iter().zip(&layout.lanes).enumerate().filter(|(_, (_, band))| band.rows > 0);
        let lane_views = lane_views.map(|(at, (lane, band))| {
            Object::new()
                .with("key", lane.key.clone())
                .with("label", lane.label.clone())
                .with("kind", lane.kind.clone())
                .with("y", band.y)
                .with("height", band.height)
                .with("count", shown.iter().filter(|item| item.lane == at).count())
                .into()
        });
        let decades = layout.decades.iter().map(|decade| {
            Object::new()
                .with("from", decade.from)
                .with("to", decade.to)
                .with("label", decade.from.to_string())
                .with("items", ordered(&decade.items))
                .into()
        });
        Object::new()
            .with("from", layout.from)
            .with("to", layout.to)
            .with("width", layout.width)
            .with("height", layout.height)
            .with("axis_y", layout.axis_y)
            .with("ticks", ticks.collect::<Vec<Value>>())
            .with("eras", eras.collect::<Vec<Value>>())
            .with("lanes", lane_views.collect::<Vec<Value>>())
            .with("items", ordered(&layout.order))
            .with("decades", decades.collect::<Vec<Value>>())
            .with("step", layout.step)
            .into()
    }

    fn item(&self, item: &Shown<'_>, mark: &Mark, lane: &Lane) -> Value {
        Object::new()
            .with("entry", self.card(item.entry))
            .with("start", self.date(item.start))
            .maybe("end", item.end.map(|date| self.date(date)))
            .with("is_open", mark.shape == Shape::OpenBar)
            .with("is_point", mark.shape == Shape::Point)
            .with("is_highlighted", item.highlight.is_some())
            .maybe("highlight", item.highlight.clone())
            .with("label", item.label.clone())
            .with("lane", lane.label.clone())
            .with("lane_key", lane.key.clone())
            .with("kind", lane.kind.clone())
            .with("x", mark.x)
            .with("y", mark.y)
            .with("width", mark.width)
            .with("height", mark.height)
            .with("row", mark.row)
            .maybe("label_x", mark.label.as_ref().map(|label| label.x))
            .maybe("label_anchor", mark.label.as_ref().map(|label| label.side.anchor()))
            .into()
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

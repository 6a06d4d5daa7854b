//! `decades` of a list: the entries of a kind that is told by its dates, in groups of years.
//!
//! A kind is told by its dates if it is sorted by the date that its timeline starts with, and its entries do not last.

use tera::Value;

use super::Reader;
use super::object::Object;
use crate::config::SortBy;
use crate::config::TimelineFacet;
use crate::content::Data;
use crate::date::Date;
use crate::figure::timeline::period;
use crate::id::EntryId;
use crate::id::KindId;

impl Reader<'_> {
    /// `[{from to label items: [{entry start lane? lane_key?}]}]` in the order of the kind; empty if it is not told by its
    /// dates, or if an entry has none.
    pub(in crate::render) fn by_decade(&self, kind: KindId) -> Vec<Value> {
        let Some(facet) = self.dated(kind) else { return Vec::new() };
        let order = self.site.order(kind, self.lang);
        let dates: Option<Vec<(EntryId, Date)>> = order
            .iter()
            .map(|id| Some((*id, self.site.entries[*id].date_in(facet.start)?)))
            .collect();
        let dates = dates.unwrap_or_default();
        let years = dates.iter().map(|(_, date)| date.year());
        let Some((from, to)) = years.clone().min().zip(years.max()) else { return Vec::new() };
        let step = period(from, to);
        let decade = |date: Date| date.year() / step * step;
        dates
            .chunk_by(|(_, a), (_, b)| decade(*a) == decade(*b))
            .filter_map(|group| {
                let from = decade(group.first()?.1);
                let items = group.iter().map(|(id, date)| self.dated_item(*id, *date, facet));
                let view = Object::new()
                    .with("from", from)
                    .with("to", from + step - 1)
                    .with("label", from.to_string())
                    .with("items", items.collect::<Vec<_>>());
                Some(view.into())
            })
            .collect()
    }

    fn dated(&self, kind: KindId) -> Option<&TimelineFacet> {
        let kind = &self.site.config.kinds[kind];
        let facet = kind.facets.timeline.as_ref().filter(|facet| facet.end.is_none())?;
        (kind.sort.by == SortBy::Field(facet.start)).then_some(facet)
    }

    fn dated_item(&self, id: EntryId, start: Date, facet: &TimelineFacet) -> Value {
        let entry = &self.site.entries[id];
        let lane = facet.lane.and_then(|at| match &entry.field(at)?.data {
            Data::Choice(option) => {
                let field = &self.site.config.kinds[entry.kind][at].name;
                Some((option.clone(), self.words().choice(entry.kind, field, option)))
            }
            _ => None,
        });
        let (key, label) = lane.unzip();
        Object::new()
            .with("entry", self.card(id))
            .with("start", self.date(start))
            .maybe("lane", label)
            .maybe("lane_key", key)
            .into()
    }
}

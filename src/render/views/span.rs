//! `page.span`: where the entry stands among the years of the site, for kinds that have a timeline.

use tera::Value;

use super::Reader;
use super::object::Object;
use crate::config::TimelineFacet;
use crate::date::Date;
use crate::figure::span;
use crate::figure::timeline::End;
use crate::id::EntryId;
use crate::id::KindId;

impl Reader<'_> {
    /// `{from to start_percent width_percent is_open is_point is_highlighted ticks: [{percent year}]}`, percents from the
    /// left edge. The scale reaches from the year of `since` to that of `until`, or over the entries of the kind.
    pub(super) fn among_years(&self, id: EntryId) -> Option<Value> {
        let entry = &self.site.entries[id];
        let facet = self.site.config.kinds[entry.kind].facets.timeline.as_ref()?;
        let start = entry.date_in(facet.start)?;
        let end = match facet.end.map(|end| entry.date_in(end)) {
            None => End::Point,
            Some(Some(end)) => End::At(end),
            Some(None) => End::Open,
        };
        let years = self.years_about(entry.kind, facet)?;
        let until = self.site.config.site.until;
        let span = span::span(start, end, years, until, self.direction());
        let tick = |tick: &span::Tick| {
            Value::from(Object::new().with("percent", tick.at).with("year", tick.year))
        };
        let highlight = facet.highlight.and_then(|at| entry.field(at));
        let view = Object::new()
            .with("from", span.from)
            .with("to", span.to)
            .with("start_percent", span.start)
            .with("width_percent", span.width)
            .with("is_open", end == End::Open)
            .with("is_point", end == End::Point)
            .with("is_highlighted", highlight.is_some())
            .with("ticks", span.ticks.iter().map(tick).collect::<Vec<_>>());
        Some(view.into())
    }

    /// The years that the site is about: what it says of itself, else those of the entries of a kind.
    fn years_about(&self, kind: KindId, facet: &TimelineFacet) -> Option<(Date, Date)> {
        let site = &self.site.config.site;
        let told = site.since.zip(site.until);
        told.or_else(|| {
            let entries = self.site.order(kind, self.lang).iter().map(|id| &self.site.entries[*id]);
            let dates = entries.flat_map(|entry| {
                [Some(facet.start), facet.end]
                    .into_iter()
                    .flatten()
                    .filter_map(|at| entry.date_in(at))
            });
            let dates: Vec<Date> = dates.collect();
            Some((*dates.iter().min()?, *dates.iter().max()?))
        })
    }
}

//! `figure.charts`: the charts of each kind with a timeline, by the key of the kind.
//!
//! A kind whose entries are points has no years and no lengths, since nothing of it lasts; one in a single lane has no
//! lanes. Of fewer than three entries there is nothing to be seen that the list does not say better.

mod bars;
mod years;

use tera::Value;

use super::Object;
use super::Reader;
use super::timeline::Shown;
use crate::config::Kind;
use crate::config::TimelineFacet;
use crate::config::Type;
use crate::content::Data;
use crate::date::Date;
use crate::figure::chart;
use crate::figure::chart::Frame;
use crate::figure::chart::Span;
use crate::figure::timeline::End;
use crate::id::EntryId;
use crate::id::KindId;

/// With fewer entries a kind has no charts.
const FEWEST: usize = 3;

impl Reader<'_> {
    /// `{<kind>: {key title as_of active? lanes? lengths?}}`; kinds without charts are left out.
    pub(super) fn charts(&self) -> Value {
        let mut charts = Object::new();
        for (id, kind) in self.site.config.kinds.iter() {
            let facet = kind.facets.timeline.as_ref();
            if let Some(of_kind) = facet.and_then(|facet| self.charts_of(id, kind, facet)) {
                charts = charts.named(&kind.key, of_kind);
            }
        }
        charts.into()
    }

    fn charts_of(&self, id: KindId, kind: &Kind, facet: &TimelineFacet) -> Option<Object> {
        let shown = self.site.order(id, self.lang).iter();
        let shown: Vec<Shown<'_>> =
            shown.filter_map(|entry| self.shown(*entry, kind, facet, 0)).collect();
        let spans: Vec<Span> = shown.iter().map(|shown| self.span(shown, kind)).collect();
        let site = &self.site.config.site;
        let frame = Frame::of(&spans, site.since, site.until)?;
        if spans.len() < FEWEST {
            return None;
        }
        let lasting = facet.end.is_some().then_some(&spans);
        let years = lasting.map(|spans| chart::active(spans, &frame, self.direction()));
        let lengths =
            lasting.and_then(|spans| chart::lengths(spans, frame.as_of, self.direction()));
        let lanes = chart::lanes(&spans, frame.as_of, self.direction());
        let has_lanes = facet.lane.is_some() && lanes.rows.len() > 1;
        let named = self.lanes(id, kind, facet);
        let charts = Object::new()
            .with("key", kind.key.clone())
            .with("title", crate::lang::raised(&self.words().many(id, kind)))
            .with("as_of", self.date(frame.as_of))
            .maybe("active", years.map(|years| self.years(&years, self.highlight(id, kind, facet))))
            .maybe("lanes", has_lanes.then(|| self.lane_bars(&lanes, &named, id, kind, facet)))
            .maybe("lengths", lengths.map(|lengths| self.length_bars(&lengths)));
        Some(charts)
    }

    /// What the highlighted part is called.
    fn highlight(&self, id: KindId, kind: &Kind, facet: &TimelineFacet) -> Option<String> {
        facet.highlight.map(|at| self.words().field(id, &kind[at].name))
    }

    fn span(&self, shown: &Shown<'_>, kind: &Kind) -> Span {
        let end = shown.end();
        Span {
            start: shown.start,
            end,
            lane: shown.lane,
            part: self.part(shown.entry, kind, shown.facet, (shown.start, end)),
        }
    }

    /// The part of an entry that is highlighted. A record may say when it began and ended, by its first and its second
    /// date; what it does not say is taken from the whole.
    fn part(
        &self,
        id: EntryId,
        kind: &Kind,
        facet: &TimelineFacet,
        whole: (Date, End),
    ) -> Option<(Date, End)> {
        let at = facet.highlight?;
        let value = self.site.entries[id].field(at)?;
        let (Type::Record { fields }, Data::Record(values)) = (&kind[at].kind, &value.data) else {
            return Some(whole);
        };
        let dates =
            fields.iter().zip(values).filter(|(field, _)| matches!(field.kind, Type::Date { .. }));
        let mut dates = dates.map(|(_, value)| match value.as_ref()?.data {
            Data::Date(date) => Some(date),
            _ => None,
        });
        let (from, to) = (dates.next().flatten(), dates.next().flatten());
        Some((from.unwrap_or(whole.0), to.map_or(whole.1, End::At)))
    }
}

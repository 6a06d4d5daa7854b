//! `figure.radial`: for each kind whose entries last on the timeline, its circle of years.

use tera::Value;

use super::Reader;
use super::object::Object;
use super::timeline::Shown;
use crate::config::Kind;
use crate::figure::radial;
use crate::figure::radial::Arc;
use crate::figure::radial::Point;
use crate::figure::radial::Radial;
use crate::figure::radial::Span;
use crate::figure::radial::Tick;
use crate::id::KindId;

impl Reader<'_> {
    /// The circles by the key of their kind, in the order of `book.toml`; nothing if there is none.
    pub(in crate::render) fn radials(&self) -> Option<Value> {
        let mut circles = Object::new();
        let mut count = 0;
        for (id, kind) in self.site.config.kinds.iter() {
            if let Some(circle) = self.radial(id, kind) {
                circles = circles.named(&kind.key, circle);
                count += 1;
            }
        }
        (count > 0).then(|| circles.into())
    }

    fn radial(&self, id: KindId, kind: &Kind) -> Option<Value> {
        let facet = kind.facets.timeline.as_ref().filter(|facet| facet.end.is_some())?;
        let order = self.site.order(id, self.lang).iter();
        let shown: Vec<Shown<'_>> =
            order.filter_map(|entry| self.shown(*entry, kind, facet, 0)).collect();
        let spans: Vec<Span> =
            shown.iter().map(|item| Span { start: item.start, end: item.end }).collect();
        let site = &self.site.config.site;
        let layout = radial::layout(&spans, site.since, site.until, self.direction())?;
        let arcs = shown.iter().zip(&layout.arcs).map(|(item, arc)| self.arc(item, arc, &layout));
        let marked = shown.iter().filter_map(|item| item.highlight.clone());
        let circle = Object::new()
            .with("kind", self.kind_view(id, kind))
            .with("from", layout.from)
            .with("to", layout.to)
            .with("count", shown.len())
            .with("open_count", spans.iter().filter(|span| span.end.is_none()).count())
            .with("highlighted_count", marked.clone().count())
            .maybe("highlight", marked.clone().next())
            .with("arcs", arcs.collect::<Vec<Value>>());
        Some(drawing(circle, &layout).into())
    }

    fn arc(&self, item: &Shown<'_>, arc: &Arc, layout: &Radial) -> Value {
        Object::new()
            .with("entry", self.card(item.entry))
            .with("start", self.date(item.start))
            .maybe("end", item.end.map(|date| self.date(date)))
            .with("is_open", arc.is_open)
            .with("is_highlighted", item.highlight.is_some())
            .maybe("highlight", item.highlight.clone())
            .with("label", item.label.clone())
            .with("has_room", layout.has_room_for(&item.label))
            .with("ring", arc.ring)
            .with("radius", arc.radius)
            .with("path", arc.path.clone())
            .with("start_angle", arc.start_angle)
            .with("end_angle", arc.end_angle)
            .with("from", point(arc.start))
            .with("to", point(arc.end))
            .with("heading", arc.heading)
            .into()
    }
}

/// What holds for the circle as a whole.
fn drawing(circle: Object, layout: &Radial) -> Object {
    circle
        .with("size", layout.size)
        .with("rings", layout.rings)
        .with("stroke", layout.stroke)
        .with("stroke_highlighted", layout.stroke_highlighted)
        .with("tip", layout.tip)
        .with("free", layout.free)
        .with("base", layout.base.clone())
        .with("ticks", layout.ticks.iter().map(tick).collect::<Vec<Value>>())
}

fn tick(tick: &Tick) -> Value {
    Object::new()
        .with("year", tick.year)
        .with("from", point(tick.from))
        .with("to", point(tick.to))
        .with("label", point(tick.label))
        .with("anchor", tick.anchor)
        .with("drop", tick.drop)
        .into()
}

fn point(point: Point) -> Value {
    Object::new().with("x", point.x).with("y", point.y).into()
}

//! What templates see of a timeline: all years, and each decade in a drawing of its own.

use std::collections::BTreeMap;

use tera::Value;

use super::Lane;
use super::Shown;
use crate::config::Era;
use crate::figure::timeline;
use crate::figure::timeline::Band;
use crate::figure::timeline::Decade;
use crate::figure::timeline::Drawing;
use crate::figure::timeline::Mark;
use crate::figure::timeline::Shape;
use crate::figure::timeline::Tick;
use crate::figure::timeline::Timeline;
use crate::render::views::Object;
use crate::render::views::Reader;

impl Reader<'_> {
    /// What a drawing says, and the decades beside it.
    pub(super) fn view_of(&self, layout: &Timeline, lanes: &[Lane], shown: &[Shown<'_>]) -> Value {
        let decades = layout.decades.iter().map(|decade| self.decade(decade, layout, lanes, shown));
        self.drawing(&layout.drawing, &layout.order, lanes, shown)
            .with("decades", decades.collect::<Vec<Value>>())
            .with("step", layout.step)
            .into()
    }

    fn decade(
        &self,
        decade: &Decade,
        layout: &Timeline,
        lanes: &[Lane],
        shown: &[Shown<'_>],
    ) -> Value {
        let all = &layout.drawing.marks;
        let items = decade.items.iter().map(|at| self.item(&shown[*at], &all[*at], lanes));
        Object::new()
            .with("from", decade.from)
            .with("to", decade.to)
            .with("label", decade.from.to_string())
            .with("x", number(decade.band.x))
            .with("width", number(decade.band.width))
            .with("items", items.collect::<Vec<Value>>())
            .with("drawing", self.drawing(&decade.drawing, &layout.order, lanes, shown))
            .into()
    }

    /// `order` names all items by date; those that the drawing shows follow it.
    fn drawing(
        &self,
        drawing: &Drawing,
        order: &[usize],
        lanes: &[Lane],
        shown: &[Shown<'_>],
    ) -> Object {
        let marks: BTreeMap<usize, &Mark> =
            drawing.marks.iter().map(|mark| (mark.item, mark)).collect();
        let items = order.iter().filter_map(|at| Some((&shown[*at], *marks.get(at)?)));
        let items = items.map(|(item, mark)| self.item(item, mark, lanes));
        Object::new()
            .with("from", drawing.from)
            .with("to", drawing.to)
            .with("width", number(drawing.width))
            .with("height", number(drawing.height))
            .with("axis_y", number(drawing.axis_y))
            .maybe("until_x", drawing.until.map(number))
            .with("ticks", drawing.ticks.iter().map(tick).collect::<Vec<Value>>())
            .with("eras", self.eras(&drawing.eras))
            .with("lanes", lane_views(drawing, lanes, shown))
            .with("items", items.collect::<Vec<Value>>())
    }

    /// The eras that the drawing shows a part of.
    fn eras(&self, bands: &[Band]) -> Vec<Value> {
        let eras = self.site.config.eras.iter().zip(bands).filter(|(_, band)| band.width > 0.0);
        let view = |(era, band): (&Era, &Band)| {
            Object::new()
                .with("key", era.key.clone())
                .with("label", self.words().era(&era.key))
                .with("x", number(band.x))
                .with("width", number(band.width))
                .with("from", era.from.year())
                .with("to", era.to.year())
                .into()
        };
        eras.map(view).collect()
    }

    fn item(&self, item: &Shown<'_>, mark: &Mark, lanes: &[Lane]) -> Value {
        let lane = &lanes[item.lane];
        let until = self.site.config.site.until;
        let is_later = until.is_some_and(|until| item.start.first_day() > until.last_day());
        Object::new()
            .with("entry", self.card(item.entry))
            .with("start", self.date(item.start))
            .maybe("end", item.end.map(|date| self.date(date)))
            .with("is_open", mark.shape == Shape::OpenBar)
            .with("is_point", mark.shape == Shape::Point)
            .with("is_later", is_later)
            .with("is_highlighted", item.highlight.is_some())
            .maybe("highlight", item.highlight.clone())
            .with("label", item.label.clone())
            .with("lane", lane.label.clone())
            .with("lane_key", lane.key.clone())
            .with("lane_index", lane.index)
            .with("kind", lane.kind.clone())
            .with("kind_index", lane.kind_index)
            .with("x", number(mark.x))
            .with("y", number(mark.y))
            .with("width", number(mark.width))
            .with("height", number(mark.height))
            .with("row", mark.row)
            .with("began_before", mark.beyond.before)
            .with("goes_on", mark.beyond.after)
            .maybe("label_x", mark.label.map(|label| number(label.x)))
            .maybe("label_anchor", mark.label.map(|label| label.side.anchor()))
            .into()
    }
}

fn tick(tick: &Tick) -> Value {
    Object::new()
        .with("x", number(tick.x))
        .with("year", tick.year)
        .with("is_major", tick.is_major)
        .into()
}

/// The lanes that hold something in this drawing.
fn lane_views(drawing: &Drawing, lanes: &[Lane], shown: &[Shown<'_>]) -> Vec<Value> {
    let count = |at: usize| drawing.marks.iter().filter(|mark| shown[mark.item].lane == at).count();
    let filled =
        lanes.iter().zip(&drawing.lanes).enumerate().filter(|(_, (_, band))| band.rows > 0);
    let view = |(at, (lane, band)): (usize, (&Lane, &timeline::Lane))| {
        Object::new()
            .with("key", lane.key.clone())
            .with("label", lane.label.clone())
            .with("kind", lane.kind.clone())
            .with("index", lane.index)
            .with("kind_index", lane.kind_index)
            .with("y", number(band.y))
            .with("height", number(band.height))
            .with("count", count(at))
            .into()
    };
    filled.map(view).collect()
}

/// Whole numbers are written without a point, so that pages stay short.
fn number(number: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "a canvas is a few thousand units large")]
    if number.fract() == 0.0 { Value::from(number as i64) } else { Value::from(number) }
}

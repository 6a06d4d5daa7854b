//! The charts of lanes and lengths: a row of two bars each, what has ended and what goes on.

use tera::Value;

use crate::config::Kind;
use crate::config::TimelineFacet;
use crate::figure::chart;
use crate::figure::chart::Axis;
use crate::figure::chart::Bar;
use crate::figure::chart::Class;
use crate::figure::chart::Lanes;
use crate::figure::chart::Lengths;
use crate::id::KindId;
use crate::render::views::Object;
use crate::render::views::Reader;
use crate::render::views::timeline::Lane;

impl Reader<'_> {
    /// `label count open later most largest tied ticks rows`; `label` is that of the field that says the lane.
    pub(super) fn lane_bars(
        &self,
        lanes: &Lanes,
        named: &[Lane],
        id: KindId,
        kind: &Kind,
        facet: &TimelineFacet,
    ) -> Object {
        // What names no lane stands under the key of the kind.
        let name = |lane: &Lane| (lane.key != kind.key).then(|| lane.label.clone());
        let row = |lane: &chart::Lane| {
            self.row(lane.count - lane.open, lane.open, lane.rest_bar, lane.open_bar)
                .maybe("label", named.get(lane.lane).and_then(name))
                .into()
        };
        let most = lanes.rows.iter().map(|lane| lane.count).max().unwrap_or(0);
        let largest = lanes.rows.iter().filter(|lane| lane.count == most);
        let largest: Vec<String> =
            largest.filter_map(|lane| named.get(lane.lane).and_then(name)).collect();
        let open: u32 = lanes.rows.iter().map(|lane| lane.open).sum();
        Object::new()
            .maybe("label", facet.lane.map(|at| self.words().field(id, &kind[at].name)))
            .with("count", self.count(lanes.rows.iter().map(|lane| lane.count).sum()))
            .with("open", open)
            .with("later", lanes.later)
            .with("most", self.count(most))
            .with("largest", self.formats.list(&largest))
            .with("tied", largest.len() > 1)
            .with("ticks", self.ticks(lanes.axis))
            .with("rows", lanes.rows.iter().map(row).collect::<Vec<Value>>())
    }

    /// `ended open median? longest_open? ticks rows`; lengths are `{years months}`.
    pub(super) fn length_bars(&self, lengths: &Lengths) -> Object {
        let row = |class: &Class| {
            self.row(class.ended, class.open, class.ended_bar, class.open_bar)
                .with("from", class.from)
                .maybe("to", class.to)
                .into()
        };
        Object::new()
            .with("ended", lengths.ended)
            .with("open", lengths.open)
            .maybe("median", lengths.median.map(length))
            .maybe("longest_open", lengths.longest_open.map(length))
            .with("ticks", self.ticks(lengths.axis))
            .with("rows", lengths.classes.iter().map(row).collect::<Vec<Value>>())
    }

    /// `count count_text ended ended_text open open_text x width open_x open_width`.
    fn row(&self, ended: u32, open: u32, bar: Bar, open_bar: Bar) -> Object {
        Object::new()
            .with("count", ended + open)
            .with("count_text", self.count(ended + open))
            .with("ended", ended)
            .with("ended_text", self.count(ended))
            .with("open", open)
            .with("open_text", self.count(open))
            .with("x", bar.x)
            .with("width", bar.width)
            .with("open_x", open_bar.x)
            .with("open_width", open_bar.width)
    }

    fn ticks(&self, axis: Axis) -> Vec<Value> {
        let tick = |value| {
            Object::new()
                .with("value", value)
                .with("text", self.count(value))
                .with("x", chart::along(axis, value, self.direction()))
                .into()
        };
        axis.values().map(tick).collect()
    }
}

/// A length of so many months.
fn length(months: u32) -> Object {
    Object::new().with("years", months / 12).with("months", months % 12)
}

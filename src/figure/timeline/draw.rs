//! One drawing of a timeline: of all its years, or of some.

use crate::date::Date;
use crate::date::Day;

use super::Drawing;
use super::Item;
use super::Lane;
use super::Mark;
use super::measure;
use super::outline::Outline;
use super::outline::outline;
use super::pack;
use super::scale::Scale;

/// What there is to draw, whichever years are looked at.
pub(super) struct Scene<'a> {
    pub(super) items: &'a [Item],
    pub(super) lanes: usize,
    /// (first, last).
    pub(super) eras: &'a [(Date, Date)],
    /// The anniversary.
    pub(super) until: Option<Date>,
    /// Where open ends are drawn to.
    pub(super) today: Day,
}

/// Draws what began in the years of the scale or reaches into them.
pub(super) fn draw(scene: &Scene<'_>, scale: &Scale) -> Drawing {
    let seen = seen(scene, scale);
    let rows = rows(scene, &seen);
    let (lanes, height) = pack::stack(&rows.of_lane);
    let marks = seen.iter().zip(&rows.of_item);
    let marks = marks
        .map(|((item, outline), &row)| mark(*item, outline, row, &lanes[scene.items[*item].lane]));
    let band = |&(from, to): &(Date, Date)| scale.band(from.first_day(), to.last_day());
    let until = scene.until.map(Date::last_day).filter(|day| scale.covers(*day));
    Drawing {
        from: scale.from,
        to: scale.to,
        width: scale.canvas,
        height,
        axis_y: measure::AXIS,
        until: until.map(|day| scale.end(day)),
        ticks: scale.ticks(),
        eras: scene.eras.iter().map(band).collect(),
        marks: marks.collect(),
        lanes,
    }
}

/// The items that the years show, in the order of the input.
fn seen(scene: &Scene<'_>, scale: &Scale) -> Vec<(usize, Outline)> {
    let items = scene.items.iter().enumerate();
    items.filter_map(|(at, item)| Some((at, outline(item, scale, scene.today)?))).collect()
}

/// Packs each lane by date. A lane that an item names is there, even if the scene does not count it.
fn rows(scene: &Scene<'_>, seen: &[(usize, Outline)]) -> pack::Rows {
    let lanes = scene.items.iter().map(|item| item.lane + 1).fold(scene.lanes, usize::max);
    let lane = |item: usize| scene.items[item].lane;
    let extents: Vec<_> =
        seen.iter().map(|(item, outline)| (lane(*item), outline.extent)).collect();
    let mut order: Vec<usize> = (0..seen.len()).collect();
    order.sort_by_key(|&at| scene.items[seen[at].0].start);
    pack::pack(&extents, &order, lanes)
}

fn mark(item: usize, outline: &Outline, row: usize, lane: &Lane) -> Mark {
    Mark {
        item,
        shape: outline.shape,
        beyond: outline.beyond,
        x: outline.x,
        y: pack::mark_y(lane, row),
        width: outline.width,
        height: measure::MARK,
        row,
        label: outline.label,
    }
}

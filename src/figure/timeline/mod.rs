//! The timeline: a bar or a point for each item, in rows of lanes, over a scale of whole years.
//!
//! Always holds: no two marks of a row overlap, labels included; every mark lies on the canvas;
//! the layout from right to left is the mirror image of that from left to right.
//! Deliberately absent: entries, words and colours. Items are known by their place in the input.

mod drawing;
mod measure;
mod mirror;
mod outline;
mod pack;
mod scale;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use crate::date::Date;
use crate::lang::Direction;

pub use drawing::Band;
pub use drawing::Decade;
pub use drawing::Label;
pub use drawing::Lane;
pub use drawing::Mark;
pub use drawing::Shape;
pub use drawing::Side;
pub use drawing::Tick;
pub use drawing::Timeline;
pub use measure::label_width;

use outline::Outline;
use outline::outline;
use pack::Rows;
use scale::Scale;

/// What is to be drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Item {
    /// When it begins.
    pub start: Date,
    /// When it ends, if it lasts.
    pub end: End,
    /// Its lane, counted from 0.
    pub lane: usize,
    /// The room its label takes, by [`label_width`]; 0 if it is drawn without one.
    pub label_width: f64,
}

/// How an item ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// It does not last: its kind has no end.
    Point,
    /// On the last day of this date.
    At(Date),
    /// It has not ended.
    Open,
}

impl End {
    fn date(self) -> Option<Date> {
        match self {
            Self::At(date) => Some(date),
            Self::Point | Self::Open => None,
        }
    }

    fn shape(self) -> Shape {
        match self {
            Self::Point => Shape::Point,
            Self::At(_) => Shape::Bar,
            Self::Open => Shape::OpenBar,
        }
    }
}

/// Lays out a timeline; nothing if there is neither an item nor an anniversary to give it a date.
///
/// The scale covers the years of all items, of `since` and of `until`. An open end reaches
/// `until`, or the end of the scale. `eras` are (first, last).
pub fn layout(
    items: &[Item],
    lanes: usize,
    eras: &[(Date, Date)],
    since: Option<Date>,
    until: Option<Date>,
    direction: Direction,
) -> Option<Timeline> {
    let dates = items.iter().flat_map(|item| [Some(item.start), item.end.date()]);
    let scale = Scale::over(dates.chain([since, until]).flatten())?;
    let today = until.map_or(scale.last_day(), Date::last_day);
    let order = by_date(items);
    let outlines: Vec<Outline> = items.iter().map(|item| outline(item, &scale, today)).collect();
    let rows = rows(items, &outlines, &order, lanes);
    let (lanes, height) = pack::stack(&rows.of_lane);
    let timeline = Timeline {
        from: scale.from,
        to: scale.to,
        width: measure::WIDTH,
        height,
        axis_y: measure::AXIS,
        ticks: scale.ticks(),
        eras: eras.iter().map(|era| band(era, &scale)).collect(),
        marks: marks(items, &outlines, &rows.of_item, &lanes),
        lanes,
        decades: decades(items, &order, scale.period()),
        order,
        step: scale.period(),
    };
    Some(match direction {
        Direction::Ltr => timeline,
        Direction::Rtl => mirror::mirrored(timeline),
    })
}

/// By start; of the same date, as they stand in the input.
fn by_date(items: &[Item]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|&item| items[item].start);
    order
}

fn band(&(from, to): &(Date, Date), scale: &Scale) -> Band {
    Band { x: scale.x(from.first_day()), width: scale.width(from.first_day(), to.last_day()) }
}

/// Packs each lane. A lane that an item names is there, even if `lanes` does not count it.
fn rows(items: &[Item], outlines: &[Outline], order: &[usize], lanes: usize) -> Rows {
    let lanes = items.iter().map(|item| item.lane + 1).fold(lanes, usize::max);
    let places = items.iter().zip(outlines).map(|(item, outline)| (item.lane, outline.extent));
    pack::pack(&places.collect::<Vec<_>>(), order, lanes)
}

fn marks(items: &[Item], outlines: &[Outline], rows: &[usize], lanes: &[Lane]) -> Vec<Mark> {
    let mark = |((item, outline), &row): ((&Item, &Outline), &usize)| Mark {
        shape: outline.shape,
        x: outline.x,
        y: pack::mark_y(&lanes[item.lane], row),
        width: outline.width,
        height: measure::MARK,
        row,
        label: outline.label,
    };
    items.iter().zip(outlines).zip(rows).map(mark).collect()
}

fn decades(items: &[Item], order: &[usize], step: u16) -> Vec<Decade> {
    let decade = |&item: &usize| items[item].start.year() / step;
    let same = |left: &usize, right: &usize| decade(left) == decade(right);
    let group = |group: &[usize]| {
        let from = decade(&group[0]) * step;
        Decade { from, to: from + step - 1, items: group.to_vec() }
    };
    order.chunk_by(same).map(group).collect()
}

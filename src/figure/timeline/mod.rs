//! The timeline: a bar or a point for each item, in rows of lanes, over a scale of whole years; once for all years, and
//! once for each decade, which shows larger what began in it and what reaches into it.
//!
//! Always holds: no two marks of a row overlap, labels included; every mark lies on the canvas; a drawing shows all
//! that was in its years, and nothing else; the layout from right to left is the mirror image of that from left to right.
//! Deliberately absent: entries, words and colours. Items are known by their place in the input.

mod draw;
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
pub use drawing::Beyond;
pub use drawing::Decade;
pub use drawing::Drawing;
pub use drawing::Label;
pub use drawing::Lane;
pub use drawing::Mark;
pub use drawing::Shape;
pub use drawing::Side;
pub use drawing::Tick;
pub use drawing::Timeline;
pub use measure::label_width;
pub use scale::period;

use draw::Scene;
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
/// The scale covers the years of all items, of `since` and of `until`; that of a decade is its part of them. An open end
/// reaches `until`, or the end of the scale. `eras` are (first, last).
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
    let scene = Scene { items, lanes, eras, until, today };
    let order = by_date(items);
    let timeline = Timeline {
        drawing: draw::draw(&scene, &scale),
        decades: decades(&scene, &scale, &order),
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

fn decades(scene: &Scene<'_>, scale: &Scale, order: &[usize]) -> Vec<Decade> {
    let step = scale.period();
    let decade = |&item: &usize| scene.items[item].start.year() / step;
    let same = |left: &usize, right: &usize| decade(left) == decade(right);
    let group = |group: &[usize]| {
        let (from, to) = (decade(&group[0]) * step, decade(&group[0]) * step + step - 1);
        let years = scale.part(from, to)?;
        let band = scale.band(years.first_day(), years.last_day());
        let items = group.to_vec();
        Some(Decade { from, to, items, band, drawing: draw::draw(scene, &years) })
    };
    order.chunk_by(same).filter_map(group).collect()
}

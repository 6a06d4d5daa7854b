//! How many entries were active in each year: steps over the years.
//!
//! An entry counts in every year from that in which it begins to that in which it ends, however little of the year it
//! takes; what goes on counts to the last year of the frame. A date that is known only to the month or the year lies in
//! one year all the same, so that nothing has to be guessed. What begins after the anniversary is not counted.

use crate::lang::Direction;

use super::Axis;
use super::Frame;
use super::Span;
use super::percent;
use super::round_step;
use super::span;

/// At most so many steps up the axis.
const STEPS: u32 = 5;

/// At most so many years are named along the axis: as many as a telephone has room for.
const NAMED_YEARS: u32 = 8;

/// The chart of the years.
#[derive(Clone, PartialEq, Debug)]
pub struct Active {
    /// One per year of the frame.
    pub years: Vec<Year>,
    /// How high the steps can go.
    pub axis: Axis,
    /// The years that are named.
    pub ticks: Vec<YearTick>,
    /// All entries.
    pub all: Series,
    /// Those parts that are highlighted, if there are any in these years.
    pub highlighted: Option<Series>,
}

/// How many there were in a year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Year {
    /// The year.
    pub year: u16,
    /// How many entries were active.
    pub count: u32,
    /// How many of them with the part that is highlighted.
    pub highlighted: u32,
}

/// The middle of a year on the axis.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct YearTick {
    /// The year.
    pub year: u16,
    /// Where it lies.
    pub x: f64,
}

/// What is drawn in one colour.
#[derive(Clone, PartialEq, Debug)]
pub struct Series {
    /// In the order of years; they follow each other without a gap.
    pub steps: Vec<Step>,
    /// The largest count of a year.
    pub most: u32,
    /// The years that reach it; of those in a row, the first and the last.
    pub peaks: Vec<(u16, u16)>,
}

/// Years in a row with the same count.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Step {
    /// The first year.
    pub from: u16,
    /// The last year.
    pub to: u16,
    /// How many there were in each.
    pub count: u32,
    /// Where the first year begins: on its left, or from right to left on its right.
    pub start: f64,
    /// Where the last year ends.
    pub end: f64,
    /// The upper edge, from above.
    pub y: f64,
}

/// Lays out the years of a frame.
pub fn active(spans: &[Span], frame: &Frame, direction: Direction) -> Active {
    let years = counted(spans, frame);
    let all: Vec<u32> = years.iter().map(|year| year.count).collect();
    let highlighted: Vec<u32> = years.iter().map(|year| year.highlighted).collect();
    let axis = Axis::up_to(all.iter().copied().max().unwrap_or(0), STEPS);
    let series = |counts: &[u32]| series(frame, counts, axis, direction);
    Active {
        axis,
        ticks: ticks(frame, years.len(), direction),
        all: series(&all),
        highlighted: highlighted.iter().any(|count| *count > 0).then(|| series(&highlighted)),
        years,
    }
}

fn counted(spans: &[Span], frame: &Frame) -> Vec<Year> {
    let mut years: Vec<Year> =
        (frame.from..=frame.to).map(|year| Year { year, count: 0, highlighted: 0 }).collect();
    let from = usize::from(frame.from);
    let mut add = |active: Option<(u16, u16)>, to: fn(&mut Year) -> &mut u32| {
        if let Some((first, last)) = active {
            let active = usize::from(first) - from..=usize::from(last) - from;
            years[active].iter_mut().for_each(|year| *to(year) += 1);
        }
    };
    for span in spans {
        add(span::years(span.start, span.end, frame), |year| &mut year.count);
        add(span.highlighted_years(frame), |year| &mut year.highlighted);
    }
    years
}

fn series(frame: &Frame, counts: &[u32], axis: Axis, direction: Direction) -> Series {
    let most = counts.iter().copied().max().unwrap_or(0);
    let mut steps = Vec::new();
    let mut passed = 0;
    let mut from = frame.from;
    for run in counts.chunk_by(|one, next| one == next) {
        let years = u16::try_from(run.len()).unwrap_or(u16::MAX);
        let to = from + (years - 1);
        steps.push(Step {
            from,
            to,
            count: run[0],
            start: place(passed, counts.len(), direction),
            end: place(passed + run.len(), counts.len(), direction),
            y: percent::round(100.0 - axis.share(run[0])),
        });
        passed += run.len();
        from = to.saturating_add(1);
    }
    let highest = steps.iter().filter(|step| step.count == most);
    let peaks = highest.map(|step| (step.from, step.to)).collect();
    Series { steps, most, peaks }
}

/// The years that are divisible by the step, each in the middle of its column.
fn ticks(frame: &Frame, count: usize, direction: Direction) -> Vec<YearTick> {
    let step = round_step(u32::from(frame.to - frame.from) + 1, NAMED_YEARS);
    let named = (frame.from..=frame.to).filter(|year| u32::from(*year) % step == 0);
    let tick = |year| {
        let passed = usize::from(year - frame.from);
        let middle = place(2 * passed + 1, 2 * count, direction);
        YearTick { year, x: middle }
    };
    named.map(tick).collect()
}

/// Where a year begins, of so many.
#[expect(clippy::cast_precision_loss, reason = "there are fewer than ten thousand years")]
fn place(passed: usize, count: usize, direction: Direction) -> f64 {
    percent::along(percent::share(passed as f64, count as f64), direction)
}

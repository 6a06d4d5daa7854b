//! The chart of the years, and its table: a row for each decade, a column for each last digit.

use tera::Value;

use crate::figure::chart::Active;
use crate::figure::chart::Series;
use crate::figure::chart::Step;
use crate::figure::chart::Year;
use crate::render::views::Object;
use crate::render::views::Reader;

/// So many stretches of years are named; of more, only the first.
const NAMED: usize = 4;

impl Reader<'_> {
    /// `from to last most steps highlighted? y_ticks x_ticks decades`. `highlight` is what the part is called that is highlighted.
    pub(super) fn years(&self, active: &Active, highlight: Option<String>) -> Object {
        let first = active.years.first().map(|year| year.year);
        let last = active.years.last();
        let highlighted = active.highlighted.as_ref().zip(highlight);
        let highlighted =
            highlighted.map(|(series, label)| self.series(series).with("label", label));
        let y_ticks = active.axis.values().map(|value| {
            Object::new()
                .with("value", value)
                .with("text", self.count(value))
                .with("y", 100.0 - active.axis.share(value))
                .into()
        });
        let x_ticks = active
            .ticks
            .iter()
            .map(|tick| Object::new().with("year", tick.year).with("x", tick.x).into());
        Object::new()
            .maybe("from", first)
            .maybe("to", last.map(|year| year.year))
            .maybe("last", last.map(|year| self.count(year.count)))
            .with("all", self.series(&active.all))
            .maybe("highlighted", highlighted)
            .with("y_ticks", y_ticks.collect::<Vec<Value>>())
            .with("x_ticks", x_ticks.collect::<Vec<Value>>())
            .with("decades", self.decades(&active.years))
    }

    /// `most first years? steps`; `years` are those of the largest number, if they are few enough to be named.
    fn series(&self, series: &Series) -> Object {
        let stretch = |&(from, to): &(u16, u16)| match to - from {
            0 => from.to_string(),
            _ => format!("{from}–{to}"),
        };
        let stretches: Vec<String> = series.peaks.iter().map(stretch).collect();
        let named = (stretches.len() <= NAMED).then(|| self.formats.list(&stretches));
        Object::new()
            .with("most", self.count(series.most))
            .maybe("first", series.peaks.first().map(|(from, _)| *from))
            .maybe("years", named)
            .with("steps", series.steps.iter().map(step).collect::<Vec<Value>>())
    }

    /// `{from label years}`; a decade has ten years, of which those outside the chart are without numbers.
    fn decades(&self, years: &[Year]) -> Vec<Value> {
        let by_decade = years.chunk_by(|one, next| one.year / 10 == next.year / 10);
        let view = |years: &[Year]| {
            let from = years[0].year / 10 * 10;
            let of = |digit: u16| years.iter().find(|year| year.year == from + digit);
            let cell = |digit: u16| match of(digit) {
                None => Object::new().into(),
                Some(year) => Object::new()
                    .with("year", year.year)
                    .with("count", self.count(year.count))
                    .with("highlighted", self.count(year.highlighted))
                    .into(),
            };
            Object::new()
                .with("from", from)
                .with("label", from.to_string())
                .with("years", (0..10).map(cell).collect::<Vec<Value>>())
                .into()
        };
        by_decade.map(view).collect()
    }

    /// A count as the language writes it.
    pub(super) fn count(&self, count: u32) -> String {
        self.formats.number(f64::from(count))
    }
}

/// `{from to count start end x width y height}`.
fn step(step: &Step) -> Value {
    let x = step.start.min(step.end);
    Object::new()
        .with("from", step.from)
        .with("to", step.to)
        .with("count", step.count)
        .with("start", step.start)
        .with("end", step.end)
        .with("x", x)
        .with("width", rounded(step.start.max(step.end) - x))
        .with("y", step.y)
        .with("height", rounded(100.0 - step.y))
        .into()
}

/// The difference of two numbers with two decimals.
fn rounded(difference: f64) -> f64 {
    (difference * 100.0).round() / 100.0
}

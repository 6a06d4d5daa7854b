//! What a template draws: every coordinate of a timeline.

/// The finished layout: all years in one drawing, and each group of years in a drawing of its own.
#[derive(Clone, PartialEq, Debug)]
pub struct Timeline {
    /// All years. Its marks stand as their items stand in the input, one each.
    pub drawing: Drawing,
    /// The items by date.
    pub order: Vec<usize>,
    /// The items by date, in groups of `step` years; groups in which nothing began are left out.
    pub decades: Vec<Decade>,
    /// How many years a group covers: 10, and on long timelines 50 or 100.
    pub step: u16,
}

/// Some years, laid out in user units of an SVG whose `viewBox` is `0 0 width height`.
#[derive(Clone, PartialEq, Debug)]
pub struct Drawing {
    /// The first year of the scale.
    pub from: u16,
    /// The last year of the scale.
    pub to: u16,
    /// The width of the canvas.
    pub width: f64,
    /// The height of the canvas.
    pub height: f64,
    /// Where the axis lies; names of eras and years stand above it.
    pub axis_y: f64,
    /// Where the anniversary is over, if its day lies on the scale.
    pub until: Option<f64>,
    /// The ticks on the axis, in order.
    pub ticks: Vec<Tick>,
    /// One per era of the input.
    pub eras: Vec<Band>,
    /// One per lane.
    pub lanes: Vec<Lane>,
    /// One per item that began on the scale or before it, and had not ended before it.
    pub marks: Vec<Mark>,
}

/// The first day of a year or a month, on the axis.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tick {
    /// Where it is.
    pub x: f64,
    /// The year that it lies in.
    pub year: u16,
    /// Whether a year begins there, and there is room to write it.
    pub is_major: bool,
}

/// Some years behind the lanes, as far as they lie on the scale; else the width is 0.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Band {
    /// Its left edge.
    pub x: f64,
    /// Its width.
    pub width: f64,
}

/// A lane: its name above its rows. Without items its height is 0.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Lane {
    /// Its upper edge.
    pub y: f64,
    /// Its height.
    pub height: f64,
    /// How many rows it has.
    pub rows: usize,
}

/// The mark of an item.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mark {
    /// Its item, by its place in the input.
    pub item: usize,
    /// What it looks like.
    pub shape: Shape,
    /// Which of its ends lie outside the drawing. Such a bar runs off the scale, to the edge of the canvas.
    pub beyond: Beyond,
    /// The left edge of a bar; the middle of a point.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The width of a bar; 0 for a point.
    pub width: f64,
    /// The height of a bar; the diameter of a point.
    pub height: f64,
    /// Its row in its lane, counted from 0.
    pub row: usize,
    /// Where its label stands, if it has one and there is room.
    pub label: Option<Label>,
}

/// What a mark looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A sign around `x`, as wide as it is high; its `width` is 0.
    Point,
    /// A bar from `x`, `width` wide.
    Bar,
    /// A bar whose end is open.
    OpenBar,
}

/// Which ends of an item lie outside a drawing.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Beyond {
    /// It began before the first day of the scale.
    pub before: bool,
    /// It ended, or had not ended, after the last day of the scale.
    pub after: bool,
}

/// Where the label of a mark stands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Label {
    /// Where the text is anchored.
    pub x: f64,
    /// On which side of the mark it stands.
    pub side: Side,
}

/// Where a label stands, in the direction of reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// In its bar, at the beginning.
    Inside,
    /// After its mark.
    After,
    /// Before its mark.
    Before,
}

/// Items that began in the same years.
#[derive(Clone, PartialEq, Debug)]
pub struct Decade {
    /// The first year of the group: 1950, also where the scale begins later.
    pub from: u16,
    /// The last year of the group: 1959, also where the scale ends earlier.
    pub to: u16,
    /// The items by date.
    pub items: Vec<usize>,
    /// Where its years lie in the drawing of all years.
    pub band: Band,
    /// Its years alone, with all that began in them or reached into them.
    pub drawing: Drawing,
}

impl Side {
    /// The value of SVG's `text-anchor`, which like this follows the direction of reading.
    pub fn anchor(self) -> &'static str {
        match self {
            Self::Inside | Self::After => "start",
            Self::Before => "end",
        }
    }
}

//! Rings without overlap: each span takes the outermost ring that is free.

use std::cmp::Reverse;

use crate::date::Date;

use super::Span;
use super::measure;
use super::scale::Scale;

/// A part of the circle, in degrees from the top in the direction of the years.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Sector {
    pub(super) start: f64,
    pub(super) end: f64,
}

impl Sector {
    /// Where its pieces end if none is more than a third of the circle: the last is its own end.
    pub(super) fn thirds(self) -> Vec<f64> {
        let length = self.end - self.start;
        let pieces: u8 = if length > 240.0 {
            3
        } else if length > 120.0 {
            2
        } else {
            1
        };
        let end = |piece| self.start + length * f64::from(piece) / f64::from(pieces);
        (1..=pieces).map(end).collect()
    }

    /// At least so many degrees, round its own middle, between the ends of the circle.
    fn at_least(self, least: f64) -> Self {
        if self.end - self.start >= least {
            return self;
        }
        let edge = measure::GAP / 2.0;
        let middle = f64::midpoint(self.start, self.end);
        let start = (middle - least / 2.0).clamp(edge, 360.0 - edge - least);
        Self { start, end: start + least }
    }

    /// Whether so many degrees stay free between the two.
    fn is_clear_of(self, other: Self, gap: f64) -> bool {
        self.end + gap <= other.start || other.end + gap <= self.start
    }
}

/// Where each span lies.
pub(super) struct Packed {
    /// Ring and sector, one per span.
    pub(super) sectors: Vec<(usize, Sector)>,
    /// How many rings there are.
    pub(super) rings: usize,
    /// The distance from ring to ring.
    pub(super) pitch: f64,
}

impl Packed {
    /// The radius of the middle line of a ring.
    pub(super) fn radius(&self, ring: usize) -> f64 {
        radius(self.pitch, ring)
    }

    /// Where the innermost ring ends.
    pub(super) fn inner_edge(&self) -> f64 {
        measure::OUTER - self.pitch * number(self.rings)
    }
}

/// Gives each span a ring. The more rings, the closer they lie; the closer they lie, the longer is
/// each, so that arcs need no more of it: the first number of rings that suffices is found.
pub(super) fn pack(spans: &[Span], scale: &Scale) -> Packed {
    let order = order(spans);
    let mut room = 1;
    loop {
        let pitch = (measure::OUTER - measure::MIDDLE) / number(room);
        let packed = fill(spans, scale, &order, pitch.min(measure::PITCH));
        if packed.rings <= room {
            return packed;
        }
        room = packed.rings;
    }
}

/// What goes on first, then by start, the longer one first: the order of the input does not matter.
fn order(spans: &[Span]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|&span| {
        let Span { start, end } = spans[span];
        (end.is_some(), start.first_day(), Reverse(end.map(Date::last_day)))
    });
    order
}

fn fill(spans: &[Span], scale: &Scale, order: &[usize], pitch: f64) -> Packed {
    let mut rings: Vec<Vec<Sector>> = Vec::new();
    let mut sectors = vec![(0, scale.whole()); spans.len()];
    for &span in order {
        let wanted = scale.sector(&spans[span]);
        sectors[span] = first_fit(&mut rings, wanted, pitch);
    }
    Packed { sectors, rings: rings.len(), pitch }
}

/// Takes the first ring that is free there, else a new one.
fn first_fit(rings: &mut Vec<Vec<Sector>>, wanted: Sector, pitch: f64) -> (usize, Sector) {
    let mut ring = 0;
    loop {
        let radius = radius(pitch, ring);
        let sector = wanted.at_least(degrees(measure::SHORTEST, radius));
        let gap = degrees(measure::ARC_GAP, radius);
        match rings.get_mut(ring) {
            Some(taken) if taken.iter().all(|other| sector.is_clear_of(*other, gap)) => {
                taken.push(sector);
                return (ring, sector);
            }
            Some(_) => ring += 1,
            None => {
                rings.push(vec![sector]);
                return (ring, sector);
            }
        }
    }
}

/// The radius of a ring's middle line; rings for which there is no room yet are as small as can be.
fn radius(pitch: f64, ring: usize) -> f64 {
    (measure::OUTER - pitch * (number(ring) + 0.5)).max(measure::MIDDLE)
}

/// The angle of an arc of this length.
fn degrees(length: f64, radius: f64) -> f64 {
    (length / radius).to_degrees()
}

#[expect(clippy::cast_precision_loss, reason = "rings are counted in thousands at most")]
fn number(rings: usize) -> f64 {
    rings as f64
}

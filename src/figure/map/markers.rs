//! Markers: items that share a point share a marker, and no two markers overlap.
//!
//! Within a group, items much nearer to each other than markers can stand are gathered in one, at their middle. Markers of
//! different groups are then pushed apart; those that still overlap are merged all the same.
//! Always holds: each item is in one marker; the order of the input does not matter but for the order within a marker.

use super::Marker;
use super::Point;
use super::Ring;
use super::measure::GAP;
use super::measure::REACH;
use super::measure::WIDTH;
use super::measure::disc;
use super::measure::distance;
use super::measure::extent;
use super::measure::ring;
use super::measure::tenth;

/// Items of a group share a marker if they are nearer to each other than this part of the distance of two markers.
const SHARED: f64 = 0.4;

/// An overlap that does not matter: less than the gap between markers.
const SLACK: f64 = 1.0;

/// How often markers that overlap are pushed apart before some of them are merged.
const ROUNDS: usize = 40;

/// A marker that still moves and grows.
#[derive(Clone, Debug)]
struct Cluster {
    at: Point,
    extent: f64,
    /// The sum of the points of its items.
    sum: Point,
    groups: Vec<usize>,
    items: Vec<usize>,
}

/// Two clusters by their places, and by how much they overlap.
struct Clash {
    first: usize,
    second: usize,
    depth: f64,
}

/// Marks items that are given by their points and groups, on a canvas of a height. In the order of groups; of a group, from
/// the west to the east.
pub(super) fn mark(items: &[(Point, usize)], height: f64) -> Vec<Marker> {
    let mut clusters = gathered(items);
    while merge(&mut clusters, SHARED, |a, b| a.groups == b.groups) {}
    push_apart(&mut clusters, height);
    while merge(&mut clusters, 1.0, |_, _| true) {
        push_apart(&mut clusters, height);
    }
    let key = |cluster: &Cluster| (cluster.groups[0], cluster.at.x, cluster.at.y);
    clusters.sort_by(|a, b| key(a).partial_cmp(&key(b)).unwrap_or(std::cmp::Ordering::Equal));
    clusters.into_iter().map(Cluster::finished).collect()
}

impl Clash {
    fn pair(&self) -> (usize, usize) {
        (self.first, self.second)
    }
}

impl Cluster {
    fn of(item: usize, (point, group): (Point, usize)) -> Self {
        Self { at: point, extent: extent(1), sum: point, groups: vec![group], items: vec![item] }
    }

    /// Takes another in, and stands at the middle of all items.
    fn take(&mut self, other: Self) {
        self.sum = Point { x: self.sum.x + other.sum.x, y: self.sum.y + other.sum.y };
        self.items.extend(other.items);
        self.groups.extend(other.groups);
        self.groups.sort_unstable();
        self.groups.dedup();
        self.extent = extent(self.items.len());
        self.at = self.home();
    }

    /// The middle of its items.
    #[expect(clippy::cast_precision_loss, reason = "items are counted in thousands at most")]
    fn home(&self) -> Point {
        let count = self.items.len() as f64;
        Point { x: self.sum.x / count, y: self.sum.y / count }
    }

    /// Goes to a point, as far as it may.
    fn move_to(&mut self, to: Point, height: f64) {
        let home = self.home();
        let far = distance(home, to);
        let part = if far > REACH { REACH / far } else { 1.0 };
        let edge = self.extent + GAP;
        self.at = Point {
            x: (home.x + (to.x - home.x) * part).clamp(edge, WIDTH - edge),
            y: (home.y + (to.y - home.y) * part).clamp(edge, height - edge),
        };
    }

    fn finished(mut self) -> Marker {
        self.items.sort_unstable();
        let count = self.items.len();
        Marker {
            x: tenth(self.at.x),
            y: tenth(self.at.y),
            radius: disc(count),
            ring: ring(count).map(|radius| Ring::of(radius, count)),
            groups: self.groups,
            items: self.items,
        }
    }
}

/// A cluster for each point of a group, in the order of groups, and from the west to the east.
fn gathered(items: &[(Point, usize)]) -> Vec<Cluster> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    let key = |&item: &usize| (items[item].1, items[item].0.x, items[item].0.y);
    order.sort_by(|a, b| key(a).partial_cmp(&key(b)).unwrap_or(std::cmp::Ordering::Equal));
    let mut clusters: Vec<Cluster> = Vec::new();
    for item in order {
        let (point, group) = items[item];
        let is_same = |c: &&mut Cluster| c.groups[0] == group && c.at == point;
        let cluster = Cluster::of(item, items[item]);
        match clusters.last_mut().filter(is_same) {
            // It stands where the first one does, whatever a sum of equal numbers comes to.
            Some(same) => {
                same.take(cluster);
                same.at = point;
            }
            None => clusters.push(cluster),
        }
    }
    clusters
}

/// Merges pairs that overlap, the deepest first and each cluster once. Whether there were any.
fn merge(clusters: &mut Vec<Cluster>, part: f64, may: impl Fn(&Cluster, &Cluster) -> bool) -> bool {
    let mut clashes = clashes(clusters, part);
    clashes.retain(|clash| may(&clusters[clash.first], &clusters[clash.second]));
    clashes.sort_by(|a, b| b.depth.total_cmp(&a.depth).then(a.pair().cmp(&b.pair())));
    let mut rest: Vec<Option<Cluster>> = std::mem::take(clusters).into_iter().map(Some).collect();
    let mut touched = vec![false; rest.len()];
    for clash in &clashes {
        if touched[clash.first] || touched[clash.second] {
            continue;
        }
        (touched[clash.first], touched[clash.second]) = (true, true);
        let taken = rest[clash.second].take();
        if let (Some(first), Some(second)) = (rest[clash.first].as_mut(), taken) {
            first.take(second);
        }
    }
    clusters.extend(rest.into_iter().flatten());
    !clashes.is_empty()
}

/// Moves clusters that overlap away from each other, but not far from home, and not off the canvas.
fn push_apart(clusters: &mut [Cluster], height: f64) {
    for _ in 0..ROUNDS {
        let clashes = clashes(clusters, 1.0);
        if clashes.is_empty() {
            return;
        }
        for clash in &clashes {
            let (a, b) = (clusters[clash.first].at, clusters[clash.second].at);
            let apart = distance(a, b);
            // Of two at one point, the first goes to the west.
            let (x, y) =
                if apart > 0.0 { ((b.x - a.x) / apart, (b.y - a.y) / apart) } else { (1.0, 0.0) };
            let half = clash.depth / 2.0;
            clusters[clash.first].move_to(Point { x: a.x - x * half, y: a.y - y * half }, height);
            clusters[clash.second].move_to(Point { x: b.x + x * half, y: b.y + y * half }, height);
        }
    }
}

/// The pairs that stand nearer than a part of the distance that two markers want.
fn clashes(clusters: &[Cluster], part: f64) -> Vec<Clash> {
    let mut order: Vec<usize> = (0..clusters.len()).collect();
    order.sort_by(|&a, &b| clusters[a].at.x.total_cmp(&clusters[b].at.x).then(a.cmp(&b)));
    let largest = clusters.iter().map(|cluster| cluster.extent).fold(0.0, f64::max);
    let mut found = Vec::new();
    for (place, &left) in order.iter().enumerate() {
        let a = &clusters[left];
        let reach = a.extent + largest + GAP;
        let near = order[place + 1..].iter();
        for &right in near.take_while(|&&right| clusters[right].at.x - a.at.x < reach) {
            let b = &clusters[right];
            let depth = part * (a.extent + b.extent + GAP) - distance(a.at, b.at);
            if depth > SLACK {
                found.push(Clash { first: left.min(right), second: left.max(right), depth });
            }
        }
    }
    found
}

//! What holds of every map, wherever its items are.

use proptest::collection::vec;
use proptest::prelude::*;

use super::Item;
use super::Marker;
use super::Place;
use super::Point;
use super::framed;
use super::layout;
use super::measure::REACH;
use super::measure::WIDTH;
use super::measure::extent;

/// Less than the last decimal that is shown.
const NOTHING: f64 = 0.2;

fn item(lats: std::ops::Range<f64>, lons: std::ops::Range<f64>) -> impl Strategy<Value = Item> {
    (lats, lons, 0..4_usize).prop_map(|(lat, lon, group)| Item { place: Place { lat, lon }, group })
}

/// Items all over the world, or crowded together.
fn items() -> impl Strategy<Value = Vec<Item>> {
    let town = (-89.0..84.0, -179.0..174.0_f64);
    prop_oneof![
        vec(item(-90.0..90.0, -180.0..180.0), 1..80),
        vec(item(-40.0..60.0, -20.0..60.0), 1..80),
        town.prop_flat_map(|(lat, lon)| vec(item(lat..lat + 5.0, lon..lon + 5.0), 1..60)),
    ]
}

/// The markers of items without the land, and where the items are.
fn marked(items: &[Item]) -> (Vec<Marker>, Vec<Point>, f64) {
    let (frame, points) = framed(items);
    (super::marked(items, &frame, &points), points, frame.height)
}

/// The radius that a marker takes.
fn room(marker: &Marker) -> f64 {
    extent(marker.items.len())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn no_two_markers_overlap(items in items()) {
        let (markers, ..) = marked(&items);
        for (at, a) in markers.iter().enumerate() {
            for b in &markers[at + 1..] {
                let apart = (a.x - b.x).hypot(a.y - b.y);
                prop_assert!(apart >= room(a) + room(b), "{a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn every_marker_lies_on_the_canvas_near_its_items(items in items()) {
        let (markers, points, height) = marked(&items);
        for marker in &markers {
            let room = room(marker);
            prop_assert!((room..=WIDTH - room).contains(&marker.x), "{marker:?}");
            prop_assert!((room..=height - room).contains(&marker.y), "{marker:?}");
            let points = || marker.items.iter().map(|item| points[*item]);
            let count = f64::from(u16::try_from(marker.items.len()).expect("a few"));
            let x = points().map(|point| point.x).sum::<f64>() / count;
            let y = points().map(|point| point.y).sum::<f64>() / count;
            // At the edge of the canvas it may have been moved into it, too.
            let far = (marker.x - x).hypot(marker.y - y);
            prop_assert!(far <= REACH + room + NOTHING, "{marker:?} is {far} from home");
        }
    }

    #[test]
    fn every_item_is_in_one_marker_of_its_group(items in items()) {
        let (markers, ..) = marked(&items);
        let mut listed: Vec<usize> = Vec::new();
        for marker in &markers {
            let mut groups: Vec<usize> = marker.items.iter().map(|item| items[*item].group).collect();
            groups.sort_unstable();
            groups.dedup();
            prop_assert_eq!(&groups, &marker.groups);
            prop_assert!(marker.items.is_sorted());
            listed.extend(&marker.items);
        }
        listed.sort_unstable();
        prop_assert_eq!(listed, (0..items.len()).collect::<Vec<_>>());
    }

    #[test]
    fn the_order_of_the_items_moves_no_marker(items in items(), turn in 0..80_usize) {
        let count = items.len();
        let turned: Vec<usize> = (0..count).map(|at| (at + turn) % count).collect();
        let other: Vec<Item> = turned.iter().map(|at| items[*at]).collect();
        let (map, other) = (layout(&items).expect("items"), layout(&other).expect("items"));
        prop_assert_eq!((&map.land, &map.graticule), (&other.land, &other.graticule));
        prop_assert_eq!(map.markers.len(), other.markers.len());
        for (a, b) in map.markers.iter().zip(&other.markers) {
            prop_assert_eq!((a.x, a.y, a.radius), (b.x, b.y, b.radius));
            let mut same: Vec<usize> = b.items.iter().map(|at| turned[*at]).collect();
            same.sort_unstable();
            prop_assert_eq!(&a.items, &same);
        }
    }

    #[test]
    fn markers_are_numbered_by_group_and_from_west_to_east(items in items()) {
        let (markers, ..) = marked(&items);
        let keys: Vec<(usize, f64)> = markers.iter().map(|m| (m.groups[0], m.x)).collect();
        prop_assert!(keys.is_sorted_by(|a, b| a.0 < b.0 || (a.0 == b.0 && a.1 <= b.1)), "{keys:?}");
    }
}

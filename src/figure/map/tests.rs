//! What a map of a few known places looks like.

use super::Item;
use super::Map;
use super::Marker;
use super::Place;
use super::frame::Frame;
use super::layout;
use super::measure::BLEED;

fn place((lat, lon): (f64, f64)) -> Place {
    Place { lat, lon }
}

/// A map of items given by latitude, longitude and group.
fn drawn(items: &[(f64, f64, usize)]) -> Map {
    let item = |&(lat, lon, group): &(f64, f64, usize)| Item { place: place((lat, lon)), group };
    layout(&items.iter().map(item).collect::<Vec<_>>()).expect("there are items")
}

/// Far from each other, so that it is the world.
const FAR: [(f64, f64, usize); 2] = [(0.0, -100.0, 0), (0.0, 100.0, 0)];

/// The corners of the rings of a path.
fn rings(path: &str) -> Vec<Vec<(f64, f64)>> {
    let ring = |ring: &str| {
        let spaced = ring.replace('l', " ").replace('-', " -");
        let numbers: Vec<f64> =
            spaced.split_whitespace().map(|number| number.parse().expect("a number")).collect();
        let mut at = (0.0, 0.0);
        let step = |pair: &[f64]| {
            at = (at.0 + pair[0], at.1 + pair[1]);
            at
        };
        numbers.chunks(2).map(step).collect()
    };
    path.trim_end_matches('z').split(['M', 'z']).filter(|ring| !ring.is_empty()).map(ring).collect()
}

/// Whether a point lies on land, by the rule of even and odd.
fn is_land(path: &str, x: f64, y: f64) -> bool {
    let mut inside = false;
    for ring in rings(path) {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let is_level = (a.1 > y) != (b.1 > y);
            inside ^= is_level && x < a.0 + (b.0 - a.0) * (y - a.1) / (b.1 - a.1);
        }
    }
    inside
}

#[test]
fn land_is_where_there_is_land() {
    let map = drawn(&FAR);
    let frame = Frame::around(&FAR.map(|(lat, lon, _)| place((lat, lon))));
    let cases = [
        ("the steppe", (48.0, 68.0), true),
        ("a desert in the south", (-24.0, 133.0), true),
        ("the far east, beyond the line of the date", (67.0, -175.0), true),
        ("the far north-west", (65.0, -160.0), true),
        ("a southern cape", (-32.0, 22.0), true),
        ("the Atlantic", (0.0, -20.0), false),
        ("the Pacific on the line of the date", (30.0, 180.0), false),
        ("the Bering Strait", (65.9, -169.0), false),
        ("a lake without a way to the sea", (42.0, 51.0), false),
    ];
    for (name, there, expected) in cases {
        let point = frame.point(place(there));
        assert_eq!(is_land(&map.land, point.x, point.y), expected, "{name}: {point:?}");
    }
}

#[test]
fn the_antarctic_is_there_if_something_stands_on_it() {
    let pole = (-90.0, 0.0, 0);
    let with = [FAR[0], FAR[1], pole];
    let (map, bare) = (drawn(&with), drawn(&FAR));
    let frame = Frame::around(&with.map(|(lat, lon, _)| place((lat, lon))));
    for there in [(-80.0, 100.0), (-80.0, -100.0), (-89.0, -168.0)] {
        let point = frame.point(place(there));
        assert!(is_land(&map.land, point.x, point.y), "{there:?}: {point:?}");
    }
    assert!(bare.height < map.height - 50.0, "{} {}", bare.height, map.height);
    let frame = Frame::around(&FAR.map(|(lat, lon, _)| place((lat, lon))));
    assert!(frame.point(place((-62.0, 0.0))).y > bare.height);
}

#[test]
fn land_is_small_and_stays_about_the_canvas() {
    for items in
        [FAR.to_vec(), vec![(52.5, 1.7, 0)], vec![(-18.0, 178.0, 0)], vec![(78.2, 15.6, 0)]]
    {
        let map = drawn(&items);
        assert!((300..20_000).contains(&map.land.len()), "{} bytes", map.land.len());
        assert!(map.graticule.len() < 4000, "{} bytes", map.graticule.len());
        for (x, y) in rings(&map.land).into_iter().flatten() {
            let is_near = |value: f64, length: f64| (-BLEED..=length + BLEED).contains(&value);
            assert!(is_near(x, map.width) && is_near(y, map.height), "{items:?}: {x} {y}");
        }
    }
}

#[test]
fn a_speck_of_land_is_drawn_only_where_something_stands_on_it() {
    let bare = rings(&drawn(&FAR).land).len();
    let isle = (24.3, -77.9, 0);
    assert_eq!(rings(&drawn(&[FAR[0], FAR[1], isle]).land).len(), bare + 1);
    let sea = (24.3, -60.0, 0);
    assert_eq!(rings(&drawn(&[FAR[0], FAR[1], sea]).land).len(), bare);
}

#[test]
fn items_are_gathered_by_group_and_place() {
    let map = drawn(&[
        (-8.8, 13.2, 1),
        (18.5, -72.3, 0),
        (-8.8, 13.2, 1),
        (40.0, 150.0, 1),
        // Nearer than a marker is wide.
        (-7.8, 13.9, 1),
        // Of another group.
        (-8.8, 13.2, 2),
    ]);
    let found: Vec<(&[usize], &[usize])> = map
        .markers
        .iter()
        .map(|marker| (marker.groups.as_slice(), marker.items.as_slice()))
        .collect();
    let expected: [(&[usize], &[usize]); 4] =
        [(&[0], &[1]), (&[1], &[0, 2, 4]), (&[1], &[3]), (&[2], &[5])];
    assert_eq!(found, expected);
}

#[test]
fn a_marker_of_several_items_is_larger_and_has_a_ring_of_as_many_parts() {
    let map = drawn(&[(0.0, 0.0, 0), (0.0, 120.0, 0), (0.0, 120.0, 0), (0.0, 120.0, 0)]);
    let [one, three] = map.markers.as_slice() else { panic!("{:?}", map.markers) };
    assert!(one.ring.is_none() && three.radius > one.radius);
    let ring = three.ring.expect("there are three");
    let whole = 3.0 * (ring.part + ring.gap);
    assert!((whole - std::f64::consts::TAU * ring.radius).abs() < 0.1, "{ring:?}");
    assert_eq!(
        ring.dashes(2),
        format!("{0} {1} {0} {1} 0 {2}", ring.part, ring.gap, (ring.radius * 7.0).round())
    );
    assert_eq!(ring.dashes(0), format!("0 {}", (ring.radius * 7.0).round()));
}

#[test]
fn more_groups_at_one_place_than_there_is_room_for_share_a_marker() {
    let crowd: Vec<(f64, f64, usize)> = (0..40).map(|group| (10.0, 20.0, group)).collect();
    let map = drawn(&crowd);
    assert!(map.markers.len() < 40, "{} markers", map.markers.len());
    let shared = |marker: &&Marker| marker.groups.len() > 1;
    assert!(map.markers.iter().filter(shared).count() > 0);
    assert_eq!(map.markers.iter().map(|marker| marker.items.len()).sum::<usize>(), 40);
}

#[test]
fn without_items_there_is_no_map() {
    assert_eq!(layout(&[]), None);
}

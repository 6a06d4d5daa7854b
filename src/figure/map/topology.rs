//! Reads the land out of its `TopoJSON`: arcs of whole numbers, each a step from the one before, which rings share.
//!
//! Always holds: a ring is closed, its last place being the first. Deliberately absent: everything of the format that the
//! built-in file does not use, such as points, lines and properties.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Place;

/// A closed line of coast. On the other side of it is the sea, or a lake.
pub(super) type Ring = Vec<Place>;

/// The coasts of the world, made of the built-in file; see `land-110m.md`.
pub(super) static LAND: LazyLock<Vec<Ring>> =
    LazyLock::new(|| rings(include_str!("land-110m.json"), "land"));

#[derive(Deserialize)]
struct Topology {
    objects: std::collections::BTreeMap<String, Object>,
    arcs: Vec<Vec<[f64; 2]>>,
    transform: Transform,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Object {
    GeometryCollection { geometries: Vec<Object> },
    MultiPolygon { arcs: Vec<Vec<Vec<i64>>> },
    Polygon { arcs: Vec<Vec<i64>> },
}

/// The rings of an object of a topology; none if it is not there, or the text is no topology.
pub(super) fn rings(text: &str, object: &str) -> Vec<Ring> {
    let Ok(topology) = serde_json::from_str::<Topology>(text) else { return Vec::new() };
    let arcs: Vec<Ring> =
        topology.arcs.iter().map(|arc| unpacked(arc, &topology.transform)).collect();
    let mut of_object = Vec::new();
    if let Some(object) = topology.objects.get(object) {
        collect(object, &mut of_object);
    }
    of_object.into_iter().map(|indexes| joined(indexes, &arcs)).collect()
}

/// An arc in degrees.
fn unpacked(arc: &[[f64; 2]], transform: &Transform) -> Ring {
    let Transform { scale, translate } = transform;
    let mut at = [0.0, 0.0];
    let mut place = |step: &[f64; 2]| {
        at = [at[0] + step[0], at[1] + step[1]];
        Place { lon: at[0] * scale[0] + translate[0], lat: at[1] * scale[1] + translate[1] }
    };
    arc.iter().map(&mut place).collect()
}

fn collect<'o>(object: &'o Object, found: &mut Vec<&'o [i64]>) {
    match object {
        Object::GeometryCollection { geometries } => {
            geometries.iter().for_each(|object| collect(object, found));
        }
        Object::MultiPolygon { arcs } => found.extend(arcs.iter().flatten().map(Vec::as_slice)),
        Object::Polygon { arcs } => found.extend(arcs.iter().map(Vec::as_slice)),
    }
}

/// Arcs one after the other, each beginning where the last one ended. `!3` is arc 3 backwards.
fn joined(indexes: &[i64], arcs: &[Ring]) -> Ring {
    let mut ring = Ring::new();
    for &index in indexes {
        let at = usize::try_from(if index < 0 { !index } else { index });
        let Some(arc) = at.ok().and_then(|at| arcs.get(at)) else { continue };
        ring.pop();
        if index < 0 {
            ring.extend(arc.iter().rev());
        } else {
            ring.extend(arc);
        }
    }
    ring
}

#[cfg(test)]
mod tests {
    use super::LAND;
    use super::Place;
    use super::rings;

    #[test]
    fn arcs_are_unpacked_turned_round_and_joined() {
        let text = r#"{ "type": "Topology", "transform": { "scale": [0.5, 2], "translate": [10, -20] },
            "objects": { "land": { "type": "GeometryCollection", "geometries": [
                { "type": "Polygon", "arcs": [[0, -2]] }, { "type": "MultiPolygon", "arcs": [[[9]], [[1, -1]]] }] } },
            "arcs": [[[0, 0], [4, 0], [0, 5]], [[0, 0], [4, 5]]] }"#;
        let place = |(lon, lat)| Place { lat, lon };
        let there: Vec<Place> =
            [(10.0, -20.0), (12.0, -20.0), (12.0, -10.0), (10.0, -20.0)].map(place).to_vec();
        let mut back = there.clone();
        back.reverse();
        assert_eq!(rings(text, "land"), [there, vec![], back]);
        assert!(rings(text, "lakes").is_empty());
        assert!(rings("{}", "land").is_empty());
    }

    #[test]
    fn the_land_of_the_world_is_there_and_closed() {
        assert_eq!(LAND.len(), 126);
        assert!(LAND.iter().map(Vec::len).sum::<usize>() > 5000);
        for ring in LAND.iter() {
            assert_eq!(ring.first(), ring.last());
            let is_on_earth = |p: &Place| p.lon.abs() < 180.0001 && p.lat.abs() < 90.0;
            assert!(ring.len() > 3 && ring.iter().all(is_on_earth));
        }
    }
}

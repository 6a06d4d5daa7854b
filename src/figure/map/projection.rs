//! The Equal Earth projection: areas are true, and lands keep a familiar shape.
//!
//! Source of the formula: B. Šavrič, T. Patterson and B. Jenny, "The Equal Earth map projection" (2018), International
//! Journal of Geographical Information Science 33(3), 454–465, doi:10.1080/13658816.2018.1504949; here for a sphere of radius 1.
//! Always holds: parallels are straight and level, the middle meridian is straight and upright, west mirrors east and
//! south mirrors north. Deliberately absent: an ellipsoid, and the way back from a point to its place.

use super::Point;

/// The coefficients of the polynomial in the parametric latitude.
const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];

/// Where a place lies, x to the east and y to the north: from -2.71 to 2.71, and from -1.32 to 1.32.
///
/// `lon` is counted from the middle meridian, from -180 to 180 degrees; `lat` from -90 to 90.
pub(super) fn project(lon: f64, lat: f64) -> Point {
    let root = 3.0_f64.sqrt();
    let theta = (root / 2.0 * lat.to_radians().sin()).asin();
    let square = theta * theta;
    let sixth = square * square * square;
    let slope = A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square);
    Point {
        x: 2.0 * root * lon.to_radians() * theta.cos() / (3.0 * slope),
        y: theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::project;

    #[test]
    fn known_places_lie_where_the_paper_has_them() {
        // The edges of the plane; in metres on the authalic sphere they are 17,243,959 and 8,392,928.
        let radius = 6_371_007.181;
        let cases = [
            ((0.0, 0.0), (0.0, 0.0)),
            ((180.0, 0.0), (17_243_959.06, 0.0)),
            ((-180.0, 0.0), (-17_243_959.06, 0.0)),
            ((0.0, 90.0), (0.0, 8_392_927.6)),
            ((0.0, -90.0), (0.0, -8_392_927.6)),
        ];
        for ((lon, lat), (x, y)) in cases {
            let point = project(lon, lat);
            assert!((point.x * radius - x).abs() < 1.0, "{lon} {lat}: {point:?}");
            assert!((point.y * radius - y).abs() < 1.0, "{lon} {lat}: {point:?}");
        }
        // The pole is a line 0.59 times as long as the equator; the plane is 2.05 times as wide as it is high.
        let (pole, equator) = (project(180.0, 90.0), project(180.0, 0.0));
        assert!((pole.x / equator.x - 0.5925).abs() < 0.0005);
        assert!((equator.x / pole.y - 2.0546).abs() < 0.0005);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn east_is_further_on_and_north_is_higher(
            lon in -180.0..179.0, lat in -90.0..89.0, step in 0.01..1.0,
        ) {
            prop_assert!(project(lon, lat).x < project(lon + step, lat).x);
            prop_assert!(project(lon, lat).y < project(lon, lat + step).y);
            prop_assert!((project(lon, lat).y - project(-lon, lat).y).abs() < 1e-12);
        }

        #[test]
        fn the_halves_mirror_each_other(lon in 0.0..=180.0, lat in 0.0..=90.0) {
            let (east, west, south) = (project(lon, lat), project(-lon, lat), project(lon, -lat));
            prop_assert!((east.x + west.x).abs() < 1e-12);
            prop_assert!((east.y + south.y).abs() < 1e-12);
            prop_assert!((east.x - south.x).abs() < 1e-12);
        }

        /// A small field is as large on the map as on the globe.
        #[test]
        fn areas_are_true(lon in -179.0..179.0, lat in -89.0..89.0) {
            let step: f64 = 1e-3;
            let (south, north) = (project(lon, lat - step), project(lon, lat + step));
            let (west, east) = (project(lon - step, lat), project(lon + step, lat));
            let drawn = (east.x - west.x) * (north.y - south.y);
            let angle = 2.0 * step.to_radians();
            prop_assert!((drawn / (angle * angle * lat.to_radians().cos()) - 1.0).abs() < 1e-4);
        }
    }
}

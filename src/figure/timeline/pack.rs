//! Rows without overlap: each item takes the first row of its lane that is free, in order of date.

use super::Lane;
use super::measure;
use super::outline::Extent;

/// Which row each item has, and how many rows each lane.
pub(super) struct Rows {
    /// One per item.
    pub(super) of_item: Vec<usize>,
    /// One per lane.
    pub(super) of_lane: Vec<usize>,
}

/// Gives each item a row. `extents` are (lane, extent), one per item; `order` names each once.
pub(super) fn pack(extents: &[(usize, Extent)], order: &[usize], lanes: usize) -> Rows {
    let mut of_item = vec![0; extents.len()];
    let mut ends: Vec<Vec<f64>> = vec![Vec::new(); lanes];
    for &item in order {
        let (lane, extent) = extents[item];
        of_item[item] = first_fit(&mut ends[lane], extent);
    }
    Rows { of_item, of_lane: ends.iter().map(Vec::len).collect() }
}

/// Takes the first row that ends well before the extent begins, else a new one.
fn first_fit(ends: &mut Vec<f64>, extent: Extent) -> usize {
    let free = ends.iter().position(|end| end + measure::MARK_GAP <= extent.left);
    let row = free.unwrap_or(ends.len());
    match ends.get_mut(row) {
        Some(end) => *end = extent.right,
        None => ends.push(extent.right),
    }
    row
}

/// Stacks the lanes below the axis, and says where the figure ends.
pub(super) fn stack(rows: &[usize]) -> (Vec<Lane>, f64) {
    let mut y = measure::AXIS + measure::LANE_GAP;
    let mut lanes = Vec::with_capacity(rows.len());
    for &rows in rows {
        let height = if rows == 0 { 0.0 } else { measure::LANE_HEAD + measure::rows_high(rows) };
        lanes.push(Lane { y, height, rows });
        if rows > 0 {
            y += height + measure::LANE_GAP;
        }
    }
    (lanes, y)
}

/// The upper edge of a mark: it lies in the middle of its row.
pub(super) fn mark_y(lane: &Lane, row: usize) -> f64 {
    lane.y + measure::LANE_HEAD + measure::rows_high(row) + (measure::ROW - measure::MARK) / 2.0
}

#[cfg(test)]
mod tests {
    use super::Extent;
    use super::pack;
    use super::stack;

    #[test]
    fn an_item_takes_the_first_free_row_of_its_lane() {
        let cases = [
            (vec![(0, 0.0, 10.0), (0, 20.0, 30.0), (0, 40.0, 50.0)], vec![0, 0, 0]),
            (vec![(0, 0.0, 10.0), (0, 19.0, 30.0), (0, 20.0, 50.0)], vec![0, 1, 0]),
            (vec![(0, 0.0, 90.0), (0, 10.0, 20.0), (0, 15.0, 25.0)], vec![0, 1, 2]),
            (vec![(0, 0.0, 90.0), (0, 10.0, 20.0), (0, 30.0, 40.0)], vec![0, 1, 1]),
            (vec![(0, 0.0, 90.0), (1, 0.0, 90.0), (0, 0.0, 90.0)], vec![0, 0, 1]),
            (vec![], vec![]),
        ];
        for (marks, rows) in cases {
            let extents: Vec<(usize, Extent)> =
                marks.iter().map(|&(lane, left, right)| (lane, Extent { left, right })).collect();
            let order: Vec<usize> = (0..marks.len()).collect();
            assert_eq!(pack(&extents, &order, 2).of_item, rows, "{marks:?}");
        }
    }

    #[test]
    fn a_lane_without_items_takes_no_room() {
        let (lanes, height) = stack(&[2, 0, 1, 0]);
        let found: Vec<(f64, f64)> = lanes.iter().map(|lane| (lane.y, lane.height)).collect();
        assert_eq!(found, [(60.0, 72.0), (144.0, 0.0), (144.0, 48.0), (204.0, 0.0)]);
        let heights = (height, stack(&[2, 1]).1, stack(&[]).1);
        assert_eq!(heights, (204.0, 204.0, 60.0));
    }
}

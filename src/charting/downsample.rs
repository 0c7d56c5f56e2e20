//! Fewer points, the same picture.

/// A run of known points, thinned for a drawing `columns` wide: of every column the first, the
/// least, the greatest and the last, in their order, so no peak is lost and a line looks the same.
///
/// `points` are `(place, value)` in order of place; `place / width` gives the share of the drawing.
///
/// Source: Jugel, Jerzak, Hackenbroich, Markl, "M4: A Visualization-Oriented Time Series Data
/// Aggregation", PVLDB 7 (2014) 797-808.
pub fn envelope(points: &[(f64, f64)], width: f64, columns: u16) -> Vec<(f64, f64)> {
    if points.len() <= usize::from(columns) * 4 {
        return points.to_vec();
    }
    let column = |place: f64| (place / width * f64::from(columns)).floor();
    points
        .chunk_by(|one, next| column(one.0) == column(next.0))
        .flat_map(|run| {
            let value = |index: &usize| run.get(*index).map_or(0.0, |point| point.1);
            let by_value = |one: &usize, other: &usize| value(one).total_cmp(&value(other));
            let mut kept = [
                0,
                (0..run.len()).min_by(by_value).unwrap_or(0),
                (0..run.len()).max_by(by_value).unwrap_or(0),
                run.len() - 1,
            ];
            kept.sort_unstable();
            let mut last = None;
            kept.into_iter()
                .filter(move |index| last.replace(*index) != Some(*index))
                .filter_map(|index| run.get(index).copied())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(points: u32) -> Vec<(f64, f64)> {
        (0..points)
            .map(|at| (f64::from(at) * 300.0 / f64::from(points), f64::from(at % 7)))
            .collect()
    }

    #[test]
    fn few_points_stay_as_they_are() {
        assert_eq!(envelope(&wave(100), 300.0, 300), wave(100));
        assert_eq!(envelope(&[], 300.0, 300), []);
    }

    #[test]
    fn many_points_become_at_most_four_a_column() {
        let thinned = envelope(&wave(14_400), 300.0, 100);
        assert!(thinned.len() <= 404);
        assert_eq!(thinned.first(), wave(14_400).first());
        assert_eq!(thinned.last(), wave(14_400).last());
        assert!(thinned.is_sorted_by(|one, next| one.0 < next.0));
    }

    #[test]
    fn a_single_peak_among_many_survives() {
        let mut points = wave(10_000);
        points[4_321].1 = 99.0;
        assert!(envelope(&points, 300.0, 50).contains(&points[4_321]));
    }
}

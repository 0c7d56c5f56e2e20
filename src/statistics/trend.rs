//! A trend that one bad day cannot tilt.

use super::{
    sample::{Interval, float, median_of_sorted},
    student::NORMAL,
};

/// At most this many moments enter a trend; more are averaged within ever longer steps first.
/// Chosen by us: 80,000 slopes take a few milliseconds on a phone.
pub const MOST_MOMENTS: usize = 400;

/// A slope over time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// Moments it rests on, after averaging.
    pub n: usize,
    /// Median slope, points a week; negative when pain falls.
    pub per_week: f64,
    /// 95 % interval of the slope, points a week.
    pub interval: Interval,
}

/// The Theil-Sen slope of `(day, score)` pairs with Sen's interval; `None` when all are of one day.
///
/// The slope is the median over all pairs of different days. The interval takes the slopes whose
/// ranks lie `z · σ / 2` beside the middle, σ² the variance of Kendall's S with ties in both.
/// Scores of one day are averaged; with more than [`MOST_MOMENTS`] days, scores of two days are,
/// then of four, and so on.
///
/// Source: P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", J. Am.
/// Stat. Assoc. 63 (1968) 1379-1389. Ranks are rounded as SciPy's `theilslopes` does, so that both
/// give the same figures.
pub fn trend(scores: &[(i32, f64)]) -> Option<Trend> {
    let moments = averaged(scores);
    let mut slopes: Vec<f64> = moments
        .iter()
        .enumerate()
        .flat_map(|(index, earlier)| {
            moments
                .iter()
                .skip(index + 1)
                .map(move |later| (later.1 - earlier.1) / (later.0 - earlier.0))
        })
        .collect();
    slopes.sort_unstable_by(f64::total_cmp);
    let middle = median_of_sorted(&slopes)?;
    let mut values: Vec<f64> = moments.iter().map(|moment| moment.1).collect();
    values.sort_unstable_by(f64::total_cmp);
    let ties: f64 = values
        .chunk_by(|one, next| one == next)
        .map(|run| kendall(run.len()))
        .sum();
    let sigma = ((kendall(moments.len()) - ties).max(0.0) / 18.0).sqrt();
    let reach = NORMAL * sigma;
    let last = slopes.len().saturating_sub(1);
    let low = rank((float(slopes.len()) - reach) / 2.0, last).saturating_sub(1);
    let high = rank((float(slopes.len()) + reach) / 2.0, last);
    Some(Trend {
        n: moments.len(),
        per_week: middle * 7.0,
        interval: Interval {
            low: slopes.get(low)? * 7.0,
            high: slopes.get(high)? * 7.0,
        },
    })
}

/// `k (k − 1) (2k + 5)`, the term of Kendall's variance.
fn kendall(k: usize) -> f64 {
    let k = float(k);
    k * (k - 1.0) * (2.0 * k + 5.0)
}

/// The slope's place in the sorted list, from 0 to `last`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates at 0, and `last` bounds it above"
)]
fn rank(place: f64, last: usize) -> usize {
    (place.round_ties_even() as usize).min(last)
}

/// The scores by moment, in time order, at most [`MOST_MOMENTS`]; moments in days.
fn averaged(scores: &[(i32, f64)]) -> Vec<(f64, f64)> {
    let mut sorted: Vec<(i64, f64)> = scores
        .iter()
        .map(|(day, score)| (i64::from(*day), *score))
        .collect();
    sorted.sort_unstable_by_key(|(day, _)| *day);
    let mut step = 1_i64;
    loop {
        let moments: Vec<(f64, f64)> = sorted
            .chunk_by(|one, next| one.0.div_euclid(step) == next.0.div_euclid(step))
            .map(|run| {
                let n = float(run.len());
                #[expect(clippy::cast_precision_loss, reason = "days fit in 32 bits")]
                let day = run.iter().map(|(day, _)| *day as f64).sum::<f64>() / n;
                (day, run.iter().map(|(_, score)| score).sum::<f64>() / n)
            })
            .collect();
        if moments.len() <= MOST_MOMENTS {
            return moments;
        }
        step *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_has_no_trend() {
        assert_eq!(trend(&[]), None);
        assert_eq!(trend(&[(5, 3.0), (5, 4.0)]), None);
    }

    #[test]
    fn a_point_less_every_week_is_minus_one_a_week() {
        let scores: Vec<_> = (0..8)
            .map(|week| (week * 7, 9.0 - f64::from(week)))
            .collect();
        let trend = trend(&scores).unwrap();
        assert!((trend.per_week + 1.0).abs() < 1e-12);
        assert!((trend.interval.low + 1.0).abs() < 1e-12);
    }

    #[test]
    fn one_bad_day_does_not_tilt_it() {
        let scores: Vec<_> = (0..20)
            .map(|day| (day, if day == 19 { 10.0 } else { 4.0 }))
            .collect();
        assert_eq!(trend(&scores).unwrap().per_week, 0.0);
    }

    #[test]
    fn ten_years_of_days_are_averaged_and_keep_their_slope() {
        let scores: Vec<_> = (0..3_650)
            .map(|day| (day, f64::from(day) / 7_000.0))
            .collect();
        let trend = trend(&scores).unwrap();
        assert!(trend.n <= MOST_MOMENTS);
        assert!((trend.per_week - 0.001).abs() < 1e-9);
    }

    #[test]
    fn the_farthest_days_there_are_have_a_trend() {
        let slope = trend(&[(i32::MIN, 10.0), (i32::MAX, 0.0)]).unwrap();
        assert!(slope.per_week < 0.0);
        assert!(slope.per_week.is_finite());
    }
}

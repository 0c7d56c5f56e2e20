//! Medians, means and their intervals, shares and theirs.

use super::student::{NORMAL, t_quantile};

/// A range that, if all assumptions held, would cover the true value 95 times in 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The middle and the extremes of some scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// How many.
    pub n: usize,
    /// The middle one, or the mean of the middle two.
    pub median: f64,
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
}

/// A mean and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// How many.
    pub n: usize,
    /// The mean.
    pub mean: f64,
    /// 95 % interval; `None` for fewer than two.
    pub interval: Option<Interval>,
}

/// A share of cases and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// Cases that count.
    pub hits: usize,
    /// All cases.
    pub n: usize,
    /// 95 % interval of the share, within 0..=1; `None` of no cases.
    pub interval: Option<Interval>,
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
pub(super) const fn float(count: usize) -> f64 {
    count as f64
}

/// Median and range of finite `values`; `None` of none.
pub fn spread(values: &[f64]) -> Option<Spread> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    Some(Spread {
        n: sorted.len(),
        median: median_of_sorted(&sorted)?,
        least: *sorted.first()?,
        most: *sorted.last()?,
    })
}

/// The middle of `sorted`, or the mean of its middle two; `None` of none.
pub(super) fn median_of_sorted(sorted: &[f64]) -> Option<f64> {
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *sorted.get((sorted.len() / 2).checked_sub(1)?)?;
    Some(f64::midpoint(lower, upper))
}

/// Mean of finite `values` with Student's t interval; `None` of none.
///
/// `mean ± t(n − 1) · s / √n`, s the standard deviation with n − 1. It assumes that the values are
/// independent and their mean roughly normal; sessions of one person are not wholly independent,
/// so the true uncertainty is rather larger. t rather than a bootstrap: below about 20 values a
/// percentile bootstrap is too narrow, and t gives the same answer every time.
/// Source: NIST/SEMATECH e-Handbook, section 1.3.5.2.
pub fn mean(values: &[f64]) -> Option<Mean> {
    let n = values.len();
    if n == 0 {
        return None;
    }
    let (mean, variance) = moments(values);
    let interval = t_quantile(n - 1).map(|t| around(mean, t * (variance / float(n)).sqrt()));
    Some(Mean { n, mean, interval })
}

/// How much higher the mean of `these` is than that of `those`, with Welch's interval, which does
/// not ask for equal variances; `n` is the smaller count. `None` if either is empty.
///
/// The degrees of freedom are rounded down, which widens the interval a little.
/// Source: NIST/SEMATECH e-Handbook, section 1.3.5.3 (unequal variances).
pub fn difference(these: &[f64], those: &[f64]) -> Option<Mean> {
    let n = these.len().min(those.len());
    if n == 0 {
        return None;
    }
    let (mean_these, variance_these) = moments(these);
    let (mean_those, variance_those) = moments(those);
    let mean = mean_these - mean_those;
    if n < 2 {
        return Some(Mean {
            n,
            mean,
            interval: None,
        });
    }
    let error_these = variance_these / float(these.len());
    let error_those = variance_those / float(those.len());
    let error = error_these + error_those;
    let below =
        error_these.powi(2) / float(these.len() - 1) + error_those.powi(2) / float(those.len() - 1);
    // Two constant samples have no error, so any degrees of freedom give the same interval.
    let freedom = if below > 0.0 {
        error * error / below
    } else {
        1.0
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "positive and finite; rounding down is meant"
    )]
    let interval = t_quantile((freedom as usize).max(1)).map(|t| around(mean, t * error.sqrt()));
    Some(Mean { n, mean, interval })
}

/// The share `hits` of `n` with Wilson's interval, which stays right near 0 and 1 and for few
/// cases. `hits` beyond `n` count as `n`.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
/// J. Am. Stat. Assoc. 22 (1927) 209-212; without continuity correction.
pub fn share(hits: usize, n: usize) -> Share {
    let hits = hits.min(n);
    let interval = (n > 0).then(|| {
        let (count, share) = (float(n), float(hits) / float(n));
        let z2 = NORMAL * NORMAL;
        let center = (share + z2 / (2.0 * count)) / (1.0 + z2 / count);
        let half = NORMAL / (1.0 + z2 / count)
            * (share * (1.0 - share) / count + z2 / (4.0 * count * count)).sqrt();
        let exact = around(center, half);
        // At the ends the formula gives 0 and 1 but for rounding.
        Interval {
            low: if hits == 0 { 0.0 } else { exact.low.max(0.0) },
            high: if hits == n { 1.0 } else { exact.high.min(1.0) },
        }
    });
    Share { hits, n, interval }
}

impl Share {
    /// The share, 0..=1; `None` of no cases.
    pub fn value(&self) -> Option<f64> {
        (self.n > 0).then(|| float(self.hits) / float(self.n))
    }
}

fn around(middle: f64, half: f64) -> Interval {
    Interval {
        low: middle - half,
        high: middle + half,
    }
}

/// Mean and variance (with n − 1) of `values`, which are not empty. The variance of one is 0.
fn moments(values: &[f64]) -> (f64, f64) {
    let n = values.len();
    let mean = values.iter().sum::<f64>() / float(n);
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, squares / float(n.saturating_sub(1).max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_has_no_median_and_no_mean() {
        assert_eq!(spread(&[]), None);
        assert_eq!(mean(&[]), None);
        assert_eq!(difference(&[], &[1.0]), None);
        assert_eq!(share(0, 0).interval, None);
        assert_eq!(share(0, 0).value(), None);
    }

    #[test]
    fn one_value_has_a_mean_but_no_interval() {
        let one = mean(&[3.0]).unwrap();
        assert_eq!((one.n, one.mean, one.interval), (1, 3.0, None));
        assert_eq!(difference(&[3.0], &[1.0, 2.0]).unwrap().interval, None);
    }

    #[test]
    fn an_even_number_of_values_has_its_median_between_the_middle_two() {
        let four = spread(&[9.0, 1.0, 4.0, 2.0]).unwrap();
        assert_eq!((four.median, four.least, four.most), (3.0, 1.0, 9.0));
        assert_eq!(spread(&[9.0, 1.0, 4.0]).unwrap().median, 4.0);
    }

    #[test]
    fn constant_values_have_an_interval_of_no_width() {
        let same = mean(&[2.0; 5]).unwrap();
        assert_eq!(
            same.interval,
            Some(Interval {
                low: 2.0,
                high: 2.0
            })
        );
        let both = difference(&[2.0; 3], &[1.0; 3]).unwrap();
        assert_eq!(
            both.interval,
            Some(Interval {
                low: 1.0,
                high: 1.0
            })
        );
    }

    #[test]
    fn none_of_ten_is_not_surely_none() {
        let none = share(0, 10).interval.unwrap();
        assert_eq!(none.low, 0.0);
        assert!((none.high - 0.277_533).abs() < 1e-6);
    }
}

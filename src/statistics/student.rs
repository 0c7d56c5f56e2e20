//! The two quantiles the intervals need.

/// The 97.5 % quantile of the normal distribution.
/// Source: NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.1.
pub(super) const NORMAL: f64 = 1.959_963_984_540_054;

/// The 97.5 % quantiles of Student's t for 1 to 30 degrees of freedom.
/// Source: NIST/SEMATECH e-Handbook, section 1.3.6.7.2, with more digits; checked in
/// `tests/statistics.rs`.
const SMALL: [f64; 30] = [
    12.706_205, 4.302_653, 3.182_446, 2.776_445, 2.570_582, 2.446_912, 2.364_624, 2.306_004,
    2.262_157, 2.228_139, 2.200_985, 2.178_813, 2.160_369, 2.144_787, 2.131_450, 2.119_905,
    2.109_816, 2.100_922, 2.093_024, 2.085_963, 2.079_614, 2.073_873, 2.068_658, 2.063_899,
    2.059_539, 2.055_529, 2.051_831, 2.048_407, 2.045_230, 2.042_272,
];

/// The 97.5 % quantile of Student's t with `freedom` degrees of freedom; `None` for none.
///
/// From a table up to 30, beyond by the expansion of Abramowitz and Stegun 26.7.5, whose error
/// there is below 0.000 01.
pub(super) fn t_quantile(freedom: usize) -> Option<f64> {
    let row = freedom.checked_sub(1)?;
    if let Some(quantile) = SMALL.get(row) {
        return Some(*quantile);
    }
    #[expect(clippy::cast_precision_loss, reason = "exact below 2^53")]
    let v = freedom as f64;
    let x = NORMAL;
    let (x3, x5) = (x.powi(3), x.powi(5));
    let first = (x3 + x) / 4.0;
    let second = (5.0 * x5 + 16.0 * x3 + 3.0 * x) / 96.0;
    let third = (3.0 * x.powi(7) + 19.0 * x5 + 17.0 * x3 - 15.0 * x) / 384.0;
    Some(x + first / v + second / (v * v) + third / (v * v * v))
}

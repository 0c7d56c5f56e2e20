//! Sines and angles as a table needs them: bounded, to a billionth, and a tenth of the standard
//! library's size in WASM.

use core::f64::consts::PI;

/// Sine and cosine of `degrees`, to 1e-9 for angles up to a few thousand turns.
pub fn sin_cos(degrees: f64) -> (f64, f64) {
    let quarter = (degrees / 90.0).round_ties_even();
    let x = (degrees - 90.0 * quarter).to_radians();
    let square = x * x;
    // The series as far as they matter up to 45 degrees.
    let sin = x * series(
        square,
        [1.0 / 6.0, 1.0 / 20.0, 1.0 / 42.0, 1.0 / 72.0, 1.0 / 110.0],
    );
    let cos = series(
        square,
        [
            0.5,
            1.0 / 12.0,
            1.0 / 30.0,
            1.0 / 56.0,
            1.0 / 90.0,
            1.0 / 132.0,
        ],
    );
    #[expect(
        clippy::cast_possible_truncation,
        reason = "only its rest by four counts"
    )]
    match (quarter as i64).rem_euclid(4) {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// `1 - square * ratios[0] * (1 - square * ratios[1] * (1 - ...))`.
fn series<const N: usize>(square: f64, ratios: [f64; N]) -> f64 {
    let mut sum = 1.0;
    for ratio in ratios.into_iter().rev() {
        sum = 1.0 - square * ratio * sum;
    }
    sum
}

/// The angle of the point (`along`, `across`), radians, -pi..=pi; zero at the origin.
///
/// To 1e-9, and quickest where the angle is small.
pub fn angle_of(across: f64, along: f64) -> f64 {
    if along < 0.0 {
        return PI.copysign(across) - angle_of(across, -along);
    }
    // Adding its length to the longer side halves the angle: four times are enough from a right angle,
    // and sides whose squares are too small for a number would never get there.
    let (mut side, mut times) = (along, 1.0);
    while across.abs() > 0.1 * side && times < 16.0 {
        side += (side * side + across * across).sqrt();
        times *= 2.0;
    }
    if side == 0.0 {
        return 0.0;
    }
    let tangent = across / side;
    let square = tangent * tangent;
    let series = 1.0 / 5.0 - square * (1.0 / 7.0 - square / 9.0);
    times * tangent * (1.0 - square * (1.0 / 3.0 - square * series))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sines_are_those_of_the_standard_library() {
        for step in -4000..4000 {
            let degrees = f64::from(step) * 0.37;
            let (sin, cos) = sin_cos(degrees);
            let radians = degrees.to_radians();
            assert!((sin - radians.sin()).abs() < 1e-9, "{degrees}");
            assert!((cos - radians.cos()).abs() < 1e-9, "{degrees}");
        }
    }

    #[test]
    fn angles_are_those_of_the_standard_library() {
        for step in -3600..=3600 {
            let radians = (f64::from(step) * 0.05).to_radians();
            for length in [1e-6, 1.0, 40.0] {
                let (across, along) = (length * radians.sin(), length * radians.cos());
                let off = angle_of(across, along) - across.atan2(along);
                assert!(off.abs() < 1e-9, "{radians}: {off}");
            }
        }
        assert_eq!(angle_of(0.0, 0.0), 0.0);
        assert_eq!(angle_of(1e-200, 0.0), 0.0, "too near the origin to tell");
        assert!((angle_of(1.0, 0.0) - PI / 2.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_not_finite_gives_no_number() {
        assert!(sin_cos(f64::NAN).0.is_nan() && sin_cos(f64::INFINITY).1.is_nan());
        assert!(angle_of(f64::NAN, 1.0).is_nan() && angle_of(f64::INFINITY, 1.0).is_nan());
    }
}

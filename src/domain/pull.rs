//! How much of a body's weight points along a tilted bed.

use super::trigonometry::sin_cos;
use super::units::Degrees;

/// The share of body weight that points along the bed at an inversion angle: the sine of it, from
/// 0 when lying flat to 1 when hanging straight down. Upright of level nothing pulls head-down: 0.
///
/// Geometry only. Friction on the bed, and that the low back carries only what lies beyond it, are
/// left out; who shows the number says so.
pub fn share_along_bed(angle: Degrees) -> f64 {
    let (sine, _) = sin_cos(angle.get());
    sine.max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(degrees: i16) -> f64 {
        (share_along_bed(Degrees::whole(degrees)) * 1_000.0).round() / 10.0
    }

    #[test]
    fn the_share_is_the_sine_of_the_angle() {
        assert_eq!(percent(0), 0.0);
        assert_eq!(percent(15), 25.9);
        assert_eq!(percent(30), 50.0);
        assert_eq!(percent(45), 70.7);
        assert_eq!(percent(60), 86.6);
        assert_eq!(percent(90), 100.0);
    }

    #[test]
    fn upright_nothing_pulls_towards_the_head() {
        assert_eq!(percent(-40), 0.0);
    }
}

//! The filter that follows the angle about a known pivot, with gyroscope or without.

use super::reckoning::Reckoning;
use super::{Seen, TURN_ERROR, UP_SIGMA};
use crate::sensing::angle::{PivotAngle, Plane, Start};
use crate::sensing::smooth::at_least;
use crate::sensing::swing::SwingAngle;
use crate::sensing::vector::{Vector, angle_between};

/// One of the two filters.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one of them, and boxing it would allocate when the gyroscope appears"
)]
pub(super) enum Follower {
    WithGyro(PivotAngle),
    WithoutGyro(SwingAngle),
}

/// What a follower says: degrees, degrees per second, degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Followed {
    pub(super) angle: f64,
    pub(super) rate: f64,
    pub(super) sigma: f64,
}

/// Uncertainty of a fresh zero, degrees.
const ZERO_SIGMA: f64 = 0.02;
/// A bias is never surer than this at the start, degrees per second: a table may creep in what looks like rest.
const BIAS_SIGMA: f64 = 0.03;
/// and its drift, degrees per second.
const DRIFT_ERROR: f64 = 0.02;

impl Follower {
    /// Whether it is the one for what the phone can do now.
    pub(super) const fn fits(&self, seen: &Seen) -> bool {
        matches!(
            (self, seen.rate),
            (Self::WithGyro(_), Some(_)) | (Self::WithoutGyro(_), None)
        )
    }

    /// Takes the next sample. `running`: it has taken one before. `believable`: a table can have caused
    /// this one and those just before. `held`: where the table rests, if it rests at the zero.
    pub(super) fn push(
        &mut self,
        plane: &Plane,
        seen: &Seen,
        running: bool,
        believable: bool,
        held: Option<Vector>,
    ) -> Followed {
        match self {
            Self::WithGyro(pivot) => {
                let rate = plane.rate_of(seen.rate.unwrap_or_default());
                if running && seen.dt == 0.0 {
                    pivot.resume(plane.angle_of(seen.up), UP_SIGMA, rate);
                } else if running {
                    let acceleration = believable.then(|| plane.parts_of(seen.acceleration));
                    pivot.push(rate, acceleration, seen.dt);
                }
                if let Some(bias) = seen.bias_seen {
                    pivot.see_bias(plane.rate_of(bias.bias), bias);
                }
                if let Some(turned) = held {
                    pivot.hold_at(plane.angle_of(turned), ZERO_SIGMA);
                }
                Followed {
                    angle: pivot.angle(),
                    rate: pivot.rate(),
                    sigma: pivot.sigma(),
                }
            }
            Self::WithoutGyro(swing) => {
                swing.push(plane, seen.acceleration, seen.dt);
                Followed {
                    angle: swing.angle(),
                    rate: swing.rate(),
                    sigma: swing.sigma(),
                }
            }
        }
    }
}

/// Where a fresh follower with gyroscope begins: from the zero by `reckoning` if possible, else from up.
/// `length`: of acceleration at rest, m/s².
pub(super) fn start(
    plane: &Plane,
    seen: &Seen,
    reckoning: Option<&Reckoning>,
    length: f64,
) -> Start {
    let reckoned = reckoning.and_then(|reckoning| Some((reckoning.turned()?, reckoning.away())));
    let (angle_deg, sigma_deg) = match reckoned {
        Some((turned, away)) => {
            let angle = plane.angle_of(turned);
            (angle, 0.05 + TURN_ERROR * angle.abs() + DRIFT_ERROR * away)
        }
        // Up may still be astray; the accelerometer says how far at most.
        None => (
            plane.angle_of(seen.up),
            UP_SIGMA + angle_between(seen.up, seen.acceleration),
        ),
    };
    Start {
        angle_deg,
        sigma_deg,
        bias: plane.rate_of(seen.bias),
        bias_sigma: at_least(seen.bias_sigma, BIAS_SIGMA),
        length,
    }
}

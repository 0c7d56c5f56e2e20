//! The angle about the known pivot axis, without gyroscope: a swinging phone told from a tilted one.

use super::angle::Plane;
use super::kalman::Kalman;
use super::smooth::{approach, at_least, at_most, held, share};
use super::vector::{Vector, hypotenuse, norm, wrap};
use crate::domain::trigonometry::{angle_of, sin_cos};

/// Follows the table's angle from acceleration alone.
///
/// While the table turns, the phone's own acceleration looks like tilt. But it sits at a fixed
/// place beside the pivot, so how it accelerates follows from the turn and two lengths, which are
/// states here: constant-velocity filters err by 0.6 degrees over a session, this by 0.4.
///
/// From acceleration alone the filter cannot tell a table that rests from one that falls while its own
/// swing hides the fall at every moment. Left to itself it sometimes believed in such falls, and was off by
/// more than the plain accelerometer angle it was meant to better. So that angle is measured as well,
/// swing and all, with little trust; and the lengths are believed to be short until the motion insists.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct SwingAngle {
    kalman: Kalman<5>,
    /// Length of acceleration at rest, m/s².
    gravity: f64,
    /// Outliers in a row.
    outliers: u8,
    /// Smoothed difference from the plain accelerometer angle, radians.
    offset: f64,
    /// Seconds for which that has contradicted the angle.
    contradicted: f64,
}

/// Names of the states. The fourth and fifth are the phone's distance from the pivot along up at
/// zero and across it, metres.
mod state {
    /// The angle, radians.
    pub(super) const ANGLE: usize = 0;
    /// rad/s.
    pub(super) const RATE: usize = 1;
    /// rad/s².
    pub(super) const JOLT: usize = 2;
}

/// Noise of acceleration, m/s², with rounding to 0.1.
const READING_NOISE: f64 = 0.2;
/// How much less the length of acceleration is trusted than what lies across up: gravity's length is learned
/// and can be wrong for long.
const LENGTHWISE: f64 = 8.0;
/// Angular acceleration fades with this time, seconds.
const JOLT_TIME: f64 = 1.0;
/// Change of angular acceleration, rad/s² per square root of a second, at rest, and what a rate of
/// [`MOTION_RATE`] adds, up to three times.
const REST_JERK: f64 = 0.1;
const MOTION_JERK: f64 = 3.0;
/// The rate at which motion counts fully, rad/s.
const MOTION_RATE: f64 = 5.0 / 57.3;
/// Distance from the pivot, metres, as far as it is believed before the motion shows it. Shorter than half
/// a table, which would be 0.4: what a second of readings shows outweighs this, what noise alone says
/// does not.
const ARM: f64 = 0.08;
/// Noise of the plain accelerometer angle, swing and all, in radians times the square root of a second: 3 degrees
/// a reading at 60 Hz. Chosen on simulated sessions of 300 random phones and tables; from two thirds to one and
/// a half times this do as well.
const PLAIN_NOISE: f64 = 0.007;
/// Readings that come faster than this, seconds, repeat each other's noise: rounding does not average out
/// while little moves.
const FRESH_TIME: f64 = 1.0 / 60.0;
/// A reading further off than this many standard deviations is an outlier, unless three in a row.
const OUTLIER: f64 = 4.0;
/// Believable length of acceleration at rest, m/s², with a poor phone's bias and scale, and the time
/// in which it is learned, seconds.
const GRAVITY_RANGE: core::ops::RangeInclusive<f64> = 9.0..=10.6;
const GRAVITY_TIME: f64 = 3.0;
/// while the table turns slower than this, rad/s.
const SLOW: f64 = 0.2;
const STANDARD_GRAVITY: f64 = 9.807;
/// The filter begins anew when it has been this far from the plain accelerometer angle, radians: no
/// ordinary tilt swings the phone that much for that long;
const LOST: f64 = 0.07;
/// or this far, radians, for this long, seconds: what misled it does not pass by itself;
const CONTRADICTION: f64 = 0.012;
const CONTRADICTION_TIME: f64 = 1.2;
/// or turns far faster than any table, rad/s.
const MAX_RATE: f64 = 6.0;

/// The accelerations of the last seconds, so that the filter can begin where the motion began,
/// although the pivot is only known once the table has tilted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Backlog {
    /// Acceleration (m/s²) and seconds since the one before, oldest first from `next`.
    ring: [(Vector, f64); Self::SIZE],
    next: usize,
    count: usize,
}

impl Backlog {
    /// Two seconds at the common 60 Hz: a tilt reaches the angle at which the pivot is known in one.
    const SIZE: usize = 128;

    pub(super) const fn new() -> Self {
        Self {
            ring: [([0.0; 3], 0.0); Self::SIZE],
            next: 0,
            count: 0,
        }
    }

    pub(super) fn push(&mut self, acceleration: Vector, dt: f64) {
        if let Some(slot) = self.ring.get_mut(self.next) {
            *slot = (acceleration, dt);
        }
        self.next = (self.next + 1) % Self::SIZE;
        self.count = (self.count + 1).min(Self::SIZE);
    }

    /// What was seen so far does not belong to what comes.
    pub(super) const fn clear(&mut self) {
        self.count = 0;
    }

    /// The filter as it stands after all of these, which are then forgotten: later they would be of long
    /// ago. `None` if there are none.
    pub(super) fn take(&mut self, plane: &Plane) -> Option<SwingAngle> {
        let start = self.next + Self::SIZE - self.count;
        let mut readings = (0..self.count).filter_map(|n| self.ring.get((start + n) % Self::SIZE));
        let (first, _) = readings.next()?;
        let mut swing = SwingAngle::new(plane.angle_of(*first), START_SIGMA, norm(*first));
        for (acceleration, dt) in readings {
            swing.push(plane, *acceleration, *dt);
        }
        self.clear();
        Some(swing)
    }
}

/// Uncertainty of a plain accelerometer angle, degrees.
const START_SIGMA: f64 = 1.0;

/// `length` if gravity can be that long, m/s².
fn believable(length: f64) -> Option<f64> {
    GRAVITY_RANGE.contains(&length).then_some(length)
}

impl SwingAngle {
    /// Starts at `angle_deg`, perhaps in motion.
    pub(super) fn new(angle_deg: f64, sigma_deg: f64, gravity: f64) -> Self {
        Self::begin(angle_deg, [sigma_deg.to_radians(), 0.3, 0.3], gravity)
    }

    /// The same, given how unsure angle, rate and its change are, in radians and seconds.
    fn begin(angle_deg: f64, [angle, rate, jolt]: [f64; 3], gravity: f64) -> Self {
        let mut kalman = Kalman::new([angle, rate, jolt, ARM, ARM]);
        kalman.state[state::ANGLE] = angle_deg.to_radians();
        Self {
            kalman,
            gravity: believable(gravity).unwrap_or(STANDARD_GRAVITY),
            outliers: 0,
            offset: 0.0,
            contradicted: 0.0,
        }
    }

    /// The angle, degrees, -180..=180.
    pub(super) fn angle(&self) -> f64 {
        wrap(self.kalman.state[state::ANGLE].to_degrees())
    }

    /// The rate, degrees per second.
    pub(super) const fn rate(&self) -> f64 {
        self.kalman.state[state::RATE].to_degrees()
    }

    /// One standard deviation of the angle, degrees.
    pub(super) fn sigma(&self) -> f64 {
        let variance = self.kalman.covariance[state::ANGLE][state::ANGLE];
        at_least(variance, 0.0).sqrt().to_degrees()
    }

    /// Takes the next acceleration (m/s²), `dt` seconds later.
    pub(super) fn push(&mut self, plane: &Plane, acceleration: Vector, dt: f64) {
        let shown = plane.parts_of(acceleration);
        if dt > 0.0 {
            self.predict(dt);
        }
        let plain = self.measure(shown, dt);
        let length = norm(acceleration);
        self.learn_gravity(hypotenuse(shown[0], shown[1]), length, dt);
        self.begin_anew_if_lost(plain, length, dt);
    }

    fn predict(&mut self, dt: f64) {
        let [angle, rate, jolt, ..] = &mut self.kalman.state;
        *angle += dt * (*rate + 0.5 * dt * *jolt);
        *rate += dt * *jolt;
        let fade = 1.0 / (1.0 + dt / JOLT_TIME * (1.0 + 0.5 * dt / JOLT_TIME));
        *jolt *= fade;
        let activity = at_most(rate.abs() / MOTION_RATE, 3.0);
        self.kalman.transfer(state::ANGLE, state::RATE, dt);
        self.kalman
            .transfer(state::ANGLE, state::JOLT, 0.5 * dt * dt);
        self.kalman.transfer(state::RATE, state::JOLT, dt);
        self.kalman.fade(state::JOLT, fade);
        let jerk = REST_JERK + MOTION_JERK * activity;
        self.kalman.loosen(state::JOLT, jerk * jerk * dt);
    }

    /// Acceleration in the plane is gravity, plus the arm turned by the angular acceleration, minus
    /// the arm times the rate squared. Looked at along up and across it, because only the latter shows the
    /// angle. Gives the plain accelerometer angle, radians.
    fn measure(&mut self, shown: [f64; 2], dt: f64) -> f64 {
        let [angle, rate, jolt, along, across] = self.kalman.state;
        let (sin, cos) = sin_cos(angle.to_degrees());
        // The arm, and the acceleration that a metre of it feels, along up and across it.
        let reach = along * cos + across * sin;
        let lever = across * cos - along * sin;
        let pull = rate * rate * cos + jolt * sin;
        let push = jolt * cos - rate * rate * sin;
        let lengthwise = cos * shown[0] + sin * shown[1];
        let crosswise = cos * shown[1] - sin * shown[0];
        let off = angle_of(crosswise, lengthwise);
        let lengthwise = lengthwise - (self.gravity + jolt * lever - rate * rate * reach);
        let crosswise = crosswise + jolt * reach + rate * rate * lever;

        let noise = READING_NOISE * READING_NOISE * at_least(FRESH_TIME / at_least(dt, 1e-3), 1.0);
        let along_up = [0.0, -2.0 * rate * reach, lever, -pull, push];
        let across_up = [self.gravity, -2.0 * rate * lever, -reach, -push, -pull];
        let projection = self.kalman.project(&across_up);
        let expected = projection.variance + noise;
        let strangeness = crosswise.abs() / expected.sqrt();
        let strange = strangeness > OUTLIER;
        let variance = if strange && self.outliers < 3 {
            noise + expected * (strangeness / OUTLIER).powi(2)
        } else {
            noise
        };
        self.outliers = if strange {
            self.outliers.saturating_add(1)
        } else {
            0
        };
        self.kalman.correct(&projection, crosswise, variance);
        self.kalman
            .measure(&along_up, lengthwise, LENGTHWISE * noise);
        let plain = angle + off;
        let mut only_angle = [0.0; 5];
        only_angle[state::ANGLE] = 1.0;
        let innovation = plain - self.kalman.state[state::ANGLE];
        let variance = PLAIN_NOISE * PLAIN_NOISE / at_least(dt, 1e-3);
        self.kalman.measure(&only_angle, innovation, variance);
        plain
    }

    fn learn_gravity(&mut self, shown: f64, length: f64, dt: f64) {
        let slow = self.kalman.state[state::RATE].abs() < SLOW;
        if slow && believable(length).is_some() {
            approach(&mut self.gravity, shown, share(dt, GRAVITY_TIME));
        }
    }

    fn begin_anew_if_lost(&mut self, plain: f64, length: f64, dt: f64) {
        let [angle, rate, jolt, ..] = self.kalman.state;
        let off = wrap((plain - angle).to_degrees()).to_radians();
        approach(&mut self.offset, off, share(dt, 0.4));
        let astray = self.offset.abs() > LOST && off.abs() > LOST;
        let contradicts = self.offset.abs() > CONTRADICTION;
        let contradicted = held(&mut self.contradicted, contradicts, dt) > CONTRADICTION_TIME;
        let absurd =
            rate.abs() > MAX_RATE || angle.abs() > 4.0 || !(angle + rate + jolt).is_finite();
        if contradicted || astray || absurd {
            *self = Self::begin(wrap(plain.to_degrees()), [0.05, 0.5, 2.0], length);
        }
    }
}

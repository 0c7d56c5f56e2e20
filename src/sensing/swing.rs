//! The angle about the known pivot axis, without gyroscope: a swinging phone told from a tilted one.

use super::angle::Plane;
use super::kalman::Kalman;
use super::vector::{Vector, hypotenuse, norm, wrap};

/// Follows the table's angle from acceleration alone.
///
/// While the table turns, the phone's own acceleration looks like tilt. But it sits at a fixed
/// place beside the pivot, so how it accelerates follows from the turn and two lengths, which are
/// states here: constant-velocity filters err by 0.6 degrees over a session, this by 0.3.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct SwingAngle {
    kalman: Kalman<5>,
    /// Length of acceleration at rest, m/s².
    gravity: f64,
    /// Outliers in a row.
    outliers: u8,
    /// Smoothed square of the normalised innovation: above one, the model lags.
    surprise: f64,
    /// Smoothed difference from the plain accelerometer angle, radians.
    offset: f64,
    /// Seconds for which that has contradicted the angle.
    contradicted: f64,
    steady: Steady,
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
/// Angular acceleration fades with this time, seconds.
const JOLT_TIME: f64 = 1.0;
/// Change of angular acceleration, rad/s² per square root of a second, at rest and, times what is
/// going on, in motion.
const REST_JERK: f64 = 0.02;
const MOTION_JERK: f64 = 3.0;
/// The rate at which motion counts fully, rad/s.
const MOTION_RATE: f64 = 5.0 / 57.3;
/// Distance from the pivot, metres: half a table.
const ARM: f64 = 0.4;
/// A reading further off than this many standard deviations is an outlier, unless three in a row.
const OUTLIER: f64 = 4.0;
/// Believable length of acceleration at rest, m/s², with a poor phone's bias and scale, and the time
/// in which it is learned, seconds.
const GRAVITY_RANGE: core::ops::RangeInclusive<f64> = 9.0..=10.6;
const GRAVITY_TIME: f64 = 3.0;
const STANDARD_GRAVITY: f64 = 9.807;
/// The filter begins anew when it has been this far from the plain accelerometer angle, radians: no
/// ordinary tilt swings the phone that much for that long.
const LOST: f64 = 0.07;
/// or for a while, seconds, this far at a rate at which nothing swings, the filter's or the one that shows,
/// radians and rad/s,
const CONTRADICTION: f64 = 0.011;
const CONTRADICTION_TIME: f64 = 0.6;
const SLOW: f64 = 0.1;
/// or turns faster than any table, rad/s.
const MAX_RATE: f64 = 6.0;

/// What the plain accelerometer angle shows of the rate while it hardly changes.
///
/// From a still phone alone the filter cannot tell that it is still: a fall that its own swing hides at
/// every moment reads the same. No table falls like that for long, so an accelerometer angle that stays
/// put says that the table does.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Steady {
    /// Smoothed plain angle, radians.
    smooth: f64,
    /// What it was at the beginning and in the middle of the stretch looked at.
    anchors: [f64; 2],
    /// Seconds since the first of them.
    held: f64,
}

impl Steady {
    /// Smoothing, seconds: rounding noise is a fresh one with every reading.
    const SMOOTHING: f64 = 0.1;
    /// Changes below this, radians (0.8 degrees, more than the steps of a rounded angle), over this time,
    /// seconds, are hardly any: two degrees per second.
    const MAX_CHANGE: f64 = 0.014;
    const LEAST_TIME: f64 = 0.4;
    /// Noise of the rate so found, rad/s (1.5 degrees per second). Chosen by us: twice what rounding does.
    const NOISE: f64 = 0.05;

    const fn at(angle: f64) -> Self {
        Self {
            smooth: angle,
            anchors: [angle; 2],
            held: 0.0,
        }
    }

    /// Takes the plain angle, `dt` seconds later; gives the rate where it has been steady.
    fn push(&mut self, plain: f64, dt: f64) -> Option<f64> {
        self.smooth += (dt / Self::SMOOTHING).min(1.0) * (plain - self.smooth);
        self.held += dt;
        let [first, middle] = self.anchors;
        if (self.smooth - first).abs() > Self::MAX_CHANGE {
            *self = Self::at(self.smooth);
        } else if self.held > 2.0 * Self::LEAST_TIME {
            self.anchors = [middle, self.smooth];
            self.held = Self::LEAST_TIME;
        }
        let [first, _] = self.anchors;
        (self.held >= Self::LEAST_TIME).then(|| (self.smooth - first) / self.held)
    }
}

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

    /// The filter as it stands after all of these; `None` if there are none.
    pub(super) fn replay(&self, plane: &Plane) -> Option<SwingAngle> {
        let start = self.next + Self::SIZE - self.count;
        let mut readings = (0..self.count).filter_map(|n| self.ring.get((start + n) % Self::SIZE));
        let (first, _) = readings.next()?;
        let mut swing = SwingAngle::new(plane.angle_of(*first), START_SIGMA, norm(*first));
        for (acceleration, dt) in readings {
            swing.push(plane, *acceleration, *dt);
        }
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
        let mut kalman = Kalman::new([sigma_deg.to_radians(), 0.3, 0.3, ARM, ARM]);
        kalman.state[state::ANGLE] = angle_deg.to_radians();
        Self {
            kalman,
            gravity: believable(gravity).unwrap_or(STANDARD_GRAVITY),
            outliers: 0,
            surprise: 1.0,
            offset: 0.0,
            contradicted: 0.0,
            steady: Steady::at(angle_deg.to_radians()),
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
        variance.max(0.0).sqrt().to_degrees()
    }

    /// Takes the next acceleration (m/s²), `dt` seconds later.
    pub(super) fn push(&mut self, plane: &Plane, acceleration: Vector, dt: f64) {
        let shown = plane.parts_of(acceleration);
        if dt > 0.0 {
            self.predict(dt);
        }
        self.measure(shown);
        self.begin_anew_if_lost(shown, norm(acceleration), dt);
    }

    fn predict(&mut self, dt: f64) {
        let [angle, rate, jolt, ..] = &mut self.kalman.state;
        *angle += dt * (*rate + 0.5 * dt * *jolt);
        *rate += dt * *jolt;
        let fade = 1.0 / (1.0 + dt / JOLT_TIME * (1.0 + 0.5 * dt / JOLT_TIME));
        *jolt *= fade;
        let activity = (self.kalman.state[state::RATE].abs() / MOTION_RATE)
            .min(3.0)
            .max((self.surprise - 1.5).clamp(0.0, 6.0));
        self.kalman
            .spread_through(state::ANGLE, &[1.0, dt, 0.5 * dt * dt, 0.0, 0.0]);
        self.kalman
            .spread_through(state::RATE, &[0.0, 1.0, dt, 0.0, 0.0]);
        self.kalman
            .spread_through(state::JOLT, &[0.0, 0.0, fade, 0.0, 0.0]);
        let jerk = REST_JERK + MOTION_JERK * activity;
        self.kalman.loosen(state::JOLT, jerk * jerk * dt);
    }

    /// Acceleration in the plane is gravity, plus the arm turned by the angular acceleration, minus
    /// the arm times the rate squared.
    fn measure(&mut self, shown: [f64; 2]) {
        let [angle, rate, jolt, along, across] = self.kalman.state;
        let (sin, cos) = angle.sin_cos();
        let off = [
            shown[0] - (self.gravity * cos + jolt * across - rate * rate * along),
            shown[1] - (self.gravity * sin - jolt * along - rate * rate * across),
        ];
        let slopes = [
            [
                -self.gravity * sin,
                -2.0 * rate * along,
                across,
                -rate * rate,
                jolt,
            ],
            [
                self.gravity * cos,
                -2.0 * rate * across,
                -along,
                -jolt,
                -rate * rate,
            ],
        ];
        // Looked at along up and across it, because only the latter shows the angle.
        let lengthwise = cos * off[0] + sin * off[1];
        let crosswise = cos * off[1] - sin * off[0];
        let [mut h_lengthwise, mut h_crosswise] = [[0.0; 5]; 2];
        for (index, (first, second)) in slopes[0].into_iter().zip(slopes[1]).enumerate() {
            h_lengthwise[index] = cos * first + sin * second;
            h_crosswise[index] = cos * second - sin * first;
        }
        let noise = READING_NOISE * READING_NOISE;
        let doubt = if self.outliers < 3 {
            (lengthwise / 0.5).powi(2).max(1.0)
        } else {
            1.0
        };
        let expected = self.kalman.variance_of(&h_crosswise) + noise * doubt;
        let strangeness = crosswise.abs() / expected.sqrt();
        let variance = if strangeness > OUTLIER && self.outliers < 3 {
            noise * doubt + expected * (strangeness / OUTLIER).powi(2)
        } else {
            noise * doubt
        };
        self.outliers = if strangeness > OUTLIER {
            self.outliers.saturating_add(1)
        } else {
            0
        };
        self.kalman.measure(&h_crosswise, crosswise, variance);
        self.kalman.measure(
            &h_lengthwise,
            lengthwise,
            4.0 * noise + 0.3 * lengthwise * lengthwise,
        );
        self.surprise += 0.1 * (strangeness.min(5.0).powi(2) - self.surprise);
    }

    fn begin_anew_if_lost(&mut self, shown: [f64; 2], length: f64, dt: f64) {
        let in_plane = hypotenuse(shown[0], shown[1]);
        let plain = shown[1].atan2(shown[0]);
        let off = wrap((plain - self.kalman.state[state::ANGLE]).to_degrees()).to_radians();
        self.offset += (dt / 0.4).min(1.0) * (off - self.offset);
        let [angle, rate, jolt, ..] = self.kalman.state;
        let steady = self.steady.push(plain, dt);
        let slowest = self.kalman.state[state::RATE].abs() < 0.3 * SLOW;
        if (slowest || steady.is_some()) && believable(length).is_some() {
            self.gravity += (dt / GRAVITY_TIME).min(1.0) * (in_plane - self.gravity);
        }
        if let Some(shown) = steady {
            let mut h = [0.0; 5];
            h[state::RATE] = 1.0;
            let innovation = shown - self.kalman.state[state::RATE];
            let variance = Steady::NOISE * Steady::NOISE * Steady::LEAST_TIME / dt.max(1e-3);
            self.kalman.measure(&h, innovation, variance);
        }
        let astray = self.offset.abs() > LOST && off.abs() > LOST;
        let slow = rate.abs() < SLOW || steady.is_some();
        if self.offset.abs() > CONTRADICTION && slow {
            self.contradicted += dt;
        } else {
            self.contradicted = (self.contradicted - dt).max(0.0);
        }
        let astray = astray || self.contradicted > CONTRADICTION_TIME;
        let absurd =
            rate.abs() > MAX_RATE || angle.abs() > 4.0 || !(angle + rate + jolt).is_finite();
        if astray || absurd {
            let mut kalman = Kalman::new([0.05, 0.5, 2.0, ARM, ARM]);
            kalman.state[state::ANGLE] = plain;
            *self = Self {
                kalman,
                gravity: believable(length).unwrap_or(STANDARD_GRAVITY),
                outliers: 0,
                surprise: 1.0,
                offset: 0.0,
                contradicted: 0.0,
                steady: self.steady,
            };
        }
    }
}

//! The angle about the known pivot axis, with gyroscope: every sensor error that shows is learned.

use super::kalman::Kalman;
use super::mount::KnownAngle;
use super::rest::BiasSeen;
use super::smooth::{approach, at_least, held, share};
use super::vector::{Vector, add_scaled, cross, dot, hypotenuse, norm, reject, scale, unit, wrap};
use crate::domain::trigonometry::{angle_of, sin_cos};

/// Follows the table's angle about its pivot axis.
///
/// A turn measured by the gyroscope errs by its scale, the same turn measured by the accelerometer
/// by its bias, and neither knows which. Both errors are states here, so each turn splits the
/// difference in proportion, and the angle is better than either sensor's. A third witness settles
/// most of it: gravity has the same length everywhere, so by how much the accelerometer shows it
/// longer or shorter at each angle tells its bias. Over simulated sessions this takes the error of
/// a poor phone (20 mg) from 1 to 0.13 degrees, of a typical one from 0.3 to 0.13.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PivotAngle {
    kalman: Kalman<7>,
    known: Option<KnownAngle>,
    length: LengthMean,
    /// Rates about the axis of the last two samples, degrees per second.
    rates: [f64; 2],
    /// Smoothed angular acceleration, degrees per second squared.
    jolt: f64,
    /// Smoothed square of what the accelerometer disagrees by, degrees squared.
    disagreement: f64,
    /// Smoothed disagreement with its sign, degrees.
    offset: f64,
    /// Seconds for which the accelerometer has contradicted the angle.
    contradicted: f64,
    /// Acceleration of the last sample in the plane, m/s², and the smoothed share of samples that
    /// differ from the one before.
    acceleration: [f64; 2],
    fresh: f64,
}

/// Names of the states. Angles in degrees; the accelerometer shows
/// angle + `ACROSS` cos(angle) - `ALONG` sin(angle) - `ZERO`.
mod state {
    /// The angle.
    pub(super) const ANGLE: usize = 0;
    /// Gyroscope bias about the axis, degrees per second.
    pub(super) const BIAS: usize = 1;
    /// How much the gyroscope overstates a turn, as a share.
    pub(super) const SCALE: usize = 2;
    /// Accelerometer bias across up at zero, as an angle.
    pub(super) const ACROSS: usize = 3;
    /// Accelerometer bias along up at zero, as an angle.
    pub(super) const ALONG: usize = 4;
    /// What the accelerometer showed wrongly when the zero was taken.
    pub(super) const ZERO: usize = 5;
    /// How much longer the accelerometer shows gravity than it is, as an angle.
    pub(super) const LENGTH: usize = 6;
}

/// The length of acceleration in the plane, gathered over a few readings: a bias shows in it as
/// LENGTH + `ALONG` cos(angle) + `ACROSS` sin(angle).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct LengthMean {
    count: u8,
    /// Sums of the excess over gravity, as an angle in degrees, and of cosine and sine.
    sums: [f64; 3],
    variance: f64,
    seconds: f64,
}

impl LengthMean {
    /// Readings in a mean. Chosen by us: the sums are exact at any number; this many cost little.
    const READINGS: u8 = 8;
}

/// Noise of the rate, degrees per second.
const RATE_NOISE: f64 = 0.1;
/// Drift of the gyroscope's bias, degrees per second per square root of a second.
const BIAS_DRIFT: f64 = 0.002;
/// Gyroscope scale error: phones are trimmed to within a percent.
const SCALE: f64 = 0.005;
/// Accelerometer bias as an angle: 10 mg, between a typical phone's 5 and a poor one's 20.
const ACCELEROMETER: f64 = 0.35;
/// Error of the accelerometer's scale together with what gravity differs between places (9.78 to
/// 9.83 m/s²), as an angle; and how much of it depends on how the phone lies, per square root of a degree.
const LENGTH: f64 = 0.2;
const LENGTH_PER_TURN: f64 = 0.015;
/// Standard gravity, m/s².
const GRAVITY: f64 = 9.807;
/// A phone whose gravity is too long or short by some angle may err by this share of it across, too.
const POOR_SHARE: f64 = 0.7;
/// Drift of the accelerometer's bias, degrees per square root of a second: temperature.
const ACCELEROMETER_DRIFT: f64 = 0.002;
/// Error of the zero through rounding (0.17 degrees for one still reading, tilt.md).
const ZERO: f64 = 0.15;
/// Noise of one accelerometer angle, degrees, and for how long it repeats itself, seconds:
/// rounding does not average out while nothing moves.
const READING_NOISE: f64 = 0.2;
const READING_TIME: f64 = 0.5;
/// Rounded readings that stay the same tell nothing new: information counts by the share that change,
/// smoothed over this time, seconds, and at least this.
const FRESH_TIME: f64 = 1.0;
const LEAST_FRESH: f64 = 0.3;
/// Distance of the phone from the pivot, metres, as far as it disturbs the accelerometer.
const ARM: f64 = 0.5;
/// Smoothing of the angular acceleration, seconds.
const JOLT_TIME: f64 = 0.15;
/// A swing lasts longer than the noise of readings, so counts for more.
const SWING_WEIGHT: f64 = 20.0;
/// What recent disagreement adds to the noise.
const DISAGREEMENT_WEIGHT: f64 = 0.3;
/// Noise of a bias seen at rest, degrees per second, and what its spread counts.
const REST_BIAS_NOISE: f64 = 0.1;
const SPREAD_WEIGHT: f64 = 2.0;
/// What is left of the bias's certainty, degrees per second, when the filter begins anew: it may be what
/// misled it, and phones with several exist.
const DOUBTED_BIAS: f64 = 3.0;
/// A bias known better than this, degrees per second, learns no more from rest: what a swaying rest
/// shows repeats its own error.
const BIAS_KNOWN: f64 = 0.02;
/// Where the table was before a gap says this little of where it is, degrees.
const GAP_SIGMA: f64 = 100.0;
/// Precision of a table's own stop, degrees.
const STOP_NOISE: f64 = 0.1;
/// The filter begins anew if the accelerometer contradicts it by this much, degrees, this long,
/// seconds, while the table turns slower than this, degrees per second; and by this much at any rate, which
/// no swing does for so long.
const CONTRADICTION_DEG: f64 = 5.0;
const CONTRADICTION: f64 = 0.7;
const SLOW_DPS: f64 = 20.0;
const FAST_CONTRADICTION_DEG: f64 = 20.0;

/// How the filter knows where it starts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Start {
    pub(super) angle_deg: f64,
    pub(super) sigma_deg: f64,
    /// Gyroscope bias about the axis, degrees per second, from the attitude filter.
    pub(super) bias: f64,
    pub(super) bias_sigma: f64,
    /// Length of acceleration at rest, m/s².
    pub(super) length: f64,
}

/// The plane across the pivot axis, in which the angle turns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Plane {
    axis: Vector,
    /// The zero as seen in the plane, and where up moves from there; unit vectors.
    radial: Vector,
    tangential: Vector,
    /// The share of the zero that lies in the plane: less than one where the pivot is not level.
    share: f64,
    /// How far the pivot rises from level, as a sine.
    rise: f64,
}

impl Plane {
    /// `None` if `zero` lies along `axis`.
    pub(super) fn new(axis: Vector, zero: Vector) -> Option<Self> {
        let within = reject(zero, axis);
        let radial = unit(within)?;
        Some(Self {
            axis,
            radial,
            tangential: cross(axis, radial),
            share: norm(within),
            rise: dot(zero, axis),
        })
    }

    /// The pivot axis: right-handed about it, up turns while the head goes down.
    pub(super) const fn axis(&self) -> Vector {
        self.axis
    }

    /// Looks at the same plane from its other side.
    pub(super) fn flip(&mut self) {
        self.axis = scale(-1.0, self.axis);
        self.rise = -self.rise;
        self.tangential = scale(-1.0, self.tangential);
    }

    /// By how much `up` lies out of this plane, as a sine.
    pub(super) fn out_of(&self, up: Vector) -> f64 {
        dot(up, self.axis) - self.rise
    }

    /// What is seen of `vector` in this plane, along the zero and across it, as a level pivot would show it.
    pub(super) fn parts_of(&self, vector: Vector) -> [f64; 2] {
        [
            dot(vector, self.radial) / self.share,
            dot(vector, self.tangential) / self.share,
        ]
    }

    /// The angle of `up` in this plane, degrees.
    pub(super) fn angle_of(&self, up: Vector) -> f64 {
        let [radial, tangential] = self.parts_of(up);
        angle_of(tangential, radial).to_degrees()
    }

    /// How fast up turns in this plane, when the device turns at `rate`.
    pub(super) fn rate_of(&self, rate: Vector) -> f64 {
        -dot(rate, self.axis)
    }
}

/// How much longer than gravity `length` is, as an angle in degrees.
fn excess(length: f64) -> f64 {
    (length / GRAVITY - 1.0).to_degrees()
}

impl PivotAngle {
    pub(super) fn new(start: Start, known: Option<KnownAngle>, rate: f64) -> Self {
        let accelerometer = hypotenuse(ACCELEROMETER, POOR_SHARE * excess(start.length));
        let mut kalman = Kalman::new([
            start.sigma_deg,
            start.bias_sigma,
            SCALE,
            accelerometer,
            accelerometer,
            0.0,
            LENGTH,
        ]);
        // At zero the accelerometer showed zero, so ZERO equals ACROSS up to rounding.
        kalman.transfer(state::ZERO, state::ACROSS, 1.0);
        kalman.loosen(state::ZERO, ZERO * ZERO);
        kalman.state[state::ANGLE] = start.angle_deg;
        kalman.state[state::BIAS] = start.bias;
        if let Some(known) = known {
            let (sin, cos) = sin_cos(known.stated_deg);
            let mut error = [0.0; 7];
            error[state::ACROSS] = cos;
            error[state::ALONG] = -sin;
            error[state::ZERO] = -1.0;
            kalman.measure(&error, known.error_deg, STOP_NOISE * STOP_NOISE);
        }
        Self {
            kalman,
            known,
            length: LengthMean::default(),
            rates: [rate; 2],
            jolt: 0.0,
            disagreement: 0.0,
            offset: 0.0,
            contradicted: 0.0,
            acceleration: [0.0; 2],
            fresh: 1.0,
        }
    }

    /// The angle, degrees.
    pub(super) const fn angle(&self) -> f64 {
        self.kalman.state[state::ANGLE]
    }

    /// One standard deviation of the angle, degrees.
    pub(super) fn sigma(&self) -> f64 {
        at_least(self.kalman.covariance[state::ANGLE][state::ANGLE], 0.0).sqrt()
    }

    /// The rate, degrees per second.
    pub(super) fn rate(&self) -> f64 {
        self.true_rate(self.rates[0])
    }

    fn true_rate(&self, measured: f64) -> f64 {
        (measured - self.kalman.state[state::BIAS]) * (1.0 - self.kalman.state[state::SCALE])
    }

    /// Says that the angle is `angle_deg` now, give or take `sigma_deg`: the table rests at the zero.
    pub(super) fn hold_at(&mut self, angle_deg: f64, sigma_deg: f64) {
        let mut angle = [0.0; 7];
        angle[state::ANGLE] = 1.0;
        let off = wrap(angle_deg - self.angle());
        self.kalman.measure(&angle, off, sigma_deg * sigma_deg);
    }

    /// Looks from the other side of the axis: what turns with it changes sign.
    pub(super) fn flip(&mut self) {
        self.kalman.flip([-1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0]);
        self.rates = self.rates.map(|rate| -rate);
        self.offset = -self.offset;
    }

    /// Goes on after a gap, with what was learned of the sensors: at `angle_deg`, give or take `sigma_deg`,
    /// turning at `rate` degrees per second.
    pub(super) fn resume(&mut self, angle_deg: f64, sigma_deg: f64, rate: f64) {
        self.kalman.loosen(state::ANGLE, GAP_SIGMA * GAP_SIGMA);
        self.hold_at(angle_deg, sigma_deg);
        self.keep_in_bounds();
        self.rates = [rate; 2];
        self.jolt = 0.0;
        self.disagreement = 0.0;
        self.offset = 0.0;
        self.contradicted = 0.0;
    }

    /// Takes the next sample, `dt` seconds later: the rate about the axis (degrees per second) and
    /// acceleration in the plane (m/s²); `None` where no table can have caused it.
    pub(super) fn push(&mut self, rate: f64, acceleration: Option<[f64; 2]>, dt: f64) {
        let [last, before] = self.rates;
        self.rates = [rate, last];
        self.predict((5.0 * rate + 8.0 * last - before) / 12.0, dt);
        if let Some(acceleration) = acceleration {
            self.see(acceleration, rate, last, dt);
        }
    }

    fn see(&mut self, acceleration: [f64; 2], rate: f64, last: f64, dt: f64) {
        let speed = self.rate().to_radians();
        let jolt = (rate - last).to_radians() / at_least(dt, 1e-3);
        approach(&mut self.jolt, jolt, share(dt, JOLT_TIME));
        let (sin, cos) = sin_cos(self.angle());
        #[expect(clippy::float_cmp, reason = "the very same reading")]
        let repeated = {
            let [radial, tangential] = self.acceleration;
            acceleration[0] == radial && acceleration[1] == tangential
        };
        self.acceleration = acceleration;
        let fresh = if repeated { 0.0 } else { 1.0 };
        approach(&mut self.fresh, fresh, share(dt, FRESH_TIME));
        let [radial, tangential] = acceleration;
        let off = angle_of(
            cos * tangential - sin * radial,
            cos * radial + sin * tangential,
        )
        .to_degrees();
        let [angle, _, _, across, along, zero, _] = self.kalman.state;
        let innovation = wrap(off - (across * cos - along * sin - zero));
        approach(
            &mut self.disagreement,
            innovation * innovation,
            share(dt, 0.3),
        );
        let swing = (ARM * (speed * speed + self.jolt.abs()) / 9.81).to_degrees();
        let variance = (READING_NOISE * READING_NOISE
            + SWING_WEIGHT * swing * swing
            + DISAGREEMENT_WEIGHT * self.disagreement)
            / at_least(self.fresh, LEAST_FRESH);
        let slope = 1.0 - (across * sin + along * cos).to_radians();
        let h = [slope, 0.0, 0.0, cos, -sin, -1.0, 0.0];
        self.kalman
            .measure(&h, innovation, variance * READING_TIME / at_least(dt, 1e-3));
        self.see_length(hypotenuse(radial, tangential), [cos, sin], variance, dt);
        self.drift(dt);
        self.keep_in_bounds();
        self.heed_contradiction(innovation, wrap(angle + off), rate, dt);
    }

    fn see_length(&mut self, length: f64, [cos, sin]: [f64; 2], variance: f64, dt: f64) {
        let mean = &mut self.length;
        mean.sums = add_scaled(mean.sums, 1.0, [excess(length), cos, sin]);
        mean.variance += variance;
        mean.seconds += dt;
        mean.count += 1;
        if mean.count < LengthMean::READINGS {
            return;
        }
        let share = 1.0 / f64::from(mean.count);
        let [shown, cos, sin] = scale(share, mean.sums);
        let variance = share * mean.variance * READING_TIME / at_least(mean.seconds, 1e-3);
        *mean = LengthMean::default();
        let [.., across, along, _, scale] = self.kalman.state;
        let innovation = shown - (scale + along * cos + across * sin);
        let h = [0.0, 0.0, 0.0, sin, cos, 0.0, 1.0];
        self.kalman.measure(&h, innovation, variance);
    }

    /// Takes the bias that a quiet second showed, about the axis, degrees per second.
    pub(super) fn see_bias(&mut self, bias: f64, seen: BiasSeen) {
        let noise = hypotenuse(REST_BIAS_NOISE, SPREAD_WEIGHT * seen.spread);
        let mut h = [0.0; 7];
        h[state::BIAS] = 1.0;
        let projection = self.kalman.project(&h);
        if projection.variance < BIAS_KNOWN * BIAS_KNOWN {
            return;
        }
        let innovation = bias - self.kalman.state[state::BIAS];
        self.kalman.correct(&projection, innovation, noise * noise);
    }

    fn predict(&mut self, rate: f64, dt: f64) {
        let turned = self.true_rate(rate) * dt;
        self.kalman.state[state::ANGLE] = wrap(self.angle() + turned);
        self.kalman.transfer(state::ANGLE, state::BIAS, -dt);
        self.kalman.transfer(state::ANGLE, state::SCALE, -turned);
        self.kalman.loosen(state::ANGLE, (RATE_NOISE * dt).powi(2));
        self.kalman.loosen(
            state::LENGTH,
            LENGTH_PER_TURN * LENGTH_PER_TURN * turned.abs(),
        );
        self.kalman
            .loosen(state::BIAS, BIAS_DRIFT * BIAS_DRIFT * dt);
    }

    /// The accelerometer's bias drifts, too, and takes what it showed at the zero with it.
    fn drift(&mut self, dt: f64) {
        let variance = ACCELEROMETER_DRIFT * ACCELEROMETER_DRIFT * dt;
        self.kalman.loosen(state::ACROSS, variance);
        self.kalman.loosen(state::ALONG, variance);
    }

    /// Sensor errors beyond these are nobody's; a filter that believes them was misled.
    fn keep_in_bounds(&mut self) {
        let [angle, bias, scale, across, along, zero, length] = &mut self.kalman.state;
        *angle = wrap(*angle);
        *bias = bias.clamp(-5.0, 5.0);
        *scale = scale.clamp(-0.03, 0.03);
        for error in [across, along, zero, length] {
            *error = error.clamp(-5.0, 5.0);
        }
    }

    fn heed_contradiction(&mut self, innovation: f64, shown: f64, rate: f64, dt: f64) {
        approach(&mut self.offset, innovation, share(dt, 0.2));
        let most = if self.rate().abs() < SLOW_DPS {
            CONTRADICTION_DEG
        } else {
            FAST_CONTRADICTION_DEG
        };
        let contradicts = self.offset.abs() > most;
        if held(&mut self.contradicted, contradicts, dt) > CONTRADICTION {
            let start = Start {
                angle_deg: shown,
                sigma_deg: 3.0,
                bias: self.kalman.state[state::BIAS],
                bias_sigma: DOUBTED_BIAS,
                length: GRAVITY,
            };
            *self = Self::new(start, self.known, rate);
        }
    }
}

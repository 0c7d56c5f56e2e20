//! Which way is up, in three dimensions and without any knowledge of the table.

use super::rest::BiasSeen;
use super::smooth::{approach, at_least, at_most, held, share};
use super::vector::{
    Turn, Vector, add_scaled, apart, cross, dot, hypotenuse, norm, reject, scale, sub, unit,
};

/// Follows the direction of up with gyroscope and accelerometer, in any motion.
///
/// The accelerometer shows up only after its own accelerations have averaged out, and what they
/// average to is a change of velocity, which a person's hand or a table keeps small. So what is
/// measured is that the velocity seen since stays near zero: as in VQF (Laidig and Seel, Information
/// Fusion 91, 2023) a second-order low-pass in a frame that does not turn, but with its time constant
/// chosen by a Kalman filter from how shaky the motion is, instead of fixed. One covariance of
/// (direction, velocity, gyroscope bias) serves all axes;
/// only the bias about up, which the accelerometer cannot see, has a certainty of its own.
///
/// On the optical recordings d01-d06 it errs less than VQF on every one; the reasons are the time
/// constant, the coning term and the third-order rate (see [`Self::turn`]).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Attitude {
    up: Vector,
    velocity: Vector,
    /// Gyroscope bias, rad/s.
    bias: Vector,
    covariance: Covariance,
    /// Variance of the bias about up, (rad/s)²: no accelerometer sees it, rest alone does.
    upright_bias: f64,
    /// Rates of the last two samples, rad/s.
    rates: [Vector; 2],
    acceleration: Vector,
    /// Smoothed length of acceleration, m/s²: gravity as this phone sees it.
    gravity: f64,
    /// Smoothed square of what acceleration is not gravity, (m/s²)².
    shake: f64,
    /// Smoothed acceleration, m/s².
    smooth: Vector,
    /// Seconds for which a still accelerometer has contradicted the estimate.
    contradicted: f64,
}

/// Covariance of direction (rad), velocity (m/s) and bias (rad/s) about one axis.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Covariance {
    up: f64,
    up_velocity: f64,
    up_bias: f64,
    velocity: f64,
    velocity_bias: f64,
    bias: f64,
}

/// Noise of the rate, degrees per second (phone gyroscopes, with rounding to 0.1).
const RATE_NOISE: f64 = 0.2;
/// Share of each turn that the gyroscope may get wrong: scale, skew, what happens between samples.
const TURN_NOISE: f64 = 0.045;
/// Noise of acceleration, m/s², beside what [`Attitude::shake`] sees.
const ACCELERATION_NOISE: f64 = 0.12;
/// Velocity believed of a phone at rest, m/s, and how it grows with shaking, seconds.
const REST_VELOCITY: f64 = 3e-4;
const VELOCITY_PER_SHAKE: f64 = 0.12;
/// Correlation time of velocity, seconds.
const VELOCITY_TIME: f64 = 2.4;
/// Shaking that is only rounding and sensor noise, (m/s²)²; the time shaking is remembered for,
/// seconds; the most that is believed.
const QUIET_SHAKE: f64 = 0.0025;
const SHAKE_TIME: f64 = 20.0;
const MAX_SHAKE: f64 = 100.0;
/// Initial bias and its drift, degrees per second, and per square root of a second.
const BIAS: f64 = 0.15;
const BIAS_DRIFT: f64 = 0.001;
/// Noise of a bias seen at rest, degrees per second, and what its spread counts.
const REST_BIAS_NOISE: f64 = 0.03;
const SPREAD_WEIGHT: f64 = 2.0;
/// How much noisier than about other axes the bias about up is taken to be seen at rest: nothing corrects it
/// afterwards. Chosen on traces d01, where a hand pauses, and s05; from 3.5 to 6 does as well.
const UPRIGHT_NOISE: f64 = 4.5;
/// Largest believable bias, degrees per second.
const MAX_BIAS: f64 = 5.0;
/// How strongly coning is corrected, in units of the theoretical term for point samples. More than
/// one, because phones average the rate over the sample interval, which hides part of the coning;
/// errors fall on every recorded free rotation up to here.
const CONING: f64 = 5.0;
/// The estimate begins anew if a still accelerometer contradicts it by this much, degrees, for this
/// long, seconds.
const CONTRADICTION_DEG: f64 = 1.5;
const CONTRADICTION: f64 = 0.8;
/// What is then left of the bias's certainty, degrees per second.
const DOUBTED_BIAS: f64 = 1.0;
/// Still: stray of acceleration, m/s², and rate, degrees per second. Chosen by us: slower
/// motors count as still, and they do not shake the accelerometer either.
const STILL_STRAY: f64 = 0.3;
const STILL_DPS: f64 = 5.0;

/// A degree in radians.
const RADIANS: f64 = core::f64::consts::PI / 180.0;

impl Attitude {
    /// Starts from one acceleration (m/s², not zero) and rate (degrees per second).
    pub(super) fn new(acceleration: Vector, rate: Vector) -> Self {
        let rate = scale(RADIANS, rate);
        Self {
            up: unit(acceleration).unwrap_or([0.0, 0.0, 1.0]),
            velocity: [0.0; 3],
            bias: [0.0; 3],
            covariance: Covariance::initial(BIAS),
            upright_bias: BIAS.to_radians().powi(2),
            rates: [rate; 2],
            acceleration,
            gravity: norm(acceleration),
            shake: 0.0,
            smooth: acceleration,
            contradicted: 0.0,
        }
    }

    /// The estimated unit up.
    pub(super) const fn up(&self) -> Vector {
        self.up
    }

    /// Takes up from `acceleration` alone: there is no gyroscope.
    pub(super) fn point(&mut self, acceleration: Vector) {
        self.up = unit(acceleration).unwrap_or(self.up);
        self.acceleration = acceleration;
        self.velocity = [0.0; 3];
        self.rates = [[0.0; 3]; 2];
    }

    /// The estimated gyroscope bias, degrees per second.
    pub(super) fn bias(&self) -> Vector {
        scale(1.0 / RADIANS, self.bias)
    }

    /// One standard deviation of the bias about the axis it is least known about, degrees per second.
    pub(super) fn bias_sigma(&self) -> f64 {
        let most = at_least(self.covariance.bias, self.upright_bias);
        most.sqrt().to_degrees()
    }

    /// Begins anew after a gap; the bias is kept, since it outlives pauses.
    pub(super) fn restart(&mut self, acceleration: Vector, rate: Vector) {
        let bias = self.bias;
        let variance = self.covariance.bias;
        let upright = self.upright_bias;
        *self = Self::new(acceleration, rate);
        self.bias = bias;
        self.covariance.bias = variance;
        self.upright_bias = upright;
    }

    /// Takes the next sample, `dt` seconds later: acceleration in m/s², rate in degrees per second.
    pub(super) fn push(&mut self, acceleration: Vector, rate: Vector, dt: f64) {
        let rate = scale(RADIANS, rate);
        let turned = self.turn(rate, dt);
        let turn_size = norm(turned);
        let turned = Turn::new(turned);
        let before = turned.of(self.acceleration);
        self.acceleration = acceleration;
        // Turned, it keeps its length but for rounding, which is mended below.
        self.up = turned.of(self.up);
        self.velocity = turned.of(self.velocity);

        approach(&mut self.gravity, norm(acceleration), share(dt, 3.0));
        let gravity = self.gravity.clamp(9.3, 10.3);
        let mean = scale(0.5, add_scaled(acceleration, 1.0, before));
        let moving = add_scaled(mean, -gravity, self.up);
        self.velocity = add_scaled(self.velocity, dt, moving);
        let shake = at_most(dot(moving, moving), MAX_SHAKE);
        approach(&mut self.shake, shake, share(dt, SHAKE_TIME));

        self.covariance.predict(turn_size, gravity, dt);
        self.upright_bias += BIAS_DRIFT.to_radians().powi(2) * dt;
        let velocity =
            REST_VELOCITY + VELOCITY_PER_SHAKE * at_least(self.shake - QUIET_SHAKE, 0.0).sqrt();
        let noise = velocity * velocity * VELOCITY_TIME / at_least(dt, 1e-4);
        let gain = self.covariance.measure_velocity(noise);
        let tilt = cross(self.up, self.velocity);
        let up = add_scaled(self.up, gain.up, reject(self.velocity, self.up));
        self.up = unit(up).unwrap_or(self.up);
        self.velocity = scale(1.0 - gain.velocity, self.velocity);
        self.shift_bias(gain.bias, tilt);
        self.heed_contradiction(acceleration, rate, dt);
    }

    /// Takes the bias that a quiet second showed.
    pub(super) fn see_bias(&mut self, seen: BiasSeen) {
        let noise = hypotenuse(REST_BIAS_NOISE, SPREAD_WEIGHT * seen.spread).to_radians();
        let gain = self.covariance.measure_bias(noise * noise);
        let off = sub(scale(RADIANS, seen.bias), self.bias);
        let about_up = scale(dot(off, self.up), self.up);
        let up = add_scaled(self.up, gain.up, cross(off, self.up));
        self.up = unit(up).unwrap_or(self.up);
        self.shift_bias(gain.bias, sub(off, about_up));
        let noise = UPRIGHT_NOISE * noise;
        let gain = self.upright_bias / (self.upright_bias + noise * noise);
        self.shift_bias(gain, about_up);
        self.upright_bias *= 1.0 - gain;
    }

    /// How up turns in the device frame during one sample interval, as a rotation vector.
    ///
    /// The rate between two samples is taken from a parabola through three (Adams-Moulton), and
    /// corrected for coning: a rate that changes direction turns further than its mean.
    fn turn(&mut self, rate: Vector, dt: f64) -> Vector {
        let [last, before] = self.rates;
        self.rates = [rate, last];
        let parabola = add_scaled(add_scaled(scale(5.0, rate), 8.0, last), -1.0, before);
        let coning = scale(CONING * dt / 12.0, cross(last, rate));
        let mean = add_scaled(coning, 1.0 / 12.0, parabola);
        scale(-dt, sub(mean, self.bias))
    }

    fn shift_bias(&mut self, gain: f64, by: Vector) {
        let limit = MAX_BIAS.to_radians();
        let [x, y, z] = add_scaled(self.bias, gain, by);
        self.bias = [
            x.clamp(-limit, limit),
            y.clamp(-limit, limit),
            z.clamp(-limit, limit),
        ];
    }

    /// A filter that went astray, say through readings that only looked sane, begins anew.
    fn heed_contradiction(&mut self, acceleration: Vector, rate: Vector, dt: f64) {
        let stray = sub(acceleration, self.smooth);
        self.smooth = add_scaled(self.smooth, share(dt, 0.2), stray);
        let still = norm(stray) < STILL_STRAY && norm(rate).to_degrees() < STILL_DPS;
        let contradicts = still && apart(self.smooth, self.up, CONTRADICTION_DEG);
        let contradicted = held(&mut self.contradicted, contradicts, dt) > CONTRADICTION;
        if contradicted || !norm(self.velocity).is_finite() {
            let bias = self.bias;
            *self = Self::new(acceleration, scale(1.0 / RADIANS, rate));
            // The bias may be what misled it, or all that it had right.
            if contradicted {
                self.bias = bias;
                self.covariance.bias = DOUBTED_BIAS.to_radians().powi(2);
            }
        }
    }
}

/// What one measurement moves: radians, m/s and rad/s per unit of innovation.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Gain {
    up: f64,
    velocity: f64,
    bias: f64,
}

impl Covariance {
    fn initial(bias: f64) -> Self {
        Self {
            up: 0.01,
            up_velocity: 0.0,
            up_bias: 0.0,
            velocity: 0.0,
            velocity_bias: 0.0,
            bias: bias.to_radians().powi(2),
        }
    }

    /// Direction gains bias times `dt`, velocity gains gravity times direction times `dt`.
    // Kept apart for its weight.
    #[inline(never)]
    fn predict(&mut self, turn: f64, gravity: f64, dt: f64) {
        let fall = gravity * dt;
        let old = *self;
        self.up = old.up + dt * (2.0 * old.up_bias + dt * old.bias);
        self.up_velocity =
            old.up_velocity + fall * old.up + dt * (old.velocity_bias + fall * old.up_bias);
        self.up_bias = old.up_bias + dt * old.bias;
        self.velocity = old.velocity + fall * (2.0 * old.up_velocity + fall * old.up);
        self.velocity_bias = old.velocity_bias + fall * old.up_bias;
        self.up += (RATE_NOISE.to_radians() * dt).powi(2) + (TURN_NOISE * turn).powi(2);
        self.velocity += (ACCELERATION_NOISE * dt).powi(2);
        if self.bias < BIAS.to_radians().powi(2) {
            self.bias += BIAS_DRIFT.to_radians().powi(2) * dt;
        }
    }

    fn measure_velocity(&mut self, noise: f64) -> Gain {
        let spread = [self.up_velocity, self.velocity, self.velocity_bias];
        self.measure(spread, self.velocity + noise)
    }

    fn measure_bias(&mut self, noise: f64) -> Gain {
        let spread = [self.up_bias, self.velocity_bias, self.bias];
        self.measure(spread, self.bias + noise)
    }

    /// Takes a measurement of one state: its covariances with each, and its variance with the noise.
    fn measure(&mut self, [up, velocity, bias]: [f64; 3], total: f64) -> Gain {
        let gain = Gain {
            up: up / total,
            velocity: velocity / total,
            bias: bias / total,
        };
        self.up -= gain.up * up;
        self.up_velocity -= gain.up * velocity;
        self.up_bias -= gain.up * bias;
        self.velocity -= gain.velocity * velocity;
        self.velocity_bias -= gain.velocity * bias;
        self.bias = at_least(self.bias - gain.bias * bias, 1e-12);
        gain
    }
}

//! From the zero by the gyroscope alone: the way to the angle at which the pivot shows.

use super::Seen;
use crate::sensing::smooth::{held, share};
use crate::sensing::vector::{Turn, Vector, add_scaled, apart, norm, scale, sub, unit};

/// The zero as the gyroscope has turned it since the table left it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reckoning {
    zero: Vector,
    /// `None` where it is not known, or no longer needed.
    turned: Option<Vector>,
    /// Seconds since the table left the zero.
    away: f64,
    /// The table has not left the zero since it was taken.
    at_zero: bool,
    /// While at the zero: the mean rate, and the smoothed rate beyond it, degrees per second.
    drift: Option<Vector>,
    leaving: Vector,
    /// Seconds for which the accelerometer has contradicted it.
    contradicted: f64,
    /// Bias-free rate of the last sample that was reckoned with.
    last_rate: Option<Vector>,
}

/// Rate at which the table leaves the zero, degrees per second beyond the drift, and the tilt at which it surely has,
/// degrees. Chosen by us: a slow motor's 0.5, and half as much again as breathing sways.
const LEAVING_DPS: f64 = 0.2;
const LEFT_DEG: f64 = 0.85;
/// The drift is a mean over this time, seconds, and turns at the zero are forgotten in this.
const DRIFT_TIME: f64 = 3.0;
const REST_TIME: f64 = 2.0;
/// Reckoning is dropped when the accelerometer differs by this much, degrees, this long, seconds, at
/// rates below this, degrees per second.
const CONTRADICTION_DEG: f64 = 2.5;
const CONTRADICTION: f64 = 0.7;
const STILL_DPS: f64 = 3.0;
/// A table that hovers about the zero is drawn back to it with this time constant, seconds: the drift
/// of the gyroscope must go somewhere.
const HOVER_TIME: f64 = 10.0;
/// at a rate below this, degrees per second: breathing.
const HOVER_DPS: f64 = 0.5;

impl Reckoning {
    /// `at_zero` if the table rests there now.
    pub(super) const fn new(zero: Vector, at_zero: bool) -> Self {
        Self {
            zero,
            turned: if at_zero { Some(zero) } else { None },
            away: 0.0,
            at_zero,
            drift: None,
            leaving: [0.0; 3],
            contradicted: 0.0,
            last_rate: None,
        }
    }

    /// The table has not left the zero since it was taken.
    pub(super) const fn at_zero(&self) -> bool {
        self.at_zero
    }

    /// Where up is by this reckoning.
    pub(super) const fn turned(&self) -> Option<Vector> {
        self.turned
    }

    /// Seconds since the table left the zero.
    pub(super) const fn away(&self) -> f64 {
        self.away
    }

    /// The mean rate at the zero: what the gyroscope says of a table that rests.
    pub(super) const fn drift(&self) -> Option<Vector> {
        self.drift
    }

    /// Nothing was seen for a while.
    pub(super) const fn lose(&mut self) {
        self.at_zero = false;
        self.turned = None;
    }

    /// Takes the next sample, its bias-free rate, and that smoothed. `needed`: nothing better follows
    /// the table yet.
    pub(super) fn push(
        &mut self,
        seen: &Seen,
        rate: Option<Vector>,
        turning: Vector,
        needed: bool,
    ) {
        if self.at_zero {
            self.notice_leaving(seen);
        } else if let Some(rate) = rate.filter(|_| needed) {
            self.away += seen.dt;
            self.turn(rate, seen.dt);
            if norm(turning) < HOVER_DPS && !apart(self.zero, seen.up, LEFT_DEG) {
                self.draw_to_zero(seen.dt / HOVER_TIME);
            }
            self.heed_contradiction(seen, norm(turning) < STILL_DPS);
        } else {
            self.turned = None;
        }
    }

    /// While the table rests at the zero, the mean rate is drift, and what the table turns beyond it
    /// is forgotten soon; once it leaves, nothing is.
    fn notice_leaving(&mut self, seen: &Seen) {
        let rate = seen.rate.unwrap_or_default();
        let drift = *self.drift.get_or_insert(rate);
        let beyond = sub(rate, drift);
        self.leaving = add_scaled(
            self.leaving,
            share(seen.dt, 0.07),
            sub(beyond, self.leaving),
        );
        self.drift = Some(add_scaled(drift, share(seen.dt, DRIFT_TIME), beyond));
        self.turn(beyond, seen.dt);
        if norm(self.leaving) > LEAVING_DPS {
            self.at_zero = false;
        } else if apart(self.zero, seen.up, LEFT_DEG) {
            // It crept away unnoticed: what was taken for drift was the table.
            self.lose();
            self.drift = None;
        } else {
            self.draw_to_zero(seen.dt / REST_TIME);
        }
    }

    /// Turns by the mean of this rate and the one before.
    fn turn(&mut self, rate: Vector, dt: f64) {
        let before = self.last_rate.replace(rate).unwrap_or(rate);
        let turn = scale(-0.5 * dt.to_radians(), add_scaled(before, 1.0, rate));
        let turn = Turn::new(turn);
        self.turned = self.turned.map(|turned| turn.of(turned));
    }

    fn draw_to_zero(&mut self, share: f64) {
        let zero = self.zero;
        self.turned = self
            .turned
            .map(|turned| unit(add_scaled(turned, share, zero)).unwrap_or(zero));
    }

    /// What the accelerometer, still, has contradicted for a while is dropped.
    fn heed_contradiction(&mut self, seen: &Seen, still: bool) {
        let Some(turned) = self.turned else { return };
        let contradicts = still && apart(turned, seen.acceleration, CONTRADICTION_DEG);
        if held(&mut self.contradicted, contradicts, seen.dt) > CONTRADICTION {
            self.turned = None;
        }
    }
}

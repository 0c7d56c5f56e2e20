//! From up and rate to the signed angle past the zero, whatever is known of the pivot so far.

use super::angle::{PivotAngle, Plane, Start};
use super::axis::{AxisLearner, SlipWatch};
use super::mount::{KnownAngle, Mount};
use super::rest::BiasSeen;
use super::swing::{Backlog, SwingAngle};
use super::vector::{
    Turn, Vector, add_scaled, angle_between, apart, cross, dot, norm, scale, sub, unit,
};
use crate::domain::tilt::Quality;

/// Measures from one zero. A new zero or a changed mount makes a new tracker.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tracker {
    zero: Vector,
    /// Signed: up turns about it, right-handed, while the head goes down.
    axis: Option<Vector>,
    /// The axis is known well enough to be refined only.
    axis_settled: bool,
    /// The sign is still open: no tilt yet went far enough to fix it.
    sign_open: bool,
    known: Option<KnownAngle>,
    learner: AxisLearner,
    slip: SlipWatch,
    follower: Option<Follower>,
    /// Until the pivot is known: the zero, turned by the gyroscope since the table left it.
    turned: Option<Vector>,
    /// Seconds since the table left the zero.
    away: f64,
    /// The table has not left the zero since it was taken.
    at_zero: bool,
    /// While at the zero: the mean rate, and the smoothed rate beyond it, degrees per second.
    drift: Option<Vector>,
    leaving: Vector,
    /// Seconds for which the accelerometer has contradicted `turned`.
    contradicted: f64,
    /// Bias-free rate of the last sample that was reckoned with.
    last_rate: Option<Vector>,
    /// Smoothed bias-free rate.
    turning: Vector,
    up: Option<Vector>,
    /// A table can have moved the phone as the last sample says, and for so many seconds.
    believable: bool,
    plausible: f64,
    /// Smoothed length of acceleration while little turns, m/s².
    length: Option<f64>,
    backlog: Backlog,
    /// Seconds since the start or the last gap.
    settled: f64,
}

/// The filter that follows the angle about a known pivot.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one of them, and boxing it would allocate when the gyroscope appears"
)]
enum Follower {
    WithGyro(PivotAngle),
    WithoutGyro(SwingAngle),
}

/// One sample, with what the attitude filter makes of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Seen {
    /// m/s².
    pub(super) acceleration: Vector,
    /// Degrees per second; `None` without gyroscope.
    pub(super) rate: Option<Vector>,
    /// Gyroscope bias, degrees per second.
    pub(super) bias: Vector,
    /// One standard deviation of it.
    pub(super) bias_sigma: f64,
    pub(super) up: Vector,
    /// The bias that the last quiet second showed, if this sample completed one.
    pub(super) bias_seen: Option<BiasSeen>,
    /// The table is still.
    pub(super) resting: bool,
    /// Seconds since the last sample.
    pub(super) dt: f64,
}

/// The angle past the zero and how far it can be trusted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tracked {
    /// Degrees.
    pub(super) angle: f64,
    /// Degrees per second.
    pub(super) rate: f64,
    /// Degrees.
    pub(super) sigma: f64,
    pub(super) quality: Quality,
}

/// Rate at which the table leaves the zero, degrees per second beyond the drift, and the tilt at which it surely has,
/// degrees. Chosen by us: a slow motor's 0.5, and what breathing sways.
const LEAVING_DPS: f64 = 0.2;
const LEFT_DEG: f64 = 1.0;
/// The axis is used from this tilt on, degrees; its sign is open until the table is this far from
/// the zero, because breathing and wobbling must not fix it. Chosen by us: twice and eight times the
/// largest sway.
const FIRST_TILT_DEG: f64 = 1.2;
const SIGN_FIXED_DEG: f64 = 5.0;
/// The drift is a mean over this time, seconds, and turns at the zero are forgotten in this.
const DRIFT_TIME: f64 = 3.0;
const REST_TIME: f64 = 2.0;
/// Dead reckoning is dropped when the accelerometer differs by this much, degrees, this long,
/// seconds, at rates below this, degrees per second.
const CONTRADICTION_DEG: f64 = 2.5;
const CONTRADICTION: f64 = 0.7;
const STILL_DPS: f64 = 3.0;
/// A known axis is refined by at most this, degrees; more is slipping or nonsense.
const MAX_REFINEMENT_DEG: f64 = 10.0;
/// No table turns faster, degrees per second, nor shakes the phone harder, m/s² beside gravity.
const MAX_TURN_DPS: f64 = 200.0;
const MAX_SHAKE: f64 = 3.0;
/// The axis is learned only after so many seconds of motion that a table can make: nonsense never
/// stays plausible for long.
const PLAUSIBLE_TIME: f64 = 0.8;
/// Until the pivot is known, a table that hovers about the zero is drawn back to it with this time
/// constant, seconds: the drift of the gyroscope must go somewhere.
const HOVER_TIME: f64 = 10.0;
/// and a rate below this, degrees per second: breathing.
const HOVER_DPS: f64 = 0.5;
/// A bias less certain than this, degrees per second, is not better than the mean rate at the zero.
const BIAS_KNOWN: f64 = 0.06;
/// Smoothing of the length of acceleration, seconds.
const LENGTH_TIME: f64 = 2.0;
/// The estimate needs this long after a start or a gap, seconds.
const SETTLING: f64 = 0.5;
/// An angle less certain than this is still settling, degrees.
const SETTLED_SIGMA: f64 = 1.0;
/// Uncertainty of a fresh zero, of an angle taken from up, and after a gap, degrees.
const ZERO_SIGMA: f64 = 0.02;
const UP_SIGMA: f64 = 3.0;
const GAP_SIGMA: f64 = 30.0;
/// How much a turn measured by the gyroscope alone may err: its scale.
const TURN_ERROR: f64 = 0.005;
/// A bias is never surer than this, degrees per second: a table may creep in what looks like rest.
const BIAS_SIGMA: f64 = 0.03;
/// and its drift, degrees per second.
const DRIFT_ERROR: f64 = 0.02;

impl Tracker {
    /// Measures from the zero of `mount`; `at_zero` if the table rests there now.
    pub(super) fn new(mount: &Mount, at_zero: bool) -> Self {
        let axis = mount.pivot().map(|pivot| pivot.axis);
        Self {
            zero: mount.zero(),
            axis,
            axis_settled: axis.is_some(),
            sign_open: axis.is_none(),
            known: mount.known_angle(),
            learner: AxisLearner::new(mount.zero(), axis),
            slip: SlipWatch::new(),
            follower: None,
            turned: at_zero.then_some(mount.zero()),
            away: 0.0,
            at_zero,
            drift: None,
            leaving: [0.0; 3],
            contradicted: 0.0,
            last_rate: None,
            turning: [0.0; 3],
            up: None,
            believable: true,
            plausible: 0.0,
            length: None,
            backlog: Backlog::new(),
            settled: 0.0,
        }
    }

    /// The pivot axis as learned so far, signed; `None` while the sign is open.
    pub(super) fn axis(&self) -> Option<Vector> {
        self.axis.filter(|_| !self.sign_open)
    }

    /// Whether the phone has slipped since the zero.
    pub(super) const fn slipped(&self) -> bool {
        self.slip.slipped()
    }

    /// Takes the other sign for head-down.
    pub(super) fn flip(&mut self) {
        self.axis = self.axis.map(|axis| scale(-1.0, axis));
        match &mut self.follower {
            Some(Follower::WithGyro(pivot)) => pivot.flip(),
            other => *other = None,
        }
    }

    /// Nothing was seen for a while: where the table is must be found anew.
    pub(super) fn gap(&mut self) {
        self.settled = 0.0;
        self.at_zero = false;
        self.turned = None;
        match &mut self.follower {
            Some(Follower::WithGyro(pivot)) => pivot.loosen(GAP_SIGMA),
            _ => self.follower = None,
        }
        self.backlog = Backlog::new();
    }

    /// Takes the next sample.
    pub(super) fn push(&mut self, seen: &Seen) -> Tracked {
        self.settled += seen.dt;
        let rate = self.unbiased(seen);
        self.turning = add_scaled(
            self.turning,
            (seen.dt / 0.1).min(1.0),
            sub(rate.unwrap_or_default(), self.turning),
        );
        let before = self.up.replace(seen.up).unwrap_or(seen.up);
        if self.at_zero {
            self.notice_leaving(seen);
        } else {
            self.turn_dead_reckoned(rate, seen);
        }
        let turning = rate.map(|_| self.turning);
        self.believable = plausible_turn(turning, before, seen);
        if self.believable {
            self.plausible += seen.dt;
            self.learn_length(norm(seen.acceleration), seen.dt);
        } else {
            self.plausible = 0.0;
        }
        if !self.at_zero && self.plausible > PLAUSIBLE_TIME {
            let doubt = if self.drift.is_some() {
                0.0
            } else {
                seen.bias_sigma
            };
            self.learner.push(turning, doubt, before, seen.up, seen.dt);
        }
        self.adopt_axis(seen.up);
        let Some(axis) = self.axis else {
            return self.before_pivot(rate, seen);
        };
        let tracked = self.follow(axis, rate, seen);
        self.fix_sign(tracked)
    }

    fn learn_length(&mut self, shown: f64, dt: f64) {
        if norm(self.turning) < STILL_DPS {
            let length = self.length.get_or_insert(shown);
            *length += (dt / LENGTH_TIME).min(1.0) * (shown - *length);
        }
    }

    /// The rate without its bias: as the attitude filter knows it, or better, until that has seen
    /// enough rest, as it was at the zero.
    fn unbiased(&self, seen: &Seen) -> Option<Vector> {
        let bias = self
            .drift
            .filter(|_| seen.bias_sigma > BIAS_KNOWN)
            .unwrap_or(seen.bias);
        seen.rate.map(|rate| sub(rate, bias))
    }

    /// The first tilt that goes far enough is head-down.
    fn fix_sign(&mut self, tracked: Tracked) -> Tracked {
        if !self.sign_open || tracked.angle.abs() < SIGN_FIXED_DEG {
            return tracked;
        }
        self.sign_open = false;
        if tracked.angle >= 0.0 {
            return tracked;
        }
        self.flip();
        Tracked {
            angle: -tracked.angle,
            rate: -tracked.rate,
            ..tracked
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
            (seen.dt / 0.07).min(1.0),
            sub(beyond, self.leaving),
        );
        self.drift = Some(add_scaled(drift, (seen.dt / DRIFT_TIME).min(1.0), beyond));
        self.turn(beyond, seen.dt);
        let moved = apart(self.zero, seen.up, LEFT_DEG);
        if moved || norm(self.leaving) > LEAVING_DPS {
            self.at_zero = false;
        } else {
            self.draw_to_zero(seen.dt / REST_TIME);
        }
    }

    /// Follows the table by the gyroscope alone, until the pivot is known.
    fn turn_dead_reckoned(&mut self, rate: Option<Vector>, seen: &Seen) {
        let followed = self.follower.is_some() && !self.sign_open;
        let Some(rate) = rate.filter(|_| !followed) else {
            self.turned = None;
            return;
        };
        self.away += seen.dt;
        self.turn(rate, seen.dt);
        if norm(self.turning) < HOVER_DPS && !apart(self.zero, seen.up, LEFT_DEG) {
            self.draw_to_zero(seen.dt / HOVER_TIME);
        }
        self.heed_contradiction(seen);
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

    /// Dead reckoning that the accelerometer, still, has contradicted for a while is dropped.
    fn heed_contradiction(&mut self, seen: &Seen) {
        let Some(turned) = self.turned else { return };
        let still = norm(self.turning) < STILL_DPS;
        if still && apart(turned, seen.acceleration, CONTRADICTION_DEG) {
            self.contradicted += seen.dt;
        } else {
            self.contradicted = (self.contradicted - seen.dt).max(0.0);
        }
        if self.contradicted > CONTRADICTION {
            self.turned = None;
        }
    }

    /// Takes the learner's axis, keeping the sign; where none is known the tilt so far is positive.
    fn adopt_axis(&mut self, up: Vector) {
        let Some(learned) = self.learner.axis(up) else {
            return;
        };
        if self.axis_settled
            && self.axis().is_some_and(|axis| {
                let apart = angle_between(axis, learned);
                apart.min(180.0 - apart) > MAX_REFINEMENT_DEG
            })
        {
            return;
        }
        self.axis_settled |= self.learner.settled();
        let reversed = match self.axis {
            Some(axis) => dot(axis, learned) < 0.0,
            None => {
                let tilted = self.turned.unwrap_or(up);
                if !apart(self.zero, tilted, FIRST_TILT_DEG) {
                    return;
                }
                dot(cross(self.zero, tilted), learned) < 0.0
            }
        };
        self.axis = Some(if reversed {
            scale(-1.0, learned)
        } else {
            learned
        });
    }

    /// The unsigned angle in three dimensions, which needs no axis.
    fn before_pivot(&mut self, rate: Option<Vector>, seen: &Seen) -> Tracked {
        if seen.rate.is_none() {
            self.backlog.push(seen.acceleration, seen.dt);
        }
        let angle = angle_between(self.zero, self.turned.unwrap_or(seen.up));
        Tracked {
            angle,
            rate: match (rate, unit(self.turning)) {
                (Some(rate), Some(direction)) if !self.at_zero => dot(rate, direction),
                _ => 0.0,
            },
            sigma: 0.2 + TURN_ERROR * angle,
            quality: self.quality(seen, 0.2, self.settled < SETTLING || angle > 2.0 * UP_SIGMA),
        }
    }

    fn follow(&mut self, axis: Vector, rate: Option<Vector>, seen: &Seen) -> Tracked {
        self.slip
            .push(axis, self.zero, rate, seen.up, seen.resting, seen.dt);
        let Some(plane) = Plane::new(axis, self.zero) else {
            return self.before_pivot(rate, seen);
        };
        match seen.rate {
            Some(rate) => self.follow_with_gyro(&plane, rate, seen),
            None => self.follow_without_gyro(&plane, seen),
        }
    }

    fn follow_with_gyro(&mut self, plane: &Plane, rate: Vector, seen: &Seen) -> Tracked {
        let rate = plane.rate_of(rate);
        if self.slip.turns_freely() {
            self.follower = None;
            return Tracked {
                angle: angle_between(self.zero, seen.up).copysign(plane.angle_of(seen.up)),
                rate: rate - plane.rate_of(seen.bias),
                sigma: UP_SIGMA,
                quality: self.quality(seen, UP_SIGMA, true),
            };
        }
        let fresh = !matches!(self.follower, Some(Follower::WithGyro(_)));
        if fresh {
            let pivot = PivotAngle::new(self.start(plane, seen), self.known, rate);
            self.follower = Some(Follower::WithGyro(pivot));
        }
        let held = self.turned.filter(|_| self.at_zero);
        let Some(Follower::WithGyro(pivot)) = &mut self.follower else {
            return self.before_pivot(None, seen);
        };
        // A fresh one knows of this sample already.
        if !fresh && seen.dt > 0.0 {
            let acceleration = self.believable.then(|| plane.parts_of(seen.acceleration));
            pivot.push(rate, acceleration, seen.dt);
        }
        if let Some(bias) = seen.bias_seen {
            pivot.see_bias(plane.rate_of(bias.bias), bias);
        }
        if let Some(turned) = held {
            pivot.hold_at(plane.angle_of(turned), ZERO_SIGMA);
        }
        let (angle, rate, sigma) = (pivot.angle(), pivot.rate(), pivot.sigma());
        Tracked {
            angle,
            rate,
            sigma,
            quality: self.quality(seen, sigma, self.settled < SETTLING),
        }
    }

    fn follow_without_gyro(&mut self, plane: &Plane, seen: &Seen) -> Tracked {
        if !matches!(self.follower, Some(Follower::WithoutGyro(_))) {
            let swing = self.backlog.replay(plane).unwrap_or_else(|| {
                SwingAngle::new(plane.angle_of(seen.up), UP_SIGMA, norm(seen.acceleration))
            });
            self.follower = Some(Follower::WithoutGyro(swing));
        }
        let Some(Follower::WithoutGyro(swing)) = &mut self.follower else {
            return self.before_pivot(None, seen);
        };
        swing.push(plane, seen.acceleration, seen.dt);
        let (angle, rate, sigma) = (swing.angle(), swing.rate(), swing.sigma());
        let correction = self.known.map_or(0.0, |known| known.correction_deg(angle));
        Tracked {
            angle: angle - correction,
            rate,
            sigma,
            quality: self.quality(seen, 0.0, self.settled < SETTLING),
        }
    }

    /// Where a fresh follower begins: from the zero by dead reckoning if possible, else from up.
    fn start(&self, plane: &Plane, seen: &Seen) -> Start {
        let bias = plane.rate_of(seen.bias);
        let length = self.length.unwrap_or_else(|| norm(seen.acceleration));
        match self.turned {
            Some(turned) if self.follower.is_none() => {
                let angle_deg = plane.angle_of(turned);
                Start {
                    angle_deg,
                    sigma_deg: 0.05 + TURN_ERROR * angle_deg.abs() + DRIFT_ERROR * self.away,
                    bias,
                    bias_sigma: seen.bias_sigma.max(BIAS_SIGMA),
                    length,
                }
            }
            _ => Start {
                angle_deg: plane.angle_of(seen.up),
                // Up may still be astray; the accelerometer says how far at most.
                sigma_deg: UP_SIGMA + angle_between(seen.up, seen.acceleration),
                bias,
                bias_sigma: seen.bias_sigma.max(BIAS_SIGMA),
                length,
            },
        }
    }

    fn quality(&self, seen: &Seen, sigma: f64, settling: bool) -> Quality {
        if self.slip.slipped() {
            Quality::Slipping
        } else if settling || sigma > SETTLED_SIGMA {
            Quality::Settling
        } else if seen.rate.is_none() {
            Quality::NoGyro
        } else {
            Quality::Good
        }
    }
}

/// Whether a table can have moved the phone like this: only then does it tell of the axis.
fn plausible_turn(turning: Option<Vector>, before: Vector, seen: &Seen) -> bool {
    let speed = match turning {
        Some(turning) => norm(turning),
        None => norm(cross(before, seen.up)).to_degrees() / seen.dt.max(1e-3),
    };
    speed < MAX_TURN_DPS && (norm(seen.acceleration) - 9.81).abs() < MAX_SHAKE
}

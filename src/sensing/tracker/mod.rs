//! From up and rate to the signed angle past the zero, whatever is known of the pivot so far.

mod follower;
mod reckoning;

use super::angle::{PivotAngle, Plane};
use super::axis::{AxisLearner, SlipWatch};
use super::mount::{KnownAngle, Mount};
use super::rest::BiasSeen;
use super::smooth::{approach, at_least, share};
use super::swing::{Backlog, SwingAngle};
use super::vector::{
    Vector, add_scaled, angle_between, apart, cross, dot, lines_apart, norm, scale, sub, unit,
};
use crate::domain::tilt::Quality;
use follower::{Followed, Follower, start};
use reckoning::Reckoning;

/// Measures from one zero. A new zero or a changed mount makes a new tracker.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tracker {
    zero: Vector,
    /// Across the pivot axis, which is signed: up turns about it, right-handed, while the head goes down.
    plane: Option<Plane>,
    /// The axis is known well enough to be refined only.
    axis_settled: bool,
    /// The sign is still open: no tilt yet went far enough to fix it.
    sign_open: bool,
    known: Option<KnownAngle>,
    learner: AxisLearner,
    slip: SlipWatch,
    follower: Option<Follower>,
    reckoning: Reckoning,
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

/// The axis is used from this tilt on, degrees; its sign is open until the table is this far from
/// the zero, because breathing and wobbling must not fix it. Chosen by us: twice and eight times the
/// largest sway.
const FIRST_TILT_DEG: f64 = 1.2;
const SIGN_FIXED_DEG: f64 = 5.0;
/// While the sign is open, the table has gone the other way from here on, degrees: no sway goes so far.
const SIGN_TURNED_DEG: f64 = 1.5;
/// A known axis is refined by at most this, degrees; more is slipping or nonsense.
const MAX_REFINEMENT_DEG: f64 = 10.0;
/// No table turns faster, degrees per second, nor shakes the phone harder, m/s² beside gravity.
const MAX_TURN_DPS: f64 = 200.0;
const MAX_SHAKE: f64 = 3.0;
/// The axis is learned only after so many seconds of motion that a table can make: nonsense never
/// stays plausible for long.
const PLAUSIBLE_TIME: f64 = 0.8;
/// and the filter with gyroscope takes acceleration after so many: nonsense looks possible now and then.
const BELIEVED_AFTER: f64 = 0.1;
/// A bias less certain than this, degrees per second, is not better than the mean rate at the zero.
const BIAS_KNOWN: f64 = 0.06;
/// Smoothing of the length of acceleration, seconds.
const LENGTH_TIME: f64 = 2.0;
/// The estimate needs this long after a start or a gap, seconds.
const SETTLING: f64 = 0.5;
/// An angle less certain than this is still settling, degrees.
const SETTLED_SIGMA: f64 = 1.0;
/// Uncertainty of an angle taken from up, degrees.
const UP_SIGMA: f64 = 3.0;
/// How much a turn measured by the gyroscope alone may err: its scale.
const TURN_ERROR: f64 = 0.005;
/// While less turns than this, degrees per second, acceleration is gravity.
const STILL_DPS: f64 = 3.0;

impl Tracker {
    /// Measures from the zero of `mount`; `at_zero` if the table rests there now.
    pub(super) fn new(mount: &Mount, at_zero: bool) -> Self {
        let axis = mount.pivot().map(|pivot| pivot.axis);
        Self {
            zero: mount.zero(),
            plane: axis.and_then(|axis| Plane::new(axis, mount.zero())),
            axis_settled: axis.is_some(),
            sign_open: axis.is_none(),
            known: mount.known_angle(),
            learner: AxisLearner::new(mount.zero(), axis),
            slip: SlipWatch::new(),
            follower: None,
            reckoning: Reckoning::new(mount.zero(), at_zero),
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
        self.plane
            .filter(|_| !self.sign_open)
            .map(|plane| plane.axis())
    }

    /// Whether the phone has slipped since the zero.
    pub(super) const fn slipped(&self) -> bool {
        self.slip.slipped()
    }

    /// Takes the other sign for head-down.
    pub(super) fn flip(&mut self) {
        if let Some(plane) = &mut self.plane {
            plane.flip();
        }
        match &mut self.follower {
            Some(Follower::WithGyro(pivot)) => pivot.flip(),
            _ => self.follower = None,
        }
    }

    /// Nothing was seen for a while: where the table is must be found anew.
    pub(super) fn gap(&mut self) {
        self.settled = 0.0;
        self.plausible = 0.0;
        self.reckoning.lose();
        // The one with gyroscope goes on from the next sample, see [`Follower::push`].
        if !matches!(self.follower, Some(Follower::WithGyro(_))) {
            self.follower = None;
        }
        self.backlog.clear();
    }

    /// Takes the next sample.
    pub(super) fn push(&mut self, seen: &Seen) -> Tracked {
        self.settled += seen.dt;
        let rate = self.unbiased(seen);
        self.turning = add_scaled(
            self.turning,
            share(seen.dt, 0.1),
            sub(rate.unwrap_or_default(), self.turning),
        );
        let before = self.up.replace(seen.up).unwrap_or(seen.up);
        let followed = self.follower.is_some() && !self.sign_open;
        self.reckoning.push(seen, rate, self.turning, !followed);
        let turning = rate.map(|_| self.turning);
        self.believable = plausible_turn(turning, before, seen);
        if self.believable {
            self.plausible += seen.dt;
            self.learn_length(norm(seen.acceleration), seen.dt);
        } else {
            self.plausible = 0.0;
        }
        let refined = self.plausible > PLAUSIBLE_TIME
            && !self.reckoning.at_zero()
            && self.learn_axis(turning, before, seen);
        if refined || self.plane.is_none() {
            self.adopt_axis(seen.up);
        }
        let Some(plane) = self.plane else {
            return self.before_pivot(rate, seen);
        };
        self.slip.push(&plane, rate, seen.up, seen.resting, seen.dt);
        let tracked = self.follow(&plane, seen);
        self.fix_sign(tracked)
    }

    fn learn_length(&mut self, shown: f64, dt: f64) {
        if norm(self.turning) < STILL_DPS {
            let length = self.length.get_or_insert(shown);
            approach(length, shown, share(dt, LENGTH_TIME));
        }
    }

    /// The rate without its bias: as the attitude filter knows it, or better, until that has seen
    /// enough rest, as it was at the zero.
    fn unbiased(&self, seen: &Seen) -> Option<Vector> {
        let bias = self
            .reckoning
            .drift()
            .filter(|_| seen.bias_sigma > BIAS_KNOWN)
            .unwrap_or(seen.bias);
        seen.rate.map(|rate| sub(rate, bias))
    }

    /// The first tilt that goes far enough is head-down.
    fn fix_sign(&mut self, tracked: Tracked) -> Tracked {
        if !self.sign_open {
            return tracked;
        }
        self.sign_open = tracked.angle.abs() < SIGN_FIXED_DEG;
        if tracked.angle > -SIGN_TURNED_DEG {
            return tracked;
        }
        self.flip();
        Tracked {
            angle: -tracked.angle,
            rate: -tracked.rate,
            ..tracked
        }
    }

    /// Whether the sample told something of the axis.
    fn learn_axis(&mut self, turning: Option<Vector>, before: Vector, seen: &Seen) -> bool {
        let doubt = if self.reckoning.drift().is_some() {
            0.0
        } else {
            seen.bias_sigma
        };
        self.learner.push(turning, doubt, before, seen.up, seen.dt)
    }

    /// Takes the learner's axis, keeping the sign; where none is known the tilt so far is positive.
    fn adopt_axis(&mut self, up: Vector) {
        let Some(learned) = self.learner.axis(up) else {
            return;
        };
        if self.axis_settled
            && self
                .axis()
                .is_some_and(|axis| lines_apart(axis, learned, MAX_REFINEMENT_DEG))
        {
            return;
        }
        self.axis_settled |= self.learner.settled();
        let towards = match self.plane {
            Some(plane) => plane.axis(),
            None => {
                let tilted = self.reckoning.turned().unwrap_or(up);
                if !apart(self.zero, tilted, FIRST_TILT_DEG) {
                    return;
                }
                cross(self.zero, tilted)
            }
        };
        let sign = 1.0_f64.copysign(dot(towards, learned));
        self.plane = Plane::new(scale(sign, learned), self.zero);
    }

    /// The unsigned angle in three dimensions, which needs no axis.
    fn before_pivot(&mut self, rate: Option<Vector>, seen: &Seen) -> Tracked {
        if self.believable && seen.rate.is_none() {
            self.backlog.push(seen.acceleration, seen.dt);
        } else {
            self.backlog.clear();
        }
        let angle = angle_between(self.zero, self.reckoning.turned().unwrap_or(seen.up));
        Tracked {
            angle,
            rate: match (rate, unit(self.turning)) {
                (Some(rate), Some(direction)) if !self.reckoning.at_zero() => dot(rate, direction),
                _ => 0.0,
            },
            sigma: 0.2 + TURN_ERROR * angle,
            quality: self.quality(seen, 0.2, self.settled < SETTLING || angle > 2.0 * UP_SIGMA),
        }
    }

    fn follow(&mut self, plane: &Plane, seen: &Seen) -> Tracked {
        if let Some(rate) = seen.rate.filter(|_| self.slip.turns_freely()) {
            self.follower = None;
            return Tracked {
                angle: angle_between(self.zero, seen.up).copysign(plane.angle_of(seen.up)),
                rate: plane.rate_of(sub(rate, seen.bias)),
                sigma: UP_SIGMA,
                quality: self.quality(seen, UP_SIGMA, true),
            };
        }
        let fits = self
            .follower
            .as_ref()
            .is_some_and(|follower| follower.fits(seen));
        if !fits {
            self.follower = Some(self.new_follower(plane, seen));
        }
        let held = self.reckoning.turned().filter(|_| self.reckoning.at_zero());
        let Some(follower) = &mut self.follower else {
            return self.before_pivot(None, seen);
        };
        let Followed { angle, rate, sigma } = follower.push(
            plane,
            seen,
            // A fresh one with gyroscope knows of this sample already.
            fits,
            self.plausible > BELIEVED_AFTER,
            held,
        );
        let correction = match self.known {
            Some(known) if seen.rate.is_none() => known.correction_deg(angle),
            _ => 0.0,
        };
        // Without gyroscope the angle is unsure wherever it swings, which is said by the quality.
        let doubt = if seen.rate.is_some() { sigma } else { 0.0 };
        Tracked {
            angle: angle - correction,
            rate,
            sigma,
            quality: self.quality(seen, doubt, self.settled < SETTLING),
        }
    }

    fn new_follower(&mut self, plane: &Plane, seen: &Seen) -> Follower {
        match seen.rate {
            Some(rate) => {
                let length = self.length.unwrap_or_else(|| norm(seen.acceleration));
                let reckoning = self.follower.is_none().then_some(&self.reckoning);
                let start = start(plane, seen, reckoning, length);
                Follower::WithGyro(PivotAngle::new(start, self.known, plane.rate_of(rate)))
            }
            None => Follower::WithoutGyro(self.backlog.take(plane).unwrap_or_else(|| {
                SwingAngle::new(plane.angle_of(seen.up), UP_SIGMA, norm(seen.acceleration))
            })),
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
        None => norm(cross(before, seen.up)).to_degrees() / at_least(seen.dt, 1e-3),
    };
    speed < MAX_TURN_DPS && (norm(seen.acceleration) - 9.81).abs() < MAX_SHAKE
}

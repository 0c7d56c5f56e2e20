//! Where the table comes to rest, and what that tells: the sign, the upright pose, the self-check.

use super::TiltEstimator;
use crate::domain::tilt::Motion;
use crate::domain::units::Degrees;
use crate::sensing::calibration::SelfCheck;
use crate::sensing::mount::{Pivot, Sign};
use crate::sensing::vector::{Vector, angle_between, scale};

/// Which poses this run has been in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Poses {
    /// The present rest has been judged.
    pub(super) judged: bool,
    /// Where the table first rested in this run has been judged.
    pub(super) began: bool,
    /// A rest away from horizontal has been judged since the run began or the zero was taken.
    pub(super) tilted: bool,
    /// The zero was taken in this run.
    pub(super) zeroed: bool,
    /// Nothing was seen for so long that the phone may have been strapped anew since.
    pub(super) unwatched: bool,
    pub(super) check: SelfCheck,
}

impl Poses {
    /// Of a run that has just begun.
    pub(super) const NONE: Self = Self {
        judged: false,
        began: false,
        tilted: false,
        zeroed: false,
        unwatched: false,
        check: SelfCheck::NotYet,
    };
}

/// A rest is a pose after this long, seconds.
const POSE_TIME: f64 = 1.0;

impl TiltEstimator {
    /// How the direction of head-down was found; `None` while the pivot is not learned.
    pub fn sign(&self) -> Option<Sign> {
        Some(self.mount?.pivot()?.sign)
    }

    /// Turns the sign of the angle over: the person says that head-down is the other way.
    /// Returns false while the pivot axis is not learned.
    pub fn flip_sign(&mut self) -> bool {
        let flipped = self.change_pivot(|pivot| Pivot {
            axis: scale(-1.0, pivot.axis),
            sign: Sign::Confirmed,
        });
        if flipped {
            if let Some(tracker) = &mut self.tracker {
                tracker.flip();
            }
            self.phase.reanchor();
        }
        flipped
    }

    /// Takes the present sign as right: the person says that the number is. Returns false while
    /// the pivot axis is not learned.
    pub fn confirm_sign(&mut self) -> bool {
        self.change_pivot(|pivot| Pivot {
            sign: Sign::Confirmed,
            ..pivot
        })
    }

    fn change_pivot(&mut self, change: impl FnOnce(Pivot) -> Pivot) -> bool {
        self.store_axis();
        let Some(mount) = &mut self.mount else {
            return false;
        };
        let Some(pivot) = mount.pivot() else {
            return false;
        };
        mount.with(|parts| parts.pivot = Some(change(pivot)))
    }

    /// Whether the upright pose of this run repeats the stored one.
    pub const fn self_check(&self) -> SelfCheck {
        self.poses.check
    }

    /// Looks at where the table rests: for the sign, the upright pose and the self-check.
    pub(super) fn judge_pose(&mut self, up: Vector, angle: f64) {
        if self.phase.motion() != Motion::Still {
            self.poses.judged = false;
            return;
        }
        if self.poses.judged || self.phase.still_for() < POSE_TIME {
            return;
        }
        self.poses.judged = true;
        self.store_axis();
        let first = !self.poses.began && !self.poses.zeroed;
        self.poses.began = true;
        if angle.abs() < 10.0 || self.poses.tilted {
            return;
        }
        self.poses.tilted = true;
        let lowest = if first { 50.0 } else { 65.0 };
        if !(lowest..=95.0).contains(&angle.abs()) {
            return;
        }
        match self.sign() {
            Some(Sign::Assumed) => {
                if angle > 0.0 {
                    self.flip_sign();
                } else {
                    self.confirm_sign();
                }
                self.store_upright(up);
            }
            Some(Sign::Confirmed) if first => self.check_upright(up, angle),
            _ => {}
        }
    }

    pub(super) fn check_upright(&mut self, up: Vector, angle: f64) {
        match self.mount.and_then(|mount| mount.upright()) {
            Some(stored) => {
                let off = angle_between(stored, up);
                self.poses.check = if off <= SelfCheck::TOLERANCE_DEG {
                    SelfCheck::Passed
                } else {
                    SelfCheck::Failed(Degrees::new(off).unwrap_or_default())
                };
            }
            None if angle < 0.0 => self.store_upright(up),
            None => {}
        }
    }

    pub(super) fn store_upright(&mut self, up: Vector) {
        if let Some(mount) = &mut self.mount {
            mount.with(|parts| parts.upright = Some(up));
        }
    }

    /// Brings the axis as refined by the tracker into the mount.
    pub(super) fn store_axis(&mut self) {
        let resolution = self.ingest.resolution();
        let (Some(mount), Some(tracker)) = (&mut self.mount, &self.tracker) else {
            return;
        };
        let Some(axis) = tracker.axis().filter(|_| !tracker.slipped()) else {
            return;
        };
        mount.with(|parts| {
            let sign = parts.pivot.map_or(Sign::Assumed, |pivot| pivot.sign);
            parts.pivot = Some(Pivot { axis, sign });
            parts.resolution = resolution;
        });
    }
}

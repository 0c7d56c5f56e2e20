//! Capturing poses, taking them back, and the mounts they make.

use super::{Poses, TiltEstimator};
use crate::domain::units::{Degrees, MonoTime};
use crate::sensing::calibration::{
    Average, Capture, Pose, SelfCheck, Step as CaptureStep, ZeroProgress, ZeroRefusal,
};
use crate::sensing::ingest::Sample;
use crate::sensing::mount::{KnownAngle, Mount, Pivot, Sign, UPRIGHT_RANGE_DEG};
use crate::sensing::rest::BiasSeen;
use crate::sensing::tracker::Tracker;
use crate::sensing::vector::{Vector, angle_about, angle_between, cross, scale, unit};

/// A zero this near to the one before belongs to the same mounting, degrees.
const SAME_MOUNTING_DEG: f64 = 20.0;

impl TiltEstimator {
    /// Begins to capture the zero: the table is horizontal. Feed readings and ask
    /// [`Self::zero_progress`]. A mounting already known keeps its pivot if the phone has
    /// demonstrably not been moved in this run; else the zero begins a new mount.
    pub const fn begin_zero(&mut self, now: MonoTime) {
        self.begin(Pose::Horizontal, now);
    }

    /// Begins to capture the parked, upright pose. May come before the zero. Gives the sign and,
    /// with the zero, the pivot axis before any tilt.
    pub const fn begin_upright(&mut self, now: MonoTime) {
        self.begin(Pose::Upright, now);
    }

    /// Begins to capture a pose of known `angle`, size 10 to 95 degrees, after the zero.
    pub const fn begin_known_angle(&mut self, now: MonoTime, angle: Degrees) {
        self.begin(Pose::Known(angle), now);
    }

    const fn begin(&mut self, pose: Pose, now: MonoTime) {
        self.capture = Some(Capture::new(pose, now));
        self.progress = ZeroProgress::WaitingForStillness;
    }

    /// How the capture begun last is going. `now` lets it notice a silent sensor.
    pub fn zero_progress(&self, now: MonoTime) -> ZeroProgress {
        match self.capture {
            Some(capture) if capture.starved(now) => ZeroProgress::Refused(ZeroRefusal::NoReadings),
            _ => self.progress,
        }
    }

    /// Gives up the running capture; what was in use before stays in use.
    pub const fn cancel_capture(&mut self) {
        self.capture = None;
        self.progress = ZeroProgress::Idle;
    }

    /// Takes back the last capture. Returns whether there was one to take back.
    pub fn undo(&mut self) -> bool {
        self.cancel_capture();
        let Some(mount) = self.before_capture.take() else {
            return false;
        };
        self.adopt(mount, false);
        true
    }

    pub(super) fn feed_capture(&mut self, at: MonoTime, sample: &Sample, up: Vector) {
        let Some(capture) = &mut self.capture else {
            return;
        };
        let pose = capture.pose;
        let shown = unit(sample.acceleration).unwrap_or(up);
        let rate = sample.rate.unwrap_or_default();
        self.progress = match capture.push(at, shown, rate, self.stillness.still()) {
            CaptureStep::Going(progress) => progress,
            CaptureStep::Refused(reason) => ZeroProgress::Refused(reason),
            CaptureStep::Captured(average) => match self.capture_done(pose, &average, sample) {
                Ok(()) => ZeroProgress::Done,
                Err(reason) => ZeroProgress::Refused(reason),
            },
        };
        if matches!(self.progress, ZeroProgress::Done | ZeroProgress::Refused(_)) {
            self.capture = None;
        }
    }

    pub(super) fn capture_done(
        &mut self,
        pose: Pose,
        average: &Average,
        sample: &Sample,
    ) -> Result<(), ZeroRefusal> {
        self.store_axis();
        let changed = match pose {
            Pose::Horizontal => Some(self.with_zero(average.up)),
            Pose::Upright => match self.mount {
                Some(mount) => Some(with_upright(mount, average.up)?),
                None => {
                    self.upright_before_zero = Some(average.up);
                    None
                }
            },
            Pose::Known(angle) => Some(with_known_angle(self.mount, angle, average.up)?),
        };
        if let Some(mount) = changed {
            self.before_capture = Some(self.mount);
            let at_zero = pose == Pose::Horizontal;
            self.adopt(Some(mount), at_zero);
            if let (true, Some(attitude)) = (at_zero && sample.rate.is_some(), &mut self.attitude) {
                attitude.see_bias(BiasSeen {
                    bias: average.rate,
                    spread: 0.0,
                });
            }
        }
        Ok(())
    }

    /// Measures by `mount` from now on.
    pub(super) fn adopt(&mut self, mount: Option<Mount>, at_zero: bool) {
        self.mount = mount;
        self.tracker = mount.map(|mount| Tracker::new(&mount, at_zero));
        self.phase.reanchor();
        self.poses = Poses {
            judged: at_zero,
            began: true,
            tilted: false,
            zeroed: at_zero || self.poses.zeroed,
            unwatched: !at_zero && self.poses.unwatched,
            check: if at_zero {
                SelfCheck::NotYet
            } else {
                self.poses.check
            },
        };
    }

    /// The mount with a new zero. What was learned of the mounting is kept only if the phone
    /// has demonstrably stayed where it was: one laid down the other way round may show
    /// the same zero with the opposite sign.
    pub(super) fn with_zero(&mut self, zero: Vector) -> Mount {
        let known = self.poses.zeroed || self.poses.check == SelfCheck::Passed;
        let untouched = known && !self.poses.unwatched;
        let slipped = self.tracker.as_ref().is_some_and(Tracker::slipped);
        let mut mount = Mount::zeroed(zero, self.ingest.resolution());
        if let Some(before) = self.mount.filter(|before| {
            untouched && !slipped && angle_between(before.zero(), zero) < SAME_MOUNTING_DEG
        }) {
            mount.with(|parts| {
                parts.pivot = before.pivot();
                parts.upright = before.upright();
            });
        }
        match self.upright_before_zero.take() {
            Some(upright) => with_upright(mount, upright).unwrap_or(mount),
            None => mount,
        }
    }
}

/// `mount` with the upright pose: it gives the sign, and the pivot where none is known.
fn with_upright(mut mount: Mount, upright: Vector) -> Result<Mount, ZeroRefusal> {
    let zero = mount.zero();
    if !UPRIGHT_RANGE_DEG.contains(&angle_between(zero, upright)) {
        return Err(ZeroRefusal::WrongAngle);
    }
    let axis = match mount.pivot() {
        Some(pivot) if angle_about(pivot.axis, zero, upright) > 0.0 => {
            Some(scale(-1.0, pivot.axis))
        }
        Some(pivot) => Some(pivot.axis),
        None => unit(cross(upright, zero)),
    };
    mount.with(|parts| {
        parts.upright = Some(upright);
        parts.pivot = axis.map(|axis| Pivot {
            axis,
            sign: Sign::Confirmed,
        });
    });
    Ok(mount)
}

/// `mount` with a second pose, at which acceleration showed `up`.
fn with_known_angle(
    mount: Option<Mount>,
    angle: Degrees,
    up: Vector,
) -> Result<Mount, ZeroRefusal> {
    let mut mount = mount.ok_or(ZeroRefusal::NoZero)?;
    let pivot = mount.pivot().ok_or(ZeroRefusal::NoZero)?;
    let known = KnownAngle {
        stated_deg: angle.get(),
        error_deg: angle_about(pivot.axis, mount.zero(), up) - angle.get(),
    };
    if mount.with(|parts| parts.known_angle = Some(known)) {
        Ok(mount)
    } else {
        Err(ZeroRefusal::WrongAngle)
    }
}

//! The gauge itself: readings in, tilt samples out.

use super::calibration::{Capture, Pose, SelfCheck, Step, ZeroProgress, ZeroRefusal};
use super::ingest::{self, Accepted};
use super::motion::MotionPhase;
use super::mount::{KnownAngle, Mount, MountParts, Pivot, Resolution, Sign, UPRIGHT_RANGE_DEG};
use super::reading::MotionReading;
use super::vector::{Vector, angle_about, angle_between, cross, scale, unit};
use crate::domain::tilt::{AngleLost, Motion, Quality, Tilt, TiltSample};
use crate::domain::units::{DegPerSec, Degrees, MonoTime};
use vqf_rs::VQF;

/// Turns motion readings into the inversion angle.
///
/// Keeps no clock: time comes from the readings and from `now` arguments. Does not allocate.
pub struct TiltEstimator {
    mount: Option<Mount>,
    before_capture: Option<Option<Mount>>,
    relative: bool,
    capture: Option<Capture>,
    progress: ZeroProgress,
    upright_before_zero: Option<Vector>,
    self_check: SelfCheck,
    vqf: VQF,
    phase: MotionPhase,
    last: TiltSample,
    last_valid: Option<MonoTime>,
    last_any: Option<MonoTime>,
    up: Option<Vector>,
    angle_deg: Option<(MonoTime, f64)>,
    rate_dps: f64,
}

impl TiltEstimator {
    /// A gauge for a phone strapped as `mount` says; without one it says
    /// [`AngleLost::NoZero`] until a zero is captured.
    pub fn new(mount: Option<Mount>) -> Self {
        Self {
            mount,
            before_capture: None,
            relative: false,
            capture: None,
            progress: ZeroProgress::Idle,
            upright_before_zero: None,
            self_check: SelfCheck::NotYet,
            vqf: VQF::new(1.0 / 60.0, None, None, None),
            phase: MotionPhase::new(),
            last: TiltSample {
                at: MonoTime::START,
                tilt: Err(AngleLost::NoReadingYet),
            },
            last_valid: None,
            last_any: None,
            up: None,
            angle_deg: None,
            rate_dps: 0.0,
        }
    }

    /// A gauge that takes the first still seconds as zero, for replaying recordings.
    pub fn relative_to_first_rest() -> Self {
        Self {
            relative: true,
            ..Self::new(None)
        }
    }

    /// Takes one motion event and says the angle at that moment.
    ///
    /// A reading that makes no sense leaves the last sample standing, until it is
    /// [`AngleLost::AFTER`] old.
    pub fn push(&mut self, reading: MotionReading) -> TiltSample {
        self.last_any = Some(reading.at);
        if let Some(accepted) = ingest::accept(&reading) {
            self.last_valid = Some(reading.at);
            self.follow(reading.at, accepted);
        }
        self.at(reading.at)
    }

    /// What the gauge says at `now` when no new reading has come.
    pub fn at(&self, now: MonoTime) -> TiltSample {
        let old = |moment: MonoTime| now.since(moment) > AngleLost::AFTER;
        let lost = |reason| TiltSample {
            at: now,
            tilt: Err(reason),
        };
        match (self.last_valid, self.last_any) {
            (Some(valid), _) if !old(valid) => self.last,
            (_, Some(any)) if !old(any) => lost(AngleLost::Garbage),
            (None, None) => lost(AngleLost::NoReadingYet),
            _ => lost(AngleLost::Silent),
        }
    }

    /// The estimated unit up in the device frame.
    pub const fn up(&self) -> Option<[f64; 3]> {
        self.up
    }

    /// What to store, once there is a zero. Changes while the pivot axis is learned: store it
    /// after captures and when a session ends.
    pub const fn mount(&self) -> Option<&Mount> {
        self.mount.as_ref()
    }

    /// Begins to capture the zero: the table is horizontal. Feed readings and ask
    /// [`Self::zero_progress`].
    pub fn begin_zero(&mut self, now: MonoTime) {
        self.begin(Pose::Horizontal, now);
    }

    /// Begins to capture the parked, upright pose. May come before the zero.
    pub fn begin_upright(&mut self, now: MonoTime) {
        self.begin(Pose::Upright, now);
    }

    /// Begins to capture a pose of known `angle`, size 10 to 95 degrees, after the zero.
    pub fn begin_known_angle(&mut self, now: MonoTime, angle: Degrees) {
        self.begin(Pose::Known(angle), now);
    }

    fn begin(&mut self, pose: Pose, now: MonoTime) {
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
    pub fn cancel_capture(&mut self) {
        self.capture = None;
        self.progress = ZeroProgress::Idle;
    }

    /// Takes back the last capture. Returns whether there was one to take back.
    pub fn undo(&mut self) -> bool {
        self.cancel_capture();
        match self.before_capture.take() {
            Some(mount) => {
                self.mount = mount;
                true
            }
            None => false,
        }
    }

    /// Turns the sign of the angle over: the person says that head-down is the other way.
    /// Returns false while the pivot axis is not learned.
    pub fn flip_sign(&mut self) -> bool {
        self.change_pivot(|pivot| Pivot {
            axis: scale(-1.0, pivot.axis),
            sign: Sign::Confirmed,
        })
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
        self.self_check
    }

    fn follow(&mut self, at: MonoTime, accepted: Accepted) {
        let rate = accepted.rotation.unwrap_or_default().map(f64::to_radians);
        self.vqf.update_gyr(rate);
        self.vqf.update_acc(accepted.acceleration);
        let attitude = self.vqf.quat_6d();
        let inverse = vqf_rs::Quaternion(attitude.0, -attitude.1, -attitude.2, -attitude.3);
        let Some(up) = unit(inverse.rotate([0.0, 0.0, 1.0])) else {
            return;
        };
        self.up = Some(up);
        let still = self.phase.motion() == Motion::Still;
        self.feed_capture(at, unit(accepted.acceleration).unwrap_or(up), still);
        if self.relative && self.mount.is_none() && self.capture.is_none() {
            self.begin(Pose::Horizontal, at);
        }
        let Some(mount) = self.mount else {
            self.phase.push(at, 0.0, 0.0);
            self.last = TiltSample {
                at,
                tilt: Err(AngleLost::NoZero),
            };
            return;
        };
        let angle = match mount.pivot() {
            Some(pivot) => angle_about(pivot.axis, mount.zero(), up),
            None => {
                let tilt = angle_between(mount.zero(), up);
                if tilt > 5.0 {
                    self.learn_pivot(mount.zero(), up);
                }
                tilt
            }
        };
        let corrected = angle
            - mount
                .known_angle()
                .map_or(0.0, |known| known.correction_deg(angle));
        if let Some((before, was)) = self.angle_deg {
            let seconds = at.since(before).secs_f64();
            if seconds > 0.0 {
                self.rate_dps += 0.2 * ((corrected - was) / seconds - self.rate_dps);
            }
        }
        self.angle_deg = Some((at, corrected));
        let motion = self.phase.push(at, corrected, self.rate_dps);
        let quality = if accepted.rotation.is_none() {
            Quality::NoGyro
        } else {
            Quality::Good
        };
        self.last = TiltSample {
            at,
            tilt: match (
                Degrees::new(corrected),
                DegPerSec::new(self.rate_dps),
                Degrees::new(0.3),
            ) {
                (Ok(angle), Ok(rate), Ok(sigma)) => Ok(Tilt {
                    angle,
                    rate,
                    sigma,
                    quality,
                    motion,
                }),
                _ => Err(AngleLost::Garbage),
            },
        };
    }

    fn learn_pivot(&mut self, zero: Vector, up: Vector) {
        let Some(axis) = unit(cross(zero, up)) else {
            return;
        };
        let upright = self.mount.and_then(|mount| mount.upright());
        let head_up = upright.is_some_and(|upright| angle_about(axis, zero, upright) > 0.0);
        let pivot = Pivot {
            axis: if head_up { scale(-1.0, axis) } else { axis },
            sign: if upright.is_some() {
                Sign::Confirmed
            } else {
                Sign::Assumed
            },
        };
        if let Some(mount) = &mut self.mount {
            mount.with(|parts| parts.pivot = Some(pivot));
        }
    }

    fn feed_capture(&mut self, at: MonoTime, up: Vector, still: bool) {
        let Some(capture) = &mut self.capture else {
            return;
        };
        let pose = capture.pose;
        self.progress = match capture.push(at, up, still) {
            Step::Going(progress) => progress,
            Step::Refused(reason) => ZeroProgress::Refused(reason),
            Step::Captured(mean) => match self.captured(pose, mean) {
                Ok(mount) => {
                    if let Some(mount) = mount {
                        self.before_capture = Some(self.mount);
                        self.mount = Some(mount);
                    }
                    ZeroProgress::Done
                }
                Err(reason) => ZeroProgress::Refused(reason),
            },
        };
        if matches!(self.progress, ZeroProgress::Done | ZeroProgress::Refused(_)) {
            self.capture = None;
        }
    }

    /// The mount as it is after capturing `pose` at `up`; `None` if it waits for the zero.
    fn captured(&mut self, pose: Pose, up: Vector) -> Result<Option<Mount>, ZeroRefusal> {
        match pose {
            Pose::Horizontal => {
                let mut mount = Mount::zeroed(up, Resolution::Unknown);
                if let Some(upright) = self.upright_before_zero {
                    mount.with(|parts| parts.upright = Some(upright));
                }
                Ok(Some(mount))
            }
            Pose::Upright => {
                let Some(mut mount) = self.mount else {
                    self.upright_before_zero = Some(up);
                    return Ok(None);
                };
                if !UPRIGHT_RANGE_DEG.contains(&angle_between(mount.zero(), up)) {
                    return Err(ZeroRefusal::WrongAngle);
                }
                mount.with(|parts: &mut MountParts| parts.upright = Some(up));
                Ok(Some(mount))
            }
            Pose::Known(angle) => {
                let mut mount = self.mount.ok_or(ZeroRefusal::NoZero)?;
                let pivot = mount.pivot().ok_or(ZeroRefusal::NoZero)?;
                let measured = angle_about(pivot.axis, mount.zero(), up);
                let known = KnownAngle {
                    stated_deg: angle.get(),
                    error_deg: measured - angle.get(),
                };
                if mount.with(|parts| parts.known_angle = Some(known)) {
                    Ok(Some(mount))
                } else {
                    Err(ZeroRefusal::WrongAngle)
                }
            }
        }
    }
}

//! The gauge itself: readings in, tilt samples out.

use super::attitude::Attitude;
use super::calibration::{
    Average, Capture, Pose, SelfCheck, Step as CaptureStep, ZeroProgress, ZeroRefusal,
};
use super::clock::Step;
use super::ingest::{Ingest, Sample};
use super::motion::MotionPhase;
use super::mount::{KnownAngle, Mount, Pivot, Resolution, Sign, UPRIGHT_RANGE_DEG};
use super::reading::MotionReading;
use super::rest::{BiasSeen, RestDetector};
use super::tracker::{Seen, Tracked, Tracker};
use super::vector::{
    Vector, add_scaled, angle_about, angle_between, cross, norm, scale, sub, unit,
};
use crate::domain::tilt::{AngleLost, Motion, Quality, Tilt, TiltSample};
use crate::domain::units::{DegPerSec, Degrees, MonoTime};

/// Turns motion readings into the inversion angle.
///
/// Keeps no clock: time comes from the readings and from `now` arguments. Does not allocate.
/// One value lives for one run of the sensor; what outlives it is the [`Mount`].
///
/// # The sign
/// Accelerometer and gyroscope cannot tell head-down from head-up: that must come from outside.
/// In order of trust: the person says so ([`Self::flip_sign`], [`Self::confirm_sign`]); the
/// upright pose, captured ([`Self::begin_upright`]) or seen; else the first tilt after the zero is
/// *assumed* to be head-down ([`Sign::Assumed`]) until one of the others speaks.
///
/// The upright pose is seen when the first pose in which the table comes to rest away from
/// horizontal is 65 to 95 degrees from it (50 to 95 if it is where the run began: nobody starts the gauge
/// hanging): tables park at 70 to 80, and the ceiling of 60 keeps first holds below. Between
/// 50 and 65 a first hold cannot be told from an odd table's park position, and head-down is assumed,
/// the safer error: it warns when nothing is wrong instead of staying silent.
#[derive(Debug, Clone)]
pub struct TiltEstimator {
    mount: Option<Mount>,
    before_capture: Option<Option<Mount>>,
    capture: Option<Capture>,
    progress: ZeroProgress,
    upright_before_zero: Option<Vector>,
    poses: Poses,
    ingest: Ingest,
    rest: RestDetector,
    stillness: Stillness,
    attitude: Option<Attitude>,
    /// Up without gyroscope: smoothed acceleration.
    smooth: Vector,
    tracker: Option<Tracker>,
    phase: MotionPhase,
    last: TiltSample,
    last_valid: Option<MonoTime>,
    last_any: Option<MonoTime>,
}

/// Which poses this run has been in.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Poses {
    /// The present rest has been judged.
    judged: bool,
    /// Where the table first rested in this run has been judged.
    began: bool,
    /// A rest away from horizontal has been judged since the run began or the zero was taken.
    tilted: bool,
    /// The zero was taken in this run, and the phone has not been touched since.
    zeroed: bool,
    check: SelfCheck,
}

/// A rest is a pose after this long, seconds.
const POSE_TIME: f64 = 1.0;
/// A zero this near to the one before belongs to the same mounting, degrees.
const SAME_MOUNTING_DEG: f64 = 20.0;
/// Smoothing of up without gyroscope, seconds.
const SMOOTHING: f64 = 0.15;

impl TiltEstimator {
    /// A gauge for a phone strapped as `mount` says; without one it says
    /// [`AngleLost::NoZero`] until a zero is captured.
    pub const fn new(mount: Option<Mount>) -> Self {
        Self {
            mount,
            before_capture: None,
            capture: None,
            progress: ZeroProgress::Idle,
            upright_before_zero: None,
            poses: Poses {
                judged: false,
                began: false,
                tilted: false,
                zeroed: false,
                check: SelfCheck::NotYet,
            },
            ingest: Ingest::new(),
            rest: RestDetector::new(),
            stillness: Stillness::new(),
            attitude: None,
            smooth: [0.0; 3],
            tracker: None,
            phase: MotionPhase::new(),
            last: TiltSample {
                at: MonoTime::START,
                tilt: Err(AngleLost::NoReadingYet),
            },
            last_valid: None,
            last_any: None,
        }
    }

    /// A gauge whose table rests at the zero of `mount` when the first reading comes, wherever that
    /// is: for replaying a recording from its own start. The first tilt is positive.
    pub fn at_zero(mount: Option<Mount>) -> Self {
        let mut gauge = Self::new(None);
        gauge.adopt(mount, true);
        gauge.poses.tilted = true;
        gauge
    }

    /// Takes one motion event and says the angle at that moment.
    ///
    /// A reading that makes no sense leaves the last sample standing, until it is
    /// [`AngleLost::AFTER`] old.
    pub fn push(&mut self, reading: MotionReading) -> TiltSample {
        self.last_any = Some(reading.at);
        if let Some(sample) = self.ingest.accept(&reading) {
            self.last_valid = Some(reading.at);
            self.take(reading.at, &sample);
        }
        self.at(reading.at)
    }

    /// What the gauge says at `now` when no new reading has come.
    pub fn at(&self, now: MonoTime) -> TiltSample {
        let recent = |moment: &MonoTime| {
            now.since(*moment) <= AngleLost::AFTER && moment.since(now) <= AngleLost::AFTER
        };
        let lost = |reason| TiltSample {
            at: now,
            tilt: Err(reason),
        };
        if self.last_valid.as_ref().is_some_and(recent) {
            return self.last;
        }
        match self.last_any {
            None => lost(AngleLost::NoReadingYet),
            Some(any) if recent(&any) => lost(AngleLost::Garbage),
            Some(_) => lost(AngleLost::Silent),
        }
    }

    /// The estimated unit up in the device frame (down where the platform negates acceleration, as
    /// WebKit does).
    pub const fn up(&self) -> Option<[f64; 3]> {
        match &self.attitude {
            Some(attitude) => Some(attitude.up()),
            None => None,
        }
    }

    /// What to store, once there is a zero. Grows as the run goes on (pivot, sign, upright pose):
    /// store it after captures and whenever the table has come to rest.
    pub const fn mount(&self) -> Option<&Mount> {
        self.mount.as_ref()
    }

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

    /// How finely the platform reports acceleration, once seen.
    pub const fn resolution(&self) -> Resolution {
        self.ingest.resolution()
    }

    fn take(&mut self, at: MonoTime, sample: &Sample) {
        let Some(seen) = self.look(sample) else {
            return;
        };
        self.feed_capture(at, sample, seen.up);
        let Some(mount) = &self.mount else {
            self.last = TiltSample {
                at,
                tilt: Err(AngleLost::NoZero),
            };
            return;
        };
        let tracker = self
            .tracker
            .get_or_insert_with(|| Tracker::new(mount, false));
        let tracked = tracker.push(&seen);
        // Without gyroscope the rate is too noisy to look ahead by.
        let ahead = if seen.rate.is_some() {
            tracked.rate
        } else {
            0.0
        };
        let motion = self.phase.push(tracked.angle, ahead, seen.dt);
        self.last = TiltSample {
            at,
            tilt: self.tilt(&tracked, motion),
        };
        if self.last.tilt.is_err() {
            // A filter that has lost its numbers is worth nothing: begin anew.
            self.attitude = None;
            self.tracker = None;
        }
        self.judge_pose(seen.up, tracked.angle);
    }

    /// Runs the attitude filters; `None` if nothing new can be said.
    fn look(&mut self, sample: &Sample) -> Option<Seen> {
        let rate = sample.rate.unwrap_or_default();
        let first = self.attitude.is_none();
        let attitude = self
            .attitude
            .get_or_insert_with(|| Attitude::new(sample.acceleration, rate));
        let dt = match sample.step {
            Step::Seconds(dt) if dt < 1e-4 => return None,
            Step::Seconds(dt) => dt,
            Step::Gap(_) if first => {
                self.smooth = sample.acceleration;
                0.0
            }
            Step::Gap(_) => {
                attitude.restart(sample.acceleration, rate);
                self.smooth = sample.acceleration;
                self.rest = RestDetector::new();
                self.stillness = Stillness::new();
                self.phase.reanchor();
                if let Some(tracker) = &mut self.tracker {
                    tracker.gap();
                }
                0.0
            }
        };
        self.stillness.push(sample, attitude.bias(), dt);
        let mut bias_seen = None;
        if sample.rate.is_some() {
            if dt > 0.0 {
                attitude.push(sample.acceleration, rate, dt);
            }
            bias_seen = self.rest.push(rate, sample.acceleration, dt);
            if let Some(seen) = bias_seen {
                attitude.see_bias(seen);
            }
        } else {
            let share = (dt / SMOOTHING).min(1.0);
            self.smooth = add_scaled(self.smooth, share, sub(sample.acceleration, self.smooth));
            *attitude = Attitude::new(self.smooth, [0.0; 3]);
        }
        Some(Seen {
            acceleration: sample.acceleration,
            rate: sample.rate,
            bias: attitude.bias(),
            bias_sigma: attitude.bias_sigma(),
            up: attitude.up(),
            bias_seen,
            resting: self.phase.motion() == Motion::Still,
            dt,
        })
    }

    fn tilt(&self, tracked: &Tracked, motion: Motion) -> Result<Tilt, AngleLost> {
        let failed = matches!(self.poses.check, SelfCheck::Failed(_));
        let quality = if failed {
            Quality::Slipping
        } else {
            tracked.quality
        };
        let number = |_| AngleLost::Garbage;
        Ok(Tilt {
            angle: Degrees::new(tracked.angle).map_err(number)?,
            rate: DegPerSec::new(tracked.rate).map_err(number)?,
            sigma: Degrees::new(tracked.sigma).map_err(number)?,
            quality,
            motion,
        })
    }

    /// Looks at where the table rests: for the sign, the upright pose and the self-check.
    fn judge_pose(&mut self, up: Vector, angle: f64) {
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

    fn check_upright(&mut self, up: Vector, angle: f64) {
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

    fn store_upright(&mut self, up: Vector) {
        if let Some(mount) = &mut self.mount {
            mount.with(|parts| parts.upright = Some(up));
        }
    }

    /// Brings the axis as refined by the tracker into the mount.
    fn store_axis(&mut self) {
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

    fn feed_capture(&mut self, at: MonoTime, sample: &Sample, up: Vector) {
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

    fn capture_done(
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
    fn adopt(&mut self, mount: Option<Mount>, at_zero: bool) {
        self.mount = mount;
        self.tracker = mount.map(|mount| Tracker::new(&mount, at_zero));
        self.phase.reanchor();
        self.poses = Poses {
            judged: at_zero,
            began: true,
            tilted: false,
            zeroed: at_zero || self.poses.zeroed,
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
    fn with_zero(&mut self, zero: Vector) -> Mount {
        let untouched = self.poses.zeroed || self.poses.check == SelfCheck::Passed;
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

/// Whether the phone is still enough to average a pose.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Stillness {
    rate: f64,
    acceleration: Option<Vector>,
    stray: f64,
}

/// Thresholds of stillness: smoothed rate, degrees per second, and stray of acceleration, m/s².
/// Chosen by us: breathing sways at up to 1 degree per second, rounding strays by 0.1 m/s².
const STILL_DPS: f64 = 1.5;
const STILL_STRAY: f64 = 0.35;

impl Stillness {
    const fn new() -> Self {
        Self {
            rate: 0.0,
            acceleration: None,
            stray: 0.0,
        }
    }

    fn push(&mut self, sample: &Sample, bias: Vector, dt: f64) {
        let share = (dt / 0.3).min(1.0);
        let rate = sample.rate.map_or(0.0, |rate| norm(sub(rate, bias)));
        self.rate += share * (rate - self.rate);
        let mean = self.acceleration.get_or_insert(sample.acceleration);
        self.stray += share * (norm(sub(sample.acceleration, *mean)) - self.stray);
        *mean = add_scaled(*mean, share, sub(sample.acceleration, *mean));
    }

    fn still(&self) -> bool {
        self.rate < STILL_DPS && self.stray < STILL_STRAY
    }
}

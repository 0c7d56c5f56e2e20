//! The gauge itself: readings in, tilt samples out.

mod captures;
mod poses;
mod stillness;

use super::attitude::Attitude;
use super::calibration::{Capture, SelfCheck, ZeroProgress};
use super::clock::Step;
use super::ingest::{Ingest, Sample};
use super::motion::MotionPhase;
use super::mount::{Mount, Resolution};
use super::reading::MotionReading;
use super::rest::RestDetector;
use super::smooth::share;
use super::tracker::{Seen, Tracked, Tracker};
use super::vector::{Vector, add_scaled, sub};
use crate::domain::tilt::{AngleLost, Motion, Quality, Tilt, TiltSample};
use crate::domain::units::{DegPerSec, Degrees, MonoTime};
use poses::Poses;
use stillness::Stillness;

/// Turns motion readings into the inversion angle.
///
/// Keeps no clock: time comes from the readings and from `now` arguments. Does not allocate.
/// One value lives for one run of the sensor; what outlives it is the [`Mount`].
///
/// # The sign
/// Accelerometer and gyroscope cannot tell head-down from head-up: that must come from outside.
/// In order of trust: the person says so ([`Self::flip_sign`], [`Self::confirm_sign`]); the
/// upright pose, captured ([`Self::begin_upright`]) or seen; else the first tilt after the zero is
/// *assumed* to be head-down (`Sign::Assumed`) until one of the others speaks.
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
    smooth: Option<Vector>,
    tracker: Option<Tracker>,
    phase: MotionPhase,
    last: TiltSample,
    last_valid: Option<MonoTime>,
    last_any: Option<MonoTime>,
}

/// In a gap of this many seconds the phone may have been strapped anew. Chosen by us: nobody is faster.
const UNWATCHED: f64 = 2.0;
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
            poses: Poses::NONE,
            ingest: Ingest::new(),
            rest: RestDetector::new(),
            stillness: Stillness::new(),
            attitude: None,
            smooth: None,
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
        let ahead = seen.rate.map(|_| tracked.rate);
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
            Step::Gap(_) if first => 0.0,
            Step::Gap(seconds) => {
                if seconds > UNWATCHED {
                    self.poses.unwatched = true;
                    self.upright_before_zero = None;
                }
                attitude.restart(sample.acceleration, rate);
                self.smooth = None;
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
            self.smooth = None;
            bias_seen = self.rest.push(rate, sample.acceleration, dt);
            if let Some(seen) = bias_seen {
                attitude.see_bias(seen);
            }
        } else {
            let smooth = self.smooth.get_or_insert(sample.acceleration);
            let near = share(dt, SMOOTHING);
            *smooth = add_scaled(*smooth, near, sub(sample.acceleration, *smooth));
            attitude.point(*smooth);
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
}

//! What the table is doing, with hysteresis against breathing sway.

use super::smooth::share;
use crate::domain::tilt::Motion;

/// Every threshold of the motion phases. All chosen by us: breathing sways a person by up to
/// 0.6 degrees at 0.25 Hz (about 1 degree per second), a slow motor turns the table by 0.5 degrees
/// per second or more, and a person expects to see motion within 0.2 s of the first degree.
mod threshold {
    /// Motion: this far from the resting angle, degrees, looking a little ahead.
    pub(super) const START_DEG: f64 = 1.15;
    /// Without gyroscope, where the angle itself is noisy.
    pub(super) const NOISY_START_DEG: f64 = 1.4;
    /// How far ahead the rate is believed, seconds.
    pub(super) const AHEAD: f64 = 0.15;
    /// The resting angle follows the mean only while this near to it, degrees: beyond breathing
    /// sway the table may have begun to move slowly.
    pub(super) const FOLLOWED_DEG: f64 = 0.7;
    /// and with this time constant, seconds: longer than a breath.
    pub(super) const FOLLOW_TIME: f64 = 5.0;
    /// Rest: all angles within this, degrees, for a while, seconds; less than a slow motor turns in
    /// that time, more than half a breath.
    pub(super) const REST_DEG: f64 = 1.05;
    pub(super) const REST_TIME: f64 = 2.2;
    /// Quick rest: a table that stops dead need not wait so long.
    pub(super) const DEAD_STOP_DEG: f64 = 0.25;
    pub(super) const DEAD_STOP_TIME: f64 = 0.8;
}

/// Follows the angle and says what the table is doing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct MotionPhase {
    motion: Motion,
    /// At rest the resting angle, in motion the angle from which rest is measured.
    anchor: Option<f64>,
    /// The same for a dead stop.
    stop_anchor: f64,
    /// Seconds since each anchor was set.
    held: f64,
    stopped: f64,
    /// Seconds since motion became [`Motion::Still`].
    still: f64,
}

impl MotionPhase {
    pub(super) const fn new() -> Self {
        Self {
            motion: Motion::Still,
            anchor: None,
            stop_anchor: 0.0,
            held: 0.0,
            stopped: 0.0,
            still: 0.0,
        }
    }

    pub(super) const fn motion(&self) -> Motion {
        self.motion
    }

    /// How long the table has been still, seconds; zero in motion.
    pub(super) const fn still_for(&self) -> f64 {
        self.still
    }

    /// Forgets the anchors, because the angle has jumped for another reason than motion.
    pub(super) const fn reanchor(&mut self) {
        self.anchor = None;
    }

    /// Takes the angle (degrees) and rate (degrees per second; `None` without gyroscope, whose rate
    /// is too noisy to look ahead by), `dt` seconds later.
    pub(super) fn push(&mut self, angle: f64, rate: Option<f64>, dt: f64) -> Motion {
        let (ahead, start) = match rate {
            Some(rate) => (threshold::AHEAD * rate, threshold::START_DEG),
            None => (0.0, threshold::NOISY_START_DEG),
        };
        let anchor = *self.anchor.get_or_insert(angle);
        let moved = angle - anchor;
        if self.motion == Motion::Still {
            self.still += dt;
            if (moved + ahead).abs() > start {
                // By where it is going: a quick start is noticed before the angle has changed.
                self.begin(angle, moved + ahead);
            } else if moved.abs() < threshold::FOLLOWED_DEG {
                self.anchor = Some(anchor + share(dt, threshold::FOLLOW_TIME) * moved);
            }
            return self.motion;
        }
        self.held += dt;
        self.stopped += dt;
        if (angle - self.stop_anchor).abs() > threshold::DEAD_STOP_DEG {
            self.stop_anchor = angle;
            self.stopped = 0.0;
        }
        if moved.abs() > threshold::REST_DEG {
            self.begin(angle, moved);
        } else if self.held > threshold::REST_TIME || self.stopped > threshold::DEAD_STOP_TIME {
            self.motion = Motion::Still;
            self.anchor = Some(angle);
            self.still = 0.0;
        }
        self.motion
    }

    fn begin(&mut self, angle: f64, moved: f64) {
        self.motion = if moved > 0.0 {
            Motion::Lowering
        } else {
            Motion::Returning
        };
        self.anchor = Some(angle);
        self.held = 0.0;
        self.still = 0.0;
        if (angle - self.stop_anchor).abs() > threshold::DEAD_STOP_DEG {
            self.stop_anchor = angle;
            self.stopped = 0.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DT: f64 = 1.0 / 60.0;

    fn sway(amplitude: f64, hertz: f64, seconds: u32) -> u32 {
        let mut phase = MotionPhase::new();
        let mut changes = 0;
        for n in 0..seconds * 60 {
            let turn = f64::from(n) * DT * hertz * core::f64::consts::TAU;
            let rate = amplitude * hertz * core::f64::consts::TAU * turn.cos();
            let before = phase.motion();
            if phase.push(30.0 + amplitude * turn.sin(), Some(rate), DT) != before {
                changes += 1;
            }
        }
        changes
    }

    #[test]
    fn an_hour_of_breathing_is_not_motion() {
        assert_eq!(sway(0.25, 0.25, 3600), 0);
        assert_eq!(sway(0.6, 0.25, 3600), 0);
        assert_eq!(sway(0.6, 0.33, 3600), 0);
    }

    #[test]
    fn a_slow_motor_is_one_long_motion() {
        for rate in [0.5, 1.0, 2.5] {
            let mut phase = MotionPhase::new();
            let mut changes = 0;
            for n in 0..3600u32 {
                let before = phase.motion();
                if phase.push(rate * f64::from(n) * DT, Some(rate), DT) != before {
                    changes += 1;
                }
            }
            assert_eq!((changes, phase.motion()), (1, Motion::Lowering), "{rate}");
        }
    }

    #[test]
    fn turning_back_is_returning_and_stopping_is_still() {
        let mut phase = MotionPhase::new();
        let mut seen = Vec::new();
        let mut angle = 0.0;
        for (rate, seconds) in [(0.0, 1), (10.0, 3), (-10.0, 2), (0.0, 2)] {
            for _ in 0..seconds * 60 {
                angle += rate * DT;
                let motion = phase.push(angle, Some(rate), DT);
                if seen.last() != Some(&motion) {
                    seen.push(motion);
                }
            }
        }
        assert_eq!(
            seen,
            [
                Motion::Still,
                Motion::Lowering,
                Motion::Returning,
                Motion::Still
            ]
        );
    }
}

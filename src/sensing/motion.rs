//! What the table is doing, with hysteresis against breathing sway.

use crate::domain::tilt::Motion;
use crate::domain::units::MonoTime;

/// Every threshold of the motion phases, in one place. All chosen by us: breathing sways a person
/// by up to 0.6 degrees at 0.25 Hz (about 1 degree per second), a slow motor table turns at
/// 0.5 degrees per second or more.
mod threshold {
    use crate::domain::units::Millis;

    /// A change of angle this large since the last rest is motion, degrees.
    pub(super) const START_DEG: f64 = 1.6;
    /// A rate this large is motion at once, degrees per second.
    pub(super) const START_DPS: f64 = 2.0;
    /// All angles of a rest lie within this, degrees.
    pub(super) const REST_DEG: f64 = 1.4;
    /// A rest has lasted this long.
    pub(super) const REST: Millis = Millis(1200);
}

/// Follows the angle and says what the table is doing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct MotionPhase {
    motion: Motion,
    /// The angle at which the current rest began to be measured.
    anchor_deg: Option<f64>,
    anchored_at: MonoTime,
}

impl MotionPhase {
    pub(super) const fn new() -> Self {
        Self {
            motion: Motion::Still,
            anchor_deg: None,
            anchored_at: MonoTime::START,
        }
    }

    pub(super) const fn motion(&self) -> Motion {
        self.motion
    }

    pub(super) fn push(&mut self, at: MonoTime, angle_deg: f64, rate_dps: f64) -> Motion {
        let anchor = *self.anchor_deg.get_or_insert(angle_deg);
        let moved = angle_deg - anchor;
        if self.motion == Motion::Still {
            if moved.abs() > threshold::START_DEG
                || (rate_dps.abs() > threshold::START_DPS
                    && moved.abs() > threshold::START_DEG / 2.0)
            {
                self.motion = direction(moved);
                self.anchor_deg = Some(angle_deg);
                self.anchored_at = at;
            }
        } else if moved.abs() > threshold::REST_DEG {
            self.motion = direction(moved);
            self.anchor_deg = Some(angle_deg);
            self.anchored_at = at;
        } else if at.since(self.anchored_at) >= threshold::REST {
            self.motion = Motion::Still;
            self.anchor_deg = Some(angle_deg);
        }
        self.motion
    }
}

fn direction(change_deg: f64) -> Motion {
    if change_deg > 0.0 {
        Motion::Lowering
    } else {
        Motion::Returning
    }
}

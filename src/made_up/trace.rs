//! The angle of an invented session over time.

use super::dice::Dice;
use crate::domain::{
    phase::Phase,
    plan::Plan,
    trace::{MarkKind, Trace, TraceMark, TracePoint},
    units::{Degrees, Millis},
};

/// Between two points, as a real session keeps them.
const STEP_MS: u64 = 250;
/// Where the table is parked, and where the person pauses on the way up, in degrees.
const PARKED: f64 = -62.0;
const PAUSE: f64 = -18.0;
/// Degrees in one step: 6 a second.
const PACE: f64 = 1.5;

struct Pen<'a> {
    trace: Trace,
    angle: f64,
    at: u64,
    dice: &'a mut Dice,
}

impl Pen<'_> {
    /// Moves to `to` and stays there until `seconds` have passed since it arrived.
    fn phase(&mut self, phase: Phase, to: f64, seconds: u64) {
        self.trace.mark(TraceMark {
            at: Millis(self.at),
            kind: MarkKind::Phase(phase),
        });
        while (to - self.angle).abs() > PACE {
            self.angle += (to - self.angle).clamp(-PACE, PACE);
            self.point();
        }
        for _ in 0..seconds * 1_000 / STEP_MS {
            self.angle += 0.3 * (to - self.angle) + 0.12 * self.dice.normal();
            self.point();
        }
    }

    fn point(&mut self) {
        self.trace.push(TracePoint {
            at: Millis(self.at),
            angle: Degrees::new(self.angle).ok(),
        });
        self.at += STEP_MS;
    }
}

/// A trace of `plan` with `sets` of its sets, held at `mean` degrees.
pub(super) fn of(plan: &Plan, sets: u8, mean: f64, dice: &mut Dice) -> Trace {
    let mut pen = Pen {
        trace: Trace::default(),
        angle: PARKED,
        at: 0,
        dice,
    };
    pen.phase(Phase::Armed, PARKED, 6);
    for set in 0..sets {
        pen.phase(Phase::Lowering, mean, 2);
        pen.phase(Phase::AtAngle, mean, plan.hold().whole_secs());
        if set + 1 < sets {
            pen.phase(Phase::Rest, 0.0, plan.rest().whole_secs());
        }
    }
    pen.phase(Phase::Returning, 0.0, 0);
    pen.phase(Phase::FinalHold, 0.0, plan.final_hold().whole_secs());
    pen.phase(Phase::UprightPause, PAUSE, 16);
    pen.phase(Phase::Seated, PARKED, 60);
    pen.trace
}

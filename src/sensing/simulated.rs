//! A table that is not there: what a phone's sensors would read on one whose person does as told.
//!
//! It moves the sample session, so that a visitor sees every screen without inverting. Its readings
//! go through the same estimator as real ones.

use super::reading::MotionReading;
use crate::domain::{
    session::Instruction,
    trigonometry::sin_cos,
    units::{Degrees, MonoTime},
};

/// Standard gravity, m/s².
const GRAVITY: f64 = 9.806_65;
/// Where the table is parked, in degrees. Chosen by us: as tables are built.
const PARKED: f64 = -62.0;
/// Degrees upright of the pause before sitting up: the product asks for about 15 or more.
const PAUSE: f64 = -18.0;
/// Fastest turn in degrees per second. Chosen by us: calm, and well below the first warning of 15.
const FASTEST: f64 = 6.0;
/// Change of the rate in degrees per second squared. Chosen by us: a second to get going.
const EASE: f64 = 6.0;
/// How long the person takes to follow a new instruction, in seconds. Chosen by us.
const REACTION: f64 = 2.0;
/// A step longer than this is a pause of the page, not of the table, in seconds.
const LONGEST_STEP: f64 = 0.1;

/// The table, the person on it, and a phone lying flat beside the hips, top edge to the feet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimulatedTable {
    angle: f64,
    rate: f64,
    /// Where it is on its way to.
    goal: f64,
    /// Where it will be told to go, and for how long it has been told.
    told: (f64, f64),
    at: Option<MonoTime>,
}

impl Default for SimulatedTable {
    fn default() -> Self {
        Self::at_rest(0.0)
    }
}

impl SimulatedTable {
    /// Up in the device frame while the table is horizontal: the zero of its mount.
    pub const ZERO: [f64; 3] = [0.0, 0.0, 1.0];
    /// Its pivot axis in the device frame.
    pub const PIVOT: [f64; 3] = [-1.0, 0.0, 0.0];

    const fn at_rest(angle: f64) -> Self {
        Self {
            angle,
            rate: 0.0,
            goal: angle,
            told: (angle, 0.0),
            at: None,
        }
    }

    /// Parks it for a session to begin.
    pub const fn park(&mut self) {
        *self = Self::at_rest(PARKED);
    }

    /// Moves on to `at`, with the person following `told` towards `target`, and reads the sensors.
    /// Without a session the table lies horizontal and still.
    pub fn step(
        &mut self,
        at: MonoTime,
        told: Option<Instruction>,
        target: Degrees,
    ) -> MotionReading {
        #[expect(
            clippy::cast_precision_loss,
            reason = "steps are shorter than a second"
        )]
        let seconds = self
            .at
            .map_or(0.0, |before| at.micros_since(before) as f64 / 1e6)
            .min(LONGEST_STEP);
        self.at = Some(at);
        self.hear(told.map_or(0.0, |told| place(told, target)), seconds);
        let way = self.goal - self.angle;
        // As fast as still leaves room to stop gently.
        let wanted = way.signum()
            * FASTEST
                .min((2.0 * EASE * 0.5 * way.abs()).sqrt())
                .min(2.0 * way.abs());
        let change = EASE * seconds;
        self.rate += (wanted - self.rate).clamp(-change, change);
        self.angle += self.rate * seconds;
        self.reading(at)
    }

    /// A new instruction is followed after a moment.
    fn hear(&mut self, goal: f64, seconds: f64) {
        let (told, since) = self.told;
        let same = (told - goal).abs() < 1e-9;
        self.told = if same {
            (goal, since + seconds)
        } else {
            (goal, 0.0)
        };
        if self.told.1 >= REACTION {
            self.goal = goal;
        }
    }

    fn reading(&self, at: MonoTime) -> MotionReading {
        let (sin, cos) = sin_cos(self.angle);
        MotionReading {
            at,
            acceleration: [Some(0.0), Some(GRAVITY * sin), Some(GRAVITY * cos)],
            rotation: [Some(self.rate), Some(0.0), Some(0.0)],
        }
    }
}

/// Where a person takes the table who is told `told`.
fn place(told: Instruction, target: Degrees) -> f64 {
    match told {
        Instruction::LowerWhenReady
        | Instruction::LowerToAngle
        | Instruction::EaseUp
        | Instruction::EaseDown
        | Instruction::Hold
        | Instruction::NextSet => target.get(),
        Instruction::ComeUpSlowly | Instruction::Rest | Instruction::StayFlat => 0.0,
        Instruction::ComeUpright | Instruction::PauseUpright => PAUSE,
        Instruction::Sit | Instruction::Answer | Instruction::Over => PARKED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sensing::{
        Mount, TiltEstimator,
        mount::{MountParts, Pivot, Resolution, Sign},
    };

    fn estimator() -> TiltEstimator {
        let mount = Mount::from_parts(MountParts {
            zero: SimulatedTable::ZERO,
            pivot: Some(Pivot {
                axis: SimulatedTable::PIVOT,
                sign: Sign::Confirmed,
            }),
            known_angle: None,
            upright: None,
            resolution: Resolution::Fine,
        })
        .unwrap();
        TiltEstimator::new(Some(mount))
    }

    /// Follows `told` for `seconds` at 60 Hz; the angle the gauge says at the end, and the fastest turn.
    fn follow(
        table: &mut SimulatedTable,
        gauge: &mut TiltEstimator,
        clock: &mut u64,
        told: Option<Instruction>,
        seconds: u64,
    ) -> (f64, f64) {
        let (mut angle, mut fastest) = (f64::NAN, 0.0_f64);
        for _ in 0..seconds * 60 {
            *clock += 1_000 / 60;
            let reading = table.step(MonoTime::from_millis(*clock), told, Degrees::whole(25));
            let tilt = gauge.push(reading).tilt;
            angle = tilt.map_or(f64::NAN, |tilt| tilt.angle.get());
            fastest = fastest.max(tilt.map_or(0.0, |tilt| tilt.rate.get().abs()));
        }
        (angle, fastest)
    }

    #[test]
    fn the_gauge_reads_the_table_where_the_person_is_told_to_go() {
        let (mut table, mut gauge, mut clock) = (SimulatedTable::default(), estimator(), 1_000);
        table.park();
        let mut go = |told, seconds| follow(&mut table, &mut gauge, &mut clock, told, seconds);
        for (told, seconds, there) in [
            (Instruction::LowerWhenReady, 25, 25.0),
            (Instruction::ComeUpSlowly, 12, 0.0),
            (Instruction::ComeUpright, 9, -18.0),
            (Instruction::Sit, 15, -62.0),
        ] {
            let (angle, fastest) = go(Some(told), seconds);
            assert!((angle - there).abs() < 1.0, "{told:?}: {angle}");
            assert!(fastest < 10.0, "{told:?}: {fastest} degrees a second");
        }
    }

    #[test]
    fn a_page_that_slept_does_not_throw_the_table() {
        let mut table = SimulatedTable::default();
        table.park();
        table.step(
            MonoTime::from_millis(0),
            Some(Instruction::Hold),
            Degrees::whole(25),
        );
        let reading = table.step(
            MonoTime::from_millis(60_000),
            Some(Instruction::Hold),
            Degrees::whole(25),
        );
        assert!(reading.rotation[0].unwrap().abs() < 2.0);
    }
}

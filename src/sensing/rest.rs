//! Seconds in which the phone does not turn, and what the gyroscope says then: its bias.

use super::smooth::{at_least, share};
use super::vector::{Vector, add_scaled, apart, norm, scale, sub};

/// Finds quiet seconds and measures the gyroscope bias in them.
///
/// The trap: a motor table turns so evenly that its rate looks like a bias. So the direction of
/// acceleration must also have stayed put ([`SlowTurnGate`]), and the bias is read from a second
/// that lies three seconds back, before any motion that may have begun since.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct RestDetector {
    gate: SlowTurnGate,
    sum: Vector,
    seconds: f64,
    quiet: bool,
    /// Mean rates of the last quiet seconds, newest first.
    means: [Option<Vector>; 3],
}

/// The gyroscope bias as seen in a quiet second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct BiasSeen {
    /// Degrees per second.
    pub(super) bias: Vector,
    /// How much the quiet seconds around it differ, degrees per second: breathing sway.
    pub(super) spread: f64,
}

/// Acceleration of a quiet phone strays less than this from its own mean, m/s² (VQF's threshold).
const STRAY_ACCELERATION: f64 = 0.5;
/// A bias is smaller than this, degrees per second. Chosen by us: twice VQF's clip of 2.
const MAX_BIAS: f64 = 4.0;
/// Quiet seconds that differ by more than this are not quiet, degrees per second.
const MAX_SPREAD: f64 = 0.5;

impl RestDetector {
    pub(super) const fn new() -> Self {
        Self {
            gate: SlowTurnGate::new(),
            sum: [0.0; 3],
            seconds: 0.0,
            quiet: true,
            means: [None; 3],
        }
    }

    /// Takes rate (degrees per second) and acceleration (m/s²) after `dt` seconds.
    pub(super) fn push(&mut self, rate: Vector, acceleration: Vector, dt: f64) -> Option<BiasSeen> {
        let quiet = self.gate.push(acceleration, dt);
        self.quiet &= quiet && norm(rate) < MAX_BIAS;
        self.sum = add_scaled(self.sum, dt, rate);
        self.seconds += dt;
        if self.seconds < 1.0 {
            return None;
        }
        let mean = scale(1.0 / self.seconds, self.sum);
        let quiet = self.quiet;
        self.sum = [0.0; 3];
        self.seconds = 0.0;
        self.quiet = true;
        if !quiet {
            self.means = [None; 3];
            return None;
        }
        let [newest, middle, oldest] = self.means;
        self.means = [Some(mean), newest, middle];
        let (newest, middle, oldest) = (newest?, middle?, oldest?);
        let centre = scale(
            1.0 / 3.0,
            add_scaled(add_scaled(newest, 1.0, middle), 1.0, oldest),
        );
        let mut spread = 0.0;
        for second in [mean, newest, middle, oldest] {
            spread = at_least(norm(sub(second, centre)), spread);
        }
        (spread < MAX_SPREAD).then_some(BiasSeen {
            bias: oldest,
            spread,
        })
    }
}

/// Whether acceleration is near its own mean, and the direction of that stayed within
/// [`Self::MAX_TURN_DEG`] for [`Self::SECONDS`]: slower motors than 0.25 degrees per second do not exist.
#[derive(Debug, Clone, Copy, PartialEq)]
struct SlowTurnGate {
    smooth: Option<Vector>,
    anchor: Vector,
    /// Seconds since the anchor was set.
    held: f64,
}

impl SlowTurnGate {
    /// Measured on slow motor traces (shared/design/tilt.md): errors fall from 7 to 0.55 degrees.
    const MAX_TURN_DEG: f64 = 0.7;
    const SECONDS: f64 = 3.0;

    const fn new() -> Self {
        Self {
            smooth: None,
            anchor: [0.0; 3],
            held: 0.0,
        }
    }

    fn push(&mut self, acceleration: Vector, dt: f64) -> bool {
        let Some(smooth) = &mut self.smooth else {
            self.smooth = Some(acceleration);
            self.anchor = acceleration;
            return false;
        };
        let stray = sub(acceleration, *smooth);
        let near = share(dt, 0.5);
        *smooth = add_scaled(*smooth, near, stray);
        self.held += dt;
        if apart(*smooth, self.anchor, Self::MAX_TURN_DEG) {
            self.anchor = *smooth;
            self.held = 0.0;
        } else if self.held > 2.0 * Self::SECONDS {
            self.anchor = *smooth;
            self.held = Self::SECONDS;
        }
        self.held >= Self::SECONDS && (1.0 - near) * norm(stray) < STRAY_ACCELERATION
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(
        detector: &mut RestDetector,
        seconds: u32,
        rate: f64,
        turning: f64,
    ) -> Option<BiasSeen> {
        let mut seen = None;
        for n in 0..seconds * 60 {
            let angle = (turning * f64::from(n) / 60.0).to_radians();
            let acceleration = [0.0, 9.81 * angle.cos(), 9.81 * angle.sin()];
            seen = detector
                .push([rate, 0.0, 0.0], acceleration, 1.0 / 60.0)
                .or(seen);
        }
        seen
    }

    #[test]
    fn a_still_phone_shows_its_bias() {
        let seen = feed(&mut RestDetector::new(), 9, 0.3, 0.0).unwrap();
        assert!((seen.bias[0] - 0.3).abs() < 1e-9);
        assert!(seen.spread < 1e-9);
    }

    #[test]
    fn a_slow_motor_is_not_taken_for_bias() {
        assert_eq!(feed(&mut RestDetector::new(), 60, 0.5, 0.5), None);
        assert_eq!(feed(&mut RestDetector::new(), 30, 2.5, 2.5), None);
    }
}

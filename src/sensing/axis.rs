//! The pivot axis, learned from the way the table turns; and whether the phone slips.

use super::angle::Plane;
use super::smooth::{approach, held, share};
use super::vector::{Vector, add_scaled, apart, cross, dot, lines_apart, norm, scale, sub, unit};

/// Symmetric 3 x 3 matrix that gathers directions with weights.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Scatter([Vector; 3]);

impl Scatter {
    const ZERO: Self = Self([[0.0; 3]; 3]);

    /// Adds `weight` times the outer square of `direction`.
    fn add(&mut self, direction: Vector, weight: f64) {
        for (row, component) in self.0.iter_mut().zip(direction) {
            *row = add_scaled(*row, weight * component, direction);
        }
    }

    fn times(&self, vector: Vector) -> Vector {
        self.0.map(|row| dot(row, vector))
    }

    /// The longest row: it points roughly where most was gathered.
    fn longest(&self) -> Vector {
        let [x, y, z] = self.0;
        let longer = |a: Vector, b: Vector| if dot(b, b) > dot(a, a) { b } else { a };
        longer(longer(x, y), z)
    }

    fn trace(&self) -> f64 {
        self.0[0][0] + self.0[1][1] + self.0[2][2]
    }

    fn fade(&mut self, factor: f64) {
        self.0 = self.0.map(|row| scale(factor, row));
    }
}

/// Learns the axis that the phone turns about.
///
/// Two witnesses: the bias-free gyroscope points along the axis, and up, as the table turns, moves
/// only across it. A weak third: pivots are level within a few degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct AxisLearner {
    /// Directions of turning, weighted by the turn in radians.
    turning: Scatter,
    /// Where up has been relative to the zero, weighted by the turn.
    wandering: Scatter,
    zero: Vector,
    estimate: Option<Vector>,
    /// Radians turned in all.
    travel: f64,
}

/// Turning believed before the axis is, degrees with gyroscope and distance from zero without.
/// Chosen by us: at 1.5 degrees of turn the gyroscope's noise and bias spoil the axis by less than
/// 5 degrees, which costs 0.01 at that angle; gravity directions need the longer way.
const ENOUGH_TURN_DEG: f64 = 1.5;
const ENOUGH_TURN_WITHOUT_GYRO_DEG: f64 = 8.0;
/// Turning after which an axis is only refined, degrees. Chosen by us: a slow motor's first degrees
/// are as slow as a drift of the gyroscope, and must be outweighed.
const SETTLED_TURN_DEG: f64 = 30.0;
/// Share of turning off the axis above which there is none. Chosen by us: cross-axis sensitivity
/// is a percent; a phone in the hand is at a third.
const MAX_OFF_AXIS: f64 = 0.12;
/// Weight of the level pivot against a radian of turning.
const LEVEL_WEIGHT: f64 = 0.01;
/// Smoothed rates below this are noise, degrees per second.
const SLOWEST_TURN: f64 = 0.4;
/// A bias in doubt adds so many of its standard deviations: or a still phone would turn about it.
const BIAS_DOUBT: f64 = 4.0;
/// A pivot rises less than this from level, as a sine (30 degrees). Chosen by us: floors are level
/// within a few; turning about up is not tilting.
const MAX_RISE: f64 = 0.5;
/// Up has left the plane across the axis by less than this, as a sine (3 degrees), or the axis does not describe
/// how the table got here. Chosen by us: half of what counts as slipping.
const MAX_OUT: f64 = 0.052;
/// Turning remembered, radians: two whole sessions' worth; what a slipping phone must overcome.
const MEMORY: f64 = 12.0;

impl AxisLearner {
    /// Starts from the zero, and from a stored axis if there is one.
    pub(super) fn new(zero: Vector, stored: Option<Vector>) -> Self {
        let mut learner = Self {
            turning: Scatter::ZERO,
            wandering: Scatter::ZERO,
            zero,
            estimate: stored,
            travel: 0.0,
        };
        if let Some(axis) = stored {
            learner.turning.add(axis, 2.0);
            learner.travel = 2.0;
        }
        learner
    }

    /// Takes smoothed bias-free rate (degrees per second; `None` without gyroscope), how far its bias
    /// is in doubt, up before and now, and the time. Returns whether that told something.
    pub(super) fn push(
        &mut self,
        rate: Option<Vector>,
        doubt: f64,
        before: Vector,
        up: Vector,
        dt: f64,
    ) -> bool {
        let turn = match rate {
            Some(rate) => {
                let speed = norm(rate);
                if speed < SLOWEST_TURN + BIAS_DOUBT * doubt {
                    return false;
                }
                let turn = speed.to_radians() * dt;
                self.turning.add(scale(1.0 / speed, rate), turn);
                turn
            }
            None => norm(cross(before, up)),
        };
        self.wandering.add(sub(up, self.zero), turn);
        self.travel += turn;
        if self.travel > MEMORY {
            let factor = MEMORY / self.travel;
            self.turning.fade(factor);
            self.wandering.fade(factor);
            self.travel = MEMORY;
        }
        self.refine();
        true
    }

    /// One power iteration towards the direction most turned about and least wandered along. The
    /// estimate moves little from reading to reading, so one is enough.
    fn refine(&mut self) {
        let start = self
            .estimate
            .or_else(|| unit(self.turning.longest()))
            .or_else(|| unit(cross(self.zero, self.wandering.longest())));
        let Some(start) = start else { return };
        let level = LEVEL_WEIGHT * self.travel;
        let most = self.wandering.trace() + level;
        let mut next = self.turning.times(start);
        next = add_scaled(next, most, start);
        next = sub(next, self.wandering.times(start));
        next = add_scaled(next, -level * dot(start, self.zero), self.zero);
        self.estimate = unit(next);
    }

    /// The axis, once believed. Its sign is arbitrary but steady.
    pub(super) fn axis(&self, up: Vector) -> Option<Vector> {
        let believed = if self.turning.trace() > 0.0 {
            self.travel > ENOUGH_TURN_DEG.to_radians() && self.off_axis() < MAX_OFF_AXIS
        } else {
            apart(self.zero, up, ENOUGH_TURN_WITHOUT_GYRO_DEG)
        };
        self.estimate.filter(|axis| {
            let rise = dot(*axis, self.zero);
            let out = dot(*axis, up) - rise;
            believed && rise.abs() < MAX_RISE && out.abs() < MAX_OUT
        })
    }

    /// Whether the axis has been turned about so far that it is known to a few degrees.
    pub(super) fn settled(&self) -> bool {
        self.travel > SETTLED_TURN_DEG.to_radians()
    }

    /// The share of turning that is not about the axis, 0..=1.
    fn off_axis(&self) -> f64 {
        let trace = self.turning.trace();
        match self.estimate {
            Some(axis) if trace > 0.0 => 1.0 - dot(self.turning.times(axis), axis) / trace,
            _ => 1.0,
        }
    }
}

/// Watches the phone against the table: does it still turn about the stored axis, and does up stay
/// in the plane across it?
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct SlipWatch {
    /// Turning of the present motion.
    turning: Scatter,
    /// Radians of it.
    travel: f64,
    /// Seconds for which up has been out of its plane.
    out_of_plane: f64,
    /// Smoothed share of turning off the axis.
    off_axis: f64,
    slipped: bool,
}

/// The axis drifts by more than this: slipped (product rule, section 6), degrees.
const SLIP_DEG: f64 = 10.0;
/// A motion shows its axis after this much turning, degrees. Chosen by us.
const SHOWING_TURN_DEG: f64 = 12.0;
/// Up is out of its plane by more than this for a while, sine (6 degrees) and seconds: slipped. Chosen
/// by us: a poor phone's bias (20 mg) moves it by up to 2.
const OUT_OF_PLANE_SHARE: f64 = 0.1045;
const OUT_OF_PLANE: f64 = 1.0;
/// Off-axis turning above this share means that the stored axis does not describe the motion.
const FREE_TURNING: f64 = 0.25;

impl SlipWatch {
    pub(super) const fn new() -> Self {
        Self {
            turning: Scatter::ZERO,
            travel: 0.0,
            out_of_plane: 0.0,
            off_axis: 0.0,
            slipped: false,
        }
    }

    /// Whether the phone has slipped since the zero was taken.
    pub(super) const fn slipped(&self) -> bool {
        self.slipped
    }

    /// Whether the phone turns freely just now, so that the axis cannot be relied on.
    pub(super) fn turns_freely(&self) -> bool {
        self.off_axis > FREE_TURNING
    }

    /// Takes bias-free rate (degrees per second) and up. `resting`: the table is still.
    pub(super) fn push(
        &mut self,
        plane: &Plane,
        rate: Option<Vector>,
        up: Vector,
        resting: bool,
        dt: f64,
    ) {
        let out = plane.out_of(up).abs() > OUT_OF_PLANE_SHARE;
        self.slipped |= held(&mut self.out_of_plane, out, dt) > OUT_OF_PLANE;
        if resting {
            self.turning = Scatter::ZERO;
            self.travel = 0.0;
        }
        let Some(rate) = rate else { return };
        let speed = norm(rate);
        if speed < 5.0 {
            approach(&mut self.off_axis, 0.0, share(dt, 2.0));
            return;
        }
        let axis = plane.axis();
        let along = dot(rate, axis) / speed;
        approach(&mut self.off_axis, 1.0 - along * along, share(dt, 0.3));
        self.turning
            .add(scale(1.0 / speed, rate), speed.to_radians() * dt);
        self.travel += speed.to_radians() * dt;
        if self.travel > SHOWING_TURN_DEG.to_radians() {
            self.slipped |= self.drifted(axis);
            self.turning.fade(0.5);
            self.travel *= 0.5;
        }
    }

    /// Whether the present motion has an axis of its own, other than `axis`.
    fn drifted(&self, axis: Vector) -> bool {
        let mut own = axis;
        for _ in 0..4 {
            own = unit(self.turning.times(own)).unwrap_or(own);
        }
        let along = dot(self.turning.times(own), own);
        along > (1.0 - MAX_OFF_AXIS) * self.turning.trace() && lines_apart(axis, own, SLIP_DEG)
    }
}

#[cfg(test)]
mod tests {
    use super::super::vector::{Turn, angle_between};
    use super::*;

    fn play(
        learner: &mut AxisLearner,
        axis: Vector,
        degrees_per_second: f64,
        seconds: u32,
    ) -> Vector {
        let mut up = learner.zero;
        for _ in 0..seconds * 60 {
            let before = up;
            up = Turn::new(scale(degrees_per_second.to_radians() / 60.0, axis)).of(up);
            learner.push(
                Some(scale(-degrees_per_second, axis)),
                0.0,
                before,
                up,
                1.0 / 60.0,
            );
        }
        up
    }

    #[test]
    fn the_axis_of_a_tilt_is_learned() {
        let axis = unit([0.9, 0.2, -0.3]).unwrap();
        let zero = unit(cross(axis, [0.0, 0.0, 1.0])).unwrap();
        let mut learner = AxisLearner::new(zero, None);
        let up = play(&mut learner, axis, 10.0, 3);
        let found = learner.axis(up).unwrap();
        let apart = angle_between(found, axis);
        assert!(apart.min(180.0 - apart) < 0.01, "apart {apart}");
    }

    #[test]
    fn a_phone_turned_about_two_axes_has_no_pivot() {
        let mut learner = AxisLearner::new([0.0, 0.0, 1.0], None);
        let up = play(&mut learner, [1.0, 0.0, 0.0], 30.0, 1);
        learner.zero = up;
        let up = play(&mut learner, [0.0, 1.0, 0.0], 30.0, 1);
        assert_eq!(learner.axis(up), None);
    }

    #[test]
    fn an_axis_about_which_the_table_cannot_have_come_here_is_not_believed() {
        let axis = [1.0, 0.0, 0.0];
        let mut learner = AxisLearner::new([0.0, 0.0, 1.0], Some(axis));
        let up = play(&mut learner, axis, 10.0, 3);
        assert!(learner.axis(up).is_some());
        let aside = unit(add_scaled(up, 0.1, axis)).unwrap();
        assert_eq!(learner.axis(aside), None);
    }

    #[test]
    fn an_axis_that_drifts_ten_degrees_is_a_slip() {
        let stored = [1.0, 0.0, 0.0];
        let zero = [0.0, 0.0, 1.0];
        let plane = Plane::new(stored, zero).unwrap();
        for (drift_deg, slipped) in [(4.0_f64, false), (15.0, true)] {
            let axis = [
                drift_deg.to_radians().cos(),
                drift_deg.to_radians().sin(),
                0.0,
            ];
            let mut watch = SlipWatch::new();
            for _ in 0..120 {
                watch.push(&plane, Some(scale(20.0, axis)), zero, false, 1.0 / 60.0);
            }
            assert_eq!(watch.slipped(), slipped, "{drift_deg} degrees");
        }
    }
}

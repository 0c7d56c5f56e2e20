//! The numbers a session measures: time at angle, mean, greatest angle, fastest return, blind time.

use crate::domain::{
    journal::Tally,
    tilt::{AngleLost, Tilt},
    units::{DegPerSec, Degrees, Millis, MonoTime},
};

use super::course::Leg;

/// Time is kept in microseconds, so that a sum of samples loses nothing.
pub(super) const fn millis(micros: u64) -> Millis {
    Millis(micros / 1000)
}

/// The newest valid sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Seen {
    pub(super) at: MonoTime,
    pub(super) tilt: Tilt,
}

/// What was measured so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measured {
    at_angle_us: u64,
    measured_us: u64,
    /// Angle times time, in degree-microseconds, over `measured_us`.
    angle_sum: f64,
    max_angle: Option<Degrees>,
    fastest_return: Option<DegPerSec>,
    blind_us: u64,
}

impl Measured {
    /// A valid sample that follows `before` without a gap. `counts`: the leg whose band makes time
    /// at angle now. Returns the microseconds spent in its band.
    pub(super) fn segment(&mut self, before: &Seen, now: &Seen, counts: Option<&Leg>) -> u64 {
        if -now.tilt.rate > self.fastest_return.unwrap_or(DegPerSec::ZERO) {
            self.fastest_return = Some(-now.tilt.rate);
        }
        let Some(leg) = counts else {
            return 0;
        };
        let span = now.at.micros_since(before.at);
        let (inside, mean) = in_band(span, before.tilt.angle, now.tilt.angle, leg);
        self.at_angle_us = self.at_angle_us.saturating_add(inside);
        self.measured_us = self.measured_us.saturating_add(inside);
        self.angle_sum += mean * as_f64(inside);
        inside
    }

    /// A valid angle was seen.
    pub(super) fn saw(&mut self, angle: Degrees) {
        self.max_angle = Some(self.max_angle.map_or(angle, |max| max.max(angle)));
        self.fastest_return.get_or_insert(DegPerSec::ZERO);
    }

    /// Time at angle told by the hold clock alone.
    pub(super) const fn by_clock(&mut self, micros: u64) {
        self.at_angle_us = self.at_angle_us.saturating_add(micros);
    }

    /// The angle was not known for this long although it should have been.
    pub(super) const fn was_blind(&mut self, micros: u64) {
        self.blind_us = self.blind_us.saturating_add(micros);
    }

    pub(super) const fn time_at_angle(&self) -> Millis {
        millis(self.at_angle_us)
    }

    /// As the journal and the record keep it.
    pub(super) fn tally(&self, sets_done: u8, final_hold: Millis) -> Tally {
        let mean = (self.measured_us > 0)
            .then(|| Degrees::new(self.angle_sum / as_f64(self.measured_us)).ok())
            .flatten();
        Tally {
            sets_done,
            time_at_angle: self.time_at_angle(),
            mean_angle: mean,
            max_angle: self.max_angle,
            final_hold,
            fastest_return: self.fastest_return,
            blind: millis(self.blind_us),
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a session's microseconds are far below 2^53"
)]
const fn as_f64(micros: u64) -> f64 {
    micros as f64
}

/// Of a straight line from `from` to `to` that takes `span` microseconds: the microseconds inside
/// the band, and the mean angle there.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of `span` between 0 and 1"
)]
fn in_band(span: u64, from: Degrees, to: Degrees, leg: &Leg) -> (u64, f64) {
    let (low, high) = (from.min(to), from.max(to));
    let (inside_low, inside_high) = (low.max(leg.floor), high.min(leg.limit));
    if inside_low > inside_high {
        return (0, 0.0);
    }
    let mean = f64::midpoint(inside_low.get(), inside_high.get());
    let rise = (high - low).get();
    if rise <= 0.0 {
        return (span, mean);
    }
    let share = ((inside_high - inside_low).get() / rise).clamp(0.0, 1.0);
    ((as_f64(span) * share) as u64, mean)
}

/// Whether two valid samples are near enough to say what lies between them
/// (product rule, section 6: the angle is lost after a second).
pub(super) fn follows(before: MonoTime, now: MonoTime) -> bool {
    now.micros_since(before) <= AngleLost::AFTER.0.saturating_mul(1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::session::course::After;

    fn leg() -> Leg {
        Leg {
            target: Degrees::whole(25),
            floor: Degrees::whole(20),
            limit: Degrees::whole(30),
            hold: Millis::from_secs(60),
            set: 0,
            ends_set: true,
            after: After::Final,
        }
    }

    fn share(from: i16, to: i16) -> (u64, f64) {
        in_band(1_000, Degrees::whole(from), Degrees::whole(to), &leg())
    }

    #[test]
    fn only_the_part_of_a_movement_inside_the_band_counts() {
        assert_eq!(share(15, 25), (500, 22.5));
        assert_eq!(share(25, 15), (500, 22.5));
        assert_eq!(share(15, 35), (500, 25.0));
        assert_eq!(share(22, 28), (1_000, 25.0));
        assert_eq!(share(20, 20), (1_000, 20.0));
        assert_eq!(share(10, 15).0, 0);
        assert_eq!(share(31, 32).0, 0);
    }
}

//! What the measured angle does to the session.

use crate::domain::{
    cue::{CueKind, DegreesToGo},
    guardian::INVERTED_ABOVE,
    phase::Phase,
    settings::DegreeCalls,
    tilt::Motion,
    units::{DegPerSec, Degrees, Millis, MonoTime},
};

use super::{
    Drive, Effect, LEAVES_LEVEL_ABOVE, LEVEL_BELOW, LOWERING_AFTER, Leg, SETTLED_AFTER, Session,
    UPRIGHT_AT, UPRIGHT_FOR_GOOD,
    measure::{self, Seen},
};

/// Below the band by more than this and coming up, the return has begun before the hold was over.
/// Chosen by us: breathing sways the table by about a degree.
const CLEAR_OF_BAND: Degrees = Degrees::whole(2);
/// Coming up at least this fast. Chosen by us: the slowest motor table does one degree per second,
/// sway about as much; a slower return is recognised at horizontal.
const COMING_UP: DegPerSec = DegPerSec::whole(-2);
/// At horizontal for this long, the return was made even if it was never seen to begin.
/// Chosen by us.
const LOW_FOR: Millis = Millis(1_000);
/// The same where the band was never reached: the button was pressed, the table did not go down.
/// Chosen by us: time enough to go down after pressing early.
const LOW_WITHOUT_REACHING: Millis = Millis(20_000);
/// Out of the band for this long, the person is told that the clock stands still. Chosen by us.
const PAUSE_TOLD_AFTER: Millis = Millis(4_000);
/// As much upright as the pause asks for, for this long, ends the final hold. Chosen by us.
const UPRIGHT_FOR: Millis = Millis(2_000);

/// Keeps since when a condition has held; says for how long.
fn held(since: &mut Option<MonoTime>, condition: bool, now: MonoTime) -> Millis {
    if condition {
        now.since(*since.get_or_insert(now))
    } else {
        *since = None;
        Millis::ZERO
    }
}

impl Session {
    /// A valid sample `now` after `before`.
    pub(super) fn follow(&mut self, before: Option<Seen>, now: Seen, out: &mut Vec<Effect>) {
        if self.drive == Drive::HandUntilSeen {
            self.hold_by_clock();
            self.drive = Drive::Motion;
        }
        let last_valid = before.map_or(self.options.at, |seen| seen.at);
        let gapless = measure::follows(last_valid, now.at);
        self.measured.saw(now.tilt.angle);
        if gapless {
            if let Some(before) = before {
                self.count(&before, &now);
            }
        } else {
            self.measured.was_blind(now.at.micros_since(last_valid));
            if before.is_some() {
                let edge = self.since_start(last_valid) + Millis(1);
                self.recording.angle(edge, None);
            }
            if self.drive == Drive::Motion {
                self.hold_by_clock();
            }
            self.forget_motion();
        }
        let at = self.since_start(now.at);
        self.recording.angle(at, Some(now.tilt.angle));
        if now.tilt.angle > INVERTED_ABOVE {
            self.inverted_since.get_or_insert(self.now);
            self.went_down = true;
        } else {
            self.inverted_since = None;
        }
        if self.drive == Drive::Motion {
            let before = before.filter(|_| gapless);
            self.move_on(before, now, out);
        }
    }

    /// Counts time at angle, and the hold where motion drives it.
    fn count(&mut self, before: &Seen, now: &Seen) {
        let counts = matches!(self.phase, Phase::AtAngle | Phase::Returning);
        let leg = self.current_leg().filter(|_| counts);
        let inside = self.measured.segment(before, now, leg.as_ref());
        if self.drive == Drive::Motion && self.phase == Phase::AtAngle {
            self.held_us = self.held_us.saturating_add(inside);
            self.marked = self.now;
        }
    }

    /// What was building up before a gap starts anew after it.
    fn forget_motion(&mut self) {
        self.in_band_since = None;
        self.below_since = None;
        self.out_of_band_since = None;
        self.upright_since = None;
    }

    fn move_on(&mut self, before: Option<Seen>, now: Seen, out: &mut Vec<Effect>) {
        let Some(leg) = self.current_leg() else {
            return;
        };
        let angle = now.tilt.angle;
        let in_band = leg.in_band(angle);
        let settled = held(&mut self.in_band_since, in_band, now.at) >= SETTLED_AFTER;
        let upright = held(&mut self.upright_since, angle <= UPRIGHT_AT, now.at);
        match self.phase {
            Phase::Armed => {
                let baseline = self.baseline.map_or(angle, |lowest| lowest.min(angle));
                self.baseline = Some(baseline);
                if settled {
                    self.settle(out);
                } else if angle > baseline + LOWERING_AFTER {
                    self.lower(out);
                }
            }
            Phase::Lowering => {
                if let Some(before) = before {
                    self.call_degrees(&leg, before.tilt.angle, angle);
                }
                if settled {
                    self.settle(out);
                } else if self.stretch_held && angle < LEVEL_BELOW.min(leg.floor) {
                    self.begin_return(CueKind::ComeUpSlowly, out);
                } else if self.went_down && upright >= UPRIGHT_FOR_GOOD {
                    self.give_up(out);
                }
            }
            Phase::AtAngle => self.watch_hold(&leg, now, out),
            Phase::Returning => {
                if self.reversible && settled {
                    self.settle(out);
                } else {
                    self.level_by_motion(out);
                }
            }
            Phase::Rest => {
                let rest_over = self.now.since(self.phase_since) >= self.rest;
                if rest_over && settled {
                    self.settle(out);
                } else if angle > LEAVES_LEVEL_ABOVE {
                    self.lower(out);
                } else if upright >= UPRIGHT_FOR_GOOD {
                    self.give_up(out);
                }
            }
            Phase::FinalHold => {
                if angle > LEAVES_LEVEL_ABOVE {
                    self.begin_return(CueKind::ComeUpSlowly, out);
                } else if upright >= UPRIGHT_FOR {
                    self.pause_upright(out);
                }
            }
            Phase::UprightPause => {
                if angle > LEAVES_LEVEL_ABOVE {
                    self.begin_return(CueKind::ComeUpSlowly, out);
                }
            }
            Phase::Seated | Phase::CheckOut | Phase::Done => {}
        }
    }

    /// Notices the band left, and a return made before the hold is over.
    fn watch_hold(&mut self, leg: &Leg, now: Seen, out: &mut Vec<Effect>) {
        let angle = now.tilt.angle;
        let in_band = leg.in_band(angle);
        self.reached |= in_band;
        let clear = leg.floor - CLEAR_OF_BAND;
        let coming_up = now.tilt.motion == Motion::Returning || now.tilt.rate <= COMING_UP;
        let low = held(
            &mut self.below_since,
            angle < clear.min(LEVEL_BELOW),
            now.at,
        );
        let outside = held(&mut self.out_of_band_since, !in_band, now.at);
        let returned = if self.reached {
            (angle < clear && coming_up) || low >= LOW_FOR
        } else {
            low >= LOW_WITHOUT_REACHING
        };
        if returned {
            self.begin_return(CueKind::ComeUpSlowly, out);
            self.reversible = self.phase == Phase::Returning;
        } else if in_band {
            self.said.paused = false;
        } else if outside >= PAUSE_TOLD_AFTER && angle < leg.floor && !self.said.paused {
            self.said.paused = true;
            self.say(CueKind::ClockPaused);
        }
    }

    /// "Five degrees more", when that many are left.
    fn call_degrees(&mut self, leg: &Leg, before: Degrees, now: Degrees) {
        let calls: &[(DegreesToGo, Degrees)] = match self.options.settings.degree_calls {
            DegreeCalls::Off => &[],
            DegreeCalls::Last => &[(DegreesToGo::Five, Degrees::whole(5))],
            DegreeCalls::Often => &[
                (DegreesToGo::Twenty, Degrees::whole(20)),
                (DegreesToGo::Ten, Degrees::whole(10)),
                (DegreesToGo::Five, Degrees::whole(5)),
            ],
        };
        for (call, to_go) in calls {
            let mark = leg.target - *to_go;
            if before < mark && now >= mark && now < leg.target {
                self.say(CueKind::DegreesMore(*call));
            }
        }
    }
}

//! What the passing of time does to the session.

use crate::domain::{
    breathing::BreathPace,
    cue::CueKind,
    phase::Phase,
    record::Mode,
    units::{Degrees, Millis},
};

use super::{
    Drive, Effect, LONGEST_UPRIGHT_PAUSE, OFFER_BY_HAND_AFTER, SEATED, STRETCH_ALLOWANCE, Session,
    TIME_TO_COME_UPRIGHT, UPRIGHT_AT, UPRIGHT_PAUSE, measure,
};

/// Once the upright pause runs, it goes on down to this much less. Chosen by us: against sway.
const UPRIGHT_HYSTERESIS: Degrees = Degrees::whole(2);
/// Halfway is said in holds of at least this length. Chosen by us: in shorter ones it would crowd
/// the other cues.
const HALFWAY_FROM: Millis = Millis::from_secs(40);
/// "Ten seconds" is said in holds of at least this length. Chosen by us: as above.
const LAST_SECONDS_FROM: Millis = Millis::from_secs(20);
/// What "ten seconds" says.
const LAST_SECONDS: Millis = Millis::from_secs(10);

impl Session {
    /// Reads every clock. A late prompt loses no time: spans are differences.
    pub(super) fn run_clocks(&mut self, out: &mut Vec<Effect>) {
        self.notice_loss();
        match self.phase {
            Phase::AtAngle => {
                if self.drive != Drive::Motion || self.is_lost() {
                    self.hold_by_clock();
                }
                self.run_hold(out);
            }
            Phase::Rest => {
                let over = self.now.since(self.phase_since) >= self.rest;
                if over && !self.said.rest_over {
                    self.said.rest_over = true;
                    self.say(CueKind::NextSet);
                    if self.drive != Drive::Motion {
                        self.lower(out);
                    }
                }
            }
            Phase::FinalHold => {
                self.final_hold = self.now.since(self.phase_since);
                if self.final_hold >= self.final_hold_length() {
                    self.pause_upright(out);
                }
            }
            Phase::UprightPause => self.run_upright_pause(out),
            Phase::Seated => {
                if self.now.since(self.phase_since) >= SEATED {
                    self.check_out(out);
                }
            }
            Phase::Armed | Phase::Lowering | Phase::Returning | Phase::CheckOut | Phase::Done => {}
        }
        self.end_long_stretch(out);
        if self.cap_reached() && matches!(self.phase, Phase::AtAngle | Phase::Lowering) {
            self.end_inversion(out);
        }
    }

    /// Whether the day's time at angle is used up.
    pub(super) fn cap_reached(&self) -> bool {
        self.measured.time_at_angle() >= super::left_today(&self.options)
    }

    /// Counts the hold by the clock alone: by hand, or while the angle is lost.
    pub(super) fn hold_by_clock(&mut self) {
        if self.phase == Phase::AtAngle {
            let span = self.now.micros_since(self.marked);
            self.held_us = self.held_us.saturating_add(span);
            if self.options.mode == Mode::Manual {
                self.measured.by_clock(span);
            }
            self.marked = self.now;
        }
    }

    fn run_hold(&mut self, out: &mut Vec<Effect>) {
        let Some(leg) = self.current_leg() else {
            return;
        };
        let remaining = self.hold_remaining();
        if remaining == Millis::ZERO {
            self.complete_hold(out);
            return;
        }
        let half = Millis(leg.hold.0 / 2);
        if remaining <= half && !self.said.halfway {
            self.said.halfway = true;
            if leg.hold >= HALFWAY_FROM && remaining > LAST_SECONDS {
                self.say(CueKind::Halfway);
            }
        }
        if remaining <= LAST_SECONDS && !self.said.last_seconds {
            self.said.last_seconds = true;
            // After a jump of the clock ten seconds would be a wrong number.
            if leg.hold >= LAST_SECONDS_FROM && remaining + Millis(1_500) > LAST_SECONDS {
                self.say(CueKind::TenSecondsLeft);
            }
        }
    }

    fn run_upright_pause(&mut self, out: &mut Vec<Effect>) {
        let runs_from = if self.upright_us > 0 {
            UPRIGHT_AT + UPRIGHT_HYSTERESIS
        } else {
            UPRIGHT_AT
        };
        let by_clock = self.upright_told || self.drive != Drive::Motion || self.is_lost();
        let upright = self
            .known()
            .is_some_and(|seen| seen.tilt.angle <= runs_from);
        if by_clock || upright {
            let span = self.now.micros_since(self.marked);
            self.upright_us = self.upright_us.saturating_add(span);
        }
        self.marked = self.now;
        let over = measure::millis(self.upright_us) >= self.upright_length()
            || self.now.since(self.phase_since) >= LONGEST_UPRIGHT_PAUSE;
        if over {
            self.sit(out);
        }
    }

    /// Length of the upright pause; by clock alone it allows for coming up.
    pub(super) fn upright_length(&self) -> Millis {
        if self.drive != Drive::Motion && !self.upright_told {
            UPRIGHT_PAUSE + TIME_TO_COME_UPRIGHT
        } else {
            UPRIGHT_PAUSE
        }
    }

    /// One stretch of inversion has an end even if its hold clock stands still.
    fn end_long_stretch(&mut self, out: &mut Vec<Effect>) {
        let Some(since) = self.inverted_since else {
            return;
        };
        if !matches!(self.phase, Phase::Lowering | Phase::AtAngle) {
            return;
        }
        let (hold, legs) = self.course.stretch(self.leg);
        let allowed = Millis(
            STRETCH_ALLOWANCE
                .0
                .saturating_mul(u64::from(legs))
                .saturating_add(hold.0),
        );
        if self.now.since(since) >= allowed {
            self.end_inversion(out);
        }
    }

    /// A lost angle opens a gap in the trace; after a while the buttons are offered.
    fn notice_loss(&mut self) {
        if !self.on_table() || !self.is_lost() {
            return;
        }
        if self.seen.is_some() {
            let edge = self.since_start(self.last_valid()) + Millis(1);
            self.recording.angle(edge, None);
        }
        if self.offers_by_hand() && !self.said.by_hand {
            self.said.by_hand = true;
            self.say(CueKind::GoOnByHand);
        }
    }

    /// Whether going on by clock and buttons is offered: the sensor stays away.
    pub(super) fn offers_by_hand(&self) -> bool {
        self.on_table()
            && self.drive == Drive::Motion
            && self.is_lost()
            && self.now.since(self.last_valid()) >= OFFER_BY_HAND_AFTER
    }

    /// The pace of breathing, if it is on and runs in this phase.
    pub(super) fn breath_pace(&self) -> Option<BreathPace> {
        let runs = matches!(self.phase, Phase::AtAngle | Phase::Rest | Phase::FinalHold)
            && self.guardian.active().is_empty();
        self.options.settings.breathing.filter(|_| runs)
    }

    /// Says the next half of a breath when it begins; never during an alarm.
    pub(super) fn pace_breath(&mut self) {
        let Some(pace) = self.breath_pace() else {
            return;
        };
        let (half, beat) = pace.at(self.phase_since, self.now);
        if self.breath != Some(beat) {
            self.breath = Some(beat);
            self.say(CueKind::Breathe(half));
        }
    }
}

//! How one phase becomes the next, by whatever drives it, and what each button does.

use crate::domain::{
    cue::CueKind,
    journal::JournalEntry,
    phase::Phase,
    plan::PlanKind,
    record::Mode,
    trace::{MarkKind, TraceMark},
    units::Millis,
};

use super::{AFTER_DIZZINESS, Action, After, Drive, Effect, LEVEL_BELOW, Session, measure, write};

impl Session {
    /// Begins `phase`: its clock, its line in the journal, its mark in the trace.
    pub(super) fn enter(&mut self, phase: Phase, out: &mut Vec<Effect>) {
        let leaves_table = self.on_table() && phase > Phase::UprightPause;
        if leaves_table && self.is_lost() {
            self.measured
                .was_blind(self.now.micros_since(self.last_valid()));
        }
        let at = self.since_start(self.now);
        let points = self.recording.take_chunk(at);
        if !points.is_empty() {
            let tally = self.tally();
            write(out, JournalEntry::Samples { at, points, tally });
        }
        self.phase = phase;
        self.phase_since = self.now;
        self.marked = self.now;
        self.in_band_since = None;
        self.below_since = None;
        self.out_of_band_since = None;
        self.upright_since = None;
        self.breath = None;
        self.recording.trace.mark(TraceMark {
            at,
            kind: MarkKind::Phase(phase),
        });
        let tally = self.tally();
        write(out, JournalEntry::Phase { at, phase, tally });
        if phase == Phase::CheckOut {
            self.record.duration = at;
            out.push(Effect::KeepAwake(false));
        }
    }

    /// The head goes down.
    pub(super) fn lower(&mut self, out: &mut Vec<Effect>) {
        let rest_unfinished =
            self.phase == Phase::Rest && self.now.since(self.phase_since) < self.rest;
        self.enter(Phase::Lowering, out);
        if rest_unfinished {
            self.say(CueKind::RestNotOver);
        }
        if self.known().is_none() {
            self.inverted_since.get_or_insert(self.now);
        }
    }

    /// At the angle: the hold clock runs.
    pub(super) fn settle(&mut self, out: &mut Vec<Effect>) {
        if self.phase != Phase::Lowering && self.phase != Phase::Returning {
            self.lower(out);
        }
        self.enter(Phase::AtAngle, out);
        self.return_cued = None;
        self.reversible = false;
        // While nobody sees the angle, the person's word is all there is.
        self.reached = self
            .known()
            .zip(self.current_leg())
            .is_none_or(|(seen, leg)| leg.in_band(seen.tilt.angle));
        let remaining = self.hold_remaining();
        self.say(CueKind::Hold(remaining));
    }

    /// What is left of the current leg's hold.
    pub(super) fn hold_remaining(&self) -> Millis {
        self.current_leg().map_or(Millis::ZERO, |leg| {
            leg.hold.saturating_sub(measure::millis(self.held_us))
        })
    }

    /// The hold clock has run out.
    pub(super) fn complete_hold(&mut self, out: &mut Vec<Effect>) {
        let Some(leg) = self.current_leg() else {
            return;
        };
        self.hold_done = true;
        self.stretch_held = true;
        if leg.ends_set {
            self.sets_done = self.sets_done.saturating_add(1);
        }
        if leg.after == After::Deeper {
            self.next_leg(self.leg.saturating_add(1));
            self.enter(Phase::Lowering, out);
            self.say(CueKind::NextStep);
        } else {
            self.hold_over = Some(self.now);
            self.begin_return(CueKind::ComeUpSlowly, out);
        }
    }

    /// The return is cued; it ends below [`LEVEL_BELOW`] or by button.
    pub(super) fn begin_return(&mut self, cue: CueKind, out: &mut Vec<Effect>) {
        self.enter(Phase::Returning, out);
        self.reversible = false;
        self.return_cued = Some(self.now);
        self.say(cue);
        self.level_by_motion(out);
    }

    /// Ends the return at once where the angle already says so.
    pub(super) fn level_by_motion(&mut self, out: &mut Vec<Effect>) {
        let is_level = self
            .known()
            .is_some_and(|seen| seen.tilt.angle < LEVEL_BELOW);
        if self.drive == Drive::Motion && is_level && self.phase == Phase::Returning {
            self.at_level(out);
        }
    }

    /// At horizontal: a rest if a leg remains, else the final hold.
    pub(super) fn at_level(&mut self, out: &mut Vec<Effect>) {
        let leg = self.current_leg();
        let rest = match leg.map(|leg| leg.after) {
            Some(After::Rest(rest)) => rest,
            _ => self.options.plan.rest(),
        };
        if !self.hold_done && !self.finishing {
            self.cut_short(Phase::AtAngle, out);
        }
        let next = if self.hold_done || self.options.plan.kind() == PlanKind::Oscillation {
            self.leg.saturating_add(1)
        } else {
            self.course.next_set(self.leg)
        };
        self.hold_over = None;
        self.return_cued = None;
        self.inverted_since = None;
        self.stretch_held = false;
        self.reversible = false;
        if self.finishing || self.course.leg(next).is_none() {
            self.finish_level(out);
        } else {
            self.next_leg(next);
            self.rest = rest;
            self.said.rest_over = false;
            self.enter(Phase::Rest, out);
            self.say(CueKind::RestHere(rest));
        }
    }

    fn finish_level(&mut self, out: &mut Vec<Effect>) {
        self.finishing = true;
        self.final_hold = Millis::ZERO;
        self.enter(Phase::FinalHold, out);
        let length = self.final_hold_length();
        self.say(CueKind::StopHereFlat(length));
    }

    /// The plan's final hold, 30 s longer after dizziness on the previous return.
    pub(super) fn final_hold_length(&self) -> Millis {
        let plan = self.options.plan.final_hold();
        if self.options.dizzy_last_return {
            plan + AFTER_DIZZINESS
        } else {
            plan
        }
    }

    fn next_leg(&mut self, index: u16) {
        self.leg = index;
        self.held_us = 0;
        self.hold_done = false;
        self.reached = false;
        self.said.halfway = false;
        self.said.last_seconds = false;
        self.said.paused = false;
    }

    /// From the final hold on upwards.
    pub(super) fn pause_upright(&mut self, out: &mut Vec<Effect>) {
        self.leave_final_hold(out);
        self.upright_us = 0;
        self.upright_told = false;
        self.enter(Phase::UprightPause, out);
        self.say(CueKind::PauseUpright);
    }

    /// Sitting: the table no longer matters.
    pub(super) fn sit(&mut self, out: &mut Vec<Effect>) {
        self.leave_final_hold(out);
        self.enter(Phase::Seated, out);
        self.say(CueKind::SitUp);
    }

    fn leave_final_hold(&mut self, out: &mut Vec<Effect>) {
        if self.phase == Phase::FinalHold {
            self.final_hold = self.now.since(self.phase_since);
            if self.final_hold < self.final_hold_length() {
                self.cut_short(Phase::FinalHold, out);
            }
        }
    }

    /// To the questions.
    pub(super) fn check_out(&mut self, out: &mut Vec<Effect>) {
        self.enter(Phase::CheckOut, out);
        self.say(CueKind::AllDone);
    }

    /// The plan was not done to its end; the first time is the one that is kept.
    pub(super) fn cut_short(&mut self, during: Phase, out: &mut Vec<Effect>) {
        if self.cut_short.is_none() {
            self.cut_short = Some(during);
            let at = self.since_start(self.now);
            write(out, JournalEntry::Stopped { at, during });
        }
    }

    /// The person came upright between sets and stays there: no set follows.
    pub(super) fn give_up(&mut self, out: &mut Vec<Effect>) {
        self.cut_short(self.phase, out);
        self.finishing = true;
        self.inverted_since = None;
        self.pause_upright(out);
    }

    /// Ends the inversion for good, for a reason of the session's own.
    pub(super) fn end_inversion(&mut self, out: &mut Vec<Effect>) {
        self.cut_short(self.phase, out);
        self.finishing = true;
        self.hold_over = Some(self.now);
        self.begin_return(CueKind::ComeUpSlowly, out);
    }

    /// A button was pressed. One that does not apply does nothing.
    pub(super) fn press(&mut self, action: Action, out: &mut Vec<Effect>) {
        let action = match (action, self.phase) {
            (Action::Next, Phase::Armed | Phase::Rest) => Action::Lower,
            (Action::Next, Phase::Lowering) => Action::AtAngle,
            (Action::Next, Phase::AtAngle) => Action::ComeUp,
            (Action::Next, Phase::Returning) => Action::Level,
            (Action::Next, Phase::FinalHold) => Action::Upright,
            (Action::Next, Phase::UprightPause) => Action::Sitting,
            (Action::Next, Phase::Seated) => Action::Questions,
            (other, _) => other,
        };
        match (action, self.phase) {
            (Action::Stop, _) => self.stop(out),
            (Action::ByHand, phase)
                if phase <= Phase::UprightPause && self.drive == Drive::Motion =>
            {
                self.drive = if self.is_lost() {
                    Drive::HandUntilSeen
                } else {
                    Drive::Hand
                };
            }
            (Action::Lower, Phase::Armed | Phase::Rest) => self.lower(out),
            (Action::AtAngle, Phase::Armed | Phase::Rest | Phase::Lowering) => self.settle(out),
            (Action::ComeUp, Phase::Lowering | Phase::AtAngle) => {
                self.cut_short(self.phase, out);
                self.begin_return(CueKind::ComeUpSlowly, out);
            }
            (Action::Level, Phase::Lowering | Phase::AtAngle) => {
                self.cut_short(self.phase, out);
                self.at_level(out);
            }
            (Action::Level, Phase::Returning) => self.at_level(out),
            (Action::Upright, Phase::FinalHold) => self.pause_upright(out),
            (Action::Upright, Phase::UprightPause) => self.upright_told = true,
            (Action::Sitting, Phase::FinalHold | Phase::UprightPause) => self.sit(out),
            (Action::Questions, Phase::Seated) => self.check_out(out),
            _ => {}
        }
    }

    /// Stop always means "return slowly". Where the table has not gone down there is nothing to
    /// return from, and the session ends at the questions.
    fn stop(&mut self, out: &mut Vec<Effect>) {
        self.stopped |= self.phase <= Phase::FinalHold;
        match self.phase {
            Phase::Armed => {
                self.cut_short(Phase::Armed, out);
                self.finishing = true;
                let never_down = self.options.mode == Mode::Measured
                    && self
                        .known()
                        .is_some_and(|seen| seen.tilt.angle < LEVEL_BELOW);
                if never_down {
                    self.check_out(out);
                } else {
                    self.begin_return(CueKind::ExitWords, out);
                }
            }
            Phase::Lowering | Phase::AtAngle => {
                self.cut_short(self.phase, out);
                self.finishing = true;
                self.begin_return(CueKind::ExitWords, out);
            }
            Phase::Returning => {
                self.cut_short(Phase::Returning, out);
                self.finishing = true;
                self.reversible = false;
                self.say(CueKind::ExitWords);
            }
            Phase::Rest => {
                self.cut_short(Phase::Rest, out);
                self.finish_level(out);
            }
            Phase::FinalHold => self.cut_short(Phase::FinalHold, out),
            Phase::UprightPause | Phase::Seated | Phase::CheckOut | Phase::Done => {}
        }
    }
}

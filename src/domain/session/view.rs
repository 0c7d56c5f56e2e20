//! What a screen shows of the session. The dial reads the angle itself.

use crate::domain::{
    alarm::{AlarmKind, AlarmSet},
    breathing::Breath,
    guardian,
    phase::Phase,
    plan::PlanKind,
    record::Mode,
    units::{Degrees, Millis, MonoTime},
};

use super::{Action, ActionSet, Drive, SEATED, Session, measure};

/// What is known of the angle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AngleState {
    /// It is known; the dial shows it.
    Known,
    /// It is lost for this many whole seconds. No number is shown.
    Lost(Millis),
    /// There is no sensor in this session.
    NotMeasured,
}

/// What the person is asked to do now. The words are `content::session`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Instruction {
    /// Lower the head when ready.
    LowerWhenReady,
    /// Go on down to the angle.
    LowerToAngle,
    /// Come back up a little, into the band.
    EaseUp,
    /// Go down a little, into the band.
    EaseDown,
    /// Hold here.
    Hold,
    /// Come up slowly.
    ComeUpSlowly,
    /// Rest at horizontal.
    Rest,
    /// The rest is over; lower again when ready.
    NextSet,
    /// Stay flat.
    StayFlat,
    /// Come up to about 15 degrees.
    ComeUpright,
    /// Pause there.
    PauseUpright,
    /// Sit.
    Sit,
    /// Answer the questions.
    Answer,
    /// It is over.
    Over,
}

impl Instruction {
    /// Every instruction.
    pub const ALL: [Self; 14] = [
        Self::LowerWhenReady,
        Self::LowerToAngle,
        Self::EaseUp,
        Self::EaseDown,
        Self::Hold,
        Self::ComeUpSlowly,
        Self::Rest,
        Self::NextSet,
        Self::StayFlat,
        Self::ComeUpright,
        Self::PauseUpright,
        Self::Sit,
        Self::Answer,
        Self::Over,
    ];
}

/// A moment of the session, in whole seconds, so that equal views need no redraw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SessionView {
    /// The phase.
    pub phase: Phase,
    /// The set the person is in or about to begin, from 1.
    pub set: u8,
    /// Sets planned.
    pub sets: u8,
    /// Cycle of an oscillation or step of a staircase within the set, from 1; `None` for others.
    pub step: Option<u16>,
    /// Inversion angle to hold now.
    pub target: Degrees,
    /// Lower edge of the band.
    pub floor: Degrees,
    /// Upper edge of the band.
    pub limit: Degrees,
    /// Time at angle so far.
    pub time_at_angle: Millis,
    /// What is left of the running clock: hold, rest, final hold, upright pause or seated minute;
    /// rounded up to whole seconds.
    pub remaining: Option<Millis>,
    /// Whether that clock stands still, outside the band or not yet upright.
    pub paused: bool,
    /// What is known of the angle.
    pub angle: AngleState,
    /// The active alarms.
    pub alarms: AlarmSet,
    /// The most urgent of them: the one that is shown large.
    pub top_alarm: Option<AlarmKind>,
    /// What to do now.
    pub instruction: Instruction,
    /// The buttons that apply. `Stop` applies as long as the person is on the table.
    pub actions: ActionSet,
    /// Whether clock and buttons, not motion, move the session on.
    pub by_hand: bool,
    /// Whether going on by hand is offered: the angle stays away.
    pub offer_by_hand: bool,
    /// The half of the paced breath, while the pacer runs.
    pub breath: Option<Breath>,
    /// Whether the exit words are shown: stopped, or stuck.
    pub exit_words: bool,
    /// Whether Stop was pressed: the symptoms are asked once the person is back.
    pub stopped: bool,
}

const fn whole_secs_up(span: Millis) -> Millis {
    Millis(span.0.div_ceil(1_000).saturating_mul(1_000))
}

const fn whole_secs(span: Millis) -> Millis {
    Millis(span.0 - span.0 % 1_000)
}

impl Session {
    /// The view at `now`, or at the newest event if that is later.
    pub fn view(&self, now: MonoTime) -> SessionView {
        let now = now.max(self.now);
        let leg = self.current_leg();
        let plan = &self.options.plan;
        let alarms = self.guardian.active();
        let stepped = matches!(plan.kind(), PlanKind::Oscillation | PlanKind::Staircase);
        SessionView {
            phase: self.phase,
            set: leg.map_or(plan.sets(), |leg| leg.set.saturating_add(1)),
            sets: plan.sets(),
            step: stepped.then(|| self.course.step(self.leg)),
            target: leg.map_or(plan.target(), |leg| leg.target),
            floor: leg.map_or(plan.band_floor(), |leg| leg.floor),
            limit: leg.map_or(plan.limit(), |leg| leg.limit),
            time_at_angle: whole_secs(self.measured.time_at_angle()),
            remaining: self.remaining(now).map(whole_secs_up),
            paused: self.is_paused(),
            angle: self.angle_state(now),
            alarms,
            top_alarm: guardian::most_urgent(alarms),
            instruction: self.instruction(),
            actions: self.actions(),
            by_hand: self.drive != Drive::Motion,
            offer_by_hand: self.offers_by_hand(),
            breath: self
                .breath_pace()
                .map(|pace| pace.at(self.phase_since, now).0),
            exit_words: alarms.contains(AlarmKind::StuckInverted)
                || (self.phase == Phase::Returning && self.stopped),
            stopped: self.stopped,
        }
    }

    fn angle_state(&self, now: MonoTime) -> AngleState {
        if self.options.mode == Mode::Manual {
            AngleState::NotMeasured
        } else if measure::follows(self.last_valid(), now) && self.seen.is_some() {
            AngleState::Known
        } else {
            AngleState::Lost(whole_secs(now.since(self.last_valid())))
        }
    }

    fn remaining(&self, now: MonoTime) -> Option<Millis> {
        let of_phase = now.since(self.phase_since);
        match self.phase {
            Phase::AtAngle => Some(self.hold_remaining()),
            Phase::Rest => Some(self.rest.saturating_sub(of_phase)),
            Phase::FinalHold => Some(self.final_hold_length().saturating_sub(of_phase)),
            Phase::UprightPause => Some(
                self.upright_length()
                    .saturating_sub(measure::millis(self.upright_us)),
            ),
            Phase::Seated => Some(SEATED.saturating_sub(of_phase)),
            Phase::Armed | Phase::Lowering | Phase::Returning | Phase::CheckOut | Phase::Done => {
                None
            }
        }
    }

    /// The known angle, where motion drives the session.
    fn driving_angle(&self) -> Option<Degrees> {
        self.known()
            .filter(|_| self.drive == Drive::Motion)
            .map(|seen| seen.tilt.angle)
    }

    fn is_paused(&self) -> bool {
        match self.phase {
            Phase::AtAngle => self
                .driving_angle()
                .zip(self.current_leg())
                .is_some_and(|(angle, leg)| !leg.in_band(angle)),
            Phase::UprightPause => {
                self.driving_angle().is_some() && self.upright_us == 0 && !self.upright_told
            }
            _ => false,
        }
    }

    fn instruction(&self) -> Instruction {
        match self.phase {
            Phase::Armed => Instruction::LowerWhenReady,
            Phase::Lowering | Phase::AtAngle => {
                let place = self.driving_angle().zip(self.current_leg());
                match place {
                    Some((angle, leg)) if angle > leg.limit => Instruction::EaseUp,
                    Some((angle, leg)) if angle < leg.floor && self.phase == Phase::AtAngle => {
                        Instruction::EaseDown
                    }
                    _ if self.phase == Phase::AtAngle => Instruction::Hold,
                    _ => Instruction::LowerToAngle,
                }
            }
            Phase::Returning => Instruction::ComeUpSlowly,
            Phase::Rest if self.said.rest_over => Instruction::NextSet,
            Phase::Rest => Instruction::Rest,
            Phase::FinalHold => Instruction::StayFlat,
            Phase::UprightPause if self.is_paused() => Instruction::ComeUpright,
            Phase::UprightPause => Instruction::PauseUpright,
            Phase::Seated => Instruction::Sit,
            Phase::CheckOut => Instruction::Answer,
            Phase::Done => Instruction::Over,
        }
    }

    fn actions(&self) -> ActionSet {
        let actions = match self.phase {
            Phase::Armed => {
                ActionSet::of(&[Action::Next, Action::Lower, Action::AtAngle, Action::Stop])
            }
            Phase::Lowering => ActionSet::of(&[
                Action::Next,
                Action::AtAngle,
                Action::ComeUp,
                Action::Level,
                Action::Stop,
            ]),
            Phase::AtAngle => {
                ActionSet::of(&[Action::Next, Action::ComeUp, Action::Level, Action::Stop])
            }
            Phase::Rest => {
                ActionSet::of(&[Action::Next, Action::Lower, Action::AtAngle, Action::Stop])
            }
            Phase::Returning => ActionSet::of(&[Action::Next, Action::Level, Action::Stop]),
            Phase::FinalHold => {
                ActionSet::of(&[Action::Next, Action::Upright, Action::Sitting, Action::Stop])
            }
            Phase::UprightPause => ActionSet::of(&[Action::Next, Action::Upright, Action::Sitting]),
            Phase::Seated => ActionSet::of(&[Action::Next, Action::Questions]),
            Phase::CheckOut | Phase::Done => ActionSet::NONE,
        };
        if self.on_table() && self.drive == Drive::Motion {
            actions.with(Action::ByHand)
        } else {
            actions
        }
    }
}

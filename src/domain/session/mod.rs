//! The session machine: what happens goes in, with its time; what is to be done comes out.
//!
//! Invariants: time is only ever in the events, and only the monotonic clock is read; every phase
//! but the last has a way on by button; the only abort is the guided slow return; nothing here
//! speaks, stores or draws.

mod alarms;
mod clock;
mod course;
mod event;
mod measure;
mod motion;
mod phases;
mod recording;
#[cfg(test)]
mod tests;
mod view;

pub use course::{After, CYCLE, Course, Leg, STEP_DEGREES, STEP_HOLD, SWAY_ROOM};
pub use event::{
    Action, ActionSet, EMPTY_BATTERY_PERCENT, Effect, Event, StartError, StartOptions,
};
pub use view::{AngleState, Instruction, SessionView};

use measure::{Measured, Seen};
use recording::Recording;

use super::{
    cue::{CueKind, CueLogLine, CueQueue},
    guardian::{Guardian, Sample, Sighting},
    journal::{self, Answered, JournalEntry, Opening, Tally},
    phase::Phase,
    record::{Ending, Mode, SessionRecord},
    tilt::{AngleLost, Quality, TiltSample},
    units::{Degrees, Millis, MonoTime},
};

/// Settled means inside the band for this long (product rule, section 6).
pub const SETTLED_AFTER: Millis = Millis::from_secs(2);
/// Return is recognised below this (product rule, section 6).
pub const LEVEL_BELOW: Degrees = Degrees::whole(10);
/// Going down again from horizontal is recognised above this.
/// Chosen by us: two degrees above [`LEVEL_BELOW`], so that sway at the edge moves nothing.
pub const LEAVES_LEVEL_ABOVE: Degrees = Degrees::whole(12);
/// The table has begun to go down once the head is this much lower than it was while armed.
/// Chosen by us: more than getting settled on the bed does, reached early in any lowering.
pub const LOWERING_AFTER: Degrees = Degrees::whole(5);
/// The upright pause is made at this angle or more upright (product rule, section 6).
pub const UPRIGHT_AT: Degrees = Degrees::whole(-15);
/// Length of the upright pause (product rule, section 6).
pub const UPRIGHT_PAUSE: Millis = Millis::from_secs(15);
/// By clock alone the upright pause is this much longer. Chosen by us: time to come up.
pub const TIME_TO_COME_UPRIGHT: Millis = Millis::from_secs(10);
/// After this long the upright pause is over wherever the table is. Chosen by us: whoever sat up
/// from a level table is sitting by then.
pub const LONGEST_UPRIGHT_PAUSE: Millis = Millis::from_secs(120);
/// Upright for this long between sets, or after giving up on the way down, ends the inversion.
/// Chosen by us: longer than shifting on the bed, and nobody waits upright for a next set.
pub const UPRIGHT_FOR_GOOD: Millis = Millis::from_secs(20);
/// Length of the seated minute (product rule, section 6).
pub const SEATED: Millis = Millis::from_secs(60);
/// Added to the final hold after dizziness on the previous return (product rule, section 6).
pub const AFTER_DIZZINESS: Millis = Millis::from_secs(30);
/// Beyond its holds one stretch of inversion may take this much longer, for each leg: the way
/// down, settling, and clocks that stood still outside the band. Chosen by us: 45 degrees at one
/// degree per second, the slowest motor table we know, and a little more. Then the return is cued.
pub const STRETCH_ALLOWANCE: Millis = Millis::from_secs(60);
/// A hidden page is spoken about after this long (product rule, section 6).
pub const HIDDEN_AFTER: Millis = Millis::from_secs(2);
/// Going on by hand is offered when the angle has been lost for this long. Chosen by us: longer
/// than a phone call's banner or a locked screen takes.
pub const OFFER_BY_HAND_AFTER: Millis = Millis::from_secs(10);

/// What moves the session on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drive {
    /// The measured angle; buttons as well.
    Motion,
    /// Clock and buttons, until the angle is back.
    HandUntilSeen,
    /// Clock and buttons.
    Hand,
}

/// Cues that are given once.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    halfway: bool,
    last_seconds: bool,
    paused: bool,
    rest_over: bool,
    by_hand: bool,
    battery: bool,
}

/// A running session.
#[derive(Debug, Clone)]
pub struct Session {
    options: StartOptions,
    course: Course,
    record: SessionRecord,
    now: MonoTime,
    drive: Drive,

    phase: Phase,
    phase_since: MonoTime,
    /// Index of the current leg of the course.
    leg: u16,
    /// Hold of the current leg so far.
    held_us: u64,
    /// Whether the current leg's hold is over.
    hold_done: bool,
    /// Up to when the hold, or the upright pause, has been counted.
    marked: MonoTime,
    /// Upright pause so far.
    upright_us: u64,
    /// Whether the person said to be upright.
    upright_told: bool,
    /// Length of the current rest.
    rest: Millis,
    final_hold: Millis,
    sets_done: u8,
    /// No set follows: the next stay at horizontal is the final hold.
    finishing: bool,
    /// Coming up before the hold was over, by motion alone: going back down takes it up again.
    reversible: bool,
    /// Whether Stop was pressed.
    stopped: bool,
    /// The phase in which the plan was first cut short.
    cut_short: Option<Phase>,

    seen: Option<Seen>,
    /// Most upright angle while armed.
    baseline: Option<Degrees>,
    in_band_since: Option<MonoTime>,
    below_since: Option<MonoTime>,
    out_of_band_since: Option<MonoTime>,
    upright_since: Option<MonoTime>,
    inverted_since: Option<MonoTime>,
    /// Whether the person has been inverted at all.
    went_down: bool,
    /// Whether the current leg's band was ever reached.
    reached: bool,
    /// Whether this stretch has held a leg already.
    stretch_held: bool,
    hold_over: Option<MonoTime>,
    return_cued: Option<MonoTime>,
    hidden_at: Option<MonoTime>,

    said: Said,
    breath: Option<u64>,
    measured: Measured,
    guardian: Guardian,
    queue: CueQueue,
    recording: Recording,
}

impl Session {
    /// Starts a session inside the Start tap: sound, screen and journal are asked for at once.
    ///
    /// # Errors
    /// [`StartError`] if the plan goes beyond the permit, or the day's time is used up.
    pub fn start(options: StartOptions) -> Result<(Self, Vec<Effect>), StartError> {
        let plan = options.plan;
        check_permit(&options)?;
        let opening = Opening {
            id: options.id,
            started: options.started,
            mode: options.mode,
            equipment: options.equipment,
            plan,
            gate: options.permit.stamp(),
            before: options.before,
        };
        let by_motion = options.mode == Mode::Measured && options.settings.motion_control;
        let mut session = Self {
            course: Course::new(plan, options.permit.ceiling()),
            record: journal::blank_record(&opening),
            now: options.at,
            drive: if by_motion {
                Drive::Motion
            } else {
                Drive::Hand
            },
            phase: Phase::Armed,
            phase_since: options.at,
            leg: 0,
            held_us: 0,
            hold_done: false,
            marked: options.at,
            upright_us: 0,
            upright_told: false,
            rest: plan.rest(),
            final_hold: Millis::ZERO,
            sets_done: 0,
            finishing: false,
            reversible: false,
            stopped: false,
            cut_short: None,
            seen: None,
            baseline: None,
            in_band_since: None,
            below_since: None,
            out_of_band_since: None,
            upright_since: None,
            inverted_since: None,
            went_down: false,
            reached: false,
            stretch_held: false,
            hold_over: None,
            return_cued: None,
            hidden_at: None,
            said: Said::default(),
            breath: None,
            measured: Measured::default(),
            guardian: Guardian::default(),
            queue: CueQueue::default(),
            recording: Recording::default(),
            options,
        };
        let mut out = vec![Effect::Sound(true), Effect::KeepAwake(true)];
        write(&mut out, JournalEntry::Opened(opening));
        session.enter(Phase::Armed, &mut out);
        session.say(if by_motion {
            CueKind::Ready
        } else {
            CueKind::ReadyByHand
        });
        session.give_cue(&mut out);
        Ok((session, out))
    }

    /// Takes in what happened. An event older than the newest one counts as happening now.
    /// After [`Phase::Done`] nothing happens any more.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let mut out = Vec::new();
        if self.phase == Phase::Done {
            return out;
        }
        self.now = self.now.max(event.at());
        let mut sighting = None;
        match event {
            Event::Tilt(sample) => sighting = self.take_sample(sample, &mut out),
            Event::Tick(_) => {}
            Event::Button(action, _) => self.press(action, &mut out),
            Event::Hidden(_) => self.hidden_at = Some(self.now),
            Event::Visible(_) => self.visible_again(),
            Event::CueEnded(_) => self.queue.ended(),
            Event::BatteryLow(_) => self.tell_battery(),
            Event::PainBefore(pain, _) => self.answer(Answered::Before(pain), &mut out),
            Event::PainAfter(pain, _) => self.answer(Answered::After(pain), &mut out),
            Event::Symptoms(symptoms, _) => self.answer(Answered::Symptoms(symptoms), &mut out),
            Event::DizzyOnReturn(dizzy, _) => {
                self.answer(Answered::DizzyOnReturn(dizzy), &mut out);
            }
            Event::Note(note, _) => self.answer(Answered::Note(note), &mut out),
            Event::AnswersDone(_) => self.answers_done(&mut out),
        }
        self.run_clocks(&mut out);
        self.guard(sighting.unwrap_or_else(|| self.without_sample()), &mut out);
        self.pace_breath();
        self.write_samples(&mut out);
        self.give_cue(&mut out);
        out
    }

    /// What the person has been told so far: given, dropped and replaced cues.
    pub fn cue_log(&self) -> &[CueLogLine] {
        self.queue.log()
    }

    /// The phase the session is in.
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// What the session was started with.
    pub const fn options(&self) -> &StartOptions {
        &self.options
    }

    /// Whether the person is on the table, with the phone strapped to it.
    fn on_table(&self) -> bool {
        self.phase <= Phase::UprightPause
    }

    /// The leg the session is in, or its last one.
    fn current_leg(&self) -> Option<Leg> {
        self.course.leg(self.leg)
    }

    /// The angle, while it is known.
    fn known(&self) -> Option<&Seen> {
        self.seen
            .as_ref()
            .filter(|seen| measure::follows(seen.at, self.now))
    }

    /// Whether an angle is expected and none has come for a second.
    fn is_lost(&self) -> bool {
        self.options.mode == Mode::Measured && !measure::follows(self.last_valid(), self.now)
    }

    /// When the angle was last known; the start if it never was.
    fn last_valid(&self) -> MonoTime {
        self.seen.map_or(self.options.at, |seen| seen.at)
    }

    fn since_start(&self, moment: MonoTime) -> Millis {
        moment.since(self.options.at)
    }

    fn say(&mut self, kind: CueKind) {
        self.queue.push(kind, self.now, &self.options.settings);
    }

    fn give_cue(&mut self, out: &mut Vec<Effect>) {
        if let Some(cue) = self.queue.next(self.now) {
            out.push(Effect::Cue(cue));
        }
    }

    fn answer(&mut self, answer: Answered, out: &mut Vec<Effect>) {
        let at = self.since_start(self.now);
        write(
            out,
            JournalEntry::Answered {
                at,
                answer: answer.clone(),
            },
        );
        journal::apply_answer(&mut self.record, answer);
    }

    fn tally(&self) -> Tally {
        let mut measured = self.measured;
        if self.on_table() && self.is_lost() {
            measured.was_blind(self.now.micros_since(self.last_valid()));
        }
        measured.tally(self.sets_done, self.final_hold)
    }

    fn visible_again(&mut self) {
        let Some(hidden) = self.hidden_at.take() else {
            return;
        };
        let gap = self.now.since(hidden);
        if gap > HIDDEN_AFTER && self.on_table() && self.options.mode == Mode::Measured {
            self.say(CueKind::NotSeen(gap));
        }
    }

    /// Told while there is still something to come back from; the journal is written every second, so
    /// that a phone going dark loses no more than that.
    fn tell_battery(&mut self) {
        if self.on_table() && !self.said.battery {
            self.said.battery = true;
            self.say(CueKind::BatteryLow);
        }
    }

    /// Takes in a sample of the gauge. What is not valid is silence.
    fn take_sample(&mut self, sample: TiltSample, out: &mut Vec<Effect>) -> Option<Sighting> {
        let tilt = sample.tilt.ok()?;
        let is_newer = self.seen.is_none_or(|seen| sample.at > seen.at);
        if self.options.mode == Mode::Manual || !self.on_table() || !is_newer {
            return None;
        }
        let now = Seen {
            at: sample.at,
            tilt,
        };
        let before = self.seen.replace(now);
        self.follow(before, now, out);
        Some(Sighting::Fresh(Sample {
            angle: tilt.angle,
            rate: tilt.rate,
            slipping: tilt.quality == Quality::Slipping,
        }))
    }

    fn write_samples(&mut self, out: &mut Vec<Effect>) {
        if self.phase >= Phase::CheckOut {
            return;
        }
        let at = self.since_start(self.now);
        if let Some(points) = self.recording.due_chunk(at) {
            let tally = self.tally();
            write(out, JournalEntry::Samples { at, points, tally });
        }
    }

    /// Ends the session: the record and its trace, and the sound let go.
    fn answers_done(&mut self, out: &mut Vec<Effect>) {
        if self.phase != Phase::CheckOut {
            return;
        }
        self.enter(Phase::Done, out);
        let mut record = self.record.clone();
        journal::apply_tally(&mut record, &self.tally());
        record.ending = match self.cut_short {
            None => Ending::Completed,
            Some(during) => Ending::Stopped { during },
        };
        // Not before: a wrong tap can be taken back until then, a lock cannot. Cut short here, the session
        // is in the way of the next one until it is kept, and locks it then.
        if !record.symptoms.is_empty() {
            out.push(Effect::LockNextSession(record.symptoms));
        }
        let trace = core::mem::take(&mut self.recording.trace);
        out.push(Effect::Record(Box::new((record, trace))));
        out.push(Effect::Sound(false));
    }
}

/// Whether the permit covers what is about to start.
fn check_permit(options: &StartOptions) -> Result<(), StartError> {
    let StartOptions { permit, plan, .. } = options;
    if plan.target() > permit.ceiling() {
        return Err(StartError::AboveCeiling);
    }
    if left_today(options) == Millis::ZERO {
        return Err(StartError::DailyCapReached);
    }
    if permit.allows(plan).is_err() || !permit.is_valid(options.started.at) {
        return Err(StartError::NotPermitted);
    }
    Ok(())
}

/// Time at angle the day still allows.
fn left_today(options: &StartOptions) -> Millis {
    options
        .permit
        .left_today()
        .saturating_sub(options.used_today)
}

fn write(out: &mut Vec<Effect>, entry: JournalEntry) {
    out.push(Effect::Journal {
        durability: entry.durability(),
        entry,
    });
}

/// No valid sample for longer than this and the angle is lost.
const _: () = assert!(AngleLost::AFTER.0 == 1_000);

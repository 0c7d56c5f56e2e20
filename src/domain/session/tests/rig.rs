//! A simulated table, phone and person: drives a session and keeps what it asked for.

use crate::domain::{
    alarm::AlarmKind,
    cue::{Cue, CueKind},
    journal::JournalEntry,
    phase::Phase,
    plan::{Plan, PlanDraft, PlanKind},
    record::{Equipment, Mode, SessionId, SessionRecord},
    screening::Permit,
    session::{Action, Effect, Event, Session, SessionView, StartOptions},
    settings::SessionSettings,
    tilt::{AngleLost, Motion, Quality, Tilt, TiltSample},
    trace::Trace,
    units::{DegPerSec, Degrees, LocalTime, Millis, MonoTime, UnixMillis},
};

/// A sample every 20 ms and a prompt every 240 ms.
const STEP_MS: u64 = 20;
const PROMPT_EVERY: u64 = 12;

pub(super) fn plan(target: i16, sets: u8, hold: u32) -> Plan {
    plan_of(PlanKind::Free, target, sets, hold)
}

pub(super) fn plan_of(kind: PlanKind, target: i16, sets: u8, hold: u32) -> Plan {
    let draft = PlanDraft {
        kind,
        target: Degrees::whole(target),
        sets,
        hold: Millis::from_secs(hold),
        rest: Millis::from_secs(60),
        final_hold: Millis::from_secs(60),
    };
    Plan::new(draft, Plan::DEFAULT_CEILING).unwrap()
}

pub(super) fn options(plan: Plan, mode: Mode) -> StartOptions {
    StartOptions {
        id: SessionId::new(UnixMillis(1_795_390_200_000), 7),
        plan,
        permit: Permit::for_tests(),
        mode,
        equipment: Equipment::Table,
        settings: SessionSettings::default(),
        used_today: Millis::ZERO,
        dizzy_last_return: false,
        before: None,
        started: LocalTime {
            at: UnixMillis(60_000),
            offset_minutes: 60,
        },
        at: MonoTime::from_millis(5_000),
    }
}

pub(super) struct Rig {
    pub(super) session: Session,
    pub(super) now: MonoTime,
    start: MonoTime,
    angle: f64,
    steps: u64,
    /// Whether the sensor delivers.
    pub(super) sensor: bool,
    pub(super) quality: Quality,
    pub(super) cues: Vec<(Millis, Cue)>,
    pub(super) journal: Vec<JournalEntry>,
    pub(super) phases: Vec<(Millis, Phase)>,
    pub(super) kept: Option<(SessionRecord, Trace)>,
    pub(super) awake: bool,
    pub(super) sound: bool,
    pub(super) locked: bool,
    in_band: Millis,
    over_since: Option<(MonoTime, Degrees)>,
    fast_since: Option<MonoTime>,
    valid_at: MonoTime,
}

impl core::fmt::Debug for Rig {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.session.options().fmt(formatter)
    }
}

impl Rig {
    pub(super) fn measured(plan: Plan) -> Self {
        Self::new(options(plan, Mode::Measured))
    }

    pub(super) fn manual(plan: Plan) -> Self {
        Self::new(options(plan, Mode::Manual))
    }

    pub(super) fn new(options: StartOptions) -> Self {
        let (session, effects) = Session::start(options).unwrap();
        let mut rig = Self {
            session,
            now: options.at,
            start: options.at,
            angle: 0.0,
            steps: 0,
            sensor: options.mode == Mode::Measured,
            quality: Quality::Good,
            cues: Vec::new(),
            journal: Vec::new(),
            phases: Vec::new(),
            kept: None,
            awake: false,
            sound: false,
            locked: false,
            in_band: Millis::ZERO,
            over_since: None,
            fast_since: None,
            valid_at: options.at,
        };
        rig.take(effects);
        rig
    }

    pub(super) fn at(&self) -> Millis {
        self.now.since(self.start)
    }

    /// Wall time spent in the band of the leg of the moment, in steps that touch it.
    pub(super) const fn in_band(&self) -> Millis {
        self.in_band
    }

    pub(super) fn view(&self) -> SessionView {
        self.session.view(self.now)
    }

    pub(super) fn phase(&self) -> Phase {
        self.session.phase()
    }

    pub(super) fn send(&mut self, event: Event) {
        let effects = self.session.update(event);
        self.take(effects);
    }

    pub(super) fn press(&mut self, action: Action) {
        self.send(Event::Button(action, self.now));
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Cue(cue) => {
                    assert!(self.now < cue.expires, "{cue:?} was given late");
                    self.cues.push((self.at(), cue));
                }
                Effect::Journal { entry, .. } => {
                    if let JournalEntry::Phase { at, phase, .. } = &entry {
                        self.phases.push((*at, *phase));
                    }
                    self.journal.push(entry);
                }
                Effect::Record(kept) => self.kept = Some(*kept),
                Effect::KeepAwake(awake) => self.awake = awake,
                Effect::Sound(sound) => self.sound = sound,
                Effect::LockNextSession(_) => self.locked = true,
            }
        }
    }

    /// Moves the table evenly to `to` degrees within `millis`.
    pub(super) fn tilt(&mut self, to: f64, millis: u64) {
        let steps = (millis / STEP_MS).max(1);
        let each = (to - self.angle) / steps as f64;
        let rate = each * 1000.0 / STEP_MS as f64;
        for _ in 0..steps {
            self.angle += each;
            self.step(rate);
        }
        self.angle = to;
    }

    /// Leaves the table where it is.
    pub(super) fn stay(&mut self, millis: u64) {
        for _ in 0..millis / STEP_MS {
            self.step(0.0);
        }
    }

    /// Leaves the table where it is until `phase` begins; fails after `within` seconds.
    pub(super) fn stay_until(&mut self, phase: Phase, within: u64) {
        for _ in 0..within * 1000 / STEP_MS {
            if self.phase() == phase {
                return;
            }
            self.step(0.0);
        }
        panic!("{phase:?} not reached, still {:?}", self.phase());
    }

    /// Leaves the table where it is until `phase` ends; fails after `within` seconds.
    pub(super) fn stay_while(&mut self, phase: Phase, within: u64) {
        for _ in 0..within * 1000 / STEP_MS {
            if self.phase() != phase {
                return;
            }
            self.step(0.0);
        }
        panic!("{phase:?} does not end");
    }

    /// Time passes and nothing arrives, as with a hidden page.
    pub(super) fn sleep(&mut self, millis: u64) {
        self.now = self.now.after(Millis(millis));
        // What lies between two samples a second apart or less is taken as seen.
        if millis <= 1_000 {
            self.in_band += Millis(millis);
        }
        // Of more, nothing is known.
        self.over_since = None;
        self.fast_since = None;
    }

    fn step(&mut self, rate: f64) {
        let view = self.view();
        let margin = rate.abs() * STEP_MS as f64 / 1000.0;
        if self.sensor
            && self.angle >= view.floor.get() - margin
            && self.angle <= view.limit.get() + margin
        {
            self.in_band += Millis(STEP_MS);
        }
        self.now = self.now.after(Millis(STEP_MS));
        self.steps += 1;
        let sample = self.sample(rate);
        self.send(Event::Tilt(sample));
        if self.steps.is_multiple_of(PROMPT_EVERY) {
            self.send(Event::Tick(self.now));
        }
        self.check_alarms(rate);
    }

    /// What the gauge says now, turning at `rate`.
    pub(super) fn sample(&self, rate: f64) -> TiltSample {
        let motion = if rate > 1.0 {
            Motion::Lowering
        } else if rate < -1.0 {
            Motion::Returning
        } else {
            Motion::Still
        };
        let tilt = if self.sensor {
            Ok(Tilt {
                angle: Degrees::new(self.angle).unwrap(),
                rate: DegPerSec::new(rate).unwrap(),
                sigma: Degrees::ZERO,
                quality: self.quality,
                motion,
            })
        } else {
            Err(AngleLost::Garbage)
        };
        TiltSample { at: self.now, tilt }
    }

    /// Every condition that has held for its time and 300 ms more has raised its alarm, whatever
    /// else is going on.
    fn check_alarms(&mut self, rate: f64) {
        let view = self.view();
        let on_table = view.phase <= Phase::UprightPause;
        let moves = on_table && view.phase != Phase::Armed;
        let measures = self.session.options().mode == Mode::Measured;
        let sees = measures && self.sensor;
        if !measures || !on_table || self.sensor {
            self.valid_at = self.now;
        }
        let over = sees && on_table && self.angle > view.limit.get();
        self.over_since = match self.over_since {
            Some((since, limit)) if over && limit == view.limit => Some((since, limit)),
            _ => over.then_some((self.now, view.limit)),
        };
        let fast = sees && moves && rate.abs() > 15.0;
        self.fast_since = fast.then(|| self.fast_since.unwrap_or(self.now));
        let held = |since: Option<MonoTime>| since.map_or(Millis::ZERO, |at| self.now.since(at));
        let expected = [
            (
                AlarmKind::OverAngle,
                held(self.over_since.map(|over| over.0)) >= Millis(1_300),
            ),
            (AlarmKind::TooFast, held(self.fast_since) >= Millis(600)),
            (
                AlarmKind::AngleLost,
                held(Some(self.valid_at)) >= Millis(1_300),
            ),
        ];
        for (kind, due) in expected {
            assert!(
                !due || view.alarms.contains(kind),
                "{kind:?} is due at {:?}",
                self.at()
            );
        }
    }

    /// The phases passed, in order.
    pub(super) fn passed(&self) -> Vec<Phase> {
        self.phases.iter().map(|(_, phase)| *phase).collect()
    }

    /// The cues given, in order.
    pub(super) fn said(&self) -> Vec<CueKind> {
        self.cues.iter().map(|(_, cue)| cue.kind).collect()
    }

    /// The alarms raised, in order.
    pub(super) fn alarms(&self) -> Vec<AlarmKind> {
        self.journal
            .iter()
            .filter_map(|entry| match entry {
                JournalEntry::AlarmRaised { kind, .. } => Some(*kind),
                _ => None,
            })
            .collect()
    }

    /// From the final hold to the end, as a calm person does it.
    pub(super) fn finish(&mut self) -> (SessionRecord, Trace) {
        self.stay_until(Phase::UprightPause, 200);
        self.tilt(-20.0, 4_000);
        self.stay_until(Phase::Seated, 30);
        self.stay_until(Phase::CheckOut, 61);
        self.send(Event::AnswersDone(self.now));
        self.kept.clone().unwrap()
    }
}

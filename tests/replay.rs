//! Recorded tables through gauge, session and guardian together, against the truth beside them.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use plumbline::{
    domain::{
        alarm::AlarmKind,
        checklist::{CheckItem, ChecklistProgress, Companion, Requirement},
        guardian,
        journal::JournalEntry,
        ladder::standing,
        phase::Phase,
        plan::{Plan, PlanDraft, PlanKind},
        record::{Ending, Equipment, Mode, SessionId, SessionRecord},
        screening::{
            Answer, AnswerSet, Answers, Bounds, Draft, GateHistory, NotTodayAnswers, NotTodaySet,
            OwnLimits, Permit, Request, VERSION, permit,
        },
        session::{
            Effect, Event, LEVEL_BELOW, LOWERING_AFTER, SETTLED_AFTER, Session, StartOptions,
            UPRIGHT_AT,
        },
        settings::SessionSettings,
        units::{Degrees, LocalTime, Millis, MonoTime, UnixMillis},
    },
    sensing::{Mount, TiltEstimator, mount::MountParts, raw_csv, reading::MotionReading},
};

/// A moment of a recorded table: what the phone read, and how the table truly stood and turned.
#[derive(Clone, Copy)]
struct Moment {
    reading: MotionReading,
    angle: f64,
    rate: f64,
}

fn trace(name: &str) -> Vec<Moment> {
    let path = format!(
        "{}/tests/fixtures/tilt/{name}.csv",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).unwrap();
    let readings = raw_csv::read(&text).unwrap();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let place = |name| header.iter().position(|column| *column == name).unwrap();
    let (angle, rate) = (place("angle_deg"), place("rate_dps"));
    readings
        .into_iter()
        .zip(lines)
        .map(|(reading, line)| {
            let fields: Vec<&str> = line.split(',').collect();
            Moment {
                reading,
                angle: fields[angle].parse().unwrap(),
                rate: fields[rate].parse().unwrap(),
            }
        })
        .collect()
}

/// What the person's earlier sessions taught about the mounting: the pivot, and up at horizontal.
fn earlier_mount(trace: &[Moment]) -> Mount {
    let mut scout = TiltEstimator::new(None);
    scout.begin_zero(trace[0].reading.at);
    for moment in trace {
        scout.push(moment.reading);
        if scout.mount().is_some() {
            break;
        }
    }
    let mut gauge = TiltEstimator::at_zero(scout.mount().copied());
    for moment in trace {
        gauge.push(moment.reading);
    }
    let learned = gauge.mount().unwrap().parts();
    let axis = learned.pivot.unwrap().axis;
    let start = trace[0].angle;
    Mount::from_parts(MountParts {
        zero: turned(learned.zero, axis, -start),
        upright: (start < -50.0).then_some(learned.zero),
        ..learned
    })
    .unwrap()
}

/// `vector` turned about the unit vector `axis`, right-handed (Rodrigues).
fn turned(vector: [f64; 3], axis: [f64; 3], degrees: f64) -> [f64; 3] {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let along: f64 = axis.iter().zip(&vector).map(|(a, v)| a * v).sum();
    let across = |i: usize, j: usize| axis[i] * vector[j] - axis[j] * vector[i];
    let crossed = [across(1, 2), across(2, 0), across(0, 1)];
    [0, 1, 2].map(|i| vector[i] * cos + crossed[i] * sin + axis[i] * along * (1.0 - cos))
}

const NOW: LocalTime = LocalTime {
    at: UnixMillis(1_795_600_000_000),
    offset_minutes: 0,
};

fn no_to_everything() -> AnswerSet {
    Draft {
        version: VERSION,
        begun: NOW,
        answers: Answers::all(Answer::No),
    }
    .complete(NOW)
    .unwrap()
}

/// A permit as a person gets one: every question answered no, the whole checklist confirmed.
fn permit_for(plan: &Plan) -> Permit {
    let history = GateHistory {
        sets: [no_to_everything()].into_iter().collect(),
        ..GateHistory::default()
    };
    let own = OwnLimits::default();
    let standing = standing(&[], &Bounds::at(&history, &own, NOW), NOW);
    let requirement = Requirement::new(&standing, Equipment::Table, NOW);
    let mut checklist = ChecklistProgress::new(requirement);
    checklist.tone_played();
    checklist.voice_played();
    for item in requirement.list.shown() {
        if item != CheckItem::Help {
            checklist.confirm(item).unwrap();
        }
    }
    checklist.confirm_help(Companion::Spotter).unwrap();
    permit(&Request {
        history: &history,
        past: &[],
        own: &own,
        today: Some(&NotTodayAnswers {
            applies: NotTodaySet::NONE,
            at: NOW,
        }),
        ready: checklist.finish(NOW).as_ref(),
        equipment: Equipment::Table,
        plan,
        now: NOW,
    })
    .unwrap()
}

fn plan(target: i16, hold: u32) -> Plan {
    Plan::new(
        PlanDraft {
            kind: PlanKind::Free,
            target: Degrees::whole(target),
            sets: 1,
            hold: Millis::from_secs(hold),
            rest: Millis::from_secs(60),
            final_hold: Millis::from_secs(60),
        },
        Plan::DEFAULT_CEILING,
    )
    .unwrap()
}

/// What came of a trace.
struct Replay {
    trace: Vec<Moment>,
    floor: f64,
    limit: f64,
    start: MonoTime,
    phases: Vec<(f64, Phase)>,
    alarms: Vec<(f64, AlarmKind)>,
    record: SessionRecord,
}

/// Plays trace `name` to a session of `plan`, prompts between as the app gives them; after its last
/// reading the phone lies still for `rest` seconds, and the questions are skipped.
fn replay(name: &str, plan: Plan, rest: u64) -> Replay {
    let recorded = trace(name);
    let mut gauge = TiltEstimator::new(Some(earlier_mount(&recorded)));
    let start = recorded[0].reading.at;
    let (mut session, mut effects) = Session::start(StartOptions {
        id: SessionId::new(NOW.at, 7),
        plan,
        permit: permit_for(&plan),
        mode: Mode::Measured,
        equipment: Equipment::Table,
        settings: SessionSettings::default(),
        used_today: Millis::ZERO,
        dizzy_last_return: false,
        before: None,
        started: NOW,
        at: start,
    })
    .unwrap();
    let view = session.view(start);
    let (floor, limit) = (view.floor.get(), view.limit.get());

    let mut prompted = start;
    let mut moments = recorded.clone();
    let still = recorded[recorded.len() - 60..].to_vec();
    let mut at = recorded.last().unwrap().reading.at;
    for index in 0..rest * 60 {
        at = at.after(Millis(if index % 3 == 0 { 16 } else { 17 }));
        let mut moment = still[usize::try_from(index % 60).unwrap()];
        moment.reading.at = at;
        moments.push(moment);
    }
    for moment in &moments {
        let now = moment.reading.at;
        while now.since(prompted) >= Millis(100) {
            prompted = prompted.after(Millis(100));
            effects.extend(session.update(Event::Tick(prompted)));
        }
        effects.extend(session.update(Event::Tilt(gauge.push(moment.reading))));
    }
    effects.extend(session.update(Event::AnswersDone(at)));

    let mut replay = Replay {
        trace: moments,
        floor,
        limit,
        start,
        phases: Vec::new(),
        alarms: Vec::new(),
        record: SessionRecord::clone(&unfinished(&effects)),
    };
    for effect in effects {
        match effect {
            Effect::Journal {
                entry: JournalEntry::Phase { at, phase, .. },
                ..
            } => replay.phases.push((at.secs_f64(), phase)),
            Effect::Journal {
                entry: JournalEntry::AlarmRaised { at, kind },
                ..
            } => replay.alarms.push((at.secs_f64(), kind)),
            _ => {}
        }
    }
    replay
}

/// The record that was kept; of a session still under way, what its journal gives.
fn unfinished(effects: &[Effect]) -> SessionRecord {
    let kept = effects.iter().find_map(|effect| match effect {
        Effect::Record(kept) => Some(kept.0.clone()),
        _ => None,
    });
    kept.unwrap_or_else(|| {
        let journal = effects.iter().filter_map(|effect| match effect {
            Effect::Journal { entry, .. } => Some(entry.clone()),
            _ => None,
        });
        plumbline::domain::journal::recover(journal).unwrap().0
    })
}

impl Replay {
    /// Seconds from the start of the session.
    fn time(&self, moment: &Moment) -> f64 {
        moment.reading.at.since(self.start).secs_f64()
    }

    fn in_band(&self, moment: &Moment) -> bool {
        (self.floor..=self.limit).contains(&moment.angle)
    }

    /// The first moment from `from` seconds on at which `condition` has held for `lasting` seconds.
    fn truly(&self, from: f64, lasting: f64, condition: impl Fn(&Moment) -> bool) -> f64 {
        let mut since = None;
        for moment in &self.trace {
            let now = self.time(moment);
            if now < from || !condition(moment) {
                since = None;
            } else if now - *since.get_or_insert(now) >= lasting {
                return now;
            }
        }
        panic!("it never was so");
    }

    /// Seconds truly spent in the band from `from` on.
    fn truly_in_band(&self, from: f64) -> f64 {
        self.trace
            .windows(2)
            .filter(|pair| self.time(&pair[0]) >= from && self.in_band(&pair[0]))
            .map(|pair| self.time(&pair[1]) - self.time(&pair[0]))
            .sum()
    }

    /// How often the table truly turned faster than the guardian allows, for as long as it allows.
    fn truly_too_fast(&self, kind: AlarmKind, above: f64, until: f64) -> usize {
        let needed = guardian::rule(kind).raised_after.secs_f64();
        let (mut count, mut since) = (0, None);
        let mut counted = false;
        for moment in &self.trace {
            let now = self.time(moment);
            if now > until || moment.rate.abs() <= above {
                (since, counted) = (None, false);
                continue;
            }
            let held = now - *since.get_or_insert(now);
            // A run that lasts hardly as long as the rule asks for may be seen either way.
            assert!(
                !(needed - 0.05..needed + 0.05).contains(&held) || moment.rate.abs() > above + 1.0
            );
            if held >= needed && !counted {
                (count, counted) = (count + 1, true);
            }
        }
        count
    }

    fn began(&self, phase: Phase) -> f64 {
        let (at, _) = self
            .phases
            .iter()
            .find(|(_, passed)| *passed == phase)
            .unwrap();
        *at
    }

    fn passed(&self) -> Vec<Phase> {
        self.phases.iter().map(|(_, phase)| *phase).collect()
    }

    fn raised(&self, kind: AlarmKind) -> usize {
        self.alarms
            .iter()
            .filter(|(_, raised)| *raised == kind)
            .count()
    }

    /// Each phase that motion begins did so within `tolerance` seconds of the truth.
    #[track_caller]
    fn assert_in_time(&self, hold: f64, tolerance: f64) {
        let begin = self.trace[0].angle;
        let lowered = self.truly(0.0, 0.0, |m| m.angle > begin + LOWERING_AFTER.get());
        let settled = self.truly(lowered, SETTLED_AFTER.secs_f64(), |m| self.in_band(m));
        let hold_over = settled + hold;
        let level = self.truly(hold_over, 0.0, |m| m.angle < LEVEL_BELOW.get());
        let expected = [
            (Phase::Lowering, lowered),
            (Phase::AtAngle, settled),
            (Phase::Returning, hold_over),
            (Phase::FinalHold, level),
        ];
        for (phase, truth) in expected {
            let began = self.began(phase);
            assert!(
                (began - truth).abs() <= tolerance,
                "{phase:?} began at {began:.2} s, truly at {truth:.2} s"
            );
        }
        let truth = self.truly_in_band(settled);
        let told = self.record.time_at_angle.secs_f64();
        assert!(
            (told - truth).abs() <= 1.0,
            "{told:.2} s at angle, truly {truth:.2} s"
        );
        println!(
            "at angle {told:.2} s, truly {truth:.2} s; alarms {:?}",
            self.alarms
        );
    }
}

const THROUGH: [Phase; 9] = [
    Phase::Armed,
    Phase::Lowering,
    Phase::AtAngle,
    Phase::Returning,
    Phase::FinalHold,
    Phase::UprightPause,
    Phase::Seated,
    Phase::CheckOut,
    Phase::Done,
];

/// Upright, 20 degrees for half a minute, 60 for a minute, level for ten seconds, upright; turning at
/// up to 37 degrees a second between.
#[track_caller]
fn assert_session(name: &str, tolerance: f64) {
    let replay = replay(name, plan(60, 50), 90);
    assert_eq!(replay.passed(), THROUGH, "{name}");
    replay.assert_in_time(50.0, tolerance);
    let level = replay.began(Phase::FinalHold);
    let upright = replay.truly(level, 2.0, |m| m.angle <= UPRIGHT_AT.get());
    assert!((replay.began(Phase::UprightPause) - upright).abs() <= tolerance);
    // Whoever sits up after ten of sixty seconds has cut the final hold short.
    assert_eq!(
        replay.record.ending,
        Ending::Stopped {
            during: Phase::FinalHold
        }
    );
    // It turns faster than 15 degrees a second four times, and nothing else is wrong.
    let seated = replay.began(Phase::Seated);
    let fast = replay.truly_too_fast(AlarmKind::TooFast, guardian::TOO_FAST.get(), seated);
    assert!(fast >= 3, "{fast}");
    assert_eq!(
        replay.raised(AlarmKind::TooFast),
        fast,
        "{:?}",
        replay.alarms
    );
    assert_eq!(replay.alarms.len(), fast, "{:?}", replay.alarms);
}

#[test]
fn a_session_on_a_typical_phone_is_followed_through_every_phase() {
    assert_session("session", 0.5);
}

#[test]
fn jitter_and_lost_events_change_nothing_of_it() {
    assert_session("session_jitter_loss", 0.5);
}

#[test]
fn nor_does_a_phone_without_a_gyroscope() {
    assert_session("session_no_gyro", 1.0);
}

/// Level, 60 degrees in eight seconds, two minutes there, and back in eight.
#[test]
fn a_calm_session_on_a_poor_phone_raises_no_alarm() {
    // It ends level, and nobody stands it up: whoever lies there that long has sat up by himself.
    let replay = replay("calm_poor_phone", plan(60, 110), 260);
    assert_eq!(replay.passed(), THROUGH);
    replay.assert_in_time(110.0, 1.0);
    assert_eq!(replay.alarms, []);
    assert_eq!(replay.record.ending, Ending::Completed);
}

#[test]
fn a_slow_motor_is_followed_down_without_an_alarm() {
    let replay = replay("slow_motor", plan(60, 120), 0);
    assert_eq!(replay.passed(), THROUGH[..3]);
    assert_eq!(replay.alarms, []);
    let settled = replay.truly(0.0, SETTLED_AFTER.secs_f64(), |m| replay.in_band(m));
    assert!((replay.began(Phase::AtAngle) - settled).abs() <= 0.5);
}

/// From upright to 45 degrees in 1.8 s, and back in 1.5: faster than anybody should.
#[test]
fn a_fast_table_is_an_alarm_both_ways_within_300_ms() {
    let replay = replay("fast", plan(45, 10), 60);
    assert_eq!(replay.passed()[..3], THROUGH[..3]);
    for (kind, above) in [
        (AlarmKind::TooFast, guardian::TOO_FAST.get()),
        (AlarmKind::FarTooFast, guardian::FAR_TOO_FAST.get()),
    ] {
        assert_eq!(replay.raised(kind), 2, "{:?}", replay.alarms);
        let lasting = guardian::rule(kind).raised_after.secs_f64();
        let down = replay.truly(0.0, lasting, |m| m.rate.abs() > above);
        let up = replay.truly(down + 5.0, lasting, |m| m.rate.abs() > above);
        let raised: Vec<f64> = replay
            .alarms
            .iter()
            .filter(|(_, raised)| *raised == kind)
            .map(|(at, _)| *at)
            .collect();
        for (truth, raised) in [down, up].into_iter().zip(raised) {
            assert!(
                (-0.1..=0.3).contains(&(raised - truth)),
                "{kind:?} at {raised:.2} s, truly at {truth:.2} s"
            );
        }
    }
    assert!(replay.record.fastest_return.unwrap().get() > 60.0);
}

//! Any record the app could hold, for property tests.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test file uses its own part; a refused literal is a bug of the test"
)]

use plumbline::domain::{
    alarm::AlarmKind,
    breathing::BreathPace,
    journal::{Answered, JournalEntry, Opening, Tally},
    phase::Phase,
    plan::{Plan, PlanDraft, PlanKind},
    profile::{PlanChoice, Profile},
    record::{
        ActivitySet, AlarmEvent, BodyMap, CheckIn, CheckInKind, DiaryEntry, Edit, EditedField,
        Ending, Equipment, GateStamp, Mode, Pain, SessionId, SessionRecord,
    },
    screening::{
        Answer, AnswerSet, Answers, Clearance, ClinicianLimits, Contraindication, Draft,
        GateHistory, ItemSet, NotTodayAnswers, NotTodaySet, Origin, OwnLimits, StopLock, VERSION,
    },
    settings::{
        AngleConvention, DegreeCalls, Flip, SessionSettings, Settings, Spoken, Theme,
        VoiceLanguage, Within,
    },
    symptom::SymptomSet,
    trace::{MarkKind, Trace, TraceMark, TracePoint},
    units::{DegPerSec, Degrees, LocalDay, LocalTime, Millis, Nrs, UnixMillis},
};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// Angles as they are stored: in hundredths of a degree, within a turn.
pub(crate) fn angle() -> impl Strategy<Value = Degrees> {
    (-36_000_i32..=36_000).prop_map(|centi| Degrees::new(f64::from(centi) / 100.0).unwrap())
}

/// Spans up to the longest that is stored.
pub(crate) fn span() -> impl Strategy<Value = Millis> {
    (0..=31 * 86_400_000_u64).prop_map(Millis)
}

pub(crate) fn local_time() -> impl Strategy<Value = LocalTime> {
    (
        -8_640_000_000_000_000..=8_640_000_000_000_000_i64,
        -1_440..=1_440_i16,
    )
        .prop_map(|(at, offset_minutes)| LocalTime {
            at: UnixMillis(at),
            offset_minutes,
        })
}

pub(crate) fn pain() -> impl Strategy<Value = Pain> {
    (select(&Nrs::ALL[..]), select(&Nrs::ALL[..])).prop_map(|(back, leg)| Pain { back, leg })
}

pub(crate) fn session_id() -> impl Strategy<Value = SessionId> {
    any::<u64>().prop_map(SessionId::from_bits)
}

pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    let kind = prop_oneof![
        any::<u8>().prop_map(|level| PlanKind::Ladder { level }),
        Just(PlanKind::Free),
        Just(PlanKind::SimpleStart),
        Just(PlanKind::Oscillation),
        Just(PlanKind::Staircase),
    ];
    let steps = [0..=8_500_i32, 0..=8_500, 0..=8_500];
    let spans = (1_000..=600_000_u64, 0..=600_000_u64, 0..=600_000_u64);
    (kind, steps, 1..=3_u8, spans).prop_map(|(kind, mut steps, sets, spans)| {
        steps.sort_unstable();
        let [target, limit, ceiling] =
            steps.map(|centi| Degrees::new(f64::from(centi) / 100.0).unwrap());
        let draft = PlanDraft {
            kind,
            target,
            sets,
            hold: Millis(spans.0),
            rest: Millis(spans.1),
            final_hold: Millis(spans.2),
        };
        Plan::from_parts(draft, limit, ceiling).unwrap()
    })
}

fn ending() -> impl Strategy<Value = Ending> {
    prop_oneof![
        Just(Ending::Completed),
        Just(Ending::Interrupted),
        select(&Phase::ALL[..]).prop_map(|during| Ending::Stopped { during }),
    ]
}

fn alarm() -> impl Strategy<Value = AlarmEvent> {
    (select(&AlarmKind::ALL[..]), span(), span()).prop_map(|(kind, at, lasted)| AlarmEvent {
        kind,
        at,
        lasted,
    })
}

fn edit() -> impl Strategy<Value = Edit> {
    let field = select(vec![
        EditedField::PainBefore,
        EditedField::PainAfter,
        EditedField::Symptoms,
        EditedField::Note,
    ]);
    (local_time(), field, any::<String>(), any::<String>()).prop_map(
        |(at, field, before, after)| Edit {
            at,
            field,
            before,
            after,
        },
    )
}

fn gate_stamp() -> impl Strategy<Value = GateStamp> {
    (any::<u16>(), local_time()).prop_map(|(version, time)| GateStamp {
        version,
        answered: time.at,
    })
}

fn mode() -> impl Strategy<Value = Mode> {
    select(vec![Mode::Measured, Mode::Manual])
}

fn equipment() -> impl Strategy<Value = Equipment> {
    select(vec![Equipment::Table, Equipment::Chair, Equipment::Boots])
}

/// A fastest return: positive, within a turn a second.
fn rate() -> impl Strategy<Value = DegPerSec> {
    (0..=36_000_i32).prop_map(|centi| DegPerSec::new(f64::from(centi) / 100.0).unwrap())
}

pub(crate) fn session() -> impl Strategy<Value = SessionRecord> {
    let head = (
        session_id(),
        local_time(),
        span(),
        mode(),
        equipment(),
        plan(),
    );
    let measured = (
        any::<u8>(),
        span(),
        option::of(angle()),
        option::of(angle()),
        span(),
        option::of(rate()),
        span(),
        ending(),
    );
    let told = (
        vec(alarm(), 0..4),
        option::of(pain()),
        option::of(pain()),
        any::<u16>().prop_map(SymptomSet::from_bits),
        any::<bool>(),
        any::<String>(),
        vec(edit(), 0..3),
        option::of(gate_stamp()),
    );
    (head, measured, told).prop_map(|(head, measured, told)| SessionRecord {
        id: head.0,
        started: head.1,
        duration: head.2,
        mode: head.3,
        equipment: head.4,
        plan: head.5,
        sets_done: measured.0,
        time_at_angle: measured.1,
        mean_angle: measured.2,
        max_angle: measured.3,
        final_hold: measured.4,
        fastest_return: measured.5,
        blind: measured.6,
        ending: measured.7,
        alarms: told.0,
        before: told.1,
        after: told.2,
        symptoms: told.3,
        dizzy_on_return: told.4,
        note: told.5,
        edits: told.6,
        gate: told.7,
    })
}

pub(crate) fn check_in() -> impl Strategy<Value = CheckIn> {
    let kind = select(vec![CheckInKind::Day1, CheckInKind::Day2]);
    (session_id(), kind, local_time(), pain(), any::<u16>()).prop_map(
        |(session, kind, at, pain, bits)| CheckIn {
            session,
            kind,
            at,
            pain,
            symptoms: SymptomSet::from_bits(bits),
        },
    )
}

pub(crate) fn diary_entry() -> impl Strategy<Value = DiaryEntry> {
    (
        -100_000_000..=100_000_000_i32,
        local_time(),
        option::of(pain()),
        any::<u8>(),
        any::<u8>(),
        any::<String>(),
    )
        .prop_map(|(day, at, pain, body, activities, note)| DiaryEntry {
            day: LocalDay(day),
            at,
            pain,
            body: BodyMap::from_bits(body),
            activities: ActivitySet::from_bits(activities),
            note,
        })
}

pub(crate) fn trace() -> impl Strategy<Value = Trace> {
    let point = (0..5_000_u64, option::weighted(0.9, angle()));
    let kind = prop_oneof![
        select(&Phase::ALL[..]).prop_map(MarkKind::Phase),
        select(&AlarmKind::ALL[..]).prop_map(MarkKind::Alarm),
    ];
    let mark = (span(), kind);
    (vec(point, 0..200), vec(mark, 0..10)).prop_map(|(points, marks)| {
        let mut trace = Trace::default();
        let mut at = 0;
        for (step, angle) in points {
            at += step;
            trace.push(TracePoint {
                at: Millis(at),
                angle,
            });
        }
        for (at, kind) in marks {
            trace.mark(TraceMark { at, kind });
        }
        trace
    })
}

fn tally() -> impl Strategy<Value = Tally> {
    (
        any::<u8>(),
        span(),
        option::of(angle()),
        option::of(angle()),
        span(),
        option::of(rate()),
        span(),
    )
        .prop_map(|parts| Tally {
            sets_done: parts.0,
            time_at_angle: parts.1,
            mean_angle: parts.2,
            max_angle: parts.3,
            final_hold: parts.4,
            fastest_return: parts.5,
            blind: parts.6,
        })
}

fn opening() -> impl Strategy<Value = Opening> {
    (
        session_id(),
        local_time(),
        mode(),
        equipment(),
        plan(),
        gate_stamp(),
        option::of(pain()),
    )
        .prop_map(|parts| Opening {
            id: parts.0,
            started: parts.1,
            mode: parts.2,
            equipment: parts.3,
            plan: parts.4,
            gate: parts.5,
            before: parts.6,
        })
}

fn answered() -> impl Strategy<Value = Answered> {
    prop_oneof![
        pain().prop_map(Answered::Before),
        pain().prop_map(Answered::After),
        any::<u16>().prop_map(|bits| Answered::Symptoms(SymptomSet::from_bits(bits))),
        any::<bool>().prop_map(Answered::DizzyOnReturn),
        any::<String>().prop_map(Answered::Note),
    ]
}

pub(crate) fn journal_entry() -> impl Strategy<Value = JournalEntry> {
    let phase = || select(&Phase::ALL[..]);
    let kind = || select(&AlarmKind::ALL[..]);
    prop_oneof![
        opening().prop_map(JournalEntry::Opened),
        (span(), phase(), tally()).prop_map(|(at, phase, tally)| JournalEntry::Phase {
            at,
            phase,
            tally
        }),
        (span(), trace(), tally()).prop_map(|(at, trace, tally)| JournalEntry::Samples {
            at,
            points: trace.points().to_vec(),
            tally
        }),
        (span(), kind()).prop_map(|(at, kind)| JournalEntry::AlarmRaised { at, kind }),
        (span(), kind()).prop_map(|(at, kind)| JournalEntry::AlarmEnded { at, kind }),
        (span(), phase()).prop_map(|(at, during)| JournalEntry::Stopped { at, during }),
        (span(), answered()).prop_map(|(at, answer)| JournalEntry::Answered { at, answer }),
    ]
}

fn within<const MIN: u16, const MAX: u16>() -> impl Strategy<Value = Within<MIN, MAX>> {
    (MIN..=MAX).prop_map(|value| Within::new(value).unwrap())
}

fn session_settings() -> impl Strategy<Value = SessionSettings> {
    let pace = (within(), within()).prop_map(|(inhale, exhale)| BreathPace { inhale, exhale });
    (
        any::<bool>(),
        select(vec![
            Spoken::Nothing,
            Spoken::Alarms,
            Spoken::Steps,
            Spoken::Everything,
        ]),
        select(vec![
            DegreeCalls::Off,
            DegreeCalls::Last,
            DegreeCalls::Often,
        ]),
        option::of(pace),
        any::<bool>(),
    )
        .prop_map(|parts| SessionSettings {
            motion_control: parts.0,
            spoken: parts.1,
            degree_calls: parts.2,
            breathing: parts.3,
            vibration: parts.4,
        })
}

pub(crate) fn settings() -> impl Strategy<Value = Settings> {
    let shown = (
        select(vec![Theme::Device, Theme::Light, Theme::Dark]),
        within(),
        select(vec![
            AngleConvention::BelowHorizontal,
            AngleConvention::HeadDownNegative,
            AngleConvention::FromUpright,
        ]),
        select(vec![Flip::Auto, Flip::Upright, Flip::UpsideDown]),
    );
    let heard = (
        within(),
        option::of(any::<String>()),
        select(&VoiceLanguage::ALL[..]),
        within(),
    );
    let done = (equipment(), session_settings(), any::<bool>());
    (shown, heard, done).prop_map(|(shown, heard, done)| Settings {
        headset: done.2,
        theme: shown.0,
        text_size: shown.1,
        angles: shown.2,
        volume: heard.0,
        voice: heard.1,
        language: heard.2,
        speech_rate: heard.3,
        flip: shown.3,
        equipment: done.0,
        session: done.1,
    })
}

fn origin() -> impl Strategy<Value = Origin> {
    select(vec![Origin::Here, Origin::Imported])
}

/// Complete and incomplete answers.
fn answers() -> impl Strategy<Value = Answers> {
    let answer = || select(&Answer::ALL[..]);
    let changes = vec((select(&Contraindication::ALL[..]), answer()), 0..40);
    (option::of(answer()), changes).prop_map(|(all, changes)| {
        changes.into_iter().fold(
            all.map_or(Answers::NONE, Answers::all),
            |answers, change| answers.with(change.0, change.1),
        )
    })
}

/// Answer sets of every soundness: with missing, doubled and unknown answers, and of versions
/// before and after this one.
fn answer_set() -> impl Strategy<Value = AnswerSet> {
    let version = prop_oneof![Just(VERSION), 0..VERSION + 2];
    let odd = vec((any::<u8>(), 0..5_u8), 0..2);
    (version, local_time(), origin(), answers(), odd).prop_map(
        |(version, answered, origin, answers, odd)| {
            let entries = answers
                .iter()
                .map(|(item, answer)| (item.id(), answer.id()))
                .chain(odd);
            AnswerSet::from_stored(version, answered, origin, entries)
        },
    )
}

fn clearance() -> impl Strategy<Value = Clearance> {
    let limits =
        (option::of(0..=9_000_i32), option::of(1..=60_u16)).prop_map(|(centi, minutes)| {
            let angle = centi.map(|centi| Degrees::new(f64::from(centi) / 100.0).unwrap());
            ClinicianLimits::new(angle, minutes).unwrap()
        });
    let recorded = (-1_000_000..=1_000_000_i64).prop_map(|hours| LocalTime {
        at: UnixMillis(hours * 3_600_000),
        offset_minutes: -90,
    });
    (
        "[a-z][a-zäß .]{0,78}[a-z]",
        0..=Clearance::LASTS_DAYS,
        any::<u64>().prop_map(ItemSet::from_bits),
        limits,
        recorded,
        origin(),
    )
        .prop_map(|(by, age, covers, limits, recorded, origin)| Clearance {
            origin,
            ..Clearance::new(
                &by,
                LocalDay(recorded.day().0 - age),
                covers,
                limits,
                recorded,
            )
            .unwrap()
        })
}

fn gate_history() -> impl Strategy<Value = GateHistory> {
    let draft =
        (any::<u16>(), local_time(), answers()).prop_map(|(version, begun, answers)| Draft {
            version,
            begun,
            answers,
        });
    let lock =
        (local_time(), 1..=u16::MAX, option::of(local_time())).prop_map(|(at, bits, confirmed)| {
            StopLock {
                at,
                symptoms: SymptomSet::from_bits(bits),
                confirmed,
            }
        });
    let turned_away = (any::<u16>(), local_time()).prop_map(|(bits, at)| NotTodayAnswers {
        applies: NotTodaySet::from_bits(bits),
        at,
    });
    (
        vec(answer_set(), 0..4),
        option::of(draft),
        vec(clearance(), 0..3),
        vec(lock, 0..3),
        vec(turned_away, 0..=GateHistory::MOST_TURNED_AWAY),
    )
        .prop_map(|parts| GateHistory {
            sets: parts.0,
            draft: parts.1,
            clearances: parts.2,
            locks: parts.3,
            turned_away: parts.4,
        })
}

fn own_limits() -> impl Strategy<Value = OwnLimits> {
    let whole = |centi| Degrees::new(f64::from(centi) / 100.0).unwrap();
    let read = local_time().prop_map(|time| Some(time.at));
    prop_oneof![
        (0..=6_000_i32, 1..=10_u16, Just(None)),
        (0..=8_500_i32, 1..=10_u16, read),
    ]
    .prop_map(move |(centi, minutes, read)| OwnLimits::new(whole(centi), minutes, read).unwrap())
}

fn plan_choice() -> impl Strategy<Value = PlanChoice> {
    let kind = select(vec![
        PlanKind::Free,
        PlanKind::Oscillation,
        PlanKind::Staircase,
    ]);
    prop_oneof![
        Just(PlanChoice::FollowLadder),
        (0..=12_u8).prop_map(PlanChoice::Level),
        (1_500..=3_000_i32, 60_000..=120_000_u64).prop_map(|(centi, hold)| {
            PlanChoice::SimpleStart {
                angle: Degrees::new(f64::from(centi) / 100.0).unwrap(),
                hold: Millis(hold),
            }
        }),
        (kind, plan()).prop_map(|(kind, plan)| {
            PlanChoice::Free(PlanDraft {
                kind,
                target: plan.target(),
                sets: plan.sets(),
                hold: plan.hold(),
                rest: plan.rest(),
                final_hold: plan.final_hold(),
            })
        }),
    ]
}

pub(crate) fn profile() -> impl Strategy<Value = Profile> {
    (gate_history(), own_limits(), plan_choice()).prop_map(|(gate, own, next)| Profile {
        gate,
        own,
        next,
    })
}

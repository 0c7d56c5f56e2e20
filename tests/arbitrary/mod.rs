//! Any record the app could hold, for property tests.
#![allow(
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    reason = "each test file uses its own part; a refused literal is a bug of the test"
)]

mod journal;
mod profile;
mod settings;

pub(crate) use journal::journal_entry;
pub(crate) use profile::profile;
pub(crate) use settings::settings;

use plumbline::domain::{
    alarm::AlarmKind,
    phase::Phase,
    plan::{Plan, PlanDraft, PlanKind},
    record::{
        ActivitySet, AlarmEvent, BodyMap, CheckIn, CheckInKind, DiaryEntry, Edit, EditedField,
        Ending, Equipment, GateStamp, Mode, Pain, SessionId, SessionRecord,
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
    let measured = (journal::tally(), ending());
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
        sets_done: measured.0.sets_done,
        time_at_angle: measured.0.time_at_angle,
        mean_angle: measured.0.mean_angle,
        max_angle: measured.0.max_angle,
        final_hold: measured.0.final_hold,
        fastest_return: measured.0.fastest_return,
        blind: measured.0.blind,
        ending: measured.1,
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

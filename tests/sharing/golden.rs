//! Payloads of each version that every later version must read, and that this one must write, byte
//! by byte, on every platform. A fixture is never edited; a new version gets new ones.

use plumbline::{
    domain::{
        alarm::AlarmKind,
        phase::Phase,
        plan::{Plan, PlanDraft, PlanKind},
        record::{
            ActivitySet, AlarmEvent, BodyMap, BodySite, CheckIn, CheckInKind, DiaryEntry, Ending,
            Equipment, Mode, Pain, SessionId, SessionRecord,
        },
        symptom::{Symptom, SymptomSet},
        trace::{Trace, TracePoint},
        units::{DegPerSec, Degrees, LocalDay, LocalTime, Millis, Nrs, UnixMillis},
    },
    sharing::{
        Selection, SharedHistory, Source, decode, encode,
        text::{payload_to_base64url, text_to_payload},
    },
};

use crate::ALL_FIELDS;

const EVERY_FIELD: &str = include_str!("../fixtures/sharing/v1-every-field.txt");
const STATISTICS: &str = include_str!("../fixtures/sharing/v1-statistics.txt");
const YEAR: &str = include_str!("../fixtures/sharing/v1-year.txt");

fn pain(back: u8, leg: u8) -> Pain {
    let nrs = |score| Nrs::new(score).unwrap();
    Pain {
        back: nrs(back),
        leg: nrs(leg),
    }
}

fn plain_session() -> SessionRecord {
    let started = LocalTime {
        // 2026-11-22T06:05:42Z, 07:05 in Berlin.
        at: UnixMillis(1_795_327_542_000),
        offset_minutes: 60,
    };
    SessionRecord {
        id: SessionId::new(started.at, 7),
        started,
        duration: Millis(402_900),
        mode: Mode::Measured,
        equipment: Equipment::Table,
        plan: Plan::SIMPLE_START,
        sets_done: 1,
        time_at_angle: Millis(63_200),
        mean_angle: Some(Degrees::new(20.6).unwrap()),
        max_angle: Some(Degrees::new(23.4).unwrap()),
        final_hold: Millis(61_000),
        fastest_return: Some(DegPerSec::new(9.6).unwrap()),
        blind: Millis::ZERO,
        ending: Ending::Completed,
        alarms: Vec::new(),
        before: Some(pain(5, 2)),
        after: Some(pain(4, 1)),
        symptoms: SymptomSet::NONE,
        dizzy_on_return: false,
        note: String::new(),
        edits: Vec::new(),
        gate: None,
    }
}

/// A stopped session by an evening in another time zone, with everything that is rare.
fn eventful_session() -> SessionRecord {
    let started = LocalTime {
        at: UnixMillis(1_795_420_000_000),
        offset_minutes: -300,
    };
    let draft = PlanDraft {
        kind: PlanKind::Ladder { level: 5 },
        target: Degrees::whole(30),
        sets: 3,
        hold: Millis::from_secs(60),
        rest: Millis::from_secs(60),
        final_hold: Millis::from_secs(90),
    };
    SessionRecord {
        id: SessionId::new(started.at, 9),
        started,
        equipment: Equipment::Boots,
        plan: Plan::new(draft, Degrees::whole(32)).unwrap(),
        sets_done: 1,
        time_at_angle: Millis(88_000),
        mean_angle: Some(Degrees::whole(29)),
        max_angle: Some(Degrees::whole(38)),
        final_hold: Millis::ZERO,
        fastest_return: None,
        blind: Millis(3_000),
        ending: Ending::Stopped {
            during: Phase::AtAngle,
        },
        alarms: vec![AlarmEvent {
            kind: AlarmKind::OverAngle,
            at: Millis(71_000),
            lasted: Millis(4_000),
        }],
        before: None,
        after: Some(pain(10, 0)),
        symptoms: SymptomSet::NONE
            .with(Symptom::Dizziness)
            .with(Symptom::Other),
        dizzy_on_return: true,
        note: "Zu schnell – naïve. 😬".to_owned(),
        ..plain_session()
    }
}

fn every_field(statistics_only: bool) -> SharedHistory {
    let manual = SessionRecord {
        started: LocalTime {
            at: UnixMillis(1_795_500_000_000),
            offset_minutes: 60,
        },
        id: SessionId::new(UnixMillis(1_795_500_000_000), 1),
        mode: Mode::Manual,
        equipment: Equipment::Chair,
        mean_angle: None,
        max_angle: None,
        fastest_return: None,
        ending: Ending::Interrupted,
        after: None,
        ..plain_session()
    };
    let sessions = [plain_session(), eventful_session(), manual];
    let check_ins = [
        CheckIn {
            session: sessions[0].id,
            kind: CheckInKind::Day1,
            at: LocalTime {
                at: UnixMillis(sessions[0].started.at.0 + 26 * 3_600_000),
                offset_minutes: 60,
            },
            pain: pain(4, 2),
            symptoms: SymptomSet::NONE.with(Symptom::PainWorse),
        },
        CheckIn {
            session: sessions[1].id,
            kind: CheckInKind::Day2,
            at: LocalTime {
                at: UnixMillis(sessions[1].started.at.0 + 50 * 3_600_000),
                offset_minutes: -300,
            },
            pain: pain(6, 0),
            symptoms: SymptomSet::NONE,
        },
    ];
    let diary = [DiaryEntry {
        day: LocalDay(20_780),
        at: LocalTime::default(),
        pain: None,
        body: BodyMap::NONE
            .with(BodySite::LowerBack)
            .with(BodySite::CalfRight),
        activities: ActivitySet::NONE,
        note: "stays behind".to_owned(),
    }];
    let mut trace = Trace::default();
    for (at, angle) in [
        (0, Some(-61)),
        (10, Some(5)),
        (20, Some(21)),
        (30, None),
        (40, Some(20)),
    ] {
        trace.push(TracePoint {
            at: Millis::from_secs(at),
            angle: angle.map(Degrees::whole),
        });
    }
    let source = Source {
        sessions: &sessions,
        check_ins: &check_ins,
        diary: &diary,
        traces: &[(sessions[0].id, trace)],
    };
    let selection = Selection {
        fields: ALL_FIELDS,
        statistics_only,
        name: Some("Ann".to_owned()),
        ..Selection::default()
    };
    SharedHistory::from_records(&source, &selection).unwrap()
}

fn check(fixture: &str, history: &SharedHistory) {
    assert_eq!(payload_to_base64url(&encode(history)), fixture.trim());
    let received = decode(&text_to_payload(fixture.trim()).unwrap()).unwrap();
    assert_eq!(&received.history, history);
    assert_eq!(received.skipped_columns, 0);
}

#[test]
fn version_1_with_every_field_reads_and_writes_as_it_always_did() {
    check(EVERY_FIELD, &every_field(false));
}

#[test]
fn version_1_statistics_read_and_write_as_they_always_did() {
    check(STATISTICS, &every_field(true));
}

#[test]
fn version_1_of_a_year_reads_and_writes_as_it_always_did() {
    let received = decode(&text_to_payload(YEAR.trim()).unwrap()).unwrap();
    let sessions = received.history.sessions();
    assert_eq!(sessions.len(), 365);
    let seconds: u64 = sessions
        .iter()
        .map(|session| session.time_at_angle.whole_secs())
        .sum();
    let before: u32 = sessions
        .iter()
        .filter_map(|session| session.before)
        .map(|pain| u32::from(pain.back.get()) + 100 * u32::from(pain.leg.get()))
        .sum();
    let answered = sessions
        .iter()
        .flat_map(|session| session.check_ins)
        .flatten()
        .count();
    assert_eq!((seconds, before, answered), (70_107, 11_040, 450));
    assert_eq!(
        payload_to_base64url(&encode(&received.history)),
        YEAR.trim()
    );
}

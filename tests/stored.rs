//! The stored bytes: what is written can be read, old versions stay readable, and no bytes panic.
#![allow(
    clippy::unwrap_used,
    reason = "a test file; a failed unwrap is a failed test"
)]

mod arbitrary;

use std::{fs, path::PathBuf};

use plumbline::{
    domain::{
        alarm::AlarmKind,
        breathing::BreathPace,
        journal::{Answered, JournalEntry, Opening, Tally},
        keeping::Care,
        phase::Phase,
        plan::{Plan, PlanDraft, PlanKind},
        profile::{PlanChoice, Profile},
        record::{
            Activity, ActivitySet, AlarmEvent, BodyMap, BodySite, CheckIn, CheckInKind, DiaryEntry,
            Edit, EditedField, Ending, Equipment, GateStamp, Mode, Pain, SessionId, SessionRecord,
        },
        screening::{
            Answer, AnswerSet, Answers, Clearance, ClinicianLimits, Contraindication, Draft,
            GateHistory, ItemSet, NotToday, NotTodayAnswers, NotTodaySet, Origin, OwnLimits,
            StopLock,
        },
        settings::{
            AngleConvention, BreathSeconds, DegreeCalls, Flip, SessionSettings, Settings,
            SpeechRate, Spoken, TextSize, Theme, VoiceLanguage, Volume,
        },
        summary::SessionSummary,
        symptom::{Symptom, SymptomSet},
        trace::{MarkKind, Trace, TraceMark, TracePoint},
        units::{DegPerSec, Degrees, LocalDay, LocalTime, Millis, Nrs, UnixMillis},
    },
    persistence::stored::{
        Corruption, DecodeError, MonthSummaries, decode_care, decode_check_in, decode_diary_entry,
        decode_journal_entry, decode_month, decode_profile, decode_session, decode_settings,
        decode_trace, encode_care, encode_check_in, encode_diary_entry, encode_journal_entry,
        encode_month, encode_profile, encode_session, encode_settings, encode_trace, seal, unseal,
        version_of,
    },
};
use proptest::prelude::*;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/stored")
        .join(name)
}

fn berlin(at: i64) -> LocalTime {
    LocalTime {
        at: UnixMillis(at),
        offset_minutes: 60,
    }
}

fn pain(back: u8, leg: u8) -> Pain {
    Pain {
        back: Nrs::new(back).unwrap(),
        leg: Nrs::new(leg).unwrap(),
    }
}

fn degrees(value: f64) -> Degrees {
    Degrees::new(value).unwrap()
}

/// The session in `session-v1.bin`.
fn known_session() -> SessionRecord {
    SessionRecord {
        id: SessionId::new(UnixMillis(1_795_390_200_000), 0xbeef),
        started: berlin(1_795_390_200_000),
        duration: Millis(421_500),
        mode: Mode::Measured,
        equipment: Equipment::Table,
        plan: Plan::from_parts(
            PlanDraft {
                kind: PlanKind::Ladder { level: 4 },
                target: degrees(25.0),
                sets: 3,
                hold: Millis(60_000),
                rest: Millis(60_000),
                final_hold: Millis(90_000),
            },
            degrees(28.5),
            degrees(45.0),
        )
        .unwrap(),
        sets_done: 2,
        time_at_angle: Millis(131_250),
        mean_angle: Some(degrees(24.87)),
        max_angle: Some(degrees(29.02)),
        final_hold: Millis(90_000),
        fastest_return: Some(DegPerSec::new(11.4).unwrap()),
        blind: Millis(2_250),
        ending: Ending::Stopped {
            during: Phase::AtAngle,
        },
        alarms: vec![AlarmEvent {
            kind: AlarmKind::OverAngle,
            at: Millis(75_000),
            lasted: Millis(1_500),
        }],
        before: Some(pain(6, 2)),
        after: Some(pain(4, 2)),
        symptoms: SymptomSet::NONE
            .with(Symptom::Dizziness)
            .with(Symptom::Other),
        dizzy_on_return: true,
        note: "Knie gebeugt, ruhig geatmet \u{1f9d8}".to_owned(),
        edits: vec![Edit {
            at: berlin(1_795_393_800_000),
            field: EditedField::PainAfter,
            before: "back 5, leg 2".to_owned(),
            after: "back 4, leg 2".to_owned(),
        }],
        gate: Some(GateStamp {
            version: 3,
            answered: UnixMillis(1_795_300_000_000),
        }),
    }
}

/// The trace in `trace-v1.bin`.
fn known_trace() -> Trace {
    let mut trace = Trace::default();
    for (at, angle) in [
        (0, Some(-60.25)),
        (250, Some(-31.5)),
        (500, None),
        (4_000, Some(0.0)),
        (4_250, Some(24.99)),
        (1_000_000, Some(25.0)),
    ] {
        trace.push(TracePoint {
            at: Millis(at),
            angle: angle.map(degrees),
        });
    }
    for (at, kind) in [
        (0, MarkKind::Phase(Phase::Lowering)),
        (4_250, MarkKind::Phase(Phase::AtAngle)),
        (600_000, MarkKind::Alarm(AlarmKind::DailyCap)),
    ] {
        trace.mark(TraceMark {
            at: Millis(at),
            kind,
        });
    }
    trace
}

/// The check-in in `check-in-v1.bin`.
fn known_check_in() -> CheckIn {
    CheckIn {
        session: known_session().id,
        kind: CheckInKind::Day2,
        at: berlin(1_795_563_000_000),
        pain: pain(3, 1),
        symptoms: SymptomSet::NONE.with(Symptom::Numbness),
    }
}

/// The entry in `diary-v1.bin`.
fn known_entry() -> DiaryEntry {
    DiaryEntry {
        day: LocalDay(20_780),
        at: berlin(1_795_460_000_000),
        pain: Some(pain(5, 0)),
        body: BodyMap::NONE
            .with(BodySite::LowerBack)
            .with(BodySite::CalfRight),
        activities: ActivitySet::NONE
            .with(Activity::Walk)
            .with(Activity::Medicine),
        note: "long drive".to_owned(),
    }
}

/// The month in `month-v1.bin`.
fn known_month() -> MonthSummaries {
    let mut manual = known_session();
    manual.id = SessionId::new(UnixMillis(1_795_500_000_000), 1);
    manual.mode = Mode::Manual;
    manual.mean_angle = None;
    manual.after = None;
    [known_session(), manual]
        .iter()
        .map(SessionSummary::of)
        .collect()
}

/// The entries in `journal-v1.bin`, each behind a byte with its length: one of every kind.
fn known_journal() -> Vec<JournalEntry> {
    let session = known_session();
    let tally = Tally {
        sets_done: 1,
        time_at_angle: Millis(60_250),
        mean_angle: Some(degrees(24.87)),
        max_angle: Some(degrees(29.02)),
        final_hold: Millis(0),
        fastest_return: Some(DegPerSec::new(11.4).unwrap()),
        blind: Millis(750),
    };
    let answers = [
        Answered::Before(pain(6, 2)),
        Answered::After(pain(4, 2)),
        Answered::Symptoms(session.symptoms),
        Answered::DizzyOnReturn(true),
        Answered::Note(session.note),
    ];
    let at = Millis(120_000);
    let kind = AlarmKind::OverAngle;
    [
        JournalEntry::Opened(Opening {
            id: session.id,
            started: session.started,
            mode: session.mode,
            equipment: session.equipment,
            plan: session.plan,
            gate: session.gate.unwrap(),
            before: session.before,
        }),
        JournalEntry::Phase {
            at,
            phase: Phase::Returning,
            tally,
        },
        JournalEntry::Samples {
            at: Millis(5_000),
            points: known_trace().points().to_vec(),
            tally,
        },
        JournalEntry::AlarmRaised { at, kind },
        JournalEntry::AlarmEnded { at, kind },
        JournalEntry::Stopped {
            at,
            during: Phase::AtAngle,
        },
    ]
    .into_iter()
    .chain(answers.map(|answer| JournalEntry::Answered { at, answer }))
    .collect()
}

/// The bytes of each entry behind a byte with their length.
fn journal_bytes(entries: &[JournalEntry]) -> Vec<u8> {
    entries
        .iter()
        .flat_map(|entry| {
            let bytes = encode_journal_entry(entry);
            [vec![u8::try_from(bytes.len()).unwrap()], bytes].concat()
        })
        .collect()
}

/// The settings in `settings-v2.bin`; version 1 knew no headset.
fn known_settings() -> Settings {
    Settings {
        theme: Theme::Dark,
        text_size: TextSize::new(150).unwrap(),
        angles: AngleConvention::FromUpright,
        volume: Volume::new(35).unwrap(),
        headset: true,
        voice: Some("Karen".to_owned()),
        language: VoiceLanguage::Australian,
        speech_rate: SpeechRate::new(90).unwrap(),
        flip: Flip::UpsideDown,
        equipment: Equipment::Boots,
        session: SessionSettings {
            motion_control: false,
            spoken: Spoken::Steps,
            degree_calls: DegreeCalls::Often,
            breathing: Some(BreathPace {
                inhale: BreathSeconds::new(5).unwrap(),
                exhale: BreathSeconds::new(7).unwrap(),
            }),
            vibration: false,
        },
    }
}

/// The profile in `profile-v1.bin`: its first answers are an import of another version, with a
/// question and an answer no one knows.
fn known_profile() -> Profile {
    let answers = Answers::all(Answer::No)
        .with(Contraindication::BloodThinners, Answer::Yes)
        .with(Contraindication::Hernia, Answer::NotSure);
    let entries = answers
        .iter()
        .map(|(item, answer)| (item.id(), answer.id()))
        .collect::<Vec<_>>();
    let at = berlin(1_795_390_200_000);
    Profile {
        gate: GateHistory {
            sets: vec![
                AnswerSet::from_stored(7, at, Origin::Imported, [(0, 1), (60, 1), (3, 9)]),
                AnswerSet::from_stored(1, at, Origin::Here, entries),
            ],
            draft: Some(Draft {
                version: 1,
                begun: berlin(1_795_390_300_000),
                answers: Answers::NONE.with(Contraindication::EmergencySign, Answer::No),
            }),
            clearances: vec![
                Clearance::new(
                    "Dr Osei, GP",
                    LocalDay(at.day().0 - 10),
                    ItemSet::NONE
                        .with(Contraindication::BloodThinners)
                        .with(Contraindication::Hernia),
                    ClinicianLimits::new(Some(degrees(22.5)), Some(6)).unwrap(),
                    at,
                )
                .unwrap(),
            ],
            locks: vec![StopLock {
                at,
                symptoms: SymptomSet::NONE.with(Symptom::ChestPain),
                confirmed: Some(berlin(1_795_390_400_000)),
            }],
            turned_away: vec![NotTodayAnswers {
                applies: NotTodaySet::NONE.with(NotToday::Meal).with(NotToday::Ankle),
                at,
            }],
        },
        own: OwnLimits::new(degrees(65.0), 8, Some(UnixMillis(1_795_300_000_000))).unwrap(),
        next: PlanChoice::Free(PlanDraft {
            kind: PlanKind::Staircase,
            target: degrees(30.0),
            sets: 1,
            hold: Millis(90_000),
            rest: Millis(60_000),
            final_hold: Millis(120_000),
        }),
    }
}

/// What is in `care-v1.bin`.
fn known_care() -> Care {
    Care {
        backed_up: Some(berlin(1_795_460_000_000)),
        put_off: None,
        asked_to_keep: true,
    }
}

#[test]
fn a_session_of_version_1_is_read_as_it_was_written() {
    let bytes = fs::read(fixture("session-v1.bin")).unwrap();
    assert_eq!(decode_session(&bytes), Ok(known_session()));
}

#[test]
fn a_trace_of_version_1_is_read_as_it_was_written() {
    let bytes = fs::read(fixture("trace-v1.bin")).unwrap();
    assert_eq!(decode_trace(&bytes), Ok(known_trace()));
}

#[test]
fn a_check_in_of_version_1_is_read_as_it_was_written() {
    let bytes = fs::read(fixture("check-in-v1.bin")).unwrap();
    assert_eq!(decode_check_in(&bytes), Ok(known_check_in()));
}

#[test]
fn a_diary_entry_of_version_1_is_read_as_it_was_written() {
    let bytes = fs::read(fixture("diary-v1.bin")).unwrap();
    assert_eq!(decode_diary_entry(&bytes), Ok(known_entry()));
}

#[test]
fn a_month_of_version_1_is_read_as_it_was_written() {
    let bytes = fs::read(fixture("month-v1.bin")).unwrap();
    assert_eq!(decode_month(&bytes), Ok(known_month()));
}

#[test]
fn a_journal_of_version_1_is_read_as_it_was_written() {
    let bytes = fs::read(fixture("journal-v1.bin")).unwrap();
    let mut rest = bytes.as_slice();
    let mut read = Vec::new();
    while let [length, after @ ..] = rest {
        let (entry, next) = after.split_at(usize::from(*length));
        read.push(decode_journal_entry(entry).unwrap());
        rest = next;
    }
    assert_eq!(read, known_journal());
}

#[test]
fn settings_of_version_1_are_read_as_they_were_written() {
    let bytes = fs::read(fixture("settings-v1.bin")).unwrap();
    let as_written = Settings {
        headset: false,
        ..known_settings()
    };
    assert_eq!(decode_settings(&bytes), Ok(as_written));
}

#[test]
fn settings_of_version_2_are_read_as_they_were_written() {
    let bytes = fs::read(fixture("settings-v2.bin")).unwrap();
    assert_eq!(decode_settings(&bytes), Ok(known_settings()));
}

#[test]
fn a_profile_of_version_1_is_read_as_it_was_written() {
    let bytes = fs::read(fixture("profile-v1.bin")).unwrap();
    assert_eq!(decode_profile(&bytes), Ok(known_profile()));
}

#[test]
fn care_of_version_1_is_read_as_it_was_written() {
    let bytes = fs::read(fixture("care-v1.bin")).unwrap();
    assert_eq!(decode_care(&bytes), Ok(known_care()));
}

/// Run once when a shape gets a new version: `cargo test --test stored -- --ignored`.
/// A fixture that exists is never written again.
#[test]
#[ignore = "writes the fixtures of a new version"]
fn fixtures_of_a_new_version_are_written_once() {
    for (name, bytes) in [
        ("session-v1.bin", encode_session(&known_session())),
        ("trace-v1.bin", encode_trace(&known_trace())),
        ("check-in-v1.bin", encode_check_in(&known_check_in())),
        ("diary-v1.bin", encode_diary_entry(&known_entry())),
        ("month-v1.bin", encode_month(&known_month())),
        ("journal-v1.bin", journal_bytes(&known_journal())),
        ("settings-v2.bin", encode_settings(&known_settings())),
        ("profile-v1.bin", encode_profile(&known_profile())),
        ("care-v1.bin", encode_care(&known_care())),
    ] {
        if !fixture(name).exists() {
            fs::write(fixture(name), bytes).unwrap();
        }
    }
}

#[test]
fn a_newer_version_is_named_and_not_read() {
    let newer = Err(DecodeError::NewerFormat { version: 2 });
    assert_eq!(decode_session(&[2, 9, 9]), newer);
    assert_eq!(
        decode_trace(&[200]),
        Err(DecodeError::NewerFormat { version: 200 })
    );
    assert_eq!(
        decode_month(&[2]),
        Err(DecodeError::NewerFormat { version: 2 })
    );
    assert_eq!(
        decode_journal_entry(&[2, 9, 9]),
        Err(DecodeError::NewerFormat { version: 2 })
    );
    assert_eq!(
        decode_settings(&[3]),
        Err(DecodeError::NewerFormat { version: 3 })
    );
    assert_eq!(
        decode_profile(&[2, 0]),
        Err(DecodeError::NewerFormat { version: 2 })
    );
}

#[test]
fn no_bytes_and_version_zero_are_damage() {
    assert_eq!(decode_session(&[]), Err(Corruption::Empty.into()));
    assert_eq!(decode_session(&[0]), Err(Corruption::Malformed.into()));
}

#[test]
fn a_byte_too_many_is_damage() {
    let mut bytes = encode_session(&known_session());
    bytes.push(0);
    assert_eq!(
        decode_session(&bytes),
        Err(Corruption::TrailingBytes.into())
    );
}

#[test]
fn a_pain_score_of_eleven_is_refused() {
    let mut bytes = encode_check_in(&known_check_in());
    let score = bytes.len() - 3;
    assert_eq!(bytes[score], 3);
    bytes[score] = 11;
    assert_eq!(
        decode_check_in(&bytes),
        Err(Corruption::OutOfRange("pain score").into())
    );
}

#[test]
fn a_setting_outside_its_range_is_refused_not_clamped() {
    let bytes = encode_settings(&known_settings());
    // Of the numbers in `settings-v2.bin`: where, what it is, what it becomes.
    for (place, was, value, field) in [
        (5, 35, 101, "volume"),
        (14, 90, 49, "rate of speech"),
        (21, 5, 1, "breath in"),
        (22, 7, 13, "breath out"),
    ] {
        let mut damaged = bytes.clone();
        assert_eq!(damaged[place], was, "at {place}");
        damaged[place] = value;
        assert_eq!(
            decode_settings(&damaged),
            Err(Corruption::OutOfRange(field).into())
        );
    }
}

#[test]
fn values_beyond_their_range_are_stored_at_its_edge_and_stay_readable() {
    let mut record = known_session();
    record.duration = Millis(u64::MAX);
    record.max_angle = Some(degrees(f64::MAX));
    record.started = LocalTime {
        at: UnixMillis(i64::MIN),
        offset_minutes: i16::MAX,
    };
    let read = decode_session(&encode_session(&record)).unwrap();
    assert_eq!(read.duration, Millis(31 * 86_400_000));
    assert_eq!(read.max_angle, Some(degrees(360.0)));
    assert_eq!(read.started.offset_minutes, 1_440);
}

#[test]
fn a_months_sessions_are_sorted_and_each_is_there_once() {
    let month = known_month();
    let again: MonthSummaries = month
        .sessions()
        .iter()
        .rev()
        .chain(month.sessions())
        .copied()
        .collect();
    assert_eq!(again, month);
    let mut without = month.clone();
    assert_eq!(
        without.remove(known_session().id),
        Some(SessionSummary::of(&known_session()))
    );
    assert_eq!(without.remove(known_session().id), None);
    assert_eq!(without.sessions().len(), 1);
}

#[test]
fn an_owners_blob_comes_back_with_its_version() {
    let bytes = seal(3, &("large", true));
    let (version, body) = version_of(&bytes, 3).unwrap();
    assert_eq!(version, 3);
    assert_eq!(
        unseal::<(String, bool)>(body),
        Ok(("large".to_owned(), true))
    );
}

proptest! {
    #[test]
    fn any_session_is_read_as_it_was_written(record in arbitrary::session()) {
        prop_assert_eq!(decode_session(&encode_session(&record)), Ok(record));
    }

    #[test]
    fn any_trace_is_read_as_it_was_written(trace in arbitrary::trace()) {
        prop_assert_eq!(decode_trace(&encode_trace(&trace)), Ok(trace));
    }

    #[test]
    fn any_check_in_is_read_as_it_was_written(check_in in arbitrary::check_in()) {
        prop_assert_eq!(decode_check_in(&encode_check_in(&check_in)), Ok(check_in));
    }

    #[test]
    fn any_diary_entry_is_read_as_it_was_written(entry in arbitrary::diary_entry()) {
        prop_assert_eq!(decode_diary_entry(&encode_diary_entry(&entry)), Ok(entry));
    }

    #[test]
    fn any_month_is_read_as_it_was_written(
        sessions in proptest::collection::vec(arbitrary::session(), 0..6),
    ) {
        let month: MonthSummaries = sessions.iter().map(SessionSummary::of).collect();
        prop_assert_eq!(decode_month(&encode_month(&month)), Ok(month));
    }

    #[test]
    fn any_journal_entry_is_read_as_it_was_written(entry in arbitrary::journal_entry()) {
        prop_assert_eq!(decode_journal_entry(&encode_journal_entry(&entry)), Ok(entry));
    }

    #[test]
    fn any_settings_are_read_as_they_were_written(settings in arbitrary::settings()) {
        prop_assert_eq!(decode_settings(&encode_settings(&settings)), Ok(settings));
    }

    #[test]
    fn any_profile_is_read_as_it_was_written(profile in arbitrary::profile()) {
        prop_assert_eq!(decode_profile(&encode_profile(&profile)), Ok(profile));
    }

    #[test]
    fn any_bytes_are_a_value_or_an_error(mut bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for _ in 0..2 {
            let _ = decode_session(&bytes);
            let _ = decode_check_in(&bytes);
            let _ = decode_diary_entry(&bytes);
            let _ = decode_month(&bytes);
            if let Ok(entry) = decode_journal_entry(&bytes) {
                prop_assert_eq!(decode_journal_entry(&encode_journal_entry(&entry)), Ok(entry));
            }
            if let Ok(trace) = decode_trace(&bytes) {
                prop_assert_eq!(decode_trace(&encode_trace(&trace)), Ok(trace));
            }
            if let Ok(settings) = decode_settings(&bytes) {
                prop_assert_eq!(decode_settings(&encode_settings(&settings)), Ok(settings));
            }
            if let Ok(profile) = decode_profile(&bytes) {
                prop_assert_eq!(decode_profile(&encode_profile(&profile)), Ok(profile));
            }
            if let Some(version) = bytes.first_mut() {
                *version = 1;
            }
        }
    }

    #[test]
    fn a_damaged_session_is_a_value_or_an_error(
        record in arbitrary::session(),
        place in any::<proptest::sample::Index>(),
        value in any::<u8>(),
    ) {
        let mut bytes = encode_session(&record);
        let place = place.index(bytes.len());
        bytes[place] = value;
        if let Ok(read) = decode_session(&bytes) {
            prop_assert_eq!(decode_session(&encode_session(&read)), Ok(read));
        }
        bytes.truncate(place);
        prop_assert!(decode_session(&bytes).is_err());
    }

    #[test]
    fn a_damaged_journal_entry_is_a_value_or_an_error(
        entry in arbitrary::journal_entry(),
        place in any::<proptest::sample::Index>(),
        value in any::<u8>(),
    ) {
        let mut bytes = encode_journal_entry(&entry);
        let place = place.index(bytes.len());
        bytes[place] = value;
        if let Ok(read) = decode_journal_entry(&bytes) {
            prop_assert_eq!(decode_journal_entry(&encode_journal_entry(&read)), Ok(read));
        }
        bytes.truncate(place);
        prop_assert!(decode_journal_entry(&bytes).is_err());
    }

    #[test]
    fn damaged_settings_are_a_value_or_an_error(
        settings in arbitrary::settings(),
        place in any::<proptest::sample::Index>(),
        value in any::<u8>(),
    ) {
        let mut bytes = encode_settings(&settings);
        let place = place.index(bytes.len());
        bytes[place] = value;
        if let Ok(read) = decode_settings(&bytes) {
            prop_assert_eq!(decode_settings(&encode_settings(&read)), Ok(read));
        }
        bytes.truncate(place);
        prop_assert!(decode_settings(&bytes).is_err());
    }

    #[test]
    fn a_damaged_profile_is_a_value_or_an_error(
        profile in arbitrary::profile(),
        place in any::<proptest::sample::Index>(),
        value in any::<u8>(),
    ) {
        let mut bytes = encode_profile(&profile);
        let place = place.index(bytes.len());
        bytes[place] = value;
        if let Ok(read) = decode_profile(&bytes) {
            prop_assert_eq!(decode_profile(&encode_profile(&read)), Ok(read));
        }
        bytes.truncate(place);
        prop_assert!(decode_profile(&bytes).is_err());
    }
}

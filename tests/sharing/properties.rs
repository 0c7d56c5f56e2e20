//! Whatever a history holds, it comes back.

use plumbline::{
    domain::{
        alarm::AlarmKind,
        phase::Phase,
        plan::{Plan, PlanDraft, PlanKind},
        record::{
            ActivitySet, AlarmEvent, BodyMap, CheckIn, CheckInKind, DiaryEntry, Ending, Equipment,
            Mode, Pain, SessionId, SessionRecord,
        },
        symptom::SymptomSet,
        trace::{Trace, TracePoint},
        units::{DegPerSec, Degrees, LocalDay, LocalTime, Millis, Nrs, UnixMillis},
    },
    sharing::{
        Fields, Precision, Selection, decode, encode,
        link::{link, parse_fragment},
        merge::MergePreview,
        text::{base64url_to_payload, digits, digits_to_payload, payload_to_base64url},
    },
};
use proptest::{collection::vec, option, prelude::*, sample::select};

use crate::{realistic::History, shared};

fn degrees(range: core::ops::RangeInclusive<f64>) -> impl Strategy<Value = Degrees> {
    range.prop_map(|value| Degrees::new(value).unwrap())
}

fn plan() -> impl Strategy<Value = Plan> {
    let kinds = prop_oneof![
        any::<u8>().prop_map(|level| PlanKind::Ladder { level }),
        select(vec![
            PlanKind::Free,
            PlanKind::SimpleStart,
            PlanKind::Oscillation,
            PlanKind::Staircase,
        ]),
    ];
    let spans = (1_u64..=600_000, 0_u64..=600_000, 0_u64..=600_000);
    (kinds, 0.0..=1.0, 0.0..=85.0, 1_u8..=3, spans).prop_map(
        |(kind, share, ceiling, sets, (hold, rest, final_hold))| {
            let draft = PlanDraft {
                kind,
                target: Degrees::new(ceiling * share).unwrap(),
                sets,
                hold: Millis(hold.max(1000)),
                rest: Millis(rest),
                final_hold: Millis(final_hold),
            };
            Plan::new(draft, Degrees::new(ceiling).unwrap()).unwrap()
        },
    )
}

fn pain() -> impl Strategy<Value = Pain> {
    (select(&Nrs::ALL[..]), select(&Nrs::ALL[..])).prop_map(|(back, leg)| Pain { back, leg })
}

fn moment() -> impl Strategy<Value = LocalTime> {
    let at = prop_oneof![
        8 => 1_735_000_000_000_i64..1_740_000_000_000,
        1 => 0_i64..64_000_000_000_000,
    ];
    (at, prop_oneof![Just(60_i16), -1440_i16..=1440]).prop_map(|(at, offset_minutes)| LocalTime {
        at: UnixMillis(at),
        offset_minutes,
    })
}

fn span() -> impl Strategy<Value = Millis> {
    prop_oneof![
        8 => 0_u64..2_000_000,
        1 => any::<u64>(),
    ]
    .prop_map(Millis)
}

fn alarm() -> impl Strategy<Value = AlarmEvent> {
    (select(&AlarmKind::ALL[..]), span(), span()).prop_map(|(kind, at, lasted)| AlarmEvent {
        kind,
        at,
        lasted,
    })
}

fn ending() -> impl Strategy<Value = Ending> {
    prop_oneof![
        Just(Ending::Completed),
        Just(Ending::Interrupted),
        select(&Phase::ALL[..]).prop_map(|during| Ending::Stopped { during }),
    ]
}

fn session() -> impl Strategy<Value = SessionRecord> {
    let how = (
        any::<bool>(),
        select(vec![Equipment::Table, Equipment::Chair, Equipment::Boots]),
        plan(),
        any::<u8>(),
        ending(),
        vec(alarm(), 0..40),
    );
    let measured = (
        span(),
        span(),
        span(),
        span(),
        option::of(degrees(-200.0..=200.0)),
        option::of(degrees(-200.0..=200.0)),
        option::of((-5.0..2_000.0).prop_map(|rate| DegPerSec::new(rate).unwrap())),
    );
    let felt = (
        option::of(pain()),
        option::of(pain()),
        any::<u16>(),
        any::<bool>(),
        "\\PC{0,30}",
    );
    (any::<u16>(), moment(), how, measured, felt).prop_map(
        |(random, started, how, measured, felt)| {
            let (manual, equipment, plan, sets_done, ending, alarms) = how;
            let (duration, time, final_hold, blind, mean, max, fastest) = measured;
            let (before, after, symptoms, dizzy, note) = felt;
            SessionRecord {
                id: SessionId::new(started.at, random),
                started,
                duration,
                mode: if manual { Mode::Manual } else { Mode::Measured },
                equipment,
                plan,
                sets_done,
                time_at_angle: time,
                mean_angle: mean,
                max_angle: max,
                final_hold,
                fastest_return: fastest,
                blind,
                ending,
                alarms,
                before,
                after,
                symptoms: SymptomSet::from_bits(symptoms),
                dizzy_on_return: dizzy,
                note,
                edits: Vec::new(),
                gate: None,
            }
        },
    )
}

fn history() -> impl Strategy<Value = History> {
    let extra = (
        vec(option::of((pain(), any::<u16>(), -10_i64..400)), 0..40),
        vec((0_i32..40_000, any::<u8>(), "\\PC{0,9}"), 0..12),
        vec(vec((0_u64..60_000, option::of(-200.0..200.0)), 0..60), 0..6),
    );
    (vec(session(), 0..20), extra).prop_map(|(sessions, (check_ins, days, traces))| {
        let check_ins = check_ins
            .into_iter()
            .enumerate()
            .filter_map(|(index, check_in)| {
                let (pain, symptoms, hours) = check_in?;
                let session = sessions.get(index / 2)?;
                Some(CheckIn {
                    session: session.id,
                    kind: if index % 2 == 0 {
                        CheckInKind::Day1
                    } else {
                        CheckInKind::Day2
                    },
                    at: LocalTime {
                        at: UnixMillis(session.started.at.0 + hours * 3_000_000),
                        ..session.started
                    },
                    pain,
                    symptoms: SymptomSet::from_bits(symptoms),
                })
            })
            .collect();
        let diary = days
            .into_iter()
            .map(|(day, bits, note)| DiaryEntry {
                day: LocalDay(day),
                at: LocalTime::default(),
                pain: None,
                body: BodyMap::from_bits(bits),
                activities: ActivitySet::NONE,
                note,
            })
            .collect();
        let traces = traces
            .into_iter()
            .zip(&sessions)
            .map(|(steps, session)| {
                let mut trace = Trace::default();
                let mut at = 0;
                for (step, angle) in steps {
                    at += step;
                    trace.push(TracePoint {
                        at: Millis(at),
                        angle: angle.map(|angle| Degrees::new(angle).unwrap()),
                    });
                }
                (session.id, trace)
            })
            .collect();
        History {
            sessions,
            check_ins,
            diary,
            traces,
        }
    })
}

fn selection() -> impl Strategy<Value = Selection> {
    let fields = any::<[bool; 5]>().prop_map(
        |[details, check_in_hours, notes, body_map, traces]| Fields {
            details,
            check_in_hours,
            notes,
            body_map,
            traces,
        },
    );
    (
        fields,
        any::<bool>(),
        any::<bool>(),
        option::of("\\PC{0,50}"),
    )
        .prop_map(|(fields, coarse, statistics_only, name)| Selection {
            fields,
            precision: if coarse {
                Precision::FiveMinutes
            } else {
                Precision::Minute
            },
            statistics_only,
            name,
            ..Selection::default()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_history_comes_back(history in history(), selection in selection()) {
        let sent = shared(&history, &selection);
        let payload = encode(&sent);
        prop_assert_eq!(&payload, &encode(&sent));
        let received = decode(&payload).unwrap();
        prop_assert_eq!(received.skipped_columns, 0);
        prop_assert_eq!(&received.history, &sent);
    }

    #[test]
    fn adding_any_share_twice_changes_nothing(history in history(), selection in selection()) {
        let sent = shared(&history, &selection);
        let first = MergePreview::new(&sent, &[], &[]);
        prop_assert_eq!(first.new_sessions.len(), sent.sessions().len());
        let second = MergePreview::new(&sent, &first.new_sessions, &first.new_check_ins);
        prop_assert!(second.is_empty());
    }

    #[test]
    fn any_payload_comes_back_from_text(payload in vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(base64url_to_payload(&payload_to_base64url(&payload)).unwrap(), payload.clone());
        prop_assert_eq!(digits_to_payload(&digits(&payload)).unwrap(), payload);
    }

    #[test]
    fn any_payload_of_ours_comes_back_from_a_link(rest in vec(any::<u8>(), 0..200)) {
        let payload = [vec![0x91], rest].concat();
        let link = link("https://example.org/", &payload).unwrap();
        prop_assert_eq!(parse_fragment(&link).unwrap(), payload);
    }

    #[test]
    fn any_text_is_a_payload_or_an_error(text in "\\PC{0,80}") {
        let fragment = ["#/s/", &text].concat();
        if let Ok(payload) = parse_fragment(&fragment) {
            prop_assert!(payload.len() <= text.len());
        }
    }
}

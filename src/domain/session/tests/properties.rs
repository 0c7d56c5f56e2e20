//! What holds for any sequence of events.

use proptest::prelude::*;

use crate::domain::{
    cue::{CueKind, Priority},
    journal::{JournalEntry, recover},
    phase::Phase,
    plan::PlanKind,
    record::{Ending, Mode},
    session::{Action, Event},
    symptom::SymptomSet,
    tilt::Quality,
    units::Millis,
};

use super::rig::{Rig, options, plan_of};

/// One thing that table, phone, page or person may do.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Tilt(f64, u64),
    Stay(u64),
    Press(Action),
    Sensor(bool),
    Slipping(bool),
    Hide(u64),
    Speech,
    Battery,
    Symptoms,
    Answers,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        6 => (-80.0..85.0_f64, 20..10_000_u64).prop_map(|(to, within)| Deed::Tilt(to, within)),
        2 => (10.0..40.0_f64, 2_000..8_000_u64).prop_map(|(to, within)| Deed::Tilt(to, within)),
        6 => (20..35_000_u64).prop_map(Deed::Stay),
        4 => proptest::sample::select(&Action::ALL[..]).prop_map(Deed::Press),
        1 => any::<bool>().prop_map(Deed::Sensor),
        1 => any::<bool>().prop_map(Deed::Slipping),
        1 => (0..30_000_u64).prop_map(Deed::Hide),
        1 => Just(Deed::Speech),
        1 => Just(Deed::Battery),
        1 => Just(Deed::Symptoms),
        1 => Just(Deed::Answers),
    ]
}

fn rig() -> impl Strategy<Value = Rig> {
    let kind = prop_oneof![
        2 => Just(PlanKind::Free),
        1 => Just(PlanKind::Oscillation),
        1 => Just(PlanKind::Staircase),
    ];
    (
        kind,
        0..=60_i16,
        1..=3_u8,
        1..120_u32,
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(kind, target, sets, hold, measured, motion)| {
            let mode = if measured {
                Mode::Measured
            } else {
                Mode::Manual
            };
            let mut options = options(plan_of(kind, target, sets, hold), mode);
            options.settings.motion_control = motion;
            Rig::new(options)
        })
}

fn perform(rig: &mut Rig, deed: Deed) {
    match deed {
        Deed::Tilt(to, within) => rig.tilt(to, within),
        Deed::Stay(millis) => rig.stay(millis),
        Deed::Press(action) => rig.press(action),
        Deed::Sensor(works) => rig.sensor = works,
        Deed::Slipping(slips) => {
            rig.quality = if slips {
                Quality::Slipping
            } else {
                Quality::Good
            };
        }
        Deed::Hide(millis) => {
            rig.send(Event::Hidden(rig.now));
            rig.sleep(millis);
            rig.send(Event::Visible(rig.now));
        }
        Deed::Speech => rig.send(Event::CueEnded(rig.now)),
        Deed::Battery => rig.send(Event::BatteryLow(rig.now)),
        Deed::Symptoms => rig.send(Event::Symptoms(SymptomSet::from_bits(1), rig.now)),
        Deed::Answers => rig.send(Event::AnswersDone(rig.now)),
    }
}

/// By buttons alone to the end, wherever the session is.
fn leave(rig: &mut Rig) {
    rig.sensor = false;
    for _ in 0..12 {
        rig.press(Action::Next);
        rig.stay(20);
        if rig.phase() == Phase::Returning {
            rig.press(Action::Level);
        }
        if rig.phase() == Phase::Rest {
            rig.press(Action::Stop);
        }
    }
    rig.send(Event::AnswersDone(rig.now));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn every_state_has_an_exit_and_everything_is_let_go_at_the_end(
        mut rig in rig(),
        deeds in proptest::collection::vec(deed(), 0..25),
    ) {
        for deed in deeds {
            perform(&mut rig, deed);
            prop_assert!(rig.sound || rig.phase() == Phase::Done);
        }
        leave(&mut rig);
        prop_assert_eq!(rig.phase(), Phase::Done);
        prop_assert!(!rig.awake && !rig.sound);
        let (record, trace) = rig.kept.clone().unwrap();
        let (rebuilt, rebuilt_trace) = recover(rig.journal.clone()).unwrap();
        prop_assert_eq!(rebuilt, record);
        prop_assert_eq!(rebuilt_trace, trace);
    }

    #[test]
    fn time_at_angle_never_exceeds_the_time_in_the_band(
        mut rig in rig(),
        deeds in proptest::collection::vec(deed(), 0..25),
    ) {
        for deed in deeds {
            perform(&mut rig, deed);
        }
        let manual = rig.session.options().mode == Mode::Manual;
        let bound = if manual { rig.at() } else { rig.in_band() };
        prop_assert!(rig.view().time_at_angle <= bound + Millis(20));
    }

    #[test]
    fn stop_from_any_phase_on_the_table_leads_back_by_the_guided_return(
        mut rig in rig(),
        deeds in proptest::collection::vec(deed(), 0..20),
    ) {
        for deed in deeds {
            perform(&mut rig, deed);
        }
        let stopped_in = rig.phase();
        rig.press(Action::Stop);
        let now = rig.phase();
        match stopped_in {
            Phase::Armed => prop_assert!(now != Phase::Armed),
            Phase::Lowering | Phase::AtAngle | Phase::Returning => {
                prop_assert!(now == Phase::Returning || now == Phase::FinalHold);
            }
            Phase::Rest => prop_assert_eq!(now, Phase::FinalHold),
            unmoved => prop_assert_eq!(now, unmoved),
        }
        if stopped_in <= Phase::FinalHold {
            leave(&mut rig);
            let (record, _) = rig.kept.unwrap();
            let ended_stopped = matches!(record.ending, Ending::Stopped { .. });
            prop_assert!(ended_stopped);
        }
    }

    #[test]
    fn an_alarm_is_voiced_at_once_unless_a_more_urgent_one_is(
        mut rig in rig(),
        deeds in proptest::collection::vec(deed(), 0..25),
    ) {
        for deed in deeds {
            perform(&mut rig, deed);
        }
        rig.stay(5_000);
        for entry in &rig.journal {
            let JournalEntry::AlarmRaised { at, kind } = entry else {
                continue;
            };
            let answered = rig.cues.iter().any(|(given, cue)| {
                let near = given.0.abs_diff(at.0) <= 7_000;
                // Raised again, it may still be sounding from the time before.
                let in_time = given.saturating_sub(*at) <= Millis(300);
                match cue.kind {
                    CueKind::Alarm { kind: of, .. } if of == *kind => near && in_time,
                    CueKind::Alarm { .. } => near && cue.priority > Priority::of_alarm(*kind),
                    _ => false,
                }
            });
            let near: Vec<_> = rig
                .cues
                .iter()
                .filter(|(given, _)| given.0.abs_diff(at.0) <= 7_000)
                .map(|(given, cue)| (*given, cue.kind))
                .collect();
            prop_assert!(answered, "{kind:?} at {at:?} was masked by {near:?}");
        }
    }
}

//! What a running session writes down, line by line.

use super::{
    angle, equipment, gate_stamp, local_time, mode, pain, plan, rate, session_id, span, trace,
};
use plumbline::domain::{
    alarm::AlarmKind,
    journal::{Answered, JournalEntry, Opening, Tally},
    phase::Phase,
    symptom::SymptomSet,
};
use proptest::{option, prelude::*, sample::select};

pub(super) fn tally() -> impl Strategy<Value = Tally> {
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

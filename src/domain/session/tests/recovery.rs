//! What is left of a session when everything else is gone.

use crate::domain::{
    journal::{JournalEntry, recover},
    phase::Phase,
    record::{Ending, Pain},
    session::Event,
    units::{Millis, Nrs},
};

use super::rig::{Rig, plan};

fn pain(back: u8) -> Pain {
    Pain {
        back: Nrs::new(back).unwrap(),
        leg: Nrs::new(1).unwrap(),
    }
}

/// A whole session with an alarm, a gap and answers.
fn eventful() -> Rig {
    let mut rig = Rig::measured(plan(25, 2, 30));
    rig.send(Event::PainBefore(pain(6), rig.now));
    for _ in 0..2 {
        rig.tilt(25.0, 6_000);
        rig.stay(10_000);
        rig.tilt(32.0, 2_000);
        rig.stay(3_000);
        rig.tilt(25.0, 2_000);
        rig.send(Event::Hidden(rig.now));
        rig.sleep(3_000);
        rig.send(Event::Visible(rig.now));
        rig.stay_until(Phase::Returning, 31);
        rig.tilt(0.0, 8_000);
        if rig.phase() == Phase::Rest {
            rig.stay(60_000);
        }
    }
    rig.stay_until(Phase::UprightPause, 61);
    rig.tilt(-20.0, 4_000);
    rig.stay_until(Phase::CheckOut, 90);
    rig.send(Event::PainAfter(pain(4), rig.now));
    rig.send(Event::Note("slept badly".to_owned(), rig.now));
    rig
}

#[test]
fn a_journal_read_to_its_end_gives_the_very_record_and_trace() {
    let mut rig = eventful();
    rig.send(Event::AnswersDone(rig.now));
    let (record, trace) = rig.kept.unwrap();
    let (rebuilt, rebuilt_trace) = recover(rig.journal).unwrap();
    assert_eq!(rebuilt, record);
    assert_eq!(rebuilt_trace, trace);
    assert_eq!(rebuilt.before, Some(pain(6)));
    assert_eq!(rebuilt.after, Some(pain(4)));
}

#[test]
fn a_journal_cut_anywhere_loses_at_most_a_second() {
    let rig = eventful();
    for cut in 1..rig.journal.len() {
        let (kept, lost) = rig.journal.split_at(cut);
        let (record, trace) = recover(kept.to_vec()).unwrap();
        let next = lost.first().map_or(Millis::ZERO, JournalEntry::at);
        assert!(next.saturating_sub(record.duration) <= Millis(1_000) || gap(kept, lost));
        let over = record.ending != Ending::Interrupted;
        let reached = rig.journal[..cut].iter().any(
            |entry| matches!(entry, JournalEntry::Phase { phase, .. } if *phase >= Phase::CheckOut),
        );
        assert_eq!(over, reached);
        if let Some(last) = trace.points().last() {
            assert!(last.at <= record.duration);
        }
    }
}

/// Whether nothing happened between the two parts: the page was hidden.
fn gap(kept: &[JournalEntry], lost: &[JournalEntry]) -> bool {
    let (Some(before), Some(after)) = (kept.last(), lost.first()) else {
        return false;
    };
    let span = after.at().saturating_sub(before.at());
    span >= Millis(2_000) && span <= Millis(4_000)
}

#[test]
fn a_journal_with_missing_lines_still_gives_a_session() {
    let rig = eventful();
    let holes: Vec<_> = rig
        .journal
        .iter()
        .enumerate()
        .filter(|(index, _)| *index == 0 || index % 3 != 0)
        .map(|(_, entry)| entry.clone())
        .collect();
    let (record, trace) = recover(holes).unwrap();
    assert_eq!(record.sets_done, 2);
    assert!(!trace.points().is_empty());
}

#[test]
fn the_newest_opened_session_is_the_one_rebuilt() {
    let first = eventful();
    let second = Rig::manual(plan(15, 1, 60));
    let both = first.journal.into_iter().chain(second.journal);
    let (record, trace) = recover(both).unwrap();
    assert_eq!(record.ending, Ending::Interrupted);
    assert_eq!(record.sets_done, 0);
    assert!(trace.points().is_empty());
}

#[test]
fn lines_without_an_opened_session_are_nothing() {
    let rig = eventful();
    assert_eq!(recover(rig.journal.into_iter().skip(1)), None);
    assert_eq!(recover([]), None);
}

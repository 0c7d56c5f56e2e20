//! Adding a shared history to one's own.

use plumbline::{
    domain::units::{LocalTime, Millis, UnixMillis},
    sharing::{Precision, Selection, decode, encode, merge::MergePreview},
};

use crate::{ALL_FIELDS, realistic, shared};

fn apply(own: &mut realistic::History, preview: MergePreview) {
    for filled in preview.filled {
        let place = own
            .sessions
            .iter()
            .position(|session| session.id == filled.id);
        own.sessions[place.unwrap()] = filled;
    }
    own.sessions.extend(preview.new_sessions);
    own.check_ins.extend(preview.new_check_ins);
}

fn selections() -> [Selection; 3] {
    [
        Selection::default(),
        Selection {
            precision: Precision::FiveMinutes,
            ..Selection::default()
        },
        Selection {
            fields: ALL_FIELDS,
            ..Selection::default()
        },
    ]
}

#[test]
fn adding_a_share_twice_changes_nothing_the_second_time() {
    let history = realistic::history(11, 250);
    for selection in selections() {
        let got = decode(&encode(&shared(&history, &selection)))
            .unwrap()
            .history;
        let mut own = realistic::history(12, 40);
        let first = MergePreview::new(&got, &own.sessions, &own.check_ins);
        assert!(first.new_sessions.len() > 200);
        apply(&mut own, first);
        let second = MergePreview::new(&got, &own.sessions, &own.check_ins);
        assert!(second.is_empty(), "{selection:?}");
        assert_eq!(second.already_there, 250);
        let mut ids: Vec<_> = own.sessions.iter().map(|session| session.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), own.sessions.len());
    }
}

#[test]
fn ones_own_share_adds_nothing_to_ones_own_history() {
    let history = realistic::history(13, 250);
    for selection in selections() {
        let got = shared(&history, &selection);
        let preview = MergePreview::new(&got, &history.sessions, &history.check_ins);
        assert!(preview.is_empty(), "{selection:?}");
        assert_eq!(preview.already_there, 250);
        assert_eq!(preview.differing, []);
    }
}

#[test]
fn a_coarse_share_and_then_a_fine_one_of_the_same_history_do_not_double_it() {
    let history = realistic::history(14, 120);
    let mut own = realistic::History::default();
    let coarse = shared(
        &history,
        &Selection {
            precision: Precision::FiveMinutes,
            ..Selection::default()
        },
    );
    apply(&mut own, MergePreview::new(&coarse, &[], &[]));
    let fine = shared(&history, &Selection::default());
    let preview = MergePreview::new(&fine, &own.sessions, &own.check_ins);
    assert!(preview.is_empty());
    assert_eq!(preview.already_there, 120);
}

#[test]
fn only_what_is_missing_is_filled_in() {
    let history = realistic::history(15, 30);
    let got = shared(&history, &Selection::default());
    let mut own = history.clone();
    own.check_ins.clear();
    let mut without_pain = Vec::new();
    for session in &mut own.sessions {
        if session.before.take().is_some() {
            without_pain.push(session.id);
        }
    }
    let preview = MergePreview::new(&got, &own.sessions, &own.check_ins);
    assert_eq!(preview.new_sessions, []);
    assert_eq!(preview.new_check_ins.len(), history.check_ins.len());
    let filled: Vec<_> = preview.filled.iter().map(|session| session.id).collect();
    assert_eq!(filled, without_pain);
    apply(&mut own, preview);
    assert_eq!(own.sessions, history.sessions);
}

#[test]
fn what_is_there_is_never_replaced() {
    let history = realistic::history(16, 10);
    let got = shared(&history, &Selection::default());
    let mut own = history.clone();
    own.sessions[3].before = own.sessions[4].after;
    own.sessions[5].time_at_angle = Millis(1);
    let preview = MergePreview::new(&got, &own.sessions, &own.check_ins);
    assert!(preview.is_empty());
    assert_eq!(preview.differing, [own.sessions[5].id]);
}

#[test]
fn two_sessions_of_one_minute_both_arrive() {
    let mut history = realistic::history(17, 2);
    let start = LocalTime {
        at: UnixMillis(1_760_000_000_000 / 60_000 * 60_000),
        offset_minutes: 0,
    };
    history.sessions[0].started = start;
    history.sessions[1].started = LocalTime {
        at: start.at.after(Millis(30_000)),
        ..start
    };
    history.sessions[1].time_at_angle = Millis(4_000);
    let got = shared(&history, &Selection::default());
    let preview = MergePreview::new(&got, &[], &[]);
    assert_eq!(preview.new_sessions.len(), 2);
    assert_ne!(preview.new_sessions[0].id, preview.new_sessions[1].id);
    let again = MergePreview::new(&got, &preview.new_sessions, &preview.new_check_ins);
    assert!(again.is_empty());
}

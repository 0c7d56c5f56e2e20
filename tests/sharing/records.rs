//! What leaves and what arrives.

use plumbline::{
    domain::{record::CheckInKind, units::LocalDay},
    sharing::{
        Fields, Period, Precision, Selection, ShareError, SharedHistory, Source, decode, encode,
    },
};

use crate::{ALL_FIELDS, realistic, shared};

#[test]
fn notes_names_and_traces_stay_behind_unless_chosen() {
    let history = realistic::history(3, 120);
    let usual = shared(&history, &Selection::default());
    assert_eq!(usual.name(), None);
    assert!(usual.body_maps().is_empty());
    assert!(
        usual
            .sessions()
            .iter()
            .all(|session| session.note.is_empty()
                && session.trace.is_none()
                && session.details.is_none())
    );
    let payload = encode(&usual);
    let notes: Vec<_> = history
        .sessions
        .iter()
        .filter(|s| !s.note.is_empty())
        .collect();
    assert!(!notes.is_empty());

    let chosen = Selection {
        fields: ALL_FIELDS,
        name: Some("  Ann  ".to_owned()),
        ..Selection::default()
    };
    let all = shared(&history, &chosen);
    assert_eq!(all.name(), Some("Ann"));
    let words = all
        .sessions()
        .iter()
        .filter(|session| !session.note.is_empty());
    assert_eq!(words.count(), notes.len());
    assert_eq!(all.body_maps().len(), history.diary.len());
    assert!(encode(&all).len() > payload.len() * 2);
    assert_eq!(decode(&encode(&all)).unwrap().history, all);
}

#[test]
fn every_shared_value_of_a_session_comes_back() {
    let history = realistic::history(4, 300);
    let selection = Selection {
        fields: ALL_FIELDS,
        ..Selection::default()
    };
    let records = decode(&encode(&shared(&history, &selection)))
        .unwrap()
        .history
        .records();
    assert_eq!(records.sessions.len(), 300);
    assert_eq!(records.traces.len(), history.traces.len());
    for (own, got) in history.sessions.iter().zip(&records.sessions) {
        assert_eq!(
            got.started.at.0,
            own.started.at.0.div_euclid(60_000) * 60_000
        );
        assert_eq!(got.started.offset_minutes, own.started.offset_minutes);
        assert_eq!(got.plan, own.plan);
        assert_eq!(got.ending, own.ending);
        assert_eq!(got.mode, own.mode);
        assert_eq!(got.sets_done, own.sets_done);
        assert_eq!(got.before, own.before);
        assert_eq!(got.after, own.after);
        assert_eq!(got.symptoms, own.symptoms);
        assert_eq!(got.dizzy_on_return, own.dizzy_on_return);
        assert_eq!(got.note, own.note);
        assert_eq!(got.alarms.len(), own.alarms.len());
        assert_eq!(
            got.time_at_angle.whole_secs(),
            own.time_at_angle.whole_secs()
        );
        assert_eq!(got.duration.whole_secs(), own.duration.whole_secs());
        assert_eq!(
            got.mean_angle.map(|angle| angle.get()),
            own.mean_angle.map(|angle| angle.get().round())
        );
        assert_eq!(
            got.max_angle.map(|angle| angle.get()),
            own.max_angle.map(|angle| angle.get().round())
        );
        assert_eq!(got.gate, None);
        for kind in [CheckInKind::Day1, CheckInKind::Day2] {
            let of = |list: &[plumbline::domain::record::CheckIn], id| {
                list.iter()
                    .find(|check_in| check_in.session == id && check_in.kind == kind)
                    .map(|check_in| (check_in.pain, check_in.symptoms))
            };
            assert_eq!(
                of(&records.check_ins, got.id),
                of(&history.check_ins, own.id)
            );
        }
    }
}

#[test]
fn a_period_takes_whole_days_of_the_person() {
    let history = realistic::history(5, 200);
    let day = history.sessions[60].started.day();
    let period = Period {
        from: Some(day),
        to: Some(LocalDay(day.0 + 6)),
    };
    let expected = history
        .sessions
        .iter()
        .filter(|session| (0..7).contains(&session.started.day().days_since(day)))
        .count();
    assert!(expected > 0);
    let selection = Selection {
        period,
        ..Selection::default()
    };
    assert_eq!(shared(&history, &selection).sessions().len(), expected);
}

#[test]
fn five_minute_starts_are_rounded_down() {
    let history = realistic::history(6, 50);
    let selection = Selection {
        precision: Precision::FiveMinutes,
        ..Selection::default()
    };
    let got = shared(&history, &selection);
    for (own, got) in history.sessions.iter().zip(got.sessions()) {
        assert_eq!(got.started.at.0 % 300_000, 0);
        assert!((0..300_000).contains(&(own.started.at.0 - got.started.at.0)));
    }
}

#[test]
fn statistics_alone_hold_no_session() {
    let history = realistic::history(7, 400);
    let selection = Selection {
        statistics_only: true,
        fields: ALL_FIELDS,
        ..Selection::default()
    };
    let only = shared(&history, &selection);
    let payload = encode(&only);
    let back = decode(&payload).unwrap().history;
    assert_eq!(back, only);
    assert!(back.sessions().is_empty());
    assert!(back.records().sessions.is_empty());
    let tally = back.tally().unwrap();
    assert_eq!(tally.sessions, 400);
    let before = history
        .sessions
        .iter()
        .filter(|session| session.before.is_some());
    assert_eq!(
        tally.scores[0][0].iter().sum::<u32>() as usize,
        before.count()
    );
    assert!(payload.len() < 400, "{} bytes", payload.len());
}

#[test]
fn a_name_cut_at_its_limit_does_not_end_in_white_space() {
    // Once cut after the trim: "x...x " was sent, and refused on arrival.
    let limit = SharedHistory::LONGEST_NAME;
    let selection = Selection {
        name: Some("x".repeat(limit - 1) + " and more"),
        ..Selection::default()
    };
    let sent = shared(&realistic::history(9, 1), &selection);
    assert_eq!(sent.name(), Some(&*"x".repeat(limit - 1)));
    assert_eq!(decode(&encode(&sent)).unwrap().history, sent);
}

#[test]
fn an_empty_history_can_be_shared() {
    let nothing = SharedHistory::from_records(&Source::default(), &Selection::default()).unwrap();
    let payload = encode(&nothing);
    assert_eq!(payload.len(), 8);
    assert_eq!(decode(&payload).unwrap().history, nothing);
}

#[test]
fn more_than_can_be_shared_is_refused_not_cut() {
    let mut history = realistic::history(8, 1);
    history.sessions[0].note = "x".repeat(SharedHistory::MOST_WORDS + 1);
    let source = Source {
        sessions: &history.sessions,
        ..Source::default()
    };
    let with_notes = Selection {
        fields: Fields {
            notes: true,
            ..Fields::default()
        },
        ..Selection::default()
    };
    assert_eq!(
        SharedHistory::from_records(&source, &with_notes),
        Err(ShareError::TooMuch)
    );
    assert!(SharedHistory::from_records(&source, &Selection::default()).is_ok());
    history.sessions[0].started.at.0 = -1;
    let source = Source {
        sessions: &history.sessions,
        ..Source::default()
    };
    assert_eq!(
        SharedHistory::from_records(&source, &Selection::default()),
        Err(ShareError::ImpossibleDate)
    );
}

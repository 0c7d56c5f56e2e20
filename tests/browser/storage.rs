//! The database on a real IndexedDB: what is written is there, together or not at all.

use std::{cell::Cell, rc::Rc};

use plumbline::{
    browser::indexed_db::{Additions, Batch, Database, Durability, Store, StoreError},
    domain::{
        plan::Plan,
        record::{
            Activity, CheckIn, CheckInKind, Ending, Equipment, Mode, Pain, SessionId, SessionRecord,
        },
        symptom::SymptomSet,
        trace::{Trace, TracePoint},
        units::{Degrees, LocalDay, LocalTime, Millis, Nrs, UnixMillis},
    },
};
use wasm_bindgen_test::wasm_bindgen_test;

pub(crate) async fn open(name: &str) -> Database {
    Database::open_named(name, || {}, |_| {}).await.unwrap()
}

/// 2026-11-23T18:00Z in Berlin, and each following session a day later.
pub(crate) fn session(day: i64) -> (SessionRecord, Trace) {
    let at = UnixMillis(1_795_456_800_000 + day * 86_400_000);
    let started = LocalTime {
        at,
        offset_minutes: 60,
    };
    let record = SessionRecord {
        id: SessionId::new(at, 7),
        started,
        duration: Millis::from_secs(300),
        mode: Mode::Measured,
        equipment: Equipment::Table,
        plan: Plan::SIMPLE_START,
        sets_done: 1,
        time_at_angle: Millis::from_secs(60),
        mean_angle: Some(Degrees::whole(20)),
        max_angle: Some(Degrees::whole(22)),
        final_hold: Millis::from_secs(60),
        fastest_return: None,
        blind: Millis::ZERO,
        ending: Ending::Completed,
        alarms: Vec::new(),
        before: None,
        after: None,
        symptoms: SymptomSet::NONE,
        dizzy_on_return: false,
        note: String::new(),
        edits: Vec::new(),
        gate: None,
    };
    let mut trace = Trace::default();
    trace.push(TracePoint {
        at: Millis(250),
        angle: Some(Degrees::whole(20)),
    });
    (record, trace)
}

#[wasm_bindgen_test]
async fn a_saved_session_is_read_back_with_its_trace_and_summary() {
    let database = open("saved-session").await;
    let (record, trace) = session(0);
    database.save_session(&record, &trace).await.unwrap();
    assert_eq!(
        database.session(record.id).await.unwrap(),
        Some(record.clone())
    );
    assert_eq!(database.trace(record.id).await.unwrap(), Some(trace));
    let summaries = database.summaries().await.unwrap();
    assert_eq!(summaries.sessions.len(), 1);
    assert_eq!(summaries.sessions[0].id, record.id);
}

#[wasm_bindgen_test]
async fn saving_the_session_ends_its_journal_in_the_same_transaction() {
    let database = open("journal-ends").await;
    for number in 0..12 {
        database
            .write_journal(
                number,
                vec![u8::try_from(number).unwrap()],
                Durability::Relaxed,
            )
            .await
            .unwrap();
    }
    let journal = database.journal().await.unwrap();
    assert_eq!(journal.len(), 12);
    assert_eq!(
        journal[11],
        [11],
        "entries come back in the order they were written"
    );
    let (record, trace) = session(0);
    database.save_session(&record, &trace).await.unwrap();
    assert!(database.journal().await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn sessions_of_several_months_are_listed_oldest_first() {
    let database = open("months").await;
    for day in [40, 0, 20] {
        let (record, trace) = session(day);
        database.save_session(&record, &trace).await.unwrap();
    }
    let days: Vec<i32> = database
        .summaries()
        .await
        .unwrap()
        .sessions
        .iter()
        .map(|summary| summary.started.day().0)
        .collect();
    let first = days[0];
    assert_eq!(days, [first, first + 20, first + 40]);
}

#[wasm_bindgen_test]
async fn damaged_summaries_are_made_again_from_the_records() {
    let database = open("damaged-months").await;
    for day in [0, 1] {
        let (record, trace) = session(day);
        database.save_session(&record, &trace).await.unwrap();
    }
    let key = {
        let (record, _) = session(0);
        format!("{:06}", record.started.day().month().0 + 1970 * 12)
    };
    let damage = Batch::new().put(Store::Months, key, vec![1, 255, 255]);
    database.write(damage, Durability::Relaxed).await.unwrap();
    assert_eq!(database.summaries().await.unwrap().sessions.len(), 2);
    // And a session saved on top of damaged summaries is not lost either.
    let (record, trace) = session(2);
    database.save_session(&record, &trace).await.unwrap();
    assert_eq!(database.summaries().await.unwrap().sessions.len(), 3);
}

#[wasm_bindgen_test]
async fn a_record_that_cannot_be_read_hides_no_other() {
    let database = open("damaged-record").await;
    let (record, trace) = session(0);
    database.save_session(&record, &trace).await.unwrap();
    let damage = Batch::new()
        .put(Store::Sessions, "ffffffffffffffff", vec![1, 255])
        .clear(Store::Months);
    database.write(damage, Durability::Relaxed).await.unwrap();
    let summaries = database.summaries().await.unwrap();
    assert_eq!(summaries.sessions.len(), 1);
    assert_eq!(summaries.unreadable, 1, "and its owner is told of it");
}

#[wasm_bindgen_test]
async fn a_record_that_cannot_be_read_is_named_at_every_reading() {
    // Once the months were packed without it, nothing told of it any more, nor would a version that
    // can read it have found it.
    let database = open("damaged-record-again").await;
    let damage = Batch::new().put(Store::Sessions, "ffffffffffffffff", vec![1, 255]);
    database.write(damage, Durability::Relaxed).await.unwrap();
    for day in [0, 1] {
        let (record, trace) = session(day);
        database.save_session(&record, &trace).await.unwrap();
        let summaries = database.summaries().await.unwrap();
        assert_eq!(summaries.unreadable, 1);
        assert_eq!(summaries.sessions.len(), usize::try_from(day + 1).unwrap());
    }
    let (mended, _) = session(40);
    let mend = Batch::new().put(
        Store::Sessions,
        "ffffffffffffffff",
        plumbline::persistence::stored::encode_session(&mended),
    );
    database.write(mend, Durability::Relaxed).await.unwrap();
    let summaries = database.summaries().await.unwrap();
    assert_eq!((summaries.sessions.len(), summaries.unreadable), (3, 0));
}

#[wasm_bindgen_test]
async fn a_session_saved_in_a_month_of_its_own_hides_none_that_are_not_packed() {
    let database = open("unpacked").await;
    for day in [0, 1] {
        let (record, trace) = session(day);
        database.save_session(&record, &trace).await.unwrap();
    }
    let unpack = Batch::new().clear(Store::Months);
    database.write(unpack, Durability::Relaxed).await.unwrap();
    let (record, trace) = session(40);
    database.save_session(&record, &trace).await.unwrap();
    assert_eq!(database.summaries().await.unwrap().sessions.len(), 3);
}

#[wasm_bindgen_test]
async fn sessions_added_while_another_tab_saves_one_are_all_listed() {
    let (one, other) = (open("added").await, open("added").await);
    let (first, trace) = session(0);
    one.save_session(&first, &trace).await.unwrap();
    let added: Vec<SessionRecord> = (1..40).map(|day| session(day).0).collect();
    let (last, _) = session(40);
    let adding = |_: &[SessionRecord], _: &[CheckIn]| Additions {
        sessions: added,
        ..Additions::default()
    };
    let (a, b) = futures::join!(one.add(adding), other.save_session(&last, &trace));
    a.unwrap();
    b.unwrap();
    assert_eq!(one.summaries().await.unwrap().sessions.len(), 41);
}

#[wasm_bindgen_test]
async fn two_tabs_correcting_one_session_lose_neither_correction() {
    let (one, other) = (open("corrected").await, open("corrected").await);
    let (record, trace) = session(0);
    one.save_session(&record, &trace).await.unwrap();
    let (a, b) = futures::join!(
        one.edit_session(record.id, |record| {
            "mine".clone_into(&mut record.note);
            true
        }),
        other.edit_session(record.id, |record| {
            record.dizzy_on_return = true;
            true
        }),
    );
    assert!(a.unwrap().is_some());
    let both = b.unwrap().unwrap();
    assert_eq!((both.note.as_str(), both.dizzy_on_return), ("mine", true));
    assert_eq!(one.session(record.id).await.unwrap(), Some(both));
    let unchanged = one.edit_session(record.id, |_| false).await.unwrap();
    assert_eq!(unchanged, None);
}

#[wasm_bindgen_test]
async fn a_deleted_session_can_be_brought_back_whole() {
    let database = open("deleted").await;
    let (record, trace) = session(0);
    database.save_session(&record, &trace).await.unwrap();
    let answers = CheckInKind::ALL.map(|kind| answer(&record, kind));
    for answer in &answers {
        database.save_check_in(answer).await.unwrap();
    }
    database.delete_session(&record).await.unwrap();
    assert!(database.check_ins().await.unwrap().records.is_empty());
    assert_eq!(database.session(record.id).await.unwrap(), None);
    assert_eq!(database.trace(record.id).await.unwrap(), None);
    assert!(database.summaries().await.unwrap().sessions.is_empty());
    database
        .restore_session(&record, &trace, &answers)
        .await
        .unwrap();
    assert_eq!(database.check_ins().await.unwrap().records, answers);
    assert_eq!(database.session(record.id).await.unwrap(), Some(record));
    assert_eq!(database.summaries().await.unwrap().sessions.len(), 1);
}

fn answer(record: &SessionRecord, kind: CheckInKind) -> CheckIn {
    CheckIn {
        session: record.id,
        kind,
        at: LocalTime {
            at: record.started.at.after(kind.meant_after()),
            offset_minutes: 60,
        },
        pain: Pain {
            back: Nrs::ALL[4],
            leg: Nrs::ALL[0],
        },
        symptoms: SymptomSet::NONE,
    }
}

#[wasm_bindgen_test]
async fn an_answer_given_again_takes_the_place_of_the_first() {
    let database = open("check-in-again").await;
    let (record, _) = session(0);
    let first = answer(&record, CheckInKind::Day1);
    let mut second = first;
    second.pain.back = Nrs::ALL[2];
    for given in [first, second, answer(&record, CheckInKind::Day2)] {
        database.save_check_in(&given).await.unwrap();
    }
    let found = database.check_ins().await.unwrap();
    assert_eq!(found.records, [second, answer(&record, CheckInKind::Day2)]);
    assert_eq!(found.unreadable, 0);
}

#[wasm_bindgen_test]
async fn two_tabs_writing_one_day_lose_neither_answer() {
    let (one, other) = (open("one-day").await, open("one-day").await);
    let (record, _) = session(0);
    let day = record.started.day();
    let now = record.started;
    let (a, b) = futures::join!(
        one.edit_day(day, now, |entry| entry.note = "stiff".to_owned()),
        other.edit_day(day, now, |entry| {
            entry.activities = entry.activities.with(Activity::Walk);
        })
    );
    a.unwrap();
    b.unwrap();
    let earlier = LocalDay(day.0 - 300);
    one.edit_day(earlier, now, |entry| entry.note = "earlier".to_owned())
        .await
        .unwrap();
    let days = one.diary_entries().await.unwrap().records;
    assert_eq!(
        days.iter().map(|entry| entry.day).collect::<Vec<_>>(),
        [earlier, day]
    );
    assert_eq!(days[1].note, "stiff");
    assert!(days[1].activities.contains(Activity::Walk));
}

#[wasm_bindgen_test]
async fn a_day_that_cannot_be_read_is_not_overwritten() {
    let database = open("damaged-day").await;
    let now = session(0).0.started;
    let key = plumbline::browser::indexed_db::day_key(now.day());
    let damage = Batch::new().put(Store::Diary, key.as_str(), vec![1, 255]);
    database.write(damage, Durability::Relaxed).await.unwrap();
    let edited = database
        .edit_day(now.day(), now, |entry| entry.note = "new".to_owned())
        .await;
    assert!(matches!(edited, Err(StoreError::Decode(_))));
    let kept = database.read(Store::Diary, &key).await.unwrap();
    assert_eq!(kept, Some(vec![1, 255]));
    assert_eq!(database.diary_entries().await.unwrap().unreadable, 1);
}

#[wasm_bindgen_test]
async fn bringing_a_session_back_leaves_a_running_journal_alone() {
    let database = open("restore-journal").await;
    let (record, trace) = session(0);
    database
        .write_journal(0, vec![1], Durability::Strict)
        .await
        .unwrap();
    database
        .restore_session(&record, &trace, &[])
        .await
        .unwrap();
    assert_eq!(database.journal().await.unwrap().len(), 1);
}

#[wasm_bindgen_test]
async fn two_connections_editing_one_month_lose_neither_session() {
    let (one, other) = (open("two-tabs").await, open("two-tabs").await);
    let ((first, trace), (second, _)) = (session(0), session(1));
    let (a, b) = futures::join!(
        one.save_session(&first, &trace),
        other.save_session(&second, &trace)
    );
    a.unwrap();
    b.unwrap();
    assert_eq!(one.summaries().await.unwrap().sessions.len(), 2);
}

#[wasm_bindgen_test]
async fn an_edit_that_fails_writes_nothing_of_its_batch() {
    let database = open("failed-edit").await;
    let batch = Batch::new().put(Store::Settings, "theme", vec![1]);
    let failed = database
        .write_and_edit(
            batch,
            Store::Months,
            "000000",
            |_| Err(StoreError::Aborted),
            Durability::Strict,
        )
        .await;
    assert_eq!(failed, Err(StoreError::Aborted));
    assert_eq!(database.read(Store::Settings, "theme").await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_connection_gives_way_to_a_newer_version_and_says_so() {
    use indexed_db_futures::{Build, database::Database as Connection};

    let told = Rc::new(Cell::new(false));
    let hears = Rc::clone(&told);
    let database = Database::open_named("gives-way", || {}, move |_| hears.set(true))
        .await
        .unwrap();
    let newer = Connection::open("gives-way")
        .with_version(99_u32)
        .with_on_upgrade_needed(|_, _| Ok(()))
        .build()
        .unwrap()
        .await
        .unwrap();
    assert!(told.get());
    assert_eq!(database.journal().await, Err(StoreError::Closed));
    newer.close();
    // What the app closes itself is no news to it.
    let news = Rc::new(Cell::new(false));
    let hears = Rc::clone(&news);
    let own = Database::open_named("closed-by-itself", || {}, move |_| hears.set(true))
        .await
        .unwrap();
    own.close();
    gloo_timers::future::TimeoutFuture::new(0).await;
    assert!(!news.get());
    let older = Database::open_named("gives-way", || {}, |_| {}).await;
    assert_eq!(older.err(), Some(StoreError::NewerDatabase));
}

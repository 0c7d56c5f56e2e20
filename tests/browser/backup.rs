//! Backup and restore on a real IndexedDB: lossless, all or nothing, nothing written over.

use plumbline::{
    browser::indexed_db::{
        BackedUp, Batch, Database, Durability, RestoreError, Store, StoreError, check_in_key,
        day_key,
    },
    domain::{
        profile::Profile,
        record::{ActivitySet, BodyMap, CheckIn, CheckInKind, DiaryEntry, Edit, EditedField, Pain},
        screening::{Answer, Answers, Draft, Origin},
        settings::Settings,
        symptom::SymptomSet,
        units::{LocalDay, LocalTime, Nrs, UnixMillis},
    },
    persistence::{
        backup::{Backup, Counts, PROFILE, SETTINGS, ValueError, read_backup},
        stored,
    },
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::storage::{open, session};

fn at(minute: i64) -> LocalTime {
    LocalTime {
        at: UnixMillis(1_795_543_200_000 + minute * 60_000),
        offset_minutes: 60,
    }
}

fn pain(back: u8) -> Pain {
    Pain {
        back: Nrs::new(back).unwrap(),
        leg: Nrs::new(0).unwrap(),
    }
}

/// More sessions than are read at once, over several months, with all that belongs to them.
async fn fill(database: &Database) {
    let mut batch = Batch::new();
    for day in 0..70 {
        let (record, trace) = session(day);
        let id = record.id.to_string();
        batch = batch
            .put(
                Store::Sessions,
                id.as_str(),
                stored::encode_session(&record),
            )
            .put(Store::Traces, id, stored::encode_trace(&trace));
    }
    database.write(batch, Durability::Relaxed).await.unwrap();
    // Packs the months.
    assert_eq!(database.summaries().await.unwrap().sessions.len(), 70);
    let (record, _) = session(0);
    database
        .save_check_in(&CheckIn {
            session: record.id,
            kind: CheckInKind::Day1,
            at: at(0),
            pain: pain(3),
            symptoms: SymptomSet::NONE,
        })
        .await
        .unwrap();
    database
        .edit_day(LocalDay(20_780), at(1), |entry| entry.pain = Some(pain(5)))
        .await
        .unwrap();
    let batch = Batch::new()
        .put(Store::Profile, PROFILE, stored::encode_profile(&answered()))
        .put(
            Store::Settings,
            SETTINGS,
            stored::encode_settings(&Settings::default()),
        );
    database.write(batch, Durability::Strict).await.unwrap();
}

/// A profile whose questions were all answered no.
fn answered() -> Profile {
    let mut profile = Profile::default();
    let mut draft = Draft::begin(at(0));
    for (item, answer) in Answers::all(Answer::No).iter() {
        draft.answer(item, answer);
    }
    profile.gate.record(draft.complete(at(0)).unwrap());
    profile
}

async fn text_of(database: &Database) -> (String, BackedUp) {
    let mut text = String::new();
    let done = database
        .write_backup(at(9), |piece| text.push_str(piece))
        .await
        .unwrap();
    (text, done)
}

async fn backup_of(database: &Database) -> Backup {
    read_backup(text_of(database).await.0.as_bytes()).unwrap()
}

/// Every value of every store.
async fn everything(database: &Database) -> Vec<Vec<Vec<u8>>> {
    let mut stores = Vec::new();
    for store in Store::ALL {
        stores.push(database.read_all(store).await.unwrap());
    }
    stores
}

#[wasm_bindgen_test]
async fn what_is_backed_up_and_restored_elsewhere_is_the_same_but_for_what_the_gate_counts() {
    let (here, elsewhere) = (open("backup-here").await, open("backup-elsewhere").await);
    fill(&here).await;
    let (text, done) = text_of(&here).await;
    let counts = Counts {
        sessions: 70,
        check_ins: 1,
        diary: 1,
    };
    assert_eq!((done.counts, done.unreadable), (counts, 0));

    let backup = read_backup(text.as_bytes()).unwrap();
    let expected = elsewhere.preview_restore(&backup).await.unwrap();
    assert!(
        elsewhere.summaries().await.unwrap().sessions.is_empty(),
        "a look writes nothing"
    );
    let changes = elsewhere.restore(&backup).await.unwrap();
    assert_eq!(changes, expected);
    assert_eq!(changes.added, counts);
    assert!(changes.was_empty && changes.profile && changes.settings);

    let profile = elsewhere
        .read(Store::Profile, PROFILE)
        .await
        .unwrap()
        .unwrap();
    let profile = stored::decode_profile(&profile).unwrap();
    assert_eq!(
        profile.gate.sets[0].origin(),
        Origin::Imported,
        "no file passes the gate"
    );
    // Everything else is byte for byte the same, the packed months among it.
    let (ours, theirs) = (everything(&here).await, everything(&elsewhere).await);
    for ((store, ours), theirs) in Store::ALL.into_iter().zip(ours).zip(theirs) {
        if store != Store::Profile {
            assert_eq!(ours, theirs, "{store:?}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_second_restore_changes_nothing() {
    let (here, elsewhere) = (open("twice-here").await, open("twice-elsewhere").await);
    fill(&here).await;
    let backup = backup_of(&here).await;
    elsewhere.restore(&backup).await.unwrap();
    let before = everything(&elsewhere).await;
    let again = elsewhere.restore(&backup).await.unwrap();
    assert!(again.is_empty());
    assert_eq!(again.unchanged.total(), 72);
    assert_eq!(everything(&elsewhere).await, before);
}

#[wasm_bindgen_test]
async fn a_newer_correction_here_is_not_taken_back() {
    let database = open("merge-newer").await;
    let (record, trace) = session(0);
    database.save_session(&record, &trace).await.unwrap();
    let backup = backup_of(&database).await;
    let corrected = database
        .edit_session(record.id, |record| {
            record.edits.push(Edit {
                at: at(2),
                field: EditedField::Note,
                before: String::new(),
                after: "mine".to_owned(),
            });
            "mine".clone_into(&mut record.note);
            true
        })
        .await
        .unwrap();
    let record = corrected.unwrap();
    let changes = database.restore(&backup).await.unwrap();
    assert_eq!(changes.unchanged.sessions, 1);
    assert_eq!(database.session(record.id).await.unwrap(), Some(record));
}

#[wasm_bindgen_test]
async fn a_profile_that_cannot_be_read_stops_the_restore_and_nothing_is_written() {
    let (here, damaged) = (open("rollback-here").await, open("rollback-damaged").await);
    fill(&here).await;
    let backup = backup_of(&here).await;
    let batch = Batch::new().put(Store::Profile, PROFILE, vec![1, 255]);
    damaged.write(batch, Durability::Strict).await.unwrap();
    let before = everything(&damaged).await;
    let refused = damaged.restore(&backup).await;
    assert!(
        matches!(refused, Err(RestoreError::Value(ValueError::Ours(_)))),
        "{refused:?}"
    );
    assert_eq!(everything(&damaged).await, before);
}

#[wasm_bindgen_test]
async fn what_a_newer_version_wrote_is_neither_backed_up_in_part_nor_written_over() {
    let (here, newer) = (open("newer-here").await, open("newer-newer").await);
    fill(&here).await;
    let backup = backup_of(&here).await;
    let (record, _) = session(0);
    let batch = Batch::new().put(Store::Sessions, record.id.to_string(), vec![2, 7]);
    newer.write(batch, Durability::Strict).await.unwrap();
    let before = everything(&newer).await;
    let refused = newer.restore(&backup).await;
    assert!(
        matches!(&refused, Err(RestoreError::Store(StoreError::Decode(error))) if error.is_newer()),
        "{refused:?}"
    );
    assert_eq!(everything(&newer).await, before);
    let written = newer.write_backup(at(0), |_| {}).await;
    assert!(matches!(written, Err(StoreError::Decode(error)) if error.is_newer()));
}

#[wasm_bindgen_test]
async fn damaged_records_cost_no_other_and_a_backup_repairs_them() {
    let database = open("damaged-backup").await;
    fill(&database).await;
    let whole = backup_of(&database).await;
    let (record, _) = session(3);
    let (other, _) = session(4);
    let batch = Batch::new()
        .put(Store::Sessions, record.id.to_string(), vec![1, 255])
        .put(Store::Traces, other.id.to_string(), vec![1, 255])
        .put(
            Store::CheckIns,
            check_in_key(other.id, CheckInKind::Day2),
            vec![1],
        )
        .put(Store::Diary, day_key(LocalDay(1)), vec![0]);
    database.write(batch, Durability::Strict).await.unwrap();
    let (text, done) = text_of(&database).await;
    assert_eq!((done.counts.sessions, done.unreadable), (69, 4));
    assert!(
        read_backup(text.as_bytes()).is_ok(),
        "what is in it can be restored"
    );

    let changes = database.restore(&whole).await.unwrap();
    assert_eq!(changes.added.sessions, 1);
    assert_eq!(database.session(record.id).await.unwrap(), Some(record));
}

#[wasm_bindgen_test]
async fn months_that_do_not_follow_one_another_keep_every_session() {
    // Who flies west over the date line on the first is back in the month before.
    let (here, elsewhere) = (open("west-here").await, open("west-elsewhere").await);
    let month_end = 8 * 24 * 60 - 18 * 60;
    for (day, offset) in [(0, 0), (1, 720), (2, -720)] {
        let (mut record, trace) = session(7);
        let start = record.started.at.0 + (month_end % 1_440) * 60_000 + day * 60_000;
        record.started = LocalTime {
            at: UnixMillis(start),
            offset_minutes: offset,
        };
        record.id = plumbline::domain::record::SessionId::new(record.started.at, 1);
        here.save_session(&record, &trace).await.unwrap();
    }
    elsewhere.restore(&backup_of(&here).await).await.unwrap();
    assert_eq!(elsewhere.summaries().await.unwrap().sessions.len(), 3);
}

#[wasm_bindgen_test]
async fn erasing_leaves_nothing_and_the_next_opening_begins_anew() {
    let database = open("erased").await;
    fill(&database).await;
    database
        .write_journal(0, vec![1], Durability::Strict)
        .await
        .unwrap();
    database.erase().await.unwrap();
    assert_eq!(
        database.journal().await,
        Err(StoreError::Closed),
        "the old connection writes no more"
    );
    let anew = open("erased").await;
    assert!(everything(&anew).await.iter().all(Vec::is_empty));
}

#[wasm_bindgen_test]
async fn an_entry_is_told_apart_by_its_day() {
    let database = open("days-restored").await;
    let entry = |day, minute| DiaryEntry {
        day: LocalDay(day),
        at: at(minute),
        pain: None,
        body: BodyMap::NONE,
        activities: ActivitySet::NONE,
        note: format!("minute {minute}"),
    };
    let of = |diary| Backup {
        written: at(0),
        sessions: vec![],
        check_ins: vec![],
        diary,
        values: vec![],
    };
    database
        .restore(&of(vec![entry(-1, 1), entry(0, 1)]))
        .await
        .unwrap();
    database
        .restore(&of(vec![entry(-1, 0), entry(0, 2)]))
        .await
        .unwrap();
    let notes: Vec<String> = database
        .diary_entries()
        .await
        .unwrap()
        .records
        .into_iter()
        .map(|entry| entry.note)
        .collect();
    assert_eq!(notes, ["minute 1", "minute 2"]);
}

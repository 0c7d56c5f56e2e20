//! What a long history costs: ten thousand sessions, twenty thousand check-ins, ten years of days.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark; a failed unwrap is a failed benchmark"
)]

use std::collections::BTreeMap;

use criterion::{Criterion, criterion_group, criterion_main};
use plumbline::{
    domain::{
        calendar::Month,
        check_in::due,
        record::{CheckIn, CheckInKind, DiaryEntry, Pain, SessionId, SessionRecord},
        summary::SessionSummary,
        units::{LocalDay, LocalTime, Millis, Nrs, UnixMillis},
    },
    persistence::{
        backup::{BackupWriter, read_backup},
        csv::sessions_csv,
        stored::{MonthSummaries, decode_diary_entry, decode_month, decode_session, encode_month},
    },
    statistics::report,
};

const SESSIONS: u16 = 10_000;
const HOUR: u64 = 3_600_000;

fn pain(at: u16) -> Pain {
    let score = |value: u16| Nrs::new(u8::try_from(value % 11).unwrap()).unwrap();
    Pain {
        back: score(at / 3),
        leg: score(at / 5),
    }
}

/// Three sessions a day, eight hours apart, from 2016 on.
fn sessions() -> Vec<SessionRecord> {
    let pattern: SessionRecord =
        decode_session(include_bytes!("../tests/fixtures/stored/session-v1.bin")).unwrap();
    (0..SESSIONS)
        .map(|number| {
            let at = UnixMillis(1_460_000_000_000).after(Millis(u64::from(number) * 8 * HOUR));
            SessionRecord {
                id: SessionId::new(at, number),
                started: LocalTime {
                    at,
                    offset_minutes: 60,
                },
                before: Some(pain(number)),
                after: (number % 7 != 0).then(|| pain(number / 2)),
                ..pattern.clone()
            }
        })
        .collect()
}

fn check_ins(sessions: &[SessionRecord]) -> Vec<CheckIn> {
    let answer = |record: &SessionRecord, kind: CheckInKind| CheckIn {
        session: record.id,
        kind,
        at: LocalTime {
            at: record.started.at.after(kind.meant_after()),
            offset_minutes: 60,
        },
        pain: record.before.unwrap(),
        symptoms: record.symptoms,
    };
    sessions
        .iter()
        .flat_map(|record| CheckInKind::ALL.map(|kind| answer(record, kind)))
        .collect()
}

fn diary() -> Vec<DiaryEntry> {
    let pattern =
        decode_diary_entry(include_bytes!("../tests/fixtures/stored/diary-v1.bin")).unwrap();
    (0..3_650)
        .map(|day| DiaryEntry {
            day: LocalDay(16_898 + day),
            ..pattern.clone()
        })
        .collect()
}

fn history(criterion: &mut Criterion) {
    let records = sessions();
    let summaries: Vec<_> = records.iter().map(SessionSummary::of).collect();
    let check_ins = check_ins(&records);
    let diary = diary();
    let always = (LocalDay(i32::MIN), LocalDay(i32::MAX));
    let now = UnixMillis(1_760_000_000_000);
    for (name, share) in [("1,000", 10), ("10,000", 1)] {
        let sessions = &summaries[..summaries.len() / share];
        let check_ins = &check_ins[..check_ins.len() / share];
        criterion.bench_function(&format!("statistics of {name} sessions"), |bench| {
            bench.iter(|| report(sessions, check_ins, &diary, always, now));
        });
    }
    criterion.bench_function("check-ins due among 10,000 sessions", |bench| {
        bench.iter(|| due(&summaries, &check_ins, now));
    });
    let mut months: BTreeMap<Month, MonthSummaries> = BTreeMap::new();
    for summary in &summaries {
        let month = MonthSummaries::key_of(summary);
        months.entry(month).or_default().put(*summary);
    }
    let packed: Vec<Vec<u8>> = months.values().map(encode_month).collect();
    criterion.bench_function("10,000 summaries from their months", |bench| {
        bench.iter(|| {
            packed
                .iter()
                .map(|month| decode_month(month).unwrap().sessions().len())
                .sum::<usize>()
        });
    });
    let (mut writer, mut backup) = BackupWriter::begin(LocalTime::default());
    for record in &records {
        backup += &writer.session(record, None);
    }
    for check_in in &check_ins {
        backup += &writer.check_in(*check_in);
    }
    backup += &writer.finish();
    criterion.bench_function("backup of 10,000 sessions, read and validated", |bench| {
        bench.iter(|| read_backup(backup.as_bytes()).unwrap());
    });
    criterion.bench_function("table of 10,000 sessions", |bench| {
        bench.iter(|| sessions_csv(&records, &check_ins));
    });
}

criterion_group!(benches, history);
criterion_main!(benches);

//! A made-up history, for benches, tests and for looking at the app. The same count of sessions always
//! gives the same.
//!
//! ```text
//! cargo run --example stored_history -- rows 200
//! cargo run --example stored_history -- backup 200 > plumbline-backup.json
//! cargo run --example stored_history -- gaps 120 > plumbline-backup.json
//! ```
//! `rows` are those of the app's database, a line of store, key and value each, the value as hexadecimal
//! digits, with tabs between; `backup` is the backup of the same records. In both every session has its
//! check-ins, and every day from the first to the last an entry in the diary. `gaps` is the backup of a
//! person who leaves some of it out, written when the last session's last question has closed. The
//! last line of the rows, and the moment the whole backup says it was written, is an hour after the
//! last session.
#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a made-up history that cannot be made is a bug here"
)]

#[allow(
    unreachable_pub,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "written for tests, where clippy asks less"
)]
#[path = "../tests/support/realistic.rs"]
mod realistic;

use std::{
    collections::BTreeMap,
    env,
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use plumbline::{
    domain::{
        calendar::Month,
        record::{Activity, ActivitySet, CheckIn, CheckInKind, DiaryEntry, SessionRecord},
        summary::SessionSummary,
        symptom::SymptomSet,
        units::{LocalDay, LocalTime, Millis},
    },
    persistence::{
        backup::BackupWriter,
        stored::{
            MonthSummaries, check_in_key, day_key, encode_check_in, encode_diary_entry,
            encode_month, encode_session, encode_trace, month_key, session_key,
        },
    },
};
use realistic::History;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [form, count] = arguments.as_slice() else {
        eprintln!("usage: stored_history rows|backup|gaps COUNT");
        return ExitCode::FAILURE;
    };
    let Ok(count) = count.parse() else {
        eprintln!("{count} is no count");
        return ExitCode::FAILURE;
    };
    if count == 0 {
        eprintln!("a history has a session at least");
        return ExitCode::FAILURE;
    }
    let history = realistic::history(realistic::SEED, count);
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match form.as_str() {
        "rows" => write_rows(&complete(history), &mut out),
        "backup" => {
            let written = after_last(&history, Millis::from_secs(3_600));
            write_backup(&complete(history), written, &mut out)
        }
        "gaps" => {
            let written = after_last(&history, CheckInKind::Day2.closes_after());
            write_backup(&history, written, &mut out)
        }
        _ => {
            eprintln!("{form} is none of rows, backup and gaps");
            return ExitCode::FAILURE;
        }
    };
    match written.and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The history with every check-in answered and every day written.
fn complete(mut history: History) -> History {
    let given: BTreeMap<_, CheckIn> = history
        .check_ins
        .iter()
        .map(|answer| ((answer.session, answer.kind), *answer))
        .collect();
    history.check_ins = history
        .sessions
        .iter()
        .flat_map(|session| CheckInKind::ALL.map(|kind| (session, kind)))
        .map(|(session, kind)| {
            given
                .get(&(session.id, kind))
                .copied()
                .unwrap_or_else(|| answer(session, kind))
        })
        .collect();
    let mut days: BTreeMap<LocalDay, DiaryEntry> = BTreeMap::new();
    let day_of = |session: Option<&SessionRecord>| session.unwrap().started.day();
    for day in day_of(history.sessions.first()).0..=day_of(history.sessions.last()).0 {
        let day = LocalDay(day);
        days.insert(day, entry(&history, day));
    }
    for written in history.diary.drain(..) {
        let made = days.get(&written.day).and_then(|entry| entry.pain);
        let pain = written.pain.or(made);
        days.insert(written.day, DiaryEntry { pain, ..written });
    }
    history.diary = days.into_values().collect();
    history
}

fn answer(session: &SessionRecord, kind: CheckInKind) -> CheckIn {
    CheckIn {
        session: session.id,
        kind,
        at: LocalTime {
            at: session.started.at.after(kind.meant_after()),
            ..session.started
        },
        pain: session.before.or(session.after).unwrap_or(QUIET),
        symptoms: SymptomSet::NONE,
    }
}

const QUIET: plumbline::domain::record::Pain = plumbline::domain::record::Pain {
    back: plumbline::domain::units::Nrs::ALL[2],
    leg: plumbline::domain::units::Nrs::ALL[0],
};

/// An entry with the pain of the day's first session, or of a quiet day.
fn entry(history: &History, day: LocalDay) -> DiaryEntry {
    let index = history
        .sessions
        .partition_point(|session| session.started.day() < day);
    let session = history
        .sessions
        .get(index)
        .filter(|session| session.started.day() == day);
    DiaryEntry {
        pain: Some(session.and_then(|session| session.before).unwrap_or(QUIET)),
        activities: ActivitySet::NONE.with(Activity::Walk),
        ..DiaryEntry::empty(day, day.noon())
    }
}

/// The moment `span` after the last session began.
fn after_last(history: &History, span: Millis) -> LocalTime {
    let last = history.sessions.last().unwrap().started;
    LocalTime {
        at: last.at.after(span),
        ..last
    }
}

fn write_rows(history: &History, out: &mut impl Write) -> io::Result<()> {
    let mut row = |store: &str, key: String, value: &[u8]| -> io::Result<()> {
        write!(out, "{store}\t{key}\t")?;
        for byte in value {
            write!(out, "{byte:02x}")?;
        }
        writeln!(out)
    };
    let mut months: BTreeMap<Month, MonthSummaries> = BTreeMap::new();
    for session in &history.sessions {
        row(
            "sessions",
            session_key(session.id),
            &encode_session(session),
        )?;
        let summary = SessionSummary::of(session);
        let month = months.entry(MonthSummaries::key_of(&summary)).or_default();
        month.put(summary);
    }
    for (month, summaries) in &months {
        row("months", month_key(*month), &encode_month(summaries))?;
    }
    for (id, trace) in &history.traces {
        row("traces", session_key(*id), &encode_trace(trace))?;
    }
    for answer in &history.check_ins {
        let key = check_in_key(answer.session, answer.kind);
        row("check_ins", key, &encode_check_in(answer))?;
    }
    for entry in &history.diary {
        row("diary", day_key(entry.day), &encode_diary_entry(entry))?;
    }
    let now = after_last(history, Millis::from_secs(3_600));
    writeln!(out, "now\t{}\t", now.at.0)
}

fn write_backup(history: &History, written: LocalTime, out: &mut impl Write) -> io::Result<()> {
    let traces: BTreeMap<_, _> = history
        .traces
        .iter()
        .map(|(id, trace)| (*id, trace))
        .collect();
    let (mut writer, begun) = BackupWriter::begin(written);
    out.write_all(begun.as_bytes())?;
    for session in &history.sessions {
        let trace = traces.get(&session.id).map(|trace| encode_trace(trace));
        out.write_all(writer.session(session, trace.as_deref()).as_bytes())?;
    }
    for answer in &history.check_ins {
        out.write_all(writer.check_in(*answer).as_bytes())?;
    }
    for entry in &history.diary {
        out.write_all(writer.diary_entry(entry).as_bytes())?;
    }
    out.write_all(writer.finish().as_bytes())
}

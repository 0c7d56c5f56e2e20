//! A backup of a made-up history: for the tests, and for trying the app with something in it.
//!
//! ```text
//! cargo run --example made_up_backup -- 120 > plumbline-backup.json
//! ```
//! The same number of sessions always gives the same file.
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
    io::{self, Write},
    process::ExitCode,
};

use plumbline::{
    domain::{
        record::{CheckInKind, SessionId},
        units::LocalTime,
    },
    persistence::{backup::BackupWriter, stored::encode_trace},
};

fn main() -> ExitCode {
    let Some(count) = env::args().nth(1).and_then(|text| text.parse().ok()) else {
        eprintln!("usage: made_up_backup SESSIONS");
        return ExitCode::FAILURE;
    };
    match write(count) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn write(count: usize) -> io::Result<()> {
    let history = realistic::history(realistic::SEED, count);
    let traces: BTreeMap<SessionId, Vec<u8>> = history
        .traces
        .iter()
        .map(|(id, trace)| (*id, encode_trace(trace)))
        .collect();
    let Some(last) = history.sessions.last() else {
        return Ok(());
    };
    // When the last question of the last session can no longer be answered.
    let written = LocalTime {
        at: last.started.at.after(CheckInKind::Day2.closes_after()),
        ..last.started
    };
    let mut out = io::stdout().lock();
    let (mut writer, text) = BackupWriter::begin(written);
    out.write_all(text.as_bytes())?;
    for record in &history.sessions {
        let trace = traces.get(&record.id).map(Vec::as_slice);
        out.write_all(writer.session(record, trace).as_bytes())?;
    }
    for check_in in history.check_ins {
        out.write_all(writer.check_in(check_in).as_bytes())?;
    }
    for entry in &history.diary {
        out.write_all(writer.diary_entry(entry).as_bytes())?;
    }
    out.write_all(writer.finish().as_bytes())
}

//! The tables: another program's reader gets back what was kept, and no cell is a formula.
#![allow(
    clippy::unwrap_used,
    reason = "a test file; a failed unwrap is a failed test"
)]

mod arbitrary;

use plumbline::{
    domain::units::Millis,
    persistence::{
        csv::{
            CHECK_IN_COLUMNS, DIARY_COLUMNS, SESSION_COLUMNS, TRACE_COLUMNS, check_ins_csv,
            csv_file, diary_csv, sessions_csv, trace_csv,
        },
        stored::{decode_check_in, decode_diary_entry, decode_session, decode_trace},
    },
};
use proptest::{collection::vec, prelude::*};

/// The lines of `text` after its header, as the csv crate reads them.
fn read(text: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(
        reader.headers().unwrap().iter().collect::<Vec<_>>(),
        columns
    );
    reader
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// A note without the guard against formulas.
fn unguarded(note: &str) -> &str {
    note.strip_prefix('\'').unwrap_or(note)
}

#[test]
fn a_known_session_has_known_cells() {
    let session = decode_session(include_bytes!("fixtures/stored/session-v1.bin")).unwrap();
    let check_in = decode_check_in(include_bytes!("fixtures/stored/check-in-v1.bin")).unwrap();
    let lines = read(&sessions_csv(&[session], &[check_in]), &SESSION_COLUMNS);
    let expected = [
        "01a2059858c0beef",
        "2026-11-23T00:30:00+01:00",
        "421.5",
        "measured",
        "table",
        "ladder-4",
        "25",
        "28.5",
        "3",
        "60",
        "2",
        "131.25",
        "24.87",
        "29.02",
        "90",
        "11.4",
        "2.25",
        "stopped-AtAngle",
        "over-angle",
        "6",
        "2",
        "4",
        "2",
        "",
        "",
        "",
        "3",
        "1",
        "48",
        "dizziness other",
        "1",
        "1",
        "Knie gebeugt, ruhig geatmet \u{1f9d8}",
    ];
    assert_eq!(lines, [expected]);
}

#[test]
fn a_known_day_has_known_cells() {
    let entry = decode_diary_entry(include_bytes!("fixtures/stored/diary-v1.bin")).unwrap();
    let expected = "day,back,leg,sites,activities,note\r\n\
        2026-11-23,5,0,lower-back calf-right,walk medicine,long drive\r\n";
    assert_eq!(diary_csv(&[entry]), expected);
}

#[test]
fn a_known_trace_has_its_gap_and_events_in_order() {
    let trace = decode_trace(include_bytes!("fixtures/stored/trace-v1.bin")).unwrap();
    let expected = "time_s,angle_deg,event\r\n0,-60.25,\r\n0,,Lowering\r\n0.25,-31.5,\r\n\
        0.5,,gap\r\n4,0,\r\n4.25,24.99,\r\n4.25,,AtAngle\r\n600,,daily-cap\r\n1000,25,\r\n";
    assert_eq!(trace_csv(&trace), expected);
}

#[test]
fn a_note_that_looks_like_a_formula_is_text() {
    let mut entry = decode_diary_entry(include_bytes!("fixtures/stored/diary-v1.bin")).unwrap();
    for note in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "=HYPERLINK(\"http://x\",\"y\")",
        "\u{ff1d}1",
    ] {
        entry.note = note.to_owned();
        let lines = read(&diary_csv(&[entry.clone()]), &DIARY_COLUMNS);
        assert_eq!(lines[0][5], format!("'{note}"));
    }
}

#[test]
fn a_known_check_in_has_known_cells_with_or_without_its_session() {
    let session = decode_session(include_bytes!("fixtures/stored/session-v1.bin")).unwrap();
    let check_in = decode_check_in(include_bytes!("fixtures/stored/check-in-v1.bin")).unwrap();
    let line = |hours: &str| {
        [
            "01a2059858c0beef",
            "day2",
            "2026-11-25T00:30:00+01:00",
            hours,
            "3",
            "1",
            "numbness",
        ]
        .map(str::to_owned)
    };
    let with = read(&check_ins_csv(&[session], &[check_in]), &CHECK_IN_COLUMNS);
    assert_eq!(with, [line("48")]);
    let without = read(&check_ins_csv(&[], &[check_in]), &CHECK_IN_COLUMNS);
    assert_eq!(without, [line("")]);
}

#[test]
fn only_a_table_in_another_alphabet_has_a_byte_order_mark() {
    assert_eq!(csv_file("a,b\r\n"), b"a,b\r\n");
    assert_eq!(csv_file("\u{e4}\r\n"), "\u{feff}\u{e4}\r\n".as_bytes());
}

proptest! {
    #[test]
    fn any_check_ins_parse_back(answers in vec(arbitrary::check_in(), 0..5)) {
        let lines = read(&check_ins_csv(&[], &answers), &CHECK_IN_COLUMNS);
        prop_assert_eq!(lines.len(), answers.len());
        for (line, answer) in lines.iter().zip(&answers) {
            prop_assert_eq!(&line[0], &answer.session.to_string());
            prop_assert_eq!(&line[4], &answer.pain.back.get().to_string());
        }
    }

    #[test]
    fn any_sessions_parse_back(sessions in vec(arbitrary::session(), 0..5)) {
        let lines = read(&sessions_csv(&sessions, &[]), &SESSION_COLUMNS);
        prop_assert_eq!(lines.len(), sessions.len());
        for (line, session) in lines.iter().zip(&sessions) {
            prop_assert_eq!(&line[0], &session.id.to_string());
            prop_assert_eq!(unguarded(&line[32]), unguarded(&session.note));
        }
    }

    #[test]
    fn any_diary_parses_back(entries in vec(arbitrary::diary_entry(), 0..5)) {
        let lines = read(&diary_csv(&entries), &DIARY_COLUMNS);
        prop_assert_eq!(lines.len(), entries.len());
        for (line, entry) in lines.iter().zip(&entries) {
            prop_assert_eq!(unguarded(&line[5]), unguarded(&entry.note));
            let back = entry.pain.map(|pain| pain.back.get().to_string()).unwrap_or_default();
            prop_assert_eq!(&line[1], &back);
        }
    }

    #[test]
    fn any_trace_parses_back(trace in arbitrary::trace()) {
        let lines = read(&trace_csv(&trace), &TRACE_COLUMNS);
        prop_assert_eq!(lines.len(), trace.points().len() + trace.marks().len());
        let millis = |at: Millis| (at.secs_f64() * 1000.0).round();
        let known: Vec<f64> = lines
            .iter()
            .filter(|line| !line[1].is_empty())
            .map(|line| (line[0].parse::<f64>().unwrap() * 1000.0).round())
            .collect();
        let points: Vec<f64> = trace
            .points()
            .iter()
            .filter(|point| point.angle.is_some())
            .map(|point| millis(point.at))
            .collect();
        prop_assert_eq!(known, points);
    }
}

//! A history as bytes, links and codes: what every share must hold to.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::disallowed_methods,
    missing_docs,
    unreachable_pub,
    reason = "tests and their generator, native only"
)]

#[path = "../support/realistic.rs"]
mod realistic;

mod golden;
mod hostile;
mod merging;
mod properties;
mod records;
mod scanning;
mod sizes;

use plumbline::sharing::{Fields, Selection, SharedHistory, Source};

/// Everything that can be shared of the generated history.
const ALL_FIELDS: Fields = Fields {
    details: true,
    check_in_hours: true,
    notes: true,
    body_map: true,
    traces: true,
};

fn shared(history: &realistic::History, selection: &Selection) -> SharedHistory {
    let source = Source {
        sessions: &history.sessions,
        check_ins: &history.check_ins,
        diary: &history.diary,
        traces: &history.traces,
    };
    SharedHistory::from_records(&source, selection).unwrap()
}

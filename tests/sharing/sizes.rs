//! The promises about size.

use plumbline::sharing::{
    Precision, Selection, encode,
    qr::{LargestCode, qr_pages},
};

use crate::{realistic, shared};

const BASE: &str = "https://plumbline.example.org/";

fn payload(sessions: usize, precision: Precision) -> Vec<u8> {
    let history = realistic::history(realistic::SEED, sessions);
    let selection = Selection {
        precision,
        ..Selection::default()
    };
    encode(&shared(&history, &selection))
}

#[test]
fn a_session_costs_less_than_four_bytes_at_730_sessions() {
    let payload = payload(730, Precision::Minute);
    assert!(payload.len() * 10 < 730 * 38, "{} bytes", payload.len());
}

#[test]
fn a_year_of_sessions_fits_one_code_of_version_30() {
    let pages = qr_pages(&payload(365, Precision::Minute), BASE, LargestCode::Dense).unwrap();
    assert_eq!(pages.len(), 1);
    assert!(pages[0].version <= 30, "version {}", pages[0].version);
}

#[test]
fn two_sessions_a_day_fit_a_few_pages_or_one_dense_code() {
    let pages = qr_pages(
        &payload(730, Precision::Minute),
        BASE,
        LargestCode::Comfortable,
    )
    .unwrap();
    assert_eq!(pages.len(), 3);
    assert!(pages.iter().all(|page| page.version <= 25));
    let dense = qr_pages(
        &payload(730, Precision::FiveMinutes),
        BASE,
        LargestCode::Dense,
    )
    .unwrap();
    assert_eq!(dense.len(), 1);
}

#[test]
fn the_generated_history_is_what_it_says() {
    let history = realistic::history(realistic::SEED, 730);
    let share = |kind| {
        let answered = history
            .check_ins
            .iter()
            .filter(|check_in| check_in.kind == kind);
        answered.count() * 100 / 730
    };
    use plumbline::domain::record::CheckInKind::{Day1, Day2};
    assert!((66..=74).contains(&share(Day1)), "{} %", share(Day1));
    assert!((46..=54).contains(&share(Day2)), "{} %", share(Day2));
    let leg = history
        .sessions
        .iter()
        .filter(|session| session.before.is_some_and(|pain| pain.leg.get() > 0));
    assert!((50..=220).contains(&leg.count()));
}

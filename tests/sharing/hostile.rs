//! Damaged, cut, foreign and malicious payloads: an error by name, bounded time and memory.

use std::time::{Duration, Instant};

use plumbline::sharing::{Selection, ShareError, decode, encode, open};
use proptest::{collection::vec, prelude::*};

use crate::{ALL_FIELDS, realistic, shared};

fn payload() -> Vec<u8> {
    let selection = Selection {
        fields: ALL_FIELDS,
        name: Some("Ann".to_owned()),
        ..Selection::default()
    };
    encode(&shared(&realistic::history(21, 60), &selection))
}

/// CRC-32, so that a changed payload gets past the checksum to the codec proper.
fn seal(body: &[u8]) -> Vec<u8> {
    let mut remainder = u32::MAX;
    for byte in body {
        remainder ^= u32::from(*byte);
        for _ in 0..8 {
            remainder = (remainder >> 1) ^ (0xEDB8_8320 * (remainder & 1));
        }
    }
    [body, &(!remainder).to_be_bytes()].concat()
}

fn resealed(payload: &[u8]) -> Vec<u8> {
    seal(&payload[..payload.len().saturating_sub(4)])
}

#[test]
fn a_payload_cut_anywhere_is_an_error() {
    let payload = payload();
    for length in 0..payload.len() {
        let error = decode(&payload[..length]).unwrap_err();
        assert!(
            matches!(error, ShareError::CutShort | ShareError::Damaged),
            "{length}: {error}"
        );
    }
}

#[test]
fn a_link_that_lost_its_end_is_called_cut_short() {
    let payload = encode(&shared(&realistic::history(22, 200), &Selection::default()));
    for lost in [5, 20, 100, 400] {
        let cut = &payload[..payload.len() - lost];
        assert_eq!(decode(cut), Err(ShareError::CutShort));
    }
}

#[test]
fn every_flipped_bit_is_noticed() {
    let payload = encode(&shared(&realistic::history(23, 30), &Selection::default()));
    for index in 0..payload.len() {
        for bit in 0..8 {
            let mut flipped = payload.clone();
            flipped[index] ^= 1 << bit;
            assert!(decode(&flipped).is_err(), "byte {index} bit {bit}");
        }
    }
}

#[test]
fn a_newer_version_is_called_newer_and_foreign_bytes_foreign() {
    assert_eq!(
        decode(&[0x92, 0, 0, 0, 0, 0]),
        Err(ShareError::NewerVersion)
    );
    assert_eq!(decode(&[0x90, 0, 0, 0, 0, 0]), Err(ShareError::NotOurs));
    assert_eq!(decode(b"%PDF-1.7 and so on"), Err(ShareError::NotOurs));
    assert_eq!(decode(b"{\"sessions\":[]}"), Err(ShareError::NotOurs));
    assert_eq!(decode(b""), Err(ShareError::CutShort));
    assert_eq!(decode(&vec![0x91; (1 << 20) + 1]), Err(ShareError::TooLong));
}

#[test]
fn a_billion_sessions_are_refused_before_memory_is_taken() {
    // Version, section 1 of 6 bytes, a count of 2^30, one byte of columns.
    let claim = seal(&[0x91, 1, 6, 0x80, 0x80, 0x80, 0x80, 0x08, 0]);
    assert_eq!(decode(&claim), Err(ShareError::TooMuch));
    // The most sessions allowed, and one byte to fill them.
    let claim = seal(&[0x91, 1, 4, 0xC0, 0xB8, 0x02, 0x5A]);
    assert!(matches!(
        decode(&claim),
        Err(ShareError::CutShort | ShareError::Impossible)
    ));
}

#[test]
fn columns_of_a_later_version_are_skipped_and_counted() {
    let history = shared(&realistic::history(24, 20), &Selection::default());
    let payload = encode(&history);
    let mut body = payload[..payload.len() - 4].to_vec();
    body.extend([40, 3, 1, 2, 3, 90, 0]);
    let received = decode(&seal(&body)).unwrap();
    assert_eq!(received.history, history);
    assert_eq!(received.skipped_columns, 2);
}

#[test]
fn sections_out_of_order_or_without_sessions_are_impossible() {
    assert_eq!(
        decode(&seal(&[0x91, 40, 0, 40, 0])),
        Err(ShareError::Impossible)
    );
    assert_eq!(decode(&seal(&[0x91, 4, 1, 0])), Err(ShareError::Impossible));
    assert_eq!(decode(&seal(&[0x91])), Err(ShareError::Impossible));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_bytes_are_a_history_or_an_error(bytes in vec(any::<u8>(), 0..300)) {
        let _ = open(&bytes);
        let _ = decode(&seal(&[&[0x91, 1], &bytes[..]].concat()));
    }

    #[test]
    fn whatever_is_accepted_is_what_would_be_sent(bytes in vec(any::<u8>(), 1..40), tag in 1_u8..9) {
        let length = u8::try_from(bytes.len()).unwrap();
        let made_up = seal(&[&[0x91, tag, length], &bytes[..]].concat());
        if let Ok(received) = decode(&made_up) {
            prop_assert_eq!(decode(&encode(&received.history)).unwrap().history, received.history);
        }
    }
}

/// One million changed payloads, half of them with a checksum that agrees. Slow:
/// `cargo test --release --test sharing -- --ignored`.
#[test]
#[ignore = "takes minutes"]
fn a_million_changed_payloads_are_errors_or_histories() {
    let selections = [
        Selection::default(),
        Selection {
            fields: ALL_FIELDS,
            name: Some("Ann".to_owned()),
            ..Selection::default()
        },
        Selection {
            statistics_only: true,
            ..Selection::default()
        },
    ];
    let originals: Vec<Vec<u8>> = [3, 17, 60]
        .into_iter()
        .flat_map(|sessions| {
            let history = realistic::history(sessions as u64, sessions);
            selections
                .clone()
                .map(|selection| encode(&shared(&history, &selection)))
        })
        .collect();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut dice = |sides: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % sides as u64) as usize
    };
    let mut outcomes = std::collections::BTreeMap::<String, u32>::new();
    let mut slowest = Duration::ZERO;
    for round in 0..1_000_000 {
        let mut payload = originals[dice(originals.len())].clone();
        for _ in 0..=dice(4) {
            let place = dice(payload.len());
            match dice(6) {
                0 => payload[place] ^= 1 << dice(8),
                1 => payload[place] = dice(256) as u8,
                2 => payload.truncate(place.max(1)),
                3 => payload.insert(place, dice(256) as u8),
                4 => {
                    payload.remove(place);
                    if payload.is_empty() {
                        payload.push(0x91);
                    }
                }
                _ => {
                    let end = (place + dice(16)).min(payload.len());
                    payload[place..end].fill(if dice(2) == 0 { 0 } else { 0xFF });
                }
            }
        }
        if round % 2 == 0 {
            payload = resealed(&payload);
        }
        let start = Instant::now();
        let outcome = match open(&payload) {
            Ok(_) => "a value".to_owned(),
            Err(error) => error.to_string(),
        };
        slowest = slowest.max(start.elapsed());
        *outcomes.entry(outcome).or_default() += 1;
    }
    println!("{outcomes:#?}\nslowest: {slowest:?}");
    assert_eq!(outcomes.values().sum::<u32>(), 1_000_000);
    assert!(slowest < Duration::from_secs(1), "{slowest:?}");
}

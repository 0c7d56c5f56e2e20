//! A history as a link payload, on the command line.
//!
//! ```text
//! share_link generate [SESSIONS] [SEED] > history.json    a lifelike history
//! share_link encode   < backup.json                       its payload; sizes go to stderr
//! share_link decode   < payload                           JSON again
//! share_link compare  [SESSIONS] [SEED]                   sizes beside other formats
//! share_link qr BASE  < payload                           a page of SVG codes
//! ```
//! `encode` takes a backup of the app or what `generate` writes. `decode` takes a payload, a `#/s/...` fragment or a whole link.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_possible_truncation,
    missing_docs,
    unreachable_pub,
    reason = "a command-line tool, and the tests' generator"
)]

#[path = "share_link/json.rs"]
mod json;
#[path = "../tests/support/realistic.rs"]
mod realistic;

use std::{
    error::Error,
    io::{Read, Write, stdin},
};

use plumbline::{
    domain::record::{CheckIn, SessionRecord},
    persistence::backup::read_backup,
    sharing::{
        Precision, Selection, SharedHistory, Source,
        codec::encode_measured,
        decode, encode,
        link::parse_fragment,
        qr::{LargestCode, qr_pages},
        text::{payload_to_base64url, text_to_payload},
    },
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let argument = |place: usize| arguments.get(place).map(String::as_str);
    let sessions = argument(1)
        .and_then(|text| text.parse().ok())
        .unwrap_or(730);
    let seed = argument(2)
        .and_then(|text| text.parse().ok())
        .unwrap_or(realistic::SEED);
    match argument(0) {
        Some("generate") => {
            let history = shared(sessions, seed, Precision::Minute)?;
            println!("{}", serde_json::to_string(&json::Json::of(&history))?);
        }
        Some("encode") => {
            let (sessions, check_ins, precision) = records(&input()?)?;
            let source = Source {
                sessions: &sessions,
                check_ins: &check_ins,
                ..Source::default()
            };
            let selection = Selection {
                precision,
                ..Selection::default()
            };
            let history = SharedHistory::from_records(&source, &selection)?;
            let (payload, columns) = encode_measured(&history);
            println!("{}", payload_to_base64url(&payload));
            print_columns(&columns, sessions.len(), payload.len());
        }
        Some("decode") => {
            let history = decode(&payload_of(&input()?)?)?.history;
            println!(
                "{}",
                serde_json::to_string_pretty(&json::Json::of(&history))?
            );
        }
        Some("compare") => compare(sessions, seed)?,
        Some("qr") => {
            let base = argument(1).ok_or("which address?")?;
            for page in qr_pages(&payload_of(&input()?)?, base, LargestCode::Comfortable)? {
                println!(
                    "{}",
                    page.svg(&format!("{} of {}", page.number, page.total))
                );
            }
        }
        _ => return Err("generate, encode, decode, compare or qr?".into()),
    }
    Ok(())
}

fn input() -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    stdin().read_to_string(&mut text)?;
    Ok(text)
}

type Records = (Vec<SessionRecord>, Vec<CheckIn>, Precision);

/// The records of a backup, or of a history as `generate` writes it.
fn records(text: &str) -> Result<Records, Box<dyn Error>> {
    let is_backup = serde_json::from_str::<json::Json>(text).is_err();
    if is_backup {
        let backup = read_backup(text.as_bytes())?;
        let sessions = backup.sessions.into_iter().map(|session| session.record);
        return Ok((sessions.collect(), backup.check_ins, Precision::Minute));
    }
    let json: json::Json = serde_json::from_str(text)?;
    let (sessions, check_ins) = json.records()?;
    Ok((sessions, check_ins, json.precision()))
}

fn payload_of(text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let text = text.trim();
    Ok(if text.contains('#') {
        parse_fragment(text)?
    } else {
        text_to_payload(text)?
    })
}

fn shared(
    sessions: usize,
    seed: u64,
    precision: Precision,
) -> Result<SharedHistory, Box<dyn Error>> {
    let history = realistic::history(seed, sessions);
    let source = Source {
        sessions: &history.sessions,
        check_ins: &history.check_ins,
        diary: &history.diary,
        traces: &history.traces,
    };
    let selection = Selection {
        precision,
        ..Selection::default()
    };
    Ok(SharedHistory::from_records(&source, &selection)?)
}

fn print_columns(columns: &[plumbline::sharing::codec::ColumnSize], sessions: usize, total: usize) {
    let rate = |bytes: usize| bytes as f64 / sessions.max(1) as f64;
    for column in columns {
        eprintln!(
            "{:24} {:6} bytes {:6.3} a session",
            column.name,
            column.bytes,
            rate(column.bytes)
        );
    }
    eprintln!(
        "{:24} {total:6} bytes {:6.3} a session",
        "total",
        rate(total)
    );
}

/// The same content in formats a program would otherwise choose.
fn compare(sessions: usize, seed: u64) -> Result<(), Box<dyn Error>> {
    let history = shared(sessions, seed, Precision::Minute)?;
    let (payload, columns) = encode_measured(&history);
    print_columns(&columns, sessions, payload.len());
    let coarse = encode(&shared(sessions, seed, Precision::FiveMinutes)?);

    let tree = json::Json::of(&history);
    let text = serde_json::to_vec(&tree)?;
    let mut cbor = Vec::new();
    ciborium::into_writer(&tree, &mut cbor)?;
    // postcard has no names, so absent fields must be written: the same shape as tuples.
    let packed = postcard::to_allocvec(&tree.packed())?;
    println!("{sessions} sessions, seed {seed}");
    let row = |name: &str, bytes: usize| {
        println!(
            "{name:32} {bytes:7} bytes {:7.2} a session {:6.2} times",
            bytes as f64 / sessions.max(1) as f64,
            bytes as f64 / payload.len() as f64
        );
    };
    row("this codec", payload.len());
    row("this codec, starts to 5 minutes", coarse.len());
    row("JSON", text.len());
    row("JSON + deflate 9", deflated(&text)?);
    row("JSON + brotli 11", brotlied(&text)?);
    row("CBOR", cbor.len());
    row("CBOR + brotli 11", brotlied(&cbor)?);
    row("postcard", packed.len());
    row("postcard + deflate 9", deflated(&packed)?);
    row("postcard + brotli 11", brotlied(&packed)?);
    let by_column = serde_json::to_vec(&tree.by_column())?;
    row("JSON by column + brotli 11", brotlied(&by_column)?);
    Ok(())
}

fn deflated(bytes: &[u8]) -> Result<usize, Box<dyn Error>> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotlied(bytes: &[u8]) -> Result<usize, Box<dyn Error>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(packed.len())
}

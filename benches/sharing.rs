//! How long a share takes to make and to open.

#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    missing_docs,
    unreachable_pub,
    dead_code,
    reason = "a benchmark, and the tests' generator"
)]

#[path = "../tests/support/realistic.rs"]
mod realistic;

use criterion::{Criterion, criterion_group, criterion_main};
use plumbline::sharing::{
    Selection, SharedHistory, Source, decode, encode,
    merge::MergePreview,
    qr::{LargestCode, qr_pages},
    text::{digits, digits_to_payload},
};

fn share(criterion: &mut Criterion) {
    let history = realistic::history(realistic::SEED, 730);
    let source = Source {
        sessions: &history.sessions,
        check_ins: &history.check_ins,
        ..Source::default()
    };
    let shared = SharedHistory::from_records(&source, &Selection::default()).unwrap();
    let payload = encode(&shared);
    let text = digits(&payload);
    println!("730 sessions: {} bytes", payload.len());

    criterion.bench_function("encode 730 sessions", |bencher| {
        bencher.iter(|| encode(&shared));
    });
    criterion.bench_function("decode 730 sessions", |bencher| {
        bencher.iter(|| decode(&payload).unwrap());
    });
    criterion.bench_function("choose 730 sessions", |bencher| {
        bencher.iter(|| SharedHistory::from_records(&source, &Selection::default()).unwrap());
    });
    criterion.bench_function("merge 730 sessions", |bencher| {
        bencher.iter(|| MergePreview::new(&shared, &history.sessions, &history.check_ins));
    });
    criterion.bench_function("digits there and back", |bencher| {
        bencher.iter(|| digits_to_payload(&text).unwrap());
    });
    for (name, largest) in [
        ("draw 730 sessions as pages", LargestCode::Comfortable),
        ("draw 730 sessions as one code", LargestCode::Dense),
    ] {
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| qr_pages(&payload, "https://plumbline.example.org/", largest).unwrap());
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .measurement_time(core::time::Duration::from_secs(2));
    targets = share
}
criterion_main!(benches);

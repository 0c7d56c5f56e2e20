//! The statistics of a backup, as JSON: the app's own figures without the app.
//!
//! ```text
//! cargo run --example stats -- plumbline-backup.json
//! ```
//! `now` is the moment the backup was written, so the same file always gives the same figures.

use std::{env, fs, process::ExitCode};

use plumbline::{
    domain::{outcome::Verdict, summary::SessionSummary, units::LocalDay},
    persistence::backup::{Backup, read_backup},
    statistics::{
        Adverse, Asked, Change, DayComparison, DoseRow, Interval, Mean, PlaceReport, Relief,
        Report, Share, Spread, Trend, report,
    },
};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let Some(path) = env::args().nth(1) else {
        eprintln!("usage: stats BACKUP.json");
        return ExitCode::FAILURE;
    };
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    match read_backup(&bytes) {
        Ok(backup) => {
            println!("{:#}", report_json(&report_of(&backup)));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn report_of(backup: &Backup) -> Report {
    let sessions: Vec<SessionSummary> = backup
        .sessions
        .iter()
        .map(|session| SessionSummary::of(&session.record))
        .collect();
    let always = (LocalDay(i32::MIN), LocalDay(i32::MAX));
    report(
        &sessions,
        &backup.check_ins,
        &backup.diary,
        always,
        backup.written.at,
    )
}

fn report_json(report: &Report) -> Value {
    json!({
        "sessions": report.sessions,
        "in_future": report.in_future,
        "angle_deg": report.angle.map(spread_json),
        "seconds_at_angle": report.seconds_at_angle.map(spread_json),
        "back": place_json(&report.back),
        "leg": place_json(&report.leg),
        "adverse": adverse_json(&report.adverse),
    })
}

fn place_json(place: &PlaceReport) -> Value {
    json!({
        "before": asked_json(place.before),
        "after": asked_json(place.after),
        "day1": asked_json(place.day1),
        "day2": asked_json(place.day2),
        "change_at_once": change_json(place.at_once),
        "change_at_day1": change_json(place.at_day1),
        "change_at_day2": change_json(place.at_day2),
        "relief_day1": relief_json(place.relief_day1),
        "relief_day2": relief_json(place.relief_day2),
        "trend": place.trend.map(trend_json),
        "by_angle_deg": place.by_angle.iter().map(dose_json).collect::<Vec<_>>(),
        "by_hold_s": place.by_hold.iter().map(dose_json).collect::<Vec<_>>(),
        "days": days_json(place.days),
        "verdict": verdict_json(place.verdict),
    })
}

fn asked_json(asked: Asked) -> Value {
    json!({
        "scores": asked.scores.map(spread_json),
        "missing": asked.missing,
        "pending": asked.pending,
    })
}

fn change_json(change: Change) -> Value {
    json!({
        "mean": change.mean.map(mean_json),
        "clearly_less": share_json(change.clearly_less),
        "clearly_more": share_json(change.clearly_more),
    })
}

fn relief_json(relief: Relief) -> Value {
    json!({
        "at_once": relief.at_once.map(mean_json),
        "later": relief.later.map(mean_json),
        "kept": share_json(relief.kept),
    })
}

fn dose_json(row: &DoseRow) -> Value {
    json!({
        "from": row.from,
        "below": row.below,
        "sessions": row.sessions,
        "change_at_once": row.at_once.map(mean_json),
        "change_at_day1": row.at_day1.map(mean_json),
        "adverse": share_json(row.adverse),
    })
}

fn days_json(days: DayComparison) -> Value {
    json!({
        "with": days.with.map(spread_json),
        "without": days.without.map(spread_json),
        "difference": days.difference.map(mean_json),
        "next_day": days.next_day.map(mean_json),
    })
}

fn adverse_json(adverse: &Adverse) -> Value {
    let symptoms: Vec<Value> = adverse
        .symptoms
        .iter()
        .map(|row| json!({ "symptom": format!("{:?}", row.symptom), "share": share_json(row.share) }))
        .collect();
    json!({
        "stopped": share_json(adverse.stopped),
        "interrupted": share_json(adverse.interrupted),
        "any": share_json(adverse.any),
        "dizzy_on_return": share_json(adverse.dizzy_on_return),
        "late": share_json(adverse.late),
        "symptoms": symptoms,
    })
}

fn verdict_json(verdict: Verdict) -> Value {
    match verdict {
        Verdict::Helped => json!("helped"),
        Verdict::NoDifference => json!("no difference seen"),
        Verdict::Worse => json!("worse"),
        Verdict::NotEnough { more } => json!({ "not_enough_data_yet": more }),
    }
}

fn spread_json(spread: Spread) -> Value {
    json!({
        "n": spread.n,
        "median": spread.median,
        "least": spread.least,
        "most": spread.most,
    })
}

fn mean_json(mean: Mean) -> Value {
    json!({
        "n": mean.n,
        "mean": mean.mean,
        "interval": mean.interval.map(interval_json),
    })
}

fn share_json(share: Share) -> Value {
    json!({
        "hits": share.hits,
        "n": share.n,
        "interval": share.interval.map(interval_json),
    })
}

fn trend_json(trend: Trend) -> Value {
    json!({
        "n": trend.n,
        "per_week": trend.per_week,
        "interval": interval_json(trend.interval),
    })
}

fn interval_json(interval: Interval) -> Value {
    json!([interval.low, interval.high])
}

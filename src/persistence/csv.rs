//! Tables for spreadsheets and statistics programs.
//!
//! Comma-separated, CRLF, UTF-8, one header line; quoted where needed. Source: RFC 4180. A text of
//! the person's that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP
//! advises ("CSV Injection"); numbers are ours and stay numbers. An empty cell is a missing value.

use std::collections::BTreeMap;

use super::moment::{iso_day, iso_local};
use crate::domain::{
    alarm::AlarmKind,
    plan::PlanKind,
    record::{
        Activity, BodySite, CheckIn, CheckInKind, DiaryEntry, Ending, Equipment, Mode, Pain,
        SessionId, SessionRecord,
    },
    symptom::{Symptom, SymptomSet},
    trace::{MarkKind, Trace},
    units::{Degrees, Millis, UnixMillis},
};

/// The columns of [`sessions_csv`], with their units.
///
/// | column | meaning |
/// |---|---|
/// | `id` | sixteen hexadecimal digits |
/// | `started` | ISO 8601 with the person's offset from UTC |
/// | `duration_s`, `time_at_angle_s`, `hold_s`, `final_hold_s`, `blind_s` | seconds |
/// | `mode`, `equipment`, `plan`, `ending` | words; a ladder plan carries its level |
/// | `target_deg`, `limit_deg`, `mean_angle_deg`, `max_angle_deg` | degrees head-down |
/// | `sets`, `sets_done` | planned and completed |
/// | `fastest_return_deg_per_s` | degrees per second |
/// | `back_…`, `leg_…` | pain 0-10 before, after, at 24 and at 48 hours |
/// | `day1_hours`, `day2_hours` | when the check-ins were answered, hours after the start |
/// | `symptoms`, `alarms` | words separated by spaces |
/// | `dizzy_on_return` | 1 or 0 |
/// | `corrections` | how many |
/// | `note` | the person's words |
pub const SESSION_COLUMNS: [&str; 33] = [
    "id",
    "started",
    "duration_s",
    "mode",
    "equipment",
    "plan",
    "target_deg",
    "limit_deg",
    "sets",
    "hold_s",
    "sets_done",
    "time_at_angle_s",
    "mean_angle_deg",
    "max_angle_deg",
    "final_hold_s",
    "fastest_return_deg_per_s",
    "blind_s",
    "ending",
    "alarms",
    "back_before",
    "leg_before",
    "back_after",
    "leg_after",
    "back_day1",
    "leg_day1",
    "day1_hours",
    "back_day2",
    "leg_day2",
    "day2_hours",
    "symptoms",
    "dizzy_on_return",
    "corrections",
    "note",
];

/// The columns of [`check_ins_csv`]: the session's id, `day1` or `day2`, when it was answered (ISO
/// 8601) and how many hours after the session's start (empty where the session is gone), pain 0-10,
/// symptoms as words separated by spaces.
pub const CHECK_IN_COLUMNS: [&str; 7] = [
    "session",
    "check_in",
    "answered",
    "hours_after",
    "back",
    "leg",
    "symptoms",
];

/// The columns of [`diary_csv`]: the day (ISO 8601), pain 0-10, sites and activities as words
/// separated by spaces, the person's words.
pub const DIARY_COLUMNS: [&str; 6] = ["day", "back", "leg", "sites", "activities", "note"];

/// The columns of [`trace_csv`]: seconds since the start, degrees head-down (empty where the angle
/// was not known), and what began or was raised then.
pub const TRACE_COLUMNS: [&str; 3] = ["time_s", "angle_deg", "event"];

/// One line per session, with its check-ins.
pub fn sessions_csv(sessions: &[SessionRecord], check_ins: &[CheckIn]) -> String {
    let answers: BTreeMap<(SessionId, CheckInKind), &CheckIn> = check_ins
        .iter()
        .map(|answer| ((answer.session, answer.kind), answer))
        .collect();
    let mut table = Table::new(&SESSION_COLUMNS);
    for record in sessions {
        table.plain(&record.id.to_string());
        table.plain(&iso_local(record.started));
        table.plain(&seconds(record.duration));
        table.plain(match record.mode {
            Mode::Measured => "measured",
            Mode::Manual => "manual",
        });
        table.plain(match record.equipment {
            Equipment::Table => "table",
            Equipment::Chair => "chair",
            Equipment::Boots => "boots",
        });
        table.plain(&plan_name(record.plan.kind()));
        table.plain(&degrees(record.plan.target()));
        table.plain(&degrees(record.plan.limit()));
        table.plain(&record.plan.sets().to_string());
        table.plain(&seconds(record.plan.hold()));
        table.plain(&record.sets_done.to_string());
        table.plain(&seconds(record.time_at_angle));
        table.plain(&record.mean_angle.map(degrees).unwrap_or_default());
        table.plain(&record.max_angle.map(degrees).unwrap_or_default());
        table.plain(&seconds(record.final_hold));
        let rate = record.fastest_return.map(|rate| hundredths(rate.get()));
        table.plain(&rate.unwrap_or_default());
        table.plain(&seconds(record.blind));
        table.plain(&ending_name(record.ending));
        table.plain(&words(
            record.alarms.iter().map(|alarm| alarm_name(alarm.kind)),
        ));
        table.pain(record.before);
        table.pain(record.after);
        for kind in CheckInKind::ALL {
            let answer = answers.get(&(record.id, kind));
            table.pain(answer.map(|answer| answer.pain));
            let hours = answer.map(|answer| hours_after(Some(record.started.at), answer.at.at));
            table.plain(&hours.unwrap_or_default());
        }
        table.plain(&symptom_names(record.symptoms));
        table.plain(if record.dizzy_on_return { "1" } else { "0" });
        table.plain(&record.edits.len().to_string());
        table.told(&record.note);
        table.end_line();
    }
    table.text
}

/// One line per check-in, with how long after its session it was answered.
pub fn check_ins_csv(sessions: &[SessionRecord], check_ins: &[CheckIn]) -> String {
    let starts: BTreeMap<SessionId, UnixMillis> = sessions
        .iter()
        .map(|record| (record.id, record.started.at))
        .collect();
    let mut table = Table::new(&CHECK_IN_COLUMNS);
    for answer in check_ins {
        table.plain(&answer.session.to_string());
        table.plain(match answer.kind {
            CheckInKind::Day1 => "day1",
            CheckInKind::Day2 => "day2",
        });
        table.plain(&iso_local(answer.at));
        let started = starts.get(&answer.session).copied();
        table.plain(&hours_after(started, answer.at.at));
        table.pain(Some(answer.pain));
        table.plain(&symptom_names(answer.symptoms));
        table.end_line();
    }
    table.text
}

/// The bytes of a table as a file. Spreadsheets take one without a byte order mark for text of the
/// computer's own alphabet, so it has one where the alphabet matters.
pub fn csv_file(table: &str) -> Vec<u8> {
    let mark = if table.is_ascii() { "" } else { "\u{feff}" };
    [mark, table].concat().into_bytes()
}

/// One line per diary entry.
pub fn diary_csv(entries: &[DiaryEntry]) -> String {
    let mut table = Table::new(&DIARY_COLUMNS);
    for entry in entries {
        table.plain(&iso_day(entry.day));
        table.pain(entry.pain);
        table.plain(&words(entry.body.iter().map(site_name)));
        table.plain(&words(entry.activities.iter().map(activity_name)));
        table.told(&entry.note);
        table.end_line();
    }
    table.text
}

/// One line per point and mark of a trace, in time order, marks after the point of their moment.
pub fn trace_csv(trace: &Trace) -> String {
    let mut table = Table::new(&TRACE_COLUMNS);
    let mut marks = trace.marks().iter().peekable();
    let mut line = |at: Millis, angle: &str, event: &str| {
        table.plain(&seconds(at));
        table.plain(angle);
        table.plain(event);
        table.end_line();
    };
    let event = |kind: MarkKind| match kind {
        MarkKind::Phase(phase) => phase.name(),
        MarkKind::Alarm(alarm) => alarm_name(alarm),
    };
    for point in trace.points() {
        while let Some(mark) = marks.next_if(|mark| mark.at < point.at) {
            line(mark.at, "", event(mark.kind));
        }
        let gap = if point.angle.is_none() { "gap" } else { "" };
        line(point.at, &point.angle.map(degrees).unwrap_or_default(), gap);
    }
    for mark in marks {
        line(mark.at, "", event(mark.kind));
    }
    table.text
}

struct Table {
    text: String,
}

impl Table {
    fn new(columns: &[&str]) -> Self {
        let text = columns.join(",") + "\r\n";
        Self { text }
    }

    /// A cell of ours: a number or a word.
    fn plain(&mut self, cell: &str) {
        if !self.text.ends_with('\n') {
            self.text.push(',');
        }
        self.text.push_str(cell);
    }

    fn pain(&mut self, pain: Option<Pain>) {
        self.plain(
            &pain
                .map(|pain| pain.back.get().to_string())
                .unwrap_or_default(),
        );
        self.plain(
            &pain
                .map(|pain| pain.leg.get().to_string())
                .unwrap_or_default(),
        );
    }

    /// A cell of the person's, the last of its line.
    fn told(&mut self, text: &str) {
        self.text.push(',');
        let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
        // Full-width forms of the signs, which some spreadsheets take for the signs.
        let wide = text.starts_with(['\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
        let guard = if formula || wide { "'" } else { "" };
        if text.contains([',', '"', '\r', '\n']) {
            self.text.push('"');
            self.text.push_str(guard);
            self.text.push_str(&text.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(guard);
            self.text.push_str(text);
        }
    }

    fn end_line(&mut self) {
        self.text.push_str("\r\n");
    }
}

/// Seconds with as many of their three decimals as say something.
fn seconds(span: Millis) -> String {
    let text = format!("{}.{:03}", span.0 / 1000, span.0 % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Hours from `started` to `at`; empty where the one is unknown or the other before it.
fn hours_after(started: Option<UnixMillis>, at: UnixMillis) -> String {
    started
        .and_then(|started| at.since(started))
        .map(|after| hundredths(after.secs_f64() / 3600.0))
        .unwrap_or_default()
}

fn degrees(angle: Degrees) -> String {
    hundredths(angle.get())
}

/// A number with two decimals at most and a point, whatever the language.
#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` saturates; these are far smaller"
)]
fn hundredths(value: f64) -> String {
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    match (size / 100, size % 100) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, part) if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
        (whole, part) => format!("{sign}{whole}.{part:02}"),
    }
}

fn words(names: impl Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join(" ")
}

fn plan_name(kind: PlanKind) -> String {
    match kind {
        PlanKind::Ladder { level } => format!("ladder-{level}"),
        PlanKind::Free => "free".to_owned(),
        PlanKind::SimpleStart => "simple-start".to_owned(),
        PlanKind::Oscillation => "oscillation".to_owned(),
        PlanKind::Staircase => "staircase".to_owned(),
    }
}

fn ending_name(ending: Ending) -> String {
    match ending {
        Ending::Completed => "completed".to_owned(),
        Ending::Stopped { during } => format!("stopped-{}", during.name()),
        Ending::Interrupted => "interrupted".to_owned(),
    }
}

const fn alarm_name(kind: AlarmKind) -> &'static str {
    match kind {
        AlarmKind::OverAngle => "over-angle",
        AlarmKind::TooFast => "too-fast",
        AlarmKind::FarTooFast => "far-too-fast",
        AlarmKind::Overtime => "overtime",
        AlarmKind::StuckInverted => "stuck-inverted",
        AlarmKind::PhoneSlipped => "phone-slipped",
        AlarmKind::AngleLost => "angle-lost",
        AlarmKind::DailyCap => "daily-cap",
    }
}

fn symptom_names(symptoms: SymptomSet) -> String {
    words(symptoms.iter().map(|symptom| match symptom {
        Symptom::Dizziness => "dizziness",
        Symptom::ChestPain => "chest-pain",
        Symptom::Vision => "vision",
        Symptom::SuddenHeadache => "sudden-headache",
        Symptom::PainWorse => "pain-worse",
        Symptom::Numbness => "numbness",
        Symptom::Weakness => "weakness",
        Symptom::Faint => "faint",
        Symptom::Nausea => "nausea",
        Symptom::EyePain => "eye-pain",
        Symptom::Ear => "ear",
        Symptom::Breathless => "breathless",
        Symptom::Palpitations => "palpitations",
        Symptom::FeetSlipping => "feet-slipping",
        Symptom::Panic => "panic",
        Symptom::Other => "other",
    }))
}

const fn site_name(site: BodySite) -> &'static str {
    match site {
        BodySite::UpperBack => "upper-back",
        BodySite::LowerBack => "lower-back",
        BodySite::ButtockLeft => "buttock-left",
        BodySite::ButtockRight => "buttock-right",
        BodySite::ThighLeft => "thigh-left",
        BodySite::ThighRight => "thigh-right",
        BodySite::CalfLeft => "calf-left",
        BodySite::CalfRight => "calf-right",
    }
}

const fn activity_name(activity: Activity) -> &'static str {
    match activity {
        Activity::Exercise => "exercise",
        Activity::Walk => "walk",
        Activity::Heat => "heat",
        Activity::Cold => "cold",
        Activity::Topical => "topical",
        Activity::Physio => "physio",
        Activity::Medicine => "medicine",
    }
}

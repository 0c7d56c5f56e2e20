//! From one's own records to what leaves: chosen, rounded, in order.

use super::{
    codec::row::{Row, rate, rounded_plan, seconds, whole},
    history::{Details, SharedCheckIn, SharedHistory, SharedSession, SharedTrace},
    selection::{Fields, Period, Precision, Selection, Source},
    tally::Tally,
};
use crate::domain::{
    record::{AlarmEvent, BodyMap, CheckIn, CheckInKind, DiaryEntry, SessionId, SessionRecord},
    sharing::ShareError,
    trace::Trace,
    units::{DegPerSec, Degrees, LocalDay, LocalTime, Millis, UnixMillis},
};

impl SharedHistory {
    /// The part of `source` that `selection` names, rounded as it is sent.
    ///
    /// Starts are rounded down to the selection's precision; spans to seconds; measured angles to
    /// degrees; of several check-ins of one kind after one session the latest counts. A name is cut
    /// to [`Self::LONGEST_NAME`] and an empty one is none.
    ///
    /// # Errors
    /// [`ShareError::TooMuch`] beyond the limits above, [`ShareError::ImpossibleDate`] for a session
    /// before 1970 or after 3999. Nothing is left out silently.
    pub fn from_records(source: &Source<'_>, selection: &Selection) -> Result<Self, ShareError> {
        let mut chosen: Vec<&SessionRecord> = source
            .sessions
            .iter()
            .filter(|session| selection.period.contains(session.started.day()))
            .collect();
        if chosen.len() > Self::MOST_SESSIONS {
            return Err(ShareError::TooMuch);
        }
        chosen.sort_by_key(|session| (session.started.at, session.id));
        let mut check_ins: Vec<&CheckIn> = source.check_ins.iter().collect();
        check_ins.sort_by_key(|check_in| (check_in.session, check_in.kind, check_in.at.at));

        let mut traces: Vec<&(SessionId, Trace)> = source.traces.iter().collect();
        traces.sort_by_key(|(id, _)| *id);

        let sessions = chosen
            .iter()
            .map(|session| shared_session(session, &check_ins, &traces, selection))
            .collect::<Result<Vec<_>, _>>()?;
        let history = Self {
            name: selection.name.as_deref().and_then(shared_name),
            precision: selection.precision,
            fields: selection.fields,
            sessions,
            body: if selection.fields.body_map {
                shared_body(source.diary, selection.period)
            } else {
                Vec::new()
            },
            tally: None,
        };
        history.check_limits()?;
        Ok(if selection.statistics_only {
            Self {
                precision: Precision::default(),
                fields: Fields::default(),
                tally: Some(Box::new(Tally::of(&history.sessions))),
                sessions: Vec::new(),
                body: Vec::new(),
                ..history
            }
        } else {
            history
        })
    }

    fn check_limits(&self) -> Result<(), ShareError> {
        let words: usize = self.sessions.iter().map(|session| session.note.len()).sum();
        let traces = self
            .sessions
            .iter()
            .filter_map(|session| session.trace.as_ref());
        let points: usize = traces.map(|trace| trace.angles.len()).sum();
        let fits = words <= Self::MOST_WORDS
            && points <= Self::MOST_POINTS
            && self.body.len() <= Self::MOST_DAYS;
        if fits {
            Ok(())
        } else {
            Err(ShareError::TooMuch)
        }
    }
}

impl SharedTrace {
    fn of(trace: &Trace) -> Self {
        let last = trace.points().last().map_or(Millis::ZERO, |point| point.at);
        let mut step_s = Self::STEP_S;
        while last.whole_secs() / u64::from(step_s) >= Self::MOST_POINTS as u64 {
            let Some(wider) = step_s.checked_mul(2) else {
                break;
            };
            step_s = wider;
        }
        let mut angles = Vec::new();
        let mut points = trace.points().iter().peekable();
        let mut current = None;
        let mut at = Millis::ZERO;
        while at <= last && angles.len() < Self::MOST_POINTS && !trace.points().is_empty() {
            while let Some(point) = points.next_if(|point| point.at <= at) {
                current = point.angle.map(whole);
            }
            angles.push(current);
            at += Millis::from_secs(step_s.into());
        }
        Self { step_s, angles }
    }
}

/// Cut where a letter ends; what is cut may leave white space behind, so it is trimmed last.
fn shared_name(name: &str) -> Option<String> {
    let mut kept = String::new();
    for letter in name.trim().chars() {
        if kept.len() + letter.len_utf8() > SharedHistory::LONGEST_NAME {
            break;
        }
        kept.push(letter);
    }
    kept.truncate(kept.trim_end().len());
    (!kept.is_empty()).then_some(kept)
}

fn shared_body(diary: &[DiaryEntry], period: Period) -> Vec<(LocalDay, BodyMap)> {
    let mut entries: Vec<&DiaryEntry> = diary
        .iter()
        .filter(|entry| !entry.body.is_empty() && period.contains(entry.day))
        .collect();
    entries.sort_by_key(|entry| (entry.day, core::cmp::Reverse(entry.at.at)));
    entries.dedup_by_key(|entry| entry.day);
    entries
        .iter()
        .map(|entry| (entry.day, entry.body))
        .collect()
}

fn shared_session(
    session: &SessionRecord,
    check_ins: &[&CheckIn],
    traces: &[&(SessionId, Trace)],
    selection: &Selection,
) -> Result<SharedSession, ShareError> {
    let Selection {
        fields, precision, ..
    } = selection;
    let at = precision.round(session.started.at);
    if !(0..=SharedSession::LAST_MINUTE).contains(&at.0.div_euclid(60_000)) {
        return Err(ShareError::ImpossibleDate);
    }
    let check_in = |kind| {
        let from =
            check_ins.partition_point(|other| (other.session, other.kind) <= (session.id, kind));
        let latest = from.checked_sub(1).and_then(|index| check_ins.get(index));
        latest
            .filter(|other| other.session == session.id && other.kind == kind)
            .map(|other| SharedCheckIn {
                pain: other.pain,
                symptoms: other.symptoms,
                hours: fields
                    .check_in_hours
                    .then(|| hours_between(session.started.at, other.at.at)),
            })
    };
    Ok(SharedSession {
        started: LocalTime {
            at,
            offset_minutes: session.started.offset_minutes.clamp(-1440, 1440),
        },
        mode: session.mode,
        equipment: session.equipment,
        plan: rounded_plan(&session.plan)?,
        sets_done: session.sets_done,
        time_at_angle: whole_seconds(session.time_at_angle),
        mean_angle: session.mean_angle.map(whole_degrees),
        max_angle: session.max_angle.map(whole_degrees),
        ending: session.ending,
        alarms: shared_alarms(&session.alarms),
        before: session.before,
        after: session.after,
        symptoms: session.symptoms,
        dizzy_on_return: session.dizzy_on_return,
        check_ins: [check_in(CheckInKind::Day1), check_in(CheckInKind::Day2)],
        details: fields.details.then(|| Details {
            duration: whole_seconds(session.duration),
            final_hold: whole_seconds(session.final_hold),
            fastest_return: session.fastest_return.map(whole_rate),
            blind: whole_seconds(session.blind),
        }),
        note: if fields.notes {
            session.note.clone()
        } else {
            String::new()
        },
        trace: traces
            .binary_search_by_key(&session.id, |(id, _)| *id)
            .ok()
            .filter(|_| fields.traces)
            .and_then(|index| traces.get(index))
            .map(|(_, trace)| SharedTrace::of(trace)),
    })
}

fn shared_alarms(alarms: &[AlarmEvent]) -> Vec<AlarmEvent> {
    let mut shared: Vec<AlarmEvent> = alarms
        .iter()
        .take(Row::MOST_ALARMS)
        .map(|alarm| AlarmEvent {
            kind: alarm.kind,
            at: whole_seconds(alarm.at),
            lasted: whole_seconds(alarm.lasted),
        })
        .collect();
    shared.sort_by_key(|alarm| alarm.at);
    shared
}

fn whole_seconds(span: Millis) -> Millis {
    Millis::from_secs(seconds(span))
}

fn whole_degrees(angle: Degrees) -> Degrees {
    Degrees::whole(whole(angle))
}

/// Whole degrees per second, 0 to 1000.
fn whole_rate(measured: DegPerSec) -> DegPerSec {
    DegPerSec::whole(rate(measured))
}

/// Hours from `start` to `answered`, rounded, 0 to 255.
fn hours_between(start: UnixMillis, answered: UnixMillis) -> u8 {
    let passed = answered.since(start).unwrap_or(Millis::ZERO);
    u8::try_from(passed.0.saturating_add(1_800_000) / 3_600_000).unwrap_or(u8::MAX)
}

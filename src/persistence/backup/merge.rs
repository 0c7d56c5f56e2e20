//! What restoring a backup would do, before anything is written.

use std::collections::{BTreeMap, BTreeSet};

use super::{BackedUpSession, Backup};
use crate::domain::{
    record::{CheckIn, CheckInKind, DiaryEntry, SessionId, SessionRecord},
    units::LocalDay,
};

/// What the diary holds already.
#[derive(Debug, Clone, Copy)]
pub struct Present<'a> {
    /// The sessions.
    pub sessions: &'a [SessionRecord],
    /// The sessions that have a trace.
    pub traces: &'a BTreeSet<SessionId>,
    /// The check-ins.
    pub check_ins: &'a [CheckIn],
    /// The diary entries.
    pub diary: &'a [DiaryEntry],
}

/// Records by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Sessions.
    pub sessions: usize,
    /// Check-ins.
    pub check_ins: usize,
    /// Diary entries.
    pub diary: usize,
}

impl Counts {
    /// All together.
    pub const fn total(self) -> usize {
        self.sessions + self.check_ins + self.diary
    }
}

/// A record that both have with different contents and no way to tell which is newer. The one in
/// the diary stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// Of a session.
    Session(SessionId),
    /// Of a check-in.
    CheckIn(SessionId, CheckInKind),
    /// Of a diary entry.
    Diary(LocalDay),
}

/// What to write, and what to say about it. Nothing is ever removed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MergePlan<'a> {
    /// Sessions to write in full, new or newer.
    pub sessions: Vec<&'a SessionRecord>,
    /// Traces to write, in their stored bytes.
    pub traces: Vec<(SessionId, &'a [u8])>,
    /// Check-ins to write.
    pub check_ins: Vec<&'a CheckIn>,
    /// Diary entries to write.
    pub diary: Vec<&'a DiaryEntry>,
    /// Records that were not there.
    pub added: Counts,
    /// Records that were there in an older state, or without their trace.
    pub updated: Counts,
    /// Records that were there as they are, or newer.
    pub unchanged: Counts,
    /// Records left as they are although they differ.
    pub conflicts: Vec<Conflict>,
}

impl MergePlan<'_> {
    /// Whether there is nothing to write.
    pub const fn is_empty(&self) -> bool {
        self.sessions.is_empty()
            && self.traces.is_empty()
            && self.check_ins.is_empty()
            && self.diary.is_empty()
    }
}

/// How a record in the backup relates to the one in the diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    New,
    Newer,
    SameOrOlder,
    Conflicting,
}

/// Plans to merge `backup` into what is `present`, record by record.
///
/// - A session with more corrections on top of the same ones is newer; a measured trace is added
///   where there is none and never replaced.
/// - Of two check-ins or diary entries the one written later is newer.
/// - Where neither is newer and both differ, what is present stays and is named as a conflict.
///
/// Merging the same backup a second time plans nothing.
pub fn plan_merge<'a>(present: &Present<'_>, backup: &'a Backup) -> MergePlan<'a> {
    let mut plan = MergePlan::default();
    let sessions: BTreeMap<SessionId, &SessionRecord> = present
        .sessions
        .iter()
        .map(|record| (record.id, record))
        .collect();
    for BackedUpSession { record, trace } in &backup.sessions {
        let id = record.id;
        let relation = sessions
            .get(&id)
            .map_or(Relation::New, |ours| compare_sessions(ours, record));
        let missing = !present.traces.contains(&id);
        if let Some(trace) = trace.as_deref().filter(|_| missing) {
            plan.traces.push((id, trace));
            if relation == Relation::SameOrOlder {
                plan.updated.sessions += 1;
                continue;
            }
        }
        if relation == Relation::Conflicting {
            plan.conflicts.push(Conflict::Session(id));
        }
        count(relation, &mut plan, |counts| &mut counts.sessions);
        if matches!(relation, Relation::New | Relation::Newer) {
            plan.sessions.push(record);
        }
    }
    let check_ins: BTreeMap<(SessionId, CheckInKind), &CheckIn> = present
        .check_ins
        .iter()
        .map(|check_in| ((check_in.session, check_in.kind), check_in))
        .collect();
    for check_in in &backup.check_ins {
        let key = (check_in.session, check_in.kind);
        let relation = check_ins.get(&key).map_or(Relation::New, |ours| {
            by_time(
                *ours == check_in,
                ours.at < check_in.at,
                ours.at > check_in.at,
            )
        });
        if relation == Relation::Conflicting {
            plan.conflicts.push(Conflict::CheckIn(key.0, key.1));
        }
        count(relation, &mut plan, |counts| &mut counts.check_ins);
        if matches!(relation, Relation::New | Relation::Newer) {
            plan.check_ins.push(check_in);
        }
    }
    let diary: BTreeMap<LocalDay, &DiaryEntry> = present
        .diary
        .iter()
        .map(|entry| (entry.day, entry))
        .collect();
    for entry in &backup.diary {
        let relation = diary.get(&entry.day).map_or(Relation::New, |ours| {
            by_time(*ours == entry, ours.at < entry.at, ours.at > entry.at)
        });
        if relation == Relation::Conflicting {
            plan.conflicts.push(Conflict::Diary(entry.day));
        }
        count(relation, &mut plan, |counts| &mut counts.diary);
        if matches!(relation, Relation::New | Relation::Newer) {
            plan.diary.push(entry);
        }
    }
    plan
}

fn count(relation: Relation, plan: &mut MergePlan<'_>, kind: fn(&mut Counts) -> &mut usize) {
    let counts = match relation {
        Relation::New => &mut plan.added,
        Relation::Newer => &mut plan.updated,
        Relation::SameOrOlder => &mut plan.unchanged,
        Relation::Conflicting => return,
    };
    *kind(counts) += 1;
}

fn compare_sessions(ours: &SessionRecord, theirs: &SessionRecord) -> Relation {
    if ours == theirs || ours.edits.len() > theirs.edits.len() && builds_on(ours, theirs) {
        Relation::SameOrOlder
    } else if theirs.edits.len() > ours.edits.len() && builds_on(theirs, ours) {
        Relation::Newer
    } else {
        Relation::Conflicting
    }
}

/// Whether `later` is `earlier` with further corrections: the same measurements, the same
/// corrections first.
fn builds_on(later: &SessionRecord, earlier: &SessionRecord) -> bool {
    let measured_alike = SessionRecord {
        before: earlier.before,
        after: earlier.after,
        symptoms: earlier.symptoms,
        note: earlier.note.clone(),
        edits: earlier.edits.clone(),
        ..later.clone()
    } == *earlier;
    measured_alike && later.edits.starts_with(&earlier.edits)
}

fn by_time(same: bool, theirs_later: bool, ours_later: bool) -> Relation {
    match (same, theirs_later, ours_later) {
        (true, _, _) | (_, _, true) => Relation::SameOrOlder,
        (_, true, _) => Relation::Newer,
        _ => Relation::Conflicting,
    }
}

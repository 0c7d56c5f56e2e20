//! What adding a shared history to one's own would change. Nothing here writes.
//!
//! # When are two sessions the same?
//! A share carries no ids, only starts, rounded down to its precision.
//! 1. An own session that starts in the same step of the share's precision, and agrees in what no
//!    one can correct (mode, ending, sets done, whole seconds at angle), is the same.
//! 2. So is an agreeing own session that starts on a full five minutes to the millisecond and within
//!    five minutes of it: it was itself added from a share of five-minute precision.
//! 3. At minute precision, an own session of the same minute that does *not* agree is taken for the
//!    same all the same: nobody starts twice in a minute, so it is a copy that was damaged or is
//!    somebody else's. One's own is kept whole and the difference is reported.
//!
//! Each own session is matched at most once; everything else is new.
//!
//! # What is filled in
//! Only what is missing: a check-in, pain before or after, a note. What is there is never replaced,
//! never removed; measured values and traces of one's own sessions never change. So adding the same
//! share twice changes nothing the second time.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    history::{SharedHistory, SharedSession},
    selection::Precision,
};
use crate::domain::{
    record::{CheckIn, SessionId, SessionRecord},
    trace::Trace,
    units::{LocalTime, UnixMillis},
};

/// What would be added and changed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MergePreview {
    /// Sessions one does not have, in time order, with ids no own session has.
    pub new_sessions: Vec<SessionRecord>,
    /// Their traces, where shared.
    pub new_traces: Vec<(SessionId, Trace)>,
    /// Check-ins to add: of new sessions, and those missing from own ones.
    pub new_check_ins: Vec<CheckIn>,
    /// Own sessions with what was missing filled in; write them over the old.
    pub filled: Vec<SessionRecord>,
    /// Sessions one has already, filled or not.
    pub already_there: usize,
    /// Own sessions of the same minute that differ in what nobody can correct; left as they are.
    pub differing: Vec<SessionId>,
}

impl MergePreview {
    /// What adding `shared` to one's own sessions and check-ins would change.
    pub fn new(shared: &SharedHistory, sessions: &[SessionRecord], check_ins: &[CheckIn]) -> Self {
        let answered: BTreeSet<_> = check_ins
            .iter()
            .map(|check_in| (check_in.session, check_in.kind))
            .collect();
        let mut own = Own::new(sessions);
        let mut preview = Self::default();
        let found = own.matches(shared);
        for (session, found) in shared.sessions().iter().zip(found) {
            match found {
                Found::Same(record) => {
                    preview.already_there += 1;
                    preview.fill(record, session);
                    let missing = session
                        .check_ins_of(record.id)
                        .filter(|check_in| !answered.contains(&(check_in.session, check_in.kind)));
                    preview.new_check_ins.extend(missing);
                }
                Found::Differing(id) => {
                    preview.already_there += 1;
                    preview.differing.push(id);
                }
                Found::Nothing => {
                    let id = own.free_id(session.started);
                    preview.new_sessions.push(session.record(id));
                    preview.new_check_ins.extend(session.check_ins_of(id));
                    let trace = session.trace.as_ref().map(|trace| (id, trace.trace()));
                    preview.new_traces.extend(trace);
                }
            }
        }
        preview
    }

    /// Whether adding would change nothing.
    pub fn is_empty(&self) -> bool {
        self.new_sessions.is_empty() && self.new_check_ins.is_empty() && self.filled.is_empty()
    }

    fn fill(&mut self, record: &SessionRecord, session: &SharedSession) {
        let mut filled = record.clone();
        filled.before = record.before.or(session.before);
        filled.after = record.after.or(session.after);
        if record.note.is_empty() {
            filled.note.clone_from(&session.note);
        }
        if filled != *record {
            self.filled.push(filled);
        }
    }
}

/// What one's own history has for a shared session.
enum Found<'a> {
    Same(&'a SessionRecord),
    Differing(SessionId),
    Nothing,
}

/// Own sessions by the five minutes they start in.
struct Own<'a> {
    steps: BTreeMap<UnixMillis, Vec<&'a SessionRecord>>,
    taken: BTreeSet<SessionId>,
    ids: BTreeSet<SessionId>,
}

impl<'a> Own<'a> {
    fn new(sessions: &'a [SessionRecord]) -> Self {
        let mut steps: BTreeMap<UnixMillis, Vec<&SessionRecord>> = BTreeMap::new();
        for session in sessions {
            let step = Precision::FiveMinutes.round(session.started.at);
            steps.entry(step).or_default().push(session);
        }
        for step in steps.values_mut() {
            step.sort_by_key(|session| (session.started.at, session.id));
        }
        Self {
            steps,
            taken: BTreeSet::new(),
            ids: sessions.iter().map(|session| session.id).collect(),
        }
    }

    /// One answer for each shared session. The surest matches are made first, so that a loose one
    /// does not take the place of a sure one.
    fn matches(&mut self, shared: &SharedHistory) -> Vec<Found<'a>> {
        let precision = shared.precision();
        let mut found: Vec<Found<'a>> = shared
            .sessions()
            .iter()
            .map(|session| {
                self.take(session, |own| {
                    precision.round(own.started.at) == session.started.at && agree(own, session)
                })
                .map_or(Found::Nothing, Found::Same)
            })
            .collect();
        for (session, found) in shared.sessions().iter().zip(&mut found) {
            if matches!(found, Found::Nothing) {
                let coarse = self.take(session, |own| {
                    Precision::FiveMinutes.round(own.started.at) == own.started.at
                        && agree(own, session)
                });
                if let Some(own) = coarse {
                    *found = Found::Same(own);
                }
            }
        }
        if precision == Precision::Minute {
            for (session, found) in shared.sessions().iter().zip(&mut found) {
                if matches!(found, Found::Nothing) {
                    let same_minute = self.take(session, |own| {
                        precision.round(own.started.at) == session.started.at
                    });
                    if let Some(own) = same_minute {
                        *found = Found::Differing(own.id);
                    }
                }
            }
        }
        found
    }

    /// The first own session of the same five minutes that nobody took and that `suits`.
    fn take(
        &mut self,
        session: &SharedSession,
        suits: impl Fn(&SessionRecord) -> bool,
    ) -> Option<&'a SessionRecord> {
        let step = Precision::FiveMinutes.round(session.started.at);
        let found = *self
            .steps
            .get(&step)?
            .iter()
            .find(|own| !self.taken.contains(&own.id) && suits(own))?;
        self.taken.insert(found.id);
        Some(found)
    }

    /// An id for a session started then that no session has.
    fn free_id(&mut self, started: LocalTime) -> SessionId {
        let mut id = SessionId::new(started.at, 0);
        for place in 1..=u16::MAX {
            if !self.ids.contains(&id) {
                break;
            }
            id = SessionId::new(started.at, place);
        }
        self.ids.insert(id);
        id
    }
}

/// Whether they agree in what no one can correct.
fn agree(own: &SessionRecord, shared: &SharedSession) -> bool {
    own.mode == shared.mode
        && own.ending == shared.ending
        && own.sets_done == shared.sets_done
        && own.time_at_angle.whole_secs() == shared.time_at_angle.whole_secs()
}

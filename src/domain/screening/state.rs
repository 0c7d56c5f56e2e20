//! What the gate says at a moment.

use super::{
    answers::{Answer, Origin, Soundness},
    clearance::Clearance,
    contraindication::{Class, Contraindication, ItemSet},
    history::GateHistory,
    stop_symptom::StopLock,
};
use crate::domain::units::{LocalDay, LocalTime, Millis, UnixMillis};

/// A clock may lie this far behind the newest stored moment. Chosen by us: network time corrects a
/// phone by seconds, a person by far more.
pub const CLOCK_TOLERANCE: Millis = Millis::from_secs(5 * 60);

/// The gate is asked again after this many days (product rule, section 3).
pub const ASKED_EVERY_DAYS: i32 = 30;

/// The gate is asked again after so many days without a session (product rule, section 3).
pub const ASKED_AFTER_GAP_DAYS: i32 = 14;

/// Whether `then` lies further in the future than [`CLOCK_TOLERANCE`].
pub(super) fn is_set_back(now: LocalTime, then: LocalTime) -> bool {
    then.at
        .since(now.at)
        .is_some_and(|ahead| ahead > CLOCK_TOLERANCE)
}

/// What follows from answers, question by question. No question is in two of the sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Verdict {
    /// Answered so that no session can be run.
    pub stop: ItemSet,
    /// Answered yes before; the change does not count yet.
    pub waiting: ItemSet,
    /// The moment the last of `waiting` counts.
    pub until: Option<UnixMillis>,
    /// A clinician has to agree first.
    pub clearance: ItemSet,
}

/// What one answer to one question means by itself; `None` for a no.
pub const fn meaning(item: Contraindication, answer: Answer) -> Option<Class> {
    match answer {
        Answer::No => None,
        Answer::Yes => Some(item.class()),
        Answer::NotSure => Some(item.class_when_unsure()),
    }
}

/// What follows from the last full run and the runs before it; `None` if there is none.
pub fn verdict(history: &GateHistory, now: LocalTime) -> Option<Verdict> {
    let answers = history.latest()?.answers();
    let mut verdict = Verdict::default();
    for item in Contraindication::ALL {
        let held = history.held_until(item).filter(|until| now.at < *until);
        let meaning = answers.get(item).and_then(|answer| meaning(item, answer));
        match (meaning, held) {
            (Some(Class::Stop), _) => verdict.stop = verdict.stop.with(item),
            (_, Some(until)) => {
                verdict.waiting = verdict.waiting.with(item);
                verdict.until = verdict.until.max(Some(until));
            }
            (Some(Class::Clearance), None) => verdict.clearance = verdict.clearance.with(item),
            (None, None) => {}
        }
    }
    Some(verdict)
}

/// Why the questions are due again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DueReason {
    /// Thirty days have passed.
    Monthly,
    /// Fourteen days or more without a session.
    Gap,
    /// The questions have changed.
    NewQuestions,
    /// The answers were written by a newer version of the app.
    NewerVersion,
    /// The stored answers are damaged.
    Damaged,
    /// The answers came from a backup.
    Imported,
    /// A red-flag symptom has happened since.
    AfterRedFlag,
}

impl DueReason {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::Monthly,
        Self::Gap,
        Self::NewQuestions,
        Self::NewerVersion,
        Self::Damaged,
        Self::Imported,
        Self::AfterRedFlag,
    ];
}

/// What the gate says now. Only [`Self::NothingFound`] and [`Self::Cleared`] lead on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateState {
    /// The clock lies before the newest stored moment: no dates can be relied on.
    ClockSetBack {
        /// That moment.
        newest: LocalTime,
    },
    /// A stop symptom's page has not been read.
    StopSymptom(StopLock),
    /// No answers yet, or they are lost.
    NeverAsked,
    /// A run was begun and not finished.
    InProgress {
        /// Questions answered so far.
        answered: u32,
        /// It has to be begun again.
        stale: bool,
    },
    /// No session can be run.
    Stop(Verdict),
    /// The questions have to be answered again.
    DueAgain(DueReason),
    /// A clinician has to agree first.
    ClearanceNeeded(ItemSet),
    /// A clinician had agreed, but that has expired or a stop symptom ended it.
    ClearanceEnded(ItemSet),
    /// No listed reason found. This is not a clearance.
    NothingFound,
    /// A clinician's agreement covers what was found.
    Cleared {
        /// The last day it counts.
        last_day: LocalDay,
    },
}

impl GateState {
    /// Whether the gate leads on to the questions of the day.
    pub const fn leads_on(&self) -> bool {
        matches!(self, Self::NothingFound | Self::Cleared { .. })
    }
}

/// What the gate says at `now`. `last_session` is when the newest session began.
pub fn gate_state(
    history: &GateHistory,
    now: LocalTime,
    last_session: Option<LocalTime>,
) -> GateState {
    let newest = history.newest().max(last_session);
    if let Some(newest) = newest.filter(|newest| is_set_back(now, *newest)) {
        return GateState::ClockSetBack { newest };
    }
    if let Some(lock) = history.unread_locks().next() {
        return GateState::StopSymptom(*lock);
    }
    if let Some(draft) = history.draft {
        return GateState::InProgress {
            answered: draft.answers.answered(),
            stale: draft.is_stale(now),
        };
    }
    let Some(verdict) = verdict(history, now) else {
        return GateState::NeverAsked;
    };
    if !verdict.stop.is_empty() || !verdict.waiting.is_empty() {
        return GateState::Stop(verdict);
    }
    if let Some(reason) = due(history, now, last_session) {
        return GateState::DueAgain(reason);
    }
    let open = verdict.clearance.minus(history.covered(now));
    if open.is_empty() {
        return cleared(history, now, verdict.clearance);
    }
    let had_one = history.unreplaced().any(|clearance| {
        clearance.origin == Origin::Here && open.iter().any(|item| clearance.covers.contains(item))
    });
    if had_one {
        GateState::ClearanceEnded(open)
    } else {
        GateState::ClearanceNeeded(open)
    }
}

/// The state when nothing is open: the earliest end of the clearances it rests on, if any.
fn cleared(history: &GateHistory, now: LocalTime, needed: ItemSet) -> GateState {
    let last_day = needed
        .iter()
        .filter_map(|item| {
            history
                .counting(now)
                .filter(|clearance| clearance.covers.contains(item))
                .map(Clearance::last_day)
                .max()
        })
        .min();
    last_day.map_or(GateState::NothingFound, |last_day| GateState::Cleared {
        last_day,
    })
}

/// Why the questions are due again; `None` if they are not. Assumes there is a run.
fn due(
    history: &GateHistory,
    now: LocalTime,
    last_session: Option<LocalTime>,
) -> Option<DueReason> {
    let latest = history.latest()?;
    match latest.soundness() {
        Soundness::Sound => {}
        Soundness::OlderQuestions => return Some(DueReason::NewQuestions),
        Soundness::NewerVersion => return Some(DueReason::NewerVersion),
        Soundness::Damaged => return Some(DueReason::Damaged),
    }
    if latest.origin() == Origin::Imported {
        return Some(DueReason::Imported);
    }
    let answered = latest.answered();
    if history
        .last_red_flag()
        .is_some_and(|symptom| symptom.at >= answered.at)
    {
        return Some(DueReason::AfterRedFlag);
    }
    if now.day().days_since(answered.day()) >= ASKED_EVERY_DAYS {
        return Some(DueReason::Monthly);
    }
    let gap = last_session.is_some_and(|session| {
        now.day().days_since(session.day()) >= ASKED_AFTER_GAP_DAYS
            && answered.day().days_since(session.day()) < ASKED_AFTER_GAP_DAYS
    });
    gap.then_some(DueReason::Gap)
}

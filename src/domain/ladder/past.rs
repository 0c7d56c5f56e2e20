//! What the ladder needs to know about a past session.

use crate::domain::{
    plan::PlanKind,
    record::{CheckIn, CheckInKind, Ending, Equipment, Pain, SessionRecord},
    screening::StopLock,
    summary::SessionSummary,
    symptom::SymptomSet,
    units::{LocalTime, Millis},
};

/// A check-in a day after a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextDay {
    /// When it was answered.
    pub at: LocalTime,
    /// Pain then.
    pub pain: Pain,
}

/// What the ladder needs to know about a past session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past {
    /// When it began.
    pub started: LocalTime,
    /// Its ladder level; `None` for any other kind of session.
    pub level: Option<u8>,
    /// What the person hung on.
    pub equipment: Equipment,
    /// Whether all planned sets and the final hold were done.
    pub completed: bool,
    /// Time inside the angle band.
    pub time_at_angle: Millis,
    /// Stop symptoms.
    pub symptoms: SymptomSet,
    /// Dizzy when coming up.
    pub dizzy_on_return: bool,
    /// Pain before.
    pub before: Option<Pain>,
    /// The check-in a day later.
    pub next_day: Option<NextDay>,
    /// Red-flag symptoms reported one and two days later.
    pub later_locks: [Option<StopLock>; 2],
}

impl Past {
    /// From a record and the check-ins, of this or any session.
    pub fn new(record: &SessionRecord, check_ins: &[CheckIn]) -> Self {
        Self::of_summary(&SessionSummary::of(record), check_ins)
    }

    /// From a summary and the check-ins, of this or any session.
    pub fn of_summary(summary: &SessionSummary, check_ins: &[CheckIn]) -> Self {
        Self::with_answers(summary, |kind| {
            check_ins
                .iter()
                .find(|answer| answer.session == summary.id && answer.kind == kind)
                .copied()
        })
    }

    /// One for every session of a history, in the same order. Looks each check-in up in a sorted
    /// list: ten thousand sessions with twenty thousand check-ins are no work.
    pub fn of_history(
        sessions: &[SessionSummary],
        check_ins: &[CheckIn],
    ) -> impl Iterator<Item = Self> {
        let mut sorted: Vec<&CheckIn> = check_ins.iter().collect();
        sorted.sort_by_key(|answer| (answer.session, answer.kind));
        sessions.iter().map(move |summary| {
            Self::with_answers(summary, |kind| {
                let first = sorted
                    .partition_point(|answer| (answer.session, answer.kind) < (summary.id, kind));
                let answer: &CheckIn = sorted.get(first)?;
                (answer.session == summary.id && answer.kind == kind).then_some(*answer)
            })
        })
    }

    fn with_answers(summary: &SessionSummary, of: impl Fn(CheckInKind) -> Option<CheckIn>) -> Self {
        Self {
            started: summary.started,
            level: match summary.kind {
                PlanKind::Ladder { level } => Some(level),
                _ => None,
            },
            equipment: summary.equipment,
            completed: summary.ending == Ending::Completed && summary.sets_done >= summary.sets,
            time_at_angle: summary.time_at_angle,
            symptoms: summary.symptoms,
            dizzy_on_return: summary.dizzy_on_return,
            before: summary.before,
            next_day: of(CheckInKind::Day1).map(|check_in| NextDay {
                at: check_in.at,
                pain: check_in.pain,
            }),
            later_locks: [CheckInKind::Day1, CheckInKind::Day2]
                .map(|kind| of(kind).as_ref().and_then(StopLock::after_check_in)),
        }
    }

    /// By how many points the worse of back and leg rose from before to a day later; negative if
    /// both fell; `None` if either was not asked.
    pub fn change(&self) -> Option<i16> {
        let before = self.before?;
        let after = self.next_day?.pain;
        let back = i16::from(after.back.get()) - i16::from(before.back.get());
        let leg = i16::from(after.leg.get()) - i16::from(before.leg.get());
        Some(back.max(leg))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        phase::Phase,
        plan::Plan,
        record::{Mode, SessionId},
        symptom::Symptom,
        units::{Nrs, UnixMillis},
    };

    fn at(millis: i64) -> LocalTime {
        LocalTime {
            at: UnixMillis(millis),
            offset_minutes: 0,
        }
    }

    fn pain(back: u8, leg: u8) -> Pain {
        Pain {
            back: Nrs::new(back).unwrap(),
            leg: Nrs::new(leg).unwrap(),
        }
    }

    fn record(plan: Plan, sets_done: u8, ending: Ending) -> SessionRecord {
        SessionRecord {
            id: SessionId::from_bits(7),
            started: at(1_000),
            duration: Millis::from_secs(300),
            mode: Mode::Measured,
            equipment: Equipment::Table,
            plan,
            sets_done,
            time_at_angle: Millis::from_secs(60),
            mean_angle: None,
            max_angle: None,
            final_hold: Millis::from_secs(60),
            fastest_return: None,
            blind: Millis::ZERO,
            ending,
            alarms: Vec::new(),
            before: Some(pain(4, 1)),
            after: None,
            symptoms: SymptomSet::NONE,
            dizzy_on_return: false,
            note: String::new(),
            edits: Vec::new(),
            gate: None,
        }
    }

    fn check_in(session: u64, kind: CheckInKind, pain: Pain, symptom: Symptom) -> CheckIn {
        CheckIn {
            session: SessionId::from_bits(session),
            kind,
            at: at(90_000_000),
            pain,
            symptoms: SymptomSet::NONE.with(symptom),
        }
    }

    #[test]
    fn a_history_gives_each_session_its_own_answers_in_any_order() {
        let session = |id| SessionSummary {
            id: SessionId::from_bits(id),
            ..SessionSummary::of(&record(Plan::SIMPLE_START, 1, Ending::Completed))
        };
        let answer = |id, kind, back| CheckIn {
            session: SessionId::from_bits(id),
            kind,
            at: at(2_000),
            pain: pain(back, 0),
            symptoms: SymptomSet::NONE,
        };
        let sessions = [session(1), session(2), session(3)];
        let answers = [
            answer(3, CheckInKind::Day1, 3),
            answer(2, CheckInKind::Day2, 9),
            answer(1, CheckInKind::Day1, 1),
        ];
        let past: Vec<Past> = Past::of_history(&sessions, &answers).collect();
        let singly = sessions.map(|session| Past::of_summary(&session, &answers));
        assert_eq!(past, singly);
        let backs: Vec<Option<u8>> = past
            .iter()
            .map(|past| Some(past.next_day?.pain.back.get()))
            .collect();
        assert_eq!(backs, [Some(1), None, Some(3)]);
    }

    #[test]
    fn only_a_session_done_to_its_end_is_completed() {
        let plan = crate::domain::ladder::Level::ALL[3]
            .plan(Plan::DEFAULT_CEILING)
            .unwrap();
        let past = |sets, ending| Past::new(&record(plan, sets, ending), &[]);
        assert_eq!(past(3, Ending::Completed).level, Some(3));
        assert!(past(3, Ending::Completed).completed);
        assert!(!past(2, Ending::Completed).completed);
        assert!(!past(3, Ending::Interrupted).completed);
        let stopped = Ending::Stopped {
            during: Phase::AtAngle,
        };
        assert!(!past(3, stopped).completed);
        let simple = Past::new(&record(Plan::SIMPLE_START, 1, Ending::Completed), &[]);
        assert_eq!(simple.level, None);
    }

    #[test]
    fn the_change_is_that_of_the_worse_of_back_and_leg_in_its_own_check_in() {
        let record = record(Plan::SIMPLE_START, 1, Ending::Completed);
        let others = check_in(8, CheckInKind::Day1, pain(10, 10), Symptom::Other);
        let second = check_in(7, CheckInKind::Day2, pain(9, 9), Symptom::Other);
        let first = check_in(7, CheckInKind::Day1, pain(3, 3), Symptom::Other);
        assert_eq!(Past::new(&record, &[others, second]).change(), None);
        assert_eq!(
            Past::new(&record, &[others, second, first]).change(),
            Some(2)
        );
    }

    #[test]
    fn a_red_flag_two_days_later_is_a_lock_and_soreness_is_none() {
        let record = record(Plan::SIMPLE_START, 1, Ending::Completed);
        let sore = check_in(7, CheckInKind::Day1, pain(4, 1), Symptom::PainWorse);
        let numb = check_in(7, CheckInKind::Day2, pain(4, 1), Symptom::Numbness);
        let locks = Past::new(&record, &[sore, numb]).later_locks;
        assert_eq!(locks[0], None);
        assert_eq!(locks[1].map(|lock| lock.at), Some(at(90_000_000)));
    }
}

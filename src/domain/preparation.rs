//! The way from Today to Armed: the questions of the day, pain now, and the checklist.

use super::{
    checklist::{ChecklistProgress, Requirement},
    record::Pain,
    screening::{NotTodayAnswers, NotTodaySet},
    units::LocalTime,
};

/// How far a person has come on the way to a session. Never stored: it is for now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Preparation {
    /// The answers to "any of these today?", once given.
    pub today: Option<NotTodayAnswers>,
    /// Pain before the session, once given.
    pub before: Option<Pain>,
    /// The checklist.
    pub checklist: ChecklistProgress,
}

impl Preparation {
    /// At its beginning, with what the checklist demands.
    pub const fn begin(requirement: Requirement) -> Self {
        Self {
            today: None,
            before: None,
            checklist: ChecklistProgress::new(requirement),
        }
    }

    /// Answers the questions of the day.
    pub const fn answer_today(&mut self, applies: NotTodaySet, now: LocalTime) {
        self.today = Some(NotTodayAnswers { applies, at: now });
    }

    /// Whether the questions of the day lead on.
    pub fn may_go_on(&self) -> bool {
        self.today.is_some_and(|answers| answers.applies.is_empty())
    }
}

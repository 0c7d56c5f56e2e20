//! The way from Today to Armed: the questions of the day, pain now, and the checklist.

use super::{
    checklist::{ChecklistProgress, Requirement},
    record::Pain,
    screening::{NotTodayAnswers, NotTodaySet},
    units::{LocalTime, Millis},
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
    /// When the last step was taken.
    touched: LocalTime,
}

impl Preparation {
    /// It is begun anew after this long without a step, so that an ankle lock confirmed in the
    /// morning does not count in the evening. As long as the answers of the day are fresh.
    pub const LASTS: Millis = NotTodayAnswers::FRESH_FOR;

    /// At its beginning, with what the checklist demands.
    pub const fn begin(requirement: Requirement, now: LocalTime) -> Self {
        Self {
            today: None,
            before: None,
            checklist: ChecklistProgress::new(requirement),
            touched: now,
        }
    }

    /// Notes that a step was taken; every edit is followed by it.
    pub const fn touch(&mut self, now: LocalTime) {
        self.touched = now;
    }

    /// Whether it lay untouched for too long, or the clock was set back since.
    pub fn is_stale(&self, now: LocalTime) -> bool {
        now.at
            .since(self.touched.at)
            .is_none_or(|age| age > Self::LASTS)
    }

    /// Answers the questions of the day.
    pub const fn answer_today(&mut self, applies: NotTodaySet, now: LocalTime) {
        self.today = Some(NotTodayAnswers { applies, at: now });
    }

    /// Whether the questions of the day were answered just now, and none applies.
    pub fn may_go_on(&self, now: LocalTime) -> bool {
        self.today
            .is_some_and(|answers| answers.applies.is_empty() && answers.is_fresh(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        checklist::ListKind, record::Equipment, screening::NotToday, units::UnixMillis,
    };

    fn minute(minute: i64) -> LocalTime {
        LocalTime {
            at: UnixMillis(1_800_000_000_000 + minute * 60_000),
            offset_minutes: 0,
        }
    }

    fn begun() -> Preparation {
        let requirement = Requirement {
            list: ListKind::Short,
            spotter: false,
            equipment: Equipment::Table,
        };
        Preparation::begin(requirement, minute(0))
    }

    #[test]
    fn a_preparation_left_for_half_an_hour_is_begun_anew() {
        let mut preparation = begun();
        assert!(!preparation.is_stale(minute(30)));
        assert!(preparation.is_stale(minute(31)));
        preparation.touch(minute(20));
        assert!(!preparation.is_stale(minute(50)));
        assert!(preparation.is_stale(minute(19)), "the clock was set back");
    }

    #[test]
    fn only_a_fresh_none_of_these_leads_on() {
        let mut preparation = begun();
        assert!(!preparation.may_go_on(minute(0)));
        preparation.answer_today(NotTodaySet::NONE.with(NotToday::Alone), minute(0));
        assert!(!preparation.may_go_on(minute(0)));
        preparation.answer_today(NotTodaySet::NONE, minute(0));
        assert!(preparation.may_go_on(minute(30)));
        assert!(!preparation.may_go_on(minute(31)));
    }
}

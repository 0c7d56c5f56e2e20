//! What today looks like before anything is tapped: the plan, what blocks it, what is offered.

use super::{
    ladder::{Level, Offer, Past, RuleId, Standing, standing},
    plan::Plan,
    screening::{Bounds, GateHistory, GateState, NotTodaySet, OwnLimits, gate_state},
    units::{LocalDay, LocalTime, Millis},
};

/// What stands between a person and the checklist, the first thing first. It only tells: the
/// session itself needs a [`super::screening::Permit`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Block {
    /// The gate does not lead on.
    Gate(GateState),
    /// A pause of the ladder lasts.
    Paused {
        /// The first day a session is possible again.
        until: LocalDay,
    },
    /// A reason given today still stands.
    NotToday(NotTodaySet),
    /// Today's time at angle is used up.
    DayUsedUp,
}

/// What today looks like.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    /// What the gate says.
    pub gate: GateState,
    /// What binds.
    pub bounds: Bounds,
    /// Where the person stands on the ladder, with the offer and its rule.
    pub standing: Standing,
    /// What is left of today's time at angle.
    pub left_today: Millis,
    /// The ladder's plan at the current level, or at the highest allowed if that is lower. An
    /// offer to advance is made beside it, never in its place.
    pub plan: Option<Plan>,
    /// What blocks a start; `None` if the questions of the day come next.
    pub block: Option<Block>,
    /// What the gate remembers, with every lock the sessions call for: what a confirmed page is
    /// written into.
    pub history: GateHistory,
}

impl Today {
    /// The plan one level up; `None` unless advancing is offered.
    pub fn advance(&self) -> Option<Plan> {
        match self.standing.offer {
            Offer::Advance { to } => level_plan(to, &self.bounds),
            Offer::Repeat | Offer::StepBack { .. } | Offer::Pause { .. } => None,
        }
    }

    /// The rule behind the offer.
    pub const fn rule(&self) -> RuleId {
        self.standing.rule
    }
}

/// What today looks like at `now`.
pub fn today(history: &GateHistory, past: &[Past], own: &OwnLimits, now: LocalTime) -> Today {
    let history = history.locked_by(past);
    let bounds = Bounds::at(&history, own, now);
    let standing = standing(past, &bounds, now);
    let gate = gate_state(&history, now, standing.last_session);
    let left_today = bounds.daily_cap.saturating_sub(standing.used_today);
    let reasons = history.standing_reasons(now);
    let block = if !gate.leads_on() {
        Some(Block::Gate(gate))
    } else if let Some(until) = standing.paused_until {
        Some(Block::Paused { until })
    } else if !reasons.is_empty() {
        Some(Block::NotToday(reasons))
    } else if left_today == Millis::ZERO {
        Some(Block::DayUsedUp)
    } else {
        None
    };
    Today {
        gate,
        bounds,
        left_today,
        plan: level_plan(standing.level.min(standing.highest), &bounds),
        standing,
        block,
        history,
    }
}

fn level_plan(level: u8, bounds: &Bounds) -> Option<Plan> {
    Level::get(level)?.plan(bounds.ceiling).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        plan::PlanKind,
        record::Equipment,
        screening::{Answer, Answers, Draft, NotToday, NotTodayAnswers},
        symptom::{Symptom, SymptomSet},
        units::UnixMillis,
    };

    fn at_hour(hour: i64) -> LocalTime {
        LocalTime {
            at: UnixMillis(1_800_000_000_000 + hour * 3_600_000),
            offset_minutes: 0,
        }
    }

    fn clean() -> GateHistory {
        let mut draft = Draft::begin(at_hour(0));
        draft.answers = Answers::all(Answer::No);
        let mut history = GateHistory::default();
        history.record(draft.complete(at_hour(0)).unwrap());
        history
    }

    fn past(hour: i64) -> Past {
        Past {
            started: at_hour(hour),
            level: Some(0),
            equipment: Equipment::Table,
            completed: true,
            time_at_angle: Millis::from_secs(60),
            symptoms: SymptomSet::NONE,
            dizzy_on_return: false,
            before: None,
            next_day: None,
            later_locks: [None, None],
        }
    }

    fn at(history: &GateHistory, past: &[Past], hour: i64) -> Today {
        today(history, past, &OwnLimits::default(), at_hour(hour))
    }

    #[test]
    fn before_the_questions_the_gate_blocks_and_the_rehearsal_is_planned() {
        let today = at(&GateHistory::default(), &[], 1);
        assert_eq!(today.block, Some(Block::Gate(GateState::NeverAsked)));
        assert_eq!(
            today.plan.map(|plan| plan.kind()),
            Some(PlanKind::Ladder { level: 0 })
        );
        assert_eq!(today.advance(), None);
    }

    #[test]
    fn after_clean_answers_nothing_blocks() {
        assert_eq!(at(&clean(), &[], 1).block, None);
    }

    #[test]
    fn a_reason_of_today_blocks_while_it_stands() {
        let mut history = clean();
        let meal = NotTodaySet::NONE.with(NotToday::Meal);
        history.turn_away(NotTodayAnswers {
            applies: meal,
            at: at_hour(1),
        });
        assert_eq!(at(&history, &[], 2).block, Some(Block::NotToday(meal)));
        assert_eq!(at(&history, &[], 3).block, None);
    }

    #[test]
    fn a_day_used_up_blocks_and_a_new_one_does_not() {
        let mut long = past(1);
        long.time_at_angle = Millis::from_secs(600);
        assert_eq!(at(&clean(), &[long], 2).block, Some(Block::DayUsedUp));
        assert_eq!(at(&clean(), &[long], 26).block, None);
    }

    #[test]
    fn a_lost_lock_is_shown_and_can_be_confirmed() {
        let mut ill = past(1);
        ill.symptoms = SymptomSet::NONE.with(Symptom::Nausea);
        let before = at(&clean(), &[ill], 2);
        assert!(matches!(
            before.block,
            Some(Block::Gate(GateState::StopSymptom(_)))
        ));
        let mut history = before.history;
        history.confirm_locks(at_hour(2));
        assert_eq!(at(&history, &[ill], 2).block, None);
    }
}

//! The permit: the one value a session cannot start without.

use super::{
    history::GateHistory,
    limits::{Bounds, OwnLimits},
    not_today::{NotTodayAnswers, NotTodaySet},
    state::{GateState, gate_state, is_set_back},
};
use crate::domain::{
    checklist::{Ready, Requirement},
    ladder::{Level, Past, Standing, standing},
    plan::{Plan, PlanKind},
    record::{Equipment, GateStamp},
    units::{Degrees, LocalDay, LocalTime, Millis, UnixMillis},
};

/// Proof that the gate was passed. Only [`permit`] can make one, so a session cannot start from
/// a URL, an import or a stored flag.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Permit {
    bounds: Bounds,
    highest_level: u8,
    left_today: Millis,
    stamp: GateStamp,
    issued: UnixMillis,
}

impl Permit {
    /// It lapses after this long. Chosen by us: it is made at the tap that arms the session, and
    /// must not be kept for another.
    pub const LASTS: Millis = Millis::from_secs(15 * 60);

    /// The highest angle allowed: the person's own ceiling or a clinician's lower limit.
    pub const fn ceiling(&self) -> Degrees {
        self.bounds.ceiling
    }

    /// Most time at angle in one day.
    pub const fn daily_cap(&self) -> Millis {
        self.bounds.daily_cap
    }

    /// What is left of the daily cap at the start; the session ends its holds there.
    pub const fn left_today(&self) -> Millis {
        self.left_today
    }

    /// The answers behind it.
    pub const fn stamp(&self) -> GateStamp {
        self.stamp
    }

    /// Whether it can still start a session at `now`.
    pub fn is_valid(&self, now: UnixMillis) -> bool {
        now.since(self.issued).is_some_and(|age| age <= Self::LASTS)
    }

    /// Whether `plan` lies within what is permitted.
    ///
    /// # Errors
    /// [`PlanRefusal`] names the first thing that does not.
    pub fn allows(&self, plan: &Plan) -> Result<(), PlanRefusal> {
        allowed(plan, &self.bounds, self.highest_level, self.left_today)
    }

    /// A permit for tests of the session: 60 degrees, the whole day's time, every level.
    #[cfg(test)]
    pub(crate) const fn for_tests() -> Self {
        Self {
            bounds: Bounds {
                ceiling: Plan::DEFAULT_CEILING,
                daily_cap: OwnLimits::LONGEST_DAY,
                cleared: true,
            },
            highest_level: 12,
            left_today: OwnLimits::LONGEST_DAY,
            stamp: GateStamp {
                version: super::VERSION,
                answered: UnixMillis(0),
            },
            issued: UnixMillis(0),
        }
    }
}

/// Whether `plan` lies within `bounds`, the highest level open and what is left of the day.
fn allowed(plan: &Plan, bounds: &Bounds, highest: u8, left: Millis) -> Result<(), PlanRefusal> {
    let ceiling = bounds.ceiling;
    if plan.target() > ceiling || plan.limit() > ceiling || plan.ceiling() > ceiling {
        return Err(PlanRefusal::AboveCeiling { ceiling });
    }
    if let PlanKind::Ladder { level } = plan.kind() {
        let needs_clearance = level > Level::HIGHEST_WITHOUT_CLEARANCE;
        if needs_clearance && !bounds.cleared {
            return Err(PlanRefusal::NeedsClearance);
        }
        if level > highest {
            return Err(PlanRefusal::LevelTooHigh { highest });
        }
    }
    if plan.time_at_angle() > left {
        return Err(PlanRefusal::DailyCap { left });
    }
    Ok(())
}

/// What the day and the week still hold for a level of the ladder.
fn has_turns_left(plan: &Plan, standing: &Standing) -> Result<(), PlanRefusal> {
    let PlanKind::Ladder { level } = plan.kind() else {
        return Ok(());
    };
    // An unknown level has no plan of ours.
    let level = Level::get(level).ok_or(PlanRefusal::LevelTooHigh {
        highest: standing.highest,
    })?;
    if standing.sessions_today >= level.per_day() {
        return Err(PlanRefusal::SessionsToday {
            most: level.per_day(),
        });
    }
    match level.days_per_week() {
        Some(most) if standing.other_days_this_week >= most => {
            Err(PlanRefusal::DaysThisWeek { most })
        }
        _ => Ok(()),
    }
}

/// Why a plan is not permitted.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum PlanRefusal {
    /// Its target, limit or ceiling lies above what binds.
    #[error("the plan goes above the ceiling")]
    AboveCeiling {
        /// What binds.
        ceiling: Degrees,
    },
    /// The level needs a clinician's clearance.
    #[error("this level needs a clinician's clearance")]
    NeedsClearance,
    /// The level has not been reached, or a rule sends back from it.
    #[error("the ladder allows level {highest} at most")]
    LevelTooHigh {
        /// The highest level allowed now.
        highest: u8,
    },
    /// It is longer than what is left of today's time at angle.
    #[error("the plan is longer than what is left of today's time at angle")]
    DailyCap {
        /// What is left.
        left: Millis,
    },
    /// The level's sessions for today are done.
    #[error("the sessions of the day are done")]
    SessionsToday {
        /// Most a day.
        most: u8,
    },
    /// The level's days for this week are done.
    #[error("the days of the week are done")]
    DaysThisWeek {
        /// Most days a week.
        most: u8,
    },
}

/// Why there is no permit.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The gate does not lead on.
    #[error("the gate blocks")]
    Gate(GateState),
    /// A pause of the ladder lasts.
    #[error("a pause lasts")]
    Paused {
        /// The first day a session is possible again.
        until: LocalDay,
    },
    /// The questions of the day have not been answered just now.
    #[error("the questions of the day have not been answered")]
    NotTodayUnanswered,
    /// A reason against a session today.
    #[error("not today")]
    NotToday(NotTodaySet),
    /// The checklist is not confirmed as far as it has to be.
    #[error("the checklist is not confirmed")]
    Checklist(Requirement),
    /// The plan goes beyond what is permitted.
    #[error(transparent)]
    Plan(PlanRefusal),
}

/// Everything a permit is made from.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// What the gate remembers.
    pub history: &'a GateHistory,
    /// All past sessions.
    pub past: &'a [Past],
    /// The person's own limits.
    pub own: &'a OwnLimits,
    /// The questions of the day; `None` while unanswered.
    pub today: Option<&'a NotTodayAnswers>,
    /// The checklist's proof; `None` while open.
    pub ready: Option<&'a Ready>,
    /// What the person hangs on.
    pub equipment: Equipment,
    /// What is to be done.
    pub plan: &'a Plan,
    /// Now.
    pub now: LocalTime,
}

/// A permit for one session, or why there is none.
///
/// # Errors
/// [`Refusal`] names the first obstacle, in the order a person meets them: the gate, a pause, the
/// questions of the day, the plan, the checklist.
pub fn permit(request: &Request<'_>) -> Result<Permit, Refusal> {
    let Request { now, plan, .. } = *request;
    let history = request.history.locked_by(request.past);
    let bounds = Bounds::at(&history, request.own, now);
    let standing = standing(request.past, &bounds, now);
    let gate = gate_state(&history, now, standing.last_session);
    let (true, Some(latest)) = (gate.leads_on(), history.latest()) else {
        return Err(Refusal::Gate(gate));
    };
    if let Some(until) = standing.paused_until {
        return Err(Refusal::Paused { until });
    }
    check_today(request, standing.spotter_required)?;
    let permit = Permit {
        bounds,
        highest_level: standing.highest,
        left_today: bounds.daily_cap.saturating_sub(standing.used_today),
        stamp: GateStamp {
            version: latest.version(),
            answered: latest.answered().at,
        },
        issued: now.at,
    };
    permit.allows(plan).map_err(Refusal::Plan)?;
    has_turns_left(plan, &standing).map_err(Refusal::Plan)?;
    let requirement = Requirement::new(&standing, request.equipment, now);
    if !request
        .ready
        .is_some_and(|ready| ready.meets(requirement, now))
    {
        return Err(Refusal::Checklist(requirement));
    }
    Ok(permit)
}

/// What stands in the way before anything is asked today; `None` leads on to the questions of the
/// day. `plan` is `None` while the person's choice makes no plan.
///
/// In the order in which a person meets them: the gate, a pause, a reason that still stands, the
/// plan. [`permit`] asks all of it again.
pub fn obstacle(
    history: &GateHistory,
    past: &[Past],
    own: &OwnLimits,
    plan: Option<&Plan>,
    now: LocalTime,
) -> Option<Refusal> {
    let bounds = Bounds::at(history, own, now);
    let standing = standing(past, &bounds, now);
    let gate = gate_state(history, now, standing.last_session);
    if !gate.leads_on() {
        return Some(Refusal::Gate(gate));
    }
    if let Some(until) = standing.paused_until {
        return Some(Refusal::Paused { until });
    }
    let reasons = history.standing_reasons(now);
    if !reasons.is_empty() {
        return Some(Refusal::NotToday(reasons));
    }
    let plan = plan?;
    let left = bounds.daily_cap.saturating_sub(standing.used_today);
    allowed(plan, &bounds, standing.highest, left)
        .and_then(|()| has_turns_left(plan, &standing))
        .err()
        .map(Refusal::Plan)
}

/// The questions of the day: answered just now, none applies, and none of before still stands.
fn check_today(request: &Request<'_>, spotter_required: bool) -> Result<(), Refusal> {
    let now = request.now;
    let asked: NotTodaySet = super::NotToday::asked(spotter_required).collect();
    let standing = request.history.standing_reasons(now);
    if !standing.is_empty() {
        return Err(Refusal::NotToday(standing));
    }
    let answers = request
        .today
        .filter(|answers| answers.is_fresh(now) && !is_set_back(now, answers.at))
        .ok_or(Refusal::NotTodayUnanswered)?;
    let applies: NotTodaySet = answers
        .applies
        .iter()
        .filter(|reason| asked.contains(*reason))
        .collect();
    if applies.is_empty() {
        Ok(())
    } else {
        Err(Refusal::NotToday(applies))
    }
}

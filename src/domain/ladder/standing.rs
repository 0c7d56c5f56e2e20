//! Where a person stands on the ladder, and what is offered next.

use super::{
    level::{Level, TOP_LEVEL},
    past::Past,
};
use crate::domain::{
    record::Equipment,
    screening::Bounds,
    units::{LocalDay, LocalTime, Millis},
};

/// What is offered for the next session. The person may always choose lower.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Offer {
    /// One level up, or stay.
    Advance {
        /// The level offered.
        to: u8,
    },
    /// Stay at the level, or go lower.
    Repeat,
    /// A lower level.
    StepBack {
        /// The level offered.
        to: u8,
    },
    /// No session before this day.
    Pause {
        /// The first day a session is possible again.
        until: LocalDay,
    },
}

/// The rule behind an offer (product rule, section 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleId {
    /// No ladder session yet: begin with the rehearsal.
    Begin,
    /// Pain a day later rose by 2 or more twice running: pause and talk to a clinician.
    NextDayWorseTwice,
    /// More than fourteen days since the last session: two levels down.
    LongGap,
    /// Pain a day later rose by 2 or more: one level down.
    NextDayWorse,
    /// The level lies above what binds now: down to what does not.
    AboveLimits,
    /// The level needs a clearance and none counts now: down to one that does not.
    ClearanceEnded,
    /// Pain a day later rose a little: stay or go lower.
    Soreness,
    /// A stop symptom in the latest sessions: stay.
    StopSymptom,
    /// Dizzy on return in the latest sessions: stay.
    DizzyOnReturn,
    /// Fewer than four sessions on four days: stay.
    FourSessions,
    /// Too few check-ins a day later to say: stay.
    TooFewCheckIns,
    /// Mean back pain a day later is worse than before: stay.
    MeanWorse,
    /// The next level's week has not come: stay.
    TooEarly,
    /// The next level lies above what binds: stay.
    NextAboveLimits,
    /// The next level needs a clinician's clearance: stay.
    NextNeedsClearance,
    /// There is no higher level: stay.
    TopLevel,
    /// All of that is met: one level up is possible.
    AllMet,
}

impl RuleId {
    /// Every rule.
    pub const ALL: [Self; 17] = [
        Self::Begin,
        Self::NextDayWorseTwice,
        Self::LongGap,
        Self::NextDayWorse,
        Self::AboveLimits,
        Self::ClearanceEnded,
        Self::Soreness,
        Self::StopSymptom,
        Self::DizzyOnReturn,
        Self::FourSessions,
        Self::TooFewCheckIns,
        Self::MeanWorse,
        Self::TooEarly,
        Self::NextAboveLimits,
        Self::NextNeedsClearance,
        Self::TopLevel,
        Self::AllMet,
    ];
}

/// Where a person stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The level of the last ladder session; 0 before the first.
    pub level: u8,
    /// What is offered.
    pub offer: Offer,
    /// The rule behind it.
    pub rule: RuleId,
    /// The highest level a session may be run at now.
    pub highest: u8,
    /// The first day a session is possible again, while a pause lasts.
    pub paused_until: Option<LocalDay>,
    /// Whether someone has to be in earshot: until level 2 is completed.
    pub spotter_required: bool,
    /// Sessions of any kind so far.
    pub sessions: u32,
    /// The newest session's start.
    pub last_session: Option<LocalTime>,
    /// What the person hung on then.
    pub last_equipment: Option<Equipment>,
    /// A stop symptom then.
    pub last_had_symptom: bool,
    /// Dizzy on return then; the session makes the next final hold longer.
    pub last_was_dizzy: bool,
    /// Time at angle today.
    pub used_today: Millis,
    /// Sessions today.
    pub sessions_today: u8,
    /// Days with a session among the six before today.
    pub other_days_this_week: u8,
}

/// Sessions on so many days are needed before advancing (product rule, section 5).
const DAYS_AT_LEVEL: usize = 4;
/// Chosen by us: a mean of fewer check-ins says too little.
const LEAST_CHECK_INS: usize = 2;
/// A rise of so many points a day later is "worse" (product rule, section 5).
const WORSE_BY: i16 = 2;
/// A pause lasts so many days (product rule, section 5).
const PAUSE_DAYS: i32 = 7;
/// More days than this without a session is a long gap (product rule, section 5).
const LONG_GAP_DAYS: i32 = 14;

/// Where a person stands at `now`, from all past sessions in any order.
pub fn standing(past: &[Past], bounds: &Bounds, now: LocalTime) -> Standing {
    let mut past: Vec<&Past> = past.iter().collect();
    past.sort_by_key(|session| session.started);
    let today = now.day();
    let last = past.last().copied();
    let level = past
        .iter()
        .rev()
        .find_map(|session| session.level)
        .unwrap_or(0)
        .min(TOP_LEVEL);
    let (offer, rule) = next(&past, level, bounds, today);
    let highest = match offer {
        Offer::Advance { to } | Offer::StepBack { to } => to,
        Offer::Repeat => level,
        Offer::Pause { .. } => level.saturating_sub(1),
    };
    let on_today = past.iter().filter(|session| session.started.day() == today);
    let days_before = |session: &&&Past| today.days_since(session.started.day());
    Standing {
        level,
        offer,
        rule,
        highest: highest.min(highest_within(bounds)),
        paused_until: match offer {
            Offer::Pause { until } => Some(until),
            _ => None,
        },
        spotter_required: !spotter_level_completed(&past),
        sessions: u32::try_from(past.len()).unwrap_or(u32::MAX),
        last_session: last.map(|session| session.started),
        last_equipment: last.map(|session| session.equipment),
        last_had_symptom: last.is_some_and(|session| !session.symptoms.is_empty()),
        last_was_dizzy: last.is_some_and(|session| session.dizzy_on_return),
        used_today: on_today
            .clone()
            .fold(Millis::ZERO, |used, session| used + session.time_at_angle),
        sessions_today: u8::try_from(on_today.count()).unwrap_or(u8::MAX),
        other_days_this_week: u8::try_from(distinct_days(
            past.iter()
                .filter(|session| (1..7).contains(&days_before(session)))
                .copied(),
        ))
        .unwrap_or(u8::MAX),
    }
}

/// The offer and its rule; the first rule that applies decides, the most cautious first.
fn next(past: &[&Past], level: u8, bounds: &Bounds, today: LocalDay) -> (Offer, RuleId) {
    let Some(last) = past.last() else {
        return (Offer::Repeat, RuleId::Begin);
    };
    if let Some(until) = pause(past).filter(|until| today < *until) {
        return (Offer::Pause { until }, RuleId::NextDayWorseTwice);
    }
    if let Some(step) = step_back(past, last, level, bounds, today) {
        return step;
    }
    if past.iter().all(|session| session.level.is_none()) {
        return (Offer::Repeat, RuleId::Begin);
    }
    match stay(past, level, bounds, today) {
        Some(rule) => (Offer::Repeat, rule),
        None => (
            Offer::Advance {
                to: level.saturating_add(1),
            },
            RuleId::AllMet,
        ),
    }
}

/// The lowest of the levels the rules send back to, with its rule.
fn step_back(
    past: &[&Past],
    last: &Past,
    level: u8,
    bounds: &Bounds,
    today: LocalDay,
) -> Option<(Offer, RuleId)> {
    let gap = today.days_since(last.started.day()) > LONG_GAP_DAYS;
    let within = highest_within(bounds);
    let beyond = if highest_within(&Bounds {
        cleared: true,
        ..*bounds
    }) < level
    {
        RuleId::AboveLimits
    } else {
        RuleId::ClearanceEnded
    };
    [
        gap.then_some((level.saturating_sub(2), RuleId::LongGap)),
        unheeded(past).map(|from| (from.saturating_sub(1), RuleId::NextDayWorse)),
        (within < level).then_some((within, beyond)),
    ]
    .into_iter()
    .flatten()
    .min_by_key(|(to, _)| *to)
    .filter(|(to, _)| *to < level)
    .map(|(to, rule)| (Offer::StepBack { to }, rule))
}

/// Why the level stays; `None` if one level up can be offered.
fn stay(past: &[&Past], level: u8, bounds: &Bounds, today: LocalDay) -> Option<RuleId> {
    let checked = past.iter().rev().find_map(|session| session.change());
    if checked.is_some_and(|change| change > 0) {
        return Some(RuleId::Soreness);
    }
    let run = run_at(past, level);
    let clean = clean_end(&run);
    if distinct_days(completed(clean)) < DAYS_AT_LEVEL {
        let unclean = run
            .len()
            .checked_sub(clean.len().saturating_add(1))
            .and_then(|index| run.get(index));
        return Some(match unclean {
            Some(session) if !session.symptoms.is_empty() => RuleId::StopSymptom,
            Some(_) => RuleId::DizzyOnReturn,
            None => RuleId::FourSessions,
        });
    }
    let pairs: Vec<(u32, u32)> = clean
        .iter()
        .filter_map(|session| {
            let before = session.before?.back.get();
            let after = session.next_day?.pain.back.get();
            Some((u32::from(before), u32::from(after)))
        })
        .collect();
    if pairs.len() < LEAST_CHECK_INS {
        return Some(RuleId::TooFewCheckIns);
    }
    let before: u32 = pairs.iter().map(|(before, _)| before).sum();
    let after: u32 = pairs.iter().map(|(_, after)| after).sum();
    if after > before {
        return Some(RuleId::MeanWorse);
    }
    let Some(next) = Level::get(level.saturating_add(1)) else {
        return Some(RuleId::TopLevel);
    };
    if !next.within(&Bounds {
        cleared: true,
        ..*bounds
    }) {
        return Some(RuleId::NextAboveLimits);
    }
    if !next.within(bounds) {
        return Some(RuleId::NextNeedsClearance);
    }
    let first = past.iter().find(|session| session.level.is_some())?;
    let days = today.days_since(first.started.day());
    (days < next.earliest().days_after_first()).then_some(RuleId::TooEarly)
}

/// The highest level that lies within `bounds`; 0 always does.
fn highest_within(bounds: &Bounds) -> u8 {
    Level::ALL
        .iter()
        .take_while(|level| level.within(bounds))
        .last()
        .map_or(0, Level::number)
}

/// The day a pause ends, if the two latest sessions with a check-in were both worse and nothing
/// lower was done since.
fn pause(past: &[&Past]) -> Option<LocalDay> {
    unheeded(past)?;
    let mut checked = past
        .iter()
        .rev()
        .filter(|session| session.change().is_some());
    let latest = checked.next()?;
    let twice = is_worse(latest) && checked.next().is_some_and(|before| is_worse(before));
    let answered = latest.next_day?.at;
    twice.then(|| LocalDay(answered.day().0.saturating_add(PAUSE_DAYS)))
}

/// The level of the latest session with a check-in, if that was worse and the person has not gone
/// lower since. A session off the ladder counts at the ladder level then current, and any session
/// after its check-in heeds it.
fn unheeded(past: &[&Past]) -> Option<u8> {
    let index = past
        .iter()
        .rposition(|session| session.change().is_some())?;
    let (until, since) = past.split_at_checked(index.saturating_add(1))?;
    let session = until.last().filter(|session| is_worse(session))?;
    let heeded = match session.level {
        Some(level) => since
            .iter()
            .any(|later| later.level.is_some_and(|later| later < level)),
        None => {
            let answered = session.next_day?.at;
            since.iter().any(|later| later.started.at > answered.at)
        }
    };
    let level = until.iter().rev().find_map(|session| session.level);
    (!heeded).then_some(level.unwrap_or(0))
}

fn is_worse(session: &Past) -> bool {
    session.change().is_some_and(|change| change >= WORSE_BY)
}

/// The latest unbroken run of ladder sessions at `level`, oldest first; sessions off the ladder do
/// not break it.
fn run_at<'a>(past: &[&'a Past], level: u8) -> Vec<&'a Past> {
    let mut run: Vec<&Past> = past
        .iter()
        .rev()
        .filter(|session| session.level.is_some())
        .take_while(|session| session.level == Some(level))
        .copied()
        .collect();
    run.reverse();
    run
}

/// The end of a run after its last session with a stop symptom or dizziness.
fn clean_end<'a, 'b>(run: &'b [&'a Past]) -> &'b [&'a Past] {
    let unclean = run
        .iter()
        .rposition(|session| !session.symptoms.is_empty() || session.dizzy_on_return);
    let start = unclean.map_or(0, |index| index.saturating_add(1));
    run.get(start..).unwrap_or_default()
}

fn completed<'a>(sessions: &[&'a Past]) -> impl Iterator<Item = &'a Past> {
    sessions.iter().copied().filter(|session| session.completed)
}

/// On how many days the sessions, in time order, began.
fn distinct_days<'a>(sessions: impl Iterator<Item = &'a Past>) -> usize {
    let mut days: Vec<LocalDay> = sessions.map(|session| session.started.day()).collect();
    days.sort_unstable();
    days.dedup();
    days.len()
}

/// Level 2 is completed by four days at it, or by any completed session above it.
fn spotter_level_completed(past: &[&Past]) -> bool {
    let at = |wanted: fn(u8) -> bool| {
        past.iter()
            .copied()
            .filter(move |session| session.completed && session.level.is_some_and(wanted))
    };
    at(|level| level > Level::SPOTTER_UNTIL).next().is_some()
        || distinct_days(at(|level| level == Level::SPOTTER_UNTIL)) >= DAYS_AT_LEVEL
}

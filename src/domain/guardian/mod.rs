//! The guardian: watches angle, speed and time, and raises alarms.
//!
//! Pure, fed by samples and by prompts; it never asks for the time. Each alarm has its own state,
//! so none can hide another; which is voiced first is the queue's matter, by the rules' urgency.

mod rules;

pub use rules::{
    BY_HAND_ALLOWANCE, FAR_TOO_FAST, INVERTED_ABOVE, NO_LONGER_FAR_TOO_FAST, NO_LONGER_TOO_FAST,
    OVER_ANGLE_HYSTERESIS, OVERTIME_LOUDER_AFTER, RULES, Rule, TOO_FAST, rule,
};

use super::{
    alarm::{AlarmKind, AlarmSet},
    units::{DegPerSec, Degrees, MonoTime},
};

/// What the guardian takes from a valid sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// Inversion angle.
    pub angle: Degrees,
    /// Its rate; positive lowers the head.
    pub rate: DegPerSec,
    /// Whether the gauge says that the phone moves against the table.
    pub slipping: bool,
}

/// What is known of the table at a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sighting {
    /// A new, valid sample.
    Fresh(Sample),
    /// Nothing new since the last valid sample, which is less than a second old.
    Recent,
    /// No valid sample for a second or more, `since` the last one.
    Unseen {
        /// When the angle was last known.
        since: MonoTime,
    },
    /// There is no sensor to see with.
    Blind,
}

/// Which hazards are possible in the phase the session is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watch {
    /// Whether over-angle, slipping and a lost angle matter: the person is on the table.
    pub on_table: bool,
    /// Whether speed matters: the table has begun to move.
    pub moving: bool,
}

/// Everything the guardian judges by at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation {
    /// The moment.
    pub at: MonoTime,
    /// What is known of the table.
    pub sighting: Sighting,
    /// Which hazards are possible.
    pub watch: Watch,
    /// The limit in force.
    pub limit: Degrees,
    /// When the hold was over and the person has not left the band since; `None` otherwise.
    pub hold_over: Option<MonoTime>,
    /// When the return was cued and the person has not been at horizontal since; `None` otherwise.
    pub return_cued: Option<MonoTime>,
    /// Whether nobody but the person can say where the table is.
    pub by_hand: bool,
    /// Whether the day's time at angle is used up while still inverted.
    pub cap_reached: bool,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct News {
    /// Raised just now.
    pub raised: AlarmSet,
    /// Ended just now.
    pub ended: AlarmSet,
    /// To be voiced now: raised, repeated or grown louder.
    pub voiced: AlarmSet,
}

/// One alarm's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct State {
    /// Since when the condition to raise it has held.
    pending: Option<MonoTime>,
    /// When it was raised.
    raised: Option<MonoTime>,
    /// Since when the condition to end it has held.
    ending: Option<MonoTime>,
    /// When it was last voiced.
    voiced: Option<MonoTime>,
    /// Whether its second stage was reached.
    louder: bool,
}

/// What a moment says about one alarm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Finding {
    /// The condition holds, since the given moment where that is known.
    Holds { since: Option<MonoTime> },
    /// Neither threshold is passed, or the angle has been unknown for too long to go on counting:
    /// an alarm stays as it is, a condition that was building up starts anew.
    Between,
    /// No news: nothing changes.
    Unknown,
    /// The condition has gone.
    Gone,
}

impl Finding {
    const HOLDS: Self = Self::Holds { since: None };

    const fn when(condition: bool) -> Self {
        if condition { Self::HOLDS } else { Self::Gone }
    }

    /// Holds from a moment that is already known, such as the end of a clock.
    const fn since(moment: Option<MonoTime>) -> Self {
        match moment {
            Some(_) => Self::Holds { since: moment },
            None => Self::Gone,
        }
    }

    fn above<T: PartialOrd>(value: T, enter: T, leave: T) -> Self {
        if value > enter {
            Self::HOLDS
        } else if value > leave {
            Self::Between
        } else {
            Self::Gone
        }
    }
}

/// Raises and ends alarms.
#[derive(Debug, Clone, Default)]
pub struct Guardian {
    states: [State; 8],
}

impl Guardian {
    /// The alarms that are active.
    pub fn active(&self) -> AlarmSet {
        AlarmKind::ALL
            .into_iter()
            .zip(&self.states)
            .filter(|(_, state)| state.raised.is_some())
            .fold(AlarmSet::NONE, |set, (kind, _)| set.with(kind))
    }

    /// When `kind` was raised, while it is active.
    pub fn raised_at(&self, kind: AlarmKind) -> Option<MonoTime> {
        self.states
            .get(kind as usize)
            .and_then(|state| state.raised)
    }

    /// Whether `kind` has reached its second stage.
    pub fn is_louder(&self, kind: AlarmKind) -> bool {
        self.states
            .get(kind as usize)
            .is_some_and(|state| state.louder)
    }

    /// Judges one moment. Moments come in time order.
    pub fn watch(&mut self, seen: &Observation) -> News {
        let mut news = News::default();
        for (kind, state) in AlarmKind::ALL.into_iter().zip(&mut self.states) {
            state.step(kind, find(kind, seen), seen.at, &mut news);
        }
        news
    }
}

/// The most urgent of `alarms`.
pub fn most_urgent(alarms: AlarmSet) -> Option<AlarmKind> {
    alarms.iter().max_by_key(|kind| rule(*kind).urgency)
}

fn find(kind: AlarmKind, seen: &Observation) -> Finding {
    match kind {
        AlarmKind::OverAngle => {
            from_sample(seen, seen.watch.on_table, Finding::Between, |sample| {
                let leave = seen.limit - OVER_ANGLE_HYSTERESIS;
                Finding::above(sample.angle, seen.limit, leave)
            })
        }
        AlarmKind::TooFast => speed(seen, TOO_FAST, NO_LONGER_TOO_FAST),
        AlarmKind::FarTooFast => speed(seen, FAR_TOO_FAST, NO_LONGER_FAR_TOO_FAST),
        AlarmKind::Overtime => Finding::since(seen.hold_over.map(|over| {
            if seen.by_hand {
                over.after(BY_HAND_ALLOWANCE)
            } else {
                over
            }
        })),
        AlarmKind::StuckInverted => Finding::since(seen.return_cued),
        AlarmKind::PhoneSlipped => {
            from_sample(seen, seen.watch.on_table, Finding::Between, |sample| {
                Finding::when(sample.slipping)
            })
        }
        AlarmKind::AngleLost => {
            let lost = match seen.sighting {
                Sighting::Unseen { since } => Finding::Holds { since: Some(since) },
                _ => Finding::Gone,
            };
            from_sample(seen, seen.watch.on_table, lost, |_| Finding::Gone)
        }
        AlarmKind::DailyCap => Finding::when(seen.cap_reached),
    }
}

/// Judges a new sample; between samples nothing changes, and `unseen` says what a lost angle means.
fn from_sample(
    seen: &Observation,
    matters: bool,
    unseen: Finding,
    judge: impl FnOnce(&Sample) -> Finding,
) -> Finding {
    if !matters {
        return Finding::Gone;
    }
    match &seen.sighting {
        Sighting::Fresh(sample) => judge(sample),
        Sighting::Recent => Finding::Unknown,
        Sighting::Unseen { .. } => unseen,
        Sighting::Blind => Finding::Gone,
    }
}

/// A speed that can no longer be seen is not held against the person.
fn speed(seen: &Observation, enter: DegPerSec, leave: DegPerSec) -> Finding {
    from_sample(seen, seen.watch.moving, Finding::Gone, |sample| {
        Finding::above(sample.rate.abs(), enter, leave)
    })
}

impl State {
    fn step(&mut self, kind: AlarmKind, finding: Finding, now: MonoTime, news: &mut News) {
        let rule = rule(kind);
        match finding {
            Finding::Holds { since } => {
                self.ending = None;
                let pending = *self.pending.get_or_insert(since.unwrap_or(now));
                if self.raised.is_none() && now >= pending.after(rule.raised_after) {
                    self.raised = Some(now);
                    news.raised = news.raised.with(kind);
                }
            }
            Finding::Between => {
                self.ending = None;
                if self.raised.is_none() {
                    self.pending = None;
                }
            }
            Finding::Unknown => {}
            Finding::Gone => {
                self.pending = None;
                if self.raised.is_some() {
                    let ending = *self.ending.get_or_insert(now);
                    if now.since(ending) >= rule.ends_after {
                        *self = Self::default();
                        news.ended = news.ended.with(kind);
                    }
                }
            }
        }
        let Some(raised) = self.raised else {
            return;
        };
        let grows = kind == AlarmKind::Overtime
            && !self.louder
            && now.since(raised) >= OVERTIME_LOUDER_AFTER;
        self.louder |= grows;
        let due = match self.voiced {
            None => true,
            Some(voiced) => now.since(voiced) >= rule.repeats && self.ending.is_none(),
        };
        if due || grows {
            self.voiced = Some(now);
            news.voiced = news.voiced.with(kind);
        }
    }
}

#[cfg(test)]
mod tests;

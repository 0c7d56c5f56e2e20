//! What binds an angle and a day: the product's limits, the person's own, the clinician's.

use super::history::GateHistory;
use crate::domain::{
    plan::Plan,
    units::{Degrees, LocalTime, Millis, UnixMillis},
};

/// Why a setting is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// Below 0 or above 85 degrees.
    #[error("a ceiling lies between 0 and 85 degrees")]
    CeilingOutOfRange,
    /// Above 60 degrees without having read what that does to eyes and blood pressure.
    #[error("a ceiling above 60 degrees has to be unlocked first")]
    Locked,
    /// Below 1 or above 10 minutes.
    #[error("a daily cap lies between 1 and 10 minutes")]
    DailyCapOutOfRange,
}

/// The person's own limits, from Settings. They tighten; the one way up, a ceiling above 60
/// degrees, needs the facts about eyes and blood pressure to have been read (product rule,
/// section 1).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OwnLimits {
    ceiling: Degrees,
    daily_cap: Millis,
    unlocked: Option<UnixMillis>,
}

impl Default for OwnLimits {
    /// The product's own: 60 degrees, 10 minutes.
    fn default() -> Self {
        Self {
            ceiling: Plan::DEFAULT_CEILING,
            daily_cap: Self::LONGEST_DAY,
            unlocked: None,
        }
    }
}

impl OwnLimits {
    /// Most time at angle in one day (product rule, section 5).
    pub const LONGEST_DAY: Millis = Millis::from_secs(600);

    /// A ceiling, a daily cap in minutes, and when the facts above 60 degrees were read.
    ///
    /// # Errors
    /// [`LimitError`] names what is out of range; nothing is clamped.
    pub fn new(
        ceiling: Degrees,
        minutes: u16,
        unlocked: Option<UnixMillis>,
    ) -> Result<Self, LimitError> {
        if ceiling < Degrees::ZERO || ceiling > Plan::HIGHEST_CEILING {
            return Err(LimitError::CeilingOutOfRange);
        }
        if ceiling > Plan::DEFAULT_CEILING && unlocked.is_none() {
            return Err(LimitError::Locked);
        }
        if !(1..=10).contains(&minutes) {
            return Err(LimitError::DailyCapOutOfRange);
        }
        Ok(Self {
            ceiling,
            daily_cap: Millis::from_secs(u32::from(minutes) * 60),
            unlocked,
        })
    }

    /// The highest angle.
    pub const fn ceiling(&self) -> Degrees {
        self.ceiling
    }

    /// Most time at angle in one day.
    pub const fn daily_cap(&self) -> Millis {
        self.daily_cap
    }

    /// The stricter of these and of limits from elsewhere, such as a backup, which never loosen:
    /// what was unlocked there is not unlocked here.
    pub fn stricter(self, other: &Self) -> Self {
        Self {
            ceiling: self.ceiling.min(other.ceiling),
            daily_cap: self.daily_cap.min(other.daily_cap),
            unlocked: self.unlocked,
        }
    }

    /// When the facts above 60 degrees were read.
    pub const fn unlocked(&self) -> Option<UnixMillis> {
        self.unlocked
    }
}

/// What binds at a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The highest angle: the strictest of the person's own and the clinicians'.
    pub ceiling: Degrees,
    /// Most time at angle in one day, likewise.
    pub daily_cap: Millis,
    /// Whether a clinician's clearance counts now; ladder levels 7 and up need one.
    pub cleared: bool,
}

impl Bounds {
    /// What binds at `now`.
    pub fn at(history: &GateHistory, own: &OwnLimits, now: LocalTime) -> Self {
        let limits = history.limits();
        Self {
            ceiling: limits
                .angle()
                .map_or(own.ceiling, |angle| own.ceiling.min(angle)),
            daily_cap: limits
                .per_day()
                .map_or(own.daily_cap, |cap| own.daily_cap.min(cap)),
            cleared: history.counting(now).next().is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_only_tighten_unless_the_facts_were_read() {
        let whole = Degrees::whole;
        assert_eq!(OwnLimits::new(whole(61), 10, None), Err(LimitError::Locked));
        let read = Some(UnixMillis(1));
        assert!(OwnLimits::new(whole(70), 10, read).is_ok());
        assert_eq!(
            OwnLimits::new(whole(86), 10, read),
            Err(LimitError::CeilingOutOfRange)
        );
        assert_eq!(
            OwnLimits::new(whole(60), 11, read),
            Err(LimitError::DailyCapOutOfRange)
        );
        assert_eq!(
            OwnLimits::new(whole(60), 0, None),
            Err(LimitError::DailyCapOutOfRange)
        );
        assert!(OwnLimits::new(whole(0), 1, None).is_ok());
    }

    #[test]
    fn limits_from_elsewhere_tighten_and_never_loosen() {
        let whole = Degrees::whole;
        let steep = OwnLimits::new(whole(80), 3, Some(UnixMillis(1))).unwrap();
        let both = OwnLimits::default().stricter(&steep);
        assert_eq!(both.ceiling(), whole(60));
        assert_eq!(both.daily_cap(), Millis::from_secs(180));
        assert_eq!(both.unlocked(), None);
        assert_eq!(both.stricter(&steep), both);
    }
}

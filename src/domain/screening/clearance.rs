//! A clinician's agreement, its limits and its end.

use super::{answers::Origin, contraindication::ItemSet};
use crate::domain::units::{Degrees, LocalDay, LocalTime, Millis};

/// Why a clearance cannot be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClearanceError {
    /// No name and no role.
    #[error("a clearance names who gave it")]
    NoClinician,
    /// Longer than [`Clearance::LONGEST_NAME`] characters.
    #[error("a name has at most 80 characters")]
    NameTooLong,
    /// Given on a day that has not come yet.
    #[error("a clearance cannot be given in the future")]
    GivenInFuture,
    /// Given so long ago that it has already expired.
    #[error("a clearance lasts 180 days")]
    GivenTooLongAgo,
    /// Below 0 or above 90 degrees.
    #[error("an angle limit lies between 0 and 90 degrees")]
    AbsurdAngle,
    /// Below 1 or above 60 minutes.
    #[error("a limit of minutes lies between 1 and 60")]
    AbsurdMinutes,
}

/// Limits a clinician gave. They only tighten: a limit above the product's own changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ClinicianLimits {
    angle: Option<Degrees>,
    per_day: Option<Millis>,
}

impl ClinicianLimits {
    /// No limit given.
    pub const NONE: Self = Self {
        angle: None,
        per_day: None,
    };

    /// The steepest inversion angle and the most minutes at angle in one day, each if given.
    ///
    /// Chosen by us: a limit of "so many minutes" is read as minutes a day, the strictest reading;
    /// 90 degrees is the steepest a table goes, and beyond 60 minutes a slip of the finger is
    /// likelier than a limit.
    ///
    /// # Errors
    /// [`ClearanceError::AbsurdAngle`], [`ClearanceError::AbsurdMinutes`]: nothing is clamped.
    pub fn new(angle: Option<Degrees>, minutes: Option<u16>) -> Result<Self, ClearanceError> {
        if angle.is_some_and(|angle| angle < Degrees::ZERO || angle > Degrees::whole(90)) {
            return Err(ClearanceError::AbsurdAngle);
        }
        if minutes.is_some_and(|minutes| !(1..=60).contains(&minutes)) {
            return Err(ClearanceError::AbsurdMinutes);
        }
        Ok(Self {
            angle,
            per_day: minutes.map(|minutes| Millis::from_secs(u32::from(minutes) * 60)),
        })
    }

    /// From stored parts. A stored limit that makes no sense becomes the strictest one, so that it
    /// blocks rather than lapses.
    pub fn from_stored(angle: Option<Degrees>, minutes: Option<u16>) -> Self {
        Self::new(angle, minutes).unwrap_or(Self {
            angle: Some(Degrees::ZERO),
            per_day: Some(Millis::from_secs(60)),
        })
    }

    /// Steepest inversion angle.
    pub const fn angle(&self) -> Option<Degrees> {
        self.angle
    }

    /// Most time at angle in one day.
    pub const fn per_day(&self) -> Option<Millis> {
        self.per_day
    }

    /// The whole minutes of [`Self::per_day`], as typed and stored.
    pub fn minutes(&self) -> Option<u16> {
        self.per_day
            .and_then(|span| u16::try_from(span.whole_secs() / 60).ok())
    }

    /// The stricter of both in each respect.
    pub fn stricter(self, other: Self) -> Self {
        Self {
            angle: match (self.angle, other.angle) {
                (Some(left), Some(right)) => Some(left.min(right)),
                (left, right) => left.or(right),
            },
            per_day: match (self.per_day, other.per_day) {
                (Some(left), Some(right)) => Some(left.min(right)),
                (left, right) => left.or(right),
            },
        }
    }
}

/// A clinician's agreement the person recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Clearance {
    /// Name or role, as the person wrote it.
    pub by: String,
    /// The day it was given.
    pub given: LocalDay,
    /// When it was recorded here.
    pub recorded: LocalTime,
    /// The questions it was asked for; a later yes to another question is not covered.
    pub covers: ItemSet,
    /// The limits given with it.
    pub limits: ClinicianLimits,
    /// Where the record came from.
    pub origin: Origin,
}

impl Clearance {
    /// A clearance counts up to and including this many days after the day it was given (product
    /// rule, section 3).
    pub const LASTS_DAYS: i32 = 180;
    /// Longest name or role, in characters. Chosen by us.
    pub const LONGEST_NAME: usize = 80;

    /// Records a clearance for `covers`, given on `given`.
    ///
    /// # Errors
    /// [`ClearanceError`] names the first thing that is wrong.
    pub fn new(
        by: &str,
        given: LocalDay,
        covers: ItemSet,
        limits: ClinicianLimits,
        now: LocalTime,
    ) -> Result<Self, ClearanceError> {
        let by = by.trim();
        if by.is_empty() {
            return Err(ClearanceError::NoClinician);
        }
        if by.chars().count() > Self::LONGEST_NAME {
            return Err(ClearanceError::NameTooLong);
        }
        match now.day().days_since(given) {
            ..0 => return Err(ClearanceError::GivenInFuture),
            0..=Self::LASTS_DAYS => {}
            _ => return Err(ClearanceError::GivenTooLongAgo),
        }
        Ok(Self {
            by: by.to_owned(),
            given,
            recorded: now,
            covers,
            limits,
            origin: Origin::Here,
        })
    }

    /// The last day it counts, unless a stop symptom ends it sooner.
    pub const fn last_day(&self) -> LocalDay {
        LocalDay(self.given.0.saturating_add(Self::LASTS_DAYS))
    }

    /// Whether it counts at `now`: recorded on this device, not expired, not from the future, and
    /// given and recorded after the last stop symptom.
    pub fn counts(&self, now: LocalTime, last_stop_symptom: Option<LocalTime>) -> bool {
        let age = now.day().days_since(self.given);
        let after_symptom = last_stop_symptom
            .is_none_or(|symptom| self.recorded.at > symptom.at && self.given >= symptom.day());
        self.origin == Origin::Here && (0..=Self::LASTS_DAYS).contains(&age) && after_symptom
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{screening::Contraindication, units::UnixMillis};

    fn on_day(day: i32) -> LocalTime {
        LocalTime {
            at: UnixMillis(i64::from(day) * 86_400_000 + 43_200_000),
            offset_minutes: 0,
        }
    }

    fn given_on(day: i32) -> Clearance {
        Clearance::new(
            "Dr Osei",
            LocalDay(day),
            ItemSet::NONE.with(Contraindication::Hernia),
            ClinicianLimits::NONE,
            on_day(day),
        )
        .unwrap()
    }

    #[test]
    fn a_clearance_counts_for_180_days_and_not_one_more() {
        let clearance = given_on(20_000);
        assert!(clearance.counts(on_day(20_000), None));
        assert!(clearance.counts(on_day(20_180), None));
        assert!(!clearance.counts(on_day(20_181), None));
        assert_eq!(clearance.last_day(), LocalDay(20_180));
    }

    #[test]
    fn a_clearance_does_not_count_before_the_day_it_was_given() {
        assert!(!given_on(20_000).counts(on_day(19_999), None));
    }

    #[test]
    fn a_stop_symptom_ends_a_clearance_and_a_later_one_counts_again() {
        let clearance = given_on(20_000);
        let symptom = on_day(20_005);
        assert!(!clearance.counts(on_day(20_006), Some(symptom)));
        assert!(given_on(20_006).counts(on_day(20_006), Some(symptom)));
    }

    #[test]
    fn a_letter_from_before_the_symptom_does_not_count_when_recorded_after_it() {
        let symptom = on_day(20_005);
        let old_letter = Clearance::new(
            "GP",
            LocalDay(20_004),
            ItemSet::NONE,
            ClinicianLimits::NONE,
            on_day(20_006),
        )
        .unwrap();
        assert!(!old_letter.counts(on_day(20_006), Some(symptom)));
    }

    #[test]
    fn a_clearance_names_who_and_when_or_is_refused() {
        let record = |by: &str, given: i32| {
            Clearance::new(
                by,
                LocalDay(given),
                ItemSet::NONE,
                ClinicianLimits::NONE,
                on_day(20_000),
            )
            .map(|clearance| clearance.by)
        };
        assert_eq!(record("  ", 20_000), Err(ClearanceError::NoClinician));
        assert_eq!(
            record(&"x".repeat(81), 20_000),
            Err(ClearanceError::NameTooLong)
        );
        assert_eq!(record("GP", 20_001), Err(ClearanceError::GivenInFuture));
        assert_eq!(record("GP", 19_819), Err(ClearanceError::GivenTooLongAgo));
        assert_eq!(record(" GP ", 19_820), Ok("GP".to_owned()));
    }

    #[test]
    fn an_absurd_limit_is_refused_when_typed_and_strictest_when_stored() {
        let absurd = Degrees::whole(500);
        assert_eq!(
            ClinicianLimits::new(Some(absurd), None),
            Err(ClearanceError::AbsurdAngle)
        );
        assert_eq!(
            ClinicianLimits::new(Some(Degrees::whole(-5)), None),
            Err(ClearanceError::AbsurdAngle)
        );
        assert_eq!(
            ClinicianLimits::new(None, Some(0)),
            Err(ClearanceError::AbsurdMinutes)
        );
        assert_eq!(
            ClinicianLimits::new(None, Some(61)),
            Err(ClearanceError::AbsurdMinutes)
        );
        let stored = ClinicianLimits::from_stored(Some(absurd), None);
        assert_eq!(stored.angle(), Some(Degrees::ZERO));
        assert_eq!(stored.minutes(), Some(1));
    }

    #[test]
    fn of_two_limits_the_stricter_binds_in_each_respect() {
        let gentle = ClinicianLimits::new(Some(Degrees::whole(20)), Some(8)).unwrap();
        let short = ClinicianLimits::new(Some(Degrees::whole(40)), Some(2)).unwrap();
        let both = gentle.stricter(short);
        assert_eq!(both.angle(), Some(Degrees::whole(20)));
        assert_eq!(both.minutes(), Some(2));
        assert_eq!(ClinicianLimits::NONE.stricter(short), short);
    }
}

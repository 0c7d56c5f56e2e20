//! The questions before every session: "any of these today?".

use crate::domain::units::{LocalTime, Millis};

/// A reason against a session today (product rule, section 3). The discriminant is the stored bit
/// and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum NotToday {
    /// A meal in the last two hours.
    Meal = 0,
    /// Alcohol, sedatives or a new medicine.
    AlcoholOrMedicine = 1,
    /// Headache, fever, cold, sinus or ear infection, red eye.
    Unwell = 2,
    /// Eye pain or visual change.
    Eyes = 3,
    /// Dizzy or dehydrated.
    Dizzy = 4,
    /// Blood pressure today above 140/90, if measured.
    BloodPressure = 5,
    /// New or worse leg pain, numbness, weakness.
    Legs = 6,
    /// Nobody in earshot; asked only while a spotter is required.
    Alone = 7,
    /// Foot or ankle pain that keeps the lock from closing fully.
    Ankle = 8,
}

impl NotToday {
    /// Every reason, in the order it is shown.
    pub const ALL: [Self; 9] = [
        Self::Meal,
        Self::AlcoholOrMedicine,
        Self::Unwell,
        Self::Eyes,
        Self::Dizzy,
        Self::BloodPressure,
        Self::Legs,
        Self::Ankle,
        Self::Alone,
    ];

    /// The reasons to ask; [`Self::Alone`] only while a spotter is required.
    pub fn asked(spotter_required: bool) -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(move |reason| spotter_required || *reason != Self::Alone)
    }

    /// How long a yes stands, so that it cannot be tapped away; `None` means it can be answered
    /// anew at once, because it is put right at once.
    ///
    /// Chosen by us: the meal's two hours are the product's rule; "today" is read as twelve hours,
    /// so that it does not end at midnight.
    pub const fn stands_for(self) -> Option<Millis> {
        match self {
            Self::Meal => Some(Millis::from_secs(2 * 60 * 60)),
            Self::Alone => None,
            _ => Some(Millis::from_secs(12 * 60 * 60)),
        }
    }
}

/// A set of [`NotToday`] reasons, one bit per discriminant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct NotTodaySet(u16);

impl NotTodaySet {
    /// None of these.
    pub const NONE: Self = Self(0);

    /// The stored bits.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// From stored bits; bits without a reason are dropped.
    pub fn from_bits(bits: u16) -> Self {
        NotToday::ALL
            .into_iter()
            .filter(|reason| bits & (1 << *reason as u8) != 0)
            .collect()
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it holds `reason`.
    pub const fn contains(self, reason: NotToday) -> bool {
        self.0 & (1 << reason as u8) != 0
    }

    /// The set with `reason` added.
    pub const fn with(self, reason: NotToday) -> Self {
        Self(self.0 | (1 << reason as u8))
    }

    /// The set with `reason` removed.
    pub const fn without(self, reason: NotToday) -> Self {
        Self(self.0 & !(1 << reason as u8))
    }

    /// What either holds.
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The reasons in the order they are shown.
    pub fn iter(self) -> impl Iterator<Item = NotToday> {
        NotToday::ALL
            .into_iter()
            .filter(move |reason| self.contains(*reason))
    }
}

impl FromIterator<NotToday> for NotTodaySet {
    fn from_iter<I: IntoIterator<Item = NotToday>>(reasons: I) -> Self {
        reasons.into_iter().fold(Self::NONE, Self::with)
    }
}

/// One answer to the whole screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotTodayAnswers {
    /// What applies; empty is the key "none of these".
    pub applies: NotTodaySet,
    /// When it was answered.
    pub at: LocalTime,
}

impl NotTodayAnswers {
    /// Answers older than this are asked again. Chosen by us: long enough for the full checklist,
    /// short enough to mean "now".
    pub const FRESH_FOR: Millis = Millis::from_secs(30 * 60);

    /// Whether they were given just now.
    pub fn is_fresh(&self, now: LocalTime) -> bool {
        now.at
            .since(self.at.at)
            .is_some_and(|age| age <= Self::FRESH_FOR)
    }

    /// The reasons that still stand at `now`. If the clock says these answers lie in the future,
    /// all of them stand.
    pub fn standing(&self, now: LocalTime) -> NotTodaySet {
        let age = now.at.since(self.at.at);
        self.applies
            .iter()
            .filter(|reason| match (reason.stands_for(), age) {
                (Some(span), Some(age)) => age < span,
                (Some(_), None) => true,
                (None, _) => false,
            })
            .collect()
    }

    /// When the yes to `reason` ends by itself; `None` if it was no yes, or none that stands.
    pub fn stands_until(&self, reason: NotToday) -> Option<LocalTime> {
        let span = reason.stands_for()?;
        self.applies.contains(reason).then(|| LocalTime {
            at: self.at.at.after(span),
            ..self.at
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::units::UnixMillis;

    fn hours(hours: i64) -> LocalTime {
        LocalTime {
            at: UnixMillis(1_800_000_000_000 + hours * 3_600_000),
            offset_minutes: 0,
        }
    }

    #[test]
    fn a_meal_stands_for_two_hours_and_alcohol_for_twelve() {
        let answers = NotTodayAnswers {
            applies: NotTodaySet::NONE
                .with(NotToday::Meal)
                .with(NotToday::AlcoholOrMedicine),
            at: hours(0),
        };
        assert_eq!(answers.standing(hours(1)), answers.applies);
        assert_eq!(
            answers.standing(hours(2)),
            NotTodaySet::NONE.with(NotToday::AlcoholOrMedicine)
        );
        assert_eq!(answers.standing(hours(12)), NotTodaySet::NONE);
    }

    #[test]
    fn a_yes_stands_to_the_very_moment_that_is_told() {
        let answers = NotTodayAnswers {
            applies: NotTodaySet::NONE.with(NotToday::Meal).with(NotToday::Alone),
            at: hours(0),
        };
        assert_eq!(answers.stands_until(NotToday::Meal), Some(hours(2)));
        assert_eq!(answers.stands_until(NotToday::Alone), None);
        assert_eq!(answers.stands_until(NotToday::Dizzy), None);
    }

    #[test]
    fn being_alone_is_put_right_by_someone_coming() {
        let answers = NotTodayAnswers {
            applies: NotTodaySet::NONE.with(NotToday::Alone),
            at: hours(0),
        };
        assert_eq!(answers.standing(hours(0)), NotTodaySet::NONE);
    }

    #[test]
    fn a_clock_set_back_lets_every_reason_stand() {
        let answers = NotTodayAnswers {
            applies: NotTodaySet::NONE.with(NotToday::Meal),
            at: hours(5),
        };
        assert_eq!(answers.standing(hours(0)), answers.applies);
        assert!(!answers.is_fresh(hours(0)));
    }

    #[test]
    fn being_alone_is_asked_only_while_a_spotter_is_required() {
        assert_eq!(NotToday::asked(true).count(), 9);
        assert!(NotToday::asked(false).all(|reason| reason != NotToday::Alone));
    }
}

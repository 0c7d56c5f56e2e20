//! The balanced plan: a person's own exercises, on which days, and what was done of them.
//!
//! Nothing here counts days in a row: a week shows what was planned and what was done, no more.

mod run;
mod starter;
mod week;

pub use run::{Run, RunCue, RunView};
pub use starter::{Kind, Starter};
pub use week::{Mark, Week};

use super::{settings::Within, units::LocalDay};

/// Length of one exercise in seconds. Chosen by us: from a breath to a long stretch.
pub type Seconds = Within<5, 600>;
/// Repeats of one exercise. Chosen by us.
pub type Repeats = Within<1, 100>;

/// How long or how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dose {
    /// Held or done for so long.
    Seconds(Seconds),
    /// Done so often, at the person's own pace.
    Repeats(Repeats),
}

/// Days of the week. Bit 0 is Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct WeekDays(u8);

impl WeekDays {
    /// No day: only done when the person feels like it.
    pub const NONE: Self = Self(0);
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);
    /// Monday, Wednesday, Friday.
    pub const THREE: Self = Self(0b001_0101);

    /// From stored bits; those beyond a week are dropped.
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & Self::ALL.0)
    }

    /// The stored bits.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// Whether it holds the day of the week of this number, Monday 0.
    pub const fn has(self, weekday: u8) -> bool {
        weekday < 7 && self.0 & (1 << weekday) != 0
    }

    /// With the day of the week of this number added or taken out.
    #[must_use]
    pub const fn with(self, weekday: u8, on: bool) -> Self {
        let bit = if weekday < 7 { 1 << weekday } else { 0 };
        if on {
            Self(self.0 | bit)
        } else {
            Self(self.0 & !bit)
        }
    }
}

/// Names an exercise in the person's list for ever; numbers are not used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExerciseId(pub u32);

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// One of the app's own set.
    Starter(Starter),
    /// The person's own, by name.
    Own(String),
}

/// One exercise of the person's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// Its name for ever.
    pub id: ExerciseId,
    /// What is done.
    pub what: What,
    /// How long or how often.
    pub dose: Dose,
    /// On which days.
    pub days: WeekDays,
    /// Whether it is offered after a session.
    pub after_session: bool,
}

/// What was done on a day, beside what the diary's entry holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayDone {
    /// The day.
    pub day: LocalDay,
    /// The exercises, each once.
    pub done: Vec<ExerciseId>,
    /// Minutes of walking, cycling, swimming and the like.
    pub aerobic_minutes: u16,
}

/// Why an exercise is not taken into the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAdded {
    /// Without a name nobody knows what to do.
    #[error("the exercise has no name")]
    NoName,
    /// The name is longer than [`Balance::LONGEST_NAME`].
    #[error("the name is too long")]
    LongName,
    /// The list holds [`Balance::MOST_EXERCISES`].
    #[error("the list is full")]
    Full,
}

/// The balanced plan and what was done of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Balance {
    /// The list, in the order of the person's choice.
    pub exercises: Vec<Exercise>,
    /// What was done, oldest first, a day once.
    pub days: Vec<DayDone>,
    /// The number of the next exercise.
    pub next_id: u32,
}

impl Balance {
    /// Chosen by us: more than anyone does in a day.
    pub const MOST_EXERCISES: usize = 40;
    /// Letters of a name. Chosen by us: one line on a phone at large text wraps into three.
    pub const LONGEST_NAME: usize = 60;
    /// Days kept; older ones are dropped. Chosen by us: a year and a month.
    pub const MOST_DAYS: usize = 400;
    /// Minutes of a day.
    pub const MOST_MINUTES: u16 = 24 * 60;

    /// Adds an exercise at the end of the list.
    ///
    /// # Errors
    /// [`NotAdded`]; the list is as before.
    pub fn add(
        &mut self,
        what: What,
        dose: Dose,
        days: WeekDays,
        after_session: bool,
    ) -> Result<ExerciseId, NotAdded> {
        if self.exercises.len() >= Self::MOST_EXERCISES {
            return Err(NotAdded::Full);
        }
        let what = match what {
            What::Own(name) => What::Own(named(&name)?),
            starter @ What::Starter(_) => starter,
        };
        let id = ExerciseId(self.next_id);
        self.next_id = self.next_id.saturating_add(1);
        self.exercises.push(Exercise {
            id,
            what,
            dose,
            days,
            after_session,
        });
        Ok(id)
    }

    /// Changes the exercise of the same number; one that is gone stays gone.
    ///
    /// # Errors
    /// [`NotAdded`] for a name that none can have; the exercise is as before.
    pub fn change(&mut self, exercise: Exercise) -> Result<(), NotAdded> {
        let what = match exercise.what {
            What::Own(name) => What::Own(named(&name)?),
            starter @ What::Starter(_) => starter,
        };
        if let Some(present) = self
            .exercises
            .iter_mut()
            .find(|present| present.id == exercise.id)
        {
            *present = Exercise { what, ..exercise };
        }
        Ok(())
    }

    /// The exercise of `id`.
    pub fn get(&self, id: ExerciseId) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.id == id)
    }

    /// Takes an exercise off the list; what was done of it stays counted.
    pub fn remove(&mut self, id: ExerciseId) {
        self.exercises.retain(|exercise| exercise.id != id);
    }

    /// The exercises planned for `day`.
    pub fn on(&self, day: LocalDay) -> impl Iterator<Item = &Exercise> {
        let weekday = day.weekday();
        self.exercises
            .iter()
            .filter(move |exercise| exercise.days.has(weekday))
    }

    /// The exercises offered after a session.
    pub fn after_session(&self) -> impl Iterator<Item = &Exercise> {
        self.exercises
            .iter()
            .filter(|exercise| exercise.after_session)
    }

    /// What was done on `day`.
    pub fn done(&self, day: LocalDay) -> Option<&DayDone> {
        self.days.iter().find(|done| done.day == day)
    }

    /// Whether `id` was done on `day`.
    pub fn is_done(&self, id: ExerciseId, day: LocalDay) -> bool {
        self.done(day).is_some_and(|done| done.done.contains(&id))
    }

    /// Notes that `id` was or was not done on `day`.
    pub fn mark(&mut self, id: ExerciseId, day: LocalDay, done: bool) {
        self.edit_day(day, |entry| {
            entry.done.retain(|other| *other != id);
            if done {
                entry.done.push(id);
            }
        });
    }

    /// Notes minutes of aerobic activity on `day`; at most a day has.
    pub fn set_minutes(&mut self, day: LocalDay, minutes: u16) {
        self.edit_day(day, |entry| {
            entry.aerobic_minutes = minutes.min(Self::MOST_MINUTES);
        });
    }

    fn edit_day(&mut self, day: LocalDay, edit: impl FnOnce(&mut DayDone)) {
        let at = match self.days.binary_search_by_key(&day, |done| done.day) {
            Ok(at) => at,
            Err(at) => {
                self.days.insert(
                    at,
                    DayDone {
                        day,
                        done: Vec::new(),
                        aerobic_minutes: 0,
                    },
                );
                at
            }
        };
        if let Some(entry) = self.days.get_mut(at) {
            edit(entry);
            if entry.done.is_empty() && entry.aerobic_minutes == 0 {
                self.days.remove(at);
            }
        }
        let surplus = self.days.len().saturating_sub(Self::MOST_DAYS);
        self.days.drain(..surplus);
    }

    /// Takes in what `other`, a backup's, holds beyond this: exercises under numbers that are free
    /// here, and days that are not known.
    pub fn import(&mut self, other: &Self) {
        for exercise in &other.exercises {
            let room = self.exercises.len() < Self::MOST_EXERCISES;
            if room && self.get(exercise.id).is_none() {
                self.exercises.push(exercise.clone());
            }
        }
        self.next_id = self.next_id.max(other.next_id);
        for theirs in &other.days {
            if self.done(theirs.day).is_none() {
                self.edit_day(theirs.day, |entry| *entry = theirs.clone());
            }
        }
    }
}

/// `name` without spaces around it.
fn named(name: &str) -> Result<String, NotAdded> {
    let name = name.trim();
    if name.is_empty() {
        Err(NotAdded::NoName)
    } else if name.chars().count() > Balance::LONGEST_NAME {
        Err(NotAdded::LongName)
    } else {
        Ok(name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dose() -> Dose {
        Dose::Seconds(Seconds::clamped(30))
    }

    #[test]
    fn an_exercise_of_ones_own_needs_a_name_of_some_length() {
        let mut balance = Balance::default();
        let mut own =
            |name: &str| balance.add(What::Own(name.to_owned()), dose(), WeekDays::ALL, false);
        assert_eq!(own("   "), Err(NotAdded::NoName));
        assert_eq!(own(&"a".repeat(61)), Err(NotAdded::LongName));
        assert_eq!(own("  Balance on one leg "), Ok(ExerciseId(0)));
        assert_eq!(
            balance.exercises[0].what,
            What::Own("Balance on one leg".to_owned())
        );
    }

    #[test]
    fn a_number_is_not_used_again() {
        let mut balance = Balance::default();
        let mut add = || {
            balance
                .add(What::Starter(Starter::Bridge), dose(), WeekDays::ALL, true)
                .unwrap()
        };
        let first = add();
        add();
        balance.mark(first, LocalDay(10), true);
        balance.remove(first);
        let third = balance
            .add(What::Starter(Starter::CurlUp), dose(), WeekDays::NONE, true)
            .unwrap();
        assert_eq!(third, ExerciseId(2));
        assert!(balance.is_done(first, LocalDay(10)), "what was done stays");
    }

    #[test]
    fn a_day_with_nothing_done_is_not_kept_and_old_days_end() {
        let mut balance = Balance::default();
        let id = ExerciseId(0);
        balance.mark(id, LocalDay(3), true);
        balance.mark(id, LocalDay(1), true);
        assert!(balance.days.is_sorted_by_key(|done| done.day));
        balance.mark(id, LocalDay(3), false);
        assert_eq!(balance.days.len(), 1);
        for day in 0..500 {
            balance.set_minutes(LocalDay(day), 30);
        }
        assert_eq!(balance.days.len(), Balance::MOST_DAYS);
        assert_eq!(balance.days[0].day, LocalDay(100));
    }

    #[test]
    fn a_backup_adds_and_changes_nothing_that_is_here() {
        let mut ours = Balance::default();
        let id = ours
            .add(What::Own("Mine".into()), dose(), WeekDays::ALL, true)
            .unwrap();
        ours.set_minutes(LocalDay(5), 20);
        let mut theirs = Balance::default();
        for name in ["Theirs", "Also theirs"] {
            theirs
                .add(What::Own(name.into()), dose(), WeekDays::ALL, true)
                .unwrap();
        }
        theirs.set_minutes(LocalDay(5), 90);
        theirs.set_minutes(LocalDay(6), 40);
        ours.import(&theirs);
        assert_eq!(ours.get(id).unwrap().what, What::Own("Mine".into()));
        assert_eq!(ours.exercises.len(), 2);
        assert_eq!(ours.done(LocalDay(5)).unwrap().aerobic_minutes, 20);
        assert_eq!(ours.done(LocalDay(6)).unwrap().aerobic_minutes, 40);
        let before = ours.clone();
        ours.import(&theirs);
        assert_eq!(ours, before, "a second time adds nothing");
    }
}

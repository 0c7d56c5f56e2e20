//! A week of the balanced plan at a glance.

use super::{Balance, ExerciseId};
use crate::domain::units::LocalDay;

/// One exercise on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Neither planned nor done.
    Free,
    /// Planned, and the day is not over or nothing was noted.
    Planned,
    /// Done, planned or not.
    Done,
}

/// The days from Monday to Sunday around a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Monday.
    pub first: LocalDay,
    /// Every exercise of the list with its seven marks.
    pub rows: Vec<(ExerciseId, [Mark; 7])>,
    /// Minutes of aerobic activity in the week.
    pub minutes: u32,
}

impl Week {
    /// The week that `day` lies in.
    pub fn of(balance: &Balance, day: LocalDay) -> Self {
        let first = LocalDay(day.0.saturating_sub(i32::from(day.weekday())));
        let days: [LocalDay; 7] =
            [0, 1, 2, 3, 4, 5, 6].map(|ahead| LocalDay(first.0.saturating_add(ahead)));
        let rows = balance
            .exercises
            .iter()
            .map(|exercise| {
                let marks = days.map(|day| {
                    if balance.is_done(exercise.id, day) {
                        Mark::Done
                    } else if exercise.days.has(day.weekday()) {
                        Mark::Planned
                    } else {
                        Mark::Free
                    }
                });
                (exercise.id, marks)
            })
            .collect();
        let minutes = days
            .iter()
            .filter_map(|day| balance.done(*day))
            .map(|done| u32::from(done.aerobic_minutes))
            .sum();
        Self {
            first,
            rows,
            minutes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::balance::{Starter, WeekDays, What};

    #[test]
    fn a_week_shows_what_was_planned_and_what_was_done() {
        let mut balance = Balance::default();
        let starter = Starter::CurlUp;
        let id = balance
            .add(
                What::Starter(starter),
                starter.dose(),
                WeekDays::THREE,
                false,
            )
            .unwrap();
        // Monday 23 to Sunday 29 November 2026.
        let monday = 20_780;
        balance.mark(id, LocalDay(monday), true);
        balance.mark(id, LocalDay(monday + 1), true);
        balance.set_minutes(LocalDay(monday + 1), 25);
        balance.set_minutes(LocalDay(monday + 6), 30);
        balance.set_minutes(LocalDay(monday + 7), 99);
        let week = Week::of(&balance, LocalDay(monday + 2));
        use Mark::{Done, Free, Planned};
        assert_eq!(week.first, LocalDay(monday));
        assert_eq!(
            week.rows,
            [(id, [Done, Done, Planned, Free, Planned, Free, Free])]
        );
        assert_eq!(week.minutes, 55);
    }
}

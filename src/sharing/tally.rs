//! Sums and counts of a history: what is shared when no record of a single session is to leave. Of very few
//! sessions they tell nearly as much.

use crate::domain::{
    alarm::AlarmKind,
    record::{Ending, Pain},
    symptom::Symptom,
    units::LocalDay,
};

use super::history::SharedSession;

/// The moments pain is asked at.
pub const MOMENTS: usize = 4;

/// Counts from which means, medians and paired changes follow, but no record of a single session.
///
/// First index of the tables: before, after, a day after, two days after (changes leave "before"
/// out). Second: back, leg.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// First and last day with a session; `None` without sessions.
    pub days: Option<(LocalDay, LocalDay)>,
    /// All sessions.
    pub sessions: u32,
    /// Those stopped before their plan was done.
    pub stopped: u32,
    /// Those interrupted.
    pub interrupted: u32,
    /// Those with dizziness on return.
    pub dizzy: u32,
    /// Time at angle of all sessions, minutes, rounded down.
    pub minutes_at_angle: u32,
    /// How often each score 0..=10 was given.
    pub scores: [[[u32; 11]; 2]; MOMENTS],
    /// How often a score was `index - 10` away from the same session's score before.
    pub changes: [[[u32; 21]; 2]; MOMENTS - 1],
    /// Sessions with each symptom, in the order of [`Symptom::ALL`].
    pub symptoms: [u32; 16],
    /// Sessions with each alarm, in the order of [`AlarmKind::ALL`].
    pub alarms: [u32; 8],
}

impl Tally {
    /// Counts `sessions`, which are in time order.
    pub(super) fn of(sessions: &[SharedSession]) -> Self {
        let mut tally = Self {
            days: sessions
                .iter()
                .map(|session| session.started.day())
                .fold(None, |days, day| match days {
                    None => Some((day, day)),
                    Some((first, last)) => Some((day.min(first), day.max(last))),
                }),
            ..Self::default()
        };
        let mut seconds = 0_u64;
        for session in sessions {
            tally.sessions += 1;
            tally.stopped += u32::from(matches!(session.ending, Ending::Stopped { .. }));
            tally.interrupted += u32::from(session.ending == Ending::Interrupted);
            tally.dizzy += u32::from(session.dizzy_on_return);
            seconds = seconds.saturating_add(session.time_at_angle.whole_secs());
            tally.count_pain(session);
            for (count, symptom) in tally.symptoms.iter_mut().zip(Symptom::ALL) {
                *count += u32::from(session.symptoms.contains(symptom));
            }
            for (count, kind) in tally.alarms.iter_mut().zip(AlarmKind::ALL) {
                let raised = session.alarms.iter().any(|alarm| alarm.kind == kind);
                *count += u32::from(raised);
            }
        }
        tally.minutes_at_angle = u32::try_from(seconds / 60).unwrap_or(u32::MAX);
        tally
    }

    /// Every count of sessions, for holding against [`Self::sessions`].
    pub(super) fn all_counts(&self) -> impl Iterator<Item = u32> + '_ {
        let scores = self.scores.iter().flatten().flatten();
        let changes = self.changes.iter().flatten().flatten();
        scores
            .chain(changes)
            .chain(&self.symptoms)
            .chain(&self.alarms)
            .chain([&self.dizzy])
            .copied()
    }

    fn count_pain(&mut self, session: &SharedSession) {
        let [day1, day2] = &session.check_ins;
        let moments = [
            session.before,
            session.after,
            day1.map(|check_in| check_in.pain),
            day2.map(|check_in| check_in.pain),
        ];
        for (tables, pain) in self.scores.iter_mut().zip(moments) {
            let Some(pain) = pain else { continue };
            for (table, score) in tables.iter_mut().zip(sites(pain)) {
                if let Some(count) = table.get_mut(score) {
                    *count += 1;
                }
            }
        }
        let Some(before) = session.before else { return };
        for (tables, pain) in self.changes.iter_mut().zip(moments.into_iter().skip(1)) {
            let Some(pain) = pain else { continue };
            let both = sites(pain).into_iter().zip(sites(before));
            for (table, (score, before)) in tables.iter_mut().zip(both) {
                if let Some(count) = table.get_mut(score + 10 - before) {
                    *count += 1;
                }
            }
        }
    }
}

fn sites(pain: Pain) -> [usize; 2] {
    [pain.back.get().into(), pain.leg.get().into()]
}

//! Doing exercises one after the other: a clock that is read, not counted.

use super::{Dose, Exercise, ExerciseId};
use crate::domain::units::{Millis, MonoTime};

/// Before an exercise with a clock, time to get into place. Chosen by us.
const GET_READY: Millis = Millis::from_secs(5);

/// What is to be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RunCue {
    /// An exercise is next: get into place.
    GetReady(ExerciseId),
    /// Its clock runs.
    Begin,
    /// Its clock has run out.
    Over,
    /// It was the last.
    AllDone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    GettingReady,
    Going,
}

/// The run through a list of exercises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    items: Vec<(ExerciseId, Dose)>,
    at: usize,
    phase: Phase,
    /// When the phase would have begun had the clock never stood still.
    since: MonoTime,
    /// When it was stopped, while it stands still.
    paused: Option<MonoTime>,
    done: Vec<ExerciseId>,
}

/// A moment of the run, in whole seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunView {
    /// The exercise.
    pub id: ExerciseId,
    /// How long or how often.
    pub dose: Dose,
    /// Its place in the run, from 1.
    pub place: usize,
    /// Exercises in the run.
    pub count: usize,
    /// What is left of the clock, rounded up; `None` for repeats, which the person counts.
    pub left: Option<Millis>,
    /// Whether the person is still getting into place.
    pub getting_ready: bool,
    /// Whether the clock stands still.
    pub paused: bool,
}

impl Run {
    /// Begins at `now`; `None` without exercises.
    pub fn begin<'a>(
        exercises: impl IntoIterator<Item = &'a Exercise>,
        now: MonoTime,
    ) -> Option<(Self, RunCue)> {
        let items: Vec<_> = exercises
            .into_iter()
            .map(|exercise| (exercise.id, exercise.dose))
            .collect();
        let (first, _) = *items.first()?;
        let run = Self {
            items,
            at: 0,
            phase: Phase::GettingReady,
            since: now,
            paused: None,
            done: Vec::new(),
        };
        Some((run, RunCue::GetReady(first)))
    }

    /// What a screen shows at `now`; `None` once the run is over.
    pub fn view(&self, now: MonoTime) -> Option<RunView> {
        let (id, dose) = *self.items.get(self.at)?;
        let left = self
            .span()
            .map(|span| span.saturating_sub(self.passed(now)))
            .map(|left| Millis(left.0.div_ceil(1_000).saturating_mul(1_000)));
        Some(RunView {
            id,
            dose,
            place: self.at.saturating_add(1),
            count: self.items.len(),
            left,
            getting_ready: self.phase == Phase::GettingReady,
            paused: self.paused.is_some(),
        })
    }

    /// What was done to its end.
    pub fn done(&self) -> &[ExerciseId] {
        &self.done
    }

    /// Lets time pass; the cues are to be given in order.
    pub fn tick(&mut self, now: MonoTime) -> Vec<RunCue> {
        let mut cues = Vec::new();
        while self.paused.is_none()
            && let Some(span) = self.span()
            && self.passed(now) >= span
        {
            // What follows began when this ended, not when somebody looked.
            self.since = self.since.after(span);
            match self.phase {
                Phase::GettingReady => {
                    self.phase = Phase::Going;
                    cues.push(RunCue::Begin);
                }
                Phase::Going => {
                    cues.push(RunCue::Over);
                    cues.extend(self.finish_item());
                }
            }
        }
        cues
    }

    /// The person has done the exercise, whatever the clock says.
    pub fn finish(&mut self, now: MonoTime) -> Option<RunCue> {
        self.turn(now);
        self.finish_item()
    }

    /// The person leaves the exercise out.
    pub fn skip(&mut self, now: MonoTime) -> Option<RunCue> {
        self.turn(now);
        self.next_item()
    }

    /// Stops the clock, or lets it go on.
    pub fn pause(&mut self, now: MonoTime) {
        match self.paused.take() {
            Some(then) => self.since = self.since.after(now.since(then)),
            None => self.paused = Some(now),
        }
    }

    fn turn(&mut self, now: MonoTime) {
        self.paused = None;
        self.since = now;
    }

    fn finish_item(&mut self) -> Option<RunCue> {
        let (id, _) = *self.items.get(self.at)?;
        self.done.push(id);
        self.next_item()
    }

    fn next_item(&mut self) -> Option<RunCue> {
        if self.at >= self.items.len() {
            return None;
        }
        self.at = self.at.saturating_add(1);
        self.phase = Phase::GettingReady;
        let next = self.items.get(self.at);
        Some(next.map_or(RunCue::AllDone, |(id, _)| RunCue::GetReady(*id)))
    }

    fn passed(&self, now: MonoTime) -> Millis {
        self.paused.unwrap_or(now).since(self.since)
    }

    /// How long the phase lasts; `None` where the person says when it is over.
    fn span(&self) -> Option<Millis> {
        let (_, dose) = *self.items.get(self.at)?;
        match (self.phase, dose) {
            (Phase::GettingReady, _) => Some(GET_READY),
            (Phase::Going, Dose::Seconds(seconds)) => {
                Some(Millis::from_secs(u32::from(seconds.get())))
            }
            (Phase::Going, Dose::Repeats(_)) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::balance::{Repeats, Seconds, Starter, WeekDays, What};

    fn exercise(id: u32, dose: Dose) -> Exercise {
        Exercise {
            id: ExerciseId(id),
            what: What::Starter(Starter::CurlUp),
            dose,
            days: WeekDays::ALL,
            after_session: true,
        }
    }

    fn list() -> [Exercise; 2] {
        [
            exercise(0, Dose::Seconds(Seconds::clamped(30))),
            exercise(1, Dose::Repeats(Repeats::clamped(8))),
        ]
    }

    fn at(seconds: u64) -> MonoTime {
        MonoTime::from_millis(seconds * 1_000)
    }

    #[test]
    fn a_run_leads_through_the_list_and_says_each_step_once() {
        let (mut run, cue) = Run::begin(&list(), at(100)).unwrap();
        assert_eq!(cue, RunCue::GetReady(ExerciseId(0)));
        assert_eq!(run.tick(at(104)), []);
        assert_eq!(run.tick(at(105)), [RunCue::Begin]);
        assert_eq!(run.view(at(110)).unwrap().left, Some(Millis::from_secs(25)));
        assert_eq!(
            run.tick(at(135)),
            [RunCue::Over, RunCue::GetReady(ExerciseId(1))]
        );
        assert_eq!(run.tick(at(140)), [RunCue::Begin]);
        assert_eq!(
            run.view(at(500)).unwrap().left,
            None,
            "repeats have no clock"
        );
        assert_eq!(run.finish(at(500)), Some(RunCue::AllDone));
        assert_eq!(run.view(at(500)), None);
        assert_eq!(run.done(), [ExerciseId(0), ExerciseId(1)]);
        assert_eq!(run.finish(at(501)), None);
    }

    #[test]
    fn a_page_that_slept_finds_the_clock_where_it_is() {
        let (mut run, _) = Run::begin(&list(), at(0)).unwrap();
        assert_eq!(
            run.tick(at(37)),
            [RunCue::Begin, RunCue::Over, RunCue::GetReady(ExerciseId(1))]
        );
        assert_eq!(run.view(at(37)).unwrap().left, Some(Millis::from_secs(3)));
    }

    #[test]
    fn a_pause_takes_no_time() {
        let (mut run, _) = Run::begin(&list(), at(0)).unwrap();
        run.tick(at(5));
        run.pause(at(15));
        assert_eq!(run.tick(at(300)), []);
        assert_eq!(run.view(at(300)).unwrap().left, Some(Millis::from_secs(20)));
        run.pause(at(300));
        assert_eq!(run.view(at(310)).unwrap().left, Some(Millis::from_secs(10)));
    }

    #[test]
    fn what_is_left_out_was_not_done() {
        let (mut run, _) = Run::begin(&list(), at(0)).unwrap();
        assert_eq!(run.skip(at(1)), Some(RunCue::GetReady(ExerciseId(1))));
        assert_eq!(run.skip(at(2)), Some(RunCue::AllDone));
        assert!(run.done().is_empty());
        assert_eq!(Run::begin(&[], at(0)), None);
    }
}

//! An invented person's diary, so that a visitor can look around without inverting.
//!
//! The same at every visit but for the dates, which end yesterday: ten weeks on the ladder, with
//! days missed, a session stopped, check-ins forgotten, and little change beyond the noise. It
//! goes into a database of its own and never near a real one.

mod dice;
mod trace;

use self::dice::Dice;
use crate::{
    content::sample as words,
    domain::{
        alarm::AlarmKind,
        balance::{Balance, ExerciseId, NotAdded, Starter, What},
        ladder::Level,
        phase::Phase,
        plan::Plan,
        profile::Profile,
        record::{
            Activity, ActivitySet, AlarmEvent, BodyMap, BodySite, CheckIn, CheckInKind, DiaryEntry,
            Ending, Equipment, Mode, Pain, SessionId, SessionRecord,
        },
        screening::{Answer, AnswerSet, Contraindication, Draft, StopLock},
        symptom::{Symptom, SymptomSet},
        trace::Trace,
        units::{DegPerSec, Degrees, LocalDay, LocalTime, Millis, Nrs, UnixMillis},
    },
};

/// The diary of the invented person.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// Sessions with their traces, oldest first.
    pub sessions: Vec<(SessionRecord, Trace)>,
    /// Answers a day and two days later.
    pub check_ins: Vec<CheckIn>,
    /// Entries of days.
    pub diary: Vec<DiaryEntry>,
    /// Gate and plan: every question answered no.
    pub profile: Profile,
    /// Exercises, and what was done of them in three weeks.
    pub balance: Balance,
}

/// Days the diary covers.
const DAYS: i32 = 70;
/// The level of each week.
const LEVELS: [u8; 10] = [1, 2, 2, 3, 3, 4, 4, 4, 5, 5];
/// Days before now on which the gate was answered; it asks again after 30.
const GATE_ANSWERED: [i32; 3] = [71, 41, 11];
/// The exercises on the list.
const EXERCISES: [Starter; 5] = [
    Starter::CurlUp,
    Starter::BirdDog,
    Starter::CatCamel,
    Starter::KneeToChest,
    Starter::ChinTuck,
];
const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 86_400_000;

/// The diary as it stands at `now`: the last session was yesterday.
pub fn sample(now: LocalTime) -> Sample {
    let mut writer = Writer {
        dice: Dice::new(20_261_125),
        now,
        back: 5.4,
        sample: Sample {
            sessions: Vec::new(),
            check_ins: Vec::new(),
            diary: Vec::new(),
            profile: Profile::default(),
            balance: Balance::default(),
        },
    };
    for day in 0..DAYS {
        writer.day(day);
    }
    writer.exercises();
    for ago in GATE_ANSWERED {
        writer.gate(ago);
    }
    writer.sample
}

struct Writer {
    dice: Dice,
    now: LocalTime,
    /// The hidden state of the back, in points.
    back: f64,
    sample: Sample,
}

impl Writer {
    /// `minute` of the day `day` days after the first.
    fn moment(&self, day: i32, minute: u16) -> LocalTime {
        let offset = self.now.offset_minutes;
        let midnight = i64::from(self.now.day().0 - DAYS + day) * DAY_MS;
        LocalTime {
            at: UnixMillis(midnight + (i64::from(minute) - i64::from(offset)) * MINUTE_MS),
            offset_minutes: offset,
        }
    }

    fn exercises(&mut self) {
        let balance = &mut self.sample.balance;
        for starter in EXERCISES {
            let _never_full: Result<ExerciseId, NotAdded> = balance.add(
                What::Starter(starter),
                starter.dose(),
                starter.days(),
                starter.after_session(),
            );
        }
        let today = self.now.day().0;
        for ago in 1..21 {
            let day = LocalDay(today.saturating_sub(ago));
            let planned: Vec<ExerciseId> = balance.on(day).map(|exercise| exercise.id).collect();
            for id in planned {
                if self.dice.chance(70) {
                    balance.mark(id, day, true);
                }
            }
            if self.dice.chance(60) {
                balance.set_minutes(day, 15 + self.dice.below(7) * 5);
            }
        }
    }

    fn gate(&mut self, ago: i32) {
        let at = self.moment(DAYS - ago, 600);
        let mut draft = Draft::begin(at);
        for item in Contraindication::ALL {
            draft.answer(item, Answer::No);
        }
        let set: Option<AnswerSet> = draft.complete(at).ok();
        self.sample.profile.gate.sets.extend(set);
    }

    fn day(&mut self, day: i32) {
        let drift = 5.3 - 1.2 * f64::from(day) / f64::from(DAYS);
        self.back = drift + 0.8 * (self.back - drift) + 0.6 * self.dice.normal();
        let last = day == DAYS - 1;
        if last || day == 0 || self.dice.chance(66) {
            let minute = 1_120 + self.dice.below(90);
            self.session(day, minute);
        }
        if self.dice.chance(55) {
            self.entry(day);
        }
    }

    fn score(&mut self, shift: f64) -> Nrs {
        let value = (self.back + shift + 0.4 * self.dice.normal()).clamp(0.0, 10.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the scale first"
        )]
        let score = value.round() as u8;
        Nrs::new(score).unwrap_or_default()
    }

    fn pain(&mut self, shift: f64) -> Pain {
        Pain {
            back: self.score(shift),
            leg: self.score(shift - 3.5),
        }
    }

    fn session(&mut self, day: i32, minute: u16) {
        let started = self.moment(day, minute);
        let number = self.sample.sessions.len();
        let level = if number == 0 { 0 } else { level_on(day) };
        let Some(plan) = plan_of(level) else { return };
        // Some sessions show what can happen; the rest are as planned.
        let stopped = number == 14;
        let by_hand = number == 9;
        let too_fast = number == 21;
        let before = self.pain(0.0);
        let after = self.pain(-1.1);
        let sets_done = if stopped { 1 } else { plan.sets() };
        let mean = plan.target().get() + 0.7 * self.dice.normal();
        let steepest = mean + 1.8 + 0.4 * self.dice.normal();
        let trace = if by_hand {
            Trace::default()
        } else {
            trace::of(&plan, sets_done, mean, &mut self.dice)
        };
        let hold = plan.hold().0 * u64::from(sets_done);
        let seconds = if by_hand {
            0
        } else {
            u64::from(self.dice.below(6))
        };
        let time_at_angle = Millis(hold + seconds * 1_000);
        let duration = trace.points().last().map_or(
            time_at_angle + plan.final_hold() + Millis::from_secs(120),
            |point| point.at,
        );
        let symptoms = if stopped {
            SymptomSet::NONE.with(Symptom::Dizziness)
        } else {
            SymptomSet::NONE
        };
        let note = if stopped {
            words::NOTE_STOPPED.to_owned()
        } else if self.dice.chance(12) {
            let at = usize::from(self.dice.below(5));
            words::NOTES.get(at).copied().unwrap_or_default().to_owned()
        } else {
            String::new()
        };
        let rate = DegPerSec::new(8.0 + self.dice.normal()).ok();
        let record = SessionRecord {
            id: SessionId::new(started.at, self.dice.below(u16::MAX)),
            started,
            duration,
            mode: if by_hand {
                Mode::Manual
            } else {
                Mode::Measured
            },
            equipment: Equipment::Table,
            plan,
            sets_done,
            time_at_angle,
            mean_angle: Degrees::new(mean).ok().filter(|_| !by_hand),
            max_angle: Degrees::new(steepest).ok().filter(|_| !by_hand),
            final_hold: plan.final_hold(),
            fastest_return: rate.filter(|_| !by_hand),
            blind: Millis::ZERO,
            ending: if stopped {
                Ending::Stopped {
                    during: Phase::AtAngle,
                }
            } else {
                Ending::Completed
            },
            alarms: if too_fast {
                vec![AlarmEvent {
                    kind: AlarmKind::TooFast,
                    at: Millis::from_secs(14),
                    lasted: Millis(900),
                }]
            } else {
                Vec::new()
            },
            before: Some(before),
            after: Some(after),
            symptoms,
            dizzy_on_return: stopped,
            note,
            edits: Vec::new(),
            gate: None,
        };
        if stopped {
            // The person has read what it can mean.
            self.sample.profile.gate.lock(StopLock {
                at: started,
                symptoms,
                confirmed: Some(self.moment(day, minute + 30)),
            });
        }
        self.check_ins(&record, day, minute, before);
        self.sample.sessions.push((record, trace));
    }

    /// Answers a day and two days later, some forgotten, and none before its time.
    fn check_ins(&mut self, record: &SessionRecord, day: i32, minute: u16, before: Pain) {
        for (kind, later, answered) in [
            (CheckInKind::Day1, 1, self.dice.chance(72)),
            (CheckInKind::Day2, 2, self.dice.chance(52)),
        ] {
            if !answered || day + later >= DAYS {
                continue;
            }
            let pain = self.pain(-0.3);
            // A day later within a point of before: the plan goes on, with nothing to step back from.
            let near = |now: Nrs, before: Nrs| {
                let most = before.get().saturating_add(1);
                Nrs::new(now.get().min(most)).unwrap_or(before)
            };
            self.sample.check_ins.push(CheckIn {
                session: record.id,
                kind,
                at: self.moment(day + later, minute.saturating_sub(40)),
                pain: Pain {
                    back: near(pain.back, before.back),
                    leg: near(pain.leg, before.leg),
                },
                symptoms: SymptomSet::NONE,
            });
        }
    }

    fn entry(&mut self, day: i32) {
        let mut activities = ActivitySet::NONE;
        for (activity, percent) in [
            (Activity::Exercise, 55),
            (Activity::Walk, 60),
            (Activity::Heat, 20),
            (Activity::Physio, 8),
            (Activity::Medicine, 10),
        ] {
            if self.dice.chance(percent) {
                activities = activities.with(activity);
            }
        }
        let pain = self.pain(0.0);
        let mut body = BodyMap::NONE.with(BodySite::LowerBack);
        if pain.leg.get() > 1 {
            body = body.with(BodySite::ButtockLeft).with(BodySite::ThighLeft);
        }
        let at = self.moment(day, 1_300);
        self.sample.diary.push(DiaryEntry {
            day: LocalDay(at.day().0),
            at,
            pain: Some(pain),
            body,
            activities,
            note: String::new(),
        });
    }
}

fn level_on(day: i32) -> u8 {
    let week = usize::try_from(day / 7).unwrap_or(0);
    LEVELS.get(week).or(LEVELS.last()).copied().unwrap_or(1)
}

fn plan_of(level: u8) -> Option<Plan> {
    Level::get(level)?.plan(Plan::DEFAULT_CEILING).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        ladder::{self, Past},
        next_plan::next_plan,
        screening::{self, Bounds},
    };

    fn at(day: i32, minute: i64, offset: i16) -> LocalTime {
        LocalTime {
            at: UnixMillis(i64::from(day) * DAY_MS + (minute - i64::from(offset)) * MINUTE_MS),
            offset_minutes: offset,
        }
    }

    fn pasts(sample: &Sample) -> Vec<Past> {
        sample
            .sessions
            .iter()
            .map(|(record, _)| Past::new(record, &sample.check_ins))
            .collect()
    }

    #[test]
    fn nothing_stands_in_the_way_of_the_sample_session_whenever_it_is_opened() {
        for day in 20_700..20_760 {
            for (minute, offset) in [(3, 60), (720, -300), (1_437, 0)] {
                let now = at(day, minute, offset);
                let sample = sample(now);
                let past = pasts(&sample);
                let profile = &sample.profile;
                let bounds = Bounds::at(&profile.gate, &profile.own, now);
                let standing = ladder::standing(&past, &bounds, now);
                let plan = next_plan(&profile.next, &standing, &bounds).unwrap();
                let gate = profile.gate.locked_by(&past);
                let obstacle = screening::obstacle(&gate, &past, &profile.own, Some(&plan), now);
                assert_eq!(obstacle, None, "{now:?}");
            }
        }
    }

    #[test]
    fn nothing_lies_ahead_of_now_and_everything_is_in_order() {
        let now = at(20_784, 5, 60);
        let sample = sample(now);
        assert!(sample.sessions.len() > 40, "{}", sample.sessions.len());
        assert!(sample.sessions.is_sorted_by_key(|(record, _)| record.id));
        let moments = sample
            .sessions
            .iter()
            .map(|(record, _)| record.started)
            .chain(sample.check_ins.iter().map(|answer| answer.at))
            .chain(sample.diary.iter().map(|entry| entry.at))
            .chain(sample.profile.gate.sets.iter().map(AnswerSet::answered));
        for moment in moments {
            assert!(moment.at < now.at, "{moment:?}");
        }
        let last = sample.sessions.last().unwrap().0.started;
        assert_eq!(now.day().days_since(last.day()), 1);
    }

    #[test]
    fn a_visitor_meets_every_kind_of_session_and_trace() {
        let sample = sample(at(20_784, 720, 0));
        let any =
            |of: fn(&SessionRecord) -> bool| sample.sessions.iter().any(|(record, _)| of(record));
        assert!(any(|record| record.mode == Mode::Manual));
        assert!(any(|record| matches!(
            record.ending,
            Ending::Stopped { .. }
        )));
        assert!(any(|record| !record.alarms.is_empty()));
        assert!(any(|record| !record.note.is_empty()));
        for (record, trace) in &sample.sessions {
            let measured = record.mode == Mode::Measured;
            assert_eq!(!trace.points().is_empty(), measured);
        }
    }
}

//! Everything the gate remembers, and what follows from it.

use super::{
    answers::{Answer, AnswerSet, Draft, Origin},
    clearance::{Clearance, ClinicianLimits},
    contraindication::{Class, Contraindication, ItemSet},
    not_today::{NotToday, NotTodayAnswers, NotTodaySet},
    stop_symptom::StopLock,
};
use crate::domain::{
    ladder::Past,
    symptom::SymptomSet,
    units::{LocalTime, Millis, UnixMillis},
};

/// Everything the gate remembers. Plain data; nothing in it is a permit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GateHistory {
    /// Full runs through the gate, in the order they were recorded.
    pub sets: Vec<AnswerSet>,
    /// A run that is not finished.
    pub draft: Option<Draft>,
    /// Clinicians' agreements, in the order they were recorded.
    pub clearances: Vec<Clearance>,
    /// Stop symptoms, in the order they happened.
    pub locks: Vec<StopLock>,
    /// "Not today" answers that applied, newest last; at most [`Self::MOST_TURNED_AWAY`].
    pub turned_away: Vec<NotTodayAnswers>,
}

impl GateHistory {
    /// Yes changed to no counts after this long (product rule, section 3).
    pub const CHANGE_COUNTS_AFTER: Millis = Millis::from_secs(24 * 60 * 60);
    /// Chosen by us: none stands longer than twelve hours, so older ones say nothing.
    pub const MOST_TURNED_AWAY: usize = 16;

    /// The last full run.
    pub fn latest(&self) -> Option<&AnswerSet> {
        self.sets.last()
    }

    /// Keeps a finished run and ends the draft.
    pub fn record(&mut self, set: AnswerSet) {
        self.sets.push(set);
        self.draft = None;
    }

    /// Keeps "not today" answers if any applies.
    pub fn turn_away(&mut self, answers: NotTodayAnswers) {
        if !answers.applies.is_empty() {
            self.turned_away.push(answers);
            let surplus = self
                .turned_away
                .len()
                .saturating_sub(Self::MOST_TURNED_AWAY);
            self.turned_away.drain(..surplus);
        }
    }

    /// Keeps a stop symptom once, however often it is reported; one already read stays so unless
    /// further symptoms have been added. Taking a symptom back in the diary does not unlock.
    pub fn lock(&mut self, lock: StopLock) {
        self.keep(lock);
    }

    /// As [`Self::lock`]; gives back what is kept of that moment.
    fn keep(&mut self, lock: StopLock) -> StopLock {
        let Some(known) = self.locks.iter_mut().find(|known| known.at == lock.at) else {
            self.locks.push(lock);
            return lock;
        };
        if !known.symptoms.contains_all(lock.symptoms) {
            known.symptoms = known.symptoms.union(lock.symptoms);
            known.confirmed = None;
        }
        *known
    }

    /// The same with a lock for every symptom in the diary that calls for one and has none: the
    /// app was closed before it was kept, or the session was imported. A lock from that moment on
    /// that names the symptoms is the one called for.
    pub fn locked_by(&self, past: &[Past]) -> Self {
        let mut history = self.clone();
        let mut told = LatestLocks::of(&history.locks);
        for session in past {
            let of_session = (!session.symptoms.is_empty()).then_some(StopLock {
                at: session.started,
                symptoms: session.symptoms,
                confirmed: None,
            });
            for called in of_session
                .into_iter()
                .chain(session.later_locks.into_iter().flatten())
            {
                if !told.answer(&called) {
                    told.note(&history.keep(called));
                }
            }
        }
        history
    }

    /// Marks every lock as read at `now`.
    pub fn confirm_locks(&mut self, now: LocalTime) {
        for lock in &mut self.locks {
            lock.confirmed.get_or_insert(now);
        }
    }

    /// The stop symptoms whose page has not been read; the oldest first.
    pub fn unread_locks(&self) -> impl Iterator<Item = &StopLock> {
        self.locks.iter().filter(|lock| lock.confirmed.is_none())
    }

    /// The newest moment recorded on this device. Imported answers say nothing about its clock.
    pub fn newest(&self) -> Option<LocalTime> {
        let sets = self
            .sets
            .iter()
            .filter(|set| set.origin() == Origin::Here)
            .map(AnswerSet::answered);
        let clearances = self
            .clearances
            .iter()
            .filter(|clearance| clearance.origin == Origin::Here)
            .map(|clearance| clearance.recorded);
        let locks = self
            .locks
            .iter()
            .map(|lock| lock.confirmed.unwrap_or(lock.at).max(lock.at));
        sets.chain(clearances)
            .chain(locks)
            .chain(self.draft.map(|draft| draft.begun))
            .chain(self.turned_away.iter().map(|answers| answers.at))
            .max()
    }

    /// Until when a stop question that was answered yes still counts as yes although it is
    /// answered otherwise now; `None` if it never was, still is, or is no stop question.
    ///
    /// The wait runs from the later of the last yes and the first other answer after it, so that
    /// setting the clock back gains nothing.
    pub fn held_until(&self, item: Contraindication) -> Option<UnixMillis> {
        if item.class() != Class::Stop {
            return None;
        }
        let mut last_yes = None;
        let mut changed = None;
        for set in &self.sets {
            match set.answers().get(item) {
                Some(Answer::Yes) => {
                    last_yes = Some(set.answered().at);
                    changed = None;
                }
                Some(_) => changed = changed.or(Some(set.answered().at)),
                None => {}
            }
        }
        Some(last_yes?.max(changed?).after(Self::CHANGE_COUNTS_AFTER))
    }

    /// When the last stop symptom that ends a clearance happened.
    pub fn last_stop_symptom(&self) -> Option<LocalTime> {
        self.locks
            .iter()
            .filter(|lock| lock.ends_clearance())
            .map(|lock| lock.at)
            .max()
    }

    /// When the last red-flag symptom happened.
    pub fn last_red_flag(&self) -> Option<LocalTime> {
        self.locks
            .iter()
            .filter(|lock| lock.is_red_flag())
            .map(|lock| lock.at)
            .max()
    }

    /// The clearances no later one on this device replaces. One replaces another if it covers all
    /// that the other covers.
    pub fn unreplaced(&self) -> impl Iterator<Item = &Clearance> {
        self.clearances
            .iter()
            .enumerate()
            .filter(|(index, clearance)| {
                !self.clearances.iter().skip(index + 1).any(|later| {
                    later.origin == Origin::Here && later.covers.contains_all(clearance.covers)
                })
            })
            .map(|(_, clearance)| clearance)
    }

    /// The clearances that count at `now`.
    pub fn counting(&self, now: LocalTime) -> impl Iterator<Item = &Clearance> {
        let symptom = self.last_stop_symptom();
        self.unreplaced()
            .filter(move |clearance| clearance.counts(now, symptom))
    }

    /// The questions a clearance that counts at `now` covers.
    pub fn covered(&self, now: LocalTime) -> ItemSet {
        self.counting(now)
            .fold(ItemSet::NONE, |covered, clearance| {
                covered.union(clearance.covers)
            })
    }

    /// The clinicians' limits that bind: the strictest of all clearances not replaced. A limit
    /// outlives its clearance, because lapsing would loosen it; only a newer clearance lifts it.
    pub fn limits(&self) -> ClinicianLimits {
        self.unreplaced()
            .fold(ClinicianLimits::NONE, |limits, clearance| {
                limits.stricter(clearance.limits)
            })
    }

    /// The "not today" reasons that still stand at `now`.
    pub fn standing_reasons(&self, now: LocalTime) -> NotTodaySet {
        self.turned_away
            .iter()
            .fold(NotTodaySet::NONE, |standing, answers| {
                standing.union(answers.standing(now))
            })
    }

    /// When the last yes to `reason` ends by itself, past or future; `None` if none stands of itself.
    pub fn reason_stands_until(&self, reason: NotToday) -> Option<LocalTime> {
        self.turned_away
            .iter()
            .filter_map(|answers| answers.stands_until(reason))
            .max_by_key(|end| end.at)
    }

    /// Takes over what a backup remembers. It can only make the gate stricter: answers are asked
    /// anew, clearances do not count, limits bind, symptoms lock. What is already known is not
    /// added twice; a draft is not taken over.
    ///
    /// Nothing in it happened after it was `written`: a symptom dated later, by a clock that was wrong
    /// then, counts from that moment and has to be read again. Kept as it is, it would hold the gate
    /// shut until its date, as a clock set back does.
    pub fn import(&mut self, backup: &Self, written: LocalTime) {
        for set in &backup.sets {
            let known = self
                .sets
                .iter()
                .any(|known| known.imported() == set.imported());
            if !known {
                self.sets.push(set.imported());
            }
        }
        for clearance in &backup.clearances {
            let imported = Clearance {
                origin: Origin::Imported,
                ..clearance.clone()
            };
            let known = self.clearances.iter().any(|known| {
                Clearance {
                    origin: Origin::Imported,
                    ..known.clone()
                } == imported
            });
            if !known {
                self.clearances.push(imported);
            }
        }
        for lock in &backup.locks {
            let lock = StopLock {
                at: lock.at.min(written),
                confirmed: lock.confirmed.filter(|confirmed| *confirmed <= written),
                ..*lock
            };
            let known = self
                .locks
                .iter()
                .any(|known| known.at == lock.at && known.symptoms.contains_all(lock.symptoms));
            if !known {
                self.locks.push(lock);
            }
        }
    }
}

/// The latest lock of each combination of symptoms: a long diary has thousands of locks, and few
/// combinations.
struct LatestLocks(Vec<(SymptomSet, LocalTime)>);

impl LatestLocks {
    fn of(locks: &[StopLock]) -> Self {
        let mut latest = Self(Vec::new());
        for lock in locks {
            latest.note(lock);
        }
        latest
    }

    fn note(&mut self, lock: &StopLock) {
        match self.0.iter_mut().find(|(set, _)| *set == lock.symptoms) {
            Some((_, at)) => *at = lock.at.max(*at),
            None => self.0.push((lock.symptoms, lock.at)),
        }
    }

    /// Whether one from that moment on names the symptoms of `called`.
    fn answer(&self, called: &StopLock) -> bool {
        self.0
            .iter()
            .any(|(set, at)| *at >= called.at && set.contains_all(called.symptoms))
    }
}

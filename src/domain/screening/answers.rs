//! What a person answered to the gate: while answering, and once complete.

use super::{
    contraindication::{Contraindication, ItemSet},
    state::is_set_back,
};
use crate::domain::units::{LocalTime, Millis};

/// Version of the questions. Raised when a question is added, dropped, or changes its meaning;
/// everyone is then asked again.
pub const VERSION: u16 = 1;

/// One answer. The discriminant is the stored id and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Answer {
    /// It does not apply.
    No = 0,
    /// It applies.
    Yes = 1,
    /// The person does not know; counts at least as clearance.
    NotSure = 2,
}

/// A stored answer that is none of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an answer this version knows")]
pub struct UnknownAnswer;

impl Answer {
    /// The three answers, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::No, Self::Yes, Self::NotSure];

    /// The stored id.
    pub const fn id(self) -> u8 {
        self as u8
    }

    /// # Errors
    /// [`UnknownAnswer`] for any id but 0, 1 and 2.
    pub const fn from_id(id: u8) -> Result<Self, UnknownAnswer> {
        match id {
            0 => Ok(Self::No),
            1 => Ok(Self::Yes),
            2 => Ok(Self::NotSure),
            _ => Err(UnknownAnswer),
        }
    }
}

/// Answers to some or all of the questions. Setting an answer replaces the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Answers {
    no: ItemSet,
    yes: ItemSet,
    unsure: ItemSet,
}

impl Answers {
    /// Nothing answered.
    pub const NONE: Self = Self {
        no: ItemSet::NONE,
        yes: ItemSet::NONE,
        unsure: ItemSet::NONE,
    };

    /// Every question answered with `answer`.
    pub fn all(answer: Answer) -> Self {
        Contraindication::ALL
            .into_iter()
            .fold(Self::NONE, |answers, item| answers.with(item, answer))
    }

    /// The answers with `item` answered by `answer`.
    pub const fn with(self, item: Contraindication, answer: Answer) -> Self {
        let cleared = Self {
            no: self.no.without(item),
            yes: self.yes.without(item),
            unsure: self.unsure.without(item),
        };
        match answer {
            Answer::No => Self {
                no: cleared.no.with(item),
                ..cleared
            },
            Answer::Yes => Self {
                yes: cleared.yes.with(item),
                ..cleared
            },
            Answer::NotSure => Self {
                unsure: cleared.unsure.with(item),
                ..cleared
            },
        }
    }

    /// The answer to `item`; `None` if it has not been answered.
    pub const fn get(self, item: Contraindication) -> Option<Answer> {
        if self.yes.contains(item) {
            Some(Answer::Yes)
        } else if self.unsure.contains(item) {
            Some(Answer::NotSure)
        } else if self.no.contains(item) {
            Some(Answer::No)
        } else {
            None
        }
    }

    /// The questions answered yes.
    pub const fn yes(self) -> ItemSet {
        self.yes
    }

    /// The questions answered "not sure".
    pub const fn unsure(self) -> ItemSet {
        self.unsure
    }

    /// The questions without an answer, in the order they are asked.
    pub fn missing(self) -> impl Iterator<Item = Contraindication> {
        Contraindication::ALL
            .into_iter()
            .filter(move |item| self.get(*item).is_none())
    }

    /// How many questions have an answer.
    pub const fn answered(self) -> u32 {
        self.no.union(self.yes).union(self.unsure).len()
    }

    /// Whether every question has an answer.
    pub fn is_complete(self) -> bool {
        self.missing().next().is_none()
    }

    /// The answers with their questions, in the order they are asked: what is stored.
    pub fn iter(self) -> impl Iterator<Item = (Contraindication, Answer)> {
        Contraindication::ALL
            .into_iter()
            .filter_map(move |item| self.get(item).map(|answer| (item, answer)))
    }
}

/// Where an answer set or a clearance came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Given in this app on this device.
    Here,
    /// Read from a backup. It can block, and its limits bind, but it never permits.
    Imported,
}

/// How far a stored answer set can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Soundness {
    /// Every question of this version has its answer.
    Sound,
    /// Answers to an earlier version's questions.
    OlderQuestions,
    /// Written by a newer version of the app.
    NewerVersion,
    /// Answers are missing, doubled or unknown.
    Damaged,
}

/// One full run through the gate, as kept in the history.
///
/// A set that is not [`Soundness::Sound`] is still kept: what it says yes to goes on counting, but
/// it never permits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerSet {
    answers: Answers,
    answered: LocalTime,
    version: u16,
    origin: Origin,
    soundness: Soundness,
}

impl AnswerSet {
    /// From stored parts: the version of the questions, when they were answered, where, and pairs
    /// of question id and answer id.
    ///
    /// Never fails: what cannot be understood makes the set unsound, so that it blocks.
    pub fn from_stored(
        version: u16,
        answered: LocalTime,
        origin: Origin,
        entries: impl IntoIterator<Item = (u8, u8)>,
    ) -> Self {
        let mut answers = Answers::NONE;
        let mut intact = true;
        for (item, answer) in entries {
            let (Some(item), Ok(answer)) =
                (Contraindication::from_id(item), Answer::from_id(answer))
            else {
                intact = false;
                continue;
            };
            if let Some(before) = answers.get(item) {
                intact = false;
                // Of two answers to one question the graver is kept.
                if before != Answer::No && answer != Answer::Yes {
                    continue;
                }
            }
            answers = answers.with(item, answer);
        }
        let soundness = if version > VERSION {
            Soundness::NewerVersion
        } else if version < VERSION {
            Soundness::OlderQuestions
        } else if intact && answers.is_complete() {
            Soundness::Sound
        } else {
            Soundness::Damaged
        };
        Self {
            answers,
            answered,
            version,
            origin,
            soundness,
        }
    }

    /// What was answered.
    pub const fn answers(&self) -> Answers {
        self.answers
    }

    /// When.
    pub const fn answered(&self) -> LocalTime {
        self.answered
    }

    /// Version of the questions.
    pub const fn version(&self) -> u16 {
        self.version
    }

    /// Where it came from.
    pub const fn origin(&self) -> Origin {
        self.origin
    }

    /// How far it can be relied on.
    pub const fn soundness(&self) -> Soundness {
        self.soundness
    }

    /// The same set as read from a backup: it can block but not permit.
    pub const fn imported(self) -> Self {
        Self {
            origin: Origin::Imported,
            ..self
        }
    }
}

/// Why a draft cannot become an answer set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Incomplete {
    /// Questions without an answer; the first is named so that focus can go there.
    #[error("{count} questions have no answer yet")]
    Missing {
        /// The first unanswered question.
        first: Contraindication,
        /// How many are unanswered.
        count: u32,
    },
    /// Begun too long ago, or under a clock that has since been set back: begin again.
    #[error("the answers were begun too long ago")]
    Stale,
    /// The draft is of another version of the questions: begin again.
    #[error("the questions have changed since")]
    OtherVersion,
}

/// A run through the gate that is not finished. Plain data: storing it is pausing, loading it is
/// resuming. While there is one, no session can start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draft {
    /// Version of the questions.
    pub version: u16,
    /// When it was begun.
    pub begun: LocalTime,
    /// The answers so far.
    pub answers: Answers,
}

impl Draft {
    /// A draft can be resumed for this long. Chosen by us: "now" in a question has to mean today.
    pub const RESUMABLE_FOR: Millis = Millis::from_secs(24 * 60 * 60);

    /// An empty draft.
    pub const fn begin(now: LocalTime) -> Self {
        Self {
            version: VERSION,
            begun: now,
            answers: Answers::NONE,
        }
    }

    /// From stored parts, with pairs of question id and answer id. What cannot be understood is
    /// left out, so that it is asked again.
    pub fn from_stored(
        version: u16,
        begun: LocalTime,
        entries: impl IntoIterator<Item = (u8, u8)>,
    ) -> Self {
        let answers = entries
            .into_iter()
            .filter_map(|(item, answer)| {
                Some((
                    Contraindication::from_id(item)?,
                    Answer::from_id(answer).ok()?,
                ))
            })
            .fold(Answers::NONE, |answers, (item, answer)| {
                answers.with(item, answer)
            });
        Self {
            version,
            begun,
            answers,
        }
    }

    /// Answers one question.
    pub const fn answer(&mut self, item: Contraindication, answer: Answer) {
        self.answers = self.answers.with(item, answer);
    }

    /// Whether it is too old, or of another version, to be taken up again.
    pub fn is_stale(&self, now: LocalTime) -> bool {
        let too_old = now
            .at
            .since(self.begun.at)
            .is_some_and(|age| age > Self::RESUMABLE_FOR);
        self.version != VERSION || too_old || is_set_back(now, self.begun)
    }

    /// The finished set, answered at `now`.
    ///
    /// # Errors
    /// [`Incomplete`] says what is missing, or that the draft has to be begun again.
    pub fn complete(&self, now: LocalTime) -> Result<AnswerSet, Incomplete> {
        if self.version != VERSION {
            return Err(Incomplete::OtherVersion);
        }
        if self.is_stale(now) {
            return Err(Incomplete::Stale);
        }
        let mut missing = self.answers.missing();
        if let Some(first) = missing.next() {
            let all = u32::try_from(Contraindication::ALL.len()).unwrap_or(u32::MAX);
            return Err(Incomplete::Missing {
                first,
                count: all.saturating_sub(self.answers.answered()),
            });
        }
        Ok(AnswerSet {
            answers: self.answers,
            answered: now,
            version: VERSION,
            origin: Origin::Here,
            soundness: Soundness::Sound,
        })
    }
}

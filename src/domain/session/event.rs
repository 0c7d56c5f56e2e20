//! What happens to a session, and what a session wants done.

use crate::domain::{
    cue::Cue,
    journal::{Durability, JournalEntry},
    plan::Plan,
    record::{Equipment, Mode, Pain, SessionId, SessionRecord},
    screening::Permit,
    settings::SessionSettings,
    symptom::SymptomSet,
    tilt::TiltSample,
    trace::Trace,
    units::{LocalTime, Millis, MonoTime},
};

/// What a session is started with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StartOptions {
    /// Its name for ever.
    pub id: SessionId,
    /// What is planned.
    pub plan: Plan,
    /// Proof that the gate was passed.
    pub permit: Permit,
    /// How the angle is known.
    pub mode: Mode,
    /// What the person hangs on.
    pub equipment: Equipment,
    /// What the session follows.
    pub settings: SessionSettings,
    /// Time at angle of today's earlier sessions that the permit does not know of.
    pub used_today: Millis,
    /// Whether the previous session ended with dizziness on return: 30 s more of final hold.
    pub dizzy_last_return: bool,
    /// Pain before, if it was asked.
    pub before: Option<Pain>,
    /// The wall clock at the start. Never read again: durations come from the monotonic clock.
    pub started: LocalTime,
    /// The monotonic clock at the start.
    pub at: MonoTime,
}

/// Why a session cannot start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// The plan goes further than the permit.
    #[error("the plan's target lies above the ceiling in force")]
    AboveCeiling,
    /// Today's time at angle is used up.
    #[error("the time at angle of one day is used up")]
    DailyCapReached,
    /// The permit is for less than this plan, or it has lapsed.
    #[error("the permit does not cover this session")]
    NotPermitted,
}

/// A button. Every step that motion drives has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Action {
    /// "I am going down."
    Lower = 0,
    /// "I am at the angle."
    AtAngle = 1,
    /// "I am coming up": ends this set, the session goes on.
    ComeUp = 2,
    /// "I am level."
    Level = 3,
    /// "I am upright a little": the short pause begins.
    Upright = 4,
    /// "I am sitting."
    Sitting = 5,
    /// "To the questions": ends the seated minute.
    Questions = 6,
    /// The next step of the script, whichever it is.
    Next = 7,
    /// Stop: the guided slow return. The only way to abort.
    Stop = 8,
    /// Go on by clock and buttons: the angle is lost, or the person prefers it.
    ByHand = 9,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 10] = [
        Self::Lower,
        Self::AtAngle,
        Self::ComeUp,
        Self::Level,
        Self::Upright,
        Self::Sitting,
        Self::Questions,
        Self::Next,
        Self::Stop,
        Self::ByHand,
    ];
}

/// Actions that apply together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ActionSet(u16);

impl ActionSet {
    /// No action.
    pub const NONE: Self = Self(0);

    /// The given actions.
    pub const fn of(actions: &[Action]) -> Self {
        let mut set = Self::NONE;
        let mut index = 0;
        while index < actions.len() {
            set = set.with(actions[index]);
            index += 1;
        }
        set
    }

    /// Whether `action` applies.
    pub const fn contains(self, action: Action) -> bool {
        self.0 & (1 << action as u8) != 0
    }

    /// The set with `action` added.
    pub const fn with(self, action: Action) -> Self {
        Self(self.0 | (1 << action as u8))
    }
}

/// At this charge or less the person is told, once: the phone may go dark within the session.
/// Chosen by us: a screen kept on takes five per cent in a quarter of an hour or so.
pub const EMPTY_BATTERY_PERCENT: u8 = 5;

/// Something that happened, with its time.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The gauge said something.
    Tilt(TiltSample),
    /// A prompt, at 4 Hz or more: clocks are read, silence is noticed.
    Tick(MonoTime),
    /// A button was pressed.
    Button(Action, MonoTime),
    /// The page went out of sight.
    Hidden(MonoTime),
    /// The page is in sight again.
    Visible(MonoTime),
    /// The cue that was sounding has ended, or could not sound.
    CueEnded(MonoTime),
    /// The phone's charge fell to [`EMPTY_BATTERY_PERCENT`] and nothing charges it.
    BatteryLow(MonoTime),
    /// Pain before was answered.
    PainBefore(Pain, MonoTime),
    /// Pain right after was answered.
    PainAfter(Pain, MonoTime),
    /// Symptoms were answered, after a stop or at check-out; the whole set.
    Symptoms(SymptomSet, MonoTime),
    /// Whether the person was dizzy when coming up.
    DizzyOnReturn(bool, MonoTime),
    /// The note was written.
    Note(String, MonoTime),
    /// The questions are answered, or skipped: the session is over.
    AnswersDone(MonoTime),
}

impl Event {
    /// When it happened.
    pub const fn at(&self) -> MonoTime {
        match self {
            Self::Tilt(sample) => sample.at,
            Self::Tick(at)
            | Self::Button(_, at)
            | Self::Hidden(at)
            | Self::Visible(at)
            | Self::CueEnded(at)
            | Self::BatteryLow(at)
            | Self::PainBefore(_, at)
            | Self::PainAfter(_, at)
            | Self::Symptoms(_, at)
            | Self::DizzyOnReturn(_, at)
            | Self::Note(_, at)
            | Self::AnswersDone(at) => *at,
        }
    }
}

/// Something the session wants done. The shell interprets it and never decides.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Speak, sound, vibrate and flash; not after `expires`.
    Cue(Cue),
    /// Write a line of the journal.
    Journal {
        /// The line.
        entry: JournalEntry,
        /// How firmly.
        durability: Durability,
    },
    /// The session is over: store record and trace together, then clear the journal.
    Record(Box<(SessionRecord, Trace)>),
    /// Keep the screen on, or let it sleep.
    KeepAwake(bool),
    /// Make sound ready (`true`, inside the Start tap), or let it go.
    Sound(bool),
    /// Symptoms were reported: the next session waits until their page is read and confirmed.
    LockNextSession(SymptomSet),
}

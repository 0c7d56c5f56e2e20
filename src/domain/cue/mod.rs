//! What a running session says: the kinds of cue, and the queue that decides which is given when.
//!
//! The queue is pure: it is told the time, never waits, and drops a cue rather than give it late.

mod queue;

pub use queue::{CueFate, CueLogLine, CueQueue};

use super::{
    alarm::AlarmKind,
    breathing::Breath,
    guardian,
    settings::{SessionSettings, Spoken},
    units::{Millis, MonoTime},
};

/// Degrees still to go that are called out while lowering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DegreesToGo {
    /// Twenty.
    Twenty,
    /// Ten.
    Ten,
    /// Five.
    Five,
}

/// What a cue means. The words are `content::cues`; the tone is [`CueKind::tone`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CueKind {
    /// The session has begun; motion starts it.
    Ready,
    /// The session has begun; clock and buttons move it on.
    ReadyByHand,
    /// Degrees to the target while lowering.
    DegreesMore(DegreesToGo),
    /// Settled: hold for this long.
    Hold(Millis),
    /// Outside the band for a while: the hold clock stands still.
    ClockPaused,
    /// Half the hold is done.
    Halfway,
    /// Ten seconds of the hold are left.
    TenSecondsLeft,
    /// The next step of a staircase is deeper.
    NextStep,
    /// The hold is over, or the set is: come up.
    ComeUpSlowly,
    /// Stopped: the exit words.
    ExitWords,
    /// At horizontal between two sets, for this long.
    RestHere(Millis),
    /// The table went down before the rest was over.
    RestNotOver,
    /// The rest is over; the next set may begin.
    NextSet,
    /// At horizontal for the last time, for this long.
    StopHereFlat(Millis),
    /// The final hold is over: about 15 degrees upright, and pause.
    PauseUpright,
    /// Sit up, and sit for a minute.
    SitUp,
    /// The seated minute is over; the questions wait.
    AllDone,
    /// The angle was not seen for this long.
    NotSeen(Millis),
    /// The angle is back after it was lost.
    AngleBack,
    /// The sensor stays away: go on by the buttons.
    GoOnByHand,
    /// The phone's charge is nearly used up.
    BatteryLow,
    /// An alarm; `louder` is its second stage.
    Alarm {
        /// What about.
        kind: AlarmKind,
        /// Whether it went unanswered and is now louder.
        louder: bool,
    },
    /// A half of a paced breath begins.
    Breathe(Breath),
}

/// Which cue goes first: larger is more urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Priority(u8);

impl Priority {
    /// The breathing pacer.
    pub const PACE: Self = Self(0);
    /// Nice to know.
    pub const NOTICE: Self = Self(1);
    /// What to do next.
    pub const STEP: Self = Self(2);
    /// The guided return: above every other step.
    pub const RETURN: Self = Self(3);

    /// That of an alarm: above every other cue, by the guardian's table among themselves.
    pub const fn of_alarm(kind: AlarmKind) -> Self {
        Self(10 + guardian::rule(kind).urgency)
    }

    /// Whether it is an alarm's.
    pub const fn is_alarm(self) -> bool {
        self.0 >= 10
    }
}

/// A tone pattern, one per meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// Breathing in begins.
    BreatheIn,
    /// Breathing out begins.
    BreatheOut,
    /// Something worth knowing.
    Notice,
    /// The next step of the session begins.
    Step,
    /// Settled: the hold clock runs.
    Settled,
    /// Ten seconds are left.
    LastSeconds,
    /// Come up.
    ComeUp,
    /// Stop here and stay flat.
    StopHere,
    /// Slower, the hold is over, the day's time is used up.
    Warning,
    /// Over the limit, the angle is lost, the phone slipped.
    Alarm,
    /// For people nearby.
    Siren,
}

/// A colour over the whole screen; it always comes with large words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flash {
    /// A change of phase.
    Step,
    /// A warning.
    Warning,
    /// An alarm.
    Alarm,
}

/// A cue ready to be given in every way the phone has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// What it means.
    pub kind: CueKind,
    /// How urgent it is.
    pub priority: Priority,
    /// Whether it is spoken.
    pub spoken: bool,
    /// Its tone; always sounded when the cue is not spoken or speech fails.
    pub tone: Tone,
    /// Whether the phone vibrates with it.
    pub vibrates: bool,
    /// The colour over the screen, if any.
    pub flash: Option<Flash>,
    /// Whether it cuts off what is being spoken.
    pub interrupts: bool,
    /// From this moment on it must not be given any more.
    pub expires: MonoTime,
}

impl CueKind {
    /// How urgent it is.
    pub const fn priority(self) -> Priority {
        match self {
            Self::Breathe(_) => Priority::PACE,
            Self::DegreesMore(_)
            | Self::Halfway
            | Self::TenSecondsLeft
            | Self::ClockPaused
            | Self::RestNotOver
            | Self::AngleBack
            | Self::NotSeen(_) => Priority::NOTICE,
            Self::Ready
            | Self::ReadyByHand
            | Self::Hold(_)
            | Self::NextStep
            | Self::RestHere(_)
            | Self::NextSet
            | Self::StopHereFlat(_)
            | Self::PauseUpright
            | Self::SitUp
            | Self::AllDone
            | Self::GoOnByHand
            | Self::BatteryLow => Priority::STEP,
            Self::ComeUpSlowly | Self::ExitWords => Priority::RETURN,
            Self::Alarm { kind, .. } => Priority::of_alarm(kind),
        }
    }

    /// Its tone.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Breathe(Breath::In) => Tone::BreatheIn,
            Self::Breathe(Breath::Out) => Tone::BreatheOut,
            Self::DegreesMore(_)
            | Self::Halfway
            | Self::ClockPaused
            | Self::RestNotOver
            | Self::AngleBack
            | Self::NotSeen(_) => Tone::Notice,
            Self::TenSecondsLeft => Tone::LastSeconds,
            Self::Hold(_) => Tone::Settled,
            Self::ComeUpSlowly | Self::ExitWords => Tone::ComeUp,
            Self::RestHere(_) | Self::StopHereFlat(_) => Tone::StopHere,
            Self::Ready
            | Self::ReadyByHand
            | Self::NextStep
            | Self::NextSet
            | Self::PauseUpright
            | Self::SitUp
            | Self::AllDone
            | Self::GoOnByHand => Tone::Step,
            Self::Alarm { kind, louder } => match kind {
                AlarmKind::StuckInverted => Tone::Siren,
                AlarmKind::OverAngle
                | AlarmKind::FarTooFast
                | AlarmKind::AngleLost
                | AlarmKind::PhoneSlipped => Tone::Alarm,
                AlarmKind::Overtime if louder => Tone::Alarm,
                AlarmKind::TooFast | AlarmKind::Overtime | AlarmKind::DailyCap => Tone::Warning,
            },
            Self::BatteryLow => Tone::Warning,
        }
    }

    /// The colour over the screen, if any.
    pub const fn flash(self) -> Option<Flash> {
        match self.tone() {
            Tone::Siren | Tone::Alarm => Some(Flash::Alarm),
            Tone::Warning => Some(Flash::Warning),
            Tone::Step | Tone::Settled | Tone::ComeUp | Tone::StopHere => Some(Flash::Step),
            Tone::BreatheIn | Tone::BreatheOut | Tone::Notice | Tone::LastSeconds => None,
        }
    }

    /// How long it may wait before it is dropped. Chosen by us: a number called out late is a
    /// wrong number; a step may wait for the sentence before it; what stays true waits longest.
    const fn keeps(self) -> Millis {
        match self {
            Self::Breathe(_) => Millis(250),
            Self::DegreesMore(_) | Self::TenSecondsLeft => Millis(1_500),
            Self::Halfway | Self::ClockPaused | Self::RestNotOver => Millis(3_000),
            Self::Alarm {
                kind: AlarmKind::TooFast | AlarmKind::FarTooFast,
                ..
            } => Millis(1_000),
            Self::Alarm { .. } => Millis(5_000),
            _ => Millis(8_000),
        }
    }

    /// The longest it is taken to sound when its end is not reported. Chosen by us from its words
    /// at a calm rate; a voice that never ends must not silence the rest.
    const fn sounds_for(self) -> Millis {
        match self {
            Self::Breathe(_) => Millis(200),
            Self::DegreesMore(_) | Self::Halfway | Self::TenSecondsLeft => Millis(1_500),
            Self::ExitWords => Millis(7_000),
            Self::Alarm {
                kind: AlarmKind::StuckInverted,
                ..
            } => Millis(7_000),
            Self::Alarm {
                kind: AlarmKind::TooFast | AlarmKind::FarTooFast,
                ..
            } => Millis(1_500),
            _ => Millis(4_000),
        }
    }

    /// Whether `settings` let it be spoken.
    const fn is_spoken(self, settings: &SessionSettings) -> bool {
        match self {
            Self::Breathe(_) => false,
            Self::Alarm { .. } => !matches!(settings.spoken, Spoken::Nothing),
            Self::DegreesMore(_)
            | Self::Halfway
            | Self::TenSecondsLeft
            | Self::ClockPaused
            | Self::AngleBack => matches!(settings.spoken, Spoken::Everything),
            _ => matches!(settings.spoken, Spoken::Steps | Spoken::Everything),
        }
    }

    /// Whether it tells of something beside the course of the session: it makes no step obsolete, and
    /// no step makes it so.
    const fn is_aside(self) -> bool {
        matches!(self, Self::NotSeen(_) | Self::GoOnByHand | Self::BatteryLow)
    }

    /// Whether a later cue of this kind replaces a waiting one.
    const fn replaces(self, waiting: Self) -> bool {
        if self.is_aside() || waiting.is_aside() {
            return false;
        }
        match (self, waiting) {
            (Self::Alarm { kind, .. }, Self::Alarm { kind: other, .. }) => {
                kind as u8 == other as u8
            }
            // A step overtakes every step and notice before it: only the newest is still true.
            (Self::Alarm { .. }, _) | (_, Self::Alarm { .. }) => false,
            _ => {
                self.priority().0 >= Priority::STEP.0 || (self.priority().0 == waiting.priority().0)
            }
        }
    }
}

//! What a running session says: the kinds of cue, and the queue that decides which is given when.
//!
//! The queue is pure: it is told the time, never waits, and drops a cue rather than give it late.

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
            | Self::GoOnByHand => Priority::STEP,
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

    /// Whether a later cue of this kind replaces a waiting one.
    const fn replaces(self, waiting: Self) -> bool {
        match (self, waiting) {
            (Self::Alarm { kind, .. }, Self::Alarm { kind: other, .. }) => {
                kind as u8 == other as u8
            }
            // A step overtakes every step and notice before it: only the newest is still true.
            (Self::Alarm { .. }, _) | (_, Self::Alarm { .. } | Self::NotSeen(_)) => false,
            _ => {
                self.priority().0 >= Priority::STEP.0 || (self.priority().0 == waiting.priority().0)
            }
        }
    }
}

/// What became of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueFate {
    /// Given.
    Given,
    /// Waited too long and was dropped.
    Expired,
    /// A newer cue took its place.
    Replaced,
}

/// A line of the queue's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CueLogLine {
    /// When.
    pub at: MonoTime,
    /// Which cue.
    pub kind: CueKind,
    /// What became of it.
    pub fate: CueFate,
}

/// The cue that is sounding.
#[derive(Debug, Clone, Copy)]
struct Sounding {
    priority: Priority,
    until: MonoTime,
}

/// Waiting cues by urgency, with expiry and a log.
#[derive(Debug, Clone, Default)]
pub struct CueQueue {
    waiting: Vec<Cue>,
    sounding: Option<Sounding>,
    log: Vec<CueLogLine>,
}

impl CueQueue {
    /// Lines kept in the log; older ones make room. Chosen by us: a long session with the pacer off.
    const MOST_LINES: usize = 400;

    /// Puts a cue of `kind` in the queue.
    pub fn push(&mut self, kind: CueKind, now: MonoTime, settings: &SessionSettings) {
        let log = &mut self.log;
        self.waiting.retain(|cue| {
            let stays = !kind.replaces(cue.kind);
            if !stays {
                note(log, now, cue.kind, CueFate::Replaced);
            }
            stays
        });
        self.waiting.push(Cue {
            kind,
            priority: kind.priority(),
            spoken: kind.is_spoken(settings),
            tone: kind.tone(),
            vibrates: settings.vibration && !matches!(kind, CueKind::Breathe(_)),
            flash: kind.flash(),
            interrupts: false,
            expires: now.after(kind.keeps()),
        });
    }

    /// The cue to give at `now`, if any: the most urgent one, the older of two equals. An alarm
    /// cuts off anything less urgent; everything else waits for the cue before it to end.
    pub fn next(&mut self, now: MonoTime) -> Option<Cue> {
        if self.waiting.is_empty() {
            return None;
        }
        let log = &mut self.log;
        self.waiting.retain(|cue| {
            let stays = now < cue.expires;
            if !stays {
                note(log, now, cue.kind, CueFate::Expired);
            }
            stays
        });
        let (index, best) = self.waiting.iter().enumerate().reduce(|best, next| {
            if next.1.priority > best.1.priority {
                next
            } else {
                best
            }
        })?;
        let mut cue = *best;
        if let Some(sounding) = self.sounding
            && now < sounding.until
        {
            let cuts = cue.priority.is_alarm() && cue.priority > sounding.priority;
            // The exit words are never kept waiting by a notice.
            let returns = cue.priority == Priority::RETURN && sounding.priority < Priority::STEP;
            if !cuts && !returns {
                return None;
            }
            cue.interrupts = true;
        }
        self.waiting.remove(index);
        self.sounding = Some(Sounding {
            priority: cue.priority,
            until: now.after(cue.kind.sounds_for()),
        });
        if !matches!(cue.kind, CueKind::Breathe(_)) {
            note(&mut self.log, now, cue.kind, CueFate::Given);
        }
        Some(cue)
    }

    /// The cue that was sounding has ended.
    pub fn ended(&mut self) {
        self.sounding = None;
    }

    /// Forgets waiting alarms of `kind`: the condition is over.
    pub fn forget_alarm(&mut self, kind: AlarmKind) {
        self.waiting
            .retain(|cue| !matches!(cue.kind, CueKind::Alarm { kind: of, .. } if of == kind));
    }

    /// What was given, dropped or replaced, oldest first.
    pub fn log(&self) -> &[CueLogLine] {
        &self.log
    }
}

fn note(log: &mut Vec<CueLogLine>, at: MonoTime, kind: CueKind, fate: CueFate) {
    if log.len() >= CueQueue::MOST_LINES {
        log.remove(0);
    }
    log.push(CueLogLine { at, kind, fate });
}

#[cfg(test)]
mod tests {
    use super::*;

    const OVER: CueKind = CueKind::Alarm {
        kind: AlarmKind::OverAngle,
        louder: false,
    };
    const FAST: CueKind = CueKind::Alarm {
        kind: AlarmKind::TooFast,
        louder: false,
    };

    fn at(millis: u64) -> MonoTime {
        MonoTime::from_millis(millis)
    }

    fn push(queue: &mut CueQueue, kind: CueKind, millis: u64) {
        queue.push(kind, at(millis), &SessionSettings::default());
    }

    fn given(queue: &mut CueQueue, millis: u64) -> Option<CueKind> {
        queue.next(at(millis)).map(|cue| cue.kind)
    }

    #[test]
    fn a_late_cue_is_dropped_and_logged_not_given() {
        let mut queue = CueQueue::default();
        push(&mut queue, CueKind::TenSecondsLeft, 0);
        assert_eq!(given(&mut queue, 1_500), None);
        assert_eq!(
            queue.log(),
            [CueLogLine {
                at: at(1_500),
                kind: CueKind::TenSecondsLeft,
                fate: CueFate::Expired
            }]
        );
    }

    #[test]
    fn an_alarm_cuts_off_a_step() {
        let mut queue = CueQueue::default();
        push(&mut queue, CueKind::ComeUpSlowly, 0);
        assert_eq!(given(&mut queue, 0), Some(CueKind::ComeUpSlowly));
        push(&mut queue, OVER, 100);
        let cue = queue.next(at(100)).unwrap();
        assert_eq!((cue.kind, cue.interrupts), (OVER, true));
    }

    #[test]
    fn a_step_waits_for_an_alarm_to_end() {
        let mut queue = CueQueue::default();
        push(&mut queue, OVER, 0);
        assert_eq!(given(&mut queue, 0), Some(OVER));
        push(&mut queue, CueKind::ComeUpSlowly, 100);
        assert_eq!(given(&mut queue, 200), None);
        queue.ended();
        assert_eq!(given(&mut queue, 900), Some(CueKind::ComeUpSlowly));
    }

    #[test]
    fn a_voice_that_never_ends_does_not_silence_the_rest() {
        let mut queue = CueQueue::default();
        push(&mut queue, CueKind::Hold(Millis(60_000)), 0);
        assert!(queue.next(at(0)).is_some());
        push(&mut queue, CueKind::ComeUpSlowly, 3_000);
        assert_eq!(given(&mut queue, 3_900), None);
        assert_eq!(given(&mut queue, 4_000), Some(CueKind::ComeUpSlowly));
    }

    #[test]
    fn the_more_urgent_of_two_alarms_goes_first() {
        let mut queue = CueQueue::default();
        push(&mut queue, FAST, 0);
        push(&mut queue, OVER, 0);
        assert_eq!(given(&mut queue, 0), Some(OVER));
        assert_eq!(given(&mut queue, 10), None);
        queue.ended();
        assert_eq!(given(&mut queue, 20), Some(FAST));
    }

    #[test]
    fn only_the_newest_step_is_given() {
        let mut queue = CueQueue::default();
        push(&mut queue, OVER, 0);
        assert!(queue.next(at(0)).is_some());
        push(&mut queue, CueKind::Hold(Millis(60_000)), 100);
        push(&mut queue, CueKind::ComeUpSlowly, 200);
        queue.ended();
        assert_eq!(given(&mut queue, 300), Some(CueKind::ComeUpSlowly));
        assert_eq!(given(&mut queue, 400), None);
    }

    #[test]
    fn an_alarm_that_repeats_does_not_throw_out_what_waits() {
        let mut queue = CueQueue::default();
        push(&mut queue, OVER, 0);
        assert!(queue.next(at(0)).is_some());
        push(&mut queue, CueKind::ComeUpSlowly, 2_000);
        push(&mut queue, FAST, 2_500);
        assert_eq!(given(&mut queue, 4_000), Some(FAST));
        assert_eq!(given(&mut queue, 5_500), Some(CueKind::ComeUpSlowly));
    }

    #[test]
    fn nothing_spoken_still_sounds_and_flashes() {
        let mut queue = CueQueue::default();
        let quiet = SessionSettings {
            spoken: Spoken::Nothing,
            ..SessionSettings::default()
        };
        queue.push(OVER, at(0), &quiet);
        let cue = queue.next(at(0)).unwrap();
        assert!(!cue.spoken);
        assert_eq!((cue.tone, cue.flash), (Tone::Alarm, Some(Flash::Alarm)));
    }

    #[test]
    fn every_alarm_is_more_urgent_than_every_step() {
        for kind in AlarmKind::ALL {
            assert!(Priority::of_alarm(kind) > Priority::RETURN);
        }
    }
}

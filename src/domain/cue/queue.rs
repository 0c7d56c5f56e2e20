//! Which cue is given when: by urgency, with expiry and a log.

use super::{Cue, CueKind, Priority};
use crate::domain::{alarm::AlarmKind, settings::SessionSettings, units::MonoTime};

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
    use crate::domain::{
        cue::{Flash, Tone},
        settings::Spoken,
        units::Millis,
    };

    const OVER: CueKind = CueKind::Alarm {
        kind: AlarmKind::OverAngle,
        louder: false,
    };
    const FAST: CueKind = CueKind::Alarm {
        kind: AlarmKind::TooFast,
        louder: false,
    };

    const LOST: CueKind = CueKind::Alarm {
        kind: AlarmKind::AngleLost,
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
    fn what_is_told_beside_the_course_throws_out_no_step() {
        let mut queue = CueQueue::default();
        push(&mut queue, LOST, 0);
        assert!(queue.next(at(0)).is_some());
        push(&mut queue, CueKind::ExitWords, 100);
        push(&mut queue, CueKind::GoOnByHand, 200);
        push(&mut queue, CueKind::BatteryLow, 300);
        queue.ended();
        assert_eq!(given(&mut queue, 400), Some(CueKind::ExitWords));
        queue.ended();
        assert_eq!(given(&mut queue, 500), Some(CueKind::GoOnByHand));
        push(&mut queue, CueKind::PauseUpright, 600);
        queue.ended();
        assert_eq!(given(&mut queue, 700), Some(CueKind::BatteryLow));
        queue.ended();
        assert_eq!(given(&mut queue, 800), Some(CueKind::PauseUpright));
    }

    #[test]
    fn an_alarm_that_repeats_does_not_throw_out_what_waits() {
        let mut queue = CueQueue::default();
        push(&mut queue, OVER, 0);
        assert!(queue.next(at(0)).is_some());
        push(&mut queue, CueKind::ComeUpSlowly, 2_000);
        push(&mut queue, LOST, 2_500);
        assert_eq!(given(&mut queue, 4_000), Some(LOST));
        assert_eq!(given(&mut queue, 8_000), Some(CueKind::ComeUpSlowly));
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

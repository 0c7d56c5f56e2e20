//! When the questions one and two days after a session may be answered, and which are due.
//!
//! An answer outside its window is refused, never stored as if it were on time, and nothing is
//! filled in backwards.

use super::{
    record::{CheckIn, CheckInKind, SessionId},
    summary::SessionSummary,
    units::{Millis, UnixMillis},
};

const HOUR: u32 = 3_600;

/// Why an answer is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OutsideWindow {
    /// The window opens later.
    #[error("too early for this check-in")]
    TooEarly,
    /// The window has closed; the answer stays missing.
    #[error("too late for this check-in")]
    TooLate,
}

impl CheckInKind {
    /// Both, in the order they are asked.
    pub const ALL: [Self; 2] = [Self::Day1, Self::Day2];

    /// How long after the session's start it is meant to be answered: 24 or 48 hours (product
    /// rule, section 8).
    pub const fn meant_after(self) -> Millis {
        match self {
            Self::Day1 => Millis::from_secs(24 * HOUR),
            Self::Day2 => Millis::from_secs(48 * HOUR),
        }
    }

    /// How long after the session's start its window opens: 18 or 36 hours (product rule,
    /// section 8).
    pub const fn opens_after(self) -> Millis {
        match self {
            Self::Day1 => Millis::from_secs(18 * HOUR),
            Self::Day2 => Millis::from_secs(36 * HOUR),
        }
    }

    /// How long after the session's start its window closes: 36 or 72 hours (product rule,
    /// section 8).
    pub const fn closes_after(self) -> Millis {
        match self {
            Self::Day1 => Millis::from_secs(36 * HOUR),
            Self::Day2 => Millis::from_secs(72 * HOUR),
        }
    }

    /// How late an answer given at `at` is for a session started at `started`: milliseconds after
    /// the meant moment, negative if before it.
    ///
    /// # Errors
    /// [`OutsideWindow`] beyond the window; its edges belong to it.
    pub const fn lateness(self, started: UnixMillis, at: UnixMillis) -> Result<i64, OutsideWindow> {
        let passed = at.0.saturating_sub(started.0);
        if passed < self.opens_after().0.cast_signed() {
            Err(OutsideWindow::TooEarly)
        } else if passed > self.closes_after().0.cast_signed() {
            Err(OutsideWindow::TooLate)
        } else {
            Ok(passed - self.meant_after().0.cast_signed())
        }
    }
}

/// A check-in that can be answered now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueCheckIn {
    /// The session it follows.
    pub session: SessionId,
    /// Which one.
    pub kind: CheckInKind,
    /// When it is meant to be answered.
    pub meant: UnixMillis,
    /// When its window closes.
    pub closes: UnixMillis,
}

/// The check-ins open at `now` and not yet answered, the first to close first.
///
/// A session dated in the future has none: its clock or this one is wrong.
pub fn due(sessions: &[SessionSummary], answered: &[CheckIn], now: UnixMillis) -> Vec<DueCheckIn> {
    let mut due: Vec<DueCheckIn> = sessions
        .iter()
        .flat_map(|session| CheckInKind::ALL.map(|kind| (session, kind)))
        .filter(|(session, kind)| kind.lateness(session.started.at, now).is_ok())
        .filter(|(session, kind)| {
            !answered
                .iter()
                .any(|answer| answer.session == session.id && answer.kind == *kind)
        })
        .map(|(session, kind)| DueCheckIn::of(session, kind))
        .collect();
    due.sort_by_key(|check_in| (check_in.closes, check_in.session));
    due
}

/// The check-ins of `sessions` that are meant to be answered after `now`, the next first: what a
/// calendar can remind of.
pub fn reminders(sessions: &[SessionSummary], now: UnixMillis) -> Vec<DueCheckIn> {
    let mut ahead: Vec<DueCheckIn> = sessions
        .iter()
        // A session dated in the future is no reason to remind anyone: a clock is wrong.
        .filter(|session| session.started.at <= now)
        .flat_map(|session| CheckInKind::ALL.map(|kind| DueCheckIn::of(session, kind)))
        .filter(|check_in| check_in.meant > now)
        .collect();
    ahead.sort_by_key(|check_in| (check_in.meant, check_in.session));
    ahead
}

impl DueCheckIn {
    const fn of(session: &SessionSummary, kind: CheckInKind) -> Self {
        Self {
            session: session.id,
            kind,
            meant: session.started.at.after(kind.meant_after()),
            closes: session.started.at.after(kind.closes_after()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        plan::Plan,
        record::{Ending, Equipment, Mode, Pain},
        symptom::SymptomSet,
        units::{LocalTime, Nrs},
    };

    const H: i64 = 3_600_000;

    fn session(started: i64) -> SessionSummary {
        let plan = Plan::SIMPLE_START;
        SessionSummary {
            id: SessionId::new(UnixMillis(started), 0),
            started: LocalTime {
                at: UnixMillis(started),
                offset_minutes: 0,
            },
            duration: Millis::from_secs(300),
            mode: Mode::Manual,
            equipment: Equipment::Table,
            kind: plan.kind(),
            target: plan.target(),
            hold: plan.hold(),
            sets: plan.sets(),
            sets_done: 1,
            time_at_angle: plan.hold(),
            mean_angle: None,
            max_angle: None,
            ending: Ending::Completed,
            alarms: 0,
            before: None,
            after: None,
            symptoms: SymptomSet::NONE,
            dizzy_on_return: false,
            edited: false,
            has_note: false,
        }
    }

    fn answer(session: &SessionSummary, kind: CheckInKind) -> CheckIn {
        CheckIn {
            session: session.id,
            kind,
            at: session.started,
            pain: Pain {
                back: Nrs::default(),
                leg: Nrs::default(),
            },
            symptoms: SymptomSet::NONE,
        }
    }

    #[test]
    fn the_first_window_is_18_to_36_hours_with_its_edges() {
        let start = UnixMillis(0);
        let lateness =
            |hours: i64, more: i64| CheckInKind::Day1.lateness(start, UnixMillis(hours * H + more));
        assert_eq!(lateness(18, -1), Err(OutsideWindow::TooEarly));
        assert_eq!(lateness(18, 0), Ok(-6 * H));
        assert_eq!(lateness(24, 0), Ok(0));
        assert_eq!(lateness(36, 0), Ok(12 * H));
        assert_eq!(lateness(36, 1), Err(OutsideWindow::TooLate));
    }

    #[test]
    fn the_second_window_is_36_to_72_hours_with_its_edges() {
        let start = UnixMillis(0);
        let lateness =
            |hours: i64, more: i64| CheckInKind::Day2.lateness(start, UnixMillis(hours * H + more));
        assert_eq!(lateness(36, -1), Err(OutsideWindow::TooEarly));
        assert_eq!(lateness(48, 0), Ok(0));
        assert_eq!(lateness(72, 0), Ok(24 * H));
        assert_eq!(lateness(72, 1), Err(OutsideWindow::TooLate));
    }

    #[test]
    fn each_of_two_sessions_of_a_day_has_its_own_check_in() {
        let sessions = [session(0), session(10 * H)];
        let open = due(&sessions, &[], UnixMillis(30 * H));
        let named: Vec<_> = open.iter().map(|due| (due.session, due.kind)).collect();
        assert_eq!(
            named,
            [
                (sessions[0].id, CheckInKind::Day1),
                (sessions[1].id, CheckInKind::Day1)
            ]
        );
        assert_eq!(open[0].closes, UnixMillis(36 * H));
    }

    #[test]
    fn an_answered_check_in_is_no_longer_due() {
        let session = session(0);
        let answered = [answer(&session, CheckInKind::Day1)];
        assert!(due(&[session], &answered, UnixMillis(24 * H)).is_empty());
        assert_eq!(
            due(&[session], &answered, UnixMillis(48 * H))[0].kind,
            CheckInKind::Day2
        );
    }

    #[test]
    fn a_calendar_reminds_only_of_what_is_ahead() {
        let sessions = [session(0), session(20 * H), session(100 * H)];
        let named: Vec<_> = reminders(&sessions, UnixMillis(30 * H))
            .iter()
            .map(|ahead| (ahead.kind, ahead.meant.0 / H))
            .collect();
        assert_eq!(
            named,
            [
                (CheckInKind::Day1, 44),
                (CheckInKind::Day2, 48),
                (CheckInKind::Day2, 68)
            ]
        );
    }

    #[test]
    fn a_session_dated_in_the_future_is_not_asked_about() {
        assert!(due(&[session(100 * H)], &[], UnixMillis(0)).is_empty());
        assert!(due(&[session(i64::MIN)], &[], UnixMillis(i64::MAX)).is_empty());
    }
}

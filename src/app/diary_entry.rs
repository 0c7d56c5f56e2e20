//! Writes the diary beside the sessions: check-ins, a day's entry, corrections, reminders.

use wasm_bindgen_futures::spawn_local;

use super::{diary::Diary, notices::Notices, sample::Place, wall_clock::WallClock};
use crate::{
    browser::file,
    content::{history as history_words, quantities, symptoms},
    domain::{
        check_in::{OutsideWindow, reminders},
        correction::Correction,
        notice::Notice,
        record::{CheckIn, DiaryEntry, SessionId},
        summary::SessionSummary,
        units::LocalDay,
    },
    persistence::calendar_file::{Reminder, calendar_file},
    ui::{context::Loaded, intent::DiaryStep},
};

/// Writes the diary; what could not be written is said. Clones share one.
#[derive(Clone)]
pub(super) struct DiaryWriter {
    diary: Diary,
    notices: Notices,
    wall_clock: WallClock,
}

impl DiaryWriter {
    pub(super) const fn new(diary: Diary, notices: Notices, wall_clock: WallClock) -> Self {
        Self {
            diary,
            notices,
            wall_clock,
        }
    }

    /// Carries `step` out.
    pub(super) fn interpret(&self, step: DiaryStep) {
        match step {
            DiaryStep::CheckIn(answer) => self.check_in(CheckIn {
                at: self.wall_clock.read(),
                ..answer
            }),
            DiaryStep::Pain(day, pain) => self.edit_day(day, move |entry| entry.pain = Some(pain)),
            DiaryStep::Site(day, site, hurts) => self.edit_day(day, move |entry| {
                entry.body = if hurts {
                    entry.body.with(site)
                } else {
                    entry.body.without(site)
                };
            }),
            DiaryStep::Activity(day, activity, done) => self.edit_day(day, move |entry| {
                entry.activities = if done {
                    entry.activities.with(activity)
                } else {
                    entry.activities.without(activity)
                };
            }),
            DiaryStep::Note(day, note) => self.edit_day(day, move |entry| entry.note = note),
            DiaryStep::Correct(id, corrections) => self.correct(id, corrections),
            DiaryStep::Remind => self.remind(),
        }
    }

    /// Keeps the entry of `day` as `edit` makes it from what is kept; other parts of the entry stay
    /// as they are, also those another tab or page wrote.
    pub(super) fn edit_day(&self, day: LocalDay, edit: impl FnOnce(&mut DiaryEntry) + 'static) {
        let writer = self.clone();
        spawn_local(async move {
            if let Err(error) = writer.diary.edit_day(day, edit).await {
                writer.notices.store_failed(&error);
            }
        });
    }

    fn check_in(&self, answer: CheckIn) {
        let started = self.with_sessions(|sessions| {
            let session = sessions.iter().rfind(|one| one.id == answer.session)?;
            Some(session.started.at)
        });
        let Some(started) = started else { return };
        let in_time: Result<i64, OutsideWindow> = answer.kind.lateness(started, answer.at.at);
        if in_time.is_err() {
            // The window closed while the questions were on the screen.
            self.notices.show(Notice::CheckInClosed);
            return;
        }
        let writer = self.clone();
        spawn_local(async move {
            if let Err(error) = writer.diary.keep_check_in(answer).await {
                writer.notices.store_failed(&error);
            }
        });
    }

    fn correct(&self, id: SessionId, corrections: Vec<Correction>) {
        let writer = self.clone();
        let now = self.wall_clock.read();
        spawn_local(async move {
            let corrected = writer
                .diary
                .edit_session(id, move |record| {
                    let mut changed = false;
                    for correction in corrections {
                        changed |= record.correct(correction, now, text);
                    }
                    changed
                })
                .await;
            if let Err(error) = corrected {
                writer.notices.store_failed(&error);
            }
        });
    }

    /// Hands the check-ins still ahead over as a calendar file.
    fn remind(&self) {
        let now = self.wall_clock.read().at;
        let ahead = self.with_sessions(|sessions| {
            let reminders: Vec<Reminder> = reminders(sessions, now)
                .into_iter()
                .map(|ahead| Reminder {
                    session: ahead.session,
                    kind: ahead.kind,
                    at: ahead.meant,
                })
                .collect();
            (!reminders.is_empty()).then_some(reminders)
        });
        let Some(ahead) = ahead else { return };
        let calendar = calendar_file(&ahead, history_words::REMINDER_TITLE, now);
        if file::save(
            &Place::here().file_name("check-in.ics"),
            "text/calendar",
            calendar.as_bytes(),
        )
        .is_err()
        {
            self.notices.show(Notice::FileUnsaved);
        }
    }

    fn with_sessions<T>(&self, of: impl FnOnce(&[SessionSummary]) -> Option<T>) -> Option<T> {
        use leptos::prelude::WithUntracked;

        self.diary
            .history()
            .with_untracked(|history| match history {
                Loaded::Ready(sessions) => of(sessions),
                Loaded::Loading | Loaded::Failed => None,
            })
    }
}

/// An answer as the page of its session shows it.
fn text(correction: &Correction) -> String {
    match correction {
        Correction::Before(pain) | Correction::After(pain) => {
            pain.map_or_else(|| history_words::NOT_KNOWN.to_owned(), quantities::pain)
        }
        Correction::Symptoms(set) => symptoms::list(*set),
        Correction::Note(note) => note.clone(),
    }
}

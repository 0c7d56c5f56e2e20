//! Interprets what the person wants: each intent becomes calls on the rooms that can do it.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    cues::CuePlayer, diary::Diary, gauge::Gauge, notices::Notices, preferences::PreferencesStore,
    session_runtime::SessionRuntime,
};
use crate::{
    browser::{address, clock, file, screen, service_worker},
    domain::{
        notice::Notice,
        record::{SessionId, SessionRecord},
        session::Event,
        trace::Trace,
    },
    route::Route,
    ui::intent::Intent,
};

/// The interpreter and everything it reaches. Clones share all of it.
#[derive(Clone)]
pub(super) struct Interpreter {
    pub(super) notices: Notices,
    pub(super) diary: Diary,
    pub(super) gauge: Gauge,
    pub(super) cues: CuePlayer,
    pub(super) preferences: PreferencesStore,
    pub(super) runtime: SessionRuntime,
    /// The session deleted last, for undo.
    pub(super) deleted: StoredValue<Option<(SessionRecord, Trace)>, LocalStorage>,
    /// Whether there is one.
    pub(super) can_undo: RwSignal<bool>,
    pub(super) sound_test: RwSignal<Option<bool>>,
}

impl Interpreter {
    /// Carries `intent` out.
    pub(super) fn interpret(&self, intent: Intent) {
        match intent {
            Intent::Go(route) => address::go(&route.fragment()),
            Intent::Leave(route) => {
                self.runtime.forget_saved();
                address::leave_for(&route.fragment());
            }
            Intent::FocusContent => screen::focus_page(),
            Intent::TurnGaugeOn => self.gauge.turn_on(|_| {}),
            Intent::SetLevel => self.with_gauge(Gauge::begin_zero),
            Intent::SetUpright => self.with_gauge(Gauge::begin_upright),
            Intent::SetKnownAngle(angle) => {
                self.with_gauge(move |gauge| gauge.begin_known_angle(angle));
            }
            Intent::CancelPose => self.gauge.cancel_capture(),
            Intent::UndoPose => self.gauge.undo(),
            Intent::FlipSign => self.gauge.flip_sign(),
            Intent::StartRaw => self.with_gauge(Gauge::start_recording),
            Intent::SaveRaw => {
                if let Some(csv) = self.gauge.stop_recording() {
                    self.save_file("plumbline-motion.csv", "text/csv", csv.as_bytes());
                }
            }
            Intent::Press(action) => self.runtime.press(action),
            Intent::PainAfter(pain) => self.answer(|at| Event::PainAfter(pain, at)),
            Intent::Symptoms(symptoms) => self.answer(|at| Event::Symptoms(symptoms, at)),
            Intent::DizzyOnReturn(dizzy) => self.answer(|at| Event::DizzyOnReturn(dizzy, at)),
            Intent::Note(note) => self.answer(|at| Event::Note(note, at)),
            Intent::AnswersDone => self.answer(Event::AnswersDone),
            Intent::SaveInterrupted { after, symptoms } => {
                self.runtime.save_interrupted(move |record| {
                    record.after = after.or(record.after);
                    record.symptoms = symptoms;
                });
            }
            Intent::SaveAgain => self.runtime.save_again(),
            Intent::SaveRecordAsFile => self.save_unsaved_record(),
            Intent::Delete(id) => self.delete(id),
            Intent::UndoDelete => self.undo_delete(),
            Intent::Change(settings) => self.preferences.change(*settings),
            Intent::TestSound => {
                let heard = self.sound_test;
                self.cues.test(move |spoken| heard.set(Some(spoken)));
            }
            Intent::Dismiss(notice) => self.notices.dismiss(notice),
            Intent::ApplyUpdate => {
                // A new version never replaces the running one during a session.
                if !self.runtime.is_running() {
                    service_worker::apply_update();
                }
            }
            Intent::Reload => screen::reload(),
            Intent::Start { .. } => {}
        }
    }

    fn answer(&self, event: impl FnOnce(crate::domain::units::MonoTime) -> Event) {
        self.runtime.dispatch(event(clock::mono_now()));
    }

    /// Turns the gauge on, inside the tap, and then has it do `what`.
    fn with_gauge(&self, what: impl FnOnce(&Gauge) + 'static) {
        let gauge = self.gauge.clone();
        self.gauge.turn_on(move |_| what(&gauge));
    }

    fn save_file(&self, name: &str, mime: &str, bytes: &[u8]) {
        if file::save(name, mime, bytes).is_err() {
            self.notices.show(Notice::FileUnsaved);
        }
    }

    fn save_unsaved_record(&self) {
        if let Some((record, trace)) = self.runtime.unsaved() {
            let backup = crate::persistence::stored::encode_session(&record);
            drop((backup, trace));
        }
    }

    fn delete(&self, id: SessionId) {
        let interpreter = self.clone();
        spawn_local(async move {
            let deleted = interpreter.delete_now(id).await;
            if let Err(error) = deleted {
                interpreter.notices.store_failed(&error);
            }
        });
    }

    async fn delete_now(
        &self,
        id: SessionId,
    ) -> Result<(), crate::browser::indexed_db::StoreError> {
        let Some((record, trace)) = self.diary.session(id).await? else {
            return Ok(());
        };
        self.diary.delete(&record).await?;
        self.deleted
            .set_value(Some((record, trace.unwrap_or_default())));
        address::go(&Route::History.fragment());
        Ok(())
    }

    fn undo_delete(&self) {
        let Some((record, trace)) = self.deleted.try_update_value(Option::take).flatten() else {
            return;
        };
        self.can_undo.set(false);
        let interpreter = self.clone();
        spawn_local(async move {
            if let Err(error) = interpreter.diary.restore(&record, &trace).await {
                interpreter.notices.store_failed(&error);
                interpreter.deleted.set_value(Some((record, trace)));
                interpreter.can_undo.set(true);
            }
        });
    }
}

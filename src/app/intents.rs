//! Interprets what the person wants: each intent becomes calls on the rooms that can do it.

mod starting;

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    balance::BalanceStore,
    cues::CuePlayer,
    data::Data,
    diary::Diary,
    diary_entry::DiaryWriter,
    first_run::FirstRunStore,
    gauge::Gauge,
    notices::Notices,
    parts,
    preferences::PreferencesStore,
    safety::Safety,
    sample::{self, Place},
    session_runtime::SessionRuntime,
    sharing::Sharing,
};
use crate::{
    browser::{address, clock, file, install, screen, service_worker},
    content::labels,
    domain::{
        notice::Notice,
        record::{CheckIn, Equipment, SessionId, SessionRecord},
        session::{Event, StartError},
        trace::Trace,
    },
    route::Route,
    ui::{
        context::SensorState,
        intent::{GaugeStep, Intent, PracticeStep, SampleStep},
    },
};

/// The interpreter and everything it reaches. Clones share all of it.
#[derive(Clone)]
pub(super) struct Interpreter {
    pub(super) data: Data,
    pub(super) notices: Notices,
    pub(super) diary: Diary,
    pub(super) diary_writer: DiaryWriter,
    pub(super) gauge: Gauge,
    pub(super) cues: CuePlayer,
    pub(super) preferences: PreferencesStore,
    pub(super) runtime: SessionRuntime,
    /// The session deleted last, for undo.
    pub(super) deleted: StoredValue<Option<DeletedSession>, LocalStorage>,
    /// Whether there is one.
    pub(super) can_undo: RwSignal<bool>,
    pub(super) safety: Safety,
    pub(super) sharing: Sharing,
    /// Why the session machine refused the last start.
    pub(super) start_refused: RwSignal<Option<StartError>>,
    pub(super) sound_test: RwSignal<Option<bool>>,
    /// The phone's charge in per cent.
    pub(super) charge: RwSignal<Option<u8>>,
    /// A Start tap has not led anywhere yet.
    pub(super) starting: Rc<Cell<bool>>,
    /// Whose diary is open.
    pub(super) place: Place,
    pub(super) first_run: FirstRunStore,
    pub(super) balance: BalanceStore,
}

/// Everything a deleted session was.
pub(super) struct DeletedSession {
    record: SessionRecord,
    trace: Trace,
    check_ins: Vec<CheckIn>,
}

impl Interpreter {
    /// Carries `intent` out.
    pub(super) fn interpret(&self, intent: Intent) {
        match intent {
            Intent::Go(route) => address::go(&route.fragment()),
            Intent::Leave(route) => address::leave_for(&route.fragment()),
            Intent::FocusContent => screen::focus_page(),
            Intent::Title(heading) => screen::set_title(&labels::document_title(&heading)),
            Intent::TurnPage => screen::focus_page_soon(),
            Intent::Focus(id) => screen::focus_soon(id),
            Intent::Gauge(step) => parts::gauge(self.clone(), step, self.notices),
            Intent::Practice(step) => parts::practice(self.clone(), step, self.notices),
            Intent::Choose(choice) => self.safety.edit(move |profile, _| profile.next = choice),
            Intent::Limit(own) => self.safety.edit(move |profile, _| profile.own = own),
            Intent::Delete(id) => self.delete(id),
            Intent::UndoDelete => self.undo_delete(),
            Intent::Diary(step) => self.diary_writer.interpret(step),
            Intent::Data(step) => parts::data(self.data.clone(), step, self.notices),
            Intent::Share(step) => parts::share(self.sharing.clone(), step, self.notices),
            Intent::Change(settings) => self.preferences.change(*settings),
            Intent::Dismiss(notice) => self.notices.dismiss(notice),
            Intent::Balance(step) => parts::balance(self.balance.clone(), step, self.notices),
            Intent::FirstRun(step) => self.first_run.reach(step),
            Intent::Sample(step) => self.go_on_with_sample(step),
            Intent::ApplyUpdate => self.apply_update(),
            Intent::Install => install::ask(),
            Intent::Print => screen::print(),
            Intent::Reload => screen::reload(),
        }
    }

    /// Carries a step of the gauge out.
    pub(super) fn gauge(&self, step: GaugeStep) {
        match step {
            GaugeStep::TurnOn => self.gauge.turn_on(|_| {}),
            GaugeStep::TurnOff => {
                if !self.runtime.is_running() {
                    self.gauge.turn_off();
                }
            }
            GaugeStep::SetLevel => self.with_gauge(Gauge::begin_zero),
            GaugeStep::SetUpright => self.with_gauge(Gauge::begin_upright),
            GaugeStep::SetKnownAngle(angle) => {
                self.with_gauge(move |gauge| gauge.begin_known_angle(angle));
            }
            GaugeStep::CancelPose => self.gauge.cancel_capture(),
            GaugeStep::UndoPose => self.gauge.undo(),
            GaugeStep::FlipSign => self.gauge.flip_sign(),
            GaugeStep::StartRaw => self.with_gauge(Gauge::start_recording),
            GaugeStep::SaveRaw => {
                if let Some(csv) = self.gauge.stop_recording() {
                    self.save_file("plumbline-motion.csv", "text/csv", csv.as_bytes());
                }
            }
        }
    }

    /// Carries a step of the practice out.
    pub(super) fn practise(&self, step: PracticeStep) {
        match step {
            PracticeStep::Prepare => self.begin_preparation(),
            PracticeStep::Preparation(step) => self.prepare(step),
            PracticeStep::Start { by_hand } => self.start(by_hand),
            PracticeStep::Gate(step) => self.pass_gate(step),
            PracticeStep::Press(action) => self.runtime.press(action),
            PracticeStep::WakeSound => self.runtime.wake_sound(),
            PracticeStep::PainAfter(pain) => self.answer(|at| Event::PainAfter(pain, at)),
            PracticeStep::Symptoms(symptoms) => self.answer(|at| Event::Symptoms(symptoms, at)),
            PracticeStep::DizzyOnReturn(dizzy) => self.answer(|at| Event::DizzyOnReturn(dizzy, at)),
            PracticeStep::Note(note) => self.answer(|at| Event::Note(note, at)),
            PracticeStep::AnswersDone => self.answer(Event::AnswersDone),
            PracticeStep::SaveInterrupted { after, symptoms } => {
                self.runtime.save_interrupted(move |record| {
                    record.after = after.or(record.after);
                    record.symptoms = symptoms.unwrap_or(record.symptoms);
                });
            }
            PracticeStep::SaveAgain => self.runtime.save_again(),
            PracticeStep::SaveRecordAsFile => self.save_unsaved_record(),
            PracticeStep::TestSound => {
                let heard = self.sound_test;
                let safety = self.safety.clone();
                safety.edit_preparation(|preparation, _| preparation.checklist.tone_played());
                self.cues.test(move |spoken| {
                    heard.set(Some(spoken));
                    // Where no voice is installed the tones are the whole sound; they were heard.
                    safety.edit_preparation(|preparation, _| preparation.checklist.voice_played());
                });
            }
            PracticeStep::StartSample => self.start_sample(),
        }
    }

    fn equipment(&self) -> Equipment {
        self.preferences
            .read()
            .with_untracked(|settings| settings.equipment)
    }

    fn go_on_with_sample(&self, step: SampleStep) {
        match step {
            // A running session is not taken away under whoever is on the table.
            SampleStep::Enter if !self.runtime.is_running() => spawn_local(sample::enter()),
            SampleStep::Leave => spawn_local(sample::leave(self.diary.database())),
            SampleStep::Enter => {}
        }
    }

    /// A new version never replaces the running one during a session, in whichever tab it runs.
    fn apply_update(&self) {
        let interpreter = self.clone();
        spawn_local(async move {
            if interpreter.runtime.runs_anywhere().await {
                interpreter.notices.show(Notice::SessionElsewhere);
            } else {
                service_worker::apply_update();
            }
        });
    }

    fn answer(&self, event: impl FnOnce(crate::domain::units::MonoTime) -> Event) {
        self.runtime.dispatch(event(clock::mono_now()));
    }

    /// Turns the gauge on, inside the tap, and then has it do `what`.
    fn with_gauge(&self, what: impl FnOnce(&Gauge) + 'static) {
        let gauge = self.gauge.clone();
        self.gauge.turn_on(move |state| {
            if state == SensorState::Live {
                what(&gauge);
            } else {
                gauge.refuse_capture();
            }
        });
    }

    fn save_file(&self, name: &str, mime: &str, bytes: &[u8]) {
        let name = &self.place.file_name(name);
        if file::save(name, mime, bytes).is_err() {
            self.notices.show(Notice::FileUnsaved);
        }
    }

    /// Hands the record the database would not take over as a backup of one session, which a restore
    /// brings into the diary later.
    fn save_unsaved_record(&self) {
        let Some((record, trace)) = self.runtime.unsaved() else {
            return;
        };
        let interpreter = self.clone();
        let save = move |text: String| {
            interpreter.save_file(
                "plumbline-session.json",
                "application/json",
                text.as_bytes(),
            );
        };
        parts::back_up_one(record, trace, save, self.notices);
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
        let check_ins = self.diary.check_ins_of(id).await?;
        self.diary.delete(&record).await?;
        self.deleted.set_value(Some(DeletedSession {
            record,
            trace: trace.unwrap_or_default(),
            check_ins,
        }));
        self.can_undo.set(true);
        address::go(&Route::History.fragment());
        Ok(())
    }

    fn undo_delete(&self) {
        let Some(deleted) = self.deleted.try_update_value(Option::take).flatten() else {
            return;
        };
        self.can_undo.set(false);
        let interpreter = self.clone();
        spawn_local(async move {
            let DeletedSession {
                record,
                trace,
                check_ins,
            } = &deleted;
            if let Err(error) = interpreter.diary.restore(record, trace, check_ins).await {
                interpreter.notices.store_failed(&error);
                interpreter.deleted.set_value(Some(deleted));
                interpreter.can_undo.set(true);
            }
        });
    }
}

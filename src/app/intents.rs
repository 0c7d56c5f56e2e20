//! Interprets what the person wants: each intent becomes calls on the rooms that can do it.

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
    session_runtime::{NotStarted, SessionRuntime},
    sharing::Sharing,
};
use crate::{
    browser::{
        address, battery, clock, file,
        fullscreen::WholeScreen,
        install, random, screen, service_worker,
        wake_lock::{self, ScreenStays},
    },
    content::labels,
    domain::{
        checklist::ConfirmError,
        notice::Notice,
        record::{CheckIn, Equipment, Mode, SessionId, SessionRecord},
        screening::{Clearance, Draft, NotTodayAnswers},
        session::{Event, StartError, StartOptions},
        trace::Trace,
    },
    route::Route,
    ui::{
        context::SensorState,
        intent::{GateStep, GaugeStep, Intent, PracticeStep, PreparationStep, SampleStep},
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

    /// Begins to prepare a session, and finds out what has to be said before it starts: the charge,
    /// and whether the screen will stay on.
    fn begin_preparation(&self) {
        self.safety.prepare(self.equipment());
        self.start_refused.set(None);
        let charge = self.charge;
        spawn_local(async move { charge.set(battery::percent().await) });
        let notices = self.notices;
        spawn_local(async move {
            if wake_lock::attempt().await == ScreenStays::On {
                notices.dismiss(Notice::ScreenMaySleep);
            } else {
                notices.show(Notice::ScreenMaySleep);
            }
        });
    }

    fn go_on_with_sample(&self, step: SampleStep) {
        match step {
            // A running session is not taken away under whoever is on the table.
            SampleStep::Enter if !self.runtime.is_running() => spawn_local(sample::enter()),
            SampleStep::Leave => spawn_local(sample::leave(self.diary.database())),
            SampleStep::Enter => {}
        }
    }

    /// The sample's session needs no hands: everything is confirmed, and the table moves by itself.
    fn start_sample(&self) {
        if self.place.is_sample() {
            self.safety.prepare(self.equipment());
            self.safety.edit_preparation(sample::confirm_everything);
            self.gauge.park();
            self.start(false);
        }
    }

    fn prepare(&self, step: PreparationStep) {
        self.safety.edit_preparation(|preparation, now| match step {
            PreparationStep::Today(applies) => preparation.answer_today(applies, now),
            PreparationStep::Before(pain) => preparation.before = Some(pain),
            // What cannot be confirmed stays open, and the page says what is missing.
            PreparationStep::Confirm(item) => {
                let _stays_open: Result<(), ConfirmError> = preparation.checklist.confirm(item);
            }
            PreparationStep::ConfirmHelp(companion) => {
                let _stays_open: Result<(), ConfirmError> =
                    preparation.checklist.confirm_help(companion);
            }
            PreparationStep::Withdraw(item) => preparation.checklist.withdraw(item),
        });
        if let PreparationStep::Today(applies) = step {
            self.safety.edit(move |profile, now| {
                profile.gate.turn_away(NotTodayAnswers { applies, at: now });
            });
        }
    }

    fn pass_gate(&self, step: GateStep) {
        self.safety.edit(move |profile, now| match &step {
            GateStep::Begin => {
                let resumable = profile.gate.draft.is_some_and(|draft| !draft.is_stale(now));
                if !resumable {
                    profile.gate.draft = Some(Draft::begin(now));
                }
            }
            GateStep::Answer(item, answer) => {
                if let Some(draft) = &mut profile.gate.draft {
                    draft.answer(*item, *answer);
                }
            }
            GateStep::Finish => {
                // An incomplete draft stays; the page leads to the first open question.
                if let Some(Ok(set)) = profile.gate.draft.map(|draft| draft.complete(now)) {
                    profile.gate.record(set);
                }
            }
            // The form's clock may be a minute behind; recorded is when it is kept.
            GateStep::Clear(clearance) => profile.gate.clearances.push(Clearance {
                recorded: now,
                ..(**clearance).clone()
            }),
            GateStep::SymptomsRead => profile.gate.confirm_locks(now),
        });
    }

    /// Starts the prepared session, inside the tap: sound is unlocked and the sensors are asked for
    /// before anything is awaited.
    fn start(&self, by_hand: bool) {
        // A second tap, before the first has led anywhere.
        if self.starting.get() || self.runtime.is_running() {
            return;
        }
        self.start_refused.set(None);
        if let Err(why) = self.runtime.may_start() {
            self.not_started(why);
            return;
        }
        let equipment = self.equipment();
        let Some((plan, permit, standing)) = self.safety.permit(equipment) else {
            return;
        };
        let Some(random) = random::bits16() else {
            self.notices.show(Notice::StorageFailed);
            return;
        };
        self.starting.set(true);
        // Its voice would cut in on the session's.
        self.balance.end();
        self.cues.unlock();
        let started = clock::local_now();
        let options = StartOptions {
            id: SessionId::new(started.at, random),
            plan,
            permit,
            mode: if by_hand {
                Mode::Manual
            } else {
                Mode::Measured
            },
            equipment,
            settings: self
                .preferences
                .read()
                .with_untracked(|settings| settings.session),
            used_today: standing.used_today,
            dizzy_last_return: standing.last_was_dizzy,
            before: self.safety.pain_before(),
            started,
            at: clock::mono_now(),
        };
        if by_hand {
            self.run(options);
        } else {
            let interpreter = self.clone();
            self.gauge.turn_on(move |state| match state {
                SensorState::Live => interpreter.run(options),
                SensorState::Absent(notice) => {
                    interpreter.start_failed();
                    interpreter.notices.show(notice);
                }
                SensorState::Off | SensorState::Asking => interpreter.start_failed(),
            });
        }
        // Asked for after the sensors: the tap may serve only the first that needs it.
        self.runtime.hold_screen(Some(WholeScreen::enter()));
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

    fn run(&self, options: StartOptions) {
        let interpreter = self.clone();
        spawn_local(async move {
            let Err(refusal) = interpreter.runtime.start(options).await else {
                interpreter.starting.set(false);
                interpreter.safety.end_preparation();
                address::leave_for(&Route::Session.fragment());
                return;
            };
            interpreter.start_failed();
            interpreter.not_started(refusal);
        });
    }

    /// Lets go of what the Start tap took.
    fn start_failed(&self) {
        self.starting.set(false);
        self.runtime.hold_screen(None);
        self.cues.rest();
    }

    fn not_started(&self, why: NotStarted) {
        match why {
            NotStarted::Elsewhere => self.notices.show(Notice::SessionElsewhere),
            // Its questions are on Today.
            NotStarted::Interrupted => address::leave_for(&Route::Today.fragment()),
            NotStarted::Unsaved => {}
            NotStarted::Refused(error) => self.start_refused.set(Some(error)),
        }
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

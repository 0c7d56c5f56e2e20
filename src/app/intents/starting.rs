//! The way to a session: the gate, the preparation, and the tap on Start.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Interpreter;
use crate::{
    app::{sample, session_runtime::NotStarted},
    browser::{
        address, battery, clock,
        fullscreen::WholeScreen,
        random,
        wake_lock::{self, ScreenStays},
    },
    domain::{
        checklist::ConfirmError,
        notice::Notice,
        record::{Mode, SessionId},
        screening::{Clearance, Draft, NotTodayAnswers},
        session::StartOptions,
    },
    route::Route,
    ui::{
        context::SensorState,
        intent::{GateStep, PreparationStep},
    },
};

impl Interpreter {
    /// Begins to prepare a session, and finds out what has to be said before it starts: the charge,
    /// and whether the screen will stay on.
    pub(super) fn begin_preparation(&self) {
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

    /// The sample's session needs no hands: everything is confirmed, and the table moves by itself.
    pub(super) fn start_sample(&self) {
        if self.place.is_sample() {
            self.safety.prepare(self.equipment());
            self.safety.edit_preparation(sample::confirm_everything);
            self.gauge.park();
            self.start(false);
        }
    }

    pub(super) fn prepare(&self, step: PreparationStep) {
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

    pub(super) fn pass_gate(&self, step: GateStep) {
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
    pub(super) fn start(&self, by_hand: bool) {
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
}

//! The balanced plan: kept, edited, and gone through with the clock.

use std::{cell::RefCell, rc::Rc};

use gloo_timers::callback::Interval;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    cues::CuePlayer,
    diary::Diary,
    kept::{Form, Kept},
    notices::Notices,
    set_if_new,
};
use crate::{
    browser::clock,
    content::balance as words,
    domain::{
        balance::{Balance, Exercise, ExerciseId, NotAdded, Run, RunCue, RunView},
        cue::Tone,
        record::Activity,
        units::LocalDay,
    },
    persistence::stored,
    ui::{
        context::{self, Loaded},
        intent::BalanceStep,
    },
};

const FORM: Form<Balance> = Form {
    name: "balance",
    decode: stored::decode_balance,
    encode: stored::encode_balance,
};

/// How often the clock of a run is read.
const TICK_MS: u32 = 200;

/// The plan, the run under way, and where the plan is kept. Clones share one.
#[derive(Clone)]
pub(super) struct BalanceStore(Rc<Inner>);

struct Inner {
    balance: Kept<Balance>,
    view: RwSignal<Option<RunView>>,
    run: RefCell<Option<Running>>,
    cues: CuePlayer,
    diary: Diary,
    notices: Notices,
}

struct Running {
    run: Run,
    day: LocalDay,
    /// How much of what was done is kept already.
    kept: usize,
    _ticks: Interval,
}

impl BalanceStore {
    pub(super) fn new(diary: Diary, notices: Notices, cues: CuePlayer) -> Self {
        Self(Rc::new(Inner {
            balance: Kept::new(FORM, diary.clone(), notices),
            view: RwSignal::new(None),
            run: RefCell::new(None),
            cues,
            diary,
            notices,
        }))
    }

    pub(super) fn context(&self) -> context::Balance {
        context::Balance {
            plan: self.0.balance.shown(),
            run: self.0.view.read_only(),
        }
    }

    /// Reads the plan, and follows what other tabs change.
    pub(super) async fn load(&self) {
        let stored = self.0.balance.stored().await;
        self.0.balance.begin(stored);
    }

    /// Carries `step` out.
    pub(super) fn interpret(&self, step: BalanceStep) {
        match step {
            // The page has checked both and says what is wrong; all that is left is a second tab
            // that has filled the list meanwhile.
            BalanceStep::Add(new) => self.edit(move |balance| {
                let Exercise {
                    what,
                    dose,
                    days,
                    after_session,
                    ..
                } = new.clone();
                let _full: Result<ExerciseId, NotAdded> =
                    balance.add(what, dose, days, after_session);
            }),
            BalanceStep::Change(exercise) => self.edit(move |balance| {
                let _gone: Result<(), NotAdded> = balance.change(exercise.clone());
            }),
            BalanceStep::Remove(id) => self.edit(move |balance| balance.remove(id)),
            BalanceStep::Mark(id, day, done) => {
                self.edit(move |balance| balance.mark(id, day, done));
                if done {
                    self.note_exercise(day);
                }
            }
            BalanceStep::Minutes(day, minutes) => {
                self.edit(move |balance| balance.set_minutes(day, minutes));
            }
            BalanceStep::Run { after_session } => self.begin(after_session),
            BalanceStep::Pause => self.with_run(|run| {
                run.pause(clock::mono_now());
                Vec::new()
            }),
            BalanceStep::Finish => {
                self.with_run(|run| run.finish(clock::mono_now()).into_iter().collect());
            }
            BalanceStep::Skip => {
                self.with_run(|run| run.skip(clock::mono_now()).into_iter().collect());
            }
            BalanceStep::End => self.end(),
        }
    }

    fn edit(&self, edit: impl Fn(&mut Balance) + 'static) {
        self.0.balance.edit(edit);
    }

    /// The diary's entry of the day says that exercises were done.
    fn note_exercise(&self, day: LocalDay) {
        let store = self.clone();
        spawn_local(async move {
            let noted = store
                .0
                .diary
                .edit_day(day, |entry| {
                    entry.activities = entry.activities.with(Activity::Exercise);
                })
                .await;
            if let Err(error) = noted {
                store.0.notices.store_failed(&error);
            }
        });
    }

    /// Begins the run, inside the tap: sound is unlocked here.
    fn begin(&self, after_session: bool) {
        let (now, day) = (clock::mono_now(), clock::local_now().day());
        let begun = self
            .0
            .balance
            .shown()
            .with_untracked(|balance| match balance {
                Loaded::Ready(balance) if after_session => Run::begin(balance.after_session(), now),
                Loaded::Ready(balance) => {
                    let open = balance.on(day).filter(|one| !balance.is_done(one.id, day));
                    Run::begin(open, now)
                }
                Loaded::Loading | Loaded::Failed => None,
            });
        let Some((run, cue)) = begun else { return };
        self.0.cues.unlock();
        let store = self.clone();
        let ticks = Interval::new(TICK_MS, move || {
            store.with_run(|run| run.tick(clock::mono_now()));
        });
        *self.0.run.borrow_mut() = Some(Running {
            run,
            day,
            kept: 0,
            _ticks: ticks,
        });
        self.after(&[cue]);
    }

    /// Moves the run, gives its cues, keeps what was done and shows where it is.
    fn with_run(&self, moved: impl FnOnce(&mut Run) -> Vec<RunCue>) {
        let cues = match self.0.run.borrow_mut().as_mut() {
            Some(running) => moved(&mut running.run),
            None => return,
        };
        self.after(&cues);
    }

    fn after(&self, cues: &[RunCue]) {
        for cue in cues {
            self.give(*cue);
        }
        let newly = match self.0.run.borrow_mut().as_mut() {
            Some(running) => {
                let newly = running.run.done().get(running.kept..).map(<[_]>::to_vec);
                running.kept = running.run.done().len();
                newly.map(|done| (running.day, done))
            }
            None => None,
        };
        if let Some((day, done)) = newly {
            for id in done {
                self.interpret(BalanceStep::Mark(id, day, true));
            }
        }
        let view = self
            .0
            .run
            .borrow()
            .as_ref()
            .and_then(|running| running.run.view(clock::mono_now()));
        if view.is_none() {
            self.end();
        }
        set_if_new(self.0.view, view);
    }

    fn give(&self, cue: RunCue) {
        let next = |id| {
            self.0
                .balance
                .shown()
                .with_untracked(|balance| match balance {
                    Loaded::Ready(balance) => balance
                        .get(id)
                        .map(|one| words::next(words::name(&one.what), &words::dose(one.dose))),
                    Loaded::Loading | Loaded::Failed => None,
                })
        };
        match cue {
            RunCue::GetReady(id) => {
                if let Some(sentence) = next(id) {
                    self.0.cues.say(Tone::Step, &sentence);
                }
            }
            RunCue::Begin => self.0.cues.say(Tone::Settled, words::BEGIN),
            // What follows speaks; two sentences at once would cut each other off.
            RunCue::Over => self.0.cues.chime(Tone::LastSeconds),
            RunCue::AllDone => self.0.cues.say(Tone::StopHere, words::ALL_DONE),
        }
    }

    /// Ends the run; what was done is kept already.
    pub(super) fn end(&self) {
        let over = self.0.run.borrow_mut().take();
        if over.is_some() {
            self.0.view.set(None);
            self.0.cues.rest();
        }
    }
}

//! Runs the session machine: feeds it events, interprets its effects, shows its view.
//!
//! Every decision is the machine's. What is here turns an [`Effect`] into the adapter's call that
//! carries it out, and a browser event into an [`Event`].

mod left;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use self::left::Left;
use super::{
    cues::CuePlayer, diary::Diary, gauge::Gauge, has_stood, notices::Notices, sample::Place,
    set_if_new,
};
use crate::{
    browser::{
        battery, clock,
        fullscreen::WholeScreen,
        indexed_db::Durability,
        locks::{self, Asked, Lock},
        visibility,
        wake_lock::{Keeper, ScreenStays},
    },
    domain::{
        cue::CueKind,
        journal::{self, JournalEntry},
        notice::Notice,
        record::{Mode, SessionId, SessionRecord},
        session::{
            Action, EMPTY_BATTERY_PERCENT, Effect, Event, Session, SessionView, StartError,
            StartOptions,
        },
        settings::Settings,
        symptom::SymptomSet,
        trace::Trace,
        units::{Millis, MonoTime},
    },
    persistence::stored,
    ui::context,
};

/// How often it is looked whether a reading has prompted the machine; if none has since the last look, the
/// clock does. Chosen by us: twice this is the longest it goes unprompted, so that every alarm is raised
/// within 300 ms even when the sensor falls silent; the clocks are read, not counted.
const TICK_MS: u32 = 140;

/// How long what the screen says beside the angle stands while readings come with which nothing happens.
/// Chosen by us: a tenth of a second, which nobody sees on clocks that count seconds.
const VIEWED_FOR: Millis = Millis(96);

type SymptomKeeper = Rc<dyn Fn(SymptomSet)>;

/// What a view can see of the running session.
#[derive(Clone, Copy)]
struct Signals {
    view: RwSignal<Option<SessionView>>,
    said: RwSignal<Option<CueKind>>,
    interrupted: RwSignal<Option<SessionRecord>>,
    saved: RwSignal<Option<SessionId>>,
    unsaved: RwSignal<bool>,
}

/// The runner. Clones share one session.
#[derive(Clone)]
pub(super) struct SessionRuntime(Rc<Inner>);

struct Inner {
    /// Name of the lock one tab holds while it runs a session.
    lock: &'static str,
    gauge: Gauge,
    diary: Diary,
    notices: Notices,
    cues: CuePlayer,
    signals: Signals,
    running: RefCell<Option<Running>>,
    /// The whole screen, from the Start tap to the end of the session.
    screen: RefCell<Option<WholeScreen>>,
    /// A finished session the database would not take.
    unsaved: RefCell<Option<(SessionRecord, Trace)>>,
    /// Its lock: saving it clears the journal, in which no other tab's session may be by then.
    unsaved_lock: RefCell<Option<Lock>>,
    /// The trace of [`Signals::interrupted`].
    interrupted_trace: RefCell<Option<Trace>>,
    /// It is being saved.
    keeping: Cell<bool>,
    /// Told of stop symptoms; the gate keeps them.
    on_symptoms: RefCell<Option<SymptomKeeper>>,
}

/// Everything that lives as long as the session and ends with it.
struct Running {
    session: Session,
    /// Whether an event has come since the clock looked last.
    prompted: bool,
    /// When the screen was told last.
    viewed: MonoTime,
    next_entry: u32,
    keeper: Option<Keeper>,
    lock: Option<Lock>,
    _tick: Interval,
    _visible: Option<EventListener>,
    _battery: battery::Watch,
}

/// Why a session did not start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotStarted {
    /// One runs already, here or in another tab.
    Elsewhere,
    /// One was cut short and is offered: its journal would be written over.
    Interrupted,
    /// One is not saved, or a journal is there that is not read: the notice says which.
    Unsaved,
    /// The machine refused.
    Refused(StartError),
}

impl SessionRuntime {
    pub(super) fn new(
        place: Place,
        gauge: Gauge,
        diary: Diary,
        notices: Notices,
        cues: CuePlayer,
    ) -> Self {
        let signals = Signals {
            view: RwSignal::new(None),
            said: RwSignal::new(None),
            interrupted: RwSignal::new(None),
            saved: RwSignal::new(None),
            unsaved: RwSignal::new(false),
        };
        Self(Rc::new(Inner {
            lock: place.session_lock(),
            gauge,
            diary,
            notices,
            cues,
            signals,
            running: RefCell::new(None),
            screen: RefCell::new(None),
            unsaved: RefCell::new(None),
            unsaved_lock: RefCell::new(None),
            interrupted_trace: RefCell::new(None),
            keeping: Cell::new(false),
            on_symptoms: RefCell::new(None),
        }))
    }

    /// What views may read.
    pub(super) fn context(&self) -> context::CurrentSession {
        context::CurrentSession {
            view: self.0.signals.view.read_only(),
            said: self.0.signals.said.read_only(),
            interrupted: self.0.signals.interrupted.read_only(),
            saved: self.0.signals.saved.read_only(),
            unsaved: self.0.signals.unsaved.read_only(),
        }
    }

    /// Whether a session runs in this tab.
    pub(super) fn is_running(&self) -> bool {
        self.0.running.borrow().is_some()
    }

    /// Holds the whole screen until the session that starts is over; `None` lets it go.
    pub(super) fn hold_screen(&self, screen: Option<WholeScreen>) {
        *self.0.screen.borrow_mut() = screen;
    }

    /// Calls `keep` with the symptoms that lock the next session.
    pub(super) fn on_symptoms(&self, keep: impl Fn(SymptomSet) + 'static) {
        *self.0.on_symptoms.borrow_mut() = Some(Rc::new(keep));
    }

    /// Takes the one-session lock and starts.
    ///
    /// # Errors
    /// [`NotStarted`]; nothing has begun.
    pub(super) async fn start(&self, options: StartOptions) -> Result<(), NotStarted> {
        self.may_start()?;
        let lock = match locks::try_lock(self.0.lock).await {
            Asked::Held(lock) => Some(lock),
            Asked::Unsupported => None,
            Asked::Taken => return Err(NotStarted::Elsewhere),
        };
        match self.read_journal().await {
            Left::Nothing => {}
            Left::Session => return Err(NotStarted::Interrupted),
            Left::Unread => return Err(NotStarted::Unsaved),
        }
        // All that took a moment: the session begins now.
        let options = StartOptions {
            at: clock::mono_now(),
            ..options
        };
        let (session, effects) = Session::start(options).map_err(NotStarted::Refused)?;
        let runtime = self.clone();
        let tick = Interval::new(TICK_MS, move || {
            if !runtime.take_prompted() {
                runtime.dispatch(Event::Tick(clock::mono_now()));
            }
        });
        let runtime = self.clone();
        let visible = visibility::on_change(move |visible, now| {
            runtime.dispatch(if visible {
                runtime.0.cues.wake();
                Event::Visible(now)
            } else {
                Event::Hidden(now)
            });
        });
        *self.0.running.borrow_mut() = Some(Running {
            session,
            prompted: true,
            viewed: options.at,
            next_entry: 0,
            keeper: None,
            lock,
            _tick: tick,
            _visible: visible,
            _battery: self.watch_battery(),
        });
        if options.mode == Mode::Measured {
            let runtime = self.clone();
            self.0
                .gauge
                .feed(move |sample| runtime.dispatch(Event::Tilt(sample)));
        }
        self.0.signals.saved.set(None);
        self.run(effects);
        self.show_view(options.at);
        Ok(())
    }

    /// Tells the session, and the screen, of a charge that is nearly used up.
    fn watch_battery(&self) -> battery::Watch {
        let runtime = self.clone();
        battery::watch(move |percent, charging| {
            if percent > EMPTY_BATTERY_PERCENT || charging {
                runtime.0.notices.dismiss(Notice::BatteryEmpty);
            } else {
                runtime.0.notices.show(Notice::BatteryEmpty);
                runtime.dispatch(Event::BatteryLow(clock::mono_now()));
            }
        })
    }

    /// Brings the sound back that a call took; call it for any tap.
    pub(super) fn wake_sound(&self) {
        self.0.cues.wake();
    }

    /// Follows changed settings at the next cue.
    pub(super) fn follow(&self, settings: &Settings) {
        self.0.cues.follow(settings);
    }

    /// A button, now.
    pub(super) fn press(&self, action: Action) {
        self.dispatch(Event::Button(action, clock::mono_now()));
    }

    /// Any event, at its own time.
    pub(super) fn dispatch(&self, event: Event) {
        let at = event.at();
        let effects = {
            let mut running = self.0.running.borrow_mut();
            let Some(running) = running.as_mut() else {
                return;
            };
            running.prompted = !matches!(event, Event::Tick(_));
            let is_reading = matches!(event, Event::Tilt(_));
            let effects = running.session.update(event);
            // A reading with which nothing happens is drawn by the gauge; the rest of the screen is told less
            // often. What happens has effects.
            let has_stood = has_stood(running.viewed, at, VIEWED_FOR);
            if is_reading && effects.is_empty() && !has_stood {
                return;
            }
            running.viewed = at;
            effects
        };
        self.run(effects);
        self.show_view(at);
    }

    /// Whether an event has prompted the machine since the last look: while readings come, they do.
    fn take_prompted(&self) -> bool {
        self.0
            .running
            .borrow_mut()
            .as_mut()
            .is_some_and(|running| std::mem::take(&mut running.prompted))
    }

    fn show_view(&self, at: MonoTime) {
        let view = self
            .0
            .running
            .borrow()
            .as_ref()
            .map(|running| running.session.view(at));
        // Equal views notify nobody: this runs 60 times a second.
        set_if_new(self.0.signals.view, view);
    }

    fn run(&self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Cue(cue) => self.give(cue),
                Effect::Journal { entry, durability } => self.journal(&entry, durability),
                Effect::Record(finished) => self.finish(*finished),
                Effect::KeepAwake(on) => self.keep_awake(on),
                Effect::Sound(true) => self.0.cues.begin(),
                Effect::Sound(false) => self.0.cues.release(),
                Effect::LockNextSession(symptoms) => {
                    let keep = self.0.on_symptoms.borrow().clone();
                    if let Some(keep) = keep {
                        keep(symptoms);
                    }
                }
            }
        }
    }

    fn give(&self, cue: crate::domain::cue::Cue) {
        self.0.signals.said.set(Some(cue.kind));
        let runtime = self.clone();
        self.0.cues.give(cue, move || {
            runtime.dispatch(Event::CueEnded(clock::mono_now()));
        });
    }

    fn journal(&self, entry: &JournalEntry, durability: journal::Durability) {
        let number = {
            let mut running = self.0.running.borrow_mut();
            let Some(running) = running.as_mut() else {
                return;
            };
            let number = running.next_entry;
            running.next_entry = number.saturating_add(1);
            number
        };
        let Ok(database) = self.0.diary.database() else {
            // Said once when the database could not be opened; the session itself goes on.
            return;
        };
        let bytes = stored::encode_journal_entry(entry);
        let durability = match durability {
            journal::Durability::Strict => Durability::Strict,
            journal::Durability::Relaxed => Durability::Relaxed,
        };
        let notices = self.0.notices;
        // Written in order: the database runs transactions over one store as they were made.
        spawn_local(async move {
            if let Err(error) = database.write_journal(number, bytes, durability).await {
                notices.store_failed(&error);
            }
        });
    }

    fn keep_awake(&self, on: bool) {
        let notices = self.0.notices;
        let keeper = on.then(|| {
            Keeper::new(move |stays| match stays {
                ScreenStays::On => notices.dismiss(Notice::ScreenMaySleep),
                ScreenStays::Unsupported | ScreenStays::Refused => {
                    notices.show(Notice::ScreenMaySleep);
                }
            })
        });
        if let Some(running) = self.0.running.borrow_mut().as_mut() {
            running.keeper = keeper;
        }
    }

    /// The session is over: the record is saved with its trace, or kept in memory and said so.
    fn finish(&self, finished: (SessionRecord, Trace)) {
        self.0.gauge.release();
        self.0.gauge.keep_mount();
        self.0.gauge.turn_off();
        // Until it is in the database it counts as unsaved, so that nobody is led away from it.
        self.0.signals.unsaved.set(true);
        let over = self.0.running.borrow_mut().take();
        *self.0.unsaved_lock.borrow_mut() = over.and_then(|running| running.lock);
        self.hold_screen(None);
        self.0.notices.dismiss(Notice::BatteryEmpty);
        *self.0.unsaved.borrow_mut() = Some(finished);
        self.save_again();
    }

    /// Saves the record the database has not taken yet.
    pub(super) fn save_again(&self) {
        let runtime = self.clone();
        spawn_local(async move {
            let Some((record, trace)) = runtime.0.unsaved.borrow().clone() else {
                return;
            };
            match runtime.0.diary.save_session(&record, &trace).await {
                Ok(()) => {
                    *runtime.0.unsaved.borrow_mut() = None;
                    *runtime.0.unsaved_lock.borrow_mut() = None;
                    runtime.0.signals.saved.set(Some(record.id));
                    runtime.0.signals.unsaved.set(false);
                    runtime.0.notices.dismiss(Notice::RecordUnsaved);
                }
                Err(error) => {
                    runtime.0.notices.store_failed(&error);
                    runtime.0.notices.show(Notice::RecordUnsaved);
                }
            }
        });
    }

    /// The unsaved record, to be handed over as a file.
    pub(super) fn unsaved(&self) -> Option<(SessionRecord, Trace)> {
        self.0.unsaved.borrow().clone()
    }

    /// Whether a session runs, here or in another tab of this origin.
    pub(super) async fn runs_anywhere(&self) -> bool {
        if self.is_running() {
            return true;
        }
        for place in [Place::Own, Place::Sample] {
            if matches!(locks::try_lock(place.session_lock()).await, Asked::Taken) {
                return true;
            }
        }
        false
    }
}

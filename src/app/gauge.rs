//! The gauge at work: motion events through the estimator to whoever listens.

mod captures;
mod held;
mod news;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_timers::callback::Interval;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use self::{held::Held, news::News};
use super::has_stood;
use crate::{
    browser::{clock, motion},
    domain::{
        notice::Notice,
        session::Instruction,
        tilt::{AngleLost, Quality, TiltSample},
        units::{Degrees, Millis, MonoTime},
    },
    sensing::{
        Mount, TiltEstimator,
        calibration::{SelfCheck, ZeroProgress},
        reading::MotionReading,
        simulated::SimulatedTable,
    },
    ui::{
        angle_feed::{AngleFeed, Feed},
        context::{self, SensorState},
    },
};

/// How often silence is looked for. Chosen by us: a lost angle shows within 1.25 s.
const WATCH_MS: u32 = 250;

/// How long the first reading is awaited before the sensor counts as absent. Chosen by us: phones
/// answer within a tenth of this.
const FIRST_READING_MS: u32 = 1_500;

/// What is shown stands at least this long. Chosen by us: no phone draws more often, and some read their
/// sensors more often.
const SHOWN_FOR: Millis = Millis(8);

/// Figures stand at least this long. Chosen by us: ten a second are more than anybody reads, the needle
/// follows at once, and writing is the dearest part of showing a reading on a slow phone.
const FIGURES_FOR: Millis = Millis(96);

/// Between two readings of a simulated table: about 60 Hz, as phones do.
const SIMULATED_MS: u32 = 16;

type Listener = Rc<dyn Fn(TiltSample)>;
/// What the person on a simulated table is told, and the angle to hold; `None` without a session.
type Told = Rc<dyn Fn() -> Option<(Instruction, Degrees)>>;
type MountKeeper = Rc<dyn Fn(Mount)>;

/// The estimator, its subscription and its signals. Clones share one gauge.
#[derive(Clone)]
pub(super) struct Gauge(Rc<Inner>);

struct Inner {
    estimator: RefCell<TiltEstimator>,
    running: RefCell<Option<Running>>,
    /// A table that is not there, instead of the phone's sensors.
    simulated: RefCell<Option<(SimulatedTable, Told)>>,
    listener: RefCell<Option<Listener>>,
    keep_mount: RefCell<Option<MountKeeper>>,
    recording: RefCell<Option<String>>,
    held: RefCell<Held>,
    /// The newest sample, until it is shown.
    newest: Cell<Option<TiltSample>>,
    /// When the reading that is shown was made, and the one that is written in figures.
    shown: Cell<MonoTime>,
    written: Cell<MonoTime>,
    sensor: RwSignal<SensorState>,
    angle: Rc<Feed>,
    figures: Rc<Feed>,
    trust: News<Option<Result<Quality, AngleLost>>>,
    head_down: News<bool>,
    zero: News<ZeroProgress>,
    has_zero: RwSignal<bool>,
    self_check: News<SelfCheck>,
    recorded: RwSignal<Option<u32>>,
}

struct Running {
    _events: Source,
    _watch: Interval,
}

/// Where readings come from; they stop when it is dropped.
enum Source {
    Sensors {
        _events: Option<gloo_events::EventListener>,
    },
    Simulated {
        _ticks: Interval,
    },
}

impl Gauge {
    pub(super) fn new() -> Self {
        Self(Rc::new(Inner {
            estimator: RefCell::new(TiltEstimator::new(None)),
            running: RefCell::new(None),
            simulated: RefCell::new(None),
            listener: RefCell::new(None),
            keep_mount: RefCell::new(None),
            recording: RefCell::new(None),
            held: RefCell::default(),
            newest: Cell::new(None),
            shown: Cell::default(),
            written: Cell::default(),
            sensor: RwSignal::new(SensorState::Off),
            angle: Rc::default(),
            figures: Rc::default(),
            trust: News::new(None),
            head_down: News::new(false),
            zero: News::new(ZeroProgress::Idle),
            has_zero: RwSignal::new(false),
            self_check: News::new(SelfCheck::NotYet),
            recorded: RwSignal::new(None),
        }))
    }

    /// What views may read.
    pub(super) fn context(&self) -> context::Gauge {
        context::Gauge {
            sensor: self.0.sensor.read_only(),
            angle: AngleFeed::of(&self.0.angle),
            figures: AngleFeed::of(&self.0.figures),
            trust: self.0.trust.read_only(),
            head_down: self.0.head_down.read_only(),
            zero: self.0.zero.read_only(),
            has_zero: self.0.has_zero.read_only(),
            self_check: self.0.self_check.read_only(),
            recording: self.0.recorded.read_only(),
        }
    }

    /// Calls `keep` with the mount whenever a capture changed it.
    pub(super) fn on_mount(&self, keep: impl Fn(Mount) + 'static) {
        *self.0.keep_mount.borrow_mut() = Some(Rc::new(keep));
    }

    /// Reads a simulated table from now on, whose person does what `told` says.
    pub(super) fn simulate(&self, told: impl Fn() -> Option<(Instruction, Degrees)> + 'static) {
        *self.0.simulated.borrow_mut() = Some((SimulatedTable::default(), Rc::new(told)));
    }

    /// Parks the simulated table, if there is one, for a session to begin.
    pub(super) fn park(&self) {
        if let Some((table, _)) = self.0.simulated.borrow_mut().as_mut() {
            table.park();
        }
    }

    /// Starts from a stored mount.
    pub(super) fn restore(&self, mount: Mount) {
        *self.0.estimator.borrow_mut() = TiltEstimator::new(Some(mount));
        self.0.has_zero.set(true);
    }

    /// Calls `listener` with every sample until [`Self::release`].
    pub(super) fn feed(&self, listener: impl Fn(TiltSample) + 'static) {
        *self.0.listener.borrow_mut() = Some(Rc::new(listener));
    }

    /// Nobody listens any more; readings stop unless a page keeps the gauge on.
    pub(super) fn release(&self) {
        *self.0.listener.borrow_mut() = None;
    }

    /// Asks for the sensors and subscribes. Call inside a tap: `motion::ask` makes the platform's
    /// call before its first await.
    pub(super) fn turn_on(&self, then: impl FnOnce(SensorState) + 'static) {
        if self.0.sensor.get_untracked() == SensorState::Live {
            then(SensorState::Live);
            return;
        }
        let simulated = self.0.simulated.borrow().is_some();
        let asked = (!simulated).then(motion::ask);
        self.0.sensor.set(SensorState::Asking);
        let gauge = self.clone();
        spawn_local(async move {
            let access = match asked {
                Some(asked) => asked.await,
                None => motion::MotionAccess::Granted,
            };
            let refusal = match access {
                motion::MotionAccess::Granted => None,
                motion::MotionAccess::Denied => Some(Notice::MotionDenied),
                motion::MotionAccess::Undecided => Some(Notice::MotionUndecided),
                motion::MotionAccess::Unsupported => Some(Notice::MotionUnsupported),
            };
            let state = match refusal {
                Some(notice) => SensorState::Absent(notice),
                None => gauge.await_first_reading().await,
            };
            if matches!(state, SensorState::Absent(_)) {
                gauge.turn_off();
            }
            gauge.0.sensor.set(state);
            then(state);
        });
    }

    /// Subscribes and waits for the first reading with anything in it.
    async fn await_first_reading(&self) -> SensorState {
        self.subscribe();
        for _ in 0..FIRST_READING_MS / 50 {
            gloo_timers::future::TimeoutFuture::new(50).await;
            // A desktop sends one event of nulls and then nothing: that is no sensor either.
            let trust = self.0.trust.get();
            if matches!(trust, Some(Ok(_) | Err(AngleLost::NoZero))) {
                return SensorState::Live;
            }
        }
        SensorState::Absent(Notice::NoSensor)
    }

    fn subscribe(&self) {
        if self.0.running.borrow().is_some() {
            return;
        }
        *self.0.held.borrow_mut() = Held::now();
        let inner = Rc::downgrade(&self.0);
        let events = if self.0.simulated.borrow().is_some() {
            Source::Simulated {
                _ticks: Interval::new(SIMULATED_MS, move || {
                    if let Some(inner) = inner.upgrade() {
                        inner.simulate();
                    }
                }),
            }
        } else {
            Source::Sensors {
                _events: motion::subscribe(move |reading| {
                    if let Some(inner) = inner.upgrade() {
                        inner.hear(reading);
                    }
                }),
            }
        };
        let inner = Rc::downgrade(&self.0);
        let watch = Interval::new(WATCH_MS, move || {
            if let Some(inner) = inner.upgrade() {
                inner.watch();
            }
        });
        *self.0.running.borrow_mut() = Some(Running {
            _events: events,
            _watch: watch,
        });
    }

    /// Ends the subscription; the estimator keeps its mount.
    pub(super) fn turn_off(&self) {
        *self.0.running.borrow_mut() = None;
        self.0.newest.set(None);
        self.0.angle.set(None);
        self.0.figures.set(None);
        self.0.trust.tell(None);
        self.0.sensor.set(SensorState::Off);
    }
}

impl Inner {
    fn hear(&self, reading: MotionReading) {
        self.record(&reading);
        let (sample, progress, check, up) = {
            let mut estimator = self.estimator.borrow_mut();
            let sample = estimator.push(reading);
            let progress = estimator.zero_progress(reading.at);
            (sample, progress, estimator.self_check(), estimator.up())
        };
        self.turn_by_gravity(up);
        self.pass_on(sample);
        self.note_progress(progress);
        self.self_check.tell(check);
    }

    /// Moves the simulated table on and reads it.
    fn simulate(&self) {
        let told = self
            .simulated
            .borrow()
            .as_ref()
            .map(|(_, told)| Rc::clone(told));
        let told = told.and_then(|told| told());
        let target = told.map_or(Degrees::ZERO, |(_, target)| target);
        let reading = self.simulated.borrow_mut().as_mut().map(|(table, _)| {
            let told = told.map(|(instruction, _)| instruction);
            table.step(clock::mono_now(), told, target)
        });
        if let Some(reading) = reading {
            self.hear(reading);
        }
    }

    /// Notes whether the picture's top edge points down.
    fn turn_by_gravity(&self, up: Option<[f64; 3]>) {
        let Some(up) = up else { return };
        // A simulated table turns no screen that somebody holds in front of them.
        if self.simulated.borrow().is_some() {
            return;
        }
        let down = self.held.borrow().head_down(up, self.head_down.get());
        self.head_down.tell(down);
    }

    fn watch(&self) {
        self.held.borrow_mut().look_again();
        let now = clock::mono_now();
        // The last reading before a silence is shown as well.
        if has_stood(self.written.get(), now, FIGURES_FOR) {
            self.show_now();
        }
        let (sample, progress) = {
            let estimator = self.estimator.borrow();
            (estimator.at(now), estimator.zero_progress(now))
        };
        // While readings come, they speak; the watch only speaks of silence.
        if sample.tilt == Err(AngleLost::Silent) {
            self.pass_on(sample);
        }
        self.note_progress(progress);
    }

    fn pass_on(&self, sample: TiltSample) {
        self.newest.set(Some(sample));
        if self.trust.tell(Some(sample.trust())) {
            self.show_now();
        } else if has_stood(self.shown.get(), sample.at, SHOWN_FOR) {
            self.show();
        }
        // Cloned so that a listener may call back into the gauge.
        let listener = self.listener.borrow().clone();
        if let Some(listener) = listener {
            listener(sample);
        }
    }

    /// Draws the newest sample, and writes it once the figures have stood.
    fn show(&self) {
        let Some(sample) = self.newest.get() else {
            return;
        };
        if has_stood(self.written.get(), sample.at, FIGURES_FOR) {
            self.show_now();
        } else {
            self.shown.set(sample.at);
            self.angle.set(sample.shown());
        }
    }

    /// Draws and writes the newest sample.
    fn show_now(&self) {
        if let Some(sample) = self.newest.take() {
            self.shown.set(sample.at);
            self.written.set(sample.at);
            self.angle.set(sample.shown());
            self.figures.set(sample.shown());
        }
    }
}

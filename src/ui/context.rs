//! What views can see and do: newtype contexts over signals that `app` owns and alone writes.

use std::pin::Pin;

use leptos::prelude::*;

use crate::{
    content::emergency::EmergencyNumber,
    domain::{
        balance::{self, RunView},
        check_in::DueCheckIn,
        cue::CueKind,
        first_run::FirstRun,
        install::InstallWay,
        keeping::{Care, Keeping, Reminder},
        ladder::Standing,
        notice::Notice,
        plan::{Plan, PlanError},
        preparation::Preparation,
        profile::Profile,
        record::{CheckIn, DiaryEntry, SessionId, SessionRecord},
        screening::{Bounds, GateState, NotToday, Refusal},
        session::{SessionView, StartError},
        settings::Settings,
        summary::SessionSummary,
        tilt::{AngleLost, Quality},
        trace::Trace,
        units::{LocalTime, Millis},
    },
    formatting::dates::{HourCycle, date},
    route::Route,
    sensing::calibration::{SelfCheck, ZeroProgress},
};

use super::{angle_feed::AngleFeed, intent::Intent, sharing::Sharing, work::Work};
pub use crate::formatting::dates::DateStyle;

/// The page shown.
#[derive(Clone, Copy)]
pub struct CurrentRoute(pub ReadSignal<Route>);

/// Whether and why readings come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SensorState {
    /// Not asked for yet.
    Off,
    /// Asked; the person or the first reading is awaited.
    Asking,
    /// Readings come.
    Live,
    /// None will come, for this reason.
    Absent(Notice),
}

/// The gauge as views see it.
#[derive(Clone, Copy)]
pub struct Gauge {
    /// Whether readings come.
    pub sensor: ReadSignal<SensorState>,
    /// The angle as it changes with every reading, to be drawn.
    pub angle: AngleFeed,
    /// The angle to be written in figures, which nobody reads if they change with every reading.
    pub figures: AngleFeed,
    /// How far the angle can be trusted, or why there is none; `None` before the first reading.
    pub trust: ReadSignal<Option<Result<Quality, AngleLost>>>,
    /// Whether the phone's top edge points down, with hysteresis; what is read may be turned over.
    pub head_down: ReadSignal<bool>,
    /// How the capture begun last is going.
    pub zero: ReadSignal<ZeroProgress>,
    /// Whether the gauge has a zero to measure from.
    pub has_zero: ReadSignal<bool>,
    /// Whether the upright pose repeated.
    pub self_check: ReadSignal<SelfCheck>,
    /// Readings in the raw recording under way; `None` when none is.
    pub recording: ReadSignal<Option<u32>>,
}

/// The sessions kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Loaded<T> {
    /// Being read.
    Loading,
    /// Read.
    Ready(T),
    /// Cannot be read; a notice says why.
    Failed,
}

/// The sessions in brief, oldest first.
#[derive(Clone, Copy)]
pub struct History(pub ReadSignal<Loaded<Vec<SessionSummary>>>);

/// Every check-in answered, by session.
#[derive(Clone, Copy)]
pub struct CheckIns(pub ReadSignal<Loaded<Vec<CheckIn>>>);

/// The diary's days in which something is written, oldest first.
#[derive(Clone, Copy)]
pub struct Days(pub ReadSignal<Loaded<Vec<DiaryEntry>>>);

/// The check-ins that can be answered now, the first to close first.
#[derive(Clone, Copy)]
pub struct Due(pub Signal<Vec<DueCheckIn>>);

/// The running session and what is left of the last one.
#[derive(Clone, Copy)]
pub struct CurrentSession {
    /// Its view; `None` when none runs.
    pub view: ReadSignal<Option<SessionView>>,
    /// The cue last given.
    pub said: ReadSignal<Option<CueKind>>,
    /// A session the browser interrupted, waiting for its last answers.
    pub interrupted: ReadSignal<Option<SessionRecord>>,
    /// The session that has just been saved, to be looked at.
    pub saved: ReadSignal<Option<SessionId>>,
    /// Whether a finished session could not be saved yet.
    pub unsaved: ReadSignal<bool>,
}

/// Reads one session with its trace from the diary; inside, `None` if it is not there.
#[derive(Clone, Copy)]
pub struct Records(StoredValue<RecordReader, LocalStorage>);

type RecordReader = Box<dyn Fn(SessionId) -> FoundRecord>;
type FoundRecord = Pin<Box<dyn Future<Output = Loaded<Option<RecordAndTrace>>>>>;
type RecordAndTrace = (SessionRecord, Option<Trace>);

impl Records {
    /// Over `reader`.
    pub fn new(reader: impl Fn(SessionId) -> FoundRecord + 'static) -> Self {
        Self(StoredValue::new_local(Box::new(reader)))
    }

    /// The session of `id`.
    pub fn read(self, id: SessionId) -> FoundRecord {
        self.0.with_value(|reader| reader(id))
    }
}

/// How safe what is kept is, and what is being done with it.
#[derive(Clone, Copy)]
pub struct Data {
    /// What the browser promises.
    pub keeping: ReadSignal<Keeping>,
    /// What is remembered of backups; `None` until it is read.
    pub care: ReadSignal<Option<Care>>,
    /// Whether both of them have been asked for.
    pub read: ReadSignal<bool>,
    /// What to remind of on Today.
    pub reminder: Signal<Option<Reminder>>,
    /// What is under way, or came of it.
    pub work: ReadSignal<Work>,
    /// Whether this is a tab beside an installed app with a store of its own (iPhone, iPad).
    pub beside_app: bool,
}

/// How the last sound test went: whether a voice spoke; `None` before one.
#[derive(Clone, Copy)]
pub struct SoundTest(pub ReadSignal<Option<bool>>);

/// The names of the voices the browser has for the language set, best first.
#[derive(Clone, Copy)]
pub struct Voices(pub ReadSignal<Vec<String>>);

/// Whether the session deleted last can be brought back.
#[derive(Clone, Copy)]
pub struct Deleted(pub ReadSignal<bool>);

/// The gate, the ladder and the way to a session. Each is `None` until profile and history are read.
#[derive(Clone, Copy)]
pub struct Safety {
    /// Everything the gate and the plan remember.
    pub profile: ReadSignal<Loaded<Profile>>,
    /// What the gate says now.
    pub gate: Signal<Option<GateState>>,
    /// Where the person stands on the ladder.
    pub standing: Signal<Option<Standing>>,
    /// What binds angle and day.
    pub bounds: Signal<Option<Bounds>>,
    /// The plan of the next session, or why the choice does not fit what binds.
    pub next_plan: Signal<Option<Result<Plan, PlanError>>>,
    /// What stands in the way before anything is asked today; `Some(None)` is nothing.
    pub obstacle: Signal<Option<Option<Refusal>>>,
    /// The preparation under way.
    pub preparation: ReadSignal<Option<Preparation>>,
    /// Why the last start was refused.
    pub refusal: ReadSignal<Option<Refusal>>,
}

impl Safety {
    /// When `reason` is asked about once more, in whole minutes as a clock shows them; `None` where it
    /// can be answered anew at once, or was not answered with yes.
    pub fn asked_again(self, reason: NotToday) -> Option<LocalTime> {
        const TO_THE_NEXT_MINUTE: Millis = Millis(59_999);
        let ends = self.profile.with(|profile| match profile {
            Loaded::Ready(profile) => profile.gate.reason_stands_until(reason),
            Loaded::Loading | Loaded::Failed => None,
        })?;
        Some(LocalTime {
            at: ends.at.after(TO_THE_NEXT_MINUTE),
            ..ends
        })
    }
}

/// Why the session machine refused the last start.
#[derive(Clone, Copy)]
pub struct StartRefused(pub ReadSignal<Option<StartError>>);

/// The phone's charge in per cent; `None` where the platform does not tell.
#[derive(Clone, Copy)]
pub struct Charge(pub ReadSignal<Option<u8>>);

/// The settings in force.
#[derive(Clone, Copy)]
pub struct Preferences(pub ReadSignal<Settings>);

/// Troubles to show, newest last.
#[derive(Clone, Copy)]
pub struct Notices(pub ReadSignal<Vec<Notice>>);

/// News of the app itself.
#[derive(Clone, Copy)]
pub struct Shell {
    /// Every file is in the cache.
    pub offline_ready: ReadSignal<bool>,
    /// A new version waits for the person's word.
    pub update_ready: ReadSignal<bool>,
    /// The browser offers to install the app; whoever takes the offer says so here.
    pub install_offered: RwSignal<bool>,
    /// The app is installed, or this page is the installed one.
    pub installed: ReadSignal<bool>,
    /// This page is the installed one, not a tab from which it was installed.
    pub standalone: bool,
    /// How this browser installs apps.
    pub install_way: InstallWay,
    /// Version and build, in words.
    pub version: StoredValue<String>,
}

/// Writes moments, with the hours as the person's clocks count them.
#[derive(Clone, Copy)]
pub struct Dates(pub HourCycle);

impl Dates {
    /// `moment` in `style`.
    pub fn write(self, moment: LocalTime, style: DateStyle) -> String {
        date(moment, style, self.0)
    }
}

/// Finds the emergency number where the device is. Called by what shows it: few pages do, and a browser is
/// slow to tell its time zone.
#[derive(Clone, Copy)]
pub struct Emergency(pub fn() -> EmergencyNumber);

/// The present moment on the wall clock, read again about once a minute.
#[derive(Clone, Copy)]
pub struct Now(pub ReadSignal<LocalTime>);

/// The balanced plan.
#[derive(Clone, Copy)]
pub struct Balance {
    /// The plan and what was done of it.
    pub plan: ReadSignal<Loaded<balance::Balance>>,
    /// The exercise under way; `None` while none is.
    pub run: ReadSignal<Option<RunView>>,
}

/// Whether the sample diary is open instead of the person's own.
#[derive(Clone, Copy)]
pub struct SampleOn(pub bool);

/// How far the first run has come; `None` until it is read.
#[derive(Clone, Copy)]
pub struct FirstRunStep(pub ReadSignal<Option<FirstRun>>);

/// The one way out of a view: what the person wants.
#[derive(Clone, Copy)]
pub struct Dispatch(UnsyncCallback<Intent>);

impl Dispatch {
    /// Over the interpreter of intents.
    pub fn new(interpret: impl Fn(Intent) + 'static) -> Self {
        Self(UnsyncCallback::new(interpret))
    }

    /// Wants `intent`.
    pub fn send(self, intent: impl Into<Intent>) {
        self.0.run(intent.into());
    }
}

/// Everything that views can see and do.
///
/// Provided once and as one: a context of its own for each would have a phone compile a way to put it
/// down and one to look it up for each, before the first view.
#[derive(Clone, Copy)]
pub struct Contexts {
    /// See [`CurrentRoute`].
    pub route: CurrentRoute,
    /// See [`Gauge`].
    pub gauge: Gauge,
    /// See [`History`].
    pub history: History,
    /// See [`CheckIns`].
    pub check_ins: CheckIns,
    /// See [`Days`].
    pub days: Days,
    /// See [`Due`].
    pub due: Due,
    /// See [`Data`].
    pub data: Data,
    /// See [`Preferences`].
    pub preferences: Preferences,
    /// See [`CurrentSession`].
    pub session: CurrentSession,
    /// See [`Records`].
    pub records: Records,
    /// See [`SoundTest`].
    pub sound_test: SoundTest,
    /// See [`Voices`].
    pub voices: Voices,
    /// See [`Deleted`].
    pub deleted: Deleted,
    /// See [`Safety`].
    pub safety: Safety,
    /// See [`StartRefused`].
    pub start_refused: StartRefused,
    /// See [`Charge`].
    pub charge: Charge,
    /// See [`Notices`].
    pub notices: Notices,
    /// See [`Shell`].
    pub shell: Shell,
    /// See [`Dates`].
    pub dates: Dates,
    /// See [`Emergency`].
    pub emergency: Emergency,
    /// See [`Now`].
    pub now: Now,
    /// See [`Balance`].
    pub balance: Balance,
    /// See [`SampleOn`].
    pub sample: SampleOn,
    /// See [`FirstRunStep`].
    pub first_run: FirstRunStep,
    /// See [`Dispatch`].
    pub dispatch: Dispatch,
    /// See [`Sharing`].
    pub sharing: Sharing,
}

impl Contexts {
    /// For every view from here down.
    pub fn provide(self) {
        provide_context(self);
    }
}

/// One look-up for all.
#[inline(never)]
fn contexts() -> Contexts {
    expect_context()
}

macro_rules! use_context_fn {
    ($name:ident -> $field:ident: $context:ty) => {
        #[doc = concat!("The [`", stringify!($context), "`] of this app.")]
        #[allow(clippy::must_use_candidate, reason = "called for its value everywhere")]
        pub fn $name() -> $context {
            contexts().$field
        }
    };
}

use_context_fn!(use_route -> route: CurrentRoute);
use_context_fn!(use_gauge -> gauge: Gauge);
use_context_fn!(use_history -> history: History);
use_context_fn!(use_check_ins -> check_ins: CheckIns);
use_context_fn!(use_days -> days: Days);
use_context_fn!(use_due -> due: Due);
use_context_fn!(use_data -> data: Data);
use_context_fn!(use_preferences -> preferences: Preferences);
use_context_fn!(use_session -> session: CurrentSession);
use_context_fn!(use_records -> records: Records);
use_context_fn!(use_sound_test -> sound_test: SoundTest);
use_context_fn!(use_voices -> voices: Voices);
use_context_fn!(use_deleted -> deleted: Deleted);
use_context_fn!(use_safety -> safety: Safety);
use_context_fn!(use_start_refused -> start_refused: StartRefused);
use_context_fn!(use_charge -> charge: Charge);
use_context_fn!(use_notices -> notices: Notices);
use_context_fn!(use_shell -> shell: Shell);
use_context_fn!(use_dates -> dates: Dates);
use_context_fn!(use_emergency -> emergency: Emergency);
use_context_fn!(use_now -> now: Now);
use_context_fn!(use_balance -> balance: Balance);
use_context_fn!(use_sample -> sample: SampleOn);
use_context_fn!(use_first_run -> first_run: FirstRunStep);
use_context_fn!(use_dispatch -> dispatch: Dispatch);
use_context_fn!(use_sharing -> sharing: Sharing);

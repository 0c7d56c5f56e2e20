//! The app's state: what outlives a page, made once, joined, and handed to the views.

use std::rc::Rc;

use futures::join;
use leptos::prelude::*;

use super::{
    balance::BalanceStore, cues::CuePlayer, data::Data, diary::Diary, diary_entry::DiaryWriter,
    first_run::FirstRunStore, gauge::Gauge, guard, intents::Interpreter, next_task,
    notices::Notices, preferences, preferences::PreferencesStore, safety::Safety, sample::Place,
    session_runtime::SessionRuntime, set_if_new, sharing::Sharing, shell, wall_clock::WallClock,
};
use crate::{
    browser::{address, badge, broadcast::Word, focus, region, screen, speech, visibility},
    content::{emergency, labels, session_screen},
    domain::{
        check_in::{self, DueCheckIn},
        screening::StopLock,
        units::LocalTime,
    },
    formatting::dates::HourCycle,
    route::Route,
    ui::context::{self, Dates, Loaded},
};

/// Everything that outlives a page.
pub(super) struct State {
    /// Holds every store: what a person wants is done on them.
    with: Interpreter,
    now: ReadSignal<LocalTime>,
    due: Memo<Vec<DueCheckIn>>,
    voices: RwSignal<Vec<String>>,
}

impl State {
    /// Nothing is read yet.
    pub(super) fn new(place: Place, notices: Notices, diary: Diary) -> Self {
        let gauge = Gauge::new();
        let cues = CuePlayer::new(notices);
        let wall_clock = WallClock::start();
        let now = wall_clock.shown();
        let runtime =
            SessionRuntime::new(place, gauge.clone(), diary.clone(), notices, cues.clone());
        let safety = Safety::new(diary.clone(), notices, wall_clock);
        let symptoms = safety.clone();
        runtime.on_symptoms(move |reported| {
            symptoms.edit(move |profile, now| {
                profile.gate.lock(StopLock {
                    at: now,
                    symptoms: reported,
                    confirmed: None,
                });
            });
        });
        let preferences = PreferencesStore::new(diary.clone(), notices);
        let keeper = preferences.clone();
        gauge.on_mount(move |mount| keeper.keep_mount(mount));
        let in_session = runtime.context().view;
        let in_session = Signal::derive(move || in_session.with(Option::is_some));
        if place.is_sample() {
            open_sample(&gauge, runtime.context());
        }
        Self {
            now,
            due: due(&diary, now),
            voices: RwSignal::new(Vec::new()),
            with: Interpreter {
                data: Data::new(diary.clone(), notices, wall_clock),
                notices,
                diary_writer: DiaryWriter::new(diary.clone(), notices, wall_clock),
                gauge,
                preferences,
                runtime,
                deleted: StoredValue::new_local(None),
                can_undo: RwSignal::new(false),
                safety,
                sharing: Sharing::new(diary.clone(), notices, in_session),
                start_refused: RwSignal::new(None),
                charge: RwSignal::new(None),
                starting: Rc::default(),
                sound_test: RwSignal::new(None),
                place,
                first_run: FirstRunStore::new(diary.clone(), notices),
                balance: BalanceStore::new(diary.clone(), notices, cues.clone()),
                cues,
                diary,
            },
        }
    }

    /// Hands the views what they can see and do, and follows the address, whose route is returned, and
    /// the settings.
    pub(super) fn provide(&self) -> ReadSignal<Route> {
        let with = &self.with;
        let route = follow_address(&with.sharing);
        context::Contexts {
            route: context::CurrentRoute(route),
            gauge: with.gauge.context(),
            history: context::History(with.diary.history()),
            check_ins: context::CheckIns(with.diary.check_ins()),
            days: context::Days(with.diary.days()),
            due: context::Due(self.due.into()),
            data: with.data.context(),
            preferences: context::Preferences(with.preferences.read()),
            session: with.runtime.context(),
            records: records(&with.diary, with.notices),
            sound_test: context::SoundTest(with.sound_test.read_only()),
            voices: context::Voices(self.voices.read_only()),
            deleted: context::Deleted(with.can_undo.read_only()),
            safety: with.safety.context(),
            start_refused: context::StartRefused(with.start_refused.read_only()),
            charge: context::Charge(with.charge.read_only()),
            notices: context::Notices(with.notices.read()),
            shell: shell::follow(with.notices),
            dates: dates(),
            emergency: context::Emergency(emergency_number),
            now: context::Now(self.now),
            balance: with.balance.context(),
            sample: context::SampleOn(with.place.is_sample()),
            first_run: with.first_run.context(),
            dispatch: context::Dispatch::new({
                let interpreter = with.clone();
                move |intent| interpreter.interpret(intent)
            }),
            sharing: with.sharing.context(),
        }
        .provide();
        guard::watch(route, with.safety.context(), with.runtime.context());
        follow_settings(&with.preferences, &with.runtime);
        route
    }

    /// Reads what is kept, all at once; each failure is shown by whoever met it, and the app goes on
    /// with what it has.
    pub(super) async fn read(&self) {
        let with = &self.with;
        let (profile, mount, (), (), (), (), ()) = join!(
            with.safety.stored(),
            with.preferences.mount(),
            with.preferences.load(),
            with.first_run.load(),
            with.diary.load(),
            with.runtime.look_for_interrupted(),
            with.data.load(),
        );
        // One that was set while this was read is newer.
        if let Some(mount) = mount
            && !with.gauge.context().has_zero.get_untracked()
        {
            with.gauge.restore(mount);
        }
        // What the gate makes of it is a task of its own, so that none is long on a slow phone.
        next_task().await;
        // Last, so that a session cut short is offered rather than the gate.
        with.safety.begin(profile);
    }

    /// Nothing that is kept can be read.
    pub(super) fn cannot_read(&self) {
        self.with.safety.cannot_load();
    }

    /// Follows what the first view can do without.
    pub(super) fn follow(&self) {
        let with = &self.with;
        follow_other_tabs(&with.diary);
        StoredValue::new_local(focus::watch());
        follow_voices(&with.preferences, self.voices);
        let due = self.due;
        Effect::new(move |_| badge::show(due.with(Vec::len)));
        with.sharing.collect();
    }

    /// Reads what no page but its own waits for.
    pub(super) async fn read_on(&self) {
        self.with.balance.load().await;
    }
}

/// Marks the page as the sample's, and has its table follow its session.
fn open_sample(gauge: &Gauge, session: context::CurrentSession) {
    screen::set_root_data("sample", Some("on"));
    gauge.simulate(move || {
        session
            .view
            .with_untracked(|view| view.as_ref().map(|view| (view.instruction, view.target)))
    });
}

fn follow_address(sharing: &Sharing) -> ReadSignal<Route> {
    sharing.arrive(&address::fragment());
    let sharing = sharing.clone();
    let route = RwSignal::new(Route::parse(&address::fragment()));
    let listener = address::on_change(move |fragment| {
        sharing.arrive(&fragment);
        // Not where the link led, but where what it brought is shown.
        let next = Route::parse(&address::fragment());
        set_if_new(route, next);
    });
    StoredValue::new_local(listener);
    Effect::new(move |before: Option<()>| {
        let route = route.get();
        screen::set_root_data("room", (route == Route::Session).then_some("session"));
        if route == Route::Session {
            screen::set_title(&labels::document_title(session_screen::TITLE));
        }
        // The first page keeps the browser's own focus.
        if before.is_some() {
            screen::focus_page_soon();
        }
    });
    route.read_only()
}

/// Reads a session with its trace; what cannot be read is said.
fn records(diary: &Diary, notices: Notices) -> context::Records {
    let diary = diary.clone();
    context::Records::new(move |id| {
        let diary = diary.clone();
        Box::pin(async move {
            match diary.session(id).await {
                Ok(found) => Loaded::Ready(found),
                Err(error) => {
                    notices.store_failed(&error);
                    Loaded::Failed
                }
            }
        })
    })
}

/// As the person's clocks count the hours.
fn dates() -> Dates {
    let languages = region::languages();
    Dates(HourCycle::of(languages.first().map(String::as_str)))
}

/// Which check-ins can be answered now: on Today, and as a number on the app's icon.
fn due(diary: &Diary, now: ReadSignal<LocalTime>) -> Memo<Vec<DueCheckIn>> {
    let (history, check_ins) = (diary.history(), diary.check_ins());
    Memo::new(move |_| {
        history.with(|history| {
            check_ins.with(|check_ins| match (history, check_ins) {
                (Loaded::Ready(sessions), Loaded::Ready(check_ins)) => {
                    check_in::due(sessions, check_ins, now.get().at)
                }
                _ => Vec::new(),
            })
        })
    })
}

fn emergency_number() -> emergency::EmergencyNumber {
    let (languages, zone) = (region::languages(), region::time_zone());
    let here = emergency::region_here(languages.iter().map(String::as_str), zone.as_deref());
    emergency::emergency_number(here)
}

/// A tab that was frozen may have heard nothing of what others changed: it reads again when it is seen.
fn follow_other_tabs(diary: &Diary) {
    let diary = diary.clone();
    let seen = visibility::on_change(move |visible, _| {
        if visible {
            diary.hear(Word::ProfileChanged);
            diary.hear(Word::SettingsChanged);
        }
    });
    StoredValue::new_local(seen);
}

/// The voices of the language set; most browsers load them late, and only once asked.
fn follow_voices(preferences: &PreferencesStore, voices: RwSignal<Vec<String>>) {
    let settings = preferences.read();
    let language = Memo::new(move |_| settings.with(|settings| settings.language));
    let loaded = RwSignal::new(());
    Effect::new(move |_| {
        loaded.track();
        voices.set(speech::voices(language.get().tag()));
    });
    StoredValue::new_local(speech::on_voices(move || loaded.set(())));
}

/// Carries settings to where no view looks: the root element and the cues.
fn follow_settings(preferences: &PreferencesStore, runtime: &SessionRuntime) {
    let settings = preferences.read();
    let runtime = runtime.clone();
    Effect::new(move |_| {
        settings.with(|settings| {
            screen::set_root_data("theme", preferences::theme_name(settings.theme));
            screen::set_text_size(settings.text_size.get());
            runtime.follow(settings);
        });
    });
}

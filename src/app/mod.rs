//! The composition root: makes the state, joins adapters and views, and interprets intents.
//!
//! The only room that sees both `browser` and `ui`. State that outlives a page is made here, once.

mod balance;
mod cues;
mod data;
mod diary;
mod diary_entry;
mod first_run;
mod gauge;
mod guard;
mod intents;
mod notices;
mod pages;
mod parts;
mod preferences;
mod safety;
mod sample;
mod session_runtime;
mod sharing;
mod shell;
mod wall_clock;

use std::cell::OnceCell;

use futures::join;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use self::{
    balance::BalanceStore, cues::CuePlayer, data::Data, diary::Diary, diary_entry::DiaryWriter,
    first_run::FirstRunStore, gauge::Gauge, intents::Interpreter, notices::Notices, parts::Parts,
    preferences::PreferencesStore, safety::Safety, sample::Place, session_runtime::SessionRuntime,
    sharing::Sharing, wall_clock::WallClock,
};
use crate::{
    browser::{address, badge, broadcast::Word, dates, region, screen, speech, visibility},
    content::{emergency, labels, session_screen},
    domain::{check_in, screening::StopLock, units::LocalTime},
    route::Route,
    ui::{
        components::sample::SampleBanner,
        context::{self, DateStyle, Dates, Loaded},
    },
};

/// The root element's `data-reading`: the style sheet shows the shell in place of the app.
const READING: &str = "reading";

/// The longest wait for what is kept, before the first view is drawn without it. Chosen by us: a long
/// history is read in a tenth of it.
const DRAW_AFTER_MS: u32 = 1_000;

/// Mounts the app in the place of the static shell, in a task of its own: a tap is answered between the
/// module's start and the first view.
pub fn mount() {
    console_error_panic_hook::set_once();
    gloo_timers::callback::Timeout::new(0, || {
        if let Some(root) = screen::root() {
            leptos::mount::mount_to(root, App).forget();
        }
    })
    .forget();
}

#[component]
fn App() -> impl IntoView {
    let notices = Notices::new();
    let place = Place::here();
    let diary = Diary::new(place, notices);
    // The browser opens the files while the first view is drawn.
    let opening = diary.open();
    let gauge = Gauge::new();
    let cues = CuePlayer::new(notices);
    let preferences = PreferencesStore::new(diary.clone(), notices);
    let balance = BalanceStore::new(diary.clone(), notices, cues.clone());
    let first_run = FirstRunStore::new(diary.clone(), notices);
    let runtime = SessionRuntime::new(place, gauge.clone(), diary.clone(), notices, cues.clone());
    provide_dates();
    let wall_clock = WallClock::start();
    let now = wall_clock.shown();
    provide_context(context::Now(now));
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
    let data = Data::new(diary.clone(), notices, wall_clock);
    let in_session = runtime.context().view;
    let in_session = Signal::derive(move || in_session.with(Option::is_some));
    let sharing = Sharing::new(diary.clone(), notices, in_session);
    let interpreter = Interpreter {
        data: data.clone(),
        notices,
        diary: diary.clone(),
        diary_writer: DiaryWriter::new(diary.clone(), notices, wall_clock),
        gauge: gauge.clone(),
        cues,
        preferences: preferences.clone(),
        runtime: runtime.clone(),
        deleted: StoredValue::new_local(None),
        can_undo: RwSignal::new(false),
        safety: safety.clone(),
        sharing: sharing.clone(),
        start_refused: RwSignal::new(None),
        charge: RwSignal::new(None),
        sound_test: RwSignal::new(None),
        place,
        first_run: first_run.clone(),
        balance: balance.clone(),
    };
    if place.is_sample() {
        open_sample(&gauge, runtime.context());
    }

    provide_context(sharing.context());
    let route = provide_route(&sharing);
    sharing.collect();
    shell::provide(notices);
    provide_context(context::Notices(notices.read()));
    provide_context(context::History(diary.history()));
    provide_context(context::CheckIns(diary.check_ins()));
    provide_context(context::Days(diary.days()));
    provide_due(&diary, now);
    provide_context(gauge.context());
    provide_context(context::Preferences(preferences.read()));
    provide_context(runtime.context());
    provide_context(context::SampleOn(place.is_sample()));
    provide_context(first_run.context());
    provide_context(balance.context());
    provide_context(context::Deleted(interpreter.can_undo.read_only()));
    provide_context(safety.context());
    provide_context(data.context());
    provide_context(context::Emergency(emergency_number()));
    guard::watch(route, safety.context(), runtime.context());
    provide_context(context::StartRefused(interpreter.start_refused.read_only()));
    provide_context(context::Charge(interpreter.charge.read_only()));
    provide_context(context::SoundTest(interpreter.sound_test.read_only()));
    provide_context(context::Records::new({
        let diary = diary.clone();
        move |id| {
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
        }
    }));
    provide_context(context::Dispatch::new({
        let interpreter = interpreter.clone();
        move |intent| interpreter.interpret(intent)
    }));

    provide_voices(&preferences);
    follow_settings(&preferences, &runtime);
    follow_other_tabs(&diary);
    wait_with_drawing();
    spawn_local(async move {
        if opening.await.is_err() {
            safety.cannot_load();
            draw_now();
            return;
        }
        start_up(diary, preferences, gauge, safety, runtime, data, first_run).await;
        draw_now();
        // No page but its own waits for it.
        balance.load().await;
    });

    (
        place.is_sample().then(SampleBanner),
        pages::current_page(route, Parts::new()),
    )
}

/// Leaves the static shell in sight until what is kept has been read: the first view would only be
/// drawn twice, and jump. Reading that takes long is not waited for.
fn wait_with_drawing() {
    screen::set_root_data(READING, Some("on"));
    gloo_timers::callback::Timeout::new(DRAW_AFTER_MS, draw_now).forget();
}

fn draw_now() {
    screen::set_root_data(READING, None);
}

/// Reads what is kept, all at once; each failure is shown by whoever met it, and the app goes on with
/// what it has.
async fn start_up(
    diary: Diary,
    preferences: PreferencesStore,
    gauge: Gauge,
    safety: Safety,
    runtime: SessionRuntime,
    data: Data,
    first_run: FirstRunStore,
) {
    let (profile, mount, (), (), (), (), ()) = join!(
        safety.stored(),
        preferences.mount(),
        preferences.load(),
        first_run.load(),
        diary.load(),
        runtime.look_for_interrupted(),
        data.load(),
    );
    if let Some(mount) = mount {
        gauge.restore(mount);
    }
    gauge.on_mount(move |mount| preferences.keep_mount(mount));
    // What the gate makes of it is a task of its own, so that none is long on a slow phone.
    gloo_timers::future::TimeoutFuture::new(0).await;
    // Last, so that a session cut short is offered rather than the gate.
    safety.begin(profile);
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

fn provide_route(sharing: &Sharing) -> ReadSignal<Route> {
    sharing.arrive(&address::fragment());
    let sharing = sharing.clone();
    let (route, set_route) = signal(Route::parse(&address::fragment()));
    provide_context(context::CurrentRoute(route));
    let listener = address::on_change(move |fragment| {
        sharing.arrive(&fragment);
        // Not where the link led, but where what it brought is shown.
        let next = Route::parse(&address::fragment());
        set_route.maybe_update(|route| {
            let changed = *route != next;
            *route = next;
            changed
        });
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
    route
}

fn provide_dates() {
    // Making a formatter costs a hundred uses of it: each is made when its style is first written.
    let made: [OnceCell<dates::Formatter>; 6] = Default::default();
    let [day, weekday, short_day, tick, month, day_and_time] = made;
    provide_context(Dates::new(move |moment, style| {
        let (made, style) = match style {
            DateStyle::Day => (&day, dates::Style::Day),
            DateStyle::Weekday => (&weekday, dates::Style::Weekday),
            DateStyle::ShortDay => (&short_day, dates::Style::ShortDay),
            DateStyle::Tick => (&tick, dates::Style::Tick),
            DateStyle::Month => (&month, dates::Style::Month),
            DateStyle::DayAndTime => (&day_and_time, dates::Style::DayAndTime),
        };
        made.get_or_init(|| dates::Formatter::new(style))
            .write(moment)
    }));
}

/// Which check-ins can be answered now: on Today, and as a number on the app's icon.
fn provide_due(diary: &Diary, now: ReadSignal<LocalTime>) {
    let (history, check_ins) = (diary.history(), diary.check_ins());
    let due = Memo::new(move |_| {
        history.with(|history| {
            check_ins.with(|check_ins| match (history, check_ins) {
                (Loaded::Ready(sessions), Loaded::Ready(check_ins)) => {
                    check_in::due(sessions, check_ins, now.get().at)
                }
                _ => Vec::new(),
            })
        })
    });
    provide_context(context::Due(due.into()));
    Effect::new(move |_| badge::show(due.with(Vec::len)));
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
fn provide_voices(preferences: &PreferencesStore) {
    let settings = preferences.read();
    let language = Memo::new(move |_| settings.with(|settings| settings.language));
    let loaded = RwSignal::new(());
    let voices = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        loaded.track();
        voices.set(speech::voices(language.get().tag()));
    });
    StoredValue::new_local(speech::on_voices(move || loaded.set(())));
    provide_context(context::Voices(voices.read_only()));
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

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
mod kept;
mod notices;
mod pages;
mod parts;
mod preferences;
mod safety;
mod sample;
mod session_runtime;
mod sharing;
mod shell;
mod state;
mod wall_clock;

use futures::join;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use self::{diary::Diary, notices::Notices, parts::Parts, sample::Place, state::State};
use crate::{
    browser::screen,
    domain::units::{Millis, MonoTime},
    ui::components::sample::SampleBanner,
};

/// The root element's `data-reading`: the style sheet shows the shell in place of the app.
const READING: &str = "reading";

/// The longest wait for what is kept, before the first view is shown without it. Chosen by us: a long
/// history is read in a tenth of it.
const SHOW_AFTER_MS: u32 = 1_000;

/// When what the first view can do without follows it. Chosen by us: three frames, so that it is painted
/// and answers taps first.
const FOLLOW_AFTER_MS: u32 = 50;

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

/// Everything between the module's start and the first view, in tasks of their own: a slow phone
/// compiles what is first called, and each of them would keep a tap waiting together.
#[component]
fn App() -> impl IntoView {
    let owner = Owner::current().unwrap_or_default();
    let notices = Notices::new();
    let place = Place::here();
    let diary = Diary::new(place, notices);
    // The browser opens the files while the rest is made.
    let opening = diary.open();
    let first_view = RwSignal::new(None);
    hold_back();
    spawn_local(async move {
        let (opened, state) = join!(opening, async {
            next_task().await;
            let state = owner.with(|| State::new(place, notices, diary));
            next_task().await;
            let route = owner.with(|| state.provide());
            next_task().await;
            first_view.set(Some((route, Parts::new())));
            state
        });
        if opened.is_ok() {
            next_task().await;
            state.read().await;
        } else {
            state.cannot_read();
        }
        show();
        gloo_timers::future::TimeoutFuture::new(FOLLOW_AFTER_MS).await;
        owner.with(|| state.follow());
        if opened.is_ok() {
            state.read_on().await;
        }
    });

    move || {
        first_view.get().map(|(route, parts)| {
            (
                place.is_sample().then(SampleBanner),
                pages::current_page(route, parts),
            )
        })
    }
}

/// Leaves the static shell in sight until what is kept has been read: the first view would only be
/// seen twice, and jump. Reading that takes long is not waited for.
fn hold_back() {
    screen::set_root_data(READING, Some("on"));
    gloo_timers::callback::Timeout::new(SHOW_AFTER_MS, show).forget();
}

fn show() {
    screen::set_root_data(READING, None);
}

/// The browser answers what waits, and goes on here.
async fn next_task() {
    gloo_timers::future::TimeoutFuture::new(0).await;
}

/// Sets `signal` unless it holds `value` already: who follows it is called for a change only.
fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    signal.maybe_update(|held| {
        let changed = *held != value;
        *held = value;
        changed
    });
}

/// Whether what was shown at `then` has stood for `span`. A clock that was set back holds nothing up.
fn has_stood(then: MonoTime, now: MonoTime, span: Millis) -> bool {
    now < then || now.since(then) >= span
}

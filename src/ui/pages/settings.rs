//! Settings: every change is in force and kept at once.

mod sound;

use leptos::prelude::*;

use crate::{
    content::{data, gate, history, install, settings as words, share_screen as share},
    domain::{
        record::Equipment,
        settings::{Flip, Settings, TextSize, Theme},
    },
    route::Route,
    ui::{
        components::{
            below::Below,
            choice::{choice, switch},
            page::{Page, Tab},
            update_ready::UpdateReady,
        },
        context::{use_dispatch, use_preferences, use_shell},
        intent::Intent,
    },
};

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <Page title=words::TITLE tab=Tab::More>
            <section class="card">
                <h2>{words::GAUGE}</h2>
                <a class="button button--wide" data-testid="gauge" href=Route::Gauge.fragment()>
                    {words::GAUGE_LINK}
                </a>
            </section>
            <section class="card">
                <h2>{words::EQUIPMENT}</h2>
                {one_of(words::EQUIPMENT_QUESTION, "equipment", &EQUIPMENT, history::equipment, |s| s.equipment, |s, v| s.equipment = v)}
                <p class="dim small">{words::EQUIPMENT_HINT}</p>
            </section>
            <section class="card">
                <h2>{words::LOOK}</h2>
                {one_of(words::THEME, "theme", &THEMES, words::theme, |s| s.theme, |s, v| s.theme = v)}
                {slider(words::TEXT_SIZE, "text-size", (TextSize::MIN, TextSize::MAX), |s| s.text_size.get(), |s, v| s.text_size = TextSize::clamped(v))}
                {one_of(words::FLIP, "flip", &FLIPS, words::flip, |s| s.flip, |s, v| s.flip = v)}
            </section>
            <Below>
                <SoundAndControl />
                <Below>
                    <Links />
                </Below>
            </Below>
        </Page>
    }
}

#[component]
fn SoundAndControl() -> impl IntoView {
    view! {
            {sound::sound()}
            <section class="card">
                <h2>{words::CONTROL}</h2>
                {toggle(words::MOTION_CONTROL, "motion-control", |s| s.session.motion_control, |s, on| s.session.motion_control = on)}
                <p class="dim small">{words::MOTION_HINT}</p>
            </section>
    }
    .into_any()
}

/// Where else to go, and what this is.
#[component]
fn Links() -> impl IntoView {
    view! {
            <section class="card">
                <h2>{share::SETTINGS_HEADING}</h2>
                <a class="button button--wide" data-testid="share" href=Route::Share.fragment()>
                    {share::SHARE_HISTORY}
                </a>
                <a class="button button--wide" data-testid="open-shared" href=Route::Shared.fragment()>
                    {share::OPEN}
                </a>
            </section>
            <section class="card">
                <h2>{data::TITLE}</h2>
                <a class="button button--wide" data-testid="data" href=Route::Data.fragment()>
                    {data::LINK}
                </a>
            </section>
            <section class="card">
                <h2>{words::APP}</h2>
                <a class="button button--wide" data-testid="install" href=Route::Install.fragment()>
                    {install::TITLE}
                </a>
                <UpdateReady />
            </section>
            <section class="card">
                <h2>{words::ABOUT}</h2>
                <p>{gate::INTENDED_PURPOSE}</p>
                <p class="dim">{words::PRIVACY}</p>
                <p class="dim small" data-testid="version">{use_shell().version.get_value()}</p>
            </section>
    }
    .into_any()
}

const EQUIPMENT: [Equipment; 3] = [Equipment::Table, Equipment::Chair, Equipment::Boots];
const THEMES: [Theme; 3] = [Theme::Device, Theme::Light, Theme::Dark];
const FLIPS: [Flip; 3] = [Flip::Auto, Flip::Upright, Flip::UpsideDown];
/// One of several values of a setting.
fn one_of<T: Copy + PartialEq + Send + Sync + 'static>(
    legend: &'static str,
    name: &'static str,
    values: &'static [T],
    label: impl Fn(T) -> &'static str,
    read: impl Fn(&Settings) -> T + Send + Sync + 'static,
    write: impl Fn(&mut Settings, T) + 'static,
) -> AnyView {
    let settings = use_preferences().0;
    let dispatch = use_dispatch();
    let chosen = Signal::derive(move || {
        let value = settings.with(&read);
        values.iter().position(|other| *other == value)
    });
    let choose = UnsyncCallback::new(move |index: usize| {
        if let Some(value) = values.get(index) {
            change(dispatch, settings, |settings| write(settings, *value));
        }
    });
    choice(
        legend,
        name,
        values.iter().map(|value| label(*value)).collect(),
        chosen,
        choose,
    )
}

/// A whole number between two limits, in per cent.
fn slider(
    label: &'static str,
    id: &'static str,
    (least, most): (u16, u16),
    read: impl Fn(&Settings) -> u16 + Copy + Send + Sync + 'static,
    write: impl Fn(&mut Settings, u16) + 'static,
) -> AnyView {
    stepped(label, id, (least, most, "5"), words::percent, read, write)
}

/// A whole number between two limits, by steps; `show` writes it with its unit.
fn stepped(
    label: &'static str,
    id: &'static str,
    (least, most, step): (u16, u16, &'static str),
    show: fn(u16) -> String,
    read: impl Fn(&Settings) -> u16 + Copy + Send + Sync + 'static,
    write: impl Fn(&mut Settings, u16) + 'static,
) -> AnyView {
    let settings = use_preferences().0;
    let dispatch = use_dispatch();
    let value = move || settings.with(read);
    let set =
        move |event: leptos::ev::Targeted<leptos::ev::Event, leptos::web_sys::HtmlInputElement>| {
            if let Ok(value) = event.target().value().parse() {
                change(dispatch, settings, |settings| write(settings, value));
            }
        };

    view! {
        // The label holds no more than its words: an <output> inside it would be what it labels.
        <div class="field">
            <div class="row row--spread">
                <label class="field__label" for=id>
                    {label}
                </label>
                <output class="dim" for=id>
                    {move || show(value())}
                </output>
            </div>
            <input
                class="slider"
                type="range"
                id=id
                min=least
                max=most
                step=step
                prop:value=move || value().to_string()
                on:change:target=set
            />
        </div>
    }
    .into_any()
}

fn toggle(
    label: &'static str,
    id: &'static str,
    read: impl Fn(&Settings) -> bool + Send + Sync + 'static,
    write: impl Fn(&mut Settings, bool) + 'static,
) -> AnyView {
    let settings = use_preferences().0;
    let dispatch = use_dispatch();
    let on = Signal::derive(move || settings.with(&read));
    let set = UnsyncCallback::new(move |on| {
        change(dispatch, settings, |settings| write(settings, on));
    });
    switch(label, id, on, set)
}

fn change(
    dispatch: crate::ui::context::Dispatch,
    settings: ReadSignal<Settings>,
    edit: impl FnOnce(&mut Settings),
) {
    let mut changed = settings.get_untracked();
    edit(&mut changed);
    dispatch.send(Intent::Change(Box::new(changed)));
}

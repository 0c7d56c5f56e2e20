//! On Today, as long as the diary is empty: the way to the first run and to the sample.

use leptos::prelude::*;

use crate::{
    content::welcome as words,
    domain::first_run::FirstRun,
    route::Route,
    ui::{
        context::{Loaded, use_dispatch, use_first_run, use_history, use_session},
        intent::{Intent, SampleStep},
    },
};

/// The card; nothing once setting up is done, hidden, or there is a session to look at.
#[component]
pub fn WelcomeCard() -> impl IntoView {
    let dispatch = use_dispatch();
    let (step, history) = (use_first_run().0, use_history().0);
    let interrupted = use_session().interrupted;
    let newcomer = Memo::new(move |_| {
        let empty = history.with(|history| match history {
            Loaded::Ready(sessions) => sessions.is_empty(),
            Loaded::Loading | Loaded::Failed => false,
        });
        let step = step.get().filter(|step| *step != FirstRun::Finished);
        step.filter(|_| empty && interrupted.with(Option::is_none))
    });
    let begun = Memo::new(move |_| newcomer.get().is_some_and(|step| step > FirstRun::Purpose));
    let title = move || {
        if begun.get() {
            words::CARD_RESUME_TITLE
        } else {
            words::CARD_TITLE
        }
    };
    let go_on = move || {
        if begun.get() {
            words::CARD_RESUME
        } else {
            words::CARD_BEGIN
        }
    };

    view! {
        <Show when=move || newcomer.get().is_some()>
            <section class="card card--welcome" data-testid="welcome">
                <h2>{title}</h2>
                <p>{words::CARD_BODY}</p>
                <a
                    class="button button--go"
                    data-testid="set-up"
                    href=Route::Welcome.fragment()
                >
                    {go_on}
                </a>
                <button
                    class="button button--wide"
                    data-testid="look-around"
                    on:click=move |_| dispatch.send(Intent::Sample(SampleStep::Enter))
                >
                    {words::LOOK_AROUND}
                </button>
                <button
                    class="button button--quiet"
                    data-testid="hide-welcome"
                    on:click=move |_| dispatch.send(Intent::FirstRun(FirstRun::Finished))
                >
                    {words::CARD_HIDE}
                </button>
            </section>
        </Show>
    }
    .into_any()
}

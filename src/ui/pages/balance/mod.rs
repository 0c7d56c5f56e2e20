//! The balanced plan: today's exercises, the week, walking, heat and cold, posture, the list.

mod day;
mod edit;
mod list;
mod run;
mod week;

use leptos::prelude::*;

use crate::{
    content::{balance as words, labels},
    domain::balance::Balance,
    ui::{
        components::{
            page::{Page, Tab},
            sources::source_list,
        },
        context::{Loaded, use_balance},
    },
};

/// The page.
#[component]
pub fn BalancePage() -> impl IntoView {
    let balance = use_balance();
    let running = Memo::new(move |_| balance.run.with(Option::is_some));
    let state = Memo::new(move |_| {
        balance.plan.with(|plan| match plan {
            Loaded::Loading => Some(labels::LOADING),
            Loaded::Failed => Some(labels::NOT_READ),
            Loaded::Ready(_) => None,
        })
    });
    let title = Signal::derive(move || {
        if running.get() {
            words::RUN_TITLE.to_owned()
        } else {
            words::TITLE.to_owned()
        }
    });

    view! {
        <Page title=title tab=Tab::More>
            {move || match (state.get(), running.get()) {
                (Some(text), _) => view! { <p role="status">{text}</p> }.into_any(),
                (None, true) => run::panel(),
                (None, false) => sections(),
            }}
        </Page>
    }
}

fn sections() -> AnyView {
    view! {
        <p class="page__lead">{words::LEAD}</p>
        <div class="columns">
            <div class="stack">
                {day::today()} {day::bridge()} {week::card()} {day::aerobic()} {day::care()}
            </div>
            <div class="stack">{list::mine()} {list::starters()} {edit::own()} {posture()}</div>
        </div>
    }
    .into_any()
}

/// What of the plan a page shows, once it is read.
fn in_plan<T: Default>(of: impl FnOnce(&Balance) -> T) -> T {
    use_balance().plan.with(|plan| match plan {
        Loaded::Ready(balance) => of(balance),
        Loaded::Loading | Loaded::Failed => T::default(),
    })
}

fn posture() -> AnyView {
    let tips: String = words::POSTURE_TIPS
        .iter()
        .map(|tip| format!("<li>{tip}</li>"))
        .collect();

    view! {
        <details class="card card--fold">
            <summary>
                <h2>{words::POSTURE}</h2>
            </summary>
            <ul class="signs" inner_html=tips></ul>
            {source_list(words::POSTURE_SOURCES)}
        </details>
    }
    .into_any()
}

//! Share: choose what leaves, see it, lock it, hand it over.

mod choice;
mod codes;
mod hand_over;
mod leaves;
pub mod listing;

use leptos::prelude::*;

use self::{choice::Form, hand_over::hand_over, leaves::leaves};
use crate::{
    content::{labels, share_screen as words},
    route::Route,
    ui::{
        components::page::{Page, Tab, WhenRead},
        context::{Loaded, use_check_ins, use_days, use_dispatch, use_history},
        intent::Intent,
        sharing::ShareStep,
    },
};

/// The page.
#[component]
pub fn SharePage() -> impl IntoView {
    let dispatch = use_dispatch();
    let (history, check_ins, days) = (use_history().0, use_check_ins().0, use_days().0);
    let form = Form::new();
    let selection = form.selection();
    let loaded = Memo::new(move |_| {
        let all = [history.with(state), check_ins.with(state), days.with(state)];
        all.into_iter().max().unwrap_or_default()
    });
    Effect::new(move |_| {
        // Also when the diary changes, in this tab or another.
        history.track();
        check_ins.track();
        if loaded.get() == State::Ready {
            let selection = Box::new(selection.get());
            dispatch.send(Intent::Share(ShareStep::Make(selection)));
        }
    });

    view! {
        <Page title=words::TITLE tab=Tab::History>
            {move || match loaded.get() {
                State::Ready => {
                    // One column, however wide the screen: the code is as large as it can be.
                    view! {
                        <div class="stack">
                            {form.view()}
                            {leaves()}
                            {hand_over()}
                        </div>
                    }
                        .into_any()
                }
                State::Loading => view! { <p role="status">{labels::LOADING}</p> }.into_any(),
                State::Failed => view! { <p>{words::UNREADABLE}</p> }.into_any(),
            }}
            <WhenRead>
                <a class="button" data-testid="open-shared" href=Route::Shared.fragment()>
                    {words::OPEN}
                </a>
            </WhenRead>
        </Page>
    }
    .into_any()
}

/// How far the diary is, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum State {
    #[default]
    Ready,
    Loading,
    Failed,
}

fn state<T>(loaded: &Loaded<T>) -> State {
    match loaded {
        Loaded::Ready(_) => State::Ready,
        Loaded::Loading => State::Loading,
        Loaded::Failed => State::Failed,
    }
}

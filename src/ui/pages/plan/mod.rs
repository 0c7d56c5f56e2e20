//! The plan: the next session, where the person stands, another choice, and limits.

mod choice;
mod fields;
mod limits;
mod own;
mod standing;

use leptos::prelude::*;

use crate::{
    content::{balance, plan as words},
    route::Route,
    ui::{
        components::{
            page::{Page, Tab, WhenRead},
            plan_summary::PlanSummary,
        },
        context::use_safety,
    },
};

/// The page.
#[component]
pub fn PlanPage() -> impl IntoView {
    let safety = use_safety();
    let known = Memo::new(move |_| safety.standing.with(Option::is_some));

    view! {
        <Page title=words::TITLE tab=Tab::More>
            <WhenRead>
                <Show when=move || known.get()>
                    <Next />
                    {standing::card()}
                    {choice::card()}
                    {limits::card()}
                </Show>
                <section class="card">
                    <h2>{balance::TITLE}</h2>
                    <p>{balance::LINK_BODY}</p>
                    <a
                        class="button button--wide"
                        data-testid="to-balance"
                        href=Route::Balance.fragment()
                    >
                        {balance::LINK}
                    </a>
                </section>
            </WhenRead>
        </Page>
    }
}

/// The plan that the choice makes now, or why it makes none.
#[component]
fn Next() -> impl IntoView {
    let next = use_safety().next_plan;
    let plan = Signal::derive(move || next.get().and_then(Result::ok));
    let title = move || plan.get().map(|plan| words::title(plan.kind()));
    let error = move || next.get().and_then(Result::err);

    view! {
        <section class="card card--plan" data-testid="next-plan">
            <div>
                <h2>{words::NEXT}</h2>
                <p class="dim">{title}</p>
            </div>
            <PlanSummary plan=plan />
            <ShowLet some=error let:error>
                <div class="notice notice--caution" role="status">
                    <p class="notice__title">{words::CHOICE_BROKEN}</p>
                    <p>{words::error(error)}</p>
                </div>
            </ShowLet>
        </section>
    }
    .into_any()
}

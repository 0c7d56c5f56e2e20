//! One page for a clinician, to be printed or saved as PDF.

use leptos::prelude::*;

use crate::{
    content::{plan as plan_words, report as words, statistics},
    domain::plan::Plan,
    formatting,
    insights::{Block, Period, sheet},
    route::Route,
    ui::{
        components::{
            chart::ChartFigure,
            choice::switch,
            insights::{day_writer, period_choice, told},
            page::{Page, Tab},
            plan_summary,
        },
        context::{DateStyle, use_dates, use_dispatch, use_now, use_safety},
        intent::Intent,
    },
};

/// The page: what is chosen stands above the sheet and is not printed.
#[component]
pub fn ReportPage() -> impl IntoView {
    let period = RwSignal::new(Period::default());
    let named = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let questions = RwSignal::new(String::new());
    let (dates, now, dispatch) = (use_dates(), use_now().0, use_dispatch());
    let made = Signal::derive(move || {
        let date = dates.write(now.get_untracked(), DateStyle::ShortDay);
        words::made(&date, env!("CARGO_PKG_VERSION"))
    });
    let set_named = UnsyncCallback::new(move |on| named.set(on));
    let print = move |_| dispatch.send(Intent::Print);
    let shown_name = move || {
        if named.get() {
            name.get()
        } else {
            String::new()
        }
    };

    view! {
        <Page title=words::TITLE kicker=made tab=Tab::More>
            <section class="card report__controls">
                {period_choice(period)}
                {switch(words::WITH_NAME, "with-name", named.into(), set_named)}
                <label class="field" hidden=move || !named.get()>
                    <span class="field__label">{words::NAME}</span>
                    <input
                        class="field__input"
                        data-testid="name"
                        autocomplete="name"
                        on:input:target=move |event| name.set(event.target().value())
                    />
                </label>
                <label class="field">
                    <span class="field__label">{words::QUESTIONS}</span>
                    <textarea
                        class="field__input"
                        data-testid="questions"
                        on:input:target=move |event| questions.set(event.target().value())
                    ></textarea>
                    <span class="field__hint">{words::NOT_KEPT}</span>
                </label>
                <button class="button button--go" data-testid="print" on:click=print>
                    {words::PRINT}
                </button>
                <a class="button button--quiet" href=Route::Data.fragment()>
                    {words::TO_DATA}
                </a>
            </section>
            <article class="report" data-testid="sheet">
                <p class="report__name" hidden=move || shown_name().is_empty()>{shown_name}</p>
                {figures(period)}
                <section hidden=move || questions.with(String::is_empty)>
                    <h3>{words::QUESTIONS}</h3>
                    <p class="report__questions">{questions}</p>
                </section>
            </article>
        </Page>
    }
}

/// The figures of the chosen period.
fn figures(period: RwSignal<Period>) -> AnyView {
    let (dates, next) = (use_dates(), use_safety().next_plan);
    told(period, move |report, evidence| {
        let plan = match next.get() {
            Some(Ok(plan)) => in_words(&plan),
            Some(Err(_)) | None => statistics::NONE.to_owned(),
        };
        let blocks = sheet(report, evidence, &plan, &day_writer(dates));
        blocks.into_iter().map(block).collect_view().into_any()
    })
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Markup(html) => {
            view! { <div class="report__part" inner_html=html></div> }.into_any()
        }
        Block::Chart { chart, label } => {
            view! { <ChartFigure chart=chart label=label /> }.into_any()
        }
    }
}

fn in_words(plan: &Plan) -> String {
    words::plan(
        &plan_words::title(plan.kind()),
        &formatting::target(plan.target()),
        &plan_summary::line(plan),
    )
}

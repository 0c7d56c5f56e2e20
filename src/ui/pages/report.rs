//! One page for a clinician, to be printed or saved as PDF.

use leptos::prelude::*;

use crate::{
    content::{labels, plan as plan_words, report as words, statistics},
    domain::plan::Plan,
    formatting,
    insights::{Block, Evidence, Period, sheet},
    route::Route,
    ui::{
        components::{
            chart::ChartFigure,
            choice::{choice, switch},
            insights::day_writer,
            page::{Page, Tab},
            plan_summary,
        },
        context::{
            DateStyle, Loaded, use_check_ins, use_dates, use_days, use_dispatch, use_history,
            use_now, use_safety,
        },
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
    let choose = UnsyncCallback::new(move |index| {
        if let Some(chosen) = Period::ALL.get(index) {
            period.set(*chosen);
        }
    });
    let chosen = Signal::derive(move || Period::ALL.iter().position(|one| *one == period.get()));
    let periods = Period::ALL.map(Period::name).to_vec();
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
                {choice(statistics::PERIOD, "period", periods, chosen, choose)}
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
                <Sheet period=period />
                <section hidden=move || questions.with(String::is_empty)>
                    <h3>{words::QUESTIONS}</h3>
                    <p class="report__questions">{questions}</p>
                </section>
            </article>
        </Page>
    }
}

/// The figures of the chosen period.
#[component]
fn Sheet(period: RwSignal<Period>) -> impl IntoView {
    let (history, check_ins, days) = (use_history().0, use_check_ins().0, use_days().0);
    let (dates, now, next) = (use_dates(), use_now().0, use_safety().next_plan);
    let sheet = move || {
        let (history, check_ins, days) = (history.read(), check_ins.read(), days.read());
        let (sessions, check_ins, diary) = match (&*history, &*check_ins, &*days) {
            (Loaded::Ready(sessions), Loaded::Ready(check_ins), Loaded::Ready(diary)) => {
                (sessions, check_ins, diary)
            }
            (Loaded::Loading, _, _) | (_, Loaded::Loading, _) | (_, _, Loaded::Loading) => {
                return view! { <p role="status">{labels::LOADING}</p> }.into_any();
            }
            _ => return view! { <p>{labels::NOT_READ}</p> }.into_any(),
        };
        // Not followed: the sheet stays as it is while it is read.
        let now = now.get_untracked();
        let evidence = Evidence {
            sessions,
            check_ins,
            diary,
            days: period.get().days(now.day()),
            now: now.at,
        };
        let report = evidence.report();
        let plan = match next.get() {
            Some(Ok(plan)) => in_words(&plan),
            Some(Err(_)) | None => statistics::NONE.to_owned(),
        };
        let blocks = self::sheet(&report, &evidence, &plan, &day_writer(dates));
        if blocks.is_empty() {
            return view! { <p class="dim">{statistics::EMPTY}</p> }.into_any();
        }
        blocks.into_iter().map(block).collect_view().into_any()
    };

    sheet.into_any()
}

fn block(block: Block) -> AnyView {
    match block {
        // A wide table scrolls in its place; the keyboard must reach it to do so.
        Block::Markup(html) if html.starts_with("<table") => {
            view! { <div class="report__part" tabindex="0" role="group" aria-label=words::FIGURES inner_html=html></div> }
                .into_any()
        }
        Block::Markup(html) => {
            view! { <div class="report__part" inner_html=html></div> }.into_any()
        }
        Block::Chart { chart, label } => {
            view! { <ChartFigure chart=chart label=label /> }.into_any()
        }
    }
}

fn in_words(plan: &Plan) -> String {
    let (title, line) = (plan_words::title(plan.kind()), plan_summary::line(plan));
    format!("{title}: {}, {line}", formatting::target(plan.target()))
}

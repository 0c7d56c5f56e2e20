//! What the history says: is it helping, for how long, at which angle, and how sure is that?

use leptos::prelude::*;

use crate::{
    content::statistics as words,
    domain::outcome::Place,
    insights::{Period, sections},
    route::Route,
    ui::{
        components::{
            choice::choice,
            insights::{day_writer, insights, period_choice, told},
            page::{Page, Tab, WhenRead},
        },
        context::use_dates,
    },
};

/// The page.
#[component]
pub fn InsightsPage() -> impl IntoView {
    let period = RwSignal::new(Period::default());
    let place = RwSignal::new(Place::Back);
    let choose_place = UnsyncCallback::new(move |index| {
        if let Some(chosen) = Place::ALL.get(index) {
            place.set(*chosen);
        }
    });
    let chosen_place =
        Signal::derive(move || Place::ALL.iter().position(|one| *one == place.get()));
    let places = Place::ALL.map(words::place).to_vec();
    let dates = use_dates();
    let shown = told(period, move |report, evidence| {
        let scope = words::scope(place.get(), period.get().name(), report.sessions);
        let sections = sections(report, evidence, place.get(), &day_writer(dates));

        view! {
            <div class="stack" data-testid="insights">
                <p class="dim" role="status">
                    {scope}
                </p>
                {insights(sections)}
            </div>
        }
        .into_any()
    });

    view! {
        <Page title=words::TITLE tab=Tab::History>
            <div class="insights-choice">
                {period_choice(period)}
                {choice(words::WHERE, "place", places, chosen_place, choose_place)}
            </div>
            {shown}
            <WhenRead>
                <a class="button" href=Route::History.fragment()>
                    {words::TO_HISTORY}
                </a>
            </WhenRead>
        </Page>
    }
}

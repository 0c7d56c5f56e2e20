//! What the history says: is it helping, for how long, at which angle, and how sure is that?

use leptos::prelude::*;

use crate::{
    content::{labels, statistics as words},
    domain::outcome::Place,
    insights::{Evidence, Period, sections},
    route::Route,
    ui::{
        components::{
            choice::choice,
            insights::{day_writer, insights},
            page::{Page, Tab},
        },
        context::{Loaded, use_check_ins, use_dates, use_days, use_history, use_now},
    },
};

/// The page.
#[component]
pub fn InsightsPage() -> impl IntoView {
    let period = RwSignal::new(Period::default());
    let place = RwSignal::new(Place::Back);
    let choose_period = UnsyncCallback::new(move |index| {
        if let Some(chosen) = Period::ALL.get(index) {
            period.set(*chosen);
        }
    });
    let choose_place = UnsyncCallback::new(move |index| {
        if let Some(chosen) = Place::ALL.get(index) {
            place.set(*chosen);
        }
    });
    let chosen_period = Signal::derive(move || index_of(&Period::ALL, period.get()));
    let chosen_place = Signal::derive(move || index_of(&Place::ALL, place.get()));
    let periods = Period::ALL.map(Period::name).to_vec();
    let places = Place::ALL.map(words::place).to_vec();

    view! {
        <Page title=words::TITLE tab=Tab::History>
            <div class="insights-choice">
                {choice(words::PERIOD, "period", periods, chosen_period, choose_period)}
                {choice(words::WHERE, "place", places, chosen_place, choose_place)}
            </div>
            <Told period=period place=place />
            <a class="button" href=Route::History.fragment()>
                {words::TO_HISTORY}
            </a>
        </Page>
    }
}

fn index_of<T: PartialEq>(all: &[T], chosen: T) -> Option<usize> {
    all.iter().position(|one| *one == chosen)
}

/// What the chosen period says; everything is made anew when the choice or the diary changes.
#[component]
fn Told(period: RwSignal<Period>, place: RwSignal<Place>) -> impl IntoView {
    let (history, check_ins, days) = (use_history().0, use_check_ins().0, use_days().0);
    let (dates, now) = (use_dates(), use_now().0);
    let told = move || {
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
        // Not followed: a minute passing is no reason to close the table someone reads.
        let now = now.get_untracked();
        let evidence = Evidence {
            sessions,
            check_ins,
            diary,
            days: period.get().days(now.day()),
            now: now.at,
        };
        let report = evidence.report();
        if report.sessions == 0 {
            return view! { <p class="dim" data-testid="insights">{words::EMPTY}</p> }.into_any();
        }
        let scope = words::scope(place.get(), period.get().name(), report.sessions);
        let shown = insights(sections(
            &report,
            &evidence,
            place.get(),
            &day_writer(dates),
        ));
        view! { <div class="stack" data-testid="insights">
            <p class="dim" role="status">{scope}</p>
            {shown}
        </div> }
        .into_any()
    };

    told.into_any()
}

//! What a shared history says, told by the very code that tells one's own.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    content::statistics as words,
    domain::{outcome::Place, record::CheckIn, summary::SessionSummary},
    insights::{Evidence, Period, sections},
    sharing::SharedHistory,
    ui::{
        components::{
            choice::choice,
            insights::{day_writer, insights},
        },
        context::{use_dates, use_now},
    },
};

/// Its sessions in the shapes the statistics take.
struct Figures {
    sessions: Vec<SessionSummary>,
    check_ins: Vec<CheckIn>,
}

/// The sections, for the place chosen. Nothing is drawn of a history without sessions.
pub(super) fn figures(history: &SharedHistory) -> Option<AnyView> {
    let records = history.records();
    if records.sessions.is_empty() {
        return None;
    }
    let figures = Arc::new(Figures {
        sessions: records.sessions.iter().map(SessionSummary::of).collect(),
        check_ins: records.check_ins,
    });
    let (dates, now) = (use_dates(), use_now().0);
    let place = RwSignal::new(Place::Back);
    let choose = UnsyncCallback::new(move |index| {
        if let Some(chosen) = Place::ALL.get(index) {
            place.set(*chosen);
        }
    });
    let chosen = Signal::derive(move || Place::ALL.iter().position(|one| *one == place.get()));
    let told = move || {
        let now = now.get_untracked();
        let evidence = Evidence {
            sessions: &figures.sessions,
            check_ins: &figures.check_ins,
            // No more of the diary's days is shared than where it hurt.
            diary: &[],
            days: Period::All.days(now.day()),
            now: now.at,
        };
        insights(sections(
            &evidence.report(),
            &evidence,
            place.get(),
            &day_writer(dates),
        ))
    };

    Some(
        view! {
            {choice(words::WHERE, "place", Place::ALL.map(words::place).to_vec(), chosen, choose)}
            <div class="stack" data-testid="insights">
                {told}
            </div>
        }
        .into_any(),
    )
}

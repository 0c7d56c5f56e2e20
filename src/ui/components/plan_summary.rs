//! A plan at a glance: the figure, the angle and the time at it, and what the session is made of.

use leptos::prelude::*;

use super::figure::TableFigure;
use crate::{
    content::plan as words,
    domain::{
        plan::Plan,
        units::{Degrees, Millis},
    },
    formatting,
};

/// Shows `plan`; while there is none, nothing is drawn.
#[component]
pub fn PlanSummary(
    /// The plan.
    #[prop(into)]
    plan: Signal<Option<Plan>>,
) -> impl IntoView {
    let angle = Signal::derive(move || plan.get().map_or(Degrees::ZERO, |plan| plan.target()));
    let target = move || formatting::target(angle.get());
    let time = move || plan.get().map(|plan| short_time(plan.time_at_angle()));
    let line = move || plan.get().map(|plan| line(&plan));

    view! {
        <div class="plan-summary" hidden=move || plan.get().is_none()>
            <div class="plan-summary__figure">
                <TableFigure angle=angle label="" />
            </div>
            <div class="stack stack--tight">
                <p class="card__number">
                    <span class="plan-summary__part">{target}</span>
                    <span class="dim">" × "</span>
                    <span class="plan-summary__part">{time}</span>
                </p>
                <p class="dim">{line}</p>
            </div>
        </div>
    }
    .into_any()
}

fn short_time(time: Millis) -> String {
    let seconds = time.whole_secs();
    let minutes = seconds.is_multiple_of(60).then_some(seconds / 60);
    words::short_time(minutes, &formatting::clock(time))
}

/// What a session is made of, in a line.
pub fn line(plan: &Plan) -> String {
    words::line(
        plan.kind(),
        plan.sets(),
        words::Clocks {
            hold: &formatting::clock(plan.hold()),
            rest: &formatting::clock(plan.rest()),
            final_hold: &formatting::clock(plan.final_hold()),
        },
    )
}

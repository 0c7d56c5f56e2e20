//! The trace of one session.

use leptos::prelude::*;

use super::chart::ChartFigure;
use crate::{
    charting::{self, TraceWords},
    content::{chart as words, cues, session},
    domain::{plan::Plan, trace::Trace, units::Millis},
    formatting,
};

/// Draws `trace` against `plan`.
#[component]
pub fn TraceChart(
    /// What was measured.
    trace: Trace,
    /// What was planned.
    plan: Plan,
    /// From start to end.
    duration: Millis,
    /// What it shows, in a few words.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let chart = charting::trace_chart(&charting::TraceChart {
        trace: &trace,
        plan: &plan,
        duration,
        words: TraceWords {
            caption: words::TRACE_CAPTION,
            heads: words::TRACE_HEADS,
            angle_title: words::TRACE_AXIS,
            limit: words::LIMIT,
            band: words::BAND,
            gap: words::GAP,
            clock: &formatting::clock,
            angle: &formatting::target,
            phase: &|phase| session::phase_title(phase).to_owned(),
            alarm: &|alarm| cues::alarm_words(alarm).to_owned(),
        },
    });

    view! {
        <div data-testid="trace">
            <ChartFigure chart=chart label=label />
        </div>
    }
    .into_any()
}

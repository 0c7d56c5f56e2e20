//! What a history says: the choice of a period, and sections of figures, tables and charts.

use leptos::prelude::*;

use super::{chart::ChartFigure, choice::choice};
use crate::{
    content::{labels, statistics as words},
    domain::units::LocalDay,
    insights::{Block, DayStyle, Evidence, Period, Section},
    statistics::Report,
    ui::context::{DateStyle, Dates, Loaded, use_check_ins, use_days, use_history, use_now},
};

/// The choice of the stretch of time looked at.
pub fn period_choice(period: RwSignal<Period>) -> AnyView {
    let chosen = Signal::derive(move || Period::ALL.iter().position(|one| *one == period.get()));
    let choose = UnsyncCallback::new(move |index| {
        if let Some(chosen) = Period::ALL.get(index) {
            period.set(*chosen);
        }
    });

    choice(
        words::PERIOD,
        "period",
        Period::ALL.map(Period::name).to_vec(),
        chosen,
        choose,
    )
}

/// What one's own diary says of `period`, as `draw` shows it; everything is made anew when the
/// choice or the diary changes. Without a session the page says what will be there.
pub fn told(
    period: RwSignal<Period>,
    draw: impl Fn(&Report, &Evidence<'_>) -> AnyView + Send + 'static,
) -> AnyView {
    let (history, check_ins, days) = (use_history().0, use_check_ins().0, use_days().0);
    let now = use_now().0;
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
        draw(&report, &evidence)
    };

    told.into_any()
}

/// Shows `sections`: one's own history and a shared one look the same.
///
/// Figures and tables are inert markup made by [`crate::insights`]; only charts answer a finger.
pub fn insights(sections: Vec<Section>) -> AnyView {
    sections
        .into_iter()
        .map(|section| {
            let blocks = section.blocks.into_iter().map(block).collect_view();
            view! {
                <section class="card insights" data-topic=section.topic.name()>
                    <h2>{section.title}</h2>
                    {blocks}
                </section>
            }
            .into_any()
        })
        .collect_view()
        .into_any()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Markup(html) => {
            view! { <div class="insights__figures" inner_html=html></div> }.into_any()
        }
        Block::Chart { chart, label } => {
            view! { <ChartFigure chart=chart label=label /> }.into_any()
        }
    }
}

/// Writes the days of a chart over `dates`.
pub fn day_writer(dates: Dates) -> impl Fn(LocalDay, DayStyle) -> String {
    move |day, style| {
        let style = match style {
            DayStyle::Full => DateStyle::ShortDay,
            DayStyle::Tick => DateStyle::Tick,
            DayStyle::Month => DateStyle::Month,
        };
        dates.write(day.noon(), style)
    }
}

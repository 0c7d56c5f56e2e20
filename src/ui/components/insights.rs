//! What a history says: sections of figures, tables and charts.

use leptos::prelude::*;

use super::chart::ChartFigure;
use crate::{
    domain::{calendar::noon, units::LocalDay},
    insights::{Block, DayStyle, Section},
    ui::context::{DateStyle, Dates},
};

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
        dates.write(noon(day), style)
    }
}

//! The week at a glance: what was planned, what was done, and no score.

use leptos::prelude::*;

use super::in_plan;
use crate::{
    charting::push_text,
    content::balance as words,
    domain::{
        balance::{Mark, Week},
        units::LocalDay,
    },
    ui::context::{DateStyle, use_dates, use_now},
};

/// The table; nothing while the list is empty.
pub(super) fn card() -> AnyView {
    let (dates, now) = (use_dates(), use_now().0);
    let day = Memo::new(move |_| now.get().day());
    let rows = Memo::new(move |_| {
        let day = day.get();
        in_plan(|balance| {
            if balance.exercises.is_empty() {
                return None;
            }
            let week = Week::of(balance, day);
            let head = |ahead: i32| {
                let day = LocalDay(week.first.0.saturating_add(ahead));
                dates.write(day.noon(), DateStyle::Weekday)
            };
            let name = |id| balance.get(id).map(|one| words::name(&one.what));
            Some(table(&week, [0, 1, 2, 3, 4, 5, 6].map(head), name))
        })
    });

    view! {
        <Show when=move || rows.with(Option::is_some)>
            <section class="card" data-testid="week">
                <h2>{words::WEEK}</h2>
                <div class="week" inner_html=move || rows.get()></div>
                <p class="dim">{words::WEEK_LEGEND}</p>
            </section>
        </Show>
    }
    .into_any()
}

/// One string: it is only looked at.
fn table<'a>(
    week: &Week,
    heads: [String; 7],
    name: impl Fn(crate::domain::balance::ExerciseId) -> Option<&'a str>,
) -> String {
    let mut html = String::from("<table class=\"week__table\"><caption class=\"visually-hidden\">");
    html.push_str(words::WEEK_CAPTION);
    html.push_str("</caption><thead><tr>");
    for head in heads {
        html.push_str("<th scope=\"col\" class=\"week__day\">");
        push_text(&mut html, &head);
        html.push_str("</th>");
    }
    html.push_str("</tr></thead>");
    for (id, marks) in &week.rows {
        // The name above its marks, so that seven days fit on a phone.
        html.push_str("<tbody><tr><th scope=\"rowgroup\" colspan=\"7\" class=\"week__name\">");
        push_text(&mut html, name(*id).unwrap_or_default());
        html.push_str("</th></tr><tr>");
        for mark in marks {
            let class = match mark {
                Mark::Free => "week__mark",
                Mark::Planned => "week__mark week__mark--planned",
                Mark::Done => "week__mark week__mark--done",
            };
            for part in [
                "<td><span class=\"",
                class,
                "\"><span class=\"visually-hidden\">",
                words::mark(*mark),
                "</span></span></td>",
            ] {
                html.push_str(part);
            }
        }
        html.push_str("</tr></tbody>");
    }
    html.push_str("</table>");
    html
}

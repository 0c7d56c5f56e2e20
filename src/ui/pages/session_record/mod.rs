//! One session: its figures, its trace, what was felt.

mod check_ins;
mod corrections;

use leptos::prelude::*;

use self::{
    check_ins::session_check_ins,
    corrections::{correct, edits},
};

use crate::{
    content::{
        cues, data, history as words, labels, quantities, share_screen, statistics, symptoms,
    },
    domain::{
        record::{SessionId, SessionRecord},
        trace::Trace,
        units::{Degrees, Millis},
    },
    formatting,
    route::Route,
    ui::{
        components::{
            bridge::BridgeLink,
            check_ins::RemindMe,
            page::{Page, Tab},
            trace_chart::TraceChart,
        },
        context::{DateStyle, Loaded, use_dates, use_dispatch, use_history, use_now, use_records},
        intent::{DataStep, Intent, Table},
    },
};

/// The page of session `id`.
#[component]
pub fn SessionRecordPage(
    /// Which session.
    id: SessionId,
) -> impl IntoView {
    let records = use_records();
    let history = use_history().0;
    // Read once the diary is open, and again when it changes: a correction shows at once.
    let found = LocalResource::new(move || {
        let open = history.with(|history| *history != Loaded::Loading);
        let reading = open.then(|| records.read(id));
        async move {
            match reading {
                Some(reading) => reading.await,
                None => Loaded::Loading,
            }
        }
    });
    let dates = use_dates();
    let when = move || {
        found.with(|found| match found {
            Some(Loaded::Ready(Some((record, _)))) => {
                dates.write(record.started, DateStyle::DayAndTime)
            }
            _ => String::new(),
        })
    };

    view! {
        <Page title=words::SESSION kicker=Signal::derive(when) tab=Tab::History>
            {move || match found.get() {
                None | Some(Loaded::Loading) => {
                    view! { <p role="status">{labels::LOADING}</p> }.into_any()
                }
                Some(Loaded::Failed) => view! { <p>{labels::NOT_READ}</p> }.into_any(),
                Some(Loaded::Ready(None)) => view! { <p>{words::MISSING}</p> }.into_any(),
                Some(Loaded::Ready(Some((record, trace)))) => details(&record, trace),
            }}
            <div class="row">
                <a class="button" href=Route::History.fragment()>
                    {words::ALL_SESSIONS}
                </a>
                <a class="button" href=Route::Share.fragment()>
                    {share_screen::SHARE_HISTORY}
                </a>
            </div>
        </Page>
    }
}

fn details(record: &SessionRecord, trace: Option<Trace>) -> AnyView {
    let measured = trace.filter(|trace| trace.points().iter().any(|point| point.angle.is_some()));
    let label = words::trace_label(
        &formatting::clock(record.time_at_angle),
        &known(record.max_angle.map(quantities::angle)),
    );
    let dispatch = use_dispatch();
    let (has_trace, id) = (measured.is_some(), record.id);
    let save_trace = move |_| dispatch.send(Intent::Data(DataStep::Save(Table::Trace(id))));
    let chart = match measured {
        Some(trace) => view! { <TraceChart trace=trace plan=record.plan duration=record.duration label=label /> }.into_any(),
        None => view! { <p class="dim">{words::NO_TRACE}</p> }.into_any(),
    };

    let now = use_now().0.get_untracked();
    let future = (record.started.at > now.at)
        .then(|| view! { <p class="notice notice--caution">{statistics::in_future(1)}</p> });
    let note = (record.before.is_some() && record.after.is_some())
        .then(|| view! { <p class="insights__note">{statistics::BEFORE_AFTER_SHORT}</p> });

    view! {
        <section class="card">
            {future}
            {figures(record)}
            {note}
        </section>
        <section class="card">
            <h2>{words::TRACE}</h2>
            {chart}
            <button
                class="button"
                data-testid="save-trace"
                hidden=!has_trace
                on:click=save_trace
            >
                {data::TRACE}
            </button>
        </section>
        {felt(record)}
        {session_check_ins(record.id, record.started)}
        <BridgeLink id=record.id />
        <RemindMe />
        {edits(record)}
        {correct(record)}
        <a class="button" href=Route::Insights.fragment()>
            {words::TO_INSIGHTS}
        </a>
        <Delete id=record.id />
    }
    .into_any()
}

fn known(text: Option<String>) -> String {
    text.unwrap_or_else(|| words::NOT_KNOWN.to_owned())
}

fn figures(record: &SessionRecord) -> AnyView {
    let angle = |angle: Option<Degrees>| known(angle.map(quantities::angle));
    let pain = match (record.before, record.after) {
        (None, None) => words::NOT_KNOWN.to_owned(),
        (before, after) => {
            let text = |pain| known(Option::map(pain, quantities::pain));
            words::pain_change(&text(before), &text(after))
        }
    };
    let rows = [
        (
            words::TIME_AT_ANGLE,
            formatting::clock(record.time_at_angle),
        ),
        (words::MEAN_ANGLE, angle(record.mean_angle)),
        (words::MAX_ANGLE, angle(record.max_angle)),
        (
            words::SETS,
            words::sets_done(record.sets_done, record.plan.sets()),
        ),
        (words::FINAL_HOLD, formatting::clock(record.final_hold)),
        (
            words::FASTEST_RETURN,
            known(
                record
                    .fastest_return
                    .map(|rate| words::rate(&formatting::whole(rate.get()))),
            ),
        ),
        (words::ENDING, words::ending(record.ending).to_owned()),
        (words::PAIN, pain),
    ]
    .into_iter()
    .chain((record.blind > Millis::ZERO).then(|| (words::BLIND, formatting::clock(record.blind))))
    .map(|(term, number)| {
        let test_id = (term == words::TIME_AT_ANGLE).then_some("clock");
        view! {
            <div class:figures__wide=term == words::PAIN>
                <dt class="figures__term">{term}</dt>
                <dd class="figures__number" data-testid=test_id>
                    {number}
                </dd>
            </div>
        }
    })
    .collect_view();

    view! { <dl class="figures">{rows}</dl> }.into_any()
}

/// Symptoms, alarms and note, where there are any.
fn felt(record: &SessionRecord) -> AnyView {
    let symptoms: Vec<String> = record
        .symptoms
        .iter()
        .map(|symptom| symptoms::name(symptom).to_owned())
        .collect();
    let alarms: Vec<String> = record
        .alarms
        .iter()
        .map(|alarm| words::alarm_at(&formatting::clock(alarm.at), cues::alarm_words(alarm.kind)))
        .collect();
    let note = if record.note.is_empty() {
        Vec::new()
    } else {
        vec![record.note.clone()]
    };
    [
        (words::SYMPTOMS, symptoms),
        (words::ALARMS, alarms),
        (words::NOTE, note),
    ]
    .into_iter()
    .filter(|(_, lines)| !lines.is_empty())
    .map(|(title, lines)| {
        let lines = lines
            .into_iter()
            .map(|line| view! { <li>{line}</li> })
            .collect_view();
        view! {
            <section class="card">
                <h2>{title}</h2>
                <ul class="stack stack--tight">{lines}</ul>
            </section>
        }
    })
    .collect_view()
    .into_any()
}

/// Id of the key that deletes.
const DELETE: &str = "delete-session";
/// Id of the question that takes its place.
const DELETE_ASK: &str = "delete-ask";

/// Deleting asks once. The key and the question take each other's place, so the focus goes along.
#[component]
fn Delete(id: SessionId) -> impl IntoView {
    let dispatch = use_dispatch();
    let asking = RwSignal::new(false);
    let ask = move |_| {
        asking.set(true);
        dispatch.send(Intent::Focus(DELETE_ASK.to_owned()));
    };
    let keep = move |_| {
        asking.set(false);
        dispatch.send(Intent::Focus(DELETE.to_owned()));
    };

    view! {
        <Show
            when=move || asking.get()
            fallback=move || {
                view! {
                    <button
                        class="button button--danger"
                        id=DELETE
                        data-testid="delete"
                        on:click=ask
                    >
                        {words::DELETE}
                    </button>
                }
            }
        >
            <section
                class="card card--warning"
                id=DELETE_ASK
                tabindex="-1"
                role="alertdialog"
                aria-label=words::DELETE_ASK
            >
                <p class="strong">{words::DELETE_ASK}</p>
                <div class="row">
                    <button
                        class="button button--danger"
                        data-testid="delete-confirm"
                        on:click=move |_| dispatch.send(Intent::Delete(id))
                    >
                        {words::DELETE}
                    </button>
                    <button class="button" on:click=keep>
                        {words::KEEP}
                    </button>
                </div>
            </section>
        </Show>
    }
    .into_any()
}

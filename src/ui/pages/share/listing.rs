//! Everything a share says, in words: the preview of what leaves, and the list a reader sees.

use leptos::prelude::*;

use crate::{
    content::{diary, history, plan, quantities, share_screen as words, statistics, symptoms},
    domain::{
        outcome::Place,
        record::{BodyMap, Pain},
        symptom::SymptomSet,
        units::{Degrees, LocalDay},
    },
    formatting,
    sharing::history::{SharedCheckIn, SharedSession},
    ui::context::{DateStyle, Dates, use_dates},
};

/// Sessions drawn at first and with each "more". Chosen by us: as in the history.
const PAGE: usize = 24;

/// The sessions, newest first, behind one line until they are asked for.
pub fn session_list(sessions: Vec<SharedSession>) -> AnyView {
    let dates = use_dates();
    let shown = RwSignal::new(0_usize);
    let total = sessions.len();
    let sessions = StoredValue::new(sessions);
    let items = move || {
        sessions.with_value(|sessions| {
            sessions
                .iter()
                .rev()
                .take(shown.get())
                .map(|session| item(session, dates))
                .collect_view()
        })
    };
    let more = move |_| shown.update(|shown| *shown += PAGE);

    view! {
        <ol class="shared-list" hidden=move || shown.get() == 0>
            {items}
        </ol>
        <Show when=move || shown.get() < total>
            <button class="button" data-testid="list-sessions" on:click=more>
                {move || if shown.get() == 0 { words::EVERY_SESSION } else { words::MORE }}
            </button>
        </Show>
    }
    .into_any()
}

fn item(session: &SharedSession, dates: Dates) -> AnyView {
    let when = dates.write(session.started, DateStyle::DayAndTime);
    let lines = lines(session)
        .into_iter()
        .map(|line| view! { <p>{line}</p> })
        .collect_view();

    view! {
        <li class="shared-list__item">
            <p class="strong">{when}</p>
            {lines}
        </li>
    }
    .into_any()
}

/// What is known of `session` beside its start, a line for each kind of thing.
fn lines(session: &SharedSession) -> Vec<String> {
    let plan = &session.plan;
    let clock = formatting::clock;
    let mut lines = vec![
        words::plan(&plan::title(plan.kind()), session.equipment, session.mode),
        words::asked(
            &formatting::target(plan.target()),
            plan.sets(),
            &clock(plan.hold()),
            &clock(plan.rest()),
            &clock(plan.final_hold()),
            &formatting::target(plan.limit()),
        ),
        words::held(
            &clock(session.time_at_angle),
            &angle(session.mean_angle),
            &angle(session.max_angle),
            session.sets_done,
            session.ending,
        ),
    ];
    lines.extend(pain_lines(session));
    lines.extend(symptom_lines(session));
    lines.extend(
        session
            .alarms
            .iter()
            .map(|alarm| words::alarm(alarm.kind, &clock(alarm.at), &clock(alarm.lasted))),
    );
    let [day1, day2] = session.check_ins;
    let hour = |check_in: Option<SharedCheckIn>| check_in?.hours;
    lines.extend(words::hours(hour(day1), hour(day2)));
    lines.extend(session.details.map(|details| {
        let fastest = details
            .fastest_return
            .map(|rate| words::rate(&formatting::tenths(rate.get())));
        words::details(
            &clock(details.duration),
            &clock(details.final_hold),
            fastest.as_deref(),
            &clock(details.blind),
        )
    }));
    lines.extend(
        session
            .trace
            .as_ref()
            .map(|trace| words::trace(trace.angles.len(), trace.step_s)),
    );
    if !session.note.is_empty() {
        lines.push(words::note(&session.note));
    }
    lines
}

fn pain_lines(session: &SharedSession) -> Vec<String> {
    let [day1, day2] = session.check_ins;
    let moments = [
        session.before,
        session.after,
        day1.map(|check_in| check_in.pain),
        day2.map(|check_in| check_in.pain),
    ];
    let score = |place, pain: Pain| match place {
        Place::Back => pain.back.get(),
        Place::Leg => pain.leg.get(),
    };
    Place::ALL
        .into_iter()
        .map(|place| {
            let [before, after, day1, day2] = moments.map(|pain| {
                pain.map_or_else(|| "–".to_owned(), |pain| score(place, pain).to_string())
            });
            words::pain(statistics::place(place), [&before, &after, &day1, &day2])
        })
        .collect()
}

fn symptom_lines(session: &SharedSession) -> Vec<String> {
    let [day1, day2] = session
        .check_ins
        .map(|check_in| check_in.map_or(SymptomSet::NONE, |check_in| check_in.symptoms));
    let moments = [
        (words::AT_SESSION, session.symptoms),
        (words::AT_DAY1, day1),
        (words::AT_DAY2, day2),
    ];
    moments
        .into_iter()
        .filter(|(_, symptoms)| !symptoms.is_empty())
        .map(|(moment, found)| words::symptoms(moment, &symptoms::list(found)))
        .chain(session.dizzy_on_return.then(|| words::DIZZY.to_owned()))
        .collect()
}

fn angle(angle: Option<Degrees>) -> String {
    angle.map_or_else(|| history::NOT_KNOWN.to_owned(), quantities::angle)
}

/// The days of the body map.
pub fn body_list(days: &[(LocalDay, BodyMap)]) -> Option<AnyView> {
    let dates = use_dates();
    let items = days
        .iter()
        .rev()
        .map(|(day, sites)| {
            let day = dates.write(day.noon(), DateStyle::ShortDay);
            view! { <li>{words::body(&day, &diary::sites(*sites))}</li> }
        })
        .collect_view();
    (!days.is_empty()).then(|| {
        view! {
            <details>
                <summary>{words::BODY_MAP}</summary>
                <ul class="shared-list">{items}</ul>
            </details>
        }
        .into_any()
    })
}

/// How many sessions over which days, in one line; `None` of none.
pub fn span(sessions: &[SharedSession], dates: Dates) -> Option<String> {
    let (first, last) = (sessions.first()?, sessions.last()?);
    let day = |session: &SharedSession| dates.write(session.started, DateStyle::ShortDay);
    Some(words::span(sessions.len(), &day(first), &day(last)))
}

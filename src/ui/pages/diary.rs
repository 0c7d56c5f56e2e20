//! A day's entry: pain, where, what was done, a note. Independent of sessions, so that days without
//! inversion can be compared with days with.

use leptos::prelude::*;

use crate::{
    content::{diary as words, labels},
    domain::{
        record::{Activity, BodyMap, BodySite, DiaryEntry, Pain},
        summary::SessionSummary,
        units::{LocalDay, Nrs},
    },
    route::Route,
    ui::{
        components::{
            body_map::BodyMapKeys,
            nrs_keys::NrsKeys,
            page::{Page, Tab},
            pain_keys::half_answered,
        },
        context::{DateStyle, Loaded, use_dates, use_days, use_dispatch, use_history, use_now},
        intent::{DiaryStep, Intent},
        pages::history,
    },
};

/// The page of `day`.
#[component]
pub fn DiaryPage(
    /// Which day; today if `None`.
    day: Option<LocalDay>,
) -> impl IntoView {
    let (dates, now, days) = (use_dates(), use_now().0, use_days().0);
    let today = Memo::new(move |_| now.get().day());
    let day = day.unwrap_or_else(|| today.get_untracked());
    let kicker = dates.write(day.noon(), DateStyle::Day);
    // Made once the diary is read; later changes reach the fields through their own signals.
    let state = Memo::new(move |_| {
        days.with(|days| match days {
            Loaded::Loading => Loaded::Loading,
            Loaded::Ready(_) => Loaded::Ready(()),
            Loaded::Failed => Loaded::Failed,
        })
    });

    view! {
        <Page title=words::TITLE kicker=kicker tab=Tab::Today>
            <OtherDays day=day today=today />
            {move || match state.get() {
                Loaded::Loading => view! { <p role="status">{labels::LOADING}</p> }.into_any(),
                Loaded::Failed => view! { <p>{labels::NOT_READ}</p> }.into_any(),
                Loaded::Ready(()) if day > today.get() => {
                    view! { <p>{words::AHEAD}</p> }.into_any()
                }
                Loaded::Ready(()) => view! { <Entry day=day /> }.into_any(),
            }}
            <Sessions day=day />
        </Page>
    }
}

/// The way to the day before, the day after, and any other.
#[component]
fn OtherDays(day: LocalDay, today: Memo<LocalDay>) -> impl IntoView {
    let dispatch = use_dispatch();
    let to = |days: i32| LocalDay(day.0.saturating_add(days));
    let is_last = move || day >= today.get();
    let go = move |text: String| {
        if let Some(day) = LocalDay::from_iso(&text) {
            dispatch.send(Intent::Go(Route::Diary(Some(day))));
        }
    };

    view! {
        <nav class="row row--spread" aria-label=words::DAYS>
            <a class="button" data-testid="day-before" href=Route::Diary(Some(to(-1))).fragment()>
                {words::DAY_BEFORE}
            </a>
            <a
                class="button"
                href=Route::Diary(Some(to(1))).fragment()
                hidden=is_last
            >
                {words::DAY_AFTER}
            </a>
        </nav>
        <label class="field field--row">
            <span class="field__label">{words::OTHER_DAY}</span>
            <input
                class="field__input"
                type="date"
                value=day.to_iso()
                max=move || today.get().to_iso()
                on:change:target=move |event| go(event.target().value())
            />
        </label>
    }
    .into_any()
}

/// The entry itself; each answer is kept as it is given.
#[component]
fn Entry(day: LocalDay) -> impl IntoView {
    let (days, dispatch, dates) = (use_days().0, use_dispatch(), use_dates());
    let entry = Memo::new(move |_| {
        days.with(|days| match days {
            Loaded::Ready(days) => days
                .binary_search_by_key(&day, |entry| entry.day)
                .ok()
                .and_then(|index| days.get(index).cloned()),
            Loaded::Loading | Loaded::Failed => None,
        })
    });
    let written = move || {
        entry.with(|entry| match entry {
            Some(entry) => words::written(&dates.write(entry.at, DateStyle::DayAndTime)),
            None => words::NOTHING_YET.to_owned(),
        })
    };
    let body = Signal::derive(move || of(entry, |entry| entry.body).unwrap_or(BodyMap::NONE));
    let mark = UnsyncCallback::new(move |(site, hurts): (BodySite, bool)| {
        dispatch.send(Intent::Diary(DiaryStep::Site(day, site, hurts)));
    });
    // The note alone: the field is written anew with each change, and another answer must not take
    // away what is being typed.
    let note = Memo::new(move |_| of(entry, |entry| entry.note.clone()).unwrap_or_default());

    view! {
        <p class="dim" role="status" data-testid="written">
            {written}
        </p>
        <section class="card">
            <DayPain day=day entry=entry />
        </section>
        <section class="card">
            <BodyMapKeys value=body on_change=mark />
        </section>
        <section class="card">
            <Activities day=day entry=entry />
        </section>
        <label class="field">
            <span class="field__label">{words::NOTE}</span>
            <textarea
                class="field__input"
                maxlength="2000"
                data-testid="day-note"
                prop:value=move || note.get()
                on:change:target=move |event| {
                    dispatch.send(Intent::Diary(DiaryStep::Note(day, event.target().value())));
                }
            ></textarea>
        </label>
    }
    .into_any()
}

fn of<T>(entry: Memo<Option<DiaryEntry>>, part: fn(&DiaryEntry) -> T) -> Option<T> {
    entry.with(|entry| entry.as_ref().map(part))
}

/// Pain of the day in back and leg; both are kept together, because one alone says little.
#[component]
fn DayPain(day: LocalDay, entry: Memo<Option<DiaryEntry>>) -> impl IntoView {
    let dispatch = use_dispatch();
    let kept = Memo::new(move |_| of(entry, |entry| entry.pain).flatten());
    let tapped = RwSignal::new((None::<Nrs>, None::<Nrs>));
    let back = Signal::derive(move || tapped.get().0.or(kept.get().map(|pain| pain.back)));
    let leg = Signal::derive(move || tapped.get().1.or(kept.get().map(|pain| pain.leg)));
    let tell = move || {
        if let (Some(back), Some(leg)) = (back.get_untracked(), leg.get_untracked()) {
            dispatch.send(Intent::Diary(DiaryStep::Pain(day, Pain { back, leg })));
        }
    };
    let answer_back = UnsyncCallback::new(move |score| {
        tapped.update(|tapped| tapped.0 = Some(score));
        tell();
    });
    let answer_leg = UnsyncCallback::new(move |score| {
        tapped.update(|tapped| tapped.1 = Some(score));
        tell();
    });

    view! {
        <div class="stack">
            <NrsKeys question=words::BACK name="day-back" value=back on_answer=answer_back />
            <NrsKeys question=words::LEG name="day-leg" value=leg on_answer=answer_leg />
            {half_answered(back, leg)}
        </div>
    }
    .into_any()
}

#[component]
fn Activities(day: LocalDay, entry: Memo<Option<DiaryEntry>>) -> impl IntoView {
    let dispatch = use_dispatch();
    let done = move |activity| {
        of(entry, |entry| entry.activities).is_some_and(|done| done.contains(activity))
    };
    let keys = Activity::ALL
        .into_iter()
        .map(|activity| {
            let id = format!("activity-{}", activity as u8);
            view! {
                <span class="choice__option">
                    <input
                        class="choice__input"
                        type="checkbox"
                        id=id.clone()
                        prop:checked=move || done(activity)
                        on:change:target=move |event| {
                            let step = DiaryStep::Activity(day, activity, event.target().checked());
                            dispatch.send(Intent::Diary(step));
                        }
                    />
                    <label class="choice__label" for=id>
                        {words::activity(activity)}
                    </label>
                </span>
            }
        })
        .collect_view();

    view! {
        <fieldset class="choice">
            <legend class="choice__legend">{words::ACTIVITIES}</legend>
            <div class="choice__options choice__options--wide">{keys}</div>
        </fieldset>
    }
    .into_any()
}

/// The sessions of the day, where there are any.
#[component]
fn Sessions(day: LocalDay) -> impl IntoView {
    let sessions = use_history().0;
    let of_day = Memo::new(move |_| {
        sessions.with(|sessions| match sessions {
            Loaded::Ready(sessions) => sessions
                .iter()
                .filter(|session| session.started.day() == day)
                .copied()
                .collect::<Vec<SessionSummary>>(),
            Loaded::Loading | Loaded::Failed => Vec::new(),
        })
    });
    let items = move || of_day.with(|day| day.iter().map(history::item).collect_view());

    view! {
        <Show when=move || of_day.with(|sessions| !sessions.is_empty())>
            <section class="stack stack--tight">
                <h2>{words::SESSIONS}</h2>
                <ol class="record-list">{items}</ol>
            </section>
        </Show>
    }
    .into_any()
}

/// Today's entry in a line, and the way to it.
#[component]
pub fn DiaryLine() -> impl IntoView {
    let (days, now) = (use_days().0, use_now().0);
    let line = Memo::new(move |_| {
        let today = now.get().day();
        days.with(|days| match days {
            Loaded::Ready(days) => Some(
                days.binary_search_by_key(&today, |entry| entry.day)
                    .ok()
                    .and_then(|index| days.get(index))
                    .filter(|entry| !entry.is_empty())
                    .map_or_else(|| words::NOT_YET_TODAY.to_owned(), words::line),
            ),
            Loaded::Loading | Loaded::Failed => None,
        })
    });

    view! {
        <Show when=move || line.get().is_some()>
            <section class="stack stack--tight">
                <h2>{words::TITLE}</h2>
                <a class="record-list__link" data-testid="diary" href=Route::Diary(None).fragment()>
                    <span class="record-list__line">
                        <span class="record-list__what">{move || line.get()}</span>
                        <span class="record-list__pain" aria-hidden="true">"›"</span>
                    </span>
                </a>
            </section>
        </Show>
    }
    .into_any()
}

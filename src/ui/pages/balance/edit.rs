//! The form of an exercise: its name, how much, on which days, after a session or not.

use leptos::prelude::*;

use crate::{
    content::balance as words,
    domain::{
        balance::{
            Balance, Dose, Exercise, ExerciseId, NotAdded, Repeats, Seconds, WeekDays, What,
        },
        units::LocalDay,
    },
    ui::{
        components::choice::{choice, switch_named},
        context::{DateStyle, use_dates, use_dispatch},
        intent::{BalanceStep, Intent},
    },
};

/// What the fields hold while they are edited.
#[derive(Clone, Copy)]
struct Form {
    /// Ids of the fields begin with this.
    prefix: StoredValue<String>,
    name: RwSignal<String>,
    seconds: RwSignal<bool>,
    number: RwSignal<String>,
    days: RwSignal<WeekDays>,
    after_session: RwSignal<bool>,
    error: RwSignal<Option<&'static str>>,
}

impl Form {
    fn new(prefix: String, exercise: &Exercise) -> Self {
        let (seconds, number) = match exercise.dose {
            Dose::Seconds(seconds) => (true, seconds.get()),
            Dose::Repeats(repeats) => (false, repeats.get()),
        };
        Self {
            prefix: StoredValue::new(prefix),
            name: RwSignal::new(match &exercise.what {
                What::Own(name) => name.clone(),
                What::Starter(_) => String::new(),
            }),
            seconds: RwSignal::new(seconds),
            number: RwSignal::new(number.to_string()),
            days: RwSignal::new(exercise.days),
            after_session: RwSignal::new(exercise.after_session),
            error: RwSignal::new(None),
        }
    }

    fn id(self, field: &str) -> String {
        self.prefix.with_value(|prefix| format!("{prefix}-{field}"))
    }

    fn dose(self) -> Result<Dose, &'static str> {
        let seconds = self.seconds.get_untracked();
        let number = self
            .number
            .with_untracked(|text| text.trim().parse::<u16>());
        let wrong = words::wrong_number(seconds);
        let number = number.map_err(|_| wrong)?;
        if seconds {
            Seconds::new(number).map(Dose::Seconds).map_err(|_| wrong)
        } else {
            Repeats::new(number).map(Dose::Repeats).map_err(|_| wrong)
        }
    }

    /// The exercise the fields describe, or what is wrong.
    fn read(self, id: ExerciseId, what: &What) -> Result<Exercise, &'static str> {
        let what = match what {
            What::Starter(starter) => What::Starter(*starter),
            What::Own(_) => What::Own(self.name.get_untracked()),
        };
        let exercise = Exercise {
            id,
            dose: self.dose()?,
            what,
            days: self.days.get_untracked(),
            after_session: self.after_session.get_untracked(),
        };
        // The list itself judges the name.
        let tried: Result<ExerciseId, NotAdded> = Balance::default().add(
            exercise.what.clone(),
            exercise.dose,
            exercise.days,
            exercise.after_session,
        );
        tried.map_err(words::not_added)?;
        Ok(exercise)
    }
}

/// Adds an exercise of the person's own.
pub(super) fn own() -> AnyView {
    let dispatch = use_dispatch();
    let blank = Exercise {
        id: ExerciseId(0),
        what: What::Own(String::new()),
        dose: Dose::Seconds(Seconds::clamped(30)),
        days: WeekDays::ALL,
        after_session: false,
    };
    let form = Form::new("own".to_owned(), &blank);
    let what = What::Own(String::new());
    let full = move || super::in_plan(|plan| plan.exercises.len() >= Balance::MOST_EXERCISES);
    let add = move |_| {
        let read = form.read(ExerciseId(0), &what);
        let read = read.and_then(|exercise| {
            if untrack(full) {
                Err(words::not_added(NotAdded::Full))
            } else {
                Ok(exercise)
            }
        });
        form.error.set(read.as_ref().err().copied());
        if let Ok(exercise) = read {
            dispatch.send(Intent::Balance(BalanceStep::Add(exercise)));
            form.name.set(String::new());
        }
    };

    view! {
        <details class="card card--fold" data-testid="own-exercise">
            <summary>
                <h2>{words::OWN}</h2>
            </summary>
            <label class="field">
                <span class="field__label">{words::NAME}</span>
                <input
                    class="field__input"
                    id="own-name"
                    autocomplete="off"
                    aria-describedby="own-exercise-error"
                    bind:value=form.name
                />
            </label>
            {fields(form)}
            <button class="button button--wide" data-testid="add-own" on:click=add>
                {words::ADD}
            </button>
            <p class="field__error" id="own-exercise-error" role="alert">
                {move || form.error.get()}
            </p>
        </details>
    }
    .into_any()
}

/// Changes an exercise of the list.
pub(super) fn existing(exercise: Exercise) -> AnyView {
    let dispatch = use_dispatch();
    let form = Form::new(format!("exercise-{}", exercise.id.0), &exercise);
    let is_own = matches!(exercise.what, What::Own(_));
    let error_id = form.id("error");
    let keep = move |_| {
        let read = form.read(exercise.id, &exercise.what);
        form.error.set(read.as_ref().err().copied());
        if let Ok(exercise) = read {
            dispatch.send(Intent::Balance(BalanceStep::Change(exercise)));
        }
    };

    view! {
        {is_own
            .then(|| {
                view! {
                    <label class="field">
                        <span class="field__label">{words::NAME}</span>
                        <input
                            class="field__input"
                            autocomplete="off"
                            aria-describedby=error_id.clone()
                            bind:value=form.name
                        />
                    </label>
                }
            })}
        {fields(form)}
        <button class="button button--wide" on:click=keep>
            {words::KEEP}
        </button>
        <p class="field__error" id=form.id("error") role="alert">
            {move || form.error.get()}
        </p>
    }
    .into_any()
}

fn fields(form: Form) -> AnyView {
    let chosen = Signal::derive(move || Some(usize::from(!form.seconds.get())));
    let choose = UnsyncCallback::new(move |index: usize| form.seconds.set(index == 0));
    let on = Signal::derive(move || form.after_session.get());
    let set = UnsyncCallback::new(move |on| form.after_session.set(on));

    view! {
        {choice(words::DOSE, form.id("dose"), words::DOSES.to_vec(), chosen, choose)}
        <label class="field">
            <span class="field__label">{words::NUMBER}</span>
            <input
                class="field__input"
                type="text"
                inputmode="numeric"
                id=form.id("number")
                aria-describedby=form.id("error")
                bind:value=form.number
            />
        </label>
        {week_days(form)}
        {switch_named(words::AFTER_SESSION, form.id("after"), on, set)}
    }
    .into_any()
}

/// Seven switches, Monday first.
fn week_days(form: Form) -> AnyView {
    let dates = use_dates();
    // 5 January 1970 was a Monday.
    let days = (0_u8..7)
        .map(|weekday| {
            let name = dates.write(LocalDay(4 + i32::from(weekday)).noon(), DateStyle::Weekday);
            let on = Signal::derive(move || form.days.get().has(weekday));
            let set = UnsyncCallback::new(move |on| {
                form.days.update(|days| *days = days.with(weekday, on));
            });
            switch_named(name, form.id(DAY_IDS[usize::from(weekday)]), on, set)
        })
        .collect_view();

    view! {
        <fieldset class="choice">
            <legend class="choice__legend">{words::DAYS}</legend>
            <div class="choice__options choice__options--days">{days}</div>
        </fieldset>
    }
    .into_any()
}

const DAY_IDS: [&str; 7] = [
    "day-1", "day-2", "day-3", "day-4", "day-5", "day-6", "day-7",
];

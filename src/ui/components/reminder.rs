//! A quiet reminder that the diary is on this device only.

use leptos::prelude::*;

use crate::{
    content::data as words,
    domain::keeping::Reminder as Kind,
    route::Route,
    ui::{
        context::{DateStyle, use_data, use_dates, use_dispatch},
        intent::{DataStep, Intent},
    },
};

/// Shows what there is to be reminded of, if anything.
#[component]
pub fn Reminder() -> impl IntoView {
    let reminder = use_data().reminder;
    move || reminder.get().map(reminded)
}

fn reminded(reminder: Kind) -> AnyView {
    let (dispatch, dates) = (use_dispatch(), use_dates());
    let later = move |_| dispatch.send(Intent::Data(DataStep::PutOff(reminder)));
    let keep = move |_| dispatch.send(Intent::Data(DataStep::AskToKeep));
    let (title, body) = match reminder {
        Kind::Keep => (words::REMIND_KEEP.to_owned(), words::REMIND_KEEP_BODY),
        Kind::BackUp { since: None } => (
            words::REMIND_FIRST_BACKUP.to_owned(),
            words::REMIND_FIRST_BODY,
        ),
        Kind::BackUp { since: Some(since) } => (
            words::remind_backup(&dates.write(since, DateStyle::Day)),
            words::REMIND_BACKUP_BODY,
        ),
    };
    let action = match reminder {
        Kind::Keep => view! {
            <button class="button" data-testid="keep" on:click=keep>
                {words::ASK_TO_KEEP}
            </button>
        }
        .into_any(),
        Kind::BackUp { .. } => view! {
            <a class="button" data-testid="to-backup" href=Route::Data.fragment()>
                {words::TO_BACKUP}
            </a>
        }
        .into_any(),
    };

    view! {
        <section class="card" data-testid="reminder">
            <p class="strong">{title}</p>
            <p class="dim">{body}</p>
            <div class="row">
                {action}
                <button class="button button--quiet" data-testid="later" on:click=later>
                    {words::LATER}
                </button>
            </div>
        </section>
    }
    .into_any()
}

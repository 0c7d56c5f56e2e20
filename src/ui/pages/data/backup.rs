//! Making a backup.

use leptos::prelude::*;

use super::{busy_words, in_words, is_busy, step};
use crate::{
    content::data as words,
    formatting,
    ui::{
        context::{DateStyle, use_data, use_dates},
        intent::DataStep,
        work::{BackupMade, Busy, Work},
    },
};

/// What a backup holds, when the last was made, and the button that makes one.
pub(super) fn card() -> AnyView {
    let (data, dates, busy) = (use_data(), use_dates(), is_busy());
    let last = move || {
        let backed_up = data.care.get()?.backed_up;
        Some(match backed_up {
            Some(when) => words::last_backup(&dates.write(when, DateStyle::DayAndTime)),
            None => words::NO_BACKUP.to_owned(),
        })
    };
    let outcome = move || {
        data.work.with(|work| match work {
            Work::Busy(Busy::BackingUp) => {
                view! { <p>{busy_words(Busy::BackingUp)}</p> }.into_any()
            }
            Work::BackedUp(made) => self::made(*made),
            _ => ().into_any(),
        })
    };

    view! {
        <section class="card">
            <h2>{words::BACKUP}</h2>
            <p>{words::BACKUP_BODY}</p>
            <p class="dim" data-testid="last-backup">{last}</p>
            <button
                class="button button--go"
                data-testid="back-up"
                disabled=busy
                on:click=step(DataStep::BackUp)
            >
                {words::BACK_UP}
            </button>
            <div role="status">{outcome}</div>
        </section>
    }
    .into_any()
}

fn made(made: BackupMade) -> AnyView {
    let what = format!(
        "{} · {}",
        in_words(made.counts),
        formatting::file_size(made.bytes)
    );
    let left_out = (made.unreadable > 0).then(|| words::left_out(made.unreadable));

    view! {
        <div class="notice" data-testid="backed-up">
            <p class="notice__title">{words::BACKED_UP}</p>
            <p>{what}</p>
            <p hidden=made.unreadable == 0>{left_out}</p>
            <p>{words::LOOK_FOR_FILE}</p>
            <div class="row">
                <button class="button" on:click=step(DataStep::SaveAgain)>
                    {words::SAVE_AGAIN}
                </button>
                <button
                    class="button"
                    data-testid="send-backup"
                    hidden=!made.can_send
                    on:click=step(DataStep::Send)
                >
                    {words::SEND}
                </button>
            </div>
        </div>
    }
    .into_any()
}

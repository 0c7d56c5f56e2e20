//! The check-ins of one session: what was answered, how late, and what is missing or ahead.

use leptos::prelude::*;

use crate::{
    content::{check_in as words, quantities, symptoms},
    domain::{
        check_in::OutsideWindow,
        record::{CheckIn, CheckInKind, SessionId},
        units::LocalTime,
    },
    ui::context::{Loaded, use_check_ins, use_now},
};

const HOUR_MS: i64 = 3_600_000;

/// The check-ins of session `id`, started at `started`.
pub(super) fn session_check_ins(id: SessionId, started: LocalTime) -> AnyView {
    let (check_ins, now) = (use_check_ins().0, use_now().0);
    let line = move |kind: CheckInKind| {
        let answer = check_ins.with(|check_ins| match check_ins {
            Loaded::Ready(check_ins) => check_ins
                .iter()
                .rfind(|answer| answer.session == id && answer.kind == kind)
                .copied(),
            Loaded::Loading | Loaded::Failed => None,
        });
        answer.map_or_else(
            || unanswered(kind, started, now.get()).to_owned(),
            |answer| answered(&answer, started),
        )
    };
    let rows = CheckInKind::ALL.map(|kind| {
        view! {
            <div>
                <dt class="figures__term">{words::name(kind)}</dt>
                <dd class="figures__text">{move || line(kind)}</dd>
            </div>
        }
    });

    view! {
        <section class="card" data-testid="check-ins">
            <h2>{words::TITLE}</h2>
            <dl class="figures figures--rows">{rows.into_iter().collect_view()}</dl>
        </section>
    }
    .into_any()
}

fn answered(answer: &CheckIn, started: LocalTime) -> String {
    let mut parts = vec![quantities::pain(answer.pain)];
    if !answer.symptoms.is_empty() {
        parts.push(symptoms::list(answer.symptoms));
    }
    if let Ok(late) = answer.kind.lateness(started.at, answer.at.at) {
        // Half an hour either way is on time.
        parts.push(words::lateness((late + HOUR_MS / 2).div_euclid(HOUR_MS)));
    }
    parts.join(" · ")
}

fn unanswered(kind: CheckInKind, started: LocalTime, now: LocalTime) -> &'static str {
    match kind.lateness(started.at, now.at) {
        Ok(_) => words::OPEN,
        Err(OutsideWindow::TooEarly) => words::AHEAD,
        Err(OutsideWindow::TooLate) => words::MISSING,
    }
}

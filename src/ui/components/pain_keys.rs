//! Pain in back and leg, asked together.

use leptos::prelude::*;

use super::nrs_keys::NrsKeys;
use crate::{
    content::{diary, today as words},
    domain::{record::Pain, units::Nrs},
};

/// Asks both scores; calls `on_answer` once both are known and with every change after.
#[component]
pub fn PainKeys(
    /// Called with the pair.
    #[prop(into)]
    on_answer: UnsyncCallback<Pain>,
) -> impl IntoView {
    let back = RwSignal::new(None::<Nrs>);
    let leg = RwSignal::new(None::<Nrs>);
    let tell = move || {
        if let (Some(back), Some(leg)) = (back.get_untracked(), leg.get_untracked()) {
            on_answer.run(Pain { back, leg });
        }
    };
    let answer_back = UnsyncCallback::new(move |score| {
        back.set(Some(score));
        tell();
    });
    let answer_leg = UnsyncCallback::new(move |score| {
        leg.set(Some(score));
        tell();
    });

    view! {
        <div class="stack">
            <NrsKeys question=words::BACK_NOW name="pain-back" value=back on_answer=answer_back />
            <NrsKeys question=words::LEG_NOW name="pain-leg" value=leg on_answer=answer_leg />
            {half_answered(back.into(), leg.into())}
        </div>
    }
    .into_any()
}

/// Says which score is missing where only one is given: both are kept together.
pub fn half_answered(back: Signal<Option<Nrs>>, leg: Signal<Option<Nrs>>) -> AnyView {
    let missing = move || match (back.get(), leg.get()) {
        (Some(_), None) => diary::NOW_THE_LEG,
        (None, Some(_)) => diary::NOW_THE_BACK,
        _ => "",
    };

    view! {
        <p class="dim" role="status">
            {missing}
        </p>
    }
    .into_any()
}

//! Where it hurts: a figure seen from behind, with a checkbox over each part.

use leptos::prelude::*;

use crate::{
    content::diary as words,
    domain::record::{BodyMap, BodySite},
};

/// The outline; what can be tapped lies over it as real checkboxes, so that finger, keyboard and
/// screen reader all reach it.
const FIGURE: &str = "<svg class=\"body-map__figure\" viewBox=\"0 0 200 380\" aria-hidden=\"true\" \
    focusable=\"false\"><path d=\"M100 8a24 24 0 0 1 24 24c0 11-5 19-11 23v9c18 3 34 8 40 18 6 12 9 \
    40 12 66l6 52c1 8-10 11-13 3l-14-62-4-36c-2 20-4 34-4 50 0 10 5 22 7 36 3 26-1 54-5 78-2 15 0 \
    29-2 46-2 20-5 36-6 48 2 9-26 9-25 0-2-30-5-60-3-94l-2-62-2 62c2 34-1 64-3 94 1 9-27 9-25 \
    0-1-12-4-28-6-48-2-17 0-31-2-46-4-24-8-52-5-78 2-14 7-26 7-36 0-16-2-30-4-50l-4 \
    36-14 62c-3 8-14 5-13-3l6-52c3-26 6-54 12-66 6-10 22-15 40-18v-9c-6-4-11-12-11-23a24 24 0 0 1 \
    24-24z\"/></svg>";

/// Asks where it hurts; each tap tells the site and whether it hurts there now.
#[component]
pub fn BodyMapKeys(
    /// The sites marked.
    #[prop(into)]
    value: Signal<BodyMap>,
    /// Called with each change.
    #[prop(into)]
    on_change: UnsyncCallback<(BodySite, bool)>,
) -> impl IntoView {
    let sites = BodySite::ALL
        .into_iter()
        .map(|site| {
            let number = site as u8;
            let id = format!("site-{number}");
            view! {
                <span class=format!("body-map__site body-map__site--{number}")>
                    <input
                        class="body-map__input"
                        type="checkbox"
                        id=id.clone()
                        prop:checked=move || value.get().contains(site)
                        on:change:target=move |event| {
                            on_change.run((site, event.target().checked()));
                        }
                    />
                    <label class="body-map__label" for=id>
                        <span class="visually-hidden">{words::site(site)}</span>
                    </label>
                </span>
            }
        })
        .collect_view();
    let named = move || words::sites(value.get());

    view! {
        <fieldset class="body-map" data-testid="body-map">
            <legend class="choice__legend">{words::WHERE}</legend>
            <p class="dim small">{words::FROM_BEHIND}</p>
            <div class="body-map__drawing">
                <div inner_html=FIGURE></div>
                {sites}
            </div>
            <p class="body-map__named" role="status">
                {named}
            </p>
        </fieldset>
    }
    .into_any()
}

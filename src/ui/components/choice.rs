//! One of several answers, as native radio buttons with large targets.

use std::borrow::Cow;

use leptos::prelude::*;

/// Asks for one of `options`; one tap answers.
///
/// Options are given as text and compared by position, so that one piece of code serves every
/// question of the app.
pub fn choice<T: Into<Cow<'static, str>>>(
    legend: &'static str,
    name: impl Into<Cow<'static, str>>,
    options: Vec<T>,
    chosen: Signal<Option<usize>>,
    on_choose: UnsyncCallback<usize>,
) -> AnyView {
    let options = options.into_iter().map(Into::into).collect();
    keys(legend, name.into(), options, chosen, on_choose)
}

/// [`choice`] once its options are text.
fn keys(
    legend: &'static str,
    name: Cow<'static, str>,
    options: Vec<Cow<'static, str>>,
    chosen: Signal<Option<usize>>,
    on_choose: UnsyncCallback<usize>,
) -> AnyView {
    let options = options
        .into_iter()
        .enumerate()
        .map(|(index, label)| {
            let id = format!("{name}-{index}");
            view! {
                <span class="choice__option">
                    <input
                        class="choice__input"
                        type="radio"
                        name=name.clone()
                        id=id.clone()
                        prop:checked=move || chosen.get() == Some(index)
                        on:change=move |_| on_choose.run(index)
                    />
                    <label class="choice__label" for=id>
                        {label}
                    </label>
                </span>
            }
        })
        .collect_view();

    view! {
        <fieldset class="choice">
            <legend class="choice__legend">{legend}</legend>
            <div class="choice__options">{options}</div>
        </fieldset>
    }
    .into_any()
}

/// A yes-or-no setting as a native checkbox with a large target.
pub fn switch(
    label: &'static str,
    id: &'static str,
    on: Signal<bool>,
    on_change: UnsyncCallback<bool>,
) -> AnyView {
    switch_named(label, id, on, on_change)
}

/// [`switch`] where label or id are made while the app runs.
pub fn switch_named(
    label: impl Into<Cow<'static, str>>,
    id: impl Into<Cow<'static, str>>,
    on: Signal<bool>,
    on_change: UnsyncCallback<bool>,
) -> AnyView {
    let (label, id): (Cow<'static, str>, Cow<'static, str>) = (label.into(), id.into());

    view! {
        <span class="choice__option">
            <input
                class="choice__input"
                type="checkbox"
                id=id.clone()
                prop:checked=on
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <label class="choice__label" for=id>
                {label}
            </label>
        </span>
    }
    .into_any()
}

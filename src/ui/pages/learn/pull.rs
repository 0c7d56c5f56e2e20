//! The calculator: from an angle to the share of body weight that points along the bed.

use leptos::prelude::*;

use crate::{
    content::learn::words,
    domain::{pull::share_along_bed, units::Degrees},
    formatting,
    ui::components::figure::TableFigure,
};

/// Where the slider begins: a small angle many plans use.
const BEGIN: Degrees = Degrees::whole(30);

/// The card under `heading`.
pub(super) fn calculator(heading: &'static str) -> AnyView {
    let angle = RwSignal::new(BEGIN);
    let degrees = move || formatting::target(angle.get());
    let share = move || formatting::percent(share_along_bed(angle.get()));
    let set = move |text: String| {
        let typed = text.parse().ok().and_then(|value| Degrees::new(value).ok());
        if let Some(typed) = typed {
            angle.set(typed);
        }
    };

    view! {
        <section class="card pull" aria-labelledby="pull-heading">
            <h2 id="pull-heading">{heading}</h2>
            <div class="pull__figure">
                <TableFigure angle=angle label=words::ANGLE_FIGURE.to_owned() />
            </div>
            <div class="field">
                <span class="row row--spread">
                    <label class="field__label" for="pull-angle">
                        {words::ANGLE}
                    </label>
                    <span class="strong" aria-hidden="true">
                        {degrees}
                    </span>
                </span>
                <input
                    class="slider"
                    id="pull-angle"
                    type="range"
                    min="0"
                    max="90"
                    step="1"
                    aria-valuetext=degrees
                    prop:value=BEGIN.get()
                    on:input:target=move |event| set(event.target().value())
                />
            </div>
            <output class="pull__result" for="pull-angle" data-testid="pull-share">
                <span class="visually-hidden">{move || words::share(&degrees(), &share())}</span>
                <span class="card__number" aria-hidden="true">
                    {share}
                </span>
                <span class="dim" aria-hidden="true">
                    {words::SHARE}
                </span>
            </output>
        </section>
    }
    .into_any()
}

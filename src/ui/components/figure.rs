//! The horizon motif: a table about its pivot and the person on it, at any size.

use leptos::prelude::*;

use crate::domain::units::Degrees;

/// The table and the person, head to the right, in the dial's coordinates: pivot at 0,0 and half
/// the table 84 long. Static, so it is one inert piece of markup.
pub const TABLE_AND_PERSON: &str = concat!(
    r#"<path class="table-figure__table" d="M-84 0H80"/>"#,
    r#"<path class="table-figure__table" d="M-76 0V-16"/>"#,
    r#"<path class="table-figure__body" stroke-width="6" d="M-68 -9L-69 -18"/>"#,
    r#"<path class="table-figure__body" stroke-width="9" d="M-66 -8.5L-36 -10.5L-6 -11"/>"#,
    r#"<path class="table-figure__body" stroke-width="15" d="M0 -11.5L32 -12.5"/>"#,
    r#"<path class="table-figure__body" stroke-width="7" d="M38 -10.5L50 -10"/>"#,
    r#"<path class="table-figure__arm" d="M31 -11Q18 -6.5 2 -8.5L-9 -8.5"/>"#,
    r#"<circle class="table-figure__head" cx="59" cy="-13" r="9.5"/>"#,
);

/// A small figure drawn beside an angle, so that nobody has to know a convention.
#[component]
pub fn TableFigure(
    /// The inversion angle to draw.
    #[prop(into)]
    angle: Signal<Degrees>,
    /// What it shows, for screen readers; empty hides it from them.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <svg
            class="table-figure"
            viewBox="-100 -96 200 192"
            role="img"
            aria-label=label
            aria-hidden=move || label.with(String::is_empty).then_some("true")
        >
            <path class="table-figure__horizon" d="M-98 0H98" />
            <path class="table-figure__stand" d="M-26 64L0 0L26 64" />
            <g
                class="table-figure__turning"
                style:--tilt=move || format!("{:.1}deg", angle.get().get())
                inner_html=TABLE_AND_PERSON
            ></g>
        </svg>
    }
}

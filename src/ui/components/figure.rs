//! The horizon motif: a table about its pivot and the person on it, at any size.

use leptos::prelude::*;

use crate::domain::units::Degrees;

/// The table and the person, head to the right, in the dial's coordinates: pivot at 0,0 and half
/// the table 84 long. The body is one outline, so that it reads at 32 px as at 300: feet up against
/// the clamp, knees, hips, the hollow of the back, chest, neck, head. Static, so it is one inert piece
/// of markup.
pub const TABLE_AND_PERSON: &str = concat!(
    r#"<path class="table-figure__table" d="M-84 0H80"/>"#,
    r#"<path class="table-figure__body" d="M53-17.4C49.4-17.6 47-18.2 44-19.6C40-21.4 36-21.8 31.5-21.2"#,
    "C24-20.2 18-18.4 10-18.2C2-18-8-18.6-20-17.4C-28-16.6-32-14.8-38-14.4C-46-13.8-54-12.2-62-11.4",
    "L-66.2-22.4C-67-24.6-69.6-25-71.2-23.4C-72.2-22.2-72.2-20.6-72-19.4L-70.8-7",
    "C-70.4-3.6-68.6-3-65-3.2C-58-3.6-52-5-44-5C-38-5-36-6.2-31-6.2C-24-6.2-16-3-6-3",
    r#"C2-3 6-5.6 14-5.6C22-5.6 26-3 35-3C42-3 46-5.4 53-7.4Z"/>"#,
    r#"<circle class="table-figure__head" cx="60" cy="-12.6" r="9.4"/>"#,
    r#"<path class="table-figure__arm" d="M39-16.2C33.6-14 29-10.8 22-10C14-9.2 6-10.4-3-10.2"/>"#,
    r#"<path class="table-figure__clamp" d="M-61 0V-15"/>"#,
    r#"<circle class="table-figure__pad" cx="-61" cy="-15.6" r="4.6"/>"#,
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

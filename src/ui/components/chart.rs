//! A drawn chart with its readout under the finger and its table behind it.

use leptos::{ev::PointerEvent, prelude::*};

use crate::{charting::Chart, content::chart as words, formatting};

/// Shows `chart`; the drawing is one inert piece of markup, the readout follows the pointer, the
/// table serves screen readers and whoever wants the figures.
#[component]
pub fn ChartFigure(
    /// The finished chart.
    chart: Chart,
    /// What it shows, in a few words.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let Chart {
        svg,
        table,
        readouts,
        rows_left_out,
    } = chart;
    let shown = RwSignal::new(String::new());
    let chart = StoredValue::new(Chart {
        readouts,
        ..Chart::default()
    });
    let point = move |event: PointerEvent| {
        let Some(share) = share_of_width(&event) else {
            return;
        };
        let readout = chart.with_value(|chart| chart.readout_at(share).cloned());
        if let Some(readout) = readout {
            shown.set(readout.text);
            move_cursor(&event, readout.x);
        }
    };
    // What has no places to point at says everything beside its marks.
    let readout = chart
        .with_value(|chart| !chart.readouts.is_empty())
        .then(|| {
            view! {
                <output class="chart-figure__readout" aria-live="off">
                    {move || {
                        let text = shown.get();
                        if text.is_empty() { words::TOUCH.to_owned() } else { text }
                    }}
                </output>
            }
        });
    let left_out = (rows_left_out > 0).then(|| words::rows_left_out(rows_left_out));

    view! {
        <figure class="chart-figure">
            <figcaption class="chart-figure__label">{label}</figcaption>
            {readout}
            <div
                class="chart-figure__drawing"
                inner_html=svg
                on:pointerdown=point
                on:pointermove=point
            ></div>
            <details class="chart-figure__table">
                <summary>{words::AS_TABLE}</summary>
                <div class="chart-figure__scroll" tabindex="0" role="group" aria-label=words::AS_TABLE inner_html=table></div>
                <p class="dim">{left_out}</p>
            </details>
        </figure>
    }
    .into_any()
}

/// Stands the drawing's cursor at `x`, in the drawing's own coordinates.
fn move_cursor(event: &PointerEvent, x: f64) {
    use leptos::{wasm_bindgen::JsCast, web_sys::Element};

    let drawing = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|target| target.first_element_child());
    let Some(drawing) = drawing else { return };
    let Ok(Some(cursor)) = drawing.query_selector(".chart__cursor") else {
        return;
    };
    let x = formatting::tenths(x);
    for (element, name, value) in [
        (&cursor, "x1", x.as_str()),
        (&cursor, "x2", x.as_str()),
        (&drawing, "data-inspected", ""),
    ] {
        // Refused only for names that are none.
        drop(element.set_attribute(name, value));
    }
}

/// How far along the drawing the pointer is, 0..=1.
fn share_of_width(event: &PointerEvent) -> Option<f64> {
    use leptos::{wasm_bindgen::JsCast, web_sys::Element};

    let drawing = event.current_target()?.dyn_into::<Element>().ok()?;
    let place = drawing.get_bounding_client_rect();
    let width = place.width();
    (width > 0.0).then(|| ((f64::from(event.client_x()) - place.left()) / width).clamp(0.0, 1.0))
}

//! The frame every chart is drawn in: margins, grid, ticks, labels.

use super::{
    Chart,
    markup::{push_label, push_shape},
    scale::Scale,
    series::Axis,
};

/// Where the drawing area lies, in the drawing's own coordinates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Area {
    pub(super) fn x(&self, axis: &Axis) -> Scale {
        Scale::new((axis.low, axis.high), (self.left, self.right))
    }

    pub(super) fn y(&self, axis: &Axis) -> Scale {
        Scale::new((axis.low, axis.high), (self.bottom, self.top))
    }
}

/// Opens a drawing of the given height.
pub(super) fn open(height: f64) -> String {
    let mut svg = String::from("<svg class=\"chart\" viewBox=\"0 0 ");
    super::markup::push_number(&mut svg, Chart::WIDTH);
    svg.push(' ');
    super::markup::push_number(&mut svg, height);
    svg.push_str("\" aria-hidden=\"true\" focusable=\"false\">");
    svg
}

/// Draws the grid and labels of both axes.
pub(super) fn frame(svg: &mut String, area: Area, across: &Axis, up: &Axis) {
    let (x, y) = (area.x(across), area.y(up));
    for tick in &up.ticks {
        let at = y.place(tick.at);
        push_shape(
            svg,
            "line",
            "chart__grid",
            &[
                ("x1", area.left),
                ("x2", area.right),
                ("y1", at),
                ("y2", at),
            ],
        );
        push_label(
            svg,
            "chart__tick chart__tick--up",
            area.left - 4.0,
            at,
            &tick.label,
        );
    }
    push_shape(
        svg,
        "line",
        "chart__axis",
        &[
            ("x1", area.left),
            ("x2", area.right),
            ("y1", area.bottom),
            ("y2", area.bottom),
        ],
    );
    for tick in &across.ticks {
        let at = x.place(tick.at);
        push_shape(
            svg,
            "line",
            "chart__axis",
            &[
                ("x1", at),
                ("x2", at),
                ("y1", area.bottom),
                ("y2", area.bottom + 3.0),
            ],
        );
        // Below the lowest label of the other axis.
        push_label(
            svg,
            anchor(at, area, across),
            at,
            area.bottom + 18.0,
            &tick.label,
        );
    }
    push_label(svg, "chart__title", area.left, area.top - 6.0, &up.title);
}

/// A label stands below the middle of its tick. Two alone name the ends, and keep between them.
fn anchor(at: f64, area: Area, across: &Axis) -> &'static str {
    if across.ticks.len() != 2 {
        "chart__tick chart__tick--across"
    } else if at < f64::midpoint(area.left, area.right) {
        "chart__tick"
    } else {
        "chart__tick chart__tick--last"
    }
}

/// The line a finger moves, hidden until then, and the end of the drawing.
pub(super) fn close(svg: &mut String, area: Area) {
    push_shape(
        svg,
        "line",
        "chart__cursor",
        &[
            ("x1", area.left),
            ("x2", area.left),
            ("y1", area.top),
            ("y2", area.bottom),
        ],
    );
    svg.push_str("</svg>");
}

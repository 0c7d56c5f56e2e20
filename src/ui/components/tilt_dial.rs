//! The dial everyone reads at a glance: horizon, table, person, band and limit.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, prelude::wasm_bindgen},
    web_sys::{SvgElement, SvgGraphicsElement},
};

use super::figure::TABLE_AND_PERSON;
use crate::{
    domain::{plan::Plan, trigonometry::sin_cos, units::Degrees},
    ui::context::use_gauge,
};

#[wasm_bindgen]
extern "C" {
    /// An `SVGTransform` that can be written, as one of `baseVal` can: its call does not fail then. web-sys
    /// binds it as one that may, and catching costs a slow phone a fifth of the call, at every reading.
    type Turn;

    #[wasm_bindgen(method, js_name = setRotate)]
    fn set_rotate(this: &Turn, degrees: f32, x: f32, y: f32);
}

/// The band the dial draws.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DialLimits {
    /// Lower edge of the band.
    pub floor: Degrees,
    /// Upper edge of the band; beyond it the alarm begins.
    pub limit: Degrees,
}

impl From<&Plan> for DialLimits {
    fn from(plan: &Plan) -> Self {
        Self {
            floor: plan.band_floor(),
            limit: plan.limit(),
        }
    }
}

impl Default for DialLimits {
    /// Those of the simple start.
    fn default() -> Self {
        Self::from(&Plan::SIMPLE_START)
    }
}

/// Where the angle stands against the plan; each state also has a shape, colour is never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DialState {
    /// Outside the band, on the safe side.
    Plain,
    /// Inside the band.
    InBand,
    /// Inside the band and within 2 degrees of the limit.
    NearLimit,
    /// Above the limit.
    Over,
    /// No angle is known.
    Lost,
}

impl DialState {
    /// Chosen by us: the amber zone starts 2 degrees below the limit, a breath's sway.
    const NEAR: Degrees = Degrees::whole(2);

    /// For `angle` within `limits`.
    pub fn of(angle: Option<Degrees>, limits: DialLimits) -> Self {
        match angle {
            None => Self::Lost,
            Some(angle) if angle > limits.limit => Self::Over,
            Some(angle) if angle < limits.floor => Self::Plain,
            Some(angle) if angle > limits.limit - Self::NEAR => Self::NearLimit,
            Some(_) => Self::InBand,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "tilt-dial",
            Self::InBand => "tilt-dial tilt-dial--in",
            Self::NearLimit => "tilt-dial tilt-dial--near",
            Self::Over => "tilt-dial tilt-dial--over",
            Self::Lost => "tilt-dial tilt-dial--lost",
        }
    }
}

/// What the dial shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shows {
    /// The angle as it is measured.
    Live,
    /// The angle to aim at, where none is measured.
    Aim(Degrees),
    /// That no angle is known.
    Nothing,
}

impl Shows {
    /// The angle to show while `live` is measured.
    pub fn angle(self, live: Option<Degrees>) -> Option<Degrees> {
        match self {
            Self::Live => live,
            Self::Aim(angle) => Some(angle),
            Self::Nothing => None,
        }
    }
}

/// What follows every reading, and what it hangs on beside the angle.
struct Needle {
    shows: Cell<(Shows, DialLimits)>,
    turn: RefCell<Option<Turn>>,
    /// The angle the drawing stands at; NaN before it was turned at all.
    at: Cell<f64>,
    drawn: Cell<DialState>,
    state: RwSignal<DialState>,
}

impl Needle {
    /// The drawing is turned once it has further to go than this, in degrees. Chosen by us: a third of a
    /// pixel at the tip on a phone. Who hangs still moves by less between two readings, and turning it is
    /// what costs most of a reading, in layout and battery as well.
    const STEP: f64 = 0.15;

    fn draw(&self, live: Option<Degrees>) {
        let (shows, limits) = self.shows.get();
        let angle = shows.angle(live);
        let state = DialState::of(angle, limits);
        if self.drawn.replace(state) != state {
            self.state.set(state);
        }
        if let Some(turn) = &*self.turn.borrow() {
            let angle = angle.unwrap_or_default().get();
            // NaN is near nothing.
            if (angle - self.at.get()).abs() < Self::STEP {
                return;
            }
            self.at.set(angle);
            #[expect(clippy::cast_possible_truncation, reason = "tenths of a degree")]
            turn.set_rotate(angle as f32, 0.0, 0.0);
        }
    }
}

/// The gauge. With the readings only the turn of one group changes, as a number: neither is text made and
/// read again, nor is the style of anything else reckoned. The class changes with the state.
#[component]
pub fn TiltDial(
    /// What is shown.
    #[prop(into)]
    shows: Signal<Shows>,
    /// The band and the limit to draw.
    #[prop(into)]
    limits: Signal<DialLimits>,
) -> impl IntoView {
    let feed = use_gauge().angle;
    let state = RwSignal::new(DialState::Lost);
    let turning = NodeRef::<leptos::svg::G>::new();
    let needle = Rc::new(Needle {
        shows: Cell::new((Shows::Nothing, DialLimits::default())),
        turn: RefCell::new(None),
        at: Cell::new(f64::NAN),
        drawn: Cell::new(DialState::Lost),
        state,
    });
    let drawn = Rc::clone(&needle);
    feed.follow(move |live| drawn.draw(live));
    Effect::new(move |_| {
        needle.shows.set((shows.get(), limits.get()));
        *needle.turn.borrow_mut() = turning.get().as_ref().and_then(first_transform);
        needle.at.set(f64::NAN);
        needle.draw(feed.get());
    });
    let band = Memo::new(move |_| arc(limits.get().floor, limits.get().limit));
    let limit = Memo::new(move |_| {
        let limit = limits.get().limit;
        arc(limit, limit + Degrees::whole(4))
    });

    view! {
        <svg class=move || state.get().class() viewBox="-116 -112 232 224" aria-hidden="true">
            <circle class="tilt-dial__sky" r="96" />
            <path class="tilt-dial__earth" d="M-96 0A96 96 0 0 0 96 0Z" />
            <path class="tilt-dial__horizon" d="M-96 0H96" />
            <path class="tilt-dial__ticks" d=TICKS />
            <path class="tilt-dial__band" d=move || band.get() />
            <path class="tilt-dial__limit" d=move || limit.get() />
            <g class="tilt-dial__turning" transform="rotate(0)" node_ref=turning>
                <g inner_html=TABLE_AND_PERSON></g>
                <path class="tilt-dial__pointer" d="M84 -7L99 0L84 7Z" />
            </g>
            <circle class="tilt-dial__pivot" r="5" />
        </svg>
    }
}

/// The transform `element` is written with.
fn first_transform(element: &impl AsRef<SvgElement>) -> Option<Turn> {
    let element: &SvgGraphicsElement = element.as_ref().dyn_ref()?;
    let transform = element.transform().base_val().get_item(0).ok()?;
    Some(transform.unchecked_into())
}

/// Ticks each 15 degrees on the head's side, longer each 45: radii 87 or 91 to 95.
const TICKS: &str = "M0 -86V-95M24.6 -87.9L23.6 -91.8M47.5 -82.3L45.5 -78.8M67.2 -67.2L60.8 -60.8\
    M82.3 -47.5L78.8 -45.5M91.8 -24.6L87.9 -23.6M86 0H95M91.8 24.6L87.9 23.6M82.3 47.5L78.8 45.5\
    M67.2 67.2L60.8 60.8M47.5 82.3L45.5 78.8M24.6 91.8L23.6 87.9M0 86V95";

/// An arc on the rim from one inversion angle to another, clockwise, radius 103.
fn arc(from: Degrees, to: Degrees) -> String {
    let point = |angle: Degrees| {
        let (sin, cos) = sin_cos(angle.get());
        (103.0 * cos, 103.0 * sin)
    };
    let ((x1, y1), (x2, y2)) = (point(from), point(to));
    format!("M{x1:.1} {y1:.1}A103 103 0 0 1 {x2:.1} {y2:.1}")
}

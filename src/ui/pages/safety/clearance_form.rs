//! The form that records a clinician's agreement.

use leptos::{ev::MouseEvent, ev::SubmitEvent, prelude::*};

use super::in_profile;
use crate::{
    content::{gate, gate_screen as words},
    domain::{
        screening::{Clearance, ClearanceError, ClinicianLimits, ItemSet},
        units::{Degrees, LocalDay, LocalTime},
    },
    route::Route,
    ui::{
        components::figure::TableFigure,
        context::{use_dispatch, use_now, use_route},
        intent::{GateStep, Intent, PracticeStep},
    },
};

/// A field of the form. The name is the input's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Clinician,
    Given,
    Angle,
    Minutes,
}

impl Field {
    const fn id(self) -> &'static str {
        match self {
            Self::Clinician => "clearance-by",
            Self::Given => "clearance-given",
            Self::Angle => "clearance-angle",
            Self::Minutes => "clearance-minutes",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Clinician => words::CLINICIAN,
            Self::Given => words::GIVEN,
            Self::Angle => words::ANGLE,
            Self::Minutes => words::MINUTES,
        }
    }

    const fn hint(self) -> &'static str {
        match self {
            Self::Clinician => words::CLINICIAN_HINT,
            Self::Given => "",
            Self::Angle => words::ANGLE_HINT,
            Self::Minutes => words::MINUTES_HINT,
        }
    }

    /// The input's type and the keyboard it calls, if not the type's own.
    const fn kind(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Clinician => ("text", None),
            Self::Given => ("date", None),
            Self::Angle | Self::Minutes => ("text", Some("numeric")),
        }
    }

    const fn of(error: ClearanceError) -> Self {
        match error {
            ClearanceError::NoClinician | ClearanceError::NameTooLong => Self::Clinician,
            ClearanceError::GivenInFuture | ClearanceError::GivenTooLongAgo => Self::Given,
            ClearanceError::AbsurdAngle => Self::Angle,
            ClearanceError::AbsurdMinutes => Self::Minutes,
        }
    }
}

/// What is wrong with a field, as it is said.
type Fault = (Field, &'static str);

fn fault(error: ClearanceError) -> Fault {
    (Field::of(error), gate::clearance_error(error))
}

/// What has been typed.
#[derive(Clone, Copy)]
struct Typed {
    by: RwSignal<String>,
    given: RwSignal<String>,
    angle: RwSignal<String>,
    minutes: RwSignal<String>,
}

impl Typed {
    const fn text(self, field: Field) -> RwSignal<String> {
        match field {
            Field::Clinician => self.by,
            Field::Given => self.given,
            Field::Angle => self.angle,
            Field::Minutes => self.minutes,
        }
    }

    /// The clearance, or everything that is wrong, field by field.
    ///
    /// One that would not count, because a stop symptom came after it, is refused: it would be kept
    /// and change nothing.
    fn read(
        self,
        covers: ItemSet,
        now: LocalTime,
        last_stop_symptom: Option<LocalTime>,
    ) -> Result<Clearance, Vec<Fault>> {
        let angle = self.angle.with_untracked(|text| read_angle(text));
        let minutes = self.minutes.with_untracked(|text| read_minutes(text));
        let given = self
            .given
            .with_untracked(|text| LocalDay::from_iso(text))
            .ok_or((Field::Given, words::GIVEN_MISSING));
        let limits = angle.and_then(|angle| {
            minutes.and_then(|minutes| ClinicianLimits::new(angle, minutes).map_err(fault))
        });
        // Today stands in for a day that is missing, so that the name is looked at too.
        let day = given.unwrap_or_else(|_| now.day());
        let clearance = self.by.with_untracked(|by| {
            Clearance::new(by, day, covers, limits.unwrap_or_default(), now).map_err(fault)
        });
        let faults: Vec<Fault> = [
            clearance.as_ref().err().copied(),
            given.err(),
            clearance
                .as_ref()
                .is_ok_and(|clearance| !clearance.counts(now, last_stop_symptom))
                .then_some((Field::Given, words::BEFORE_SYMPTOM)),
            angle.err(),
            minutes.err(),
            // What is wrong with both together; alone each has been named already.
            limits.err().filter(|_| angle.is_ok() && minutes.is_ok()),
        ]
        .into_iter()
        .flatten()
        .collect();
        match clearance {
            Ok(clearance) if faults.is_empty() => Ok(clearance),
            _ => Err(faults),
        }
    }
}

/// Whole degrees; nothing typed is no limit.
fn read_angle(text: &str) -> Result<Option<Degrees>, Fault> {
    let text = text.trim().trim_end_matches('°').trim_end();
    if text.is_empty() {
        return Ok(None);
    }
    let whole: i16 = text
        .parse()
        .map_err(|_| (Field::Angle, words::NOT_A_NUMBER))?;
    let angle = Some(Degrees::whole(whole));
    ClinicianLimits::new(angle, None).map_err(fault)?;
    Ok(angle)
}

/// Whole minutes; nothing typed is no limit.
fn read_minutes(text: &str) -> Result<Option<u16>, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let minutes = text
        .parse()
        .map_err(|_| (Field::Minutes, words::NOT_A_NUMBER))?;
    ClinicianLimits::new(None, Some(minutes)).map_err(fault)?;
    Ok(Some(minutes))
}

/// The form; `covers` is what the clinician was asked about.
pub(in crate::ui::pages) fn clearance_form(covers: ItemSet) -> AnyView {
    let dispatch = use_dispatch();
    let now = use_now().0;
    let typed = Typed {
        by: RwSignal::default(),
        given: RwSignal::default(),
        angle: RwSignal::default(),
        minutes: RwSignal::default(),
    };
    let faults = RwSignal::new(Vec::<Fault>::new());
    let last_stop_symptom =
        Memo::new(|_| in_profile(|profile| profile.gate.last_stop_symptom()).flatten());
    let record = move |event: SubmitEvent| {
        event.prevent_default();
        match typed.read(
            covers,
            now.get_untracked(),
            last_stop_symptom.get_untracked(),
        ) {
            Ok(clearance) => {
                dispatch.send(PracticeStep::Gate(GateStep::Clear(Box::new(clearance))));
                dispatch.send(Intent::TurnPage);
            }
            Err(found) => {
                faults.set(found);
                dispatch.send(Intent::Focus(SUMMARY.to_owned()));
            }
        }
    };

    view! {
        <form class="stack" novalidate=true on:submit=record>
            <p class="dim">{gate::CLEARANCE_NOTE}</p>
            <FaultSummary faults=faults />
            {field(Field::Clinician, typed, faults)}
            {field(Field::Given, typed, faults)}
            <div class="gate-angle">
                {field(Field::Angle, typed, faults)} <AngleFigure text=typed.angle />
            </div>
            {field(Field::Minutes, typed, faults)}
            <button class="button button--go" type="submit" data-testid="clearance-record">
                {words::RECORD}
            </button>
        </form>
    }
    .into_any()
}

/// The angle as a picture beside its number, so that nobody has to know a convention.
#[component]
fn AngleFigure(text: RwSignal<String>) -> impl IntoView {
    let angle = Memo::new(move |_| text.with(|text| read_angle(text).ok().flatten()));
    let drawn = Signal::derive(move || angle.get().unwrap_or_default());

    view! {
        <div class="gate-angle__figure" hidden=move || angle.get().is_none()>
            <TableFigure angle=drawn label=words::ANGLE_FIGURE.to_owned() />
        </div>
    }
    .into_any()
}

/// Id of the form's error summary.
const SUMMARY: &str = "clearance-faults";

#[component]
fn FaultSummary(faults: RwSignal<Vec<Fault>>) -> impl IntoView {
    let dispatch = use_dispatch();
    let here = StoredValue::new(use_route().0.with_untracked(Route::fragment));
    let line = move |(field, text): Fault| {
        // The fragment belongs to the router, so the link moves the focus by itself.
        let lead = move |event: MouseEvent| {
            event.prevent_default();
            dispatch.send(Intent::Focus(field.id().to_owned()));
        };
        view! {
            <li>
                <a href=here.get_value() on:click=lead>
                    {text}
                </a>
            </li>
        }
    };

    view! {
        <section
            class="notice notice--warning"
            id=SUMMARY
            tabindex="-1"
            aria-labelledby="clearance-faults-title"
            hidden=move || faults.with(Vec::is_empty)
        >
            <p class="notice__title" id="clearance-faults-title">
                {words::FORM_ERRORS}
            </p>
            <ul class="stack stack--tight">
                {move || faults.get().into_iter().map(line).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

fn field(field: Field, typed: Typed, faults: RwSignal<Vec<Fault>>) -> AnyView {
    let text = typed.text(field);
    let (kind, keyboard) = field.kind();
    let about = format!("{}-about", field.id());
    let wrong = Memo::new(move |_| {
        faults.with(|faults| {
            faults
                .iter()
                .find(|(faulty, _)| *faulty == field)
                .map(|(_, text)| *text)
        })
    });

    view! {
        <div class="field">
            <label class="field__label" for=field.id()>
                {field.label()}
            </label>
            <div id=about.clone()>
                {(!field.hint().is_empty())
                    .then(|| view! { <p class="field__hint">{field.hint()}</p> })}
                <p class="field__error">{move || wrong.get()}</p>
            </div>
            <input
                class="field__input"
                id=field.id()
                type=kind
                inputmode=keyboard
                autocomplete="off"
                aria-describedby=about
                aria-invalid=move || wrong.get().map(|_| "true")
                prop:value=text
                on:input:target=move |event| text.set(event.target().value())
            />
        </div>
    }
    .into_any()
}

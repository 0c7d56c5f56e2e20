//! What to share: days, depth, fields. Notes and name are off until they are asked for.

use leptos::prelude::*;

use crate::{
    content::share_screen as words,
    domain::units::LocalDay,
    insights::Period,
    sharing::{Fields, Period as Days, Precision, Selection},
    ui::{
        components::choice::{choice, switch},
        context::use_now,
    },
};

/// The period chosen at first, three months: what a clinician looks back on.
const AT_FIRST: usize = 1;
/// Behind the periods of the statistics: the days between two of one's own choice.
const OWN_DAYS: usize = Period::ALL.len();
/// Only totals.
const TOTALS: usize = 1;

/// What is chosen.
#[derive(Clone, Copy)]
pub(super) struct Form {
    today: LocalDay,
    period: RwSignal<usize>,
    from: RwSignal<Option<LocalDay>>,
    to: RwSignal<Option<LocalDay>>,
    depth: RwSignal<usize>,
    fields: RwSignal<Fields>,
    coarse: RwSignal<bool>,
    named: RwSignal<bool>,
    name: RwSignal<String>,
}

impl Form {
    pub(super) fn new() -> Self {
        Self {
            today: use_now().0.get_untracked().day(),
            period: RwSignal::new(AT_FIRST),
            from: RwSignal::default(),
            to: RwSignal::default(),
            depth: RwSignal::default(),
            fields: RwSignal::default(),
            coarse: RwSignal::default(),
            named: RwSignal::default(),
            name: RwSignal::default(),
        }
    }

    pub(super) fn selection(self) -> Memo<Selection> {
        Memo::new(move |_| Selection {
            period: self.chosen_period(),
            fields: self.fields.get(),
            precision: if self.coarse.get() {
                Precision::FiveMinutes
            } else {
                Precision::Minute
            },
            statistics_only: self.depth.get() == TOTALS,
            name: self.named.get().then(|| self.name.get()),
        })
    }

    fn chosen_period(self) -> Days {
        match Period::ALL.get(self.period.get()) {
            None => Days {
                from: self.from.get(),
                to: self.to.get(),
            },
            Some(Period::All) => Days::default(),
            Some(period) => Days {
                from: Some(period.days(self.today).0),
                to: None,
            },
        }
    }

    pub(super) fn view(self) -> AnyView {
        let periods = Period::ALL.map(Period::name).into_iter();
        let periods = periods.chain([words::OWN_DAYS]).collect();
        let chosen = |signal: RwSignal<usize>| Signal::derive(move || Some(signal.get()));
        let choose = |signal: RwSignal<usize>| UnsyncCallback::new(move |index| signal.set(index));
        let depths = words::DEPTHS.to_vec();

        view! {
            <section class="card">
                <h2>{words::WHAT}</h2>
                {choice(words::PERIOD, "period", periods, chosen(self.period), choose(self.period))}
                <Show when=move || self.period.get() == OWN_DAYS>
                    <div class="share-days">
                        {day(words::FROM, "share-from", self.from)}
                        {day(words::TO, "share-to", self.to)}
                    </div>
                </Show>
                {choice(words::DEPTH, "depth", depths, chosen(self.depth), choose(self.depth))}
                {move || {
                    if self.depth.get() == TOTALS {
                        view! { <p class="dim small">{words::TOTALS_HINT}</p> }.into_any()
                    } else {
                        self.fields_view()
                    }
                }}
                {self.name_view()}
            </section>
        }
        .into_any()
    }

    fn fields_view(self) -> AnyView {
        let fields = self.fields;
        let field = |label, id, read: fn(&Fields) -> bool, write: fn(&mut Fields, bool)| {
            let on = Signal::derive(move || fields.with(read));
            let set = UnsyncCallback::new(move |on| fields.update(|fields| write(fields, on)));
            switch(label, id, on, set)
        };
        let coarse = self.coarse;
        let set_coarse = UnsyncCallback::new(move |on| coarse.set(on));

        view! {
            <fieldset class="stack stack--tight">
                <legend class="choice__legend">{words::ALSO}</legend>
                {field(words::NOTES, "share-notes", |f| f.notes, |f, on| f.notes = on)}
                {field(words::BODY, "share-body", |f| f.body_map, |f, on| f.body_map = on)}
                {field(words::HOURS, "share-hours", |f| f.check_in_hours, |f, on| f.check_in_hours = on)}
                {field(words::TRACES, "share-traces", |f| f.traces, |f, on| f.traces = on)}
                {field(words::DETAILS, "share-details", |f| f.details, |f, on| f.details = on)}
                <p class="dim small">{words::DETAILS_HINT}</p>
            </fieldset>
            {switch(words::COARSE, "share-coarse", coarse.into(), set_coarse)}
            <p class="dim small">{words::COARSE_HINT}</p>
        }
        .into_any()
    }

    fn name_view(self) -> AnyView {
        let (named, name) = (self.named, self.name);
        let set_named = UnsyncCallback::new(move |on| named.set(on));

        view! {
            {switch(words::NAME, "share-named", named.into(), set_named)}
            <Show when=move || named.get()>
                <label class="field">
                    <span class="field__label">{words::NAME_LABEL}</span>
                    <input
                        class="field__input"
                        id="share-name"
                        autocomplete="name"
                        maxlength="80"
                        prop:value=move || name.get()
                        on:change:target=move |event| name.set(event.target().value())
                    />
                </label>
            </Show>
        }
        .into_any()
    }
}

fn day(label: &'static str, id: &'static str, day: RwSignal<Option<LocalDay>>) -> AnyView {
    // As it was chosen before the fields were put away; once, so that no date half typed is erased.
    let chosen = day.get_untracked().map(LocalDay::to_iso);

    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <input
                class="field__input"
                type="date"
                id=id
                value=chosen
                on:change:target=move |event| day.set(LocalDay::from_iso(&event.target().value()))
            />
        </label>
    }
    .into_any()
}

//! Nothing slips past, whatever is done in whatever order.

use proptest::prelude::*;

use super::*;

/// One thing a person, a clock or a backup can do to the gate.
#[derive(Debug, Clone)]
enum Step {
    Wait(i64),
    Answer(Vec<(C, Answer)>),
    Change(C, Answer),
    Begin(C, Answer),
    Clear(Vec<C>, Option<i16>, Option<u16>),
    Symptom(Symptom),
    Confirm,
    Store(u16, Vec<(u8, u8)>),
    ImportOwn,
    Session(u8),
}

fn item() -> impl Strategy<Value = C> {
    prop::sample::select(C::ALL.to_vec())
}

fn answer() -> impl Strategy<Value = Answer> {
    prop::sample::select(Answer::ALL.to_vec())
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (-30_i64..900).prop_map(Step::Wait),
        3 => prop::collection::vec((item(), answer()), 0..3).prop_map(Step::Answer),
        2 => (item(), answer()).prop_map(|(item, answer)| Step::Change(item, answer)),
        1 => (item(), answer()).prop_map(|(item, answer)| Step::Begin(item, answer)),
        3 => (
            prop::collection::vec(item(), 0..33),
            prop::option::of(-10_i16..120),
            prop::option::of(0_u16..90)
        )
            .prop_map(|(items, angle, minutes)| Step::Clear(items, angle, minutes)),
        1 => prop::sample::select(Symptom::ALL.to_vec()).prop_map(Step::Symptom),
        2 => Just(Step::Confirm),
        1 => (0_u16..3, prop::collection::vec((0_u8..40, 0_u8..4), 0..40))
            .prop_map(|(version, entries)| Step::Store(version, entries)),
        1 => Just(Step::ImportOwn),
        2 => (0_u8..13).prop_map(Step::Session),
    ]
}

/// Plays steps and returns the history, the sessions and the time they lead to.
fn play(steps: Vec<Step>) -> (GateHistory, Vec<Past>, LocalTime) {
    let mut history = GateHistory::default();
    let mut past = Vec::new();
    let mut clock = 0;
    for step in steps {
        let now = hours(clock);
        match step {
            Step::Wait(span) => clock += span,
            Step::Answer(answers) => history.record(set(
                answers
                    .into_iter()
                    .fold(Answers::all(Answer::No), |all, (item, answer)| {
                        all.with(item, answer)
                    }),
                now,
            )),
            Step::Change(item, answer) => {
                let answers = history
                    .latest()
                    .map_or(Answers::all(Answer::No), AnswerSet::answers);
                let draft = Draft {
                    version: VERSION,
                    begun: now,
                    answers: answers.with(item, answer),
                };
                if let Ok(set) = draft.complete(now) {
                    history.record(set);
                }
            }
            Step::Begin(item, answer) => {
                let mut draft = Draft::begin(now);
                draft.answer(item, answer);
                history.draft = Some(draft);
            }
            Step::Clear(items, angle, minutes) => {
                let limits = ClinicianLimits::new(angle.map(Degrees::whole), minutes);
                if let Ok(limits) = limits {
                    history
                        .clearances
                        .push(clearance(items.into_iter().collect(), now, limits));
                }
            }
            Step::Symptom(symptom) => history.lock(lock(symptom, now, None)),
            Step::Confirm => history.confirm_locks(now),
            Step::Store(version, entries) => {
                history
                    .sets
                    .push(AnswerSet::from_stored(version, now, Origin::Here, entries));
            }
            Step::ImportOwn => {
                let backup = history.clone();
                history.import(&backup, now);
            }
            Step::Session(level) => past.push(past_session(Some(level), now)),
        }
    }
    (history, past, hours(clock))
}

/// Whether a question stands in the way, worked out anew from the raw answers.
fn blocks(history: &GateHistory, item: C, now: LocalTime) -> bool {
    let answer = history.sets.last().and_then(|set| set.answers().get(item));
    let yes_lately = history.sets.iter().any(|set| {
        set.answers().get(item) == Some(Answer::Yes)
            && now
                .at
                .since(set.answered().at)
                .is_none_or(|age| age < Millis(24 * 3_600_000))
    });
    let covered = history.clearances.iter().any(|clearance| {
        clearance.covers.contains(item)
            && clearance.origin == Origin::Here
            && now.day().days_since(clearance.given) <= 180
    });
    match (item.class(), answer) {
        (Class::Stop, Some(Answer::Yes)) => true,
        (Class::Stop, Some(Answer::NotSure)) => yes_lately || !covered,
        (Class::Stop, Some(Answer::No)) => yes_lately,
        (Class::Clearance, Some(Answer::Yes | Answer::NotSure)) => !covered,
        (Class::Clearance, Some(Answer::No)) => false,
        (_, None) => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn no_reachable_state_permits_past_an_answer_or_above_a_ceiling(
        steps in prop::collection::vec(step(), 0..14),
        target in 0_i16..=85,
        level in prop::option::of(0_u8..13),
        hold in 1_u32..=600,
    ) {
        let (history, past, now) = play(steps);
        let plan = match level {
            Some(level) => Level::ALL[usize::from(level)].plan(Plan::DEFAULT_CEILING),
            None => Ok(free_plan(target, hold, Degrees::whole(85))),
        }
        .unwrap();
        let wide = ask(&history, &past, &plan, now);
        // The same wish, made below what binds.
        let ceiling = Bounds::at(&history, &OwnLimits::default(), now).ceiling;
        let lowered = free_plan(0, hold, ceiling);
        let low = ask(&history, &past, &lowered, now);

        for (permit, plan) in [(wide, plan), (low, lowered)] {
            let Ok(permit) = permit else { continue };
            for item in C::ALL {
                prop_assert!(!blocks(&history, item, now), "{item:?}");
            }
            prop_assert!(history.draft.is_none());
            prop_assert!(history.locks.iter().all(|lock| lock.confirmed.is_some()));
            prop_assert!(plan.limit() <= permit.ceiling());
            prop_assert!(plan.ceiling() <= permit.ceiling());
            prop_assert!(permit.ceiling() <= Degrees::whole(60));
            let limit = history.clearances.last().and_then(|last| last.limits.angle());
            if let Some(limit) = limit {
                prop_assert!(permit.ceiling() <= limit);
            }
            let planned = plan.hold().0 * u64::from(plan.sets());
            prop_assert!(Millis(planned) <= permit.left_today());
            prop_assert!(permit.left_today() <= permit.daily_cap());
            if let PlanKind::Ladder { level } = plan.kind() {
                prop_assert!(level <= 6 || history.counting(now).next().is_some());
            }
        }
    }

    #[test]
    fn clean_answers_permit_unless_something_speaks_against_it(
        answered in 0_i64..200, wait in 0_i64..=696,
    ) {
        // The property above would hold if nothing were ever permitted; this one forbids that.
        let history = history([no_to_all(hours(answered))]);
        let now = hours(answered + wait);
        prop_assert!(ask(&history, &[], &rehearsal(), now).is_ok());
    }
}

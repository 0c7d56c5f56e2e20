//! What a permit is refused for.

use super::*;

#[test]
fn clean_answers_and_a_confirmed_checklist_permit_the_rehearsal() {
    let answered = history([no_to_all(hours(0))]);
    let permit = ask(&answered, &[], &rehearsal(), hours(1)).unwrap();
    assert_eq!(permit.ceiling(), Degrees::whole(60));
    assert_eq!(permit.daily_cap(), Millis::from_secs(600));
    assert_eq!(permit.left_today(), Millis::from_secs(600));
    assert_eq!(permit.stamp().version, VERSION);
    assert_eq!(permit.stamp().answered, hours(0).at);
    assert!(permit.is_valid(hours(1).at));
    assert!(!permit.is_valid(hours(2).at));
    assert!(!permit.is_valid(hours(0).at));
}

/// What stands in the way of `plan` before anything is asked.
fn in_the_way(
    history: &GateHistory,
    past: &[Past],
    plan: Option<&Plan>,
    now: LocalTime,
) -> Option<Refusal> {
    obstacle(history, past, &OwnLimits::default(), plan, now)
}

#[test]
fn what_stands_in_the_way_is_named_before_anything_is_asked() {
    let answered = history([no_to_all(hours(0))]);
    let plan = rehearsal();
    assert_eq!(in_the_way(&answered, &[], Some(&plan), hours(1)), None);
    assert_eq!(
        in_the_way(&history([]), &[], Some(&plan), hours(1)),
        Some(Refusal::Gate(GateState::NeverAsked))
    );
    let mut turned_away = answered.clone();
    turned_away.turn_away(NotTodayAnswers {
        applies: NotTodaySet::NONE.with(NotToday::Meal),
        at: hours(1),
    });
    assert_eq!(
        in_the_way(&turned_away, &[], None, hours(2)),
        Some(Refusal::NotToday(NotTodaySet::NONE.with(NotToday::Meal)))
    );
    let done = [past_session(Some(0), hours(1))];
    assert_eq!(
        in_the_way(&answered, &done, Some(&plan), hours(2)),
        Some(Refusal::Plan(PlanRefusal::SessionsToday { most: 1 }))
    );
    assert_eq!(in_the_way(&answered, &done, None, hours(2)), None);
}

#[test]
fn nothing_in_the_way_means_that_answers_and_checklist_permit() {
    let answered = history([no_to_all(hours(0))]);
    for past in [vec![], vec![past_session(Some(0), hours(1))]] {
        for now in [hours(2), hours(30), hours(24 * 31)] {
            let open = in_the_way(&answered, &past, Some(&rehearsal()), now);
            assert_eq!(open, ask(&answered, &past, &rehearsal(), now).err());
        }
    }
}

#[test]
fn a_permit_measures_the_plan_by_its_limit_and_its_ceiling() {
    let permit = Permit::for_tests();
    assert_eq!(permit.allows(&Plan::SIMPLE_START), Ok(()));
    assert_eq!(
        permit.allows(&free_plan(60, 60, Degrees::whole(61))),
        Err(PlanRefusal::AboveCeiling {
            ceiling: Degrees::whole(60)
        })
    );
}

#[test]
fn no_answers_no_permit() {
    assert_eq!(
        ask(&GateHistory::default(), &[], &rehearsal(), hours(0)),
        Err(Refusal::Gate(GateState::NeverAsked))
    );
}

#[test]
fn a_first_session_above_the_rehearsal_is_refused_on_the_ladder() {
    let answered = history([no_to_all(hours(0))]);
    let level_one = Level::ALL[1].plan(Plan::DEFAULT_CEILING).unwrap();
    assert_eq!(
        ask(&answered, &[], &level_one, hours(1)),
        Err(Refusal::Plan(PlanRefusal::LevelTooHigh { highest: 0 }))
    );
}

#[test]
fn a_plan_above_a_clinicians_limit_is_refused() {
    let mut answered = history([no_to_all(hours(0))]);
    answered.clearances.push(clearance(
        ItemSet::NONE,
        hours(0),
        ClinicianLimits::new(Some(Degrees::whole(20)), Some(2)).unwrap(),
    ));
    let ceiling = Degrees::whole(20);
    let refused = Err(Refusal::Plan(PlanRefusal::AboveCeiling { ceiling }));
    // Even a low target, if the plan's own ceiling would let the table go higher.
    assert_eq!(
        ask(
            &answered,
            &[],
            &free_plan(10, 60, Degrees::whole(60)),
            hours(1)
        ),
        refused
    );
    assert_eq!(
        ask(
            &answered,
            &[],
            &free_plan(30, 60, Degrees::whole(60)),
            hours(1)
        ),
        refused
    );
    assert!(ask(&answered, &[], &free_plan(20, 60, ceiling), hours(1)).is_ok());
    assert_eq!(
        ask(&answered, &[], &free_plan(20, 121, ceiling), hours(1)),
        Err(Refusal::Plan(PlanRefusal::DailyCap {
            left: Millis::from_secs(120)
        }))
    );
}

#[test]
fn the_daily_cap_counts_what_was_used_today() {
    let answered = history([no_to_all(hours(0))]);
    let mut used = past_session(None, hours(1));
    used.time_at_angle = Millis::from_secs(550);
    let plan = free_plan(20, 60, Degrees::whole(60));
    assert_eq!(
        ask(&answered, &[used], &plan, hours(2)),
        Err(Refusal::Plan(PlanRefusal::DailyCap {
            left: Millis::from_secs(50)
        }))
    );
    assert!(ask(&answered, &[used], &plan, hours(24)).is_ok());
}

#[test]
fn the_sessions_of_a_day_and_the_days_of_a_week_are_bounded() {
    let mut answered = history([no_to_all(days(29))]);
    assert_eq!(
        ask(
            &answered,
            &[past_session(Some(0), days(29))],
            &rehearsal(),
            days(29)
        ),
        Err(Refusal::Plan(PlanRefusal::SessionsToday { most: 1 }))
    );
    answered
        .clearances
        .push(clearance(ItemSet::NONE, days(29), ClinicianLimits::NONE));
    let top = Level::ALL[12].plan(Plan::DEFAULT_CEILING).unwrap();
    let past: Vec<Past> = [23, 24, 26, 28]
        .map(|day| past_session(Some(12), days(day)))
        .to_vec();
    assert!(ask(&answered, &past[..3], &top, days(29)).is_ok());
    assert!(ask(&answered, &past, &top, days(30)).is_ok());
    assert_eq!(
        ask(&answered, &past, &top, days(29)),
        Err(Refusal::Plan(PlanRefusal::DaysThisWeek { most: 4 }))
    );
}

#[test]
fn a_reason_of_the_day_refuses_and_cannot_be_tapped_away() {
    let mut answered = history([no_to_all(hours(0))]);
    let own = OwnLimits::default();
    let plan = rehearsal();
    let standing = standing(&[], &Bounds::at(&answered, &own, hours(1)), hours(1));
    let ready = ready_for(
        Requirement::new(&standing, Equipment::Table, hours(1)),
        hours(1),
    );
    let meal = NotTodayAnswers {
        applies: NotTodaySet::NONE.with(NotToday::Meal),
        at: hours(1),
    };
    let with = |history: &GateHistory, today: Option<&NotTodayAnswers>| {
        permit(&Request {
            history,
            past: &[],
            own: &own,
            today,
            ready: Some(&ready),
            equipment: Equipment::Table,
            plan: &plan,
            now: hours(1),
        })
    };
    assert_eq!(with(&answered, None), Err(Refusal::NotTodayUnanswered));
    assert_eq!(
        with(&answered, Some(&meal)),
        Err(Refusal::NotToday(meal.applies))
    );
    let none = NotTodayAnswers {
        applies: NotTodaySet::NONE,
        at: hours(1),
    };
    answered.turn_away(meal);
    assert_eq!(
        with(&answered, Some(&none)),
        Err(Refusal::NotToday(meal.applies))
    );
    assert!(ask(&answered, &[], &plan, hours(3)).is_ok());
}

#[test]
fn an_open_checklist_refuses() {
    let answered = history([no_to_all(hours(0))]);
    let refused = permit(&Request {
        history: &answered,
        past: &[],
        own: &OwnLimits::default(),
        today: Some(&NotTodayAnswers {
            applies: NotTodaySet::NONE,
            at: hours(1),
        }),
        ready: None,
        equipment: Equipment::Table,
        plan: &rehearsal(),
        now: hours(1),
    });
    assert!(matches!(refused, Err(Refusal::Checklist(_))));
}

#[test]
fn a_pause_of_the_ladder_refuses_a_free_session_too() {
    let answered = history([no_to_all(days(0))]);
    let pain = |back| crate::domain::record::Pain {
        back: crate::domain::units::Nrs::new(back).unwrap(),
        leg: crate::domain::units::Nrs::new(0).unwrap(),
    };
    let worse = |day| Past {
        before: Some(pain(2)),
        next_day: Some(ladder::NextDay {
            at: days(day + 1),
            pain: pain(4),
        }),
        ..past_session(None, days(day))
    };
    let past = [worse(0), worse(2)];
    let plan = free_plan(20, 60, Degrees::whole(60));
    assert_eq!(
        ask(&answered, &past, &plan, days(4)),
        Err(Refusal::Paused {
            until: LocalDay(20_010)
        })
    );
    assert!(ask(&answered, &past, &plan, days(10)).is_ok());
}

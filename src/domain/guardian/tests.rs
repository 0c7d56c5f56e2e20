use proptest::prelude::*;

use super::*;
use crate::domain::units::Millis;

const CALM: Observation = Observation {
    at: MonoTime::START,
    sighting: Sighting::Recent,
    watch: Watch {
        on_table: true,
        moving: true,
    },
    limit: Degrees::whole(30),
    hold_over: None,
    return_cued: None,
    by_hand: false,
    cap_reached: false,
};

fn at(millis: u64) -> MonoTime {
    MonoTime::from_millis(millis)
}

fn fresh(millis: u64, angle: f64, rate: f64) -> Observation {
    Observation {
        at: at(millis),
        sighting: Sighting::Fresh(Sample {
            angle: Degrees::new(angle).unwrap(),
            rate: DegPerSec::new(rate).unwrap(),
            slipping: false,
        }),
        ..CALM
    }
}

/// Feeds a sample every 20 ms from `from` to `to`, both included, and a prompt after each where the
/// angle is known; says when `kind` was raised.
fn feed(
    guardian: &mut Guardian,
    (from, to): (u64, u64),
    kind: AlarmKind,
    sample: impl Fn(u64) -> Observation,
) -> Option<u64> {
    let mut raised = None;
    for millis in (from..=to).step_by(20) {
        if guardian.watch(&sample(millis)).raised.contains(kind) {
            raised.get_or_insert(millis);
        }
        if matches!(sample(millis).sighting, Sighting::Fresh(_)) {
            guardian.watch(&Observation {
                sighting: Sighting::Recent,
                ..sample(millis)
            });
        }
    }
    raised
}

#[test]
fn a_second_above_the_limit_raises_over_angle() {
    let mut guardian = Guardian::default();
    let raised = feed(&mut guardian, (0, 2_000), AlarmKind::OverAngle, |now| {
        fresh(now, 30.1, 0.0)
    });
    assert_eq!(raised, Some(1_000));
}

#[test]
fn at_the_limit_is_not_above_it() {
    let mut guardian = Guardian::default();
    let raised = feed(&mut guardian, (0, 5_000), AlarmKind::OverAngle, |now| {
        fresh(now, 30.0, 0.0)
    });
    assert_eq!(raised, None);
}

#[test]
fn sway_about_the_limit_neither_ends_nor_repeats_the_alarm() {
    let mut guardian = Guardian::default();
    feed(&mut guardian, (0, 1_000), AlarmKind::OverAngle, |now| {
        fresh(now, 30.5, 0.0)
    });
    let again = feed(&mut guardian, (1_020, 9_000), AlarmKind::OverAngle, |now| {
        fresh(now, if now / 500 % 2 == 0 { 29.2 } else { 30.8 }, 0.0)
    });
    assert_eq!(again, None);
    assert!(guardian.active().contains(AlarmKind::OverAngle));
    feed(&mut guardian, (9_020, 9_520), AlarmKind::OverAngle, |now| {
        fresh(now, 28.9, 0.0)
    });
    assert!(guardian.active().is_empty());
}

#[test]
fn too_fast_is_raised_up_and_down_after_three_tenths_of_a_second() {
    for rate in [16.0, -16.0] {
        let mut guardian = Guardian::default();
        let raised = feed(&mut guardian, (0, 1_000), AlarmKind::TooFast, |now| {
            fresh(now, 20.0, rate)
        });
        assert_eq!(raised, Some(300));
        assert!(!guardian.active().contains(AlarmKind::FarTooFast));
    }
}

#[test]
fn far_too_fast_comes_at_once_but_not_from_one_torn_reading() {
    let mut guardian = Guardian::default();
    let torn = feed(&mut guardian, (0, 1_000), AlarmKind::FarTooFast, |now| {
        fresh(now, 20.0, if now == 500 { 300.0 } else { 3.0 })
    });
    assert_eq!(torn, None);
    let raised = feed(
        &mut guardian,
        (1_020, 2_000),
        AlarmKind::FarTooFast,
        |now| fresh(now, 20.0, 46.0),
    );
    assert_eq!(raised, Some(1_120));
}

#[test]
fn speed_does_not_matter_before_the_table_moves() {
    let mut guardian = Guardian::default();
    let raised = feed(&mut guardian, (0, 2_000), AlarmKind::TooFast, |now| {
        Observation {
            watch: Watch {
                on_table: true,
                moving: false,
            },
            ..fresh(now, -60.0, 30.0)
        }
    });
    assert_eq!(raised, None);
}

#[test]
fn overtime_is_voiced_at_fifteen_seconds_and_louder_at_thirty() {
    let mut guardian = Guardian::default();
    let mut voiced = Vec::new();
    for millis in (0..=31_000).step_by(250) {
        let news = guardian.watch(&Observation {
            hold_over: Some(MonoTime::START),
            ..fresh(millis, 25.0, 0.0)
        });
        if news.voiced.contains(AlarmKind::Overtime) {
            voiced.push((millis, guardian.is_louder(AlarmKind::Overtime)));
        }
    }
    assert_eq!(voiced, [(15_000, false), (25_000, false), (30_000, true)]);
}

#[test]
fn by_hand_overtime_waits_for_the_button() {
    let mut guardian = Guardian::default();
    let raised = feed(&mut guardian, (0, 60_000), AlarmKind::Overtime, |now| {
        Observation {
            at: at(now),
            hold_over: Some(MonoTime::START),
            sighting: Sighting::Blind,
            by_hand: true,
            ..CALM
        }
    });
    assert_eq!(raised, Some(30_000));
}

#[test]
fn a_minute_after_the_return_cue_the_siren_sounds_even_without_an_angle() {
    let mut guardian = Guardian::default();
    let raised = feed(
        &mut guardian,
        (0, 70_000),
        AlarmKind::StuckInverted,
        |now| Observation {
            at: at(now),
            return_cued: Some(MonoTime::START),
            sighting: Sighting::Unseen {
                since: MonoTime::START,
            },
            ..CALM
        },
    );
    assert_eq!(raised, Some(60_000));
}

#[test]
fn an_angle_unseen_for_a_second_is_lost_and_comes_back_with_samples() {
    let mut guardian = Guardian::default();
    let raised = feed(&mut guardian, (0, 1_240), AlarmKind::AngleLost, |now| {
        let sighting = if now < 1_000 {
            Sighting::Recent
        } else {
            Sighting::Unseen {
                since: MonoTime::START,
            }
        };
        Observation {
            at: at(now),
            sighting,
            ..CALM
        }
    });
    assert_eq!(raised, Some(1_000));
    feed(&mut guardian, (1_260, 1_760), AlarmKind::AngleLost, |now| {
        fresh(now, 20.0, 0.0)
    });
    assert!(guardian.active().is_empty());
}

#[test]
fn an_angle_lost_too_far_down_does_not_end_the_alarm() {
    let mut guardian = Guardian::default();
    feed(&mut guardian, (0, 1_000), AlarmKind::OverAngle, |now| {
        fresh(now, 40.0, 0.0)
    });
    feed(&mut guardian, (2_020, 9_000), AlarmKind::OverAngle, |now| {
        Observation {
            at: at(now),
            sighting: Sighting::Unseen { since: at(1_000) },
            ..CALM
        }
    });
    assert_eq!(most_urgent(guardian.active()), Some(AlarmKind::OverAngle));
    assert!(guardian.active().contains(AlarmKind::AngleLost));
}

#[test]
fn a_slipping_phone_is_believed_after_half_a_second() {
    let mut guardian = Guardian::default();
    let raised = feed(&mut guardian, (0, 2_000), AlarmKind::PhoneSlipped, |now| {
        Observation {
            sighting: Sighting::Fresh(Sample {
                angle: Degrees::whole(20),
                rate: DegPerSec::ZERO,
                slipping: true,
            }),
            ..fresh(now, 20.0, 0.0)
        }
    });
    assert_eq!(raised, Some(500));
}

proptest! {
    #[test]
    fn any_condition_held_for_its_time_is_raised_within_300_ms(
        before in proptest::collection::vec((-80.0..80.0_f64, -60.0..60.0_f64), 0..200),
        angle in 31.0..80.0_f64,
        rate in 46.0..90.0_f64,
    ) {
        let mut guardian = Guardian::default();
        let mut now = 0;
        for (angle, rate) in before {
            guardian.watch(&fresh(now, angle, rate));
            now += 20;
        }
        for held in (0..=1_300).step_by(20) {
            guardian.watch(&fresh(now + held, angle, rate));
            for kind in [AlarmKind::TooFast, AlarmKind::FarTooFast, AlarmKind::OverAngle] {
                if Millis(held) >= rule(kind).raised_after + Millis(300) {
                    prop_assert!(guardian.active().contains(kind), "{kind:?} at {held}");
                }
            }
        }
    }
}

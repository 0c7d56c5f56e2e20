//! What each list asks for, and that nothing is proved by halves.

use super::*;
use crate::domain::{
    ladder::{Offer, RuleId},
    units::UnixMillis,
};

fn at_minute(minute: i64) -> LocalTime {
    LocalTime {
        at: UnixMillis(1_800_000_000_000 + minute * 60_000),
        offset_minutes: 0,
    }
}

fn practised() -> Standing {
    Standing {
        level: 3,
        offer: Offer::Repeat,
        rule: RuleId::FourSessions,
        highest: 3,
        paused_until: None,
        spotter_required: false,
        sessions: 30,
        last_session: Some(at_minute(-1440)),
        last_equipment: Some(Equipment::Table),
        last_had_symptom: false,
        last_was_dizzy: false,
        used_today: Millis::ZERO,
        sessions_today: 0,
        other_days_this_week: 3,
    }
}

fn list(standing: Standing) -> ListKind {
    Requirement::new(&standing, Equipment::Table, at_minute(0)).list
}

fn confirmed_by(list: ListKind) -> Vec<u8> {
    CheckItem::ALL
        .into_iter()
        .filter(|item| list.confirms(*item))
        .map(|item| item as u8)
        .collect()
}

#[test]
fn the_short_list_confirms_1_4_6_9_10_and_shows_the_rest() {
    assert_eq!(confirmed_by(ListKind::Short), [1, 4, 6, 9, 10]);
    assert_eq!(ListKind::Short.shown().count(), 11);
}

#[test]
fn the_full_list_confirms_eleven_items_and_the_first_session_thirteen() {
    assert_eq!(confirmed_by(ListKind::Full), (1..=11).collect::<Vec<u8>>());
    assert_eq!(confirmed_by(ListKind::First), (1..=13).collect::<Vec<u8>>());
}

#[test]
fn the_list_is_full_for_the_first_five_sessions() {
    let after = |sessions| Standing {
        sessions,
        ..practised()
    };
    assert_eq!(list(after(0)), ListKind::First);
    assert_eq!(list(after(1)), ListKind::Full);
    assert_eq!(list(after(4)), ListKind::Full);
    assert_eq!(list(after(5)), ListKind::Short);
}

#[test]
fn the_list_is_full_after_a_gap_of_fourteen_days() {
    let days = |days: i64| Standing {
        last_session: Some(at_minute(-1440 * days)),
        ..practised()
    };
    assert_eq!(list(days(13)), ListKind::Short);
    assert_eq!(list(days(14)), ListKind::Full);
}

#[test]
fn the_list_is_full_after_a_stop_symptom_or_on_other_equipment() {
    assert_eq!(
        list(Standing {
            last_had_symptom: true,
            ..practised()
        }),
        ListKind::Full
    );
    assert_eq!(
        list(Standing {
            last_equipment: Some(Equipment::Boots),
            ..practised()
        }),
        ListKind::Full
    );
}

fn confirm_all(requirement: Requirement, companion: Companion) -> ChecklistProgress {
    let mut progress = ChecklistProgress::new(requirement);
    progress.tone_played();
    progress.voice_played();
    for item in requirement.list.shown() {
        let _ = progress.confirm(item);
    }
    let _ = progress.confirm_help(companion);
    progress
}

#[test]
fn a_plan_alone_is_refused_while_a_spotter_is_required() {
    let requirement = Requirement {
        list: ListKind::Full,
        spotter: true,
        equipment: Equipment::Table,
    };
    let mut progress = ChecklistProgress::new(requirement);
    assert_eq!(
        progress.confirm_help(Companion::AlonePlan),
        Err(ConfirmError::SpotterRequired)
    );
    assert_eq!(
        confirm_all(requirement, Companion::AlonePlan).finish(at_minute(0)),
        None
    );
    let ready = confirm_all(requirement, Companion::Spotter).finish(at_minute(0));
    assert!(ready.is_some_and(|ready| ready.meets(requirement, at_minute(15))));
    assert!(ready.is_some_and(|ready| !ready.meets(requirement, at_minute(16))));
    assert!(ready.is_some_and(|ready| !ready.meets(requirement, at_minute(-1))));
}

#[test]
fn the_sound_is_confirmed_only_after_tone_and_voice_were_played() {
    let mut progress = ChecklistProgress::new(Requirement {
        list: ListKind::Short,
        spotter: false,
        equipment: Equipment::Table,
    });
    assert_eq!(
        progress.confirm(CheckItem::Sound),
        Err(ConfirmError::SoundNotPlayed)
    );
    progress.tone_played();
    assert_eq!(
        progress.confirm(CheckItem::Sound),
        Err(ConfirmError::SoundNotPlayed)
    );
    progress.voice_played();
    assert_eq!(progress.confirm(CheckItem::Sound), Ok(()));
    assert_eq!(
        progress.confirm(CheckItem::Help),
        Err(ConfirmError::NameCompanion)
    );
    assert_eq!(
        progress.confirm(CheckItem::PractisedWithHelp),
        Err(ConfirmError::NotOnList)
    );
}

#[test]
fn a_withdrawn_confirmation_is_open_again() {
    let requirement = Requirement {
        list: ListKind::Short,
        spotter: false,
        equipment: Equipment::Table,
    };
    let mut progress = confirm_all(requirement, Companion::AlonePlan);
    assert!(progress.finish(at_minute(0)).is_some());
    progress.withdraw(CheckItem::Help);
    assert_eq!(progress.open().collect::<Vec<_>>(), [CheckItem::Help]);
    assert_eq!(progress.finish(at_minute(0)), None);
}

#[test]
fn a_short_list_is_no_proof_where_the_full_one_is_demanded() {
    let short = Requirement {
        list: ListKind::Short,
        spotter: false,
        equipment: Equipment::Table,
    };
    let ready = confirm_all(short, Companion::AlonePlan).finish(at_minute(0));
    let demands = |requirement| ready.is_some_and(|ready| ready.meets(requirement, at_minute(1)));
    assert!(demands(short));
    assert!(!demands(Requirement {
        list: ListKind::Full,
        ..short
    }));
    assert!(!demands(Requirement {
        spotter: true,
        ..short
    }));
    assert!(!demands(Requirement {
        equipment: Equipment::Boots,
        ..short
    }));
}

#[test]
fn a_practised_start_takes_at_most_twelve_taps() {
    // Start, "none of these", each confirmation, and the tap that arms.
    let taps = 1 + 1 + confirmed_by(ListKind::Short).len() + 1;
    assert!(taps <= 12, "{taps}");
}

#[test]
fn the_battery_warns_at_thirty_per_cent_and_below() {
    assert_eq!(battery_is_low(Some(30)), Some(true));
    assert_eq!(battery_is_low(Some(31)), Some(false));
    assert_eq!(battery_is_low(None), None);
}

//! A person's gate, limits and choice of plan.

use super::{local_time, plan};
use plumbline::domain::{
    plan::{PlanDraft, PlanKind},
    profile::{PlanChoice, Profile},
    screening::{
        Answer, AnswerSet, Answers, Clearance, ClinicianLimits, Contraindication, Draft,
        GateHistory, ItemSet, NotTodayAnswers, NotTodaySet, Origin, OwnLimits, StopLock, VERSION,
    },
    symptom::SymptomSet,
    units::{Degrees, LocalDay, LocalTime, Millis, UnixMillis},
};
use proptest::{collection::vec, option, prelude::*, sample::select};

fn origin() -> impl Strategy<Value = Origin> {
    select(vec![Origin::Here, Origin::Imported])
}

/// Complete and incomplete answers.
fn answers() -> impl Strategy<Value = Answers> {
    let answer = || select(&Answer::ALL[..]);
    let changes = vec((select(&Contraindication::ALL[..]), answer()), 0..40);
    (option::of(answer()), changes).prop_map(|(all, changes)| {
        changes.into_iter().fold(
            all.map_or(Answers::NONE, Answers::all),
            |answers, change| answers.with(change.0, change.1),
        )
    })
}

/// Answer sets of every soundness: with missing, doubled and unknown answers, and of versions
/// before and after this one.
fn answer_set() -> impl Strategy<Value = AnswerSet> {
    let version = prop_oneof![Just(VERSION), 0..VERSION + 2];
    let odd = vec((any::<u8>(), 0..5_u8), 0..2);
    (version, local_time(), origin(), answers(), odd).prop_map(
        |(version, answered, origin, answers, odd)| {
            let entries = answers
                .iter()
                .map(|(item, answer)| (item.id(), answer.id()))
                .chain(odd);
            AnswerSet::from_stored(version, answered, origin, entries)
        },
    )
}

fn clearance() -> impl Strategy<Value = Clearance> {
    let limits =
        (option::of(0..=9_000_i32), option::of(1..=60_u16)).prop_map(|(centi, minutes)| {
            let angle = centi.map(|centi| Degrees::new(f64::from(centi) / 100.0).unwrap());
            ClinicianLimits::new(angle, minutes).unwrap()
        });
    let recorded = (-1_000_000..=1_000_000_i64).prop_map(|hours| LocalTime {
        at: UnixMillis(hours * 3_600_000),
        offset_minutes: -90,
    });
    (
        "[a-z][a-zäß .]{0,78}[a-z]",
        0..=Clearance::LASTS_DAYS,
        any::<u64>().prop_map(ItemSet::from_bits),
        limits,
        recorded,
        origin(),
    )
        .prop_map(|(by, age, covers, limits, recorded, origin)| Clearance {
            origin,
            ..Clearance::new(
                &by,
                LocalDay(recorded.day().0 - age),
                covers,
                limits,
                recorded,
            )
            .unwrap()
        })
}

fn gate_history() -> impl Strategy<Value = GateHistory> {
    let draft =
        (any::<u16>(), local_time(), answers()).prop_map(|(version, begun, answers)| Draft {
            version,
            begun,
            answers,
        });
    let lock =
        (local_time(), 1..=u16::MAX, option::of(local_time())).prop_map(|(at, bits, confirmed)| {
            StopLock {
                at,
                symptoms: SymptomSet::from_bits(bits),
                confirmed,
            }
        });
    let turned_away = (any::<u16>(), local_time()).prop_map(|(bits, at)| NotTodayAnswers {
        applies: NotTodaySet::from_bits(bits),
        at,
    });
    (
        vec(answer_set(), 0..4),
        option::of(draft),
        vec(clearance(), 0..3),
        vec(lock, 0..3),
        vec(turned_away, 0..=GateHistory::MOST_TURNED_AWAY),
    )
        .prop_map(|parts| GateHistory {
            sets: parts.0,
            draft: parts.1,
            clearances: parts.2,
            locks: parts.3,
            turned_away: parts.4,
        })
}

fn own_limits() -> impl Strategy<Value = OwnLimits> {
    let whole = |centi| Degrees::new(f64::from(centi) / 100.0).unwrap();
    let read = local_time().prop_map(|time| Some(time.at));
    prop_oneof![
        (0..=6_000_i32, 1..=10_u16, Just(None)),
        (0..=8_500_i32, 1..=10_u16, read),
    ]
    .prop_map(move |(centi, minutes, read)| OwnLimits::new(whole(centi), minutes, read).unwrap())
}

fn plan_choice() -> impl Strategy<Value = PlanChoice> {
    let kind = select(vec![
        PlanKind::Free,
        PlanKind::Oscillation,
        PlanKind::Staircase,
    ]);
    prop_oneof![
        Just(PlanChoice::FollowLadder),
        (0..=12_u8).prop_map(PlanChoice::Level),
        (1_500..=3_000_i32, 60_000..=120_000_u64).prop_map(|(centi, hold)| {
            PlanChoice::SimpleStart {
                angle: Degrees::new(f64::from(centi) / 100.0).unwrap(),
                hold: Millis(hold),
            }
        }),
        (kind, plan()).prop_map(|(kind, plan)| {
            PlanChoice::Free(PlanDraft {
                kind,
                target: plan.target(),
                sets: plan.sets(),
                hold: plan.hold(),
                rest: plan.rest(),
                final_hold: plan.final_hold(),
            })
        }),
    ]
}

pub(crate) fn profile() -> impl Strategy<Value = Profile> {
    (gate_history(), own_limits(), plan_choice()).prop_map(|(gate, own, next)| Profile {
        gate,
        own,
        next,
    })
}

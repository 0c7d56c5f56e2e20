//! A made-up but lifelike history, the same for the same seed on every platform.
//!
//! The person: starts on 6 January 2025 in Berlin and inverts most evenings (around 21:40, spread 20
//! minutes) and many mornings (around 7:05, spread 11 minutes, an hour and a half later at
//! weekends); one week of holiday in every thirteen, one of the trips in another time zone; summer
//! time begins and ends. They follow the ladder up to level 6, moving on after at least a fortnight of
//! sessions and one level back now and then; one session in twenty is a free one, one in fifteen is
//! done by clock and buttons.
//!
//! The pain: a slow wave (day to day correlation 0.94) around a level that falls from 5.4 to 3.6 over
//! a year, with a flare about every two months; what is answered is that state plus the noise of
//! asking. A session eases it by a point or so, which fades. Leg pain comes in episodes of some days,
//! about one day in seven. 70 % of the check-ins a day after are answered and 50 % two days after,
//! in runs, as people do.
//!
//! The measurement: time at angle is the holds plus some seconds of settling; the mean angle lies
//! about the target with the person's own bias, the greatest a few degrees above. Three sessions in
//! a hundred are stopped, one in a hundred is interrupted, one in twenty-five raises an alarm.
//!
//! Only `+ - * /` and rounding on floats, so that no platform's `libm` shows through.

use plumbline::domain::{
    alarm::AlarmKind,
    phase::Phase,
    plan::{Plan, PlanDraft, PlanKind},
    record::{
        AlarmEvent, BodyMap, BodySite, CheckIn, CheckInKind, DiaryEntry, Ending, Equipment, Mode,
        Pain, SessionId, SessionRecord,
    },
    symptom::{Symptom, SymptomSet},
    trace::{Trace, TracePoint},
    units::{DegPerSec, Degrees, LocalDay, LocalTime, Millis, Nrs, UnixMillis},
};

/// A generated history.
#[derive(Debug, Clone, Default)]
pub struct History {
    pub sessions: Vec<SessionRecord>,
    pub check_ins: Vec<CheckIn>,
    pub diary: Vec<DiaryEntry>,
    pub traces: Vec<(SessionId, Trace)>,
}

/// The seed used wherever a size is quoted.
pub const SEED: u64 = 20_250_106;

/// SplitMix64 (Steele, Lea and Flood 2014), public domain constants.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Evenly in `0.0..1.0`.
    fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn chance(&mut self, probability: f64) -> bool {
        self.fraction() < probability
    }

    /// About normal, mean 0, spread 1: the sum of twelve even numbers.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.fraction()).sum::<f64>() - 6.0
    }

    fn below(&mut self, count: u64) -> u64 {
        self.next() % count
    }
}

/// 6 January 2025, a Monday.
const FIRST_DAY: i32 = 20_094;

/// Berlin's offset, with summer time from the last Sunday of March to that of October, every year
/// taken as 2025's dates.
fn offset(day: i32, away: bool) -> i16 {
    let day_of_year = (day - 20_089).rem_euclid(365);
    let summer = (88..299).contains(&day_of_year);
    match (away, summer) {
        (true, _) => -300,
        (false, true) => 120,
        (false, false) => 60,
    }
}

fn level_plan(level: u8) -> Plan {
    let (target, sets, hold, rest, final_hold) = match level {
        0 => (0, 1, 60, 0, 60),
        1 => (15, 2, 60, 60, 60),
        2 => (20, 2, 60, 60, 60),
        3 => (20, 3, 60, 60, 60),
        4 => (25, 3, 60, 60, 90),
        5 => (30, 3, 60, 60, 90),
        _ => (30, 3, 90, 60, 120),
    };
    plan(
        PlanKind::Ladder { level },
        target,
        sets,
        [hold, rest, final_hold],
    )
}

fn plan(kind: PlanKind, target: i16, sets: u8, [hold, rest, final_hold]: [u32; 3]) -> Plan {
    let draft = PlanDraft {
        kind,
        target: Degrees::whole(target),
        sets,
        hold: Millis::from_secs(hold),
        rest: Millis::from_secs(rest),
        final_hold: Millis::from_secs(final_hold),
    };
    Plan::new(draft, Plan::DEFAULT_CEILING).unwrap()
}

fn nrs(value: f64) -> Nrs {
    Nrs::new(value.round().clamp(0.0, 10.0) as u8).unwrap()
}

/// The person's hidden state.
struct Person {
    back: f64,
    flare: f64,
    leg: f64,
    /// Relief still felt from the last session.
    eased: f64,
    level: u8,
    sessions_at_level: u32,
    answers_day_1: bool,
    answers_day_2: bool,
}

impl Person {
    fn next_day(&mut self, dice: &mut Dice, days: i32) {
        let drift = 5.4 - 1.8 * f64::from(days.min(365)) / 365.0;
        self.back = drift + 0.94 * (self.back - drift) + 0.36 * dice.normal();
        self.flare *= 0.8;
        if dice.chance(0.016) {
            self.flare += 2.0 + dice.fraction() * 1.5;
        }
        self.leg = if self.leg > 0.0 {
            if dice.chance(0.14) {
                0.0
            } else {
                (self.leg + 0.5 * dice.normal()).max(0.6)
            }
        } else if dice.chance(0.024) {
            1.5 + 2.0 * dice.fraction()
        } else {
            0.0
        };
        self.eased *= 0.4;
    }

    fn pain(&self, dice: &mut Dice) -> Pain {
        let back = self.back + self.flare - self.eased;
        let leg = if self.leg > 0.0 {
            self.leg - 0.4 * self.eased + 0.5 * dice.normal()
        } else {
            0.0
        };
        Pain {
            back: nrs(back + 0.45 * dice.normal()),
            leg: nrs(leg),
        }
    }
}

/// `count` sessions of the person described above.
pub fn history(seed: u64, count: usize) -> History {
    let mut dice = Dice(seed);
    let mut history = History::default();
    let mut person = Person {
        back: 5.4,
        flare: 0.0,
        leg: 0.0,
        eased: 0.0,
        level: 0,
        sessions_at_level: 0,
        answers_day_1: true,
        answers_day_2: true,
    };
    // Check-ins wait for the state of the day they are answered on.
    let mut due: Vec<(i64, SessionId, CheckInKind, i16)> = Vec::new();
    let mut days = 0;
    while history.sessions.len() < count {
        let day = FIRST_DAY + days;
        person.next_day(&mut dice, days);
        let week = days / 7;
        let holiday = week % 13 == 9;
        let away = holiday && week % 39 == 9 && week > 30;
        let zone = offset(day, away);
        let weekend = days % 7 >= 5;
        let morning = dice.chance(if holiday { 0.1 } else { 0.52 });
        let evening = dice.chance(if holiday { 0.25 } else { 0.78 });
        let usual_morning = if weekend { 515.0 } else { 425.0 };
        let mut moments = Vec::new();
        if morning {
            moments.push(usual_morning + 11.0 * dice.normal());
        }
        if dice.chance(0.03) {
            moments.push(780.0 + 70.0 * dice.normal());
        }
        if evening {
            moments.push(1300.0 + 20.0 * dice.normal());
        }
        let midnight = i64::from(day) * 86_400_000 - i64::from(zone) * 60_000;
        for moment in moments {
            if history.sessions.len() >= count {
                break;
            }
            let within = (moment.clamp(0.0, 1439.0) * 60_000.0) as i64;
            let at = UnixMillis(midnight + within);
            answer_due(&mut history, &mut due, &person, &mut dice, at.0);
            let started = LocalTime {
                at,
                offset_minutes: zone,
            };
            session(&mut history, &mut person, &mut dice, &mut due, started);
        }
        answer_due(
            &mut history,
            &mut due,
            &person,
            &mut dice,
            midnight + 86_400_000,
        );
        if person.back + person.flare > 4.0 && dice.chance(0.4) {
            diary(&mut history, &person, day, zone, midnight);
        }
        days += 1;
    }
    history
}

fn answer_due(
    history: &mut History,
    due: &mut Vec<(i64, SessionId, CheckInKind, i16)>,
    person: &Person,
    dice: &mut Dice,
    now: i64,
) {
    due.retain(|(at, id, kind, zone)| {
        if *at > now {
            return true;
        }
        let worse = dice.chance(0.01);
        history.check_ins.push(CheckIn {
            session: *id,
            kind: *kind,
            at: LocalTime {
                at: UnixMillis(*at),
                offset_minutes: *zone,
            },
            pain: person.pain(dice),
            symptoms: if worse {
                SymptomSet::NONE.with(Symptom::PainWorse)
            } else {
                SymptomSet::NONE
            },
        });
        false
    });
}

fn diary(history: &mut History, person: &Person, day: i32, zone: i16, midnight: i64) {
    let mut body = BodyMap::NONE.with(BodySite::LowerBack);
    if person.leg > 0.0 {
        body = body.with(BodySite::ThighLeft);
        if person.leg > 2.5 {
            body = body.with(BodySite::CalfLeft);
        }
    }
    history.diary.push(DiaryEntry {
        day: LocalDay(day),
        at: LocalTime {
            at: UnixMillis(midnight + 79_200_000),
            offset_minutes: zone,
        },
        pain: None,
        body,
        activities: Default::default(),
        note: String::new(),
    });
}

fn next_plan(person: &mut Person, dice: &mut Dice) -> Plan {
    let needed = [2, 14, 20, 28, 40, 60, u32::MAX];
    let stay = needed[usize::from(person.level)];
    if person.sessions_at_level >= stay && dice.chance(0.3) {
        person.level += 1;
        person.sessions_at_level = 0;
    } else if person.level > 2 && dice.chance(0.008) {
        person.level -= 1;
        person.sessions_at_level = stay.min(60) / 2;
    }
    if person.level > 2 && dice.chance(0.05) {
        let free = [
            plan(PlanKind::Free, 20, 1, [120, 60, 60]),
            plan(PlanKind::Free, 15, 2, [90, 60, 60]),
            Plan::SIMPLE_START,
        ];
        return free[dice.below(3) as usize];
    }
    person.sessions_at_level += 1;
    level_plan(person.level)
}

fn session(
    history: &mut History,
    person: &mut Person,
    dice: &mut Dice,
    due: &mut Vec<(i64, SessionId, CheckInKind, i16)>,
    started: LocalTime,
) {
    let id = SessionId::new(started.at, dice.below(65_536) as u16);
    let plan = next_plan(person, dice);
    let mode = if dice.chance(1.0 / 15.0) {
        Mode::Manual
    } else {
        Mode::Measured
    };
    let before = (!dice.chance(0.01)).then(|| person.pain(dice));
    let ending = if dice.chance(0.03) {
        let phases = [Phase::AtAngle, Phase::AtAngle, Phase::Lowering, Phase::Rest];
        Ending::Stopped {
            during: phases[dice.below(4) as usize],
        }
    } else if dice.chance(0.01) {
        Ending::Interrupted
    } else {
        Ending::Completed
    };
    let completed = ending == Ending::Completed;
    let sets_done = if completed {
        plan.sets()
    } else {
        dice.below(u64::from(plan.sets())) as u8
    };
    let hold = plan.hold().secs_f64();
    let settling = |dice: &mut Dice| (3.5 + 1.3 * dice.normal()).max(0.0);
    let mut seconds: f64 = (0..sets_done).map(|_| hold + settling(dice)).sum();
    if !completed {
        seconds += hold * dice.fraction();
    }
    if mode == Mode::Manual {
        seconds = seconds.min(f64::from(sets_done) * hold + 1.0);
    }
    let measured = mode == Mode::Measured && seconds >= 1.0;
    let target = plan.target().get();
    let mean = target + 0.8 + 1.1 * dice.normal();
    let highest = mean + 2.4 + 1.0 * dice.normal().abs();
    let mut alarms = Vec::new();
    if dice.chance(0.04) {
        let kinds = [
            AlarmKind::OverAngle,
            AlarmKind::TooFast,
            AlarmKind::TooFast,
            AlarmKind::Overtime,
            AlarmKind::AngleLost,
        ];
        alarms.push(AlarmEvent {
            kind: kinds[dice.below(5) as usize],
            at: Millis((20.0 + 260.0 * dice.fraction()) as u64 * 1000),
            lasted: Millis(300 + dice.below(6_000)),
        });
    }
    let relief = if completed {
        1.0 + 0.6 * dice.normal()
    } else {
        0.2 * dice.normal()
    };
    person.eased += relief.clamp(-0.5, 2.5);
    let after = (!dice.chance(0.02)).then(|| person.pain(dice));
    let dizzy = dice.chance(0.02);
    let mut symptoms = SymptomSet::NONE;
    if dizzy {
        symptoms = symptoms.with(Symptom::Dizziness);
    }
    if matches!(ending, Ending::Stopped { .. }) {
        let felt = [
            Symptom::PainWorse,
            Symptom::Dizziness,
            Symptom::Panic,
            Symptom::Nausea,
        ];
        symptoms = symptoms.with(felt[dice.below(4) as usize]);
    }
    let answers = |dice: &mut Dice, before: bool, share: f64| {
        // A run of answers or of silence goes on with one chance in five beyond the share.
        let pull = if before { 1.0 } else { 0.0 };
        dice.chance(share + 0.2 * (pull - share))
    };
    person.answers_day_1 = answers(dice, person.answers_day_1, 0.7);
    person.answers_day_2 = answers(dice, person.answers_day_2, 0.5);
    for (answered, kind, hours) in [
        (person.answers_day_1, CheckInKind::Day1, 24.0),
        (person.answers_day_2, CheckInKind::Day2, 48.0),
    ] {
        if answered {
            let late: f64 = hours + 1.0 + 2.0 * dice.normal().abs();
            let at = started.at.0 + (late * 3_600_000.0) as i64;
            due.push((at, id, kind, started.offset_minutes));
        }
    }
    let rests = plan.rest().secs_f64() * f64::from(sets_done.max(1) - 1);
    let duration = seconds + rests + plan.final_hold().secs_f64() + 95.0 + 9.0 * dice.normal();
    let note = if dice.chance(0.06) {
        let notes = [
            "Slept badly, stiff in the morning.",
            "After the garden. Back felt tight on the left.",
            "Long drive today.",
            "Good. Walked for half an hour before.",
            "Physio in the afternoon, new exercise for the hip.",
        ];
        notes[dice.below(5) as usize].to_owned()
    } else {
        String::new()
    };
    if measured {
        history
            .traces
            .push((id, trace(dice, &plan, mean, sets_done.max(1))));
    }
    history.sessions.push(SessionRecord {
        id,
        started,
        duration: Millis((duration.max(seconds) * 1000.0) as u64),
        mode,
        equipment: Equipment::Table,
        plan,
        sets_done,
        time_at_angle: Millis((seconds * 1000.0) as u64),
        mean_angle: measured.then(|| Degrees::new(mean).unwrap()),
        max_angle: measured.then(|| Degrees::new(highest).unwrap()),
        final_hold: if completed {
            Millis((plan.final_hold().secs_f64() * 1000.0 + 4000.0 * dice.fraction()) as u64)
        } else {
            Millis::ZERO
        },
        fastest_return: measured.then(|| DegPerSec::new(9.0 + 2.0 * dice.normal().abs()).unwrap()),
        blind: Millis::ZERO,
        ending,
        alarms,
        before,
        after,
        symptoms,
        dizzy_on_return: dizzy,
        note,
        edits: Vec::new(),
        gate: None,
    });
}

fn trace(dice: &mut Dice, plan: &Plan, mean: f64, sets: u8) -> Trace {
    let mut trace = Trace::default();
    let mut angle = -62.0;
    let mut at = 0_u64;
    let mut go = |dice: &mut Dice, trace: &mut Trace, to: f64, seconds: f64| {
        let mut left = (seconds * 4.0) as u32;
        while left > 0 {
            let way: f64 = to - angle;
            angle += way.clamp(-2.0, 2.0) + 0.15 * dice.normal();
            trace.push(TracePoint {
                at: Millis(at),
                angle: Some(Degrees::new(angle).unwrap()),
            });
            at += 250;
            left -= 1;
        }
    };
    go(dice, &mut trace, -62.0, 8.0);
    for set in 0..sets {
        go(dice, &mut trace, mean, plan.hold().secs_f64() + 10.0);
        if set + 1 < sets {
            go(dice, &mut trace, 0.0, plan.rest().secs_f64() + 8.0);
        }
    }
    go(dice, &mut trace, 0.0, plan.final_hold().secs_f64() + 8.0);
    go(dice, &mut trace, -18.0, 20.0);
    go(dice, &mut trace, -62.0, 20.0);
    trace
}

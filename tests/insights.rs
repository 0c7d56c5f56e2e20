//! What a history says, as everyone who shows it gets it: figures, notes, tables, charts.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test file; a failed unwrap is a failed test"
)]

mod arbitrary;
#[path = "support/plain.rs"]
mod plain;

use plain::{ALWAYS, DAY, HOUR, answer, session, utc};
use plumbline::{
    content::{report as report_words, statistics as words},
    domain::{
        outcome::Place,
        phase::Phase,
        record::{CheckIn, CheckInKind, Ending},
        summary::SessionSummary,
        symptom::{Symptom, SymptomSet},
        units::{LocalDay, UnixMillis},
    },
    insights::{Block, DayStyle, Evidence, Section, Topic, sections, sheet},
    statistics::MOST_STEPS,
};
use proptest::{collection::vec, prelude::*};

fn day(day: LocalDay, _: DayStyle) -> String {
    format!("day {}", day.0)
}

fn told(sessions: &[SessionSummary], check_ins: &[CheckIn], now: i64) -> Vec<Section> {
    let evidence = Evidence {
        sessions,
        check_ins,
        diary: &[],
        days: ALWAYS,
        now: UnixMillis(now),
    };
    sections(&evidence.report(), &evidence, Place::Back, &day)
}

/// The text with the headings that cells repeat for narrow screens taken out.
fn without_repeated_heads(text: &str) -> String {
    let mut parts = text.split(" data-head=\"");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |out, part| out + part.split_once('"').unwrap().1)
}

/// Everything a block writes: markup, drawing, table and readouts.
fn text_of(block: &Block) -> String {
    match block {
        Block::Markup(html) => without_repeated_heads(html),
        Block::Chart { chart, label } => {
            let readouts: Vec<&str> = chart.readouts.iter().map(|at| at.text.as_str()).collect();
            format!("{label}{}{}{}", chart.svg, chart.table, readouts.join(" "))
        }
    }
}

/// Everything a section writes.
fn text(section: &Section) -> String {
    section.blocks.iter().map(text_of).collect()
}

fn topic(sections: &[Section], topic: Topic) -> String {
    text(
        sections
            .iter()
            .find(|section| section.topic == topic)
            .unwrap(),
    )
}

/// The same four points less a day later, twelve times.
fn twelve() -> (Vec<SessionSummary>, Vec<CheckIn>) {
    let sessions: Vec<_> = (0..12).map(|day| session(day, 6, 3)).collect();
    let answers = sessions
        .iter()
        .map(|session| answer(session, 24, 2))
        .collect();
    (sessions, answers)
}

#[test]
fn the_verdict_stands_first_with_what_it_rests_on_and_what_it_cannot_say() {
    let (sessions, answers) = twelve();
    let told = told(&sessions, &answers, 100 * DAY);
    assert_eq!(told[0].topic, Topic::Verdict);
    let verdict = text(&told[0]);
    assert!(verdict.contains("helped"), "{verdict}");
    assert!(verdict.contains("12 sessions. 24 h after: 12 answered, 0 missing."));
    assert!(verdict.contains("by themselves"));
}

#[test]
fn every_figure_of_before_and_after_has_the_note_beside_it() {
    let (sessions, answers) = twelve();
    let told = told(&sessions, &answers, 100 * DAY);
    for about in [
        Topic::Verdict,
        Topic::Course,
        Topic::Figures,
        Topic::Relief,
        Topic::Angle,
        Topic::Hold,
    ] {
        let section = topic(&told, about);
        assert!(section.contains("by themselves"), "{about:?}: {section}");
    }
}

#[test]
fn scores_and_changes_say_how_many_they_rest_on() {
    let (sessions, answers) = twelve();
    let told = told(&sessions, &answers[..10], 100 * DAY);
    let figures = topic(&told, Topic::Figures);
    let row = |cells: &str| assert!(figures.contains(cells), "{cells} is not in {figures}");
    row("<th scope=\"row\">24 h after</th><td>10, 2 missing</td><td>2</td><td>2 to 2</td>");
    row("<th scope=\"row\">24 h after</th><td>10</td><td>−4.0</td><td>−4.0 to −4.0</td>");
    row("<th scope=\"row\">24 h after</th><td>10 of 10 (72\u{a0}% to 100\u{a0}%)</td>");
}

#[test]
fn too_few_answers_are_named_not_shown_as_zero() {
    let sessions = [session(0, 6, 3)];
    let told = told(&sessions, &[], DAY);
    let verdict = topic(&told, Topic::Verdict);
    assert!(
        verdict.contains("not enough data yet (10 more)"),
        "{verdict}"
    );
    assert!(verdict.contains("1 session. 24 h after: 0 answered, 0 missing, 1 still to come."));
    let figures = topic(&told, Topic::Figures);
    assert!(
        figures.contains("<td>1</td><td>−3.0</td><td>too few</td>"),
        "{figures}"
    );
    assert!(
        figures.contains("<td>0</td><td>–</td><td>–</td>"),
        "{figures}"
    );
}

#[test]
fn a_missing_answer_is_a_gap_in_the_chart_and_named_in_its_table() {
    let mut sessions: Vec<_> = (0..3).map(|day| session(day, 6, 3)).collect();
    sessions[1].before = None;
    let told = told(&sessions, &[], 100 * DAY);
    let course = topic(&told, Topic::Course);
    assert!(course.contains("<th scope=\"row\">day 1</th><td>missing</td><td>3</td>"));
}

#[test]
fn ten_years_are_drawn_in_steps_that_can_be_told_apart() {
    let sessions: Vec<_> = (0..3_650).map(|day| session(day, 6, 3)).collect();
    let told = told(&sessions, &[], 4_000 * DAY);
    for section in &told {
        for block in &section.blocks {
            if let Block::Chart { chart, .. } = block {
                assert!(chart.readouts.len() <= MOST_STEPS);
            }
        }
    }
}

#[test]
fn what_is_dated_in_the_future_is_said_and_kept_out_of_the_course() {
    let told = told(&[session(0, 6, 3), session(9_000, 6, 3)], &[], 10 * DAY);
    assert!(topic(&told, Topic::Verdict).contains("One session is dated in the future"));
    assert!(!topic(&told, Topic::Course).contains("day 9000"));
}

#[test]
fn no_session_no_section() {
    assert!(told(&[], &[], 0).is_empty());
}

#[test]
fn no_text_promises() {
    let (sessions, answers) = twelve();
    for section in told(&sessions, &answers, 100 * DAY) {
        let text = text(&section).to_lowercase();
        assert!(!text.contains('!') && !text.contains("works"), "{text}");
    }
    assert!(!words::BEFORE_AFTER_NOTE.contains("prove"));
}

proptest! {
    #[test]
    fn no_history_breaks_what_is_said_of_it(
        records in vec(arbitrary::session(), 0..10),
        answers in vec((any::<prop::sample::Index>(), 18..=72_i64, arbitrary::pain()), 0..10),
        diary in vec(arbitrary::diary_entry(), 0..6),
        now in any::<i64>(),
    ) {
        let sessions: Vec<_> = records.iter().map(SessionSummary::of).collect();
        let check_ins: Vec<CheckIn> = answers
            .iter()
            .filter(|_| !sessions.is_empty())
            .map(|(index, hours, pain)| {
                let session = index.get(&sessions);
                CheckIn {
                    session: session.id,
                    kind: if *hours < 36 { CheckInKind::Day1 } else { CheckInKind::Day2 },
                    at: utc(session.started.at.0.saturating_add(hours * HOUR)),
                    pain: *pain,
                    symptoms: SymptomSet::NONE,
                }
            })
            .collect();
        let evidence = Evidence {
            sessions: &sessions,
            check_ins: &check_ins,
            diary: &diary,
            days: ALWAYS,
            now: UnixMillis(now),
        };
        let report = evidence.report();
        for place in Place::ALL {
            let told = sections(&report, &evidence, place, &day);
            prop_assert_eq!(told.is_empty(), sessions.is_empty());
            for section in told {
                let text = text(&section);
                prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{}", text);
                prop_assert!(!text.contains("style="), "{}", text);
            }
        }
    }
}

/// The sheet of a whole history, as text.
fn sheet_of(sessions: &[SessionSummary], check_ins: &[CheckIn], now: i64) -> String {
    let evidence = Evidence {
        sessions,
        check_ins,
        diary: &[],
        days: ALWAYS,
        now: UnixMillis(now),
    };
    let blocks = sheet(&evidence.report(), &evidence, "Level 3", &day);
    blocks.iter().map(text_of).collect()
}

#[test]
fn a_clinicians_sheet_names_the_period_the_plan_and_how_much_it_rests_on() {
    let (sessions, answers) = twelve();
    let sheet = sheet_of(&sessions, &answers[..10], 100 * DAY);
    let holds = |part: &str| assert!(sheet.contains(part), "{part} is not in {sheet}");
    // The first and the last session's day, both counted.
    holds("<dt>Period</dt><dd>day 0 to day 11 (12 days)</dd>");
    holds("<dt>Plan now</dt><dd>Level 3</dd>");
    holds(&report_words::sessions(12, 0, 0));
    // Ten of twelve answered a day later, from 6 to 2; the two that are missing are named.
    holds("<th scope=\"row\">24 h after</th><td>10</td><td>2</td><td>2</td><td>2 to 2</td>");
    holds("−4.0");
    // By the clock: nothing was measured, and the sheet says so.
    holds(report_words::MANUAL);
    holds(words::BEFORE_AFTER_NOTE);
}

#[test]
fn a_clinicians_sheet_counts_every_adverse_event_with_its_interval() {
    let (mut sessions, answers) = twelve();
    for (index, session) in sessions.iter_mut().enumerate() {
        if index < 3 {
            session.symptoms = SymptomSet::NONE.with(Symptom::Nausea);
            session.ending = Ending::Stopped {
                during: Phase::AtAngle,
            };
        }
        session.dizzy_on_return = index == 0;
    }
    let sheet = sheet_of(&sessions, &answers, 100 * DAY);
    // Wilson's intervals of 3, 1 and 0 in 12 at 95 per cent.
    for (name, count, interval) in [
        (words::STOPPED, "3 of 12", "9\u{a0}% to 53\u{a0}%"),
        ("Nausea", "3 of 12", "9\u{a0}% to 53\u{a0}%"),
        (words::DIZZY_ON_RETURN, "1 of 12", "1\u{a0}% to 35\u{a0}%"),
    ] {
        let row = format!("<th scope=\"row\">{name}</th><td>{count}</td><td>{interval}</td>");
        assert!(sheet.contains(&row), "{row} is not in {sheet}");
    }
}

#[test]
fn a_clinicians_sheet_holds_its_period_and_keeps_the_future_out_of_it() {
    let sessions = [session(0, 6, 3), session(5, 6, 3), session(40, 6, 3)];
    let within = |days, now| {
        let evidence = Evidence {
            sessions: &sessions,
            check_ins: &[],
            diary: &[],
            days,
            now: UnixMillis(now),
        };
        let blocks = sheet(&evidence.report(), &evidence, "", &day);
        blocks.iter().map(text_of).collect::<String>()
    };
    let first_week = within((LocalDay(0), LocalDay(6)), 50 * DAY);
    assert!(first_week.contains("day 0 to day 5"), "{first_week}");
    assert!(first_week.contains(&report_words::sessions(2, 0, 0)));
    let ahead = within(ALWAYS, 10 * DAY);
    assert!(ahead.contains(&words::in_future(1)), "{ahead}");
    assert_eq!(within((LocalDay(100), LocalDay(200)), 300 * DAY), "");
}

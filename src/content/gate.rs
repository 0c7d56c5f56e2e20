//! What the gate says: its introduction, its verdicts, why it asks again, why it refuses.

use super::sources::SourceId;
use crate::domain::screening::{
    ClearanceError, DueReason, GateState, LimitError, PlanRefusal, Refusal,
};

/// A verdict: what, why, what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GateMessage {
    /// What.
    pub title: &'static str,
    /// Why, and what stays possible.
    pub body: &'static str,
    /// What to do: the label of the way on; `None` where there is none.
    pub action: Option<&'static str>,
}

/// Over the questions.
pub const INTRODUCTION: &str = "33 short questions, about three minutes. You can stop at any time \
                                and go on later. “Not sure” is a good answer: it means a clinician \
                                should look first.";
/// The intended purpose, on first run and in About (product rule, opening).
pub const INTENDED_PURPOSE: &str = "A personal timer, angle display and diary for adults who own \
                                    inversion equipment and have their clinician’s agreement. It \
                                    does not diagnose, treat or monitor any disease and is not a \
                                    medical device. It cannot tell you that inversion is safe for \
                                    you.";
/// Before the verdict.
pub const CHECK_YOUR_ANSWERS: &str = "Check your answers";
/// Under it: what a yes does.
pub const CHECK_NOTE: &str = "You can still change any answer. Once you confirm, a yes that stops \
                              sessions can be changed to a no only with a wait of 24 hours.";
/// What a clearance is and where its limits go.
pub const CLEARANCE_NOTE: &str = "Write down who agreed, when, and any limit they gave. Limits \
                                  become your ceilings. A clearance lasts 180 days, or until a \
                                  stop symptom.";
/// Where the split in three classes comes from.
pub const CLASSES_NOTE: &str = "The split into stop, clearance and not today is our own. It follows \
                                the studies and user guides listed under each question.";
/// What the note rests on.
pub const CLASSES_SOURCES: &[SourceId] = &[SourceId::OwnChoice, SourceId::UserGuideWarnings];
/// Two numbers behind the unlock of angles above 60 degrees.
pub const ABOVE_SIXTY: &str = "Fully upside down, eye pressure rose from 14 to 36 mmHg in 16 healthy \
                               people, and blood pressure by 17/16 mmHg on average in 20 people with \
                               back pain. Nobody has shown that more than 60 degrees helps more. \
                               Past vertical a table can lock upside down.";
/// What the numbers rest on.
pub const ABOVE_SIXTY_SOURCES: &[SourceId] = &[
    SourceId::EyePressure1985,
    SourceId::EyeAndBloodPressure1984,
    SourceId::Devices1985,
];

/// What a gate state says.
pub const fn message(state: &GateState) -> &'static GateMessage {
    match state {
        GateState::ClockSetBack { .. } => &GateMessage {
            title: "The clock seems wrong",
            body: "This device’s date lies before something you have already recorded here, so no \
                   waiting time can be counted. Set the date and time to automatic and open the app \
                   again. If the date is right now and was wrong before: delete sessions dated in \
                   the future, save a backup, erase everything in Settings, bring the backup back, \
                   and answer the questions again.",
            action: None,
        },
        GateState::StopSymptom(_) => &GateMessage {
            title: "You had a stop symptom",
            body: "Before the next session, read what it can mean and what to do.",
            action: Some("Read it now"),
        },
        GateState::NeverAsked => &GateMessage {
            title: "First, some questions about your health",
            body: "Hanging head-down is dangerous with some conditions. The questions find the ones \
                   that are known. Your answers stay on this device.",
            action: Some("Begin"),
        },
        GateState::InProgress { stale: false, .. } => &GateMessage {
            title: "Your answers are not finished",
            body: "They are kept. Go on where you stopped.",
            action: Some("Go on"),
        },
        GateState::InProgress { stale: true, .. } => &GateMessage {
            title: "Please begin the questions again",
            body: "You began more than a day ago, or the questions have changed. Some of them ask \
                   about now.",
            action: Some("Begin again"),
        },
        GateState::Stop(verdict) if verdict.stop.is_empty() => &GateMessage {
            title: "A changed answer counts after 24 hours",
            body: "You had answered yes to something that stops sessions, and have changed it. The \
                   change counts after a day, so that it is not made in a hurry. Your diary, Learn \
                   and export stay open.",
            action: None,
        },
        GateState::Stop(_) => &GateMessage {
            title: "No session with this app",
            body: "Something you answered makes hanging head-down too risky. Below is what it is, \
                   why, and what to ask your doctor. Your diary, Learn and export stay open.",
            action: Some("Change an answer"),
        },
        GateState::DueAgain(_) => &GateMessage {
            title: "Time to answer the questions again",
            body: "Health changes. It takes about three minutes.",
            action: Some("Answer again"),
        },
        GateState::ClearanceNeeded(_) => &GateMessage {
            title: "Ask a clinician first",
            body: "What you answered does not rule inversion out, but someone who knows you has to \
                   agree. Below is why, and what to ask. When they have agreed, record it here.",
            action: Some("Record a clearance"),
        },
        GateState::ClearanceEnded(_) => &GateMessage {
            title: "Your clearance has ended",
            body: "A clearance lasts 180 days, or until a stop symptom. Ask again before the next \
                   session.",
            action: Some("Record a clearance"),
        },
        GateState::NothingFound => &GateMessage {
            title: "No listed reason found. This is not a clearance.",
            body: "The questions know only what is listed. If you have any doubt, ask your doctor.",
            action: None,
        },
        GateState::Cleared { .. } => &GateMessage {
            title: "Covered by your clinician’s clearance",
            body: "Their limits are your ceilings. This app cannot tell you that inversion is safe \
                   for you.",
            action: None,
        },
    }
}

/// Why the questions are due again.
pub const fn due(reason: DueReason) -> &'static str {
    match reason {
        DueReason::Monthly => "30 days have passed since you answered.",
        DueReason::Gap => "You have not had a session for 14 days or more.",
        DueReason::NewQuestions => "The questions have changed.",
        DueReason::NewerVersion => {
            "The kept answers were written by a newer version of the app. Update the app, or answer \
             here again."
        }
        DueReason::Damaged => "The kept answers could not be read in full.",
        DueReason::Imported => "The kept answers came from a backup. They cannot start a session.",
        DueReason::AfterRedFlag => "You had a symptom since that can be serious.",
    }
}

/// Why a clearance cannot be recorded.
pub const fn clearance_error(error: ClearanceError) -> &'static str {
    match error {
        ClearanceError::NoClinician => "Write the name or role of who agreed.",
        ClearanceError::NameTooLong => "Use at most 80 letters for the name or role.",
        ClearanceError::GivenInFuture => "This day has not come yet. Check the date.",
        ClearanceError::GivenTooLongAgo => {
            "A clearance lasts 180 days, and this one is older. Ask again."
        }
        ClearanceError::AbsurdAngle => {
            "An angle limit lies between 0 and 90 degrees. Leave it empty if none was given."
        }
        ClearanceError::AbsurdMinutes => {
            "A limit in minutes lies between 1 and 60. Leave it empty if none was given. If the \
             clinician said no to inversion, do not record a clearance."
        }
    }
}

/// Why a setting is refused.
pub const fn limit_error(error: LimitError) -> &'static str {
    match error {
        LimitError::CeilingOutOfRange => "A ceiling lies between 0 and 85 degrees.",
        LimitError::Locked => {
            "Above 60 degrees, read first what it does to eyes and blood pressure."
        }
        LimitError::DailyCapOutOfRange => "A day has 1 to 10 minutes at angle.",
    }
}

/// Why a session cannot start; a gate state has its own [`message`].
pub const fn refusal(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Gate(state) => message(state).title,
        Refusal::Paused { .. } => {
            "Your pain was worse a day later twice running. The plan pauses for 7 days. Talk to \
             your clinician before you go on."
        }
        Refusal::NotTodayUnanswered => "Answer the questions of the day first.",
        Refusal::NotToday(_) => "Something speaks against a session today.",
        Refusal::Checklist(_) => "The checklist is not finished.",
        Refusal::Plan(refusal) => plan_refusal(*refusal),
    }
}

/// Why a plan is not permitted.
pub const fn plan_refusal(refusal: PlanRefusal) -> &'static str {
    match refusal {
        PlanRefusal::AboveCeiling { .. } => {
            "This plan goes above your ceiling. Choose a smaller angle."
        }
        PlanRefusal::NeedsClearance => "This level needs a clinician’s clearance on record.",
        PlanRefusal::LevelTooHigh { .. } => {
            "This level is not open now. Choose the one offered, or lower."
        }
        PlanRefusal::DailyCap { .. } => {
            "This plan is longer than what is left of today’s minutes at angle. Shorten it, or come \
             back tomorrow."
        }
        PlanRefusal::SessionsToday { .. } => "Today’s sessions at this level are done.",
        PlanRefusal::DaysThisWeek { .. } => "This week’s days at this level are done.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::screening::Contraindication;

    #[test]
    fn the_introduction_names_the_number_of_questions() {
        let count = Contraindication::ALL.len().to_string();
        assert!(INTRODUCTION.starts_with(&count));
    }

    #[test]
    fn nothing_found_says_that_it_is_no_clearance() {
        assert_eq!(
            message(&GateState::NothingFound).title,
            "No listed reason found. This is not a clearance."
        );
    }
}

//! Words of the Safety page around the gate's own: pages of questions, keys, the clearance form.

use crate::domain::screening::{Answer, Contraindication};
use crate::formatting::count;

/// One page of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuestionPage {
    /// Its heading.
    pub title: &'static str,
    /// Its questions, in the order they are asked.
    pub items: &'static [Contraindication],
    /// Whether "no" can be given to all that are left at once. Chosen by us: only where no
    /// question stops sessions, so that each of those is read and answered by itself.
    pub no_to_rest: bool,
}

/// The pages, in the order of [`Contraindication::ALL`]: a few questions that belong together, so
/// that a first run takes less than three minutes.
pub const PAGES: [QuestionPage; 8] = {
    use Contraindication as C;
    [
        QuestionPage {
            title: "Signs right now",
            items: &[C::EmergencySign, C::WarningSign],
            no_to_rest: false,
        },
        QuestionPage {
            title: "Age, pregnancy and eyes",
            items: &[C::Under18, C::Pregnancy, C::Glaucoma, C::Retina],
            no_to_rest: false,
        },
        QuestionPage {
            title: "Brain, heart and blood pressure",
            items: &[
                C::Stroke,
                C::UncontrolledPressure,
                C::UnstableHeart,
                C::Seizures,
            ],
            no_to_rest: false,
        },
        QuestionPage {
            title: "Bones, operations and your table",
            items: &[
                C::FragileBone,
                C::SpinalDisease,
                C::RecentSurgery,
                C::Implants,
                C::TableRating,
            ],
            no_to_rest: false,
        },
        QuestionPage {
            title: "Circulation, medicines and belly",
            items: &[
                C::TreatedPressure,
                C::StableHeart,
                C::BloodThinners,
                C::Hernia,
                C::Reflux,
            ],
            no_to_rest: true,
        },
        QuestionPage {
            title: "Joints and spine",
            items: &[
                C::BoneOrJoint,
                C::SpinalShape,
                C::InflammatoryJoints,
                C::Hypermobility,
            ],
            no_to_rest: true,
        },
        QuestionPage {
            title: "Nerves, head, ears and eyes",
            items: &[C::NerveSigns, C::Headaches, C::Vertigo, C::EyeRisk],
            no_to_rest: true,
        },
        QuestionPage {
            title: "Breathing, weight, alertness and age",
            items: &[C::Breathing, C::Obesity, C::Panic, C::Alertness, C::Age65],
            no_to_rest: true,
        },
    ]
};

/// The page's heading until the gate is known.
pub const TITLE: &str = "Safety";
/// While profile and diary are read.
pub const LOADING: &str = "Reading your answers";
/// The stored answers cannot be read; nothing can start.
pub const UNREADABLE: &str = "Your answers could not be read, so no session can start. The notice \
    above says what to do.";

/// "Page 2 of 8".
pub fn page_of(number: usize, pages: usize) -> String {
    format!("Page {number} of {pages}")
}

/// "12 of 33 answered".
pub fn answered(count: u32, all: usize) -> String {
    format!("{count} of {all} answered")
}

/// Goes to the next page.
pub const NEXT: &str = "Next";
/// Goes to the check when every question has its answer.
pub const TO_CHECK: &str = "Check your answers";
/// Goes one page back.
pub const BACK: &str = "Back";
/// Opens why the questions of a page are asked.
pub const WHY: &str = "Why these are asked";
/// Under the keys: pausing costs nothing.
pub const PAUSE_NOTE: &str = "Every answer is kept as you give it. You can leave and go on within a \
    day.";

/// Answers what is left on the page.
pub fn no_to_rest(left: usize) -> String {
    count(left, "Answer no to the 1 left", "Answer no to the {n} left")
}

/// Heading of the error summary.
pub const MISSING_TITLE: &str = "Some questions have no answer yet";
/// At a question without an answer.
pub const MISSING_ANSWER: &str = "Choose no, yes or not sure.";

/// How many answers of each kind: "31 no, 1 yes, 1 not sure".
pub fn tally(no: u32, yes: u32, unsure: u32) -> String {
    format!("{no} no, {yes} yes, {unsure} not sure")
}

/// Leads from the check back to a page.
pub const CHANGE: &str = "Change";
/// Confirms the answers.
pub const CONFIRM: &str = "These answers are right";

/// What was answered, under a finding.
pub const fn you_answered(answer: Answer) -> &'static str {
    match answer {
        Answer::No => "You answered no.",
        Answer::Yes => "You answered yes.",
        Answer::NotSure => "You answered not sure.",
    }
}

/// Heading over what to ask a doctor, or what else to do.
pub const ASK: &str = "What to ask or do";
/// Opens the sources of a finding.
pub const SOURCES: &str = "Where this comes from";
/// Heading over changed answers that wait.
pub const WAITING: &str = "Counts later";

/// When a changed answer counts: `when` is "in 3 hours".
pub fn counts(when: &str) -> String {
    format!("You changed a yes. The change counts {when}.")
}

/// An emergency sign was answered yes.
pub const EMERGENCY_TITLE: &str = "Get help first";
/// Under it.
pub const EMERGENCY_BODY: &str = "You said that you have a sign that needs help now, or are not \
    sure. Read what to do before anything else.";
/// Leads to the warning signs.
pub const OPEN_WARNING_SIGNS: &str = "When to get help";

/// What stays usable after a stop.
pub const STILL_OPEN: &str = "What stays open";
/// Leads to the diary.
pub const TO_DIARY: &str = "Diary and export";
/// Leads to Learn.
pub const TO_LEARN: &str = "Learn";
/// Leads to the questions for a clinician.
pub const TO_CONSULTATION: &str = "Prepare a consultation";
/// Begins a run although none is due.
pub const ANSWER_AGAIN: &str = "Answer the questions again";
/// Beside it: a new run is a whole one.
pub const ANSWER_AGAIN_NOTE: &str = "If something about your health has changed, answer all the \
    questions again.";
/// Leads on.
pub const TO_PREPARE: &str = "Prepare a session";

/// When the answers were given, as `when` says: "3 days ago".
pub fn answered_when(when: &str) -> String {
    format!(
        "You answered {when}. The questions come again every 30 days, and after 14 days without \
             a session."
    )
}

/// Up to when a clearance counts.
pub fn counts_until(day: &str) -> String {
    format!("It counts until {day}, or until a stop symptom.")
}

/// Who agreed.
pub fn cleared_by(who: &str) -> String {
    format!("Recorded: {who}.")
}

/// The clinician's angle.
pub fn angle_limit(angle: &str) -> String {
    format!("Highest angle: {angle}")
}

/// The clinician's time.
pub fn minutes_limit(minutes: u16) -> String {
    count(
        minutes,
        "Most time at angle in a day: 1 minute",
        "Most time at angle in a day: {n} minutes",
    )
}

/// The clock's own view, where it lies before a record.
pub fn clock_says(now: &str, newest: &str) -> String {
    format!("The clock says {now}. The newest record is of {newest}.")
}

/// Heading of the form.
pub const FORM: &str = "Record a clearance";
/// Opens the form where a clearance counts already.
pub const FORM_AGAIN: &str = "Record a newer clearance";
/// Field.
pub const CLINICIAN: &str = "Who agreed: name or role";
/// Its hint.
pub const CLINICIAN_HINT: &str = "For example “Dr Osei” or “my physiotherapist”.";
/// Field.
pub const GIVEN: &str = "The day they agreed";
/// An empty or broken date.
pub const GIVEN_MISSING: &str = "Enter the day they agreed.";
/// A stop symptom came after it.
pub const BEFORE_SYMPTOM: &str = "This is before your last stop symptom. A clearance has to come \
    after it.";
/// Field.
pub const ANGLE: &str = "Highest angle they allow, in degrees (optional)";
/// Its hint.
pub const ANGLE_HINT: &str = "0 is lying flat, 90 is straight head-down. Leave it empty if they \
    gave none.";
/// What the figure beside the angle shows.
pub const ANGLE_FIGURE: &str = "The table at this angle";
/// Field.
pub const MINUTES: &str = "Most minutes at angle in a day (optional)";
/// Its hint.
pub const MINUTES_HINT: &str = "Leave it empty if they gave none.";
/// A text that is no whole number.
pub const NOT_A_NUMBER: &str = "Use digits only, such as 30.";
/// Sends the form.
pub const RECORD: &str = "Record this clearance";
/// Heading of the form's error summary.
pub const FORM_ERRORS: &str = "The clearance is not recorded yet";
/// What it is asked for.
pub const COVERS: &str = "Show this list to the clinician. The clearance covers what is on it and \
    nothing else.";

/// Heading over a stop symptom's lock.
pub const SYMPTOM_LEAD: &str = "Before the next session, read this to the end.";

/// When it happened.
pub fn symptom_when(when: &str) -> String {
    format!("Reported {when}")
}

/// A red-flag symptom was among them.
pub const RED_FLAG_BODY: &str = "This can be serious. If any of it is still there, act on the \
    warning signs now. You will be asked all questions again before the next session.";
/// A stop symptom ends a clearance.
pub const ENDS_CLEARANCE: &str = "If a clinician had agreed, tell them what happened. Their \
    clearance has ended.";

/// Calls the emergency number.
pub fn call(digits: &str) -> String {
    format!("Call {digits}")
}

/// Beside a number that is thought to be the region's own.
pub const CALL_NOTE: &str = "Taken from your device’s region. If you are elsewhere, use the number \
    of that place; 112 works from most mobile phones.";
/// Beside a number that is not.
pub const CALL_NOTE_UNKNOWN: &str = "112 works from most mobile phones. Use your local emergency \
    number if you know it.";
/// Back from the warning signs to a running session.
pub const BACK_TO_SESSION: &str = "Back to your session";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::screening::Class;

    #[test]
    fn the_pages_ask_every_question_once_in_the_order_of_the_gate() {
        let asked: Vec<Contraindication> =
            PAGES.iter().flat_map(|page| page.items).copied().collect();
        assert_eq!(asked, Contraindication::ALL);
    }

    #[test]
    fn what_stops_sessions_is_never_answered_together() {
        for page in PAGES {
            let stops = page.items.iter().any(|item| item.class() == Class::Stop);
            assert!(!(stops && page.no_to_rest), "{}", page.title);
        }
    }

    #[test]
    fn no_page_has_more_than_five_questions() {
        assert!(PAGES.iter().all(|page| page.items.len() <= 5));
    }
}

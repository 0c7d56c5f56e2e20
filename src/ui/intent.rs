//! What a person can want; `app` interprets it.

use crate::{
    domain::{
        balance::{Exercise, ExerciseId},
        checklist::{CheckItem, Companion},
        correction::Correction,
        first_run::FirstRun,
        keeping::Reminder,
        notice::Notice,
        profile::PlanChoice,
        record::{Activity, BodySite, CheckIn, Pain, SessionId},
        screening::{Answer, Clearance, Contraindication, NotTodaySet, OwnLimits},
        session::Action,
        settings::Settings,
        symptom::SymptomSet,
        units::{Degrees, LocalDay},
    },
    route::Route,
};

use super::sharing::ShareStep;

/// One wish of the person, dispatched by a view.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// Go to a page.
    Go(Route),
    /// Go to a page that takes this one's place in the history.
    Leave(Route),
    /// Move the focus past the frame, to the page's heading.
    FocusContent,
    /// The page shown is called this.
    Title(String),
    /// The page has turned to its next step: move the focus to the new heading once it is drawn.
    TurnPage,
    /// Move the focus to the element of this id once it is drawn.
    Focus(String),
    /// Something about the gauge.
    Gauge(GaugeStep),
    /// Something on the way to a session, in it, or right after.
    Practice(PracticeStep),
    /// What the next session is to be.
    Choose(PlanChoice),
    /// The person's own limits.
    Limit(OwnLimits),
    /// Delete a session; it can be undone while its page is open.
    Delete(SessionId),
    /// Bring the deleted session back.
    UndoDelete,
    /// Something for the diary beside the sessions.
    Diary(DiaryStep),
    /// Something about what is kept: backup, restore, tables, erasing.
    Data(DataStep),
    /// Something around sharing.
    Share(ShareStep),
    /// Change the settings.
    Change(Box<Settings>),
    /// A notice has been read.
    Dismiss(Notice),
    /// Something about the balanced plan.
    Balance(BalanceStep),
    /// The first run has come to this step.
    FirstRun(FirstRun),
    /// Something about the sample diary.
    Sample(SampleStep),
    /// Let the waiting version take over.
    ApplyUpdate,
    /// Have the browser make its offer to install.
    Install,
    /// Print the page, or save it as PDF.
    Print,
    /// Load the page anew.
    Reload,
}

/// A step of the gauge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum GaugeStep {
    /// Ask for the motion sensors and show the angle.
    TurnOn,
    /// Nobody looks at the angle any more; a running session keeps the sensors all the same.
    TurnOff,
    /// The table is level: set the zero.
    SetLevel,
    /// The table is parked upright.
    SetUpright,
    /// The table rests at an angle the person knows.
    SetKnownAngle(Degrees),
    /// Give the capture under way up.
    CancelPose,
    /// Take the last capture back.
    UndoPose,
    /// Head-down was shown as upright.
    FlipSign,
    /// Record raw motion.
    StartRaw,
    /// End the raw recording and save its file.
    SaveRaw,
}

impl From<GaugeStep> for Intent {
    fn from(step: GaugeStep) -> Self {
        Self::Gauge(step)
    }
}

/// A step on the way to a session, in it, or right after.
#[derive(Debug, Clone, PartialEq)]
pub enum PracticeStep {
    /// Prepare a session: questions of the day, pain now, checklist.
    Prepare,
    /// A step of the preparation.
    Preparation(PreparationStep),
    /// Start the session that was prepared.
    Start {
        /// Without the sensors, by clock and buttons.
        by_hand: bool,
    },
    /// Something about the gate.
    Gate(GateStep),
    /// A button of the running session.
    Press(Action),
    /// The screen was tapped during a session: bring the sound back if something took it.
    WakeSound,
    /// Pain right after the session.
    PainAfter(Pain),
    /// Symptoms, the whole set.
    Symptoms(SymptomSet),
    /// Whether coming up made dizzy.
    DizzyOnReturn(bool),
    /// A note.
    Note(String),
    /// The questions after are answered, or skipped.
    AnswersDone,
    /// Save the session the browser interrupted, with what is answered now.
    SaveInterrupted {
        /// Pain right after, if it was answered.
        after: Option<Pain>,
        /// Symptoms, if they were answered; else what was answered before stands.
        symptoms: Option<SymptomSet>,
    },
    /// Save the record once more that could not be saved.
    SaveAgain,
    /// Hand the unsaved record over as a file.
    SaveRecordAsFile,
    /// Play a tone and say a sentence.
    TestSound,
    /// Start the sample's session, moved by a simulated table.
    StartSample,
}

impl From<PracticeStep> for Intent {
    fn from(step: PracticeStep) -> Self {
        Self::Practice(step)
    }
}

/// What is written in the diary beside the sessions.
#[derive(Debug, Clone, PartialEq)]
pub enum DiaryStep {
    /// Answer a check-in; its moment is taken from the clock.
    CheckIn(CheckIn),
    /// Pain of a day.
    Pain(LocalDay, Pain),
    /// Whether it hurts here on a day.
    Site(LocalDay, BodySite, bool),
    /// Whether this was done on a day.
    Activity(LocalDay, Activity, bool),
    /// A day's note.
    Note(LocalDay, String),
    /// Correct what was said of a session; what says the same is no correction.
    Correct(SessionId, Vec<Correction>),
    /// Hand the check-ins ahead over as a calendar file.
    Remind,
}

/// A step on the way to a session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PreparationStep {
    /// "Any of these today?": what applies; nothing is "none of these".
    Today(NotTodaySet),
    /// Pain now.
    Before(Pain),
    /// Confirms an item of the checklist.
    Confirm(CheckItem),
    /// Confirms who can help.
    ConfirmHelp(Companion),
    /// Takes a confirmation back.
    Withdraw(CheckItem),
}

/// What can be wanted of the balanced plan.
#[derive(Debug, Clone, PartialEq)]
pub enum BalanceStep {
    /// Add this exercise to the list; its number is not looked at.
    Add(Exercise),
    /// Change the exercise of this number.
    Change(Exercise),
    /// Take an exercise off the list.
    Remove(ExerciseId),
    /// An exercise was, or was not, done on a day.
    Mark(ExerciseId, LocalDay, bool),
    /// Minutes of aerobic activity on a day.
    Minutes(LocalDay, u16),
    /// Go through today's open exercises with the clock, or through those for after a session.
    Run {
        /// Those for after a session.
        after_session: bool,
    },
    /// Stop the clock, or let it go on.
    Pause,
    /// The exercise is done.
    Finish,
    /// Leave the exercise out.
    Skip,
    /// End the run.
    End,
}

/// What can be wanted of the sample diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SampleStep {
    /// Open it afresh.
    Enter,
    /// Remove it and go back to one's own.
    Leave,
}

/// A step of the gate.
#[derive(Debug, Clone, PartialEq)]
pub enum GateStep {
    /// Begin a run; one that cannot be resumed is begun anew.
    Begin,
    /// Answer a question.
    Answer(Contraindication, Answer),
    /// All questions are answered and checked.
    Finish,
    /// A clinician agreed.
    Clear(Box<Clearance>),
    /// The page about the stop symptoms has been read.
    SymptomsRead,
}

/// What is done with everything that is kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DataStep {
    /// Make a backup and save it as a file.
    BackUp,
    /// Save the backup made last once more.
    SaveAgain,
    /// Send the backup made last through the platform's share sheet.
    Send,
    /// Choose a backup and look at what it would change.
    Choose,
    /// Restore the backup looked at.
    Restore,
    /// Forget the backup looked at, or what came of the last step.
    Close,
    /// Save a table.
    Save(Table),
    /// Ask the browser to keep the data.
    AskToKeep,
    /// Not now.
    PutOff(Reminder),
    /// Erase everything.
    Erase,
}

/// A table for spreadsheets and statistics programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// A line for each session.
    Sessions,
    /// A line for each check-in.
    CheckIns,
    /// A line for each day of the diary.
    Days,
    /// A line for each point of a session's trace.
    Trace(SessionId),
}

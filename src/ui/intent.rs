//! What a person can want; `app` interprets it.

use crate::{
    domain::{
        notice::Notice,
        plan::Plan,
        record::{Pain, SessionId},
        session::Action,
        settings::Settings,
        symptom::SymptomSet,
        units::Degrees,
    },
    route::Route,
};

/// One wish of the person, dispatched by a view.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// Go to a page.
    Go(Route),
    /// Go to a page that takes this one's place in the history.
    Leave(Route),
    /// Move the focus past the frame, to the page's heading.
    FocusContent,
    /// Ask for the motion sensors and show the angle.
    TurnGaugeOn,
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
    /// Start a session by this plan.
    Start {
        /// What is planned.
        plan: Plan,
        /// Pain before, if it was asked.
        before: Option<Pain>,
        /// Without the sensors, by clock and buttons.
        by_hand: bool,
    },
    /// A button of the running session.
    Press(Action),
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
        /// Symptoms.
        symptoms: SymptomSet,
    },
    /// Save the record once more that could not be saved.
    SaveAgain,
    /// Hand the unsaved record over as a file.
    SaveRecordAsFile,
    /// Delete a session; it can be undone while its page is open.
    Delete(SessionId),
    /// Bring the deleted session back.
    UndoDelete,
    /// Change the settings.
    Change(Box<Settings>),
    /// Play a tone and say a sentence.
    TestSound,
    /// A notice has been read.
    Dismiss(Notice),
    /// Let the waiting version take over.
    ApplyUpdate,
    /// Load the page anew.
    Reload,
}

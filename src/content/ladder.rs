//! The plan's words: what each rule of the ladder says.

use super::sources::SourceId;
use crate::domain::ladder::RuleId;

/// Said on the page.
pub const LOWEST_THAT_HELPS: &str = "The lowest level that helps is the right one.";
/// Under the table: where it comes from.
pub const ABOUT: &str = "The steps are our own, small on purpose. The top level is the dose of one \
                         study of 47 women; nobody has tested the way up to it.";
/// What [`ABOUT`] rests on.
pub const ABOUT_SOURCES: &[SourceId] = &[
    SourceId::Dose2013,
    SourceId::OwnChoice,
    SourceId::UserGuideUse,
];
/// Over the free plan.
pub const FREE: &str = "Your own angle and holds, below your ceiling.";
/// Over the simple start.
pub const SIMPLE_START: &str = "A gentle try: 15 to 30 degrees for 1 to 2 minutes.";
/// What [`SIMPLE_START`] rests on.
pub const SIMPLE_START_SOURCES: &[SourceId] = &[SourceId::UserGuideUse, SourceId::OwnChoice];

/// What a rule says beside its offer: the reason, as one sentence or two.
pub const fn rule(rule: RuleId) -> &'static str {
    match rule {
        RuleId::Begin => "Everyone begins with the rehearsal: lying flat, with someone beside you.",
        RuleId::NextDayWorseTwice => {
            "Twice running your pain was 2 points or more worse a day later. Pause for 7 days and \
             talk to your clinician."
        }
        RuleId::LongGap => {
            "More than 14 days have passed since your last session: two levels down."
        }
        RuleId::NextDayWorse => {
            "Your pain was 2 points or more worse a day after a session: one level down."
        }
        RuleId::AboveLimits => {
            "Your limits are lower than this level: down to what lies within them."
        }
        RuleId::ClearanceEnded => {
            "Levels above 6 need a clinician’s clearance, and none counts now: down to level 6 or \
             lower."
        }
        RuleId::Soreness => {
            "You were a little sorer a day later. Repeat this level, or go one level down."
        }
        RuleId::StopSymptom => {
            "There was a stop symptom at this level. Four sessions on four days without one come \
             first."
        }
        RuleId::DizzyOnReturn => {
            "You were dizzy coming up at this level. Four sessions on four days without that come \
             first."
        }
        RuleId::FourSessions => {
            "Four completed sessions on four days at a level come before the next."
        }
        RuleId::TooFewCheckIns => {
            "Too few check-ins a day later to say how your back took it. At least two at this level \
             are needed."
        }
        RuleId::MeanWorse => {
            "On average your back was worse a day after sessions at this level than before them."
        }
        RuleId::TooEarly => "The next level’s week has not come yet.",
        RuleId::NextAboveLimits => "The next level lies above your limits.",
        RuleId::NextNeedsClearance => {
            "The next level needs a clinician’s clearance. Staying is fine."
        }
        RuleId::TopLevel => "There is no higher level.",
        RuleId::AllMet => {
            "Four days at this level without a stop symptom or dizziness, and your back was no worse \
             a day later. You may go one level up, or stay."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_says_something_of_its_own() {
        let mut texts: Vec<&str> = RuleId::ALL.map(rule).to_vec();
        assert!(texts.iter().all(|text| text.ends_with('.')));
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), RuleId::ALL.len());
    }
}

//! The red flags: what to do, in how much of a hurry. Works offline, one tap from every screen.

use super::sources::SourceId;

/// How soon to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Call emergency services.
    CallNow,
    /// Go to an emergency department today.
    EmergencyDepartment,
    /// See an eye clinic the same day.
    SameDayEye,
    /// See a clinician before any further use.
    ClinicianFirst,
}

impl Urgency {
    /// Every group, the most urgent first.
    pub const ALL: [Self; 4] = [
        Self::CallNow,
        Self::EmergencyDepartment,
        Self::SameDayEye,
        Self::ClinicianFirst,
    ];
}

/// One sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RedFlag {
    /// The sign as a person would say it.
    pub sign: &'static str,
    /// What else to do until help comes, or why.
    pub advice: Option<&'static str>,
    /// Where it comes from.
    pub sources: &'static [SourceId],
}

/// The signs of one urgency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RedFlagGroup {
    /// How soon.
    pub urgency: Urgency,
    /// The heading: what to do.
    pub heading: &'static str,
    /// One sentence under it.
    pub lead: &'static str,
    /// The signs.
    pub signs: &'static [RedFlag],
}

/// The page's title.
pub const TITLE: &str = "When to get help";
/// The page's first sentence.
pub const LEAD: &str = "If one of these fits, stop using the table and do what it says. If you are \
                        in doubt, take the more urgent way.";

const fn flag(sign: &'static str, sources: &'static [SourceId]) -> RedFlag {
    RedFlag {
        sign,
        advice: None,
        sources,
    }
}

/// The signs of one urgency.
pub const fn group(urgency: Urgency) -> &'static RedFlagGroup {
    match urgency {
        Urgency::CallNow => {
            const {
                &RedFlagGroup {
                    urgency: Urgency::CallNow,
                    heading: "Call emergency services now",
                    lead: "Come down slowly if you can do it by yourself. If not, call first.",
                    signs: &[
                        flag(
                            "Chest pain that does not settle",
                            &[SourceId::ChestPainService],
                        ),
                        flag(
                            "You fainted",
                            &[SourceId::FaintingService, SourceId::OwnChoice],
                        ),
                        flag(
                            "One side of the face hangs, an arm is weak, or speech is slurred",
                            &[SourceId::StrokeService],
                        ),
                        flag(
                            "A sudden headache, the worst you have had",
                            &[SourceId::HeadacheService],
                        ),
                        RedFlag {
                            sign: "A fall on the head or neck, or neck pain with weak arms or legs",
                            advice: Some(
                                "Do not move the person. Keep the head as it lies until help comes.",
                            ),
                            sources: &[SourceId::Falls2021, SourceId::HeadInjuryService],
                        },
                        RedFlag {
                            sign: "You cannot get upright again",
                            advice: Some(
                                "Arms to your sides, bend your knees, keep your head on the bed. Do not sit \
                         up. Shout for help.",
                            ),
                            sources: &[SourceId::OwnChoice],
                        },
                    ],
                }
            }
        }
        Urgency::EmergencyDepartment => {
            const {
                &RedFlagGroup {
                    urgency: Urgency::EmergencyDepartment,
                    heading: "Go to an emergency department today",
                    lead: "Nerves at the end of the spine may be pressed. Hours matter.",
                    signs: &[
                        flag(
                            "Numbness where you would sit on a saddle",
                            &[SourceId::BackPainService],
                        ),
                        flag("New trouble passing urine", &[SourceId::BackPainService]),
                        flag(
                            "Loss of control over bladder or bowel",
                            &[SourceId::BackPainService],
                        ),
                        flag("Pain down both legs", &[SourceId::BackPainService]),
                        flag("Leg weakness that is growing", &[SourceId::BackPainService]),
                    ],
                }
            }
        }
        Urgency::SameDayEye => {
            const {
                &RedFlagGroup {
                    urgency: Urgency::SameDayEye,
                    heading: "See an eye clinic or emergency eye service today",
                    lead: "Sight can often be kept if the eye is seen the same day.",
                    signs: &[
                        flag("Sudden loss of sight", &[SourceId::RetinaService]),
                        flag(
                            "A curtain or shadow across your sight",
                            &[SourceId::RetinaService],
                        ),
                        flag("New flashes or floaters", &[SourceId::RetinaService]),
                        flag(
                            "Any other change of sight that stays after you are upright",
                            &[SourceId::Devices1985, SourceId::RetinaService],
                        ),
                    ],
                }
            }
        }
        Urgency::ClinicianFirst => {
            const {
                &RedFlagGroup {
                    urgency: Urgency::ClinicianFirst,
                    heading: "See a clinician before you use the table again",
                    lead: "Each of these is a reason to be looked at first.",
                    signs: &[
                        flag(
                            "Pain that began with a bad fall, crash or blow",
                            &[SourceId::RedFlags2016],
                        ),
                        flag(
                            "First back pain of your life under 20 or over 55",
                            &[SourceId::RedFlags2016],
                        ),
                        flag("You have had cancer", &[SourceId::RedFlags2016]),
                        flag(
                            "You take, or took for long, steroid tablets",
                            &[SourceId::RedFlags2016],
                        ),
                        flag(
                            "Fever, or feeling unwell with the pain",
                            &[SourceId::RedFlags2016],
                        ),
                        flag(
                            "You lose weight without meaning to",
                            &[SourceId::RedFlags2016],
                        ),
                        flag(
                            "Pain at night that does not ease, however you lie",
                            &[SourceId::RedFlags2016],
                        ),
                        flag(
                            "Pain in the part of the spine behind the chest",
                            &[SourceId::RedFlags2016],
                        ),
                        flag(
                            "Back or leg pain that keeps getting worse",
                            &[SourceId::OwnChoice],
                        ),
                        flag(
                            "New numbness or new weakness in an arm or leg",
                            &[SourceId::BackPainService],
                        ),
                        flag(
                            "New dizziness, or nearly fainting",
                            &[SourceId::UserGuideWarnings],
                        ),
                    ],
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(word: &str) -> Option<Urgency> {
        Urgency::ALL.into_iter().find(|urgency| {
            group(*urgency)
                .signs
                .iter()
                .any(|flag| flag.sign.to_lowercase().contains(word))
        })
    }

    #[test]
    fn every_red_flag_of_the_seed_and_the_product_is_on_the_page_in_its_group() {
        use Urgency::{CallNow, ClinicianFirst, EmergencyDepartment, SameDayEye};
        for (word, urgency) in [
            ("chest pain", CallNow),
            ("fainted", CallNow),
            ("face", CallNow),
            ("speech", CallNow),
            ("sudden headache", CallNow),
            ("fall on the head or neck", CallNow),
            ("weak arms or legs", CallNow),
            ("cannot get upright", CallNow),
            ("saddle", EmergencyDepartment),
            ("passing urine", EmergencyDepartment),
            ("bladder or bowel", EmergencyDepartment),
            ("both legs", EmergencyDepartment),
            ("leg weakness", EmergencyDepartment),
            ("loss of sight", SameDayEye),
            ("curtain", SameDayEye),
            ("flashes or floaters", SameDayEye),
            ("change of sight", SameDayEye),
            ("fall, crash or blow", ClinicianFirst),
            ("under 20 or over 55", ClinicianFirst),
            ("cancer", ClinicianFirst),
            ("steroid", ClinicianFirst),
            ("fever", ClinicianFirst),
            ("weight", ClinicianFirst),
            ("night", ClinicianFirst),
            ("behind the chest", ClinicianFirst),
            ("getting worse", ClinicianFirst),
            ("new numbness", ClinicianFirst),
            ("new weakness", ClinicianFirst),
            ("dizziness", ClinicianFirst),
        ] {
            assert_eq!(found(word), Some(urgency), "{word}");
        }
    }

    #[test]
    fn nobody_with_a_hurt_neck_is_told_to_move() {
        let neck = group(Urgency::CallNow)
            .signs
            .iter()
            .find(|flag| flag.sign.contains("neck"))
            .unwrap();
        assert!(neck.advice.unwrap().starts_with("Do not move the person."));
    }
}

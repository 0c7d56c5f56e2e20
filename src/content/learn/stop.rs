//! When to stop, when to seek help, and when to leave it.

use super::{Cite::Source, Part, Section, Shown, Topic, Way, claim, say};
use crate::content::sources::SourceId as S;

pub(super) const TOPIC: Topic = Topic {
    slug: "stop",
    title: "When to stop and when to seek help",
    lead: "Signs that end a session, and signs that need a doctor.",
    sections: &[
        Section {
            key: "now",
            heading: "Come up slowly and stop if you have",
            parts: &[
                Part::List(&[
                    claim("Pain that gets worse", &[Source(S::OwnChoice)]),
                    claim("Numbness or new weakness", &[Source(S::BackPainService)]),
                    claim(
                        "Dizziness, or you feel faint",
                        &[Source(S::UserGuideUse), Source(S::FaintingService)],
                    ),
                    claim("Chest pain", &[Source(S::ChestPainService)]),
                    claim(
                        "Any change of sight, or pain in an eye",
                        &[Source(S::EyePressure1985), Source(S::RetinaService)],
                    ),
                    claim("A sudden headache", &[Source(S::HeadacheService)]),
                    claim("Feet that slip in the lock", &[Source(S::Falls2021)]),
                ]),
                say(
                    "Stopping always means coming up slowly. Arms to your sides, bend your knees, \
                     keep your head on the bed.",
                    &[Source(S::UserGuideUse)],
                ),
            ],
        },
        Section {
            key: "help",
            heading: "Get help for",
            parts: &[Part::Shown(Shown::RedFlags), Part::Way(Way::WarningSigns)],
        },
        Section {
            key: "leave",
            heading: "When to leave it",
            parts: &[say(
                "If your pain is worse the day after, go down a level. If that happens twice \
                 running, pause for a week and talk to your clinician. If weeks of diary show no \
                 difference, there is no reason to go on.",
                &[Source(S::OwnChoice)],
            )],
        },
    ],
};

//! The rest of a balanced plan: exercise, walking, posture, weight, heat, cold and creams.

use super::{Cite::Source, Cite::Study, Part, Section, StudyId as T, Topic, Way, say};
use crate::content::sources::SourceId as S;

pub(super) const TOPIC: Topic = Topic {
    slug: "around",
    title: "The rest of the plan",
    lead: "Exercise, walking, posture, weight, heat, cold and creams: what is known about each.",
    sections: &[
        Section {
            key: "exercise",
            heading: "Exercise, with someone who knows",
            parts: &[
                say(
                    "Exercise has better evidence than inversion. It probably lessens pain and \
                     makes daily life easier for people with long-lasting back pain.",
                    &[Study(T::Exercise2023)],
                ),
                say(
                    "Guidelines put it first. A physiotherapist can choose exercises that fit you \
                     and watch how you do them.",
                    &[Study(T::Guideline2016), Study(T::Guideline2023)],
                ),
            ],
        },
        Section {
            key: "bridge",
            heading: "The next 20 minutes",
            parts: &[
                say(
                    "If you feel easier after a session, use that time for your own exercises or a \
                     walk. The 20 minutes are our choice.",
                    &[Source(S::OwnChoice)],
                ),
                Part::Way(Way::Plan),
            ],
        },
        Section {
            key: "walking",
            heading: "Walking",
            parts: &[say(
                "701 people who had just got over back pain took part in a trial. With a walking \
                 plan and some lessons, half of them had no new bout that held them up for 208 \
                 days. Without, it was 112 days.",
                &[Study(T::Walking2024)],
            )],
        },
        Section {
            key: "aerobic",
            heading: "Moving more",
            parts: &[say(
                "Adults should move at a brisk pace for 150 to 300 minutes a week. Any amount is \
                 better than none.",
                &[Study(T::Activity2020)],
            )],
        },
        Section {
            key: "posture",
            heading: "Posture",
            parts: &[
                say(
                    "A review of 41 reviews found no agreement that sitting, standing or bending in \
                     some way causes back pain.",
                    &[Study(T::Posture2020)],
                ),
                say(
                    "So there is no one right way to sit. Change your position often, and set desk \
                     and chair so that you can.",
                    &[Source(S::OwnChoice)],
                ),
            ],
        },
        Section {
            key: "weight",
            heading: "Weight",
            parts: &[say(
                "Back pain begins more often in people with obesity: about a third more, in ten \
                 studies. That does not show that losing weight takes it away.",
                &[Study(T::Weight2018)],
            )],
        },
        Section {
            key: "heat-and-cold",
            heading: "Heat and cold",
            parts: &[say(
                "A heat wrap eased new back pain a little for some days. For cold there are too few \
                 trials to say.",
                &[Study(T::Heat2006)],
            )],
        },
        Section {
            key: "creams",
            heading: "Creams and gels",
            parts: &[say(
                "Creams that warm the skin with salicylates did no better than a dummy cream in the \
                 larger trials. Some anti-inflammatory gels help with sprains. Ask a pharmacist \
                 which, and whether it suits you.",
                &[Study(T::Creams2014), Study(T::Gels2017)],
            )],
        },
    ],
};

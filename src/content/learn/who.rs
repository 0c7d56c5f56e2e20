//! Who may benefit, and who must not use a table. The lists are the gate's own.

use super::{
    Cite::Source, Cite::Study, Part, Section, Shown, StudyId as T, Topic, Way, claim, say,
};
use crate::{
    content::{gate, sources::SourceId as S},
    domain::screening::Class,
};

pub(super) const TOPIC: Topic = Topic {
    slug: "who",
    title: "Who may benefit, and who must not",
    lead: "Whom the studies looked at, and the conditions that rule inversion out.",
    sections: &[
        Section {
            key: "may",
            heading: "Who may benefit",
            parts: &[
                Part::List(&[
                    claim(
                        "People with a bulging disc and pain down one leg, beside physiotherapy. \
                         One small trial studied them.",
                        &[Study(T::Surgery2012)],
                    ),
                    claim(
                        "People whose scan shows a bulging disc. Traction eased their pain for a \
                         short time.",
                        &[Study(T::Discs2020)],
                    ),
                    claim(
                        "Women with long-lasting low back pain. One study of 47 of them looked at \
                         the angle.",
                        &[Study(T::Angles2013)],
                    ),
                ]),
                say(
                    "Even in these groups the gain was short, or the study small. No test tells \
                     beforehand who will do well. Your diary over some weeks is the nearest thing \
                     to one.",
                    &[
                        Study(T::Discs2020),
                        Study(T::Surgery2012),
                        Source(S::OwnChoice),
                    ],
                ),
                say(
                    "A specialist says it fits best as one part of a plan with exercise, led by a \
                     physiotherapist.",
                    &[Study(T::Specialist)],
                ),
            ],
        },
        Section {
            key: "must-not",
            heading: "Who must not",
            parts: &[Part::Shown(Shown::Gate(Class::Stop))],
        },
        Section {
            key: "ask-first",
            heading: "Who has to ask a clinician first",
            parts: &[
                Part::Shown(Shown::Gate(Class::Clearance)),
                Part::Way(Way::Consultation),
            ],
        },
        Section {
            key: "not-today",
            heading: "Who should wait for another day",
            parts: &[Part::Shown(Shown::NotToday)],
        },
        Section {
            key: "split",
            heading: "Where the three groups come from",
            parts: &[
                say(
                    gate::CLASSES_NOTE,
                    &[Source(S::OwnChoice), Source(S::UserGuideWarnings)],
                ),
                say(
                    "No list is complete. If nothing here fits you, that is not a clearance.",
                    &[Source(S::OwnChoice)],
                ),
                Part::Way(Way::Gate),
            ],
        },
    ],
};

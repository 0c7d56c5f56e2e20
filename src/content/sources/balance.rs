//! Exercise, activity, warmth, creams and breaks.

use super::{Source, SourceId};

pub(super) const EXERCISE_2021: Source = Source {
    id: SourceId::Exercise2021,
    title: "Hayden and others: Exercise therapy for chronic low back pain. Cochrane \
            Database Syst Rev 9:CD009790",
    year: Some(2021),
    link: Some("https://doi.org/10.1002/14651858.CD009790.pub2"),
    supports: "249 trials. Exercise probably lowers chronic low back pain compared with \
               no treatment, usual care or placebo, by about 15 points of 100, which is \
               about what a person notices.",
    weakness: "Moderate certainty: nobody can be blinded to exercise, and the trials \
               differ much. It says little about pain that is new.",
};

pub(super) const ACTIVITY_2020: Source = Source {
    id: SourceId::Activity2020,
    title: "Bull and others: World Health Organization 2020 guidelines on physical \
            activity and sedentary behaviour. Br J Sports Med 54:1451",
    year: Some(2020),
    link: Some("https://pmc.ncbi.nlm.nih.gov/articles/PMC7719906/"),
    supports: "Adults: 150 to 300 minutes a week of moderate, or 75 to 150 minutes of \
               vigorous activity, and regular strengthening; some is better than none.",
    weakness: "About health as a whole, not about back pain.",
};

pub(super) const HEAT_COLD_2006: Source = Source {
    id: SourceId::HeatCold2006,
    title: "French and others: Superficial heat or cold for low back pain. Cochrane \
            Database Syst Rev CD004750",
    year: Some(2006),
    link: Some("https://doi.org/10.1002/14651858.CD004750.pub2"),
    supports: "Nine trials, 1,117 people. In two, a heat wrap lowered acute and subacute \
               pain after five days by about one point of five. For cold there was too \
               little evidence.",
    weakness: "Few and small trials, searched to 2005; little on long-standing pain.",
};

pub(super) const TOPICAL_BURNS_2012: Source = Source {
    id: SourceId::TopicalBurns2012,
    title: "Food and Drug Administration: Rare cases of serious burns with the use of \
            over-the-counter topical muscle and joint pain relievers",
    year: Some(2012),
    link: Some("https://www.fda.gov/Drugs/DrugSafety/ucm318858.htm"),
    supports: "Rare burns of the skin from products with menthol, methyl salicylate or \
               capsaicin. Do not bandage tightly, do not add heat, not on damaged skin.",
    weakness: "43 reported cases; how often it happens is not known.",
};

pub(super) const SCREEN_WORK: Source = Source {
    id: SourceId::ScreenWork,
    title: "Health and Safety Executive: breaks for people who work at screens",
    year: None,
    link: Some("https://www.hse.gov.uk/msd/dse/work-routine.htm"),
    supports: "Short breaks often are better than long ones seldom: 5 to 10 minutes \
               every hour rather than 20 minutes every two hours.",
    weakness: "Guidance to employers against tiredness and strain; it names no trial \
               on back pain.",
};

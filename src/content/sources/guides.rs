//! What makers, sellers and a hospital say, and the product's own choices.

use super::{Source, SourceId};

pub(super) const USER_GUIDE_WARNINGS: Source = Source {
    id: SourceId::UserGuideWarnings,
    title: "Warnings of a maker of inversion tables, reprinted by a newspaper",
    year: Some(2021),
    link: Some(
        "https://www.murfreesboropost.com/community/think-twice-about-inversion-\
         tables-for-back-pain/article_14863466-4349-11ec-bcf5-97bab8a78fc4.html",
    ),
    supports: "Makers tell people not to invert without a doctor's approval where \
               higher blood pressure, higher pressure in the head or the pull of \
               hanging could make a condition worse.",
    weakness: "Makers' lists are written to be safe from claims; they name no studies.",
};

pub(super) const SELLER_CONDITIONS: Source = Source {
    id: SourceId::SellerConditions,
    title: "Contraindications to inversion, a seller's list",
    year: None,
    link: Some("https://www.inhomespinecare.com/copy-of-contraindiction"),
    supports: "Blood thinners and aspirin, weak bones, fractures and implants, eye, \
               heart and ear conditions, hernias, high blood pressure and severe \
               obesity are named as reasons to ask a doctor first.",
    weakness: "A seller's page without studies.",
};

pub(super) const USER_GUIDE_SETUP: Source = Source {
    id: SourceId::UserGuideSetup,
    title: "User guide of an inversion table: before you invert",
    year: None,
    link: Some("https://manualshive.com/en/manual/stl/invertalign-5/1380970?page=2"),
    supports: "Check the fasteners, the height setting and a smooth turn before every \
               use; begin with the tether.",
    weakness: "One maker's guide; yours may differ, and yours counts.",
};

pub(super) const USER_GUIDE_USE: Source = Source {
    id: SourceId::UserGuideUse,
    title: "User guide of an inversion table: suggestions for use",
    year: None,
    link: Some("https://manualsdump.com/amp/en/manuals/224424/14"),
    supports: "Begin at a small angle, change one thing at a time, come up slowly, wait \
               after a meal.",
    weakness: "One maker's guide; yours may differ, and yours counts.",
};

pub(super) const HOSPITAL_ADVICE_2021: Source = Source {
    id: SourceId::HospitalAdvice2021,
    title: "Cleveland Clinic: Can inversion tables really relieve back pain?",
    year: Some(2021),
    link: Some("https://health.clevelandclinic.org/can-inversion-tables-really-relieve-back-pain"),
    supports: "People who are pregnant or have high blood pressure, heart disease or an \
               eye disease such as glaucoma should not try it; reflux could get worse.",
    weakness: "One specialist's advice, not a study.",
};

pub(super) const OWN_CHOICE: Source = Source {
    id: SourceId::OwnChoice,
    title: "Plumbline's own choice",
    year: None,
    link: None,
    supports: "Where no study says how much is right, the cautious side is taken, and \
               it is said to be a choice.",
    weakness: "It is a choice, not evidence. The split in stop, clearance and not today \
               is one too.",
};

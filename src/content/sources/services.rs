//! Signs that need help, and whom to call.

use super::{Source, SourceId};

pub(super) const RED_FLAGS_2016: Source = Source {
    id: SourceId::RedFlags2016,
    title: "Verhagen and others: Red flags presented in current low back pain \
            guidelines. Eur Spine J 25:2788",
    year: Some(2016),
    link: Some("https://doi.org/10.1007/s00586-016-4684-0"),
    supports: "Major trauma, steroids, a history of cancer, weight loss and pain at \
               night are the signs guidelines name most often.",
    weakness: "A review of 16 guidelines; most give no figures for how well a sign \
               predicts disease.",
};

pub(super) const BACK_PAIN_SERVICE: Source = Source {
    id: SourceId::BackPainService,
    title: "NHS (United Kingdom): Back pain",
    year: None,
    link: Some("https://www.nhs.uk/conditions/back-pain/"),
    supports: "Numbness around the genitals or buttocks, trouble passing urine, loss of \
               bladder or bowel control and pain, weakness or numbness in both legs \
               need an emergency department.",
    weakness: "Advice for the public; written for one country's services.",
};

pub(super) const STROKE_SERVICE: Source = Source {
    id: SourceId::StrokeService,
    title: "NHS (United Kingdom): Symptoms of a stroke",
    year: None,
    link: Some("https://www.nhs.uk/conditions/stroke/symptoms/"),
    supports: "Signs in the face, arms or speech need an ambulance at once.",
    weakness: "Advice for the public; written for one country's services.",
};

pub(super) const CHEST_PAIN_SERVICE: Source = Source {
    id: SourceId::ChestPainService,
    title: "NHS (United Kingdom): Chest pain",
    year: None,
    link: Some("https://www.nhs.uk/conditions/chest-pain/"),
    supports: "Chest pain that does not go away needs an ambulance.",
    weakness: "Advice for the public; written for one country's services.",
};

pub(super) const FAINTING_SERVICE: Source = Source {
    id: SourceId::FaintingService,
    title: "NHS (United Kingdom): Fainting",
    year: None,
    link: Some("https://www.nhs.uk/conditions/fainting/"),
    supports: "Fainting with chest pain, an injury or a slow recovery needs an \
               ambulance; fainting more than once needs a doctor.",
    weakness: "Advice for the public; written for one country's services. Calling for \
               any faint at the table is our choice.",
};

pub(super) const HEADACHE_SERVICE: Source = Source {
    id: SourceId::HeadacheService,
    title: "NHS (United Kingdom): Headaches",
    year: None,
    link: Some("https://www.nhs.uk/conditions/headaches/"),
    supports: "A sudden, extremely painful headache needs urgent help.",
    weakness: "Advice for the public; written for one country's services.",
};

pub(super) const HEAD_INJURY_SERVICE: Source = Source {
    id: SourceId::HeadInjuryService,
    title: "NHS (United Kingdom): Head injury and concussion",
    year: None,
    link: Some("https://www.nhs.uk/conditions/head-injury-and-concussion/"),
    supports: "A hit to the head with fainting, weakness or neck pain needs emergency \
               help.",
    weakness: "Advice for the public; written for one country's services.",
};

pub(super) const RETINA_SERVICE: Source = Source {
    id: SourceId::RetinaService,
    title: "NHS (United Kingdom): Detached retina",
    year: None,
    link: Some("https://www.nhs.uk/conditions/detached-retina-retinal-detachment/"),
    supports: "New floaters, flashes, a dark curtain or a sudden change of sight need \
               urgent eye care.",
    weakness: "Advice for the public; written for one country's services.",
};

pub(super) const EMERGENCY_112: Source = Source {
    id: SourceId::Emergency112,
    title: "European Commission: 112, the single European emergency number",
    year: None,
    link: Some("https://digital-strategy.ec.europa.eu/en/policies/112"),
    supports: "112 reaches an ambulance from any phone in every country of the European \
               Union.",
    weakness: "Some countries have a second number that is better known.",
};

pub(super) const EMERGENCY_ABROAD: Source = Source {
    id: SourceId::EmergencyAbroad,
    title: "United States Department of State: 911 abroad",
    year: None,
    link: Some("https://travel.state.gov/content/dam/students-abroad/pdfs/911_ABROAD.pdf"),
    supports: "The number that calls an ambulance, country by country.",
    weakness: "Numbers change; if you know your local number, that one counts.",
};

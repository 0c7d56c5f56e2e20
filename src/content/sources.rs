//! Where every medical claim comes from, what it supports, and how far it can be trusted.

/// A source of claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceId {
    /// Eye pressure upside down, JAMA 1985.
    EyePressure1985,
    /// Eye and blood pressure upside down, 1984.
    EyeAndBloodPressure1984,
    /// Aspirin and bleeding points around the eyes, 1985.
    Aspirin1985,
    /// Blood pressure after two minutes, 1986.
    BloodPressure1986,
    /// Blood pressure, headache and blurred vision, 1985.
    Devices1985,
    /// Eye and blood pressure in boots, with makers' contraindications, 1983.
    Boots1983,
    /// Falls from tables with neck cord injury, 2021.
    Falls2021,
    /// A neck cord injury at home at 64, 2024.
    CentralCord2024,
    /// The dose of the ladder's top level, 2013.
    Dose2013,
    /// Warnings printed in tables' user guides.
    UserGuideWarnings,
    /// Conditions a seller of inversion belts and tables lists.
    SellerConditions,
    /// How user guides set a table up.
    UserGuideSetup,
    /// How user guides begin and return.
    UserGuideUse,
    /// A hospital's advice for patients.
    HospitalAdvice2021,
    /// Red flags in guidelines for low back pain, 2016.
    RedFlags2016,
    /// Red flags for cauda equina, a health service's page.
    BackPainService,
    /// Stroke signs, a health service's page.
    StrokeService,
    /// Chest pain, a health service's page.
    ChestPainService,
    /// Fainting, a health service's page.
    FaintingService,
    /// Headaches, a health service's page.
    HeadacheService,
    /// Head and neck injuries, a health service's page.
    HeadInjuryService,
    /// Detached retina, a health service's page.
    RetinaService,
    /// The single European emergency number.
    Emergency112,
    /// Emergency numbers by country.
    EmergencyAbroad,
    /// Exercise for chronic low back pain, 2021.
    Exercise2021,
    /// How much adults should move, 2020.
    Activity2020,
    /// Heat or cold for low back pain, 2006.
    HeatCold2006,
    /// Burns from creams and patches, 2012.
    TopicalBurns2012,
    /// Breaks at screen work.
    ScreenWork,
    /// The product's own choice, said as such.
    OwnChoice,
}

/// A source in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Which.
    pub id: SourceId,
    /// Authors or publisher and title.
    pub title: &'static str,
    /// Year of publication; `None` for a page kept up to date.
    pub year: Option<u16>,
    /// Where to read it; `None` for the product's own choices.
    pub link: Option<&'static str>,
    /// What it supports here, and no more.
    pub supports: &'static str,
    /// How far it can be trusted, and who paid where that is known.
    pub weakness: &'static str,
}

impl Source {
    /// Its title, with the year where it has one.
    pub fn cited(&self) -> String {
        match self.year {
            Some(year) => format!("{} ({year})", self.title),
            None => self.title.to_owned(),
        }
    }
}

impl SourceId {
    /// Every source, in the order it is listed.
    pub const ALL: [Self; 30] = [
        Self::EyePressure1985,
        Self::EyeAndBloodPressure1984,
        Self::Aspirin1985,
        Self::BloodPressure1986,
        Self::Devices1985,
        Self::Boots1983,
        Self::Falls2021,
        Self::CentralCord2024,
        Self::Dose2013,
        Self::UserGuideWarnings,
        Self::SellerConditions,
        Self::UserGuideSetup,
        Self::UserGuideUse,
        Self::HospitalAdvice2021,
        Self::RedFlags2016,
        Self::BackPainService,
        Self::StrokeService,
        Self::ChestPainService,
        Self::FaintingService,
        Self::HeadacheService,
        Self::HeadInjuryService,
        Self::RetinaService,
        Self::Emergency112,
        Self::EmergencyAbroad,
        Self::Exercise2021,
        Self::Activity2020,
        Self::HeatCold2006,
        Self::TopicalBurns2012,
        Self::ScreenWork,
        Self::OwnChoice,
    ];

    /// The source in full.
    pub const fn source(self) -> &'static Source {
        match self {
            Self::EyePressure1985 => &Source {
                id: Self::EyePressure1985,
                title: "Friberg, Weinreb: Ocular manifestations of gravity inversion. JAMA 253:1755",
                year: Some(1985),
                link: Some("https://jamanetwork.com/journals/jama/article-abstract/397528"),
                supports: "Pressure in the eye rose from 14 to 36 mmHg fully upside down. The \
                           authors advise people with glaucoma, high eye pressure, retinal vessel \
                           disease or macular degeneration not to invert.",
                weakness: "16 healthy volunteers, fully upside down; smaller angles were not \
                           measured. Who paid is not stated in the abstract.",
            },
            Self::EyeAndBloodPressure1984 => &Source {
                id: Self::EyeAndBloodPressure1984,
                title: "LeMarr, Golding, Adler: Intraocular pressure response to inversion",
                year: Some(1984),
                link: Some("https://pubmed.ncbi.nlm.nih.gov/6517124/"),
                supports: "Eye pressure rose from about 16 to 31-34 mmHg and blood pressure from \
                           110/77 to 130/90 hanging fully upside down.",
                weakness: "26 healthy young people, three minutes, fully upside down. Who paid is \
                           not stated in the abstract.",
            },
            Self::Aspirin1985 => &Source {
                id: Self::Aspirin1985,
                title: "Ophthalmic response to inverted posture (letter). Arch Ophthalmol 103:762",
                year: Some(1985),
                link: Some(
                    "https://jamanetwork.com/journals/jamaophthalmology/article-abstract/635542",
                ),
                supports: "Small bleeding points around the eyes were seen in two people taking \
                           aspirin.",
                weakness: "A letter about two people and a pilot study in 20 young men.",
            },
            Self::BloodPressure1986 => &Source {
                id: Self::BloodPressure1986,
                title: "Haskvitz, Hanten: Blood pressure response to inversion traction. \
                        Phys Ther 66:1361",
                year: Some(1986),
                link: Some("https://pubmed.ncbi.nlm.nih.gov/2944136/"),
                supports: "Two minutes of inversion raised both blood pressure values; the authors \
                           say people with high blood pressure may need to avoid it.",
                weakness: "60 healthy women aged 20 to 30. Who paid is not stated in the abstract.",
            },
            Self::Devices1985 => &Source {
                id: Self::Devices1985,
                title: "Gianakopoulos and others: Inversion devices: their role in producing \
                        lumbar distraction. Arch Phys Med Rehabil 66:100",
                year: Some(1985),
                link: Some("https://pubmed.ncbi.nlm.nih.gov/3155939/"),
                supports: "Blood pressure rose by 17/16 mmHg on average. Of 20 people, three had \
                           lasting headaches and three lasting blurred vision. The authors want \
                           such devices used under medical supervision.",
                weakness: "20 people with back pain, no control group; supported in part by a \
                           source outside the government that the abstract does not name.",
            },
            Self::Boots1983 => &Source {
                id: Self::Boots1983,
                title: "Klatz and others: The effects of gravity inversion procedures on systemic \
                        blood pressure, intraocular pressure, and central retinal arterial pressure",
                year: Some(1983),
                link: Some(
                    "https://www.scribd.com/document/602536251/The-effect-of-gravity-inversion-\
                     procedures-on-systemic-blood-pressure-intraocular-pressure-and-central-\
                     retinal-arterial-pressure",
                ),
                supports: "Makers of inversion boots warned people with heart failure, uncontrolled \
                           high blood pressure, narrowed neck arteries or hiatal hernia.",
                weakness: "20 healthy students, three minutes in boots; the warnings are the \
                           makers', retold.",
            },
            Self::Falls2021 => &Source {
                id: Self::Falls2021,
                title: "Jung, Hwang, Kim: Inversion table fall injury, the phantom menace. \
                        Healthcare 9:492",
                year: Some(2021),
                link: Some("https://doi.org/10.3390/healthcare9050492"),
                supports: "Three people injured the spinal cord in the neck when their feet slipped \
                           out of the ankle lock.",
                weakness: "Three case reports; they show that it happens, not how often.",
            },
            Self::CentralCord2024 => &Source {
                id: Self::CentralCord2024,
                title: "Michels, Jacobson: Central cord syndrome after fall from inversion table. \
                        WMJ 123:51",
                year: Some(2024),
                link: Some("https://wmjonline.org/123no1/michels/"),
                supports: "A man of 64 injured the spinal cord in the neck using a table at home; \
                           the authors say changes of the neck with age raise that risk.",
                weakness: "One case report. The authors declare no funding.",
            },
            Self::Dose2013 => &Source {
                id: Self::Dose2013,
                title: "Kim and others: The effect of inversion traction on pain sensation, lumbar \
                        flexibility and trunk muscles strength in patients with chronic low back \
                        pain. Isokinet Exerc Sci 21:237",
                year: Some(2013),
                link: Some(
                    "https://ip.ios.semcs.net/articles/isokinetics-and-exercise-science/ies00506",
                ),
                supports: "Three sets of three minutes at 60 degrees, four days a week for eight \
                           weeks, is the dose the top level takes over.",
                weakness: "47 women in three groups, 14 of them at 60 degrees; eight weeks. Who paid \
                           is not stated in the abstract.",
            },
            Self::UserGuideWarnings => &Source {
                id: Self::UserGuideWarnings,
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
            },
            Self::SellerConditions => &Source {
                id: Self::SellerConditions,
                title: "Contraindications to inversion, a seller's list",
                year: None,
                link: Some("https://www.inhomespinecare.com/copy-of-contraindiction"),
                supports: "Blood thinners and aspirin, weak bones, fractures and implants, eye, \
                           heart and ear conditions, hernias, high blood pressure and severe \
                           obesity are named as reasons to ask a doctor first.",
                weakness: "A seller's page without studies.",
            },
            Self::UserGuideSetup => &Source {
                id: Self::UserGuideSetup,
                title: "User guide of an inversion table: before you invert",
                year: None,
                link: Some("https://manualshive.com/en/manual/stl/invertalign-5/1380970?page=2"),
                supports: "Check the fasteners, the height setting and a smooth turn before every \
                           use; begin with the tether.",
                weakness: "One maker's guide; yours may differ, and yours counts.",
            },
            Self::UserGuideUse => &Source {
                id: Self::UserGuideUse,
                title: "User guide of an inversion table: suggestions for use",
                year: None,
                link: Some("https://manualsdump.com/amp/en/manuals/224424/14"),
                supports: "Begin at a small angle, change one thing at a time, come up slowly, wait \
                           after a meal.",
                weakness: "One maker's guide; yours may differ, and yours counts.",
            },
            Self::HospitalAdvice2021 => &Source {
                id: Self::HospitalAdvice2021,
                title: "Cleveland Clinic: Can inversion tables really relieve back pain?",
                year: Some(2021),
                link: Some(
                    "https://health.clevelandclinic.org/can-inversion-tables-really-relieve-back-pain",
                ),
                supports: "People who are pregnant or have high blood pressure, heart disease or an \
                           eye disease such as glaucoma should not try it; reflux could get worse.",
                weakness: "One specialist's advice, not a study.",
            },
            Self::RedFlags2016 => &Source {
                id: Self::RedFlags2016,
                title: "Verhagen and others: Red flags presented in current low back pain \
                        guidelines. Eur Spine J 25:2788",
                year: Some(2016),
                link: Some("https://doi.org/10.1007/s00586-016-4684-0"),
                supports: "Major trauma, steroids, a history of cancer, weight loss and pain at \
                           night are the signs guidelines name most often.",
                weakness: "A review of 16 guidelines; most give no figures for how well a sign \
                           predicts disease.",
            },
            Self::BackPainService => &Source {
                id: Self::BackPainService,
                title: "NHS (United Kingdom): Back pain",
                year: None,
                link: Some("https://www.nhs.uk/conditions/back-pain/"),
                supports: "Numbness around the genitals or buttocks, trouble passing urine, loss of \
                           bladder or bowel control and pain, weakness or numbness in both legs \
                           need an emergency department.",
                weakness: "Advice for the public; written for one country's services.",
            },
            Self::StrokeService => &Source {
                id: Self::StrokeService,
                title: "NHS (United Kingdom): Symptoms of a stroke",
                year: None,
                link: Some("https://www.nhs.uk/conditions/stroke/symptoms/"),
                supports: "Signs in the face, arms or speech need an ambulance at once.",
                weakness: "Advice for the public; written for one country's services.",
            },
            Self::ChestPainService => &Source {
                id: Self::ChestPainService,
                title: "NHS (United Kingdom): Chest pain",
                year: None,
                link: Some("https://www.nhs.uk/conditions/chest-pain/"),
                supports: "Chest pain that does not go away needs an ambulance.",
                weakness: "Advice for the public; written for one country's services.",
            },
            Self::FaintingService => &Source {
                id: Self::FaintingService,
                title: "NHS (United Kingdom): Fainting",
                year: None,
                link: Some("https://www.nhs.uk/conditions/fainting/"),
                supports: "Fainting with chest pain, an injury or a slow recovery needs an \
                           ambulance; fainting more than once needs a doctor.",
                weakness: "Advice for the public; written for one country's services. Calling for \
                           any faint at the table is our choice.",
            },
            Self::HeadacheService => &Source {
                id: Self::HeadacheService,
                title: "NHS (United Kingdom): Headaches",
                year: None,
                link: Some("https://www.nhs.uk/conditions/headaches/"),
                supports: "A sudden, extremely painful headache needs urgent help.",
                weakness: "Advice for the public; written for one country's services.",
            },
            Self::HeadInjuryService => &Source {
                id: Self::HeadInjuryService,
                title: "NHS (United Kingdom): Head injury and concussion",
                year: None,
                link: Some("https://www.nhs.uk/conditions/head-injury-and-concussion/"),
                supports: "A hit to the head with fainting, weakness or neck pain needs emergency \
                           help.",
                weakness: "Advice for the public; written for one country's services.",
            },
            Self::RetinaService => &Source {
                id: Self::RetinaService,
                title: "NHS (United Kingdom): Detached retina",
                year: None,
                link: Some("https://www.nhs.uk/conditions/detached-retina-retinal-detachment/"),
                supports: "New floaters, flashes, a dark curtain or a sudden change of sight need \
                           urgent eye care.",
                weakness: "Advice for the public; written for one country's services.",
            },
            Self::Emergency112 => &Source {
                id: Self::Emergency112,
                title: "European Commission: 112, the single European emergency number",
                year: None,
                link: Some("https://digital-strategy.ec.europa.eu/en/policies/112"),
                supports: "112 reaches an ambulance from any phone in every country of the European \
                           Union.",
                weakness: "Some countries have a second number that is better known.",
            },
            Self::EmergencyAbroad => &Source {
                id: Self::EmergencyAbroad,
                title: "United States Department of State: 911 abroad",
                year: None,
                link: Some(
                    "https://travel.state.gov/content/dam/students-abroad/pdfs/911_ABROAD.pdf",
                ),
                supports: "The number that calls an ambulance, country by country.",
                weakness: "Numbers change; if you know your local number, that one counts.",
            },
            Self::Exercise2021 => &Source {
                id: Self::Exercise2021,
                title: "Hayden and others: Exercise therapy for chronic low back pain. Cochrane \
                        Database Syst Rev 9:CD009790",
                year: Some(2021),
                link: Some("https://doi.org/10.1002/14651858.CD009790.pub2"),
                supports: "249 trials. Exercise probably lowers chronic low back pain compared with \
                           no treatment, usual care or placebo, by about 15 points of 100, which is \
                           about what a person notices.",
                weakness: "Moderate certainty: nobody can be blinded to exercise, and the trials \
                           differ much. It says little about pain that is new.",
            },
            Self::Activity2020 => &Source {
                id: Self::Activity2020,
                title: "Bull and others: World Health Organization 2020 guidelines on physical \
                        activity and sedentary behaviour. Br J Sports Med 54:1451",
                year: Some(2020),
                link: Some("https://pmc.ncbi.nlm.nih.gov/articles/PMC7719906/"),
                supports: "Adults: 150 to 300 minutes a week of moderate, or 75 to 150 minutes of \
                           vigorous activity, and regular strengthening; some is better than none.",
                weakness: "About health as a whole, not about back pain.",
            },
            Self::HeatCold2006 => &Source {
                id: Self::HeatCold2006,
                title: "French and others: Superficial heat or cold for low back pain. Cochrane \
                        Database Syst Rev CD004750",
                year: Some(2006),
                link: Some("https://doi.org/10.1002/14651858.CD004750.pub2"),
                supports: "Nine trials, 1,117 people. In two, a heat wrap lowered acute and subacute \
                           pain after five days by about one point of five. For cold there was too \
                           little evidence.",
                weakness: "Few and small trials, searched to 2005; little on long-standing pain.",
            },
            Self::TopicalBurns2012 => &Source {
                id: Self::TopicalBurns2012,
                title: "Food and Drug Administration: Rare cases of serious burns with the use of \
                        over-the-counter topical muscle and joint pain relievers",
                year: Some(2012),
                link: Some("https://www.fda.gov/Drugs/DrugSafety/ucm318858.htm"),
                supports: "Rare burns of the skin from products with menthol, methyl salicylate or \
                           capsaicin. Do not bandage tightly, do not add heat, not on damaged skin.",
                weakness: "43 reported cases; how often it happens is not known.",
            },
            Self::ScreenWork => &Source {
                id: Self::ScreenWork,
                title: "Health and Safety Executive: breaks for people who work at screens",
                year: None,
                link: Some("https://www.hse.gov.uk/msd/dse/work-routine.htm"),
                supports: "Short breaks often are better than long ones seldom: 5 to 10 minutes \
                           every hour rather than 20 minutes every two hours.",
                weakness: "Guidance to employers against tiredness and strain; it names no trial \
                           on back pain.",
            },
            Self::OwnChoice => &Source {
                id: Self::OwnChoice,
                title: "Plumbline's own choice",
                year: None,
                link: None,
                supports: "Where no study says how much is right, the cautious side is taken, and \
                           it is said to be a choice.",
                weakness: "It is a choice, not evidence. The split in stop, clearance and not today \
                           is one too.",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_is_in_the_list_once_and_says_what_it_supports_and_lacks() {
        let mut ids = SourceId::ALL.to_vec();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), SourceId::ALL.len());
        for id in SourceId::ALL {
            let source = id.source();
            assert_eq!(source.id, id);
            assert!(!source.title.is_empty() && !source.supports.is_empty());
            assert!(!source.weakness.is_empty());
            let linked = source.link.is_some_and(|link| link.starts_with("https://"));
            assert_eq!(linked, id != SourceId::OwnChoice, "{id:?}");
            let spaced = source.link.is_some_and(|link| link.contains(' '));
            assert!(!spaced, "{id:?}");
        }
    }
}

//! Studies of what hanging head-down does, and reports of harm.

use super::{Source, SourceId};

pub(super) const EYE_PRESSURE_1985: Source = Source {
    id: SourceId::EyePressure1985,
    title: "Friberg, Weinreb: Ocular manifestations of gravity inversion. JAMA 253:1755",
    year: Some(1985),
    link: Some("https://jamanetwork.com/journals/jama/article-abstract/397528"),
    supports: "Pressure in the eye rose from 14 to 36 mmHg fully upside down. The \
               authors advise people with glaucoma, high eye pressure, retinal vessel \
               disease or macular degeneration not to invert.",
    weakness: "16 healthy volunteers, fully upside down; smaller angles were not \
               measured. Who paid is not stated in the abstract.",
};

pub(super) const EYE_AND_BLOOD_PRESSURE_1984: Source = Source {
    id: SourceId::EyeAndBloodPressure1984,
    title: "LeMarr, Golding, Adler: Intraocular pressure response to inversion",
    year: Some(1984),
    link: Some("https://pubmed.ncbi.nlm.nih.gov/6517124/"),
    supports: "Eye pressure rose from about 16 to 31-34 mmHg and blood pressure from \
               110/77 to 130/90 hanging fully upside down.",
    weakness: "26 healthy young people, three minutes, fully upside down. Who paid is \
               not stated in the abstract.",
};

pub(super) const ASPIRIN_1985: Source = Source {
    id: SourceId::Aspirin1985,
    title: "Ophthalmic response to inverted posture (letter). Arch Ophthalmol 103:762",
    year: Some(1985),
    link: Some("https://jamanetwork.com/journals/jamaophthalmology/article-abstract/635542"),
    supports: "Small bleeding points around the eyes were seen in two people taking \
               aspirin.",
    weakness: "A letter about two people and a pilot study in 20 young men.",
};

pub(super) const BLOOD_PRESSURE_1986: Source = Source {
    id: SourceId::BloodPressure1986,
    title: "Haskvitz, Hanten: Blood pressure response to inversion traction. \
            Phys Ther 66:1361",
    year: Some(1986),
    link: Some("https://pubmed.ncbi.nlm.nih.gov/2944136/"),
    supports: "Two minutes of inversion raised both blood pressure values; the authors \
               say people with high blood pressure may need to avoid it.",
    weakness: "60 healthy women aged 20 to 30. Who paid is not stated in the abstract.",
};

pub(super) const DEVICES_1985: Source = Source {
    id: SourceId::Devices1985,
    title: "Gianakopoulos and others: Inversion devices: their role in producing \
            lumbar distraction. Arch Phys Med Rehabil 66:100",
    year: Some(1985),
    link: Some("https://pubmed.ncbi.nlm.nih.gov/3155939/"),
    supports: "Blood pressure rose by 17/16 mmHg on average. Of 20 people, three had \
               lasting headaches and three lasting blurred vision. The authors want \
               such devices used under medical supervision.",
    weakness: "20 people with back pain, no control group; supported in part by a \
               source outside the government that the abstract does not name.",
};

pub(super) const BOOTS_1983: Source = Source {
    id: SourceId::Boots1983,
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
};

pub(super) const FALLS_2021: Source = Source {
    id: SourceId::Falls2021,
    title: "Jung, Hwang, Kim: Inversion table fall injury, the phantom menace. \
            Healthcare 9:492",
    year: Some(2021),
    link: Some("https://doi.org/10.3390/healthcare9050492"),
    supports: "Three people injured the spinal cord in the neck when their feet slipped \
               out of the ankle lock.",
    weakness: "Three case reports; they show that it happens, not how often.",
};

pub(super) const CENTRAL_CORD_2024: Source = Source {
    id: SourceId::CentralCord2024,
    title: "Michels, Jacobson: Central cord syndrome after fall from inversion table. \
            WMJ 123:51",
    year: Some(2024),
    link: Some("https://wmjonline.org/123no1/michels/"),
    supports: "A man of 64 injured the spinal cord in the neck using a table at home; \
               the authors say changes of the neck with age raise that risk.",
    weakness: "One case report. The authors declare no funding.",
};

pub(super) const DOSE_2013: Source = Source {
    id: SourceId::Dose2013,
    title: "Kim and others: The effect of inversion traction on pain sensation, lumbar \
            flexibility and trunk muscles strength in patients with chronic low back \
            pain. Isokinet Exerc Sci 21:237",
    year: Some(2013),
    link: Some("https://ip.ios.semcs.net/articles/isokinetics-and-exercise-science/ies00506"),
    supports: "Three sets of three minutes at 60 degrees, four days a week for eight \
               weeks, is the dose the top level takes over.",
    weakness: "47 women in three groups, 14 of them at 60 degrees; eight weeks. Who paid \
               is not stated in the abstract.",
};

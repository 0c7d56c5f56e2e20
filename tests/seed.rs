//! Every heading and bullet of the seed's topics, and the content that covers it.
//!
//! The rows follow the product's own lists: the gate (3), the checklist (4), the red flags (7), and
//! Learn with the balanced plan (10). A row names where its content stands and words that have to
//! be there; take the content away and the row fails.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy.toml allows them in tests, which does not cover what tests call"
)]

use plumbline::{
    content::{
        checklist, consultation, contraindications,
        learn::{self, Cite, Leaning, StudyId},
        not_today,
        red_flags::{self, Urgency},
    },
    domain::{
        checklist::CheckItem,
        screening::{Class, Contraindication, NotToday},
    },
};

/// Where a topic is covered.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// A question of the gate.
    Gate(Contraindication),
    /// A question of the day.
    Day(NotToday),
    /// An item of the checklist.
    Check(CheckItem),
    /// A group of red flags.
    Flags(Urgency),
    /// A section of a page of Learn.
    Learn(&'static str, &'static str),
    /// The page that prepares a consultation.
    Consultation,
}

/// One row: the seed's topic, where it is covered, and words that have to stand there.
type Row = (&'static str, Place, &'static [&'static str]);

use Contraindication as C;
use Place::{Check, Consultation, Day, Flags, Gate, Learn};

/// Product, section 3: the gate.
const GATE: &[Row] = &[
    (
        "seed: uncontrolled high blood pressure",
        Gate(C::UncontrolledPressure),
        &["140/90", "blood pressure"],
    ),
    (
        "seed: cardiovascular disease",
        Gate(C::UnstableHeart),
        &["heart"],
    ),
    (
        "seed: glaucoma",
        Gate(C::Glaucoma),
        &["glaucoma", "14 to 36 mmhg"],
    ),
    (
        "seed: other eye conditions",
        Gate(C::Retina),
        &["retina", "macular"],
    ),
    ("seed: pregnancy", Gate(C::Pregnancy), &["pregnan"]),
    ("seed: recent stroke", Gate(C::Stroke), &["stroke"]),
    ("seed: detached retina", Gate(C::Retina), &["detached"]),
    (
        "seed: severe osteoporosis",
        Gate(C::FragileBone),
        &["osteoporosis"],
    ),
    (
        "seed: vertebral fractures",
        Gate(C::FragileBone),
        &["fracture of a vertebra"],
    ),
    ("seed: hernias", Gate(C::Hernia), &["hernia", "belly"]),
    ("seed: other abdominal issues", Gate(C::Reflux), &["reflux"]),
    (
        "seed: blood-thinning medication",
        Gate(C::BloodThinners),
        &["blood thinner", "aspirin"],
    ),
    (
        "stop: retinal vascular disease, recent eye surgery",
        Gate(C::Retina),
        &["blocked vessels", "eye operation"],
    ),
    (
        "stop: TIA, intracranial bleeding, aneurysm, carotid narrowing",
        Gate(C::Stroke),
        &["mini-stroke", "bleeding", "aneurysm", "narrowed artery"],
    ),
    (
        "stop: heart failure, recent heart attack",
        Gate(C::UnstableHeart),
        &["heart failure", "heart attack"],
    ),
    (
        "stop: unhealed fracture",
        Gate(C::FragileBone),
        &["not healed"],
    ),
    (
        "stop: spinal tumour, infection, cord compression",
        Gate(C::SpinalDisease),
        &["tumour", "infection", "cord"],
    ),
    (
        "stop: a red flag now",
        Gate(C::EmergencySign),
        &["chest pain", "bladder"],
    ),
    (
        "stop: a sign to be seen first",
        Gate(C::WarningSign),
        &["cancer", "fever"],
    ),
    (
        "stop: surgery in six months",
        Gate(C::RecentSurgery),
        &["6 months"],
    ),
    (
        "stop: seizures, fainting",
        Gate(C::Seizures),
        &["seizures", "fainted"],
    ),
    ("stop: implants", Gate(C::Implants), &["pins, rods"]),
    (
        "stop: outside the rating",
        Gate(C::TableRating),
        &["heavier, taller or shorter"],
    ),
    ("stop: under 18", Gate(C::Under18), &["under 18"]),
    (
        "clearance: treated high blood pressure",
        Gate(C::TreatedPressure),
        &["medicine for high blood pressure"],
    ),
    (
        "clearance: stable heart disease, arrhythmia",
        Gate(C::StableHeart),
        &["irregular heartbeat"],
    ),
    (
        "clearance: osteopenia, joint replacement",
        Gate(C::BoneOrJoint),
        &["osteopenia", "replaced joint"],
    ),
    (
        "clearance: spondylolisthesis, curvature",
        Gate(C::SpinalShape),
        &["slipped vertebra", "curve"],
    ),
    (
        "clearance: inflammatory joint disease",
        Gate(C::InflammatoryJoints),
        &["rheumatoid"],
    ),
    (
        "clearance: hypermobility",
        Gate(C::Hypermobility),
        &["hypermobile"],
    ),
    (
        "clearance: numbness, tingling, weakness",
        Gate(C::NerveSigns),
        &["numbness, tingling or weakness"],
    ),
    (
        "clearance: migraine, headaches, head injury",
        Gate(C::Headaches),
        &["migraine", "head injury"],
    ),
    (
        "clearance: vertigo, inner ear",
        Gate(C::Vertigo),
        &["vertigo", "inner ear"],
    ),
    (
        "clearance: diabetic eyes, high myopia",
        Gate(C::EyeRisk),
        &["diabetic", "short-sighted"],
    ),
    ("clearance: breathing", Gate(C::Breathing), &["lung"]),
    (
        "clearance: severe obesity",
        Gate(C::Obesity),
        &["body mass index"],
    ),
    (
        "clearance: panic when restrained",
        Gate(C::Panic),
        &["panic"],
    ),
    (
        "clearance: impaired alertness",
        Gate(C::Alertness),
        &["drowsy"],
    ),
    ("clearance: age 65 or over", Gate(C::Age65), &["65"]),
    (
        "not today: a meal",
        Day(NotToday::Meal),
        &["meal", "2 hours"],
    ),
    (
        "not today: alcohol, sedatives, a new medicine",
        Day(NotToday::AlcoholOrMedicine),
        &["alcohol", "sedative"],
    ),
    (
        "not today: headache, fever, cold, infection, red eye",
        Day(NotToday::Unwell),
        &["headache", "fever", "cold", "ear infection", "red eye"],
    ),
    (
        "not today: eye pain or change of sight",
        Day(NotToday::Eyes),
        &["eye pain"],
    ),
    (
        "not today: dizzy or dehydrated",
        Day(NotToday::Dizzy),
        &["dizzy", "too little"],
    ),
    (
        "not today: blood pressure above 140/90",
        Day(NotToday::BloodPressure),
        &["140/90"],
    ),
    (
        "not today: new leg pain, numbness, weakness",
        Day(NotToday::Legs),
        &["leg pain", "numbness"],
    ),
    (
        "not today: nobody in earshot",
        Day(NotToday::Alone),
        &["earshot"],
    ),
    ("not today: ankle pain", Day(NotToday::Ankle), &["ankle"]),
];

/// Product, section 4: the checklist.
const CHECKLIST: &[Row] = &[
    (
        "1 ankle lock",
        Check(CheckItem::AnkleLock),
        &["pulled, and pulled again"],
    ),
    ("2 shoes", Check(CheckItem::Shoes), &["tied"]),
    (
        "3 height setting and balance test",
        Check(CheckItem::Balance),
        &["height setting", "balance test"],
    ),
    (
        "4 tether or angle stop",
        Check(CheckItem::AngleStop),
        &["tether", "today’s angle"],
    ),
    (
        "5 bolts, floor, 1.5 m clear",
        Check(CheckItem::Surroundings),
        &["bolts", "floor level", "1.5 m"],
    ),
    (
        "6 spotter or alone-plan",
        Check(CheckItem::Help),
        &["earshot"],
    ),
    (
        "7 return rehearsed",
        Check(CheckItem::Return),
        &["arms to your sides", "bend your knees", "head on the bed"],
    ),
    ("8 pockets", Check(CheckItem::Pockets), &["pockets empty"]),
    (
        "9 phone strapped, battery",
        Check(CheckItem::Phone),
        &["strapped", "30 %"],
    ),
    ("10 sound test", Check(CheckItem::Sound), &["sound test"]),
    (
        "11 breathing",
        Check(CheckItem::Breathing),
        &["do not hold your breath"],
    ),
    (
        "first: in and out with help",
        Check(CheckItem::PractisedWithHelp),
        &["in and out with help"],
    ),
    (
        "first: medical clearance",
        Check(CheckItem::MedicalClearance),
        &["heart, eye or vessel"],
    ),
];

/// Product, section 7: the red flags, and where Learn shows them.
const RED_FLAGS: &[Row] = &[
    (
        "emergency: chest pain",
        Flags(Urgency::CallNow),
        &["chest pain that does not settle"],
    ),
    (
        "emergency: fainted",
        Flags(Urgency::CallNow),
        &["you fainted"],
    ),
    (
        "emergency: face, arm, speech",
        Flags(Urgency::CallNow),
        &["face", "arm", "speech"],
    ),
    (
        "emergency: worst headache",
        Flags(Urgency::CallNow),
        &["sudden headache"],
    ),
    (
        "emergency: fall on head or neck",
        Flags(Urgency::CallNow),
        &["head or neck", "do not move the person"],
    ),
    (
        "emergency: cannot get upright",
        Flags(Urgency::CallNow),
        &["cannot get upright"],
    ),
    (
        "department: saddle, urine, bladder or bowel, both legs, weakness",
        Flags(Urgency::EmergencyDepartment),
        &[
            "saddle",
            "urine",
            "bladder or bowel",
            "both legs",
            "leg weakness",
        ],
    ),
    (
        "eye: loss, curtain, flashes",
        Flags(Urgency::SameDayEye),
        &["loss of sight", "curtain", "flashes or floaters"],
    ),
    (
        "clinician: trauma, age, cancer, steroids",
        Flags(Urgency::ClinicianFirst),
        &[
            "fall, crash or blow",
            "under 20 or over 55",
            "cancer",
            "steroid",
        ],
    ),
    (
        "clinician: fever, weight, night, chest spine",
        Flags(Urgency::ClinicianFirst),
        &["fever", "weight", "night", "behind the chest"],
    ),
    (
        "seed: worsening pain",
        Learn("stop", "now"),
        &["pain that gets worse"],
    ),
    (
        "seed: numbness, new weakness",
        Learn("stop", "now"),
        &["numbness or new weakness"],
    ),
    (
        "seed: dizziness, fainting",
        Learn("stop", "now"),
        &["dizziness", "faint"],
    ),
    ("seed: chest pain", Learn("stop", "now"), &["chest pain"]),
    (
        "seed: visual change",
        Learn("stop", "now"),
        &["change of sight"],
    ),
    (
        "seed: when to seek help",
        Learn("stop", "help"),
        &["call emergency services now", "saddle", "eye clinic"],
    ),
];

/// Product, section 10: Learn and the balanced plan.
const LEARN: &[Row] = &[
    (
        "how it works",
        Learn("how-it-works", "idea"),
        &["turns about a pivot", "pulls it apart"],
    ),
    (
        "mechanisms: gaps, muscles",
        Learn("how-it-works", "measured"),
        &["0.3 to 4 mm", "less active"],
    ),
    (
        "what is claimed",
        Learn("how-it-works", "claimed"),
        &["discs", "nerves"],
    ),
    (
        "how long it lasts",
        Learn("how-it-works", "lasts"),
        &["no good study"],
    ),
    (
        "regression to the mean",
        Learn("how-it-works", "anyway"),
        &["bad day"],
    ),
    (
        "who may benefit",
        Learn("who", "may"),
        &["bulging disc", "diary"],
    ),
    (
        "who must not",
        Learn("who", "must-not"),
        &["glaucoma", "pregnan", "stroke", "osteoporosis"],
    ),
    (
        "who has to ask first",
        Learn("who", "ask-first"),
        &["hernia", "blood thinner", "65"],
    ),
    (
        "the split is the product’s own",
        Learn("who", "split"),
        &["our own"],
    ),
    (
        "evidence in short, with its limits",
        Learn("evidence", "short"),
        &[
            "little or no difference",
            "32 trials with 2,762 people",
            "short time",
            "do not recommend",
        ],
    ),
    (
        "evidence against: Cochrane, guidelines",
        Learn("evidence", "against"),
        &[
            "32 trials with 2,762 people",
            "little or no difference",
            "not recommended",
            "routine care",
        ],
    ),
    (
        "evidence both ways: Cheng 2020",
        Learn("evidence", "mixed"),
        &["7 trials with 403 people", "short term"],
    ),
    (
        "evidence for: Prasad 2012, Kim 2013",
        Learn("evidence", "for"),
        &[
            "10 of 13",
            "2 of 9",
            "47 women",
            "three times three minutes",
            "60 degrees",
        ],
    ),
    (
        "eye and blood pressure figures",
        Learn("evidence", "eyes-and-blood"),
        &["14 to 36 mmhg", "17/16 mmhg", "130/90"],
    ),
    (
        "figures in conflict",
        Learn("evidence", "disagree"),
        &["neither changed", "careful side"],
    ),
    (
        "who paid, conflicts of interest",
        Learn("evidence", "for"),
        &["the maker of the device publishes it", "press release"],
    ),
    (
        "risks to the body",
        Learn("risks", "body"),
        &["eyes", "blood pressure", "headaches", "bleeding points"],
    ),
    (
        "mechanical risks: ankle locks",
        Learn("risks", "machine"),
        &["ankle lock", "neck", "22,000", "could not get upright"],
    ),
    (
        "what makes them less likely",
        Learn("risks", "less"),
        &["tether", "earshot", "small angle"],
    ),
    (
        "comparison: table",
        Learn("compare", "table"),
        &["inversion table", "100 to 500"],
    ),
    (
        "comparison: chair",
        Learn("compare", "table"),
        &["inversion chair", "70 degrees"],
    ),
    (
        "comparison: gravity boots",
        Learn("compare", "table"),
        &["gravity boots", "all at once"],
    ),
    (
        "comparison: clinical decompression",
        Learn("compare", "table"),
        &["clinical decompression", "50 to 250"],
    ),
    (
        "benefits beyond: circulation",
        Learn("beyond", "circulation"),
        &["lymph", "no trial"],
    ),
    (
        "benefits beyond: stress, muscles",
        Learn("beyond", "tension"),
        &["stress was not measured"],
    ),
    (
        "benefits beyond: flexibility",
        Learn("beyond", "bending"),
        &["bend further"],
    ),
    (
        "benefits beyond: height, posture",
        Learn("beyond", "height"),
        &["has not been shown"],
    ),
    (
        "tips before",
        Learn("tips", "before"),
        &["after a meal", "getting in and out"],
    ),
    (
        "tips during: the simple start",
        Learn("tips", "during"),
        &["15 to 30 degrees for 1 to 2 minutes", "breathe"],
    ),
    (
        "tips after",
        Learn("tips", "after"),
        &["come up slowly", "check-ins"],
    ),
    (
        "the lowest level that helps is the right one",
        Learn("tips", "lowest"),
        &["the lowest level that helps is the right one"],
    ),
    (
        "integration: supervised exercise",
        Learn("around", "exercise"),
        &["physiotherapist", "better evidence"],
    ),
    (
        "integration: the next 20 minutes",
        Learn("around", "bridge"),
        &["20 minutes"],
    ),
    (
        "integration: posture",
        Learn("around", "posture"),
        &["change your position"],
    ),
    (
        "integration: weight",
        Learn("around", "weight"),
        &["obesity"],
    ),
    (
        "integration: aerobic activity",
        Learn("around", "aerobic"),
        &["150 to 300 minutes"],
    ),
    (
        "integration: walking",
        Learn("around", "walking"),
        &["208 days"],
    ),
    (
        "integration: heat and cold",
        Learn("around", "heat-and-cold"),
        &["heat wrap", "cold"],
    ),
    (
        "integration: topicals",
        Learn("around", "creams"),
        &["creams", "gels"],
    ),
    (
        "FAQ: is it safe",
        Learn("questions", "safe"),
        &["not for everyone", "no app can tell"],
    ),
    (
        "FAQ: sciatica",
        Learn("questions", "sciatica"),
        &["10 of 13", "2 of 9"],
    ),
    (
        "FAQ: how often",
        Learn("questions", "often"),
        &["nobody knows", "10 minutes"],
    ),
    (
        "FAQ: which angle",
        Learn("questions", "angle"),
        &["45 degrees"],
    ),
    (
        "FAQ: instead of exercise",
        Learn("questions", "instead"),
        &["no."],
    ),
    (
        "when to stop for good",
        Learn("stop", "leave"),
        &["no reason to go on"],
    ),
    (
        "share of weight at an angle, with its caveat",
        Learn("pull", "caveats"),
        &["sine", "friction", "ankles"],
    ),
    (
        "preparing a consultation: questions",
        Consultation,
        &["which signs do i stop", "physiotherapist beside me"],
    ),
    (
        "preparing a consultation: the supervised trial",
        Consultation,
        &["blood pressure is taken", "without that gain"],
    ),
    (
        "preparing a consultation: what was said",
        Consultation,
        &["limits become your ceilings"],
    ),
];

fn text_of(place: Place) -> String {
    let texts: Vec<&str> = match place {
        Gate(item) => {
            let words = contraindications::words(item);
            vec![words.name, words.question, words.hint, words.why, words.ask]
        }
        Day(reason) => {
            let words = not_today::words(reason);
            vec![words.reason, words.why]
        }
        Check(item) => {
            let words = checklist::words(item);
            vec![words.item, words.how]
        }
        Flags(urgency) => {
            let group = red_flags::group(urgency);
            let signs = group
                .signs
                .iter()
                .flat_map(|flag| [flag.sign, flag.advice.unwrap_or_default()]);
            [group.heading, group.lead]
                .into_iter()
                .chain(signs)
                .collect()
        }
        Learn(slug, key) => {
            let section = section(slug, key).unwrap_or_else(|| panic!("no section {slug}/{key}"));
            section.texts()
        }
        Consultation => {
            let asked = consultation::questions(&consultation::Facts::default());
            asked
                .into_iter()
                .map(|question| question.text)
                .chain(consultation::TRIAL_STEPS)
                .chain([consultation::SAID_BODY])
                .collect()
        }
    };
    texts.join(" \n ").to_lowercase()
}

fn section(slug: &str, key: &str) -> Option<&'static learn::Section> {
    let topic = learn::topic(slug)?;
    topic.sections.iter().find(|section| section.key == key)
}

fn check(rows: &[Row]) {
    for (topic, place, words) in rows {
        let text = text_of(*place);
        assert!(!words.is_empty(), "{topic}");
        for word in *words {
            assert!(text.contains(word), "{topic}: “{word}” is not in {place:?}");
        }
    }
}

#[test]
fn every_condition_of_the_gate_is_asked_and_explained() {
    check(GATE);
    // No question stands outside the table.
    for item in Contraindication::ALL {
        assert!(
            GATE.iter()
                .any(|(_, place, _)| matches!(place, Gate(known) if *known == item)),
            "{item:?}"
        );
    }
    for reason in NotToday::ALL {
        assert!(
            GATE.iter()
                .any(|(_, place, _)| matches!(place, Day(known) if *known == reason)),
            "{reason:?}"
        );
    }
}

#[test]
fn the_seed_conditions_that_stop_are_stops() {
    for item in [
        C::UncontrolledPressure,
        C::Glaucoma,
        C::Pregnancy,
        C::Stroke,
        C::Retina,
        C::FragileBone,
    ] {
        assert_eq!(item.class(), Class::Stop, "{item:?}");
    }
}

#[test]
fn every_item_of_the_checklist_is_there() {
    check(CHECKLIST);
    for item in CheckItem::ALL {
        assert!(
            CHECKLIST
                .iter()
                .any(|(_, place, _)| matches!(place, Check(known) if *known == item)),
            "{item:?}"
        );
    }
}

#[test]
fn every_red_flag_is_there() {
    check(RED_FLAGS);
}

#[test]
fn every_topic_of_the_seed_is_in_learn() {
    check(LEARN);
}

#[test]
fn every_page_of_learn_covers_something_of_the_seed() {
    for topic in learn::TOPICS {
        let covered = LEARN
            .iter()
            .chain(RED_FLAGS)
            .any(|(_, place, _)| matches!(place, Learn(slug, _) if *slug == topic.slug));
        assert!(covered, "{}", topic.slug);
    }
}

#[test]
fn what_covers_the_seed_in_learn_cites_a_source() {
    for (topic, place, _) in LEARN.iter().chain(RED_FLAGS) {
        let Learn(slug, key) = place else { continue };
        let section = section(slug, key).unwrap();
        let cards = section
            .parts
            .iter()
            .any(|part| matches!(part, learn::Part::Shown(learn::Shown::Cards(_))));
        assert!(cards || !section.cites().is_empty(), "{topic}");
    }
}

#[test]
fn the_studies_the_product_names_have_cards_with_their_links() {
    for (id, leaning, word) in [
        (StudyId::Traction2013, Leaning::Against, "CD003010"),
        (StudyId::Discs2020, Leaning::Mixed, "Cheng"),
        (StudyId::Surgery2012, Leaning::For, "Prasad"),
        (StudyId::Angles2013, Leaning::For, "Kim"),
        (StudyId::Eyes1985, Leaning::Body, "JAMA"),
        (StudyId::Blood1986, Leaning::Body, "Haskvitz"),
        (StudyId::SideEffects1985, Leaning::Body, "Gianakopoulos"),
        (StudyId::Falls2021, Leaning::Harm, "Healthcare 9:492"),
    ] {
        assert_eq!(id.study().leaning, leaning, "{id:?}");
        let cite = Cite::Study(id);
        assert!(cite.title().contains(word), "{word}: {}", cite.title());
        assert!(cite.link().is_some(), "{id:?}");
    }
}

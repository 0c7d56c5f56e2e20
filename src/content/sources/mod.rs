//! Where every medical claim comes from, what it supports, and how far it can be trusted.

mod balance;
mod guides;
mod inversion;
mod services;

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
            Self::EyePressure1985 => &inversion::EYE_PRESSURE_1985,
            Self::EyeAndBloodPressure1984 => &inversion::EYE_AND_BLOOD_PRESSURE_1984,
            Self::Aspirin1985 => &inversion::ASPIRIN_1985,
            Self::BloodPressure1986 => &inversion::BLOOD_PRESSURE_1986,
            Self::Devices1985 => &inversion::DEVICES_1985,
            Self::Boots1983 => &inversion::BOOTS_1983,
            Self::Falls2021 => &inversion::FALLS_2021,
            Self::CentralCord2024 => &inversion::CENTRAL_CORD_2024,
            Self::Dose2013 => &inversion::DOSE_2013,
            Self::UserGuideWarnings => &guides::USER_GUIDE_WARNINGS,
            Self::SellerConditions => &guides::SELLER_CONDITIONS,
            Self::UserGuideSetup => &guides::USER_GUIDE_SETUP,
            Self::UserGuideUse => &guides::USER_GUIDE_USE,
            Self::HospitalAdvice2021 => &guides::HOSPITAL_ADVICE_2021,
            Self::RedFlags2016 => &services::RED_FLAGS_2016,
            Self::BackPainService => &services::BACK_PAIN_SERVICE,
            Self::StrokeService => &services::STROKE_SERVICE,
            Self::ChestPainService => &services::CHEST_PAIN_SERVICE,
            Self::FaintingService => &services::FAINTING_SERVICE,
            Self::HeadacheService => &services::HEADACHE_SERVICE,
            Self::HeadInjuryService => &services::HEAD_INJURY_SERVICE,
            Self::RetinaService => &services::RETINA_SERVICE,
            Self::Emergency112 => &services::EMERGENCY_112,
            Self::EmergencyAbroad => &services::EMERGENCY_ABROAD,
            Self::Exercise2021 => &balance::EXERCISE_2021,
            Self::Activity2020 => &balance::ACTIVITY_2020,
            Self::HeatCold2006 => &balance::HEAT_COLD_2006,
            Self::TopicalBurns2012 => &balance::TOPICAL_BURNS_2012,
            Self::ScreenWork => &balance::SCREEN_WORK,
            Self::OwnChoice => &guides::OWN_CHOICE,
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

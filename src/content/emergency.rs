//! The number that calls an ambulance, by the device's region.

use super::sources::SourceId;

/// What to show and to dial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EmergencyNumber {
    /// Digits only, for a `tel:` link.
    pub digits: &'static str,
    /// Whether the region's own number is known; if not, "or your local number" is said too.
    pub local: bool,
    /// Where it comes from.
    pub source: SourceId,
}

/// Said beside a number that is not known to be the region's own.
pub const OR_LOCAL: &str = "or your local emergency number";

/// Shown where no region is known: 112 is the number mobile phones know in most of the world.
pub const FALLBACK: EmergencyNumber = EmergencyNumber {
    digits: "112",
    local: false,
    source: SourceId::Emergency112,
};

/// The countries of the European Union, by ISO 3166 code.
const EUROPEAN_UNION: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// The other regions whose number is well known, each with the number that calls an ambulance.
const BY_REGION: &[(&str, &str)] = &[
    ("AR", "107"),
    ("AU", "000"),
    ("BR", "192"),
    ("CA", "911"),
    ("CH", "144"),
    ("CL", "131"),
    ("CN", "120"),
    ("GB", "999"),
    ("HK", "999"),
    ("IL", "101"),
    ("IN", "112"),
    ("IS", "112"),
    ("JP", "119"),
    ("KR", "119"),
    ("LI", "112"),
    ("MX", "911"),
    ("MY", "999"),
    ("NO", "113"),
    ("NZ", "111"),
    ("PH", "911"),
    ("PR", "911"),
    ("SG", "995"),
    ("TR", "112"),
    ("TW", "119"),
    ("US", "911"),
    ("UY", "911"),
];

/// The number for `region`, an ISO 3166 code of two letters in any case; without one, or for a
/// region not in the table, [`FALLBACK`].
pub fn emergency_number(region: Option<&str>) -> EmergencyNumber {
    let Some(region) = region else {
        return FALLBACK;
    };
    if EUROPEAN_UNION
        .iter()
        .any(|code| code.eq_ignore_ascii_case(region))
    {
        return EmergencyNumber {
            local: true,
            ..FALLBACK
        };
    }
    BY_REGION
        .iter()
        .find(|(code, _)| code.eq_ignore_ascii_case(region))
        .map_or(FALLBACK, |(_, digits)| EmergencyNumber {
            digits,
            local: true,
            source: SourceId::EmergencyAbroad,
        })
}

/// The region in a language tag such as `en-GB` or `zh-Hant-TW`; `None` if it names none.
pub fn region_of(language: &str) -> Option<&str> {
    language
        .split(['-', '_'])
        .skip(1)
        .take_while(|part| part.len() > 1)
        .find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Time zones, by the beginning of their IANA name, of regions whose language is also set by people
/// who live elsewhere. Source: the IANA time zone database, file `zone1970.tab`.
const ZONES: &[(&str, &[&str])] = &[
    ("AU", &["Australia/"]),
    ("BR", &["America/"]),
    ("CA", &["America/"]),
    ("CN", &["Asia/"]),
    (
        "GB",
        &[
            "Europe/London",
            "Europe/Belfast",
            "Europe/Isle_of_Man",
            "Europe/Jersey",
            "Europe/Guernsey",
        ],
    ),
    ("IN", &["Asia/Kolkata", "Asia/Calcutta"]),
    ("JP", &["Asia/Tokyo"]),
    ("MX", &["America/"]),
    ("NZ", &["Pacific/Auckland", "Pacific/Chatham"]),
    ("US", &["America/", "Pacific/Honolulu", "US/"]),
];

/// The region of the first of `languages` that names one, unless the clock's `time_zone` says that
/// the device is elsewhere: a phone in Berlin is often set to `en-US`, and 911 is the wrong number
/// there. A zone without a place, such as `UTC`, says nothing.
pub fn region_here<'a>(
    languages: impl IntoIterator<Item = &'a str>,
    time_zone: Option<&str>,
) -> Option<&'a str> {
    let region = languages.into_iter().find_map(region_of)?;
    let placed = time_zone.filter(|zone| zone.contains('/') && !zone.starts_with("Etc/"));
    let zones = ZONES
        .iter()
        .find(|(code, _)| code.eq_ignore_ascii_case(region))
        .map(|(_, zones)| *zones);
    match (placed, zones) {
        (Some(zone), Some(zones)) => zones
            .iter()
            .any(|known| zone.starts_with(known))
            .then_some(region),
        // Europe has one number; a European language beyond Europe does not.
        (Some(zone), None) => {
            (!zone.starts_with("America/") || !calls_112(region)).then_some(region)
        }
        (None, _) => Some(region),
    }
}

fn calls_112(region: &str) -> bool {
    emergency_number(Some(region)).source == SourceId::Emergency112
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_is_elsewhere_than_its_language_has_no_region() {
        assert_eq!(region_here(["en-US", "de-DE"], Some("Europe/Berlin")), None);
        assert_eq!(region_here(["en-GB"], Some("Europe/Madrid")), None);
        assert_eq!(region_here(["es-ES"], Some("America/Bogota")), None);
    }

    #[test]
    fn a_device_at_home_has_the_region_of_its_language() {
        assert_eq!(region_here(["en-US"], Some("America/Chicago")), Some("US"));
        assert_eq!(
            region_here(["en", "en-GB"], Some("Europe/London")),
            Some("GB")
        );
        assert_eq!(region_here(["de-DE"], Some("Europe/Vienna")), Some("DE"));
        assert_eq!(region_here(["en-AU"], Some("UTC")), Some("AU"));
        assert_eq!(region_here(["fr-FR"], None), Some("FR"));
        assert_eq!(region_here(["en"], Some("Europe/Paris")), None);
    }

    fn digits(region: &str) -> &'static str {
        emergency_number(Some(region)).digits
    }

    #[test]
    fn well_known_regions_have_their_own_number() {
        assert_eq!(digits("DE"), "112");
        assert_eq!(digits("us"), "911");
        assert_eq!(digits("GB"), "999");
        assert_eq!(digits("AU"), "000");
        assert_eq!(digits("JP"), "119");
        assert!(emergency_number(Some("DE")).local);
    }

    #[test]
    fn every_country_of_the_european_union_calls_112() {
        assert_eq!(EUROPEAN_UNION.len(), 27);
        for region in EUROPEAN_UNION {
            assert_eq!(digits(region), "112");
        }
    }

    #[test]
    fn an_unknown_region_falls_back_to_112_and_says_so() {
        assert_eq!(emergency_number(None), FALLBACK);
        assert_eq!(emergency_number(Some("XX")), FALLBACK);
        assert_eq!(emergency_number(Some("")), FALLBACK);
        assert!(!emergency_number(Some("XX")).local);
    }

    #[test]
    fn every_number_can_be_dialled_and_no_region_is_listed_twice() {
        let mut codes: Vec<&str> = EUROPEAN_UNION.to_vec();
        codes.extend(BY_REGION.iter().map(|(code, _)| *code));
        for code in &codes {
            assert_eq!(code.len(), 2);
            let digits = digits(code);
            assert!(digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()));
        }
        let all = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), all);
    }

    #[test]
    fn the_region_is_read_from_a_language_tag() {
        assert_eq!(region_of("en-GB"), Some("GB"));
        assert_eq!(region_of("zh-Hant-TW"), Some("TW"));
        assert_eq!(region_of("pt_BR"), Some("BR"));
        assert_eq!(region_of("en"), None);
        assert_eq!(region_of("en-u-ca-gregory"), None);
        assert_eq!(region_of(""), None);
    }
}

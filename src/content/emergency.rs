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

/// The time zones of the European Union, in the form of [`BY_REGION`].
const EUROPEAN_UNION_ZONES: &str = "Europe/Amsterdam,Athens,Berlin,Bratislava,Brussels,Bucharest,\
    Budapest,Busingen,Copenhagen,Dublin,Helsinki,Lisbon,Ljubljana,Luxembourg,Madrid,Malta,\
    Mariehamn,Nicosia,Paris,Prague,Riga,Rome,Sofia,Stockholm,Tallinn,Vienna,Vilnius,Warsaw,Zagreb \
    Asia/Famagusta,Nicosia Africa/Ceuta Atlantic/Azores,Canary,Madeira";

/// The other regions whose number is well known, each with the number that calls an ambulance and
/// its time zones. Zones are areas with their places, and what ends in `/` stands for all beneath
/// it: `Europe/Oslo,Paris Australia/` are two places of Europe and all of Australia. Source: the
/// IANA time zone database, files `zone.tab` and, for the old names that browsers still report,
/// `backward`.
const BY_REGION: &[(&str, &str, &str)] = &[
    (
        "AR",
        "107",
        "America/Argentina/,Buenos_Aires,Catamarca,Cordoba,Jujuy,Mendoza,Rosario",
    ),
    ("AU", "000", "Australia/"),
    (
        "BR",
        "192",
        "America/Araguaina,Bahia,Belem,Boa_Vista,Campo_Grande,Cuiaba,Eirunepe,Fortaleza,Maceio,\
         Manaus,Noronha,Porto_Acre,Porto_Velho,Recife,Rio_Branco,Santarem,Sao_Paulo Brazil/",
    ),
    (
        "CA",
        "911",
        "America/Atikokan,Blanc-Sablon,Cambridge_Bay,Coral_Harbour,Creston,Dawson,Dawson_Creek,\
         Edmonton,Fort_Nelson,Glace_Bay,Goose_Bay,Halifax,Inuvik,Iqaluit,Moncton,Montreal,Nipigon,\
         Pangnirtung,Rainy_River,Rankin_Inlet,Regina,Resolute,St_Johns,Swift_Current,\
         Thunder_Bay,Toronto,Vancouver,Whitehorse,Winnipeg,Yellowknife Canada/",
    ),
    ("CH", "144", "Europe/Zurich"),
    (
        "CL",
        "131",
        "America/Coyhaique,Punta_Arenas,Santiago Pacific/Easter Chile/",
    ),
    (
        "CN",
        "120",
        "Asia/Chongqing,Chungking,Harbin,Kashgar,Shanghai,Urumqi",
    ),
    (
        "GB",
        "999",
        "Europe/Belfast,Guernsey,Isle_of_Man,Jersey,London",
    ),
    ("HK", "999", "Asia/Hong_Kong"),
    ("IL", "101", "Asia/Jerusalem,Tel_Aviv"),
    ("IN", "112", "Asia/Calcutta,Kolkata"),
    ("IS", "112", "Atlantic/Reykjavik"),
    ("JP", "119", "Asia/Tokyo"),
    ("KR", "119", "Asia/Seoul"),
    ("LI", "112", "Europe/Vaduz"),
    (
        "MX",
        "911",
        "America/Bahia_Banderas,Cancun,Chihuahua,Ciudad_Juarez,Ensenada,Hermosillo,Matamoros,\
         Mazatlan,Merida,Mexico_City,Monterrey,Ojinaga,Santa_Isabel,Tijuana Mexico/",
    ),
    ("MY", "999", "Asia/Kuala_Lumpur,Kuching"),
    ("NO", "113", "Europe/Oslo Arctic/Longyearbyen"),
    ("NZ", "111", "Pacific/Auckland,Chatham"),
    ("PH", "911", "Asia/Manila"),
    ("PR", "911", "America/Puerto_Rico"),
    ("SG", "995", "Asia/Singapore"),
    ("TR", "112", "Europe/Istanbul Asia/Istanbul"),
    ("TW", "119", "Asia/Taipei"),
    (
        "US",
        "911",
        "America/Adak,Anchorage,Atka,Boise,Chicago,Denver,Detroit,Fort_Wayne,Indiana/,\
         Indianapolis,Juneau,Kentucky/,Knox_IN,Los_Angeles,Louisville,Menominee,Metlakatla,\
         New_York,Nome,North_Dakota/,Phoenix,Shiprock,Sitka,St_Thomas,Virgin,Yakutat \
         Pacific/Guam,Honolulu,Pago_Pago,Saipan US/",
    ),
    ("UY", "911", "America/Montevideo"),
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
        .find(|(code, ..)| code.eq_ignore_ascii_case(region))
        .map_or(FALLBACK, |(_, digits, _)| EmergencyNumber {
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

/// The region of the first of `languages` that names one, unless the clock's `time_zone` says that
/// the device is elsewhere: a phone in Berlin is often set to `en-US`, and 911 is the wrong number
/// there. The two agree where the zone lies in that region, or in another one with the same number:
/// a phone in Toronto set to `en-US` is answered at 911 too. A zone without a place, such as `UTC`,
/// says nothing; a region whose number is not known agrees with no zone.
pub fn region_here<'a>(
    languages: impl IntoIterator<Item = &'a str>,
    time_zone: Option<&str>,
) -> Option<&'a str> {
    let region = languages.into_iter().find_map(region_of)?;
    let placed = time_zone
        .and_then(|zone| zone.split_once('/'))
        .filter(|(area, _)| *area != "Etc");
    let Some(zone) = placed else {
        return Some(region);
    };
    let number = emergency_number(Some(region));
    (number.local && is_dialled_in(number.digits, zone)).then_some(region)
}

/// Whether `digits` is the number of a region that holds `zone`, an area and a place.
fn is_dialled_in(digits: &str, zone: (&str, &str)) -> bool {
    let in_union = digits == FALLBACK.digits && lies_in(zone, EUROPEAN_UNION_ZONES);
    in_union
        || BY_REGION
            .iter()
            .any(|(_, known, zones)| *known == digits && lies_in(zone, zones))
}

/// Whether a zone, its area and place, is among `zones` in the form of [`BY_REGION`].
fn lies_in((area, place): (&str, &str), zones: &str) -> bool {
    zones
        .split(' ')
        .filter_map(|of_area| of_area.split_once('/'))
        .filter(|(known, _)| *known == area)
        .flat_map(|(_, places)| places.split(','))
        .any(|known| {
            let all_beneath = known.is_empty() || known.ends_with('/');
            place == known || (all_beneath && place.starts_with(known))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_is_elsewhere_than_its_language_has_no_region() {
        assert_eq!(region_here(["en-US", "de-DE"], Some("Europe/Berlin")), None);
        assert_eq!(region_here(["en-GB"], Some("Europe/Madrid")), None);
        assert_eq!(region_here(["es-ES"], Some("America/Bogota")), None);
        assert_eq!(region_here(["ko-KR"], Some("America/Los_Angeles")), None);
        assert_eq!(region_here(["de-CH"], Some("Europe/Berlin")), None);
        assert_eq!(region_here(["de-DE"], Some("Europe/Zurich")), None);
        assert_eq!(region_here(["pt-BR"], Some("America/New_York")), None);
        assert_eq!(region_here(["pt-BR"], Some("America/Bahia_Banderas")), None);
        assert_eq!(region_here(["zh-CN"], Some("Asia/Tokyo")), None);
        assert_eq!(region_here(["en-US"], Some("America/Bogota")), None);
        assert_eq!(region_here(["de-DE"], Some("Asia/Tokyo")), None);
        assert_eq!(region_here(["ru-RU"], Some("Europe/Berlin")), None);
    }

    #[test]
    fn another_region_with_the_same_number_will_do() {
        assert_eq!(region_here(["en-US"], Some("America/Toronto")), Some("US"));
        assert_eq!(region_here(["en-GB"], Some("Asia/Hong_Kong")), Some("GB"));
        assert_eq!(region_here(["en-IE"], Some("Europe/Berlin")), Some("IE"));
    }

    /// The zones of a region one by one, each as far as it is named.
    fn named(zones: &str) -> impl Iterator<Item = String> + '_ {
        zones.split(' ').flat_map(|of_area| {
            let (area, places) = of_area.split_once('/').unwrap();
            places
                .split(',')
                .map(move |place| format!("{area}/{place}"))
        })
    }

    #[test]
    fn every_region_has_its_own_zones_and_its_number_there() {
        for (code, number, zones) in BY_REGION {
            let tag = format!("en-{code}");
            assert!(named(zones).next().is_some(), "{code}");
            for zone in named(zones) {
                let here = region_here([tag.as_str()], Some(&zone));
                assert_eq!(here, Some(*code), "{zone}");
                assert_eq!(emergency_number(here).digits, *number);
            }
        }
        for zone in named(EUROPEAN_UNION_ZONES) {
            for code in EUROPEAN_UNION {
                let tag = format!("en-{code}");
                assert_eq!(region_here([tag.as_str()], Some(&zone)), Some(*code));
            }
        }
    }

    #[test]
    fn no_zone_lies_in_two_regions() {
        let mut zones: Vec<String> = BY_REGION
            .iter()
            .flat_map(|(.., zones)| named(zones))
            .chain(named(EUROPEAN_UNION_ZONES))
            .collect();
        zones.sort_unstable();
        for pair in zones.windows(2) {
            let holds = pair[0].ends_with('/') && pair[1].starts_with(&pair[0]);
            assert!(pair[0] != pair[1] && !holds, "{pair:?}");
        }
    }

    #[test]
    fn old_names_of_zones_are_known() {
        for (tag, zone) in [
            ("es-AR", "America/Buenos_Aires"),
            ("es-AR", "America/Argentina/Ushuaia"),
            ("en-IN", "Asia/Calcutta"),
            ("en-US", "America/Indianapolis"),
            ("en-US", "America/Indiana/Knox"),
            ("en-CA", "America/Coral_Harbour"),
            ("he-IL", "Asia/Tel_Aviv"),
        ] {
            assert!(region_here([tag], Some(zone)).is_some(), "{zone}");
        }
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
        codes.extend(BY_REGION.iter().map(|(code, ..)| *code));
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

//! A line figure for each exercise of the set, in the manner of the person on the table: floor as
//! horizon, round limbs, a head. Dashes show where it moves to.

use leptos::prelude::*;

use crate::domain::balance::Starter;

/// The figure of `starter`; the words beside it say the same, so it is hidden from who hears them.
pub fn exercise_figure(starter: Starter) -> AnyView {
    view! {
        <svg class="exercise-figure" viewBox="0 0 120 72" aria-hidden="true">
            <path class="exercise-figure__floor" d="M4 65H116" />
            <g inner_html=drawing(starter)></g>
        </svg>
    }
    .into_any()
}

/// Limbs first, trunk over them, head last.
const fn drawing(starter: Starter) -> &'static str {
    match starter {
        Starter::CurlUp => {
            concat!(
                r#"<path class="exercise-figure__limb" d="M62 58L110 60M62 58L80 36L92 61"/>"#,
                r#"<path class="exercise-figure__trunk" d="M60 57L34 52"/>"#,
                r#"<path class="exercise-figure__arm" d="M36 54L46 60L58 60"/>"#,
                r#"<circle class="exercise-figure__head" cx="22" cy="45" r="6.5"/>"#,
                r#"<path class="exercise-figure__move" d="M11 54V40M7 45L11 40L15 45"/>"#,
            )
        }
        Starter::SideBridge => {
            concat!(
                r#"<path class="exercise-figure__limb" d="M70 47L92 60L112 60M36 36L36 60L20 60"/>"#,
                r#"<path class="exercise-figure__trunk" d="M38 34L68 46"/>"#,
                r#"<circle class="exercise-figure__head" cx="27" cy="24" r="6.5"/>"#,
                r#"<path class="exercise-figure__move" d="M58 58V49M54 53L58 49L62 53"/>"#,
            )
        }
        Starter::BirdDog => {
            concat!(
                r#"<path class="exercise-figure__limb" d="M44 35L44 61M44 35L14 27M78 36L78 60L96 60M78 36L114 28"/>"#,
                r#"<path class="exercise-figure__trunk" d="M46 34L76 35"/>"#,
                r#"<circle class="exercise-figure__head" cx="33" cy="27" r="6.5"/>"#,
            )
        }
        Starter::Bridge => {
            concat!(
                r#"<path class="exercise-figure__limb" d="M62 42L84 32L88 61M32 58L56 61"/>"#,
                r#"<path class="exercise-figure__trunk" d="M60 42L30 56"/>"#,
                r#"<circle class="exercise-figure__head" cx="18" cy="57" r="6.5"/>"#,
                r#"<path class="exercise-figure__move" d="M60 58V50M56 54L60 50L64 54"/>"#,
            )
        }
        Starter::SitToStand => {
            concat!(
                r#"<path class="exercise-figure__prop" d="M30 28V48H56M34 48V64M54 48V64"/>"#,
                r#"<path class="exercise-figure__limb" d="M48 42L74 44L70 62"/>"#,
                r#"<path class="exercise-figure__trunk" d="M48 41L57 24"/>"#,
                r#"<path class="exercise-figure__arm" d="M57 26L76 33"/>"#,
                r#"<circle class="exercise-figure__head" cx="64" cy="13" r="6.5"/>"#,
                r#"<path class="exercise-figure__move" d="M92 36V12M87 18L92 12L97 18"/>"#,
            )
        }
        Starter::PelvicTilt => {
            concat!(
                r#"<path class="exercise-figure__limb" d="M62 58L82 34L94 61M34 59L56 61"/>"#,
                r#"<path class="exercise-figure__trunk" d="M61 57L32 57"/>"#,
                r#"<circle class="exercise-figure__head" cx="19" cy="57" r="6.5"/>"#,
                r#"<path class="exercise-figure__move" d="M48 34V47M44 43L48 47L52 43"/>"#,
            )
        }
        Starter::CatCamel => {
            concat!(
                r#"<path class="exercise-figure__limb" d="M40 40L40 61M80 40L80 60L98 60"/>"#,
                r#"<path class="exercise-figure__trunk" d="M42 38Q60 18 79 38"/>"#,
                r#"<circle class="exercise-figure__head" cx="30" cy="44" r="6.5"/>"#,
                r#"<path class="exercise-figure__ghost" d="M46 40Q60 52 75 40"/>"#,
            )
        }
        Starter::KneeToChest => {
            concat!(
                r#"<path class="exercise-figure__limb" d="M62 58L110 60M62 57L46 36L70 34"/>"#,
                r#"<path class="exercise-figure__trunk" d="M61 57L32 57"/>"#,
                r#"<path class="exercise-figure__arm" d="M34 55L38 42L46 37"/>"#,
                r#"<circle class="exercise-figure__head" cx="19" cy="57" r="6.5"/>"#,
            )
        }
        Starter::HipStretch => {
            concat!(
                r#"<path class="exercise-figure__limb" d="M58 40L82 42L82 61M58 40L44 60L22 61"/>"#,
                r#"<path class="exercise-figure__trunk" d="M58 39L58 21"/>"#,
                r#"<path class="exercise-figure__arm" d="M58 22L72 38"/>"#,
                r#"<circle class="exercise-figure__head" cx="58" cy="9" r="6.5"/>"#,
                r#"<path class="exercise-figure__move" d="M92 30H108M103 25L108 30L103 35"/>"#,
            )
        }
        Starter::SeatedTurn => {
            concat!(
                r#"<path class="exercise-figure__prop" d="M42 48H72M46 48V64M68 48V64"/>"#,
                r#"<path class="exercise-figure__limb" d="M56 43L80 44L80 62"/>"#,
                r#"<path class="exercise-figure__trunk" d="M56 42L56 23"/>"#,
                r#"<path class="exercise-figure__arm" d="M56 25L68 32L57 35"/>"#,
                r#"<circle class="exercise-figure__head" cx="56" cy="10" r="6.5"/>"#,
                r#"<path class="exercise-figure__move" d="M82 14A14 6 0 0 1 82 26M87 22L82 26L86 30"/>"#,
            )
        }
        Starter::ChinTuck => {
            concat!(
                r#"<path class="exercise-figure__prop" d="M40 22V48H66M44 48V64M64 48V64"/>"#,
                r#"<path class="exercise-figure__limb" d="M52 43L78 44L76 62"/>"#,
                r#"<path class="exercise-figure__trunk" d="M52 42L52 25"/>"#,
                r#"<path class="exercise-figure__arm" d="M52 27L58 39L70 41"/>"#,
                r#"<circle class="exercise-figure__head" cx="53" cy="11" r="6.5"/>"#,
                r#"<path class="exercise-figure__move" d="M86 12H68M73 7L68 12L73 17"/>"#,
            )
        }
        Starter::WallSlide => {
            concat!(
                r#"<path class="exercise-figure__prop" d="M44 4V65"/>"#,
                r#"<path class="exercise-figure__limb" d="M52 43L54 62"/>"#,
                r#"<path class="exercise-figure__trunk" d="M52 42L52 25"/>"#,
                r#"<path class="exercise-figure__arm" d="M52 27L66 31L60 11"/>"#,
                r#"<circle class="exercise-figure__head" cx="52" cy="12" r="6.5"/>"#,
                r#"<path class="exercise-figure__move" d="M76 30V10M71 16L76 10L81 16"/>"#,
            )
        }
    }
}

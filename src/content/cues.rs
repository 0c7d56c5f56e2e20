//! What the session says aloud, and the large words that come with it.

use std::borrow::Cow;

use crate::domain::{
    alarm::AlarmKind,
    breathing::Breath,
    cue::{CueKind, DegreesToGo},
    record::Equipment,
    units::Millis,
};

/// The way out of the inverted position on a table (product rule, section 6).
pub const EXIT_WORDS: &str =
    "Arms to your sides, bend your knees, keep your head on the bed. Do not sit up.";

/// The way out with a chair or boots, whose handling only their own guide knows.
pub const EXIT_WORDS_BY_GUIDE: &str = "Come up slowly, the way the guide of your equipment shows.";

/// The way out of the inverted position with `equipment`.
pub const fn exit_words(equipment: Equipment) -> &'static str {
    match equipment {
        Equipment::Table => EXIT_WORDS,
        Equipment::Chair | Equipment::Boots => EXIT_WORDS_BY_GUIDE,
    }
}

/// The whole sentence of a cue for a person on `equipment`.
pub fn sentence_on(equipment: Equipment, cue: CueKind) -> Cow<'static, str> {
    match (equipment, cue) {
        (Equipment::Table, _) => sentence(cue),
        (_, CueKind::ExitWords) => Cow::Borrowed(EXIT_WORDS_BY_GUIDE),
        (
            _,
            CueKind::Alarm {
                kind: AlarmKind::StuckInverted,
                ..
            },
        ) => Cow::Borrowed(
            "Help is needed here: someone is hanging upside down. Come up slowly, the way the \
             guide of your equipment shows.",
        ),
        _ => sentence(cue),
    }
}

/// The whole sentence of a cue, for a person on a table. A span of time is put into its sentence in words.
pub fn sentence(cue: CueKind) -> Cow<'static, str> {
    match cue {
        CueKind::Hold(span) => with_span("Hold here for {}. Breathe steadily.", span),
        CueKind::RestHere(span) => with_span("Stop here. Rest flat for {}.", span),
        CueKind::StopHereFlat(span) => with_span("Stop here. Stay flat for {}.", span),
        CueKind::NotSeen(span) => with_span("I could not see the angle for {}.", span),
        fixed => Cow::Borrowed(fixed_sentence(fixed)),
    }
}

fn fixed_sentence(cue: CueKind) -> &'static str {
    match cue {
        CueKind::Ready => "Ready. Lower yourself slowly when you want to begin.",
        CueKind::ReadyByHand => {
            "Ready. Press the button when you go down, and again at your angle."
        }
        CueKind::DegreesMore(DegreesToGo::Twenty) => "Twenty degrees more.",
        CueKind::DegreesMore(DegreesToGo::Ten) => "Ten degrees more.",
        CueKind::DegreesMore(DegreesToGo::Five) => "Five degrees more.",
        CueKind::ClockPaused => "The clock is paused. Ease back to your angle, or come up slowly.",
        CueKind::Halfway => "Halfway.",
        CueKind::TenSecondsLeft => "Ten seconds.",
        CueKind::NextStep => "Now lower yourself slowly to the next angle.",
        CueKind::ComeUpSlowly => "Come up slowly.",
        CueKind::ExitWords => EXIT_WORDS,
        CueKind::RestNotOver => "Your rest is not over yet. You can come back to level.",
        CueKind::NextSet => "The rest is over. Lower yourself slowly when you are ready.",
        CueKind::PauseUpright => "Now come up a little, about fifteen degrees, and pause there.",
        CueKind::SitUp => "You can sit up now. Sit for a minute.",
        CueKind::AllDone => "The session is over. A few questions are on the screen.",
        CueKind::AngleBack => "I can see the angle again.",
        CueKind::GoOnByHand => {
            "The angle is still lost. Come up slowly, or go on with the buttons."
        }
        CueKind::BatteryLow => "The phone's battery is nearly empty. Come up slowly.",
        CueKind::Alarm { kind, louder } => alarm_sentence(kind, louder),
        CueKind::Breathe(Breath::In) => "Breathe in.",
        CueKind::Breathe(Breath::Out) => "Breathe out.",
        // These carry a span and are made in `sentence`; here without it, still true.
        CueKind::Hold(_) => "Hold here. Breathe steadily.",
        CueKind::RestHere(_) => "Stop here. Rest flat.",
        CueKind::StopHereFlat(_) => "Stop here. Stay flat.",
        CueKind::NotSeen(_) => "I could not see the angle for a while.",
    }
}

/// What an alarm says; `louder` is its second stage.
pub const fn alarm_sentence(kind: AlarmKind, louder: bool) -> &'static str {
    match kind {
        AlarmKind::OverAngle => "Too far down. Come up a little, slowly.",
        AlarmKind::TooFast => "Slower.",
        AlarmKind::FarTooFast => "Much too fast. Slow the table down.",
        AlarmKind::Overtime if louder => {
            "You are well past the end of your hold. Come up now, slowly."
        }
        AlarmKind::Overtime => "Your hold is over. Come up slowly.",
        AlarmKind::StuckInverted => {
            "Help is needed at the inversion table. Arms to your sides, bend your knees, keep your \
             head on the bed. Do not sit up."
        }
        AlarmKind::PhoneSlipped => {
            "The phone has moved on the table. Do not rely on the angle. Come up slowly."
        }
        AlarmKind::AngleLost => "I cannot see the angle. The clock goes on.",
        AlarmKind::DailyCap => "Today's time at angle is used up. Come up slowly.",
    }
}

/// The large words of an alarm's screen, readable at 1.5 m.
pub const fn alarm_words(kind: AlarmKind) -> &'static str {
    match kind {
        AlarmKind::OverAngle => "TOO FAR DOWN",
        AlarmKind::TooFast => "SLOWER",
        AlarmKind::FarTooFast => "MUCH TOO FAST",
        AlarmKind::Overtime => "HOLD IS OVER",
        AlarmKind::StuckInverted => "HELP NEEDED",
        AlarmKind::PhoneSlipped => "PHONE MOVED",
        AlarmKind::AngleLost => "ANGLE LOST",
        AlarmKind::DailyCap => "TODAY'S TIME IS USED",
    }
}

/// The large words that flash with a cue; `None` where it does not flash.
pub const fn flash_words(cue: CueKind) -> Option<&'static str> {
    match cue {
        CueKind::Ready | CueKind::ReadyByHand => Some("READY"),
        CueKind::Hold(_) => Some("HOLD"),
        CueKind::NextStep => Some("NEXT ANGLE"),
        CueKind::ComeUpSlowly | CueKind::ExitWords => Some("COME UP SLOWLY"),
        CueKind::RestHere(_) => Some("REST FLAT"),
        CueKind::NextSet => Some("NEXT SET"),
        CueKind::StopHereFlat(_) => Some("STAY FLAT"),
        CueKind::PauseUpright => Some("UP A LITTLE"),
        CueKind::SitUp => Some("SIT UP"),
        CueKind::AllDone => Some("SESSION OVER"),
        CueKind::GoOnByHand => Some("ANGLE LOST"),
        CueKind::BatteryLow => Some("BATTERY LOW"),
        CueKind::Alarm { kind, .. } => Some(alarm_words(kind)),
        CueKind::DegreesMore(_)
        | CueKind::ClockPaused
        | CueKind::Halfway
        | CueKind::TenSecondsLeft
        | CueKind::RestNotOver
        | CueKind::NotSeen(_)
        | CueKind::AngleBack
        | CueKind::Breathe(_) => None,
    }
}

/// Said by the test button of Settings and by the checklist's sound test.
pub const SOUND_TEST: &str = "This is the voice of your session. Can you hear it well?";

/// `template` with its `{}` replaced by `span` in words.
fn with_span(template: &'static str, span: Millis) -> Cow<'static, str> {
    Cow::Owned(template.replacen("{}", &span_in_words(span), 1))
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// A span as it is spoken: "ten seconds", "one minute", "one and a half minutes", "75" as
/// "seventy-five seconds"; from 100 seconds on rounded to half minutes, above an hour "more than an
/// hour".
pub fn span_in_words(span: Millis) -> String {
    let seconds = span.0.saturating_add(500) / 1000;
    match seconds {
        1 => "one second".to_owned(),
        60 => "one minute".to_owned(),
        90 => "one and a half minutes".to_owned(),
        0..100 => number_in_words(seconds) + " seconds",
        3_600.. => "more than an hour".to_owned(),
        _ => {
            let halves = (seconds + 15) / 30;
            let minutes = number_in_words(halves / 2);
            if halves.is_multiple_of(2) {
                minutes + " minutes"
            } else {
                minutes + " and a half minutes"
            }
        }
    }
}

/// 0 to 99 in words; larger numbers as 99.
fn number_in_words(number: u64) -> String {
    let number = usize::try_from(number).unwrap_or(99).min(99);
    if let Some(small) = SMALL.get(number) {
        return (*small).to_owned();
    }
    let tens = TENS.get(number / 10).copied().unwrap_or_default();
    match SMALL.get(number % 10) {
        Some(unit) if number % 10 > 0 => {
            let mut words = tens.to_owned();
            words.push('-');
            words.push_str(unit);
            words
        }
        _ => tens.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(seconds: u32) -> String {
        span_in_words(Millis::from_secs(seconds))
    }

    fn every_cue() -> Vec<CueKind> {
        let span = Millis::from_secs(60);
        let mut cues = vec![
            CueKind::Ready,
            CueKind::ReadyByHand,
            CueKind::DegreesMore(DegreesToGo::Twenty),
            CueKind::DegreesMore(DegreesToGo::Ten),
            CueKind::DegreesMore(DegreesToGo::Five),
            CueKind::Hold(span),
            CueKind::ClockPaused,
            CueKind::Halfway,
            CueKind::TenSecondsLeft,
            CueKind::NextStep,
            CueKind::ComeUpSlowly,
            CueKind::ExitWords,
            CueKind::RestHere(span),
            CueKind::RestNotOver,
            CueKind::NextSet,
            CueKind::StopHereFlat(span),
            CueKind::PauseUpright,
            CueKind::SitUp,
            CueKind::AllDone,
            CueKind::NotSeen(span),
            CueKind::AngleBack,
            CueKind::GoOnByHand,
            CueKind::BatteryLow,
            CueKind::Breathe(Breath::In),
            CueKind::Breathe(Breath::Out),
        ];
        for kind in AlarmKind::ALL {
            cues.push(CueKind::Alarm {
                kind,
                louder: false,
            });
            cues.push(CueKind::Alarm { kind, louder: true });
        }
        cues
    }

    #[test]
    fn spans_are_spoken_in_words() {
        assert_eq!(words(1), "one second");
        assert_eq!(words(10), "ten seconds");
        assert_eq!(words(37), "thirty-seven seconds");
        assert_eq!(words(60), "one minute");
        assert_eq!(words(80), "eighty seconds");
        assert_eq!(words(90), "one and a half minutes");
        assert_eq!(words(120), "two minutes");
        assert_eq!(words(150), "two and a half minutes");
        assert_eq!(words(600), "ten minutes");
        assert_eq!(words(3_599), "sixty minutes");
        assert_eq!(span_in_words(Millis(u64::MAX)), "more than an hour");
    }

    #[test]
    fn a_span_stands_inside_its_whole_sentence() {
        assert_eq!(
            sentence(CueKind::StopHereFlat(Millis::from_secs(90))),
            "Stop here. Stay flat for one and a half minutes."
        );
        assert_eq!(
            sentence(CueKind::NotSeen(Millis(4_200))),
            "I could not see the angle for four seconds."
        );
    }

    #[test]
    fn every_cue_is_one_calm_finished_sentence() {
        for cue in every_cue() {
            for equipment in [Equipment::Table, Equipment::Boots] {
                let words = sentence_on(equipment, cue);
                assert!(words.ends_with('.'), "{words}");
                assert!(!words.contains(['!', '{', '}']), "{words}");
                assert!(words.chars().next().unwrap().is_uppercase(), "{words}");
                assert!(words.len() <= 130, "{words}");
            }
        }
    }

    #[test]
    fn every_cue_that_flashes_has_large_words() {
        for cue in every_cue() {
            assert_eq!(cue.flash().is_some(), flash_words(cue).is_some(), "{cue:?}");
        }
    }

    #[test]
    fn nobody_in_boots_is_told_to_keep_their_head_on_a_bed() {
        for cue in every_cue() {
            let words = sentence_on(Equipment::Boots, cue);
            assert!(!words.contains("bed"), "{words}");
        }
        assert!(!exit_words(Equipment::Chair).contains("bed"));
    }

    #[test]
    fn the_siren_speaks_the_exit_words() {
        assert!(alarm_sentence(AlarmKind::StuckInverted, false).ends_with(EXIT_WORDS));
    }
}

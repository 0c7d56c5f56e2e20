//! The checklist before a session: what is confirmed, what blocks a start.

use super::{
    ladder::Standing,
    record::Equipment,
    units::{LocalTime, Millis},
};

/// One item (product rule, section 4: the order is how badly it goes wrong). The discriminant is
/// the stored bit and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum CheckItem {
    /// Ankle lock seated, pulled, re-pulled.
    AnkleLock = 1,
    /// Shoes on and tied.
    Shoes = 2,
    /// Height setting and slow balance test done.
    Balance = 3,
    /// Tether or angle stop set to today's angle.
    AngleStop = 4,
    /// Bolts tight, level floor, 1.5 m clear all round.
    Surroundings = 5,
    /// Spotter in earshot, or a way to call for help within reach.
    Help = 6,
    /// Return rehearsed: arms to the sides, knees bent, head stays on the bed.
    Return = 7,
    /// Pockets empty.
    Pockets = 8,
    /// Phone strapped beside the bed where it cannot fall on the face, battery above 30 %.
    Phone = 9,
    /// Sound test heard.
    Sound = 10,
    /// Breathe steadily, don't hold the breath.
    Breathing = 11,
    /// First session ever: practised getting in and out with help.
    PractisedWithHelp = 12,
    /// First session ever: medical clearance if heart, eye or vascular condition.
    MedicalClearance = 13,
}

impl CheckItem {
    /// Every item in the order it is shown.
    pub const ALL: [Self; 13] = [
        Self::AnkleLock,
        Self::Shoes,
        Self::Balance,
        Self::AngleStop,
        Self::Surroundings,
        Self::Help,
        Self::Return,
        Self::Pockets,
        Self::Phone,
        Self::Sound,
        Self::Breathing,
        Self::PractisedWithHelp,
        Self::MedicalClearance,
    ];

    const fn bit(self) -> u16 {
        1 << self as u8
    }

    /// Whether it is confirmed on the short list too (product rule, section 4: 1, 4, 6, 9, 10).
    const fn on_short_list(self) -> bool {
        matches!(
            self,
            Self::AnkleLock | Self::AngleStop | Self::Help | Self::Phone | Self::Sound
        )
    }

    /// Whether it is asked at the first session only.
    const fn first_session_only(self) -> bool {
        matches!(self, Self::PractisedWithHelp | Self::MedicalClearance)
    }
}

/// How much has to be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListKind {
    /// Items 1, 4, 6, 9, 10 are confirmed, the rest is shown to read.
    Short,
    /// Items 1 to 11 are confirmed.
    Full,
    /// The full list and what is asked at the first session ever.
    First,
}

impl ListKind {
    /// The items shown, in order.
    pub fn shown(self) -> impl Iterator<Item = CheckItem> {
        CheckItem::ALL
            .into_iter()
            .filter(move |item| self == Self::First || !item.first_session_only())
    }

    /// Whether `item` has to be confirmed; what is shown and need not be is there to be read.
    pub const fn confirms(self, item: CheckItem) -> bool {
        match self {
            Self::First => true,
            Self::Full => !item.first_session_only(),
            Self::Short => item.on_short_list(),
        }
    }
}

/// What a session's checklist demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Requirement {
    /// How much has to be confirmed.
    pub list: ListKind,
    /// Whether someone has to be in earshot.
    pub spotter: bool,
    /// What the person hangs on; another one makes the list the full one.
    pub equipment: Equipment,
}

impl Requirement {
    /// The full list is confirmed for this many sessions (product rule, section 4).
    pub const FULL_FOR_SESSIONS: u32 = 5;
    /// And after so many days without one (product rule, section 4).
    pub const FULL_AFTER_GAP_DAYS: i32 = 14;

    /// What a session on `equipment` at `now` demands.
    pub fn new(standing: &Standing, equipment: Equipment, now: LocalTime) -> Self {
        let gap = standing
            .last_session
            .is_some_and(|last| now.day().days_since(last.day()) >= Self::FULL_AFTER_GAP_DAYS);
        let changed = standing
            .last_equipment
            .is_some_and(|before| before != equipment);
        let list = if standing.sessions == 0 {
            ListKind::First
        } else if standing.sessions < Self::FULL_FOR_SESSIONS
            || gap
            || changed
            || standing.last_had_symptom
        {
            ListKind::Full
        } else {
            ListKind::Short
        };
        Self {
            list,
            spotter: standing.spotter_required,
            equipment,
        }
    }
}

/// Who can help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Companion {
    /// Someone is in earshot.
    Spotter,
    /// A way to call for help is within reach.
    AlonePlan,
}

/// Why an item cannot be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConfirmError {
    /// The item is not on this list.
    #[error("this item is not on today's list")]
    NotOnList,
    /// Someone has to be in earshot until level 2 is completed.
    #[error("someone has to be in earshot")]
    SpotterRequired,
    /// Item 6 is confirmed by saying who can help.
    #[error("say who can help")]
    NameCompanion,
    /// Tone and voice have not both been played.
    #[error("the sound test has not been played")]
    SoundNotPlayed,
}

/// Where a person is in the checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChecklistProgress {
    requirement: Requirement,
    confirmed: u16,
    companion: Option<Companion>,
    tone_played: bool,
    voice_played: bool,
}

impl ChecklistProgress {
    /// Nothing confirmed.
    pub const fn new(requirement: Requirement) -> Self {
        Self {
            requirement,
            confirmed: 0,
            companion: None,
            tone_played: false,
            voice_played: false,
        }
    }

    /// What is demanded.
    pub const fn requirement(&self) -> Requirement {
        self.requirement
    }

    /// Whether `item` is confirmed.
    pub const fn is_confirmed(&self, item: CheckItem) -> bool {
        self.confirmed & item.bit() != 0
    }

    /// Who can help, once said.
    pub const fn companion(&self) -> Option<Companion> {
        self.companion
    }

    /// The tone of the sound test was played.
    pub const fn tone_played(&mut self) {
        self.tone_played = true;
    }

    /// The voice of the sound test was played; also to be called where the device has no voice,
    /// once the person has been told.
    pub const fn voice_played(&mut self) {
        self.voice_played = true;
    }

    /// Whether the sound test was played, tone and voice.
    pub const fn sound_played(&self) -> bool {
        self.tone_played && self.voice_played
    }

    /// Confirms an item other than [`CheckItem::Help`].
    ///
    /// # Errors
    /// [`ConfirmError`] says what is missing.
    pub fn confirm(&mut self, item: CheckItem) -> Result<(), ConfirmError> {
        if !self.requirement.list.shown().any(|shown| shown == item) {
            return Err(ConfirmError::NotOnList);
        }
        match item {
            CheckItem::Help => return Err(ConfirmError::NameCompanion),
            CheckItem::Sound if !self.sound_played() => {
                return Err(ConfirmError::SoundNotPlayed);
            }
            _ => {}
        }
        self.confirmed |= item.bit();
        Ok(())
    }

    /// Confirms [`CheckItem::Help`].
    ///
    /// # Errors
    /// [`ConfirmError::SpotterRequired`] for a plan alone while someone has to be in earshot.
    pub const fn confirm_help(&mut self, companion: Companion) -> Result<(), ConfirmError> {
        if self.requirement.spotter && matches!(companion, Companion::AlonePlan) {
            return Err(ConfirmError::SpotterRequired);
        }
        self.companion = Some(companion);
        self.confirmed |= CheckItem::Help.bit();
        Ok(())
    }

    /// Takes a confirmation back.
    pub fn withdraw(&mut self, item: CheckItem) {
        self.confirmed &= !item.bit();
        if item == CheckItem::Help {
            self.companion = None;
        }
    }

    /// The items still to be confirmed, in order.
    pub fn open(&self) -> impl Iterator<Item = CheckItem> {
        let Self {
            requirement,
            confirmed,
            ..
        } = *self;
        CheckItem::ALL
            .into_iter()
            .filter(move |item| requirement.list.confirms(*item) && confirmed & item.bit() == 0)
    }

    /// Proof that nothing is open; `None` while something is.
    pub fn finish(&self, now: LocalTime) -> Option<Ready> {
        let companion = self.companion?;
        self.open().next().is_none().then_some(Ready {
            requirement: self.requirement,
            companion,
            at: now,
        })
    }
}

/// Proof that a checklist was confirmed. Only [`ChecklistProgress::finish`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ready {
    requirement: Requirement,
    companion: Companion,
    at: LocalTime,
}

impl Ready {
    /// It lapses after this long. Chosen by us: time to get onto the table, not to leave the room.
    pub const LASTS: Millis = Millis::from_secs(15 * 60);

    /// Who can help.
    pub const fn companion(&self) -> Companion {
        self.companion
    }

    /// Whether it meets `requirement` at `now`.
    pub fn meets(&self, requirement: Requirement, now: LocalTime) -> bool {
        let fresh = now
            .at
            .since(self.at.at)
            .is_some_and(|age| age <= Self::LASTS);
        let enough = self.requirement.list >= requirement.list
            && self.requirement.equipment == requirement.equipment
            && (!requirement.spotter || self.companion == Companion::Spotter);
        fresh && enough
    }
}

/// The battery is too low to start on. Product rule, section 4: above 30 %.
pub const LOW_BATTERY_PERCENT: u8 = 30;

/// Whether to warn about the battery; `None` where the platform does not tell, and the person is
/// asked to look.
pub const fn battery_is_low(percent: Option<u8>) -> Option<bool> {
    match percent {
        Some(percent) => Some(percent <= LOW_BATTERY_PERCENT),
        None => None,
    }
}

#[cfg(test)]
mod tests;

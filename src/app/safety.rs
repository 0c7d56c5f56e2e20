//! The gate at work: the profile in memory and in the database, what follows from it now, and the
//! permit a session starts with.

use leptos::prelude::*;

use super::{
    diary::Diary,
    kept::{Form, Kept},
    notices::Notices,
    wall_clock::WallClock,
};
use crate::{
    browser::indexed_db::StoreError,
    domain::{
        checklist::Requirement,
        ladder::{self, Past, Standing},
        next_plan::next_plan,
        plan::{Plan, PlanError},
        preparation::Preparation,
        profile::Profile,
        record::{Equipment, Pain},
        screening::{self, Bounds, Permit, Refusal, Request},
        units::LocalTime,
    },
    persistence::stored,
    ui::context::{self, Loaded},
};

const FORM: Form<Profile> = Form {
    name: "profile",
    decode: stored::decode_profile,
    encode: stored::encode_profile,
};

/// The profile and what follows from it. Clones share one.
#[derive(Clone)]
pub(super) struct Safety {
    profile: Kept<Profile>,
    past: Memo<Option<Vec<Past>>>,
    /// The profile with every lock the diary calls for; `None` until both are known.
    locked: Memo<Option<Profile>>,
    preparation: RwSignal<Option<Preparation>>,
    refusal: RwSignal<Option<Refusal>>,
    wall_clock: WallClock,
}

impl Safety {
    pub(super) fn new(diary: Diary, notices: Notices, wall_clock: WallClock) -> Self {
        let (history, check_ins) = (diary.history(), diary.check_ins());
        let past: Memo<Option<Vec<Past>>> = Memo::new(move |_| {
            history.with(|history| {
                check_ins.with(|check_ins| match (history, check_ins) {
                    (Loaded::Ready(sessions), Loaded::Ready(check_ins)) => {
                        Some(Past::of_history(sessions, check_ins).collect())
                    }
                    _ => None,
                })
            })
        });
        let kept = Kept::new(FORM, diary, notices);
        let profile = kept.shown();
        let locked = Memo::new(move |_| {
            profile.with(|profile: &Loaded<Profile>| {
                past.with(|past| match (profile, past) {
                    (Loaded::Ready(profile), Some(past)) => Some(profile.locked_by(past)),
                    _ => None,
                })
            })
        });
        Self {
            profile: kept,
            past,
            locked,
            preparation: RwSignal::new(None),
            refusal: RwSignal::new(None),
            wall_clock,
        }
    }

    /// What views may read. Until profile and history are both known, nothing is said of the gate:
    /// in doubt no session starts.
    pub(super) fn context(&self) -> context::Safety {
        let bounds = self.derive(|profile, _, now| Bounds::at(&profile.gate, &profile.own, now));
        let standing = self.derive(standing_of);
        let gate = self.derive(|profile, past, now| {
            let last = standing_of(profile, past, now).last_session;
            screening::gate_state(&profile.gate, now, last)
        });
        let next_plan = self.derive(plan_of);
        let obstacle = self.derive(|profile, past, now| {
            // A choice that makes no plan is no obstacle here: `next_plan` says why it makes none.
            let plan = plan_of(profile, past, now).ok();
            screening::obstacle(&profile.gate, past, &profile.own, plan.as_ref(), now)
        });
        context::Safety {
            profile: self.profile.shown(),
            gate,
            standing,
            bounds,
            next_plan,
            obstacle,
            preparation: self.preparation.read_only(),
            refusal: self.refusal.read_only(),
        }
    }

    /// What `of` makes of the profile and the past, once both are known.
    fn derive<T>(
        &self,
        of: impl Fn(&Profile, &[Past], LocalTime) -> T + Send + Sync + 'static,
    ) -> Signal<Option<T>>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let (locked, past, now) = (self.locked, self.past, self.wall_clock.shown());
        let derived = Memo::new(move |_| {
            locked.with(|profile| {
                past.with(|past| Some(of(profile.as_ref()?, past.as_ref()?, now.get())))
            })
        });
        derived.into()
    }

    /// The profile as it is kept.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be read.
    pub(super) async fn stored(&self) -> Result<Profile, StoreError> {
        self.profile.stored().await
    }

    /// Shows the profile that was read, and follows what other tabs change, which may be a stop. One that
    /// cannot be read blocks: its answers may have been a stop.
    pub(super) fn begin(&self, stored: Result<Profile, StoreError>) {
        self.profile.begin(stored);
    }

    /// There is nothing to read: the database did not open. No session starts.
    pub(super) fn cannot_load(&self) {
        self.profile.cannot_load();
    }

    /// Edits the profile and keeps it. Nothing is edited before it is read; a stop that the database
    /// refuses goes on blocking in this tab.
    pub(super) fn edit(&self, edit: impl Fn(&mut Profile, LocalTime) + 'static) {
        let now = self.wall_clock.read();
        let past = self.past.get_untracked();
        self.profile.edit(move |profile| {
            // A lock the diary calls for can only be read once the profile knows it.
            if let Some(past) = &past {
                *profile = profile.locked_by(past);
            }
            edit(profile, now);
        });
    }

    /// Begins to prepare a session on `equipment`, or keeps a preparation that still fits.
    pub(super) fn prepare(&self, equipment: Equipment) {
        let now = self.wall_clock.read();
        let Some(requirement) = self.with_known(|profile, past| {
            Requirement::new(&standing_of(profile, past, now), equipment, now)
        }) else {
            return;
        };
        self.refusal.set(None);
        self.preparation.update(|preparation| {
            let fits = preparation.is_some_and(|preparation| {
                preparation.checklist.requirement() == requirement && !preparation.is_stale(now)
            });
            if !fits {
                *preparation = Some(Preparation::begin(requirement, now));
            }
        });
    }

    /// Edits the preparation under way.
    pub(super) fn edit_preparation(&self, edit: impl FnOnce(&mut Preparation, LocalTime)) {
        let now = self.wall_clock.read();
        self.preparation.update(|preparation| {
            if let Some(preparation) = preparation {
                edit(preparation, now);
                preparation.touch(now);
            }
        });
    }

    /// Pain before the session, if it was answered.
    pub(super) fn pain_before(&self) -> Option<Pain> {
        self.preparation
            .get_untracked()
            .and_then(|preparation| preparation.before)
    }

    /// The preparation is used up by the session it led to, and so is the choice of a level.
    pub(super) fn end_preparation(&self) {
        self.preparation.set(None);
        let chosen = self
            .with_known(|profile, _| profile.next.after_start() != profile.next)
            .unwrap_or(false);
        if chosen {
            self.edit(|profile, _| profile.next = profile.next.after_start());
        }
    }

    /// A permit for the next plan, made anew from everything that is known now. A refusal is shown.
    pub(super) fn permit(&self, equipment: Equipment) -> Option<(Plan, Permit, Standing)> {
        let now = self.wall_clock.read();
        // What was confirmed too long ago is no proof: the preparation begins anew.
        let stale = |preparation: Preparation| preparation.is_stale(now);
        if self.preparation.get_untracked().is_some_and(stale) {
            self.prepare(equipment);
        }
        let preparation = self.preparation.get_untracked();
        let ready = preparation.and_then(|preparation| preparation.checklist.finish(now));
        let today = preparation.and_then(|preparation| preparation.today);
        let outcome = self.with_known(|profile, past| {
            // The page says that there is no plan, and offers no start.
            let plan = plan_of(profile, past, now).ok()?;
            let permit = screening::permit(&Request {
                history: &profile.gate,
                past,
                own: &profile.own,
                today: today.as_ref(),
                ready: ready.as_ref(),
                equipment,
                plan: &plan,
                now,
            });
            Some((plan, permit, standing_of(profile, past, now)))
        });
        let (plan, permit, standing) = outcome.flatten()?;
        match permit {
            Ok(permit) => {
                self.refusal.set(None);
                Some((plan, permit, standing))
            }
            Err(refusal) => {
                self.refusal.set(Some(refusal));
                None
            }
        }
    }

    fn with_known<T>(&self, of: impl FnOnce(&Profile, &[Past]) -> T) -> Option<T> {
        self.locked.with_untracked(|profile| {
            self.past
                .with_untracked(|past| Some(of(profile.as_ref()?, past.as_ref()?)))
        })
    }
}

fn standing_of(profile: &Profile, past: &[Past], now: LocalTime) -> Standing {
    ladder::standing(past, &Bounds::at(&profile.gate, &profile.own, now), now)
}

fn plan_of(profile: &Profile, past: &[Past], now: LocalTime) -> Result<Plan, PlanError> {
    let bounds = Bounds::at(&profile.gate, &profile.own, now);
    next_plan(
        &profile.next,
        &ladder::standing(past, &bounds, now),
        &bounds,
    )
}

//! The gate at work: the profile in memory and in the database, what follows from it now, and the
//! permit a session starts with.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{diary::Diary, notices::Notices, wall_clock::WallClock};
use crate::{
    browser::{
        broadcast::Word,
        indexed_db::{Store, StoreError},
    },
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

const PROFILE: &str = "profile";

/// An edit of the profile, made again wherever it is read or written anew.
type Edit = Rc<dyn Fn(&mut Profile)>;

/// The profile and what follows from it. Clones share one.
#[derive(Clone)]
pub(super) struct Safety {
    profile: RwSignal<Loaded<Profile>>,
    past: Memo<Option<Vec<Past>>>,
    /// The profile with every lock the diary calls for; `None` until both are known.
    locked: Memo<Option<Profile>>,
    preparation: RwSignal<Option<Preparation>>,
    refusal: RwSignal<Option<Refusal>>,
    wall_clock: WallClock,
    /// Edits that are in memory and not yet in the database.
    unwritten: Rc<Cell<u32>>,
    /// Edits the database refused, in their order. They hold in this tab whatever is read, and are
    /// written with the next one that it takes.
    refused: Rc<RefCell<Vec<Edit>>>,
    diary: Diary,
    notices: Notices,
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
        let profile = RwSignal::new(Loaded::Loading);
        let locked = Memo::new(move |_| {
            profile.with(|profile: &Loaded<Profile>| {
                past.with(|past| match (profile, past) {
                    (Loaded::Ready(profile), Some(past)) => Some(profile.locked_by(past)),
                    _ => None,
                })
            })
        });
        Self {
            profile,
            past,
            locked,
            preparation: RwSignal::new(None),
            refusal: RwSignal::new(None),
            wall_clock,
            unwritten: Rc::default(),
            refused: Rc::default(),
            diary,
            notices,
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
            profile: self.profile.read_only(),
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
        let stored = self.diary.get(Store::Profile, PROFILE).await;
        stored.and_then(decode)
    }

    /// Shows the profile that was read, and follows what other tabs change.
    pub(super) fn begin(&self, stored: Result<Profile, StoreError>) {
        self.show_read(stored);
        let follower = self.clone();
        self.diary
            .on(Word::ProfileChanged, move || follower.read_again());
        // Nobody listened between the reading and now; what a tab told meanwhile may be a stop.
        self.read_again();
    }

    /// There is nothing to read: the database did not open. No session starts.
    pub(super) fn cannot_load(&self) {
        self.profile.set(Loaded::Failed);
    }

    /// Reads the profile again, because another tab may have changed it.
    fn read_again(&self) {
        let safety = self.clone();
        spawn_local(async move { safety.read_profile().await });
    }

    async fn read_profile(&self) {
        let stored = self.stored().await;
        self.show_read(stored);
    }

    /// Shows a profile that was read. One that cannot be read blocks: its answers may have been a stop.
    fn show_read(&self, profile: Result<Profile, StoreError>) {
        // What is being written says the same and more; it reads anew when it is done.
        if self.unwritten.get() > 0 {
            return;
        }
        match profile {
            Ok(mut profile) => {
                for edit in self.refused.borrow().iter() {
                    edit(&mut profile);
                }
                self.show(profile);
            }
            Err(error) => {
                self.notices.store_failed(&error);
                self.profile.set(Loaded::Failed);
            }
        }
    }

    /// Shows `profile`, if it is not what is shown already.
    fn show(&self, profile: Profile) {
        let profile = Loaded::Ready(profile);
        self.profile.maybe_update(|shown| {
            let changed = *shown != profile;
            *shown = profile;
            changed
        });
    }

    /// Edits the profile and keeps it. Nothing is edited before it is read.
    ///
    /// The edit is made in memory at once, and again on what is stored: what another tab answered
    /// meanwhile stays, whether this tab has heard of it or not.
    pub(super) fn edit(&self, edit: impl Fn(&mut Profile, LocalTime) + 'static) {
        let now = self.wall_clock.read();
        let past = self.past.get_untracked();
        let edit: Edit = Rc::new(move |profile| {
            // A lock the diary calls for can only be read once the profile knows it.
            if let Some(past) = &past {
                *profile = profile.locked_by(past);
            }
            edit(profile, now);
        });
        let edited = self.profile.try_update(|profile| match profile {
            Loaded::Ready(profile) => {
                edit(profile);
                true
            }
            Loaded::Loading | Loaded::Failed => false,
        });
        if edited != Some(true) {
            return;
        }
        self.unwritten.set(self.unwritten.get().saturating_add(1));
        let safety = self.clone();
        spawn_local(async move {
            let mut made_up_for = 0;
            let written = safety
                .diary
                .edit_profile(PROFILE, |stored| {
                    let mut profile = decode(stored)?;
                    let refused = safety.refused.borrow();
                    made_up_for = refused.len();
                    for edit in refused.iter().chain([&edit]) {
                        edit(&mut profile);
                    }
                    Ok(stored::encode_profile(&profile))
                })
                .await;
            safety
                .unwritten
                .set(safety.unwritten.get().saturating_sub(1));
            match written {
                Ok(()) => {
                    safety.made_up_for(made_up_for);
                    safety.read_profile().await;
                }
                // A stop goes on blocking; the notice says that it is not kept.
                Err(error) => {
                    safety.refused.borrow_mut().push(edit);
                    safety.notices.store_failed(&error);
                }
            }
        });
    }

    /// The oldest `count` refused edits are written. Another edit may have taken some of them along.
    fn made_up_for(&self, count: usize) {
        let mut refused = self.refused.borrow_mut();
        let written = count.min(refused.len());
        refused.drain(..written);
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

/// The profile of the stored bytes; a new one if there are none.
fn decode(stored: Option<Vec<u8>>) -> Result<Profile, StoreError> {
    match stored {
        Some(bytes) => Ok(stored::decode_profile(&bytes)?),
        None => Ok(Profile::default()),
    }
}

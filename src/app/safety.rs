//! The gate at work: the profile in memory and in the database, what follows from it now, and the
//! permit a session starts with.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{diary::Diary, notices::Notices};
use crate::{
    browser::{clock, indexed_db::Store},
    domain::{
        checklist::Requirement,
        ladder::{self, Past, Standing},
        next_plan::next_plan,
        plan::{Plan, PlanError},
        preparation::Preparation,
        profile::Profile,
        record::{CheckIn, Equipment, Pain},
        screening::{self, Bounds, Permit, Refusal, Request},
        units::LocalTime,
    },
    persistence::stored,
    ui::context::{self, Loaded},
};

const PROFILE: &str = "profile";

/// The profile and what follows from it. Clones share one.
#[derive(Clone)]
pub(super) struct Safety {
    profile: RwSignal<Loaded<Profile>>,
    check_ins: RwSignal<Vec<CheckIn>>,
    past: Memo<Option<Vec<Past>>>,
    preparation: RwSignal<Option<Preparation>>,
    refusal: RwSignal<Option<Refusal>>,
    now: ReadSignal<LocalTime>,
    diary: Diary,
    notices: Notices,
}

impl Safety {
    pub(super) fn new(diary: Diary, notices: Notices, now: ReadSignal<LocalTime>) -> Self {
        let history = diary.history();
        let check_ins = RwSignal::new(Vec::new());
        let past = Memo::new(move |_| {
            history.with(|history| match history {
                Loaded::Ready(sessions) => Some(check_ins.with(|check_ins: &Vec<CheckIn>| {
                    sessions
                        .iter()
                        .map(|session| Past::of_summary(session, check_ins))
                        .collect()
                })),
                Loaded::Loading | Loaded::Failed => None,
            })
        });
        Self {
            profile: RwSignal::new(Loaded::Loading),
            check_ins,
            past,
            preparation: RwSignal::new(None),
            refusal: RwSignal::new(None),
            now,
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
        let (profile, past, now) = (self.profile, self.past, self.now);
        let derived = Memo::new(move |_| {
            profile.with(|profile| {
                past.with(|past| match (profile, past) {
                    (Loaded::Ready(profile), Some(past)) => Some(of(profile, past, now.get())),
                    _ => None,
                })
            })
        });
        derived.into()
    }

    /// Reads the profile and the check-ins. A profile that cannot be read blocks: its answers may
    /// have been a stop.
    pub(super) async fn load(&self) {
        let stored = self.diary.get(Store::Profile, PROFILE).await;
        let profile = stored.and_then(|bytes| match bytes {
            Some(bytes) => Ok(stored::decode_profile(&bytes)?),
            None => Ok(Profile::default()),
        });
        match profile {
            Ok(profile) => self.profile.set(Loaded::Ready(profile)),
            Err(error) => {
                self.notices.store_failed(&error);
                self.profile.set(Loaded::Failed);
            }
        }
        match self.diary.check_ins().await {
            Ok(check_ins) => self.check_ins.set(check_ins),
            Err(error) => self.notices.store_failed(&error),
        }
    }

    /// Edits the profile and keeps it. Nothing is edited before it is read.
    pub(super) fn edit(&self, edit: impl FnOnce(&mut Profile, LocalTime)) {
        let now = clock::local_now();
        let bytes = self.profile.try_update(|profile| match profile {
            Loaded::Ready(profile) => {
                edit(profile, now);
                Some(stored::encode_profile(profile))
            }
            Loaded::Loading | Loaded::Failed => None,
        });
        let Some(bytes) = bytes.flatten() else { return };
        let (diary, notices) = (self.diary.clone(), self.notices);
        spawn_local(async move {
            if let Err(error) = diary.put(Store::Profile, PROFILE, bytes).await {
                notices.store_failed(&error);
            }
        });
    }

    /// Begins to prepare a session on `equipment`, or keeps a preparation that still fits.
    pub(super) fn prepare(&self, equipment: Equipment) {
        let now = clock::local_now();
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
        let now = clock::local_now();
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
        let now = clock::local_now();
        // What was confirmed too long ago is no proof: the preparation begins anew.
        let stale = |preparation: Preparation| preparation.is_stale(now);
        if self.preparation.get_untracked().is_some_and(stale) {
            self.prepare(equipment);
        }
        let preparation = self.preparation.get_untracked();
        let ready = preparation.and_then(|preparation| preparation.checklist.finish(now));
        let today = preparation.and_then(|preparation| preparation.today);
        let outcome = self.with_known(|profile, past| {
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
        self.profile.with_untracked(|profile| {
            self.past.with_untracked(|past| match (profile, past) {
                (Loaded::Ready(profile), Some(past)) => Some(of(profile, past)),
                _ => None,
            })
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

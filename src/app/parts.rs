//! Parts of the app that are fetched when they are first needed, or when nothing else is to be done.
//!
//! What a person sees first must be small. Everything behind [`Part`] lies in files of its own, which
//! the release build splits off (`tools split`); the service worker keeps them with the rest, so that
//! offline nothing is missing. Without the split (development, tests) a part is simply here.

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    balance::BalanceStore, data::Data, intents::Interpreter, notices::Notices, sample, set_if_new,
    sharing::Sharing,
};
use crate::{
    browser::{clock, indexed_db::Batch, screen},
    domain::{notice::Notice, record::SessionRecord, trace::Trace, units::LocalTime},
    persistence::{backup::BackupWriter, stored},
    route::Route,
    sharing::scan::{Picture, codes, codes_at},
    ui::intent::{BalanceStep, DataStep, GaugeStep, PracticeStep},
    ui::pages::{
        balance::BalancePage,
        consultation::ConsultationPage,
        data::{DataPage, ErasedPage},
        diary::DiaryPage,
        gauge::GaugePage,
        history::HistoryPage,
        insights::InsightsPage,
        install::InstallPage,
        learn::{LearnPage, LearnTopicPage},
        part::PartPage,
        plan::PlanPage,
        prepare::PreparePage,
        report::ReportPage,
        safety::SafetyPage,
        session::SessionPage,
        session_record::SessionRecordPage,
        settings::SettingsPage,
        share::SharePage,
        shared::SharedPage,
        welcome::WelcomePage,
    },
    ui::sharing::ShareStep,
};

/// When the parts that nobody asked for yet are fetched, after the start, and the pause between two:
/// each takes a slow phone a tenth of a second, in which no tap is answered. Chosen by us: the first view
/// has been read by then, and on a first visit the offline copy holds the files already, which else would
/// be transferred twice at once.
const FETCH_ALL_AFTER_MS: u32 = 6_000;
const BETWEEN_PARTS_MS: u32 = 200;

/// A file of the app beside the one it starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The gate, a consultation about it, the plan, the preparation and the session.
    Practice,
    /// What is kept, and what it says.
    Diary,
    /// Settings and the gauge's poses, setting up, the balanced plan.
    Settings,
    /// Learn: many words, and nothing else reads them.
    Learn,
    /// What is handed over and what arrives, with the reader of codes.
    Sharing,
}

/// A part's file did not come, or was not what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotFetched;

#[cfg(split)]
impl From<wasm_split_helpers::SplitLoaderError> for NotFetched {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// A function that lies in a part, and one that fetches the part if it is the first there.
macro_rules! in_part {
    ($part:ident, fn $name:ident($($argument:ident: $kind:ty),*) -> $output:ty $body:block) => {
        #[cfg(split)]
        #[wasm_split_helpers::wasm_split($part, fallible)]
        fn $name($($argument: $kind),*) -> Result<$output, NotFetched> {
            Ok($body)
        }

        #[cfg(not(split))]
        async fn $name($($argument: $kind),*) -> Result<$output, NotFetched> {
            Ok($body)
        }
    };
    ($part:ident: $fetch:ident by $preload:ident, fn $name:ident($($argument:ident: $kind:ty),*) -> $output:ty $body:block) => {
        #[cfg(split)]
        #[wasm_split_helpers::wasm_split($part, fallible, preload($preload))]
        fn $name($($argument: $kind),*) -> Result<$output, NotFetched> {
            Ok($body)
        }

        #[cfg(split)]
        async fn $fetch() -> Result<(), NotFetched> {
            Ok($preload().await?)
        }

        #[cfg(not(split))]
        async fn $name($($argument: $kind),*) -> Result<$output, NotFetched> {
            Ok($body)
        }

        #[cfg(not(split))]
        async fn $fetch() -> Result<(), NotFetched> {
            Ok(())
        }
    };
}

in_part!(practice: fetch_practice by preload_practice, fn practice_page(route: Route) -> AnyView {
    match route {
        Route::Plan => PlanPage().into_any(),
        Route::Prepare => PreparePage().into_any(),
        Route::Session => SessionPage().into_any(),
        Route::Consultation => ConsultationPage().into_any(),
        _ => SafetyPage().into_any(),
    }
});

in_part!(diary: fetch_diary by preload_diary, fn diary_page(route: Route) -> AnyView {
    match route {
        Route::HistoryItem(id) => view! { <SessionRecordPage id=id /> }.into_any(),
        Route::Diary(day) => view! { <DiaryPage day=day /> }.into_any(),
        Route::Insights => InsightsPage().into_any(),
        Route::Data => DataPage().into_any(),
        Route::Report => ReportPage().into_any(),
        Route::Erased => ErasedPage().into_any(),
        _ => HistoryPage().into_any(),
    }
});

in_part!(settings: fetch_settings by preload_settings, fn settings_page(route: Route) -> AnyView {
    match route {
        Route::Gauge => GaugePage().into_any(),
        Route::Install => InstallPage().into_any(),
        Route::Welcome => WelcomePage().into_any(),
        Route::Balance => BalancePage().into_any(),
        _ => SettingsPage().into_any(),
    }
});

in_part!(learn: fetch_learn by preload_learn, fn learn_page(route: Route) -> AnyView {
    match route {
        Route::LearnTopic(slug) => view! { <LearnTopicPage slug=slug /> }.into_any(),
        _ => LearnPage().into_any(),
    }
});

in_part!(sharing: fetch_sharing by preload_sharing, fn sharing_page(route: Route) -> AnyView {
    match route {
        Route::Share => SharePage().into_any(),
        _ => SharedPage().into_any(),
    }
});

in_part!(
    sharing,
    fn do_with_share(sharing: Sharing, step: ShareStep) -> () {
        sharing.carry_out(step);
    }
);

in_part!(
    diary,
    fn do_with_data(data: Data, step: DataStep) -> () {
        data.interpret(step);
    }
);

in_part!(
    diary,
    fn backup_of_one(record: SessionRecord, trace: Trace) -> String {
        let (mut writer, mut text) = BackupWriter::begin(clock::local_now());
        text.push_str(&writer.session(&record, Some(&stored::encode_trace(&trace))));
        text.push_str(&writer.finish());
        text
    }
);

in_part!(
    settings,
    fn do_with_balance(balance: BalanceStore, step: BalanceStep) -> () {
        balance.interpret(step);
    }
);

in_part!(
    settings,
    fn invented(now: LocalTime) -> Batch {
        sample::invented(now)
    }
);

in_part!(
    settings,
    fn do_with_gauge(interpreter: Interpreter, step: GaugeStep) -> () {
        interpreter.gauge(step);
    }
);

in_part!(
    practice,
    fn do_in_practice(interpreter: Interpreter, step: PracticeStep) -> () {
        interpreter.practise(step);
    }
);

in_part!(
    scanner,
    fn find_codes(picture: Picture, attempt: Option<usize>) -> Vec<String> {
        match attempt {
            Some(attempt) => codes_at(&picture, attempt),
            None => codes(&picture),
        }
    }
);

/// The texts of the codes in `picture`: in one look, counted by `attempt`, or in as many as it takes.
/// The reader of codes is fetched at the first picture; whoever never scans never fetches it for
/// that.
///
/// # Errors
/// [`NotFetched`] if the part that reads codes did not come.
pub(super) async fn codes_in(
    picture: Picture,
    attempt: Option<usize>,
) -> Result<Vec<String>, NotFetched> {
    find_codes(picture, attempt).await
}

/// The sample diary as it is kept, for a visitor of this moment.
///
/// # Errors
/// [`NotFetched`] if the part that invents it did not come.
pub(super) async fn invented_diary(now: LocalTime) -> Result<Batch, NotFetched> {
    invented(now).await
}

/// Carries `step` out on everything that is kept.
pub(super) fn data(data: Data, step: DataStep, notices: Notices) {
    run(do_with_data(data, step), |()| {}, notices);
}

/// Carries a step of the gauge out.
pub(super) fn gauge(interpreter: Interpreter, step: GaugeStep, notices: Notices) {
    run(do_with_gauge(interpreter, step), |()| {}, notices);
}

/// Carries a step of the practice out.
pub(super) fn practice(interpreter: Interpreter, step: PracticeStep, notices: Notices) {
    run(do_in_practice(interpreter, step), |()| {}, notices);
}

/// Carries `step` out on the balanced plan.
pub(super) fn balance(balance: BalanceStore, step: BalanceStep, notices: Notices) {
    run(do_with_balance(balance, step), |()| {}, notices);
}

/// Carries a step of sharing out.
pub(super) fn share(sharing: Sharing, step: ShareStep, notices: Notices) {
    run(do_with_share(sharing, step), |()| {}, notices);
}

/// Hands a backup of the one session to `then`.
pub(super) fn back_up_one(
    record: SessionRecord,
    trace: Trace,
    then: impl FnOnce(String) + 'static,
    notices: Notices,
) {
    run(backup_of_one(record, trace), then, notices);
}

/// Has `wish` carried out by the part that can: at once if that is here, so that what needs a tap
/// still comes with it.
fn run<T: 'static>(
    wish: impl Future<Output = Result<T, NotFetched>> + 'static,
    then: impl FnOnce(T) + 'static,
    notices: Notices,
) {
    let mut wish = Box::pin(wish);
    let end = move |outcome| match outcome {
        Ok(value) => then(value),
        Err(NotFetched) => notices.show(Notice::PartMissing),
    };
    match at_once(wish.as_mut()) {
        Some(outcome) => end(outcome),
        None => spawn_local(async move { end(wish.await) }),
    }
}

impl Part {
    const ALL: [Self; 5] = [
        Self::Practice,
        Self::Diary,
        Self::Settings,
        Self::Learn,
        Self::Sharing,
    ];

    /// The part that holds the page of `route`; `None` if the app starts with it.
    pub(super) const fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Safety | Route::Consultation | Route::Plan | Route::Prepare | Route::Session => {
                Some(Self::Practice)
            }
            Route::History
            | Route::HistoryItem(_)
            | Route::Diary(_)
            | Route::Insights
            | Route::Data
            | Route::Report
            | Route::Erased => Some(Self::Diary),
            Route::Settings | Route::Gauge | Route::Install | Route::Welcome | Route::Balance => {
                Some(Self::Settings)
            }
            Route::Learn | Route::LearnTopic(_) => Some(Self::Learn),
            Route::Share | Route::Shared => Some(Self::Sharing),
            Route::Today | Route::WarningSigns | Route::Unknown => None,
        }
    }

    async fn fetch(self) -> Result<(), NotFetched> {
        match self {
            Self::Practice => fetch_practice().await,
            Self::Diary => fetch_diary().await,
            Self::Settings => fetch_settings().await,
            Self::Learn => fetch_learn().await,
            Self::Sharing => fetch_sharing().await,
        }
    }

    /// The page of `route`; `None` while the part is not here.
    fn page(self, route: Route) -> Option<AnyView> {
        let page = match self {
            Self::Practice => at_once(practice_page(route)),
            Self::Diary => at_once(diary_page(route)),
            Self::Settings => at_once(settings_page(route)),
            Self::Learn => at_once(learn_page(route)),
            Self::Sharing => at_once(sharing_page(route)),
        };
        page.and_then(Result::ok)
    }
}

/// What `future` gives without waiting; `None` if it would have to wait.
fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

/// How far a part is, and how often it was fetched in vain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Awaited { tries: u32 },
    Here,
    Missing { tries: u32 },
}

/// The parts and how far each is.
#[derive(Clone, Copy)]
pub(super) struct Parts([RwSignal<State>; Part::ALL.len()]);

impl Parts {
    /// None is here yet; all are fetched once the app has started.
    pub(super) fn new() -> Self {
        let parts = Self(Part::ALL.map(|_| RwSignal::new(State::Awaited { tries: 0 })));
        spawn_local(async move {
            TimeoutFuture::new(FETCH_ALL_AFTER_MS).await;
            for part in Part::ALL {
                parts.fetch(part).await;
                TimeoutFuture::new(BETWEEN_PARTS_MS).await;
            }
        });
        parts
    }

    fn state(self, part: Part) -> RwSignal<State> {
        let [practice, diary, settings, learn, sharing] = self.0;
        match part {
            Part::Practice => practice,
            Part::Diary => diary,
            Part::Settings => settings,
            Part::Learn => learn,
            Part::Sharing => sharing,
        }
    }

    /// Fetches `part` unless it is here.
    async fn fetch(self, part: Part) {
        let state = self.state(part);
        let tries = match state.get_untracked() {
            State::Here => return,
            State::Awaited { tries } | State::Missing { tries } => tries,
        };
        let next = match part.fetch().await {
            Ok(()) => State::Here,
            Err(NotFetched) => State::Missing {
                tries: tries.saturating_add(1),
            },
        };
        set_if_new(state, next);
    }

    /// The page of `route`, which `part` holds: at once if it can be, else what is said meanwhile.
    pub(super) fn page(self, part: Part, route: Route) -> AnyView {
        let state = self.state(part);
        let missing = match state.get() {
            State::Here => {
                if let Some(page) = part.page(route) {
                    return page;
                }
                None
            }
            State::Awaited { .. } => {
                spawn_local(async move {
                    self.fetch(part).await;
                    // What comes takes the place of these words, and their focus.
                    screen::focus_page_soon();
                });
                None
            }
            State::Missing { tries } => Some(tries),
        };
        // Awaited again, so that the key is seen to do something, however soon the answer comes.
        let again = move |()| {
            let tries = missing.unwrap_or_default();
            state.set(State::Awaited { tries });
        };
        view! { <PartPage missing=missing again=UnsyncCallback::new(again) /> }.into_any()
    }
}

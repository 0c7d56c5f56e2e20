//! The URL fragment as an enum: hash routes work offline and under any base path.

use crate::domain::{record::SessionId, units::LocalDay};

/// A page of the app.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// Today's plan and Start.
    Today,
    /// The gate.
    Safety,
    /// Not-today questions and checklist, on the way to a session.
    Prepare,
    /// The running session.
    Session,
    /// The list of sessions.
    History,
    /// One session with its trace.
    HistoryItem(SessionId),
    /// A day's entry in the diary; today's if `None`.
    Diary(Option<LocalDay>),
    /// What the history says: statistics and charts.
    Insights,
    /// Making a link, QR code or file.
    Share,
    /// Looking at what somebody shared. What comes behind `#/s/` is the person's data: it is taken out
    /// of the address by `app` and is never part of a route.
    Shared,
    /// What inversion is, research, risks: the list of pages.
    Learn,
    /// One page of Learn by its name; whether there is one, `content` knows.
    LearnTopic(String),
    /// Questions for a clinician, and what they said.
    Consultation,
    /// Ladder, limits, balanced plan.
    Plan,
    /// Backup, restore, tables, erasing.
    Data,
    /// One page for a clinician.
    Report,
    /// What is left after everything was erased.
    Erased,
    /// The balanced plan: exercises, walking, posture.
    Balance,
    /// Settings.
    Settings,
    /// Zero and calibration of the gauge.
    Gauge,
    /// How to keep the app on the device.
    Install,
    /// The first run.
    Welcome,
    /// Red flags.
    WarningSigns,
    /// No page has this address.
    Unknown,
}

impl Route {
    /// From a fragment with or without its `#`. Every text has a route; the unknown have [`Route::Unknown`].
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.strip_prefix('#').unwrap_or(fragment);
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let route = match (parts.next(), parts.next()) {
            (None, _) => Self::Today,
            (Some("safety"), None) => Self::Safety,
            (Some("prepare"), None) => Self::Prepare,
            (Some("session"), None) => Self::Session,
            (Some("history"), None) => Self::History,
            (Some("history"), Some(id)) => {
                SessionId::parse(id).map_or(Self::Unknown, Self::HistoryItem)
            }
            (Some("diary"), None) => Self::Diary(None),
            (Some("diary"), Some(day)) => {
                LocalDay::from_iso(day).map_or(Self::Unknown, |day| Self::Diary(Some(day)))
            }
            (Some("insights"), None) => Self::Insights,
            (Some("share"), None) => Self::Share,
            (Some("s"), _) => return Self::Shared,
            (Some("learn"), None) => Self::Learn,
            (Some("learn"), Some(slug)) => Self::LearnTopic(slug.to_owned()),
            (Some("consultation"), None) => Self::Consultation,
            (Some("plan"), None) => Self::Plan,
            (Some("data"), None) => Self::Data,
            (Some("report"), None) => Self::Report,
            (Some("erased"), None) => Self::Erased,
            (Some("balance"), None) => Self::Balance,
            (Some("settings"), None) => Self::Settings,
            (Some("settings"), Some("gauge")) => Self::Gauge,
            (Some("settings"), Some("install")) => Self::Install,
            (Some("welcome"), None) => Self::Welcome,
            (Some("warning-signs"), None) => Self::WarningSigns,
            _ => Self::Unknown,
        };
        if parts.next().is_some() {
            Self::Unknown
        } else {
            route
        }
    }

    /// The fragment with its `#`; [`Self::parse`] reads it back.
    pub fn fragment(&self) -> String {
        let fixed = match self {
            Self::Today | Self::Unknown => "#/",
            Self::Safety => "#/safety",
            Self::Prepare => "#/prepare",
            Self::Session => "#/session",
            Self::History => "#/history",
            Self::HistoryItem(id) => return format!("#/history/{id}"),
            Self::Diary(None) => "#/diary",
            Self::Diary(Some(day)) => return format!("#/diary/{}", day.to_iso()),
            Self::Insights => "#/insights",
            Self::Share => "#/share",
            Self::Shared => "#/s",
            Self::Learn => "#/learn",
            Self::LearnTopic(slug) => return format!("#/learn/{slug}"),
            Self::Consultation => "#/consultation",
            Self::Plan => "#/plan",
            Self::Data => "#/data",
            Self::Report => "#/report",
            Self::Erased => "#/erased",
            Self::Balance => "#/balance",
            Self::Settings => "#/settings",
            Self::Gauge => "#/settings/gauge",
            Self::Install => "#/settings/install",
            Self::Welcome => "#/welcome",
            Self::WarningSigns => "#/warning-signs",
        };
        fixed.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::units::UnixMillis;

    #[test]
    fn every_route_reads_back_what_it_writes() {
        let id = SessionId::new(UnixMillis(1_795_390_200_000), 7);
        for route in [
            Route::Today,
            Route::Safety,
            Route::Prepare,
            Route::Session,
            Route::History,
            Route::HistoryItem(id),
            Route::Diary(None),
            Route::Diary(Some(LocalDay(20_780))),
            Route::Insights,
            Route::Share,
            Route::Shared,
            Route::Learn,
            Route::LearnTopic("risks".into()),
            Route::Consultation,
            Route::Plan,
            Route::Data,
            Route::Report,
            Route::Erased,
            Route::Balance,
            Route::Settings,
            Route::Gauge,
            Route::Install,
            Route::Welcome,
            Route::WarningSigns,
        ] {
            assert_eq!(Route::parse(&route.fragment()), route);
        }
    }

    #[test]
    fn an_empty_fragment_is_today() {
        assert_eq!(Route::parse(""), Route::Today);
        assert_eq!(Route::parse("#"), Route::Today);
        assert_eq!(Route::parse("#/?source=installed"), Route::Today);
    }

    #[test]
    fn what_was_shared_is_no_part_of_the_route() {
        assert_eq!(Route::parse("#/s/kQD_Bw"), Route::Shared);
        assert_eq!(Route::parse("#/s/kQD_Bw/more"), Route::Shared);
        assert_eq!(Route::parse("#/s/"), Route::Shared);
    }

    #[test]
    fn a_malformed_id_or_an_extra_part_is_unknown() {
        assert_eq!(Route::parse("#/history/42"), Route::Unknown);
        assert_eq!(Route::parse("#/diary/2026-02-30"), Route::Unknown);
        assert_eq!(Route::parse("#/settings/gauge/extra"), Route::Unknown);
        assert_eq!(Route::parse("#/nowhere"), Route::Unknown);
    }
}

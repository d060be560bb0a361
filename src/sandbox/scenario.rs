//! The situations an admin meets, to be practised on and tested against.

use crate::integration::Permission;
use clap::ValueEnum;
use clap::builder::PossibleValue;

/// One situation. With `Start::Finished` it strikes a finished integration; with `Start::Nothing`
/// it is in force from the first step, as far as that has a meaning (`Scenario::starts_empty`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)] // `about` says what each is, in one place.
pub enum Scenario {
    #[default]
    Working,
    MissingCompanyTestRead,
    MissingCompanyTestSessionWrite,
    MissingLiveInterviewRead,
    MissingLiveInterviewWrite,
    NoPermissions,
    CodesignalKeyRotated,
    CodesignalKeyRevoked,
    AshbyKeyRotated,
    AshbyKeyRevoked,
    AshbyKeyLimited,
    KeysSwapped,
    SettingsNotSaved,
    WrongAshbyKeySelected,
    WebhookUnchecked,
    HeaderUnchecked,
    SignatureUnchecked,
    SlowEndpoint,
    EndpointBroken,
    HasAccessRefused,
    CodesignalDown,
    AshbyDown,
    RateLimited,
    CaptivePortal,
}

impl Scenario {
    pub const ALL: [Scenario; 24] = [
        Scenario::Working,
        Scenario::MissingCompanyTestRead,
        Scenario::MissingCompanyTestSessionWrite,
        Scenario::MissingLiveInterviewRead,
        Scenario::MissingLiveInterviewWrite,
        Scenario::NoPermissions,
        Scenario::CodesignalKeyRotated,
        Scenario::CodesignalKeyRevoked,
        Scenario::AshbyKeyRotated,
        Scenario::AshbyKeyRevoked,
        Scenario::AshbyKeyLimited,
        Scenario::KeysSwapped,
        Scenario::SettingsNotSaved,
        Scenario::WrongAshbyKeySelected,
        Scenario::WebhookUnchecked,
        Scenario::HeaderUnchecked,
        Scenario::SignatureUnchecked,
        Scenario::SlowEndpoint,
        Scenario::EndpointBroken,
        Scenario::HasAccessRefused,
        Scenario::CodesignalDown,
        Scenario::AshbyDown,
        Scenario::RateLimited,
        Scenario::CaptivePortal,
    ];

    /// The word after `--scenario`.
    pub(crate) fn name(self) -> &'static str {
        self.words().0
    }

    /// What it is, in one sentence for `--help`.
    pub(crate) fn about(self) -> &'static str {
        self.words().1
    }

    /// Whether it differs from `Working` for someone who starts from nothing: a key can't be
    /// rotated, revoked or exchanged before it was made.
    pub(crate) fn starts_empty(self) -> bool {
        !matches!(
            self,
            Scenario::Working
                | Scenario::CodesignalKeyRotated
                | Scenario::CodesignalKeyRevoked
                | Scenario::AshbyKeyRotated
                | Scenario::AshbyKeyRevoked
                | Scenario::KeysSwapped
        )
    }

    pub(super) fn missing(self) -> &'static [Permission] {
        match self {
            Scenario::MissingCompanyTestRead => &[Permission::CompanyTestRead],
            Scenario::MissingCompanyTestSessionWrite => &[Permission::CompanyTestSessionWrite],
            Scenario::MissingLiveInterviewRead => &[Permission::LiveInterviewRead],
            Scenario::MissingLiveInterviewWrite => &[Permission::LiveInterviewWrite],
            Scenario::NoPermissions => &Permission::ALL,
            _ => &[],
        }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Scenario::Working => ("working", "Everything is as it should be."),
            Scenario::MissingCompanyTestRead => (
                "missing-company-test-read",
                "The CodeSignal key lacks the permission to list assessments (companyTest.company.read).",
            ),
            Scenario::MissingCompanyTestSessionWrite => (
                "missing-company-test-session-write",
                "The CodeSignal key lacks the permission to invite candidates (companyTestSession.company.write).",
            ),
            Scenario::MissingLiveInterviewRead => (
                "missing-live-interview-read",
                "The CodeSignal key lacks the permission to read interviews (liveInterview.company.read).",
            ),
            Scenario::MissingLiveInterviewWrite => (
                "missing-live-interview-write",
                "The CodeSignal key lacks the permission to create interviews (liveInterview.company.write).",
            ),
            Scenario::NoPermissions => (
                "no-permissions",
                "The CodeSignal key was saved without any of the four permissions.",
            ),
            Scenario::CodesignalKeyRotated => (
                "codesignal-key-rotated",
                "The CodeSignal key was replaced, but Ashby's settings and the webhook's secret still hold the old one.",
            ),
            Scenario::CodesignalKeyRevoked => (
                "codesignal-key-revoked",
                "The CodeSignal key was deleted at CodeSignal.",
            ),
            Scenario::AshbyKeyRotated => (
                "ashby-key-rotated",
                "The Ashby key was replaced, but Ashby's drop-down and the webhook's header still hold the old one.",
            ),
            Scenario::AshbyKeyRevoked => (
                "ashby-key-revoked",
                "The Ashby key was deactivated at Ashby.",
            ),
            Scenario::AshbyKeyLimited => (
                "ashby-key-limited",
                "The Ashby key is valid, but may not read about itself (no apiKeysRead).",
            ),
            Scenario::KeysSwapped => (
                "keys-swapped",
                "The two keys are stored in each other's place.",
            ),
            Scenario::SettingsNotSaved => (
                "settings-not-saved",
                "The CodeSignal key was never saved in Ashby's settings.",
            ),
            Scenario::WrongAshbyKeySelected => (
                "wrong-ashby-key-selected",
                "The drop-down in Ashby's settings names another Ashby key.",
            ),
            Scenario::WebhookUnchecked => (
                "webhook-unchecked",
                "Ashby's webhook address accepts every request and checks neither header nor signature.",
            ),
            Scenario::HeaderUnchecked => (
                "header-unchecked",
                "Ashby's webhook address checks the signature, but not the X-Ashby-Api-Key header.",
            ),
            Scenario::SignatureUnchecked => (
                "signature-unchecked",
                "Ashby's webhook address checks the X-Ashby-Api-Key header, but not the signature.",
            ),
            Scenario::SlowEndpoint => (
                "slow-endpoint",
                "Ashby's webhook address answers after 11 seconds, one more than CodeSignal waits.",
            ),
            Scenario::EndpointBroken => (
                "endpoint-broken",
                "Ashby's webhook address answers every request with an error (500).",
            ),
            Scenario::HasAccessRefused => (
                "has-access-refused",
                "CodeSignal does not tell API keys what they may do (hasAccess is refused).",
            ),
            Scenario::CodesignalDown => ("codesignal-down", "CodeSignal's API is down (503)."),
            Scenario::AshbyDown => (
                "ashby-down",
                "Ashby's API and webhook address are down (503).",
            ),
            Scenario::RateLimited => (
                "rate-limited",
                "CodeSignal's API refuses requests for a minute because there were too many (429).",
            ),
            Scenario::CaptivePortal => (
                "captive-portal",
                "A network login page answers in place of both vendors.",
            ),
        }
    }
}

impl ValueEnum for Scenario {
    fn value_variants<'a>() -> &'a [Self] {
        &Scenario::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.about()))
    }
}

#[cfg(test)]
mod tests {
    use super::Scenario;

    #[test]
    fn every_scenario_is_listed_once_under_a_name_of_its_own() {
        for (place, scenario) in Scenario::ALL.into_iter().enumerate() {
            assert_eq!(scenario as usize, place, "{}", scenario.name());
            let twins = Scenario::ALL
                .iter()
                .filter(|other| other.name() == scenario.name());
            assert_eq!(twins.count(), 1, "{}", scenario.name());
            assert!(scenario.about().ends_with('.'));
        }
        assert_eq!(Scenario::default().name(), "working");
    }
}

//! The situations an admin meets, to be practised on and tested against.

use crate::integration::Permission;
use clap::ValueEnum;

/// One situation. With `InitialState::Finished` it is applied to a finished integration; with
/// `InitialState::Nothing` from the first step, as far as that has a meaning (`Scenario::starts_empty`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Scenario {
    #[default]
    #[value(help = "Everything is set up correctly.")]
    Working,
    #[value(
        help = "The CodeSignal key lacks the permission to list assessments (companyTest.company.read)."
    )]
    MissingCompanyTestRead,
    #[value(
        help = "The CodeSignal key lacks the permission to invite candidates (companyTestSession.company.write)."
    )]
    MissingCompanyTestSessionWrite,
    #[value(
        help = "The CodeSignal key lacks the permission to read interviews (liveInterview.company.read)."
    )]
    MissingLiveInterviewRead,
    #[value(
        help = "The CodeSignal key lacks the permission to create interviews (liveInterview.company.write)."
    )]
    MissingLiveInterviewWrite,
    #[value(help = "The CodeSignal key was saved without any of the four permissions.")]
    NoPermissions,
    #[value(
        help = "The CodeSignal key was replaced, but Ashby's settings and the webhook's Secret Key still have the old one."
    )]
    CodesignalKeyRotated,
    #[value(help = "The CodeSignal key was deleted at CodeSignal.")]
    CodesignalKeyRevoked,
    #[value(
        help = "The Ashby key was replaced, but Ashby's drop-down and the webhook's header still have the old one."
    )]
    AshbyKeyRotated,
    #[value(help = "The Ashby key was deactivated at Ashby.")]
    AshbyKeyRevoked,
    #[value(help = "The Ashby key is valid, but lacks the permission apiKeysRead.")]
    AshbyKeyLimited,
    #[value(help = "The two keys are swapped in your keychain.")]
    KeysSwapped,
    #[value(help = "The CodeSignal key was never saved in Ashby's settings.")]
    SettingsNotSaved,
    #[value(help = "Another Ashby key is selected in the drop-down of Ashby's settings.")]
    WrongAshbyKeySelected,
    #[value(
        help = "Ashby's webhook endpoint accepts every request and checks neither header nor signature."
    )]
    WebhookUnchecked,
    #[value(
        help = "Ashby's webhook endpoint checks the signature, but not the X-Ashby-Api-Key header."
    )]
    HeaderUnchecked,
    #[value(
        help = "Ashby's webhook endpoint checks the X-Ashby-Api-Key header, but not the signature."
    )]
    SignatureUnchecked,
    #[value(
        help = "Ashby's webhook endpoint answers after 11 seconds, one more than CodeSignal waits."
    )]
    SlowEndpoint,
    #[value(help = "Ashby's webhook endpoint answers every request with an error (500).")]
    EndpointBroken,
    #[value(help = "CodeSignal doesn't tell API keys what they may do (hasAccess is refused).")]
    HasAccessRefused,
    #[value(help = "CodeSignal's API is down (503).")]
    CodesignalDown,
    #[value(help = "Ashby's API and webhook endpoint are down (503).")]
    AshbyDown,
    #[value(help = "CodeSignal's API refuses requests for a minute: there were too many (429).")]
    RateLimited,
    #[value(help = "A network's login page answers instead of both vendors.")]
    CaptivePortal,
}

impl Scenario {
    /// The word after `--scenario`.
    pub(crate) fn name(self) -> String {
        let value = self.to_possible_value();
        value.map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// What it is, in one sentence.
    pub(crate) fn about(self) -> String {
        let value = self.to_possible_value();
        let help = value.and_then(|value| value.get_help().map(ToString::to_string));
        help.unwrap_or_default()
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
}

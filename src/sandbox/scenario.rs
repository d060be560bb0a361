//! The situations an admin meets, to be practised on and tested against.

use crate::integration::Permission;
use clap::ValueEnum;

/// One situation. With `InitialState::Finished` it is applied to a finished integration; with
/// `InitialState::Nothing` from the first step, as far as that has a meaning (`Scenario::starts_empty`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Scenario {
    /// Everything is set up correctly
    #[default]
    Working,
    /// The CodeSignal key lacks the permission to list assessments (companyTest.company.read)
    MissingCompanyTestRead,
    /// The CodeSignal key lacks the permission to invite candidates (companyTestSession.company.write)
    MissingCompanyTestSessionWrite,
    /// The CodeSignal key lacks the permission to read interviews (liveInterview.company.read)
    MissingLiveInterviewRead,
    /// The CodeSignal key lacks the permission to create interviews (liveInterview.company.write)
    MissingLiveInterviewWrite,
    /// The CodeSignal key was saved without any of the four permissions
    NoPermissions,
    /// The CodeSignal key was replaced, but Ashby's settings and the webhook's Secret Key still have the old one
    CodesignalKeyRotated,
    /// The CodeSignal key was deleted at CodeSignal
    CodesignalKeyRevoked,
    /// The Ashby key was replaced, but Ashby's drop-down and the webhook's header still have the old one
    AshbyKeyRotated,
    /// The Ashby key was deactivated at Ashby
    AshbyKeyRevoked,
    /// The Ashby key is valid, but lacks the permission apiKeysRead
    AshbyKeyLimited,
    /// The two keys are swapped in your keychain
    KeysSwapped,
    /// The CodeSignal key was never saved in Ashby's settings
    SettingsNotSaved,
    /// Another Ashby key is selected in the drop-down of Ashby's settings
    WrongAshbyKeySelected,
    /// Ashby's webhook endpoint accepts every request and checks neither header nor signature
    WebhookUnchecked,
    /// Ashby's webhook endpoint checks the signature, but not the X-Ashby-Api-Key header
    HeaderUnchecked,
    /// Ashby's webhook endpoint checks the X-Ashby-Api-Key header, but not the signature
    SignatureUnchecked,
    /// Ashby's webhook endpoint answers after 11 seconds, one more than CodeSignal waits
    SlowEndpoint,
    /// Ashby's webhook endpoint answers every request with an error (500)
    EndpointBroken,
    /// CodeSignal doesn't tell API keys what they may do (hasAccess is refused)
    HasAccessRefused,
    /// CodeSignal's API is down (503)
    CodesignalDown,
    /// Ashby's API and webhook endpoint are down (503)
    AshbyDown,
    /// CodeSignal's API refuses requests for a minute: there were too many (429)
    RateLimited,
    /// A network's login page answers instead of both vendors
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

//! The situations that an admin meets.

use crate::integration::Permission;
use clap::ValueEnum;

/// A situation to practise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Scenario {
    /// Everything is right
    #[default]
    Working,
    /// The CodeSignal key lacks companyTest.company.read
    MissingCompanyTestRead,
    /// The CodeSignal key lacks companyTestSession.company.write
    MissingCompanyTestSessionWrite,
    /// The CodeSignal key lacks liveInterview.company.read
    MissingLiveInterviewRead,
    /// The CodeSignal key lacks liveInterview.company.write
    MissingLiveInterviewWrite,
    /// The CodeSignal key has none of the four permissions
    NoPermissions,
    /// There is a new CodeSignal key; Ashby's settings and the webhook still hold the old one
    CodesignalKeyRotated,
    /// The CodeSignal key was deleted
    CodesignalKeyRevoked,
    /// There is a new Ashby key; Ashby's settings and the webhook still hold the old one
    AshbyKeyRotated,
    /// The Ashby key was deactivated
    AshbyKeyRevoked,
    /// The Ashby key may not be asked for its own name
    AshbyKeyLimited,
    /// The two keys are stored in each other's place
    KeysSwapped,
    /// The CodeSignal key was never saved in Ashby
    SettingsNotSaved,
    /// Ashby's drop-down names another Ashby key
    WrongAshbyKeySelected,
    /// Ashby's endpoint checks neither header nor signature
    WebhookUnchecked,
    /// Ashby's endpoint does not check the header
    HeaderUnchecked,
    /// Ashby's endpoint does not check the signature
    SignatureUnchecked,
    /// Ashby's endpoint takes 11 seconds to answer
    SlowEndpoint,
    /// Ashby's endpoint answers with an error
    EndpointBroken,
    /// CodeSignal does not say whether a key has access
    HasAccessRefused,
    /// CodeSignal is down
    CodesignalDown,
    /// Ashby's API is down
    AshbyDown,
    /// CodeSignal asks to wait a minute
    RateLimited,
    /// This network answers everything with its own login page
    CaptivePortal,
}

impl Scenario {
    /// The name on the command line.
    pub fn name(self) -> String {
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }

    /// What it is, in a sentence for an admin.
    pub fn about(self) -> String {
        self.to_possible_value()
            .and_then(|value| value.get_help().map(ToString::to_string))
            .unwrap_or_default()
    }

    /// The permissions that the CodeSignal key lacks.
    pub(super) fn lacks(self) -> &'static [Permission] {
        match self {
            Scenario::MissingCompanyTestRead => &[Permission::CompanyTestRead],
            Scenario::MissingCompanyTestSessionWrite => &[Permission::CompanyTestSessionWrite],
            Scenario::MissingLiveInterviewRead => &[Permission::LiveInterviewRead],
            Scenario::MissingLiveInterviewWrite => &[Permission::LiveInterviewWrite],
            Scenario::NoPermissions => &Permission::ALL,
            _ => &[],
        }
    }

    /// Whether Ashby's endpoint compares the custom header.
    pub(super) fn checks_header(self) -> bool {
        !matches!(self, Scenario::WebhookUnchecked | Scenario::HeaderUnchecked)
    }

    /// Whether Ashby's endpoint verifies the signature.
    pub(super) fn checks_signature(self) -> bool {
        !matches!(
            self,
            Scenario::WebhookUnchecked | Scenario::SignatureUnchecked
        )
    }
}

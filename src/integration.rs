//! The facts of the getting-started guide: what has to stand where for results to arrive.
//!
//! Sources: the guide "CodeSignal <> Ashby Integration"; developer.codesignal.com (GraphQL and
//! webhooks, revision of 2026-05-26); developers.ashbyhq.com (authentication, apiKey.info).

use clap::ValueEnum;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

pub(crate) const CODESIGNAL_URL: &str = "https://app.codesignal.com/graphql";
pub(crate) const ASHBY_URL: &str = "https://api.ashbyhq.com";
/// Where CodeSignal's webhook has to deliver (guide, "Endpoint").
pub(crate) const WEBHOOK_URL: &str = "https://app.ashbyhq.com/api/codesignal_webhook";
/// The owner email of the webhook (guide, "Email").
pub(crate) const WEBHOOK_EMAIL: &str = "assessment-webhooks@ashbyhq.com";
/// The custom header of the webhook (guide, "Custom headers"); its value is the Ashby API key.
pub(crate) const ASHBY_KEY_HEADER: &str = "X-Ashby-Api-Key";
pub(crate) const SIGNATURE_HEADER: &str = "X-CodeSignal-Signature";
/// Every reply of the sandbox has it; its value is the address of the start page.
pub(crate) const SANDBOX_HEADER: &str = "x-cs-ashby-sandbox";
/// Where a webhook is made. The only dashboard address CodeSignal publishes for this job.
pub(crate) const WEBHOOKS_PAGE: &str =
    "https://app.codesignal.com/client-dashboard/integrations/webhooks";
/// CodeSignal's dashboard: the API Keys page itself has no published address.
pub(crate) const CODESIGNAL_SITE: &str = "https://app.codesignal.com";
/// Ashby's site: the assessments admin page has no published address.
pub(crate) const ASHBY_SITE: &str = "https://app.ashbyhq.com";
/// What the guide tells the admin to type into "Key Description".
pub(crate) const KEY_DESCRIPTION: &str = "Ashby Integration";
/// Whom to ask when "Webhooks" and "API Keys" are not shown in CodeSignal.
pub(crate) const CODESIGNAL_SUPPORT: &str = "support@codesignal.com";

/// One of the two API keys that the integration needs, or the vendor that creates it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    IntoStaticStr,
    ValueEnum,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "lowercase")]
#[serde(rename_all = "lowercase")]
pub enum KeyName {
    /// CodeSignal, and the CodeSignal API key
    Codesignal,
    /// Ashby, and the Ashby API key
    Ashby,
}

impl KeyName {
    pub const ALL: [KeyName; 2] = [KeyName::Codesignal, KeyName::Ashby];

    /// The word in JSON and in option names.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    pub(crate) fn other(self) -> KeyName {
        match self {
            KeyName::Codesignal => KeyName::Ashby,
            KeyName::Ashby => KeyName::Codesignal,
        }
    }

    /// Who made it, and the only one that may be asked about it.
    pub(crate) fn vendor(self) -> &'static str {
        match self {
            KeyName::Codesignal => "CodeSignal",
            KeyName::Ashby => "Ashby",
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            KeyName::Codesignal => "CodeSignal API key",
            KeyName::Ashby => "Ashby API key",
        }
    }

    pub fn variable(self) -> &'static str {
        match self {
            KeyName::Codesignal => "CS_ASHBY_CODESIGNAL_KEY",
            KeyName::Ashby => "CS_ASHBY_ASHBY_KEY",
        }
    }

    /// Where and how an old key is deleted, in the words of the vendor's own site.
    pub(crate) fn how_to_delete(self) -> &'static str {
        match self {
            KeyName::Codesignal => {
                "In CodeSignal, open Integrations > API Keys and delete the old key (not the one you made for this rotation)."
            }
            KeyName::Ashby => {
                "In Ashby, open API Keys in the admin settings and deactivate the old key (not the one you made for this rotation)."
            }
        }
    }

    /// The option that names a file it can come from.
    pub(crate) fn file_option(self) -> &'static str {
        match self {
            KeyName::Codesignal => "--codesignal-key-file",
            KeyName::Ashby => "--ashby-key-file",
        }
    }

    /// The option that names a command it can come from.
    pub(crate) fn command_option(self) -> &'static str {
        match self {
            KeyName::Codesignal => "--codesignal-key-command",
            KeyName::Ashby => "--ashby-key-command",
        }
    }
}

/// One of the four permissions the guide selects for the CodeSignal key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
pub(crate) enum Permission {
    #[strum(serialize = "companyTest.company.read")]
    CompanyTestRead,
    #[strum(serialize = "companyTestSession.company.write")]
    CompanyTestSessionWrite,
    #[strum(serialize = "liveInterview.company.read")]
    LiveInterviewRead,
    #[strum(serialize = "liveInterview.company.write")]
    LiveInterviewWrite,
}

impl Permission {
    /// All four, in the order of the guide.
    pub(crate) const ALL: [Permission; 4] = [
        Permission::CompanyTestRead,
        Permission::CompanyTestSessionWrite,
        Permission::LiveInterviewRead,
        Permission::LiveInterviewWrite,
    ];

    /// The name beside the tick box at CodeSignal.
    pub(crate) fn name(self) -> &'static str {
        self.into()
    }

    pub(crate) fn purpose(self) -> &'static str {
        match self {
            Permission::CompanyTestRead => "list your assessments",
            Permission::CompanyTestSessionWrite => "invite candidates to an assessment",
            Permission::LiveInterviewRead => "read interviews",
            Permission::LiveInterviewWrite => "create interviews",
        }
    }
}

/// One of the eight event types the guide selects for the webhook, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
pub(crate) enum Event {
    #[strum(serialize = "companyTestSessionStarted")]
    Started,
    #[strum(serialize = "companyTestSessionFinished")]
    Finished,
    #[strum(serialize = "preScreenResultShared")]
    ResultShared,
    #[strum(serialize = "preScreenResultVerified")]
    ResultVerified,
    #[strum(serialize = "preScreenExpired")]
    Expired,
    #[strum(serialize = "preScreenCandidateDeclined")]
    CandidateDeclined,
    #[strum(serialize = "preScreenResultNotVerified")]
    ResultNotVerified,
    #[strum(serialize = "preScreenResultVerificationPending")]
    VerificationPending,
}

impl Event {
    pub(crate) const ALL: &'static [Event] = Event::VARIANTS;

    /// The name in the webhook form and in a delivery.
    pub(crate) fn name(self) -> &'static str {
        self.into()
    }

    /// The names of all eight.
    pub(crate) fn names() -> Vec<&'static str> {
        Event::VARIANTS.iter().map(|event| event.name()).collect()
    }
}

/// A step that only a person can do and no API shows.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    IntoStaticStr,
    ValueEnum,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum ManualStep {
    AshbySettings,
    // The webhook stands at CodeSignal with the form's values.
    Webhook,
}

impl ManualStep {
    /// Both steps, in the order of the guide.
    pub const ALL: [ManualStep; 2] = [ManualStep::AshbySettings, ManualStep::Webhook];

    /// The name for people, as the check of that step has it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            ManualStep::AshbySettings => "CodeSignal settings in Ashby",
            ManualStep::Webhook => "Webhook in CodeSignal",
        }
    }

    /// The word after `--attest` and in the state.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A step of the walk through the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, ValueEnum)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Step {
    /// Before you start
    Before,
    /// Ashby API key
    AshbyKey,
    /// CodeSignal API key
    CodesignalKey,
    /// Ashby's settings
    AshbySettings,
    /// Webhook
    Webhook,
    /// Connectivity test
    Test,
    /// What's next
    Next,
}

impl Step {
    /// Those with a number, from 1.
    pub(crate) const NUMBERED: [Step; 5] =
        [Step::AshbyKey, Step::CodesignalKey, Step::AshbySettings, Step::Webhook, Step::Test];

    /// The word after `--from`.
    pub(crate) fn as_str(self) -> &'static str {
        self.into()
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Step::Before => "Before you start",
            Step::AshbyKey => "Ashby API key",
            Step::CodesignalKey => "CodeSignal API key",
            Step::AshbySettings => "Ashby's settings",
            Step::Webhook => "Webhook",
            Step::Test => "Connectivity test",
            Step::Next => "What's next",
        }
    }

    /// Its number, from 1; the start and the end have none.
    pub(crate) fn number(self) -> Option<usize> {
        let at = Step::NUMBERED.iter().position(|step| *step == self);
        at.map(|at| at + 1)
    }
}

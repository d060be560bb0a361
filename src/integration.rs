//! The facts of the getting-started guide: what has to stand where for results to arrive.
//!
//! Sources: the guide "CodeSignal <> Ashby Integration"; developer.codesignal.com (GraphQL and
//! webhooks, revision of 2026-05-26); developers.ashbyhq.com (authentication, apiKey.info).

use serde::{Deserialize, Serialize};

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

/// One of the two API keys that the integration needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyName {
    Codesignal,
    /// Made at Ashby (the "Ashby API Key" drop-down of the CodeSignal integration).
    Ashby,
}

impl KeyName {
    pub const ALL: [KeyName; 2] = [KeyName::Codesignal, KeyName::Ashby];

    /// The word in JSON and in option names.
    pub fn as_str(self) -> &'static str {
        match self {
            KeyName::Codesignal => "codesignal",
            KeyName::Ashby => "ashby",
        }
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Permission {
    CompanyTestRead,
    CompanyTestSessionWrite,
    LiveInterviewRead,
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
        match self {
            Permission::CompanyTestRead => "companyTest.company.read",
            Permission::CompanyTestSessionWrite => "companyTestSession.company.write",
            Permission::LiveInterviewRead => "liveInterview.company.read",
            Permission::LiveInterviewWrite => "liveInterview.company.write",
        }
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

/// One of the eight event types the guide selects for the webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    Started,
    Finished,
    ResultShared,
    ResultVerified,
    Expired,
    CandidateDeclined,
    ResultNotVerified,
    VerificationPending,
}

impl Event {
    /// All eight, in the order of the guide.
    pub(crate) const ALL: [Event; 8] = [
        Event::Started,
        Event::Finished,
        Event::ResultShared,
        Event::ResultVerified,
        Event::Expired,
        Event::CandidateDeclined,
        Event::ResultNotVerified,
        Event::VerificationPending,
    ];

    /// The name in the webhook form and in a delivery.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Event::Started => "companyTestSessionStarted",
            Event::Finished => "companyTestSessionFinished",
            Event::ResultShared => "preScreenResultShared",
            Event::ResultVerified => "preScreenResultVerified",
            Event::Expired => "preScreenExpired",
            Event::CandidateDeclined => "preScreenCandidateDeclined",
            Event::ResultNotVerified => "preScreenResultNotVerified",
            Event::VerificationPending => "preScreenResultVerificationPending",
        }
    }

    /// The id of the check that sends it as a sample.
    pub(crate) fn check_id(self) -> &'static str {
        match self {
            Event::Started => "webhook.event.companyTestSessionStarted",
            Event::Finished => "webhook.event.companyTestSessionFinished",
            Event::ResultShared => "webhook.event.preScreenResultShared",
            Event::ResultVerified => "webhook.event.preScreenResultVerified",
            Event::Expired => "webhook.event.preScreenExpired",
            Event::CandidateDeclined => "webhook.event.preScreenCandidateDeclined",
            Event::ResultNotVerified => "webhook.event.preScreenResultNotVerified",
            Event::VerificationPending => "webhook.event.preScreenResultVerificationPending",
        }
    }

    /// The event of that name, if it is one of the eight.
    pub(crate) fn from_name(name: &str) -> Option<Event> {
        Event::ALL.into_iter().find(|event| event.name() == name)
    }
}

/// A step that only a person can do and no API shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ManualStep {
    AshbySettings,
    /// The webhook stands at CodeSignal with the form's values.
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
        match self {
            ManualStep::AshbySettings => "ashby-settings",
            ManualStep::Webhook => "webhook",
        }
    }
}

/// A step of the walk through the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// What has to be there before: this computer, both vendors, access to CodeSignal's API.
    Before,
    AshbyKey,
    /// The key in CodeSignal, with the four permissions.
    CodesignalKey,
    AshbySettings,
    Webhook,
    Test,
    Next,
}

impl Step {
    /// All that a person may begin at, in the order of the guide.
    pub(crate) const ALL: [Step; 7] = [
        Step::Before,
        Step::AshbyKey,
        Step::CodesignalKey,
        Step::AshbySettings,
        Step::Webhook,
        Step::Test,
        Step::Next,
    ];
    /// Those with a number, from 1.
    pub(crate) const NUMBERED: [Step; 5] =
        [Step::AshbyKey, Step::CodesignalKey, Step::AshbySettings, Step::Webhook, Step::Test];

    /// The word after `--from`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Step::Before => "before",
            Step::AshbyKey => "ashby-key",
            Step::CodesignalKey => "codesignal-key",
            Step::AshbySettings => "ashby-settings",
            Step::Webhook => "webhook",
            Step::Test => "test",
            Step::Next => "next",
        }
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

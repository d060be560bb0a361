//! The facts of the getting-started guide: what has to stand where for results to arrive.
//!
//! Sources: the guide "CodeSignal <> Ashby Integration"; developer.codesignal.com (GraphQL and
//! webhooks, revision of 2026-05-26); developers.ashbyhq.com (authentication, apiKey.info).

/// CodeSignal's published GraphQL endpoint.
pub const CODESIGNAL_URL: &str = "https://app.codesignal.com/graphql";
/// The base of Ashby's published API.
pub const ASHBY_URL: &str = "https://api.ashbyhq.com";
/// Where CodeSignal's webhook has to deliver (guide, "Endpoint").
pub const WEBHOOK_URL: &str = "https://app.ashbyhq.com/api/codesignal_webhook";
/// The owner email of the webhook (guide, "Email").
pub const WEBHOOK_EMAIL: &str = "assessment-webhooks@ashbyhq.com";
/// The custom header of the webhook (guide, "Custom headers"); its value is the Ashby API key.
pub const ASHBY_KEY_HEADER: &str = "X-Ashby-Api-Key";
/// The header CodeSignal signs with (developer.codesignal.com/webhooks).
pub const SIGNATURE_HEADER: &str = "X-CodeSignal-Signature";
/// Where a webhook is made. The only dashboard address CodeSignal publishes for this job.
pub const WEBHOOKS_PAGE: &str = "https://app.codesignal.com/client-dashboard/integrations/webhooks";
/// CodeSignal's dashboard: the API Keys page itself has no published address.
pub const CODESIGNAL_SITE: &str = "https://app.codesignal.com";
/// Ashby's site: the assessments admin page has no published address.
pub const ASHBY_SITE: &str = "https://app.ashbyhq.com";
/// What the guide tells the admin to type into "Key Description".
pub const KEY_DESCRIPTION: &str = "Ashby Integration";
/// Whom to ask when "Webhooks" and "API Keys" are not shown in CodeSignal.
pub const CODESIGNAL_SUPPORT: &str = "support@codesignal.com";

/// One of the two API keys that the integration needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyName {
    /// Made at CodeSignal (Integrations > API Keys).
    Codesignal,
    /// Made at Ashby (the "Ashby API Key" drop-down of the CodeSignal integration).
    Ashby,
}

impl KeyName {
    /// Both keys, CodeSignal's first.
    pub const ALL: [KeyName; 2] = [KeyName::Codesignal, KeyName::Ashby];

    /// The word in JSON and in option names.
    pub fn word(self) -> &'static str {
        match self {
            KeyName::Codesignal => "codesignal",
            KeyName::Ashby => "ashby",
        }
    }

    /// The key of that word.
    pub fn from_word(word: &str) -> Option<KeyName> {
        KeyName::ALL.into_iter().find(|name| name.word() == word)
    }

    /// The other key of the two.
    pub fn other(self) -> KeyName {
        match self {
            KeyName::Codesignal => KeyName::Ashby,
            KeyName::Ashby => KeyName::Codesignal,
        }
    }

    /// Who made it, and the only one that may be asked about it.
    pub fn vendor(self) -> &'static str {
        match self {
            KeyName::Codesignal => "CodeSignal",
            KeyName::Ashby => "Ashby",
        }
    }

    /// The name a person knows it by.
    pub fn title(self) -> &'static str {
        match self {
            KeyName::Codesignal => "CodeSignal API key",
            KeyName::Ashby => "Ashby API key",
        }
    }

    /// The environment variable it can come from.
    pub fn variable(self) -> &'static str {
        match self {
            KeyName::Codesignal => "CS_ASHBY_CODESIGNAL_KEY",
            KeyName::Ashby => "CS_ASHBY_ASHBY_KEY",
        }
    }

    /// The option that names a file it can come from.
    pub fn file_option(self) -> &'static str {
        match self {
            KeyName::Codesignal => "--codesignal-key-file",
            KeyName::Ashby => "--ashby-key-file",
        }
    }

    /// The option that names a command it can come from.
    pub fn command_option(self) -> &'static str {
        match self {
            KeyName::Codesignal => "--codesignal-key-command",
            KeyName::Ashby => "--ashby-key-command",
        }
    }
}

/// One of the four permissions the guide selects for the CodeSignal key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// Reads the list of assessments.
    CompanyTestRead,
    /// Invites candidates to an assessment.
    CompanyTestSessionWrite,
    /// Reads interviews.
    LiveInterviewRead,
    /// Creates interviews.
    LiveInterviewWrite,
}

impl Permission {
    /// All four, in the order of the guide.
    pub const ALL: [Permission; 4] = [
        Permission::CompanyTestRead,
        Permission::CompanyTestSessionWrite,
        Permission::LiveInterviewRead,
        Permission::LiveInterviewWrite,
    ];

    /// The name beside the tick box at CodeSignal.
    pub fn name(self) -> &'static str {
        match self {
            Permission::CompanyTestRead => "companyTest.company.read",
            Permission::CompanyTestSessionWrite => "companyTestSession.company.write",
            Permission::LiveInterviewRead => "liveInterview.company.read",
            Permission::LiveInterviewWrite => "liveInterview.company.write",
        }
    }

    /// What Ashby can't do without it.
    pub fn purpose(self) -> &'static str {
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
pub enum Event {
    /// A candidate started an assessment.
    Started,
    /// A candidate finished an assessment.
    Finished,
    /// A pre-screen result was shared.
    ResultShared,
    /// A pre-screen result was verified.
    ResultVerified,
    /// A pre-screen expired.
    Expired,
    /// A candidate declined a pre-screen.
    CandidateDeclined,
    /// A pre-screen result was not verified.
    ResultNotVerified,
    /// A pre-screen result waits for verification.
    VerificationPending,
}

impl Event {
    /// All eight, in the order of the guide.
    pub const ALL: [Event; 8] = [
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
    pub fn name(self) -> &'static str {
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

    /// The event of that name, if it is one of the eight.
    pub fn from_name(name: &str) -> Option<Event> {
        Event::ALL.into_iter().find(|event| event.name() == name)
    }
}

/// A step that only a person can do and no API shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ManualStep {
    /// Both keys stand in Ashby's CodeSignal settings.
    AshbySettings,
    /// The webhook stands at CodeSignal with the form's values.
    Webhook,
}

impl ManualStep {
    /// Both steps, in the order of the guide.
    pub const ALL: [ManualStep; 2] = [ManualStep::AshbySettings, ManualStep::Webhook];

    /// The name for people, as the check of that step has it.
    pub fn title(self) -> &'static str {
        match self {
            ManualStep::AshbySettings => "CodeSignal settings in Ashby",
            ManualStep::Webhook => "Webhook in CodeSignal",
        }
    }

    /// The word after `--attest` and in the state.
    pub fn word(self) -> &'static str {
        match self {
            ManualStep::AshbySettings => "ashby-settings",
            ManualStep::Webhook => "webhook",
        }
    }
}

/// A step of the walk through the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What has to be there before: this computer, both vendors, access to CodeSignal's API.
    Before,
    /// The integration in Ashby, and its key.
    AshbyKey,
    /// The key in CodeSignal, with the four permissions.
    CodesignalKey,
    /// Both keys in Ashby's settings.
    AshbySettings,
    /// The webhook in CodeSignal.
    Webhook,
    /// The connectivity test.
    Test,
    /// What can be done from now on.
    Next,
}

impl Step {
    /// All seven, in the order of the guide.
    pub const ALL: [Step; 7] = [
        Step::Before,
        Step::AshbyKey,
        Step::CodesignalKey,
        Step::AshbySettings,
        Step::Webhook,
        Step::Test,
        Step::Next,
    ];

    /// The word after `--from`.
    pub fn word(self) -> &'static str {
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

    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Step::Before => "Before you start",
            Step::AshbyKey => "The integration in Ashby, and the Ashby API key",
            Step::CodesignalKey => "The CodeSignal API key",
            Step::AshbySettings => "The keys in Ashby's settings",
            Step::Webhook => "The webhook in CodeSignal",
            Step::Test => "The connectivity test",
            Step::Next => "What comes next",
        }
    }

    /// Its place in the walk, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }
}

//! The checklist as data: every check of the guide in order, what it rests on, who judges it.

use super::evaluate::{self, EvalContext};
use super::probe::Answers;
use crate::check_result::Finding;
use crate::integration::{Event, KeyName, ManualStep, Permission};
use std::time::Duration;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CheckId {
    Keystore,
    CodesignalAccess,
    CodesignalKey,
    Permission(Permission),
    AshbyAccess,
    AshbyKey,
    AshbySettings,
    WebhookRegistration,
    WebhookHandshake,
    WebhookEvent(Event),
}

impl CheckId {
    pub(crate) fn as_str(self) -> String {
        match self {
            CheckId::Keystore => "keystore".into(),
            CheckId::CodesignalAccess => "codesignal.access".into(),
            CheckId::CodesignalKey => "codesignal.key".into(),
            CheckId::Permission(permission) => {
                format!("codesignal.permission.{}", permission.name())
            }
            CheckId::AshbyAccess => "ashby.access".into(),
            CheckId::AshbyKey => "ashby.key".into(),
            CheckId::AshbySettings => "ashby.settings".into(),
            CheckId::WebhookRegistration => "webhook.registration".into(),
            CheckId::WebhookHandshake => "webhook.handshake".into(),
            CheckId::WebhookEvent(event) => format!("webhook.event.{}", event.name()),
        }
    }

    pub(crate) fn title(self) -> String {
        match self {
            CheckId::Keystore => "Key store".into(),
            CheckId::CodesignalAccess => "CodeSignal can be reached".into(),
            CheckId::CodesignalKey => "CodeSignal API key".into(),
            CheckId::Permission(permission) => format!("Permission {}", permission.name()),
            CheckId::AshbyAccess => "Ashby can be reached".into(),
            CheckId::AshbyKey => "Ashby API key".into(),
            CheckId::AshbySettings => ManualStep::AshbySettings.title().into(),
            CheckId::WebhookRegistration => ManualStep::Webhook.title().into(),
            CheckId::WebhookHandshake => "Connectivity test".into(),
            CheckId::WebhookEvent(event) => format!("Event {}", event.name()),
        }
    }

    /// Every check that a key's own vendor decides.
    pub(crate) fn of_vendor(name: KeyName) -> Vec<CheckId> {
        match name {
            KeyName::Codesignal => [CheckId::CodesignalAccess, CheckId::CodesignalKey]
                .into_iter()
                .chain(Permission::ALL.map(CheckId::Permission))
                .collect(),
            KeyName::Ashby => vec![CheckId::AshbyAccess, CheckId::AshbyKey],
        }
    }

    pub(crate) fn of_key(name: KeyName) -> CheckId {
        match name {
            KeyName::Codesignal => CheckId::CodesignalKey,
            KeyName::Ashby => CheckId::AshbyKey,
        }
    }
}

pub(crate) struct Row {
    pub(crate) id: CheckId,
    /// The keys without which there is nothing to judge.
    pub(crate) keys: &'static [KeyName],
    /// What has to hold for it to be judged; where that does not, it is skipped.
    pub(crate) depends_on: Option<CheckId>,
    pub(crate) judge: fn(&EvalContext<'_>) -> Finding,
    pub(crate) took: fn(&Answers) -> Duration,
}

const CODESIGNAL: &[KeyName] = &[KeyName::Codesignal];
const ASHBY: &[KeyName] = &[KeyName::Ashby];
const BOTH: &[KeyName] = &[KeyName::Codesignal, KeyName::Ashby];

pub(crate) const CHECKLIST: [Row; 12] = [
    row(
        CheckId::Keystore,
        &[],
        None,
        evaluate::local::keystore,
        no_time,
    ),
    row(
        CheckId::CodesignalAccess,
        CODESIGNAL,
        None,
        evaluate::codesignal::access,
        company_took,
    ),
    row(
        CheckId::CodesignalKey,
        CODESIGNAL,
        Some(CheckId::CodesignalAccess),
        evaluate::codesignal::key,
        company_took,
    ),
    permission::<0>(),
    permission::<1>(),
    permission::<2>(),
    permission::<3>(),
    row(
        CheckId::AshbyAccess,
        ASHBY,
        None,
        evaluate::ashby::access,
        ashby_took,
    ),
    row(
        CheckId::AshbyKey,
        ASHBY,
        Some(CheckId::AshbyAccess),
        evaluate::ashby::key,
        ashby_took,
    ),
    row(
        CheckId::AshbySettings,
        BOTH,
        None,
        evaluate::attested::ashby_settings,
        handshake_took,
    ),
    row(
        CheckId::WebhookRegistration,
        BOTH,
        None,
        evaluate::attested::registration,
        no_time,
    ),
    row(
        CheckId::WebhookHandshake,
        BOTH,
        None,
        evaluate::webhook::handshake,
        handshake_took,
    ),
];

const fn row(
    id: CheckId,
    keys: &'static [KeyName],
    depends_on: Option<CheckId>,
    judge: fn(&EvalContext<'_>) -> Finding,
    took: fn(&Answers) -> Duration,
) -> Row {
    Row {
        id,
        keys,
        depends_on,
        judge,
        took,
    }
}

/// The row of the N-th permission of the guide.
const fn permission<const N: usize>() -> Row {
    row(
        CheckId::Permission(Permission::ALL[N]),
        CODESIGNAL,
        Some(CheckId::CodesignalKey),
        |facts| evaluate::codesignal::permission(facts, Permission::ALL[N]),
        |answers| {
            answers
                .permissions
                .get(N)
                .map_or(Duration::ZERO, |(_, timed)| timed.took)
        },
    )
}

fn no_time(_: &Answers) -> Duration {
    Duration::ZERO
}

fn company_took(answers: &Answers) -> Duration {
    answers
        .codesignal
        .as_ref()
        .map_or(Duration::ZERO, |timed| timed.took)
}

fn ashby_took(answers: &Answers) -> Duration {
    answers
        .ashby
        .as_ref()
        .map_or(Duration::ZERO, |timed| timed.took)
}

fn handshake_took(answers: &Answers) -> Duration {
    answers
        .deliveries
        .as_ref()
        .map_or(Duration::ZERO, |deliveries| deliveries.handshake.took)
}

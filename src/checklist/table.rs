//! The checklist as data: every check of the guide in order, what it rests on, who judges it.

use super::judge::{self, Facts};
use super::questions::Answers;
use crate::finding::Finding;
use crate::integration::{Event, KeyName, ManualStep, Permission};
use std::time::Duration;

/// The stable id of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckId {
    /// The key store on this machine.
    Keystore,
    /// CodeSignal can be reached.
    CodesignalAccess,
    /// The CodeSignal key is accepted.
    CodesignalKey,
    /// The CodeSignal key has this permission.
    Permission(Permission),
    /// Ashby can be reached.
    AshbyAccess,
    /// The Ashby key is accepted.
    AshbyKey,
    /// Ashby holds both keys.
    AshbySettings,
    /// The webhook stands at CodeSignal.
    WebhookRegistration,
    /// Ashby accepts what CodeSignal sends.
    WebhookHandshake,
    /// Ashby accepts a sample of this event.
    WebhookEvent(Event),
}

impl CheckId {
    /// The id in a report.
    pub fn word(self) -> String {
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

    /// The name for people.
    pub fn title(self) -> String {
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
    pub fn of_vendor(name: KeyName) -> Vec<CheckId> {
        match name {
            KeyName::Codesignal => [CheckId::CodesignalAccess, CheckId::CodesignalKey]
                .into_iter()
                .chain(Permission::ALL.map(CheckId::Permission))
                .collect(),
            KeyName::Ashby => vec![CheckId::AshbyAccess, CheckId::AshbyKey],
        }
    }

    /// The check of a key.
    pub fn of_key(name: KeyName) -> CheckId {
        match name {
            KeyName::Codesignal => CheckId::CodesignalKey,
            KeyName::Ashby => CheckId::AshbyKey,
        }
    }
}

/// One entry of the checklist.
pub struct Row {
    /// Which check.
    pub id: CheckId,
    /// The keys without which there is nothing to judge.
    pub keys: &'static [KeyName],
    /// What has to hold for it to be judged; where that does not, it is skipped.
    pub rests_on: Option<CheckId>,
    /// Judges the answers.
    pub judge: fn(&Facts<'_>) -> Finding,
    /// How long its questions took.
    pub took: fn(&Answers) -> Duration,
}

const CODESIGNAL: &[KeyName] = &[KeyName::Codesignal];
const ASHBY: &[KeyName] = &[KeyName::Ashby];
const BOTH: &[KeyName] = &[KeyName::Codesignal, KeyName::Ashby];

/// The whole checklist, in order.
pub const CHECKLIST: [Row; 12] = [
    row(
        CheckId::Keystore,
        &[],
        None,
        judge::local::keystore,
        no_time,
    ),
    row(
        CheckId::CodesignalAccess,
        CODESIGNAL,
        None,
        judge::codesignal::access,
        company_took,
    ),
    row(
        CheckId::CodesignalKey,
        CODESIGNAL,
        Some(CheckId::CodesignalAccess),
        judge::codesignal::key,
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
        judge::ashby::access,
        ashby_took,
    ),
    row(
        CheckId::AshbyKey,
        ASHBY,
        Some(CheckId::AshbyAccess),
        judge::ashby::key,
        ashby_took,
    ),
    row(
        CheckId::AshbySettings,
        BOTH,
        None,
        judge::webhook::ashby_settings,
        handshake_took,
    ),
    row(
        CheckId::WebhookRegistration,
        BOTH,
        None,
        judge::webhook::registration,
        no_time,
    ),
    row(
        CheckId::WebhookHandshake,
        BOTH,
        None,
        judge::webhook::handshake,
        handshake_took,
    ),
];

const fn row(
    id: CheckId,
    keys: &'static [KeyName],
    rests_on: Option<CheckId>,
    judge: fn(&Facts<'_>) -> Finding,
    took: fn(&Answers) -> Duration,
) -> Row {
    Row {
        id,
        keys,
        rests_on,
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
        |facts| judge::codesignal::permission(facts, Permission::ALL[N]),
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

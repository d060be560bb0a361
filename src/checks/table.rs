//! The checklist as data: every check of the guide in order, what it depends on, and who evaluates it.

use super::answers::Answers;
use super::evaluate::{self, EvalContext};
use crate::check_id::CheckId;
use crate::check_result::Finding;
use crate::integration::{KeyName, Permission};
use std::time::Duration;

pub(crate) struct Row {
    pub(crate) id: CheckId,
    /// The keys without which there is nothing to check.
    pub(crate) keys: &'static [KeyName],
    /// Skipped unless this passes.
    pub(crate) depends_on: Option<CheckId>,
    pub(crate) evaluate: fn(&EvalContext<'_>) -> Finding,
    pub(crate) took: fn(&Answers) -> Duration,
}

const CODESIGNAL: &[KeyName] = &[KeyName::Codesignal];
const ASHBY: &[KeyName] = &[KeyName::Ashby];
const BOTH: &[KeyName] = &[KeyName::Codesignal, KeyName::Ashby];

pub(crate) const CHECKLIST: [Row; 12] = [
    row(CheckId::Keystore, &[], None, evaluate::local::keystore, no_time),
    row(CheckId::CodesignalAccess, CODESIGNAL, None, evaluate::codesignal::access, company_took),
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
    row(CheckId::AshbyAccess, ASHBY, None, evaluate::ashby::access, ashby_took),
    row(CheckId::AshbyKey, ASHBY, Some(CheckId::AshbyAccess), evaluate::ashby::key, ashby_took),
    row(CheckId::AshbySettings, BOTH, None, evaluate::attested::ashby_settings, handshake_took),
    row(CheckId::WebhookRegistration, BOTH, None, evaluate::attested::registration, no_time),
    row(CheckId::WebhookHandshake, BOTH, None, evaluate::webhook::handshake, handshake_took),
];

const fn row(
    id: CheckId,
    keys: &'static [KeyName],
    depends_on: Option<CheckId>,
    evaluate: fn(&EvalContext<'_>) -> Finding,
    took: fn(&Answers) -> Duration,
) -> Row {
    Row { id, keys, depends_on, evaluate, took }
}

/// The row of the N-th permission of the guide.
const fn permission<const N: usize>() -> Row {
    row(
        CheckId::Permission(Permission::ALL[N]),
        CODESIGNAL,
        Some(CheckId::CodesignalKey),
        |ctx| evaluate::codesignal::permission(ctx, Permission::ALL[N]),
        |answers| answers.permissions.get(N).map_or(Duration::ZERO, |(_, timed)| timed.took),
    )
}

fn no_time(_: &Answers) -> Duration {
    Duration::ZERO
}

fn company_took(answers: &Answers) -> Duration {
    answers.codesignal.as_ref().map_or(Duration::ZERO, |timed| timed.took)
}

fn ashby_took(answers: &Answers) -> Duration {
    answers.ashby.as_ref().map_or(Duration::ZERO, |timed| timed.took)
}

fn handshake_took(answers: &Answers) -> Duration {
    answers.deliveries.as_ref().map_or(Duration::ZERO, |deliveries| deliveries.handshake.took)
}

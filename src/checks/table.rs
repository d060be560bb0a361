//! The checklist as data: every check of the guide in order, what it depends on, and who evaluates it.

use super::evaluate::{self, EvalContext};
use crate::check_id::CheckId;
use crate::check_result::Finding;
use crate::integration::{KeyName, Permission};

pub(crate) struct Row {
    pub(crate) id: CheckId,
    /// The keys without which there is nothing to check.
    pub(crate) keys: &'static [KeyName],
    /// Skipped unless this passes.
    pub(crate) depends_on: Option<CheckId>,
    pub(crate) evaluate: fn(&EvalContext<'_>) -> Finding,
}

const CODESIGNAL: &[KeyName] = &[KeyName::Codesignal];
const ASHBY: &[KeyName] = &[KeyName::Ashby];
const BOTH: &[KeyName] = &[KeyName::Codesignal, KeyName::Ashby];

pub(crate) const CHECKLIST: [Row; 12] = [
    row(CheckId::Keystore, &[], None, evaluate::local::keystore),
    row(CheckId::CodesignalAccess, CODESIGNAL, None, evaluate::codesignal::access),
    row(
        CheckId::CodesignalKey,
        CODESIGNAL,
        Some(CheckId::CodesignalAccess),
        evaluate::codesignal::key,
    ),
    permission::<0>(),
    permission::<1>(),
    permission::<2>(),
    permission::<3>(),
    row(CheckId::AshbyAccess, ASHBY, None, evaluate::ashby::access),
    row(CheckId::AshbyKey, ASHBY, Some(CheckId::AshbyAccess), evaluate::ashby::key),
    row(CheckId::AshbySettings, BOTH, None, evaluate::attested::ashby_settings),
    row(CheckId::WebhookRegistration, BOTH, None, evaluate::attested::registration),
    row(CheckId::WebhookHandshake, BOTH, None, evaluate::webhook::handshake),
];

const fn row(
    id: CheckId,
    keys: &'static [KeyName],
    depends_on: Option<CheckId>,
    evaluate: fn(&EvalContext<'_>) -> Finding,
) -> Row {
    Row { id, keys, depends_on, evaluate }
}

/// The row of the N-th permission of the guide.
const fn permission<const N: usize>() -> Row {
    row(CheckId::Permission(Permission::ALL[N]), CODESIGNAL, Some(CheckId::CodesignalKey), |ctx| {
        evaluate::codesignal::permission(ctx, Permission::ALL[N])
    })
}

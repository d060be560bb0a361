//! One run of the checklist: calls side by side, then each check in order.

use super::answers::Answers;
use super::evaluate::{self, EvalContext, Keystore};
use super::probe::Prober;
use super::scope::Scope;
use super::table::{CHECKLIST, Row};
use crate::api::address::Address;
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Finding, Status};
use crate::error::Error;
use crate::integration::{KeyName, ManualStep};
use crate::platform;
use crate::settings::Addresses;
use crate::state::{AttestationStatus, Binding, ProfileState};
use jiff::Timestamp;
use std::time::Duration;

pub(crate) struct CheckRun {
    /// In the order of the contract.
    pub(crate) results: Vec<CheckResult>,
    pub(crate) answers: Answers,
}

impl CheckRun {
    pub(crate) fn find(&self, id: CheckId) -> Option<&CheckResult> {
        self.results.iter().find(|result| result.id == id)
    }

    /// The status of a check that was in scope.
    pub(crate) fn status(&self, id: CheckId) -> Option<Status> {
        self.find(id).map(|result| result.finding.status)
    }

    /// Takes over the results of a newer run of some of the checks.
    pub(crate) fn update(&mut self, newer: CheckRun) {
        for result in newer.results {
            match self.results.iter_mut().find(|it| it.id == result.id) {
                Some(old) => *old = result,
                None => self.results.push(result),
            }
        }
        self.answers.update(newer.answers);
    }
}

/// Makes the calls that the scope needs, and evaluates its checks. `keystore` is looked at side by side
/// with the vendors, and says how long that took.
pub(crate) async fn run(
    prober: &Prober<'_>,
    state: &ProfileState,
    keystore: impl Future<Output = (Keystore, Duration)>,
    now: Timestamp,
    scope: &Scope,
) -> CheckRun {
    // Boxed: every caller would have this large future in its own, and Windows gives the main thread 1 MB.
    let (answers, (keystore, keystore_took)) =
        tokio::join!(Box::pin(prober.all(scope, now)), keystore);
    let endpoint = prober.addresses.webhook.text();
    let binding = prober.keys.both();
    let binding = binding.map(|(codesignal, ashby)| Binding { codesignal, ashby, endpoint });
    let attested = |step: ManualStep| match &binding {
        Some(binding) => state.attestation_status(step, binding),
        None => AttestationStatus::Never,
    };
    let account = platform::account();
    let ctx = EvalContext {
        keys: prober.keys,
        settings: attested(ManualStep::AshbySettings),
        registration: attested(ManualStep::Webhook),
        keystore,
        rotation: evaluate::ActiveRotation::of(state, &prober.keys, &answers, now),
        addresses: prober.addresses,
        answers: &answers,
        now,
        account: account.as_deref(),
    };
    let mut results = evaluate_rows(&ctx, scope);
    if let Some(keystore) = results.iter_mut().find(|it| it.id == CheckId::Keystore) {
        keystore.took = keystore_took;
    }
    for event in &scope.events {
        let finding = match answers.event(*event) {
            Some(timed) => evaluate::webhook::event(&ctx, &timed.answer),
            None => Finding::skip(CheckId::CodesignalKey),
        };
        results.push(result(CheckId::WebhookEvent(*event), finding, &ctx));
    }
    CheckRun { results, answers }
}

fn evaluate_rows(ctx: &EvalContext<'_>, scope: &Scope) -> Vec<CheckResult> {
    // Swapped keys fail whatever the run was for.
    let wanted = |id| scope.checks.contains(&id) || (ctx.keys.swapped && is_key(id));
    let mut results: Vec<CheckResult> = Vec::new();
    for row in CHECKLIST.iter().filter(|row| wanted(row.id)) {
        let finding = match blocked_by(row, ctx, &results) {
            Some(id) => Finding::skip(id),
            None => evaluate::during_rotation(row.id, (row.evaluate)(ctx), ctx),
        };
        results.push(result(row.id, finding, ctx));
    }
    results
}

/// The one result of a run that ends at the keychain.
pub(crate) fn failed_keystore(error: &Error) -> CheckResult {
    let finding = evaluate::local::keystore_failed(error);
    CheckResult::new(CheckId::Keystore, finding, Duration::ZERO)
}

/// What keeps a check from being evaluated: a key that isn't there, swapped keys, or a check that did not pass.
fn blocked_by(row: &Row, ctx: &EvalContext<'_>, results: &[CheckResult]) -> Option<CheckId> {
    let of_first_key = row.keys.first().map(|name| CheckId::of_key(*name));
    if ctx.keys.swapped {
        return of_first_key.filter(|id| *id != row.id && !is_key(row.id));
    }
    if let Some(name) = row.keys.iter().find(|name| ctx.keys.get(**name).is_none()) {
        // A key that isn't there is itself a finding.
        return Some(CheckId::of_key(*name)).filter(|id| *id != row.id);
    }
    let id = row.depends_on?;
    let found = results.iter().find(|result| result.id == id)?;
    (!found.finding.status.allows_dependents()).then_some(id)
}

fn is_key(id: CheckId) -> bool {
    KeyName::ALL.map(CheckId::of_key).contains(&id)
}

/// The address that decided a check.
fn address_of(id: CheckId, addresses: &Addresses) -> Option<&Address> {
    match id {
        CheckId::Keystore => None,
        CheckId::CodesignalAccess | CheckId::CodesignalKey | CheckId::Permission(_) => {
            Some(&addresses.codesignal)
        }
        CheckId::AshbyAccess | CheckId::AshbyKey => Some(&addresses.ashby),
        CheckId::AshbySettings
        | CheckId::WebhookRegistration
        | CheckId::WebhookHandshake
        | CheckId::WebhookEvent(_) => Some(&addresses.webhook),
    }
}

fn result(id: CheckId, mut finding: Finding, ctx: &EvalContext<'_>) -> CheckResult {
    // A person who practises or tests elsewhere isn't sent to a real account.
    finding.link = finding.link.filter(|_| ctx.addresses.are_published());
    let finding = match address_of(id, ctx.addresses) {
        Some(address) if !ctx.keys.swapped => evaluate::name_address(finding, address),
        _ => finding,
    };
    CheckResult::new(id, finding, ctx.answers.took(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::ashby::KeyInfoAnswer;
    use crate::api::codesignal::Answer;
    use crate::checks::evaluate::fixture::{Fixture, timed};
    use crate::credentials::Secret;
    use crate::credentials::key_set::ResolvedKey;
    use crate::credentials::source::Source;

    /// Each status by its first letter, in the order of the table.
    fn statuses(fixture: Fixture) -> String {
        let results = fixture.evaluate(|ctx| evaluate_rows(ctx, &Scope::whole()));
        results.iter().map(|it| &it.finding.status.as_str()[..1]).collect()
    }

    #[test]
    fn what_depends_on_a_check_that_does_not_pass_is_skipped() {
        // Nobody answered.
        assert_eq!(statuses(Fixture::new()), "susssssusttu");
        let mut refused = Fixture::new();
        refused.answers.codesignal = Some(timed(Answer::KeyRefused("no".into())));
        refused.answers.ashby = Some(timed(KeyInfoAnswer::Refused("no".into())));
        assert_eq!(statuses(refused), "spfsssspfttu");
        let mut missing = Fixture::new();
        missing.keys.keep_only(&[KeyName::Codesignal]);
        missing.answers.codesignal = Some(timed(Answer::KeyRefused("no".into())));
        assert_eq!(statuses(missing), "spfssssstsss");
    }

    #[test]
    fn swapped_keys_fail_and_everything_else_is_skipped() {
        let mut swapped = Fixture::new();
        let base64 = "T1JHOlVYTE00TU1tWWR0QXQc5/jWJfwo+2gzBHj7wlA7Bx5DhFANyIDknoOz/kWT8g==";
        let hex = "0123456789abcdef".repeat(4);
        for (name, text) in [(KeyName::Codesignal, hex.as_str()), (KeyName::Ashby, base64)] {
            let secret = Secret::parse(name, text).unwrap();
            swapped.keys.set(name, ResolvedKey::new(secret, Source::Prompt));
        }
        assert_eq!(statuses(swapped), "ssfsssssfsss");
    }
}

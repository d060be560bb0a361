//! One run of the checklist: calls side by side, then each check in order.

use super::answers::Answers;
use super::evaluate::{self, EvalContext, Keystore};
use super::probe::Prober;
use super::scope::Scope;
use super::table::{CHECKLIST, Row};
use crate::api::address::Address;
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Evidence, Finding, Status};
use crate::credentials::ids;
use crate::error::Error;
use crate::integration::{KeyName, ManualStep};
use crate::platform::rfc3339;
use crate::settings::Addresses;
use crate::state::{AttestationStatus, Binding, ProfileState};
use jiff::Timestamp;
use std::time::Duration;

pub(crate) struct CheckRun {
    /// In the order of the contract.
    pub(crate) entries: Vec<CheckResult>,
    pub(crate) answers: Answers,
}

impl CheckRun {
    pub(crate) fn find(&self, id: CheckId) -> Option<&CheckResult> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The status of a check that was in scope.
    pub(crate) fn status(&self, id: CheckId) -> Option<Status> {
        self.find(id).map(|entry| entry.status)
    }

    /// Takes over the results of a newer run of some of the checks.
    pub(crate) fn update(&mut self, newer: CheckRun) {
        for entry in newer.entries {
            match self.entries.iter_mut().find(|it| it.id == entry.id) {
                Some(old) => *old = entry,
                None => self.entries.push(entry),
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
    let attested = |step: ManualStep| match (prober.codesignal, prober.ashby) {
        (Some(codesignal), Some(ashby)) => {
            let endpoint = prober.addresses.webhook.text();
            let binding = Binding { codesignal, ashby, endpoint };
            state.attestation_status(step, &binding)
        }
        _ => AttestationStatus::Never,
    };
    let mut replacing = evaluate::Replacing::of(state, prober);
    if let Some(replacing) = &mut replacing {
        replacing.see(evaluate::shown(&answers), now);
    }
    let ctx = EvalContext {
        codesignal_key: prober.codesignal,
        ashby_key: prober.ashby,
        settings: attested(ManualStep::AshbySettings),
        registration: attested(ManualStep::Webhook),
        keystore,
        passing: prober.passing,
        replacing,
        addresses: prober.addresses,
        answers: &answers,
        swapped: prober.swapped,
        now,
    };
    let mut entries = evaluate_rows(&ctx, scope);
    for entry in &mut entries {
        if entry.id == CheckId::Keystore {
            entry.duration_ms = milliseconds(keystore_took);
        }
    }
    for event in &scope.events {
        let id = CheckId::WebhookEvent(*event);
        let found = answers.events.iter().find(|(sent, _)| sent == event);
        let (finding, took) = match found {
            Some((_, timed)) => (evaluate::webhook::event(&ctx, &timed.answer), timed.took),
            None => (skipped(CheckId::CodesignalKey), Duration::ZERO),
        };
        entries.push(result(id, finding, took, &ctx));
    }
    CheckRun { entries, answers }
}

fn evaluate_rows(ctx: &EvalContext<'_>, scope: &Scope) -> Vec<CheckResult> {
    let keys = KeyName::ALL.map(CheckId::of_key);
    // Swapped keys fail whatever the run was for.
    let wanted = |id| scope.checks.contains(&id) || (ctx.swapped && keys.contains(&id));
    let mut entries: Vec<CheckResult> = Vec::new();
    for row in CHECKLIST.iter().filter(|row| wanted(row.id)) {
        let finding = match blocked_by(row, ctx, &entries) {
            Some(id) => skipped(id),
            None => evaluate::during_rotation(row.id, (row.evaluate)(ctx), ctx),
        };
        let took = (row.took)(ctx.answers);
        entries.push(result(row.id, finding, took, ctx));
    }
    entries
}

/// The one entry of a run that ends at the keychain.
pub(crate) fn failed_keystore(error: &Error) -> CheckResult {
    let finding = evaluate::local::keystore_failed(error);
    new_result(CheckId::Keystore, finding, Duration::ZERO)
}

/// The finding for a check that depends on another one.
fn skipped(id: CheckId) -> Finding {
    Finding::new(
        Status::Skip,
        Evidence::None,
        format!("Not checked: {} must pass first ({}).", id.title(), id.as_str()),
    )
    .detail("rests_on", id.as_str())
}

/// What keeps a check from being evaluated: a key that isn't there, swapped keys, or a check that did not pass.
fn blocked_by(row: &Row, ctx: &EvalContext<'_>, entries: &[CheckResult]) -> Option<CheckId> {
    let of_first_key = row.keys.first().map(|name| CheckId::of_key(*name));
    if ctx.swapped {
        return of_first_key.filter(|id| *id != row.id && !is_key(row.id));
    }
    if let Some(name) = row.keys.iter().find(|name| !ctx.has(**name)) {
        // A key that isn't there is itself a finding.
        return Some(CheckId::of_key(*name)).filter(|id| *id != row.id);
    }
    let id = row.depends_on?;
    let found = entries.iter().find(|entry| entry.id == id)?;
    (!found.status.allows_dependents()).then_some(id)
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

fn result(id: CheckId, finding: Finding, took: Duration, ctx: &EvalContext<'_>) -> CheckResult {
    let finding = match address_of(id, ctx.addresses) {
        Some(address) if !ctx.swapped => evaluate::name_address(finding, address),
        _ => finding,
    };
    new_result(id, finding, took)
}

fn new_result(id: CheckId, finding: Finding, took: Duration) -> CheckResult {
    let mut details = finding.details;
    if let Some(confirmed) = &finding.confirmed {
        details.insert("attested_at".into(), rfc3339(confirmed.at).into());
        if !confirmed.stale.is_empty() && !details.contains_key("stale") {
            details.insert("stale".into(), ids(&confirmed.stale).into());
        }
    }
    CheckResult {
        id,
        title: id.title(),
        status: finding.status,
        evidence: finding.evidence,
        summary: finding.summary,
        impact: finding.impact,
        fix: finding.fix,
        link: finding.link,
        duration_ms: milliseconds(took),
        confirmed: finding.confirmed,
        details,
    }
}

fn milliseconds(took: Duration) -> u64 {
    u64::try_from(took.as_millis()).unwrap_or(u64::MAX)
}

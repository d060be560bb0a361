//! Joins the questions and the table: asks side by side, then judges in order.

use super::evaluate::{self, EvalContext, Keystore};
use super::probe::{Answers, Prober, Scope};
use super::table::{CHECKLIST, CheckId, Row};
use crate::check_result::{CheckResult, Evidence, Finding, Status};
use crate::error::Error;
use crate::integration::ManualStep;
use crate::state::{AttestationStatus, ProfileState};
use std::time::Duration;

pub(crate) struct CheckRun {
    /// The checks, in the order of the contract.
    pub(crate) entries: Vec<CheckResult>,
    pub(crate) answers: Answers,
}

impl CheckRun {
    /// The result of a check that was in scope.
    pub(crate) fn entry(&self, id: CheckId) -> Option<&CheckResult> {
        let word = id.as_str();
        self.entries.iter().find(|entry| entry.id == word)
    }

    pub(crate) fn status(&self, id: CheckId) -> Option<Status> {
        self.entry(id).map(|entry| entry.status)
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

/// Asks and judges the whole checklist. `keystore` is looked at beside the vendors, and says how long
/// that took.
pub(crate) async fn check(
    ask: &Prober<'_>,
    record: &ProfileState,
    keystore: impl Future<Output = (Keystore, Duration)>,
    now_ms: i64,
) -> CheckRun {
    check_in(ask, record, keystore, now_ms, &Scope::whole()).await
}

/// Asks what is in `scope` and judges the whole checklist.
pub(crate) async fn check_in(
    ask: &Prober<'_>,
    record: &ProfileState,
    keystore: impl Future<Output = (Keystore, Duration)>,
    now_ms: i64,
    scope: &Scope,
) -> CheckRun {
    let all: Vec<CheckId> = CHECKLIST.iter().map(|row| row.id).collect();
    check_some(ask, record, keystore, now_ms, scope, &all).await
}

/// Asks what is in `scope` and judges these checks of the table, then the events in scope.
pub(crate) async fn check_some(
    ask: &Prober<'_>,
    record: &ProfileState,
    keystore: impl Future<Output = (Keystore, Duration)>,
    now_ms: i64,
    scope: &Scope,
    wanted: &[CheckId],
) -> CheckRun {
    let (answers, (keystore, keystore_took)) = tokio::join!(ask.all(scope, now_ms), keystore);
    let standing = |step: ManualStep| match (ask.codesignal, ask.ashby) {
        (Some(codesignal), Some(ashby)) => record.standing(step, codesignal, ashby),
        _ => AttestationStatus::Never,
    };
    let mut replacing = evaluate::Replacing::of(record, ask);
    if let Some(replacing) = &mut replacing {
        replacing.see(evaluate::shown(&answers), crate::platform::now());
    }
    let facts = EvalContext {
        codesignal_key: ask.codesignal,
        ashby_key: ask.ashby,
        settings: standing(ManualStep::AshbySettings),
        registration: standing(ManualStep::Webhook),
        keystore,
        passing: ask.passing,
        replacing,
        answers: &answers,
    };
    let mut entries: Vec<CheckResult> = Vec::new();
    for row in CHECKLIST.iter().filter(|row| wanted.contains(&row.id)) {
        let finding = match in_the_way(row, &facts, &entries) {
            Some(id) => depends_on(id),
            None => evaluate::during_rotation(row.id, (row.judge)(&facts), &facts),
        };
        let took = match row.id {
            CheckId::Keystore => keystore_took,
            _ => (row.took)(&answers),
        };
        entries.push(entry(row.id, finding, took));
    }
    for (event, timed) in &answers.events {
        let finding = evaluate::webhook::event(&timed.answer);
        entries.push(entry(CheckId::WebhookEvent(*event), finding, timed.took));
    }
    CheckRun { entries, answers }
}

/// The one entry of a run that ends at the key store.
pub(crate) fn failed_keystore(error: &Error) -> CheckResult {
    let finding = evaluate::local::keystore_failed(error);
    entry(CheckId::Keystore, finding, Duration::ZERO)
}

/// The finding for a check that can't be judged because of another.
fn depends_on(id: CheckId) -> Finding {
    Finding::new(
        Status::Skip,
        Evidence::None,
        format!(
            "Not checked: \"{}\" ({}) has to hold first.",
            id.title(),
            id.as_str()
        ),
    )
    .detail("rests_on", id.as_str())
}

/// What keeps a check from being judged: a key that is not there, or a check that did not pass. A key
/// that is not there is itself judged.
fn in_the_way(row: &Row, facts: &EvalContext<'_>, entries: &[CheckResult]) -> Option<CheckId> {
    let missing = row.keys.iter().find(|name| !facts.has(**name));
    if let Some(name) = missing {
        let id = CheckId::of_key(*name);
        return (id != row.id).then_some(id);
    }
    let id = row.depends_on?;
    let word = id.as_str();
    let found = entries.iter().find(|entry| entry.id == word)?;
    (!found.status.allows_dependents()).then_some(id)
}

fn entry(id: CheckId, finding: Finding, took: Duration) -> CheckResult {
    CheckResult {
        id: id.as_str(),
        title: id.title(),
        status: finding.status,
        evidence: finding.evidence,
        summary: finding.summary,
        fix: finding.fix,
        link: finding.link,
        duration_ms: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        details: finding.details,
    }
}

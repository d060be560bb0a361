//! Joins the questions and the table: asks side by side, then judges in order.

use super::judge::{self, Facts, Keystore};
use super::questions::{Answers, Ask, Scope};
use super::table::{CHECKLIST, CheckId, Row};
use crate::error::Error;
use crate::finding::{Entry, Evidence, Finding, Status};
use crate::integration::ManualStep;
use crate::state::{Record, Standing};
use std::time::Duration;

/// What a run of the checklist found.
pub struct Checked {
    /// The checks, in the order of the contract.
    pub entries: Vec<Entry>,
    /// The answers behind them.
    pub answers: Answers,
}

impl Checked {
    /// The status of a check that was in scope.
    pub fn status(&self, id: CheckId) -> Option<Status> {
        let word = id.word();
        self.entries
            .iter()
            .find(|entry| entry.id == word)
            .map(|entry| entry.status)
    }
}

/// Asks and judges the whole checklist. `keystore` is looked at beside the vendors, and says how long
/// that took.
pub async fn check(
    ask: &Ask<'_>,
    record: &Record,
    keystore: impl Future<Output = (Keystore, Duration)>,
    now_ms: i64,
) -> Checked {
    check_in(ask, record, keystore, now_ms, &Scope::whole()).await
}

/// Asks what is in `scope` and judges the whole checklist.
pub async fn check_in(
    ask: &Ask<'_>,
    record: &Record,
    keystore: impl Future<Output = (Keystore, Duration)>,
    now_ms: i64,
    scope: &Scope,
) -> Checked {
    let all: Vec<CheckId> = CHECKLIST.iter().map(|row| row.id).collect();
    check_some(ask, record, keystore, now_ms, scope, &all).await
}

/// Asks what is in `scope` and judges these checks of the table, then the events in scope.
pub async fn check_some(
    ask: &Ask<'_>,
    record: &Record,
    keystore: impl Future<Output = (Keystore, Duration)>,
    now_ms: i64,
    scope: &Scope,
    wanted: &[CheckId],
) -> Checked {
    let (answers, (keystore, keystore_took)) = tokio::join!(ask.all(scope, now_ms), keystore);
    let standing = |step: ManualStep| match (ask.codesignal, ask.ashby) {
        (Some(codesignal), Some(ashby)) => record.standing(step, codesignal, ashby),
        _ => Standing::Never,
    };
    let mut replacing = judge::Replacing::of(record, ask);
    if let Some(replacing) = &mut replacing {
        replacing.see(judge::shown(&answers), crate::os::now());
    }
    let facts = Facts {
        codesignal_key: ask.codesignal,
        ashby_key: ask.ashby,
        settings: standing(ManualStep::AshbySettings),
        registration: standing(ManualStep::Webhook),
        keystore,
        passing: ask.passing,
        replacing,
        answers: &answers,
    };
    let mut entries: Vec<Entry> = Vec::new();
    for row in CHECKLIST.iter().filter(|row| wanted.contains(&row.id)) {
        let finding = match in_the_way(row, &facts, &entries) {
            Some(id) => rests_on(id),
            None => judge::during_rotation(row.id, (row.judge)(&facts), &facts),
        };
        let took = match row.id {
            CheckId::Keystore => keystore_took,
            _ => (row.took)(&answers),
        };
        entries.push(entry(row.id, finding, took));
    }
    for (event, timed) in &answers.events {
        let finding = judge::webhook::event(&timed.answer);
        entries.push(entry(CheckId::WebhookEvent(*event), finding, timed.took));
    }
    Checked { entries, answers }
}

/// The one entry of a run that ends at the key store.
pub fn failed_keystore(error: &Error) -> Entry {
    let finding = judge::local::keystore_failed(error);
    entry(CheckId::Keystore, finding, Duration::ZERO)
}

/// The finding for a check that can't be judged because of another.
fn rests_on(id: CheckId) -> Finding {
    Finding::new(
        Status::Skip,
        Evidence::None,
        format!(
            "Not checked: \"{}\" ({}) has to hold first.",
            id.title(),
            id.word()
        ),
    )
    .detail("rests_on", id.word())
}

/// What keeps a check from being judged: a key that is not there, or a check that did not pass. A key
/// that is not there is itself judged.
fn in_the_way(row: &Row, facts: &Facts<'_>, entries: &[Entry]) -> Option<CheckId> {
    let missing = row.keys.iter().find(|name| !facts.has(**name));
    if let Some(name) = missing {
        let id = CheckId::of_key(*name);
        return (id != row.id).then_some(id);
    }
    let id = row.rests_on?;
    let word = id.word();
    let found = entries.iter().find(|entry| entry.id == word)?;
    (!found.status.carries()).then_some(id)
}

fn entry(id: CheckId, finding: Finding, took: Duration) -> Entry {
    Entry {
        id: id.word(),
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

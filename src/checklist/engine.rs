//! Joins the questions and the table: asks side by side, then judges in order.

use super::judge::{self, Facts, Keystore};
use super::questions::{Answers, Ask, Scope};
use super::table::{CHECKLIST, CheckId};
use crate::error::Error;
use crate::finding::{Entry, Evidence, Finding, Status};
use crate::integration::ManualStep;
use crate::state::{Record, Standing};
use std::time::{Duration, Instant};

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

/// Asks and judges the whole checklist. `keystore` is looked at beside the vendors.
pub async fn check(
    ask: &Ask<'_>,
    record: &Record,
    keystore: impl Future<Output = Keystore>,
    now_ms: i64,
) -> Checked {
    let all: Vec<CheckId> = CHECKLIST.iter().map(|row| row.id).collect();
    check_some(ask, record, keystore, now_ms, &Scope::whole(), &all).await
}

/// Asks what is in `scope` and judges these checks of the table, then the events in scope.
pub async fn check_some(
    ask: &Ask<'_>,
    record: &Record,
    keystore: impl Future<Output = Keystore>,
    now_ms: i64,
    scope: &Scope,
    wanted: &[CheckId],
) -> Checked {
    let (answers, (keystore, keystore_took)) =
        tokio::join!(ask.all(scope, now_ms), timed(keystore));
    let standing = |step: ManualStep| match (ask.codesignal, ask.ashby) {
        (Some(codesignal), Some(ashby)) => record.standing(step, codesignal, ashby),
        _ => Standing::Never,
    };
    let facts = Facts {
        codesignal_key: ask.codesignal.is_some(),
        ashby_key: ask.ashby.is_some(),
        same_key: matches!((ask.codesignal, ask.ashby), (Some(a), Some(b)) if a.same_as(b)),
        settings: standing(ManualStep::AshbySettings),
        registration: standing(ManualStep::Webhook),
        keystore,
        answers: &answers,
    };
    let mut entries: Vec<Entry> = Vec::new();
    for row in CHECKLIST.iter().filter(|row| wanted.contains(&row.id)) {
        let finding = match row
            .rests_on
            .and_then(|id| standing_in_the_way(&entries, id))
        {
            Some(id) => rests_on(id),
            None => (row.judge)(&facts),
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
pub(super) fn rests_on(id: CheckId) -> Finding {
    Finding::new(
        Status::Skip,
        Evidence::None,
        format!(
            "Not checked, because \"{}\" ({}) did not pass.",
            id.title(),
            id.word()
        ),
    )
    .detail("rests_on", id.word())
}

fn standing_in_the_way(entries: &[Entry], id: CheckId) -> Option<CheckId> {
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

async fn timed<T>(work: impl Future<Output = T>) -> (T, Duration) {
    let start = Instant::now();
    let result = work.await;
    (result, start.elapsed())
}

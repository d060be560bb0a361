//! `verify`: runs the checklist.

use super::drift::known_since;
use crate::api::deadline::Deadline;
use crate::app::App;
use crate::check_id::CheckId;
use crate::check_result::exit_of;
use crate::checks::deep::{Deep, UncleanedResource, show_uncleaned};
use crate::checks::drift::Drift;
use crate::checks::{self, CheckRun, Control, Keystore, Scope, Verdict, agreed, controls};
use crate::cli::VerifyArgs;
use crate::credentials::key_set::KeySet;
use crate::error::{Exit, Result};
use crate::integration::KeyName;
use crate::platform;
use crate::report::{Missing, Report};
use crate::session::keystore_failed;
use crate::state::{CleanupJournal, KeyHistory, ProfileState};
use std::time::{Duration, Instant};

/// Prompts for nothing, changes no key and no attestation. Creates something at CodeSignal only with --deep.
pub(crate) async fn run(app: &App, args: &VerifyArgs, report: &mut Report) -> Result<Exit> {
    let mut state = app.load_state(None)?.state;
    let journal = open_journal(app, args.deep)?;
    let history = app.state_store.last().and_then(|last| last.key_history);
    // Without random numbers there's no salt, so this run saves no history.
    let mut history = history.or_else(|| KeyHistory::new().ok());
    let mut keys = app.given(&args.keys).await?;
    // The deadline starts after the key sources, which have ten seconds of their own.
    let start = Instant::now();
    let reads_store = !keys.missing().is_empty();
    if reads_store {
        app.complete(&mut keys).await.inspect_err(|error| {
            report.checks.extend(keystore_failed(app, error));
        })?;
    }
    let store_took = reads_store.then(|| start.elapsed());
    app.rebind(journal.as_ref().map(CleanupJournal::lock), &mut state, &keys);
    let (_turns, waited) = app.turn(&keys).await;
    let busy = app.ui.busy("Asking CodeSignal and Ashby");
    let run = VerifyRun { app, args, keys: &keys, state: &state, journal: journal.as_ref() };
    let deadline = app.deadline_from(start + waited);
    let checked = run.check(history.as_mut(), keystore(app, store_took), deadline).await?;
    drop(busy);
    report.missing = keys.missing().into_iter().map(Missing::key).collect();
    report.checks = checked.results;
    name_sources(report, &keys);
    report.keys = app.used_keys(&state, &keys);
    let exit = exit_of(&report.checks);
    app.note_result_with(report, exit, history);
    Ok(exit)
}

fn name_sources(report: &mut Report, keys: &KeySet) {
    for name in KeyName::ALL {
        let id = CheckId::of_key(name);
        let entry = report.checks.iter_mut().find(|entry| entry.id == id);
        if let (Some(entry), Some(held)) = (entry, keys.get(name)) {
            entry.finding.details.insert("source".into(), held.source.as_str().into());
        }
    }
}

/// Whether the keychain works, and how long reading it took. If it wasn't read yet, it's read now, while the vendors
/// are asked.
async fn keystore(app: &App, read_already: Option<Duration>) -> (Keystore, Duration) {
    if app.sandbox.is_some() {
        return (Keystore::InMemory, Duration::ZERO);
    }
    if !app.store.exists() {
        return (Keystore::Unused, Duration::ZERO);
    }
    if let Some(took) = read_already {
        return (Keystore::Readable, took);
    }
    let start = Instant::now();
    let found = match app.store.read(&app.settings.profile).await {
        Ok(_) => Keystore::Readable,
        Err(error) => Keystore::Unusable(error.into()),
    };
    (found, start.elapsed())
}

/// Opens the journal for a deep run, or if an earlier one left something at CodeSignal.
fn open_journal(app: &App, deep: bool) -> Result<Option<CleanupJournal<'_>>> {
    if !deep && !app.state_store.has_journal() {
        return Ok(None);
    }
    match CleanupJournal::open(&app.state_store) {
        Ok(journal) => Ok(Some(journal)),
        Err(error) if deep => Err(error),
        Err(error) => {
            app.ui.note(format!(
                "Note: what an earlier `verify --deep` left at CodeSignal was not deleted now. {}",
                error.message
            ));
            Ok(None)
        }
    }
}

struct VerifyRun<'a> {
    app: &'a App,
    args: &'a VerifyArgs,
    keys: &'a KeySet,
    state: &'a ProfileState,
    journal: Option<&'a CleanupJournal<'a>>,
}

impl VerifyRun<'_> {
    async fn check(
        &self,
        mut history: Option<&mut KeyHistory>,
        keystore: impl Future<Output = (Keystore, Duration)>,
        deadline: Deadline,
    ) -> Result<CheckRun> {
        let control = history.as_ref().and_then(|history| self.earlier_control(history));
        let scope = Scope { control, ..Scope::whole() };
        let prober = self.app.ask(self.keys, deadline);
        let now = platform::now();
        let (mut checked, extra_permissions, left) = tokio::join!(
            checks::run(&prober, self.state, keystore, now, &scope),
            prober.extra_permissions(),
            self.clean(deadline),
        );
        self.prove(left?, &mut checked).await?;
        let seen = platform::now_to_the_second();
        let mut since =
            |name| known_since(name, self.state, self.keys, history.as_deref_mut(), seen);
        let drift = Drift {
            now: seen,
            state: self.state,
            codesignal_since: since(KeyName::Codesignal),
            ashby_since: since(KeyName::Ashby),
            max_age: self.args.ages.max_age,
            max_attestation_age: self.args.ages.max_attestation_age,
            extra_permissions,
        };
        drift.add_to(&mut checked, &prober.secrets);
        if !self.app.settings.addresses.are_published() {
            checked.results.iter_mut().for_each(|it| it.finding.link = None);
        }
        if let (None, Some(history)) = (scope.control, history) {
            self.note_control(history, &checked);
        }
        Ok(checked)
    }

    /// Deletes what earlier deep runs left. Returns what couldn't be deleted.
    async fn clean(&self, deadline: Deadline) -> Result<Vec<UncleanedResource>> {
        match self.journal {
            Some(journal) => {
                let prober = self.app.ask(self.keys, deadline);
                Deep { prober: &prober, journal, now: platform::now_to_the_second() }.clean().await
            }
            None => Ok(Vec::new()),
        }
    }

    /// With --deep, checks the write permissions. Reports what couldn't be deleted.
    async fn prove(&self, mut left: Vec<UncleanedResource>, checked: &mut CheckRun) -> Result<()> {
        let now = platform::now_to_the_second();
        if let (true, Some(journal)) = (self.args.deep, self.journal) {
            let later = || self.app.deadline_from(Instant::now());
            let prober = self.app.ask(self.keys, later());
            let deep = Deep { prober: &prober, journal, now };
            left.extend(deep.prove(checked, later).await?);
        }
        show_uncleaned(checked, &left, now);
        Ok(())
    }

    /// With --reuse-control: when both controls were last refused for these keys and this endpoint, within a day.
    fn earlier_control(&self, history: &KeyHistory) -> Option<jiff::Timestamp> {
        if !self.args.reuse_control || self.args.fresh_control {
            return None;
        }
        history.control(&self.app.binding(self.keys)?, platform::now())
    }

    /// Saves what the controls of this run showed. An unknown result doesn't replace an earlier one.
    fn note_control(&self, history: &mut KeyHistory, checked: &CheckRun) {
        let (Some(deliveries), Some(binding)) =
            (&checked.answers.deliveries, self.app.binding(self.keys))
        else {
            return;
        };
        // An endpoint that rejects everything rejects the controls too, which shows nothing.
        if agreed(&checked.answers) != Verdict::Accepted {
            return;
        }
        match controls(deliveries) {
            (Control::Checked, Control::Checked) => {
                history.keep_control(&binding, platform::now_to_the_second());
            }
            (Control::NotChecked, _) | (_, Control::NotChecked) => history.forget_control(),
            _ => {}
        }
    }
}

//! One run that changes keys or state: the lock, the state, the stored credentials and what was changed.
//! `setup`, `rotate` and `keys set` share it.

mod change;
mod credentials;

pub(crate) use change::Change;

use crate::app::App;
use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::checks::{self, CheckRun, Keystore, Scope};
use crate::credentials::Secret;
use crate::credentials::key_set::{KeySet, ResolvedKey};
use crate::credentials::source::Source;
use crate::error::{Error, Exit, Result};
use crate::integration::{KeyName, ManualStep};
use crate::keystore::StoredCredentials;
use crate::platform;
use crate::report::{Report, Spinner};
use crate::state::{LoadedState, Lock, ProfileState};
use std::time::{Duration, Instant};

pub(crate) struct Session<'a> {
    pub(crate) app: &'a App,
    lock: Lock,
    pub(crate) state: ProfileState,
    /// What the keychain has for this profile.
    pub(crate) credentials: StoredCredentials,
    pub(crate) changes: Vec<Change>,
    /// Whether the state was ever saved.
    saved: bool,
    keystore_took: Duration,
}

impl<'a> Session<'a> {
    /// Takes the lock, tests the keychain and reads the state. Nobody has been asked for anything yet.
    pub(crate) async fn open(app: &'a App, report: &mut Report) -> Result<Session<'a>> {
        // First: two runs that test the keychain at once would find each other's item.
        let lock = app.state_store.lock()?;
        let _spinner = waits_for_keychain(app);
        let opened = app.open_store().await;
        let opened =
            opened.inspect_err(|error| report.checks.extend(keystore_failed(app, error)))?;
        Session::with(app, lock, opened)
    }

    /// The same for a keychain that is open already.
    pub(crate) fn begin(
        app: &'a App,
        opened: (StoredCredentials, Duration),
    ) -> Result<Session<'a>> {
        Session::with(app, app.state_store.lock()?, opened)
    }

    fn with(
        app: &'a App,
        lock: Lock,
        (credentials, keystore_took): (StoredCredentials, Duration),
    ) -> Result<Session<'a>> {
        let LoadedState { mut state, stored: saved, .. } = app.load_state(Some(&lock))?;
        let mut stored = KeySet::default();
        stored.complete_from(&credentials);
        app.rebind(Some(&lock), &mut state, &stored);
        Ok(Session { app, lock, state, credentials, changes: Vec::new(), saved, keystore_took })
    }

    /// Binds attestations of the first format that are for these keys.
    pub(crate) fn rebind(&mut self, keys: &KeySet) {
        self.app.rebind(Some(&self.lock), &mut self.state, keys);
    }

    /// Writes the state.
    pub(crate) fn save(&self) -> Result<()> {
        self.app.state_store.save(&self.lock, &self.state)
    }

    /// Writes the state of a profile that has none yet, so that a folder that can't be written is found early.
    pub(crate) fn save_if_new(&self) -> Result<()> {
        if self.saved { Ok(()) } else { self.save() }
    }

    /// Refuses a command that would change one of these keys while it is being rotated.
    pub(crate) fn forbid_during_rotation(&self, names: &[KeyName]) -> Result<()> {
        match &self.credentials.candidate {
            Some(candidate) if names.contains(&candidate.name) => {
                Err(rotation_under_way(candidate.name))
            }
            _ => Ok(()),
        }
    }

    /// Runs the whole checklist with these keys.
    pub(crate) async fn check(&self, keys: &KeySet) -> CheckRun {
        self.check_some(keys, &Scope::whole(), "Asking CodeSignal and Ashby").await
    }

    /// Runs only the checks in scope.
    pub(crate) async fn check_some(
        &self,
        keys: &KeySet,
        scope: &Scope,
        spinner: &'static str,
    ) -> CheckRun {
        // Without a key there is nobody to ask.
        let has_key = KeyName::ALL.iter().any(|name| keys.get(*name).is_some());
        let _spinner = has_key.then(|| self.app.ui.busy(spinner));
        let prober = self.app.ask(keys, self.app.deadline_from(Instant::now()));
        checks::run(&prober, &self.state, self.keystore(), platform::now(), scope).await
    }

    /// Asks the vendors of these keys about them, and nobody about anything else.
    pub(crate) async fn check_keys(&self, keys: &KeySet, names: &[KeyName]) -> CheckRun {
        let mut wanted = vec![CheckId::Keystore];
        wanted.extend(names.iter().flat_map(|name| CheckId::of_vendor(*name)));
        let spinner = "Asking whether the key is accepted";
        self.check_some(keys, &Scope::of(wanted), spinner).await
    }

    /// Asks a key's own vendor about it, whose words must repeat none of the other keys either.
    pub(crate) async fn check_key(
        &self,
        name: KeyName,
        key: &Secret,
        others: impl Iterator<Item = &Secret>,
    ) -> CheckRun {
        let mut alone = KeySet::default();
        alone.set(name, ResolvedKey::new(key.clone(), Source::Prompt));
        let stored = self.credentials.secrets().cloned();
        alone.rotation_keys.also_redact = others.cloned().chain(stored).collect();
        self.check_keys(&alone, &[name]).await
    }

    fn keystore(&self) -> std::future::Ready<(Keystore, Duration)> {
        let keystore = match (&self.app.sandbox, self.app.store.exists()) {
            (Some(_), _) => Keystore::InMemory,
            (None, true) => Keystore::Writable,
            (None, false) => Keystore::Unused,
        };
        std::future::ready((keystore, self.keystore_took))
    }

    /// Saves at once what a person confirms for the current keys. Nobody can confirm anything for a key that
    /// is missing or refused.
    pub(crate) fn attest(
        &mut self,
        steps: &[ManualStep],
        keys: &KeySet,
        checked: &CheckRun,
    ) -> Result<()> {
        if steps.is_empty() {
            return Ok(());
        }
        let refused = KeyName::ALL
            .iter()
            .any(|name| checked.status(CheckId::of_key(*name)) == Some(Status::Fail));
        let (Some(binding), false) = (self.app.binding(keys), refused) else {
            self.app.ui.note(
                "Note: your confirmation wasn't saved, because a key is missing or was refused.",
            );
            return Ok(());
        };
        for step in steps {
            let now = platform::now_to_the_second();
            if self.state.attest(*step, &binding, now) {
                self.save()?;
                self.changes.push(Change::Attested(*step));
            }
        }
        Ok(())
    }
}

/// A locked keychain opens a window of its own, which may be behind the terminal.
pub(crate) fn waits_for_keychain(app: &App) -> Option<Spinner> {
    let may_be_locked = app.store.exists() && app.sandbox.is_none() && app.prompter.is_person();
    may_be_locked.then(|| app.ui.busy("Waiting for your keychain. Unlock it if a window asks"))
}

/// The check of a run that ends at the keychain.
pub(crate) fn keystore_failed(
    app: &App,
    error: &Error,
) -> Option<crate::check_result::CheckResult> {
    (error.exit == Exit::Local && app.store.exists()).then(|| crate::checks::failed_keystore(error))
}

fn rotation_under_way(name: KeyName) -> Error {
    let (title, word) = (name.title(), name.as_str());
    Error::todo(
        "rotation_under_way",
        format!(
            "The {title} is being rotated. Changing it another way now could lose the old or the new key, so nothing was done."
        ),
        format!(
            "Finish with `cs-ashby rotate {word}`, or go back to the old key with `cs-ashby rotate {word} --abort`."
        ),
    )
}

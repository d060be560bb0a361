//! Everything a run needs, built once: settings, HTTP client, keychain, state, terminal.

mod keys;
mod last_result;

pub(crate) use keys::key_sources;

use crate::api::address::Address;
use crate::api::deadline::Deadline;
use crate::api::http::Http;
use crate::api::network::Network;
use crate::api::rate_limit::KeyPermit;
use crate::checks::probe::Prober;
use crate::cli::{SandboxChoice, StoreChoice};
use crate::config::{Config, Sources};
use crate::credentials::Secret;
use crate::credentials::key_set::KeySet;
use crate::error::Result;
use crate::integration::{KeyName, ManualStep};
use crate::keystore::{AccessPolicy, LostKeyring, Store, StoredCredentials, StoredKey};
use crate::platform;
use crate::prompt::Prompter;
use crate::report::{Registration, Ui, UsedKey};
use crate::sandbox::{InitialState, Sandbox, SandboxKeys};
use crate::settings::{self, Settings};
use crate::state::{Binding, LoadedState, Lock, ProfileState, StateStore};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long one call to the keychain may take in a script.
const STORE_LIMIT: Duration = Duration::from_secs(3);
/// How long it may take when a person may be typing the keychain's password.
const STORE_LIMIT_PERSON: Duration = Duration::from_secs(60);

pub(crate) struct App {
    pub(crate) settings: Settings,
    pub(crate) ui: Ui,
    /// The HTTP client, shared by the profiles of a run.
    pub(crate) http: Arc<Http>,
    pub(crate) store: Store,
    pub(crate) state_store: StateStore,
    pub(crate) prompter: Prompter,
    pub(crate) configured: Sources,
    /// Set with --sandbox.
    pub(crate) sandbox: Option<Sandbox>,
}

impl App {
    /// Builds everything for a run against the real vendors. With `allow_unlock_prompt` and a person there, the
    /// keychain may ask for its password; otherwise a locked one is an error immediately.
    pub(crate) fn real(
        network: Network,
        settings: Settings,
        ui: Ui,
        allow_unlock_prompt: bool,
    ) -> Result<App> {
        let http = Arc::new(Http::new(settings.timeout, network));
        App::sharing(http, &Config::read()?, settings, ui, allow_unlock_prompt)
    }

    /// The same for one of several profiles that share the HTTP client and the configuration.
    pub(crate) fn sharing(
        http: Arc<Http>,
        config: &Config,
        settings: Settings,
        ui: Ui,
        allow_unlock_prompt: bool,
    ) -> Result<App> {
        let may_ask = settings.interactive && allow_unlock_prompt;
        let limit = if may_ask {
            STORE_LIMIT_PERSON
        } else {
            STORE_LIMIT.min(answers_within(settings.timeout))
        };
        let policy = if may_ask {
            AccessPolicy::person(limit, Ui::early_words)
        } else {
            AccessPolicy::script(limit)
        };
        let store = match settings.store {
            StoreChoice::Keyring => Store::Keyring(policy, LostKeyring::default()),
            StoreChoice::None => Store::None,
        };
        let state_store = StateStore::Folder {
            path: platform::state_folder()?,
            profile: settings.profile.clone(),
        };
        let configured = config.profiles.get(&settings.profile).cloned();
        let mut app = App::new(http, settings, ui, store, state_store, None);
        app.configured = configured.unwrap_or_default();
        Ok(app)
    }

    /// Builds everything for a run against a sandbox in this process. Nothing is stored.
    pub(crate) async fn sandboxed(
        mut settings: Settings,
        ui: Ui,
        choice: SandboxChoice,
        start: InitialState,
    ) -> Result<App> {
        let sandbox = Sandbox::start(choice.scenario.unwrap_or_default(), start).await?;
        settings.addresses = settings::Addresses {
            codesignal: Address::parse(&sandbox.codesignal_url(), "--sandbox")?,
            ashby: Address::parse(&sandbox.ashby_url(), "--sandbox")?,
            webhook: Address::parse(&sandbox.webhook_url(), "--sandbox")?,
        };
        let item = sandbox.stored().map(|keys| item_of(&keys));
        let store = Store::memory(item.as_ref())?;
        let mut state = ProfileState::new()?;
        if let Some(SandboxKeys { codesignal, ashby }) = sandbox.attested() {
            let binding = Binding {
                codesignal: &codesignal,
                ashby: &ashby,
                endpoint: settings.addresses.webhook.text(),
            };
            for step in ManualStep::ALL {
                state.attest(step, &binding, platform::now());
            }
        }
        let state_store = StateStore::Memory(Box::new(Mutex::new(state)));
        // The sandbox is on this computer, so it needs no proxy and no certificate.
        let http = Arc::new(Http::new(settings.timeout, Network::default()));
        let app = App::new(http, settings, ui, store, state_store, Some(sandbox));
        Ok(app)
    }

    fn new(
        http: Arc<Http>,
        settings: Settings,
        mut ui: Ui,
        store: Store,
        state_store: StateStore,
        sandbox: Option<Sandbox>,
    ) -> App {
        ui.set_profile(&settings.profile);
        let prompter = if settings.interactive {
            Prompter::terminal(ui.is_accessible())
        } else {
            Prompter::Unattended
        };
        App {
            http,
            settings,
            ui,
            store,
            state_store,
            prompter,
            configured: Sources::default(),
            sandbox,
        }
    }

    /// Opens the keychain for a run that will write to it, and tests it before anyone is asked for a key. Returns the
    /// stored item, and how long that took.
    pub async fn open_store(&self) -> Result<(StoredCredentials, Duration)> {
        let start = Instant::now();
        if !self.store.exists() {
            return Ok((StoredCredentials::default(), Duration::ZERO));
        }
        self.store.self_test(&self.settings.profile).await?;
        let item = self.store.read(&self.settings.profile).await?;
        Ok((item.unwrap_or_default(), start.elapsed()))
    }

    /// Reads the state of the profile, and says if a damaged one was moved away.
    pub fn load_state(&self, lock: Option<&Lock>) -> Result<LoadedState> {
        let loaded = match lock {
            Some(lock) => self.state_store.load_locked(lock)?,
            None => self.state_store.load()?,
        };
        if let Some(notice) = &loaded.notice {
            self.ui.note(format!("Note: {notice}"));
        }
        Ok(loaded)
    }

    /// The state, for showing fingerprints. A new salt is saved if possible, so that the next run shows the same ones.
    /// For a named profile without state it isn't saved: looking at a profile doesn't create it.
    pub fn state_for_show(&self) -> Result<ProfileState> {
        let lock = self.state_store.lock().ok();
        let loaded = self.load_state(lock.as_ref())?;
        let unnamed = self.settings.profile == "default";
        if let (false, true, Some(lock)) = (loaded.stored, unnamed, &lock) {
            let _ = self.state_store.save(lock, &loaded.state);
        }
        Ok(loaded.state)
    }

    /// Waits until no other profile of this run uses these keys. Returns how long that took.
    pub(crate) async fn turn(&self, keys: &KeySet) -> (Vec<KeyPermit>, Duration) {
        let start = Instant::now();
        let mut turns = Vec::new();
        // Always in this order, so that no two profiles wait for each other.
        for name in KeyName::ALL {
            if let Some(key) = keys.secret(name) {
                turns.push(self.http.turn(name, key).await);
            }
        }
        (turns, start.elapsed())
    }

    /// What a confirmation given now is for: both keys and the endpoint.
    pub(crate) fn binding<'a>(&'a self, keys: &'a KeySet) -> Option<Binding<'a>> {
        let (codesignal, ashby) = keys.both()?;
        Some(Binding { codesignal, ashby, endpoint: self.settings.addresses.webhook.text() })
    }

    /// Binds attestations of the first format to these keys and this endpoint. If the state can't be written, that's
    /// for this run only, and the next one tries again.
    pub(crate) fn rebind(&self, held: Option<&Lock>, state: &mut ProfileState, keys: &KeySet) {
        let Some(binding) = self.binding(keys) else {
            return;
        };
        let bound = state.rebind(&binding);
        if bound.is_empty() {
            return;
        }
        let own = match held {
            Some(_) => None,
            None => self.state_store.lock().ok(),
        };
        if let Some(lock) = held.or(own.as_ref())
            && self.save_rebound(lock, &binding).is_ok()
        {
            let titles: Vec<&str> = bound.iter().map(|step| step.title()).collect();
            self.ui.note(format!(
                "Note: confirmations from an older version are now tied to these keys and this endpoint: {}.",
                titles.join(", ")
            ));
        }
    }

    fn save_rebound(&self, lock: &Lock, binding: &Binding<'_>) -> Result<()> {
        // Another run may have changed it meanwhile.
        let mut state = self.state_store.load_locked(lock)?.state;
        state.rebind(binding);
        self.state_store.save(lock, &state)
    }

    /// Sends the requests of the checks with these keys, until the deadline.
    pub(crate) fn ask<'a>(&'a self, keys: &'a KeySet, deadline: Deadline) -> Prober<'a> {
        Prober::new(&self.http, &self.settings.addresses, keys, deadline)
    }

    /// The deadline for requests that start at `start`: 2 x timeout + 2 s, minus the time to finish the run.
    pub(crate) fn deadline_from(&self, start: Instant) -> Deadline {
        Deadline::at(start + answers_within(self.settings.timeout))
    }

    /// The webhook form, with the fingerprints of these keys.
    pub fn registration(&self, state: &ProfileState, keys: &KeySet) -> Registration {
        let print = |name| keys.secret(name).map(|secret| state.fingerprint(secret).to_string());
        Registration::new(
            self.settings.addresses.webhook.text(),
            print(KeyName::Codesignal),
            print(KeyName::Ashby),
        )
    }

    /// The keys of this run by name and fingerprint.
    pub(crate) fn used_keys(&self, state: &ProfileState, keys: &KeySet) -> Vec<UsedKey> {
        let used = KeyName::ALL.into_iter().filter_map(|name| {
            Some(UsedKey {
                title: name.title(),
                fingerprint: state.fingerprint(keys.secret(name)?).to_string(),
                source: keys.get(name)?.source.as_str(),
            })
        });
        used.collect()
    }
}

/// A run must end within 2 x timeout + 2 s, so its answers must be there half a second earlier.
fn answers_within(timeout: Duration) -> Duration {
    timeout * 2 + Duration::from_millis(1500)
}

fn item_of(keys: &SandboxKeys) -> StoredCredentials {
    let stored = |secret: &Secret| StoredKey {
        secret: secret.clone(),
        stored_at: Some(platform::now()),
        proven: true,
    };
    StoredCredentials {
        codesignal: Some(stored(&keys.codesignal)),
        ashby: Some(stored(&keys.ashby)),
        ..StoredCredentials::default()
    }
}

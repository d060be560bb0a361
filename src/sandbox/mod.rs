//! A local CodeSignal and Ashby, to practise on and to test against: real HTTP on loopback, as
//! strict as what the vendors publish, and no way out of this machine.
//!
//! - CodeSignal: `/graphql` by the published schema, and its dashboard under
//!   `/client-dashboard/integrations/`. `POST /sandbox/test-sessions` is the candidate's part.
//! - Ashby: `/apiKey.info`, `/api/codesignal_webhook`, and its admin pages under `/admin/`.
//!
//! Every reply has the header `x-cs-ashby-sandbox`, so that the wizard of another run can tell it from a real
//! vendor. Events are delivered once, in order. An outage concerns the vendors' APIs; their dashboards stay up, so
//! that practice can go on. What a person does on the pages is what was done: a scenario that is a mistake of the
//! admin is made by `Admin` only.

mod admin;
mod apply_scenario;
mod ashby;
mod codesignal;
mod company;
mod forms;
mod graphql;
mod guard;
mod pages;
mod reply;
mod resolve;
mod scenario;
mod state;
mod test_session;
#[cfg(test)]
mod tests;
mod values;
mod webhooks;

/// The paths of the dashboards' pages.
pub mod page_paths {
    pub use super::pages::{API_KEYS, ASHBY_API_KEYS, ASSESSMENTS, WEBHOOKS};
}

pub(crate) use admin::Admin;
pub use scenario::Scenario;

use crate::credentials::Secret;
use crate::error::{Error, Result};
use crate::integration::Permission;
use axum::Router;
use state::{PATIENCE, SandboxState};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InitialState {
    Nothing,
    /// An integration that was set up by the guide and worked, and was then struck by the scenario.
    Finished,
}

/// The keys of a finished integration.
#[derive(Clone)]
pub(crate) struct SandboxKeys {
    pub(crate) codesignal: Secret,
    pub(crate) ashby: Secret,
}

/// The two servers. They run until it is dropped; what is being answered then is still answered.
pub struct Sandbox {
    shared: Arc<SandboxState>,
    pub(crate) scenario: Scenario,
    /// What the keychain has, and what was confirmed.
    keys: Option<(SandboxKeys, SandboxKeys)>,
    /// Closes when the sandbox goes, and the servers with it.
    _open: watch::Sender<()>,
}

impl Sandbox {
    /// Binds two servers on 127.0.0.1, at ports the system chooses, and runs them as tasks of the
    /// current tokio runtime until the sandbox is dropped.
    pub async fn start(scenario: Scenario, start: InitialState) -> Result<Sandbox> {
        Sandbox::start_at(PATIENCE, scenario, start).await
    }

    async fn start_at(
        patience: Duration,
        scenario: Scenario,
        start: InitialState,
    ) -> Result<Sandbox> {
        let (codesignal_listener, codesignal) = bind().await?;
        let (ashby_listener, ashby) = bind().await?;
        let client = webhooks::client().map_err(unusable)?;
        let shared = Arc::new(SandboxState::new(patience, client, codesignal, ashby));
        let (open, closed) = watch::channel(());
        serve(codesignal_listener, codesignal::routes(shared.clone()), closed.clone());
        serve(ashby_listener, ashby::routes(shared.clone()), closed);
        let keys = match start {
            InitialState::Nothing => {
                shared.state().scenario = scenario;
                None
            }
            InitialState::Finished => {
                let admin = Admin { shared: shared.clone(), mistake: Scenario::Working };
                let made = finish(&admin).await?;
                Some(apply_scenario::apply(&mut shared.state(), scenario, made)?)
            }
        };
        Ok(Sandbox { shared, scenario, keys, _open: open })
    }

    pub fn codesignal_url(&self) -> String {
        format!("{}/graphql", self.codesignal_site())
    }

    pub fn ashby_url(&self) -> String {
        format!("http://{}", self.shared.ashby)
    }

    pub fn webhook_url(&self) -> String {
        self.shared.webhook_url()
    }

    /// Where the candidate of the practice takes a test.
    pub(crate) fn test_sessions_url(&self) -> String {
        format!("{}/sandbox/test-sessions", self.codesignal_site())
    }

    pub fn codesignal_site(&self) -> String {
        format!("http://{}", self.shared.codesignal)
    }

    /// With `InitialState::Finished`: what is in the admin's keyring now, the scenario applied.
    pub(crate) fn stored(&self) -> Option<SandboxKeys> {
        self.keys.as_ref().map(|(stored, _)| stored.clone())
    }

    /// With `InitialState::Finished`: the keys that were current when a person last confirmed the two
    /// manual steps. Differs from `stored` after a rotation.
    pub(crate) fn attested(&self) -> Option<SandboxKeys> {
        self.keys.as_ref().map(|(_, attested)| attested.clone())
    }

    pub(crate) fn admin(&self) -> Admin {
        let mistake = if self.keys.is_none() { self.scenario } else { Scenario::Working };
        Admin { shared: self.shared.clone(), mistake }
    }
}

async fn finish(admin: &Admin) -> Result<SandboxKeys> {
    let ashby = admin.create_ashby_key()?;
    let codesignal = admin.create_codesignal_key(&Permission::ALL)?;
    admin.save_ashby_settings(&codesignal, &ashby)?;
    admin.register_webhook(&codesignal, &ashby).await?;
    Ok(SandboxKeys { codesignal, ashby })
}

async fn bind() -> Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(unusable)?;
    let address = listener.local_addr().map_err(unusable)?;
    Ok((listener, address))
}

fn unusable(error: impl std::fmt::Display) -> Error {
    Error::local(
        "sandbox_port",
        format!("The sandbox can't use 127.0.0.1: {error}."),
        "Check that this computer's loopback address works, and that no limit on open files is reached.",
    )
}

fn serve(listener: TcpListener, routes: Router, mut closed: watch::Receiver<()>) {
    // Resolves when the sender is gone; nothing is ever sent.
    let gone = async move { while closed.changed().await.is_ok() {} };
    // axum's server ends only by `gone`, and never with an error: there is nothing to report.
    tokio::spawn(async move { axum::serve(listener, routes).with_graceful_shutdown(gone).await });
}
